// What goes over the socket of a draft, as JSON, one message each. A client says which entry it has
// last; it gets what it misses, or the whole process. What it sends is answered when it is committed.

import { z } from 'zod'

/** Where a draft's socket is; `seen` is the number of the last entry the client has. */
export const livePath = (draftId: string): string =>
  `/api/drafts/${encodeURIComponent(draftId)}/live`

export const LIVE_PATH = /^\/api\/drafts\/([^/]+)\/live$/

/** One message from a client at most. */
export const MOST_MESSAGE_BYTES = 8_000_000

export const VIEWS = ['list', 'drawing', 'text', 'bpmn'] as const

/** Where somebody is: in which view, and what is selected there. */
export const place = z.object({
  view: z.enum(VIEWS).nullable(),
  /** Key of an element. */
  selected: z.string().max(200).nullable(),
})
export type Place = z.infer<typeof place>

export const clientMessage = z.discriminatedUnion('kind', [
  /** A ChangeGroup of domain/change; read once more by `readGroup`. */
  z.object({ kind: z.literal('submit'), group: z.unknown(), seen: z.number().int().min(0) }),
  z.object({ kind: z.literal('place'), place }),
  /** Whether others may follow where I go. */
  z.object({ kind: z.literal('lead'), isLeading: z.boolean() }),
])
export type ClientMessage = z.infer<typeof clientMessage>

/** Somebody in the draft. Made for this visit and never stored. */
export interface Participant {
  readonly id: string
  readonly organisation: string
  /** Only where the organisation has switched names on. */
  readonly name?: string
  readonly place: Place
  /** Others may follow where this person goes. */
  readonly isLeading: boolean
}

export interface WireEntry {
  readonly number: number
  /** A ChangeGroup as it happened. */
  readonly group: unknown
}

export type SubmissionRefusal =
  /** A Refusal of domain/change: what was expected, found and wanted. */
  | { readonly because: 'conflict'; readonly conflicts: readonly unknown[] }
  /** Another group has this id. */
  | { readonly because: 'idTaken' }
  /** Not a group; `place` is where. */
  | { readonly because: 'unreadable'; readonly place: string }
  | { readonly because: 'rights' }
  /** Nobody writes this draft any more. */
  | { readonly because: 'closed' }
  /** The client has seen more than there is: it belongs to another log. */
  | { readonly because: 'ahead' }
  /** It could not be found out whether it was committed; to be sent again. */
  | { readonly because: 'unknown' }

export type ServerMessage =
  | {
      readonly kind: 'welcome'
      readonly me: string
      readonly canEdit: boolean
      /** Number of the last entry there is. */
      readonly number: number
      /** The process after `number`; absent where `entries` lead there from what the client has. */
      readonly model?: unknown
      readonly entries?: readonly WireEntry[]
      readonly people: readonly Participant[]
    }
  | { readonly kind: 'entries'; readonly entries: readonly WireEntry[] }
  /** It is committed under this number; said also when it had been before. */
  | { readonly kind: 'accepted'; readonly id: string; readonly number: number }
  | { readonly kind: 'refused'; readonly id: string; readonly refusal: SubmissionRefusal }
  | { readonly kind: 'people'; readonly people: readonly Participant[] }
  /** The draft has ended. */
  | { readonly kind: 'closed'; readonly closedAs: number | null }

/** Why the server ended a socket, beside those of the protocol; a client comes back unless told not to. */
export const LIVE_CLOSE = {
  /** The session has ended; after signing in again, the client may come back. */
  signedOut: 4401,
  /** Not there, or not for this person. */
  notFound: 4404,
  /** What it sent was no message. */
  unreadable: 4400,
  /** This person has too many of them open; one more may come when another has gone. */
  tooMany: 4429,
  /** It took in too slowly what others write, or sent too much: come back in a moment. */
  overrun: 4408,
  /** The server goes down: come back soon. */
  restarting: 1012,
} as const
