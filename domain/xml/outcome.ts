// What may go wrong with any XML file, as values, and what a file may cost at most.

export type XmlRefusalCode =
  | 'empty'
  | 'too-large'
  | 'encoding-unknown'
  | 'not-well-formed'
  | 'doctype'
  | 'too-deep'
  | 'too-many-elements'
  | 'too-many-attributes'
  | 'attribute-too-long'

/**
 * The values a sentence takes: label, id and line of what it is about, a count where it is about several.
 * A refusal names the line and the `element` it happened at or in, '' outside of all.
 */
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
  /** At one element. */
  readonly attributes: number
  /** Characters of one attribute, its name and its value together; some hold pictures. */
  readonly attributeLength: number
}

export const DEFAULT_LIMITS: Limits = {
  bytes: 20 * 1024 * 1024,
  depth: 256,
  elements: 200_000,
  attributes: 1_000,
  attributeLength: 500_000,
}
