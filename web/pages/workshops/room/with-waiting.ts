// The picture as it will be once what this device has said and not yet sent has arrived: people see their own card
// and dots at once, with or without network.

import type { WorkshopBody } from '#api'
import type { OpenView, Place, ShownCard } from '#workshop'

/** Under which name the picture keeps one's own estimate. */
export const placeName = ({ kind, key }: Place): string => `${kind}:${key}`

const withCard = (view: OpenView, body: Extract<WorkshopBody, { kind: 'card' }>): OpenView => {
  const { card: id, phase, is: kind, text, turn, place, isPaper = false } = body
  const before = view.cards.find((card) => card.id === id)
  if (before && (before.isShown || before.myTurn === undefined || before.myTurn >= turn))
    return view
  const card: ShownCard = {
    ...{ id, phase, kind, text: text.trim(), isPaper, myTurn: turn, isShown: false },
    ...(place ? { place } : {}),
    isLate: before ? before.isLate : view.phase !== phase,
  }
  return {
    ...view,
    cards: before ? view.cards.map((one) => (one.id === id ? card : one)) : [...view.cards, card],
  }
}

const withOne = (view: OpenView, body: WorkshopBody): OpenView => {
  const { me } = view
  switch (body.kind) {
    case 'card':
      return withCard(view, body)
    case 'vote': {
      const { phase, dots, turn, sheet } = body
      const isNewer = turn > (me?.dots[phase]?.turn ?? 0)
      return me && sheet === undefined && isNewer
        ? { ...view, me: { ...me, dots: { ...me.dots, [phase]: { turn, dots } } } }
        : view
    }
    case 'estimate': {
      const { place, minutes, turn, phase, sheet } = body
      const name = placeName(place)
      const isNewer = turn > (me?.estimates[name]?.turn ?? 0)
      return me && sheet === undefined && phase === view.phase && isNewer
        ? { ...view, me: { ...me, estimates: { ...me.estimates, [name]: { turn, minutes } } } }
        : view
    }
    default:
      return view
  }
}

/** What others see is never guessed: only the device's own card, dots and estimates are laid over. */
export const withWaiting = (view: OpenView, waiting: readonly WorkshopBody[]): OpenView =>
  waiting.reduce(withOne, view)
