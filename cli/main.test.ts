import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { COMMANDS } from './commands.ts'
import { longestLine, makeFolder, run, STRONG } from './testing.ts'

const folder = makeFolder()
const cwd = folder.path

beforeAll(() => {
  mkdirSync(join(cwd, 'leer'))
  writeFileSync(join(cwd, 'brief.docx'), 'PK\u0003\u0004')
  writeFileSync(
    join(cwd, 'liste.steps.txt'),
    'Prozess: A\n\n1. Antrag prüfen\n2. Bescheid senden\n',
  )
  writeFileSync(join(cwd, 'stumm.steps.txt'), 'Prozess: A\n')
  writeFileSync(
    join(cwd, 'kaputt.bpmn'),
    '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="a">',
  )
  writeFileSync(join(cwd, 'seite.xml'), '<html><body>Hallo</body></html>')
})
afterAll(folder.remove)

describe('the help', () => {
  it('names every command there is, in German, and ends well', async () => {
    const { code, out, err } = await run([])
    expect(code).toBe(0)
    expect(err).toBe('')
    for (const { name } of COMMANDS) expect(out).toContain(`  ${name} `)
    expect(out).toContain('findet die ähnlichsten Modelle in einem Ordner')
  })

  it('speaks English where the machine or the person does', async () => {
    const machine = await run(['help'], { env: { LANG: 'en_GB.UTF-8' } })
    const asked = await run(['--lang', 'en', 'help'])
    const insisted = await run(['help', '--lang=de'], { env: { LANG: 'en_GB.UTF-8' } })
    expect(machine.out).toContain('finds the most similar models in a folder')
    expect(asked.out).toBe(machine.out)
    expect(await run(['--lang', 'en'])).toEqual(asked)
    expect(insisted.out).toContain('findet die ähnlichsten')
  })

  it('explains one command with its options, both ways of asking', async () => {
    const one = await run(['help', 'search'])
    const other = await run(['search', '--help'])
    expect(one.out).toBe(other.out)
    expect(one.out).toContain('--top ANZAHL')
    expect(one.out).not.toContain('--strict')
    for (const { name } of COMMANDS) {
      const { code, out } = await run(['help', name])
      expect(code).toBe(0)
      expect(out).not.toMatch(/cli:|call\.|option\./)
    }
  })

  it('explains the commands of the platform as well', async () => {
    expect((await run(['help', 'serve'])).out).toContain('DATABASE_URL')
    expect((await run(['help', 'restore', '--lang', 'en'])).out).toContain('prozess restore FILE')
  })

  it('fits a narrow terminal', async () => {
    const { out } = await run(['help'], { terminal: 40 })
    expect(longestLine(out)).toBeLessThanOrEqual(40)
  })

  it('shows the version of the package', async () => {
    expect((await run(['--version'])).out).toMatch(/^prozess \d+\.\d+\.\d+\n$/)
    expect(JSON.parse((await run(['version', '--json'])).out).version).toMatch(/^\d/)
  })
})

describe('strong type', () => {
  it('is used on a terminal only, and not where nobody wants colours', async () => {
    const [mark] = STRONG
    expect((await run(['help'])).out).not.toContain(mark)
    expect((await run(['help'], { terminal: 80 })).out).toContain(mark)
    expect((await run(['help'], { terminal: 80, env: { NO_COLOR: '1' } })).out).not.toContain(
      escape,
    )
    expect((await run(['help'], { terminal: 80, env: { TERM: 'dumb' } })).out).not.toContain(mark)
  })
})

describe('input that cannot be used', () => {
  const cases: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['a misspelt command', ['mathc', 'a', 'b'], /„mathc“.*Meinten Sie „match“/],
    ['a command there is not', ['delete'], /„delete“ gibt es nicht.*prozess help/],
    ['a misspelt option', ['match', 'a', 'b', '--lenientt'], /Meinten Sie „--lenient“/],
    [
      'an option of another command',
      ['match', 'a', 'b', '--html', 'x'],
      /„--html“ gibt es hier nicht/,
    ],
    ['a language we do not speak', ['help', '--lang', 'fr'], /„fr“ passt nicht.*de oder en/],
    ['a number that is none', ['search', 'x', '.', '--top', '-1'], /„--top“|„-1“/],
    [
      'too few values',
      ['match', 'liste.steps.txt'],
      /fehlt eine Angabe. Aufruf: prozess match A B/,
    ],
    ['too many values', ['families', '.', 'leer'], /„leer“ ist zu viel/],
    [
      'a file that is not there',
      ['match', 'liste.steps.txt', 'weg.bpmn'],
      /„weg.bpmn“ gibt es nicht/,
    ],
    ['a folder instead of a file', ['match', 'liste.steps.txt', 'leer'], /„leer“ ist ein Ordner/],
    ['a file instead of a folder', ['families', 'liste.steps.txt'], /ist eine Datei.*Ordner/],
    ['a folder without models', ['families', 'leer'], /„leer“ liegt kein lesbares Prozessmodell/],
    ['the same file twice', ['match', 'liste.steps.txt', './liste.steps.txt'], /zweimal genannt/],
    [
      'a file that is no model',
      ['match', 'brief.docx', 'liste.steps.txt'],
      /„brief.docx“ ist kein lesbares/,
    ],
    [
      'XML that is no model',
      ['match', 'seite.xml', 'liste.steps.txt'],
      /„seite.xml“ ist kein lesbares/,
    ],
    [
      'a damaged model',
      ['match', 'kaputt.bpmn', 'liste.steps.txt'],
      /„kaputt.bpmn“ lässt sich nicht lesen: /,
    ],
    [
      'a list without steps',
      ['match', 'stumm.steps.txt', 'liste.steps.txt'],
      /„stumm.steps.txt“.*kein Schritt/,
    ],
    [
      'two wishes that exclude each other',
      ['match', 'a', 'b', '--strict', '--lenient'],
      /gehen nicht zusammen/,
    ],
    [
      'a format we do not write',
      ['convert', 'liste.steps.txt', 'liste.odt'],
      /Zielformat von „liste.odt“/,
    ],
    [
      'a format that is none',
      ['convert', 'liste.steps.txt', 'x', '--to', 'odt'],
      /„odt“ passt nicht/,
    ],
    [
      'a result that would replace its source',
      ['convert', 'liste.steps.txt', 'liste.steps.txt'],
      /würde überschrieben/,
    ],
    ['a folder without a format', ['convert', '.', 'aus'], /fehlt das Zielformat/],
    ['an empty query', ['search', ' ', '.'], /Suche ist leer/],
  ]

  for (const [what, words, sentence] of cases) {
    it(`is answered with one line and 2: ${what}`, async () => {
      const { code, out, err } = await run(words, { cwd })
      expect(err).toMatch(sentence)
      expect(err).toMatch(/^prozess: [^\n]+\n$/)
      expect(err).not.toMatch(/\{\{|cli:|bpmn:|steps:/)
      expect(out).toBe('')
      expect(code).toBe(2)
    })
  }
})
