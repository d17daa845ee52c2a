// Telling people of a version: that it waits for their word, was answered, or is in force.

import {
  askedNow,
  holdingOn,
  type Review,
  type ReviewAct,
  tellAll,
  toldOfReview,
  toldOfStuck,
} from '#library'
import { readDeputies } from '../store/deputies.ts'
import { readFollowersOfProcess } from '../store/follows.ts'
import { readLinkedTo, settleAsked, settleReminded } from '../store/notices.ts'
import { readRolesOf } from '../store/people.ts'
import { becomeWorker, type Tx } from '../store/store.ts'
import { dayOf } from './day-of.ts'
import { type Chance, type Place, put, readCaretakers } from './put-notices.ts'

/** Those of linked processes that another version of their origin is in force. */
const tellLinked = async (tx: Tx, chance: Chance, at: Place, version: number, by: string) => {
  const { allianceId, processId: otherId } = at
  for (const linked of await readLinkedTo(tx, allianceId, otherId)) {
    if (linked.version >= version) continue
    const { processId, organisationId } = linked
    const people = await readCaretakers(tx, allianceId, processId, organisationId)
    const about = { processId, otherId, version }
    await put(tx, chance, allianceId, about, tellAll('originRenewed', people), by)
  }
}

export const tellReview = async (
  tx: Tx,
  chance: Chance,
  at: Place,
  done: {
    readonly act: ReviewAct
    readonly by: string
    readonly version: number
    readonly before: Review
    readonly after: Review
  },
): Promise<void> => {
  const { allianceId, processId, organisationId } = at
  const { act, by, version, before, after } = done
  await becomeWorker(tx, allianceId)
  const people = await readRolesOf(tx, allianceId, organisationId)
  const approvers = people.filter(({ roles }) => roles.includes('approver')).map(({ id }) => id)
  const members = new Set(people.map(({ id }) => id))
  const [day, { now }] = [dayOf(chance.now), chance]
  const known = await readDeputies(tx, allianceId, [organisationId], { day, now })
  const deputies = holdingOn(known, day)
  const told = toldOfReview(act, before, after, approvers, deputies).filter((one) =>
    members.has(one.person),
  )
  const asked = askedNow(after, approvers, deputies)
  await settleAsked(tx, allianceId, { processId, number: version }, asked, chance.now)
  const stuck = toldOfStuck(before, after, people, deputies)
  await put(tx, chance, allianceId, { processId, version, act }, [...told, ...stuck], by)
  if (act !== 'approve') return
  await tellLinked(tx, chance, at, version, by)
  const followers = await readFollowersOfProcess(tx, allianceId, processId)
  const about = { processId, version, audience: 'shared' } as const
  // Its author is told of the answer already.
  const authors = new Set(before.authors)
  const others = followers.filter((one) => !authors.has(one))
  await put(tx, chance, allianceId, about, tellAll('versionInForce', others), by)
}

/** Nobody has anything left to see of a day that was dealt with. */
export const settleReminder = async (
  tx: Tx,
  { now }: Pick<Chance, 'now'>,
  allianceId: string,
  about: Parameters<typeof settleReminded>[2],
): Promise<void> => {
  await becomeWorker(tx, allianceId)
  await settleReminded(tx, allianceId, about, now)
}
