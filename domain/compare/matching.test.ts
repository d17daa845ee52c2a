import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Process, process, task } from '#process'
import { loadLanguage } from '../../resources/load-language.ts'
import {
  admissionPairs,
  assetPairs,
  examplePairs,
  exampleSubjects,
  qualityOf,
} from '../../test/matching-gold.ts'
import { runs } from '../../test/runs.ts'
import { matchProcesses, similarity } from './door.ts'

const language = loadLanguage()

const links = (a: Process, b: Process): readonly string[] =>
  matchProcesses(a, b, language).pairs.map((pair) => `${pair.a}|${pair.b}`)

const labelled = (a: Process, b: Process): readonly string[] =>
  matchProcesses(a, b, language).pairs.map(
    (pair) => `${a.elements[pair.a]?.name} = ${b.elements[pair.b]?.name}`,
  )

const town = process(
  task('Antrag annehmen', { actor: 'Bürgerbüro' }),
  task('Prüfung der Unterlagen', { actor: 'Bürgerbüro' }),
  task('Bescheid erstellen', { actor: 'Fachamt' }),
  task('Zusage versenden', { actor: 'Fachamt' }),
)
const county = process(
  task('Antrag entgegennehmen', { actor: 'Bürgerservice' }),
  task('Unterlagen prüfen', { actor: 'Bürgerservice' }),
  task('Bescheid fertigen', { actor: 'Fachabteilung' }),
  task('Absage versenden', { actor: 'Fachabteilung' }),
)

describe('matching two processes', () => {
  it('finds the same work in other words, with its reasons', () => {
    expect(labelled(town, county)).toEqual(
      expect.arrayContaining([
        'Antrag annehmen = Antrag entgegennehmen',
        'Prüfung der Unterlagen = Unterlagen prüfen',
        'Bescheid erstellen = Bescheid fertigen',
      ]),
    )
    const { pairs } = matchProcesses(town, county, language)
    for (const pair of pairs) expect(pair.reason.length).toBeGreaterThan(0)
  })

  it('never takes an acceptance for a rejection', () => {
    expect(labelled(town, county)).not.toContain('Zusage versenden = Absage versenden')
  })

  it('does not look at codes of step kinds unless it is told to', () => {
    const a = process(task('Post öffnen', { work: { familyCode: 'R1' } }))
    const b = process(task('Kontierung', { work: { familyCode: 'R1' } }))
    expect(matchProcesses(a, b, language).pairs).toEqual([])
    const [pair] = matchProcesses(a, b, language, { useStepKinds: true }).pairs
    expect(pair?.reason[0]).toEqual({ kind: 'sameStepKind', code: 'R1' })
  })

  it('prefers what is done in every case to what is done in few', () => {
    const rest = [task('Steuer festsetzen'), task('Bescheid versenden')]
    const other = process(task('Antrag sichten'), ...rest)
    const beside = (share: number) =>
      process(
        task('Antragsangaben kontrollieren'),
        task('Antrag auf Ermäßigung prüfen', { work: { share } }),
        ...rest,
      )
    const exemption = 'Antrag auf Ermäßigung prüfen = Antrag sichten'
    expect(labelled(beside(1), other)).toContain(exemption)
    expect(labelled(beside(0.6), other)).toContain(exemption)
    expect(labelled(beside(0.05), other)).not.toContain(exemption)
    expect(labelled(beside(0.05), other)).toContain('Antragsangaben kontrollieren = Antrag sichten')
  })

  it('finds no fewer links leniently and no more strictly', () => {
    const count = (strictness: 'strict' | 'normal' | 'lenient') =>
      matchProcesses(town, county, language, { strictness }).pairs.length
    expect(count('strict')).toBeLessThanOrEqual(count('normal'))
    expect(count('normal')).toBeLessThanOrEqual(count('lenient'))
  })

  it('is empty for processes without steps', () => {
    const empty = process()
    expect(matchProcesses(empty, town, language)).toEqual({ pairs: [], similarity: 0 })
  })
})

describe('matching as a law', () => {
  const subjects = exampleSubjects()

  it('is the same from both sides', () => {
    fc.assert(
      fc.property(fc.constantFrom(...subjects), fc.constantFrom(...subjects), (a, b) => {
        const there = matchProcesses(a.process, b.process, language)
        const back = matchProcesses(b.process, a.process, language)
        expect(back.similarity).toBeCloseTo(there.similarity, 9)
        expect(new Set(back.pairs.map((pair) => `${pair.b}|${pair.a}`))).toEqual(
          new Set(there.pairs.map((pair) => `${pair.a}|${pair.b}`)),
        )
      }),
      { seed: 11, numRuns: runs(30) },
    )
  })

  it('finds every step of a process in itself', () => {
    for (const { process: own } of subjects) {
      expect(similarity(own, own, language)).toBe(1)
      const found = new Set(links(own, own))
      for (const { key } of Object.values(own.elements).filter(({ kind }) => kind === 'task')) {
        expect(found.has(`${key}|${key}`)).toBe(true)
      }
    }
  })
})

describe('matching against what people agreed on', () => {
  const normal = (a: Process, b: Process) => links(a, b)

  it('stays above .66 on the examples', () => {
    expect(qualityOf(examplePairs(), normal).f).toBeGreaterThan(0.66)
  })

  const sets = [
    ['admission', admissionPairs('admission'), 0.77],
    ['admission-de', admissionPairs('admission-de'), 0.77],
    ['asset', assetPairs(), 0.71],
  ] as const
  for (const [name, pairs, least] of sets) {
    it.skipIf(!pairs)(`stays above ${least} on ${name} (needs PROZESS_TEST_DATA)`, () => {
      expect(qualityOf(pairs ?? [], normal).f).toBeGreaterThan(least)
    })
  }
})
