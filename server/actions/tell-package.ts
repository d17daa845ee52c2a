// Telling houses of packages of the board.

import { type PackageFact, type PackageStand, tellAll } from '#library'
import { isMember, readHolders, settlePackage } from '../store/notices.ts'
import { becomeWorker, type Tx } from '../store/store.ts'
import { type Chance, put } from './put-notices.ts'

/** Who speaks for a house on the board. */
const SPEAKERS = ['modeller', 'approver', 'organisationAdmin'] as const

/**
 * The house that is asked for a package, who planned it of the answer, and those it was for that it is there. What was
 * asked of people is settled once somebody of their house has answered.
 */
export const tellPackage = async (
  tx: Tx,
  chance: Chance,
  allianceId: string,
  said: {
    readonly packageId: string
    /** The person who planned it. */
    readonly planner: string
    readonly before: PackageStand | undefined
    readonly fact: PackageFact
    readonly by: string
  },
): Promise<void> => {
  const { packageId, planner, before, fact, by } = said
  await becomeWorker(tx, allianceId)
  const { act, writer } = fact
  const holders = (house: string) => readHolders(tx, allianceId, house, SPEAKERS)
  if (act !== 'join' && act !== 'leave') {
    await settlePackage(tx, allianceId, packageId, chance.now)
  }
  const asked = (act === 'plan' || act === 'ask') && writer !== null && writer !== fact.by
  const isAnswer = act === 'accept' || act === 'decline' || act === 'deliver' || act === 'end'
  const others: string[] = []
  for (const house of act === 'deliver' ? (before?.houses ?? []) : []) {
    others.push(...(await holders(house)))
  }
  // Whoever had promised hears that it is no longer wanted.
  if (act === 'end' && before?.writer) others.push(...(await holders(before.writer)))
  const isThere = await isMember(tx, allianceId, planner)
  const told = [
    ...tellAll('packageAsked', asked ? await holders(writer) : []),
    ...tellAll('packageSaid', isAnswer ? [...(isThere ? [planner] : []), ...others] : []),
  ]
  const about = {
    processId: null,
    packageId,
    act: isAnswer ? act : null,
    audience: 'shared',
  } as const
  await put(tx, chance, allianceId, about, told, by)
}
