import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { activitiesOf, type Key, process, task } from '#process'
import { loadLanguage } from '../../resources/load-language.ts'
import { exampleSubjects } from '../../test/matching-gold.ts'
import { runs } from '../../test/runs.ts'
import {
  type CellStep,
  type Comparison,
  compareVariants,
  type GraphDecision,
  isStillMeant,
  learnTogether,
  type Subject,
} from './door.ts'

const language = loadLanguage()
const examples = exampleSubjects()
const family = (name: string): readonly Subject[] =>
  examples.filter(({ id }) => id.startsWith(`${name}-`))

const families = ['F1', 'F4', 'F5', 'F6'].map(family)

/** Steps of each row, by column. */
const rowsOf = ({ rows }: Comparison): readonly (readonly (readonly CellStep[])[])[] =>
  rows.map(({ cells }) => cells.map((cell) => (cell.kind === 'steps' ? cell.steps : [])))

const rowOf = (comparison: Comparison, column: number, key: Key): number =>
  rowsOf(comparison).findIndex((row) => row[column]?.some((step) => step.key === key))

const anyPair = fc
  .tuple(fc.constantFrom(...families), fc.nat(), fc.nat(), fc.nat(), fc.nat())
  .map(([subjects, m, n, i, j]) => {
    const a = m % subjects.length
    const b = (a + 1 + (n % (subjects.length - 1))) % subjects.length
    const stepOf = (column: number, at: number): Key => {
      const steps = activitiesOf(subjects[column]?.process ?? process())
      const step = steps[at % steps.length]
      if (!step) throw new Error('no step')
      return step.key
    }
    return {
      subjects,
      a: { process: a, step: stepOf(a, i) },
      b: { process: b, step: stepOf(b, j) },
    }
  })

describe('rows that people decided on', () => {
  it('hold what is confirmed together, and part what is rejected (law)', () => {
    fc.assert(
      fc.property(anyPair, fc.boolean(), ({ subjects, a, b }, isConfirmed) => {
        const verdict = isConfirmed ? ('confirmed' as const) : ('rejected' as const)
        const comparison = compareVariants(subjects, language, { decisions: [{ a, b, verdict }] })
        const [one, other] = [
          rowOf(comparison, a.process, a.step),
          rowOf(comparison, b.process, b.step),
        ]
        expect(one).toBeGreaterThanOrEqual(0)
        expect(one === other).toBe(isConfirmed)
      }),
      { seed: 21, numRuns: runs(40) },
    )
  })

  it('leave a step alone that was rejected everywhere in its row', () => {
    // It shares a word with a letter to the committee, which is no reason to put it there.
    const subjects = family('F4')
    const before = compareVariants(subjects, language)
    const label = 'Bauvorlagen auf Vollständigkeit prüfen'
    const column = subjects.findIndex(({ process: one }) =>
      activitiesOf(one).some(({ name }) => name === label),
    )
    const at = rowsOf(before).findIndex((row) => row[column]?.some((step) => step.label === label))
    const row = rowsOf(before)[at] ?? []
    const own = row[column]?.find((step) => step.label === label)
    if (!own) throw new Error('no such step')
    const decisions = row.flatMap((steps, other) =>
      other === column
        ? []
        : steps.map(
            ({ key }): GraphDecision => ({
              a: { process: column, step: own.key },
              b: { process: other, step: key },
              verdict: 'rejected',
            }),
          ),
    )
    expect(decisions.length).toBeGreaterThan(0)
    const after = compareVariants(subjects, language, { decisions })
    const alone = rowsOf(after)[rowOf(after, column, own.key)] ?? []
    expect(alone.flat().map((step) => step.label)).toEqual([label])
  })

  it('are as before once a decision is withdrawn', () => {
    const [subjects] = families
    if (!subjects) throw new Error('no family')
    expect(compareVariants(subjects, language, { decisions: [] })).toEqual(
      compareVariants(subjects, language),
    )
  })

  it('say of each step what ties it to its row, and nothing where it stands alone', () => {
    const variants = ['Zufahrt begehen', 'Zufahrt ansehen', 'Zufahrt belaufen'].map(
      (label, at): Subject => ({ id: `${at}`, name: label, process: process(task(label)) }),
    )
    const keys = variants.map((one) => activitiesOf(one.process)[0]?.key as Key)
    const address = (column: number) => ({ process: column, step: keys[column] as Key })
    const decisions: readonly GraphDecision[] = [
      { a: address(0), b: address(1), verdict: 'confirmed' },
      { a: address(1), b: address(2), verdict: 'confirmed' },
    ]
    const [row] = rowsOf(compareVariants(variants, language, { decisions }))
    expect(row?.map(([step]) => step?.tie?.provenance.kind)).toEqual([
      'confirmed',
      'confirmed',
      'confirmed',
    ])
    const twice = compareVariants(variants.slice(0, 2), language)
    for (const steps of rowsOf(twice).flat()) {
      const isAlone = rowsOf(twice).length > 1
      for (const { tie } of steps)
        expect(tie?.provenance.kind).toBe(isAlone ? undefined : 'automatic')
    }
  })

  it('tell over which steps a tie is inferred', () => {
    const words = ['Zufahrt begehen', 'Kaffee kochen', 'Akte schließen', 'Bescheid senden']
    const variants = words.map(
      (label, at): Subject => ({ id: `${at}`, name: label, process: process(task(label)) }),
    )
    const address = (column: number) => ({
      process: column,
      step: activitiesOf(variants[column]?.process ?? process())[0]?.key as Key,
    })
    // 0 - 1 - 2 - 3 as a chain, from which 0 - 1 is then seen alone: its partners are confirmed.
    const decisions = [0, 1, 2].map(
      (at): GraphDecision => ({ a: address(at), b: address(at + 1), verdict: 'confirmed' }),
    )
    const comparison = compareVariants(variants, language, { decisions })
    expect(comparison.rows).toHaveLength(1)
    expect(rowsOf(comparison)[0]?.[0]?.[0]?.tie).toMatchObject({
      to: address(1),
      provenance: { kind: 'confirmed' },
    })
  })
})

describe('other ways to look at rows', () => {
  it('one to one: no cell holds two steps, and every step is there once (law)', () => {
    fc.assert(
      fc.property(fc.constantFrom(...families), (subjects) => {
        const rows = rowsOf(compareVariants(subjects, language, { isOneToOne: true }))
        for (const cell of rows.flat()) expect(cell.length).toBeLessThanOrEqual(1)
        subjects.forEach((subject, column) => {
          const keys = rows.flatMap((row) => (row[column] ?? []).map(({ key }) => key))
          const all = rowsOf(compareVariants(subjects, language)).flatMap((row) =>
            (row[column] ?? []).map(({ key }) => key),
          )
          expect([...keys].sort(), subject.id).toEqual([...all].sort())
        })
      }),
      { seed: 4, numRuns: runs(4) },
    )
  })

  it('the stricter, the more rows', () => {
    const counts = families.map((subjects) =>
      (['strict', 'normal', 'lenient'] as const).map(
        (strictness) => compareVariants(subjects, language, { strictness }).rows.length,
      ),
    )
    for (const [strict = 0, normal = 0, lenient = 0] of counts) {
      expect(strict).toBeGreaterThanOrEqual(normal)
      expect(normal).toBeGreaterThanOrEqual(lenient)
    }
    const all = (at: number) => counts.reduce((sum, count) => sum + (count[at] ?? 0), 0)
    expect(all(0)).toBeGreaterThan(all(1))
    expect(all(1)).toBeGreaterThan(all(2))
  })
})

describe('what a family learns', () => {
  const variants = [
    process(task('Zufahrt begehen', { actor: 'Bürgerbüro' })),
    process(task('Zufahrt belaufen', { actor: 'Schalter' })),
  ]
  const [a, b] = variants.map((one, at) => ({
    process: at,
    step: activitiesOf(one)[0]?.key as Key,
  }))

  it('is words, actors and strictness, from decisions in either direction', () => {
    if (!a || !b) throw new Error('no steps')
    const there = learnTogether(variants, language, [{ a, b, verdict: 'confirmed' }])
    const back = learnTogether(variants, language, [{ a: b, b: a, verdict: 'confirmed' }])
    expect(there).toEqual(back)
    expect(there.synonyms.map(({ words }) => words)).toEqual([['begehen', 'belaufen']])
    expect(there.calibration.shift).not.toBe(0)
    expect(there.calibration.actors).toEqual([['Bürgerbüro', 'Schalter']])
  })

  it('is nothing without decisions', () => {
    expect(learnTogether(variants, language, [])).toEqual({
      synonyms: [],
      layers: [],
      calibration: { shift: 0, actors: [], labels: [] },
    })
  })
})

describe('a decision on a step that was renamed since', () => {
  it('holds while the name still means it, and rests when it does not', () => {
    expect(isStillMeant('Antrag prüfen', 'Antrag  prüfen ', language)).toBe(true)
    expect(isStillMeant('Antrag prüfen', 'Prüfung des Antrags', language)).toBe(true)
    expect(isStillMeant('Antrag prüfen', 'Hundemarke aushändigen', language)).toBe(false)
  })
})
