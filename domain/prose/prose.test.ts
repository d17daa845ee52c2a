import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { activitiesOf, asKey, namedProcess, type Process, process, task } from '#process'
import { listSteps, readSteps } from '#steps'
import { loadNarrator } from '../../resources/load-narrator.ts'
import { anyProcess, blockProcess } from '../../test/processes.ts'
import { runs } from '../../test/runs.ts'
import {
  MOST_SENTENCES,
  MOST_WORDS,
  type Prose,
  type ProseItem,
  proseText,
  type Subject,
  wordCount,
} from './door.ts'

const SEED = 20261127
const narrator = loadNarrator()
const root = join(import.meta.dirname, '../..')
const fixtures = join(import.meta.dirname, 'fixtures')

const itemsOf = (prose: Prose): readonly ProseItem[] =>
  prose.flatMap((block) => (block.kind === 'items' ? block.items : []))

const textOf = (item: ProseItem): string => item.spans.map((span) => span.text).join(' ')

const textsOf = (prose: Prose): readonly string[] =>
  prose.flatMap((block) => (block.kind === 'items' ? block.items.map(textOf) : [block.text]))

const tell = (told: Process, tongue: 'de' | 'en' = 'de'): readonly string[] =>
  itemsOf(narrator.long({ process: told }, tongue)).map(textOf)

const steps = (...lines: readonly string[]): Process => {
  const { process: told, problems } = readSteps(`Prozess: Probe\n\n${lines.join('\n')}\n`)
  expect(problems).toEqual([])
  return told
}

const example = (name: string): Subject => {
  const reading = readSteps(readFileSync(join(root, 'examples', `${name}.steps.txt`), 'utf8'))
  const { organisation } = reading.meta
  const { process: told, profile } = reading
  return { process: told, profile, ...(organisation ? { organisation } : {}) }
}

/** Faults that no text may have, whatever it is about. */
const faultsIn = (texts: readonly string[]): readonly string[] =>
  texts.filter((text) =>
    / {2}|\.\.(?!\.)|\?\.|!\.| [.,;:]|undefined|null|NaN|\{\{|„“|“”|\(\)|^\s|\s$|^\p{Ll}/u.test(
      // What people wrote stands in quotation marks and is theirs.
      text.replace(/[„“][^“”]*[“”]/gu, 'X'),
    ),
  )

describe('the text of a process', () => {
  it('is empty for a process without steps', () => {
    const nothing: Process = { name: 'leer', elements: {}, shapes: {} }
    expect(narrator.long({ process: nothing }, 'de')).toEqual([])
    expect(narrator.short({ process: nothing }, 'en')).toEqual([])
    expect(proseText([], 'plain')).toBe('')
  })

  it.each([
    ['blocks', blockProcess],
    ['any graph', anyProcess],
  ])('tells every line of the step list once, with its number: %s', (_, processes) => {
    fc.assert(
      fc.property(processes, fc.constantFrom('de' as const, 'en' as const), (told, tongue) => {
        const prose = narrator.long({ process: told }, tongue)
        const items = itemsOf(prose)
        const lines = listSteps(told)
        const keys = items.map((item) => item.key)
        expect(new Set(keys).size).toBe(keys.length)
        const numbers = new Map(items.map((item) => [item.key, item.number]))
        for (const line of lines) {
          if (line.kind !== 'step' && line.kind !== 'decision' && line.kind !== 'parallel') continue
          expect(numbers.get(line.key)).toBe(line.number)
        }
        const steps = activitiesOf(told).map(({ key }) => key)
        expect(steps.filter((key) => !numbers.has(key))).toEqual([])
        expect(faultsIn(textsOf(prose))).toEqual([])
        expect(narrator.long({ process: told }, tongue)).toEqual(prose)
      }),
      { seed: SEED, numRuns: runs(150) },
    )
  })

  it('holds in short for any process, too', () => {
    fc.assert(
      fc.property(anyProcess, fc.constantFrom('de' as const, 'en' as const), (told, tongue) => {
        const items = itemsOf(narrator.short({ process: told }, tongue))
        expect(items.length).toBeLessThanOrEqual(MOST_SENTENCES)
        for (const item of items) expect(wordCount(textOf(item))).toBeLessThanOrEqual(MOST_WORDS)
        expect(faultsIn(items.map(textOf))).toEqual([])
        for (const item of items) expect(textOf(item)).not.toMatch(/„|“|\bwird\b.*\bge\p{L}+t\.$/u)
      }),
      { seed: SEED, numRuns: runs(100) },
    )
  })

  it('never throws on labels of any characters', () => {
    const label = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc
        .array(
          fc.constantFrom(
            ...'Antrag prüfen und oder , den der die das mit an zu „ “ ( ) sich lassen ob nicht 3 % aufnehmen Prüfung des ?'.split(
              ' ',
            ),
          ),
          { maxLength: 9 },
        )
        .map((words) => words.join(' ')),
    )
    fc.assert(
      fc.property(label, label, fc.boolean(), (name, actor, isSameActor) => {
        for (const tongue of ['de', 'en'] as const) {
          const said = narrator.step(
            { label: name, actor, isSameActor, front: '', aside: '' },
            tongue,
          )
          expect(said.text.length).toBeGreaterThan(0)
        }
      }),
      { seed: SEED, numRuns: runs(400) },
    )
  })

  it('names an actor again only where it changes', () => {
    const told = process(
      task('Antrag aufnehmen', { actor: 'Bürgerbüro' }),
      task('Antrag weiterleiten', { actor: 'Bürgerbüro' }),
      task('Antrag prüfen', { actor: 'Steueramt' }),
    )
    expect(tell(told).slice(0, 3)).toEqual([
      'Zuerst nimmt das Bürgerbüro den Antrag auf.',
      'Danach leitet es den Antrag weiter.',
      'Das Steueramt prüft den Antrag.',
    ])
  })

  it('says decisions with their share and where each way goes on', () => {
    const told = steps(
      '1. Angaben prüfen @Steueramt',
      '? Angaben vollständig',
      '  nein (15 %):',
      '    2. Angaben nachfordern',
      '  ja: weiter',
      '3. Steuer festsetzen',
    )
    const said = tell(told)
    expect(said).toContain('Sind die Angaben vollständig?')
    expect(said).toContain('Wenn ja (in 85\u00a0% der Fälle): Es geht mit Schritt 3 weiter.')
    expect(said).toContain('Wenn nein (in 15\u00a0% der Fälle):')
    expect(said).toContain('Das Steueramt fordert die Angaben nach.')
  })

  it('says how long one waits, in the largest unit that fits', () => {
    const told = steps(
      '1. Antrag prüfen [warten 1–3 Tage]',
      'warten 14 Tage',
      '2. Bescheid senden [warten bis 2 Monate]',
    )
    expect(tell(told)).toEqual([
      'Zuerst wird der Antrag geprüft. Bis es weitergeht, vergehen 1 bis 3 Tage.',
      'Jetzt vergehen 2 Wochen Wartezeit.',
      'Der Bescheid wird gesandt. Bis es weitergeht, vergehen bis zu 2 Monate.',
      'Hier endet der Ablauf.',
    ])
  })

  it('tells ways back, interruptions, handovers and early ends', () => {
    const told = steps(
      '1. Antrag prüfen @Amt',
      '! Frist abgelaufen [14 Tage]:',
      '  Ende: Antrag zurückgenommen',
      '? in Ordnung',
      '  nein:',
      '    2. Antrag zurückgeben [Übergabe Ü1-1]',
      '    zurück zu 1',
      '  ja: weiter',
      'Nachricht: Antrag auf Ermäßigung geprüft',
      '3. Antrag ablegen',
    )
    const said = tell(told)
    expect(said).toContain(
      'Es kann dazwischenkommen: Die Frist ist abgelaufen (nach 2 Wochen). Dann wird Schritt 1 abgebrochen.',
    )
    expect(said).toContain('Dieser Weg endet hier: Der Antrag ist zurückgenommen.')
    expect(said).toContain(
      'Das Amt gibt den Antrag zurück. Hier gilt die Übergabevereinbarung Ü1-1. Dann geht es zurück zu Schritt 1.',
    )
    expect(said).toContain('Es geht eine Nachricht hinaus: Der Antrag auf Ermäßigung ist geprüft.')
  })

  it('does not say that the whole is at its end where only the parts of a step are', () => {
    const told = steps('1. a', '  2. b', '  ? c', '    ja: weiter', '    nein: zurück zu 2', '3. d')
    expect(tell(told)).toContain('Wenn ja: Hier endet dieser Weg.')
  })

  it('gives no number of its own to a way that leads to a step with one', () => {
    const told = steps(
      ...['1. a', '? b', '  x:', '    2. d', '    Ende: g', '  y:', '    ? c', '      ja: Ende: h'],
      ...['      nein: weiter', '    weiter bei 2', '  z: weiter', '3. e'],
    )
    const onward = itemsOf(narrator.long({ process: told }, 'de')).filter((item) =>
      textOf(item).startsWith('Weiter geht es'),
    )
    expect(onward.map((item) => item.number)).toEqual([''])
  })

  it('names the actor again where a pronoun would mean something else', () => {
    const told = steps(
      '1. Antrag prüfen @Kasse [Übergabe Ü1-1]',
      '2. Antrag ablegen',
      '3. Plan Haus @Amt',
      '4. Antrag senden',
    )
    const said = tell(told)
    expect(said[1]).toContain('legt die Kasse den Antrag ab')
    expect(said[3]).toContain('sendet das Amt den Antrag')
  })

  it('says every message once, and where it goes', () => {
    const party = [
      '=== Stadt',
      '1. Antrag prüfen @Amt',
      '  Nachricht an Kreis: ',
      '  Nachricht an Land: ',
      'Nachricht: x',
      '  Nachricht an Kreis: ',
      '2. Antrag ablegen',
    ]
    const told = steps(...party)
    const unnamed = {
      ...told,
      elements: Object.fromEntries(
        Object.entries(told.elements).map(([key, one]) => [
          key,
          one.name === 'x' ? { ...one, name: '' } : one,
        ]),
      ),
    }
    const said = tell(unnamed).join(' ')
    expect(said).toContain(
      'Dabei geht eine Nachricht an „Kreis“. Eine weitere Nachricht geht an „Land“.',
    )
    expect(said).toContain(' Eine Nachricht geht an „Kreis“.')
    expect(said).not.toContain('hinaus')
  })

  it('tells what undoes a step as that', () => {
    const before = steps(
      '1. Flug buchen',
      '! Flug [Rückabwicklung]:',
      '  Ende',
      '2. Flug stornieren',
    )
    const told = {
      ...before,
      elements: Object.fromEntries(
        Object.entries(before.elements).map(([key, one]) => [
          key,
          one.name === 'Flug stornieren' ? { ...one, isForCompensation: true } : one,
        ]),
      ),
    } as Process
    const said = tell(told)
    expect(said).toContain('Schritt 1 kann später rückgängig gemacht werden: „Flug“.')
    expect(said).toContain('Zum Rückgängigmachen wird der Flug storniert.')
    expect(tell(told, 'en')).toContain('Step 1 can be undone later: “Flug”.')
  })

  it('says nothing in short where there is nothing to say', () => {
    const short = (told: Process) => itemsOf(narrator.short({ process: told }, 'de')).map(textOf)
    expect(short(process(task('Plan Haus')))).toEqual([])
    expect(short(process(task('Plan Haus', { actor: 'Steueramt' })))).toContain(
      'Das macht das Steueramt.',
    )
    expect(short(process(task('Plan Haus', { actor: 'Steueramt' })))).not.toContain(
      'Dann ist alles erledigt.',
    )
  })

  it('quotes labels of another tongue than its own', () => {
    const told = namedProcess('Check', task('Antrag prüfen'), task('Bescheid versenden'))
    expect(tell(told, 'en').slice(0, 2)).toEqual(['“Antrag prüfen”.', '“Bescheid versenden”.'])
  })

  it('says for every pool whose part it is', () => {
    const two: Process = {
      name: 'Zwei',
      shapes: {},
      elements: Object.fromEntries(
        ['a', 'b'].flatMap((name) => [
          [
            name,
            {
              kind: 'pool' as const,
              key: asKey(name),
              name: `Stadt ${name}`,
              isDrawn: true,
              isBlackBox: false,
            },
          ],
          [
            `t${name}`,
            {
              kind: 'task' as const,
              key: asKey(`t${name}`),
              name: 'Antrag prüfen',
              parent: asKey(name),
              taskType: 'none' as const,
            },
          ],
        ]),
      ),
    }
    const headings = narrator
      .long({ process: two }, 'de')
      .flatMap((block) => (block.kind === 'heading' ? [block.text] : []))
    expect(headings).toEqual(['Worum es geht', 'Der Ablauf: Stadt a', 'Der Ablauf: Stadt b'])
  })

  it('has sentences that a Markdown reader leaves alone', () => {
    const told = process(task('*Antrag* [neu] <b>prüfen</b>'))
    expect(proseText(narrator.long({ process: told }, 'de'), 'markdown')).toContain(
      '\\*Antrag\\* \\[neu\\] \\<b\\>prüfen\\</b\\>',
    )
  })
})

describe('whole texts', () => {
  it.each(['F1-A', 'F4-B', 'F8-K'])('%s reads as it was proofread', async (name) => {
    const subject = example(name)
    const text = `${proseText(narrator.long(subject, 'de'), 'plain')}\n${proseText(narrator.short(subject, 'de'), 'plain')}`
    await expect(text).toMatchFileSnapshot(join(fixtures, `${name}.de.txt`))
  })
})
