// Why adoptions differ from what they go back to. Read as the asker: others see what was said of what they see.

import type { DeviationFact, DeviationReason } from '#library'
import type { Tx } from './store.ts'

export interface DeviationRow extends DeviationFact {
  readonly processId: string
  readonly originId: string
  readonly seq: number
  readonly isShared: boolean
  readonly at: Date
  /** Null where the person may not be seen. */
  readonly name: string | null
}

/** What was said of these processes, what was said of a thing in its order. */
export const readDeviations = async (
  tx: Tx,
  allianceId: string,
  processIds: readonly string[],
): Promise<readonly DeviationRow[]> => {
  if (processIds.length === 0) return []
  const rows = await tx
    .selectFrom('deviation_fact as d')
    .leftJoin('person as p', 'p.id', 'd.person_id')
    .select(['d.process_id as processId', 'd.origin_id as originId', 'd.key', 'd.seq', 'd.reason'])
    .select(['d.text', 'd.is_shared as isShared', 'd.created_at as at', 'p.name'])
    .where('d.alliance_id', '=', allianceId)
    .where('d.process_id', 'in', [...processIds])
    .orderBy('d.process_id')
    .orderBy('d.origin_id')
    .orderBy('d.key')
    .orderBy('d.seq')
    .execute()
  return rows.map(({ reason, ...row }) => ({ ...row, reason: reason ?? undefined }))
}

export const addDeviation = async (
  tx: Tx,
  fact: {
    readonly allianceId: string
    readonly processId: string
    readonly originId: string
    readonly key: string
    readonly seq: number
    readonly reason: DeviationReason | null
    readonly text: string
    readonly isShared: boolean
    readonly personId: string
    readonly now: Date
  },
): Promise<void> => {
  const { allianceId, processId, originId, key, seq, reason, text, isShared } = fact
  await tx
    .insertInto('deviation_fact')
    .values({
      ...{ alliance_id: allianceId, process_id: processId, origin_id: originId, key, seq, reason },
      ...{ text, is_shared: isShared, person_id: fact.personId, created_at: fact.now },
    })
    .execute()
}
