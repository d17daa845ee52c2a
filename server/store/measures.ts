// Measures as they live on after their workshop: each a row, and facts that are only ever added; the last says how it stands.

import { sql } from 'kysely'
import type { Measure, MeasureStand, Place } from '#workshop'
import type { Tx } from './store.ts'

/** A statement takes 65,535 values. */
const AT_ONCE = 1_000

/** As the room agreed them. */
export const insertMeasures = async (
  tx: Tx,
  room: { allianceId: string; workshopId: string; now: Date },
  measures: readonly Measure[],
): Promise<void> => {
  for (let from = 0; from < measures.length; from += AT_ONCE) {
    await insertSomeMeasures(tx, room, measures.slice(from, from + AT_ONCE))
  }
}

const insertSomeMeasures = async (
  tx: Tx,
  { allianceId, workshopId, now }: { allianceId: string; workshopId: string; now: Date },
  measures: readonly Measure[],
): Promise<void> => {
  const about = { alliance_id: allianceId, workshop_id: workshopId, created_at: now }
  await tx
    .insertInto('measure')
    .values(
      measures.map(({ id, place }) => ({
        ...{ ...about, id, place: place ? JSON.stringify(place) : null },
      })),
    )
    .execute()
  const houses = await tx
    .selectFrom('organisation')
    .select(['id', 'name'])
    .where('alliance_id', '=', allianceId)
    .orderBy('id')
    .execute()
  // The room knows houses by their names, cut as names are there.
  const houseOf = new Map(houses.toReversed().map(({ id, name }) => [name.slice(0, 80), id]))
  await tx
    .insertInto('measure_fact')
    .values(
      measures.map(({ id, text, effect, organisation, post, due }) => ({
        ...{ ...about, measure_id: id, seq: 1, state: 'open' as const, text, effect },
        ...{ organisation_id: houseOf.get(organisation) ?? null, organisation, post, due },
        ...{ since: null, reason: '', person_id: null },
      })),
    )
    .execute()
}

export interface MeasureFactRow extends MeasureStand {
  readonly workshopId: string
  readonly id: string
  readonly seq: number
  readonly at: Date
  /** Null: as the room agreed it, or somebody who may not be seen. */
  readonly by: string | null
}

/** All facts of measures, by measure and in their order; of some workshops or of all. */
export const readMeasureFacts = async (
  tx: Tx,
  allianceId: string,
  workshopIds?: string | readonly string[],
): Promise<readonly MeasureFactRow[]> =>
  tx
    .selectFrom('measure_fact as f')
    .leftJoin('person as p', 'p.id', 'f.person_id')
    .select(['f.workshop_id as workshopId', 'f.measure_id as id', 'f.seq', 'f.state', 'f.text'])
    .select(['f.effect', 'f.organisation_id as organisationId', 'f.organisation', 'f.post'])
    .select(['f.reason', 'f.created_at as at', 'p.name as by'])
    .select(sql<string>`f.due::text`.as('due'))
    .select(sql<string | null>`f.since::text`.as('since'))
    .where('f.alliance_id', '=', allianceId)
    .$if(workshopIds !== undefined, (all) =>
      all.where(sql<boolean>`f.workshop_id = any (${[workshopIds ?? []].flat()}::text[])`),
    )
    .orderBy('f.workshop_id')
    .orderBy('f.measure_id')
    .orderBy('f.seq')
    .execute()

/** The row or step that each is about, by measure; those about the whole are left out. */
export const readMeasurePlaces = async (
  tx: Tx,
  allianceId: string,
  workshopId: string,
): Promise<ReadonlyMap<string, Place>> => {
  const rows = await tx
    .selectFrom('measure')
    .select(['id', 'place'])
    .where('alliance_id', '=', allianceId)
    .where('workshop_id', '=', workshopId)
    .execute()
  return new Map(rows.flatMap(({ id, place }) => (place ? [[id, place] as const] : [])))
}

export const addMeasureFact = async (
  tx: Tx,
  fact: MeasureStand & {
    readonly allianceId: string
    readonly workshopId: string
    readonly id: string
    readonly seq: number
    readonly personId: string
    readonly now: Date
  },
): Promise<void> => {
  const { state, text, effect, organisation, post, due, since, reason } = fact
  await tx
    .insertInto('measure_fact')
    .values({
      ...{ alliance_id: fact.allianceId, workshop_id: fact.workshopId, measure_id: fact.id },
      ...{ seq: fact.seq, state, text, effect, organisation, post, due, since, reason },
      ...{ organisation_id: fact.organisationId, person_id: fact.personId, created_at: fact.now },
    })
    .execute()
}
