// What people decided on links between the processes of a family, as far as the reader sees both.

import type { LinkDecision } from '#api'
import { findDecisions } from '../store/decisions.ts'
import type { MemberContext } from './context.ts'
import { presentDecisions } from './present-decisions.ts'
import { showFamily } from './show-family.ts'

export const listDecisions = async (
  ctx: MemberContext,
  familyId: string,
): Promise<{ decisions: LinkDecision[] }> => {
  const family = await showFamily(ctx, familyId)
  const ids = family.members.map(({ id }) => id)
  return ctx.store.asActor(ctx.actor, async (tx) => ({
    decisions: await presentDecisions(tx, await findDecisions(tx, ids, 'all')),
  }))
}
