// What reading a file comes to: a process with remarks, or a refusal. Sentences are in
// texts/bpmn.ts, one for each code; `details` are the values they take: `line` where it is about one
// place, `count` and the first `lines` where it is about several, `of` (a code) for more of the same.

import type { Process, Profile } from '#process'
import type { Details, XmlRefusalCode } from '#xml'

export type RefusalCode = XmlRefusalCode | 'not-bpmn' | 'no-process'

/** What had to be mended or guessed, or could not be shown. */
export type MendedCode =
  | 'encoding-guessed'
  | 'flow-without-end'
  | 'reference-dangling'
  | 'id-repeated'
  | 'boundary-without-host'
  | 'lane-by-place'
  | 'lane-repeated'
  | 'shape-without-element'
  | 'shape-without-place'

/** What stays in the original, or is carried as a value, without being understood. */
export type KeptCode =
  | 'element-misplaced'
  | 'element-kept'
  | 'extension-carried'
  | 'extension-kept'
  | 'attribute-carried'
  | 'attribute-kept'
  | 'attributes-kept'

export type RemarkCode = MendedCode | KeptCode | 'more-alike'

export interface Remark {
  readonly code: RemarkCode
  readonly details: Details
}

export interface Refusal {
  readonly code: RefusalCode
  readonly details: Details
}

/** What reading a BPMN file comes to. */
export type BpmnReading =
  | {
      readonly kind: 'read'
      readonly process: Process
      /** Only where the file carries one in our own extension. */
      readonly profile?: Profile
      readonly remarks: readonly Remark[]
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
