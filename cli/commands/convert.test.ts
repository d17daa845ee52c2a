import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { makeFolder, run } from '../testing.ts'

const STEPS = `Prozess: Hund anmelden
Verwaltung: Stadt Nord
Fälle im Jahr: 300

1. Anmeldung entgegennehmen @Bürgerbüro [Papier · 8 Min.]
2. Angaben prüfen @Steueramt [Fachverfahren · 3 Min.]
? vollständig
  nein (15 %):
    3. Angaben nachfordern [E-Mail/Datei · 6 Min.]
    zurück zu 2
  ja (85 %): weiter
4. Bescheid versenden [Papier · 2 Min.]
`
const EPML = `<?xml version="1.0" encoding="UTF-8"?>
<epml:epml xmlns:epml="http://www.epml.de"><directory name="Root"><epc epcId="1" name="Lieferung">
<event id="1"><name>Ware da</name></event><function id="2"><name>Ware prüfen</name></function>
<event id="3"><name>Ware geprüft</name></event>
<arc id="4"><flow source="1" target="2"/></arc><arc id="5"><flow source="2" target="3"/></arc>
</epc></directory></epml:epml>
`

const folder = makeFolder()
const cwd = folder.path
const read = (path: string) => readFileSync(join(cwd, path))

beforeAll(() => {
  mkdirSync(join(cwd, 'ein/unter'), { recursive: true })
  writeFileSync(join(cwd, 'hund.steps.txt'), STEPS)
  writeFileSync(join(cwd, 'ein/hund.steps.txt'), STEPS)
  writeFileSync(join(cwd, 'ein/unter/ware.epml'), EPML)
  writeFileSync(join(cwd, 'ein/notiz.xml'), '<note>kein Modell</note>')
})
afterAll(folder.remove)

const converted = z.strictObject({
  files: z.array(
    z.strictObject({
      in: z.string(),
      out: z.string(),
      kept: z.array(z.string()),
      warnings: z.array(z.string()),
    }),
  ),
})

describe('prozess convert', () => {
  it('makes a PDF on the paper that is asked for, and says which there are', async () => {
    expect(
      (await run(['convert', 'hund.steps.txt', 'hund.pdf', '--paper', 'a3'], { cwd })).code,
    ).toBe(0)
    expect(read('hund.pdf').toString('latin1')).toMatch(
      /^%PDF-1\.7[\s\S]*\/MediaBox \[0 0 1190\.55 841\.89\]/,
    )
    const wrong = await run(['convert', 'hund.steps.txt', 'hund.pdf', '--paper', 'A9'], { cwd })
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('A4, A3')])
  })

  it('names the letters that a picture cannot show, and the step they stand in', async () => {
    writeFileSync(join(cwd, 'zeichen.steps.txt'), 'Prozess: Zeichen\n\n1. Antrag → 中文 ablegen\n')
    for (const ending of ['png', 'pdf']) {
      const { out } = await run(['convert', 'zeichen.steps.txt', `zeichen.${ending}`], { cwd })
      expect(out).toContain('Nicht darstellbar in „Antrag → 中文 ablegen“: →, 中, 文.')
    }
    const { out } = await run(['convert', 'zeichen.steps.txt', 'zeichen.svg'], { cwd })
    expect(out).not.toContain('Nicht darstellbar')
    expect(read('zeichen.svg').toString()).toContain('中文')
    const many = Array.from({ length: 14 }, (_, at) => `${at + 1}. ✓ ${at}`).join('\n')
    writeFileSync(join(cwd, 'haken.steps.txt'), `Prozess: Haken\n\n${many}\n`)
    const more = await run(['layout', 'haken.steps.txt', 'haken.png'], { cwd })
    expect(more.out.match(/Nicht darstellbar/g)).toHaveLength(10)
    expect(more.out).toContain('An 4 weiteren Stellen')
  })

  it('makes BPMN of a step list and gets the same steps, actors and minutes back', async () => {
    expect((await run(['convert', 'hund.steps.txt', 'hund.bpmn'], { cwd })).code).toBe(0)
    expect(read('hund.bpmn').toString()).toMatch(/^<\?xml[\s\S]*<(\w+:)?definitions /)
    expect((await run(['convert', 'hund.bpmn', 'zurueck.steps.txt'], { cwd })).code).toBe(0)
    const back = read('zurueck.steps.txt').toString()
    for (const part of [
      'Hund anmelden',
      'Fälle im Jahr: 300',
      '@Steueramt',
      '8 Min.',
      '? vollständig',
    ]) {
      expect(back).toContain(part)
    }
    expect(back.match(/^\s*\d+\. /gm)).toHaveLength(4)
  })

  it('writes BPMN over the file it came from: complete ones keep every byte', async () => {
    const model = join(import.meta.dirname, '../../test/models/miwg/C.1.0.signavio.bpmn')
    expect((await run(['convert', model, 'gleich.bpmn'], { cwd })).code).toBe(0)
    expect(read('gleich.bpmn').equals(readFileSync(model))).toBe(true)
    // Placed anew it differs in numbers, while what the other tool added stays.
    expect((await run(['layout', model, 'neu.bpmn'], { cwd })).code).toBe(0)
    const [before, after] = [readFileSync(model).toString(), read('neu.bpmn').toString()]
    const added = (text: string) => text.match(/<signavio:\w+[^>]*>/g)
    expect(added(after)).toEqual(added(before))
    expect(after).not.toBe(before)
  })

  it('draws: SVG with the labels as text, PNG with its signature', async () => {
    await run(['convert', 'hund.steps.txt', 'hund.svg'], { cwd })
    await run(['convert', 'hund.steps.txt', 'bild.png'], { cwd })
    expect(read('hund.svg').toString()).toMatch(/^<svg[\s\S]*Bürgerbüro/)
    expect([...read('bild.png').subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47])
  })

  it('tells it as text: short first, then every step with its number', async () => {
    const { code, out } = await run(['convert', 'hund.steps.txt', 'hund.txt'], { cwd })
    expect([code, out.includes('ist zum Lesen da')]).toEqual([0, true])
    const text = read('hund.txt').toString()
    expect(text).toMatch(/^Kurz gesagt\n=+\n/)
    expect(text).toContain('Der Ablauf Schritt für Schritt')
    expect(text).toMatch(/^1\. .*\.$/m)
    await run(['convert', 'hund.steps.txt', 'hund.md'], { cwd })
    expect(read('hund.md').toString()).toMatch(/^## Kurz gesagt\n/)
    await run(['convert', 'hund.steps.txt', 'dog.txt', '--lang', 'en'], { cwd })
    expect(read('dog.txt').toString()).toContain('The process step by step')
  })

  it('reads a list saved by an older Windows editor, and says that it guessed', async () => {
    writeFileSync(
      join(cwd, 'windows.steps.txt'),
      Buffer.from('Prozess: Prüfung\n\n1. Antrag prüfen\n', 'latin1'),
    )
    const { out } = await run(['convert', 'windows.steps.txt', 'windows.svg'], { cwd })
    expect(read('windows.svg').toString()).toContain('prüfen')
    expect(out).toContain('Windows-1252')
  })

  it('reads a list saved as UTF-16, and refuses noise as no model', async () => {
    const text = '\uFEFFProzess: Prüfung\n\n1. Antrag prüfen\n'
    writeFileSync(join(cwd, 'breit.steps.txt'), Buffer.from(text, 'utf16le'))
    await run(['convert', 'breit.steps.txt', 'breit.svg'], { cwd })
    expect(read('breit.svg').toString()).toContain('prüfen')
    writeFileSync(join(cwd, 'noise.steps.txt'), Buffer.from([1, 0, 2, 0, 200, 10, 7]))
    const { code, err } = await run(['convert', 'noise.steps.txt', 'noise.svg'], { cwd })
    expect([code, err.trim().split('\n').length]).toEqual([2, 1])
    expect(err).toContain('noise.steps.txt')
  })

  it('says what a drawing cannot hold', async () => {
    const { out } = await run(['convert', 'hund.steps.txt', 'hund.svg', '--json'], { cwd })
    const { files } = converted.parse(JSON.parse(out))
    expect(files[0]?.warnings.join()).toContain('Minuten und Fallzahlen')
  })

  it('converts a folder with everything below, and passes over what is no model', async () => {
    const { code, out, err } = await run(['convert', 'ein', 'aus', '--to', 'bpmn', '--json'], {
      cwd,
    })
    expect(err).toBe('')
    expect(code).toBe(0)
    const { files } = converted.parse(JSON.parse(out))
    expect(files.map((file) => file.out.replaceAll('\\', '/'))).toEqual([
      'aus/hund.bpmn',
      'aus/unter/ware.bpmn',
    ])
    expect(read('aus/unter/ware.bpmn').toString()).toContain('Ware prüfen')
  })

  it('goes on after a damaged file, names it, and ends with 2', async () => {
    writeFileSync(join(cwd, 'ein/kaputt.bpmn'), '<definitions')
    const { code, out, err } = await run(['convert', 'ein', 'noch', '--to', 'svg'], { cwd })
    expect(code).toBe(2)
    expect(err).toMatch(/^prozess: „ein.kaputt\.bpmn“ lässt sich nicht lesen: [^\n]+\n$/)
    expect(out).toContain('2 Dateien umgewandelt.')
    expect(existsSync(join(cwd, 'noch/hund.svg'))).toBe(true)
    expect(existsSync(join(cwd, 'noch/kaputt.svg'))).toBe(false)
  })

  it('says which folder it made, and only where it made one', async () => {
    const first = await run(['convert', 'ein', 'frisch/tief', '--to', 'svg'], { cwd })
    expect(first.out).toContain('Der Ordner „frisch“ wurde angelegt.')
    const again = await run(['convert', 'ein', 'frisch/tief', '--to', 'svg'], { cwd })
    expect(again.out).not.toContain('angelegt')
    const one = await run(['convert', 'hund.steps.txt', 'ganz/neu/hund.svg'], { cwd })
    expect(one.out).toContain('Der Ordner „ganz“ wurde angelegt.')
    const slash = await run(['convert', 'hund.steps.txt', 'leer/', '--to', 'svg'], { cwd })
    expect(slash.out).toContain('Der Ordner „leer“ wurde angelegt.')
    expect(existsSync(join(cwd, 'leer/hund.svg'))).toBe(true)
    const layout = await run(['layout', 'hund.steps.txt', 'platz/hund.bpmn'], { cwd })
    expect(layout.out).toContain('Der Ordner „platz“ wurde angelegt.')
  })

  it('asks whether a name without ending is a file or a folder instead of guessing', async () => {
    const { code, err } = await run(['convert', 'hund.steps.txt', 'ziel', '--to', 'bpmn'], { cwd })
    expect([code, err.trim().split('\n').length]).toEqual([2, 1])
    expect(err).toContain('„ziel/“')
    expect(err).toContain('„ziel.bpmn“')
    expect(existsSync(join(cwd, 'ziel'))).toBe(false)
    const { out } = await run(['convert', '--help'], { cwd })
    expect(out.replaceAll(/\s+/g, ' ')).toContain('AUS ist ein Ordner, wenn')
  })
})

describe.skipIf(process.platform === 'win32')('a source without end', () => {
  it('is read up to the limit and refused in one line, whatever the command', async () => {
    for (const words of [
      ['compare', 'hund.steps.txt', '/dev/zero'],
      ['match', '/dev/zero', 'hund.steps.txt'],
      ['convert', '/dev/zero', 'null.bpmn'],
    ]) {
      const { code, err } = await run(words, { cwd })
      expect([words[0], code, err.trim().split('\n').length]).toEqual([words[0], 2, 1])
      expect(err).toContain('20 MB')
    }
  })

  it('may be a pipe, which ends where the other side ends', async () => {
    const pipe = join(cwd, 'rohr.steps.txt')
    execFileSync('sh', ['-c', 'mkfifo "$0"', pipe])
    const writer = spawn('sh', ['-c', `cat hund.steps.txt > rohr.steps.txt`], { cwd })
    const { code, err } = await run(['convert', 'rohr.steps.txt', 'rohr.bpmn'], { cwd })
    expect([code, err]).toEqual([0, ''])
    expect(read('rohr.bpmn').toString()).toContain('Angaben prüfen')
    const endless = spawn('sh', ['-c', `cat /dev/zero > rohr.steps.txt`], { cwd })
    const refused = await run(['convert', 'rohr.steps.txt', 'nie.bpmn'], { cwd })
    expect(refused.code).toBe(2)
    expect(refused.err).toContain('20 MB')
    for (const child of [writer, endless]) child.kill()
  })
})

describe('prozess layout', () => {
  it('places everything anew and tells the figures', async () => {
    await run(['convert', 'hund.steps.txt', 'alt.bpmn'], { cwd })
    const moved = read('alt.bpmn')
      .toString()
      .replaceAll(/ x="[\d.]+"/g, ' x="7"')
    writeFileSync(join(cwd, 'alt.bpmn'), moved)
    const { code, out } = await run(['layout', 'alt.bpmn', 'neu.bpmn', '--json'], { cwd })
    expect(code).toBe(0)
    z.strictObject({
      width: z.number().positive(),
      height: z.number().positive(),
      nodes: z.number().min(7),
      edges: z.number().min(6),
      crossings: z.number().nonnegative(),
      bends: z.number().nonnegative(),
    }).parse(JSON.parse(out))
    const places = [
      ...read('neu.bpmn')
        .toString()
        .matchAll(/<dc:Bounds x="([\d.]+)"/g),
    ]
    expect(new Set(places.map(([, x]) => x)).size).toBeGreaterThan(4)
  })
})

describe('convert --onto', () => {
  it('writes an edited list over the original and leaves every other byte', async () => {
    const original = join(import.meta.dirname, '../../test/models/miwg/Reference/C.1.0.bpmn')
    const there = existsSync(original) ? original : undefined
    const file = there ?? join(cwd, 'hund.bpmn')
    if (!there) await run(['convert', 'hund.steps.txt', 'hund.bpmn'], { cwd })
    await run(['convert', file, 'liste.steps.txt'], { cwd })
    const list = read('liste.steps.txt').toString('utf8')
    const step = /^(\s*\d+\. )(\S.*?)(?= @| \[|$)/m.exec(list)
    writeFileSync(
      join(cwd, 'neu.steps.txt'),
      list.replace(step?.[0] ?? '', `${step?.[1]}Umbenannt`),
    )
    const result = await run(['convert', 'neu.steps.txt', 'neu.bpmn', '--onto', file], { cwd })
    expect(result).toMatchObject({ code: 0 })
    const [before, after] = [readFileSync(file), read('neu.bpmn')].map((bytes) =>
      bytes.toString('utf8').split('\n'),
    )
    const differing = after?.filter((line, at) => line !== before?.[at])
    expect(after).toHaveLength(before?.length ?? 0)
    expect(differing?.length).toBe(1)
    expect(differing?.[0]).toContain('Umbenannt')
  })

  it('refuses with the line, and writes nothing, where something of the list would be lost', async () => {
    await run(['convert', 'hund.steps.txt', 'hund.bpmn'], { cwd })
    writeFileSync(join(cwd, 'kaputt.steps.txt'), `${STEPS}zurück zu 77\n`)
    const words = ['convert', 'kaputt.steps.txt', 'nie.bpmn', '--onto', 'hund.bpmn', '--lang', 'de']
    const result = await run(words, { cwd })
    expect(result.code).toBe(2)
    expect(result.err).toMatch(/kaputt\.steps\.txt.*77/s)
    expect(existsSync(join(cwd, 'nie.bpmn'))).toBe(false)
    const wrong = await run(['convert', 'hund.bpmn', 'nie.bpmn', '--onto', 'hund.bpmn'], { cwd })
    expect(wrong.code).toBe(2)
  })
})
