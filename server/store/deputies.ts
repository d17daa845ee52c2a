// Who stands in for whom in reviews.

import { sql } from 'kysely'
import type { Deputyship } from '#library'
import type { Tx } from './store.ts'

export interface DeputyRow extends Deputyship {
  readonly organisationId: string
  readonly personName: string
  readonly deputyName: string
  /** Whether the one who is stood in for may approve. */
  readonly mayApprove: boolean
  /** Who named them, where it was not the person themselves; '' for whose name the reader may not see. */
  readonly namedBy: string | null
  readonly namedAt: Date
}

/** Of these organisations, those that are not over on a day; only between people who are members now. */
export const readDeputies = async (
  tx: Tx,
  allianceId: string,
  organisationIds: readonly string[],
  { day, now }: { readonly day: string; readonly now: Date },
): Promise<readonly DeputyRow[]> => {
  if (organisationIds.length === 0) return []
  const { rows } = await sql<DeputyRow>`
    select d.organisation_id as "organisationId", d.person_id as person, p.name as "personName",
      d.deputy_id as deputy, q.name as "deputyName", 'approver' = any (m.roles) as "mayApprove",
      d.first_day::text as "from", d.last_day::text as until, d.created_at as "namedAt",
      case when d.named_by is not null then coalesce(b.name, '') end as "namedBy"
    from deputy d
      join membership m on m.alliance_id = d.alliance_id
        and m.organisation_id = d.organisation_id and m.person_id = d.person_id
      join membership n on n.alliance_id = d.alliance_id
        and n.organisation_id = d.organisation_id and n.person_id = d.deputy_id
      join person p on p.id = d.person_id
      join person q on q.id = d.deputy_id
      left join person b on b.id = d.named_by
    where d.alliance_id = ${allianceId} and d.organisation_id = any (${[...organisationIds]}::text[])
      and d.last_day >= ${day}::date
      and (m.ends_at is null or m.ends_at > ${now}) and (n.ends_at is null or n.ends_at > ${now})
    order by p.name, d.person_id`.execute(tx)
  return rows
}

export const setDeputy = async (
  tx: Tx,
  allianceId: string,
  organisationId: string,
  { person, deputy, from, until }: Deputyship,
  { by, day, now }: { readonly by: string; readonly day: string; readonly now: Date },
): Promise<void> => {
  const days = {
    ...{ deputy_id: deputy, first_day: from, last_day: until, created_at: now },
    named_by: by === person ? null : by,
    is_told: from <= day,
  }
  await tx
    .insertInto('deputy')
    .values({
      ...{ alliance_id: allianceId, organisation_id: organisationId, person_id: person },
      ...days,
    })
    .onConflict((conflict) =>
      conflict.columns(['alliance_id', 'organisation_id', 'person_id']).doUpdateSet(days),
    )
    .execute()
}

/** Those that hold from a day on or since shortly before, each once; as the worker. */
export const takeBeginning = async (
  tx: Tx,
  allianceId: string,
  day: string,
): Promise<readonly Pick<DeputyRow, 'organisationId' | 'person' | 'deputy'>[]> => {
  const { rows } = await sql<Pick<DeputyRow, 'organisationId' | 'person' | 'deputy'>>`
    update deputy set is_told = true
    where alliance_id = ${allianceId} and not is_told
      and ${day}::date between first_day and last_day
    returning organisation_id as "organisationId", person_id as person, deputy_id as deputy`.execute(
    tx,
  )
  return rows
}

export const endDeputy = async (
  tx: Tx,
  allianceId: string,
  organisationId: string,
  personId: string,
): Promise<void> => {
  await tx
    .deleteFrom('deputy')
    .where('alliance_id', '=', allianceId)
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', personId)
    .execute()
}
