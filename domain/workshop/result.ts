// What stays when a workshop is closed: what everybody saw and agreed on, without keys and names.

import { isShown } from './cards.ts'
import { estimatesOf, talliesOf } from './counted.ts'
import type { Card, OpenWorkshop, Outcome, Result, ResultCard } from './workshop.ts'

/** A card as everybody may see it. */
export const withoutAuthor = (card: Card): ResultCard => {
  const { author: _author, turn: _turn, ...rest } = card
  return rest
}

/** The same for everybody, in the room and afterwards. */
export const outcomeOf = (workshop: OpenWorkshop): Outcome => ({
  clusters: workshop.clusters,
  tallies: talliesOf(workshop),
  estimates: estimatesOf(workshop),
  agreedMinutes: Object.values(workshop.agreedMinutes),
  prescribed: Object.values(workshop.prescribed),
  recommendations: Object.values(workshop.recommendations),
  issues: Object.values(workshop.issues),
  measures: Object.values(workshop.measures),
})

export const resultOf = (workshop: OpenWorkshop): Result => ({
  title: workshop.title,
  agenda: workshop.agenda,
  organisations: [
    ...new Set(Object.values(workshop.participants).map(({ organisation }) => organisation)),
  ]
    .filter((name) => name !== '')
    .sort(),
  cards: Object.values(workshop.cards)
    .filter((card) => isShown(workshop, card))
    .map(withoutAuthor),
  ...outcomeOf(workshop),
})
