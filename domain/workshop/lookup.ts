// Records under ids that people's devices make up: never looked up on the prototype, never unbounded.

import { MAX_TEXT } from './limits.ts'
import type { OpenWorkshop, Phase, Place } from './workshop.ts'

export const own = <T>(record: Readonly<Record<string, T>>, id: string): T | undefined =>
  Object.hasOwn(record, id) ? record[id] : undefined

/** No name that every object has: `sums[id] ?? 0` would find a function there. */
export const isId = (id: string): boolean =>
  /^[a-z0-9][a-z0-9:-]{0,63}$/i.test(id) && !Object.hasOwn(Object.prototype, id)

/** Something to read, and not too long for a card. */
export const isText = (text: string, longest = MAX_TEXT): boolean =>
  text.trim() !== '' && text.length <= longest

export const placeId = ({ kind, key }: Place): string => `${kind}:${key}`

export const isPlace = (place: Place | undefined): boolean =>
  place === undefined || (place.key !== '' && place.key.length <= MAX_TEXT)

export const phaseOf = ({ agenda }: OpenWorkshop, id: string | undefined): Phase | undefined =>
  agenda.find((phase) => phase.id === id)

/** The card that stands for this one. */
export const standsFor = ({ cards }: OpenWorkshop, id: string): string =>
  own(cards, id)?.mergedInto ?? id
