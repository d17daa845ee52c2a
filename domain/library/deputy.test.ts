import { expect, it } from 'vitest'
import { faultOfDeputyship, holdingOn } from './deputy.ts'

const one = { person: 'anna', deputy: 'carl', from: '2026-12-01', until: '2026-12-05' }

it('R10: holds from the first to the last day, both included', () => {
  const days = ['2026-11-30', '2026-12-01', '2026-12-05', '2026-12-06']
  expect(days.map((day) => holdingOn([one], day).length)).toEqual([0, 1, 1, 0])
})

it('R10: is not of oneself, not backwards and not only of days that are over', () => {
  expect(faultOfDeputyship(one, '2026-12-05', 'anna')).toBeUndefined()
  expect(faultOfDeputyship(one, '2026-12-06', 'anna')).toBe('days')
  expect(faultOfDeputyship({ ...one, until: '2026-11-30' }, '2026-11-01', 'anna')).toBe('days')
  expect(faultOfDeputyship({ ...one, deputy: 'anna' }, '2026-12-01', 'anna')).toBe('self')
})

it('R12: is named for a colleague by somebody who does not put themselves there', () => {
  expect(faultOfDeputyship(one, '2026-12-01', 'ada')).toBeUndefined()
  expect(faultOfDeputyship(one, '2026-12-01', 'carl')).toBe('oneself')
  expect(faultOfDeputyship({ ...one, deputy: 'anna' }, '2026-12-01', 'ada')).toBe('self')
})
