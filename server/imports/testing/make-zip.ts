// Builds ZIPs for tests byte by byte, also such as no honest tool writes: wrong checksums, lying
// sizes, foreign code pages, encryption flags, overlapping entries.

import { crc32, deflateRawSync } from 'node:zlib'

export interface MadeEntry {
  readonly name: string | Uint8Array
  readonly content: Uint8Array | string
  readonly flags?: number
  readonly method?: 0 | 8 | 12
  readonly checksum?: number
  /** What the table of contents claims the entry unpacks to. */
  readonly claimedSize?: number
  /** Points the entry at another one's bytes, as overlapping bombs do. */
  readonly sharesDataOf?: number
}

export const makeZip = (entries: readonly MadeEntry[], prefix = Buffer.alloc(0)): Buffer => {
  const parts: Buffer[] = [prefix]
  const table: Buffer[] = []
  const offsets: number[] = []
  let at = 0
  for (const entry of entries) {
    const name = Buffer.from(entry.name)
    const content = Buffer.from(entry.content)
    const method = entry.method ?? 8
    const packed = method === 8 ? deflateRawSync(content, { level: 9 }) : content
    const checksum = entry.checksum ?? crc32(content)
    const claimed = entry.claimedSize ?? content.length
    const flags = entry.flags ?? (typeof entry.name === 'string' ? 0x800 : 0)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(20, 4)
    local.writeUInt16LE(flags, 6)
    local.writeUInt16LE(method, 8)
    local.writeUInt32LE(checksum, 14)
    local.writeUInt32LE(packed.length, 18)
    local.writeUInt32LE(claimed, 22)
    local.writeUInt16LE(name.length, 26)
    const offset = entry.sharesDataOf === undefined ? at : (offsets[entry.sharesDataOf] ?? 0)
    offsets.push(offset)
    if (entry.sharesDataOf === undefined) {
      parts.push(local, name, packed)
      at += local.length + name.length + packed.length
    }
    const listed = Buffer.alloc(46)
    listed.writeUInt32LE(0x02014b50, 0)
    listed.writeUInt16LE(20, 4)
    listed.writeUInt16LE(20, 6)
    listed.writeUInt16LE(flags, 8)
    listed.writeUInt16LE(method, 10)
    listed.writeUInt32LE(checksum, 16)
    listed.writeUInt32LE(packed.length, 20)
    listed.writeUInt32LE(claimed, 24)
    listed.writeUInt16LE(name.length, 28)
    listed.writeUInt32LE(offset, 42)
    table.push(listed, name)
  }
  const contents = Buffer.concat(table)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(contents.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...parts, contents, end])
}
