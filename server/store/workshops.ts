// Workshops as they are planned, who is invited, and what came of them. What is said in the room: workshop-room.ts.

import { sql } from 'kysely'
import type { WorkshopMaterial, WorkshopPhase } from '#api'
import { boundSteps, type Result } from '#workshop'
import { insertMeasures } from './measures.ts'
import type { Tx } from './store.ts'
import { insertBoundSteps, insertStepsOfTargets } from './workshop-steps.ts'

export type InvitedRole = 'co-moderation' | 'scribe' | 'participant' | 'guest' | 'observer'

/** By language, as it was when the workshop was planned. */
export type FrozenMaterial = Readonly<Record<'de' | 'en', WorkshopMaterial>>

export const insertWorkshop = async (
  tx: Tx,
  workshop: {
    readonly allianceId: string
    readonly id: string
    readonly familyId: string
    readonly organisationId: string
    readonly title: string
    readonly place: string
    readonly startsAt: Date
    readonly endsAt: Date
    readonly expiresAt: Date
    readonly agenda: readonly WorkshopPhase[]
    readonly minimumGroup: number
    readonly material: FrozenMaterial
    readonly personId: string
    /** The one whose open points it begins with. */
    readonly followsId?: string | null
    readonly now: Date
  },
): Promise<void> => {
  await tx
    .insertInto('workshop')
    .values({
      ...{ alliance_id: workshop.allianceId, id: workshop.id, family_id: workshop.familyId },
      ...{ organisation_id: workshop.organisationId, title: workshop.title, place: workshop.place },
      ...{ starts_at: workshop.startsAt, ends_at: workshop.endsAt, expires_at: workshop.expiresAt },
      ...{ agenda: JSON.stringify(workshop.agenda), minimum_group: workshop.minimumGroup },
      ...{ material: JSON.stringify(workshop.material), created_at: workshop.now },
      ...{ created_by: workshop.personId, follows_id: workshop.followsId ?? null },
    })
    .execute()
}

/** What the room says of its agenda now, and since when it runs. */
export const keepAgenda = async (
  tx: Tx,
  room: {
    readonly allianceId: string
    readonly workshopId: string
    readonly agenda: readonly WorkshopPhase[]
    readonly version: number
    /** Null while no phase has been shown. */
    readonly begunAt: Date | null
  },
): Promise<void> => {
  await tx
    .updateTable('workshop')
    .set({ agenda: JSON.stringify(room.agenda), agenda_version: room.version })
    .set({ begun_at: room.begunAt })
    .where('alliance_id', '=', room.allianceId)
    .where('id', '=', room.workshopId)
    .execute()
}

/** False where somebody else was first, or it is closed. Invitations and devices hold as long as it needs; as the worker. */
export const changeDate = async (
  tx: Tx,
  workshop: {
    readonly allianceId: string
    readonly id: string
    readonly title: string
    readonly place: string
    readonly startsAt: Date
    readonly endsAt: Date
    readonly expiresAt: Date
    readonly seen: number
  },
): Promise<boolean> => {
  const { allianceId, id, title, place, expiresAt, seen } = workshop
  const changed = await tx
    .updateTable('workshop')
    .set({ title, place, starts_at: workshop.startsAt, ends_at: workshop.endsAt })
    .set({ expires_at: expiresAt, date_version: seen + 1 })
    .where('alliance_id', '=', allianceId)
    .where('id', '=', id)
    .where('date_version', '=', seen)
    .where('closed_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!changed) return false
  for (const table of ['workshop_invitation', 'workshop_device'] as const) {
    await tx
      .updateTable(table)
      .set({ expires_at: expiresAt })
      .where('alliance_id', '=', allianceId)
      .where('workshop_id', '=', id)
      .execute()
  }
  return true
}

const workshopRows = (tx: Tx, allianceId: string) =>
  tx
    .selectFrom('workshop as w')
    .innerJoin('organisation as o', (join) =>
      join.onRef('o.alliance_id', '=', 'w.alliance_id').onRef('o.id', '=', 'w.organisation_id'),
    )
    .select(['w.id', 'w.title', 'w.place', 'w.agenda', 'w.minimum_group as minimumGroup'])
    .select(['w.starts_at as startsAt', 'w.ends_at as endsAt', 'w.expires_at as expiresAt'])
    .select('w.created_at as createdAt')
    .select(['w.created_by as createdBy', 'w.closed_at as closedAt', 'w.begun_at as begunAt'])
    .select('w.follows_id as followsId')
    .select(['w.agenda_version as agendaVersion', 'w.date_version as dateVersion'])
    .select(['o.id as organisationId', 'o.name as organisationName', 'o.short_name as shortName'])
    .select(
      // A family that has gone, or that the reader does not see, is not named.
      sql<string | null>`(select f.id from family f
        where f.alliance_id = w.alliance_id and f.id = w.family_id)`.as('familyId'),
    )
    .where('w.alliance_id', '=', allianceId)

export type WorkshopRow = Awaited<ReturnType<typeof readWorkshops>>[number]

/** Those that are open, the next first; then those that are closed, the latest first. */
export const readWorkshops = (tx: Tx, allianceId: string, limit: number) =>
  workshopRows(tx, allianceId)
    .orderBy(sql`w.closed_at is not null`)
    .orderBy(sql`case when w.closed_at is null then w.starts_at end`)
    .orderBy('w.closed_at', 'desc')
    .orderBy('w.id')
    .limit(limit)
    .execute()

export const findWorkshop = (
  tx: Tx,
  allianceId: string,
  id: string,
): Promise<WorkshopRow | undefined> =>
  workshopRows(tx, allianceId).where('w.id', '=', id).executeTakeFirst()

export const readWorkshopResult = async (
  tx: Tx,
  allianceId: string,
  id: string,
): Promise<Result | null> => {
  const row = await tx
    .selectFrom('workshop')
    .select('result')
    .where('alliance_id', '=', allianceId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.result ?? null
}

export const readWorkshopMaterial = async (
  tx: Tx,
  allianceId: string,
  id: string,
): Promise<FrozenMaterial | undefined> => {
  const row = await tx
    .selectFrom('workshop')
    .select('material')
    .where('alliance_id', '=', allianceId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.material
}

export const insertWorkshopInvitation = async (
  tx: Tx,
  invitation: {
    readonly allianceId: string
    readonly id: string
    readonly workshopId: string
    readonly role: InvitedRole
    readonly organisation: string
    readonly label: string
    readonly tokenHash: Buffer
    readonly personId: string
    readonly now: Date
    readonly expiresAt: Date
  },
): Promise<void> => {
  await tx
    .insertInto('workshop_invitation')
    .values({
      ...{ alliance_id: invitation.allianceId, id: invitation.id },
      ...{ workshop_id: invitation.workshopId, role: invitation.role, label: invitation.label },
      ...{ organisation: invitation.organisation, token_hash: invitation.tokenHash },
      ...{ created_at: invitation.now, created_by: invitation.personId },
      expires_at: invitation.expiresAt,
    })
    .execute()
}

const invitationRows = (tx: Tx, allianceId: string) =>
  tx
    .selectFrom('workshop_invitation')
    .select(['id', 'workshop_id as workshopId', 'role', 'organisation', 'label'])
    .select(['created_at as createdAt', 'expires_at as expiresAt', 'revoked_at as revokedAt'])
    .where('alliance_id', '=', allianceId)

export type WorkshopInvitationRow = Awaited<ReturnType<typeof readWorkshopInvitations>>[number]

/** The latest first; as who leads the workshop, else there are none. */
export const readWorkshopInvitations = (tx: Tx, allianceId: string, workshopId: string) =>
  invitationRows(tx, allianceId)
    .where('workshop_id', '=', workshopId)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute()

export const findWorkshopInvitation = (
  tx: Tx,
  allianceId: string,
  id: string,
): Promise<WorkshopInvitationRow | undefined> =>
  invitationRows(tx, allianceId).where('id', '=', id).executeTakeFirst()

export const endWorkshopInvitation = async (
  tx: Tx,
  allianceId: string,
  id: string,
  now: Date,
): Promise<void> => {
  await tx
    .updateTable('workshop_invitation')
    .set({ revoked_at: now })
    .where('alliance_id', '=', allianceId)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .execute()
}

/** The one that a code leads to: row-level security shows no other, and none that has ended. */
export const readInvitedTo = (tx: Tx) =>
  tx
    .selectFrom('workshop_invitation')
    .select(['alliance_id as allianceId', 'id', 'workshop_id as workshopId'])
    .select(['role', 'organisation', 'expires_at as expiresAt'])
    .executeTakeFirst()

/**
 * Keeps what came of it, each measure and the steps it is about, and lets go of everything that was said, of every device and
 * of for whom each invitation was.
 */
export const closeWorkshop = async (
  tx: Tx,
  closing: {
    readonly allianceId: string
    readonly workshopId: string
    readonly result: Result
    readonly now: Date
  },
): Promise<void> => {
  await tx
    .updateTable('workshop')
    .set({ closed_at: closing.now, result: JSON.stringify(closing.result) })
    .where('alliance_id', '=', closing.allianceId)
    .where('id', '=', closing.workshopId)
    .execute()
  await insertMeasures(tx, closing, closing.result.measures)
  const material = await readWorkshopMaterial(tx, closing.allianceId, closing.workshopId)
  if (material) await insertBoundSteps(tx, closing, boundSteps(closing.result, material.de))
  await insertStepsOfTargets(tx, closing)
  await tx
    .updateTable('workshop_invitation')
    .set({ label: '' })
    .where('alliance_id', '=', closing.allianceId)
    .where('workshop_id', '=', closing.workshopId)
    .execute()
  await tx
    .deleteFrom('workshop_room')
    .where('alliance_id', '=', closing.allianceId)
    .where('workshop_id', '=', closing.workshopId)
    .execute()
}

/** Open ones whose time is over. */
export const findExpiredWorkshops = async (
  tx: Tx,
  allianceId: string,
  now: Date,
): Promise<readonly string[]> => {
  const rows = await tx
    .selectFrom('workshop')
    .select('id')
    .where('alliance_id', '=', allianceId)
    .where('closed_at', 'is', null)
    .where('expires_at', '<=', now)
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** What of the variants of these workshops figures are held against, by workshop. */
export const readWorkshopColumns = async (
  tx: Tx,
  allianceId: string,
  ids: readonly string[],
): Promise<
  ReadonlyMap<
    string,
    readonly {
      readonly processId: string
      /** As long as the room knows names. */
      readonly organisation: string
      readonly casesPerYear: number | null
      readonly minutesPerCase: number | null
    }[]
  >
> => {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; columns: WorkshopMaterial['columns'] }>`
    select w.id, w.material #> '{de,columns}' as columns from workshop w
    where w.alliance_id = ${allianceId} and w.id = any (${[...ids]}::text[])`.execute(tx)
  return new Map(
    rows.map(({ id, columns }) => [
      id,
      columns.map(({ processId, organisation, casesPerYear, minutesPerCase }) => ({
        ...{ processId, casesPerYear, minutesPerCase },
        organisation: organisation.name.slice(0, 80),
      })),
    ]),
  )
}

/** Workshops that began with the open points of this one, the latest first. */
export const readFollowing = (tx: Tx, allianceId: string, id: string) =>
  tx
    .selectFrom('workshop')
    .select(['id', 'title'])
    .where('alliance_id', '=', allianceId)
    .where('follows_id', '=', id)
    .orderBy('starts_at', 'desc')
    .orderBy('id')
    .execute()
