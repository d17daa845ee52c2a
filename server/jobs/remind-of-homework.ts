// Homework that is due soon: the house is told once, and that it was is noted in the same transaction.

import { caretakersOf, tellAll, toldOnce } from '#library'
import { homeworkOf, isHomeworkToRemind } from '#workshop'
import { dayOf } from '../actions/day-of.ts'
import { insertNotices, readAuthorsOf, readHolders } from '../store/notices.ts'
import type { Tx } from '../store/store.ts'
import { addHomework, readHomework } from '../store/workshop-homework.ts'
import type { JobDeps } from './deps.ts'

const KEEPERS = ['modeller', 'organisationAdmin'] as const
const BEFORE_MS = 3 * 24 * 3_600_000

/** As the worker of the alliance. */
export const remindOfHomework = async (
  tx: Tx,
  { newId }: Pick<JobDeps, 'newId'>,
  allianceId: string,
  now: Date,
): Promise<void> => {
  const soon = dayOf(new Date(now.getTime() + BEFORE_MS))
  for (const row of await readHomework(tx, allianceId, null)) {
    if (!isHomeworkToRemind(row.facts, dayOf(now), soon)) continue
    const { processId, workshopId, organisationId, seq, facts } = row
    const fact = { act: 'remind' } as const
    const about = { allianceId, workshopId, processId, seq: seq + 1 }
    await addHomework(tx, { ...about, fact, personId: null, now })
    const people = caretakersOf(
      await readAuthorsOf(tx, allianceId, processId),
      await readHolders(tx, allianceId, organisationId, KEEPERS),
    )
    await insertNotices(
      tx,
      allianceId,
      toldOnce(tellAll('homeworkDue', people), null).map(({ person, kind }) => ({
        ...{ id: newId(), personId: person, kind, act: homeworkOf(facts)?.due ?? null, at: now },
        ...{ processId, homeworkFor: workshopId, version: null, by: null, otherId: null },
        ...{ audience: 'own', step: null },
      })),
    )
  }
}
