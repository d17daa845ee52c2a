import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import readExcelFile from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { longestLine, makeFolder, run } from '../testing.ts'

const TOWN = `Prozess: Hund anmelden
Verwaltung: Stadt Nord

1. Anmeldung entgegennehmen @Bürgerbüro [Papier · 8 Min.]
2. Angaben prüfen @Steueramt [Fachverfahren · 3 Min.]
3. Steuer festsetzen [Fachverfahren · 4 Min.]
4. Bescheid versenden [Papier · 2 Min.]
5. Ordnungsamt unterrichten [E-Akte · 2 Min.]
`
const OTHER = `Prozess: Anmeldung eines Hundes
Verwaltung: Stadt Süd

1. Entgegennahme der Anmeldung @Bürgerbüro [Online-Dienst · 2 Min.]
2. Prüfung der Angaben @Kämmerei [Fachverfahren · 5 Min.]
3. Festsetzung der Steuer [Fachverfahren · 4 Min.]
4. Versand des Bescheids [Papier · 2 Min.]
`
const UNLIKE = `Prozess: Sitzungssaal reservieren

1. Kalender nachsehen @Hauptamt
2. Stühle stellen
3. Saal aufschließen
`

const folder = makeFolder()
const cwd = folder.path

beforeAll(() => {
  writeFileSync(join(cwd, 'nord.steps.txt'), TOWN)
  writeFileSync(join(cwd, 'sued.steps.txt'), OTHER)
  writeFileSync(join(cwd, 'saal.steps.txt'), UNLIKE)
})
afterAll(folder.remove)

const jsonOf = async <T extends z.ZodType>(words: readonly string[], schema: T) => {
  const { code, out, err } = await run([...words, '--json'], { cwd })
  expect(err).toBe('')
  return { code, value: schema.parse(JSON.parse(out)) }
}

describe('prozess match', () => {
  const pairs = z.strictObject({
    pairs: z.array(
      z.strictObject({
        a: z.string(),
        b: z.string(),
        score: z.number(),
        reason: z.string().min(3),
      }),
    ),
  })

  it('finds the same steps under other words, with score and reason', async () => {
    const { code, value } = await jsonOf(['match', 'nord.steps.txt', 'sued.steps.txt'], pairs)
    expect(code).toBe(0)
    expect(value.pairs.length).toBeGreaterThanOrEqual(4)
    for (const { score } of value.pairs) {
      expect(score).toBeGreaterThan(0)
      expect(score).toBeLessThanOrEqual(1)
    }
    expect(new Set(value.pairs.map(({ a }) => a)).size).toBe(4)
  })

  it('keeps fewer pairs when strict than when lenient', async () => {
    const files = ['nord.steps.txt', 'sued.steps.txt']
    const strict = await jsonOf(['match', ...files, '--strict'], pairs)
    const lenient = await jsonOf(['match', ...files, '--lenient'], pairs)
    expect(strict.value.pairs.length).toBeLessThanOrEqual(lenient.value.pairs.length)
  })

  it('speaks German to people and English when asked', async () => {
    const german = await run(['match', 'nord.steps.txt', 'sued.steps.txt'], { cwd })
    const english = await run(['match', 'nord.steps.txt', 'sued.steps.txt', '--lang', 'en'], {
      cwd,
    })
    expect(german.out).toMatch(/4 Paare[\s\S]*Grund/)
    expect(german.out).toContain('Prüfung der Angaben')
    expect(english.out).toMatch(/4 pairs[\s\S]*Reason/)
  })

  it('says plainly that nothing matches', async () => {
    const { code, out } = await run(['match', 'nord.steps.txt', 'saal.steps.txt'], { cwd })
    expect(code).toBe(0)
    expect(out).toContain('Kein Schritt der beiden Modelle bedeutet dasselbe.')
  })
})

describe('prozess search', () => {
  const results = z.strictObject({
    results: z.array(
      z.strictObject({ file: z.string(), score: z.number(), reason: z.string().min(3) }),
    ),
  })

  it('ranks models for words', async () => {
    const { value } = await jsonOf(['search', 'Saal reservieren', '.'], results)
    expect(value.results[0]?.file).toBe('saal.steps.txt')
  })

  it('ranks models for a model, leaving itself out, and keeps to --top', async () => {
    const { value } = await jsonOf(['search', 'nord.steps.txt', '.', '--top', '1'], results)
    expect(value.results.map(({ file }) => file)).toEqual(['sued.steps.txt'])
    expect(value.results[0]?.reason).toContain('4 von 5 Schritten')
  })
})

describe('prozess families', () => {
  it('puts the variants of one process together and leaves the other alone', async () => {
    const { code, value } = await jsonOf(
      ['families', '.'],
      z.strictObject({
        families: z.array(
          z.strictObject({
            name: z.string().min(1),
            files: z.array(z.string()),
            similarity: z.number(),
            worthWorkshop: z.number(),
          }),
        ),
      }),
    )
    expect(code).toBe(0)
    expect(value.families.map(({ files }) => files)).toEqual([['nord.steps.txt', 'sued.steps.txt']])
    const { out } = await run(['families', '.'], { cwd })
    expect(out).toContain('1 Prozessfamilie unter 3 Modellen')
    expect(out).toContain('1 Modell gehört zu keiner Familie.')
  })
})

describe('prozess compare', () => {
  const comparison = z.strictObject({
    rows: z.array(
      z.strictObject({
        label: z.string().min(1),
        cells: z.array(
          z
            .strictObject({
              file: z.string(),
              element: z.string(),
              elements: z.array(z.string()).optional(),
            })
            .nullable(),
        ),
      }),
    ),
    similarity: z.number(),
    findings: z.array(
      z.strictObject({
        text: z.string().min(10),
        cells: z.array(z.strictObject({ row: z.number(), column: z.number() })),
        weight: z.number(),
      }),
    ),
  })

  it('aligns the steps, leaves open what one side lacks, and answers 1 for differences', async () => {
    const { code, value } = await jsonOf(
      ['compare', 'nord.steps.txt', 'sued.steps.txt'],
      comparison,
    )
    expect(code).toBe(1)
    expect(value.rows.filter(({ cells }) => cells.every((cell) => cell !== null))).toHaveLength(4)
    expect(value.rows.some(({ cells }) => cells[0] !== null && cells[1] === null)).toBe(true)
    expect(value.findings.length).toBeGreaterThan(0)
  })

  it('answers 0 where two files hold the same', async () => {
    for (const name of ['eins', 'zwei']) writeFileSync(join(cwd, `${name}.steps.txt`), UNLIKE)
    const { code, out } = await run(['compare', 'eins.steps.txt', 'zwei.steps.txt'], { cwd })
    expect(out).toContain('Keine Befunde.')
    expect(code).toBe(0)
  })

  it('prints a table on a wide terminal and blocks on a narrow one', async () => {
    const words = ['compare', 'nord.steps.txt', 'sued.steps.txt']
    const wide = await run(words, { cwd, terminal: 120 })
    const narrow = await run(words, { cwd, terminal: 40 })
    expect(wide.out).toMatch(/-{10,} {2}-{10,}/)
    expect(narrow.out).not.toMatch(/-{10,} {2}-{10,}/)
    expect(longestLine(wide.out)).toBeLessThanOrEqual(120)
    expect(longestLine(narrow.out)).toBeLessThanOrEqual(40)
  })

  it('writes a report that stands alone: no script, nothing from elsewhere, nothing unescaped', async () => {
    writeFileSync(
      join(cwd, 'frech.steps.txt'),
      `${OTHER.replace('Süd', 'Nord')}5. <script>alert(1)</script> & "mehr"\n`,
    )
    const words = ['compare', 'nord.steps.txt', 'frech.steps.txt', '--html', 'neu/bericht.html']
    const { out } = await run(words, { cwd })
    expect(out).toContain('Bericht: neu/bericht.html')
    const page = readFileSync(join(cwd, 'neu/bericht.html'), 'utf8')
    expect(page).toMatch(/^<!doctype html>\n<html lang="de">/)
    expect(page).not.toContain('<script')
    expect(page).toContain('&lt;script&gt;')
    expect(page).not.toMatch(/(src|href)="(?!#)/)
    expect(page.match(/<svg/g)).toHaveLength(2)
    expect(page).toContain('22. November 2026')
    expect(page).toMatch(/Minuten je Fall<\/th><td>19<\/td><td>13<\/td>/)
    expect(page).toMatch(/@page \{ size: A4 landscape/)
    // Both are of the same administration, and yet each region has a name of its own.
    const regions = [...page.matchAll(/role="region"[^>]* aria-label="([^"]+)"/g)]
    expect(new Set(regions.map(([, label]) => label)).size).toBe(3)
    const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id)
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([])
    const targets = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id)
    expect(targets.filter((id) => !ids.includes(id))).toEqual([])
  })
})

describe('the report of many models, printed', () => {
  const many = Array.from({ length: 14 }, (_, at) => `viele-${at + 1}.steps.txt`)
  beforeAll(() => {
    for (const file of many)
      writeFileSync(join(cwd, file), TOWN.replace('Stadt Nord', `Stadt ${file.split('.')[0]}`))
  })

  it('is laid out in tables that fit a sheet, with all models and all rows in each', async () => {
    await run(['compare', ...many, '--html', 'viele.html'], { cwd })
    const page = readFileSync(join(cwd, 'viele.html'), 'utf8')
    const [sheets = ''] = (page.split('<div class="sheets"')[1] ?? '').split('</section>')
    const tables = sheets.split('<table>').slice(1)
    expect(tables).toHaveLength(3)
    const heads = tables.map((table) => table.match(/<th scope="col">/g)?.length ?? 0)
    expect(heads.every((count) => count <= 6 + 2)).toBe(true)
    const named = tables.flatMap((table) => table.match(/viele-\d+\.steps\.txt/g) ?? [])
    expect(named).toEqual(many)
    for (const table of tables) {
      expect(table).toContain('Steuer festsetzen')
      expect(table).toContain('Minuten je Fall')
      expect(table).not.toMatch(/ id="| href="/)
    }
    expect(tables[1]).toContain('Modelle 6 bis 9 von 14')
    // On the screen there is one table, on paper there are the others.
    expect(page).toContain('.sheets { display: none')
    expect(page).toMatch(
      /@media print[\s\S]*\.wide \{ display: none[\s\S]*\.sheets \{ display: block/,
    )
  })

  it('is called by the first and how many there are besides', async () => {
    const named = ['Hund', 'Katze', 'Maus'].map((name) => {
      writeFileSync(join(cwd, `${name}.steps.txt`), TOWN.replace('Hund anmelden', name))
      return `${name}.steps.txt`
    })
    await run(['compare', ...named, '--html', 'namen.html'], { cwd })
    const page = readFileSync(join(cwd, 'namen.html'), 'utf8')
    expect(page).toContain('<h1>Vergleich: Hund und 2 weitere</h1>')
  })

  it('is one table where it fits', async () => {
    await run(['compare', ...many.slice(0, 6), '--html', 'wenige.html'], { cwd })
    const page = readFileSync(join(cwd, 'wenige.html'), 'utf8')
    expect(page.match(/<table>/g)).toHaveLength(1)
    expect(page).not.toMatch(/class="scroll wide"/)
  })
})

describe('an invented example', () => {
  it('says so wherever it is compared', async () => {
    const invented = `Hinweis: Erfundenes Beispiel, keine Rechtsauskunft\n${OTHER}`
    writeFileSync(join(cwd, 'erfunden.steps.txt'), invented)
    const words = ['compare', 'nord.steps.txt', 'erfunden.steps.txt', '--html', 'erfunden.html']
    const { out } = await run(words, { cwd })
    expect(out).toContain('Erfundenes Beispiel, keine Rechtsauskunft')
    await run([...words.slice(0, 3), '--out', 'erfunden.xlsx'], { cwd })
    const sheets = await readExcelFile(readFileSync(join(cwd, 'erfunden.xlsx')))
    expect(sheets[2]?.data.flat()).toContain('Erfundenes Beispiel, keine Rechtsauskunft')
    const page = readFileSync(join(cwd, 'erfunden.html'), 'utf8')
    expect(page.match(/Erfundenes Beispiel, keine Rechtsauskunft/g)).toHaveLength(1)
  })
})

describe('prozess compare --model', () => {
  const three = ['compare', 'nord.steps.txt', 'sued.steps.txt', 'ost.steps.txt']
  beforeAll(() => {
    writeFileSync(join(cwd, 'ost.steps.txt'), TOWN.replace('Stadt Nord', 'Stadt Ost'))
  })

  it('writes all variants as one process that can be read again', async () => {
    const { out } = await run([...three, '--model', 'alle.steps.txt'], { cwd })
    expect(out).toContain('Gemeinsames Modell aus 3 Modellen: alle.steps.txt')
    const steps = readFileSync(join(cwd, 'alle.steps.txt'), 'utf8')
    expect(steps).toContain('Ordnungsamt unterrichten')
    await run([...three, '--model', 'alle.bpmn'], { cwd })
    const again = await run(['match', 'alle.bpmn', 'nord.steps.txt'], { cwd })
    expect(again.err).toBe('')
  })

  it('leaves out what fewer do, and asks about it', async () => {
    const { out } = await run([...three, '--model', 'entwurf.svg', '--at-least', '3'], { cwd })
    expect(out).toContain('Entwurf mit allem, was mindestens 3 von 3 machen: entwurf.svg')
    expect(out).toContain('- Nur bei Nord und Ost gemeinsam: „Ordnungsamt unterrichten“.')
    const svg = readFileSync(join(cwd, 'entwurf.svg'), 'utf8')
    expect(svg).toContain('alle machen es so')
    expect(svg).not.toContain('Ordnungsamt')
  })

  it('draws how many do a step in words', async () => {
    await run([...three, '--model', 'alle.svg'], { cwd })
    const svg = readFileSync(join(cwd, 'alle.svg'), 'utf8')
    expect(svg).toContain('>2 von 3</text>')
    expect(svg).toContain('machen 2 von 3: Nord und Ost')
  })

  it('gives steps, questions and what is left out as JSON', async () => {
    const model = z.object({
      model: z.strictObject({
        file: z.literal('entwurf.bpmn'),
        warnings: z.array(z.string()),
        atLeast: z.literal(3),
        variants: z.array(z.strictObject({ file: z.string(), name: z.string() })).length(3),
        steps: z.array(
          z.strictObject({
            element: z.string(),
            label: z.string(),
            files: z.array(z.string()),
            of: z.number(),
          }),
        ),
        questions: z.array(z.strictObject({ code: z.string(), text: z.string() })),
        leftOut: z.array(
          z.strictObject({
            kind: z.string(),
            label: z.string(),
            reason: z.enum(['tooFew', 'notWork', 'drawnAnew']),
            files: z.array(z.string()),
          }),
        ),
      }),
    })
    const words = [...three, '--model', 'entwurf.bpmn', '--at-least', '3']
    const { value } = await jsonOf(words, model)
    expect(value.model.steps).toHaveLength(4)
    expect(value.model.steps[0]?.files).toHaveLength(3)
    expect(value.model.questions.map(({ code }) => code)).toContain('tooFew')
    expect(value.model.leftOut).toContainEqual({
      kind: 'task',
      label: 'Ordnungsamt unterrichten',
      reason: 'tooFew',
      files: ['nord.steps.txt', 'ost.steps.txt'],
    })
  })

  it('says what is wrong with the options, and overwrites none of the models', async () => {
    const wrong = async (...words: readonly string[]) =>
      (await run([...three, ...words], { cwd })).err
    expect(await wrong('--at-least', '2')).toContain('--model')
    expect(await wrong('--model', 'x.svg', '--at-least', '4')).toContain('--at-least')
    expect(await wrong('--model', 'x.doc')).toContain('x.doc')
    expect(await wrong('--model', 'nord.steps.txt')).toContain('nord.steps.txt')
    expect(readFileSync(join(cwd, 'nord.steps.txt'), 'utf8')).toBe(TOWN)
  })
})

describe('prozess compare, asked for what cannot be', () => {
  const files = ['nord.steps.txt', 'sued.steps.txt']
  const refused = async (...words: readonly string[]) => {
    const { code, out, err } = await run(['compare', ...files, ...words], { cwd })
    expect([code, out]).toEqual([2, ''])
    expect(err).not.toContain('{{')
    return err
  }

  it('never writes over what it reads, whatever it is to write', async () => {
    writeFileSync(join(cwd, 'said.json'), '{"decisions": []}')
    for (const option of ['--html', '--model']) {
      expect(await refused(option, './nord.steps.txt')).toContain('würde überschrieben')
    }
    expect(await refused('--decisions', 'said.json', '--html', 'said.json')).toContain('said.json')
    expect(readFileSync(join(cwd, 'nord.steps.txt'), 'utf8')).toBe(TOWN)
    expect(readFileSync(join(cwd, 'said.json'), 'utf8')).toBe('{"decisions": []}')
  })

  it('says in both tongues why a result cannot stand where it is wished', async () => {
    mkdirSync(join(cwd, 'ordner'), { recursive: true })
    expect(await refused('--html', 'ordner')).toContain('„ordner“ ist ein Ordner')
    expect(await refused('--html', 'ordner', '--lang', 'en')).toContain('“ordner” is a folder')
    const below = 'nord.steps.txt/tief/bericht.html'
    expect(await refused('--html', below)).toContain('„nord.steps.txt“ ist eine Datei')
    expect(await refused('--html', below, '--lang', 'en')).toContain('“nord.steps.txt” is a file')
    expect(await refused('--html', '--lang', 'en')).toContain('A value is missing after “--html”')
  })

  it('does not write two results into one file', async () => {
    expect(await refused('--out', 'beide.pdf', '--model', 'beide.pdf')).toContain('zweimal')
  })

  it('says which numbers of models there can be, before anything is written', async () => {
    const words = ['--html', 'none.html', '--model', 'none.bpmn', '--at-least', '3']
    expect(await refused(...words)).toContain('bis zur Zahl der Modelle')
    expect(existsSync(join(cwd, 'none.html'))).toBe(false)
    expect(await refused('--html', 'none.html', '--model', 'none.doc')).toContain('none.doc')
    expect(existsSync(join(cwd, 'none.html'))).toBe(false)
  })

  it('says how many models go at once', async () => {
    const many = Array.from({ length: 51 }, (_, at) => `${at}.bpmn`)
    const { code, err } = await run(['compare', ...many], { cwd })
    expect([code, err]).toEqual([2, expect.stringContaining('Höchstens 50')])
  })

  it('says that a file is empty', async () => {
    writeFileSync(join(cwd, 'leer.bpmn'), '')
    const { code, err } = await run(['match', 'leer.bpmn', 'nord.steps.txt'], { cwd })
    expect([code, err]).toEqual([2, expect.stringContaining('„leer.bpmn“ ist leer')])
  })
})

describe('prozess compare --out', () => {
  const files = ['nord.steps.txt', 'sued.steps.txt']

  it('writes a workbook with findings and the figures of the models', async () => {
    const { code, err, out } = await run(['compare', ...files, '--out', 'v.xlsx'], { cwd })
    expect([code, err]).toEqual([1, ''])
    expect(out).toContain('v.xlsx')
    const [table, findings, figures] = await readExcelFile(readFileSync(join(cwd, 'v.xlsx')))
    expect(table?.data[0]).toEqual([
      'Schritt',
      'Stadt Nord\nHund anmelden',
      'Stadt Süd\nAnmeldung eines Hundes',
    ])
    expect(table?.data.flat()).toContain('Prüfung der Angaben\nKämmerei\nFachverfahren\n5 Minuten')
    expect(findings?.data.length).toBeGreaterThan(1)
    expect(figures?.data).toContainEqual(['Minuten je Fall', 19, 13])
    expect(figures?.data.flat()).toContain('Stand: 22.11.2026')
  })

  it('writes a Word document and a PDF', async () => {
    for (const [file, start] of [
      ['v.docx', 'PK'],
      ['neu/V.PDF', '%P'],
    ] as const) {
      const { code, err } = await run(['compare', ...files, '--out', file, '--lang', 'en'], { cwd })
      expect([code, err]).toEqual([1, ''])
      expect(readFileSync(join(cwd, file)).subarray(0, 2).toString()).toBe(start)
    }
  })

  it('says which endings there are, and never writes over a model', async () => {
    const other = await run(['compare', ...files, '--out', 'v.odt'], { cwd })
    expect(other.code).toBe(2)
    expect(other.err).toContain('.xlsx, .docx oder .pdf')
    const before = readFileSync(join(cwd, 'nord.steps.txt'), 'utf8')
    writeFileSync(join(cwd, 'modell.pdf'), before)
    const over = await run(['compare', 'modell.pdf', 'sued.steps.txt', '--out', 'modell.pdf'], {
      cwd,
    })
    expect(over.code).toBe(2)
    expect(readFileSync(join(cwd, 'modell.pdf'), 'utf8')).toBe(before)
  })
})
