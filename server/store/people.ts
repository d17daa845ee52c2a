// People, what they may do where, and invitations.

import { sql } from 'kysely'
import { ROLES, type Role } from '#api'
import type { Tx } from './store.ts'

export const addPerson = async (
  tx: Tx,
  person: { id: string; name: string; email: string; now: Date },
): Promise<void> => {
  await tx
    .insertInto('person')
    .values({
      id: person.id,
      name: person.name,
      email: person.email.toLowerCase(),
      created_at: person.now,
    })
    .execute()
}

/** As the role that signs in; nobody else sees whether an address is known. */
export const isEmailTaken = async (tx: Tx, email: string): Promise<boolean> => {
  const found = await tx
    .selectFrom('person')
    .select('id')
    .where('email', '=', email.toLowerCase())
    .executeTakeFirst()
  return found !== undefined
}

/** Sets what a person may do in an organisation; no role ends the membership. Without `lastDay` its end stays as it is. */
export const setMembership = async (
  tx: Tx,
  allianceId: string,
  organisationId: string,
  personId: string,
  roles: readonly Role[],
  lastDay?: string | null,
): Promise<void> => {
  const until = lastDay === undefined ? {} : { last_day: lastDay, reminded_at: null }
  if (roles.length === 0) {
    await tx
      .deleteFrom('membership')
      .where('alliance_id', '=', allianceId)
      .where('organisation_id', '=', organisationId)
      .where('person_id', '=', personId)
      .execute()
    return
  }
  await tx
    .insertInto('membership')
    .values({
      alliance_id: allianceId,
      organisation_id: organisationId,
      person_id: personId,
      roles: [...roles],
      ...until,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['alliance_id', 'organisation_id', 'person_id'])
        .doUpdateSet({ roles: [...roles], ...until }),
    )
    .execute()
}

export interface MembershipRow {
  readonly personId: string
  readonly name: string
  readonly email: string
  readonly organisationId: string
  readonly organisationName: string
  readonly roles: readonly Role[]
  /** As 2026-12-31; null: for good. */
  readonly lastDay: string | null
}

/** One row for each person and organisation that the asker may see, by name; roles as far as they are known. */
export const listMemberships = async (tx: Tx, allianceId: string): Promise<MembershipRow[]> => {
  const rows = await tx
    .selectFrom('membership as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .innerJoin('organisation as o', (join) =>
      join.onRef('o.alliance_id', '=', 'm.alliance_id').onRef('o.id', '=', 'm.organisation_id'),
    )
    .select(['p.id as personId', 'p.name', 'p.email', 'm.roles'])
    .select(['o.id as organisationId', 'o.name as organisationName'])
    .select(sql<string | null>`m.last_day::text`.as('lastDay'))
    .where('m.alliance_id', '=', allianceId)
    .orderBy('p.name')
    .orderBy('p.id')
    .orderBy('o.position')
    .execute()
  return rows.map((row) => ({ ...row, roles: row.roles.filter((one) => ROLES.includes(one)) }))
}

/** The members of an organisation, by name. */
export const readPeopleOf = (
  tx: Tx,
  allianceId: string,
  organisationId: string,
): Promise<{ id: string; name: string }[]> =>
  tx
    .selectFrom('membership as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .select(['p.id', 'p.name'])
    .where('m.alliance_id', '=', allianceId)
    .where('m.organisation_id', '=', organisationId)
    .orderBy('p.name')
    .orderBy('p.id')
    .execute()

/** The members of an organisation and what they may do there, by name. */
export const readRolesOf = (
  tx: Tx,
  allianceId: string,
  organisationId: string,
): Promise<{ id: string; name: string; roles: readonly string[] }[]> =>
  tx
    .selectFrom('membership as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .select(['p.id', 'p.name', 'm.roles'])
    .where('m.alliance_id', '=', allianceId)
    .where('m.organisation_id', '=', organisationId)
    .orderBy('p.name')
    .orderBy('p.id')
    .execute()

/** Of those the reader may see. */
export const readPersonNames = async (
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('person')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Locks the memberships of an alliance, so that two last ones cannot leave at the same moment. */
export const lockMemberships = async (tx: Tx, allianceId: string): Promise<void> => {
  await tx
    .selectFrom('membership')
    .select('person_id')
    .where('alliance_id', '=', allianceId)
    .orderBy('organisation_id')
    .orderBy('person_id')
    .forUpdate()
    .execute()
}

export interface NewInvitation {
  readonly allianceId: string
  readonly id: string
  readonly organisationId: string
  readonly tokenHash: Buffer
  readonly roles: readonly Role[]
  readonly email: string | null
  readonly lastDay: string | null
  readonly invitedBy: string | null
  readonly now: Date
  readonly expiresAt: Date
}

export const addInvitation = async (tx: Tx, invitation: NewInvitation): Promise<void> => {
  await tx
    .insertInto('invitation')
    .values({
      alliance_id: invitation.allianceId,
      id: invitation.id,
      organisation_id: invitation.organisationId,
      token_hash: invitation.tokenHash,
      roles: [...invitation.roles],
      email: invitation.email,
      last_day: invitation.lastDay,
      invited_by: invitation.invitedBy,
      created_at: invitation.now,
      expires_at: invitation.expiresAt,
    })
    .execute()
}

const invitations = (tx: Tx) =>
  tx
    .selectFrom('invitation as i')
    .innerJoin('organisation as o', (join) =>
      join.onRef('o.alliance_id', '=', 'i.alliance_id').onRef('o.id', '=', 'i.organisation_id'),
    )
    .select(['i.id', 'i.email', 'i.roles', 'i.expires_at as expiresAt'])
    .select(['i.alliance_id as allianceId', 'i.organisation_id as organisationId'])
    .select('o.name as organisationName')
    .select(sql<string | null>`i.last_day::text`.as('lastDay'))
    .where('i.accepted_at', 'is', null)

/** Those that can still be accepted, newest first. */
export const listInvitations = (tx: Tx, allianceId: string, now: Date) =>
  invitations(tx)
    .where('i.alliance_id', '=', allianceId)
    .where('i.expires_at', '>', now)
    .orderBy('i.created_at', 'desc')
    .execute()

/** The open invitation of a link; locked, because it counts once. */
export const findInvitation = (tx: Tx, tokenHash: Buffer, now: Date) =>
  invitations(tx)
    .innerJoin('alliance as a', 'a.id', 'i.alliance_id')
    .select(['a.name as allianceName', 'i.invited_by as invitedBy'])
    .where('i.token_hash', '=', tokenHash)
    .where('i.expires_at', '>', now)
    .forUpdate('i')
    .executeTakeFirst()

export const closeInvitation = async (
  tx: Tx,
  allianceId: string,
  id: string,
  now: Date,
): Promise<void> => {
  await tx
    .updateTable('invitation')
    .set({ accepted_at: now })
    .where('alliance_id', '=', allianceId)
    .where('id', '=', id)
    .execute()
}

/** Answers whose it was; undefined where there is none that the asker may withdraw. */
export const removeInvitation = (tx: Tx, allianceId: string, id: string) =>
  tx
    .deleteFrom('invitation')
    .where('alliance_id', '=', allianceId)
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .returning('organisation_id as organisationId')
    .executeTakeFirst()

export interface EndingRow {
  readonly personId: string
  readonly organisationId: string
  readonly organisationName: string
  readonly lastDay: string
}

/** Memberships that end before then and of which nobody was reminded; each is answered once. */
export const takeEnding = async (
  tx: Tx,
  allianceId: string,
  before: Date,
  now: Date,
): Promise<readonly EndingRow[]> => {
  const { rows } = await sql<EndingRow>`
    update membership m set reminded_at = ${now} from organisation o
    where m.alliance_id = ${allianceId} and m.ends_at > ${now} and m.ends_at <= ${before}
      and m.reminded_at is null and o.alliance_id = m.alliance_id and o.id = m.organisation_id
    returning m.person_id as "personId", m.organisation_id as "organisationId",
      o.name as "organisationName", m.last_day::text as "lastDay"`.execute(tx)
  return rows
}

/** Takes away what is over, and answers whose it was. */
export const removeEnded = (
  tx: Tx,
  allianceId: string,
  now: Date,
): Promise<{ personId: string; organisationId: string }[]> =>
  tx
    .deleteFrom('membership')
    .where('alliance_id', '=', allianceId)
    .where('ends_at', '<=', now)
    .returning(['person_id as personId', 'organisation_id as organisationId'])
    .execute()
