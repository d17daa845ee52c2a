// What one viewer may see of a workshop: both parts of the picture laid together.

import { own as ownOf } from './lookup.ts'
import { type Me, type Own, ownView, type RoomView, roomView } from './room-view.ts'
import type { Result, ResultCard, VoiceKey, Workshop } from './workshop.ts'

/** A card, and whether the viewer wrote it and may still change it. */
export interface ShownCard extends ResultCard {
  /** Present on the viewer's own cards: the number of its last wording. */
  readonly myTurn?: number
  readonly isShown: boolean
}

export interface OpenView extends Omit<RoomView, 'cards'> {
  /** Absent for the projector. */
  readonly me?: Me
  /** Those that everybody sees, then the viewer's own that lie face down. */
  readonly cards: readonly ShownCard[]
  /** How many cards of others lie face down, by phase. */
  readonly hidden: Readonly<Record<string, number>>
}

export type View =
  | OpenView
  | { readonly state: 'closed'; readonly result: Result }
  | { readonly state: 'nothing' }

const others = (room: RoomView, own: Own): Readonly<Record<string, number>> => {
  const hidden = { ...room.hidden }
  for (const { phase, text } of own.cards) {
    if (text !== '') hidden[phase] = (hidden[phase] ?? 0) - 1
  }
  return Object.fromEntries(Object.entries(hidden).filter(([, count]) => count > 0))
}

/** The picture of who has both parts; of a projector, without `own`. Costs one pass over the cards. */
export const composed = (room: RoomView, own?: Own): OpenView => {
  if (!own) return { ...room, cards: room.cards.map((card) => ({ ...card, isShown: true })) }
  const shown = room.cards.map((card) => {
    const myTurn = ownOf(own.turns, card.id)
    return { ...card, ...(myTurn === undefined ? {} : { myTurn }), isShown: true }
  })
  return {
    ...room,
    me: own.me,
    cards: [...shown, ...own.cards.map((card) => ({ ...card, isShown: false }))],
    hidden: others(room, own),
  }
}

/**
 * For a voice that is not in the room: nothing. The projector sees what is no one's own. A closed workshop knows
 * no voices: whoever may ask for it sees its result.
 */
export const shownTo = (workshop: Workshop, viewer: VoiceKey | 'projector'): View => {
  if (workshop.state === 'closed') return workshop
  if (viewer === 'projector') return composed(roomView(workshop))
  const own = ownView(workshop, viewer)
  return own ? composed(roomView(workshop), own) : { state: 'nothing' }
}
