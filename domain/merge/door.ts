export { alignedKeys, alignKeys, type Pair } from './align-keys.ts'
export { type Aligned, type Aligning, alignStates } from './align-states.ts'
export type {
  Answer,
  ElementConflict,
  ElementStates,
  MergeConflict,
  SetConflict,
  Side,
  TogetherConflict,
} from './conflict.ts'
export { type Merged, merge } from './merge.ts'
export { type ChangePart, partsBetween, takeParts } from './parts.ts'
export { keepsKeys, sharesKeys } from './shares-keys.ts'
