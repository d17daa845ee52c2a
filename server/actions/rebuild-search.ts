// Have the index that search looks into made anew, and all families found from scratch; both answer as
// before until then.

import { can } from '#library'
import { addAudit } from '../store/audit.ts'
import { forgetFamilyWeights } from '../store/family-weights.ts'
import { requestFamilies } from '../store/jobs.ts'
import { outdateProcessIndex } from '../store/process-index.ts'
import { demand, type MemberContext } from './context.ts'

export const rebuildSearch = async (ctx: MemberContext): Promise<void> => {
  const { allianceId, personId } = ctx.actor
  demand(can(ctx.actor, 'coordinate', { kind: 'alliance', allianceId }))
  await ctx.store.asWorker(allianceId, async (tx) => {
    await outdateProcessIndex(tx)
    await forgetFamilyWeights(tx)
    await requestFamilies(tx, { id: ctx.random.id(), allianceId, now: ctx.now })
    await addAudit(tx, {
      ...{ allianceId, at: ctx.now, personId, organisationId: null },
      ...{ what: 'searchRebuilt', subjectKind: 'alliance', subjectId: allianceId, details: {} },
    })
  })
}
