// What may go wrong with any XML file, as values, and what a file may cost at most.

export type XmlRefusalCode =
  | 'empty'
  | 'too-large'
  | 'encoding-unknown'
  | 'not-well-formed'
  | 'doctype'
  | 'too-deep'
  | 'too-many-elements'

/** The values a sentence takes: label, id and line of what it is about, a count where it is about several. */
export type Details = Readonly<Record<string, string | number>>

export interface XmlRefusal {
  readonly code: XmlRefusalCode
  readonly details: Details
}

export interface XmlRemark {
  readonly code: 'encoding-guessed'
  readonly details: Details
}

/** More than this is refused before it is read to the end. */
export interface Limits {
  readonly bytes: number
  readonly depth: number
  readonly elements: number
}

export const DEFAULT_LIMITS: Limits = { bytes: 20 * 1024 * 1024, depth: 256, elements: 200_000 }
