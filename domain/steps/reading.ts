// What reading a step text gives: always a process, and what was not understood.

import type { Process, Profile } from '#process'

export interface StepsMeta {
  readonly organisation?: string
  readonly shortName?: string
  /** Name or number of the process family, for example F1. */
  readonly family?: string
  readonly relation?: 'variant' | 'partner'
}

export const STEPS_PROBLEMS = [
  'steps/no-name',
  'steps/no-steps',
  'steps/head-unknown',
  'steps/head-value',
  'steps/head-twice',
  'steps/head-late',
  'steps/indentation',
  'steps/label-missing',
  'steps/attribute-unknown',
  'steps/attribute-twice',
  'steps/bracket-open',
  'steps/branches-missing',
  'steps/branch-expected',
  'steps/branch-misplaced',
  'steps/boundary-misplaced',
  'steps/boundary-colon',
  'steps/note-misplaced',
  'steps/section-misplaced',
  'steps/shares-over',
  'steps/target-unknown',
  'steps/target-ambiguous',
  'steps/target-elsewhere',
  'steps/message-inside',
  'steps/message-target',
  'steps/unreachable',
  'steps/not-possible',
] as const

export type StepsProblemCode = (typeof STEPS_PROBLEMS)[number]

/** One thing to mend, with the line it is about (from 1; 0 for the text as a whole). */
export interface StepsProblem {
  readonly line: number
  readonly code: StepsProblemCode
  readonly details: Readonly<Record<string, string>>
}

export interface StepsReading {
  readonly process: Process
  readonly profile: Profile
  readonly problems: readonly StepsProblem[]
  readonly meta: StepsMeta
}
