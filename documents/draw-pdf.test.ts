import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { draw } from '#drawing'
import { layout } from '#layout'
import type { Process } from '#process'
import { readSteps } from '#steps'
import { areas } from '#texts'
import { anyProcess } from '../test/processes.ts'
import { runs } from '../test/runs.ts'
import { drawPdf, type Paper } from './draw-pdf.ts'

const words = areas.drawing.de
const svgOf = (process: Process) =>
  draw(process, layout(process), { title: 'Überblick „Hund“', words, isInteractive: true })
const long = (count: number) =>
  readSteps(
    `Prozess: Lang\nStart: los\nZiel: fertig\n\n${Array.from({ length: count }, (_, at) => `${at + 1}. Unterlage ${at} für größere Prüfung ablegen @Stelle ${at % 3}`).join('\n')}\n`,
  ).process

/** The lines of text in a drawing. */
const labelsOf = (svg: string) =>
  [...svg.matchAll(/<(?:tspan|text)[^>]*>([^<]+)</g)].map(([, label = '']) =>
    label
      .replace(/&quot;/g, '"')
      .replace(/&#39;/g, "'")
      .replace(/&lt;/g, '<')
      .replace(/&amp;/g, '&'),
  )

const hasTools = spawnSync('pdftotext', ['-v']).error === undefined

describe.skipIf(!hasTools)('a drawing as PDF (needs pdftotext)', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'prozess-pdf-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const made = async (svg: string, paper: Paper = 'A4') => {
    const file = join(folder, 'drawing.pdf')
    writeFileSync(file, await drawPdf(svg, { language: 'de', paper }))
    const read = (...command: [string, ...string[]]) =>
      execFileSync(command[0], command.slice(1), { encoding: 'utf8' })
    const pages = [
      ...read('pdftotext', '-bbox', file, '-').matchAll(
        /<page width="([\d.]+)" height="([\d.]+)">([\s\S]*?)<\/page>/g,
      ),
    ].map(([, width, height, inside = '']) => ({
      ...{ width: Number(width), height: Number(height) },
      words: [
        ...inside.matchAll(
          /<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">([^<]*)</g,
        ),
      ].map(([, ...parts]) => ({ box: parts.slice(0, 4).map(Number), text: parts[4] ?? '' })),
    }))
    return {
      pages,
      text: read('pdftotext', '-raw', file, '-'),
      info: read('pdfinfo', file),
      structure: () => read('pdfinfo', '-struct-text', file),
      fonts: read('pdffonts', file),
    }
  }
  const squeeze = (text: string) => text.replace(/\s+/g, '')

  it('holds every label as text, in an embedded font, with title, language and tags', async () => {
    const svg = svgOf(long(4))
    const { text, info, fonts } = await made(svg)
    for (const label of labelsOf(svg)) expect(squeeze(text)).toContain(squeeze(label))
    expect(info).toMatch(/Title: +Überblick „Hund“/)
    expect(info).toMatch(/Tagged: +yes/)
    const rows = fonts.trim().split('\n').slice(2)
    expect(rows.length).toBeGreaterThan(0)
    // Columns: embedded, subset, with a table back to Unicode.
    for (const row of rows) expect(row).toMatch(/NotoSans.* yes yes yes /)
  })

  it('says on its first page that letters are missing which its font does not have', async () => {
    const { process } = readSteps(
      `Prozess: Lang\n\n1. 中文 → 中 ablegen\n${'2. Antrag prüfen\n'.repeat(60)}`,
    )
    const { pages, text, structure } = await made(svgOf(process))
    expect(pages.length).toBeGreaterThan(1)
    expect(text.match(/3 Schriftzeichen sind hier nicht darstellbar/g)).toHaveLength(1)
    expect(structure()).toContain('3 Schriftzeichen')
    expect((await made(svgOf(long(4)))).text).not.toContain('Schriftzeichen')
  })

  it('tells the steps in the order of the flow when it is read aloud', async () => {
    const { structure } = await made(svgOf(long(3)))
    const told = structure()
    expect(told).toMatch(/^Document/)
    expect(told).toMatch(/H1/)
    const steps = [...told.matchAll(/Figure/g)]
    expect(steps).toHaveLength(5)
    const [first, second] = ['Unterlage 0', 'Unterlage 1'].map((one) => told.indexOf(one))
    expect(first).toBeGreaterThan(0)
    expect(second).toBeGreaterThan(first ?? 0)
  })

  it('is cut into strips where it is long, with nothing lost and nothing cut off', async () => {
    const svg = svgOf(long(40))
    const { pages, text } = await made(svg)
    expect(pages.length).toBeGreaterThan(1)
    for (const label of labelsOf(svg)) expect(squeeze(text)).toContain(squeeze(label))
    for (const { width, height, words: found } of pages) {
      expect(width).toBeGreaterThan(height)
      for (const { box, text: word } of found) {
        const [left = 0, top = 0, right = 0, bottom = 0] = box
        expect([word, left >= 0 && top >= 0 && right <= width && bottom <= height]).toEqual([
          word,
          true,
        ])
      }
    }
  })

  it('is one page as large as the drawing where that is asked, and fewer pages on A3', async () => {
    const svg = svgOf(long(40))
    const [whole, a4, a3] = [await made(svg, 'whole'), await made(svg), await made(svg, 'A3')]
    expect(whole.pages).toHaveLength(1)
    const [, width] = /width="(\d+)"/.exec(svg) ?? []
    expect(whole.pages[0]?.width).toBeCloseTo(Number(width) * 0.75 + 68, 0)
    expect(a3.pages.length).toBeLessThanOrEqual(a4.pages.length)
    expect(a3.pages[0]?.width).toBeCloseTo(1190.55, 0)
  })

  it('loses no word, whatever the model', async () => {
    await fc.assert(
      fc.asyncProperty(anyProcess, async (process) => {
        const svg = svgOf(process)
        const { text } = await made(svg)
        const found = squeeze(text)
        expect(labelsOf(svg).filter((label) => !found.includes(squeeze(label)))).toEqual([])
      }),
      { seed: 11, numRuns: runs(15) },
    )
  })
})

describe('what is no drawing', () => {
  it('is refused with what it must be', async () => {
    await expect(drawPdf('<html/>', { language: 'de' })).rejects.toThrow(/must be SVG/)
  })
})
