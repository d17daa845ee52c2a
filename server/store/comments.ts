// What people say about processes and their steps.

import type { Tx } from './store.ts'

const commentRows = (tx: Tx, allianceId: string) =>
  tx
    .selectFrom('comment as c')
    .leftJoin('person as p', 'p.id', 'c.person_id')
    .leftJoin('person as r', 'r.id', 'c.resolved_by')
    .select(['c.id', 'c.process_id as processId', 'c.step', 'c.text', 'c.created_at as at'])
    .select(['c.person_id as personId', 'p.name as by', 'c.organisation_id as organisationId'])
    .select(['c.enquiry_id as enquiryId', 'c.guest_name as guestName', 'c.verdict'])
    .select('c.is_request as isRequest')
    .select(['c.resolved_at as resolvedAt', 'r.name as resolvedBy'])
    .where('c.alliance_id', '=', allianceId)

export type CommentRow = Awaited<ReturnType<typeof readComments>>[number]

/** Of one process, the earliest first; where there are more, the latest of them. */
export const readComments = async (tx: Tx, allianceId: string, processId: string, limit: number) =>
  (
    await commentRows(tx, allianceId)
      .where('c.process_id', '=', processId)
      .orderBy('c.created_at', 'desc')
      .orderBy('c.id')
      .limit(limit)
      .execute()
  ).reverse()

export const findComment = (
  tx: Tx,
  allianceId: string,
  id: string,
): Promise<CommentRow | undefined> =>
  commentRows(tx, allianceId).where('c.id', '=', id).executeTakeFirst()

export const insertComment = async (
  tx: Tx,
  comment: {
    readonly allianceId: string
    readonly id: string
    readonly processId: string
    readonly draftId: string | null
    readonly step: string | null
    readonly text: string
    readonly isRequest: boolean
    readonly personId: string
    readonly now: Date
  },
): Promise<void> => {
  await tx
    .insertInto('comment')
    .values({
      ...{ alliance_id: comment.allianceId, id: comment.id, process_id: comment.processId },
      ...{ draft_id: comment.draftId, step: comment.step, text: comment.text },
      is_request: comment.isRequest,
      ...{ person_id: comment.personId, created_at: comment.now },
    })
    .execute()
}

/** Changes that are asked for and not settled; 0 for others than the house's own people. */
export const countOpenRequests = async (
  tx: Tx,
  allianceId: string,
  processId: string,
): Promise<number> => {
  const row = await tx
    .selectFrom('comment')
    .select((build) => build.fn.countAll<string>().as('count'))
    .where('alliance_id', '=', allianceId)
    .where('process_id', '=', processId)
    .where('is_request', '=', true)
    .where('resolved_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Settles a comment, or opens it again for `resolved` null; false where nothing changed. */
export const setResolved = async (
  tx: Tx,
  allianceId: string,
  id: string,
  resolved: { readonly at: Date; readonly by: string } | null,
): Promise<boolean> => {
  const row = await tx
    .updateTable('comment')
    .set({ resolved_at: resolved?.at ?? null, resolved_by: resolved?.by ?? null })
    .where('alliance_id', '=', allianceId)
    .where('id', '=', id)
    .where('resolved_at', resolved ? 'is' : 'is not', null)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}
