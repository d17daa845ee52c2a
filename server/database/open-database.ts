// The database the platform works on: its own PostgreSQL in the data folder, or the server that
// DATABASE_URL names. Answers when the schema is up to date.

import pg from 'pg'
import { DatabaseRefused, type UrlRefusal } from '../store/database-refused.ts'
import { migrate } from '../store/migrate.ts'
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

const CONNECTION_CODES: Readonly<Record<string, UrlRefusal>> = {
  ECONNREFUSED: 'database/url-no-answer',
  ENOTFOUND: 'database/url-host-unknown',
  ENOENT: 'database/url-no-socket',
  ETIMEDOUT: 'database/url-timed-out',
  '28P01': 'database/url-password-wrong',
  '28000': 'database/url-login-not-allowed',
  '3D000': 'database/url-no-such-database',
}

const URL_FORM = /^postgres(ql)?:\/\//

/** Without what would tell the password. */
const addressIn = (url: string): string | undefined => {
  if (!URL_FORM.test(url) || !URL.canParse(url)) return undefined
  const { hostname, port, pathname, searchParams } = new URL(url)
  const host = hostname || searchParams.get('host') || 'localhost'
  return `${host}${port ? `:${port}` : ''}${pathname}`
}

/** Why the database of an address cannot be used, without its password. */
export const explainConnection = (error: unknown, url: string): DatabaseRefused => {
  const address = addressIn(url)
  if (address === undefined) {
    return new DatabaseRefused({ code: 'database/url-unreadable', details: {} })
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const known = CONNECTION_CODES[code]
  if (known) return new DatabaseRefused({ code: known, details: { address } })
  const reason = error instanceof Error ? error.message || code : String(error)
  return new DatabaseRefused({ code: 'database/url-failed', details: { address, reason } })
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
