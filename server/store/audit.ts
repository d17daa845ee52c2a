// The audit log: who did what to which thing, and when. Only added to, never changed.

import type { Tx } from './store.ts'

export interface AuditEntry {
  readonly allianceId: string
  readonly at: Date
  readonly personId: string | null
  /** Whose event it is; null concerns the whole alliance. */
  readonly organisationId: string | null
  /** What happened, as a code: process/imported, process/changed, import/started ... */
  readonly what: string
  readonly subjectKind: string
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
