// The picture of a room in two parts: what is the same for everybody, made once, and what is one voice's own.
// Everything that goes to a device is made here, field by field, so that what is new in the workshop stays inside
// until somebody lets it out.

import type { Key } from '#process'
import { isShown } from './cards.ts'
import { type Turnout, turnoutOf } from './counted.ts'
import { own } from './lookup.ts'
import { outcomeOf, withoutAuthor } from './result.ts'
import { estimateName } from './secret.ts'
import type {
  Dots,
  Minutes,
  OpenWorkshop,
  Outcome,
  Phase,
  ResultCard,
  Role,
  RoomDate,
  TargetDraft,
  Timer,
  VoiceKey,
} from './workshop.ts'

export interface SeatView {
  readonly seat: number
  readonly name: string
  readonly role: Role
  readonly organisation: string
}

/** What everybody in the room may see, the projector too. */
export interface RoomView extends Outcome, Turnout {
  readonly state: 'open'
  readonly title: string
  readonly date?: RoomDate
  readonly agenda: readonly Phase[]
  readonly phase?: string
  /** The row at which those who lead point. */
  readonly row?: Key
  readonly moves: number
  readonly revealed: readonly string[]
  readonly counted: readonly string[]
  readonly minimumGroup: number
  /** In the order of coming in. */
  readonly participants: readonly SeatView[]
  /** Those that are revealed. */
  readonly cards: readonly ResultCard[]
  /** How many cards lie face down, by phase. */
  readonly hidden: Readonly<Record<string, number>>
  /** As in the workshop: whoever writes there again says that they have seen it. */
  readonly withdrawn?: Readonly<Record<string, number>>
  /** The target that is being written; what stands in it is told while the phase for it is on. */
  readonly target?: TargetDraft
  readonly timer?: Timer
  readonly signals: number
}

export interface Me {
  readonly seat: number
  readonly role: Role
  readonly dots: Readonly<Record<string, { readonly turn: number; readonly dots: Dots }>>
  /** By place, of the phase that is shown. */
  readonly estimates: Readonly<Record<string, { readonly turn: number; readonly minutes: Minutes }>>
}

/** What one voice sees besides. */
export interface Own {
  readonly me: Me
  /** Its cards that lie face down, with the number of their last wording; those taken back without text. */
  readonly cards: readonly (ResultCard & { readonly myTurn: number })[]
  /** The last wording of its cards that everybody sees, by their ids. */
  readonly turns: Readonly<Record<string, number>>
}

const shownCards = (
  workshop: OpenWorkshop,
  before: { readonly workshop: OpenWorkshop; readonly view: RoomView } | undefined,
): readonly ResultCard[] => {
  const { cards, revealed } = workshop
  if (before?.workshop.cards === cards && before.workshop.revealed === revealed) {
    return before.view.cards
  }
  const kept = new Map(before?.view.cards.map((card) => [card.id, card]))
  return Object.values(cards)
    .filter((card) => isShown(workshop, card))
    .map((card) => {
      const same = before?.workshop.cards[card.id] === card ? kept.get(card.id) : undefined
      return same ?? withoutAuthor(card)
    })
}

const hiddenCards = (workshop: OpenWorkshop): Readonly<Record<string, number>> => {
  const hidden: Record<string, number> = {}
  for (const card of Object.values(workshop.cards)) {
    if (card.text === '' || isShown(workshop, card)) continue
    hidden[card.phase] = (hidden[card.phase] ?? 0) + 1
  }
  return hidden
}

/** The target that the room looks at now: only in its phase. */
export const targetShown = ({ agenda, phase, target }: OpenWorkshop): TargetDraft | undefined =>
  agenda.some(({ id, kind }) => id === phase && kind === 'target') ? target : undefined

/** `before`: an earlier state with its view, of which is kept what has not changed. */
export const roomView = (
  workshop: OpenWorkshop,
  before?: { readonly workshop: OpenWorkshop; readonly view: RoomView },
): RoomView => {
  const { date, phase, row, target, timer, withdrawn } = workshop
  return {
    state: 'open',
    title: workshop.title,
    ...(date ? { date } : {}),
    agenda: workshop.agenda,
    ...(phase === undefined ? {} : { phase }),
    ...(row === undefined ? {} : { row }),
    moves: workshop.moves,
    revealed: workshop.revealed,
    counted: workshop.counted,
    minimumGroup: workshop.minimumGroup,
    participants: Object.values(workshop.participants)
      .map(({ seat, name, role, organisation }) => ({ seat, name, role, organisation }))
      .sort((a, b) => a.seat - b.seat),
    cards: shownCards(workshop, before),
    hidden: hiddenCards(workshop),
    ...turnoutOf(workshop),
    ...outcomeOf(workshop),
    ...(withdrawn ? { withdrawn } : {}),
    ...(target ? { target } : {}),
    ...(timer ? { timer } : {}),
    signals: workshop.signals,
  }
}

const meOf = (workshop: OpenWorkshop, voice: VoiceKey): Me | undefined => {
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

/** undefined: the voice is not in the room. */
export const ownView = (workshop: OpenWorkshop, voice: VoiceKey): Own | undefined => {
  const me = meOf(workshop, voice)
  if (!me) return
  const mine = Object.values(workshop.cards).filter(({ author }) => author === voice)
  const shown = mine.filter((card) => isShown(workshop, card))
  return {
    me,
    cards: mine
      .filter((card) => !isShown(workshop, card))
      .map((card) => ({ ...withoutAuthor(card), myTurn: card.turn })),
    turns: Object.fromEntries(shown.map(({ id, turn }) => [id, turn])),
  }
}
