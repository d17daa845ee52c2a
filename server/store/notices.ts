// What people are told, and whom the platform finds to tell. Notices are read as the person they are for: what they may not
// read any more is not among them.

import { type ExpressionBuilder, sql } from 'kysely'
import type { MemberRole, NoticeKind } from '#library'
import type { Tx } from './store.ts'
import type { Tables } from './tables.ts'

export interface NewNotice {
  readonly id: string
  readonly personId: string
  readonly kind: NoticeKind
  /** Which of several answers it was. */
  readonly act: string | null
  readonly processId: string | null
  /** A package of the board, where it is about one. */
  readonly packageId?: string | null
  /** The workshop, where it is about homework for one, or its date. */
  readonly homeworkFor?: string | null
  /** A question to the alliance, where it is about one. */
  readonly questionId?: string | null
  /** A sample document, where it is about one. */
  readonly documentId?: string | null
  /** A measure of a workshop, where it is about one. */
  readonly measure?: { readonly workshopId: string; readonly id: string }
  readonly otherId: string | null
  readonly audience: 'own' | 'shared'
  readonly version: number | null
  readonly step: string | null
  readonly by: string | null
  readonly at: Date
}

/** As the worker. */
export const insertNotices = async (
  tx: Tx,
  allianceId: string,
  notices: readonly NewNotice[],
): Promise<void> => {
  if (notices.length === 0) return
  await tx
    .insertInto('notice')
    .values(
      notices.map((one) => ({
        ...{ alliance_id: allianceId, id: one.id, person_id: one.personId, kind: one.kind },
        ...{ act: one.act, process_id: one.processId, other_id: one.otherId, step: one.step },
        ...{ package_id: one.packageId ?? null, homework_for: one.homeworkFor ?? null },
        ...{ question_id: one.questionId ?? null, document_id: one.documentId ?? null },
        ...{ workshop_id: one.measure?.workshopId ?? null, measure_id: one.measure?.id ?? null },
        ...{ audience: one.audience, version: one.version, by_person: one.by, created_at: one.at },
      })),
    )
    .execute()
}

/** The other process must be seen as well, and a document or question be there; who says which is the policy. */
const isReadable = (where: ExpressionBuilder<Tables, 'notice'>) =>
  where.and([
    where.or([
      where('notice.other_id', 'is', null),
      where.exists(
        where
          .selectFrom('process as other')
          .select('other.id')
          .whereRef('other.alliance_id', '=', 'notice.alliance_id')
          .whereRef('other.id', '=', 'notice.other_id'),
      ),
    ]),
    where.or([
      where('notice.document_id', 'is', null),
      where.exists(
        where
          .selectFrom('sample_document as document')
          .select('document.id')
          .whereRef('document.alliance_id', '=', 'notice.alliance_id')
          .whereRef('document.id', '=', 'notice.document_id')
          .where('document.removed_at', 'is', null),
      ),
    ]),
    where.or([
      where('notice.question_id', 'is', null),
      where.exists(
        where
          .selectFrom('alliance_question as asked')
          .select('asked.id')
          .whereRef('asked.alliance_id', '=', 'notice.alliance_id')
          .whereRef('asked.id', '=', 'notice.question_id')
          .where('asked.taken_back_at', 'is', null),
      ),
    ]),
  ])

/** The asker's, the latest first; of one mail, what they have not seen meanwhile. */
export const readNotices = (
  tx: Tx,
  allianceId: string,
  limit: number,
  which: { readonly mailId?: string; readonly ids?: readonly string[] } = {},
) => {
  const { mailId, ids } = which
  return tx
    .selectFrom('notice')
    .leftJoin('person as p', 'p.id', 'notice.by_person')
    .leftJoin('work_package as w', (join) =>
      join
        .onRef('w.alliance_id', '=', 'notice.alliance_id')
        .onRef('w.id', '=', 'notice.package_id'),
    )
    .leftJoin('workshop as h', (join) =>
      join
        .onRef('h.alliance_id', '=', 'notice.alliance_id')
        .onRef('h.id', '=', 'notice.homework_for'),
    )
    .leftJoin('alliance_question as q', (join) =>
      join
        .onRef('q.alliance_id', '=', 'notice.alliance_id')
        .onRef('q.id', '=', 'notice.question_id'),
    )
    .leftJoin('sample_document as d', (join) =>
      join
        .onRef('d.alliance_id', '=', 'notice.alliance_id')
        .onRef('d.id', '=', 'notice.document_id'),
    )
    .select(['notice.id', 'notice.kind', 'notice.act', 'notice.process_id as processId'])
    .select(['notice.other_id as otherId', 'notice.version', 'notice.step', 'p.name as by'])
    .select(['w.id as packageId', 'w.title as packageTitle', 'notice.workshop_id as workshopId'])
    .select(['h.id as homeworkFor', 'h.title as homeworkTitle'])
    .select(['q.id as questionId', 'q.title as questionTitle'])
    .select(['d.id as documentId', 'd.title as documentTitle', 'd.family_id as documentFamily'])
    .select(
      sql<string | null>`(select f.text from measure_fact f where f.alliance_id = notice.alliance_id
        and f.workshop_id = notice.workshop_id and f.measure_id = notice.measure_id
        order by f.seq desc limit 1)`.as('measure'),
    )
    .select(['notice.created_at as at', 'notice.seen_at as seenAt'])
    .where('notice.alliance_id', '=', allianceId)
    .where(isReadable)
    .$if(mailId !== undefined, (all) =>
      all.where('notice.mail_id', '=', mailId ?? '').where('notice.seen_at', 'is', null),
    )
    .$if(ids !== undefined, (all) => all.where('notice.id', 'in', [...(ids ?? []), '']))
    .orderBy('notice.created_at', 'desc')
    .orderBy('notice.id')
    .limit(limit)
    .execute()
}

export const countUnseen = async (tx: Tx, allianceId: string): Promise<number> => {
  const row = await tx
    .selectFrom('notice')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('notice.alliance_id', '=', allianceId)
    .where('notice.seen_at', 'is', null)
    .where(isReadable)
    .executeTakeFirstOrThrow()
  return row.count
}

/** Notices that nobody has seen yet, to be marked as seen. */
const markingUnseen = (tx: Tx, allianceId: string, now: Date) =>
  tx
    .updateTable('notice')
    .set({ seen_at: now })
    .where('alliance_id', '=', allianceId)
    .where('seen_at', 'is', null)

/** Of the asker's, these, or all up to a moment. */
export const markSeen = async (
  tx: Tx,
  allianceId: string,
  which: { readonly ids: readonly string[] } | { readonly until: Date },
  now: Date,
): Promise<void> => {
  const marked = markingUnseen(tx, allianceId, now)
  if ('until' in which) await marked.where('created_at', '<=', which.until).execute()
  else if (which.ids.length > 0) await marked.where('id', 'in', [...which.ids]).execute()
}

/** What was asked of people about a version, once nobody waits for them any more. */
export const settleAsked = async (
  tx: Tx,
  allianceId: string,
  version: { readonly processId: string; readonly number: number },
  stillAsked: readonly string[],
  now: Date,
): Promise<void> => {
  let settled = markingUnseen(tx, allianceId, now)
    .where('process_id', '=', version.processId)
    .where('version', '=', version.number)
    .where('kind', 'in', ['reviewWaits', 'reviewStuck'])
  if (stillAsked.length > 0) settled = settled.where('person_id', 'not in', [...stillAsked])
  await settled.execute()
}

/** What people were reminded of, once a measure is over or due on another day. */
export const settleMeasure = async (
  tx: Tx,
  allianceId: string,
  measure: { readonly workshopId: string; readonly id: string },
  now: Date,
): Promise<void> => {
  await markingUnseen(tx, allianceId, now)
    .where('kind', '=', 'measureDue')
    .where('workshop_id', '=', measure.workshopId)
    .where('measure_id', '=', measure.id)
    .execute()
}

/** What people were reminded of, once somebody has dealt with it; `version` is null where it was about the process. */
export const settleReminded = async (
  tx: Tx,
  allianceId: string,
  about: {
    readonly kind: 'recheckDue' | 'introductionDue'
    readonly processId: string
    readonly version: number | null
  },
  now: Date,
): Promise<void> => {
  await markingUnseen(tx, allianceId, now)
    .where('process_id', '=', about.processId)
    .where('version', 'is not distinct from', about.version)
    .where('kind', '=', about.kind)
    .execute()
}

/** What was asked for at a step, or of the process as a whole, once nothing of it is open. */
export const settleRequests = async (
  tx: Tx,
  allianceId: string,
  { processId, step }: { readonly processId: string; readonly step: string | null },
  now: Date,
): Promise<void> => {
  const open = await tx
    .selectFrom('comment')
    .select('id')
    .where('alliance_id', '=', allianceId)
    .where('process_id', '=', processId)
    .where('step', 'is not distinct from', step)
    .where('is_request', '=', true)
    .where('resolved_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  if (open) return
  await markingUnseen(tx, allianceId, now)
    .where('process_id', '=', processId)
    .where('step', 'is not distinct from', step)
    .where('kind', '=', 'changeAsked')
    .execute()
}

/** What a house was asked of a package, once it has been answered. */
export const settlePackage = async (
  tx: Tx,
  allianceId: string,
  packageId: string,
  now: Date,
): Promise<void> => {
  await markingUnseen(tx, allianceId, now)
    .where('package_id', '=', packageId)
    .where('kind', '=', 'packageAsked')
    .execute()
}

/** What a house was asked to do before a workshop, once it is done or not asked any more. */
export const settleHomework = async (
  tx: Tx,
  allianceId: string,
  about: { readonly workshopId: string; readonly processId: string },
  now: Date,
): Promise<void> => {
  await markingUnseen(tx, allianceId, now)
    .where('process_id', '=', about.processId)
    .where('homework_for', '=', about.workshopId)
    .where('kind', 'in', ['homeworkAsked', 'homeworkDue'])
    .execute()
}

/** What was told of an earlier date, once there is another. */
export const settleWorkshopDate = async (
  tx: Tx,
  allianceId: string,
  workshopId: string,
  now: Date,
): Promise<void> => {
  await markingUnseen(tx, allianceId, now)
    .where('homework_for', '=', workshopId)
    .where('kind', '=', 'workshopChanged')
    .execute()
}

/** Whose these processes are. */
export const readHousesOf = (tx: Tx, allianceId: string, processIds: readonly string[]) =>
  tx
    .selectFrom('process')
    .select(['id', 'organisation_id as organisationId'])
    .where('alliance_id', '=', allianceId)
    .where('id', 'in', [...processIds, ''])
    .orderBy('id')
    .execute()

/** Whether somebody belongs to the alliance at all. */
export const isMember = async (tx: Tx, allianceId: string, personId: string): Promise<boolean> => {
  const row = await tx
    .selectFrom('membership')
    .select('person_id')
    .where('alliance_id', '=', allianceId)
    .where('person_id', '=', personId)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** What these people were asked about a common way, once their house has answered. */
export const settleWayAsked = async (
  tx: Tx,
  allianceId: string,
  version: { readonly processId: string; readonly number: number },
  people: readonly string[],
  now: Date,
): Promise<void> => {
  if (people.length === 0) return
  await markingUnseen(tx, allianceId, now)
    .where('process_id', '=', version.processId)
    .where('version', '=', version.number)
    .where('kind', '=', 'wayAsked')
    .where('person_id', 'in', [...people])
    .execute()
}

/** Those that were seen before `seen`, and all from before `any`. */
export const deleteOldNotices = async (
  tx: Tx,
  before: { readonly seen: Date; readonly any: Date },
): Promise<void> => {
  await tx
    .deleteFrom('notice')
    .where((where) =>
      where.or([where('seen_at', '<', before.seen), where('created_at', '<', before.any)]),
    )
    .execute()
}

/** The members of an organisation who hold one of these roles; all members where none is named. */
export const readHolders = async (
  tx: Tx,
  allianceId: string,
  organisationId: string,
  roles: readonly MemberRole[] = [],
): Promise<readonly string[]> => {
  const rows = await tx
    .selectFrom('membership')
    .select(['person_id as id', 'roles'])
    .where('alliance_id', '=', allianceId)
    .where('organisation_id', '=', organisationId)
    .orderBy('person_id')
    .execute()
  const holds = (held: readonly string[]) =>
    roles.length === 0 || roles.some((role) => held.includes(role))
  return rows.filter((row) => holds(row.roles)).map(({ id }) => id)
}

/** Who made a version of it or began a draft. */
export const readAuthorsOf = async (
  tx: Tx,
  allianceId: string,
  processId: string,
): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`
    select created_by as id from version
      where alliance_id = ${allianceId} and process_id = ${processId} and created_by is not null
    union select created_by from draft
      where alliance_id = ${allianceId} and process_id = ${processId} and created_by is not null`.execute(
    tx,
  )
  return rows.map(({ id }) => id)
}

/** Who said something about the same step, or about the process as a whole. */
export const readSpeakers = async (
  tx: Tx,
  allianceId: string,
  processId: string,
  step: string | null,
): Promise<readonly string[]> => {
  const rows = await tx
    .selectFrom('comment')
    .select('person_id as id')
    .distinct()
    .where('alliance_id', '=', allianceId)
    .where('process_id', '=', processId)
    .where('person_id', 'is not', null)
    .where((where) => (step === null ? where('step', 'is', null) : where('step', '=', step)))
    .execute()
  return rows.flatMap(({ id }) => id ?? [])
}

/** Processes that are linked with this one and stand in the library, whose they are, and which version they go back to. */
export const readLinkedTo = async (tx: Tx, allianceId: string, originId: string) => {
  const { rows } = await sql<{ processId: string; organisationId: string; version: number }>`
    select l.process_id as "processId", p.organisation_id as "organisationId", l.version from (
      select distinct on (process_id) process_id, act, version, seq from lineage_fact
      where alliance_id = ${allianceId} and origin_id = ${originId}
      order by process_id, seq desc) l
      join process p on p.alliance_id = ${allianceId} and p.id = l.process_id
        and p.withdrawn_at is null
      join process o on o.alliance_id = ${allianceId} and o.id = ${originId}
        and (o.reach = 'alliance' or o.organisation_id = p.organisation_id)
    where l.act <> 'unlink' order by l.process_id`.execute(tx)
  return rows
}

/** Who made a link for people without an account. */
export const findAsker = async (
  tx: Tx,
  allianceId: string,
  enquiryId: string,
): Promise<{ readonly personId: string; readonly organisationId: string } | undefined> =>
  tx
    .selectFrom('enquiry')
    .select(['created_by as personId', 'organisation_id as organisationId'])
    .where('alliance_id', '=', allianceId)
    .where('id', '=', enquiryId)
    .executeTakeFirst()

/** Who made an offer. */
export const findOfferer = async (
  tx: Tx,
  allianceId: string,
  proposalId: string,
): Promise<string | undefined> => {
  const row = await tx
    .selectFrom('proposal_fact')
    .select('person_id as id')
    .where('alliance_id', '=', allianceId)
    .where('id', '=', proposalId)
    .where('seq', '=', 1)
    .executeTakeFirst()
  return row?.id
}
