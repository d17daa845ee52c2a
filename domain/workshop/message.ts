// What people may say in a workshop. The server puts messages in order and adds voice and time.

import type { Key, PrescribedBy } from '#process'
import type {
  CardKind,
  Dots,
  Measure,
  Minutes,
  Phase,
  Place,
  Recommendation,
  Role,
  RoomDate,
  TargetDraft,
  VoiceKey,
} from './workshop.ts'

/** `turn` counts what one voice says about one thing; the highest holds, in whatever order they come. */
interface Turn {
  readonly turn: number
}

/** `seen` is the version somebody changes, 0 for none ever; another one means that somebody else was first. */
interface Seen {
  readonly seen: number
}

/** Something that was written down, by what names it. */
export type Written =
  | {
      readonly of: 'agreedMinutes' | 'prescribed' | 'recommendations'
      readonly place: Place
    }
  | { readonly of: 'measures'; readonly id: string }

export type Body =
  | {
      /** The server makes this of an invitation, which alone says the role. */
      readonly kind: 'join'
      readonly name: string
      readonly role: Exclude<Role, 'moderation'>
      readonly organisation: string
    }
  | ({ readonly kind: 'plan'; readonly agenda: readonly Phase[] } & Seen)
  | {
      /** Said by the server alone, which keeps title and date for the whole alliance as well. */
      readonly kind: 'rename'
      readonly title: string
      readonly date?: RoomDate
    }
  | ({
      /** Said by the server alone, where a draft was begun for this room: no device can name another. */
      readonly kind: 'target'
    } & TargetDraft)
  | ({ readonly kind: 'switch'; readonly phase: string } & Seen)
  | {
      readonly kind: 'point'
      /** Absent: at none, at the whole. */
      readonly row?: Key
    }
  | { readonly kind: 'reveal'; readonly phase: string }
  | { readonly kind: 'count'; readonly phase: string }
  | { readonly kind: 'timer'; readonly minutes: number }
  | { readonly kind: 'pause' }
  | { readonly kind: 'resume' }
  | { readonly kind: 'attention' }
  | { readonly kind: 'appoint'; readonly seat: number; readonly role: Exclude<Role, 'moderation'> }
  | { readonly kind: 'hand-over'; readonly seat: number }
  /** `seen` is the seat of whoever leads. */
  | ({ readonly kind: 'take-over' } & Seen)
  | { readonly kind: 'close'; readonly dropsHidden: boolean }
  | ({
      readonly kind: 'card'
      readonly card: string
      readonly phase: string
      readonly is: CardKind
      readonly text: string
      readonly place?: Place
      readonly isPaper?: boolean
    } & Turn)
  | {
      readonly kind: 'cluster'
      readonly cluster: string
      readonly name: string
      readonly cards: readonly string[]
    }
  | { readonly kind: 'uncluster'; readonly cards: readonly string[] }
  | { readonly kind: 'merge'; readonly into: string; readonly cards: readonly string[] }
  | { readonly kind: 'unmerge'; readonly cards: readonly string[] }
  | ({
      readonly kind: 'vote'
      readonly phase: string
      readonly dots: Dots
      /** Names the sheet of paper that is entered; absent: the voice's own. */
      readonly sheet?: string
    } & Turn)
  | ({
      readonly kind: 'estimate'
      readonly phase: string
      readonly place: Place
      readonly minutes: Minutes
      /** A sheet of paper that is entered, and the administration it names ('': none); absent: the voice's own. */
      readonly sheet?: { readonly id: string; readonly organisation: string }
    } & Turn)
  | ({ readonly kind: 'agree-minutes'; readonly place: Place; readonly minutes: number } & Seen)
  | ({ readonly kind: 'prescribe'; readonly place: Place; readonly by: PrescribedBy } & Seen)
  | ({
      readonly kind: 'recommend'
      readonly place: Place
      readonly recommendation: Recommendation
    } & Seen)
  | {
      readonly kind: 'park'
      readonly issue: string
      readonly text: string
      readonly place?: Place
      readonly forTarget?: true
    }
  | { readonly kind: 'settle'; readonly issue: string; readonly outcome: string }
  | ({ readonly kind: 'measure'; readonly measure: Omit<Measure, 'version'> } & Seen)
  | ({ readonly kind: 'withdraw'; readonly what: Written } & Seen)

/** What is said in one kind of message. */
export type BodyOf<Kind extends Body['kind']> = Extract<Body, { readonly kind: Kind }>

export interface Message {
  /** Made by the sender, once for each thing said; sending it again is the same thing. */
  readonly id: string
  readonly from: VoiceKey
  /** Milliseconds, of the server's clock. */
  readonly at: number
  readonly body: Body
}

export type RefusalCode =
  | 'closed'
  | 'not-in-the-room'
  | 'not-your-role'
  | 'full'
  | 'not-well-formed'
  | 'unknown'
  | 'not-yet'
  | 'begun'
  | 'not-this-phase'
  | 'already-revealed'
  | 'already-counted'
  | 'too-many-dots'
  | 'somebody-was-first'
  | 'hidden-cards'
  | 'taken-by-another'

/** Why a message changes nothing. */
export interface Refusal {
  readonly state: 'refused'
  readonly code: RefusalCode
  /** What is so now: the number of moves or the version where somebody was first, the cards still hidden, the dots there are. */
  readonly now?: number
}

export const isRefusal = (value: object): value is Refusal =>
  'state' in value && value.state === 'refused'

export const refuse = (code: RefusalCode, now?: number): Refusal => ({
  state: 'refused',
  code,
  ...(now === undefined ? {} : { now }),
})
