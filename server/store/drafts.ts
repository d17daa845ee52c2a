// Drafts and their logs. Whoever writes to a log first moves the number in the draft's row, and thereby
// holds its lock until the end of the transaction: the log is in one order whichever node writes.

import { sql } from 'kysely'
import type { ChangeGroup, Entry } from '#change'
import type { Tx } from './store.ts'

/** Notices come on this channel, one a line: alliance, draft, and the number of the last entry or `closed`. */
export const DRAFT_CHANNEL = 'prozess_draft'

/** After how many changes the process is kept as a whole again. */
export const SNAPSHOT_EVERY = 100

export interface DraftRow {
  readonly id: string
  readonly processId: string
  readonly organisationId: string
  readonly baseVersion: number | null
  readonly last: number
  readonly createdAt: Date
  readonly changedAt: Date
  readonly closedAt: Date | null
  readonly closedAs: number | null
}

const draftRows = (tx: Tx, allianceId: string) =>
  tx
    .selectFrom('draft')
    .select(['id', 'process_id as processId', 'organisation_id as organisationId', 'last'])
    .select(['base_version as baseVersion', 'created_at as createdAt'])
    .select(['changed_at as changedAt', 'closed_at as closedAt', 'closed_as as closedAs'])
    .where('alliance_id', '=', allianceId)

export const findDraft = (tx: Tx, allianceId: string, id: string): Promise<DraftRow | undefined> =>
  draftRows(tx, allianceId).where('id', '=', id).executeTakeFirst()

/** The draft that people are writing; at most one for each process. */
export const findOpenDraft = (
  tx: Tx,
  allianceId: string,
  processId: string,
): Promise<DraftRow | undefined> =>
  draftRows(tx, allianceId)
    .where('process_id', '=', processId)
    .where('closed_at', 'is', null)
    .executeTakeFirst()

/** How far some drafts are, in one query: for nodes that look whether they have missed a notice. */
export const findLast = (tx: Tx, allianceId: string, ids: readonly string[]) =>
  tx
    .selectFrom('draft')
    .select(['id', 'last', 'closed_at as closedAt'])
    .where('alliance_id', '=', allianceId)
    .where('id', 'in', ids)
    .execute()

/** Begins a draft with a process, as JSON. The caller holds the lock of the process. */
export const addDraft = async (
  tx: Tx,
  draft: {
    readonly allianceId: string
    readonly id: string
    readonly processId: string
    readonly baseVersion: number | null
    readonly model: string
    readonly personId: string
    readonly now: Date
  },
): Promise<void> => {
  const { allianceId, now } = draft
  await tx
    .insertInto('draft')
    .values({
      ...{ alliance_id: allianceId, id: draft.id, process_id: draft.processId },
      ...{ base_version: draft.baseVersion, created_at: now, changed_at: now },
      created_by: draft.personId,
    })
    .execute()
  await addSnapshot(tx, { allianceId, draftId: draft.id, number: 0, model: draft.model })
}

/** Keeps the process as it is after a change; kept once, whoever is first. */
export const addSnapshot = async (
  tx: Tx,
  snapshot: {
    readonly allianceId: string
    readonly draftId: string
    readonly number: number
    readonly model: string
  },
): Promise<void> => {
  await tx
    .insertInto('draft_snapshot')
    .values({
      ...{ alliance_id: snapshot.allianceId, draft_id: snapshot.draftId },
      ...{ number: snapshot.number, model: snapshot.model },
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** The newest snapshot up to a number; undefined where there is no such draft for the asker. */
export const readSnapshot = async (
  tx: Tx,
  allianceId: string,
  draftId: string,
  upTo: number,
): Promise<{ readonly number: number; readonly model: string } | undefined> => {
  const { rows } = await sql<{ number: number; model: string }>`
    select number, model::text as model from draft_snapshot
    where alliance_id = ${allianceId} and draft_id = ${draftId} and number <= ${upTo}
    order by number desc limit 1`.execute(tx)
  return rows[0]
}

/** An entry with who wrote it and when. */
export interface LoggedEntry extends Entry {
  readonly personId: string | null
  readonly at: Date
}

const entryOf = (row: {
  readonly number: number
  readonly happened: ChangeGroup
  readonly sent: ChangeGroup | null
  readonly personId: string | null
  readonly at: Date
}): LoggedEntry => ({
  number: row.number,
  group: row.happened,
  ...(row.sent ? { sent: row.sent } : {}),
  ...{ personId: row.personId, at: row.at },
})

const entryRows = (tx: Tx, allianceId: string, draftId: string) =>
  tx
    .selectFrom('draft_change')
    .select(['number', 'happened', 'sent', 'at', 'person_id as personId'])
    .where('alliance_id', '=', allianceId)
    .where('draft_id', '=', draftId)

/** Entries behind a number, in their order; up to another one where it is given. */
export const readEntries = async (
  tx: Tx,
  allianceId: string,
  draftId: string,
  after: number,
  upTo?: number,
): Promise<readonly LoggedEntry[]> => {
  const all = entryRows(tx, allianceId, draftId).where('number', '>', after).orderBy('number')
  const rows = await (upTo === undefined ? all : all.where('number', '<=', upTo)).execute()
  return rows.map(entryOf)
}

/** Entries by the ids of their groups. */
export const findEntries = async (
  tx: Tx,
  allianceId: string,
  draftId: string,
  groupIds: readonly string[],
): Promise<readonly LoggedEntry[]> => {
  if (groupIds.length === 0) return []
  const rows = await entryRows(tx, allianceId, draftId).where('group_id', 'in', groupIds).execute()
  return rows.map(entryOf)
}

/**
 * Adds entries behind `expected`; false where the log has gone on, the draft is closed, or the writer has
 * no right. Other nodes are told after the commit: a notice in here would make all commits wait for each
 * other.
 */
export const appendEntries = async (
  tx: Tx,
  log: {
    readonly allianceId: string
    readonly draftId: string
    readonly expected: number
    readonly entries: readonly Entry[]
    readonly personId: string
    readonly now: Date
  },
): Promise<boolean> => {
  const { allianceId, draftId, expected, entries } = log
  const last = expected + entries.length
  const values = entries.map(({ number, group, sent }) => ({
    ...{ number, id: group.id, happened: JSON.stringify(group) },
    sent: sent ? JSON.stringify(sent) : null,
  }))
  const { rows } = await sql<{ moved: string }>`
    with moved as (
      update draft set last = ${last}, changed_at = ${log.now}
      where alliance_id = ${allianceId} and id = ${draftId} and last = ${expected}
        and closed_at is null returning id),
    written as (
      insert into draft_change
        (alliance_id, draft_id, number, organisation_id, group_id, happened, sent, at, person_id)
      select ${allianceId}, moved.id, entry.number, '', entry.id, entry.happened::json,
        entry.sent::json, ${log.now}, ${log.personId}
      from moved, unnest(
        ${values.map((one) => one.number)}::integer[], ${values.map((one) => one.id)}::text[],
        ${values.map((one) => one.happened)}::text[], ${values.map((one) => one.sent)}::text[]
      ) as entry (number, id, happened, sent))
    select moved.id as moved from moved`.execute(tx)
  return rows.length === 1
}

/** Ends a draft at a number; false where it has gone on or was ended before. Nodes that hold it hear of it. */
export const closeDraft = async (
  tx: Tx,
  draft: {
    readonly allianceId: string
    readonly id: string
    readonly last: number
    readonly closedAs: number | null
    readonly now: Date
  },
): Promise<boolean> => {
  const { allianceId, id } = draft
  const row = await tx
    .updateTable('draft')
    .set({ closed_at: draft.now, closed_as: draft.closedAs })
    .where('alliance_id', '=', allianceId)
    .where('id', '=', id)
    .where('last', '=', draft.last)
    .where('closed_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!row) return false
  await sql`select pg_notify(${DRAFT_CHANNEL}, ${`${allianceId} ${id} closed`})`.execute(tx)
  return true
}

/** Takes up a draft again that was put aside; the database refuses where another one is open. */
export const reopenDraft = async (tx: Tx, allianceId: string, id: string): Promise<void> => {
  await tx
    .updateTable('draft')
    .set({ closed_at: null })
    .where('alliance_id', '=', allianceId)
    .where('id', '=', id)
    .where('closed_as', 'is', null)
    .execute()
  await sql`select pg_notify(${DRAFT_CHANNEL}, ${`${allianceId} ${id} closed`})`.execute(tx)
}

/** Drafts of a process, the newest first. */
export const listDrafts = (
  tx: Tx,
  allianceId: string,
  processId: string,
): Promise<readonly DraftRow[]> =>
  draftRows(tx, allianceId)
    .where('process_id', '=', processId)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute()

/** Open drafts that the asker sees, those written last first. */
export const listOpenDrafts = (
  tx: Tx,
  allianceId: string,
  limit: number,
): Promise<readonly DraftRow[]> =>
  draftRows(tx, allianceId)
    .where('closed_at', 'is', null)
    .orderBy('changed_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()

/** Who wrote what when, newest first. */
export const listHistory = (
  tx: Tx,
  allianceId: string,
  draftId: string,
  before: number,
  limit: number,
) =>
  tx
    .selectFrom('draft_change as c')
    .leftJoin('person as p', 'p.id', 'c.person_id')
    .select(['c.number', 'c.at', 'c.happened', 'p.name', 'c.person_id as personId'])
    .where('c.alliance_id', '=', allianceId)
    .where('c.draft_id', '=', draftId)
    .where('c.number', '<', before)
    .orderBy('c.number', 'desc')
    .limit(limit)
    .execute()
