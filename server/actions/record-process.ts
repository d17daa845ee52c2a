// Record a process by hand: name and profile, without a model yet. The id comes from the one who asks, so
// that a request sent again after a lost answer makes no second process.

import { can } from '#library'
import type { Profile } from '#process'
import { addAudit } from '../store/audit.ts'
import { isTaken } from '../store/error-code.ts'
import { addProcess } from '../store/processes.ts'
import type { Tx } from '../store/store.ts'
import { demand, type MemberContext, Refused } from './context.ts'
import { pairWithin } from './pair-target.ts'

export interface Recording {
  readonly id: string
  readonly organisationId: string
  readonly name: string
  readonly profile: Profile
  readonly visibility: 'organisation' | 'alliance'
  /** What is done today, or what shall be done. */
  readonly aspect: 'asIs' | 'target'
  /** What it is to replace; only for who may edit there. */
  readonly asIsId?: string | undefined
}

/** Whether it is there already, word for word where it was sent; another one of that id is refused. */
const isThere = async (tx: Tx, allianceId: string, wanted: Recording): Promise<boolean> => {
  const row = await tx
    .selectFrom('process')
    .select(['organisation_id', 'name', 'aspect'])
    .where('alliance_id', '=', allianceId)
    .where('id', '=', wanted.id)
    .executeTakeFirst()
  if (!row) return false
  const isSame = row.organisation_id === wanted.organisationId && row.name === wanted.name
  if (isSame && row.aspect === wanted.aspect) return true
  throw new Refused('request/invalid', { field: 'id' })
}

export const recordProcess = async (
  ctx: MemberContext,
  wanted: Recording,
): Promise<{ readonly id: string }> => {
  const { actor, now, store } = ctx
  const { allianceId, personId } = actor
  const { id, organisationId, name, profile, visibility, aspect } = wanted
  const known = await store.asActor(actor, (tx) =>
    tx.selectFrom('organisation').select('id').where('id', '=', organisationId).executeTakeFirst(),
  )
  if (!known) throw new Refused('thing/not-found')
  demand(can(actor, 'record', { kind: 'organisation', allianceId, organisationId }))
  const subject = { kind: 'process', allianceId, organisationId, visibility } as const
  // Who sees it is said by the organisation's own people.
  if (visibility === 'alliance')
    demand(can(actor, 'import', { kind: 'organisation', allianceId, organisationId }))
  const isOwn = can(actor, 'edit', { ...subject, isWithdrawn: false }).isAllowed
  if (wanted.asIsId !== undefined && !isOwn) throw new Refused('right/missing')
  const record = async (tx: Tx): Promise<{ readonly id: string }> => {
    if (await isThere(tx, allianceId, wanted)) return { id }
    await addProcess(
      tx,
      { id, allianceId, organisationId, name, profile, visibility, aspect, model: null },
      { personId, now },
    )
    await addAudit(tx, {
      ...{ allianceId, at: now, personId, organisationId },
      ...{ what: 'recorded', subjectKind: 'process', subjectId: id, details: { name } },
    })
    if (wanted.asIsId !== undefined) await pairWithin(tx, ctx, id, wanted.asIsId, 0)
    return { id }
  }
  // Coordination may put processes into every library, as an import does for it, without thereby writing there;
  // whoever records on behalf begins them, and versions are made by the organisation's own people.
  const run = () => (isOwn ? store.asActor(actor, record) : store.asWorker(allianceId, record))
  try {
    return await run()
  } catch (error) {
    // Sent twice at the same moment: the other one has made it.
    if (isTaken(error)) return run()
    throw error
  }
}
