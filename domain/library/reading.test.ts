import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../../test/runs.ts'
import { askedToRead, isAskedToRead, mayConfirmReading } from './reading.ts'

const HOUSE = ['anna', 'berta', 'carl', 'dora']
const requests = fc.array(
  fc.record({ people: fc.option(fc.subarray(HOUSE, { minLength: 1 }), { nil: null }) }),
  { maxLength: 3 },
)
const person = fc.constantFrom(...HOUSE, 'stranger')
const options = { seed: 20261127, numRuns: runs(300) }

describe('taking note of a version', () => {
  it('K1: is asked of some or of everybody, and asking again only adds people', () => {
    expect(isAskedToRead([], 'anna')).toBe(false)
    fc.assert(
      fc.property(requests, requests, (first, later) => {
        const before = askedToRead(first, HOUSE)
        const after = askedToRead([...first, ...later], HOUSE)
        expect(after).toEqual(expect.arrayContaining([...before]))
        const isAll = [...first, ...later].some(({ people }) => people === null)
        if (isAll) expect(after).toEqual(HOUSE)
        // Who is not of the house is never waited for.
        expect(askedToRead([{ people: ['stranger'] }], HOUSE)).toEqual([])
      }),
      options,
    )
  })

  it('K2: is confirmed by who is asked, of a version in force, and once', () => {
    const everybody = [{ people: null }]
    expect(mayConfirmReading(everybody, [], 'anna', 'approved')).toBe(true)
    for (const state of ['draft', 'inReview', 'retired'] as const)
      expect(mayConfirmReading(everybody, [], 'anna', state)).toBe(false)
    fc.assert(
      fc.property(requests, fc.array(person, { maxLength: 20 }), (asked, wishes) => {
        const confirmed: string[] = []
        for (const one of wishes)
          if (mayConfirmReading(asked, confirmed, one, 'approved')) confirmed.push(one)
        expect(new Set(confirmed).size).toBe(confirmed.length)
        expect(confirmed.every((one) => isAskedToRead(asked, one))).toBe(true)
        const missing = askedToRead(asked, HOUSE).filter((one) => wishes.includes(one))
        expect(confirmed).toEqual(expect.arrayContaining(missing))
      }),
      options,
    )
  })
})
