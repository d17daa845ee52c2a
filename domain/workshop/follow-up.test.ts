import { describe, expect, it } from 'vitest'
import { asKey } from '#process'
import type { Compared } from './bound-steps.ts'
import { openIssues, openMeasures, placeNow } from './follow-up.ts'

const cell = (...keys: string[]) => ({ steps: keys.map((key) => ({ key })) })
const columns = [{ processId: 'a' }, { processId: 'b' }]
const row = (key: string) => ({ kind: 'row', key: asKey(key) }) as const
const step = (key: string) => ({ kind: 'step', key: asKey(key) }) as const

const before: Compared = {
  columns,
  rows: [
    { key: 'r1', cells: [cell('x'), cell('y')] },
    { key: 'r2', cells: [cell('check', 'sign'), cell('check')] },
    { key: 'r3', cells: [cell('gone'), cell()] },
  ],
}
/** A new first step, so that all rows are others; what was one row is two. */
const now: Compared = {
  columns,
  rows: [
    { key: 'r1', cells: [cell('new'), cell()] },
    { key: 'r2', cells: [cell('x'), cell('y')] },
    { key: 'r3', cells: [cell('sign'), cell()] },
    { key: 'r4', cells: [cell('check'), cell('check')] },
  ],
}

describe('the next workshop', () => {
  it('W31: finds the row in which most of the steps of an earlier one stand now', () => {
    expect(placeNow(row('r1'), before, now)).toEqual(row('r2'))
    expect(placeNow(row('r2'), before, now)).toEqual(row('r4'))
    expect(placeNow(row('r3'), before, now)).toBe(undefined)
    expect(placeNow(row('r9'), before, now)).toBe(undefined)
    expect(placeNow(step('sign'), before, now)).toEqual(step('sign'))
    expect(placeNow(step('gone'), before, now)).toBe(undefined)
    expect(placeNow(undefined, before, now)).toBe(undefined)
    // The same key in another house is another step.
    const other = { columns: [{ processId: 'c' }], rows: [{ key: 'r1', cells: [cell('x')] }] }
    expect(placeNow(row('r1'), before, other)).toBe(undefined)
  })

  it('W31: begins with the issues that are open, at their steps as far as those are there', () => {
    const issues = [
      { id: 'i1', text: 'Kasse', place: row('r1') },
      { id: 'i2', text: 'Vordruck', outcome: 'geklärt' },
      { id: 'i3', text: 'Frist', place: row('r3') },
      { id: 'i4', text: 'Vertretung' },
    ]
    expect(openIssues({ issues }, before, now)).toEqual({
      'before-1': { id: 'before-1', text: 'Kasse', place: row('r2') },
      'before-2': { id: 'before-2', text: 'Frist' },
      'before-3': { id: 'before-3', text: 'Vertretung' },
    })
  })

  it('W31: looks at the measures that are open, the next due first', () => {
    const measures = [
      { id: 'm1', state: 'doing', due: '2027-03-01' },
      { id: 'm2', state: 'done', due: '2027-01-01' },
      { id: 'm3', state: 'dropped', due: '2027-01-01' },
      { id: 'm4', state: 'open', due: '2027-02-01' },
    ] as const
    expect(openMeasures(measures).map(({ id }) => id)).toEqual(['m4', 'm1'])
  })
})
