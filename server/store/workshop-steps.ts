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

/** What a closed workshop recommends of a process whose family has a common way that all see and that is in force. */
export interface LocalProposal {
  readonly workshopId: string
  readonly processId: string
  readonly organisationId: string
  readonly closedAt: Date
  readonly hasTarget: boolean
  readonly isOfTarget: boolean
  readonly isCarriedOn: boolean
}

/**
 * As the worker: where nobody was told yet that something is recommended to stay local, and the house has said nothing to
 * it; of one common way, or of all. Neither of the common way itself nor of what was begun as a target.
 */
export const readLocalProposals = async (
  tx: Tx,
  allianceId: string,
  commonWayId: string | null,
): Promise<readonly LocalProposal[]> => {
  const { rows } = await sql<LocalProposal & { readonly item: string }>`
    select distinct on (s.workshop_id, s.process_id, s.item) s.workshop_id as "workshopId",
      s.process_id as "processId", s.item, p.organisation_id as "organisationId",
      w.closed_at as "closedAt", w.target_id is not null as "isCarriedOn",
      exists (select 1 from workshop_target t where t.alliance_id = w.alliance_id
        and t.workshop_id = w.id and t.process_id = r.process_id) as "isOfTarget",
      exists (select 1 from workshop_target t
        join process begun on begun.alliance_id = t.alliance_id and begun.id = t.process_id
          and begun.withdrawn_at is null
        where t.alliance_id = w.alliance_id and t.workshop_id = w.id) as "hasTarget"
    from workshop_step s
      join workshop w on w.alliance_id = s.alliance_id and w.id = s.workshop_id
        and w.closed_at is not null
      join process p on p.alliance_id = s.alliance_id and p.id = s.process_id
        and p.withdrawn_at is null
      join family_member m on m.alliance_id = s.alliance_id and m.process_id = s.process_id
        and m.state = 'member'
      join family_member r on r.alliance_id = m.alliance_id and r.family_id = m.family_id
        and r.reference_since is not null and r.process_id <> s.process_id
      join process common on common.alliance_id = r.alliance_id and common.id = r.process_id
        and common.withdrawn_at is null and common.visibility = 'alliance'
    where s.alliance_id = ${allianceId} and s.kind = 'recommendation'
      and (${commonWayId}::text is null or r.process_id = ${commonWayId})
      and exists (select 1 from version v where v.alliance_id = r.alliance_id
        and v.process_id = r.process_id and v.state = 'approved')
      and not exists (select 1 from workshop_target t where t.alliance_id = s.alliance_id
        and t.process_id = s.process_id)
      and not exists (select 1 from local_reason_told l where l.alliance_id = s.alliance_id
        and l.workshop_id = s.workshop_id and l.process_id = s.process_id)
      and not exists (select 1 from local_reason_answer a where a.alliance_id = s.alliance_id
        and a.workshop_id = s.workshop_id and a.process_id = s.process_id and a.place = s.item)
    order by s.workshop_id, s.process_id, s.item, r.is_binding desc, r.reference_since desc`.execute(
    tx,
  )
  const said = await readRecommendations(tx, allianceId, [
    ...new Set(rows.map(({ workshopId }) => workshopId)),
  ])
  const isLocal = ({ workshopId, item }: (typeof rows)[number]) =>
    said
      .get(workshopId)
      ?.recommendations.some(
        ({ place, value }) => value.kind === 'local' && placeId(place) === item,
      )
  const local = rows.filter(isLocal).map(({ item: _, ...proposal }) => proposal)
  return [...new Map(local.map((one) => [`${one.workshopId} ${one.processId}`, one])).values()]
}

/** As the worker; false where they were told already. */
export const addLocalReasonTold = async (
  tx: Tx,
  told: {
    readonly allianceId: string
    readonly workshopId: string
    readonly processId: string
    readonly now: Date
  },
): Promise<boolean> => {
  const row = await tx
    .insertInto('local_reason_told')
    .values({
      ...{ alliance_id: told.allianceId, workshop_id: told.workshopId },
      ...{ process_id: told.processId, created_at: told.now },
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('process_id')
    .executeTakeFirst()
  return row !== undefined
}
