// Writes everything in the database, at one moment, as lines of the backup format.

import { findDumpTables, findMigration, readTable } from '../store/dump.ts'
import type { Store } from '../store/store.ts'
import {
  FORMAT,
  FORMAT_VERSION,
  type Footer,
  type Header,
  hashing,
  type TableEnd,
} from './format.ts'

export interface BackupSummary {
  readonly migration: string
  readonly tables: Readonly<Record<string, number>>
}

/**
 * Hands each line to `write`, which may take its time. All lines come from one snapshot: what is
 * written meanwhile is not in it, and nobody is held up.
 */
export const writeBackup = (
  store: Store,
  now: Date,
  write: (line: string) => Promise<void>,
): Promise<BackupSummary> =>
  store.asBackup(async (tx) => {
    const migration = await findMigration(tx)
    const header: Header = {
      format: FORMAT,
      version: FORMAT_VERSION,
      migration,
      createdAt: now.toISOString(),
    }
    await write(JSON.stringify(header))
    const whole = hashing()
    const tables: Record<string, number> = {}
    for (const table of await findDumpTables(tx)) {
      await write(JSON.stringify({ table: table.name, columns: table.columns }))
      const hash = hashing()
      let rows = 0
      for await (const line of readTable(tx, table)) {
        hash.add(line)
        rows += 1
        await write(line)
      }
      const end: TableEnd = { end: table.name, rows, hash: hash.end() }
      whole.add(end.hash)
      tables[table.name] = rows
      await write(JSON.stringify(end))
    }
    const footer: Footer = { complete: true, tables, hash: whole.end() }
    await write(JSON.stringify(footer))
    return { migration, tables }
  })
