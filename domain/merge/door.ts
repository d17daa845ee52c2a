export { alignKeys } from './align-keys.ts'
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
export { keepsKeys, sharesKeys } from './shares-keys.ts'
