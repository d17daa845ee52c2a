export { valuesOf } from './address.ts'
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
export { changesBetween } from './changes-between.ts'
export { type Checked, checkChange } from './check-change.ts'
export type { BrokenRule, Conflict, Refusal } from './conflict.ts'
export { type Deed, deedsOf } from './deeds.ts'
export { type Difference, type Differences, differencesBetween } from './differences.ts'
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
export {
  addLane,
  addPool,
  removeLane,
  removePool,
  renameActor,
  reorderLanes,
} from './edits/actors.ts'
export { begin } from './edits/begin.ts'
export { addAnnotation, addData, attachBoundaryEvent, type BoundaryEvent } from './edits/beside.ts'
export {
  addBranch,
  addDecision,
  addOutcome,
  type LoopWords,
  makeLoop,
  makeParallel,
  type Outcome,
} from './edits/branches.ts'
export { rename, renameProcess, setProperty } from './edits/describe.ts'
export { type Edit, groupOf, type Impossible, type NewKey, type Reason } from './edits/edit.ts'
export type { NewStep } from './edits/editor.ts'
export { connect, removeFlow, reroute, setDefaultFlow } from './edits/flows.ts'
export { giveTo } from './edits/give.ts'
export { inTurn } from './edits/in-turn.ts'
export { append, insertAfter, insertBefore, insertOnFlow } from './edits/insert.ts'
export { leadFlows } from './edits/lead.ts'
export { moveToActor } from './edits/move.ts'
export { copy, type Fragment, type Into, paste } from './edits/paste.ts'
export { pinFlow, pinNode, unpin } from './edits/pins.ts'
export { removeBranch, removeStep } from './edits/remove-step.ts'
export { moveInRow, type RowPlace } from './edits/reorder.ts'
export { type StepType, setType } from './edits/set-type.ts'
export { dissolveSubProcess, splitIntoSubProcess } from './edits/sub-process.ts'
export type { Fault } from './fault.ts'
export { areIndependent } from './footprint.ts'
export { insist } from './insist.ts'
export { invert } from './invert.ts'
export { GROUP_LIMITS, type GroupLimits, type ReadGroup, readGroup } from './read.ts'
export { type Rebased, rebase } from './rebase.ts'
export { referencesIn, referencesOf, withoutReferenceTo, withReferences } from './references.ts'
export {
  confirm,
  dismiss,
  giveUp,
  newReplica,
  type Received,
  type Replica,
  receive,
  reload,
  setAside,
  unanswered,
  write,
} from './replica.ts'
export { type Undo, undo } from './undo.ts'
export { type Value, type ValueRecord, valueAt, withValueAt } from './value.ts'
