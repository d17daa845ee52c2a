// The gallery shows what is drawn today, and all of it.

import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ElementKind } from '#process'
import { GROUPS } from '../docs/gallery/figures.ts'
import { drawFigure, gallery } from '../docs/gallery.ts'
import { readText, root } from './house/files.ts'

const KINDS: Readonly<Record<ElementKind, true>> = {
  ...{ pool: true, lane: true, task: true, subProcess: true, callActivity: true, event: true },
  ...{ gateway: true, data: true, annotation: true, group: true, sequenceFlow: true },
  ...{ messageFlow: true, association: true, dataAssociation: true },
}

describe('the gallery', () => {
  it('is what the program draws today', () => {
    for (const [path, content] of gallery()) {
      const committed = readText(`docs/gallery/${path}`)
      expect(
        committed === content,
        `docs/gallery/${path} is old: run node launch/run.mjs docs/gallery.ts, and look at it`,
      ).toBe(true)
    }
  })

  it('shows every kind of element', () => {
    const shown = new Set(
      GROUPS.flatMap(({ figures }) =>
        figures.flatMap(({ process }) =>
          Object.values(process.shapes).map((shape) => process.elements[shape.element]?.kind),
        ),
      ),
    )
    expect([...shown].sort()).toEqual(Object.keys(KINDS).sort())
  })

  it('draws each figure differently from the others of its group', () => {
    for (const { title, figures } of GROUPS) {
      const drawings = figures.map((figure) =>
        drawFigure(figure, '').replace(/<title.*?<\/title>/, ''),
      )
      const twice = figures.filter((_, index) => {
        const drawing = drawings[index]
        return drawing !== undefined && drawings.indexOf(drawing) !== index
      })
      expect([title, twice.map((figure) => figure.title)]).toEqual([title, []])
    }
  })

  it('has all reference models, the official picture beside each, and stays small', () => {
    const folder = join(root, 'docs/gallery/miwg')
    const drawn = [...gallery().keys()].filter((path) => path.endsWith('.svg'))
    expect(new Set(drawn.map((path) => path.slice(0, 'miwg/A.1.0'.length))).size).toBe(21)
    const official = drawn.map((path) => path.replace(/\.svg$/, '.official.png'))
    expect(official.filter((path) => !existsSync(join(folder, '..', path)))).toEqual([])
    const size = readdirSync(folder).reduce(
      (sum, file) => sum + statSync(join(folder, file)).size,
      0,
    )
    expect(size).toBeLessThan(5_000_000)
  })
})
