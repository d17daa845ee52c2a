// Telling two houses of an offer, and of what was said about it.

import { type ProposalAct, tellAll, toldOfTalk } from '#library'
import { findOfferer, readHolders } from '../store/notices.ts'
import { readTalkers, type TalkedAbout } from '../store/proposal-talk.ts'
import { becomeWorker, type Tx } from '../store/store.ts'
import { type Chance, put, readCaretakers } from './put-notices.ts'

export const tellProposal = async (
  tx: Tx,
  chance: Chance,
  allianceId: string,
  fact: {
    readonly id: string
    readonly act: ProposalAct
    readonly processId: string
    readonly originId: string
    readonly version: number
    readonly by: string
  },
): Promise<void> => {
  const { id, act, processId, originId, version, by } = fact
  // Whoever withdraws an offer need not see what it was made to any more.
  if (act === 'withdraw') return
  await becomeWorker(tx, allianceId)
  const isOffer = act === 'offer'
  const told = isOffer ? originId : processId
  const row = await tx
    .selectFrom('process')
    .select('organisation_id as organisationId')
    .where('alliance_id', '=', allianceId)
    .where('id', '=', told)
    .executeTakeFirst()
  if (!row) return
  const { organisationId } = row
  const offerer = isOffer ? undefined : await findOfferer(tx, allianceId, id)
  const members = await readHolders(tx, allianceId, organisationId)
  const people =
    offerer !== undefined && members.includes(offerer)
      ? [offerer]
      : await readCaretakers(tx, allianceId, told, organisationId)
  const about = { processId: told, otherId: isOffer ? processId : originId, version, act }
  const kind = isOffer ? 'proposalMade' : 'proposalAnswered'
  await put(tx, chance, allianceId, about, tellAll(kind, people), by)
}

/** What one of the two houses of an offer said about it, at the page of its process. */
export const tellTalk = async (
  tx: Tx,
  chance: Chance,
  allianceId: string,
  said: Omit<TalkedAbout, 'acts' | 'isShown'> & {
    readonly proposalId: string
    /** Of the two: where it was said. */
    readonly saidAt: string
    readonly by: string
  },
): Promise<void> => {
  const { proposalId, processId, originId, offeredBy, offeredTo, saidAt, by } = said
  await becomeWorker(tx, allianceId)
  const talkers = await readTalkers(tx, allianceId, proposalId)
  const offerer = await findOfferer(tx, allianceId, proposalId)
  const houseOf = async (process: string, organisationId: string) => {
    const members = await readHolders(tx, allianceId, organisationId)
    const spoke = talkers.filter(({ saidFor }) => saidFor === organisationId)
    const involved = [
      ...(process === processId && offerer !== undefined ? [offerer] : []),
      ...spoke.map(({ personId }) => personId),
    ].filter((one) => members.includes(one))
    const caretakers = await readCaretakers(tx, allianceId, process, organisationId)
    return { process, involved, caretakers }
  }
  const offering = await houseOf(processId, offeredBy)
  const asked = await houseOf(originId, offeredTo)
  const [own, other] = saidAt === processId ? [offering, asked] : [asked, offering]
  const told = toldOfTalk(own, other)
  const about = (one: string, another: string) => ({ processId: one, otherId: another })
  await put(tx, chance, allianceId, about(other.process, own.process), told.other, by)
  // Who is at home in both hears of it once.
  const others = new Set(told.other.map(({ person }) => person))
  const left = told.own.filter(({ person }) => !others.has(person))
  await put(tx, chance, allianceId, about(own.process, other.process), left, by)
}
