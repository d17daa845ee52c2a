// All tables as text rows, out and in, for backups. It asks the database what there is, so a new table
// is carried without being named here; what is not carried is named.

import { sql } from 'kysely'
import type { Tx } from './store.ts'

/** Who is signed in, who tried, what nodes follow: ends with the machine it happened on. The schema makes itself. */
const NOT_CARRIED = ['session', 'sign_in_attempt', 'index_change', 'migration']
/** Tables that hold something already in a database nobody has used. */
const HARMLESS = ['setting', 'job', ...NOT_CARRIED]

export interface DumpTable {
  readonly name: string
  readonly columns: readonly string[]
}

/** Each value as PostgreSQL writes it, or null. */
export type DumpRow = readonly (string | null)[]

/** Dates and times as text that means the same everywhere. */
const speakPlainly = (tx: Tx): Promise<unknown> =>
  sql`select set_config('timezone', 'UTC', true), set_config('datestyle', 'ISO, YMD', true),
    set_config('intervalstyle', 'iso_8601', true), set_config('bytea_output', 'hex', true),
    set_config('extra_float_digits', '3', true)`.execute(tx)

/** Parents before children, so that rows can be put back in this order. */
const inOrder = (
  tables: readonly DumpTable[],
  references: ReadonlyMap<string, ReadonlySet<string>>,
): readonly DumpTable[] => {
  const placed: DumpTable[] = []
  const done = new Set<string>()
  let left = [...tables]
  while (left.length > 0) {
    const ready = left.filter(({ name }) =>
      [...(references.get(name) ?? [])].every((other) => other === name || done.has(other)),
    )
    if (ready.length === 0)
      throw new Error(`tables refer to each other in a circle: ${left[0]?.name}`)
    for (const table of ready) done.add(table.name)
    placed.push(...ready)
    left = left.filter(({ name }) => !done.has(name))
  }
  return placed
}

/** What is carried, in the order in which it can be put back; generated columns make themselves. */
export const findDumpTables = async (tx: Tx): Promise<readonly DumpTable[]> => {
  const { rows: tables } = await sql<{ name: string; columns: string[] }>`
    select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
      and not a.attisdropped and a.attgenerated = ''
    where c.relkind = 'r' group by c.relname order by c.relname`.execute(tx)
  const { rows: links } = await sql<{ child: string; parent: string }>`
    select c.conrelid::regclass::text as child, c.confrelid::regclass::text as parent
    from pg_constraint c where c.contype = 'f'`.execute(tx)
  const references = new Map<string, Set<string>>()
  for (const { child, parent } of links) {
    references.set(child, (references.get(child) ?? new Set()).add(parent))
  }
  return inOrder(
    tables.filter(({ name }) => !NOT_CARRIED.includes(name)),
    references,
  )
}

/** Rows read from the database at once: few, because one may hold a file of many megabytes. */
const FETCH = 20

/** All rows of a table as the JSON text of a DumpRow, in the order of the primary key. */
export async function* readTable(tx: Tx, table: DumpTable): AsyncGenerator<string> {
  await speakPlainly(tx)
  const columns = sql.join(table.columns.map((column) => sql`${sql.ref(column)}::text`))
  const key = await keyOf(tx, table.name)
  const order = key.length > 0 ? sql`order by ${sql.join(key.map((one) => sql.ref(one)))}` : sql``
  await sql`declare dump no scroll cursor for
    select json_build_array(${columns})::text as row from ${sql.table(table.name)} ${order}`.execute(
    tx,
  )
  for (;;) {
    const { rows } = await sql<{ row: string }>`fetch ${sql.raw(String(FETCH))} from dump`.execute(
      tx,
    )
    for (const { row } of rows) yield row
    if (rows.length < FETCH) break
  }
  await sql`close dump`.execute(tx)
}

const keyOf = async (tx: Tx, table: string): Promise<readonly string[]> => {
  const { rows } = await sql<{ name: string }>`
    select a.attname::text as name from pg_index i
    join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
    where i.indrelid = ${table}::regclass and i.indisprimary
    order by array_position(i.indkey::int2[], a.attnum)`.execute(tx)
  return rows.map((row) => row.name)
}

/** Puts rows back as they were. */
export const writeRows = async (
  tx: Tx,
  table: DumpTable,
  rows: readonly DumpRow[],
): Promise<void> => {
  if (rows.length === 0) return
  const columns = sql.join(table.columns.map((column) => sql.ref(column)))
  const values = sql.join(rows.map((row) => sql`(${sql.join(row.map((value) => sql.val(value)))})`))
  await sql`insert into ${sql.table(table.name)} (${columns}) values ${values}`.execute(tx)
}

/** Prepares for putting rows back: plain formats, and what an unused database holds is taken out. */
export const clearForRestore = async (tx: Tx): Promise<void> => {
  await speakPlainly(tx)
  for (const name of ['setting', 'job']) await sql`delete from ${sql.table(name)}`.execute(tx)
}

/** The first table that holds something people made; undefined in an unused database. */
export const findUsedTable = async (tx: Tx): Promise<string | undefined> => {
  for (const { name } of await findDumpTables(tx)) {
    if (HARMLESS.includes(name)) continue
    const { rows } = await sql`select 1 from ${sql.table(name)} limit 1`.execute(tx)
    if (rows.length > 0) return name
  }
  return undefined
}

export const countRows = async (tx: Tx, table: string): Promise<number> => {
  const { rows } = await sql<{ count: string }>`select count(*) from ${sql.table(table)}`.execute(
    tx,
  )
  return Number(rows[0]?.count ?? 0)
}

/** Numbers given from now on come after those put back. The owner sets them; the role sees the rows. */
export const setSequences = async (tx: Tx): Promise<void> => {
  const { rows } = await sql<{ table: string; column: string; sequence: string }>`
    select c.relname as table, a.attname as column,
      pg_get_serial_sequence(quote_ident(c.relname), a.attname) as sequence
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
    join pg_attribute a on a.attrelid = c.oid and a.attidentity <> ''
    where c.relkind = 'r'`.execute(tx)
  const highest: { readonly sequence: string; readonly value: string }[] = []
  for (const { table, column, sequence } of rows) {
    const found = await sql<{ value: string | null }>`
      select max(${sql.ref(column)})::text as value from ${sql.table(table)}`.execute(tx)
    const value = found.rows[0]?.value
    if (value) highest.push({ sequence, value })
  }
  await sql`select set_config('role', 'none', true)`.execute(tx)
  for (const { sequence, value } of highest) {
    await sql`select setval(${sequence}::regclass, ${value}::bigint)`.execute(tx)
  }
}

/** Name of the newest migration of the database. */
export const findMigration = async (tx: Tx): Promise<string> => {
  const { rows } = await sql<{ name: string | null }>`
    select max(name) as name from migration`.execute(tx)
  return rows[0]?.name ?? ''
}
