// Change name, profile, visibility or what is shared of a process.

import type { ProcessDetail } from '#api'
import { can, type Sharing } from '#library'
import type { Profile } from '#process'
import { addAudit } from '../store/audit.ts'
import { requestFamilies } from '../store/jobs.ts'
import { loadOwn, saveProcess } from '../store/processes.ts'
import { demand, type MemberContext, Refused } from './context.ts'
import { loadSubject, presentDetail } from './present-process.ts'

/** Undefined leaves as it is. */
export interface ProcessChanges {
  readonly name?: string | undefined
  readonly profile?: Profile | undefined
  readonly visibility?: 'organisation' | 'alliance' | undefined
  readonly shared?: Sharing | undefined
}

export const changeProcess = (
  ctx: MemberContext,
  id: string,
  changes: ProcessChanges,
): Promise<ProcessDetail> => {
  const { allianceId, personId } = ctx.actor
  const { now, words } = ctx
  return ctx.store.asActor(ctx.actor, async (tx) => {
    const subject = await loadSubject(tx, allianceId, id)
    const { name, profile, visibility, shared } = changes
    if (name !== undefined || profile !== undefined) demand(can(ctx.actor, 'edit', subject))
    if (visibility !== undefined || shared !== undefined) demand(can(ctx.actor, 'share', subject))
    const before = await loadOwn(tx, allianceId, id)
    if (!before) throw new Refused('right/missing')
    const after = {
      name: name ?? before.name,
      profile: profile ?? before.profile,
      visibility: visibility ?? before.visibility,
      sharing: shared ?? before.sharing,
    }
    await saveProcess(tx, allianceId, id, after, { now, words })
    await requestFamilies(tx, { id: ctx.random.id(), allianceId, now })
    const changed = Object.entries(changes).flatMap(([key, value]) =>
      value === undefined ? [] : [key],
    )
    await addAudit(tx, {
      ...{ allianceId, at: now, personId, organisationId: subject.organisationId },
      ...{ what: 'changed', subjectKind: 'process', subjectId: id },
      details: {
        changed,
        ...(visibility === undefined ? {} : { visibility }),
        ...(shared === undefined ? {} : { shared }),
        ...(name === undefined ? {} : { name }),
      },
    })
    return presentDetail(tx, ctx, id)
  })
}
