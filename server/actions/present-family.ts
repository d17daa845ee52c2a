// Families as the contract spells them, within the reader's transaction: every member and partner is
// read again as the reader, so nobody learns of a process by its family.

import type { FamilySummary, ProcessSummary } from '#api'
import type { StoredFamily } from '../store/families.ts'
import { readSummaries } from '../store/library.ts'
import type { Tx } from '../store/store.ts'
import type { MemberContext } from './context.ts'
import { presentSummary } from './present-process.ts'

export const presentFamilies = async (
  ctx: MemberContext,
  tx: Tx,
  families: readonly StoredFamily[],
): Promise<FamilySummary[]> => {
  const ids = families.flatMap((family) => [
    ...family.members,
    ...family.partners.map((partner) => partner.processId),
  ])
  const rows = await readSummaries(tx, ctx.actor.allianceId, [...new Set(ids)])
  const summaries = new Map<string, ProcessSummary>(
    rows.map((row) => [row.id, presentSummary(row)]),
  )
  return families.map((family) => ({
    id: family.id,
    name: family.name,
    members: family.members.flatMap((id) => summaries.get(id) ?? []),
    similarity: family.similarity,
    worthWorkshop: family.worthWorkshop,
    partners: family.partners.flatMap(({ processId, memberId, handovers }) => {
      const process = summaries.get(processId)
      return process ? [{ process, memberId, handovers: [...handovers] }] : []
    }),
    isConfirmed: family.isConfirmed,
  }))
}
