// Several houses agree on the common way of a family: what each says, asking them, and answering for a house. What may
// happen is decided in domain/library.

import type { CommonWayAgreement } from '#api'
import {
  agreedVersionOf,
  can,
  faultOfAnswer,
  faultOfAsk,
  holdingOn,
  housesToAsk,
  isMemberOf,
  newestInForce,
  type WayAnswer,
  type WayReview,
  wayReviewOf,
} from '#library'
import { listOrganisations } from '../store/alliances.ts'
import { addAudit } from '../store/audit.ts'
import {
  addWayAnswer,
  addWayAsk,
  readMemberHouses,
  readWayFacts,
  type WayFactRow,
} from '../store/common-way.ts'
import { type DeputyRow, readDeputies } from '../store/deputies.ts'
import { findFamilyRows } from '../store/families.ts'
import { findCommonWay, findFamilyChoices, takeOverFamily } from '../store/family-choices.ts'
import { readSummaries, type SummaryRow } from '../store/library.ts'
import { readOriginVersions } from '../store/lineage.ts'
import type { Tx } from '../store/store.ts'
import { isTargetCarriedOn } from '../store/workshop-targets.ts'
import { demand, type MemberContext, Refused } from './context.ts'
import { dayOf } from './day-of.ts'
import { firstComes } from './first-comes.ts'
import { tellWayAnswered, tellWayAsked } from './tell-common-way.ts'

/** The common way of a family as one person sees it. */
interface Way {
  readonly process: SummaryRow
  /** In force, and seen by the alliance; undefined where there is none. */
  readonly version: number | undefined
  readonly facts: readonly WayFactRow[]
  /** Of that version. */
  readonly review: WayReview
  readonly members: readonly string[]
  /** Of the last fact. */
  readonly seq: number
}

/** Undefined where the family has no common way that the person sees; refused where they see no such family. */
const loadWay = async (tx: Tx, { actor }: MemberContext, id: string): Promise<Way | undefined> => {
  const { allianceId } = actor
  const [family] = await findFamilyRows(tx, id)
  if (!family) throw new Refused('thing/not-found')
  const { reference } = await findFamilyChoices(tx, id)
  const [process] = reference === null ? [] : await readSummaries(tx, allianceId, [reference])
  if (!process) return undefined
  const versions = (await readOriginVersions(tx, allianceId, [process.id])).get(process.id) ?? []
  const version = process.visibility === 'alliance' ? newestInForce(versions) : undefined
  const facts = await readWayFacts(tx, allianceId, id, process.id)
  const review = wayReviewOf(
    facts.map(({ fact }) => fact),
    version ?? 0,
  )
  const members = await readMemberHouses(tx, allianceId, id)
  return { process, version, facts, review, members, seq: facts.at(-1)?.seq ?? 0 }
}

const faultOfAsking = ({ actor }: MemberContext, { version, review, members }: Way) =>
  faultOfAsk({
    mayMake: can(actor, 'makeFamily', { kind: 'alliance', allianceId: actor.allianceId }).isAllowed,
    ...{ isInForce: version !== undefined, review, members },
  })

/** Whether somebody may answer for a house, and as whose deputy. */
export const answererFor = (
  { actor }: Pick<MemberContext, 'actor'>,
  organisationId: string,
  deputies: readonly DeputyRow[],
): { readonly standsInFor?: DeputyRow } | undefined => {
  const { allianceId, personId } = actor
  const house = { kind: 'organisation', allianceId, organisationId } as const
  if (can(actor, 'answerCommonWay', house).isAllowed) return {}
  const standsInFor = deputies.find(
    (one) => one.organisationId === organisationId && one.deputy === personId && one.mayApprove,
  )
  return standsInFor && isMemberOf(actor, organisationId) ? { standsInFor } : undefined
}

const deputiesToday = async (tx: Tx, { actor, now }: MemberContext) => {
  const own = actor.memberships.map(({ organisationId }) => organisationId)
  const day = dayOf(now)
  return holdingOn(await readDeputies(tx, actor.allianceId, own, { day, now }), day)
}

const present = async (
  tx: Tx,
  ctx: MemberContext,
  way: Way | undefined,
): Promise<{ agreement: CommonWayAgreement | null }> => {
  if (!way) return { agreement: null }
  const { actor } = ctx
  const { process, version, facts, review, members, seq } = way
  const deputies = await deputiesToday(tx, ctx)
  // In the order in which the alliance lists them, whatever they say.
  const houses = await listOrganisations(tx, actor.allianceId)
  const lastOf = (house: string) =>
    facts.findLast(
      ({ fact }) => fact.act !== 'ask' && fact.version === version && fact.house === house,
    )
  const isOpen = version !== undefined && !review.isAgreed
  const agreement = {
    ...{ processId: process.id, name: process.name, organisationName: process.organisation.name },
    ...{ version: version ?? null, seq },
    state:
      review.asked.length === 0
        ? ('none' as const)
        : review.isAgreed
          ? ('agreed' as const)
          : ('open' as const),
    agreedVersion: agreedVersionOf(facts.map(({ fact }) => fact)) ?? null,
    houses: houses
      .filter(({ id }) => review.asked.includes(id))
      .map(({ id, name, shortName }) => {
        const last = lastOf(id)
        const isOwn = isMemberOf(actor, id)
        const answerer = isOpen ? answererFor(ctx, id, deputies) : undefined
        return {
          ...{ organisation: { id, name, shortName }, answer: review.answers.get(id) ?? null },
          ...{ text: last?.text ?? '', at: last?.at.toISOString() ?? null },
          ...{ by: isOwn ? (last?.name ?? null) : null },
          ...{ standsInFor: isOwn ? (last?.forName ?? null) : null },
          canAnswer: answerer !== undefined,
          answersFor: answerer?.standsInFor?.personName ?? null,
        }
      }),
    notAsked: houses
      .filter(({ id }) => members.includes(id) && !review.asked.includes(id))
      .map(({ id, name }) => ({ id, name })),
    canAsk: faultOfAsking(ctx, way) === undefined,
  }
  return { agreement }
}

export const showAgreement = (ctx: MemberContext, id: string) =>
  ctx.store.asActor(ctx.actor, async (tx) => present(tx, ctx, await loadWay(tx, ctx, id)))

/** Refused where it is not what the person saw. */
const demandSeen = (way: Way, seen: { readonly version: number; readonly seen: number }): void => {
  if (way.seq !== seen.seen || way.version !== seen.version) {
    throw new Refused('conflict/changed-meanwhile')
  }
}

/** Asks all houses that have to be asked and were not. */
const ask = async (tx: Tx, ctx: MemberContext, id: string, way: Way, version: number) => {
  const { now } = ctx
  const { allianceId, personId } = ctx.actor
  const { process, review, members, seq } = way
  const houses = housesToAsk(review, members)
  // What people were asked about is theirs, and no longer found anew.
  if (!(await takeOverFamily(tx, id))) throw new Refused('thing/not-found')
  const about = { allianceId, familyId: id, processId: process.id, version }
  await firstComes(addWayAsk(tx, { ...about, seq: seq + 1, houses, personId, now }))
  await addAudit(tx, {
    ...{ allianceId, at: now, personId, organisationId: null, what: 'commonWayAsked' },
    ...{ subjectKind: 'family', subjectId: id },
    details: { process: process.id, version, houses },
  })
  const asked = houses.filter((one) => !review.asked.includes(one))
  await tellWayAsked(tx, ctx, { ...about, houses: asked, by: personId })
}

/**
 * As the worker, with a version that has just come into force: where a workshop made its process the common way, and
 * nobody was asked about it before, the houses are asked.
 */
export const askWithForce = async (
  tx: Tx,
  ctx: MemberContext,
  processId: string,
  version: number,
): Promise<void> => {
  const { allianceId } = ctx.actor
  if (!(await isTargetCarriedOn(tx, allianceId, processId))) return
  const common = await findCommonWay(tx, allianceId, processId)
  if (common?.id !== processId) return
  const way = await loadWay(tx, ctx, common.familyId)
  if (!way || way.version !== version || way.facts.length > 0) return
  const isInForce = true
  if (faultOfAsk({ mayMake: true, isInForce, review: way.review, members: way.members })) return
  await ask(tx, ctx, common.familyId, way, version)
}

export const askForAgreement = async (
  ctx: MemberContext,
  id: string,
  wanted: { readonly version: number; readonly seen: number },
) => {
  await ctx.store.asActor(ctx.actor, async (tx) => {
    const { allianceId } = ctx.actor
    demand(can(ctx.actor, 'makeFamily', { kind: 'alliance', allianceId }))
    const way = await loadWay(tx, ctx, id)
    if (!way) throw new Refused('agreement/not-now')
    const fault = faultOfAsking(ctx, way)
    if (fault === 'notInForce') throw new Refused('lineage/not-in-force')
    demandSeen(way, wanted)
    if (fault !== undefined) throw new Refused('agreement/not-now')
    await ask(tx, ctx, id, way, wanted.version)
  })
  return showAgreement(ctx, id)
}

export const answerForHouse = async (
  ctx: MemberContext,
  id: string,
  wanted: {
    readonly organisationId: string
    readonly version: number
    readonly answer: WayAnswer
    readonly text: string
    readonly seen: number
  },
) => {
  await ctx.store.asActor(ctx.actor, async (tx) => {
    const { now } = ctx
    const { allianceId, personId } = ctx.actor
    const { organisationId: house, version, answer } = wanted
    const way = await loadWay(tx, ctx, id)
    const answerer = answererFor(ctx, house, await deputiesToday(tx, ctx))
    if (!answerer) throw new Refused('right/missing')
    if (!way) throw new Refused('agreement/not-now')
    demandSeen(way, wanted)
    const text = answer === 'agree' ? '' : wanted.text
    const { process, review, facts, seq } = way
    const fault = faultOfAnswer({ house, mayApprove: true, isCurrent: true, review }, answer, text)
    if (fault === 'reason') throw new Refused('review/reason-missing')
    if (fault !== undefined) throw new Refused('agreement/not-now')
    const as = answerer.standsInFor ? { standsInFor: answerer.standsInFor.person } : {}
    const about = { allianceId, familyId: id, processId: process.id, version }
    await firstComes(
      addWayAnswer(tx, { ...about, ...as, seq: seq + 1, act: answer, house, text, personId, now }),
    )
    await addAudit(tx, {
      ...{ allianceId, at: now, personId, organisationId: house, what: 'commonWayAnswered' },
      ...{ subjectKind: 'family', subjectId: id },
      details: { process: process.id, version, answer, ...as },
    })
    const before = facts.map(({ fact }) => fact)
    const after = wayReviewOf([...before, { act: answer, version, house }], version)
    const askers = facts.flatMap((one) => (one.fact.act === 'ask' ? [one.personId] : []))
    const told = { ...about, house, answer, after, askers, by: personId }
    await tellWayAnswered(tx, ctx, { ...told, organisationId: process.organisation.id })
  })
  return showAgreement(ctx, id)
}
