// Telling people what was said about a process: comments, changes that are asked for, answers over a link.

import { askedNow, holdingOn, reviewOf, tellAll, toldOfComment } from '#library'
import { readDeputies } from '../store/deputies.ts'
import {
  findAsker,
  readAuthorsOf,
  readHolders,
  readSpeakers,
  settleRequests,
} from '../store/notices.ts'
import { readWaiting } from '../store/review.ts'
import { becomeWorker, type Tx } from '../store/store.ts'
import { dayOf } from './day-of.ts'
import { type Chance, MOST_WAITING, type Place, put, readCaretakers } from './put-notices.ts'

/** Who looks after a process, and who is asked about a version of it now. */
const readConcerned = async (tx: Tx, chance: Chance, at: Place): Promise<readonly string[]> => {
  const { allianceId, processId, organisationId } = at
  const caretakers = await readCaretakers(tx, allianceId, processId, organisationId)
  const waiting = await readWaiting(tx, allianceId, [organisationId], MOST_WAITING)
  const version = waiting.find((one) => one.processId === processId)
  if (!version) return caretakers
  const [day, { now }] = [dayOf(chance.now), chance]
  const known = await readDeputies(tx, allianceId, [organisationId], { day, now })
  const approvers = await readHolders(tx, allianceId, organisationId, ['approver'])
  const review = reviewOf(version.author ?? undefined, version.facts)
  return [...caretakers, ...askedNow(review, approvers, holdingOn(known, day))]
}

/** A request that was opened again is asked for anew; one that was settled tells who asked for it. */
export const tellRequest = async (
  tx: Tx,
  chance: Chance,
  at: Place,
  request: {
    readonly by: string
    /** Who asked for it; null where nobody with an account did. */
    readonly askedBy: string | null
    readonly step: string | null
    readonly isResolved: boolean
  },
): Promise<void> => {
  const { allianceId, processId, organisationId } = at
  const { by, askedBy, step, isResolved } = request
  await becomeWorker(tx, allianceId)
  const members = new Set(await readHolders(tx, allianceId, organisationId))
  if (isResolved) await settleRequests(tx, allianceId, { processId, step }, chance.now)
  const asker = askedBy === null ? [] : [askedBy]
  const told = isResolved
    ? tellAll('changeSettled', asker)
    : tellAll('changeAsked', await readConcerned(tx, chance, at))
  const here = told.filter(({ person }) => members.has(person))
  await put(tx, chance, allianceId, { processId, step }, here, by)
}

export const tellComment = async (
  tx: Tx,
  chance: Chance,
  at: Place,
  said: {
    readonly by: string
    readonly step: string | null
    readonly isRequest: boolean
    /** Named in it. */
    readonly mentions: readonly string[]
  },
): Promise<void> => {
  const { allianceId, processId, organisationId } = at
  const { by, step, mentions, isRequest } = said
  await becomeWorker(tx, allianceId)
  const members = new Set(await readHolders(tx, allianceId, organisationId))
  const involved = [
    ...(await readAuthorsOf(tx, allianceId, processId)),
    ...(await readSpeakers(tx, allianceId, processId, step)),
  ].filter((one) => members.has(one))
  // Whoever cannot read it is not told that it is there.
  const named = mentions.filter((one) => members.has(one))
  const concerned = isRequest ? await readConcerned(tx, chance, at) : []
  const told = toldOfComment({ named, concerned, involved })
  await put(tx, chance, allianceId, { processId, step }, told, by)
}

/** Who made the link, while they are there; else who looks after the process. */
export const tellEnquiryAnswered = async (
  tx: Tx,
  chance: Chance,
  { allianceId, processId }: Omit<Place, 'organisationId'>,
  answer: { readonly enquiryId: string; readonly step: string | null; readonly act: string },
): Promise<void> => {
  await becomeWorker(tx, allianceId)
  const asker = await findAsker(tx, allianceId, answer.enquiryId)
  if (!asker) return
  const members = await readHolders(tx, allianceId, asker.organisationId)
  const people = members.includes(asker.personId)
    ? [asker.personId]
    : await readCaretakers(tx, allianceId, processId, asker.organisationId)
  const about = { processId, step: answer.step, act: answer.act }
  await put(tx, chance, allianceId, about, tellAll('enquiryAnswered', people), null)
}
