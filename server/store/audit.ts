// What happened, by whom, to what. Entries are only ever added; the database refuses anything else.

import { sql } from 'kysely'
import type { Tx } from './store.ts'

export interface AuditEntry {
  readonly allianceId: string
  readonly at: Date
  /** Null where the platform itself did it. */
  readonly personId: string | null
  /** Whose event it is: its members can read it. Null: the alliance's, for coordination. */
  readonly organisationId: string | null
  /** A word of `texts/process.ts` or `texts/settings.ts`, for example `imported`. */
  readonly what: string
  readonly subjectKind: 'process' | 'organisation' | 'person' | 'alliance' | 'family' | 'import'
  readonly subjectId: string
  readonly details?: Readonly<Record<string, unknown>>
}

export const addAudits = async (tx: Tx, entries: readonly AuditEntry[]): Promise<void> => {
  if (entries.length === 0) return
  await tx
    .insertInto('audit')
    .values(
      entries.map((entry) => ({
        alliance_id: entry.allianceId,
        at: entry.at,
        person_id: entry.personId,
        organisation_id: entry.organisationId,
        what: entry.what,
        subject_kind: entry.subjectKind,
        subject_id: entry.subjectId,
        details: JSON.stringify(entry.details ?? {}),
      })),
    )
    .execute()
}

export const addAudit = (tx: Tx, entry: AuditEntry): Promise<void> => addAudits(tx, [entry])

/** Newest first; `name` is null for the platform and for people one may not see. */
export const listAudit = (tx: Tx, allianceId: string, subjectKind: string, subjectId: string) =>
  tx
    .selectFrom('audit as a')
    .leftJoin('person as p', 'p.id', 'a.person_id')
    .select(['a.at', 'a.what', 'a.details', 'p.name', 'a.person_id'])
    .where('a.alliance_id', '=', allianceId)
    .where('a.subject_kind', '=', subjectKind)
    .where('a.subject_id', '=', subjectId)
    .orderBy('a.id', 'desc')
    .limit(500)
    .execute()

/** The last change of one of these facts of a process; `by` is '' for people one may not see. */
export const findLastChange = async (
  tx: Tx,
  allianceId: string,
  processId: string,
  facts: readonly string[],
): Promise<{ readonly at: Date; readonly by: string } | undefined> => {
  const { rows } = await sql<{ at: Date; by: string }>`
    select a.at, coalesce(p.name, '') as by from audit a left join person p on p.id = a.person_id
    where a.alliance_id = ${allianceId} and a.subject_kind = 'process'
      and a.subject_id = ${processId} and a.what = 'changed'
      and a.details -> 'changed' ?| ${[...facts]}::text[]
    order by a.id desc limit 1`.execute(tx)
  return rows[0]
}

export interface HouseAuditRow {
  readonly id: string
  readonly at: Date
  readonly what: string
  readonly subjectKind: string
  readonly subjectId: string
  readonly details: Readonly<Record<string, unknown>>
  /** Null for the platform, and for people one may not see. */
  readonly by: string | null
  /** Null where it is about no process that one sees. */
  readonly processName: string | null
}

/** Of one house, newest first. Days are those of where this is used. */
export const listHouseAudit = async (
  tx: Tx,
  allianceId: string,
  organisationId: string,
  wanted: {
    readonly of?: { readonly words: readonly string[]; readonly areMeant: boolean }
    readonly from?: string | undefined
    readonly until?: string | undefined
    /** An id; only those before it. */
    readonly before?: string | undefined
    readonly limit: number
  },
): Promise<readonly HouseAuditRow[]> => {
  const { of, from, until, before, limit } = wanted
  const day = sql`(a.at at time zone 'Europe/Berlin')::date`
  const { rows } = await sql<HouseAuditRow>`
    select a.id::text as id, a.at, a.what, a.subject_kind as "subjectKind",
      a.subject_id as "subjectId", a.details, p.name as by, q.name as "processName"
    from audit a
      left join person p on p.id = a.person_id
      left join process q on a.subject_kind = 'process' and q.alliance_id = a.alliance_id
        and q.id = a.subject_id
    where a.alliance_id = ${allianceId} and a.organisation_id = ${organisationId}
      ${of ? sql`and (a.what = any (${[...of.words]}::text[])) = ${of.areMeant}` : sql``}
      ${from === undefined ? sql`` : sql`and ${day} >= ${from}::date`}
      ${until === undefined ? sql`` : sql`and ${day} <= ${until}::date`}
      ${before === undefined ? sql`` : sql`and a.id < ${before}::bigint`}
    order by a.id desc limit ${limit}`.execute(tx)
  return rows
}

/** Each time a house said how its versions are reviewed: whether four eyes are asked for; the earliest first. */
export const readFourEyes = async (
  tx: Tx,
  allianceId: string,
  organisationId: string,
): Promise<readonly { readonly at: Date; readonly fourEyes: boolean }[]> => {
  const { rows } = await sql<{ at: Date; fourEyes: boolean }>`
    select at, coalesce((details -> 'after' -> 'rules' ->> 'fourEyes')::boolean, false) as "fourEyes"
    from audit
    where alliance_id = ${allianceId} and organisation_id = ${organisationId}
      and what = 'organisationChanged' and details -> 'after' ? 'rules'
    order by id`.execute(tx)
  return rows
}
