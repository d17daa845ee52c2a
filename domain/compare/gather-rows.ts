// Joins the steps of n variants to rows. First by their links, best first, as long as the joined row
// holds together on average; then what was left alone joins the row that speaks of the same thing, if
// one stands out, wherever it stands in the work: order is what the comparison wants to show.

export interface StepLink {
  readonly a: number
  readonly b: number
  readonly score: number
  /** People said so: joins whether or not the row then holds together. */
  readonly isSure?: boolean
}

export interface Likeness {
  /** How sure that both are the same work; undefined within one column. */
  readonly score: (a: number, b: number) => number | undefined
  /** How alike the labels are; undefined within one column. */
  readonly label: (a: number, b: number) => number | undefined
  /** A person said that these two are not the same work: they never share a row. */
  readonly isRefused: (a: number, b: number) => boolean
}

/** A row holds together while its pairs across columns score this on average. */
const COHESION = 0.25
/** Two rows that both have steps of one column look like two kinds of step: they join only from here on. */
const COHESION_ACROSS = 0.35
/** A label joins from here on, and only when it leads by this over the next row. */
const SPEAKS_OF = 0.42
const LEAD = 0.06
/** What the matcher all but rules out joins by no label. */
const POSSIBLE = 0.15

const meanAcross = (
  one: readonly number[],
  other: readonly number[],
  of: (a: number, b: number) => number | undefined,
): number | undefined => {
  let sum = 0
  let count = 0
  for (const a of one) {
    for (const b of other) {
      const value = of(a, b)
      if (value === undefined) continue
      sum += value
      count += 1
    }
  }
  return count === 0 ? undefined : sum / count
}

const isRefused = (one: readonly number[], other: readonly number[], likeness: Likeness): boolean =>
  one.some((a) => other.some((b) => likeness.isRefused(a, b)))

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

interface Best {
  readonly at: number
  readonly value: number
  readonly next: number
}

/** The row whose labels are most like those of this one, and how far the next is behind. */
const mostAlike = (
  at: number,
  rows: readonly (readonly number[])[],
  columnOf: (index: number) => number,
  likeness: Likeness,
): Best => {
  const own = rows[at] ?? []
  const columns = new Set(own.map(columnOf))
  let best: Best = { at: -1, value: 0, next: 0 }
  rows.forEach((row, other) => {
    if (other === at || row.some((index) => columns.has(columnOf(index)))) return
    if (isRefused(own, row, likeness)) return
    if ((meanAcross(own, row, likeness.score) ?? 0) < POSSIBLE) return
    const value = meanAcross(own, row, likeness.label) ?? 0
    if (value > best.value) best = { at: other, value, next: best.value }
    else if (value > best.next) best = { ...best, next: value }
  })
  return best
}

const attachLeftOver = (
  rows: readonly (readonly number[])[],
  columnOf: (index: number) => number,
  likeness: Likeness,
): readonly (readonly number[])[] => {
  let current = rows
  for (;;) {
    let chosen: { readonly at: number; readonly best: Best } | undefined
    for (const [at, row] of current.entries()) {
      if (new Set(row.map(columnOf)).size > 1) continue
      const best = mostAlike(at, current, columnOf, likeness)
      const isClear = best.value >= SPEAKS_OF && best.value - best.next >= LEAD
      if (isClear && best.value > (chosen?.best.value ?? 0)) chosen = { at, best }
    }
    if (!chosen) return current
    const { at, best } = chosen
    const joined = [...(current[best.at] ?? []), ...(current[at] ?? [])]
    current = current.flatMap((row, index) =>
      index === at ? [] : [index === best.at ? joined : row],
    )
  }
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
