import { describe, expect, it } from 'vitest'
import type { ComparisonView } from '#api'
import {
  decisionsOn,
  findAgain,
  follow,
  otherEnd,
  sayingsIn,
  tieOfCell,
  verdictsOn,
  verdictsToMove,
} from './link-verdicts.ts'

type Tie = 'automatic' | 'confirmed' | 'inferred' | null
const step = (key: string, kind: Tie = null) => ({
  ...{ key, label: key, actor: '', medium: null, minutes: null, share: null, waiting: null },
  tie: kind && { kind, score: 1, to: { column: 0, step: 'x' }, reason: '', over: [] },
})
const steps = (...keys: string[]) => ({
  kind: 'steps' as const,
  steps: keys.map((key) => step(key)),
})
const absent = { kind: 'absent' as const }
const row = (...cells: ComparisonView['rows'][number]['cells']) => ({
  ...{ label: 'Schritt', familyCode: null, branch: '', differences: [], cells },
})
const column = (processId: string) => ({
  ...{ processId, name: processId, casesPerYear: null, minutesPerCase: null },
  ...{ mediaBreaks: null, leadTimeDays: null },
  organisation: { id: processId, name: processId, shortName: processId },
})
const end = (processId: string, key: string) => ({
  ...{ processId, step: key, label: key, processName: processId, organisationName: processId },
})
const data: ComparisonView = {
  ...{ name: 'Familie', similarity: 1, findings: [], elsewhere: [], partners: [] },
  columns: [column('A'), column('B'), column('C')],
  rows: [row(steps('a1'), steps('b1', 'b2'), absent), row(absent, steps('b3'), steps('c1'))],
  decisions: [
    {
      ...{ id: 'd1', verdict: 'rejected', a: end('A', 'a1'), b: end('C', 'c1'), by: '' },
      ...{ at: '2026-11-22T12:00:00Z', organisationName: 'A', withdrawnAt: null, isResting: false },
    },
  ],
}
const at = (processId: string, key: string) => ({ processId, step: key })

describe('a verdict on a cell', () => {
  it('is one on each pair of its steps and the others of its row', () => {
    expect(verdictsOn(data, { row: 0, column: 1 }, 'confirmed')).toEqual([
      { a: at('B', 'b1'), b: at('A', 'a1'), verdict: 'confirmed' },
      { a: at('B', 'b2'), b: at('A', 'a1'), verdict: 'confirmed' },
    ])
  })

  it('is none where nothing stands in the cell, or nothing else in the row', () => {
    expect(verdictsOn(data, { row: 0, column: 2 }, 'rejected')).toEqual([])
    const alone = { ...data, rows: [row(steps('a1'), absent, absent)] }
    expect(verdictsOn(alone, { row: 0, column: 0 }, 'rejected')).toEqual([])
    expect(verdictsOn(data, { row: 9, column: 9 }, 'rejected')).toEqual([])
  })
})

describe('moving a cell to another row', () => {
  it('parts it from its own row and ties it to that one', () => {
    expect(verdictsToMove(data, { row: 0, column: 0 }, 1)).toEqual([
      { a: at('A', 'a1'), b: at('B', 'b1'), verdict: 'rejected' },
      { a: at('A', 'a1'), b: at('B', 'b2'), verdict: 'rejected' },
      { a: at('A', 'a1'), b: at('B', 'b3'), verdict: 'confirmed' },
      { a: at('A', 'a1'), b: at('C', 'c1'), verdict: 'confirmed' },
    ])
  })

  it('does nothing within one row, or where nobody else stands', () => {
    expect(verdictsToMove(data, { row: 0, column: 0 }, 0)).toEqual([])
    const alone = { ...data, rows: [data.rows[0], row(steps('a2'), absent, absent)] }
    expect(verdictsToMove(alone as ComparisonView, { row: 0, column: 0 }, 1)).toEqual([])
  })
})

describe('what was decided on a cell', () => {
  it('is found from both ends, wherever the other one stands', () => {
    const [found] = decisionsOn(data, { row: 0, column: 0 })
    expect(found?.id).toBe('d1')
    expect(found && otherEnd(data, { row: 0, column: 0 }, found).step).toBe('c1')
    expect(found && otherEnd(data, { row: 1, column: 2 }, found).step).toBe('a1')
    expect(decisionsOn(data, { row: 0, column: 1 })).toEqual([])
  })

  it('is said of the surest of its steps', () => {
    const cell = { kind: 'steps' as const, steps: [step('x', 'automatic'), step('y', 'inferred')] }
    expect(tieOfCell(cell)).toBe('inferred')
    expect(tieOfCell(absent)).toBe('none')
  })
})

describe('what was said at one moment', () => {
  const [base] = data.decisions
  const said = (id: string, a: ReturnType<typeof end>, b: ReturnType<typeof end>, at: string) => {
    if (!base) throw new Error('no decision')
    return { ...base, id, a, b, at }
  }
  it('is one saying where a step is in all of it, else one for each', () => {
    const together = [
      said('1', end('A', 'a1'), end('B', 'b1'), '2026-11-22T12:00:00Z'),
      said('2', end('A', 'a1'), end('C', 'c1'), '2026-11-22T12:00:00Z'),
      said('3', end('B', 'b1'), end('C', 'c1'), '2026-11-22T13:00:00Z'),
      said('4', end('A', 'a2'), end('C', 'c2'), '2026-11-22T13:00:00Z'),
    ]
    const found = sayingsIn(together).map(({ of, others, decisions }) => [
      ...[of.step, others.map(({ step: key }) => key).join(), decisions.length],
    ])
    expect(found).toEqual([
      ['a1', 'b1,c1', 2],
      ['b1', 'c1', 1],
      ['a2', 'c2', 1],
    ])
    expect(sayingsIn([])).toEqual([])
  })
})

describe('a step', () => {
  it('is found again when its row has moved', () => {
    const followed = follow(data, { row: 1, column: 2 })
    expect(followed).toEqual({ column: 2, key: 'c1' })
    const turned = { ...data, rows: [...data.rows].reverse() }
    expect(followed && findAgain(turned, followed)).toEqual({ row: 0, column: 2 })
    expect(follow(data, { row: 0, column: 2 })).toBeUndefined()
  })
})
