import { describe, expect, it } from 'vitest'
import { deviationsOf, mostCommon, type Row } from './deviations.ts'

const step = (actor: string, medium: string | null, minutes: number | null = null) => ({
  key: `${actor}-${medium}`,
  label: 'Antrag prüfen',
  actor,
  medium,
  minutes,
  share: null,
  waiting: null,
  tie: null,
})
const cell = (...steps: ReturnType<typeof step>[]) => ({ kind: 'steps' as const, steps })
const row = (differences: Row['differences'], ...cells: Row['cells']): Row => ({
  label: 'Antrag prüfen',
  familyCode: null,
  branch: '',
  cells,
  differences,
})

describe('what stands out in a row of the comparison', () => {
  it('is nothing when all do the same', () => {
    const same = row([], cell(step('Amt', 'eFile')), cell(step('Amt', 'eFile')))
    expect(deviationsOf(same).every((one) => !one.isLoud)).toBe(true)
  })

  it('is the one that works on paper', () => {
    const found = deviationsOf(
      row(
        ['medium'],
        cell(step('Amt', 'eFile')),
        cell(step('Amt', 'paper')),
        cell(step('Amt', 'eFile')),
      ),
    )
    expect(found.map((one) => one.isLoud)).toEqual([false, true, false])
    expect(found[1]?.marks[0]).toEqual({ actor: false, medium: true, minutes: false })
  })

  it('is the gap where most have the step, and the step where most have none', () => {
    const gap = row(['missing'], cell(step('Amt', null)), cell(step('Amt', null)), {
      kind: 'absent',
    })
    expect(deviationsOf(gap).map((one) => one.isLoud)).toEqual([false, false, true])
    const extra = row(['missing'], cell(step('Amt', null)), { kind: 'absent' }, { kind: 'absent' })
    expect(deviationsOf(extra).map((one) => one.isLoud)).toEqual([true, false, false])
  })

  it('is never the administration for which another is competent', () => {
    const elsewhere = row(['missing'], cell(step('Amt', null)), cell(step('Amt', null)), {
      kind: 'elsewhere',
      by: 'Kreis',
    })
    expect(deviationsOf(elsewhere)[2]?.isLoud).toBe(false)
  })

  it('is no single cell where everybody does it differently, but each fact is marked', () => {
    const found = deviationsOf(
      row(['medium'], cell(step('Amt', 'eFile')), cell(step('Amt', 'paper'))),
    )
    expect(found.map((one) => one.isLoud)).toEqual([false, false])
    expect(found.map((one) => one.marks[0]?.medium)).toEqual([true, true])
  })

  it('is a duration far from the middle one', () => {
    const found = deviationsOf(
      row(
        ['minutes'],
        cell(step('A', null, 10)),
        cell(step('A', null, 12)),
        cell(step('A', null, 45)),
      ),
    )
    expect(found.map((one) => one.isLoud)).toEqual([false, false, true])
  })

  it('has no most common value when two are equally common', () => {
    expect(mostCommon(['a', 'b'])).toBeUndefined()
    expect(mostCommon(['a', 'b', 'a', null])).toBe('a')
    expect(mostCommon([null])).toBeUndefined()
  })
})
