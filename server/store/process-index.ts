// What the comparison keeps of each process to find similar ones. Written and read by the platform
// only; people get ids, which are read again as them.

import { sql } from 'kysely'
import type { Tx } from './store.ts'

export const putProcessIndex = async (
  tx: Tx,
  allianceId: string,
  entries: readonly {
    readonly processId: string
    readonly terms: Readonly<Record<string, number>>
  }[],
  now: Date,
): Promise<void> => {
  for (const { processId, terms } of entries) {
    await sql`insert into process_index (alliance_id, process_id, terms, indexed_at)
      values (${allianceId}, ${processId}, ${JSON.stringify(terms)}, ${now})
      on conflict (alliance_id, process_id) do update
        set terms = excluded.terms, indexed_at = excluded.indexed_at`.execute(tx)
  }
}

/** Processes that changed since they were indexed, or never were. */
export const findUnindexed = async (tx: Tx): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`
    select p.id from process p
    left join process_index i on i.alliance_id = p.alliance_id and i.process_id = p.id
    where p.current_version is not null and p.withdrawn_at is null
      and (i.indexed_at is null or i.indexed_at < p.changed_at)
    order by p.id`.execute(tx)
  return rows.map((row) => row.id)
}

export interface IndexEntry {
  readonly id: string
  /** JSON text; parsed where it is needed. */
  readonly terms: string
}

/** What a member of these organisations may be told of: their own processes and the alliance's. */
export const findIndexVisibleTo = async (
  tx: Tx,
  organisationIds: readonly string[],
): Promise<readonly IndexEntry[]> => {
  const { rows } = await sql<IndexEntry>`
    select i.process_id as id, i.terms::text as terms
    from process_index i
    join process p on p.alliance_id = i.alliance_id and p.id = i.process_id
    where p.withdrawn_at is null
      and (i.reach = 'alliance' or i.organisation_id = any(${organisationIds}))
    order by p.created_at, p.id`.execute(tx)
  return rows
}

/** Organisations a person belongs to. */
export const findMembershipsOf = async (tx: Tx, personId: string): Promise<readonly string[]> => {
  const rows = await tx
    .selectFrom('membership')
    .select('organisation_id')
    .where('person_id', '=', personId)
    .execute()
  return rows.map((row) => row.organisation_id)
}

/** The process of an organisation that was made from exactly these bytes and is in the library. */
export const findProcessOfFile = async (
  tx: Tx,
  organisationId: string,
  hash: string,
): Promise<{ readonly id: string; readonly name: string } | undefined> => {
  const { rows } = await sql<{ id: string; name: string }>`
    select p.id, p.name from version v
    join process p on p.alliance_id = v.alliance_id and p.id = v.process_id
    where v.organisation_id = ${organisationId} and v.file_hash = ${hash}
      and p.withdrawn_at is null and p.current_version = v.number
    order by p.created_at, p.id limit 1`.execute(tx)
  return rows[0]
}
