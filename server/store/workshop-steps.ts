// Steps that recommendations and measures of workshops are about, in the variants that took part and in targets.

import { sql } from 'kysely'
import {
  type BoundStep,
  boundTargetSteps,
  placeId,
  type Result,
  type TargetPlaces,
  type Wording,
} from '#workshop'
import type { Tx } from './store.ts'

const AT_ONCE = 1_000

/** As the worker. */
export const insertBoundSteps = async (
  tx: Tx,
  { allianceId, workshopId }: { allianceId: string; workshopId: string },
  steps: readonly BoundStep[],
): Promise<void> => {
  for (let from = 0; from < steps.length; from += AT_ONCE) {
    await tx
      .insertInto('workshop_step')
      .values(
        steps.slice(from, from + AT_ONCE).map(({ processId, step, kind, item }) => ({
          ...{ alliance_id: allianceId, workshop_id: workshopId, process_id: processId },
          ...{ step, kind, item },
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}

/** A target that was begun, and its steps for what the room has agreed on or will; as the worker, and once for each. */
export const insertTargetPlaces = async (
  tx: Tx,
  target: {
    readonly allianceId: string
    readonly workshopId: string
    readonly processId: string
    readonly places: TargetPlaces
    readonly now: Date
  },
): Promise<void> => {
  const { allianceId, workshopId, processId, places } = target
  await tx
    .insertInto('workshop_target')
    .values({
      ...{ alliance_id: allianceId, workshop_id: workshopId, process_id: processId },
      ...{ places: JSON.stringify(places), created_at: target.now },
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  // Closed at the same moment, it waits: one of the two finds what the other has written.
  const workshop = await tx
    .selectFrom('workshop')
    .select('result')
    .where('alliance_id', '=', allianceId)
    .where('id', '=', workshopId)
    .forShare()
    .executeTakeFirst()
  if (workshop?.result)
    await insertBoundSteps(tx, target, boundTargetSteps(workshop.result, processId, places))
}

/** As the worker, when the room is closed. */
export const insertStepsOfTargets = async (
  tx: Tx,
  room: { readonly allianceId: string; readonly workshopId: string; readonly result: Result },
): Promise<void> => {
  const targets = await tx
    .selectFrom('workshop_target')
    .select(['process_id as processId', 'places'])
    .where('alliance_id', '=', room.allianceId)
    .where('workshop_id', '=', room.workshopId)
    .orderBy('process_id')
    .execute()
  for (const { processId, places } of targets) {
    await insertBoundSteps(tx, room, boundTargetSteps(room.result, processId, places))
  }
}

/** Of one process; the latest workshop first. */
export const readBoundSteps = (tx: Tx, allianceId: string, processId: string) =>
  tx
    .selectFrom('workshop_step as s')
    .innerJoin('workshop as w', (join) =>
      join.onRef('w.alliance_id', '=', 's.alliance_id').onRef('w.id', '=', 's.workshop_id'),
    )
    .select(['s.step', 's.kind', 's.item', 'w.id as workshopId', 'w.title'])
    .where('s.alliance_id', '=', allianceId)
    .where('s.process_id', '=', processId)
    .orderBy('w.closed_at', 'desc')
    .orderBy('w.id')
    .orderBy('s.kind', 'desc')
    .orderBy('s.item')
    .orderBy('s.step')
    .execute()

/** What workshops recommend and how their minutes word it, by workshop. */
export const readRecommendations = async (
  tx: Tx,
  allianceId: string,
  workshopIds: readonly string[],
): Promise<
  ReadonlyMap<
    string,
    {
      readonly recommendations: Result['recommendations']
      /** Null where nobody has worded anything. */
      readonly wording: Wording | null
    }
  >
> => {
  const { rows } = await sql<{
    id: string
    recommendations: Result['recommendations']
    wording: Wording | null
  }>`
    select w.id, w.result -> 'recommendations' as recommendations,
      (select f.wording from workshop_minutes_fact f where f.alliance_id = w.alliance_id
        and f.workshop_id = w.id order by f.seq desc limit 1) as wording
    from workshop w
    where w.alliance_id = ${allianceId} and w.id = any (${[...workshopIds]}::text[])
      and w.closed_at is not null`.execute(tx)
  return new Map(rows.map(({ id, ...rest }) => [id, rest]))
}

/**
 * As the worker: of workshops that this is the common way from, the processes of which they recommend that something
 * stays local, without what was taken out of the library and without what was begun as a target.
 */
export const readLocalProposals = async (
  tx: Tx,
  allianceId: string,
  targetId: string,
): Promise<readonly { readonly workshopId: string; readonly processIds: readonly string[] }[]> => {
  const rows = await tx
    .selectFrom('workshop as w')
    .innerJoin('workshop_step as s', (join) =>
      join.onRef('s.alliance_id', '=', 'w.alliance_id').onRef('s.workshop_id', '=', 'w.id'),
    )
    .innerJoin('process as p', (join) =>
      join.onRef('p.alliance_id', '=', 's.alliance_id').onRef('p.id', '=', 's.process_id'),
    )
    .select(['w.id as workshopId', 's.process_id as processId', 's.item'])
    .distinct()
    .where('w.alliance_id', '=', allianceId)
    .where('w.target_id', '=', targetId)
    .where('s.kind', '=', 'recommendation')
    .where('p.withdrawn_at', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('workshop_target as t')
            .select('t.process_id')
            .whereRef('t.alliance_id', '=', 's.alliance_id')
            .whereRef('t.process_id', '=', 's.process_id'),
        ),
      ),
    )
    .orderBy('w.id')
    .orderBy('s.process_id')
    .execute()
  const byWorkshop = Map.groupBy(rows, ({ workshopId }) => workshopId)
  const said = await readRecommendations(tx, allianceId, [...byWorkshop.keys()])
  return [...byWorkshop].map(([workshopId, bound]) => {
    const local = new Set(
      said
        .get(workshopId)
        ?.recommendations.filter(({ value }) => value.kind === 'local')
        .map(({ place }) => placeId(place)),
    )
    const processIds = bound.filter(({ item }) => local.has(item)).map((one) => one.processId)
    return { workshopId, processIds: [...new Set(processIds)] }
  })
}
