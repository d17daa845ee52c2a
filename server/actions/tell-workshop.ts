// Telling houses what they are to do before a workshop, that it is at another time, and what it proposes to them.

import { tellAll } from '#library'
import { isLocalTold } from '#workshop'
import { isMember, readHousesOf, settleHomework, settleWorkshopDate } from '../store/notices.ts'
import { becomeWorker, type Tx } from '../store/store.ts'
import { addLocalReasonTold, readLocalProposals } from '../store/workshop-steps.ts'
import { type Chance, type Place, put, readCaretakers } from './put-notices.ts'

/** The house that is asked to look at its variant before a workshop, and who planned it that it is done. */
export const tellHomework = async (
  tx: Tx,
  chance: Chance,
  said: Place & {
    readonly workshopId: string
    readonly fact: { readonly act: 'ask'; readonly due: string } | { readonly act: 'done' | 'drop' }
    /** The person who planned it. */
    readonly planner: string
    readonly by: string
  },
): Promise<void> => {
  const { allianceId, processId, organisationId, workshopId, fact, planner, by } = said
  await becomeWorker(tx, allianceId)
  await settleHomework(tx, allianceId, { workshopId, processId }, chance.now)
  const about = { processId, homeworkFor: workshopId }
  if (fact.act === 'ask') {
    const people = await readCaretakers(tx, allianceId, processId, organisationId)
    const told = tellAll('homeworkAsked', people)
    await put(tx, chance, allianceId, { ...about, act: fact.due }, told, by)
  } else if (fact.act === 'done' && (await isMember(tx, allianceId, planner))) {
    const told = tellAll('homeworkDone', [planner])
    await put(tx, chance, allianceId, { ...about, audience: 'shared' }, told, by)
  }
}

/** Who looks after the variants that take part, and who planned it, when another leads: of another date, title or place. */
export const tellWorkshopDate = async (
  tx: Tx,
  chance: Chance,
  said: {
    readonly allianceId: string
    readonly workshopId: string
    readonly planner: string
    readonly processes: readonly string[]
    /** Where it was moved: the day it is on now. */
    readonly day: string | null
    readonly by: string
  },
): Promise<void> => {
  const { allianceId, workshopId, planner, day, by } = said
  await becomeWorker(tx, allianceId)
  await settleWorkshopDate(tx, allianceId, workshopId, chance.now)
  const people = (await isMember(tx, allianceId, planner)) ? [planner] : []
  for (const { id, organisationId } of await readHousesOf(tx, allianceId, said.processes)) {
    people.push(...(await readCaretakers(tx, allianceId, id, organisationId)))
  }
  const about = { processId: null, homeworkFor: workshopId, act: day, audience: 'shared' } as const
  await put(tx, chance, allianceId, about, tellAll('workshopChanged', people), by)
}

/**
 * Who looks after processes of which a workshop recommends that something stays local, once for each, when its family has
 * a common way beside which the house can say so; of one common way, or of all. As the worker.
 */
export const tellLocalReasons = async (
  tx: Tx,
  chance: Chance,
  said: {
    readonly allianceId: string
    readonly commonWayId: string | null
    readonly by: string | null
  },
): Promise<void> => {
  const { allianceId, commonWayId, by } = said
  const { now } = chance
  for (const one of await readLocalProposals(tx, allianceId, commonWayId)) {
    const { workshopId, processId, organisationId } = one
    if (!isLocalTold(one, now)) continue
    if (!(await addLocalReasonTold(tx, { allianceId, workshopId, processId, now }))) continue
    const people = await readCaretakers(tx, allianceId, processId, organisationId)
    const about = { processId, homeworkFor: workshopId }
    await put(tx, chance, allianceId, about, tellAll('localProposed', people), by)
  }
}
