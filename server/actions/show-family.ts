// One family.

import type { FamilySummary } from '#api'
import { findFamilyRows } from '../store/families.ts'
import { type MemberContext, Refused } from './context.ts'
import { presentFamilies } from './present-family.ts'

export const showFamily = (ctx: MemberContext, id: string): Promise<FamilySummary> =>
  ctx.store.asActor(ctx.actor, async (tx) => {
    const [family] = await presentFamilies(ctx, tx, await findFamilyRows(tx, id))
    if (!family) throw new Refused('thing/not-found')
    return family
  })
