// Whom somebody can ask who may not write processes: those of the same administrations who may.

import { listMemberships } from '../store/people.ts'
import type { MemberContext } from './context.ts'

/** A few are enough to ask one. */
const MOST = 5

/** Names are shown within the own administrations only; [] where nobody writes there yet. */
export const listWriters = (
  ctx: MemberContext,
): Promise<{ writers: { name: string; organisation: string }[] }> =>
  ctx.store.asActor(ctx.actor, async (tx) => {
    const mine = new Set(ctx.actor.memberships.map(({ organisationId }) => organisationId))
    const rows = await listMemberships(tx, ctx.actor.allianceId)
    return {
      writers: rows
        .filter((row) => mine.has(row.organisationId) && row.roles.includes('modeller'))
        .slice(0, MOST)
        .map(({ name, organisationName }) => ({ name, organisation: organisationName })),
    }
  })
