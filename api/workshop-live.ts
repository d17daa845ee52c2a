// What goes over the socket of a workshop, as JSON, one message each. A device comes in with the token it was
// given, says things under ids of its own making, and gets its own picture of the room.

import { z } from 'zod'
import { DEVIATION_REASONS } from '#library'
import { asKey } from '#process'
import type { Own, RefusalCode, Result, RoomPatch, RoomView } from '#workshop'

/** Where the socket of a workshop is. */
export const workshopLivePath = (workshopId: string): string =>
  `/api/workshops/${encodeURIComponent(workshopId)}/live`

export const WORKSHOP_LIVE_PATH = /^\/api\/workshops\/([^/]+)\/live$/

/**
 * `new WebSocket(url, [WORKSHOP_PROTOCOL, token])`: a page cannot send headers with a socket, and an address
 * would stand in logs.
 */
export const WORKSHOP_PROTOCOL = 'prozess.workshop'

/** One message from a device at most. */
export const MOST_WORKSHOP_BYTES = 100_000

const id = z.string().min(1).max(64)
const text = z.string().max(500)
const seen = z.number().int().min(0)
const turn = z.number().int()
const seat = z.number().int().min(1)
const place = z.object({
  kind: z.enum(['row', 'step']),
  key: z.string().min(1).max(500).transform(asKey),
})
const cards = z.array(id).max(5_000)

const recommendation = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('common'), text }),
  z.object({ kind: z.literal('local'), reason: z.enum(DEVIATION_REASONS), text }),
])

const measure = z.object({
  ...{ id, text, organisation: text, post: text, due: z.string().max(10), effect: text },
  place: place.exactOptional(),
})

const written = z.discriminatedUnion('of', [
  z.object({ of: z.enum(['agreedMinutes', 'prescribed', 'recommendations']), place }),
  z.object({ of: z.literal('measures'), id }),
])

/** A Body of domain/workshop, without `join`, which the server makes of an invitation. */
export const workshopBody = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('switch'), phase: id, seen }),
  z.object({
    kind: z.literal('point'),
    row: z.string().min(1).max(500).transform(asKey).exactOptional(),
  }),
  z.object({ kind: z.literal('reveal'), phase: id }),
  z.object({ kind: z.literal('count'), phase: id }),
  z.object({ kind: z.literal('timer'), minutes: z.number() }),
  z.object({ kind: z.literal('pause') }),
  z.object({ kind: z.literal('resume') }),
  z.object({ kind: z.literal('attention') }),
  z.object({
    ...{ kind: z.literal('appoint'), seat },
    role: z.enum(['co-moderation', 'scribe', 'participant', 'guest', 'observer']),
  }),
  z.object({ kind: z.literal('hand-over'), seat }),
  z.object({ kind: z.literal('take-over'), seen }),
  z.object({ kind: z.literal('close'), dropsHidden: z.boolean() }),
  z.object({
    ...{ kind: z.literal('card'), card: id, phase: id, text, turn },
    is: z.enum(['obstacle', 'idea', 'question']),
    place: place.exactOptional(),
    isPaper: z.boolean().exactOptional(),
  }),
  z.object({ kind: z.literal('cluster'), cluster: id, name: text, cards }),
  z.object({ kind: z.literal('uncluster'), cards }),
  z.object({ kind: z.literal('merge'), into: id, cards }),
  z.object({ kind: z.literal('unmerge'), cards }),
  z.object({
    ...{ kind: z.literal('vote'), phase: id, turn },
    dots: z.record(id, z.number().int()),
    sheet: id.exactOptional(),
  }),
  z.object({
    ...{ kind: z.literal('estimate'), phase: id, place, turn },
    minutes: z.object({ min: z.number(), likely: z.number(), max: z.number() }),
    sheet: z.object({ id, organisation: text }).exactOptional(),
  }),
  z.object({ kind: z.literal('agree-minutes'), place, minutes: z.number(), seen }),
  z.object({
    ...{ kind: z.literal('prescribe'), place, seen },
    by: z.enum(['law', 'statute', 'directive', 'serviceInstruction', 'practice']),
  }),
  z.object({ kind: z.literal('recommend'), place, recommendation, seen }),
  z.object({
    ...{ kind: z.literal('park'), issue: id, text, place: place.exactOptional() },
    forTarget: z.literal(true).exactOptional(),
  }),
  z.object({ kind: z.literal('settle'), issue: id, outcome: text }),
  z.object({ kind: z.literal('measure'), measure, seen }),
  z.object({ kind: z.literal('withdraw'), what: written, seen }),
])
export type WorkshopBody = z.infer<typeof workshopBody>

/** `id`: made by the device once for each thing said. Sent again, it is the same thing and happens once. */
export const workshopClientMessage = z.object({ kind: z.literal('say'), id, body: workshopBody })
export type WorkshopClientMessage = z.infer<typeof workshopClientMessage>

export type WorkshopServerMessage =
  /**
   * After coming in: all of it. `composed(room, own)` of domain/workshop is the picture; `own` is absent for a
   * projector. `at` is the server's clock, in milliseconds, for the timer.
   */
  | {
      readonly kind: 'picture'
      readonly number: number
      readonly at: number
      readonly room: RoomView
      readonly own?: Own
    }
  /** What has changed: `patched(room, patch)` of domain/workshop; `own` replaces the one before. */
  | {
      readonly kind: 'patch'
      readonly number: number
      readonly at: number
      readonly room?: RoomPatch
      readonly own?: Own
    }
  /**
   * What stands in the target while it is being written: all of it, then each change as it was committed (a ChangeGroup
   * of domain/change). Only while the phase for it is on.
   */
  | { readonly kind: 'target'; readonly draft: string; readonly model: unknown }
  | { readonly kind: 'target'; readonly draft: string; readonly groups: readonly unknown[] }
  /** It is kept under a number not higher than this one; said also when it had been before. */
  | { readonly kind: 'taken'; readonly id: string; readonly number: number }
  /** `notKept`: it could not be found out whether it was kept; to be sent again. `unreadable`: no message. */
  | {
      readonly kind: 'refused'
      readonly id: string
      readonly code: RefusalCode | 'notKept' | 'unreadable'
      readonly now?: number
    }
  /** The workshop is over; the device forgets its token and whatever it has not sent. */
  | { readonly kind: 'over'; readonly result: Result }

/** Why the server ended a socket; others are as for drafts (LIVE_CLOSE). */
export const WORKSHOP_CLOSE = {
  /** The token is not known here, or no longer (the workshop may be over): forget it and what was not sent. */
  notLetIn: 4401,
  /** The workshop is closed. */
  over: 4410,
  /** It took in too slowly what others say, or sent too much: come back in a moment. */
  overrun: 4408,
  /** No seat is left, or this device has too many windows open. */
  tooMany: 4429,
  /** The server goes down: come back soon. */
  restarting: 1012,
} as const
