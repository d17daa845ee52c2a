// Take a process out of the library, and bring it back. Nothing is deleted: a withdrawn process is seen
// by its own organisation only, and there in a list of its own.

import type { ProcessDetail } from '#api'
import { can } from '#library'
import { addAudit } from '../store/audit.ts'
import { requestFamilies } from '../store/jobs.ts'
import { setWithdrawn } from '../store/library.ts'
import type { Tx } from '../store/store.ts'
import { demand, type MemberContext } from './context.ts'
import { loadSubject, presentDetail } from './present-process.ts'

const move = async (
  tx: Tx,
  ctx: MemberContext,
  id: string,
  what: 'withdrawn' | 'restored',
): Promise<void> => {
  const { allianceId, personId } = ctx.actor
  const subject = await loadSubject(tx, allianceId, id)
  demand(can(ctx.actor, 'withdraw', subject))
  await setWithdrawn(tx, allianceId, id, what === 'withdrawn' ? ctx.now : null, ctx.now)
  await requestFamilies(tx, { id: ctx.random.id(), allianceId, now: ctx.now })
  await addAudit(tx, {
    ...{ allianceId, at: ctx.now, personId, organisationId: subject.organisationId },
    ...{ what, subjectKind: 'process', subjectId: id },
  })
}

export const withdrawProcess = (ctx: MemberContext, id: string): Promise<void> =>
  ctx.store.asActor(ctx.actor, (tx) => move(tx, ctx, id, 'withdrawn'))

export const restoreProcess = (ctx: MemberContext, id: string): Promise<ProcessDetail> =>
  ctx.store.asActor(ctx.actor, async (tx) => {
    await move(tx, ctx, id, 'restored')
    return presentDetail(tx, ctx, id)
  })
