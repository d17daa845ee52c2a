// What happened to a process; for its own organisation.

import { can } from '#library'
import { listAudit } from '../store/audit.ts'
import { demand, type MemberContext } from './context.ts'
import { loadSubject } from './present-process.ts'

interface Entry {
  readonly at: string
  readonly what: string
  /** '' for the platform itself, and for somebody of another organisation. */
  readonly by: string
  readonly details: Record<string, unknown>
}

export const showAudit = (ctx: MemberContext, id: string): Promise<{ entries: Entry[] }> => {
  const { allianceId } = ctx.actor
  return ctx.store.asActor(ctx.actor, async (tx) => {
    demand(can(ctx.actor, 'readInHouse', await loadSubject(tx, allianceId, id)))
    const rows = await listAudit(tx, allianceId, 'process', id)
    return {
      entries: rows.map((row) => ({
        at: row.at.toISOString(),
        what: row.what,
        by: row.name ?? '',
        details: row.details,
      })),
    }
  })
}
