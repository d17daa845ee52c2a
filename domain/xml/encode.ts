// Text back to bytes in the encoding a file was read in, so that what nobody touched keeps its bytes.
// Decoding was strict, hence its inverse is exact: UTF-8 and UTF-16 by rule, encodings of one byte a
// character by a table of what each byte decodes to. Others (several bytes a character) are given up:
// the file becomes UTF-8, and its declaration says so.

// In every browser and in Node; the library ES2024 leaves them out, and `domain` takes no DOM types.
declare const TextEncoder: new () => { encode(text: string): Uint8Array }
declare const TextDecoder: new (label: string) => { decode(bytes: Uint8Array): string }

export interface Encoding {
  /** As it was decoded, a WHATWG label in lower case. */
  readonly label: string
  /** The byte order mark the file began with; empty for none. */
  readonly mark: Uint8Array
  /** The file declares another encoding than it has; then new text keeps to ASCII. */
  readonly isGuessed: boolean
}

/** Whether a character can be written as it is; others become character references. */
export type CanHold = (character: string) => boolean

export interface Encoder {
  readonly canHold: CanHold
  readonly encode: (text: string) => Uint8Array
}

const MARKS: readonly (readonly number[])[] = [
  [0xef, 0xbb, 0xbf],
  [0xff, 0xfe],
  [0xfe, 0xff],
]

export const markOf = (bytes: Uint8Array): Uint8Array => {
  const mark = MARKS.find((one) => one.every((byte, index) => bytes[index] === byte))
  return bytes.subarray(0, mark?.length ?? 0)
}

const joined = (mark: Uint8Array, body: Uint8Array): Uint8Array => {
  if (mark.length === 0) return body
  const bytes = new Uint8Array(mark.length + body.length)
  bytes.set(mark)
  bytes.set(body, mark.length)
  return bytes
}

const encodeUtf16 = (text: string, isBigEndian: boolean): Uint8Array => {
  const bytes = new Uint8Array(text.length * 2)
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    bytes[index * 2 + (isBigEndian ? 1 : 0)] = unit & 0xff
    bytes[index * 2 + (isBigEndian ? 0 : 1)] = unit >> 8
  }
  return bytes
}

/** Character to byte, of an encoding of one byte a character. */
const tableOf = (label: string): ReadonlyMap<string, number> => {
  const table = new Map<string, number>()
  for (let byte = 0; byte < 256; byte += 1) {
    const character = new TextDecoder(label).decode(Uint8Array.of(byte))
    if (character.length === 1 && character !== '\uFFFD') table.set(character, byte)
  }
  return table
}

/** WHATWG reads both as Windows-1252; strict readers take only what the name says. */
const NARROW: readonly (readonly [RegExp, CanHold])[] = [
  [/^(us-)?ascii$|^ansi_x3/, (character) => character < '\u0080'],
  [
    /^(iso[-_]?8859-?1|iso_8859-1.*|latin1|l1)$/,
    (character) => character < '\u0080' || (character >= '\u00A0' && character <= '\u00FF'),
  ],
]

const isAscii: CanHold = (character) => character < '\u0080'

const DECLARED = /^(\s*<\?xml[^>]*?\sencoding\s*=\s*["'])[A-Za-z0-9._:-]+/

/** `size` is the length of the file in bytes, `text` what it decoded to. */
export const encoderOf = (encoding: Encoding, text: string, size: number): Encoder => {
  const { label, mark, isGuessed } = encoding
  const isAnything: CanHold = () => true
  if (label.startsWith('utf-16')) {
    return {
      canHold: isAnything,
      encode: (all) => joined(mark, encodeUtf16(all, label === 'utf-16be')),
    }
  }
  const utf8 = (all: string) => joined(mark, new TextEncoder().encode(all))
  if (label === 'utf-8' || label === 'utf8') return { canHold: isAnything, encode: utf8 }
  if (text.length + mark.length !== size) {
    return { canHold: isAnything, encode: (all) => utf8(all.replace(DECLARED, '$1UTF-8')) }
  }
  const table = tableOf(label)
  const narrow = isGuessed ? isAscii : NARROW.find(([name]) => name.test(label))?.[1]
  return {
    canHold: (character) => table.has(character) && (narrow?.(character) ?? true),
    encode: (all) => {
      const bytes = new Uint8Array(all.length)
      for (let index = 0; index < all.length; index += 1) {
        bytes[index] = table.get(all[index] ?? '') ?? 0x3f
      }
      return joined(mark, bytes)
    },
  }
}
