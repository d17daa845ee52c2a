// What BPMN has no place for: how a step is done. Written to files in our own extension namespace.

import { isStepKind, type StepKind } from './step-kind.ts'

/** The thing a step is done with; PICTURE and the alliance's paper forms use the same six words. */
export type Medium = 'paper' | 'file' | 'specialistSystem' | 'eFile' | 'onlineService' | 'inPerson'

export const MEDIA: readonly Medium[] = [
  'paper',
  'file',
  'specialistSystem',
  'eFile',
  'onlineService',
  'inPerson',
]

/** Who or what prescribes that a step is done (Vorgabe durch). */
export type PrescribedBy = 'law' | 'statute' | 'directive' | 'serviceInstruction' | 'practice'

/** Days a case lies still: fewest and most, as people estimate it. */
export interface Waiting {
  readonly minDays: number
  readonly maxDays: number
}

/** The fewest and the most minutes that people have seen or estimate. */
export interface MinutesRange {
  readonly min: number
  readonly max: number
}

export interface Work {
  /**
   * Kind of step (Schrittart). Older processes hold a family's code here; ask `stepKindOf` and
   * `familyCodeOf`, which know both.
   */
  readonly stepKind?: string
  /** Which step of its family it is: a code of the family's own list, for example H2. */
  readonly familyCode?: string
  /** FIM-Referenzaktivitätengruppe, 1 to 8. */
  readonly referenceActivityGroup?: number
  readonly medium?: Medium
  /** Minutes of work each time the step is done, not per case; the likely value. */
  readonly minutes?: number
  /** How far the minutes spread; may stand without a likely value, and need not hold it. */
  readonly minutesRange?: MinutesRange
  /** Share of cases in which the step occurs, 0 to 1; absent means every case. */
  readonly share?: number
  readonly waiting?: Waiting
  readonly prescribedBy?: PrescribedBy
  /** A discretionary decision (Ermessen). */
  readonly isDiscretionary?: boolean
  readonly systems?: readonly string[]
  readonly documents?: readonly string[]
  /** Number of the handover agreement the step begins or ends, for example Ü1-1. */
  readonly handover?: string
  readonly note?: string
  /** What nobody could say yet; parked here until somebody answers. */
  readonly openQuestion?: string
}

/** The kind of a step; undefined where nobody gave one. */
export const stepKindOf = (work: Work | undefined): StepKind | undefined =>
  isStepKind(work?.stepKind) ? work.stepKind : undefined

/** A step's code in its family's list; undefined where it has none. */
export const familyCodeOf = (work: Work | undefined): string | undefined =>
  work?.familyCode ?? (isStepKind(work?.stepKind) ? undefined : work?.stepKind)
