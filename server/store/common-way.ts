// What houses said to the common way of a family: who was asked about which version, and what each answered. Read as the
// asker: who sees the common way reads all of it.

import { sql } from 'kysely'
import type { WayAnswer, WayFact } from '#library'
import type { Tx } from './store.ts'

export interface WayFactRow {
  readonly familyId: string
  readonly processId: string
  readonly seq: number
  /** As domain/library reads it. */
  readonly fact: WayFact
  readonly text: string
  readonly at: Date
  readonly personId: string
  /** Null where the person may not be seen. */
  readonly name: string | null
  /** Of whom they stood in for. */
  readonly forName: string | null
}

const rowsOf = (tx: Tx, allianceId: string) =>
  tx
    .selectFrom('common_way_fact as f')
    .leftJoin('person as p', 'p.id', 'f.person_id')
    .leftJoin('person as q', 'q.id', 'f.stands_in_for')
    .select(['f.family_id as familyId', 'f.process_id as processId', 'f.seq', 'f.version', 'f.act'])
    .select(['f.houses', 'f.house', 'f.text', 'f.created_at as at', 'f.person_id as personId'])
    .select(['p.name', 'q.name as forName'])
    .where('f.alliance_id', '=', allianceId)
    .orderBy('f.family_id')
    .orderBy('f.process_id')
    .orderBy('f.seq')

type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number]

const factOf = ({ act, version, houses, house, ...row }: Row): WayFactRow => ({
  ...row,
  fact: act === 'ask' ? { act, version, houses } : { act, version, house: house ?? '' },
})

/** Of one common way, in their order. */
export const readWayFacts = async (
  tx: Tx,
  allianceId: string,
  familyId: string,
  processId: string,
): Promise<readonly WayFactRow[]> =>
  (
    await rowsOf(tx, allianceId)
      .where('f.family_id', '=', familyId)
      .where('f.process_id', '=', processId)
      .execute()
  ).map(factOf)

/** Houses that have a member in the family which the alliance sees, by name. */
export const readMemberHouses = async (
  tx: Tx,
  allianceId: string,
  familyId: string,
): Promise<readonly string[]> => {
  const rows = await tx
    .selectFrom('family_member as m')
    .innerJoin('organisation as o', (join) =>
      join.onRef('o.alliance_id', '=', 'm.alliance_id').onRef('o.id', '=', 'm.organisation_id'),
    )
    .select(['o.id', 'o.name'])
    .distinct()
    .where('m.alliance_id', '=', allianceId)
    .where('m.family_id', '=', familyId)
    .where('m.state', '=', 'member')
    .where('m.reach', '=', 'alliance')
    .orderBy('o.name')
    .orderBy('o.id')
    .execute()
  return rows.map(({ id }) => id)
}

export interface NewWayFact {
  readonly allianceId: string
  readonly familyId: string
  readonly processId: string
  readonly seq: number
  readonly version: number
  readonly personId: string
  readonly now: Date
}

export const addWayAsk = async (
  tx: Tx,
  { houses, ...fact }: NewWayFact & { readonly houses: readonly string[] },
): Promise<void> => {
  await tx
    .insertInto('common_way_fact')
    .values({ ...columnsOf(fact), act: 'ask', houses, house: null, stands_in_for: null })
    .execute()
}

export const addWayAnswer = async (
  tx: Tx,
  fact: NewWayFact & {
    readonly act: WayAnswer
    readonly house: string
    readonly text: string
    readonly standsInFor?: string
  },
): Promise<void> => {
  const { act, house, text, standsInFor = null } = fact
  await tx
    .insertInto('common_way_fact')
    .values({ ...columnsOf(fact), act, house, text, stands_in_for: standsInFor })
    .execute()
}

const columnsOf = (fact: NewWayFact) => ({
  ...{ alliance_id: fact.allianceId, family_id: fact.familyId, process_id: fact.processId },
  ...{ seq: fact.seq, version: fact.version, person_id: fact.personId, created_at: fact.now },
})

/** Of all that are the common way of a family now, which the alliance sees, and about which one of these houses was asked. */
export const readAskedWays = async (
  tx: Tx,
  allianceId: string,
  houses: readonly string[],
): Promise<readonly (readonly WayFactRow[])[]> => {
  if (houses.length === 0) return []
  const { rows } = await sql<{ familyId: string; processId: string }>`
    select f.family_id as "familyId", f.process_id as "processId" from common_way_fact f
      cross join lateral (
        select m.process_id, p.visibility from family_member m
          join process p on p.alliance_id = m.alliance_id and p.id = m.process_id
            and p.withdrawn_at is null
        where m.alliance_id = f.alliance_id and m.family_id = f.family_id
          and m.reference_since is not null
        order by m.is_binding desc, m.reference_since desc limit 1) r
    where f.alliance_id = ${allianceId} and f.act = 'ask' and r.process_id = f.process_id
      and r.visibility = 'alliance' and f.houses && ${[...houses]}::text[]
    group by 1, 2 order by 1, 2`.execute(tx)
  if (rows.length === 0) return []
  const facts = await rowsOf(tx, allianceId)
    .where('f.process_id', 'in', [...new Set(rows.map(({ processId }) => processId))])
    .execute()
  const isWanted = new Set(rows.map(({ familyId, processId }) => `${familyId} ${processId}`))
  return [...Map.groupBy(facts, (one) => `${one.familyId} ${one.processId}`)]
    .filter(([key]) => isWanted.has(key))
    .map(([, some]) => some.map(factOf))
}
