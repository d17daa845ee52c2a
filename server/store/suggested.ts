// What may be suggested to whoever writes: words of the own administration, and what others share with
// it. Read as the asker; of others only what is shared with the whole alliance, also where the asker
// belongs to them, so that nothing in-house is carried from one administration to another.

import { sql } from 'kysely'
import type { Tx } from './store.ts'

export interface UsedWord {
  readonly name: string
  /** Short names of those who use it, in the order of the alliance. */
  readonly organisations: readonly string[]
}

/** Whose words: of the organisation itself, or of all others as far as shared. */
export type Whose = 'own' | 'others'

const sharedBy = (allianceId: string, organisationId: string, whose: Whose) => sql`
  process p
    join version_content c on c.alliance_id = p.alliance_id and c.process_id = p.id
      and c.number = p.current_version and c.audience = ${whose === 'own' ? 'own' : 'shared'}
    join organisation o on o.alliance_id = p.alliance_id and o.id = p.organisation_id
    cross join jsonb_array_elements(c.steps) with ordinality as listed (line, nth)
  where p.alliance_id = ${allianceId} and p.withdrawn_at is null and ${
    whose === 'own'
      ? sql`p.organisation_id = ${organisationId}`
      : sql`p.organisation_id <> ${organisationId} and p.reach = 'alliance'`
  }`

const ranked = (names: ReturnType<typeof sql>, most: number) => sql<UsedWord>`
  select name, array_agg(short order by place, short) as organisations
  from (
    select btrim(name) as name, short, min(position) as place, count(*) as times
    from (${names}) as named where btrim(name) <> '' group by 1, 2
  ) as counted
  group by name order by sum(times) desc, name limit ${most}`

/** Who does steps (posts and units, as modelled), those named most first. */
export const listActors = async (
  tx: Tx,
  allianceId: string,
  organisationId: string,
  whose: Whose,
  most: number,
): Promise<readonly UsedWord[]> => {
  const names = sql`
    select coalesce(line ->> 'actor', '') as name, o.short_name as short, o.position
    from ${sharedBy(allianceId, organisationId, whose)} and line ->> 'kind' in ('step', 'wait')`
  return (await ranked(names, most).execute(tx)).rows
}

/** Systems that steps are done with, those named most first. */
export const listSystems = async (
  tx: Tx,
  allianceId: string,
  organisationId: string,
  whose: Whose,
  most: number,
): Promise<readonly UsedWord[]> => {
  const names = sql`
    select used.name, o.short_name as short, o.position
    from (select line, o.short_name, o.position from ${sharedBy(allianceId, organisationId, whose)}) as o
      cross join jsonb_array_elements_text(
        case jsonb_typeof(o.line -> 'systems') when 'array' then o.line -> 'systems' else '[]' end
      ) as used (name)`
  return (await ranked(names, most).execute(tx)).rows
}

export interface SharedStep {
  readonly processId: string
  readonly key: string
  readonly label: string
  readonly organisation: string
}

/** Processes of the same family, as far as the asker sees them; [] where it is in none yet. */
export const readRelatives = async (
  tx: Tx,
  allianceId: string,
  processId: string,
): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`
    select distinct other.process_id as id from family_member mine
      join family_member other on other.alliance_id = mine.alliance_id
        and other.family_id = mine.family_id and other.process_id <> mine.process_id
    where mine.alliance_id = ${allianceId} and mine.process_id = ${processId}
      and mine.state = 'member' and other.state = 'member'`.execute(tx)
  return rows.map(({ id }) => id)
}

/**
 * Steps of these processes as their administrations share them, process by process in the order of their lists; none of
 * the organisation's own.
 */
export const readSharedSteps = async (
  tx: Tx,
  allianceId: string,
  organisationId: string,
  processIds: readonly string[],
): Promise<readonly SharedStep[]> => {
  if (processIds.length === 0) return []
  const { rows } = await sql<SharedStep>`
    select p.id as "processId", line ->> 'key' as key, line ->> 'label' as label,
      o.short_name as organisation
    from ${sharedBy(allianceId, organisationId, 'others')} and p.id = any(${processIds})
      and line ->> 'kind' = 'step' and line ->> 'label' <> ''
    order by p.id, nth`.execute(tx)
  return rows
}
