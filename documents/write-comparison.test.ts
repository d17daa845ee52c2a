import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import readExcelFile from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import { createTexts, type Language } from '#texts'
import { runs } from '../test/runs.ts'
import { blocksOf, MOST_BESIDE } from './column-blocks.ts'
import type { ComparisonData } from './comparison-document.ts'
import { wrapText } from './wrap-text.ts'
import { type ComparisonForm, writeComparison } from './write-comparison.ts'

type Row = ComparisonData['rows'][number]
type Steps = Extract<Row['cells'][number], { kind: 'steps' }>['steps']

const step = (label: string, more: Partial<Steps[number]> = {}): Steps[number] => ({
  ...{ key: label, label, actor: '', medium: null, minutes: null, share: null, waiting: null },
  tie: null,
  ...more,
})
const doing = (...steps: Steps): Row['cells'][number] => ({ kind: 'steps', steps })
const row = (label: string, cells: Row['cells'], more: Partial<Row> = {}): Row => ({
  ...{ label, familyCode: null, branch: '', differences: [], cells },
  ...more,
})
const column = (name: string, more: Partial<ComparisonData['columns'][number]> = {}) => ({
  ...{ processId: name, name: `Hund anmelden in ${name}` },
  organisation: { id: name, name, shortName: name },
  ...{ casesPerYear: null, minutesPerCase: null, mediaBreaks: null, leadTimeDays: null },
  ...more,
})

const small: ComparisonData = {
  name: 'Hund anmelden',
  similarity: 0.62,
  columns: [
    column('Stadt Nord', { minutesPerCase: 12.5, mediaBreaks: 2 }),
    column('Stadt Süd', { minutesPerCase: 30 }),
    column('Gemeinde Ost'),
  ],
  rows: [
    row(
      'Anmeldung prüfen',
      [
        doing(
          step('Angaben prüfen', {
            ...{ actor: 'Steueramt', medium: 'paper', minutes: 8, share: 0.25 },
            waiting: { minDays: 2, maxDays: 5 },
          }),
        ),
        { kind: 'elsewhere', by: 'Kreis West' },
        { kind: 'absent' },
      ],
      { differences: ['medium', 'missing'], branch: 'mit Papier' },
    ),
    row(
      'Bescheid versenden',
      [1, 2, 3].map(() => doing(step('Bescheid versenden'))),
    ),
  ],
  findings: [
    {
      ...{ code: 'paperStep', text: 'Nur Stadt Nord prüft auf Papier.', weight: 2 },
      cells: [{ row: 0, column: 0 }],
    },
    { ...{ code: 'mediaBreaks', text: 'Medienbrüche: 2.', weight: 1 }, cells: [] },
  ],
  elsewhere: [{ organisationName: 'Dorf', text: 'Dorf: „Hundesteuer“ macht Kreis West.' }],
}

/** As many columns as a comparison may have, and rows enough for several pages. */
const large: ComparisonData = {
  ...small,
  columns: Array.from({ length: 25 }, (_, at) => column(`Stadt ${at + 1}`, { casesPerYear: at })),
  rows: Array.from({ length: 40 }, (_, at) =>
    row(
      `Zeile ${at + 1}`,
      Array.from({ length: 25 }, (_, place) =>
        doing(step(`Schritt-${at + 1}-${place + 1}`, { actor: 'Bürgerbüro', minutes: 3 })),
      ),
    ),
  ),
}

const made = (data: ComparisonData, form: ComparisonForm, language: Language = 'de') =>
  writeComparison(data, form, {
    ...{ texts: createTexts(language), language, date: new Date('2026-11-22T23:30:00Z') },
    notices: ['Erfundenes Beispiel'],
  })
const sheetsOf = async (data: ComparisonData, language?: Language) =>
  readExcelFile(Buffer.from(await made(data, 'xlsx', language)))
const partsOf = async (data: ComparisonData, form: ComparisonForm, language?: Language) =>
  Object.fromEntries(
    Object.entries(unzipSync(await made(data, form, language))).map(([name, bytes]) => [
      name,
      strFromU8(bytes),
    ]),
  )
const wordsIn = (xml: string): string =>
  xml
    .replace(/<\/w:p>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')

describe('a comparison as a workbook', () => {
  it('has kinds of step down and administrations across, each fact on a line of its own', async () => {
    const [table] = await sheetsOf(small)
    expect(table?.sheet).toBe('Varianten nebeneinander')
    expect(table?.data[0]).toEqual([
      'Schritt',
      'Stadt Nord\nHund anmelden in Stadt Nord',
      'Stadt Süd\nHund anmelden in Stadt Süd',
      'Gemeinde Ost\nHund anmelden in Gemeinde Ost',
    ])
    expect(table?.data[1]).toEqual([
      'Anmeldung prüfen\nIm Zweig: mit Papier\nanderes Medium\nnicht bei allen',
      'Angaben prüfen\nSteueramt\nPapier\n8 Minuten\nin 25\u00a0% der Fälle\nliegt 2 bis 5 Tage',
      'macht: Kreis West',
      'nicht vorhanden',
    ])
    expect(table?.data).toHaveLength(3)
  })

  it('says a wait without a least as one up to so many days', async () => {
    const waits = doing(step('Beraten', { waiting: { minDays: 0, maxDays: 56 } }))
    const [table] = await sheetsOf({ ...small, rows: [row('Beraten', [waits, waits, waits])] })
    expect(table?.data[1]?.[1]).toBe('Beraten\nliegt bis zu 56 Tage')
  })

  it('marks where each of several steps begins', async () => {
    const paper = step('Am Schalter aufnehmen', { actor: 'Bürgerbüro', share: 0.4 })
    const portal = step('Aus dem Portal übernehmen', { actor: 'Steueramt', share: 0.6 })
    const cells = [doing(paper, portal), doing(paper), { kind: 'absent' as const }]
    const [table] = await sheetsOf({ ...small, rows: [row('Anmeldung aufnehmen', cells)] })
    expect(table?.data[1]?.slice(1, 3)).toEqual([
      '• Am Schalter aufnehmen\nBürgerbüro\nin 40\u00a0% der Fälle\n• Aus dem Portal übernehmen\nSteueramt\nin 60\u00a0% der Fälle',
      'Am Schalter aufnehmen\nBürgerbüro\nin 40\u00a0% der Fälle',
    ])
  })

  it('tells two processes of one house apart in every head', async () => {
    const house = { organisation: { id: 'k', name: 'Kreis', shortName: 'Kreis' } }
    const twice = ['alt', 'neu'].map((name) => column(name, { ...house, minutesPerCase: 5 }))
    const data = { ...small, rows: [], findings: [], columns: twice }
    const sheets = await sheetsOf(data)
    const heads = ['Kreis\nHund anmelden in alt', 'Kreis\nHund anmelden in neu']
    expect(sheets[0]?.data[0]?.slice(1)).toEqual(heads)
    expect(sheets[2]?.data).toContainEqual(['Kennzahl', ...heads])
    const { 'word/document.xml': word = '' } = await partsOf(data, 'docx')
    expect(wordsIn(word).match(/Hund anmelden in neu/g)).toHaveLength(2)
  })

  it('has the findings with numbers and the figures as numbers on sheets of their own', async () => {
    const [, findings, figures] = await sheetsOf(small)
    expect(findings?.data).toEqual([
      ['Nr.', 'Beobachtung', 'Betroffene Spalten', 'Schritte'],
      [1, 'Nur Stadt Nord prüft auf Papier.', 1, 'Anmeldung prüfen'],
      [2, 'Medienbrüche: 2.', 0, null],
    ])
    const rows = figures?.data ?? []
    expect(rows.flat()).toContain('Stand: 23.11.2026')
    expect(rows.flat()).toContain('Erfundenes Beispiel')
    expect(rows).toContainEqual(['Minuten je Fall', 12.5, 30, 'nicht angegeben'])
    expect(rows).toContainEqual(['Medienbrüche', 2, 'nicht angegeben', 'nicht angegeben'])
    expect(rows.flat()).toContain('Dorf: „Hundesteuer“ macht Kreis West.')
  })

  it('keeps head and first column in sight', async () => {
    const parts = await partsOf(small, 'xlsx')
    const sheet = parts['xl/worksheets/sheet1.xml'] ?? ''
    expect(sheet).toMatch(/<pane [^>]*state="frozen"/)
    expect(sheet).toMatch(/<pane [^>]*xSplit="1"/)
    expect(sheet).toMatch(/<pane [^>]*ySplit="1"/)
  })

  it('holds no formula, whatever sign a text begins with', async () => {
    const texts = ['=1+1', '+49 30', '-Ablage', '@Bürgerbüro', '=HYPERLINK("http://x")']
    const data: ComparisonData = {
      ...small,
      name: '=NAME()',
      columns: small.columns.map((one) => ({ ...one, name: '=A1' })),
      rows: texts.map((text) =>
        row(
          text,
          [1, 2, 3].map(() => doing(step(text, { actor: text }))),
        ),
      ),
      findings: texts.map((text) => ({ code: 'x', text, weight: 1, cells: [] })),
    }
    const parts = await partsOf(data, 'xlsx')
    const sheets = Object.entries(parts).filter(([name]) => name.startsWith('xl/worksheets/sheet'))
    expect(sheets).toHaveLength(3)
    for (const [, xml] of sheets) expect(xml).not.toMatch(/<f[ >]/)
    const [table, findings] = await sheetsOf(data)
    expect(table?.data.slice(1).map(([label]) => label)).toEqual(texts)
    expect(table?.data.slice(1).map((cells) => cells[1])).toEqual(
      texts.map((text) => `${text}\n${text}`),
    )
    expect(findings?.data.slice(1).map((cells) => cells[1])).toEqual(texts)
  })

  it('opens with any characters a model may bring, and with very long ones', async () => {
    const odd = { unit: 'binary' as const, minLength: 1, maxLength: 30 }
    await fc.assert(
      fc.asyncProperty(fc.string(odd), async (text) => {
        const label = `a${text}b`
        const [table] = await sheetsOf({ ...small, rows: [row(label, small.rows[0]?.cells ?? [])] })
        expect(table?.data[1]?.[0]).toMatch(/^a[\s\S]*b$/)
      }),
      { seed: 5, numRuns: runs(25) },
    )
    // Signs that mean nothing in any text stop what reads the file.
    for (const sign of ['\u{10fffe}', '\u{1ffff}', '\ufdd0', '\uffff', '\ud800', '\0', '\u2028']) {
      const rows = [row(`a${sign}b`, small.rows[0]?.cells ?? [])]
      const [table] = await sheetsOf({ ...small, rows })
      expect(table?.data[1]?.[0]).toMatch(/^a[ \ufffd]?b$/)
    }
    const long = 'x'.repeat(40_000)
    const [table] = await sheetsOf({ ...small, rows: [row(long, small.rows[0]?.cells ?? [])] })
    expect(String(table?.data[1]?.[0])).toHaveLength(32_767)
  })
})

describe('a comparison as a Word document', () => {
  it('says the findings first and then the table, with title and date', async () => {
    const xml = (await partsOf(small, 'docx'))['word/document.xml'] ?? ''
    const text = wordsIn(xml)
    const order = [
      'Vergleich: Hund anmelden',
      'Stand: 23.11.2026',
      'Erfundenes Beispiel',
      'Was auffällt',
      'Nur Stadt Nord prüft auf Papier.',
      'Varianten nebeneinander',
      'Steueramt',
      'macht: Kreis West',
      'Kennzahlen',
    ].map((one) => text.indexOf(one))
    expect(order).not.toContain(-1)
    expect(order).toEqual([...order].sort((a, b) => a - b))
    expect(xml).toMatch(/w:val="Heading1"/)
  })

  it('lays the table across, with a head that each page repeats', async () => {
    const xml = (await partsOf(large, 'docx'))['word/document.xml'] ?? ''
    const pages = [...xml.matchAll(/<w:pgSz [^>]*>/g)].map(([tag]) => tag)
    expect(pages).toHaveLength(2)
    expect(pages[0]).not.toContain('landscape')
    expect(pages[1]).toMatch(/w:w="16838" w:h="11906" w:orient="landscape"/)
    const tables = xml.split('<w:tbl>').slice(1)
    expect(tables).toHaveLength(2 * blocksOf(25).length)
    for (const table of tables) expect(table.match(/<w:tblHeader\/>/g)).toHaveLength(1)
  })

  it('loses no cell of 25 columns, and speaks English', async () => {
    const text = wordsIn((await partsOf(large, 'docx', 'en'))['word/document.xml'] ?? '')
    const lines = new Set(text.split('\n'))
    for (const { cells } of large.rows) {
      for (const cell of cells) {
        expect(lines).toContain(cell.kind === 'steps' ? cell.steps[0]?.label : '')
      }
    }
    expect(text).toContain('What stands out')
    expect(text).toContain('As of 23/11/2026')
  })
})

const hasTools = spawnSync('pdftotext', ['-v']).error === undefined

describe.skipIf(!hasTools)('a comparison as PDF (needs pdftotext)', () => {
  const read = async (data: ComparisonData, form: ComparisonForm = 'pdf') => {
    const folder = mkdtempSync(join(tmpdir(), 'prozess-comparison-'))
    try {
      const file = join(folder, 'comparison.pdf')
      writeFileSync(file, await made(data, form))
      const ask = (tool: string, ...words: string[]) =>
        execFileSync(tool, words, { encoding: 'utf8', maxBuffer: 1e8 })
      return {
        text: ask('pdftotext', '-raw', file, '-'),
        boxes: ask('pdftotext', '-bbox', file, '-'),
        info: ask('pdfinfo', '-l', '999', file),
        structure: ask('pdfinfo', '-struct-text', file),
        images: ask('pdfimages', '-list', file),
      }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }

  it('says the findings first and then the table, with title, date, language and tags', async () => {
    const { text, info, structure } = await read(small)
    const order = [
      'Vergleich: Hund anmelden',
      '23.11.2026',
      'Erfundenes',
      '1. Nur Stadt Nord',
      'Steueramt',
    ]
    const places = order.map((one) => text.indexOf(one))
    expect(places).not.toContain(-1)
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(info).toMatch(/Title: +Vergleich: Hund anmelden/)
    expect(info).toMatch(/Tagged: +yes/)
    for (const tag of ['H1', 'H2', 'Table', 'TR', 'TH', 'TD']) {
      expect(structure).toMatch(new RegExp(`^ *${tag}\\b`, 'm'))
    }
    expect(structure.match(/^ *TR\b/gm)).toHaveLength(3 + 3)
  })

  it('lays the table across, repeats its head, and loses and cuts off nothing', async () => {
    const { text, info, boxes } = await read(large)
    const sizes = [...info.matchAll(/Page +\d+ size: +([\d.]+) x ([\d.]+)/g)]
    expect(Number(sizes[0]?.[1])).toBeLessThan(Number(sizes[0]?.[2]))
    expect(Number(sizes[1]?.[1])).toBeGreaterThan(Number(sizes[1]?.[2]))
    const squeezed = text.replace(/\s+/g, '')
    for (const { cells } of large.rows) {
      for (const cell of cells) {
        expect(squeezed).toContain(cell.kind === 'steps' ? cell.steps[0]?.label : '')
      }
    }
    const pages = text.split('\f').slice(1, -1)
    expect(pages.length).toBeGreaterThan(blocksOf(25).length)
    for (const page of pages)
      expect(page).toMatch(/^(Varianten nebeneinander\n)?(Schritt|Kennzahl)/)
    const found = boxes.matchAll(
      /<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)"/g,
    )
    for (const [, left, top, right, bottom] of found) {
      expect(Number(left)).toBeGreaterThan(0)
      expect(Number(top)).toBeGreaterThan(0)
      expect(Number(right)).toBeLessThan(842)
      expect(Number(bottom)).toBeLessThan(842)
    }
  })

  it('is for the wall on sheets of A1 that lie across, in type that is read from two metres', async () => {
    const { text, info, boxes, images, structure } = await read(large, 'a1.pdf')
    const sizes = [...info.matchAll(/Page +\d+ size: +([\d.]+) x ([\d.]+)/g)]
    expect(sizes.length).toBeGreaterThan(1)
    for (const [, width, height] of sizes) {
      expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([2384, 1684])
    }
    // Lines of 24 points or more, in letters and not as a picture.
    const found = [
      ...boxes.matchAll(/<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)"/g),
    ]
    expect(found.length).toBeGreaterThan(1000)
    for (const [, left, top, right, bottom] of found) {
      expect(Number(bottom) - Number(top)).toBeGreaterThan(24)
      expect(Number(left)).toBeGreaterThan(0)
      expect(Number(top)).toBeGreaterThan(0)
      expect(Number(right)).toBeLessThan(2384)
      expect(Number(bottom)).toBeLessThan(1684)
    }
    expect(images.trim().split('\n')).toHaveLength(2)
    expect(structure).toMatch(/^ *TH\b/m)
    const squeezed = text.replace(/\s+/g, '')
    for (const { cells } of large.rows) {
      for (const cell of cells) {
        expect(squeezed).toContain(cell.kind === 'steps' ? cell.steps[0]?.label : '')
      }
    }
  })

  it('is the same wall on pages of A4, each with a white border and its place, none of them empty', async () => {
    const { text, info, boxes } = await read(large, 'a4.pdf')
    const wall = await read(large, 'a1.pdf')
    const pages = boxes.split('<page ').slice(1)
    const sizes = [...info.matchAll(/Page +\d+ size: +([\d.]+) x ([\d.]+)/g)]
    expect(sizes.length).toBe(pages.length)
    for (const [, width, height] of sizes) {
      expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([842, 595])
    }
    const sheets = wall.info.match(/Page +\d+ size/g)?.length ?? 0
    expect(pages.length).toBeGreaterThan(sheets)
    expect(pages.length).toBeLessThanOrEqual(9 * sheets)
    const places = pages.map((_, at) =>
      /Bogen (\d+), Reihe (\d) von 3, Spalte (\d) von 3/
        .exec(text.split('\f')[at] ?? '')
        ?.slice(1)
        .join(),
    )
    expect(places).not.toContain(undefined)
    expect(new Set(places).size).toBe(places.length)
    // All words of the wall are there in type of 23 points; those that an edge cuts stand on both sides of it in parts.
    const wordsOf = (some: string) =>
      [
        ...some.matchAll(
          /xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">([^<]+)</g,
        ),
      ].map(([, left, top, right, bottom, word]) => ({
        ...{ left: Number(left), right: Number(right), word },
        height: Number(bottom) - Number(top),
      }))
    const there = new Set(wordsOf(boxes).flatMap(({ height, word }) => (height > 23 ? [word] : [])))
    const onWall = wordsOf(wall.boxes)
    expect(onWall.length).toBeGreaterThan(1000)
    // From edge to edge, as wide as it is on the sheet of A1.
    const wide = 2383.94 / ((3 * (595.28 - 2 * 28.35)) / 595.28 / ((841.89 - 2 * 28.35) / 841.89))
    const cut = onWall.filter(({ word }) => !there.has(word))
    for (const { left, right, word } of cut) {
      const edges = [wide, 2 * wide].filter((edge) => left < edge && edge < right)
      expect(edges, word).toHaveLength(1)
    }
    expect(cut.length).toBeLessThan(onWall.length / 20)
  })

  it('says at its beginning that letters are missing which its font does not have', async () => {
    const { text } = await read({
      ...small,
      rows: [row('中文 ✓', [doing(step('中')), { kind: 'absent' }, { kind: 'absent' }])],
    })
    const note = text.replace(/\s+/g, ' ').indexOf('3 Schriftzeichen sind in dieser PDF-Datei')
    expect(note).toBeGreaterThan(0)
    expect(text.indexOf('Was auffällt')).toBeGreaterThan(note)
    expect((await read(small)).text).not.toContain('Schriftzeichen')
  })

  it('goes on on the next page with a row that no page can hold', async () => {
    const words = Array.from({ length: 900 }, (_, at) => `Wort${at}`)
    const { text } = await read({
      ...small,
      rows: [row('Zeile', [doing(step(words.join(' '))), { kind: 'absent' }, { kind: 'absent' }])],
    })
    for (const word of words) expect(text).toContain(word)
  })
})

describe('columns in blocks', () => {
  it('are all there once, in order, few enough beside each other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), (count) => {
        const blocks = blocksOf(count)
        const all = blocks.flatMap(({ from, to }) =>
          Array.from({ length: to - from }, (_, at) => from + at),
        )
        expect(all).toEqual(Array.from({ length: count }, (_, at) => at))
        for (const { from, to } of blocks) expect(to - from).toBeLessThanOrEqual(MOST_BESIDE)
      }),
      { seed: 3, numRuns: runs(60) },
    )
  })
})

describe('a wrapped text', () => {
  it('keeps every sign but spaces, in lines that fit', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), fc.integer({ min: 1, max: 12 }), (text, width) => {
        const lines = wrapText(text, width, (part) => [...part].length)
        expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
        for (const line of lines) expect([...line].length).toBeLessThanOrEqual(width)
      }),
      { seed: 4, numRuns: runs(100) },
    )
  })
})
