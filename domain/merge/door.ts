export { alignKeys } from './align-keys.ts'
export type {
  Answers,
  ElementConflict,
  ElementStates,
  MergeConflict,
  SetConflict,
  Side,
  TogetherConflict,
} from './conflict.ts'
export { type Merged, merge } from './merge.ts'
