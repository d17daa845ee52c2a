// A database of its own for each test file: a copy of a migrated template, made in about 30 ms on the
// server that the project's set-up provides (own.ts or given.ts).

import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { createStore, type Store } from '../../server/store/store.ts'
import { dropDatabase } from './drop-database.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    database: { readonly connection: pg.ClientConfig; readonly template: string }
  }
}

export interface TestDatabase {
  readonly store: Store
  /** As the login that owns the tables; row-level security binds it too. */
  readonly pool: pg.Pool
  readonly connection: pg.ClientConfig
  /** For `afterAll`. */
  readonly drop: () => Promise<void>
}

export const createTestDatabase = async (): Promise<TestDatabase> => {
  const { connection, template } = inject('database')
  const name = `prozess_test_${process.pid}_${randomBytes(6).toString('hex')}`
  const admin = new pg.Client(connection)
  await admin.connect()
  await admin.query(`create database ${name} template ${template}`)
  await admin.end()
  const own = { ...connection, database: name }
  const pool = new pg.Pool({ ...own, max: 8 })
  pool.on('error', () => undefined)
  const store = createStore(pool)
  return {
    store,
    pool,
    connection: own,
    drop: async () => {
      await store.close()
      const last = new pg.Client(connection)
      await last.connect()
      await dropDatabase(last, name)
      await last.end()
    },
  }
}
