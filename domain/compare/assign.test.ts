import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../../test/runs.ts'
import { assign } from './assign.ts'

type Gains = readonly (readonly number[])[]

/** The most there is to gain, by trying everything. */
const most = (gains: Gains, row = 0, taken: ReadonlySet<number> = new Set()): number => {
  const line = gains[row]
  if (!line) return 0
  return Math.max(
    most(gains, row + 1, taken),
    ...line.flatMap((gain, column) =>
      taken.has(column) ? [] : [gain + most(gains, row + 1, new Set([...taken, column]))],
    ),
  )
}

const sumOf = (gains: Gains, pairs: ReturnType<typeof assign>): number =>
  pairs.reduce((sum, [row, column]) => sum + (gains[row]?.[column] ?? 0), 0)

const tables = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 6 }))
  .chain(([rows, columns]) =>
    fc.array(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  )

describe('an assignment', () => {
  it('gains as much as the best of all possible ones, and pairs nobody twice (law)', () => {
    fc.assert(
      fc.property(tables, (gains) => {
        const pairs = assign(gains)
        expect(sumOf(gains, pairs)).toBe(most(gains))
        expect(new Set(pairs.map(([row]) => row)).size).toBe(pairs.length)
        expect(new Set(pairs.map(([, column]) => column)).size).toBe(pairs.length)
      }),
      { seed: 11, numRuns: runs(200) },
    )
  })

  it('gives up the best single pair where two good ones gain more', () => {
    expect(
      assign([
        [5, 4],
        [4, 0],
      ]),
    ).toEqual([
      [0, 1],
      [1, 0],
    ])
  })

  it('leaves alone what gains nothing, and is empty where one side is', () => {
    expect(assign([[0, 0]])).toEqual([])
    expect(assign([])).toEqual([])
    expect(assign([[], []])).toEqual([])
  })
})
