// Packages and what was said of them. Read as the asker: all of the alliance see all of it.

import { sql } from 'kysely'
import type { Adoption, PackageFact, PackageKind } from '#library'
import type { Tx } from './store.ts'

export interface PackageRow {
  readonly id: string
  readonly kind: PackageKind
  readonly title: string
  readonly note: string
  readonly organisationId: string
  readonly familyId: string | null
  readonly personId: string
}

const rowsOf = (tx: Tx, allianceId: string) =>
  tx
    .selectFrom('work_package')
    .select(['id', 'kind', 'title', 'note', 'organisation_id as organisationId'])
    .select(['family_id as familyId', 'person_id as personId'])
    .where('alliance_id', '=', allianceId)

/** The latest first. */
export const readPackages = (
  tx: Tx,
  allianceId: string,
  limit: number,
): Promise<readonly PackageRow[]> =>
  rowsOf(tx, allianceId).orderBy('created_at', 'desc').orderBy('id').limit(limit).execute()

export const findPackage = (
  tx: Tx,
  allianceId: string,
  id: string,
): Promise<PackageRow | undefined> => rowsOf(tx, allianceId).where('id', '=', id).executeTakeFirst()

/** Of these packages, each in order. */
export const readPackageFacts = async (
  tx: Tx,
  allianceId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly PackageFact[]>> => {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('work_package_fact')
    .select(['package_id as packageId', 'act', 'organisation_id as by', 'writer_id as writer'])
    .select(['houses', 'process_id as processId', 'minutes', 'reason'])
    .select(sql<string | null>`due::text`.as('due'))
    .where('alliance_id', '=', allianceId)
    .where('package_id', 'in', ids)
    .orderBy('package_id')
    .orderBy('seq')
    .execute()
  return Map.groupBy(rows, ({ packageId }) => packageId)
}

export const addPackage = async (
  tx: Tx,
  one: PackageRow & { readonly allianceId: string; readonly now: Date },
): Promise<void> => {
  const { allianceId, id, kind, title, note, organisationId, familyId, personId, now } = one
  await tx
    .insertInto('work_package')
    .values({
      ...{ alliance_id: allianceId, id, kind, title, note, organisation_id: organisationId },
      ...{ family_id: familyId, person_id: personId, created_at: now },
    })
    .execute()
}

/** The database gives each number once. */
export const addPackageFact = async (
  tx: Tx,
  fact: PackageFact & {
    readonly allianceId: string
    readonly packageId: string
    readonly seq: number
    readonly personId: string
    readonly now: Date
  },
): Promise<void> => {
  const { allianceId, packageId, seq, act, by, writer, due, houses } = fact
  await tx
    .insertInto('work_package_fact')
    .values({
      ...{ alliance_id: allianceId, package_id: packageId, seq, act, organisation_id: by },
      ...{ writer_id: writer, due, houses: [...houses], process_id: fact.processId },
      ...{ minutes: fact.minutes, reason: fact.reason },
      ...{ person_id: fact.personId, created_at: fact.now },
    })
    .execute()
}

/**
 * Processes that go back to another house's, as far as all of the alliance see both: so everybody counts the same. Those
 * that were taken out of the library are not counted.
 */
export const readSharedAdoptions = async (
  tx: Tx,
  allianceId: string,
): Promise<readonly Adoption[]> => {
  const { rows } = await sql<Adoption>`
    select l.origin_id as "originId", l.origin_organisation as "originHouse",
      l.organisation_id as house
    from (
      select distinct on (process_id, origin_id) * from lineage_fact
      where alliance_id = ${allianceId} order by process_id, origin_id, seq desc) l
      join process p on p.alliance_id = l.alliance_id and p.id = l.process_id
      join process o on o.alliance_id = l.alliance_id and o.id = l.origin_id
    where l.act <> 'unlink' and l.organisation_id <> l.origin_organisation
      and p.reach = 'alliance' and o.reach = 'alliance'
      and p.withdrawn_at is null and o.withdrawn_at is null`.execute(tx)
  return rows
}
