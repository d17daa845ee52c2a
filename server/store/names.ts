// Names of processes, as far as the reader may know them, and of houses.

import type { Tx } from './store.ts'

export interface ProcessName {
  readonly id: string
  readonly name: string
  readonly organisationName: string
}

export const findNames = async (
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ProcessName>> => {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('process as p')
    .innerJoin('organisation as o', (join) =>
      join.onRef('o.alliance_id', '=', 'p.alliance_id').onRef('o.id', '=', 'p.organisation_id'),
    )
    .select(['p.id', 'p.name', 'o.name as organisationName'])
    .where('p.id', 'in', ids)
    .where('p.withdrawn_at', 'is', null)
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

export interface House {
  readonly id: string
  readonly name: string
}

/** All houses of an alliance, as it lists them. */
export const readHouses = (tx: Tx, allianceId: string): Promise<House[]> =>
  tx
    .selectFrom('organisation')
    .select(['id', 'name'])
    .where('alliance_id', '=', allianceId)
    .orderBy('position')
    .orderBy('name')
    .execute()
