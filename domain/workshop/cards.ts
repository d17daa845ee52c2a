// Cards: written in silence, shown together, put into clusters, merged where they say the same.

import { MAX_ENTRIES, MAX_NAME, MAX_TEXT } from './limits.ts'
import { isId, isPlace, isText, own, phaseOf, standsFor } from './lookup.ts'
import { type BodyOf, type Message, type Refusal, refuse } from './message.ts'
import { MAY_ENTER_PAPER } from './rights.ts'
import type { Card, OpenWorkshop, Role } from './workshop.ts'

/** Everybody may see it: the cards of its phase were revealed, and its author left it there. */
export const isShown = ({ revealed }: OpenWorkshop, { phase, text }: Card): boolean =>
  revealed.includes(phase) && text !== ''

/** A new card, another wording of one's own that nobody has seen yet, or (without text) taking it back. */
export const writeCard = (
  workshop: OpenWorkshop,
  body: BodyOf<'card'>,
  { from }: Message,
  role: Role,
): OpenWorkshop | Refusal => {
  const { card: id, phase, is: kind, text, place, turn, isPaper = false } = body
  if (!isId(id) || !Number.isInteger(turn) || text.length > MAX_TEXT || !isPlace(place)) {
    return refuse('not-well-formed')
  }
  if (phaseOf(workshop, phase)?.kind !== 'collect') return refuse('unknown')
  if (!workshop.begun.includes(phase)) return refuse('not-yet')
  if (isPaper && !MAY_ENTER_PAPER.includes(role)) return refuse('not-your-role')
  const before = own(workshop.cards, id)
  if (before && before.author !== from) return refuse('taken-by-another')
  if (before && before.phase !== phase) return refuse('not-this-phase')
  if (before && turn <= before.turn) return workshop
  if (before && isShown(workshop, before)) return refuse('already-revealed')
  if (!before && Object.keys(workshop.cards).length >= MAX_ENTRIES) return refuse('full')
  const card: Card = {
    id,
    turn,
    phase,
    kind,
    text: text.trim(),
    ...(place ? { place } : {}),
    author: from,
    isPaper,
    isLate: before ? before.isLate : workshop.phase !== phase,
  }
  return { ...workshop, cards: { ...workshop.cards, [id]: card } }
}

/** undefined: one of them is not there for everybody to see. */
const shownCards = (
  workshop: OpenWorkshop,
  ids: readonly string[],
): readonly Card[] | undefined => {
  const found = ids.flatMap((id) => own(workshop.cards, id) ?? [])
  const isAll = found.length === ids.length && found.every((card) => isShown(workshop, card))
  return isAll ? found : undefined
}

const replaced = (workshop: OpenWorkshop, cards: readonly Card[]): OpenWorkshop => ({
  ...workshop,
  cards: { ...workshop.cards, ...Object.fromEntries(cards.map((card) => [card.id, card])) },
})

/** The cards named are in it afterwards, and in no other; the cluster is made or named anew. */
export const cluster = (
  workshop: OpenWorkshop,
  { cluster: id, name, cards }: BodyOf<'cluster'>,
): OpenWorkshop | Refusal => {
  if (!isId(id) || !isText(name, MAX_NAME)) return refuse('not-well-formed')
  const found = shownCards(workshop, cards)
  if (!found) return refuse('unknown')
  const isNew = own(workshop.clusters, id) === undefined
  if (isNew && Object.keys(workshop.clusters).length >= MAX_ENTRIES) return refuse('full')
  const named = { ...workshop, clusters: { ...workshop.clusters, [id]: name } }
  return replaced(
    named,
    found.map((card) => ({ ...card, cluster: id })),
  )
}

/** They are in none afterwards. */
export const uncluster = (
  workshop: OpenWorkshop,
  { cards }: BodyOf<'uncluster'>,
): OpenWorkshop | Refusal => {
  const found = shownCards(workshop, cards)
  if (!found) return refuse('unknown')
  return replaced(
    workshop,
    found.map(({ cluster: _, ...card }) => card),
  )
}

const isVoting = (workshop: OpenWorkshop): boolean =>
  workshop.begun.some(
    (id) => phaseOf(workshop, id)?.kind === 'vote' && !workshop.counted.includes(id),
  )

/**
 * One card stands for others that say the same, and for all that they stood for. Not while people vote:
 * dots would wander. Dots that were given before count for the card that stands.
 */
export const mergeCards = (
  workshop: OpenWorkshop,
  { into, cards }: BodyOf<'merge'>,
): OpenWorkshop | Refusal => {
  if (isVoting(workshop)) return refuse('not-this-phase')
  if (!shownCards(workshop, [into, ...cards])) return refuse('unknown')
  const root = standsFor(workshop, into)
  const merged = new Set(cards.map((id) => standsFor(workshop, id)))
  merged.delete(root)
  return replaced(
    workshop,
    Object.values(workshop.cards)
      .filter(({ id }) => merged.has(standsFor(workshop, id)))
      .map((card) => ({ ...card, mergedInto: root })),
  )
}

/** Each stands for itself again, with the dots that were given to it. Not while people vote, either. */
export const unmergeCards = (
  workshop: OpenWorkshop,
  { cards }: BodyOf<'unmerge'>,
): OpenWorkshop | Refusal => {
  if (isVoting(workshop)) return refuse('not-this-phase')
  const found = shownCards(workshop, cards)
  if (!found) return refuse('unknown')
  return replaced(
    workshop,
    found.map(({ mergedInto: _, ...card }) => card),
  )
}
