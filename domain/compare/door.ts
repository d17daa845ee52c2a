export type * from './comparison.ts'
export {
  type MatchOptions,
  matchProcesses,
  similarity,
  type Strictness,
} from './match-processes.ts'
