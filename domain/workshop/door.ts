export { writtenId } from './agree.ts'
export {
  type BoundStep,
  boundSteps,
  boundTargetSteps,
  type Compared,
  stepsAt,
  type TargetPlaces,
  targetPlaces,
} from './bound-steps.ts'
export {
  CARRY_ON_FAULTS,
  type CarryOnFault,
  faultOfCarryOn,
  TARGET_STAGES,
  type TargetStage,
  targetStage,
} from './carry-on.ts'
export { hoursSaved } from './effect.ts'
export { openIssues, openMeasures, placeNow } from './follow-up.ts'
export {
  type Homework,
  type HomeworkFact,
  homeworkOf,
  isHomeworkToRemind,
} from './homework.ts'
export { LEAST_GROUP } from './limits.ts'
export { isLocalTold, proposedReason, sharingReason } from './local-reason.ts'
export { placeId } from './lookup.ts'
export {
  faultOfMeasure,
  isMeasureOver,
  MEASURE_STATES,
  type MeasureStand,
  type MeasureState,
} from './measure-life.ts'
export {
  type Body,
  isRefusal,
  type Message,
  type Refusal,
  type RefusalCode,
  type Written,
} from './message.ts'
export {
  fittingTexts,
  type MinutesFact,
  minutesOf,
  type Saying,
  type SayingKind,
  sayingsOf,
  type Wording,
  worded,
  wordOf,
} from './minutes.ts'
export { patchBetween, patched, type RoomPatch } from './patch.ts'
export { type Plan, planWorkshop } from './plan.ts'
export { MAY } from './rights.ts'
export {
  type Me,
  type Own,
  ownView,
  type RoomView,
  roomView,
  type SeatView,
  targetShown,
} from './room-view.ts'
export { composed, type OpenView, type ShownCard, shownTo, type View } from './shown-to.ts'
export { take } from './take.ts'
export { beginTarget } from './target.ts'
export type {
  Card,
  ClosedWorkshop,
  Measure,
  OpenWorkshop,
  Phase,
  PhaseKind,
  Place,
  Recommendation,
  Result,
  Role,
  RoomDate,
  TargetDraft,
  VoiceKey,
  Workshop,
} from './workshop.ts'
