import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { activitiesOf, type Key, type Process, process, task } from '#process'
import { loadLanguage } from '../../resources/load-language.ts'
import { exampleSubjects } from '../../test/matching-gold.ts'
import { runs } from '../../test/runs.ts'
import {
  type Calibration,
  chooseHub,
  compareVariants,
  type Decision,
  type GraphDecision,
  learnFrom,
  matchGraph,
  matchProcesses,
  matrixOf,
} from './door.ts'

const language = loadLanguage()
const subjects = exampleSubjects()

const town = process(
  task('Antrag annehmen', { actor: 'Bürgerbüro' }),
  task('Zufahrt begehen', { actor: 'Bürgerbüro' }),
  task('Bescheid erstellen', { actor: 'Fachamt' }),
)
const county = process(
  task('Antrag entgegennehmen', { actor: 'Schalter' }),
  task('Zufahrt belaufen', { actor: 'Schalter' }),
  task('Bescheid fertigen', { actor: 'Fachamt' }),
)

const keyOf = (of: typeof town, name: string): Key => {
  const found = activitiesOf(of).find((one) => one.name === name)
  if (!found) throw new Error(`no step ${name}`)
  return found.key
}

const walked: Decision = {
  a: keyOf(town, 'Zufahrt begehen'),
  b: keyOf(county, 'Zufahrt belaufen'),
  verdict: 'confirmed',
}

describe('decisions', () => {
  it('keep what is confirmed and drop what is rejected, whatever the pair (law)', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...subjects),
        fc.constantFrom(...subjects),
        fc.nat(),
        fc.nat(),
        fc.constantFrom('confirmed' as const, 'rejected' as const),
        (one, other, i, j, verdict) => {
          const [stepsA, stepsB] = [activitiesOf(one.process), activitiesOf(other.process)]
          const a = stepsA[i % stepsA.length]?.key
          const b = stepsB[j % stepsB.length]?.key
          if (a === undefined || b === undefined) return
          const { pairs } = matchProcesses(one.process, other.process, language, {
            decisions: [{ a, b, verdict }],
          })
          expect(pairs.some((pair) => pair.a === a && pair.b === b)).toBe(verdict === 'confirmed')
        },
      ),
      { seed: 3, numRuns: runs(30) },
    )
  })

  it('leave another counterpart that the matcher found beside a confirmed one', () => {
    const processOf = (id: string) => {
      const found = subjects.find((one) => one.id === id)
      if (!found) throw new Error(id)
      return found.process
    }
    const [a, b] = [processOf('F5-A'), processOf('F5-Q')]
    const order = keyOf(a, 'Auszahlung anordnen')
    const form = keyOf(b, 'Auszahlungsanordnung ausfüllen (Vordruck)')
    const signed = keyOf(b, 'Unterschrift Fachbereichsleitung')
    const found = (decisions: readonly Decision[]) =>
      matchProcesses(a, b, language, { decisions })
        .pairs.filter((pair) => pair.a === order)
        .map((pair) => pair.b)
        .sort()
    expect(found([])).toEqual([form])
    expect(found([{ a: order, b: signed, verdict: 'confirmed' }])).toEqual([form, signed].sort())
  })

  it('teach no two actors of whom the other house has one of the same name', () => {
    const other = process(
      task('Antrag entgegennehmen', { actor: 'Bürgerbüro' }),
      task('Zufahrt belaufen', { actor: 'Fachamt' }),
    )
    const decisions: readonly Decision[] = [
      { ...walked, b: keyOf(other, 'Zufahrt belaufen') },
      {
        a: keyOf(town, 'Antrag annehmen'),
        b: keyOf(other, 'Antrag entgegennehmen'),
        verdict: 'confirmed',
      },
    ]
    const matched = matrixOf(town, other, language)
    expect(learnFrom([{ matched, decisions }], language).calibration.actors).toEqual([])
  })

  it('teach other words and actors, and say from which labels', () => {
    const matched = matrixOf(town, county, language)
    const learnt = learnFrom([{ matched, decisions: [walked] }], language)
    expect(learnt.synonyms).toEqual([
      {
        words: ['begehen', 'belaufen'],
        tongue: 'de',
        from: [{ a: 'Zufahrt begehen', b: 'Zufahrt belaufen' }],
      },
    ])
    expect(learnt.calibration.actors).toEqual([['Bürgerbüro', 'Schalter']])
    const taught = language.withGlossaries(learnt.layers)
    const [one] = taught.readLabel('begehen', 'de').words
    const [other] = taught.readLabel('belaufen', 'de').words
    if (!one || !other) throw new Error('no words')
    expect(taught.relate(one, other)).toMatchObject({ kinship: 'glossary', source: 'learnt' })
    expect(language.relate(one, other).score).toBeLessThan(0.5)
  })

  it('teach no two words of which the other house has one, too', () => {
    const both = process(...activitiesOf(county).map(({ name }) => task(name)), task('Weg begehen'))
    const b = keyOf(both, 'Zufahrt belaufen')
    const decisions: readonly Decision[] = [{ ...walked, b }]
    const { synonyms } = learnFrom(
      [{ matched: matrixOf(town, both, language), decisions }],
      language,
    )
    expect(synonyms).toEqual([])
  })

  it('teach no act where a label names several: what is left over may be other work', () => {
    const one = process(task('Vordruck ausgeben und Antrag entgegennehmen'))
    const other = process(task('Antragsvordruck ausgeben, beim Ausfüllen helfen'))
    const [a, b] = [one, other].map((of) => activitiesOf(of)[0]?.key)
    if (!a || !b) throw new Error('no steps')
    const matched = matrixOf(one, other, language)
    const { synonyms } = learnFrom(
      [{ matched, decisions: [{ a, b, verdict: 'confirmed' }] }],
      language,
    )
    expect(synonyms.map(({ words }) => words)).not.toContainEqual(['entgegennehmen', 'helfen'])
  })

  it('find the same two labels again in other processes, whatever words they share', () => {
    const one = process(task('Antrag annehmen'), task('Bescheid kuvertieren'), task('Akte ablegen'))
    const other = process(task('Antrag annehmen'), task('Postausgang'), task('Akte ablegen'))
    const keysOf = (of: Process) => activitiesOf(of).map(({ key }) => key)
    const [a, b] = [keysOf(one)[1], keysOf(other)[1]]
    if (!a || !b) throw new Error('no steps')
    const learnt = learnFrom(
      [{ matched: matrixOf(one, other, language), decisions: [{ a, b, verdict: 'confirmed' }] }],
      language,
    )
    const third = process(task('Antrag prüfen'), task('Postausgang'), task('Vorgang beenden'))
    const fourth = process(task('Bescheid kuvertieren'), task('Gebühr buchen'))
    const found = (calibration?: Calibration) =>
      matchProcesses(third, fourth, language, calibration ? { calibration } : {}).pairs.some(
        (pair) =>
          third.elements[pair.a]?.name === 'Postausgang' &&
          fourth.elements[pair.b]?.name === 'Bescheid kuvertieren',
      )
    expect(found()).toBe(false)
    expect(found(learnt.calibration)).toBe(true)
  })

  it('teach nothing when there are none, or when they are taken back', () => {
    const matched = matrixOf(town, county, language)
    const learnt = learnFrom([{ matched, decisions: [] }], language)
    expect(learnt).toEqual({
      synonyms: [],
      layers: [],
      calibration: { shift: 0, actors: [], labels: [] },
    })
  })

  it('make matching stricter by rejections', () => {
    const matched = matrixOf(town, county, language)
    const decisions: readonly Decision[] = [{ ...walked, verdict: 'rejected' }]
    expect(learnFrom([{ matched, decisions }], language).calibration.shift).toBeLessThan(0)
  })
})

const middle = process(task('Zufahrt ansehen', { actor: 'Amt' }))
const at = (place: number, of: typeof town, name: string) => ({
  process: place,
  step: keyOf(of, name),
})
const start = at(0, town, 'Zufahrt begehen')
const hub = at(1, middle, 'Zufahrt ansehen')
const end = at(2, county, 'Zufahrt belaufen')
const decided = (verdict: GraphDecision['verdict']): readonly GraphDecision[] => [
  { a: start, b: hub, verdict: 'confirmed' },
  { a: end, b: hub, verdict: 'confirmed' },
  ...(verdict === 'rejected' ? [{ a: start, b: end, verdict }] : []),
]

describe('the match graph', () => {
  const between = (decisions: readonly GraphDecision[]) =>
    matchGraph([town, middle, county], language, decisions).links.find(
      ({ a, b }) =>
        a.step === start.step && a.process === 0 && b.process === 2 && b.step === end.step,
    )

  it('infers a link over confirmed ones and carries its path', () => {
    expect(between(decided('confirmed'))?.provenance).toEqual({
      kind: 'inferred',
      path: [start, hub, end],
    })
  })

  it('infers nothing against a rejection', () => {
    expect(between(decided('rejected'))).toBeUndefined()
  })

  it('is what a comparison of variants follows', () => {
    const rowsOf = (decisions: readonly GraphDecision[]) =>
      compareVariants(
        [town, middle, county].map((one, place) => ({
          id: `${place}`,
          name: `${place}`,
          process: one,
        })),
        language,
        { decisions },
      ).rows.map(({ cells }) =>
        cells.flatMap((cell) =>
          cell.kind === 'steps' ? cell.steps.map(({ label }) => label) : [],
        ),
      )
    expect(rowsOf(decided('confirmed'))).toContainEqual([
      'Zufahrt begehen',
      'Zufahrt ansehen',
      'Zufahrt belaufen',
    ])
    for (const row of rowsOf(decided('rejected'))) {
      expect(row.includes('Zufahrt begehen') && row.includes('Zufahrt belaufen')).toBe(false)
    }
  })
})

describe('the hub', () => {
  it('is the process through which most is expected to be found', () => {
    const poor = process(task('Kaffee kochen'))
    expect(chooseHub([poor, town, county, town], language).hub).not.toBe(0)
  })

  it('is none where there is nothing to infer', () => {
    expect(chooseHub([town, county], language).hub).toBeUndefined()
  })
})
