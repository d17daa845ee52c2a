// Processes that were begun as the target of a workshop, and which of them was carried on: made the common way.

import type { Tx } from './store.ts'

/** As the worker: all that were begun from a workshop, the latest first. */
export const readWorkshopTargets = async (
  tx: Tx,
  allianceId: string,
  workshopId: string,
): Promise<readonly string[]> => {
  const rows = await tx
    .selectFrom('workshop_target')
    .select('process_id as processId')
    .where('alliance_id', '=', allianceId)
    .where('workshop_id', '=', workshopId)
    .orderBy('created_at', 'desc')
    .orderBy('process_id')
    .execute()
  return rows.map(({ processId }) => processId)
}

/** As the worker: names of the houses in which one was begun until then. */
export const readTargetHouses = async (
  tx: Tx,
  allianceId: string,
  workshopId: string,
  until: Date,
): Promise<readonly string[]> => {
  const rows = await tx
    .selectFrom('workshop_target as t')
    .innerJoin('process as p', (join) =>
      join.onRef('p.alliance_id', '=', 't.alliance_id').onRef('p.id', '=', 't.process_id'),
    )
    .innerJoin('organisation as o', (join) =>
      join.onRef('o.alliance_id', '=', 'p.alliance_id').onRef('o.id', '=', 'p.organisation_id'),
    )
    .select('o.name')
    .where('t.alliance_id', '=', allianceId)
    .where('t.workshop_id', '=', workshopId)
    .where('t.created_at', '<=', until)
    .orderBy('t.created_at')
    .orderBy('t.process_id')
    .execute()
  return rows.map(({ name }) => name)
}

/** Null while none was. */
export const readCarriedOn = async (
  tx: Tx,
  allianceId: string,
  workshopId: string,
): Promise<string | null> => {
  const row = await tx
    .selectFrom('workshop')
    .select('target_id as targetId')
    .where('alliance_id', '=', allianceId)
    .where('id', '=', workshopId)
    .executeTakeFirst()
  return row?.targetId ?? null
}

/** As the worker; false where another was carried on since somebody looked. */
export const carryOn = async (
  tx: Tx,
  at: { readonly allianceId: string; readonly workshopId: string },
  processId: string,
  before: string | null,
): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('workshop')
    .set({ target_id: processId })
    .where('alliance_id', '=', at.allianceId)
    .where('id', '=', at.workshopId)
    .where('closed_at', 'is not', null)
    .where('target_id', 'is not distinct from', before)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export const isTargetCarriedOn = async (
  tx: Tx,
  allianceId: string,
  processId: string,
): Promise<boolean> => {
  const row = await tx
    .selectFrom('workshop')
    .select('id')
    .where('alliance_id', '=', allianceId)
    .where('target_id', '=', processId)
    .executeTakeFirst()
  return row !== undefined
}
