// What happened to versions on their way from approval into daily work.

import { sql } from 'kysely'
import type { IntroductionFact, ItemChanges } from '#library'
import type { Tx } from './store.ts'

/** A fact as it is stored: those that an act has no use for are null or ''. */
export interface IntroductionRow {
  readonly number: number
  readonly seq: number
  readonly act: IntroductionFact['act']
  readonly items: ItemChanges | null
  /** YYYY-MM-DD. */
  readonly day: string | null
  readonly reason: string
  readonly at: Date
  /** Null where the person may not be seen. */
  readonly name: string | null
}

/** Of all versions of a process, the earliest first; none for whom they are not. */
export const readIntroductionFacts = async (
  tx: Tx,
  allianceId: string,
  processId: string,
): Promise<readonly IntroductionRow[]> =>
  tx
    .selectFrom('introduction_fact as f')
    .leftJoin('person as p', 'p.id', 'f.person_id')
    .select(['f.number', 'f.seq', 'f.act', 'f.items', 'f.reason', 'f.created_at as at', 'p.name'])
    .select(sql<string | null>`f.day::text`.as('day'))
    .where('f.alliance_id', '=', allianceId)
    .where('f.process_id', '=', processId)
    .orderBy('f.number')
    .orderBy('f.seq')
    .execute()

export const introductionFactOf = ({
  act,
  items,
  day,
  reason,
}: IntroductionRow): IntroductionFact => {
  switch (act) {
    case 'prepare':
      return { act, items: items ?? {}, day }
    case 'introduce':
      return { act, day: day ?? '', reason }
    case 'takeBack':
      return { act, reason }
  }
}

export interface NewIntroductionFact {
  readonly allianceId: string
  readonly processId: string
  readonly number: number
  readonly seq: number
  readonly fact: IntroductionFact
  readonly personId: string
  readonly now: Date
}

/** Adds what happened, and puts the day into the version. */
export const addIntroductionFact = async (tx: Tx, added: NewIntroductionFact): Promise<void> => {
  const { allianceId, processId, number, seq, fact, personId, now } = added
  await tx
    .insertInto('introduction_fact')
    .values({
      ...{ alliance_id: allianceId, process_id: processId, number, seq, act: fact.act },
      items: fact.act === 'prepare' ? JSON.stringify(fact.items) : null,
      day: fact.act === 'takeBack' ? null : fact.day,
      reason: fact.act === 'prepare' ? '' : fact.reason,
      ...{ person_id: personId, created_at: now },
    })
    .execute()
  if (fact.act === 'prepare') return
  await tx
    .updateTable('version')
    .set({ introduced_on: fact.act === 'introduce' ? fact.day : null })
    .where('alliance_id', '=', allianceId)
    .where('process_id', '=', processId)
    .where('number', '=', number)
    .execute()
}
