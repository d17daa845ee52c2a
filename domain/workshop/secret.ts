// What is said in secret and counted together: dots and estimates. One voice, one word, changeable until counted.

import { isShown } from './cards.ts'
import { MAX_ENTRIES, MAX_MINUTES, MAX_NAME } from './limits.ts'
import { isId, isPlace, own, phaseOf, placeId } from './lookup.ts'
import { type BodyOf, isRefusal, type Message, type Refusal, refuse } from './message.ts'
import { MAY, MAY_ENTER_PAPER } from './rights.ts'
import type { Nested, OpenWorkshop, Phase, PhaseKind, Place, Role } from './workshop.ts'

/** The phase, if it is shown now and not counted yet. */
const openPhase = (workshop: OpenWorkshop, id: string, kind: PhaseKind): Phase | Refusal => {
  const phase = phaseOf(workshop, id)
  if (phase?.kind !== kind) return refuse('unknown')
  if (workshop.counted.includes(id)) return refuse('already-counted')
  if (!workshop.begun.includes(id)) return refuse('not-yet')
  return workshop.phase === id ? phase : refuse('not-this-phase')
}

/** With what one voice says under a name; its older word, coming later, changes nothing. */
const said = <T extends { readonly turn: number }>(
  all: Nested<T>,
  name: string,
  voice: string,
  word: T,
): Nested<T> => {
  const before = own(all, name) ?? {}
  const mine = own(before, voice)
  return mine && mine.turn >= word.turn ? all : { ...all, [name]: { ...before, [voice]: word } }
}

/** Sheets of paper stand beside voices under names that no voice has. */
const SHEET = 'paper '

export const vote = (
  workshop: OpenWorkshop,
  { phase: id, dots, turn, sheet }: BodyOf<'vote'>,
  { from }: Message,
  role: Role,
): OpenWorkshop | Refusal => {
  const isPaper = sheet !== undefined
  if (!(isPaper ? MAY_ENTER_PAPER : MAY.vote).includes(role)) return refuse('not-your-role')
  const phase = openPhase(workshop, id, 'vote')
  if (isRefusal(phase)) return phase
  const entries = Object.entries(dots)
  const isSound = entries.every(([, count]) => Number.isInteger(count) && count >= 1)
  if (!isSound || !Number.isInteger(turn) || (isPaper && !isId(sheet))) {
    return refuse('not-well-formed')
  }
  const isThere = entries.every(([card]) => {
    const found = own(workshop.cards, card)
    return found && isShown(workshop, found) && found.mergedInto === undefined
  })
  if (!isThere) return refuse('unknown')
  const given = entries.reduce((sum, [, count]) => sum + count, 0)
  const { dots: allowed = 0 } = phase
  if (given > allowed) return refuse('too-many-dots', allowed)
  const voice = isPaper ? SHEET + sheet : from
  const ballots = own(workshop.ballots, id) ?? {}
  const isNew = own(ballots, voice) === undefined
  if (isNew && Object.keys(ballots).length >= MAX_ENTRIES) return refuse('full')
  return { ...workshop, ballots: said(workshop.ballots, id, voice, { turn, dots, isPaper }) }
}

/** Estimates of a phase stand under its id and the place. */
export const estimateName = (phase: string, place: string): string => `${phase} ${place}`

/** The place that such a name holds. */
export const placeOfEstimate = (phase: string, name: string): Place => {
  const place = name.slice(phase.length + 1)
  const colon = place.indexOf(':')
  return { kind: place.slice(0, colon), key: place.slice(colon + 1) } as Place
}

export const estimate = (
  workshop: OpenWorkshop,
  { phase: id, place, minutes, turn, sheet }: BodyOf<'estimate'>,
  { from }: Message,
  role: Role,
): OpenWorkshop | Refusal => {
  if (!(sheet ? MAY_ENTER_PAPER : MAY.estimate).includes(role)) return refuse('not-your-role')
  const phase = openPhase(workshop, id, 'estimate')
  if (isRefusal(phase)) return phase
  const { min, likely, max } = minutes
  const isOrdered = 0 <= min && min <= likely && likely <= max && max <= MAX_MINUTES
  if (!isOrdered || !Number.isInteger(turn) || !isPlace(place)) return refuse('not-well-formed')
  const name = estimateName(phase.id, placeId(place))
  const before = own(workshop.estimates, name)
  if (!before && Object.keys(workshop.estimates).length >= MAX_ENTRIES) return refuse('full')
  const figures = { turn, minutes: { min, likely, max } }
  if (!sheet) {
    const organisation = own(workshop.participants, from)?.organisation ?? ''
    return {
      ...workshop,
      estimates: said(workshop.estimates, name, from, { ...figures, organisation }),
    }
  }
  const { organisation } = sheet
  if (!isId(sheet.id) || organisation.length > MAX_NAME) return refuse('not-well-formed')
  const voice = SHEET + sheet.id
  const isNewSheet = !before || own(before, voice) === undefined
  if (isNewSheet && Object.keys(before ?? {}).length >= MAX_ENTRIES) return refuse('full')
  const word = { ...figures, organisation, isPaper: true } as const
  return { ...workshop, estimates: said(workshop.estimates, name, voice, word) }
}
