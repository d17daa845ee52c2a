// Reads the backup format and checks as it goes: each table's number of rows and hash, and that the
// file is whole. Reading it once without using the rows therefore tells whether it can be trusted.

import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { z } from 'zod'
import type { DumpRow, DumpTable } from '../store/dump.ts'
import {
  BackupRefused,
  explainFile,
  FORMAT,
  FORMAT_VERSION,
  type Header,
  hashing,
} from './format.ts'

const header = z.object({
  format: z.literal(FORMAT),
  version: z.number().int(),
  migration: z.string(),
  createdAt: z.string(),
})
const tableStart = z.object({ table: z.string(), columns: z.array(z.string()).min(1) })
const tableEnd = z.object({ end: z.string(), rows: z.number().int(), hash: z.string() })
const footer = z.object({
  complete: z.literal(true),
  tables: z.record(z.string(), z.number().int()),
  hash: z.string(),
})

export type BackupItem =
  | { readonly kind: 'header'; readonly header: Header }
  | { readonly kind: 'table'; readonly table: DumpTable }
  | { readonly kind: 'row'; readonly row: DumpRow }
  | { readonly kind: 'end'; readonly tables: Readonly<Record<string, number>> }

const damaged = (): BackupRefused => new BackupRefused({ code: 'backup/damaged', details: {} })

/** Lines without their end; bytes are joined before they are text, so letters are never cut. */
async function* linesOf(path: string): AsyncGenerator<string> {
  const unpacked = createGunzip()
  const file = createReadStream(path)
  file.on('error', (error) => unpacked.destroy(error))
  let pieces: Buffer[] = []
  try {
    for await (const chunk of file.pipe(unpacked) as AsyncIterable<Buffer>) {
      let from = 0
      for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
        pieces.push(chunk.subarray(from, at))
        yield Buffer.concat(pieces).toString('utf8')
        pieces = []
        from = at + 1
      }
      if (from < chunk.length) pieces.push(Buffer.from(chunk.subarray(from)))
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && /^Z_/.test(String(error.code))) throw damaged()
    throw explainFile(error, path, 'backup/not-read')
  } finally {
    file.destroy()
    unpacked.destroy()
  }
  if (pieces.length > 0) throw damaged()
}

const parse = (line: string): unknown => {
  try {
    return JSON.parse(line)
  } catch {
    throw damaged()
  }
}

const readHeader = (line: unknown): Header => {
  const parsed = header.safeParse(line)
  if (!parsed.success) {
    throw new BackupRefused({ code: 'backup/not-a-backup', details: {} })
  }
  if (parsed.data.version > FORMAT_VERSION) {
    throw new BackupRefused({ code: 'backup/newer-format', details: {} })
  }
  return parsed.data
}

export async function* readBackup(path: string): AsyncGenerator<BackupItem> {
  let state: 'start' | 'between' | 'rows' | 'complete' = 'start'
  let table: DumpTable | undefined
  let hash = hashing()
  let rows = 0
  const whole = hashing()
  const counts: Record<string, number> = {}
  for await (const text of linesOf(path)) {
    const line = parse(text)
    if (state === 'complete') throw damaged()
    if (state === 'start') {
      yield { kind: 'header', header: readHeader(line) }
      state = 'between'
    } else if (state === 'between') {
      const start = tableStart.safeParse(line)
      if (start.success) {
        table = { name: start.data.table, columns: start.data.columns }
        hash = hashing()
        rows = 0
        state = 'rows'
        yield { kind: 'table', table }
        continue
      }
      const end = footer.safeParse(line)
      if (!end.success || end.data.hash !== whole.end()) throw damaged()
      state = 'complete'
    } else if (Array.isArray(line)) {
      if (line.length !== table?.columns.length) throw damaged()
      hash.add(text)
      rows += 1
      yield { kind: 'row', row: line }
    } else {
      const end = tableEnd.safeParse(line)
      if (!end.success || end.data.end !== table?.name || end.data.rows !== rows) throw damaged()
      if (end.data.hash !== hash.end()) throw damaged()
      whole.add(end.data.hash)
      counts[end.data.end] = rows
      state = 'between'
    }
  }
  if (state !== 'complete') throw damaged()
  yield { kind: 'end', tables: counts }
}
