export { type Applied, applyGroup } from './apply.ts'
export { between } from './between.ts'
export type {
  AddElement,
  AddShape,
  Change,
  ChangeGroup,
  RemoveElement,
  RemoveShape,
  SetElement,
  SetProcess,
  SetShape,
} from './change.ts'
export { type Checked, checkChange } from './check-change.ts'
export type { BrokenRule, Conflict, Refusal } from './conflict.ts'
export {
  type Draft,
  type Entry,
  missedBy,
  newDraft,
  type Replayed,
  replay,
  type Submission,
  submit,
} from './draft.ts'
export type { Fault } from './fault.ts'
export { areIndependent } from './footprint.ts'
export { invert } from './invert.ts'
export { GROUP_LIMITS, type GroupLimits, type ReadGroup, readGroup } from './read.ts'
export { type Rebased, rebase } from './rebase.ts'
export { dismiss, type Gap, giveUp, newReplica, type Replica, receive, write } from './replica.ts'
export { type Undo, undo } from './undo.ts'
export type { Value, ValueRecord } from './value.ts'
