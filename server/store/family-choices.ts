// What people say of a family, written as them: the policies let them touch only what they see.

import { sql } from 'kysely'
import type { Tx } from './store.ts'

export interface FamilyChoices {
  /** Ids the reader sees, oldest process first. */
  readonly suggested: readonly string[]
  readonly out: readonly string[]
  /** The member marked last as the common way; null where none is. */
  readonly reference: string | null
}

export const findFamilyChoices = async (tx: Tx, familyId: string): Promise<FamilyChoices> => {
  const { rows } = await sql<{ id: string; state: string; reference_since: Date | null }>`
    select m.process_id as id, m.state, m.reference_since from family_member m
    join process p on p.alliance_id = m.alliance_id and p.id = m.process_id
    where m.family_id = ${familyId} and p.withdrawn_at is null
    order by m.reference_since desc nulls last, p.created_at, p.id`.execute(tx)
  const inState = (state: string) => rows.filter((row) => row.state === state).map(({ id }) => id)
  return {
    suggested: inState('suggested'),
    out: inState('out'),
    reference: rows.find((row) => row.reference_since !== null)?.id ?? null,
  }
}

/** From now on the family is people's; false where there is none any more. */
export const takeOverFamily = async (tx: Tx, familyId: string, name?: string): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('family')
    .set({ is_confirmed: true, ...(name === undefined ? {} : { name, is_named: true }) })
    .where('id', '=', familyId)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Puts a process that the person sees into the family. */
export const putIntoFamily = async (
  tx: Tx,
  allianceId: string,
  familyId: string,
  processId: string,
): Promise<void> => {
  await tx
    .insertInto('family_member')
    .values({ alliance_id: allianceId, family_id: familyId, process_id: processId })
    .onConflict((conflict) =>
      conflict.columns(['alliance_id', 'family_id', 'process_id']).doUpdateSet({ state: 'member' }),
    )
    .execute()
}

/** Takes a process out; false where it is neither in nor suggested, as far as the person sees. */
export const takeOutOfFamily = async (
  tx: Tx,
  familyId: string,
  processId: string,
): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('family_member')
    .set({ state: 'out', reference_since: null })
    .where('family_id', '=', familyId)
    .where('process_id', '=', processId)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Marks one member as the common way, or none; false where it is no member, as far as the person sees. */
export const markReference = async (
  tx: Tx,
  familyId: string,
  processId: string | null,
  now: Date,
): Promise<boolean> => {
  await tx
    .updateTable('family_member')
    .set({ reference_since: null })
    .where('family_id', '=', familyId)
    .where('reference_since', 'is not', null)
    .execute()
  if (processId === null) return true
  const { numUpdatedRows } = await tx
    .updateTable('family_member')
    .set({ reference_since: now })
    .where('family_id', '=', familyId)
    .where('process_id', '=', processId)
    .where('state', '=', 'member')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
