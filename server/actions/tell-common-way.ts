// Telling people of the common way of a family: that it is another one, is to be agreed, and was.

import { askedForHouse, holdingOn, tellAll, type WayAnswer, type WayReview } from '#library'
import { readDeputies } from '../store/deputies.ts'
import { readFollowersOfFamily } from '../store/follows.ts'
import { readHolders, settleWayAsked } from '../store/notices.ts'
import { becomeWorker, type Tx } from '../store/store.ts'
import { dayOf } from './day-of.ts'
import { type Chance, put, readCaretakers } from './put-notices.ts'

/** Followers of a family that it has another common way. */
export const tellReference = async (
  tx: Tx,
  chance: Chance,
  allianceId: string,
  { familyId, processId, by }: { familyId: string; processId: string; by: string },
): Promise<void> => {
  await becomeWorker(tx, allianceId)
  const followers = await readFollowersOfFamily(tx, allianceId, familyId)
  const about = { processId, audience: 'shared' } as const
  await put(tx, chance, allianceId, about, tellAll('referenceChanged', followers), by)
}

interface AboutWay {
  readonly allianceId: string
  readonly familyId: string
  readonly processId: string
  readonly version: number
  readonly by: string
}

/** Who can answer for a house today; as the worker. */
const readAskedFor = async (
  tx: Tx,
  { now }: Chance,
  allianceId: string,
  house: string,
): Promise<readonly string[]> => {
  const day = dayOf(now)
  return askedForHouse({
    approvers: await readHolders(tx, allianceId, house, ['approver']),
    deputies: holdingOn(await readDeputies(tx, allianceId, [house], { day, now }), day),
    admins: await readHolders(tx, allianceId, house, ['organisationAdmin']),
  })
}

/** Houses that are asked whether they agree to a common way. */
export const tellWayAsked = async (
  tx: Tx,
  chance: Chance,
  { allianceId, processId, version, by, houses }: AboutWay & { readonly houses: readonly string[] },
): Promise<void> => {
  await becomeWorker(tx, allianceId)
  const asked = new Set<string>()
  for (const house of houses) {
    for (const person of await readAskedFor(tx, chance, allianceId, house)) asked.add(person)
  }
  const about = { processId, version, audience: 'shared' } as const
  await put(tx, chance, allianceId, about, tellAll('wayAsked', [...asked]), by)
}

/**
 * What a house answered: whoever was asked for it is asked no more. Who asked and who looks after the common way hear of
 * what wants their attention, and all who follow the family that it is agreed.
 */
export const tellWayAnswered = async (
  tx: Tx,
  chance: Chance,
  said: AboutWay & {
    /** Of the common way. */
    readonly organisationId: string
    readonly house: string
    readonly answer: WayAnswer
    readonly after: WayReview
    readonly askers: readonly string[]
  },
): Promise<void> => {
  const { allianceId, familyId, processId, organisationId, version, by } = said
  const { house, answer, after, askers } = said
  await becomeWorker(tx, allianceId)
  const still = new Set<string>()
  for (const missing of after.missing) {
    for (const person of await readAskedFor(tx, chance, allianceId, missing)) still.add(person)
  }
  const done = await readAskedFor(tx, chance, allianceId, house)
  const settled = done.filter((one) => !still.has(one))
  await settleWayAsked(tx, allianceId, { processId, number: version }, settled, chance.now)
  if (answer === 'agree' && !after.isAgreed) return
  const act = after.isAgreed ? 'agreed' : answer
  const followers = after.isAgreed ? await readFollowersOfFamily(tx, allianceId, familyId) : []
  const caretakers = await readCaretakers(tx, allianceId, processId, organisationId)
  const about = { processId, version, act, audience: 'shared' } as const
  const told = tellAll('wayAnswered', [...askers, ...caretakers, ...followers])
  await put(tx, chance, allianceId, about, told, by)
}
