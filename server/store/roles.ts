// The five roles that transactions take. They belong to the whole cluster, so several databases (and
// test runs) may make them at the same moment.

import type { ClientBase } from 'pg'
import { DatabaseRefused } from './database-refused.ts'
import { codeOf } from './error-code.ts'

export const ROLES = [
  'prozess_app',
  'prozess_worker',
  'prozess_auth',
  'prozess_public',
  'prozess_backup',
] as const

/** duplicate_object, unique_violation, "tuple concurrently updated": somebody else was faster. */
const isRace = (error: unknown): boolean =>
  ['42710', '23505', 'XX000'].includes(String(codeOf(error)))

const again = async (work: () => Promise<unknown>): Promise<void> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await work()
      return
    } catch (error) {
      if (!isRace(error) || attempt === 10) throw error
    }
  }
}

/** Refuses logins that row-level security does not bind. */
export const refuseMightyLogin = async (client: ClientBase): Promise<void> => {
  const { rows } = await client.query<{ name: string; mighty: boolean; version: number }>(
    `select rolname as name, rolsuper or rolbypassrls as mighty,
       current_setting('server_version_num')::int as version
     from pg_roles where rolname = current_user`,
  )
  const [login] = rows
  if (!login) throw new DatabaseRefused({ code: 'database/login-unknown', details: {} })
  if (login.version < 150000) {
    throw new DatabaseRefused({ code: 'database/too-old', details: {} })
  }
  if (login.mighty) {
    throw new DatabaseRefused({ code: 'database/login-mighty', details: { login: login.name } })
  }
}

/** Makes the roles where they are missing and lets this login take them. */
export const ensureRoles = async (client: ClientBase): Promise<void> => {
  const version = await client.query<{ version: number }>(
    `select current_setting('server_version_num')::int as version`,
  )
  const isSixteen = (version.rows[0]?.version ?? 0) >= 160000
  for (const role of ROLES) {
    const { rows } = await client.query<{ exists: boolean; member: boolean }>(
      `select exists (select 1 from pg_roles where rolname = $1) as exists,
        coalesce((select pg_has_role(current_user, oid, $2) from pg_roles where rolname = $1), false) as member`,
      [role, isSixteen ? 'SET' : 'MEMBER'],
    )
    if (rows[0]?.member) continue
    try {
      if (!rows[0]?.exists) {
        await again(async () => {
          const found = await client.query('select 1 from pg_roles where rolname = $1', [role])
          if (found.rowCount === 0) await client.query(`create role ${role} nologin noinherit`)
        })
      }
      // From 16 on, whoever makes a role administers it, but may take it only when told so.
      const options = isSixteen ? ' with set true, inherit false' : ''
      await again(() => client.query(`grant ${role} to current_user${options}`))
    } catch (error) {
      if (codeOf(error) !== '42501') throw error
      throw new DatabaseRefused({ code: 'database/role-missing', details: { role } })
    }
  }
}
