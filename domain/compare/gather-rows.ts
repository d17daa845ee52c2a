// Joins the steps of n variants to rows: by their links, best first, as long as the joined row holds together on
// average; then see `left-over-rows.ts`.

import { attachLeftOver, isRefused, type Likeness, meanAcross } from './left-over-rows.ts'

export interface StepLink {
  readonly a: number
  readonly b: number
  readonly score: number
  /** People said so: joins whether or not the row then holds together. */
  readonly isSure?: boolean
}

/** A row holds together while its pairs across columns score this on average. */
const COHESION = 0.25
/** Two rows that both have steps of one column look like two kinds of step: they join only from here on. */
const COHESION_ACROSS = 0.35
/** What two rows must score on average to become one. */
const cohesionFor = (
  one: readonly number[],
  other: readonly number[],
  columnOf: (index: number) => number,
): number => {
  if (one.length === 1 || other.length === 1) return COHESION
  const columns = new Set(one.map(columnOf))
  return other.some((index) => columns.has(columnOf(index))) ? COHESION_ACROSS : COHESION
}

const joinByLinks = (
  count: number,
  links: readonly StepLink[],
  columnOf: (index: number) => number,
  likeness: Likeness,
): readonly (readonly number[])[] => {
  const groupOf = Array.from({ length: count }, (_, index) => index)
  const groups = new Map<number, number[]>(groupOf.map((index) => [index, [index]]))
  for (const link of links) {
    const left = groupOf[link.a] ?? 0
    const right = groupOf[link.b] ?? 0
    if (left === right) continue
    const one = groups.get(left) ?? []
    const other = groups.get(right) ?? []
    const cohesion = meanAcross(one, other, likeness.score)
    const least = link.isSure ? 0 : cohesionFor(one, other, columnOf)
    if (cohesion !== undefined && cohesion < least) continue
    if (isRefused(one, other, likeness)) continue
    groups.set(left, [...one, ...other])
    groups.delete(right)
    for (const index of other) groupOf[index] = left
  }
  return [...groups.values()]
}

/** Rows of node indices; every index is in exactly one row. */
export const gatherRows = (
  count: number,
  links: readonly StepLink[],
  columnOf: (index: number) => number,
  likeness: Likeness,
): readonly (readonly number[])[] => {
  const sorted = [...links].sort(
    (p, q) =>
      Number(q.isSure ?? false) - Number(p.isSure ?? false) ||
      q.score - p.score ||
      p.a - q.a ||
      p.b - q.b,
  )
  return attachLeftOver(joinByLinks(count, sorted, columnOf, likeness), columnOf, likeness)
}
