// What an uploaded file is, by its content: models are often named .xml, and .bpmn is sometimes
// something else. Of XML only the beginning is looked at; whether the model can be read is for the reader.

import { decode } from '#xml'
import { isSystemFile } from './archive-name.ts'
import { looksLikeZip } from './read-zip.ts'
import { type Reason, reason } from './reason.ts'

export type ModelFormat = 'bpmn' | 'epml' | 'steps'

export type Recognised =
  | { readonly kind: 'model'; readonly format: ModelFormat }
  | { readonly kind: 'refused' | 'ignored'; readonly reason: Reason }

const LOOK_BYTES = 256 * 1024
const MODEL_ENDING = /\.(bpmn|bpmn2|epml|xml)$/i
const OFFICE_ENDING = /\.(docx|docm|dotx|xlsx|xlsm|pptx|vsdx|vsdm|odt|ods|odp|odg|jar|epub)$/i

const decodeHead = (bytes: Uint8Array): string => {
  const head = bytes.subarray(0, LOOK_BYTES)
  const [first, second] = head
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) {
    return new TextDecoder('utf-16be').decode(head)
  }
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) {
    return new TextDecoder('utf-16le').decode(head)
  }
  // Tags and namespaces are ASCII; other letters do not matter here.
  return new TextDecoder('latin1').decode(head).replace(/^\u00EF\u00BB\u00BF/, '')
}

/** Local name and text of the root's start tag; undefined where the text is not XML. */
const rootOf = (text: string): { readonly local: string; readonly tag: string } | undefined => {
  let rest = text.replace(/^[\uFEFF\s]+/, '')
  for (;;) {
    const skipped =
      /^<\?[\s\S]*?\?>\s*/.exec(rest) ??
      /^<!--[\s\S]*?-->\s*/.exec(rest) ??
      /^<!DOCTYPE[^[>]*(?:\[[\s\S]*?\]\s*)?>\s*/i.exec(rest)
    if (!skipped) break
    rest = rest.slice(skipped[0].length)
  }
  const match =
    /^<(?:[^\s<>/:]+:)?([^\s<>/:]+)((?:\s+[^\s<>=]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*\/?>/.exec(rest)
  return match ? { local: match[1] ?? '', tag: match[2] ?? '' } : undefined
}

/** Decides before unpacking from the name alone: what is certainly no model. */
export const unwantedByName = (path: string): Reason | undefined => {
  if (isSystemFile(path)) return reason('systemFile')
  if (OFFICE_ENDING.test(path)) return reason('notAModel')
  if (/\.zip$/i.test(path)) return reason('nestedArchive')
  return undefined
}

export const recognise = (path: string, bytes: Uint8Array): Recognised => {
  const unwanted = unwantedByName(path)
  if (unwanted) {
    return { kind: unwanted.code === 'nestedArchive' ? 'refused' : 'ignored', reason: unwanted }
  }
  const isSteps = /\.steps\.txt$/i.test(path)
  const shouldBeModel = MODEL_ENDING.test(path) || isSteps
  if (bytes.length === 0) {
    return shouldBeModel
      ? { kind: 'refused', reason: reason('emptyFile') }
      : { kind: 'ignored', reason: reason('notAModel') }
  }
  if (looksLikeZip(bytes)) return { kind: 'refused', reason: reason('nestedArchive') }
  if (isSteps) {
    const decoded = decode(bytes)
    return decoded.kind === 'text' && !decoded.text.includes('\0')
      ? { kind: 'model', format: 'steps' }
      : { kind: 'refused', reason: reason('notText') }
  }
  const root = rootOf(decodeHead(bytes))
  if (root?.local === 'definitions' && /BPMN/i.test(root.tag)) {
    return { kind: 'model', format: 'bpmn' }
  }
  if (root?.local === 'epml') return { kind: 'model', format: 'epml' }
  if (/\.epml$/i.test(path) && !root) return { kind: 'refused', reason: reason('notXml') }
  if (/\.bpmn2?$/i.test(path) || /\.epml$/i.test(path)) {
    return root
      ? { kind: 'refused', reason: reason('notBpmn', { root: root.local }) }
      : { kind: 'refused', reason: reason('notXml') }
  }
  if (/\.xml$/i.test(path) && !root) return { kind: 'refused', reason: reason('notXml') }
  return { kind: 'ignored', reason: reason('notAModel') }
}
