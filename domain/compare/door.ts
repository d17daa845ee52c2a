export { compareVariants } from './compare-variants.ts'
export type * from './comparison.ts'
export type { Context } from './competences.ts'
export {
  type FamilyFinder,
  type FamilyOptions,
  findFamilies,
  makeFamilyFinder,
  type Progress,
  workshopWorth,
} from './families.ts'
export {
  type MatchOptions,
  matchProcesses,
  type Strictness,
  similarity,
} from './match-processes.ts'
export { type HandoverSides, handoversOf } from './partners.ts'
