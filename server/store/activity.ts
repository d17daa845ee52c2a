// What happened in the alliance lately, read from the facts that say so. Only what all of the alliance see is asked for, so
// that everybody reads the same; as the asker, so that row-level security has the last word.

import { type RawBuilder, sql } from 'kysely'
import type { ActivityKind } from '#library'
import type { Tx } from './store.ts'

/** After which entry of the list to go on. */
export interface ActivityCursor {
  /** Microseconds since 1970, as exact as the database knows it. */
  readonly micros: string
  readonly key: string
}

export interface ActivityRow extends ActivityCursor {
  readonly kind: ActivityKind
  readonly at: Date
  /** The house that did it. */
  readonly organisationId: string
  readonly processId: string | null
  /** What it goes back to, or what was offered; and whose that is. */
  readonly otherId: string | null
  readonly otherOrganisationId: string | null
  readonly version: number | null
  readonly familyId: string | null
  /** `wayAgreed`: which of the answers it was. */
  readonly seq: number | null
  /** Of a workshop, package, question or document. */
  readonly thingId: string | null
  readonly title: string | null
}

export interface ActivityQuery {
  readonly kinds: readonly ActivityKind[]
  readonly before: ActivityCursor | undefined
  readonly organisation: string | undefined
  readonly productArea: string | undefined
  readonly limit: number
}

/** Where the facts of a kind are: columns by the names of a row, `null` where there is none. */
interface Source {
  readonly from: RawBuilder<unknown>
  readonly at: RawBuilder<unknown>
  /** Different for each entry of the kind. */
  readonly ref: RawBuilder<unknown>
  readonly organisation: RawBuilder<unknown>
  readonly process?: RawBuilder<unknown>
  readonly other?: RawBuilder<unknown>
  readonly otherOrganisation?: RawBuilder<unknown>
  readonly version?: RawBuilder<unknown>
  readonly family?: RawBuilder<unknown>
  readonly seq?: RawBuilder<unknown>
  readonly thing?: RawBuilder<unknown>
  readonly title?: RawBuilder<unknown>
}

const lineage = (act: 'link' | 'takeOver' | 'moveOn'): Source => ({
  from: sql`lineage_fact x where x.act = ${act} and x.reach = 'alliance' and x.origin_reach = 'alliance'`,
  ...{ at: sql`x.created_at`, ref: sql`x.process_id || ' ' || x.origin_id || ' ' || x.seq` },
  ...{ organisation: sql`x.organisation_id`, process: sql`x.process_id`, other: sql`x.origin_id` },
  ...{ otherOrganisation: sql`x.origin_organisation`, version: sql`x.version` },
})

const SOURCES: Readonly<Record<ActivityKind, Source>> = {
  shared: {
    from: sql`process x where x.reach = 'alliance' and x.shared_at is not null`,
    ...{ at: sql`x.shared_at`, ref: sql`x.id` },
    ...{ organisation: sql`x.organisation_id`, process: sql`x.id` },
  },
  // What was approved before the alliance came to see it is nothing that happened in the alliance.
  inForce: {
    from: sql`version x join process s on s.alliance_id = x.alliance_id and s.id = x.process_id
      where x.reach = 'alliance' and x.approved_at is not null and x.approved_at > s.shared_at`,
    ...{ at: sql`x.approved_at`, ref: sql`x.process_id || ' ' || x.number` },
    ...{ organisation: sql`x.organisation_id`, process: sql`x.process_id`, version: sql`x.number` },
  },
  public: {
    from: sql`publication x where x.reach = 'alliance' and x.is_in_force`,
    ...{ at: sql`x.published_at`, ref: sql`x.process_id` },
    ...{ organisation: sql`x.organisation_id`, process: sql`x.process_id` },
  },
  linked: lineage('link'),
  takenOver: lineage('takeOver'),
  movedOn: lineage('moveOn'),
  proposalAccepted: {
    from: sql`proposal_fact x where x.act in ('accept', 'acceptPart')
      and x.reach = 'alliance' and x.origin_reach = 'alliance'`,
    ...{ at: sql`x.created_at`, ref: sql`x.id`, organisation: sql`x.origin_organisation` },
    ...{ process: sql`x.origin_id`, other: sql`x.process_id` },
    otherOrganisation: sql`x.organisation_id`,
  },
  commonWay: {
    from: sql`family_member x where x.reference_since is not null and x.state = 'member'
      and x.reach = 'alliance'`,
    ...{ at: sql`x.reference_since`, ref: sql`x.family_id || ' ' || x.process_id` },
    ...{ organisation: sql`x.organisation_id`, process: sql`x.process_id` },
    family: sql`x.family_id`,
  },
  // Candidates: which answer was the last that was missing is said by domain/library.
  wayAgreed: {
    from: sql`common_way_fact x where x.act in ('agree', 'remark') and x.reach = 'alliance'`,
    at: sql`x.created_at`,
    ref: sql`x.family_id || ' ' || x.process_id || ' ' || x.seq`,
    ...{ organisation: sql`x.organisation_id`, process: sql`x.process_id` },
    ...{ version: sql`x.version`, family: sql`x.family_id`, seq: sql`x.seq` },
  },
  workshopClosed: {
    from: sql`workshop x where x.closed_at is not null`,
    ...{ at: sql`x.closed_at`, ref: sql`x.id`, organisation: sql`x.organisation_id` },
    ...{ family: sql`x.family_id`, thing: sql`x.id`, title: sql`x.title` },
  },
  packageDone: {
    from: sql`work_package_fact x join work_package w on w.alliance_id = x.alliance_id
      and w.id = x.package_id where x.act = 'deliver' and w.kind = 'package'`,
    ...{ at: sql`x.created_at`, ref: sql`x.package_id || ' ' || x.seq` },
    ...{ organisation: sql`x.organisation_id`, process: sql`x.process_id` },
    ...{ family: sql`w.family_id`, thing: sql`w.id`, title: sql`w.title` },
  },
  questionAsked: {
    from: sql`alliance_question x where x.taken_back_at is null`,
    ...{ at: sql`x.created_at`, ref: sql`x.id`, organisation: sql`x.organisation_id` },
    ...{ process: sql`x.process_id`, family: sql`x.family_id` },
    ...{ thing: sql`x.id`, title: sql`x.title` },
  },
  documentAdded: {
    from: sql`sample_document x where x.visibility = 'alliance' and x.removed_at is null
      and (x.process_id is null or x.reach = 'alliance')`,
    ...{ at: sql`x.created_at`, ref: sql`x.id`, organisation: sql`x.organisation_id` },
    ...{ process: sql`x.process_id`, family: sql`x.family_id` },
    ...{ thing: sql`x.id`, title: sql`x.title` },
  },
}

const NONE = sql`null::text`

/** Of the process; where it is about none, of one of the family that the alliance sees. Both lists are made once. */
const isOfArea = ({ process, family }: Source, allianceId: string, area: string) => {
  const there = sql`select a.id from process a where a.alliance_id = ${allianceId}
    and a.reach = 'alliance' and a.product_area = ${area}`
  const ofFamily = sql`${family ?? NONE} in (select m.family_id from family_member m
    where m.alliance_id = ${allianceId} and m.state = 'member' and m.process_id in (${there}))`
  return process === undefined
    ? ofFamily
    : family === undefined
      ? sql`${process} in (${there})`
      : sql`(${process} in (${there}) or (${process} is null and ${ofFamily}))`
}

const branch = (allianceId: string, kind: ActivityKind, query: ActivityQuery) => {
  const source = SOURCES[kind]
  const { at, ref, organisation, otherOrganisation = NONE } = source
  const { before, limit } = query
  const key = sql`${kind} || ' ' || ${ref}`
  const house = query.organisation
  const end = sql`(timestamptz 'epoch' + ${before?.micros}::bigint * interval '1 microsecond')`
  const isAfter = before
    ? sql`and ${at} <= ${end} and (${at} < ${end} or (${key}) collate "C" < ${before.key})`
    : sql``
  const isOfHouse =
    house === undefined
      ? sql``
      : sql`and (${organisation} = ${house} or ${otherOrganisation} = ${house})`
  const isThere =
    query.productArea === undefined
      ? sql``
      : sql`and ${isOfArea(source, allianceId, query.productArea)}`
  return sql`(select ${kind}::text as kind, ${at} as moment, (${key}) collate "C" as key,
      ${organisation} as organisation_id, ${source.process ?? NONE} as process_id,
      ${source.other ?? NONE} as other_id, ${otherOrganisation} as other_organisation_id,
      ${source.version ?? sql`null::int`} as version, ${source.family ?? NONE} as family_id,
      ${source.seq ?? sql`null::int`} as seq, ${source.thing ?? NONE} as thing_id,
      ${source.title ?? NONE} as title
    from ${source.from} and x.alliance_id = ${allianceId} ${isAfter} ${isOfHouse} ${isThere}
    order by moment desc, key desc limit ${limit})`
}

/** The latest first, each kind read no further than so many. */
export const readActivity = async (
  tx: Tx,
  allianceId: string,
  query: ActivityQuery,
): Promise<readonly ActivityRow[]> => {
  const branches = query.kinds.map((kind) => branch(allianceId, kind, query))
  const { rows } = await sql<ActivityRow>`
    select kind, moment as at, (extract(epoch from moment) * 1000000)::bigint::text as micros, key,
      organisation_id as "organisationId", process_id as "processId", other_id as "otherId",
      other_organisation_id as "otherOrganisationId", version, family_id as "familyId", seq,
      thing_id as "thingId", title
    from (${sql.join(branches, sql` union all `)}) as all_kinds
    order by moment desc, key desc limit ${query.limit}`.execute(tx)
  return rows
}
