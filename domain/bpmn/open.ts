// Opens a BPMN file for changing it: what it says, and where in the file each part of it stands. The
// counterpart is patch.ts. Costs as much as reading; the tree stays in memory while it is open.

import type { Process, Profile } from '#process'
import { markOf, type XmlSource } from '#xml'
import type { Refusal, Remark } from './outcome.ts'
import { READER, type ReadOptions, readTree, type Whereabouts } from './read.ts'

/** A file as it came, and what was read from it. */
export interface BpmnSource {
  readonly bytes: Uint8Array
  readonly xml: XmlSource
  /** The process the file holds; keys are the same each time the same bytes are read. */
  readonly process: Process
  readonly profile?: Profile
  readonly remarks: readonly Remark[]
  readonly whereabouts: Whereabouts
}

export type BpmnOpening =
  | { readonly kind: 'opened'; readonly source: BpmnSource }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

/** Whether a process was read in the way files are opened now, so that it may be written over its file. */
export const isOpenable = ({ origin }: Process): boolean =>
  origin?.format === 'bpmn' && origin.reader === READER

export const openBpmn = (bytes: Uint8Array, options: ReadOptions = {}): BpmnOpening => {
  const reading = readTree(bytes, options)
  if (reading.kind === 'refused') return reading
  const { process, profile, remarks, xml, whereabouts } = reading
  const { root, text, encoding } = xml
  const isGuessed = xml.remarks.some(({ code }) => code === 'encoding-guessed')
  return {
    kind: 'opened',
    source: {
      bytes,
      xml: {
        root,
        text,
        encoding: { label: encoding, mark: markOf(bytes), isGuessed },
        size: bytes.length,
      },
      process,
      ...(profile ? { profile } : {}),
      remarks,
      whereabouts,
    },
  }
}
