// Brings a database to the newest schema: numbered SQL files, each applied once, in one transaction
// together with its record, under an advisory lock so that several nodes may start at once.

import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ClientBase } from 'pg'
import { DatabaseRefused } from './database-refused.ts'
import { ensureRoles, refuseMightyLogin } from './roles.ts'

interface Migration {
  readonly name: string
  readonly sql: string
  readonly hash: string
}

/** Any number that only we use; held while migrating. */
const LOCK = 7_302_954

const folder = join(import.meta.dirname, 'migrations')

const readMigrations = (): readonly Migration[] =>
  readdirSync(folder)
    .filter((name) => /^\d{4}-.*\.sql$/.test(name))
    .sort()
    .map((name) => {
      const sql = readFileSync(join(folder, name), 'utf8')
      return { name, sql, hash: createHash('sha256').update(sql).digest('hex') }
    })

/** Name of the newest migration this program has; backups carry it. */
export const newestMigration = (): string => readMigrations().at(-1)?.name ?? ''

/** Whether this program has a migration of that name; a backup may come from a newer one. */
export const hasMigration = (name: string): boolean =>
  readMigrations().some((migration) => migration.name === name)

const applied = async (client: ClientBase): Promise<ReadonlyMap<string, string>> => {
  await client.query(
    `create table if not exists migration (
       name text primary key, hash text not null, applied_at timestamptz not null default now())`,
  )
  const { rows } = await client.query<{ name: string; hash: string }>(
    'select name, hash from migration',
  )
  return new Map(rows.map((row) => [row.name, row.hash]))
}

const apply = async (client: ClientBase, migration: Migration): Promise<void> => {
  await client.query('begin')
  try {
    await client.query(migration.sql)
    await client.query('insert into migration (name, hash) values ($1, $2)', [
      migration.name,
      migration.hash,
    ])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

/**
 * Answers the names of the migrations that were applied now. `upTo` names the last one wanted: a backup
 * is put back into the schema it was taken from.
 */
export const migrate = async (
  client: ClientBase,
  upTo: string = newestMigration(),
): Promise<readonly string[]> => {
  await refuseMightyLogin(client)
  await client.query('select pg_advisory_lock($1)', [LOCK])
  try {
    await ensureRoles(client)
    const done = await applied(client)
    const known = readMigrations()
    const names = new Set(known.map((migration) => migration.name))
    const unknown = [...done.keys()].find((name) => !names.has(name))
    if (unknown) {
      throw new DatabaseRefused({ code: 'database/newer', details: { migration: unknown } })
    }
    const fresh: string[] = []
    for (const migration of known) {
      if (migration.name > upTo) break
      const hash = done.get(migration.name)
      if (hash === undefined) {
        await apply(client, migration)
        fresh.push(migration.name)
      } else if (hash !== migration.hash) {
        const details = { migration: migration.name }
        throw new DatabaseRefused({ code: 'database/migration-changed', details })
      }
    }
    return fresh
  } finally {
    await client.query('select pg_advisory_unlock($1)', [LOCK])
  }
}
