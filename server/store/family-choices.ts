// What people say of a family, written as them: the policies let them touch only what they see.

import { sql } from 'kysely'
import type { Tx } from './store.ts'

export interface FamilyChoices {
  /** Ids the reader sees, oldest process first. */
  readonly suggested: readonly string[]
  readonly out: readonly string[]
  /** The member marked last as the common way, a binding one before all others; null where none is. */
  readonly reference: string | null
  readonly isBinding: boolean
}

export const findFamilyChoices = async (tx: Tx, familyId: string): Promise<FamilyChoices> => {
  const { rows } = await sql<{
    id: string
    state: string
    reference_since: Date | null
    is_binding: boolean
  }>`
    select m.process_id as id, m.state, m.reference_since, m.is_binding from family_member m
    join process p on p.alliance_id = m.alliance_id and p.id = m.process_id
    where m.family_id = ${familyId} and p.withdrawn_at is null
    order by m.is_binding desc, m.reference_since desc nulls last, p.created_at, p.id`.execute(tx)
  const reference = rows.find((row) => row.reference_since !== null)
  const inState = (state: string) => rows.filter((row) => row.state === state).map(({ id }) => id)
  return {
    suggested: inState('suggested'),
    out: inState('out'),
    reference: reference?.id ?? null,
    isBinding: reference?.is_binding ?? false,
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
    .set({ state: 'out', reference_since: null, is_binding: false })
    .where('family_id', '=', familyId)
    .where('process_id', '=', processId)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export interface NewReference {
  /** Null: none. */
  readonly processId: string | null
  readonly isBinding: boolean
  /** Whether the person may take back that another is binding. */
  readonly mayBind: boolean
  readonly now: Date
}

/** Whether a process is the binding way, also one that is withdrawn; false where the person sees no such member. */
export const isBindingMember = async (
  tx: Tx,
  familyId: string,
  processId: string,
): Promise<boolean> => {
  const row = await tx
    .selectFrom('family_member')
    .select('is_binding')
    .where('family_id', '=', familyId)
    .where('process_id', '=', processId)
    .executeTakeFirst()
  return row?.is_binding ?? false
}

/**
 * Marks one member as the common way, or none; false where it is no member, as far as the person sees. A binding one
 * that is withdrawn stays so for who may not take that back, and is it again when it comes back.
 */
export const markReference = async (
  tx: Tx,
  familyId: string,
  { processId, isBinding, mayBind, now }: NewReference,
): Promise<boolean> => {
  await tx
    .updateTable('family_member')
    .set({ reference_since: null, is_binding: false })
    .where('family_id', '=', familyId)
    .where('reference_since', 'is not', null)
    .$if(!mayBind, (query) => query.where('is_binding', '=', false))
    .execute()
  if (processId === null) return true
  const { numUpdatedRows } = await tx
    .updateTable('family_member')
    .set({ reference_since: now, is_binding: isBinding })
    .where('family_id', '=', familyId)
    .where('process_id', '=', processId)
    .where('state', '=', 'member')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** The common way of the families a process is in, as far as the asker sees; a binding one, else the one marked last. */
export const findCommonWay = async (
  tx: Tx,
  allianceId: string,
  processId: string,
): Promise<
  { readonly id: string; readonly isBinding: boolean; readonly familyId: string } | undefined
> => {
  const { rows } = await sql<{ id: string; isBinding: boolean; familyId: string }>`
    select r.process_id as id, r.is_binding as "isBinding", r.family_id as "familyId" from family_member m
      join family_member r on r.alliance_id = m.alliance_id and r.family_id = m.family_id
        and r.reference_since is not null
      join process p on p.alliance_id = r.alliance_id and p.id = r.process_id
        and p.withdrawn_at is null
    where m.alliance_id = ${allianceId} and m.process_id = ${processId} and m.state = 'member'
    order by r.is_binding desc, r.reference_since desc limit 1`.execute(tx)
  return rows[0]
}
