// Workshops: planned from a family, listed and read by the alliance.

import type { WorkshopDetail, WorkshopMaterial, WorkshopSummary, WorkshopTemplate } from '#api'
import { type Actor, can, isCoordinator, isMemberOf, organisationsWith } from '#library'
import { planWorkshop as plan, type RoomDate, type VoiceKey } from '#workshop'
import { becomeWorker, type Tx } from '../store/store.ts'
import { countDevices, insertRoom } from '../store/workshop-room.ts'
import {
  findWorkshop,
  insertWorkshop,
  readFollowing,
  readWorkshopInvitations,
  readWorkshopMaterial,
  readWorkshops,
  type WorkshopInvitationRow,
  type WorkshopRow,
} from '../store/workshops.ts'
import { demand, type MemberContext, Refused } from './context.ts'
import { showFamily } from './show-family.ts'
import { readWordedResult } from './worded-result.ts'
import { agendaOf, numbered } from './workshop-agenda.ts'
import { measuresBefore, openIssuesOf } from './workshop-before.ts'
import { freezeMaterial } from './workshop-material.ts'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
const MOST_LISTED = 200
/** After its end a room can be entered for so long, to finish what was begun; then it is closed for them. */
const LINGER_MS = 7 * DAY_MS
const FARTHEST_MS = 2 * 366 * DAY_MS

export const subjectOf = (actor: Actor, row: WorkshopRow) =>
  ({ kind: 'workshop', allianceId: actor.allianceId, plannedBy: row.createdBy }) as const

const presentSummary = (actor: Actor, row: WorkshopRow): WorkshopSummary => ({
  ...{ id: row.id, title: row.title, familyId: row.familyId, place: row.place },
  organisation: { id: row.organisationId, name: row.organisationName, shortName: row.shortName },
  startsAt: row.startsAt.toISOString(),
  endsAt: row.endsAt.toISOString(),
  closedAt: row.closedAt?.toISOString() ?? null,
  canLead: can(actor, 'lead', subjectOf(actor, row)).isAllowed,
})

export const presentWorkshopInvitation = (row: WorkshopInvitationRow, admitted: number) => ({
  ...{ id: row.id, role: row.role, organisation: row.organisation, label: row.label, admitted },
  createdAt: row.createdAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
  revokedAt: row.revokedAt?.toISOString() ?? null,
})

/** One that the asker sees, and may do this with. */
export const demandWorkshop = async (
  tx: Tx,
  ctx: MemberContext,
  id: string,
  action: 'see' | 'lead',
): Promise<WorkshopRow> => {
  const row = await findWorkshop(tx, ctx.actor.allianceId, id)
  if (!row) throw new Refused('thing/not-found')
  demand(can(ctx.actor, action, subjectOf(ctx.actor, row)))
  return row
}

export const listWorkshops = (
  ctx: MemberContext,
): Promise<{ workshops: WorkshopSummary[]; canPlan: boolean }> =>
  ctx.store.asActor(ctx.actor, async (tx) => {
    const { allianceId } = ctx.actor
    const rows = await readWorkshops(tx, allianceId, MOST_LISTED)
    return {
      workshops: rows.map((row) => presentSummary(ctx.actor, row)),
      canPlan: can(ctx.actor, 'planWorkshop', { kind: 'alliance', allianceId }).isAllowed,
    }
  })

export const showWorkshop = async (ctx: MemberContext, id: string): Promise<WorkshopDetail> => {
  const { actor, store } = ctx
  const { allianceId } = actor
  const { row, invitations, result, before, followedBy, measures } = await store.asActor(
    actor,
    async (tx) => {
      const row = await demandWorkshop(tx, ctx, id, 'see')
      return {
        row,
        invitations: await readWorkshopInvitations(tx, allianceId, id),
        result: await readWordedResult(tx, allianceId, id),
        before:
          row.followsId === null ? undefined : await findWorkshop(tx, allianceId, row.followsId),
        followedBy: await readFollowing(tx, allianceId, id),
        measures: row.closedAt ? [] : await measuresBefore(tx, allianceId, row),
      }
    },
  )
  const summary = presentSummary(actor, row)
  // How many came is for who leads it.
  const admitted = summary.canLead
    ? await store.asWorker(allianceId, (tx) => countDevices(tx, allianceId, id))
    : new Map<string, number>()
  return {
    ...summary,
    agenda: [...row.agenda],
    ...{ agendaVersion: row.agendaVersion, dateVersion: row.dateVersion },
    begunAt: row.begunAt?.toISOString() ?? null,
    minimumGroup: row.minimumGroup,
    invitations: invitations.map((one) =>
      presentWorkshopInvitation(one, admitted.get(one.id) ?? 0),
    ),
    follows: before ? { id: before.id, title: before.title } : null,
    followedBy,
    measuresBefore: measures,
    result,
  }
}

export const showWorkshopMaterial = (ctx: MemberContext, id: string): Promise<WorkshopMaterial> =>
  ctx.store.asActor(ctx.actor, async (tx) => {
    await demandWorkshop(tx, ctx, id, 'see')
    const material = await readWorkshopMaterial(tx, ctx.actor.allianceId, id)
    if (!material) throw new Refused('thing/not-found')
    return material[ctx.language]
  })

/** From when to when, and how long it can be entered; refused on a day that is past, or too far off. */
export const timesOf = (
  wanted: { readonly startsAt: string; readonly minutes: number },
  now: Date,
  before?: Date,
) => {
  const startsAt = new Date(wanted.startsAt)
  const ahead = startsAt.getTime() - now.getTime()
  const isSame = before?.getTime() === startsAt.getTime()
  if (!isSame && (ahead < -DAY_MS || ahead > FARTHEST_MS)) throw new Refused('workshop/days')
  const endsAt = new Date(startsAt.getTime() + wanted.minutes * MINUTE_MS)
  return { startsAt, endsAt, expiresAt: new Date(endsAt.getTime() + LINGER_MS) }
}

/** The date as the room knows it. */
export const roomDate = (
  { startsAt, endsAt, expiresAt }: ReturnType<typeof timesOf>,
  place: string,
  version: number,
): RoomDate => ({
  ...{ startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), place, version },
  expiresAt: expiresAt.toISOString(),
})

/** Which of the planner's administrations asks the others in. */
const hostOf = (actor: Actor): string => {
  const own = actor.memberships.map(({ organisationId }) => organisationId)
  const [host] = isCoordinator(actor)
    ? own.filter((id) => isMemberOf(actor, id))
    : organisationsWith(actor, 'modeller', 'approver', 'organisationAdmin')
  if (host === undefined) throw new Error('who plans belongs nowhere')
  return host
}

export interface PlannedWorkshop {
  readonly title: string
  readonly startsAt: string
  readonly minutes: number
  readonly place: string
  readonly template: WorkshopTemplate
  readonly agenda?: Parameters<typeof numbered>[0] | undefined
  readonly minimumGroup: number
  readonly moderator: string
  readonly follows: string | null
}

/** One whose open points another can begin with. */
const demandOver = (ctx: MemberContext, workshopId: string): Promise<void> =>
  ctx.store.asActor(ctx.actor, async (tx) => {
    const { closedAt } = await demandWorkshop(tx, ctx, workshopId, 'see')
    if (!closedAt) throw new Refused('workshop/not-over')
  })

export const planWorkshop = async (
  ctx: MemberContext,
  familyId: string,
  wanted: PlannedWorkshop,
): Promise<WorkshopDetail> => {
  const { actor, store, now, random } = ctx
  const { allianceId, personId } = actor
  demand(can(actor, 'planWorkshop', { kind: 'alliance', allianceId }))
  const family = await showFamily(ctx, familyId)
  const times = timesOf(wanted, now)
  const title = wanted.title || family.name.slice(0, 200)
  const agenda = wanted.agenda ? numbered(wanted.agenda) : agendaOf(ctx.texts, wanted.template)
  const host = hostOf(actor)
  if (wanted.follows !== null) await demandOver(ctx, wanted.follows)
  const voice = random.bytes(16).toString('hex') as VoiceKey
  const start = plan({
    ...{ title, agenda, minimumGroup: wanted.minimumGroup },
    date: roomDate(times, wanted.place, 0),
    moderation: {
      ...{ voice, name: wanted.moderator || ctx.session.person.name.slice(0, 80) },
      organisation:
        ctx.session.memberships
          .find(({ organisationId }) => organisationId === host)
          ?.organisationName.slice(0, 80) ?? '',
    },
  })
  if (!start) throw new Refused('request/invalid', { field: 'agenda' })
  const material = await freezeMaterial(ctx, family)
  const id = random.id()
  await store.asActor(actor, async (tx) => {
    const { follows } = wanted
    const issues = follows === null ? {} : await openIssuesOf(tx, ctx, follows, material)
    await insertWorkshop(tx, {
      ...{ allianceId, id, familyId, organisationId: host, title, place: wanted.place },
      ...{ ...times, agenda },
      ...{ minimumGroup: wanted.minimumGroup, material, personId, now },
      followsId: wanted.follows,
    })
    // The room is the platform's: nobody else reads whose voice is whose.
    await becomeWorker(tx, allianceId)
    await insertRoom(tx, allianceId, id, { ...start, issues })
  })
  return showWorkshop(ctx, id)
}
