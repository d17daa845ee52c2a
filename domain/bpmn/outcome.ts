// What reading a file comes to: a process with remarks, or a refusal. Sentences are in
// texts/bpmn.ts, one for each code; `details` are the values they take.

import type { Process, Profile } from '#process'
import type { Details, XmlRefusalCode } from '#xml'

export type RefusalCode = XmlRefusalCode | 'not-bpmn' | 'no-process'

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
  | 'more-alike'

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
