// Changes of law, and what becomes of the processes that cite it. Read as the asker.

import { sql } from 'kysely'
import type { LegalBasis } from '#process'
import { likePattern } from './library.ts'
import type { Tx } from './store.ts'
import type { LawTaskFactTable } from './tables.ts'

export interface LawChangeRow {
  readonly id: string
  readonly organisationId: string
  readonly organisationName: string
  readonly law: string
  readonly title: string
  readonly note: string
  /** YYYY-MM-DD. */
  readonly validFrom: string | null
  readonly createdAt: Date
  readonly closedAt: Date | null
}

const rowsOf = (tx: Tx, allianceId: string) =>
  tx
    .selectFrom('law_change as c')
    .innerJoin('organisation as o', (join) =>
      join.onRef('o.alliance_id', '=', 'c.alliance_id').onRef('o.id', '=', 'c.organisation_id'),
    )
    .select(['c.id', 'c.organisation_id as organisationId', 'o.name as organisationName'])
    .select(['c.law', 'c.title', 'c.note', 'c.created_at as createdAt', 'c.closed_at as closedAt'])
    .select(sql<string | null>`c.valid_from::text`.as('validFrom'))
    .where('c.alliance_id', '=', allianceId)

/** The open ones first, each the latest first. */
export const readLawChanges = (
  tx: Tx,
  allianceId: string,
  limit: number,
): Promise<readonly LawChangeRow[]> =>
  rowsOf(tx, allianceId)
    .orderBy(sql`c.closed_at is not null`)
    .orderBy('c.created_at', 'desc')
    .orderBy('c.id')
    .limit(limit)
    .execute()

export const findLawChange = (
  tx: Tx,
  allianceId: string,
  id: string,
): Promise<LawChangeRow | undefined> =>
  rowsOf(tx, allianceId).where('c.id', '=', id).executeTakeFirst()

export const insertLawChange = async (
  tx: Tx,
  change: Omit<LawChangeRow, 'organisationName' | 'createdAt' | 'closedAt'> & {
    readonly allianceId: string
    readonly personId: string
    readonly now: Date
  },
): Promise<void> => {
  const { allianceId, id, organisationId, law, title, note, validFrom } = change
  await tx
    .insertInto('law_change')
    .values({
      ...{ alliance_id: allianceId, id, organisation_id: organisationId, law, title, note },
      ...{ valid_from: validFrom, person_id: change.personId, created_at: change.now },
    })
    .execute()
}

/** False where it was closed before, or the asker may not. */
export const endLawChange = async (
  tx: Tx,
  allianceId: string,
  id: string,
  by: { readonly personId: string; readonly now: Date },
): Promise<boolean> => {
  const row = await tx
    .updateTable('law_change')
    .set({ closed_at: by.now, closed_by: by.personId })
    .where('alliance_id', '=', allianceId)
    .where('id', '=', id)
    .where('closed_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export interface CitingRow {
  readonly processId: string
  readonly name: string
  readonly organisation: { readonly id: string; readonly name: string }
  readonly visibility: 'organisation' | 'alliance'
  readonly bases: readonly LegalBasis[]
}

/**
 * Processes in the library with one of these words among their legal bases, and those asked for; in the order of the
 * administrations, by name.
 */
export const readCiting = async (
  tx: Tx,
  allianceId: string,
  words: readonly string[],
  ids: readonly string[],
): Promise<readonly CitingRow[]> => {
  if (words.length === 0 && ids.length === 0) return []
  const isAsked = sql`p.id = any (${[...ids]}::text[])`
  const { rows } = await sql<CitingRow>`
    select p.id as "processId", p.name, p.visibility,
      json_build_object('id', o.id, 'name', o.name) as organisation,
      coalesce(c.profile -> 'legalBases', '[]') as bases
    from process p
      join organisation o on o.alliance_id = p.alliance_id and o.id = p.organisation_id
      join process_content c on c.alliance_id = p.alliance_id and c.process_id = p.id
        and c.audience = case when p.organisation_id = any ((select my_organisations())::text[])
          then 'own' else 'shared' end
    where p.alliance_id = ${allianceId} and p.withdrawn_at is null
      and ${words.length === 0 ? isAsked : sql`(c.profile ->> 'legalBases' ilike any (${words.map(likePattern)}::text[]) or ${isAsked})`}
    order by o.position, o.name, p.name, p.id`.execute(tx)
  return rows
}

/** So many processes of a house that all name the same legal bases. */
export interface AlikeCitingRow {
  readonly organisationId: string
  readonly visibility: 'organisation' | 'alliance'
  readonly bases: readonly LegalBasis[]
  readonly count: number
}

/** All other processes in the library with one of these words among their legal bases, counted. */
export const countCiting = async (
  tx: Tx,
  allianceId: string,
  words: readonly string[],
  except: readonly string[],
): Promise<readonly AlikeCitingRow[]> => {
  if (words.length === 0) return []
  // The words are looked for in what is alike once, not in each process.
  const { rows } = await sql<AlikeCitingRow>`
    with alike as materialized (
      select p.organisation_id, p.visibility, c.profile ->> 'legalBases' as bases, count(*)::int as count
      from process p
        join process_content c on c.alliance_id = p.alliance_id and c.process_id = p.id
          and c.audience = case when p.organisation_id = any ((select my_organisations())::text[])
            then 'own' else 'shared' end
      where p.alliance_id = ${allianceId} and p.withdrawn_at is null
        and p.id <> all (${[...except]}::text[])
      group by 1, 2, 3)
    select organisation_id as "organisationId", visibility, bases::json as bases, count from alike
    where bases ilike any (${words.map(likePattern)}::text[])`.execute(tx)
  return rows
}

export interface LawTaskRow {
  readonly changeId: string
  readonly processId: string
  readonly seq: number
  readonly state: LawTaskFactTable['state']
  readonly post: string
  /** YYYY-MM-DD. */
  readonly due: string | null
}

/** What was said last of each process, for one change of law or all. */
export const readLawTasks = async (
  tx: Tx,
  allianceId: string,
  changeId?: string,
): Promise<readonly LawTaskRow[]> => {
  const { rows } = await sql<LawTaskRow>`
    select distinct on (f.change_id, f.process_id) f.change_id as "changeId",
      f.process_id as "processId", f.seq, f.state, f.due::text as due,
      -- A post is named to others only where its house shares posts.
      case when p.share_posts or f.organisation_id = any (my_organisations())
        then f.post else '' end as post
    from law_task_fact f
      join process p on p.alliance_id = f.alliance_id and p.id = f.process_id
    where f.alliance_id = ${allianceId}
      and f.change_id = coalesce(${changeId ?? null}::text, f.change_id)
    order by f.change_id, f.process_id, f.seq desc`.execute(tx)
  return rows
}

export const addLawTask = async (
  tx: Tx,
  fact: LawTaskRow & {
    readonly allianceId: string
    readonly personId: string
    readonly now: Date
  },
): Promise<void> => {
  const { allianceId, changeId, processId, seq, state, post, due } = fact
  await tx
    .insertInto('law_task_fact')
    .values({
      ...{ alliance_id: allianceId, change_id: changeId, process_id: processId },
      ...{ seq, state, post, due, person_id: fact.personId, created_at: fact.now },
    })
    .execute()
}
