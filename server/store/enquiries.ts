// Links by which people without an account say whether a process is right.

import { sql } from 'kysely'
import type { EnquiryLine, ProcessText } from '#api'
import type { Tx } from './store.ts'

/** Everything a link shows, frozen when it was made; the text in each language. */
export interface Shown {
  readonly name: string
  readonly organisation: string
  readonly lines: readonly EnquiryLine[]
  readonly texts: Readonly<Record<'de' | 'en', ProcessText['blocks']>>
}

export const insertEnquiry = async (
  tx: Tx,
  enquiry: {
    readonly allianceId: string
    readonly id: string
    readonly processId: string
    readonly draftId: string | null
    readonly number: number
    readonly label: string
    readonly shown: Shown
    readonly tokenHash: Buffer
    readonly personId: string
    readonly now: Date
    readonly expiresAt: Date
  },
): Promise<void> => {
  await tx
    .insertInto('enquiry')
    .values({
      ...{ alliance_id: enquiry.allianceId, id: enquiry.id, process_id: enquiry.processId },
      ...{ draft_id: enquiry.draftId, number: enquiry.number, label: enquiry.label },
      ...{ shown: JSON.stringify(enquiry.shown), token_hash: enquiry.tokenHash },
      ...{ created_at: enquiry.now, created_by: enquiry.personId, expires_at: enquiry.expiresAt },
    })
    .execute()
}

const enquiryRows = (tx: Tx, allianceId: string) =>
  tx
    .selectFrom('enquiry as e')
    .leftJoin('person as p', 'p.id', 'e.created_by')
    .select(['e.id', 'e.process_id as processId', 'e.draft_id as draftId', 'e.number', 'e.label'])
    .select(['e.created_at as createdAt', 'p.name as by', 'e.expires_at as expiresAt'])
    .select(['e.revoked_at as revokedAt'])
    .select(
      sql<number>`(select count(*)::int from comment c
        where c.alliance_id = e.alliance_id and c.enquiry_id = e.id)`.as('answers'),
    )
    .where('e.alliance_id', '=', allianceId)

export type EnquiryRow = Awaited<ReturnType<typeof readEnquiries>>[number]

/** Of one process, the latest first. */
export const readEnquiries = (tx: Tx, allianceId: string, processId: string, limit: number) =>
  enquiryRows(tx, allianceId)
    .where('e.process_id', '=', processId)
    .orderBy('e.created_at', 'desc')
    .orderBy('e.id')
    .limit(limit)
    .execute()

export const findEnquiry = (
  tx: Tx,
  allianceId: string,
  id: string,
): Promise<EnquiryRow | undefined> =>
  enquiryRows(tx, allianceId).where('e.id', '=', id).executeTakeFirst()

/** False where it was revoked before, or the asker may not. */
export const endEnquiry = async (
  tx: Tx,
  allianceId: string,
  id: string,
  by: { readonly personId: string; readonly now: Date },
): Promise<boolean> => {
  const row = await tx
    .updateTable('enquiry')
    .set({ revoked_at: by.now, revoked_by: by.personId })
    .where('alliance_id', '=', allianceId)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** The one a visitor's link leads to: row-level security shows no other, and none that has ended. */
export const readAsked = (tx: Tx) =>
  tx
    .selectFrom('enquiry')
    .select(['alliance_id as allianceId', 'id', 'process_id as processId'])
    .select(['shown', 'expires_at as expiresAt'])
    .executeTakeFirst()

/** As the visitor; whose process it is comes from the link, whatever is written. */
export const insertAnswer = async (
  tx: Tx,
  answer: {
    readonly allianceId: string
    readonly id: string
    readonly enquiryId: string
    readonly processId: string
    readonly step: string | null
    readonly verdict: 'right' | 'wrong'
    readonly text: string
    readonly name: string | null
    readonly now: Date
  },
): Promise<void> => {
  await tx
    .insertInto('comment')
    .values({
      ...{ alliance_id: answer.allianceId, id: answer.id, enquiry_id: answer.enquiryId },
      ...{ process_id: answer.processId, step: answer.step, text: answer.text },
      ...{ verdict: answer.verdict, guest_name: answer.name, created_at: answer.now },
    })
    .execute()
}
