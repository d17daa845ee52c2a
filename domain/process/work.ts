// What BPMN has no place for: how a step is done. Written to files in our own extension namespace.

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

export interface Work {
  /** Kind of step (Schrittart): a code of the family's list, for example H2. */
  readonly stepKind?: string
  /** FIM-Referenzaktivitätengruppe, 1 to 8. */
  readonly referenceActivityGroup?: number
  readonly medium?: Medium
  /** Minutes of work each time the step is done, not per case. */
  readonly minutes?: number
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
}
