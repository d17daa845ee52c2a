// What people do to a process, seen by the modules beside it: the file keeps it, the drawing keeps
// everything else where it was.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readBpmn, writeBpmn } from '#bpmn'
import { applyGroup } from '#change'
import { layout } from '#layout'
import { asKey, type Element, elementsOf, lanesOf, type Process } from '#process'
import { fulfil, keysFrom, wish } from './changes.ts'
import { root } from './house/files.ts'
import { blockProcess } from './processes.ts'
import { runs } from './runs.ts'

const SEED = 20261122

const folder = join(root, 'test/models')
const models: readonly Process[] = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.bpmn'))
  .flatMap((name) => {
    const reading = readBpmn(readFileSync(join(folder, name)), { name })
    return reading.kind === 'read' ? [reading.process] : []
  })

/**
 * Elements without the id of their file, and without the marker of a gateway, which a file keeps in the
 * drawing; the places of lanes as their rank beside each other.
 */
const asWritten = (process: Process): Readonly<Record<string, unknown>> => {
  const siblings = Map.groupBy(lanesOf(process), ({ parent }) => parent)
  const ranks = new Map(
    [...siblings.values()].flatMap((lanes) => lanes.map(({ key }, index) => [key, index] as const)),
  )
  const without = ({ xmlId: _, ...element }: Element) => ({
    ...element,
    ...(element.kind === 'lane' ? { order: ranks.get(element.key) } : {}),
    ...(element.kind === 'gateway' ? { isMarkerVisible: undefined } : {}),
  })
  return Object.fromEntries(elementsOf(process).map((one) => [one.key, without(one)]))
}

const base = fc.oneof(blockProcess, fc.constantFrom(...models))

describe('a changed process', () => {
  it('is written as BPMN and read again without losing anything', () => {
    let happened = 0
    fc.assert(
      fc.property(base, wish, (before, one) => {
        const { name, edit } = fulfil(before, one, keysFrom('k'))
        // What is placed by hand may stand in another lane than it is said to be in.
        if (edit.kind === 'impossible' || ['paste', 'pinNode'].includes(name)) return
        const result = applyGroup(before, { id: 'g', changes: edit.changes })
        if (result.kind === 'refused') throw new Error(name)
        const again = readBpmn(writeBpmn(result.process))
        if (again.kind === 'refused') throw new Error(again.refusal.code)
        expect(asWritten(again.process)).toEqual(asWritten(result.process))
        happened += 1
      }),
      { seed: SEED, numRuns: runs(150) },
    )
    expect(happened).toBeGreaterThan(50)
  })

  it('is drawn with everything that was not touched where it stood', () => {
    fc.assert(
      fc.property(fc.constantFrom(...models), wish, (before, one) => {
        const { edit } = fulfil(before, one, keysFrom('k'))
        if (edit.kind === 'impossible') return
        const result = applyGroup(before, { id: 'g', changes: edit.changes })
        if (result.kind === 'refused') throw new Error('refused')
        const drawn = layout(result.process)
        for (const [key, shape] of Object.entries(result.process.shapes)) {
          expect(drawn[asKey(key)]).toEqual(shape)
        }
      }),
      { seed: SEED, numRuns: runs(40) },
    )
  })
})
