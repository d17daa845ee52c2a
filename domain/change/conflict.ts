// Why a group did not happen, as values a page can show: what was expected, what is there, and what
// the writer wanted, which is thereby not lost.

import type { Key, Problem } from '#process'
import type { ChangeGroup } from './change.ts'
import type { Table } from './description.ts'
import type { Fault } from './fault.ts'
import type { Value } from './value.ts'

export interface Conflict {
  readonly code: /** Somebody else has written: the property holds another value than the writer had seen. */
    | 'changed'
    /** The element or shape is gone. */
    | 'gone'
    /** The key is taken by another element or shape. */
    | 'taken'
    /** Afterwards a promise of the model would be broken; `problem` says which. */
    | 'broken'
    /** The value is none that the property can have; `fault` says why. */
    | 'not-allowed'
  readonly table: Table
  /** Absent for the process itself. */
  readonly key?: Key
  /** A path; absent where the whole element or shape is meant. */
  readonly property?: string
  readonly expected?: Value
  readonly found?: Value
  readonly wanted?: Value
  readonly problem?: BrokenRule
  /** The other element concerned: the one referred to, or the other default flow. */
  readonly other?: Key
  readonly fault?: Fault
}

/** A promise of the model, or one of those that a new change has to keep (C12, C13). */
export type BrokenRule =
  | Problem['code']
  | 'flow-crosses-border'
  | 'message-within-pool'
  | 'default-twice'
  | 'shape-wrong-kind'
  /** Containers stand in each other, or deeper in each other than anybody nests them. */
  | 'too-deep-or-circular'

/** A group that did not happen, with all that was written in it. */
export interface Refusal {
  readonly kind: 'refused'
  readonly group: ChangeGroup
  readonly conflicts: readonly Conflict[]
  /** The server has said so; else it may be that it took the group and the answer was lost. */
  readonly isAnswered?: true
}
