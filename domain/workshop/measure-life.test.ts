import { describe, expect, it } from 'vitest'
import { hoursSaved } from './effect.ts'
import { faultOfMeasure, type MeasureStand } from './measure-life.ts'

const stand: MeasureStand = {
  ...{ state: 'open', text: 'Formular kürzen', effect: 'Weniger Rückfragen', due: '2027-01-31' },
  ...{ organisationId: 'a', organisation: 'Stadt A', post: 'Amt', since: null, reason: '' },
}

describe('a measure', () => {
  it('is dropped with a reason only, and changed only where something changes', () => {
    expect(faultOfMeasure(stand, stand)).toBe('same')
    expect(faultOfMeasure(stand, { ...stand, state: 'dropped' })).toBe('reason')
    expect(faultOfMeasure(stand, { ...stand, state: 'dropped', reason: ' ' })).toBe('reason')
    expect(faultOfMeasure(stand, { ...stand, state: 'dropped', reason: 'Kein Geld' })).toBe(
      undefined,
    )
    expect(faultOfMeasure(stand, { ...stand, due: '2027-03-01' })).toBe(undefined)
  })

  it('saved hours as far as minutes and cases are known, whoever had more cases', () => {
    const was = { minutesPerCase: 30, casesPerYear: 100 }
    expect(hoursSaved(was, { minutesPerCase: 24, casesPerYear: 200 })).toBe(20)
    expect(hoursSaved(was, { minutesPerCase: 36, casesPerYear: null })).toBe(-10)
    expect(hoursSaved(was, { minutesPerCase: null, casesPerYear: 200 })).toBe(undefined)
    const unknown = { minutesPerCase: 30, casesPerYear: null }
    expect(hoursSaved(unknown, { minutesPerCase: 24, casesPerYear: null })).toBe(undefined)
  })
})
