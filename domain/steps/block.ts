// A process told as nested blocks: what a list of steps is made of. Reading text makes blocks and then
// a process of them; listing and writing find the blocks of any process again. What nesting cannot
// say is a jump.

import type { EventTrigger, TaskType, Work } from '#process'
import type { Companion } from './companion.ts'
import type { Manner } from './manner.ts'
import type { Message } from './message.ts'

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
  /** Absent for plain work that is done once. */
  readonly manner?: Manner
  readonly work: Work
  /** Absent where there are none. */
  readonly companions?: readonly Companion[]
  /** Those a text tells at this step; absent where there are none, and in what is told of a process. */
  readonly messages?: readonly Message[]
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
  /** The other organisation that is waited for, or told. */
  readonly partner?: string
  /** As of a step. */
  readonly messages?: readonly Message[]
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
  /** Key of the gateway at which the ways wait for each other. */
  readonly join?: string
}

export interface ParallelBlock extends Common {
  readonly kind: 'parallel'
  readonly label?: string
  readonly branches: readonly Branch[]
  /** As of a decision. */
  readonly join?: string
}

/** What may interrupt or accompany the step before it: boundary events with their own ways. */
export interface BoundaryBlock extends Common {
  readonly kind: 'boundary'
  readonly label: string
  readonly trigger: EventTrigger
  readonly expression?: string
  /** False where the step goes on beside it; absent means true. */
  readonly isInterrupting?: boolean
  readonly blocks: readonly Block[]
}

/** From here on the steps are those of another party. */
export interface SectionBlock extends Common {
  readonly kind: 'section'
  readonly name: string
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
  /** The way just stops here: there is no event. */
  readonly isOpen?: true
  /** Nobody needs to read it: the list is at its end. */
  readonly isSilent?: true
}

/** A further way into the process; the first one stands in the head. */
export interface StartBlock extends Common {
  readonly kind: 'start'
  readonly label: string
  readonly trigger: EventTrigger
  /** False where it begins a sub-process beside what goes on; absent means true. */
  readonly isInterrupting?: false
  /** Steps begin here, but there is no event. */
  readonly isOpen?: true
}

export type Block =
  | SectionBlock
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

/** Whether a way comes out at the end of these blocks; without any it does. */
export const goesOn = (blocks: readonly Block[]): boolean => {
  const last = blocks.at(-1)
  if (last === undefined) return true
  if (last.kind === 'jump' || last.kind === 'end') return false
  if (last.kind === 'decision' || last.kind === 'parallel')
    return last.branches.some((branch) => goesOn(branch.blocks))
  return last.kind !== 'boundary' || goesOn(last.blocks) || goesOn(blocks.slice(0, -1))
}
