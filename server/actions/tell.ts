// Telling people what has just happened. Made in the transaction that causes it, as the platform: who is told need not be
// seen by who did it. Each of these is the last thing a transaction does; whom a thing concerns is decided in domain/library.

import {
  askedForHouse,
  askedNow,
  caretakersOf,
  holdingOn,
  isAskedAsDeputy,
  newestInForce,
  type PackageFact,
  type PackageStand,
  type ProposalAct,
  type QuestionSubject,
  type Review,
  type ReviewAct,
  reviewOf,
  type Told,
  tellAll,
  toldOfAnswer,
  toldOfComment,
  toldOfDeputy,
  toldOfQuestion,
  toldOfReview,
  toldOfTalk,
  toldOnce,
  type WayAnswer,
  type WayReview,
  wayReviewOf,
} from '#library'
import { readAskedWays } from '../store/common-way.ts'
import { type DeputyRow, readDeputies } from '../store/deputies.ts'
import {
  ALL_QUESTIONS,
  readFollowersOf,
  readFollowersOfFamily,
  readFollowersOfProcess,
} from '../store/follows.ts'
import { readOriginVersions } from '../store/lineage.ts'
import {
  findAsker,
  findOfferer,
  insertNotices,
  isMember,
  type NewNotice,
  readAuthorsOf,
  readHolders,
  readHousesOf,
  readLinkedTo,
  readSpeakers,
  settleAsked,
  settleHomework,
  settlePackage,
  settleReminded,
  settleRequests,
  settleWayAsked,
  settleWorkshopDate,
} from '../store/notices.ts'
import { readTalkers, type TalkedAbout } from '../store/proposal-talk.ts'
import { readFamilyPlaces, readStillHere } from '../store/questions.ts'
import { readWaiting } from '../store/review.ts'
import { becomeWorker, type Tx } from '../store/store.ts'
import type { Context } from './context.ts'
import { dayOf } from './day-of.ts'

type Chance = Pick<Context, 'now'> & { readonly random: Pick<Context['random'], 'id'> }
type About = Pick<NewNotice, 'processId'> &
  Partial<
    Pick<
      NewNotice,
      | 'packageId'
      | 'homeworkFor'
      | 'questionId'
      | 'documentId'
      | 'otherId'
      | 'version'
      | 'step'
      | 'act'
      | 'audience'
    >
  >

/** Who speaks for a house on the board. */
const SPEAKERS = ['modeller', 'approver', 'organisationAdmin'] as const
const EDITORS = ['modeller', 'organisationAdmin'] as const

const put = (
  tx: Tx,
  { now, random }: Chance,
  allianceId: string,
  about: About,
  told: readonly Told[],
  by: string | null,
): Promise<void> => {
  const usual = { otherId: null, version: null, step: null, act: null, audience: 'own' } as const
  return insertNotices(
    tx,
    allianceId,
    toldOnce(told, by).map(({ person, kind }) => ({
      ...{ ...usual, ...about, id: random.id(), personId: person, kind, by, at: now },
    })),
  )
}

const readCaretakers = async (
  tx: Tx,
  allianceId: string,
  processId: string,
  organisationId: string,
): Promise<readonly string[]> =>
  caretakersOf(
    await readAuthorsOf(tx, allianceId, processId),
    await readHolders(tx, allianceId, organisationId, EDITORS),
  )

interface Place {
  readonly allianceId: string
  readonly processId: string
  readonly organisationId: string
}

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
  const approvers = await readHolders(tx, allianceId, organisationId, ['approver'])
  const members = new Set(await readHolders(tx, allianceId, organisationId))
  const [day, { now }] = [dayOf(chance.now), chance]
  const known = await readDeputies(tx, allianceId, [organisationId], { day, now })
  const deputies = holdingOn(known, day)
  const told = toldOfReview(act, before, after, approvers, deputies).filter((one) =>
    members.has(one.person),
  )
  const asked = askedNow(after, approvers, deputies)
  await settleAsked(tx, allianceId, { processId, number: version }, asked, chance.now)
  await put(tx, chance, allianceId, { processId, version, act }, told, by)
  if (act !== 'approve') return
  await tellLinked(tx, chance, at, version, by)
  const followers = await readFollowersOfProcess(tx, allianceId, processId)
  const about = { processId, version, audience: 'shared' } as const
  // Its author is told of the answer already.
  const authors = new Set(before.authors)
  const others = followers.filter((one) => !authors.has(one))
  await put(tx, chance, allianceId, about, tellAll('versionInForce', others), by)
}

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

const MOST_WAITING = 1000

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

const aboutQuestion = (questionId: string) =>
  ({ processId: null, questionId, audience: 'shared' }) as const

/** Who looks after what a question is about, who follows that, and who wants to hear of every question. */
export const tellQuestion = async (
  tx: Tx,
  chance: Chance,
  allianceId: string,
  asked: {
    readonly questionId: string
    readonly processId: string | null
    readonly familyId: string | null
    readonly named: readonly string[]
    readonly by: string
  },
): Promise<void> => {
  const { questionId, processId, familyId, named, by } = asked
  await becomeWorker(tx, allianceId)
  const places = await readFamilyPlaces(tx, allianceId, { processId, familyId })
  const caretakers = new Set<string>()
  for (const place of places) {
    const { organisationId } = place
    const all = await readCaretakers(tx, allianceId, place.processId, organisationId)
    for (const one of all) caretakers.add(one)
  }
  const followers =
    processId !== null
      ? await readFollowersOfProcess(tx, allianceId, processId)
      : familyId !== null
        ? await readFollowersOfFamily(tx, allianceId, familyId)
        : []
  const all = await readFollowersOf(tx, allianceId, ALL_QUESTIONS)
  const ofAll = await readStillHere(tx, allianceId, all)
  const told = toldOfQuestion(named, [...caretakers], followers, ofAll)
  await put(tx, chance, allianceId, aboutQuestion(questionId), told, by)
}

export const tellAnswer = async (
  tx: Tx,
  chance: Chance,
  allianceId: string,
  said: {
    readonly questionId: string
    readonly about: QuestionSubject
    readonly named: readonly string[]
    readonly by: string
  },
): Promise<void> => {
  const { questionId, about, named, by } = said
  await becomeWorker(tx, allianceId)
  const followers = await readFollowersOf(tx, allianceId, { kind: 'question', id: questionId })
  const told = toldOfAnswer(named, about, followers)
  const here = await readStillHere(...([tx, allianceId, told.map(({ person }) => person)] as const))
  const reached = told.filter(({ person }) => here.includes(person))
  await put(tx, chance, allianceId, aboutQuestion(questionId), reached, by)
}

export const tellHelped = async (
  tx: Tx,
  chance: Chance,
  allianceId: string,
  { questionId, answeredBy, by }: { questionId: string; answeredBy: string; by: string },
): Promise<void> => {
  await becomeWorker(tx, allianceId)
  const people = await readStillHere(tx, allianceId, [answeredBy])
  await put(tx, chance, allianceId, aboutQuestion(questionId), tellAll('answerHelped', people), by)
}

/** Who follows the process or the family it lies at; of one for the own house, its own people of these. Rule H5. */
export const tellDocument = async (
  tx: Tx,
  chance: Chance,
  allianceId: string,
  added: {
    readonly documentId: string
    readonly processId: string | null
    readonly familyId: string | null
    readonly organisationId: string
    readonly visibility: 'organisation' | 'alliance'
    readonly by: string
  },
): Promise<void> => {
  const { documentId, processId, familyId, organisationId, visibility, by } = added
  await becomeWorker(tx, allianceId)
  const followers =
    processId !== null
      ? await readFollowersOfProcess(tx, allianceId, processId)
      : await readFollowersOfFamily(tx, allianceId, familyId ?? '')
  const isOwn = visibility === 'organisation'
  const own = new Set(isOwn ? await readHolders(tx, allianceId, organisationId) : [])
  const people = followers.filter((one) => !isOwn || own.has(one))
  const audience = isOwn ? 'own' : 'shared'
  const about = { processId, documentId, audience } as const
  await put(tx, chance, allianceId, about, tellAll('documentAdded', people), by)
}
