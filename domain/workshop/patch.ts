// What has changed in the room for everybody, as a value: so that a word costs each device a line and not the room.

import type { RoomView, SeatView } from './room-view.ts'
import type { Issue, ResultCard } from './workshop.ts'

export interface RoomPatch {
  /** Fields that are another by now. */
  readonly set?: Partial<RoomView>
  /** Fields that are no more. */
  readonly drop?: readonly ('phase' | 'row' | 'timer')[]
  /** Each takes the place of the one with its id, or comes last. */
  readonly cards?: readonly ResultCard[]
  /** As cards: anybody may add one, and each would cost every device all of them. */
  readonly issues?: readonly Issue[]
  /** Each takes the place of the one with its seat, or comes last. */
  readonly participants?: readonly SeatView[]
}

const isSame = (a: unknown, b: unknown): boolean =>
  a === b || JSON.stringify(a) === JSON.stringify(b)

/** With each in its place; the new ones behind. */
const putIn = <T>(list: readonly T[], put: readonly T[], idOf: (item: T) => unknown): T[] => {
  const next = [...list]
  const places = new Map(list.map((item, at) => [idOf(item), at]))
  for (const item of put) next[places.get(idOf(item)) ?? next.length] = item
  return next
}

/** What is put in to make one list of the other; undefined where it takes more than that. */
const putsBetween = <T>(
  before: readonly T[],
  after: readonly T[],
  idOf: (item: T) => unknown,
): readonly T[] | undefined => {
  const isLonger = before.every((item, at) => {
    const now = after[at]
    return now !== undefined && idOf(now) === idOf(item)
  })
  return isLonger ? after.filter((item, at) => !isSame(item, before[at])) : undefined
}

const idOfOne = ({ id }: { readonly id: string }): string => id
const seatOf = ({ seat }: SeatView): number => seat

/** undefined: nothing has changed. */
export const patchBetween = (before: RoomView, after: RoomView): RoomPatch | undefined => {
  const cards = putsBetween(before.cards, after.cards, idOfOne)
  const issues = putsBetween(before.issues, after.issues, idOfOne)
  const participants = putsBetween(before.participants, after.participants, seatOf)
  const set = Object.entries(after).filter(([field, value]) => {
    if (field === 'cards' && cards) return false
    if (field === 'issues' && issues) return false
    if (field === 'participants' && participants) return false
    return !isSame(value, before[field as keyof RoomView])
  })
  const drop = (['phase', 'row', 'timer'] as const).filter(
    (field) => before[field] !== undefined && after[field] === undefined,
  )
  const patch: RoomPatch = {
    ...(set.length > 0 ? { set: Object.fromEntries(set) } : {}),
    ...(drop.length > 0 ? { drop } : {}),
    ...(cards && cards.length > 0 ? { cards } : {}),
    ...(issues && issues.length > 0 ? { issues } : {}),
    ...(participants && participants.length > 0 ? { participants } : {}),
  }
  return Object.keys(patch).length > 0 ? patch : undefined
}

/** The room after what has changed in it. */
export const patched = (
  room: RoomView,
  { set, drop, cards, issues, participants }: RoomPatch,
): RoomView => {
  const next = { ...room, ...set }
  for (const field of drop ?? []) delete next[field]
  return {
    ...next,
    ...(cards ? { cards: putIn(room.cards, cards, idOfOne) } : {}),
    ...(issues ? { issues: putIn(room.issues, issues, idOfOne) } : {}),
    ...(participants ? { participants: putIn(room.participants, participants, seatOf) } : {}),
  }
}
