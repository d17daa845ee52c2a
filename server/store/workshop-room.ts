// What is said in a room: where it began, who was let in, and what was taken, in order. The platform alone reads it,
// and it goes as a whole when the workshop is closed.

import { sql } from 'kysely'
import type { Role } from '#api'
import type { Message, OpenWorkshop, VoiceKey } from '#workshop'
import type { Tx } from './store.ts'

export const insertRoom = async (
  tx: Tx,
  allianceId: string,
  workshopId: string,
  start: OpenWorkshop,
): Promise<void> => {
  await tx
    .insertInto('workshop_room')
    .values({ alliance_id: allianceId, workshop_id: workshopId, start: JSON.stringify(start) })
    .execute()
}

/** Undefined where the workshop is closed, or none. */
export const findRoom = async (
  tx: Tx,
  allianceId: string,
  workshopId: string,
): Promise<{ readonly start: OpenWorkshop; readonly last: number } | undefined> =>
  tx
    .selectFrom('workshop_room')
    .select(['start', 'last'])
    .where('alliance_id', '=', allianceId)
    .where('workshop_id', '=', workshopId)
    .executeTakeFirst()

/** A token's device: how many of them came by each invitation, the oldest kept no longer than the room. */
export const insertDevice = async (
  tx: Tx,
  device: {
    readonly allianceId: string
    readonly workshopId: string
    readonly tokenHash: Buffer
    /** Null for a projector. */
    readonly voice: VoiceKey | null
    readonly invitationId: string | null
    readonly name: string
    readonly role: string
    readonly organisation: string
    readonly expiresAt: Date
  },
): Promise<void> => {
  await tx
    .insertInto('workshop_device')
    .values({
      ...{ alliance_id: device.allianceId, workshop_id: device.workshopId, name: device.name },
      ...{ token_hash: device.tokenHash, voice: device.voice, role: device.role },
      ...{ invitation_id: device.invitationId, organisation: device.organisation },
      expires_at: device.expiresAt,
    })
    .execute()
}

/** Who came in with a device by right; it holds no longer than the right. */
export const insertLeader = async (
  tx: Tx,
  leader: {
    readonly allianceId: string
    readonly workshopId: string
    readonly tokenHash: Buffer
    readonly personId: string
    readonly now: Date
  },
): Promise<void> => {
  await tx
    .insertInto('workshop_leader')
    .values({
      ...{ alliance_id: leader.allianceId, workshop_id: leader.workshopId },
      ...{ token_hash: leader.tokenHash, person_id: leader.personId, created_at: leader.now },
    })
    .execute()
}

export interface LeaderRow {
  readonly personId: string
  readonly plannedBy: string
  /** In the alliance, those that are not over; [] when the person has left it. */
  readonly memberships: readonly {
    readonly organisationId: string
    readonly roles: readonly Role[]
  }[]
}

/** Of a device that came in by right; undefined for all others. */
export const readLeader = async (
  tx: Tx,
  allianceId: string,
  tokenHash: Buffer,
  now: Date,
): Promise<LeaderRow | undefined> => {
  const { rows } = await sql<LeaderRow>`
    select l.person_id as "personId", w.created_by as "plannedBy",
      (select coalesce(json_agg(json_build_object('organisationId', m.organisation_id,
          'roles', m.roles)), '[]')
        from membership m where m.alliance_id = l.alliance_id and m.person_id = l.person_id
          and (m.ends_at is null or m.ends_at > ${now})) as memberships
    from workshop_leader l
      join workshop w on w.alliance_id = l.alliance_id and w.id = l.workshop_id
    where l.alliance_id = ${allianceId} and l.token_hash = ${tokenHash}`.execute(tx)
  return rows[0]
}

/** How many devices were let in, by invitation. */
export const countDevices = async (
  tx: Tx,
  allianceId: string,
  workshopId: string,
): Promise<ReadonlyMap<string | null, number>> => {
  const rows = await tx
    .selectFrom('workshop_device')
    .select('invitation_id as invitationId')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('alliance_id', '=', allianceId)
    .where('workshop_id', '=', workshopId)
    .groupBy('invitation_id')
    .execute()
  return new Map(rows.map(({ invitationId, count }) => [invitationId, count]))
}

export interface DeviceRow {
  readonly allianceId: string
  readonly workshopId: string
  readonly voice: VoiceKey | null
  readonly name: string
  readonly role: string
  readonly organisation: string
}

/** The one that a token belongs to: row-level security shows no other, and none that has expired. */
export const readMyDevice = async (tx: Tx): Promise<DeviceRow | undefined> => {
  const row = await tx
    .selectFrom('workshop_device')
    .select(['alliance_id as allianceId', 'workshop_id as workshopId', 'voice'])
    .select(['name', 'role', 'organisation'])
    .executeTakeFirst()
  return row && { ...row, voice: row.voice as VoiceKey | null }
}

/** Messages that were taken after a number, in order. */
export const readMessages = async (
  tx: Tx,
  allianceId: string,
  workshopId: string,
  after: number,
): Promise<readonly Message[]> => {
  const rows = await tx
    .selectFrom('workshop_message')
    .select(['message_id', 'voice', 'at', 'body'])
    .where('alliance_id', '=', allianceId)
    .where('workshop_id', '=', workshopId)
    .where('number', '>', after)
    .orderBy('number')
    .execute()
  return rows.map(({ message_id: id, voice, at, body }) => ({
    ...{ id, from: voice as VoiceKey, at: at.getTime(), body },
  }))
}

/** False where somebody else has written since `expected`, or the room is closed: read again. */
export const appendMessages = async (
  tx: Tx,
  room: { readonly allianceId: string; readonly workshopId: string; readonly expected: number },
  messages: readonly Message[],
): Promise<boolean> => {
  const { allianceId, workshopId, expected } = room
  const held = await tx
    .updateTable('workshop_room')
    .set({ last: expected + messages.length })
    .where('alliance_id', '=', allianceId)
    .where('workshop_id', '=', workshopId)
    .where('last', '=', expected)
    .returning('last')
    .executeTakeFirst()
  if (!held) return false
  await tx
    .insertInto('workshop_message')
    .values(
      messages.map(({ id, from, at, body }, place) => ({
        ...{ alliance_id: allianceId, workshop_id: workshopId, number: expected + place + 1 },
        ...{ voice: from, message_id: id, at: new Date(at), body: JSON.stringify(body) },
      })),
    )
    .execute()
  return true
}

/** How many messages were taken in each room; rooms that are closed are left out. */
export const findLastMessages = async (
  tx: Tx,
  allianceId: string,
  workshopIds: readonly string[],
): Promise<ReadonlyMap<string, number>> => {
  const rows = await tx
    .selectFrom('workshop_room')
    .select(['workshop_id as id', 'last'])
    .where('alliance_id', '=', allianceId)
    .where('workshop_id', 'in', workshopIds)
    .execute()
  return new Map(rows.map(({ id, last }) => [id, last]))
}
