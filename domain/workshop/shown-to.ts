// What one viewer may see of a workshop. Everything that goes to a device is made here, field by field, so
// that what is new in the workshop stays inside until somebody lets it out.

import { isShown } from './cards.ts'
import { own } from './lookup.ts'
import { outcomeOf, withoutAuthor } from './result.ts'
import { estimateName } from './secret.ts'
import type {
  Dots,
  Minutes,
  OpenWorkshop,
  Outcome,
  Phase,
  Result,
  ResultCard,
  Role,
  Timer,
  VoiceKey,
  Workshop,
} from './workshop.ts'

/** A card, and whether the viewer wrote it and may still change it. */
export interface ShownCard extends ResultCard {
  /** Present on the viewer's own cards: the number of its last wording. */
  readonly myTurn?: number
  readonly isShown: boolean
}

export interface OpenView extends Outcome {
  readonly state: 'open'
  readonly title: string
  readonly agenda: readonly Phase[]
  readonly phase?: string
  readonly moves: number
  readonly revealed: readonly string[]
  readonly counted: readonly string[]
  readonly minimumGroup: number
  /** In the order of coming in. */
  readonly participants: readonly {
    readonly seat: number
    readonly name: string
    readonly role: Role
    readonly organisation: string
  }[]
  /** Absent for the projector. */
  readonly me?: {
    readonly seat: number
    readonly role: Role
    readonly dots: Readonly<Record<string, { readonly turn: number; readonly dots: Dots }>>
    /** By place, of the phase that is shown. */
    readonly estimates: Readonly<
      Record<string, { readonly turn: number; readonly minutes: Minutes }>
    >
  }
  readonly cards: readonly ShownCard[]
  /** How many cards of others lie face down, by phase. */
  readonly hidden: Readonly<Record<string, number>>
  /** How many have voted in the phase that is shown; never who. */
  readonly voted: number
  readonly timer?: Timer
  readonly signals: number
}

export type View =
  | OpenView
  | { readonly state: 'closed'; readonly result: Result }
  | { readonly state: 'nothing' }

const mine = (workshop: OpenWorkshop, voice: VoiceKey): OpenView['me'] => {
  const participant = own(workshop.participants, voice)
  if (!participant) return
  const dots = Object.entries(workshop.ballots).flatMap(([phase, ballots]) => {
    const ballot = own(ballots, voice)
    return ballot ? [[phase, { turn: ballot.turn, dots: ballot.dots }] as const] : []
  })
  const prefix = estimateName(workshop.phase ?? '', '')
  const estimates = Object.entries(workshop.estimates).flatMap(([name, byVoice]) => {
    const word = name.startsWith(prefix) ? own(byVoice, voice) : undefined
    return word
      ? [[name.slice(prefix.length), { turn: word.turn, minutes: word.minutes }] as const]
      : []
  })
  const { seat, role } = participant
  return { seat, role, dots: Object.fromEntries(dots), estimates: Object.fromEntries(estimates) }
}

const cardsFor = (workshop: OpenWorkshop, voice: VoiceKey | 'projector'): readonly ShownCard[] =>
  Object.values(workshop.cards)
    .filter((card) => isShown(workshop, card) || card.author === voice)
    .map((card) => ({
      ...withoutAuthor(card),
      ...(card.author === voice ? { myTurn: card.turn } : {}),
      isShown: isShown(workshop, card),
    }))

const hiddenFrom = (
  workshop: OpenWorkshop,
  voice: VoiceKey | 'projector',
): Readonly<Record<string, number>> => {
  const hidden: Record<string, number> = {}
  for (const card of Object.values(workshop.cards)) {
    if (card.text === '' || card.author === voice || isShown(workshop, card)) continue
    hidden[card.phase] = (hidden[card.phase] ?? 0) + 1
  }
  return hidden
}

/**
 * For a voice that is not in the room: nothing. The projector sees what is no one's own. A closed workshop knows
 * no voices: whoever may ask for it sees its result.
 */
export const shownTo = (workshop: Workshop, viewer: VoiceKey | 'projector'): View => {
  if (workshop.state === 'closed') return workshop
  const me = viewer === 'projector' ? undefined : mine(workshop, viewer)
  if (viewer !== 'projector' && !me) return { state: 'nothing' }
  const { phase, timer } = workshop
  return {
    state: 'open',
    title: workshop.title,
    agenda: workshop.agenda,
    ...(phase === undefined ? {} : { phase }),
    moves: workshop.moves,
    revealed: workshop.revealed,
    counted: workshop.counted,
    minimumGroup: workshop.minimumGroup,
    participants: Object.values(workshop.participants)
      .map(({ seat, name, role, organisation }) => ({ seat, name, role, organisation }))
      .sort((a, b) => a.seat - b.seat),
    ...(me ? { me } : {}),
    cards: cardsFor(workshop, viewer),
    hidden: hiddenFrom(workshop, viewer),
    voted: Object.keys(workshop.ballots[phase ?? ''] ?? {}).length,
    ...outcomeOf(workshop),
    ...(timer ? { timer } : {}),
    signals: workshop.signals,
  }
}
