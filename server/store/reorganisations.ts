// A house organised anew: what was asked for, and what came of it in each process. Read as the asker, and in-house.

import { sql } from 'kysely'
import type { ReorganisedState } from '#api'
import type { LeftAsIs, Renaming, Reorganisation, SheetFact } from '#library'
import type { Profile } from '#process'
import { likePattern } from './library.ts'
import type { Tx } from './store.ts'

/** The names a fact sheet says of a house. */
export type SheetNames = Pick<Profile, SheetFact>

export interface ReorganisationRow {
  readonly id: string
  readonly organisationId: string
  readonly organisationName: string
  readonly renamings: readonly Renaming[]
  readonly withSheets: boolean
  readonly personId: string
  readonly createdAt: Date
  readonly undoneAt: Date | null
}

const rowsOf = (tx: Tx, allianceId: string) =>
  tx
    .selectFrom('reorganisation as r')
    .innerJoin('organisation as o', (join) =>
      join.onRef('o.alliance_id', '=', 'r.alliance_id').onRef('o.id', '=', 'r.organisation_id'),
    )
    .select(['r.id', 'r.organisation_id as organisationId', 'o.name as organisationName'])
    .select(['r.renamings', 'r.with_sheets as withSheets', 'r.person_id as personId'])
    .select(['r.created_at as createdAt', 'r.undone_at as undoneAt'])
    .where('r.alliance_id', '=', allianceId)

/** The latest first. */
export const readReorganisations = (
  tx: Tx,
  allianceId: string,
  limit: number,
): Promise<readonly ReorganisationRow[]> =>
  rowsOf(tx, allianceId).orderBy('r.created_at', 'desc').orderBy('r.id').limit(limit).execute()

/** What a house calls differently, in the order in which it said so; without what was taken back. */
export const readRenamings = (tx: Tx, allianceId: string, organisationId: string) =>
  tx
    .selectFrom('reorganisation')
    .select(['created_at as at', 'renamings'])
    .where('alliance_id', '=', allianceId)
    .where('organisation_id', '=', organisationId)
    .where('undone_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute()

export const findReorganisation = (
  tx: Tx,
  allianceId: string,
  id: string,
): Promise<ReorganisationRow | undefined> =>
  rowsOf(tx, allianceId).where('r.id', '=', id).executeTakeFirst()

/** With the processes it is for, in the order in which they will be done. */
export const addReorganisation = async (
  tx: Tx,
  wanted: Pick<ReorganisationRow, 'id' | 'organisationId' | 'renamings' | 'withSheets'> & {
    readonly allianceId: string
    readonly processes: readonly { readonly processId: string; readonly seen: string }[]
    readonly personId: string
    readonly now: Date
  },
): Promise<void> => {
  const { allianceId, id, organisationId, processes } = wanted
  await tx
    .insertInto('reorganisation')
    .values({
      ...{ alliance_id: allianceId, id, organisation_id: organisationId },
      ...{ renamings: JSON.stringify(wanted.renamings), with_sheets: wanted.withSheets },
      ...{ person_id: wanted.personId, created_at: wanted.now },
    })
    .execute()
  await tx
    .insertInto('reorganised_process')
    .values(
      processes.map(({ processId, seen }, position) => ({
        ...{ alliance_id: allianceId, reorganisation_id: id, process_id: processId },
        ...{ position, seen },
      })),
    )
    .execute()
}

export interface ReorganisedRow {
  readonly processId: string
  readonly name: string
  readonly seen: string
  readonly state: ReorganisedState
  readonly draftId: string | null
  readonly entry: number | null
  readonly beginsDraft: boolean
  readonly sheetBefore: SheetNames | null
  readonly sheetAfter: SheetNames | null
  readonly said: Said
}

export interface Said {
  readonly changes: readonly Reorganisation[]
  readonly left: readonly LeftAsIs[]
}

/** Its processes; of some states only where they are said, and not more than so many. */
export const readReorganised = async (
  tx: Tx,
  allianceId: string,
  id: string,
  states?: readonly ReorganisedState[],
  limit?: number,
): Promise<readonly ReorganisedRow[]> => {
  const all = tx
    .selectFrom('reorganised_process as i')
    .innerJoin('process as p', (join) =>
      join.onRef('p.alliance_id', '=', 'i.alliance_id').onRef('p.id', '=', 'i.process_id'),
    )
    .select(['i.process_id as processId', 'p.name', 'i.seen', 'i.state', 'i.entry', 'i.said'])
    .select(['i.draft_id as draftId', 'i.begins_draft as beginsDraft'])
    .select(['i.sheet_before as sheetBefore', 'i.sheet_after as sheetAfter'])
    .where('i.alliance_id', '=', allianceId)
    .where('i.reorganisation_id', '=', id)
    .orderBy('i.position')
  const some = states ? all.where('i.state', 'in', states) : all
  return (limit === undefined ? some : some.limit(limit)).execute()
}

/** How many of each are in which state. */
export const countReorganised = (tx: Tx, allianceId: string, ids: readonly string[]) =>
  ids.length === 0
    ? Promise.resolve([])
    : tx
        .selectFrom('reorganised_process')
        .select(['reorganisation_id as id', 'state'])
        .select(sql<number>`count(*)::int`.as('count'))
        .where('alliance_id', '=', allianceId)
        .where('reorganisation_id', 'in', ids)
        .groupBy(['reorganisation_id', 'state'])
        .execute()

/** Writes what came of one; false where somebody else has done it meanwhile. Holds its lock until the end. */
export const settleReorganised = async (
  tx: Tx,
  at: { readonly allianceId: string; readonly id: string; readonly processId: string },
  from: ReorganisedState,
  to: Pick<ReorganisedRow, 'state'> &
    Partial<
      Pick<
        ReorganisedRow,
        'draftId' | 'entry' | 'beginsDraft' | 'sheetBefore' | 'sheetAfter' | 'said'
      >
    >,
): Promise<boolean> => {
  const { sheetBefore, sheetAfter, said } = to
  const row = await tx
    .updateTable('reorganised_process')
    .set({
      state: to.state,
      ...(to.draftId === undefined ? {} : { draft_id: to.draftId }),
      ...(to.entry === undefined ? {} : { entry: to.entry }),
      ...(to.beginsDraft === undefined ? {} : { begins_draft: to.beginsDraft }),
      ...(sheetBefore ? { sheet_before: JSON.stringify(sheetBefore) } : {}),
      ...(sheetAfter ? { sheet_after: JSON.stringify(sheetAfter) } : {}),
      ...(said ? { said: JSON.stringify(said) } : {}),
    })
    .where('alliance_id', '=', at.allianceId)
    .where('reorganisation_id', '=', at.id)
    .where('process_id', '=', at.processId)
    .where('state', '=', from)
    .returning('process_id')
    .executeTakeFirst()
  return row !== undefined
}

/** From now on it is taken back; what was not done yet never will be. False where it was so already. */
export const undoReorganisation = async (
  tx: Tx,
  allianceId: string,
  id: string,
  by: { readonly personId: string; readonly now: Date },
): Promise<boolean> => {
  const row = await tx
    .updateTable('reorganisation')
    .set({ undone_at: by.now, undone_by: by.personId })
    .where('alliance_id', '=', allianceId)
    .where('id', '=', id)
    .where('undone_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!row) return false
  await tx
    .updateTable('reorganised_process')
    .set({ state: 'dropped' })
    .where('alliance_id', '=', allianceId)
    .where('reorganisation_id', '=', id)
    .where('state', '=', 'waiting')
    .execute()
  return true
}

/** As a text stands in JSON, to be looked for. */
const inJson = (text: string): string => likePattern(JSON.stringify(text).slice(1, -1))

/**
 * Processes of a house that may say one of these names: their current version or fact sheet has it somewhere, or they
 * are being written. By name.
 */
export const findNaming = async (
  tx: Tx,
  allianceId: string,
  organisationId: string,
  names: readonly string[],
): Promise<readonly string[]> => {
  const patterns = names.map(inJson)
  const { rows } = await sql<{ id: string }>`
    select p.id from process p
      join process_content c on c.alliance_id = p.alliance_id and c.process_id = p.id
        and c.audience = 'own'
      left join version_content v on v.alliance_id = p.alliance_id and v.process_id = p.id
        and v.number = p.current_version and v.audience = 'own'
    where p.alliance_id = ${allianceId} and p.organisation_id = ${organisationId}
      and p.withdrawn_at is null
      and (c.profile::text like any (${patterns}::text[])
        or v.model::text like any (${patterns}::text[])
        or exists (select 1 from draft d where d.alliance_id = p.alliance_id
          and d.process_id = p.id and d.closed_at is null))
    order by p.name, p.id`.execute(tx)
  return rows.map(({ id }) => id)
}
