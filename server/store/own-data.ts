// Everything that is kept of one person, wherever it is: the database is asked which tables speak of people, so that a new
// one is told without being named here. And taking a person's name out of all of it.

import { sql } from 'kysely'
import type { Tx } from './store.ts'

interface Place {
  readonly table: string
  /** The column that says who. */
  readonly column: string
  /** Columns that can be told: plain values, of nobody else. */
  readonly told: readonly string[]
  /** Of these, what says which row it is and when. */
  readonly which: readonly string[]
}

/**
 * Columns that say whose a row is; in others the person only had a hand in what somebody else wrote. A notice is always such:
 * it tells what others did, maybe of a process the person may not see any more.
 */
const AUTHOR = ['person_id', 'created_by', 'decided_by']
/** What counts as plain; models, files and hashes are not words of a person. */
const PLAIN = ['text', 'int4', 'int8', 'bool', 'date', 'timestamptz', '_text']

const findPlaces = async (tx: Tx): Promise<readonly Place[]> => {
  const { rows } = await sql<Place>`
    select c.conrelid::regclass::text as table, a.attname::text as column,
      (select coalesce(array_agg(b.attname::text order by b.attnum), '{}')
        from pg_attribute b join pg_type y on y.oid = b.atttypid
        where b.attrelid = c.conrelid and b.attnum > 0 and not b.attisdropped
          and y.typname = any (${PLAIN}::text[]) and b.attname <> 'alliance_id'
          and not exists (select 1 from pg_constraint o where o.conrelid = c.conrelid
            and o.contype = 'f' and o.confrelid = c.confrelid and o.conkey[1] = b.attnum)) as told,
      (select coalesce(array_agg(b.attname::text order by b.attnum), '{}')
        from pg_attribute b join pg_type y on y.oid = b.atttypid
        where b.attrelid = c.conrelid and b.attnum > 0 and not b.attisdropped
          and b.attname <> 'alliance_id' and (y.typname = 'timestamptz'
            or b.attname in ('process_id', 'origin_id', 'draft_id', 'number'))) as which
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.confrelid = 'person'::regclass
      and exists (select 1 from pg_attribute l where l.attrelid = c.conrelid
        and l.attname = 'alliance_id' and not l.attisdropped)
      and has_table_privilege(current_user, c.conrelid, 'select')
      and c.conrelid <> 'session'::regclass
    order by 1, 2`.execute(tx)
  return rows
}

/** Names of all tables that speak of people; for who gives each of them a sentence. */
export const findPeopleTables = async (tx: Tx): Promise<readonly string[]> => [
  ...new Set((await findPlaces(tx)).map(({ table }) => table)),
]

export interface Kept {
  readonly table: string
  readonly count: number
  /** The latest are not told where there are more than `MOST_ROWS`. */
  readonly rows: readonly Readonly<Record<string, unknown>>[]
}

const MOST_ROWS = 5000

/** As the worker of an alliance; tables that hold nothing of the person are left out. */
export const readKept = async (tx: Tx, personId: string): Promise<readonly Kept[]> => {
  const kept = new Map<string, { count: number; rows: Readonly<Record<string, unknown>>[] }>()
  for (const { table, column, told, which } of await findPlaces(tx)) {
    const columns = AUTHOR.includes(column) && table !== 'notice' ? told : which
    const who = sql`${sql.table(table)} t where t.${sql.ref(column)} = ${personId}`
    const { rows: counted } = await sql<{ count: number }>`
      select count(*)::int as count from ${who}`.execute(tx)
    const count = counted[0]?.count ?? 0
    if (count === 0) continue
    const chosen =
      columns.length > 0
        ? sql.join(columns.map((one) => sql`t.${sql.ref(one)}`))
        : sql`true as kept`
    const { rows } = await sql<{ row: Record<string, unknown> }>`
      select to_jsonb(x) as row from (select ${chosen} from ${who} limit ${MOST_ROWS}) x`.execute(
      tx,
    )
    const before = kept.get(table) ?? { count: 0, rows: [] }
    const marked = rows.map(({ row }) => ({ as: column, ...row }))
    kept.set(table, { count: before.count + count, rows: [...before.rows, ...marked] })
  }
  return [...kept].map(([table, one]) => ({ table, ...one }))
}

export interface AccountRow {
  readonly name: string
  readonly email: string
  readonly createdAt: Date
  readonly passwordSince: Date | null
  readonly sessions: readonly { readonly createdAt: string; readonly seenAt: string }[]
}

/** As the role that signs in. */
export const readAccount = async (tx: Tx, personId: string): Promise<AccountRow | undefined> => {
  const { rows } = await sql<AccountRow>`
    select p.name, p.email, p.created_at as "createdAt", i.changed_at as "passwordSince",
      (select coalesce(json_agg(json_build_object('createdAt', s.created_at, 'seenAt', s.seen_at)
        order by s.created_at), '[]') from session s where s.person_id = p.id) as sessions
    from person p left join identity i on i.person_id = p.id where p.id = ${personId}`.execute(tx)
  return rows[0]
}

/** As the role that signs in: name, address, password, sessions and invitations by that address. */
export const forgetAccount = async (
  tx: Tx,
  personId: string,
  as: { readonly name: string; readonly now: Date },
): Promise<void> => {
  await sql`update invitation set email = null
    where lower(email) = (select email from person where id = ${personId})`.execute(tx)
  await tx.deleteFrom('session').where('person_id', '=', personId).execute()
  await tx.deleteFrom('identity').where('person_id', '=', personId).execute()
  await tx
    .updateTable('person')
    // No address: nobody can have this one, and the person may come back under theirs.
    .set({ name: as.name, email: `${personId}@former.invalid`, removed_at: as.now })
    .where('id', '=', personId)
    .execute()
}

/** As the worker of an alliance: what was the person's own affair, and what they may do. */
export const forgetInAlliance = async (tx: Tx, personId: string): Promise<void> => {
  for (const table of ['notice', 'mail', 'mail_choice', 'follow', 'membership'] as const) {
    await tx.deleteFrom(table).where('person_id', '=', personId).execute()
  }
  await tx
    .deleteFrom('deputy')
    .where((or) => or.or([or('person_id', '=', personId), or('deputy_id', '=', personId)]))
    .execute()
}
