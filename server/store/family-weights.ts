// What following the families of an alliance goes by: the weights of its words as once counted, and what
// tells whether a process has changed since it was last looked at.

import { sql } from 'kysely'
import { FAMILIES_FORMAT, type WordWeights } from '#compare'
import { TERMS_FORMAT } from '#search'
import type { Tx } from './store.ts'

const FORMAT = `${FAMILIES_FORMAT}.${TERMS_FORMAT}`

export interface KeptWeights {
  /** Names this counting. */
  readonly id: string
  readonly weights: WordWeights
}

/** Undefined before the first counting, and where another program counted. */
export const findFamilyWeights = async (tx: Tx): Promise<KeptWeights | undefined> => {
  const row = await tx
    .selectFrom('family_weights')
    .select(['id', 'weights'])
    .where('format', '=', FORMAT)
    .executeTakeFirst()
  return row
}

export const putFamilyWeights = async (
  tx: Tx,
  allianceId: string,
  { id, weights }: KeptWeights,
  now: Date,
): Promise<void> => {
  const counted = { id, format: FORMAT, weights: JSON.stringify(weights), counted_at: now }
  await tx
    .insertInto('family_weights')
    .values({ alliance_id: allianceId, ...counted })
    .onConflict((conflict) => conflict.column('alliance_id').doUpdateSet(counted))
    .execute()
}

/** Has all families found from scratch by the next job. */
export const forgetFamilyWeights = (tx: Tx): Promise<unknown> =>
  tx.deleteFrom('family_weights').execute()

/** What is known of a process without reading its model. */
export interface ProcessStamp {
  readonly id: string
  /** Another one whenever anything families go by has changed. */
  readonly stamp: string
  readonly name: string
  readonly organisationId: string
  /** The whole alliance sees the process. */
  readonly isShared: boolean
}

/** All processes that are in the library with a model, by id. */
export const findStamps = async (tx: Tx): Promise<readonly ProcessStamp[]> => {
  const { rows } = await sql<ProcessStamp>`
    select p.id, p.name, p.organisation_id as "organisationId", p.reach = 'alliance' as "isShared",
      md5(jsonb_build_array(p.name, o.id, o.name, p.share_cases, c.number, c.content_hash,
        c.redaction, k.profile)::text) as stamp
    from process p
    join organisation o on o.alliance_id = p.alliance_id and o.id = p.organisation_id
    join version_content c on c.alliance_id = p.alliance_id and c.process_id = p.id
      and c.number = p.current_version and c.audience = 'shared'
    join process_content k on k.alliance_id = p.alliance_id and k.process_id = p.id
      and k.audience = c.audience
    where p.withdrawn_at is null order by p.id`.execute(tx)
  return rows
}
