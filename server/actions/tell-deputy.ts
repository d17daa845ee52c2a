// Telling people that somebody stands in for somebody, and what waits for them.

import {
  holdingOn,
  isAskedAsDeputy,
  newestInForce,
  reviewOf,
  tellAll,
  toldOfDeputy,
  wayReviewOf,
} from '#library'
import { readAskedWays } from '../store/common-way.ts'
import { type DeputyRow, readDeputies } from '../store/deputies.ts'
import { readOriginVersions } from '../store/lineage.ts'
import { readHolders } from '../store/notices.ts'
import { readWaiting } from '../store/review.ts'
import { becomeWorker, type Tx } from '../store/store.ts'
import { dayOf } from './day-of.ts'
import { type Chance, MOST_WAITING, put } from './put-notices.ts'

/** A deputy of what waits already for whom they stand in for, as if it were asked now. Rule N7; as the worker. */
export const tellOfWaiting = async (
  tx: Tx,
  chance: Chance,
  allianceId: string,
  { organisationId, person, deputy }: Pick<DeputyRow, 'organisationId' | 'person' | 'deputy'>,
): Promise<void> => {
  const [day, { now }] = [dayOf(chance.now), chance]
  const known = await readDeputies(tx, allianceId, [organisationId], { day, now })
  const holding = holdingOn(known, day)
  const named = holding.find((one) => one.person === person && one.deputy === deputy)
  if (!named) return
  const others = holding.filter((one) => one !== named)
  const approvers = await readHolders(tx, allianceId, organisationId, ['approver'])
  for (const waits of await readWaiting(tx, allianceId, [organisationId], MOST_WAITING)) {
    const review = reviewOf(waits.author ?? undefined, waits.facts)
    if (!isAskedAsDeputy(review, approvers, named, others)) continue
    const submitted = waits.facts.findLast(({ act }) => act === 'submit')
    const about = { processId: waits.processId, version: waits.number, act: 'submit' }
    await put(
      tx,
      chance,
      allianceId,
      about,
      tellAll('reviewWaits', [deputy]),
      submitted?.by ?? null,
    )
  }
  const answersAlready = [...approvers, ...others.map((one) => one.deputy)].includes(deputy)
  if (!named.mayApprove || answersAlready) return
  for (const rows of await readAskedWays(tx, allianceId, [organisationId])) {
    const asked = rows.findLast(({ fact }) => fact.act === 'ask')
    if (!asked) continue
    const { processId } = asked
    const versions = (await readOriginVersions(tx, allianceId, [processId])).get(processId) ?? []
    const version = newestInForce(versions)
    const facts = rows.map(({ fact }) => fact)
    if (version === undefined || !wayReviewOf(facts, version).missing.includes(organisationId))
      continue
    const about = { processId, version, audience: 'shared' } as const
    await put(tx, chance, allianceId, about, tellAll('wayAsked', [deputy]), null)
  }
}

/** The two, of a deputyship that begins, and the deputy of what waits for them; or that it is ended. */
export const tellDeputy = async (
  tx: Tx,
  chance: Chance,
  allianceId: string,
  said: Pick<DeputyRow, 'organisationId' | 'person' | 'deputy'> & {
    readonly by: string
    readonly isEnded: boolean
  },
): Promise<void> => {
  const { person, deputy, by, isEnded } = said
  await becomeWorker(tx, allianceId)
  for (const one of toldOfDeputy({ person, deputy })) {
    const act = isEnded ? 'ended' : one.person === deputy ? 'standIn' : 'stoodIn'
    await put(tx, chance, allianceId, { processId: null, act }, [one], by)
  }
  if (!isEnded) await tellOfWaiting(tx, chance, allianceId, said)
}
