// What happened, by whom, to what. Entries are only ever added; the database refuses anything else.

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

export const addAudit = async (tx: Tx, entry: AuditEntry): Promise<void> => {
  await tx
    .insertInto('audit')
    .values({
      alliance_id: entry.allianceId,
      at: entry.at,
      person_id: entry.personId,
      organisation_id: entry.organisationId,
      what: entry.what,
      subject_kind: entry.subjectKind,
      subject_id: entry.subjectId,
      details: JSON.stringify(entry.details ?? {}),
    })
    .execute()
}

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
