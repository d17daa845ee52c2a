// A process told as nested blocks: what a list of steps is made of. Reading text makes blocks and then
// a process of them; listing and writing find the blocks of any process again. What nesting cannot
// say is a jump.

import type { EventTrigger, TaskType, Work } from '#process'

interface Common {
  /** What jumps point to: a key of the process, or a running number while reading. */
  readonly id: string
  /** Line of the text it was read from, counted from 1. */
  readonly line?: number
}

export interface StepBlock extends Common {
  readonly kind: 'step'
  readonly label: string
  /** Who does it, from the outer unit to the post; [] where nobody is named. */
  readonly actor: readonly string[]
  readonly taskType: TaskType
  readonly work: Work
  /** The smaller steps a sub-process is made of. */
  readonly body?: readonly Block[]
}

/** Something that happens on the way: waiting for a time or a message, or any other BPMN event. */
export interface EventBlock extends Common {
  readonly kind: 'event'
  readonly label: string
  readonly trigger: EventTrigger
  readonly isThrowing: boolean
  /** Timer text as written, for example "2–3 Wochen". */
  readonly expression?: string
}

/** One way out of a decision, or one of several things done at the same time. */
export interface Branch {
  /** Key of the flow it begins with, or of the boundary event. */
  readonly id: string
  readonly name: string
  /** How often this way is taken once the decision is reached, 0 to 1. */
  readonly share?: number
  readonly isDefault?: boolean
  readonly blocks: readonly Block[]
}

export interface DecisionBlock extends Common {
  readonly kind: 'decision'
  /** exclusive: one way; inclusive: one or several; event: whichever happens first. */
  readonly type: 'exclusive' | 'inclusive' | 'event'
  readonly label: string
  readonly branches: readonly Branch[]
}

export interface ParallelBlock extends Common {
  readonly kind: 'parallel'
  readonly branches: readonly Branch[]
}

/** What may interrupt or accompany the step before it: boundary events with their own ways. */
export interface BoundaryBlock extends Common {
  readonly kind: 'boundary'
  readonly label: string
  readonly trigger: EventTrigger
  readonly expression?: string
  readonly blocks: readonly Block[]
}

export interface JumpBlock extends Common {
  readonly kind: 'jump'
  /** Id of the block that comes next. */
  readonly target: string
  readonly isBack: boolean
}

export interface EndBlock extends Common {
  readonly kind: 'end'
  readonly label: string
  readonly trigger: EventTrigger
  /** The end event, where it has been told before; then the id is not its key. */
  readonly same?: string
}

export interface StartBlock extends Common {
  readonly kind: 'start'
  readonly label: string
  readonly trigger: EventTrigger
}

export type Block =
  | StartBlock
  | StepBlock
  | EventBlock
  | DecisionBlock
  | ParallelBlock
  | BoundaryBlock
  | JumpBlock
  | EndBlock

/** Shares are kept to a millionth, so that what is written as a percentage reads back the same. */
export const roundShare = (share: number): number => Math.round(share * 1e6) / 1e6

export const isSameShare = (a: number, b: number): boolean => Math.abs(a - b) < 1e-5
