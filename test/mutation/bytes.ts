// Damage to the bytes of a file: cut, swapped, written in another encoding than it says.

export type ByteMutation = (bytes: Uint8Array, a: number, b: number) => Uint8Array

const text = (bytes: Uint8Array): string => new TextDecoder('windows-1252').decode(bytes)
const utf8 = (string: string): Uint8Array => new TextEncoder().encode(string)
const join = (...parts: readonly Uint8Array[]): Uint8Array => Uint8Array.from(Buffer.concat(parts))

const utf16 = (bytes: Uint8Array, isBig: boolean, hasMark: boolean): Uint8Array => {
  const little = Buffer.from(
    `${hasMark ? '\uFEFF' : ''}${new TextDecoder().decode(bytes)}`,
    'utf16le',
  )
  return Uint8Array.from(isBig ? little.swap16() : little)
}

const declare = (bytes: Uint8Array, encoding: string): Uint8Array =>
  Uint8Array.from(
    Buffer.from(
      Buffer.from(bytes)
        .toString('latin1')
        .replace(/encoding\s*=\s*["'][^"']*["']/, `encoding="${encoding}"`),
      'latin1',
    ),
  )

const ENCODINGS = [
  'UTF-8',
  'ISO-8859-1',
  'windows-1252',
  'UTF-16',
  'US-ASCII',
  'utf-7',
  'Shift_JIS',
  '',
]

export const BYTES: readonly ByteMutation[] = [
  (bytes, a) => bytes.slice(0, a % Math.max(1, bytes.length)),
  (bytes, a, b) => {
    const at = a % Math.max(1, bytes.length)
    return join(bytes.slice(0, at), bytes.slice(at + 1 + (b % 50)))
  },
  (bytes, a, b) => {
    const copy = bytes.slice()
    copy[a % Math.max(1, copy.length)] = b % 256
    return copy
  },
  (bytes, a, b) => {
    const at = a % Math.max(1, bytes.length)
    return join(bytes.slice(0, at), Uint8Array.of(b % 256), bytes.slice(at))
  },
  (bytes, a, b) => {
    const at = a % Math.max(1, bytes.length)
    const until = Math.min(bytes.length, at + (b % 400))
    return join(bytes.slice(0, until), bytes.slice(at, until), bytes.slice(until))
  },
  (bytes, a) => {
    const at = text(bytes).indexOf('<', a % Math.max(1, bytes.length))
    const end = at < 0 ? -1 : text(bytes).indexOf('>', at)
    return end < 0 ? bytes : join(bytes.slice(0, at), bytes.slice(end + 1))
  },
]

/** The same text in other bytes; what is read of it must not change, or it is refused. */
export const ENCODING: readonly ByteMutation[] = [
  (bytes, a) => utf16(declare(bytes, 'UTF-16'), a % 2 === 0, a % 3 !== 0),
  (bytes, a) => declare(bytes, ENCODINGS[a % ENCODINGS.length] ?? ''),
  (bytes) => utf8(new TextDecoder().decode(bytes).replace(/\r?\n/g, '\r\n')),
  (bytes) => utf8(new TextDecoder().decode(bytes).replace(/\r?\n/g, '\r')),
  (bytes) => join(Uint8Array.of(0xef, 0xbb, 0xbf), bytes),
  (bytes) => Uint8Array.from(Buffer.from(new TextDecoder().decode(bytes), 'latin1')),
  (bytes) => join(utf8('\n \n'), bytes),
  (bytes, a) => {
    const evil = a % 2 === 0 ? '<!DOCTYPE x [<!ENTITY e "e">]>' : '<!DOCTYPE x SYSTEM "http://x/">'
    const string = new TextDecoder().decode(bytes)
    const at = a % 3 === 0 ? string.indexOf('>') + 1 : string.lastIndexOf('<')
    return utf8(string.slice(0, Math.max(0, at)) + evil + string.slice(Math.max(0, at)))
  },
]
