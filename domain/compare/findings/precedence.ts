// Which steps of a process come before which others in one and the same case. Places alone do not tell: of two
// ways to choose from neither comes first, however far each stands from the start. Cost: steps x flows, once a column.

import type { Step } from '../step.ts'

export interface Precedence {
  /** A case can do the first and then the other, but not the other way round (as in a loop). */
  readonly isBefore: (first: Step, other: Step) => boolean
  /** A case can do both. */
  readonly areTogether: (one: Step, other: Step) => boolean
}

/** The steps a case can still reach from each, by places in the list. */
const reachOf = (steps: readonly Step[]): readonly ReadonlySet<number>[] =>
  steps.map(({ after }) => {
    // A set keeps its order while it grows, so this walks on over what is added.
    const reached = new Set(after)
    for (const at of reached) for (const next of steps[at]?.after ?? []) reached.add(next)
    return reached
  })

export const precedenceOf = (columns: readonly (readonly Step[])[]): Precedence => {
  const known = new Map<Step, { readonly at: number; readonly reach: ReadonlySet<number> }>()
  for (const steps of columns) {
    reachOf(steps).forEach((reach, at) => {
      const step = steps[at]
      if (step) known.set(step, { at, reach })
    })
  }
  const reaches = (from: Step, to: Step): boolean =>
    known.get(from)?.reach.has(known.get(to)?.at ?? -1) ?? false
  return {
    isBefore: (first, other) => reaches(first, other) && !reaches(other, first),
    areTogether: (one, other) => reaches(one, other) || reaches(other, one),
  }
}
