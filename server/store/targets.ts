// Which as-is process a target is to replace.

import { sql } from 'kysely'
import type { Tx } from './store.ts'

/** The other side of a pair, as far as the asker sees it. */
export interface PairedRow {
  readonly id: string
  readonly name: string
  readonly aspect: 'asIs' | 'target'
  readonly state: 'draft' | 'inReview' | 'approved' | 'retired'
  readonly version: number | null
  /** Its versions that were introduced; days as YYYY-MM-DD. */
  readonly introduced: readonly { readonly number: number; readonly introducedOn: string }[]
}

/** Of a target what it is to replace, of an as-is process its targets; by name. */
export const readPaired = async (
  tx: Tx,
  allianceId: string,
  id: string,
): Promise<readonly PairedRow[]> => {
  const { rows } = await sql<PairedRow>`
    select p.id, p.name, p.aspect, p.state, p.current_version as version,
      coalesce((select json_agg(json_build_object('number', v.number, 'introducedOn', v.introduced_on)
          order by v.number)
        from version v where v.alliance_id = p.alliance_id and v.process_id = p.id
          and v.introduced_on is not null), '[]') as introduced
    from target_pair t
      join process p on p.alliance_id = t.alliance_id and p.withdrawn_at is null
        and p.id = case when t.process_id = ${id} then t.as_is_id else t.process_id end
    where t.alliance_id = ${allianceId} and (t.process_id = ${id} or t.as_is_id = ${id})
    order by p.name, p.id`.execute(tx)
  return rows
}

/** Number of the last that was said of a target; 0 before, and for others than its own people. */
export const lastTargetFact = async (
  tx: Tx,
  allianceId: string,
  processId: string,
): Promise<number> => {
  const row = await tx
    .selectFrom('target_fact')
    .select((build) => build.fn.max('seq').as('seq'))
    .where('alliance_id', '=', allianceId)
    .where('process_id', '=', processId)
    .executeTakeFirst()
  return row?.seq ?? 0
}

export interface NewTargetFact {
  readonly allianceId: string
  readonly processId: string
  readonly seq: number
  /** Null: none any more. */
  readonly asIsId: string | null
  readonly personId: string
  readonly now: Date
}

/** Keeps what was said, and makes the pair so. */
export const addTargetFact = async (tx: Tx, fact: NewTargetFact): Promise<void> => {
  const { allianceId, processId, seq, asIsId, personId, now } = fact
  const target = { alliance_id: allianceId, process_id: processId }
  await tx
    .insertInto('target_fact')
    .values({ ...target, seq, as_is_id: asIsId, person_id: personId, created_at: now })
    .execute()
  await tx
    .deleteFrom('target_pair')
    .where('alliance_id', '=', allianceId)
    .where('process_id', '=', processId)
    .execute()
  if (asIsId === null) return
  await tx
    .insertInto('target_pair')
    .values({ ...target, as_is_id: asIsId })
    .execute()
}
