// The database the platform works on: its own PostgreSQL in the data folder, or the server that
// DATABASE_URL names. Answers when the schema is up to date.

import pg from 'pg'
import { migrate } from '../store/migrate.ts'
import { DatabaseRefused } from '../store/roles.ts'
import { type EmbeddedServer, startEmbedded } from './postgres.ts'

export interface Database {
  readonly pool: pg.Pool
  /** For a connection of one's own, outside of the pool. */
  readonly connection: pg.ClientConfig
  /** Names of the migrations that were applied now; all of them on the first start. */
  readonly migrated: readonly string[]
  /** Called when our own server ended by itself. */
  readonly onLost: (listener: () => void) => void
  /** Waits for running queries; stops our own server last. */
  readonly close: () => Promise<void>
}

export interface DatabaseOptions {
  readonly dataDir: string
  readonly databaseUrl?: string | undefined
  readonly log: (message: string, details?: Record<string, unknown>) => void
}

const CONNECTION_CODES: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing answers there',
  ENOTFOUND: 'the host is not known',
  ENOENT: 'there is no socket',
  ETIMEDOUT: 'no answer in time',
  '28P01': 'the password is wrong',
  '28000': 'the login is not allowed in',
  '3D000': 'there is no such database',
}

const URL_FORM = /^postgres(ql)?:\/\//

/** Without what would tell the password. */
const describe = (url: string): string => {
  try {
    const parsed = new URL(url)
    return `${parsed.hostname || 'local socket'}${parsed.port ? `:${parsed.port}` : ''}${parsed.pathname}`
  } catch {
    return 'which is not an address like postgres://name:password@host:5432/database'
  }
}

/** Why a database cannot be used, in one sentence without its password. */
export const explainConnection = (error: unknown, url: string): DatabaseRefused => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const said = error instanceof Error ? error.message || code : 'it is no PostgreSQL address'
  const reason = CONNECTION_CODES[code] ?? said
  return new DatabaseRefused(
    `The database in DATABASE_URL (${describe(url)}) cannot be used: ${reason}. Nothing was changed.`,
  )
}

const openPool = (config: pg.PoolConfig, log: DatabaseOptions['log']): pg.Pool => {
  const pool = new pg.Pool({ max: 20, application_name: 'prozessverbund', ...config })
  // Without a listener a connection that breaks while idle would end the program.
  pool.on('error', (error) => log('database connection lost', { reason: error.message }))
  return pool
}

export const openDatabase = async (options: DatabaseOptions): Promise<Database> => {
  const { databaseUrl, log } = options
  let embedded: EmbeddedServer | undefined
  let pool: pg.Pool | undefined
  try {
    if (databaseUrl === undefined) embedded = await startEmbedded(options.dataDir)
    else if (!URL_FORM.test(databaseUrl)) throw explainConnection(undefined, databaseUrl)
    const connection: pg.ClientConfig = embedded
      ? embedded.connection
      : { connectionString: databaseUrl, connectionTimeoutMillis: 10_000 }
    pool = openPool(connection, log)
    const client = await pool.connect().catch((error: unknown) => {
      throw databaseUrl === undefined ? error : explainConnection(error, databaseUrl)
    })
    const migrated = await migrate(client).finally(() => client.release())
    const open = pool
    let closing: Promise<void> | undefined
    return {
      pool,
      connection,
      migrated,
      onLost: (listener) => embedded?.onLost(listener),
      close: () => {
        closing ??= (async () => {
          if (!open.ended) await open.end()
          await embedded?.stop()
        })()
        return closing
      },
    }
  } catch (error) {
    await pool?.end().catch(() => undefined)
    await embedded?.stop()
    throw error
  }
}
