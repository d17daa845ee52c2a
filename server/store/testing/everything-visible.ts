// For tests of what may be read: all of it.

import { sql } from 'kysely'
import type { Tx } from '../store.ts'

/** Every row of every table that the transaction's role can read, as text. */
export const everythingVisible = async (tx: Tx): Promise<string> => {
  const tables = await sql<{ name: string }>`
    select relname as name from pg_class where relkind in ('r', 'p', 'v', 'm')
      and relnamespace = 'public'::regnamespace
      and has_table_privilege(current_user, oid, 'select')`.execute(tx)
  let text = ''
  for (const { name } of tables.rows) {
    const rows = await sql<{
      row: string
    }>`select t::text as row from ${sql.table(name)} t`.execute(tx)
    text += rows.rows.map(({ row }) => `${name}: ${row}\n`).join('')
  }
  return text
}
