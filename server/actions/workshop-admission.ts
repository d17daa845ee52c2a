// How people come into a workshop: by a link or code without an account, or as who leads it. A device gets a token
// of its own, of which a hash is kept; it says nothing about whoever holds it but the name they chose. Of who leads it is kept
// who they are, as long as the room is there: their devices end with their right.

import { renderSVG } from 'uqr'
import type { MeasureBefore, WorkshopInvitation, WorkshopMaterial } from '#api'
import type { VoiceKey } from '#workshop'
import { readHouses } from '../store/names.ts'
import type { Tx } from '../store/store.ts'
import {
  countDevices,
  type DeviceRow,
  findRoom,
  insertDevice,
  insertLeader,
} from '../store/workshop-room.ts'
import {
  endWorkshopInvitation,
  findWorkshop,
  findWorkshopInvitation,
  type InvitedRole,
  insertWorkshopInvitation,
  readInvitedTo,
  readWorkshopMaterial,
  type WorkshopRow,
} from '../store/workshops.ts'
import { countUnknown } from './attempts.ts'
import { type Context, type MemberContext, type Random, Refused } from './context.ts'
import { hashToken, newToken } from './tokens.ts'
import { readWordedResult } from './worded-result.ts'
import { measuresBefore } from './workshop-before.ts'
import { calendarFile } from './workshop-calendar.ts'
import { findDevice } from './workshop-device.ts'
import { demandWorkshop, presentWorkshopInvitation } from './workshops.ts'

/** Without letters and digits that are taken for one another. */
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
const CODE_LENGTH = 12
/** Devices of one workshop: those that come by invitations do not keep out whoever leads it, nor their projectors. */
const MOST_INVITED = 600
const MOST_LEADING = 200

/**
 * Twelve letters of 31, 59 bits: who tries ten thousand a second while a thousand invitations hold finds one in 2,500 years.
 * That alone keeps codes from being guessed; `countUnknown` tells people to stop, and never keeps a right code out.
 */
const newCode = (random: Random): string => {
  let code = ''
  while (code.length < CODE_LENGTH) {
    for (const byte of random.bytes(CODE_LENGTH)) {
      // Bytes beyond the last whole turn would make the first letters likelier.
      if (byte < 248 && code.length < CODE_LENGTH) code += LETTERS[byte % LETTERS.length]
    }
  }
  return code
}

/** As people type it: in groups of four, whatever case and gaps they choose. */
const shownCode = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1-')
const typedCode = (code: string): string => code.toUpperCase().replace(/[^A-Z0-9]/g, '')

const qrOf = (link: string): string => renderSVG(link, { ecc: 'M', border: 4 })

const linkTo = ({ publicUrl }: Context, code: string): string => `${publicUrl}/werkstatt/${code}`

const calendarOf = (ctx: Context, workshop: WorkshopRow, link: string): string => {
  const { id, title, place, startsAt, endsAt, dateVersion: version } = workshop
  return calendarFile({
    ...{ uid: `${id}@${new URL(ctx.publicUrl).host}`, title, place, link, now: ctx.now, version },
    ...{ startsAt, endsAt, description: ctx.texts.t('workshopTemplates:calendar', { link }) },
  })
}

export const inviteToWorkshop = async (
  ctx: MemberContext,
  workshopId: string,
  wanted: { readonly role: InvitedRole; readonly organisation: string; readonly label: string },
): Promise<WorkshopInvitation & { link: string; code: string; qr: string; calendar: string }> => {
  const { actor, store, now, random } = ctx
  const { allianceId, personId } = actor
  const code = newCode(random)
  const id = random.id()
  const { workshop, row } = await store.asActor(actor, async (tx) => {
    const workshop = await demandWorkshop(tx, ctx, workshopId, 'lead')
    if (workshop.closedAt) throw new Refused('workshop/over')
    await insertWorkshopInvitation(tx, {
      ...{ ...wanted, allianceId, id, workshopId, personId, now },
      ...{ tokenHash: hashToken(code), expiresAt: workshop.expiresAt },
    })
    const row = await findWorkshopInvitation(tx, allianceId, id)
    if (!row) throw new Refused('thing/not-found')
    return { workshop, row }
  })
  const link = linkTo(ctx, code)
  return {
    ...presentWorkshopInvitation(row, 0),
    ...{ link, code: shownCode(code), qr: qrOf(link), calendar: calendarOf(ctx, workshop, link) },
  }
}

export const revokeWorkshopInvitation = (ctx: MemberContext, id: string): Promise<void> =>
  ctx.store.asActor(ctx.actor, async (tx) => {
    const { allianceId } = ctx.actor
    const invitation = await findWorkshopInvitation(tx, allianceId, id)
    if (!invitation) throw new Refused('thing/not-found')
    await endWorkshopInvitation(tx, allianceId, id, ctx.now)
  })

const demandRoom = async (
  tx: Tx,
  allianceId: string,
  workshopId: string,
  by: 'invitation' | 'right',
) => {
  const room = await findRoom(tx, allianceId, workshopId)
  if (!room) throw new Refused('workshop/over')
  const counts = await countDevices(tx, allianceId, workshopId)
  const leading = counts.get(null) ?? 0
  const all = [...counts.values()].reduce((sum, one) => sum + one, 0)
  const isFull = by === 'right' ? leading >= MOST_LEADING : all - leading >= MOST_INVITED
  if (isFull) throw new Refused('workshop/full')
  return room
}

/** A device of who leads it: with the voice of the one who planned it, or without any. */
export const enterWorkshop = async (
  ctx: MemberContext,
  workshopId: string,
  as: 'moderation' | 'projector',
): Promise<{ workshopId: string; token: string }> => {
  const { actor, store } = ctx
  const { allianceId } = actor
  const { expiresAt, closedAt } = await store.asActor(actor, (tx) =>
    demandWorkshop(tx, ctx, workshopId, 'lead'),
  )
  if (closedAt) throw new Refused('workshop/over')
  const token = newToken(ctx.random)
  await store.asWorker(allianceId, async (tx) => {
    const { start } = await demandRoom(tx, allianceId, workshopId, 'right')
    const [[voice, planner] = []] = Object.entries(start.participants)
    if (!voice || !planner) throw new Error(`workshop ${workshopId} began without Moderation`)
    const isProjector = as === 'projector'
    await insertDevice(tx, {
      ...{ allianceId, workshopId, tokenHash: token.hash, invitationId: null, expiresAt },
      ...(isProjector
        ? { voice: null, name: '', role: 'observer', organisation: '' }
        : { ...planner, voice: voice as VoiceKey }),
    })
    const { personId } = actor
    await insertLeader(tx, {
      allianceId,
      workshopId,
      tokenHash: token.hash,
      personId,
      now: ctx.now,
    })
  })
  return { workshopId, token: token.text }
}

/** Does something as who has a code; codes that lead nowhere are counted, right ones are not. */
const asInvited = async <T>(
  ctx: Context,
  code: string,
  work: (invited: NonNullable<Awaited<ReturnType<typeof readInvitedTo>>>) => Promise<T>,
): Promise<T> => {
  const invited = await ctx.store.asVisitor(hashToken(typedCode(code)), ctx.now, readInvitedTo)
  if (!invited) {
    await countUnknown(ctx, 'workshop')
    throw new Refused('invitation/expired')
  }
  return work(invited)
}

/**
 * The device that a token belongs to. One that leads nowhere is not counted: 256 bits are guessed by nobody, and phones
 * that were there ask with theirs after the workshop was closed, a whole room behind one address.
 */
const demandDevice = async (ctx: Context, token: string): Promise<DeviceRow> => {
  const device = await findDevice(ctx.store, token, ctx.now)
  if (!device) throw new Refused('invitation/expired')
  return device
}

/** Administrations of the alliance: what people who come without an account may say they are from. */
const organisationNames = async (tx: Tx, allianceId: string): Promise<string[]> => {
  const houses = await readHouses(tx, allianceId)
  return houses.map(({ name }) => name.slice(0, 80))
}

export const showWorkshopInvitation = (ctx: Context, code: string) =>
  asInvited(ctx, code, ({ allianceId, workshopId, role, organisation, expiresAt }) =>
    ctx.store.asWorker(allianceId, async (tx) => {
      const workshop = await findWorkshop(tx, allianceId, workshopId)
      if (!workshop || workshop.closedAt) throw new Refused('workshop/over')
      const { title, place, minimumGroup } = workshop
      return {
        ...{ title, place, role, organisation, minimumGroup },
        startsAt: workshop.startsAt.toISOString(),
        endsAt: workshop.endsAt.toISOString(),
        expiresAt: expiresAt.toISOString(),
        calendar: calendarOf(ctx, workshop, linkTo(ctx, typedCode(code))),
        organisations: await organisationNames(tx, allianceId),
      }
    }),
  )

/** The same that the alliance reads on its page. */
export const showInvitedResult = (ctx: Context, code: string) =>
  asInvited(ctx, code, ({ allianceId, workshopId }) =>
    ctx.store.asWorker(allianceId, async (tx) => {
      const result = await readWordedResult(tx, allianceId, workshopId)
      if (!result) throw new Refused('workshop/not-over')
      const material = await readWorkshopMaterial(tx, allianceId, workshopId)
      if (!material) throw new Refused('thing/not-found')
      return { result, material: material[ctx.language] }
    }),
  )

/** Without what nobody sees or what turns writing around, on one line: nobody sits there nameless, or reads as another. */
const seenName = (name: string): string => {
  const seen = name
    .replace(/[\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\u00ad]/g, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
  if (!/[\p{L}\p{N}\p{S}]/u.test(seen)) throw new Refused('request/invalid', { field: 'name' })
  return seen
}

export const joinWorkshop = (
  ctx: Context,
  code: string,
  said: { readonly name: string; readonly organisation: string },
): Promise<{ workshopId: string; token: string }> =>
  asInvited(ctx, code, ({ allianceId, id, workshopId, role, organisation, expiresAt }) =>
    ctx.store.asWorker(allianceId, async (tx) => {
      await demandRoom(tx, allianceId, workshopId, 'invitation')
      const names = await organisationNames(tx, allianceId)
      const chosen = organisation || said.organisation
      if (organisation === '' && chosen !== '' && !names.includes(chosen)) {
        throw new Refused('request/invalid', { field: 'organisation' })
      }
      const token = newToken(ctx.random)
      const voice = ctx.random.bytes(16).toString('hex') as VoiceKey
      await insertDevice(tx, {
        ...{ allianceId, workshopId, tokenHash: token.hash, voice, invitationId: id, expiresAt },
        ...{ name: seenName(said.name), role, organisation: chosen },
      })
      return { workshopId, token: token.text }
    }),
  )

export const showRoomMaterial = async (ctx: Context, token: string): Promise<WorkshopMaterial> => {
  const { allianceId, workshopId } = await demandDevice(ctx, token)
  const material = await ctx.store.asWorker(allianceId, (tx) =>
    readWorkshopMaterial(tx, allianceId, workshopId),
  )
  if (!material) throw new Refused('workshop/over')
  return material[ctx.language]
}

/** What is open of the workshop before, for a device that was let in. */
export const showRoomMeasures = async (
  ctx: Context,
  token: string,
): Promise<{ measures: MeasureBefore[] }> => {
  const { allianceId, workshopId } = await demandDevice(ctx, token)
  return ctx.store.asWorker(allianceId, async (tx) => {
    const workshop = await findWorkshop(tx, allianceId, workshopId)
    if (!workshop) throw new Refused('workshop/over')
    return { measures: await measuresBefore(tx, allianceId, workshop) }
  })
}
