// Days that come: somebody is a deputy from today on. Days that come near: a process is to be looked at again, a version is to be introduced, a measure is to be done. Whoever looks after it is told, and
// that they were is noted in the same transaction, so that each day is told of once.

import { addMonths, caretakersOf, introductionsUpTo, tellAll, toldOnce } from '#library'
import { dayOf } from '../actions/day-of.ts'
import { tellOfWaiting } from '../actions/tell-deputy.ts'
import { takeBeginning } from '../store/deputies.ts'
import { insertNotices, isMember, readAuthorsOf, readHolders } from '../store/notices.ts'
import {
  readPlanners,
  type TakenDay,
  type TakenMeasure,
  takeIntroductions,
  takeMeasures,
  takeRechecks,
} from '../store/reminders.ts'
import type { Tx } from '../store/store.ts'
import type { JobDeps } from './deps.ts'

/** Who may say that it is done. */
const KEEPERS = ['modeller', 'approver', 'organisationAdmin'] as const

/** As the worker of the alliance. */
export const remindOfDays = async (
  tx: Tx,
  { newId }: Pick<JobDeps, 'newId'>,
  allianceId: string,
  now: Date,
): Promise<void> => {
  const tell = async (
    kind: 'recheckDue' | 'introductionDue',
    { processId, organisationId, version, day }: TakenDay,
  ) => {
    const people = caretakersOf(
      [
        ...(await readAuthorsOf(tx, allianceId, processId)),
        ...(await readPlanners(tx, allianceId, processId)),
      ],
      await readHolders(tx, allianceId, organisationId, KEEPERS),
    )
    await insertNotices(
      tx,
      allianceId,
      toldOnce(tellAll(kind, people), null).map(({ person }) => ({
        ...{ id: newId(), personId: person, kind, act: day, processId, version, at: now },
        ...{ by: null, otherId: null, audience: 'own', step: null },
      })),
    )
  }
  const chance = { now, random: { id: newId } }
  for (const one of await takeBeginning(tx, allianceId, dayOf(now)))
    await tellOfWaiting(tx, chance, allianceId, one)
  const tellMeasure = async ({ workshopId, id, organisationId, plannedBy, day }: TakenMeasure) => {
    const house =
      organisationId === null ? [] : await readHolders(tx, allianceId, organisationId, KEEPERS)
    const leader = (await isMember(tx, allianceId, plannedBy)) ? [plannedBy] : []
    await insertNotices(
      tx,
      allianceId,
      toldOnce(tellAll('measureDue', [...house, ...leader]), null).map(({ person, kind }) => ({
        ...{ id: newId(), personId: person, kind, act: day, measure: { workshopId, id }, at: now },
        ...{ by: null, processId: null, otherId: null, version: null, step: null },
        audience: 'shared',
      })),
    )
  }
  const soon = addMonths(dayOf(now), 1)
  for (const one of await takeRechecks(tx, allianceId, soon, now)) await tell('recheckDue', one)
  const week = dayOf(introductionsUpTo(now))
  for (const one of await takeIntroductions(tx, allianceId, week, now))
    await tell('introductionDue', one)
  for (const one of await takeMeasures(tx, allianceId, week, now)) await tellMeasure(one)
}
