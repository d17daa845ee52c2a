// The values a comparison speaks in. Sentences are made from them in `texts/`, so that every finding
// can be said in German and in English and never has to be parsed.

import type { Key, Medium, Process, Profile, Waiting } from '#process'
import type { Tie } from './row-ties.ts'

/** A process on the table: whose it is and, where known, its facts sheet. */
export interface Subject {
  /** Process id in a library, file path on the command line. */
  readonly id: string
  readonly name: string
  readonly organisation?: { readonly id: string; readonly name: string }
  readonly process: Process
  readonly profile?: Profile
}

/** Why two steps are taken for the same work; strongest first. */
export type ReasonPart =
  | { readonly kind: 'sameLabel' }
  | { readonly kind: 'sameStepKind'; readonly code: string }
  /** A person said so. */
  | { readonly kind: 'confirmed' }
  /** Both hold the same handover, by the number of its agreement. */
  | { readonly kind: 'sameHandover'; readonly number: string }
  | { readonly kind: 'sameObject'; readonly word: string }
  | { readonly kind: 'sameAction'; readonly words: readonly [string, string] }
  | { readonly kind: 'sameMeaning'; readonly words: readonly [string, string] }
  | { readonly kind: 'sameActor'; readonly actors: readonly [string, string] }
  | { readonly kind: 'samePlace' }
  /** Both stand right before, or right after, a step that is the same on both sides. */
  | { readonly kind: 'sameNeighbour'; readonly label: string; readonly side: 'before' | 'after' }

export interface Link {
  readonly a: Key
  readonly b: Key
  /** 0 to 1. */
  readonly score: number
  readonly reason: readonly ReasonPart[]
}

export interface Matching {
  /** n:m, best first. */
  readonly pairs: readonly Link[]
  /** Similarity of the two processes, 0 to 1; 1 for a process with itself. */
  readonly similarity: number
}

/** A process family: the same work in several organisations. */
export interface Family {
  readonly name: string
  /** Subject ids, in input order. */
  readonly members: readonly string[]
  /** Mean similarity of its pairs, 0 to 1. */
  readonly similarity: number
  /** 0 to 1: alike enough to be the same work, different enough to learn from each other. */
  readonly worthWorkshop: number
  /** Processes that come before or after a member through a handover; not variants. */
  readonly partners: readonly Partner[]
}

export interface Partner {
  readonly id: string
  /** The member it is linked to. */
  readonly member: string
  /** Numbers of the handover agreements named on both sides, for example Ü1-1. */
  readonly handovers: readonly string[]
}

/** Who is responsible for a task in an organisation: itself, or another by id; by `null`, nobody. */
export interface Competence {
  readonly task: string
  readonly organisation: string
  readonly by: string | null
}

export interface Column {
  readonly id: string
  readonly name: string
  readonly organisation?: { readonly id: string; readonly name: string }
}

export interface CellStep {
  readonly key: Key
  readonly label: string
  readonly actor: string
  readonly medium?: Medium
  readonly minutes?: number
  readonly share?: number
  readonly waiting?: Waiting
  /** What ties it to its row; absent where it stands there alone. */
  readonly tie?: Tie
}

/** One organisation's answer to one kind of step. */
export type Cell =
  | { readonly kind: 'steps'; readonly steps: readonly CellStep[] }
  | { readonly kind: 'absent' }
  /** Another is competent: `by` is its name. Never shown as a gap. */
  | { readonly kind: 'elsewhere'; readonly by: string }

export type Difference = 'missing' | 'actor' | 'medium' | 'order' | 'minutes' | 'repeated'

/** One kind of step across the variants. */
export interface Row {
  readonly label: string
  /** The family's own code where every step agrees on one, for example H2. */
  readonly familyCode?: string
  /** Name of the branch it stands in ('' on the normal path), to group rows of one branch. */
  readonly branch: string
  /** One per column, in the columns' order. */
  readonly cells: readonly Cell[]
  readonly differences: readonly Difference[]
}

export interface CellAddress {
  readonly row: number
  readonly column: number
}

/**
 * Something worth talking about, as a question and never as blame. `names` are the organisations (or
 * process names) it speaks of, `others` those it is held against; `also` are further steps of which the same is so.
 */
export type Observation =
  /** Hardly a step of theirs is one of the others'; where that is so of all, there are no others. */
  | {
      readonly code: 'littleInCommon'
      readonly names: readonly string[]
      readonly others: readonly string[]
    }
  /** They begin with what the others hand over: their work follows, and does not stand beside it. */
  | {
      readonly code: 'partnerBeside'
      readonly names: readonly string[]
      readonly others: readonly string[]
      /** Numbers of the handover agreements. */
      readonly handovers: readonly string[]
    }
  | {
      readonly code: 'onlySome'
      readonly step: string
      readonly also?: readonly string[]
      readonly names: readonly string[]
    }
  | {
      readonly code: 'missingIn'
      readonly step: string
      readonly also?: readonly string[]
      readonly names: readonly string[]
      /** Who has it; absent where all others have. */
      readonly others?: readonly string[]
    }
  /** Some keep a copy of what the others only look at. */
  | { readonly code: 'copyKept'; readonly step: string; readonly names: readonly string[] }
  | {
      readonly code: 'doneTwice'
      readonly step: string
      readonly names: readonly string[]
      readonly actors: readonly string[]
    }
  | {
      readonly code: 'extraApproval'
      readonly step: string
      readonly names: readonly string[]
      readonly actor: string
    }
  | {
      readonly code: 'otherOrder'
      readonly first: string
      readonly second: string
      readonly names: readonly string[]
      readonly others: readonly string[]
    }
  | {
      readonly code: 'mediaBreaks'
      readonly counts: readonly {
        readonly name: string
        readonly count: number
        /** Nothing there is digital: no change is no gain. */
        readonly isAllPaper?: true
      }[]
    }
  | {
      readonly code: 'minutesPerCase'
      readonly minutes: readonly { readonly name: string; readonly minutes: number }[]
    }
  | {
      readonly code: 'stepMinutes'
      readonly step: string
      /** Minutes per case for this kind of step, fewest first. */
      readonly minutes: readonly { readonly name: string; readonly minutes: number }[]
    }
  | {
      readonly code: 'leadTime'
      /** Days from trigger to result, as the profiles say, fewest first. */
      readonly days: readonly { readonly name: string; readonly days: number }[]
    }
  | {
      readonly code: 'longerWaiting'
      readonly step: string
      readonly days: readonly {
        readonly name: string
        readonly days: number
        /** Part of the cases in which it waits; absent where it is all of them. */
        readonly share?: number
      }[]
      /** Who has the step and names no wait. */
      readonly without: readonly string[]
    }
  | {
      readonly code: 'ownAid'
      readonly step: string
      /** What is worked with, as written: a catalogue, a template ... */
      readonly aid: string
      readonly names: readonly string[]
      /** Minutes of the step, and the fewest of the others; absent where models do not show them. */
      readonly minutes?: { readonly own: number; readonly others: number }
    }
  | {
      readonly code: 'splitOrMerged'
      readonly step: string
      readonly one: readonly string[]
      readonly several: readonly string[]
    }
  | {
      readonly code: 'otherActor'
      readonly step: string
      readonly also?: readonly string[]
      /** Who does it in each house, the usual first; several are parted by commas. */
      readonly actors: readonly { readonly name: string; readonly actor: string }[]
    }
  | {
      readonly code: 'sameHands'
      readonly first: string
      readonly second: string
      readonly actor: string
      readonly names: readonly string[]
    }
  | {
      readonly code: 'paperStep'
      readonly step: string
      readonly also?: readonly string[]
      readonly names: readonly string[]
      readonly others: readonly string[]
    }
  | {
      readonly code: 'oppositeDirection'
      readonly step: string
      readonly names: readonly string[]
      readonly others: readonly string[]
    }

export interface Finding {
  readonly observation: Observation
  /** Larger is more important; the list is sorted by it. */
  readonly weight: number
  readonly cells: readonly CellAddress[]
}

export interface Comparison {
  readonly columns: readonly Column[]
  readonly rows: readonly Row[]
  readonly findings: readonly Finding[]
  /** Mean similarity of all pairs of columns, 0 to 1. */
  readonly similarity: number
}
