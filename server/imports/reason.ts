// Why a file of an upload was not taken: a code and values, stored with the file and said in the
// reader's language when shown (texts/imports.ts).

import type { ModelFormat } from './recognise.ts'

export type ReasonCode =
  // refused
  | 'damagedArchive'
  | 'encrypted'
  | 'unknownCompression'
  | 'damagedEntry'
  | 'tooLarge'
  | 'suspiciousRatio'
  | 'nestedArchive'
  | 'notXml'
  | 'notText'
  | 'notBpmn'
  | 'emptyFile'
  | 'timedOut'
  | 'tooMuchMemory'
  | 'tooManySteps'
  | 'readerFailed'
  | 'storeFailed'
  // ignored
  | 'notAModel'
  | 'systemFile'
  // unchanged
  | 'alreadyThere'
  // what a reader of models says, with its code
  | `${ModelFormat}/${string}`

export interface Reason {
  readonly code: ReasonCode
  readonly details: Readonly<Record<string, string | number>>
}

export const reason = (
  code: ReasonCode,
  details: Readonly<Record<string, string | number>> = {},
): Reason => ({ code, details })
