// A target after its workshop: whether it can become the common way of its family, and where it stands on that way.

import type { VersionState, WayReview } from '#library'

export interface CarryOnCase {
  readonly isOver: boolean
  readonly mayLead: boolean
  /** In the house of the target, also to say who sees it. */
  readonly mayEdit: boolean
  /** The family that the workshop was about is still there. */
  readonly hasFamily: boolean
  /** A target of this workshop has become the common way, and is in the library. */
  readonly isDone: boolean
  /** There is something of it: a draft or a version. */
  readonly isWritten: boolean
  /** May mark it, also where the common way up to now is binding. */
  readonly mayMark: boolean
}

export const CARRY_ON_FAULTS = [
  ...(['open', 'done', 'lead', 'house', 'family', 'empty', 'mark'] as const),
] as const
export type CarryOnFault = (typeof CARRY_ON_FAULTS)[number]

/** Why a target cannot become the common way now; undefined where it can. Rules W37 and W38. */
export const faultOfCarryOn = (one: CarryOnCase): CarryOnFault | undefined => {
  if (!one.isOver) return 'open'
  if (one.isDone) return 'done'
  if (!one.mayLead) return 'lead'
  if (!one.mayEdit) return 'house'
  if (!one.hasFamily) return 'family'
  if (!one.isWritten) return 'empty'
  return one.mayMark ? undefined : 'mark'
}

/**
 * `written`: nobody has carried it on. `returned`: its house has it back as a draft; `inReview`: its house judges it.
 * `inForce`: nobody is asked yet. `asked`, `agreed`: the houses. `replaced`: the family has marked another one since.
 */
export const TARGET_STAGES = [
  ...(['written', 'returned', 'inReview', 'inForce', 'asked', 'agreed', 'replaced'] as const),
] as const
export type TargetStage = (typeof TARGET_STAGES)[number]

/** From its newest version, and what was said to it as the common way. Rule W38. */
export const targetStage = ({
  isCarriedOn,
  isCommonWay,
  state,
  review,
}: {
  readonly isCarriedOn: boolean
  readonly isCommonWay: boolean
  readonly state: VersionState
  readonly review: Pick<WayReview, 'asked' | 'isAgreed'>
}): TargetStage => {
  if (!isCarriedOn) return 'written'
  if (!isCommonWay || state === 'retired') return 'replaced'
  if (state === 'draft') return 'returned'
  if (state === 'inReview') return 'inReview'
  if (review.asked.length === 0) return 'inForce'
  return review.isAgreed ? 'agreed' : 'asked'
}
