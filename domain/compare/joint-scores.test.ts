import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../../test/runs.ts'
import { type Grid, gridOf, valueAt } from './grid.ts'
import { jointScores, type PairScores } from './joint-scores.ts'

const grid = (row: readonly number[]): Grid => gridOf(1, row.length, (_, j) => row[j] ?? 0)

const one = (scores: PairScores, pair: string, i = 0, j = 0): number => {
  const found = scores.get(pair)
  if (!found) throw new Error(`no pair ${pair}`)
  return valueAt(found, i, j)
}

/** Three columns, of which the first and the second have one step each. */
const family = (own: number, here: readonly number[], there: readonly number[]): PairScores =>
  new Map([
    ['0|1', grid([own])],
    ['0|2', grid(here)],
    ['1|2', grid(there)],
  ])

/** Scores of columns of so many steps each; now and then a decision, 0 or 1. */
const anyFamily = fc
  .array(fc.integer({ min: 1, max: 4 }), { minLength: 3, maxLength: 5 })
  .chain((sizes) => {
    const score = fc.oneof(
      fc.double({ min: 0.001, max: 0.999, noNaN: true }),
      fc.constantFrom(0, 1),
    )
    const most = 4 * 4 * 10
    return fc.array(score, { minLength: most, maxLength: most }).map((values) => {
      let at = 0
      const scores = new Map<string, Grid>()
      sizes.forEach((rows, x) => {
        sizes.forEach((columns, y) => {
          if (y <= x) return
          scores.set(
            `${x}|${y}`,
            gridOf(rows, columns, () => values[at++] ?? 0),
          )
        })
      })
      return { columns: sizes.length, scores }
    })
  })

describe('what third variants say', () => {
  it('makes two steps surer that answer to the same step of a third', () => {
    expect(one(jointScores(family(0.5, [0.9], [0.9]), 3), '0|1')).toBeGreaterThan(0.8)
  })

  it('makes two steps less sure where only one has a counterpart in the third', () => {
    expect(one(jointScores(family(0.5, [0.9], [0.02]), 3), '0|1')).toBeLessThan(0.3)
  })

  it('makes them less sure where they answer to two steps of the third', () => {
    const scores = jointScores(family(0.5, [0.9, 0.02], [0.02, 0.9]), 3)
    expect(one(scores, '0|1')).toBeLessThan(0.3)
  })

  it('hears what was decided about the third', () => {
    const [no = 1, yes = 0] = [0, 1].map((verdict) =>
      one(jointScores(family(0.4, [0.8], [verdict]), 3), '0|1'),
    )
    expect(yes).toBeGreaterThan(0.7)
    expect(no).toBeLessThan(0.3)
  })

  it('is nothing where there is no third', () => {
    const alone = new Map([['0|1', grid([0.5, 0.2])]])
    expect(jointScores(alone, 2)).toEqual(alone)
  })

  it('leaves what is decided, and stays a share (law)', () => {
    fc.assert(
      fc.property(anyFamily, ({ columns, scores }) => {
        for (const [pair, joint] of jointScores(scores, columns)) {
          scores.get(pair)?.values.forEach((value, at) => {
            const now = joint.values[at] ?? -1
            expect(now).toBeGreaterThanOrEqual(0)
            expect(now).toBeLessThanOrEqual(1)
            if (value === 0 || value === 1) expect(now).toBe(value)
          })
        }
      }),
      { seed: 31, numRuns: runs(100) },
    )
  })

  it('does not depend on the order of the variants (law)', () => {
    fc.assert(
      fc.property(anyFamily, ({ columns, scores }) => {
        const turnedName = (pair: string): string => {
          const [x = 0, y = 0] = pair.split('|').map(Number)
          return `${columns - 1 - y}|${columns - 1 - x}`
        }
        const turned = new Map(
          [...scores].map(([pair, own]) => [
            turnedName(pair),
            gridOf(own.columns, own.rows, (j, i) => valueAt(own, i, j)),
          ]),
        )
        const plain = jointScores(scores, columns)
        const other = jointScores(turned, columns)
        for (const [pair, { rows, columns: wide }] of scores) {
          for (let i = 0; i < rows; i += 1) {
            for (let j = 0; j < wide; j += 1) {
              expect(one(other, turnedName(pair), j, i)).toBeCloseTo(one(plain, pair, i, j), 8)
            }
          }
        }
      }),
      { seed: 32, numRuns: runs(100) },
    )
  })
})
