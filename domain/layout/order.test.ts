import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../../test/runs.ts'
import { type Link, orderSlots, type Slot } from './order.ts'

/** Pairs of links that cross, counted one by one. */
const crossingsIn = (columns: readonly (readonly number[])[], links: readonly Link[]): number => {
  const place = new Map(columns.flatMap((column) => column.map((slot, at) => [slot, at] as const)))
  const column = new Map(columns.flatMap((all, at) => all.map((slot) => [slot, at] as const)))
  let count = 0
  links.forEach((one, index) => {
    for (const two of links.slice(index + 1)) {
      if (column.get(one.from) !== column.get(two.from)) continue
      const from = (place.get(one.from) ?? 0) - (place.get(two.from) ?? 0)
      const to = (place.get(one.to) ?? 0) - (place.get(two.to) ?? 0)
      if (from * to < 0) count++
    }
  })
  return count
}

const nets = fc
  .array(fc.record({ column: fc.nat(4), band: fc.nat(2) }), { minLength: 4, maxLength: 20 })
  .chain((slots: readonly Slot[]) => {
    const pairs = slots.flatMap((one, from) =>
      slots.flatMap((two, to): readonly Link[] =>
        two.column === one.column + 1 ? [{ from, to, fromOffset: 0, weight: 1 }] : [],
      ),
    )
    return fc.record({ slots: fc.constant(slots), links: fc.subarray(pairs) })
  })

describe('order in the columns', () => {
  it('keeps the bands, and crosses no more than in the order of the model', () => {
    fc.assert(
      fc.property(nets, ({ slots, links }) => {
        const columns = orderSlots(slots, links)
        expect(columns.flat().toSorted((a, b) => a - b)).toEqual(slots.map((_, index) => index))
        const bandOf = (slot: number) => slots[slot]?.band ?? 0
        for (const column of columns) {
          expect(column.map(bandOf)).toEqual(column.map(bandOf).toSorted((a, b) => a - b))
        }
        const asInModel = columns.map((column) =>
          column.toSorted((a, b) => bandOf(a) - bandOf(b) || a - b),
        )
        expect(crossingsIn(columns, links)).toBeLessThanOrEqual(crossingsIn(asInModel, links))
      }),
      { seed: 31, numRuns: runs(300) },
    )
  })

  it('untangles what sweeps alone leave tangled', () => {
    // Two ways that only cross when the second column is left in the order of the model.
    const slots = [0, 0, 1, 1, 2, 2].map((column) => ({ column, band: 0 }))
    const link = (from: number, to: number): Link => ({ from, to, fromOffset: 0, weight: 1 })
    const links = [link(0, 3), link(1, 2), link(3, 4), link(2, 5)]
    expect(crossingsIn(orderSlots(slots, links), links)).toBe(0)
  })

  it('puts what sends messages down below what does not', () => {
    const slots = [
      { column: 0, band: 0 },
      { column: 1, band: 0, down: 1 },
      { column: 1, band: 0 },
    ]
    const links = [1, 2].map((to) => ({ from: 0, to, fromOffset: 0, weight: 1 }))
    expect(orderSlots(slots, links)[1]).toEqual([2, 1])
  })
})
