// What a device keeps of a workshop: the token it was let in with, and what it has said and nobody has answered. One
// entry for each thing said, so that two tabs of one phone do not overwrite one another. All of it goes when the
// workshop is over, at the latest on the day the invitation names.

import type { WorkshopBody } from '#api'
import type { Outbox, Said } from './live-room.ts'

const HEAD = 'prozess-workshop'

export interface Seat {
  readonly workshopId: string
  readonly token: string
  /** A moment after which nothing of it is of use. */
  readonly expiresAt: string
}

export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

/** For a browser that keeps nothing: as long as the page is open. */
const inMemory = (): Shelf => {
  const kept = new Map<string, string>()
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    key: (at) => [...kept.keys()][at] ?? null,
    get length() {
      return kept.size
    },
  }
}

const memory = inMemory()

/** A full or forbidden storage costs only what a closed page would have kept. */
export const shelfOf = (name: 'localStorage' | 'sessionStorage'): Shelf => {
  try {
    const storage = window[name]
    storage.setItem(`${HEAD} probe`, '')
    storage.removeItem(`${HEAD} probe`)
    return storage
  } catch {
    return memory
  }
}

const keysOf = (shelf: Shelf): readonly string[] =>
  Array.from({ length: shelf.length }, (_, at) => shelf.key(at) ?? '').filter((key) =>
    key.startsWith(`${HEAD} `),
  )

const read = <T>(shelf: Shelf, key: string): T | undefined => {
  try {
    return JSON.parse(shelf.getItem(key) ?? 'null') ?? undefined
  } catch {
    return undefined
  }
}

const seatKey = (name: string): string => `${HEAD} seat ${name}`
const saidKey = (workshopId: string): string => `${HEAD} said ${workshopId} `

/** Everything of one workshop, its seats included. */
const forget = (shelf: Shelf, workshopId: string): void => {
  for (const key of keysOf(shelf)) {
    const isSeat =
      key.startsWith(`${HEAD} seat `) && read<Seat>(shelf, key)?.workshopId === workshopId
    if (isSeat || key.startsWith(saidKey(workshopId))) shelf.removeItem(key)
  }
}

/** Takes away what is left of workshops that ended without this device. */
const sweep = (shelf: Shelf, now: number): void => {
  const seats = keysOf(shelf)
    .filter((key) => key.startsWith(`${HEAD} seat `))
    .flatMap((key) => read<Seat>(shelf, key) ?? [])
  for (const { workshopId, expiresAt } of seats) {
    if (!(Date.parse(expiresAt) > now)) forget(shelf, workshopId)
  }
}

export const keepSeat = (shelf: Shelf, name: string, seat: Seat): void => {
  try {
    shelf.setItem(seatKey(name), JSON.stringify(seat))
  } catch {
    // A full disk: the seat lasts as long as the page.
  }
}

/** Of an earlier page of this device. */
export const findSeat = (shelf: Shelf, name: string, now: number): Seat | undefined => {
  sweep(shelf, now)
  return read<Seat>(shelf, seatKey(name))
}

export const openOutbox = (shelf: Shelf, workshopId: string, now: () => number): Outbox => {
  const head = saidKey(workshopId)
  const places = new Map<string, string>()
  const waiting = keysOf(shelf)
    .filter((key) => key.startsWith(head))
    .sort()
    .flatMap((key): Said[] => {
      const body = read<WorkshopBody>(shelf, key)
      const id = key.slice(key.lastIndexOf(' ') + 1)
      places.set(id, key)
      return body ? [{ id, body }] : []
    })
  let count = 0
  return {
    waiting,
    put: ({ id, body }) => {
      count += 1
      // In the order in which it was said.
      const order = `${String(now()).padStart(15, '0')}-${String(count).padStart(6, '0')}`
      const key = `${head}${order} ${id}`
      places.set(id, key)
      try {
        shelf.setItem(key, JSON.stringify(body))
      } catch {
        // As above: it is sent all the same while the page is open.
      }
    },
    remove: (id) => {
      const key = places.get(id)
      if (key) shelf.removeItem(key)
      places.delete(id)
    },
    forget: () => forget(shelf, workshopId),
  }
}
