// Saying which as-is process of the own house a target is to replace.

import type { ProcessDetail } from '#api'
import { can, faultOfPair, type PairSide } from '#library'
import { addAudit } from '../store/audit.ts'
import type { Tx } from '../store/store.ts'
import { addTargetFact, lastTargetFact } from '../store/targets.ts'
import { demand, type MemberContext, Refused } from './context.ts'
import { firstComes } from './first-comes.ts'
import { loadSubject, presentDetail } from './present-process.ts'

const loadSide = async (tx: Tx, allianceId: string, id: string): Promise<PairSide> => {
  const row = await tx
    .selectFrom('process')
    .select(['id', 'organisation_id', 'aspect', 'withdrawn_at'])
    .where('alliance_id', '=', allianceId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Refused('thing/not-found')
  const { organisation_id: organisationId, aspect } = row
  return { id: row.id, organisationId, aspect, isWithdrawn: row.withdrawn_at !== null }
}

/** Within a transaction of somebody who may edit the target: also where it has just been recorded. */
export const pairWithin = async (
  tx: Tx,
  ctx: MemberContext,
  processId: string,
  asIsId: string | null,
  seen: number,
): Promise<void> => {
  const { allianceId, personId } = ctx.actor
  const target = await loadSide(tx, allianceId, processId)
  if (asIsId !== null) {
    const asIs = await loadSide(tx, allianceId, asIsId)
    if (faultOfPair(target, asIs)) throw new Refused('target/no-pair')
  }
  if ((await lastTargetFact(tx, allianceId, processId)) !== seen)
    throw new Refused('conflict/changed-meanwhile')
  await firstComes(
    addTargetFact(tx, { allianceId, processId, seq: seen + 1, asIsId, personId, now: ctx.now }),
  )
  await addAudit(tx, {
    ...{ allianceId, at: ctx.now, personId, organisationId: target.organisationId },
    ...{ what: asIsId === null ? 'unpaired' : 'paired' },
    ...{ subjectKind: 'process', subjectId: processId, details: { asIs: asIsId } },
  })
}

export const pairTarget = (
  ctx: MemberContext,
  processId: string,
  wanted: { readonly asIsId: string | null; readonly seen: number },
): Promise<ProcessDetail> =>
  ctx.store.asActor(ctx.actor, async (tx) => {
    const { allianceId } = ctx.actor
    demand(can(ctx.actor, 'edit', await loadSubject(tx, allianceId, processId)))
    await pairWithin(tx, ctx, processId, wanted.asIsId, wanted.seen)
    return presentDetail(tx, ctx, processId)
  })
