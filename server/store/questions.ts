// What is asked of the alliance and answered. Read as the asker; names of people as the platform, because they belong to
// other houses.

import { type ExpressionBuilder, sql } from 'kysely'
import { likePattern } from './library.ts'
import type { Tx } from './store.ts'
import type { Tables } from './tables.ts'

export interface QuestionRow {
  readonly id: string
  readonly title: string
  readonly text: string
  readonly organisationId: string
  readonly processId: string | null
  readonly familyId: string | null
  readonly personId: string
  readonly at: Date
  readonly closedAt: Date | null
}

export interface AnswerRow {
  readonly id: string
  readonly text: string
  readonly organisationId: string
  readonly personId: string
  readonly at: Date
  readonly helpedAt: Date | null
}

const rowsOf = (tx: Tx, allianceId: string) =>
  tx
    .selectFrom('alliance_question as q')
    .select(['q.id', 'q.title', 'q.text', 'q.organisation_id as organisationId'])
    .select(['q.process_id as processId', 'q.family_id as familyId', 'q.person_id as personId'])
    .select(['q.created_at as at', 'q.closed_at as closedAt'])
    .where('q.alliance_id', '=', allianceId)
    .where('q.taken_back_at', 'is', null)

const answersOf = (where: ExpressionBuilder<Tables & { q: Tables['alliance_question'] }, 'q'>) =>
  where
    .selectFrom('question_answer as a')
    .whereRef('a.alliance_id', '=', 'q.alliance_id')
    .whereRef('a.question_id', '=', 'q.id')

export interface QuestionCursor {
  /** Microseconds since 1970, as exact as the database knows it. */
  readonly micros: string
  readonly id: string
}

export interface QuestionFilter {
  readonly q?: string | undefined
  readonly isOpen: boolean
  /** After which of the list to go on. */
  readonly before?: QuestionCursor | undefined
  readonly process?: string | undefined
  readonly family?: string | undefined
}

/** The latest first, with how many answers there are and whether one helped. */
export const readQuestions = (
  tx: Tx,
  allianceId: string,
  { q, isOpen, before, process, family }: QuestionFilter,
  limit: number,
) => {
  const words = q?.trim().split(/\s+/).filter(Boolean) ?? []
  return rowsOf(tx, allianceId)
    .select((where) => [
      answersOf(where).select(sql<number>`count(*)::int`.as('n')).as('answers'),
      where
        .exists(answersOf(where).select('a.id').where('a.helped_at', 'is not', null))
        .as('isHelped'),
      sql<string>`(extract(epoch from q.created_at) * 1000000)::bigint::text`.as('micros'),
    ])
    .$if(before !== undefined, (all) =>
      all.where(
        sql<boolean>`(q.created_at, q.id) < (timestamptz 'epoch'
          + ${before?.micros}::bigint * interval '1 microsecond', ${before?.id}::text)`,
      ),
    )
    .$if(isOpen, (all) =>
      all
        .where('q.closed_at', 'is', null)
        .where((where) =>
          where.not(
            where.exists(answersOf(where).select('a.id').where('a.helped_at', 'is not', null)),
          ),
        ),
    )
    .$if(process !== undefined, (all) => all.where('q.process_id', '=', process ?? ''))
    .$if(family !== undefined, (all) => all.where('q.family_id', '=', family ?? ''))
    .$if(words.length > 0, (all) =>
      all.where((where) =>
        where.and(
          words.map((word) =>
            where.or([
              where('q.title', 'ilike', likePattern(word)),
              where('q.text', 'ilike', likePattern(word)),
              where.exists(
                answersOf(where).select('a.id').where('a.text', 'ilike', likePattern(word)),
              ),
            ]),
          ),
        ),
      ),
    )
    .orderBy('q.created_at', 'desc')
    .orderBy('q.id', 'desc')
    .limit(limit)
    .execute()
}

export const findQuestion = (
  tx: Tx,
  allianceId: string,
  id: string,
): Promise<QuestionRow | undefined> =>
  rowsOf(tx, allianceId).where('q.id', '=', id).executeTakeFirst()

/** The earliest first. */
export const readAnswers = (
  tx: Tx,
  allianceId: string,
  questionId: string,
): Promise<readonly AnswerRow[]> =>
  tx
    .selectFrom('question_answer')
    .select(['id', 'text', 'organisation_id as organisationId', 'person_id as personId'])
    .select(['created_at as at', 'helped_at as helpedAt'])
    .where('alliance_id', '=', allianceId)
    .where('question_id', '=', questionId)
    .orderBy('created_at')
    .orderBy('id')
    .execute()

export const addQuestion = async (
  tx: Tx,
  allianceId: string,
  question: Omit<QuestionRow, 'closedAt'>,
): Promise<void> => {
  await tx
    .insertInto('alliance_question')
    .values({
      ...{ alliance_id: allianceId, id: question.id, title: question.title, text: question.text },
      ...{ organisation_id: question.organisationId, process_id: question.processId },
      ...{ family_id: question.familyId, person_id: question.personId, created_at: question.at },
    })
    .execute()
}

export const addAnswer = async (
  tx: Tx,
  allianceId: string,
  questionId: string,
  answer: Omit<AnswerRow, 'helpedAt'>,
): Promise<void> => {
  await tx
    .insertInto('question_answer')
    .values({
      ...{ alliance_id: allianceId, id: answer.id, question_id: questionId, text: answer.text },
      ...{ organisation_id: answer.organisationId, person_id: answer.personId },
      created_at: answer.at,
    })
    .execute()
}

/** Whoever answers and whoever ends a question do it one after the other. */
export const lockQuestion = (tx: Tx, allianceId: string, id: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`question ${allianceId} ${id}`}, 0))`.execute(
    tx,
  )

export const setClosed = async (
  tx: Tx,
  allianceId: string,
  id: string,
  at: Date | null,
): Promise<void> => {
  await tx
    .updateTable('alliance_question')
    .set({ closed_at: at })
    .where('alliance_id', '=', allianceId)
    .where('id', '=', id)
    .execute()
}

export const setTakenBack = async (
  tx: Tx,
  allianceId: string,
  id: string,
  at: Date,
): Promise<void> => {
  await tx
    .updateTable('alliance_question')
    .set({ taken_back_at: at })
    .where('alliance_id', '=', allianceId)
    .where('id', '=', id)
    .execute()
}

/** False where nothing changed. */
export const setHelpful = async (
  tx: Tx,
  allianceId: string,
  answerId: string,
  at: Date | null,
): Promise<boolean> => {
  const row = await tx
    .updateTable('question_answer')
    .set({ helped_at: at })
    .where('alliance_id', '=', allianceId)
    .where('id', '=', answerId)
    .where('helped_at', at ? 'is' : 'is not', null)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** As the worker: which of these people belong to the alliance still. */
export const readStillHere = async (
  tx: Tx,
  allianceId: string,
  people: readonly string[],
): Promise<readonly string[]> => {
  if (people.length === 0) return []
  const rows = await tx
    .selectFrom('membership')
    .select('person_id as id')
    .distinct()
    .where('alliance_id', '=', allianceId)
    .where('person_id', 'in', [...people])
    .execute()
  return rows.map(({ id }) => id)
}

/** As the worker: the process, or all of the family that the alliance sees, with whose each is. */
export const readFamilyPlaces = async (
  tx: Tx,
  allianceId: string,
  { processId, familyId }: Pick<QuestionRow, 'processId' | 'familyId'>,
) => {
  const { rows } = await sql<{ processId: string; organisationId: string }>`
    select p.id as "processId", p.organisation_id as "organisationId" from process p
    where p.alliance_id = ${allianceId} and p.reach = 'alliance'
      and (p.id = ${processId} or p.id in (select m.process_id from family_member m
        where m.alliance_id = ${allianceId} and m.family_id = ${familyId} and m.state = 'member'))
    order by p.id`.execute(tx)
  return rows
}
