// What search keeps of each process. Written and read by the platform only; people get ids, which are
// read again as them.

import { sql } from 'kysely'
import { type StepTerms, TERMS_FORMAT, type Terms } from '#search'
import type { Tx } from './store.ts'

export interface IndexRow {
  readonly processId: string
  readonly terms: Terms
  readonly steps: readonly StepTerms[]
}

/** Writes entries and tells every node that they changed. */
export const putProcessIndex = async (
  tx: Tx,
  allianceId: string,
  entries: readonly IndexRow[],
  now: Date,
): Promise<void> => {
  for (const { processId, terms, steps } of entries) {
    await sql`insert into process_index (alliance_id, process_id, terms, steps, format, indexed_at)
      values (${allianceId}, ${processId}, ${JSON.stringify(terms)}, ${JSON.stringify(steps)},
        ${TERMS_FORMAT}, ${now})
      on conflict (alliance_id, process_id) do update set terms = excluded.terms,
        steps = excluded.steps, format = excluded.format, indexed_at = excluded.indexed_at`.execute(
      tx,
    )
  }
  await sql`insert into index_change (alliance_id, process_id)
    select ${allianceId}, id from unnest(${entries.map((entry) => entry.processId)}::text[]) id
    on conflict (alliance_id, process_id) do update
      set changed_in = pg_current_xact_id()`.execute(tx)
}

/** Processes that changed since they were indexed, never were, or were by an older program. */
export const findUnindexed = async (tx: Tx): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`
    select p.id from process p
    left join process_index i on i.alliance_id = p.alliance_id and i.process_id = p.id
    where p.current_version is not null and p.withdrawn_at is null
      and (i.indexed_at is null or i.indexed_at < p.changed_at or i.format <> ${TERMS_FORMAT})
    order by p.id`.execute(tx)
  return rows.map((row) => row.id)
}

/** Lets the whole index be made anew by the next job that brings it up to date; until then it serves. */
export const outdateProcessIndex = (tx: Tx): Promise<unknown> =>
  sql`update process_index set indexed_at = '-infinity'`.execute(tx)

/**
 * A point in time to follow the index from: whatever is not committed by now will be among the changes
 * since then, and perhaps a little that was seen already.
 */
export const indexHorizon = async (tx: Tx): Promise<string> => {
  const { rows } = await sql<{ horizon: string }>`
    select pg_snapshot_xmin(pg_current_snapshot())::text as horizon`.execute(tx)
  return rows[0]?.horizon ?? '0'
}

/** Entries by id, after this one; for reading them all in small portions. */
export const readIndexAfter = async (
  tx: Tx,
  after: string,
  most: number,
): Promise<readonly IndexRow[]> => {
  const { rows } = await sql<IndexRow>`
    select process_id as "processId", terms, steps from process_index
    where process_id > ${after} collate "C" and format = ${TERMS_FORMAT}
    order by process_id collate "C" limit ${most}`.execute(tx)
  return rows
}

/** Entries that changed since a horizon. */
export const readIndexSince = async (tx: Tx, horizon: string): Promise<readonly IndexRow[]> => {
  const { rows } = await sql<IndexRow>`
    select i.process_id as "processId", i.terms, i.steps from index_change c
    join process_index i on i.alliance_id = c.alliance_id and i.process_id = c.process_id
    where c.changed_in >= ${horizon}::xid8 and i.format = ${TERMS_FORMAT}`.execute(tx)
  return rows
}

/** Of these, what a member of these organisations may be told of; in the order given. */
export const keepVisibleTo = async (
  tx: Tx,
  organisationIds: readonly string[],
  ids: readonly string[],
): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`
    select p.id from unnest(${ids}::text[]) with ordinality wanted (id, place)
    join process p on p.id = wanted.id
    where p.withdrawn_at is null
      and (p.reach = 'alliance' or p.organisation_id = any(${organisationIds}))
    order by wanted.place`.execute(tx)
  return rows.map((row) => row.id)
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
