import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../../test/runs.ts'
import { type Anchor, displacementFrom } from './displacement.ts'
import { gridOf, valueAt } from './grid.ts'

/** The same as it is said: cell by cell, anchor by anchor. */
const asSaid = (a: readonly number[], b: readonly number[], anchors: readonly Anchor[]) =>
  gridOf(a.length, b.length, (i, j) => {
    let [weight, distance] = [0.5, 0.1]
    for (const { i: x, j: y, sure } of anchors) {
      if (x === i || y === j) continue
      const here = (a[x] ?? 0) - (a[i] ?? 0)
      const there = (b[y] ?? 0) - (b[j] ?? 0)
      const say = sure / (1 + 5 * Math.min(Math.abs(here), Math.abs(there)))
      weight += say
      distance += say * Math.abs(here - there)
    }
    return distance / weight
  })

/** Places as steps have them, many of them the same, in any order. */
const places = fc.tuple(fc.integer({ min: 1, max: 12 }), fc.boolean()).chain(([span, isLine]) =>
  isLine
    ? fc.constant(Array.from({ length: span + 1 }, (_, at) => at / span))
    : fc.array(
        fc.nat(span).map((depth) => depth / span),
        { maxLength: 14 },
      ),
)

const inputs = fc.tuple(places, places).chain(([a, b]) =>
  fc.tuple(
    fc.constant(a),
    fc.constant(b),
    a.length === 0 || b.length === 0
      ? fc.constant([])
      : fc.array(
          fc.record({
            i: fc.nat(a.length - 1),
            j: fc.nat(b.length - 1),
            sure: fc.constantFrom(0.25, 0.5, 0.9, 1, 5),
          }),
          { maxLength: 20 },
        ),
  ),
)

describe('displacementFrom', () => {
  it('is what is said cell by cell and anchor by anchor', () => {
    fc.assert(
      fc.property(inputs, ([a, b, anchors]) => {
        const made = displacementFrom(a, b, anchors)
        const said = asSaid(a, b, anchors)
        expect([made.rows, made.columns]).toEqual([said.rows, said.columns])
        for (let i = 0; i < said.rows; i += 1) {
          for (let j = 0; j < said.columns; j += 1) {
            expect(valueAt(made, i, j)).toBeCloseTo(valueAt(said, i, j), 12)
          }
        }
      }),
      { seed: 7, numRuns: runs(400) },
    )
  })

  it('is small where the order agrees, and large where it does not', () => {
    const line = [0, 0.25, 0.5, 0.75, 1]
    const anchors = [0, 2, 4].map((at) => ({ i: at, j: at, sure: 1 }))
    const made = displacementFrom(line, line, anchors)
    expect(valueAt(made, 1, 1)).toBeLessThan(valueAt(made, 1, 3) / 2)
  })
})
