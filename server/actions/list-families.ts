// Families over the whole library, as far as the reader sees at least two members of each.

import type { FamilySummary } from '#api'
import { findFamilyRows } from '../store/families.ts'
import { hasOpenJob } from '../store/jobs.ts'
import type { MemberContext } from './context.ts'
import { presentFamilies } from './present-family.ts'

export const listFamilies = async (
  ctx: MemberContext,
): Promise<{ families: FamilySummary[]; isWorking: boolean }> => {
  const { actor, store } = ctx
  // Asked first: what is found meanwhile is then in the answer, or the page asks again.
  const isWorking = await store.asWorker(undefined, (tx) =>
    hasOpenJob(tx, ['import', 'families'], actor.allianceId),
  )
  const families = await store.asActor(actor, async (tx) =>
    presentFamilies(ctx, tx, await findFamilyRows(tx)),
  )
  return { families, isWorking }
}
