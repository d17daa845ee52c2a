// Puts a backup back into an unused database: made at the schema it was taken from, then brought to the
// newest. All or nothing, and only after the whole file was read and checked once.

import type pg from 'pg'
import {
  clearForRestore,
  countRows,
  type DumpRow,
  type DumpTable,
  findMigration,
  findUsedTable,
  setSequences,
  writeRows,
} from '../store/dump.ts'
import type { Store, Tx } from '../store/store.ts'
import { BackupRefused, type Header } from './format.ts'
import { readBackup } from './read-backup.ts'

/** Rows written at once: PostgreSQL takes 65,535 values, and memory is kept small. */
const MOST_ROWS = 500
const MOST_VALUES = 20_000
const MOST_CHARACTERS = 8_000_000

/** Reads the whole file once, unused; throws BackupRefused when it cannot be trusted. */
export const checkBackup = async (path: string): Promise<Header> => {
  let header: Header | undefined
  for await (const item of readBackup(path)) if (item.kind === 'header') header = item.header
  if (!header) throw new BackupRefused({ code: 'backup/not-a-backup', details: {} })
  return header
}

const sizeOf = (row: DumpRow): number => row.reduce((sum, value) => sum + (value?.length ?? 0), 0)

const refuseUsed = async (tx: Tx): Promise<void> => {
  const used = await findUsedTable(tx)
  if (used === undefined) return
  throw new BackupRefused({ code: 'backup/database-used', details: { table: used } })
}

/**
 * Sees to it that a database with a schema is unused, and that the schema is not newer than the
 * backup's: nothing is lost when the tables of an unused database are made anew.
 */
export const readyForRestore = async (
  pool: pg.Pool,
  store: Store,
  migration: string,
): Promise<void> => {
  const current = await store.asBackup(async (tx) => {
    await refuseUsed(tx)
    return findMigration(tx)
  })
  if (current <= migration) return
  await pool.query(
    'drop schema public cascade; create schema public; grant usage on schema public to public',
  )
}

/** The database must be at the backup's schema. Answers the number of rows of each table. */
export const loadBackup = (store: Store, path: string): Promise<Readonly<Record<string, number>>> =>
  store.asBackup(async (tx) => {
    await refuseUsed(tx)
    await clearForRestore(tx)
    let table: DumpTable | undefined
    let batch: DumpRow[] = []
    let characters = 0
    const flush = async () => {
      if (table) await writeRows(tx, table, batch)
      batch = []
      characters = 0
    }
    let counts: Readonly<Record<string, number>> = {}
    for await (const item of readBackup(path)) {
      if (item.kind === 'table') {
        await flush()
        table = item.table
      } else if (item.kind === 'row') {
        batch.push(item.row)
        characters += sizeOf(item.row)
        const isFull =
          batch.length >= MOST_ROWS ||
          batch.length * item.row.length >= MOST_VALUES ||
          characters >= MOST_CHARACTERS
        if (isFull) await flush()
      } else if (item.kind === 'end') counts = item.tables
    }
    await flush()
    for (const [name, rows] of Object.entries(counts)) {
      const found = await countRows(tx, name)
      if (found !== rows) throw new Error(`${name}: ${found} of ${rows} rows were put back`)
    }
    await setSequences(tx)
    return counts
  })
