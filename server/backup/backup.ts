// Backup and restore of a whole installation, for the command line (main.ts):
//   prozess backup OUT   await backup(out, { dataDir, databaseUrl, now })
//   prozess restore IN   await restore(input, { dataDir, databaseUrl })
// Both throw BackupRefused or DatabaseRefused as a code for the operator. Backup works while the server
// runs. Restore needs an unused database, and is also the way to a newer PostgreSQL.

import { once } from 'node:events'
import { open, rename, rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import pg from 'pg'
import { explainConnection } from '../database/open-database.ts'
import { findRunning, hasDatabase, startEmbedded } from '../database/postgres.ts'
import { hasMigration, migrate } from '../store/migrate.ts'
import { createStore, type Store } from '../store/store.ts'
import { BackupRefused, explainFile } from './format.ts'
import { checkBackup, loadBackup, readyForRestore } from './restore.ts'
import { type BackupSummary, writeBackup } from './write-backup.ts'

export interface Place {
  /** Folder of the platform's own PostgreSQL; unused where `databaseUrl` is given. */
  readonly dataDir: string
  readonly databaseUrl?: string | undefined
}

/** Opens the database without touching its schema; `use` has it for itself or shares it. */
const withDatabase = async <Result>(
  place: Place,
  isShared: boolean,
  use: (pool: pg.Pool, store: Store) => Promise<Result>,
): Promise<Result> => {
  const { dataDir, databaseUrl } = place
  const running = databaseUrl === undefined && isShared ? findRunning(dataDir) : undefined
  const own = databaseUrl === undefined && !running ? await startEmbedded(dataDir) : undefined
  const pool = new pg.Pool({
    ...(databaseUrl === undefined
      ? (running ?? own?.connection)
      : { connectionString: databaseUrl, connectionTimeoutMillis: 10_000 }),
    application_name: 'prozessverbund backup',
    max: 2,
  })
  pool.on('error', () => undefined)
  const store = createStore(pool)
  try {
    await pool.query('select 1').catch((error: unknown) => {
      throw databaseUrl === undefined ? error : explainConnection(error, databaseUrl)
    })
    return await use(pool, store)
  } finally {
    await store.close()
    await own?.stop()
  }
}

const hasSchema = async (pool: pg.Pool): Promise<boolean> => {
  const { rows } = await pool.query<{ found: boolean }>(
    `select to_regclass('public.migration') is not null as found`,
  )
  return rows[0]?.found === true
}

/** Writes everything to one file; the name is taken only when the file is whole and on disk. */
export const backup = (
  out: string,
  options: Place & { readonly now: Date },
): Promise<BackupSummary> => {
  if (options.databaseUrl === undefined && !hasDatabase(options.dataDir)) {
    return Promise.reject(
      new BackupRefused({ code: 'backup/no-data', details: { folder: options.dataDir } }),
    )
  }
  return withDatabase(options, true, async (pool, store) => {
    if (!(await hasSchema(pool))) {
      throw new BackupRefused({ code: 'backup/database-empty', details: {} })
    }
    const partial = `${out}.partial`
    // Only the owner may read it: it holds everything.
    const failed = (error: unknown): never => {
      throw explainFile(error, out, 'backup/not-written')
    }
    const file = await open(partial, 'w', 0o600).catch(failed)
    try {
      const packed = createGzip()
      const written = pipeline(packed, file.createWriteStream({ flush: true })).catch(failed)
      const summary = await Promise.race([
        writeBackup(store, options.now, async (line) => {
          if (!packed.write(`${line}\n`)) await once(packed, 'drain')
        }).finally(() => packed.end()),
        // A full disk ends the pipeline first; its error is the one to tell.
        written.then(() => new Promise<never>(() => undefined)),
      ])
      await written
      await rename(partial, out).catch(failed)
      return summary
    } catch (error) {
      await rm(partial, { force: true })
      throw error
    } finally {
      await file.close().catch(() => undefined)
    }
  })
}

/** Puts a backup into an unused data folder or database and brings it to the newest schema. */
export const restore = async (input: string, options: Place): Promise<BackupSummary> => {
  const { migration } = await checkBackup(input)
  if (!hasMigration(migration)) {
    throw new BackupRefused({ code: 'backup/newer', details: { migration } })
  }
  return withDatabase(options, false, async (pool, store) => {
    if (await hasSchema(pool)) await readyForRestore(pool, store, migration)
    const client = await pool.connect()
    try {
      await migrate(client, migration)
      const tables = await loadBackup(store, input)
      const added = await migrate(client)
      return { migration: added.at(-1) ?? migration, tables }
    } finally {
      client.release()
    }
  })
}
