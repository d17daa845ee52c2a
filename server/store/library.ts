// Reading the library. Every query runs as the asker, so counts, facets and families count only what
// the asker may see.

import { type RawBuilder, sql } from 'kysely'
import type { Profile } from '#process'
import type { StepLine } from '#steps'
import type { Tx } from './store.ts'
import type { Audience } from './tables.ts'

/** What an index of words takes for likely; whoever asks sees only what they may. */
export interface Likely {
  readonly ids: readonly string[]
  /** 0 to 1 each. */
  readonly scores: readonly number[]
}

export interface LibraryFilter {
  readonly q?: string | undefined
  /** Only processes with a step that is asked for; then `likely` alone says which. */
  readonly in?: 'steps' | undefined
  readonly likely?: Likely | undefined
  readonly organisation?: string | undefined
  /** A code, or NO_AREA. */
  readonly productArea?: string | undefined
  /** `withdrawn`: what was taken out of the library; without it, only what is in it. */
  readonly state?: 'draft' | 'inReview' | 'approved' | 'retired' | 'withdrawn' | undefined
  readonly family?: 'yes' | 'no' | undefined
  readonly flow?: 'yes' | 'no' | undefined
  readonly offset: number
  readonly limit: number
}

/** Filter and facet value of processes without a product area. */
export const NO_AREA = 'none'

/** A line of the library, in the contract's words. */
export interface SummaryRow {
  readonly id: string
  readonly name: string
  readonly organisation: { readonly id: string; readonly name: string; readonly shortName: string }
  readonly aspect: 'asIs' | 'target'
  readonly state: 'draft' | 'inReview' | 'approved' | 'retired'
  readonly visibility: 'organisation' | 'alliance'
  readonly productArea: string | null
  readonly version: number | null
  readonly stepCount: number
  readonly changedAt: Date
  readonly isExample: boolean
  readonly withdrawnAt: Date | null
  readonly family: {
    readonly id: string
    readonly name: string
    readonly organisationCount: number
  } | null
}

export interface Facet {
  readonly value: string
  readonly count: number
}

export interface LibraryPage {
  readonly ids: readonly string[]
  readonly total: number
  readonly facets: {
    readonly organisation: readonly Facet[]
    readonly productArea: readonly Facet[]
    readonly state: readonly Facet[]
    readonly family: readonly Facet[]
    readonly flow: readonly Facet[]
  }
}

/** Words as a query of beginnings: "hunde steu" finds "Hundesteuer"; undefined without any word. */
const prefixQuery = (q: string): string | undefined => {
  const words = q.match(/[\p{L}\p{N}]+/gu) ?? []
  return words.length === 0 ? undefined : words.map((word) => `'${word}':*`).join(' & ')
}

/** For `like` and `ilike`: somewhere in the text, as it is written. */
export const likePattern = (q: string): string => `%${q.replace(/[\\%_]/g, '\\$&')}%`

/**
 * Families of which the asker sees at least two members in the library; others are not shown to them. What the alliance
 * sees is in the library: only of the asker's own it has to be asked, and few are withdrawn.
 */
const shownFamilies = (allianceId: string) => sql`
  select n.family_id from family_member n
  where n.alliance_id = ${allianceId} and n.state = 'member'
    and (n.reach = 'alliance' or n.process_id not in (select q.id from process q
      where q.alliance_id = ${allianceId} and q.withdrawn_at is not null))
  group by n.family_id having count(*) > 1`

/**
 * What a search adds: the text each reader may know, and a rank. The name counts most, then what is found
 * as it is written, then what the index takes for likely.
 */
const searchPart = ({
  q,
  likely = { ids: [], scores: [] },
  ...filter
}: LibraryFilter): { from: RawBuilder<unknown>; rank: RawBuilder<unknown> } => {
  const text = q?.trim()
  if (!text) return { from: sql``, rank: sql`0::real` }
  const isLikely = sql`left join unnest(${likely.ids}::text[], ${likely.scores}::real[])
    as likely (id, score) on likely.id = p.id`
  if (filter.in === 'steps') return { from: isLikely, rank: sql`coalesce(likely.score, 0)` }
  const words = prefixQuery(text)
  const query = words === undefined ? sql`null::tsquery` : sql`to_tsquery('german', ${words})`
  return {
    // One of two rows each: a join the planner can do for all at once, where a choice for each is slow.
    from: sql`join process_content found on found.alliance_id = p.alliance_id
        and found.process_id = p.id and found.audience = case
          when p.organisation_id = any ((select my_organisations())::text[]) then 'own'
          else 'shared' end
      cross join (select ${query} as query) asked ${isLikely}`,
    rank: sql`case when p.name ilike ${likePattern(text)} then 10 else 0 end
      + case when found.search @@ asked.query then 1 + ts_rank(found.search, asked.query) else 0 end
      + coalesce(likely.score, 0)`,
  }
}

/**
 * One pass over what the asker sees and finds; each facet counts with all filters but its own. Sorted by
 * rank when searching, else newest first.
 */
export const searchLibrary = async (
  tx: Tx,
  allianceId: string,
  filter: LibraryFilter,
): Promise<LibraryPage> => {
  const { from, rank } = searchPart(filter)
  const isSearch = Boolean(filter.q?.trim())
  const matches = (column: string, value: string | undefined) =>
    value === undefined ? sql`true` : sql`${sql.ref(column)} = ${value}`
  // What is withdrawn is in no list but its own, and is counted where that one is offered.
  const inState =
    filter.state === undefined ? sql`state <> 'withdrawn'` : matches('state', filter.state)
  const [o, a, s, f, m] = [
    matches('organisation_id', filter.organisation),
    matches('product_area', filter.productArea),
    inState,
    matches('family', filter.family),
    matches('flow', filter.flow),
  ]
  const found = isSearch ? sql`rank > 0` : sql`true`
  const order = sql`rank desc, changed_at desc, id`
  // Facets differ in filters alone: what is alike in all of them is counted once.
  const { rows } = await sql<LibraryPage>`
    with hit as materialized (
      select p.id, p.changed_at, p.organisation_id,
        coalesce(p.product_area, ${NO_AREA}) as product_area,
        case when p.withdrawn_at is null then p.state else 'withdrawn' end as state,
        case when p.id in (select m.process_id from family_member m
          where m.alliance_id = ${allianceId} and m.state = 'member' and m.family_id in (${shownFamilies(allianceId)}))
          then 'yes' else 'no' end as family,
        case when p.current_version is null then 'no' else 'yes' end as flow,
        ${rank} as rank
      from process p ${from}
      where p.alliance_id = ${allianceId}
    ), alike as materialized (
      select organisation_id, product_area, state, family, flow, count(*) as number,
        ${o} as o, ${a} as a, ${s} as s, ${f} as f, ${m} as m
      from hit where ${found} group by organisation_id, product_area, state, family, flow
    ), chosen as (
      select id, rank, changed_at from hit
      where ${found} and ${o} and ${a} and ${s} and ${f} and ${m}
      order by ${order} limit ${filter.limit} offset ${filter.offset}
    )
    select (select coalesce(json_agg(id order by ${order}), '[]') from chosen) as ids,
      (select coalesce(sum(number), 0)::int from alike where o and a and s and f and m) as total,
      json_build_object(
        'organisation', (select coalesce(json_agg(x), '[]') from (
          select organisation_id as value, sum(number)::int as count from alike
          where a and s and f and m group by 1) x),
        'productArea', (select coalesce(json_agg(x), '[]') from (
          select product_area as value, sum(number)::int as count from alike
          where o and s and f and m group by 1 order by 1) x),
        'state', (select coalesce(json_agg(x), '[]') from (
          select state as value, sum(number)::int as count from alike
          where o and a and f and m group by 1) x),
        'family', (select coalesce(json_agg(x), '[]') from (
          select family as value, sum(number)::int as count from alike
          where o and a and s and m group by 1 order by 1 desc) x),
        'flow', (select coalesce(json_agg(x), '[]') from (
          select flow as value, sum(number)::int as count from alike
          where o and a and s and f group by 1 order by 1 desc) x)) as facets`.execute(tx)
  const [page] = rows
  if (!page) throw new Error('An aggregate without a group always gives one row.')
  return page
}

/** Lines of the library by id, in the order asked for; what the asker may not see is left out. */
export const readSummaries = async (
  tx: Tx,
  allianceId: string,
  ids: readonly string[],
): Promise<SummaryRow[]> => {
  if (ids.length === 0) return []
  // Families are counted once each, not once for every line that is in them.
  const { rows } = await sql<SummaryRow>`
    with its as materialized (
      select m.process_id, m.family_id from family_member m
      where m.alliance_id = ${allianceId} and m.process_id = any (${[...ids]}::text[])
        and m.state = 'member'
    ), shown as materialized (
      select n.family_id, count(distinct n.organisation_id)::int as organisations
      from family_member n join process q on q.alliance_id = n.alliance_id
        and q.id = n.process_id and q.withdrawn_at is null
      where n.alliance_id = ${allianceId} and n.state = 'member'
        and n.family_id in (select family_id from its)
      group by n.family_id having count(*) > 1
    ), chosen as materialized (
      select distinct on (its.process_id) its.process_id, f.id, f.name, shown.organisations
      from its join shown on shown.family_id = its.family_id
        join family f on f.alliance_id = ${allianceId} and f.id = its.family_id
      order by its.process_id, f.is_confirmed desc, f.id
    )
    select p.id, p.name, p.aspect, p.state, p.visibility, p.product_area as "productArea",
      p.current_version as version, p.step_count as "stepCount", p.changed_at as "changedAt",
      p.is_example as "isExample", p.withdrawn_at as "withdrawnAt",
      json_build_object('id', o.id, 'name', o.name, 'shortName', o.short_name) as organisation,
      case when c.id is not null then json_build_object('id', c.id,
        'name', coalesce(nullif(c.name, ''), p.name), 'organisationCount', c.organisations)
        end as family
    from unnest(${ids}::text[]) with ordinality wanted (id, place)
      join process p on p.alliance_id = ${allianceId} and p.id = wanted.id
      join organisation o on o.alliance_id = p.alliance_id and o.id = p.organisation_id
      left join chosen c on c.process_id = p.id
    order by wanted.place`.execute(tx)
  return rows
}

export interface DetailRow {
  readonly organisationId: string
  readonly sharing: { readonly minutes: boolean; readonly cases: boolean; readonly posts: boolean }
  readonly audience: Audience
  readonly profile: Profile
  /** Empty where there is no model yet. */
  readonly steps: readonly StepLine[]
  readonly remarks: readonly unknown[]
  /** Null where there is no model yet. */
  readonly contentHash: string | null
  readonly fileHash: string | null
}

/** Profile and current version as the asker may know it: complete for the own organisation, else redacted. */
export const readDetail = async (
  tx: Tx,
  allianceId: string,
  id: string,
): Promise<DetailRow | undefined> => {
  const { rows } = await sql<DetailRow>`
    select p.organisation_id as "organisationId",
      json_build_object('minutes', p.share_minutes, 'cases', p.share_cases, 'posts', p.share_posts)
        as sharing,
      c.audience, c.profile, coalesce(vc.steps, '[]') as steps,
      coalesce(vc.remarks, '[]') as remarks, vc.content_hash as "contentHash",
      v.file_hash as "fileHash"
    from process p
      join process_content c on c.alliance_id = p.alliance_id and c.process_id = p.id
      left join version v on v.alliance_id = p.alliance_id and v.process_id = p.id
        and v.number = p.current_version
      left join version_content vc on vc.alliance_id = p.alliance_id and vc.process_id = p.id
        and vc.number = v.number and vc.audience = c.audience
    where p.alliance_id = ${allianceId} and p.id = ${id}
    order by c.audience = 'own' desc limit 1`.execute(tx)
  return rows[0]
}

/** JSON of the model of a version, the current one where none is said, for an audience, unparsed; undefined where there is none. */
export const readModelText = async (
  tx: Tx,
  allianceId: string,
  id: string,
  audience: Audience,
  version?: number,
): Promise<string | undefined> => {
  const { rows } = await sql<{ model: string }>`
    select c.model::text as model from process p
      join version_content c on c.alliance_id = p.alliance_id and c.process_id = p.id
        and c.number = coalesce(${version ?? null}::int, p.current_version)
        and c.audience = ${audience}
    where p.alliance_id = ${allianceId} and p.id = ${id}`.execute(tx)
  return rows[0]?.model
}

/** The fact sheet as an audience may know it; undefined where the asker may not. */
export const readProfile = async (
  tx: Tx,
  allianceId: string,
  id: string,
  audience: Audience,
): Promise<Profile | undefined> => {
  const row = await tx
    .selectFrom('process_content')
    .select('profile')
    .where('alliance_id', '=', allianceId)
    .where('process_id', '=', id)
    .where('audience', '=', audience)
    .executeTakeFirst()
  return row?.profile
}

/** Newest first. What was noted on a version can name anything, so others read it only where everything is shared. */
export const listVersions = (tx: Tx, allianceId: string, id: string) =>
  tx
    .selectFrom('version as v')
    .innerJoin('process as p', (join) =>
      join.onRef('p.alliance_id', '=', 'v.alliance_id').onRef('p.id', '=', 'v.process_id'),
    )
    .select(['v.number', 'v.state', 'v.created_at as createdAt', 'v.created_by as author'])
    .select(sql<string | null>`v.introduced_on::text`.as('introducedOn'))
    .select(
      sql<string>`case when v.organisation_id = any (my_organisations())
        or (p.share_minutes and p.share_cases and p.share_posts) then v.note else '' end`.as(
        'note',
      ),
    )
    .where('v.alliance_id', '=', allianceId)
    .where('v.process_id', '=', id)
    .orderBy('v.number', 'desc')
    .execute()

/** About the original file, where the asker may have it. */
export const findFile = (tx: Tx, allianceId: string, organisationId: string, hash: string) =>
  tx
    .selectFrom('file')
    .select(['name', 'media_type as mediaType', 'size', 'hash'])
    .where('alliance_id', '=', allianceId)
    .where('organisation_id', '=', organisationId)
    .where('hash', '=', hash)
    .executeTakeFirst()

export const readFileBytes = (tx: Tx, allianceId: string, organisationId: string, hash: string) =>
  tx
    .selectFrom('file')
    .select(['name', 'media_type as mediaType', 'bytes'])
    .where('alliance_id', '=', allianceId)
    .where('organisation_id', '=', organisationId)
    .where('hash', '=', hash)
    .executeTakeFirst()

/** Processes before and after, through a handover, in whichever family that was found. */
export const listPartners = async (tx: Tx, allianceId: string, id: string) => {
  const { rows } = await sql<{
    id: string
    name: string
    organisationName: string
    handovers: string[]
  }>`
    select p.id, p.name, o.name as "organisationName",
      array(select distinct unnest(linked.handovers) order by 1) as handovers
    from (
      select other, array_agg(handover) as handovers from (
        select case when f.process_id = ${id} then f.member_id else f.process_id end as other,
          unnest(f.handovers) as handover
        from family_partner f
        where f.alliance_id = ${allianceId} and (f.process_id = ${id} or f.member_id = ${id})
      ) one group by other
    ) linked
      join process p on p.alliance_id = ${allianceId} and p.id = linked.other
        and p.withdrawn_at is null
      join organisation o on o.alliance_id = p.alliance_id and o.id = p.organisation_id
    order by p.name, p.id`.execute(tx)
  return rows
}

export const setWithdrawn = async (
  tx: Tx,
  allianceId: string,
  id: string,
  withdrawnAt: Date | null,
  now: Date,
): Promise<void> => {
  await tx
    .updateTable('process')
    .set({ withdrawn_at: withdrawnAt, changed_at: now })
    .where('alliance_id', '=', allianceId)
    .where('id', '=', id)
    .execute()
}
