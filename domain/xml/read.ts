// Bytes of an XML file to its tree, with every way it can fail as a value.

import { decode } from './decode.ts'
import { DEFAULT_LIMITS, type Limits, type XmlRefusal, type XmlRemark } from './outcome.ts'
import { parseXml, type XmlElement } from './parse.ts'

export type XmlReading =
  | {
      readonly kind: 'tree'
      readonly root: XmlElement
      /** The decoded file, without byte order mark; positions in the tree count in it. */
      readonly text: string
      readonly encoding: string
      readonly remarks: readonly XmlRemark[]
    }
  | { readonly kind: 'refused'; readonly refusal: XmlRefusal }

const inMegabytes = (bytes: number): number => Math.ceil(bytes / (1024 * 1024))

export const readXml = (bytes: Uint8Array, limits: Limits = DEFAULT_LIMITS): XmlReading => {
  if (bytes.length === 0) return { kind: 'refused', refusal: { code: 'empty', details: {} } }
  if (bytes.length > limits.bytes) {
    const details = { megabytes: inMegabytes(bytes.length), limit: inMegabytes(limits.bytes) }
    return { kind: 'refused', refusal: { code: 'too-large', details } }
  }
  const decoded = decode(bytes)
  if (decoded.kind === 'refused') return decoded
  const parsed = parseXml(decoded.text, limits)
  if (parsed.kind === 'refused') return parsed
  const { text, encoding, remarks } = decoded
  return { ...parsed, text, encoding, remarks }
}
