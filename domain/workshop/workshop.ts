// A workshop as plain data: what the room has planned, said, voted and agreed on so far.

import type { DeviationReason } from '#library'
import type { Key, PrescribedBy } from '#process'

/** One admitted device, told apart by chance; it stays with the server and is never shown, not even to its owner. */
export type VoiceKey = string & { readonly isVoiceKey: unique symbol }

export type Role = 'moderation' | 'co-moderation' | 'scribe' | 'participant' | 'guest' | 'observer'

export type PhaseKind =
  | 'walk'
  | 'collect'
  | 'cluster'
  | 'vote'
  | 'estimate'
  | 'prescribed-by'
  | 'recommend'
  | 'target'
  | 'measures'
  | 'review'

/** One item of the agenda. */
export interface Phase {
  readonly id: string
  readonly kind: PhaseKind
  /** What people are asked, as the Moderation words it. */
  readonly question: string
  /** Planned, in minutes. */
  readonly minutes: number
  /** How many dots a voice has; only where people vote, at least 1. */
  readonly dots?: number
  /** What kind of card is asked for first; where cards are written, and only there. */
  readonly cards?: CardKind
}

/** Where something belongs: a row of the comparison or a step of a process. */
export interface Place {
  readonly kind: 'row' | 'step'
  readonly key: Key
}

export interface Participant {
  /** The order of coming in, from 1; the name by which others may speak of this participant. */
  readonly seat: number
  readonly name: string
  readonly role: Role
  /** Name of the administration somebody speaks for; empty: none. */
  readonly organisation: string
  /** Ids of the messages accepted from this voice. */
  readonly done: readonly string[]
}

export type CardKind = 'obstacle' | 'idea' | 'question'

export interface Card {
  readonly id: string
  /** Counts the author's wordings; a lower one that arrives later changes nothing. */
  readonly turn: number
  readonly phase: string
  readonly kind: CardKind
  /** Empty: taken back by its author. */
  readonly text: string
  readonly place?: Place
  /** Whose it is; a card from paper belongs to the voice that entered it. */
  readonly author: VoiceKey
  readonly isPaper: boolean
  /** Came when its phase was over ("nachgereicht"). */
  readonly isLate: boolean
  readonly cluster?: string
  /** The card that says the same and stands for this one. */
  readonly mergedInto?: string
}

/** Dots by the id of the card; no entries of zero. */
export type Dots = Readonly<Record<string, number>>

/** The dots of one voice or of one sheet of paper. */
export interface Ballot {
  readonly turn: number
  readonly dots: Dots
  readonly isPaper: boolean
}

/** Minutes of work a case: at least, most likely, at most. */
export interface Minutes {
  readonly min: number
  readonly likely: number
  readonly max: number
}

export interface Estimate {
  readonly turn: number
  readonly minutes: Minutes
  readonly organisation: string
  /** Absent: a device's own. */
  readonly isPaper?: true
}

/** What was agreed in the room at one place; `version` counts its wordings and withdrawals from 1. */
export interface Agreed<T> {
  readonly version: number
  readonly place: Place
  readonly value: T
}

/** What the room recommends; it binds no administration. */
export type Recommendation =
  | { readonly kind: 'common'; readonly text: string }
  | { readonly kind: 'local'; readonly reason: DeviationReason; readonly text: string }

/** An entry of the issue store: what is kept for later. */
export interface Issue {
  readonly id: string
  readonly text: string
  readonly place?: Place
  /** A step that whoever cannot write in the target proposes for it. */
  readonly forTarget?: true
  /** What became of it; absent while open. */
  readonly outcome?: string
}

/** Somebody's task after the workshop; the owner is a post, never a person. */
export interface Measure {
  readonly id: string
  readonly version: number
  readonly text: string
  readonly organisation: string
  readonly post: string
  /** A day as 2026-12-24. */
  readonly due: string
  /** What shall be better afterwards. */
  readonly effect: string
  readonly place?: Place
}

/** Times in milliseconds as the server's clock told them. */
export interface Timer {
  readonly until: number
  /** Stands still since then, for a pause. */
  readonly pausedAt?: number
}

/** The draft in which the target is written, of a process that a house has begun. */
export interface TargetDraft {
  readonly process: string
  readonly draft: string
}

/** When and where it is; moments in ISO 8601. */
export interface RoomDate {
  readonly startsAt: string
  readonly endsAt: string
  readonly place: string
  /** When everything that leads to a person has gone at the latest; a device's seat holds until then. */
  readonly expiresAt: string
  /** How often title or date were changed; the highest holds. */
  readonly version: number
}

/** Values by voice, or by a sheet of paper, inside a phase or place. */
export type Nested<T> = Readonly<Record<string, Readonly<Record<string, T>>>>

export interface OpenWorkshop {
  readonly state: 'open'
  readonly title: string
  /** Undefined in a room that was planned when rooms did not know it, until it is changed. */
  readonly date?: RoomDate
  readonly agenda: readonly Phase[]
  /** Below so many voices no sum and no spread is shown. */
  readonly minimumGroup: number
  /** The phase that everybody sees; undefined before the first. */
  readonly phase?: string
  /** The row of the comparison at which those who lead point; undefined: none, the whole. */
  readonly row?: Key
  /** How often the phase was switched or the agenda changed; who does it says what they have seen. */
  readonly moves: number
  /** Phases that have been shown. */
  readonly begun: readonly string[]
  /** Phases of collecting whose cards everybody sees. */
  readonly revealed: readonly string[]
  /** Phases of voting or estimating that are over and counted. */
  readonly counted: readonly string[]
  readonly participants: Readonly<Record<string, Participant>>
  readonly cards: Readonly<Record<string, Card>>
  readonly clusters: Readonly<Record<string, string>>
  /** By phase, then by voice or sheet of paper. */
  readonly ballots: Nested<Ballot>
  /** By phase and place, then by voice. */
  readonly estimates: Nested<Estimate>
  readonly agreedMinutes: Readonly<Record<string, Agreed<number>>>
  readonly prescribed: Readonly<Record<string, Agreed<PrescribedBy>>>
  readonly recommendations: Readonly<Record<string, Agreed<Recommendation>>>
  readonly issues: Readonly<Record<string, Issue>>
  readonly measures: Readonly<Record<string, Measure>>
  /** The versions of what was withdrawn and not written again, by what it was; undefined: nothing ever was. */
  readonly withdrawn?: Readonly<Record<string, number>>
  readonly target?: TargetDraft
  readonly timer?: Timer
  /** How often the Moderation asked for attention. */
  readonly signals: number
}

/** A card without whose it was. */
export interface ResultCard {
  readonly id: string
  readonly phase: string
  readonly kind: CardKind
  readonly text: string
  readonly place?: Place
  readonly cluster?: string
  readonly mergedInto?: string
  readonly isPaper: boolean
  readonly isLate: boolean
}

/** The sum of a vote: absent where fewer voices than the minimum group took part. */
export interface Tally {
  readonly phase: string
  readonly voices: number
  readonly fromPaper: number
  readonly dots?: Dots
}

/** What a group of voices estimated: the least, the median of the most likely, the most. */
export interface Spread extends Minutes {
  readonly voices: number
}

/** The estimates at one place; absent figures were of too few voices. */
export interface Estimated {
  readonly phase: string
  readonly place: Place
  readonly all?: Spread
  readonly byOrganisation: Readonly<Record<string, Spread>>
}

/** What everybody in the room may know: sums, and what was agreed aloud. */
export interface Outcome {
  readonly clusters: Readonly<Record<string, string>>
  readonly tallies: readonly Tally[]
  readonly estimates: readonly Estimated[]
  readonly agreedMinutes: readonly Agreed<number>[]
  readonly prescribed: readonly Agreed<PrescribedBy>[]
  readonly recommendations: readonly Agreed<Recommendation>[]
  readonly issues: readonly Issue[]
  readonly measures: readonly Measure[]
}

/** What stays of a workshop: everything that was agreed, and nobody's key or name. */
export interface Result extends Outcome {
  readonly title: string
  readonly agenda: readonly Phase[]
  readonly organisations: readonly string[]
  readonly cards: readonly ResultCard[]
}

export interface ClosedWorkshop {
  readonly state: 'closed'
  readonly result: Result
}

export type Workshop = OpenWorkshop | ClosedWorkshop
