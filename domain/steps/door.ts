// The step text (`.steps.txt`): a process as people write it who do not draw. Always readable, whatever
// is wrong with it; German and English words can be mixed.
//
// The grammar, each part with an example: docs/step-list.md, made from texts/step-guide.ts; how lists, texts and
// changes come about: docs/algorithms/steps.md.
//
// Sample: examples/README.md.

export type { Block, Branch } from './block.ts'
export {
  addAllBelow,
  addBelow,
  decideBelow,
  type Listed,
  moveLine,
  removeLine,
  renameLine,
  setWaiting,
} from './edit-lines.ts'
export { type JoinedLine, joinLists } from './join-lists.ts'
export {
  canLead,
  type Destination,
  destinationsOf,
  findLine,
  leadWay,
  readJump,
  wayEndingAt,
} from './lead-way.ts'
export { listSteps, type StepLine, type StepLineForm, type StepLineKind } from './list-steps.ts'
export { outlineOf } from './outline.ts'
export { type PastedStep, readPasted } from './pasted.ts'
export { readSteps } from './read-steps.ts'
export {
  STEPS_PROBLEMS,
  type StepsMeta,
  type StepsProblem,
  type StepsProblemCode,
  type StepsReading,
} from './reading.ts'
export { reviseSteps, type StepsRevision } from './revise-steps.ts'
export { suggestStepKind } from './suggest-kind.ts'
export { writeWaiting } from './words.ts'
export { writeSteps } from './write-steps.ts'
