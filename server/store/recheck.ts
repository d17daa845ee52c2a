// When processes are to be looked at again, and when they were.

import { sql } from 'kysely'
import type { RecheckFact } from '#library'
import type { Tx } from './store.ts'

export interface RecheckRow {
  readonly seq: number
  readonly fact: RecheckFact
  readonly reason: string
  readonly at: Date
  /** Null where the person may not be seen. */
  readonly name: string | null
}

/** The earliest first; none for others than the house's own people. */
export const readRechecks = async (
  tx: Tx,
  allianceId: string,
  processId: string,
): Promise<readonly RecheckRow[]> => {
  const rows = await tx
    .selectFrom('recheck_fact as f')
    .leftJoin('person as p', 'p.id', 'f.person_id')
    .select(['f.seq', 'f.act', 'f.months', 'f.reason', 'f.created_at as at', 'p.name'])
    .select([sql<string | null>`f.due::text`.as('due'), sql<string | null>`f.day::text`.as('day')])
    .where('f.alliance_id', '=', allianceId)
    .where('f.process_id', '=', processId)
    .orderBy('f.seq')
    .execute()
  return rows.map(({ act, months, due, day, ...row }) => ({
    ...row,
    fact: act === 'set' ? { act, months, due } : { act, due: due ?? '', day: day ?? '' },
  }))
}

export interface NewRecheck {
  readonly allianceId: string
  readonly processId: string
  readonly seq: number
  readonly fact: RecheckFact
  readonly reason: string
  readonly personId: string
  readonly now: Date
}

export const addRecheck = async (tx: Tx, added: NewRecheck): Promise<void> => {
  const { allianceId, processId, seq, fact, reason, personId, now } = added
  await tx
    .insertInto('recheck_fact')
    .values({
      ...{ alliance_id: allianceId, process_id: processId, seq, act: fact.act, reason },
      ...{ months: fact.act === 'set' ? fact.months : null, due: fact.due },
      day: fact.act === 'confirm' ? fact.day : null,
      ...{ person_id: personId, created_at: now },
    })
    .execute()
}

export interface DueRow {
  readonly processId: string
  readonly name: string
  readonly organisationId: string
  readonly organisationName: string
  readonly number: number | null
  readonly due: string
}

/** Processes of these organisations that are to be looked at until a day, the most urgent first. */
export const readDue = async (
  tx: Tx,
  allianceId: string,
  organisationIds: readonly string[],
  { until, limit }: { readonly until: string; readonly limit: number },
): Promise<readonly DueRow[]> => {
  if (organisationIds.length === 0) return []
  const { rows } = await sql<DueRow>`
    select q.id as "processId", q.name, q.organisation_id as "organisationId",
      o.name as "organisationName", q.current_version as number, f.due::text as due
    from (
      select distinct on (organisation_id, process_id) organisation_id, process_id, due
      from recheck_fact
      where alliance_id = ${allianceId} and organisation_id = any (${[...organisationIds]}::text[])
      order by organisation_id, process_id, seq desc
    ) f
      join process q on q.alliance_id = ${allianceId} and q.id = f.process_id
        and q.withdrawn_at is null
      join organisation o on o.alliance_id = q.alliance_id and o.id = q.organisation_id
    where f.due <= ${until}::date
    order by f.due, q.name limit ${limit}`.execute(tx)
  return rows
}
