// What reading a file comes to: a process with remarks, or a refusal. Sentences are in
// texts/bpmn.ts, one for each code; `details` are the values they take.

import type { Process, Profile } from '#process'

export type RefusalCode =
  | 'empty'
  | 'too-large'
  | 'encoding-unknown'
  | 'not-well-formed'
  | 'doctype'
  | 'too-deep'
  | 'too-many-elements'
  | 'not-bpmn'
  | 'not-epml'
  | 'no-process'

export type RemarkCode =
  | 'encoding-guessed'
  | 'element-kept'
  | 'extension-kept'
  | 'attribute-kept'
  | 'flow-without-end'
  | 'reference-dangling'
  | 'id-repeated'
  | 'boundary-without-host'
  | 'lane-by-place'
  | 'lane-repeated'
  | 'shape-without-element'
  | 'shape-without-place'
  | 'several-models'

/** label, id and line are those of the element it is about; count where it is about several. */
export type Details = Readonly<Record<string, string | number>>

export interface Remark {
  readonly code: RemarkCode
  readonly details: Details
}

export interface Refusal {
  readonly code: RefusalCode
  readonly details: Details
}

export type Reading =
  | {
      readonly kind: 'read'
      readonly process: Process
      /** Only where the file carries one in our own extension. */
      readonly profile?: Profile
      readonly remarks: readonly Remark[]
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

/** What a file may cost at most; more is refused before it is read to the end. */
export interface Limits {
  readonly bytes: number
  readonly depth: number
  readonly elements: number
}

export const DEFAULT_LIMITS: Limits = { bytes: 20 * 1024 * 1024, depth: 256, elements: 200_000 }
