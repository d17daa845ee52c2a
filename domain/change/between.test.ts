import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { orderAt } from '#process'
import { runs } from '../../test/runs.ts'
import { between } from './between.ts'

describe('a place between two others', () => {
  it('C27: sorts behind the one and before the other', () => {
    expect(between('a0', 'a1')).toBe('a0i')
    expect(between(undefined, 'a0')).toBe('5')
    expect(between('az', undefined)).toBe('n')
    expect(between(undefined, undefined)).toBe('i')
  })

  it('C27: is always there again, however often one is taken', () => {
    const places = fc.array(fc.nat(1000), { minLength: 1, maxLength: 60 })
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5 }), places, (count, choices) => {
        const order = Array.from({ length: count }, (_, index) => orderAt(index))
        for (const choice of choices) {
          const at = choice % (order.length + 1)
          const place = between(order[at - 1], order[at])
          if (place === undefined)
            throw new Error(`nothing between ${order[at - 1]} and ${order[at]}`)
          order.splice(at, 0, place)
        }
        expect([...order].sort()).toEqual(order)
        expect(new Set(order).size).toBe(order.length)
      }),
      { seed: 1, numRuns: runs(300) },
    )
  })

  it('C27: is not there between two that are the same or touch, or were made by nobody here', () => {
    expect(between('a0', 'a0')).toBeUndefined()
    expect(between('a1', 'a0')).toBeUndefined()
    expect(between('a', 'a0')).toBeUndefined()
    expect(between('Ä', 'Z')).toBeUndefined()
  })
})
