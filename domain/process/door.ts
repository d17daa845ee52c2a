export {
  and,
  type Branch,
  branch,
  end,
  namedProcess,
  or,
  type Part,
  process,
  start,
  task,
  wait,
  xor,
} from './build.ts'
export type * from './element.ts'
export type { Extended, Extension, ExtensionAttribute } from './extension.ts'
export { asKey, type Key, keyMaker, keyStem, orderAt } from './key.ts'
export {
  type Lookup,
  type Problem,
  problemsOf,
  problemsOfElement,
  problemsOfShape,
} from './problems.ts'
export { emptyProcess, type Origin, type Process } from './process.ts'
export type { LeadTime, LegalBasis, Profile } from './profile.ts'
export * from './queries.ts'
export { isSame } from './same.ts'
export {
  type Bounds,
  type EdgeShape,
  FARTHEST,
  type NodeShape,
  type Point,
  type Shape,
} from './shape.ts'
export {
  isStepKind,
  REFERENCE_ACTIVITY_GROUPS,
  STEP_KINDS,
  type StepKind,
} from './step-kind.ts'
export {
  familyCodeOf,
  MEDIA,
  type Medium,
  type MinutesRange,
  type PrescribedBy,
  stepKindOf,
  type Waiting,
  type Work,
} from './work.ts'
