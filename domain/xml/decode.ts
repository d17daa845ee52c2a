// Bytes to text: by byte order mark, else by the XML declaration, else UTF-8. Real files lie: where
// the bytes are no UTF-8 although they should be, they are Windows-1252, and the reader is told.

import type { XmlRefusal, XmlRemark } from './outcome.ts'

// In every browser and in Node; the library ES2024 leaves it out, and `domain` takes no DOM types.
declare const TextDecoder: new (
  label: string,
  options: { fatal: boolean },
) => { decode(bytes: Uint8Array): string }

export type Decoded =
  | {
      readonly kind: 'text'
      readonly text: string
      /** The encoding it was read in, as WHATWG labels it. */
      readonly encoding: string
      readonly remarks: readonly XmlRemark[]
    }
  | { readonly kind: 'refused'; readonly refusal: XmlRefusal }

const decodeAs = (bytes: Uint8Array, encoding: string): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    // Unknown label or impossible bytes; the caller decides what that means.
    return undefined
  }
}

const isKnown = (encoding: string): boolean => decodeAs(new Uint8Array(), encoding) !== undefined

const markOf = (bytes: Uint8Array): string | undefined => {
  const [a, b, c, d] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  if (a === 0x3c && b === 0 && c !== 0 && d === 0) return 'utf-16le'
  if (a === 0 && b === 0x3c && c === 0 && d !== 0) return 'utf-16be'
  return undefined
}

const declaredIn = (bytes: Uint8Array): string | undefined => {
  const head = String.fromCharCode(...bytes.subarray(0, 200))
  return /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9._:-]+)["']/
    .exec(head)?.[1]
    ?.toLowerCase()
}

export const decode = (bytes: Uint8Array): Decoded => {
  const declared = markOf(bytes) ?? declaredIn(bytes) ?? 'utf-8'
  // Declared as UTF-16 but readable as single bytes: written by a program that held it as UTF-16.
  const encoding = markOf(bytes) === undefined && declared.startsWith('utf-16') ? 'utf-8' : declared
  if (!isKnown(encoding)) {
    return { kind: 'refused', refusal: { code: 'encoding-unknown', details: { encoding } } }
  }
  const text = decodeAs(bytes, encoding)
  if (text !== undefined) return { kind: 'text', text, encoding, remarks: [] }
  const details = { declared: encoding, used: 'windows-1252' }
  // Windows-1252 gives every byte a character, so this cannot fail.
  const guessed = decodeAs(bytes, 'windows-1252') ?? ''
  const remarks: readonly XmlRemark[] = [{ code: 'encoding-guessed', details }]
  return { kind: 'text', text: guessed, encoding: 'windows-1252', remarks }
}
