// An index as one buffer, to be kept or sent to another thread, with the format's version in front: numbers first (documents,
// their lengths, term and weight of each entry), then names and terms as UTF-16. Postings are not in it: they follow
// from the documents. A buffer of another format, or cut short, is no index.

import { quantised, sortedTerms, WEIGHT_STEPS } from './query.ts'
import { makeSearchIndex, type SearchIndex } from './search-index.ts'

const MAGIC = 0x58495350
const FORMAT = 1
const HEAD = 6
const BETWEEN = '\u0000'

/** The documents in the order of their ids, so that equal indexes give equal buffers. */
export const packIndex = (index: SearchIndex): Uint8Array => {
  const documents = [...index.documents()].sort((a, b) => (a.id < b.id ? -1 : 1))
  const numbers = new Map<string, number>()
  const entries: number[] = []
  const lengths: number[] = []
  for (const { terms } of documents) {
    const sorted = sortedTerms(terms)
    lengths.push(sorted.length)
    for (const [term, weight] of sorted) {
      const number = numbers.get(term) ?? numbers.size
      numbers.set(term, number)
      entries.push(((number << 8) | quantised(weight)) >>> 0)
    }
  }
  const text = [...documents.map(({ id }) => id), ...numbers.keys()].join(BETWEEN)
  const head = [MAGIC, FORMAT, documents.length, numbers.size, entries.length, text.length]
  const size = 4 * (HEAD + lengths.length + entries.length) + 2 * text.length
  const buffer = new ArrayBuffer(size)
  const words = new Uint32Array(buffer, 0, HEAD + lengths.length + entries.length)
  words.set(head)
  words.set(lengths, HEAD)
  words.set(entries, HEAD + lengths.length)
  const units = new Uint16Array(buffer, words.byteLength, text.length)
  for (let at = 0; at < text.length; at += 1) units[at] = text.charCodeAt(at)
  return new Uint8Array(buffer)
}

const textOf = (units: Uint16Array): string => {
  let text = ''
  for (let at = 0; at < units.length; at += 8192) {
    text += String.fromCharCode(...units.subarray(at, at + 8192))
  }
  return text
}

/** The index in a buffer; undefined where it is of another format or damaged. */
export const unpackIndex = (bytes: Uint8Array): SearchIndex | undefined => {
  // A copy begins where numbers of four bytes may begin.
  const buffer = bytes.slice().buffer
  if (buffer.byteLength < 4 * HEAD) return undefined
  const [magic, format, documents = 0, terms = 0, entries = 0, length = 0] = new Uint32Array(
    buffer,
    0,
    HEAD,
  )
  const numbers = HEAD + documents + entries
  if (magic !== MAGIC || format !== FORMAT) return undefined
  if (buffer.byteLength !== 4 * numbers + 2 * length) return undefined
  const lengths = new Uint32Array(buffer, 4 * HEAD, documents)
  const packed = new Uint32Array(buffer, 4 * (HEAD + documents), entries)
  const names =
    documents + terms === 0
      ? []
      : textOf(new Uint16Array(buffer, 4 * numbers, length)).split(BETWEEN)
  if (names.length !== documents + terms) return undefined
  const index = makeSearchIndex()
  let at = 0
  for (let document = 0; document < documents; document += 1) {
    const own: Record<string, number> = Object.create(null)
    for (const end = at + (lengths[document] ?? 0); at < end; at += 1) {
      const entry = packed[at] ?? 0
      const term = names[documents + (entry >>> 8)]
      if (term === undefined) return undefined
      own[term] = (entry & 255) / WEIGHT_STEPS
    }
    index.put({ id: names[document] ?? '', terms: own })
  }
  if (at !== entries) return undefined
  index.trim()
  return index
}
