// Minutes of a workshop: what was put right in them, and that they are agreed. Facts are only ever added.

import type { MinutesFact, Wording } from '#workshop'
import type { Tx } from './store.ts'

export interface MinutesRow extends MinutesFact {
  readonly seq: number
  readonly at: Date
}

/** In their order. */
export const readMinutesFacts = async (
  tx: Tx,
  allianceId: string,
  workshopId: string,
): Promise<readonly MinutesRow[]> =>
  tx
    .selectFrom('workshop_minutes_fact')
    .select(['seq', 'act', 'wording', 'created_at as at'])
    .where('alliance_id', '=', allianceId)
    .where('workshop_id', '=', workshopId)
    .orderBy('seq')
    .execute()

export const addMinutesFact = async (
  tx: Tx,
  fact: {
    readonly allianceId: string
    readonly workshopId: string
    readonly seq: number
    readonly act: MinutesFact['act']
    readonly wording: Wording
    readonly personId: string
    readonly now: Date
  },
): Promise<void> => {
  await tx
    .insertInto('workshop_minutes_fact')
    .values({
      ...{ alliance_id: fact.allianceId, workshop_id: fact.workshopId, seq: fact.seq },
      ...{ act: fact.act, wording: JSON.stringify(fact.wording) },
      ...{ person_id: fact.personId, created_at: fact.now },
    })
    .execute()
}
