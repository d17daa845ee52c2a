// What waits for somebody: versions to agree to, to approve or to take note of, and processes to look at again.

import { addMonths, holdingOn, mayReview, organisationsWith, reviewOf } from '#library'
import { readDeputies } from '../store/deputies.ts'
import { readUnread } from '../store/readings.ts'
import { readDue } from '../store/recheck.ts'
import { readWaiting } from '../store/review.ts'
import type { Tx } from '../store/store.ts'
import type { MemberContext } from './context.ts'
import { dayOf } from './day-of.ts'
import { rightsOf } from './present-review.ts'

const MOST = 500

const listReviews = async (tx: Tx, { actor, now }: MemberContext, own: readonly string[]) => {
  const day = dayOf(now)
  const known = await readDeputies(tx, actor.allianceId, own, { day, now })
  const deputies = holdingOn(known, day)
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
    return [{ processId, name, number, organisationName, ...open, since: since.toISOString() }]
  })
}

const listUnread = async (tx: Tx, { actor }: MemberContext, organisationIds: readonly string[]) => {
  const asker = { organisationIds, personId: actor.personId }
  const rows = await readUnread(tx, actor.allianceId, asker, MOST)
  return rows.map(({ since, ...row }) => ({
    ...{ ...row, act: 'takeNote' as const, standsInFor: null, since: since.toISOString() },
  }))
}

const listDue = async (tx: Tx, { actor, now }: MemberContext) => {
  const keepers = organisationsWith(actor, 'modeller', 'approver', 'organisationAdmin')
  const until = addMonths(dayOf(now), 1)
  const rows = await readDue(tx, actor.allianceId, keepers, { until, limit: MOST })
  return rows.map(({ due, organisationId: _, ...row }) => ({
    ...{ ...row, act: 'recheck' as const, standsInFor: null, since: `${due}T00:00:00.000Z` },
  }))
}

export const listWaiting = (ctx: MemberContext) =>
  ctx.store.asActor(ctx.actor, async (tx) => {
    const own = ctx.actor.memberships.map((one) => one.organisationId)
    return {
      items: [
        ...(await listReviews(tx, ctx, own)),
        ...(await listUnread(tx, ctx, own)),
        ...(await listDue(tx, ctx)),
      ],
    }
  })
