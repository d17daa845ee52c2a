// Reads a ZIP by its table of contents, one entry at a time, without trusting it: sizes are counted
// while inflating, ranges must not overlap (that is how small archives become petabytes), checksums
// are checked, names are labels. APPNOTE.TXT 6.3; ZIP64 is read, encryption and rare methods are not.

import { crc32, inflateRaw } from 'node:zlib'
import { cleanPath, decodeEntryName } from './archive-name.ts'
import type { UploadLimits } from './limits.ts'
import { type Reason, reason } from './reason.ts'

/** Random access to bytes: a file on disk or a buffer. */
export interface ByteSource {
  readonly size: number
  readonly read: (offset: number, length: number) => Promise<Buffer>
}

export const bufferSource = (bytes: Uint8Array): ByteSource => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return {
    size: buffer.length,
    read: async (offset, length) => buffer.subarray(offset, offset + length),
  }
}

export type ZipEntry = { readonly path: string } & (
  | { readonly kind: 'file'; readonly bytes: Buffer }
  | { readonly kind: 'refused'; readonly reason: Reason }
)

/** The table of contents could not be used at all, or names more than is allowed. */
export type ZipFailure =
  | { readonly kind: 'damaged' }
  | { readonly kind: 'tooManyEntries'; readonly entries: number }
  | { readonly kind: 'tooMuchUnpacked' }

export class ZipError extends Error {
  readonly failure: ZipFailure
  constructor(failure: ZipFailure) {
    super(`ZIP: ${failure.kind}`)
    this.failure = failure
  }
}

interface Listed {
  readonly path: string
  readonly flags: number
  readonly method: number
  readonly checksum: number
  readonly packed: number
  readonly unpacked: number
  readonly offset: number
}

const END = 0x06054b50
const END_64_LOCATOR = 0x07064b50
const END_64 = 0x06064b50
const LISTED = 0x02014b50
const LOCAL = 0x04034b50
const damaged = (): ZipError => new ZipError({ kind: 'damaged' })

/** Whether bytes begin as a ZIP does (also an empty one). */
export const looksLikeZip = (head: Uint8Array): boolean =>
  head.length >= 4 &&
  head[0] === 0x50 &&
  head[1] === 0x4b &&
  ((head[2] === 3 && head[3] === 4) || (head[2] === 5 && head[3] === 6))

const readExactly = async (source: ByteSource, offset: number, length: number): Promise<Buffer> => {
  if (offset < 0 || length < 0 || offset + length > source.size) throw damaged()
  const bytes = await source.read(offset, length)
  if (bytes.length < length) throw damaged()
  return bytes
}

/** Where the table of contents starts and how long it is, and by how much all offsets are shifted. */
const findTable = async (source: ByteSource) => {
  const tailLength = Math.min(source.size, 22 + 65_535)
  const tailStart = source.size - tailLength
  const tail = await readExactly(source, tailStart, tailLength)
  for (let at = tail.length - 22; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== END) continue
    if (at + 22 + tail.readUInt16LE(at + 20) > tail.length) continue
    const endAt = tailStart + at
    let entries = tail.readUInt16LE(at + 10)
    let size = tail.readUInt32LE(at + 12)
    let offset = tail.readUInt32LE(at + 16)
    let tableEnd = endAt
    if (entries === 0xffff || size === 0xffffffff || offset === 0xffffffff) {
      const locator = endAt >= 20 ? await readExactly(source, endAt - 20, 20) : Buffer.alloc(20)
      if (locator.readUInt32LE(0) === END_64_LOCATOR) {
        const end64At = Number(locator.readBigUInt64LE(8))
        const end64 = await readExactly(source, end64At, 56)
        if (end64.readUInt32LE(0) !== END_64) throw damaged()
        entries = Number(end64.readBigUInt64LE(32))
        size = Number(end64.readBigUInt64LE(40))
        offset = Number(end64.readBigUInt64LE(48))
        tableEnd = end64At
      }
    }
    // Bytes in front of the archive (self-extracting programs) shift everything.
    const shift = tableEnd - size - offset
    if (shift < 0) throw damaged()
    return { entries, start: offset + shift, size, shift }
  }
  throw damaged()
}

const unicodePath = (extra: Buffer): string | undefined => {
  for (let at = 0; at + 4 <= extra.length; ) {
    const length = extra.readUInt16LE(at + 2)
    const field = extra.subarray(at + 4, at + 4 + length)
    if (extra.readUInt16LE(at) === 0x7075 && field.length > 5) return field.subarray(5).toString()
    at += 4 + length
  }
  return undefined
}

/** The 64-bit values an entry names where its 32-bit ones are full, in the order APPNOTE gives. */
const widen = (extra: Buffer, values: readonly number[]): number[] => {
  for (let at = 0; at + 4 <= extra.length; ) {
    const length = extra.readUInt16LE(at + 2)
    if (extra.readUInt16LE(at) === 1) {
      let next = at + 4
      return values.map((value) => {
        if (value !== 0xffffffff) return value
        if (next + 8 > extra.length) throw damaged()
        next += 8
        return Number(extra.readBigUInt64LE(next - 8))
      })
    }
    at += 4 + length
  }
  return [...values]
}

const listEntries = async (source: ByteSource, limits: UploadLimits): Promise<Listed[]> => {
  const table = await findTable(source)
  if (table.entries > limits.entries) {
    throw new ZipError({ kind: 'tooManyEntries', entries: table.entries })
  }
  // A name has at most 64 kB; a table larger than its entries can fill is not one.
  if (table.size > table.entries * (46 + 3 * 65_535)) throw damaged()
  const bytes = await readExactly(source, table.start, table.size)
  const listed: Listed[] = []
  let at = 0
  for (let index = 0; index < table.entries; index += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== LISTED) throw damaged()
    const flags = bytes.readUInt16LE(at + 8)
    const nameEnd = at + 46 + bytes.readUInt16LE(at + 28)
    const extraEnd = nameEnd + bytes.readUInt16LE(at + 30)
    const next = extraEnd + bytes.readUInt16LE(at + 32)
    if (next > bytes.length) throw damaged()
    const extra = bytes.subarray(nameEnd, extraEnd)
    const [unpacked = 0, packed = 0, offset = 0] = widen(extra, [
      bytes.readUInt32LE(at + 24),
      bytes.readUInt32LE(at + 20),
      bytes.readUInt32LE(at + 42),
    ])
    const name =
      unicodePath(extra) ?? decodeEntryName(bytes.subarray(at + 46, nameEnd), (flags & 0x800) !== 0)
    const isFolder = name.endsWith('/') || (name.endsWith('\\') && unpacked === 0)
    if (!isFolder) {
      listed.push({
        path: cleanPath(name),
        flags,
        method: bytes.readUInt16LE(at + 10),
        checksum: bytes.readUInt32LE(at + 16),
        packed,
        unpacked,
        offset: offset + table.shift,
      })
    }
    at = next
  }
  const byPlace = [...listed].sort((a, b) => a.offset - b.offset)
  for (const [index, entry] of byPlace.entries()) {
    const following = byPlace[index + 1]
    const end = entry.offset + 30 + entry.packed
    if (end > table.start || (following && end > following.offset)) throw damaged()
  }
  return listed
}

/** Inflates up to `most` bytes; 'tooMuch' as soon as there would be more. */
const inflate = (packed: Buffer, most: number): Promise<Buffer | 'tooMuch' | 'damaged'> =>
  new Promise((resolve) => {
    inflateRaw(packed, { maxOutputLength: Math.max(1, most) }, (error, bytes) => {
      if (!error) resolve(bytes)
      else resolve('code' in error && error.code === 'ERR_BUFFER_TOO_LARGE' ? 'tooMuch' : 'damaged')
    })
  })

const readEntry = async (
  source: ByteSource,
  entry: Listed,
  limits: UploadLimits,
): Promise<Buffer | Reason> => {
  if ((entry.flags & 1) !== 0) return reason('encrypted')
  if (entry.method !== 0 && entry.method !== 8) return reason('unknownCompression')
  const tooLarge = reason('tooLarge', { limit: `${limits.fileBytes / 1024 / 1024} MB` })
  if (entry.unpacked > limits.fileBytes || entry.packed > limits.fileBytes) return tooLarge
  const head = await readExactly(source, entry.offset, 30)
  if (head.readUInt32LE(0) !== LOCAL) return reason('damagedEntry')
  const start = entry.offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28)
  if (start + entry.packed > source.size) return reason('damagedEntry')
  const packed = await readExactly(source, start, entry.packed)
  const most = Math.max(limits.ratioFromBytes, limits.ratio * entry.packed)
  const bytes =
    entry.method === 0
      ? Buffer.from(packed)
      : await inflate(packed, Math.min(most, limits.fileBytes))
  if (bytes === 'tooMuch') {
    return most < limits.fileBytes ? reason('suspiciousRatio', { ratio: limits.ratio }) : tooLarge
  }
  if (bytes === 'damaged') return reason('damagedEntry')
  if (crc32(bytes) !== entry.checksum) return reason('damagedEntry')
  return bytes
}

/**
 * The files of an archive in its own order; folders are left out. `take` says before unpacking whether
 * an entry is wanted: what is not costs nothing. Throws ZipError when the archive as a whole is
 * unusable or exceeds the limits; what was yielded before must then be dropped by the caller.
 */
export async function* readZip(
  source: ByteSource,
  limits: UploadLimits,
  take: (path: string) => Reason | undefined = () => undefined,
): AsyncGenerator<ZipEntry> {
  let unpacked = 0
  for (const entry of await listEntries(source, limits)) {
    const unwanted = take(entry.path)
    if (unwanted) {
      yield { kind: 'refused', path: entry.path, reason: unwanted }
      continue
    }
    const bytes = await readEntry(source, entry, limits)
    if (!Buffer.isBuffer(bytes)) {
      yield { kind: 'refused', path: entry.path, reason: bytes }
      continue
    }
    unpacked += bytes.length
    if (unpacked > limits.unpackedBytes) throw new ZipError({ kind: 'tooMuchUnpacked' })
    yield { kind: 'file', path: entry.path, bytes }
  }
}
