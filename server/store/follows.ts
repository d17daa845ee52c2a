// What people follow, and who follows something.

import { sql } from 'kysely'
import type { Tx } from './store.ts'

export type FollowKind = 'process' | 'family' | 'question' | 'questions'

/** All questions to the alliance, those to come too. */
export const ALL_QUESTIONS: Followed = { kind: 'questions', id: 'all' }

export interface Followed {
  readonly kind: FollowKind
  readonly id: string
}

/** Whether the asker follows it. */
export const isFollowing = async (
  tx: Tx,
  allianceId: string,
  personId: string,
  { kind, id }: Followed,
): Promise<boolean> => {
  const row = await tx
    .selectFrom('follow')
    .select('subject_id')
    .where('alliance_id', '=', allianceId)
    .where('person_id', '=', personId)
    .where('subject_kind', '=', kind)
    .where('subject_id', '=', id)
    .executeTakeFirst()
  return row !== undefined
}

export const setFollowing = async (
  tx: Tx,
  allianceId: string,
  personId: string,
  { kind, id }: Followed,
  now: Date | null,
): Promise<void> => {
  if (now === null) {
    await tx
      .deleteFrom('follow')
      .where('alliance_id', '=', allianceId)
      .where('person_id', '=', personId)
      .where('subject_kind', '=', kind)
      .where('subject_id', '=', id)
      .execute()
    return
  }
  await tx
    .insertInto('follow')
    .values({
      ...{ alliance_id: allianceId, person_id: personId, created_at: now },
      ...{ subject_kind: kind, subject_id: id },
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Who follows a process or a family it stands in; as the worker. */
export const readFollowersOfProcess = async (
  tx: Tx,
  allianceId: string,
  processId: string,
): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`
    select distinct f.person_id as id from follow f where f.alliance_id = ${allianceId}
      and ((f.subject_kind = 'process' and f.subject_id = ${processId})
        or (f.subject_kind = 'family' and exists (select 1 from family_member m
          where m.alliance_id = f.alliance_id and m.family_id = f.subject_id
            and m.process_id = ${processId} and m.state = 'member')))
    order by id`.execute(tx)
  return rows.map(({ id }) => id)
}

/** As the worker. */
export const readFollowersOfFamily = (
  tx: Tx,
  allianceId: string,
  familyId: string,
): Promise<readonly string[]> => readFollowersOf(tx, allianceId, { kind: 'family', id: familyId })

/** Of the thing itself; as the worker. */
export const readFollowersOf = async (
  tx: Tx,
  allianceId: string,
  { kind, id }: Followed,
): Promise<readonly string[]> => {
  const rows = await tx
    .selectFrom('follow')
    .select('person_id as id')
    .where('alliance_id', '=', allianceId)
    .where('subject_kind', '=', kind)
    .where('subject_id', '=', id)
    .orderBy('person_id')
    .execute()
  return rows.map(({ id }) => id)
}
