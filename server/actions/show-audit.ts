// What happened to a process; for its own organisation.

import { can } from '#library'
import { listAudit } from '../store/audit.ts'
import { readPersonNames } from '../store/people.ts'
import { demand, type MemberContext } from './context.ts'
import { loadSubject } from './present-process.ts'

interface Entry {
  readonly at: string
  readonly what: string
  /** '' for the platform itself, and for somebody of another organisation. */
  readonly by: string
  /** Whose deputy they were: '' for whose name the reader may not see; null in their own name. */
  readonly standsInFor: string | null
  readonly details: Record<string, unknown>
}

/** Id of the person whose deputy somebody was. */
const standsInFor = (details: Record<string, unknown>): string | null =>
  typeof details.standsInFor === 'string' ? details.standsInFor : null

export const showAudit = (ctx: MemberContext, id: string): Promise<{ entries: Entry[] }> => {
  const { allianceId } = ctx.actor
  return ctx.store.asActor(ctx.actor, async (tx) => {
    demand(can(ctx.actor, 'readInHouse', await loadSubject(tx, allianceId, id)))
    const rows = await listAudit(tx, allianceId, 'process', id)
    const names = await readPersonNames(
      tx,
      rows.flatMap(({ details }) => standsInFor(details) ?? []),
    )
    const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? ''))
    return {
      entries: rows.map((row) => ({
        at: row.at.toISOString(),
        what: row.what,
        by: row.name ?? '',
        standsInFor: nameOf(standsInFor(row.details)),
        details: row.details,
      })),
    }
  })
}
