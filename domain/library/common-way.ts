// The common way of a family (Gemeinsamer Ablauf): one of its members that the others go by, recommended or binding.
// Numbered rules: SPEC.md.

/** What somebody wants one member to be; undefined: no longer the common way. */
export type CommonWay = 'recommended' | 'binding' | undefined

export interface MarkCase {
  /** May put families together. */
  readonly mayMake: boolean
  /** Speaks for the alliance. */
  readonly mayBind: boolean
  /** The family's present common way is binding. */
  readonly isBindingNow: boolean
  /** The alliance sees the member. */
  readonly isShared: boolean
  /** A version of the member is in force. */
  readonly isInForce: boolean
}

/** Why a member cannot become that; undefined where it can. Rules G1 and G2. */
export const faultOfMark = (
  { mayMake, mayBind, isBindingNow, isShared, isInForce }: MarkCase,
  wanted: CommonWay,
): 'role' | 'notShared' | 'notInForce' | undefined => {
  if (!mayMake || ((wanted === 'binding' || isBindingNow) && !mayBind)) return 'role'
  if (wanted === undefined) return undefined
  if (!isShared) return 'notShared'
  return wanted === 'binding' && !isInForce ? 'notInForce' : undefined
}

/** Whether the people of a member should be asked to link it with the common way. Rule G3. */
export const isAskedToLink = (
  processId: string,
  referenceId: string | undefined,
  originIds: readonly string[],
): boolean =>
  referenceId !== undefined && referenceId !== processId && !originIds.includes(referenceId)
