// What a text needs to say around the labels, in one tongue. Sentences, not templates with gaps: each
// is made by code that knows what it is about, because word order and endings depend on it.

import type { Waiting } from '#process'
import type { StepLine } from '#steps'
import type { StepSentence, Telling } from './telling.ts'

export interface Onward {
  /** 'end' is that of the whole; 'wayEnd' that of a branch or of a step's own parts. */
  readonly kind: 'loop' | 'jump' | 'next' | 'end' | 'wayEnd' | 'nothing'
  readonly number: string
  readonly label: string
}

export interface Wording {
  readonly step: (telling: Telling) => StepSentence
  /** Words in front of a sentence, the same never twice in a row. */
  readonly connectors: readonly string[]
  readonly first: string
  readonly inCases: (share: number) => string
  readonly headings: {
    readonly about: string
    readonly flow: string
    readonly after: string
    readonly parallel: (number: string) => string
    /** The label may be ''. */
    readonly part: (number: string, label: string) => string
    readonly pool: (name: string) => string
  }
  readonly about: (facts: Facts) => string
  /** '' where there is nothing to say. */
  readonly start: (label: string) => string
  readonly end: (label: string, isInside: boolean) => string
  readonly question: (label: string, type: 'exclusive' | 'inclusive' | 'event') => string
  readonly parallel: (count: number) => string
  /** Without the colon. */
  readonly branch: (branch: {
    readonly name: string
    readonly share: number | null
    readonly isDefault: boolean
    readonly index: number
    readonly isParallel: boolean
  }) => string
  readonly onward: (onward: Onward, isInBranch: boolean) => string
  readonly waits: (waiting: Waiting) => string
  /** Ways meet here, and it goes on only when all of that is done. */
  readonly waitsFor: (places: StepLine['waitsFor']) => string
  readonly wait: (label: string, waiting: Waiting | null) => string
  readonly event: (label: string, kind: 'sending' | 'milestone' | 'other') => string
  readonly boundary: (event: {
    readonly label: string
    readonly waiting: Waiting | null
    readonly host: string
    readonly isInterrupting: boolean
    /** It lets the step be undone when it is over. */
    readonly isUndoing: boolean
  }) => string
  /** In front of a step that undoes another. */
  readonly undoing: string
  /** An event sub-process, which no way leads to. */
  readonly anytime: (label: string) => string
  readonly agreement: (number: string) => string
  readonly message: (
    label: string,
    partner: string,
    isOut: boolean,
    /** Whether it is all the item says, or what was said before it. */
    place: 'alone' | 'beside' | 'another',
  ) => string
}

/** What is known of the process as a whole. */
export interface Facts {
  readonly name: string
  readonly organisation: string
  readonly actors: readonly string[]
  readonly trigger: string
  readonly result: string
  readonly stepCount: number
  readonly leadTime: { readonly days: number; readonly min: number; readonly max: number } | null
  readonly casesPerYear: number | null
}

/** The largest unit both ends are whole numbers of: 14 days are two weeks, 60 days two months. */
export const unitOf = (
  min: number,
  max: number,
): { readonly unit: 'day' | 'week' | 'month'; readonly size: number } => {
  const fits = (size: number): boolean => max >= size && min % size === 0 && max % size === 0
  if (fits(30)) return { unit: 'month', size: 30 }
  return fits(7) ? { unit: 'week', size: 7 } : { unit: 'day', size: 1 }
}
