// The font drawings are turned into pictures with: Noto Sans from the KERN package, so that a picture
// looks the same on every machine, with or without fonts installed. The package ships it as WOFF 1.0,
// which is an OpenType file with each table deflated; it is unpacked once into a file for the renderer.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { inflateSync } from 'node:zlib'

const FILES = ['NotoSans-Regular.woff', 'NotoSans-Bold.woff'] as const
const WOFF_HEADER = 44
const WOFF_ENTRY = 20
const SFNT_HEADER = 12
const SFNT_ENTRY = 16

/** OpenType from WOFF 1.0 (W3C Recommendation, sections 3 to 5). Throws on anything else. */
export const unpackWoff = (woff: Buffer): Buffer => {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('not a WOFF 1.0 font')
  const count = woff.readUInt16BE(12)
  const tables = Array.from({ length: count }, (_, index) => {
    const at = WOFF_HEADER + index * WOFF_ENTRY
    const start = woff.readUInt32BE(at + 4)
    const packed = woff.subarray(start, start + woff.readUInt32BE(at + 8))
    const length = woff.readUInt32BE(at + 12)
    return {
      tag: woff.subarray(at, at + 4),
      checksum: woff.readUInt32BE(at + 16),
      data: packed.length < length ? inflateSync(packed) : packed,
    }
  })
  const power = 2 ** Math.floor(Math.log2(count))
  const header = Buffer.alloc(SFNT_HEADER + count * SFNT_ENTRY)
  woff.copy(header, 0, 4, 8)
  header.writeUInt16BE(count, 4)
  header.writeUInt16BE(power * 16, 6)
  header.writeUInt16BE(Math.log2(power), 8)
  header.writeUInt16BE((count - power) * 16, 10)
  const parts = [header]
  let offset = header.length
  tables.forEach(({ tag, checksum, data }, index) => {
    const at = SFNT_HEADER + index * SFNT_ENTRY
    tag.copy(header, at)
    header.writeUInt32BE(checksum, at + 4)
    header.writeUInt32BE(offset, at + 8)
    header.writeUInt32BE(data.length, at + 12)
    const padded = Buffer.alloc(Math.ceil(data.length / 4) * 4)
    data.copy(padded)
    parts.push(padded)
    offset += padded.length
  })
  return Buffer.concat(parts)
}

let unpacked: readonly string[] | undefined

/** Paths of the unpacked fonts, for this run of the program; removed when it ends. */
export const fontFiles = (): readonly string[] => {
  if (unpacked) return unpacked
  const style = createRequire(import.meta.url).resolve('@kern-ux/native/dist/kern.css')
  const folder = mkdtempSync(join(tmpdir(), 'prozess-fonts-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  unpacked = FILES.map((name) => {
    const file = join(folder, name.replace(/\.woff$/, '.ttf'))
    writeFileSync(file, unpackWoff(readFileSync(join(dirname(style), 'fonts', 'noto-sans', name))))
    return file
  })
  return unpacked
}
