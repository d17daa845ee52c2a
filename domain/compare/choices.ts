// How often a step is done, and which steps of a process are ways to choose from (at the counter, in the portal):
// steps near each other whose shares add up to all cases.

import type { Step } from './step.ts'

/** Sums of shares must not depend on the order of the elements. */
const PRECISION = 1e9

/** Shares of the ways to choose from add up to all cases. */
const ALL_CASES = { least: 0.9, most: 1.1 } as const

const areAllCases = (share: number): boolean => share >= ALL_CASES.least && share <= ALL_CASES.most

/** In how large a part of the cases a step is done, 0 to 1; 1 where the model does not say. */
const shareOf = ({ element }: Step): number =>
  element.kind === 'event' ? 1 : (element.work?.share ?? 1)

/** Places of the steps a step may be chosen beside: up to two before or after it, and those next to the same step. */
const around = (steps: readonly Step[], at: number): ReadonlySet<number> => {
  const near = new Set<number>()
  const add = (places: readonly number[] | undefined) => {
    for (const place of places ?? []) near.add(place)
  }
  const { before = [], after = [] } = steps[at] ?? {}
  add(before)
  add(after)
  for (const place of before) {
    add(steps[place]?.before)
    add(steps[place]?.after)
  }
  for (const place of after) {
    add(steps[place]?.before)
    add(steps[place]?.after)
  }
  if (before.length === 0) {
    steps.forEach((other, place) => {
      if (other.before.length === 0) near.add(place)
    })
  }
  return near
}

/** By step, the steps that are ways to choose from with it and itself, two or more: they do not rival each other. */
export const choicesOf = (steps: readonly Step[]): readonly ReadonlySet<number>[] =>
  steps.map((step, at) => {
    const others = new Set([at])
    const own = shareOf(step)
    if (own >= 1) return others
    const beside: number[] = []
    let all = own
    for (const other of around(steps, at)) {
      const rival = steps[other]
      const its = rival ? shareOf(rival) : 1
      if (!rival || other === at || its >= 1) continue
      if (areAllCases(own + its)) others.add(other)
      if (rival.place !== step.place) continue
      beside.push(other)
      all += its
    }
    if (areAllCases(all)) for (const other of beside) others.add(other)
    return others
  })

/** How often each step is done, 0 to 1, ways to choose from taken as one; undefined where all are always done. */
export const frequencies = (steps: readonly Step[]): Float64Array | undefined => {
  if (steps.every((step) => shareOf(step) >= 1)) return undefined
  const shares = steps.map(shareOf)
  return Float64Array.from(choicesOf(steps), (choices) => {
    let all = 0
    for (const other of choices) all += shares[other] ?? 1
    return Math.min(1, Math.round(PRECISION * all) / PRECISION)
  })
}
