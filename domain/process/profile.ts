// The facts sheet of a process (Steckbrief). It exists even where nothing is modelled yet.

export interface LegalBasis {
  readonly text: string
  /** How sure: found in a public source, common knowledge, or still to be checked. */
  readonly certainty?: 'sourced' | 'common' | 'toCheck'
}

/** Days from trigger to result: the usual value and the span people name. */
export interface LeadTime {
  readonly days: number
  readonly minDays?: number
  readonly maxDays?: number
  readonly note?: string
}

export interface Profile {
  readonly trigger?: string
  readonly result?: string
  /** Product area code of North Rhine-Westphalia, two digits: 01 to 17. */
  readonly productArea?: string
  readonly processType?: 'core' | 'support' | 'management'
  readonly participants?: readonly string[]
  readonly legalBases?: readonly LegalBasis[]
  readonly casesPerYear?: number
  readonly leadTime?: LeadTime
  /** FIM-Leistungsschlüssel, 14 digits. */
  readonly serviceKey?: string
  readonly owner?: string
  /** Whom others may ask about it: a post with its telephone or mailbox, never a person. */
  readonly contact?: string
  /** The task of the competence table it belongs to, for example Bauaufsicht. */
  readonly task?: string
  readonly systems?: readonly string[]
  /** Where this is an invented example, the sentence that says so. */
  readonly notice?: string
}
