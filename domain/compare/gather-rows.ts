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
/** The same where two houses or more do both, and one long after the other: that is hardly one kind of step. */
const COHESION_TWICE = 0.6
/** Steps of a house that stand farther from each other than this, 0 to 1, are no parts of one. */
const FAR = 0.2

/** Whether two houses or more do both rows, and each of them the one long before or after the other. */
const areDoneApart = (
  one: readonly number[],
  other: readonly number[],
  columnOf: (index: number) => number,
  likeness: Likeness,
): boolean => {
  const near = new Map<number, boolean>()
  for (const a of one) {
    for (const b of other) {
      const column = columnOf(a)
      if (columnOf(b) !== column) continue
      const isNear = Math.abs(likeness.placeOf(a) - likeness.placeOf(b)) <= FAR
      near.set(column, isNear || near.get(column) === true)
    }
  }
  return near.size > 1 && ![...near.values()].includes(true)
}

/** What two rows must score on average to become one. */
const cohesionFor = (
  one: readonly number[],
  other: readonly number[],
  columnOf: (index: number) => number,
  likeness: Likeness,
): number => {
  if (one.length === 1 || other.length === 1) return COHESION
  const columns = new Set(one.map(columnOf))
  if (!other.some((index) => columns.has(columnOf(index)))) return COHESION
  return areDoneApart(one, other, columnOf, likeness) ? COHESION_TWICE : COHESION_ACROSS
}

/** For each step the steps it is linked to. */
const linkedTo = (links: readonly StepLink[]): ReadonlyMap<number, readonly number[]> => {
  const linked = new Map<number, number[]>()
  for (const { a, b } of links) {
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const) {
      const known = linked.get(one)
      if (known) known.push(other)
      else linked.set(one, [other])
    }
  }
  return linked
}

const joinByLinks = (
  count: number,
  links: readonly StepLink[],
  columnOf: (index: number) => number,
  likeness: Likeness,
): readonly (readonly number[])[] => {
  const linked = linkedTo(links)
  const groupOf = Array.from({ length: count }, (_, index) => index)
  const groups = new Map<number, number[]>(groupOf.map((index) => [index, [index]]))
  /** Whether a step alone is linked to a row that the same houses do apart from this one, and stands nearer to that one. */
  const isBetterOff = (alone: readonly number[], row: readonly number[]): boolean => {
    const [step] = alone
    if (step === undefined || alone.length > 1) return false
    const here = meanAcross(alone, row, likeness.ordered)
    return (linked.get(step) ?? []).some((rival) => {
      const other = groups.get(groupOf[rival] ?? 0) ?? []
      if (other === row || other === alone) return false
      if (!areDoneApart(row, other, columnOf, likeness)) return false
      const there = meanAcross(alone, other, likeness.ordered)
      return here !== undefined && there !== undefined && there > here
    })
  }
  for (const link of links) {
    const left = groupOf[link.a] ?? 0
    const right = groupOf[link.b] ?? 0
    if (left === right) continue
    const one = groups.get(left) ?? []
    const other = groups.get(right) ?? []
    const cohesion = meanAcross(one, other, likeness.score)
    const least = link.isSure ? 0 : cohesionFor(one, other, columnOf, likeness)
    if (cohesion !== undefined && cohesion < least) continue
    if (isRefused(one, other, likeness)) continue
    if (!link.isSure && (isBetterOff(one, other) || isBetterOff(other, one))) continue
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
  // Sides of a handover are all equally sure, in whatever words; those that say the same come first.
  const labelOf = ({ a, b }: StepLink): number => likeness.label(a, b) ?? 0
  const sorted = [...links].sort(
    (p, q) =>
      Number(q.isSure ?? false) - Number(p.isSure ?? false) ||
      q.score - p.score ||
      labelOf(q) - labelOf(p) ||
      p.a - q.a ||
      p.b - q.b,
  )
  return attachLeftOver(joinByLinks(count, sorted, columnOf, likeness), columnOf, likeness)
}
