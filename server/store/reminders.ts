// Days that come near, each taken once: to look at a process again, or to have introduced a version.

import { sql } from 'kysely'
import type { Tx } from './store.ts'

export interface TakenDay {
  readonly processId: string
  readonly organisationId: string
  /** Null where it is about the process, whichever version is in force. */
  readonly version: number | null
  /** YYYY-MM-DD. */
  readonly day: string
}

/** As the worker: processes in the library that are to be looked at until a day, as far as nobody was reminded of it. */
export const takeRechecks = async (
  tx: Tx,
  allianceId: string,
  until: string,
  now: Date,
): Promise<readonly TakenDay[]> => {
  const { rows } = await sql<TakenDay>`
    with taken as (
      insert into reminder (alliance_id, process_id, kind, number, day, created_at)
      select ${allianceId}, f.process_id, 'recheckDue', 0, f.due, ${now}
      from (
        select distinct on (process_id) process_id, due from recheck_fact
        where alliance_id = ${allianceId} order by process_id, seq desc
      ) f
      where f.due <= ${until}::date
        and exists (select 1 from process q where q.alliance_id = ${allianceId}
          and q.id = f.process_id and q.withdrawn_at is null)
      on conflict do nothing
      returning process_id, day
    )
    select t.process_id as "processId", q.organisation_id as "organisationId",
      null::integer as version, t.day::text as day
    from taken t join process q on q.alliance_id = ${allianceId} and q.id = t.process_id
    order by t.day, t.process_id`.execute(tx)
  return rows
}

/** Likewise: versions that shall be introduced until a day and are not; older ones only while they are in force. */
export const takeIntroductions = async (
  tx: Tx,
  allianceId: string,
  until: string,
  now: Date,
): Promise<readonly TakenDay[]> => {
  const { rows } = await sql<TakenDay>`
    with taken as (
      insert into reminder (alliance_id, process_id, kind, number, day, created_at)
      select ${allianceId}, f.process_id, 'introductionDue', f.number, f.day, ${now}
      from (
        select distinct on (process_id, number) process_id, number, act, day from introduction_fact
        where alliance_id = ${allianceId} order by process_id, number, seq desc
      ) f
        join version v on v.alliance_id = ${allianceId} and v.process_id = f.process_id
          and v.number = f.number and v.state <> 'retired'
        join process q on q.alliance_id = ${allianceId} and q.id = f.process_id
          and q.withdrawn_at is null and (v.state = 'approved' or v.number = q.current_version)
      where f.act = 'prepare' and f.day <= ${until}::date
      on conflict do nothing
      returning process_id, number, day
    )
    select t.process_id as "processId", q.organisation_id as "organisationId",
      t.number as version, t.day::text as day
    from taken t join process q on q.alliance_id = ${allianceId} and q.id = t.process_id
    order by t.day, t.process_id`.execute(tx)
  return rows
}

/** Who said something of when it is to be looked at or introduced. */
export const readPlanners = async (
  tx: Tx,
  allianceId: string,
  processId: string,
): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`
    select person_id as id from recheck_fact
      where alliance_id = ${allianceId} and process_id = ${processId}
    union select person_id from introduction_fact
      where alliance_id = ${allianceId} and process_id = ${processId}`.execute(tx)
  return rows.map(({ id }) => id)
}

export interface TakenMeasure {
  readonly workshopId: string
  readonly id: string
  /** The house that owns it; null where the room named one that is not in the alliance. */
  readonly organisationId: string | null
  /** Who led the workshop. */
  readonly plannedBy: string
  readonly day: string
}

/** Likewise: measures that are to be done until a day and are not over. */
export const takeMeasures = async (
  tx: Tx,
  allianceId: string,
  until: string,
  now: Date,
): Promise<readonly TakenMeasure[]> => {
  const { rows } = await sql<TakenMeasure>`
    with taken as (
      insert into measure_reminder (alliance_id, workshop_id, measure_id, day, created_at)
      select ${allianceId}, f.workshop_id, f.measure_id, f.due, ${now}
      from (
        select distinct on (workshop_id, measure_id) workshop_id, measure_id, due, state
        from measure_fact where alliance_id = ${allianceId}
        order by workshop_id, measure_id, seq desc
      ) f
      where f.due <= ${until}::date and f.state in ('open', 'doing')
      on conflict do nothing
      returning workshop_id, measure_id, day
    )
    select t.workshop_id as "workshopId", t.measure_id as id, w.created_by as "plannedBy",
      t.day::text as day,
      (select f.organisation_id from measure_fact f where f.alliance_id = ${allianceId}
        and f.workshop_id = t.workshop_id and f.measure_id = t.measure_id
        order by f.seq desc limit 1) as "organisationId"
    from taken t join workshop w on w.alliance_id = ${allianceId} and w.id = t.workshop_id
    order by t.day, t.workshop_id, t.measure_id`.execute(tx)
  return rows
}
