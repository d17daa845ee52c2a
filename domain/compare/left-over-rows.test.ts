import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../../test/runs.ts'
import { attachLeftOver, type Likeness } from './left-over-rows.ts'

/** Steps 0 to 9 of column 0, 10 to 19 of column 1, and so on. */
const columnOf = (index: number): number => Math.floor(index / 10)

const NOTHING: Likeness = {
  score: () => 0,
  label: () => 0,
  ordered: () => 0,
  placeOf: () => 0,
  isOfOneThing: () => false,
  around: () => ({ before: [], after: [] }),
  isIntakeCheck: () => false,
  entryOf: () => undefined,
  isRefused: () => false,
}

const between =
  (pairs: Readonly<Record<string, number>>) =>
  (a: number, b: number): number =>
    pairs[`${Math.min(a, b)} ${Math.max(a, b)}`] ?? 0

const attached = (rows: readonly (readonly number[])[], likeness: Partial<Likeness>) =>
  attachLeftOver(rows, columnOf, { ...NOTHING, ...likeness }).map((row) =>
    [...row].sort((a, b) => a - b),
  )

describe('steps that no link joined', () => {
  it('join the row whose labels stand out, not one of two', () => {
    const score = () => 0.2
    expect(attached([[0], [10], [11]], { score, label: between({ '0 10': 0.6 }) })).toEqual([
      [0, 10],
      [11],
    ])
    const rows = [[0], [10, 20], [11, 21]]
    const both = between({ '0 10': 0.6, '0 20': 0.6, '0 11': 0.58, '0 21': 0.58 })
    expect(attached(rows, { score, label: both })).toEqual(rows)
  })

  it('join by the order of the work where nothing else speaks for them, the surest first', () => {
    const ordered = between({ '0 10': 0.5, '0 11': 0.8, '1 11': 0.7 })
    expect(attached([[0], [1], [10], [11]], { ordered })).toEqual([[1], [10], [0, 11]])
    expect(attached([[0], [10]], { ordered: between({ '0 10': 0.4 }) })).toEqual([[0], [10]])
  })

  it('join the row that the others have between the same two rows, where both speak of one thing', () => {
    const rows = [[0, 10, 20], [1, 11], [21], [2, 12, 22]]
    const around = (index: number) => ({
      before: index % 10 === 0 ? [] : [index - 1],
      after: index % 10 === 2 ? [] : [index + 1],
    })
    const isOfOneThing = (a: number, b: number) => [a, b].sort((x, y) => x - y).join(' ') === '1 21'
    expect(attached(rows, { around, isOfOneThing })).toEqual([
      [0, 10, 20],
      [1, 11, 21],
      [2, 12, 22],
    ])
    expect(attached(rows, { around })).toEqual(rows)
    const moved = (index: number) => (index === 21 ? { before: [22], after: [] } : around(index))
    expect(attached(rows, { around: moved, isOfOneThing })).toEqual(rows)
  })

  it('make one row of the first looks at what came in, unless a house has two of them', () => {
    const isIntakeCheck = (index: number) => [0, 10, 20].includes(index)
    expect(attached([[0], [1, 11], [10], [20]], { isIntakeCheck })).toEqual([
      [0, 10, 20],
      [1, 11],
    ])
    const more = (index: number) => isIntakeCheck(index) || index === 1
    expect(attached([[0], [1], [10]], { isIntakeCheck: more })).toEqual([[0], [1], [10]])
  })

  it('join what they are the entry of, unless people parted them', () => {
    const entryOf = (index: number) => (index === 1 ? 0 : undefined)
    expect(attached([[0, 10], [1], [11]], { entryOf })).toEqual([[0, 1, 10], [11]])
    expect(attached([[0], [1, 11]], { entryOf })).toEqual([[0], [1, 11]])
    const isRefused = (a: number, b: number) => a + b === 11
    expect(attached([[0, 10], [1]], { entryOf, isRefused })).toEqual([[0, 10], [1]])
  })

  it('never join what people parted, and are all there once afterwards (law)', () => {
    const value = fc.double({ min: 0, max: 1, noNaN: true })
    const steps = [0, 1, 2, 10, 11, 12, 20, 21, 22]
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('0 10', '1 11', '10 20', '2 22', '0 21'), value),
        fc.dictionary(fc.constantFrom('0 10', '1 11', '10 20', '2 22', '0 21'), value),
        fc.subarray(steps),
        fc.constantFrom('0 10', '1 11', '0 20', '2 22'),
        (labels, ordered, looks, parted) => {
          const rows = attached(
            steps.map((step) => [step]),
            {
              score: () => 0.3,
              label: between(labels),
              ordered: between(ordered),
              isIntakeCheck: (index) => looks.includes(index),
              isRefused: (a, b) => between({ [parted]: 1 })(a, b) === 1,
            },
          )
          expect(rows.flat().sort((a, b) => a - b)).toEqual(steps)
          const [one, other] = parted.split(' ').map(Number)
          for (const row of rows) {
            expect(new Set(row.map(columnOf)).size).toBe(row.length)
            expect(row.includes(one ?? -1) && row.includes(other ?? -1)).toBe(false)
          }
        },
      ),
      { seed: 5, numRuns: runs(200) },
    )
  })
})
