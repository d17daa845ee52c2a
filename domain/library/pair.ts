// What is done today and what shall be done instead, as a pair of one house. Numbered rules: SPEC.md.

import { inUseOn } from './introduction.ts'

export interface PairSide {
  readonly id: string
  readonly organisationId: string
  /** What is done today, or what shall be done. */
  readonly aspect: 'asIs' | 'target'
  readonly isWithdrawn: boolean
}

/** Why a target cannot replace this; undefined where it can. Rules B1 and B3. */
export const faultOfPair = (
  target: PairSide,
  asIs: PairSide,
): 'aspect' | 'house' | 'withdrawn' | undefined => {
  if (target.organisationId !== asIs.organisationId) return 'house'
  if (target.aspect !== 'target' || asIs.aspect !== 'asIs') return 'aspect'
  return target.isWithdrawn || asIs.isWithdrawn ? 'withdrawn' : undefined
}

interface Target {
  /** Those of its versions that were introduced. */
  readonly introduced: readonly { readonly number: number; readonly introducedOn: string }[]
}

/**
 * Of the targets of an as-is process the one that is worked by on a day (YYYY-MM-DD), with the version that is: of several
 * the one introduced last. Undefined where people still work as it is. Rule B4.
 */
export const supersededBy = <One extends Target>(
  targets: readonly One[],
  day: string,
): { readonly target: One; readonly since: string } | undefined =>
  targets
    .flatMap((target) => {
      const version = inUseOn(target.introduced, day)
      return version ? [{ target, since: version.introducedOn }] : []
    })
    .toSorted((a, b) => (a.since === b.since ? 0 : a.since < b.since ? 1 : -1))[0]
