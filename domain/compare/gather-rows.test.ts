import { describe, expect, it } from 'vitest'
import { gatherRows, type StepLink } from './gather-rows.ts'
import type { Likeness } from './left-over-rows.ts'

/** Steps 0 to 9 of column 0, 10 to 19 of column 1, 20 of column 2. */
const COUNT = 21
const columnOf = (index: number): number => Math.floor(index / 10)

/** Every step stands where its last digit says. */
const placeOf = (index: number): number => (index % 10) / 10

const rowsOf = (
  scores: Readonly<Record<string, number>>,
  ordered: Readonly<Record<string, number>> = scores,
  sure: readonly string[] = [],
) => {
  const links: StepLink[] = Object.entries(scores).map(([pair, score]) => {
    const [a = 0, b = 0] = pair.split(' ').map(Number)
    return { a, b, score, isSure: sure.includes(pair) }
  })
  const among = (of: Readonly<Record<string, number>>) => (a: number, b: number) =>
    columnOf(a) === columnOf(b) ? undefined : (of[`${Math.min(a, b)} ${Math.max(a, b)}`] ?? 0)
  const likeness: Likeness = {
    score: among(scores),
    ordered: among(ordered),
    label: () => 0,
    placeOf,
    isOfOneThing: () => false,
    around: () => ({ before: [], after: [] }),
    isIntakeCheck: () => false,
    entryOf: () => undefined,
    isRefused: () => false,
  }
  return gatherRows(COUNT, links, columnOf, likeness)
    .map((row) => [...row].sort((a, b) => a - b))
    .filter((row) => row.length > 1)
}

describe('rows made by links', () => {
  // 2 and 3, 12 and 13 are next to each other; 2 and 8, 12 and 18 far apart.
  const near = { '2 12': 0.9, '3 13': 0.9, '2 13': 0.5, '3 12': 0.5 }
  const far = { '2 12': 0.9, '8 18': 0.9, '2 18': 0.5, '8 12': 0.5 }

  it('hold what two houses do in two steps one after the other', () => {
    expect(rowsOf(near)).toEqual([[2, 3, 12, 13]])
  })

  it('part what two houses do early and again late, however much alike it is', () => {
    expect(rowsOf(far)).toEqual([
      [2, 12],
      [8, 18],
    ])
  })

  it('join it all the same where people said so', () => {
    expect(rowsOf(far, far, ['2 18'])).toEqual([[2, 8, 12, 18]])
  })

  it('take a step that could be either to the one in whose place it stands', () => {
    const either = { ...far, '2 20': 0.6, '12 20': 0.6, '8 20': 0.5, '18 20': 0.5 }
    expect(rowsOf(either)).toEqual([
      [2, 12, 20],
      [8, 18],
    ])
    const late = { ...either, '8 20': 0.9, '18 20': 0.9 }
    expect(rowsOf(either, late)).toEqual([
      [2, 12],
      [8, 18, 20],
    ])
  })
})
