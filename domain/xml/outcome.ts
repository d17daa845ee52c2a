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
  | 'too-many-attributes-in-all'
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

/**
 * More than this is refused before it is read to the end. The default is what is read in less than a
 * second of a processor, whatever it is made of (bench/bpmn-limits.ts); no real model we know comes to
 * a fifth of it: 0.9 MB, 8,000 elements, 14,000 attributes.
 */
export interface Limits {
  readonly bytes: number
  readonly depth: number
  readonly elements: number
  /** At one element. */
  readonly attributes: number
  /** At all elements together. */
  readonly allAttributes: number
  /** Characters of one attribute, its name and its value together; some hold pictures. */
  readonly attributeLength: number
}

export const DEFAULT_LIMITS: Limits = {
  bytes: 7 * 1024 * 1024,
  depth: 256,
  elements: 100_000,
  attributes: 1_000,
  allAttributes: 300_000,
  attributeLength: 500_000,
}
