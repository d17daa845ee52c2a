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
