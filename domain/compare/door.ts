export type { AlignOptions } from './align.ts'
export { chooseHub, type HubChoice } from './choose-hub.ts'
export { columnNames } from './column-names.ts'
export { compareVariants } from './compare-variants.ts'
export type * from './comparison.ts'
export type { Context } from './competences.ts'
export {
  type Calibration,
  type Decision,
  isStillMeant,
  type Learnt,
  type LearntSynonym,
  learnFrom,
  type Taught,
} from './decisions.ts'
export {
  type FamilyFinder,
  type FamilyOptions,
  findFamilies,
  hoursPerYear,
  makeFamilyFinder,
  type Progress,
  type WorkshopReasons,
  workshopReasons,
  workshopWorth,
} from './families.ts'
export { learnTogether } from './learn-together.ts'
export {
  decisionsBetween,
  type GraphDecision,
  type GraphLink,
  inferLinks,
  type MatchGraph,
  matchGraph,
  type Provenance,
  type StepAddress,
} from './match-graph.ts'
export {
  type MatchOptions,
  matchProcesses,
  matrixOf,
  type Strictness,
  similarity,
} from './match-processes.ts'
export { type HandoverSides, handoversOf } from './partners.ts'
export { FAMILIES_FORMAT, type WordWeights } from './relatives.ts'
export type { Tie } from './row-ties.ts'
