// Families of the same work: what the comparison found, and what people put together.

import { sql } from 'kysely'
import type { Competence, Family } from '#compare'
import type { PackedSubject } from '../work/relate.ts'
import type { Tx } from './store.ts'

/** `shared`: as the alliance may know them; `mine`: complete where they are the reader's own. */
export type View = 'shared' | 'mine'

export interface SharedSubject extends PackedSubject {
  /** The whole alliance sees the process. */
  readonly isShared: boolean
}

/**
 * The newest version of processes that are in the library, as the transaction may read them; all of
 * the alliance's without `ids`. Order: as given, else by id.
 */
export const findSubjects = async (
  tx: Tx,
  view: View,
  ids?: readonly string[],
): Promise<readonly SharedSubject[]> => {
  if (ids?.length === 0) return []
  // Own rows come first by name; others' own rows are hidden by the policies.
  const audience = view === 'shared' ? sql`and c.audience = 'shared'` : sql``
  const { rows } = await sql<{
    id: string
    name: string
    organisation_id: string
    organisation_name: string
    model: string
    profile: string
    reach: string
    has_shares: boolean
  }>`
    select distinct on (p.id) p.id, p.name, p.reach, p.organisation_id,
      c.audience = 'own' or p.share_cases as has_shares, o.name as organisation_name,
      c.model::text as model, k.profile::text as profile
    from process p
    join organisation o on o.alliance_id = p.alliance_id and o.id = p.organisation_id
    join version_content c on c.alliance_id = p.alliance_id and c.process_id = p.id
      and c.number = p.current_version ${audience}
    join process_content k on k.alliance_id = p.alliance_id and k.process_id = p.id
      and k.audience = c.audience
    where p.withdrawn_at is null ${ids ? sql`and p.id = any(${ids})` : sql``}
    order by p.id, c.audience`.execute(tx)
  const subjects = rows.map((row) => ({
    id: row.id,
    name: row.name,
    organisation: { id: row.organisation_id, name: row.organisation_name },
    model: row.model,
    profile: row.profile,
    isShared: row.reach === 'alliance',
    hasShares: row.has_shares,
  }))
  if (!ids) return subjects
  const byId = new Map(subjects.map((subject) => [subject.id, subject]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

export const findCompetences = async (tx: Tx): Promise<readonly Competence[]> => {
  const rows = await tx
    .selectFrom('competence')
    .select(['task', 'organisation_id', 'done_by'])
    .orderBy('task')
    .execute()
  return rows.map((row) => ({
    task: row.task,
    organisation: row.organisation_id,
    by: row.done_by,
  }))
}

export interface OrganisationName {
  readonly id: string
  readonly name: string
  readonly shortName: string
  readonly regionalKey: string | null
}

export const findOrganisations = async (tx: Tx): Promise<readonly OrganisationName[]> => {
  const rows = await tx
    .selectFrom('organisation')
    .select(['id', 'name', 'short_name', 'regional_key'])
    .orderBy('position')
    .orderBy('name')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    shortName: row.short_name,
    regionalKey: row.regional_key,
  }))
}

export interface StoredFamily {
  readonly id: string
  readonly name: string
  readonly similarity: number
  readonly worthWorkshop: number
  readonly isConfirmed: boolean
  /** Ids of the members the reader sees, oldest process first. */
  readonly members: readonly string[]
  readonly partners: readonly {
    readonly processId: string
    readonly memberId: string
    readonly handovers: readonly string[]
  }[]
}

/**
 * Families as the reader may know them: only members they see, and none with fewer than two of them.
 * A name that people did not choose is that of a member, so it must be one they see.
 */
export const findFamilyRows = async (tx: Tx, id?: string): Promise<readonly StoredFamily[]> => {
  const { rows } = await sql<{
    id: string
    name: string
    similarity: number
    worth_workshop: number
    is_confirmed: boolean
    is_named: boolean
    members: string[]
    names: string[]
    partners: { processId: string; memberId: string; handovers: string[] }[]
  }>`
    select f.id, f.name, f.similarity, f.worth_workshop, f.is_confirmed, f.is_named, m.members,
      m.names,
      coalesce((select json_agg(json_build_object('processId', r.process_id, 'memberId', r.member_id,
          'handovers', r.handovers) order by r.process_id, r.member_id)
        from family_partner r
        join process p on p.alliance_id = r.alliance_id and p.id = r.process_id
        where r.alliance_id = f.alliance_id and r.family_id = f.id and p.withdrawn_at is null
          and r.member_id = any (m.members)), '[]') as partners
    from family f
    join lateral (
      select array_agg(p.id order by p.created_at, p.id) as members,
        array_agg(p.name order by p.created_at, p.id) as names
      from family_member m
      join process p on p.alliance_id = m.alliance_id and p.id = m.process_id
      where m.alliance_id = f.alliance_id and m.family_id = f.id and m.state = 'member'
        and p.withdrawn_at is null
    ) m on cardinality(m.members) > 1
    ${id === undefined ? sql`` : sql`where f.id = ${id}`}
    order by f.is_confirmed desc, f.worth_workshop desc, f.id`.execute(tx)
  return rows.map((row) => ({
    id: row.id,
    name: row.is_named || row.names.includes(row.name) ? row.name : (row.names[0] ?? ''),
    similarity: row.similarity,
    worthWorkshop: row.worth_workshop,
    isConfirmed: row.is_confirmed,
    members: row.members,
    partners: row.partners,
  }))
}

/** A family that people made of exactly these under this name. */
export const findMadeFamily = async (
  tx: Tx,
  name: string,
  members: readonly string[],
): Promise<string | undefined> => {
  const { rows } = await sql<{ id: string }>`
    select f.id from family f join family_member m
      on m.alliance_id = f.alliance_id and m.family_id = f.id and m.state = 'member'
    where f.is_confirmed and f.name = ${name} group by f.alliance_id, f.id
    having array_agg(m.process_id order by m.process_id collate "C")
      = ${[...members].sort()}::text[] limit 1`.execute(tx)
  return rows[0]?.id
}

/** Puts processes together as people say. The caller has checked that the asker sees all of them. */
export const insertFamily = async (
  tx: Tx,
  allianceId: string,
  family: {
    readonly id: string
    readonly name: string
    readonly members: readonly string[]
    readonly similarity: number
    readonly worthWorkshop: number
    readonly createdAt: Date
  },
): Promise<void> => {
  // Members first would need their family, the family is readable only by its members: no returning.
  await tx
    .insertInto('family')
    .values({
      alliance_id: allianceId,
      id: family.id,
      name: family.name,
      similarity: family.similarity,
      worth_workshop: family.worthWorkshop,
      is_confirmed: true,
      is_named: true,
      created_at: family.createdAt,
    })
    .execute()
  await insertMembers(tx, allianceId, family.id, family.members)
}

const insertMembers = async (
  tx: Tx,
  allianceId: string,
  familyId: string,
  members: readonly string[],
): Promise<void> => {
  await tx
    .insertInto('family_member')
    .values(
      members.map((processId) => ({
        alliance_id: allianceId,
        family_id: familyId,
        process_id: processId,
      })),
    )
    .execute()
}

/** A family as the platform knows it. */
export interface KnownFamily {
  readonly id: string
  readonly isConfirmed: boolean
  /** People chose the name. */
  readonly isNamed: boolean
  readonly members: readonly string[]
  /** Taken out by people. */
  readonly out: readonly string[]
  readonly suggested: readonly string[]
  readonly name: string
  readonly similarity: number
  readonly worthWorkshop: number
  readonly partners: Family['partners']
}

const inState = (state: 'member' | 'suggested' | 'out') => sql`
  coalesce((select array_agg(m.process_id order by m.process_id collate "C") from family_member m
    where m.alliance_id = f.alliance_id and m.family_id = f.id and m.state = ${state}), '{}')`

/** All families as the platform knows them, for matching new ones with them; those known longest first. */
export const findKnownFamilies = async (tx: Tx): Promise<readonly KnownFamily[]> => {
  const { rows } = await sql<KnownFamily>`
    select f.id, f.is_confirmed as "isConfirmed", f.is_named as "isNamed", f.name, f.similarity,
      f.worth_workshop as "worthWorkshop", ${inState('member')} as members, ${inState('out')} as out,
      ${inState('suggested')} as suggested,
      coalesce((select json_agg(json_build_object('id', r.process_id, 'member', r.member_id,
          'handovers', r.handovers) order by r.process_id collate "C", r.member_id collate "C")
        from family_partner r
        where r.alliance_id = f.alliance_id and r.family_id = f.id), '[]') as partners
    from family f order by f.created_at, f.id for update of f`.execute(tx)
  return rows
}

export interface FoundFamily extends Family {
  readonly id: string
}

/** Figures are stored as four bytes. */
const isSameFigure = (a: number, b: number): boolean => Math.fround(a) === Math.fround(b)

const isSame = (known: KnownFamily, found: FoundFamily): boolean =>
  known.name === found.name &&
  isSameFigure(known.similarity, found.similarity) &&
  isSameFigure(known.worthWorkshop, found.worthWorkshop) &&
  known.members.join('\n') === found.members.join('\n') &&
  JSON.stringify(known.partners.map(({ id, member, handovers }) => [id, member, handovers])) ===
    JSON.stringify(found.partners.map(({ id, member, handovers }) => [id, member, handovers]))

/** Replaces the proposed families by these, writing only what is other; what people made stays. */
export const replaceFamilies = async (
  tx: Tx,
  allianceId: string,
  { known, found }: { known: readonly KnownFamily[]; found: readonly FoundFamily[] },
  now: Date,
): Promise<void> => {
  const ids = found.map((family) => family.id)
  await sql`delete from family where not is_confirmed and not (id = any(${ids}))`.execute(tx)
  const before = new Map(known.map((family) => [family.id, family]))
  for (const family of found) {
    const old = before.get(family.id)
    if (old && isSame(old, family)) continue
    await sql`insert into family
      (alliance_id, id, name, similarity, worth_workshop, is_confirmed, created_at)
      values (${allianceId}, ${family.id}, ${family.name}, ${family.similarity},
        ${family.worthWorkshop}, false, ${now})
      on conflict (alliance_id, id) do update set name = excluded.name,
        similarity = excluded.similarity, worth_workshop = excluded.worth_workshop`.execute(tx)
    await sql`delete from family_member where family_id = ${family.id}`.execute(tx)
    await insertMembers(tx, allianceId, family.id, family.members)
    await replacePartners(tx, allianceId, family.id, family.partners)
  }
}

const replacePartners = async (
  tx: Tx,
  allianceId: string,
  familyId: string,
  partners: Family['partners'],
): Promise<void> => {
  await sql`delete from family_partner where family_id = ${familyId}`.execute(tx)
  if (partners.length === 0) return
  await tx
    .insertInto('family_partner')
    .values(
      partners.map((partner) => ({
        alliance_id: allianceId,
        family_id: familyId,
        process_id: partner.id,
        member_id: partner.member,
        handovers: [...partner.handovers],
      })),
    )
    .execute()
}

/** Replaces what the platform would put into a family of people's; what they decided on stays. */
export const replaceSuggestions = async (
  tx: Tx,
  allianceId: string,
  familyId: string,
  processIds: readonly string[],
): Promise<void> => {
  await sql`delete from family_member where family_id = ${familyId} and state = 'suggested'
    and not (process_id = any(${processIds}))`.execute(tx)
  if (processIds.length === 0) return
  await tx
    .insertInto('family_member')
    .values(
      processIds.map((processId) => ({
        ...{ alliance_id: allianceId, family_id: familyId, process_id: processId },
        state: 'suggested' as const,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** The name of a member for a family that people did not name. */
export const setMemberName = (tx: Tx, familyId: string, name: string): Promise<unknown> =>
  tx
    .updateTable('family')
    .set({ name })
    .where('id', '=', familyId)
    .where('is_named', '=', false)
    .execute()

export const setFamilyFigures = async (
  tx: Tx,
  familyId: string,
  figures: { readonly similarity: number; readonly worthWorkshop: number },
): Promise<void> => {
  await tx
    .updateTable('family')
    .set({ similarity: figures.similarity, worth_workshop: figures.worthWorkshop })
    .where('id', '=', familyId)
    .execute()
}

/** Processes before or after these, as far as the reader sees them. */
export const findPartnersOf = async (
  tx: Tx,
  memberIds: readonly string[],
): Promise<readonly { readonly processId: string; readonly handovers: readonly string[] }[]> => {
  const { rows } = await sql<{ process_id: string; handovers: string[] }>`
    select r.process_id, array_agg(distinct h.number order by h.number)
      filter (where h.number is not null) as handovers
    from family_partner r
    join process p on p.alliance_id = r.alliance_id and p.id = r.process_id
    left join lateral unnest(r.handovers) as h(number) on true
    where r.member_id = any(${memberIds}) and p.withdrawn_at is null
      and not (r.process_id = any(${memberIds}))
    group by r.process_id order by r.process_id`.execute(tx)
  return rows.map((row) => ({ processId: row.process_id, handovers: row.handovers ?? [] }))
}
