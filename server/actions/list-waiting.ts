// What waits for somebody: versions to agree to, to approve or to take note of, processes to look at again, and common ways
// about which their house is asked.

import {
  addMonths,
  holdingOn,
  mayReview,
  newestInForce,
  organisationsWith,
  reviewOf,
  wayReviewOf,
} from '#library'
import { readAskedWays } from '../store/common-way.ts'
import { type DeputyRow, readDeputies } from '../store/deputies.ts'
import { readOriginVersions } from '../store/lineage.ts'
import { findNames } from '../store/names.ts'
import { readUnread } from '../store/readings.ts'
import { readDue } from '../store/recheck.ts'
import { readWaiting } from '../store/review.ts'
import type { Tx } from '../store/store.ts'
import { answererFor } from './agree-common-way.ts'
import type { MemberContext } from './context.ts'
import { dayOf } from './day-of.ts'
import { rightsOf } from './present-review.ts'

const MOST = 500

/** Of what no family goes by. */
const alone = { familyId: null }

const listReviews = async (
  tx: Tx,
  { actor }: MemberContext,
  own: readonly string[],
  deputies: readonly DeputyRow[],
) => {
  const rows = await readWaiting(tx, actor.allianceId, own, MOST)
  return rows.flatMap(({ facts, author, organisationId, organisationName, ...row }) => {
    const review = reviewOf(author ?? undefined, facts)
    const subject = { kind: 'process', allianceId: actor.allianceId, organisationId } as const
    const inHouse = { ...subject, visibility: 'organisation', isWithdrawn: false } as const
    const rights = rightsOf(actor, inHouse, deputies)
    const [open] = (['agree', 'approve'] as const).flatMap((act) => {
      const verdict = mayReview(review, act, actor.personId, rights)
      if (!verdict.isAllowed) return []
      const whose = rights.standsInFor.find(({ person }) => person === verdict.standsInFor)
      return [{ act, standsInFor: whose?.personName ?? null }]
    })
    const since = facts.at(-1)?.at
    if (!open || !since) return []
    const { processId, name, number } = row
    return [
      { processId, name, number, organisationName, ...open, since: since.toISOString(), ...alone },
    ]
  })
}

const listUnread = async (tx: Tx, { actor }: MemberContext, organisationIds: readonly string[]) => {
  const asker = { organisationIds, personId: actor.personId }
  const rows = await readUnread(tx, actor.allianceId, asker, MOST)
  return rows.map(({ since, ...row }) => ({
    ...{
      ...row,
      act: 'takeNote' as const,
      standsInFor: null,
      since: since.toISOString(),
      ...alone,
    },
  }))
}

const listDue = async (tx: Tx, { actor, now }: MemberContext) => {
  const keepers = organisationsWith(actor, 'modeller', 'approver', 'organisationAdmin')
  const until = addMonths(dayOf(now), 1)
  const rows = await readDue(tx, actor.allianceId, keepers, { until, limit: MOST })
  return rows.map(({ due, organisationId: _, ...row }) => ({
    ...{
      ...row,
      act: 'recheck' as const,
      standsInFor: null,
      since: `${due}T00:00:00.000Z`,
      ...alone,
    },
  }))
}

/** Common ways about which a house of the asker has not answered and for which they can. */
const listWays = async (
  tx: Tx,
  ctx: MemberContext,
  own: readonly string[],
  deputies: readonly DeputyRow[],
) => {
  const { actor } = ctx
  const answering = own.flatMap((house) => {
    const answerer = answererFor(ctx, house, deputies)
    return answerer ? [{ house, ...answerer }] : []
  })
  const houses = answering.map(({ house }) => house)
  const ways = await readAskedWays(tx, actor.allianceId, houses)
  const ids = [...new Set(ways.flatMap(([first]) => first?.processId ?? []))]
  const versions = await readOriginVersions(tx, actor.allianceId, ids)
  const processes = await findNames(tx, ids)
  return ways.flatMap((rows) => {
    const [first] = rows
    const process = processes.get(first?.processId ?? '')
    const number = newestInForce(versions.get(process?.id ?? '') ?? [])
    if (!first || !process || number === undefined) return []
    const facts = rows.map(({ fact }) => fact)
    const { missing } = wayReviewOf(facts, number)
    const open = answering.find(({ house }) => missing.includes(house))
    const asked = rows.findLast(({ fact }) => fact.act === 'ask' && fact.version === number)
    if (!open || !asked) return []
    return [
      {
        ...{ processId: process.id, name: process.name, number, act: 'agreeWay' as const },
        organisationName: process.organisationName,
        standsInFor: open.standsInFor?.personName ?? null,
        ...{ since: asked.at.toISOString(), familyId: first.familyId },
      },
    ]
  })
}

export const listWaiting = (ctx: MemberContext) =>
  ctx.store.asActor(ctx.actor, async (tx) => {
    const { actor, now } = ctx
    const own = actor.memberships.map((one) => one.organisationId)
    const day = dayOf(now)
    const known = await readDeputies(tx, actor.allianceId, own, { day, now })
    // Of no concern are those in whose place the asker does not stand.
    const deputies = holdingOn(known, day).filter(({ deputy }) => deputy === actor.personId)
    return {
      items: [
        ...(await listReviews(tx, ctx, own, deputies)),
        ...(await listWays(tx, ctx, own, deputies)),
        ...(await listUnread(tx, ctx, own)),
        ...(await listDue(tx, ctx)),
      ],
    }
  })
