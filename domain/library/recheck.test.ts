import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../../test/runs.ts'
import { addMonths, confirmedOn, type RecheckFact, recheckOf, recheckUrgency } from './recheck.ts'

const day = fc
  .date({ min: new Date('1999-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const months = fc.integer({ min: 1, max: 120 })
const set = fc.record({ months, due: day }).map((one): RecheckFact => ({ act: 'set', ...one }))
const options = { seed: 20261127, numRuns: runs(500) }

describe('looking again whether a process still holds', () => {
  it('Z1: stands as its last turn and its last confirmation say', () => {
    expect(recheckOf([])).toEqual({ months: null, due: null, confirmed: null })
    fc.assert(
      fc.property(set, set, day, (first, second, on) => {
        const confirmed = confirmedOn(recheckOf([first]), on)
        if (!confirmed || second.act !== 'set') throw new Error('no turn')
        const now = recheckOf([first, confirmed, second])
        expect(now).toEqual({ months: second.months, due: second.due, confirmed: on })
        const ended = recheckOf([first, confirmed, { act: 'set', months: null, due: null }])
        expect(ended).toEqual({ months: null, due: null, confirmed: on })
      }),
      options,
    )
  })

  it('Z3: is due again so many months after the day it was confirmed, and only where a turn is set', () => {
    expect(confirmedOn(recheckOf([]), '2026-11-27')).toBeUndefined()
    expect(addMonths('2026-11-27', 12)).toBe('2027-11-27')
    expect(addMonths('2027-12-31', 2)).toBe('2028-02-29')
    expect(addMonths('2026-08-31', 1)).toBe('2026-09-30')
    fc.assert(
      fc.property(day, months, (from, count) => {
        const to = addMonths(from, count)
        // A day of the calendar, in the month meant, never later in it than the day before.
        expect(new Date(`${to}T00:00:00Z`).toISOString().slice(0, 10)).toBe(to)
        const monthOf = (one: string) => Number(one.slice(0, 4)) * 12 + Number(one.slice(5, 7))
        expect(monthOf(to) - monthOf(from)).toBe(count)
        expect(Number(to.slice(8))).toBeLessThanOrEqual(Number(from.slice(8)))
        expect(confirmedOn({ months: count, due: from, confirmed: null }, from)?.due).toBe(to)
      }),
      options,
    )
  })

  it('Z4: is asked for from a month before until it is confirmed', () => {
    expect(recheckUrgency(null, '2026-11-27')).toBe('none')
    expect(recheckUrgency('2026-12-28', '2026-11-27')).toBe('later')
    expect(recheckUrgency('2026-12-27', '2026-11-27')).toBe('soon')
    expect(recheckUrgency('2026-11-27', '2026-11-27')).toBe('soon')
    expect(recheckUrgency('2026-11-26', '2026-11-27')).toBe('overdue')
    fc.assert(
      fc.property(day, months, (on, count) => {
        const confirmed = confirmedOn({ months: count, due: on, confirmed: null }, on)
        // Nobody is asked again on the day they answered, where the turn is more than a month.
        const urgency = recheckUrgency(confirmed?.due ?? null, on)
        expect(urgency).toBe(count === 1 ? 'soon' : 'later')
      }),
      options,
    )
  })
})
