// Reads one uploaded model in a worker thread: the process, what is kept but not understood, and
// what the comparison needs to find it again.

import { createHash } from 'node:crypto'
import { readBpmn } from '#bpmn'
import { readEpml } from '#epml'
import type { Sharing } from '#library'
import { elementsOf, isActivity, type Process, type Profile } from '#process'
import { type StepTerms, type Terms, termsOfProcess, termsOfSteps } from '#search'
import { readSteps } from '#steps'
import { decode } from '#xml'
import { loadLanguage } from '../../resources/load-language.ts'
import { MOST_STEPS } from '../imports/limits.ts'
import { readableName } from '../imports/readable-name.ts'
import type { ModelFormat } from '../imports/recognise.ts'
import { type PreparedModel, prepareModel } from './prepare-model.ts'

/** A remark as it is stored: whose code it is, and the values for its sentence. */
export interface StoredRemark {
  readonly area: ModelFormat
  readonly code: string
  readonly details: Readonly<Record<string, string | number>>
}

export interface ModelFile {
  readonly path: string
  readonly format: ModelFormat
  readonly bytes: Uint8Array
  /** What the others are to know of it, and what a post is called of which they know only a number. */
  readonly sharing: Sharing
  readonly post: string
}

export type ModelReading =
  | {
      readonly kind: 'read'
      readonly hash: string
      readonly name: string
      /** Ready to be stored: a large model as a value would hold up the server only by being copied. */
      readonly model: PreparedModel
      readonly profile: Profile
      readonly remarks: readonly StoredRemark[]
      /** Terms for finding it and similar ones (domain/search). */
      readonly terms: Terms
      readonly steps: readonly StepTerms[]
    }
  | { readonly kind: 'tooManySteps' }
  | {
      readonly kind: 'refused'
      readonly area: ModelFormat
      readonly code: string
      readonly details: Readonly<Record<string, string | number>>
    }

const read = (
  file: ModelFile,
  hash: string,
): { process: Process; profile: Profile; remarks: readonly StoredRemark[] } | ModelReading => {
  const name = readableName(file.path)
  if (file.format === 'steps') {
    const decoded = decode(file.bytes)
    if (decoded.kind === 'refused') return { kind: 'refused', area: 'bpmn', ...decoded.refusal }
    const reading = readSteps(decoded.text)
    if (!elementsOf(reading.process).some(isActivity)) {
      return { kind: 'refused', area: 'steps', code: 'no-steps', details: {} }
    }
    const process = { ...reading.process, origin: { hash, format: 'steps' as const } }
    return {
      process: process.name === '' ? { ...process, name } : process,
      profile: reading.profile,
      remarks: [
        // Said in the words that BPMN files have for it.
        ...decoded.remarks.map((remark) => ({ area: 'bpmn' as const, ...remark })),
        ...reading.problems.map(({ line, code, details }) => ({
          area: 'steps' as const,
          code: code.replace(/^steps\//, ''),
          details: { ...details, line },
        })),
      ],
    }
  }
  const reading = (file.format === 'bpmn' ? readBpmn : readEpml)(file.bytes, { name, hash })
  if (reading.kind === 'refused') {
    return { kind: 'refused', area: file.format, ...reading.refusal }
  }
  return {
    process: reading.process.name === '' ? { ...reading.process, name } : reading.process,
    profile: 'profile' in reading ? (reading.profile ?? {}) : {},
    remarks: reading.remarks.map((remark) => ({ area: file.format, ...remark })),
  }
}

const LONGEST_NAME = 300

/** As long as the library allows, in whole characters. */
const shorten = (name: string): string => {
  if (name.length <= LONGEST_NAME) return name
  const cut = name.slice(0, LONGEST_NAME)
  return cut.isWellFormed() ? cut : cut.slice(0, -1)
}

export const readModel = (file: ModelFile): ModelReading => {
  const hash = createHash('sha256').update(file.bytes).digest('hex')
  const found = read(file, hash)
  if ('kind' in found) return found
  if (elementsOf(found.process).filter(isActivity).length > MOST_STEPS) {
    return { kind: 'tooManySteps' }
  }
  const process = { ...found.process, name: shorten(found.process.name) }
  const { terms } = termsOfProcess({ id: '', name: process.name, process }, loadLanguage())
  const steps = termsOfSteps(process, loadLanguage())
  return {
    ...{ kind: 'read', hash, terms, steps, name: process.name },
    ...{ profile: found.profile, remarks: found.remarks },
    model: prepareModel(process, file.sharing, file.post),
  }
}
