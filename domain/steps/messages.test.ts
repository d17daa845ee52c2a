import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkChange } from '#change'
import {
  asKey,
  type Element,
  elementsOf,
  isActivity,
  type Key,
  type Process,
  problemsOf,
} from '#process'
import { keysFrom } from '../../test/changes.ts'
import { runs } from '../../test/runs.ts'
import { readSteps, reviseSteps, writeSteps } from './door.ts'
import { label } from './testing/shapes.ts'

const SEED = 20261122

const LIST = `Prozess: Hilfe

=== Stadt
1. Antrag annehmen
  Nachricht an Kreis, Antrag prüfen: Antrag
  Nachricht an Bürgerin: Eingang bestätigt
2. Bescheid zustellen
=== Kreis
3. Antrag prüfen
  Nachricht an Stadt, 2: Ergebnis
`

/** Who sends what to whom: names of steps, or of parties. */
const messagesIn = ({ elements }: Process): readonly string[] =>
  Object.values(elements)
    .flatMap((one) =>
      one.kind === 'messageFlow'
        ? [`${elements[one.source]?.name} > ${elements[one.target]?.name}: ${one.name}`]
        : [],
    )
    .sort()

const edited = (process: Process, change: (text: string) => string) => {
  const text = change(writeSteps(process))
  const revision = reviseSteps({ process }, text, { id: 'g', newKey: keysFrom('k') })
  if (revision.kind === 'refused') throw new Error(JSON.stringify(revision.problems))
  const { broken, conflicts } = checkChange(process, revision.group)
  expect([...broken, ...conflicts]).toEqual([])
  return revision
}

const ALL = [
  'Antrag annehmen > Antrag prüfen: Antrag',
  'Antrag annehmen > Bürgerin: Eingang bestätigt',
  'Antrag prüfen > Bescheid zustellen: Ergebnis',
]

describe('messages between parties', () => {
  it('are read from the lines below a step, to a step of another party or to an organisation', () => {
    const { process, problems } = readSteps(LIST)
    expect(problems).toEqual([])
    expect(problemsOf(process)).toEqual([])
    expect(messagesIn(process)).toEqual(ALL)
    const english = LIST.replaceAll('Nachricht an', 'message to')
    expect(messagesIn(readSteps(english).process)).toEqual(ALL)
    const events = 'Prozess: x\n\n1. a\nwarten auf Antwort\n  Nachricht von Amt, Zimmer 3: Antwort'
    expect(messagesIn(readSteps(events).process)).toEqual(['Amt, Zimmer 3 > Antwort: Antwort'])
  })

  it('are written once, with a comment where they arrive', () => {
    const text = writeSteps(readSteps(LIST).process)
    expect(text).toContain(
      [
        '1. Antrag annehmen',
        '  Nachricht an Kreis, Antrag prüfen: Antrag',
        '  Nachricht an Bürgerin: Eingang bestätigt',
        '2. Bescheid zustellen',
        '  # Nachricht von Kreis, Antrag prüfen: Ergebnis',
        '=== Kreis',
        '3. Antrag prüfen',
        '  # Nachricht von Stadt, Antrag annehmen: Antrag',
        '  Nachricht an Stadt, Bescheid zustellen: Ergebnis',
      ].join('\n'),
    )
    expect(messagesIn(readSteps(text).process)).toEqual(ALL)
  })

  it('name a step by its number where another one is called alike', () => {
    const { process } = readSteps(
      'Prozess: x\n\n=== A\n1. senden\n  Nachricht an B, 3: y\n=== B\n2. Fertig\n3. "Fertig?"',
    )
    const text = writeSteps(process)
    expect(text).toContain('Nachricht an B, 3: y')
    expect(messagesIn(readSteps(text).process)).toEqual(['senden > Fertig?: y'])
  })

  it('leave steps of such a name alone: with a number or a dash, or without a colon', () => {
    const text =
      'Prozess: x\n\n1. a\n  2. Nachricht an Bürger: senden\n  - Nachricht von Amt: lesen'
    const { process } = readSteps(text)
    expect(messagesIn(process)).toEqual([])
    expect(
      elementsOf(process)
        .filter(isActivity)
        .map(({ name }) => name),
    ).toEqual(['a', 'Nachricht an Bürger: senden', 'Nachricht von Amt: lesen'])
  })

  it('name the line where the step is not there, or the message stays inside', () => {
    const { problems, process } = readSteps(
      LIST.replace('Antrag prüfen: Antrag', 'Gibt es nicht: Antrag').replace('Stadt, 2', 'Kreis'),
    )
    expect(problems).toMatchObject([
      {
        line: 5,
        code: 'steps/message-target',
        details: { party: 'Kreis', target: 'Gibt es nicht' },
      },
      { line: 10, code: 'steps/message-inside' },
    ])
    expect(messagesIn(process)).toEqual(['Antrag annehmen > Bürgerin: Eingang bestätigt'])
  })

  it('become changes: another name, another end, a new one, one less', () => {
    const { process } = readSteps(LIST)
    expect(edited(process, (text) => `${text}# nur hier`).group.changes).toEqual([])
    const key = elementsOf(process).find(({ name }) => name === 'Ergebnis')?.key
    const renamed = edited(process, (text) =>
      text.replace('zustellen: Ergebnis', 'zustellen: Bescheid'),
    )
    const comment = edited(process, (text) => text.replace('# Nachricht von Kreis', '# egal'))
    expect(comment.group.changes).toEqual([])
    expect(renamed.group.changes).toEqual([
      { kind: 'setElement', key, property: 'name', before: 'Ergebnis', after: 'Bescheid' },
    ])
    const led = edited(process, (text) => text.replace('Stadt, Bescheid zustellen:', 'Stadt:'))
    expect(led.group.changes).toHaveLength(1)
    expect(messagesIn(led.process)).toContain('Antrag prüfen > Stadt: Ergebnis')
    const more = edited(process, (text) =>
      text.replace('2. Bescheid zustellen\n', '$&  Nachricht an Bürgerin: Bescheid\n'),
    )
    expect(messagesIn(more.process)).toEqual(
      [...ALL, 'Bescheid zustellen > Bürgerin: Bescheid'].sort(),
    )
    expect(more.group.changes).toHaveLength(1)
    const less = edited(process, (text) => text.replace(/.*Bürgerin.*\n/, ''))
    expect(messagesIn(less.process)).toEqual([ALL[0], ALL[2]])
    expect(elementsOf(less.process).some(({ name }) => name === 'Bürgerin')).toBe(false)
    const other = edited(process, (text) => text.replace('an Bürgerin', 'an Bürger'))
    expect(messagesIn(other.process)).toContain('Antrag annehmen > Bürger: Eingang bestätigt')
    const gone = edited(process, (text) => text.replace(/1\. Antrag annehmen\n( {2}N.*\n)+/, ''))
    expect(messagesIn(gone.process)).toEqual([ALL[2]])
    const step = edited(process, (text) => text.replace('3. Antrag prüfen', '3. Antrag sichten'))
    expect(step.group.changes).toHaveLength(1)
  })

  it('are refused, and nothing is changed, where one would be lost', () => {
    const { process } = readSteps(LIST)
    const text = writeSteps(process).replace('Kreis, Antrag prüfen:', 'Kreis, Nirgends:')
    expect(reviseSteps({ process }, text, { id: 'g', newKey: keysFrom('k') })).toMatchObject({
      kind: 'refused',
      problems: [{ line: 6, code: 'steps/message-target' }],
    })
  })

  it('are the same when they are written and read, whatever anything is called', () => {
    const names = fc.uniqueArray(label, {
      minLength: 6,
      maxLength: 6,
      selector: (one) => one.trim(),
    })
    const ends = fc.array(fc.tuple(fc.nat(5), fc.nat(7), fc.boolean(), label), { maxLength: 5 })
    fc.assert(
      fc.property(
        names,
        ends,
        fc.uniqueArray(label, { minLength: 3, maxLength: 3 }),
        (given, sent, called) => {
          const pools = called.map((name) => name.trim())
          fc.pre(new Set(pools).size === 3 && !pools.includes(''))
          const { process: bare } = readSteps(
            'Prozess: x\n\n=== Eins\n1. a\n2. b\nwarten auf c\n=== Zwei\n3. d\n4. e\nwarten auf f',
          )
          const nodes = elementsOf(bare).filter((one) => 'abcdef'.includes(one.name || '-'))
          const [eins, zwei] = elementsOf(bare).filter(({ kind }) => kind === 'pool')
          if (!eins || !zwei) throw new Error('no pools')
          const put = (one: Element, name: string) => ({ ...one, name })
          const third = {
            kind: 'pool',
            key: asKey('third'),
            name: pools[2] ?? '',
            isDrawn: true,
            isBlackBox: true,
          } as Element
          const partyOf = (key: Key) => (nodes.findIndex((one) => one.key === key) < 3 ? 0 : 1)
          const flows = sent.flatMap(([from, to, isSent, name], index): readonly Element[] => {
            const own = nodes[from]?.key
            const other =
              to < 6
                ? nodes[to]?.key
                : to === 6
                  ? third.key
                  : own && partyOf(own) === 0
                    ? zwei.key
                    : eins.key
            if (!own || !other || (to < 6 && partyOf(own) === partyOf(other))) return []
            const [source, target] = isSent ? [own, other] : [other, own]
            return [{ kind: 'messageFlow', key: asKey(`m${index}`), name, source, target }]
          })
          const elements = [
            ...elementsOf(bare).map((one) => {
              const at = nodes.indexOf(one)
              return at >= 0
                ? put(one, given[at] ?? '')
                : one === eins
                  ? put(one, pools[0] ?? '')
                  : one === zwei
                    ? put(one, pools[1] ?? '')
                    : one
            }),
            ...(flows.some(
              (one) => 'source' in one && (one.source === third.key || one.target === third.key),
            )
              ? [third]
              : []),
            ...flows,
          ]
          const process: Process = {
            ...bare,
            elements: Object.fromEntries(elements.map((one) => [one.key, one])),
          }
          const text = writeSteps(process)
          const again = readSteps(text)
          expect(again.problems).toEqual([])
          // A message between an event and an organisation stands in the line of the event, without its name.
          const isSaid = (one: string) => !text.includes(' (von ') && one
          expect(messagesIn(again.process).filter(isSaid)).toEqual(
            messagesIn(process).filter(isSaid),
          )
          expect(edited(process, (each) => `${each}# nur hier`).group.changes).toEqual([])
        },
      ),
      { seed: SEED, numRuns: runs(200) },
    )
  })
})
