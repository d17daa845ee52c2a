// What a device keeps of a workshop: the token it was let in with, what it has said and is not in its picture yet, and
// for a page that is opened without network its last picture and the variants. One entry for each thing said, so that
// two tabs of one phone do not overwrite one another. All of it goes when the workshop is over, at the latest on the
// day the invitation names. The bare token waits longer: the workshop may be held later by now, which the room alone says.

import type { WorkshopBody, WorkshopMaterial } from '#api'
import type { RoomDate } from '#workshop'
import type { Album, LastPicture, Outbox, Said } from './live-room.ts'

const HEAD = 'prozess-workshop'

export interface Seat {
  readonly workshopId: string
  readonly token: string
  /** A moment after which nothing of it is of use, as far as this device knows. */
  readonly expiresAt: string
  /** When and where it was to be when somebody here last looked. */
  readonly told?: Told
}

export type Told = Pick<RoomDate, 'startsAt' | 'endsAt' | 'place'>

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

/** On a full disk nothing is kept: a seat, and what is said or begun, lasts as long as the page all the same. */
const write = (shelf: Shelf, key: string, value: unknown): void => {
  try {
    shelf.setItem(key, JSON.stringify(value))
  } catch {
    // Said above.
  }
}

const seatKey = (name: string): string => `${HEAD} seat ${name}`
const saidKey = (workshopId: string): string => `${HEAD} said ${workshopId} `
const pictureKey = (workshopId: string): string => `${HEAD} picture ${workshopId} `
const materialKey = (workshopId: string): string => `${HEAD} material ${workshopId} `

const seatsOf = (shelf: Shelf): readonly (readonly [key: string, seat: Seat])[] =>
  keysOf(shelf)
    .filter((key) => key.startsWith(`${HEAD} seat `))
    .flatMap((key) => {
      const seat = read<Seat>(shelf, key)
      return seat ? [[key, seat] as const] : []
    })

const holds = ({ expiresAt }: Seat, now: number): boolean => Date.parse(expiresAt) > now

/** Whether this device has a seat in any workshop that is not over, as far as it knows. */
export const hasSeat = (shelf: Shelf, now: number): boolean =>
  seatsOf(shelf).some(([, seat]) => holds(seat, now))

/** How to come in, as the wall shows it. */
export interface Door {
  readonly address: string
  readonly code: string
  /** An SVG. */
  readonly qr: string
}

const begunHead = (workshopId: string): string => `${HEAD} begun ${workshopId} `
const begunKey = (workshopId: string, what: string): string => `${begunHead(workshopId)}${what}`

/** undefined: it is kept no longer. */
export const keepBegun = (shelf: Shelf, workshopId: string, what: string, value: unknown): void => {
  const key = begunKey(workshopId, what)
  if (value === undefined) shelf.removeItem(key)
  else write(shelf, key, value)
}

export const findBegun = <T>(shelf: Shelf, workshopId: string, what: string): T | undefined =>
  read<T>(shelf, begunKey(workshopId, what))

const doorKey = (workshopId: string): string => `${HEAD} door ${workshopId} `

export const keepDoor = (shelf: Shelf, workshopId: string, door: Door): void =>
  write(shelf, doorKey(workshopId), door)

export const findDoor = (shelf: Shelf, workshopId: string): Door | undefined =>
  read<Door>(shelf, doorKey(workshopId))

/** Everything of one workshop but its seats. */
const clear = (shelf: Shelf, workshopId: string): void => {
  const heads = [saidKey, pictureKey, materialKey, doorKey, begunHead].map((keyOf) =>
    keyOf(workshopId),
  )
  for (const key of keysOf(shelf)) {
    if (heads.some((head) => key.startsWith(head))) shelf.removeItem(key)
  }
}

/** Everything of one workshop, its seats included. */
const forget = (shelf: Shelf, workshopId: string): void => {
  for (const [key, seat] of seatsOf(shelf))
    if (seat.workshopId === workshopId) shelf.removeItem(key)
  clear(shelf, workshopId)
}

/** How long a token waits to be asked about once more: about as far ahead as people plan. */
const ASKED_AGAIN_MS = 400 * 24 * 3_600_000

/** Takes away what is left of workshops that ended without this device. */
const sweep = (shelf: Shelf, now: number): void => {
  for (const [, seat] of seatsOf(shelf)) {
    if (!holds(seat, now - ASKED_AGAIN_MS)) forget(shelf, seat.workshopId)
    else if (!holds(seat, now)) clear(shelf, seat.workshopId)
  }
}

export const keepSeat = (shelf: Shelf, name: string, seat: Seat): void =>
  write(shelf, seatKey(name), seat)

/** What else is known of a seat by now; one that was given up stays so. */
export const changeSeat = (shelf: Shelf, name: string, change: Partial<Seat>): void => {
  const seat = read<Seat>(shelf, seatKey(name))
  if (seat) keepSeat(shelf, name, { ...seat, ...change })
}

/** Of an earlier page of this device. One that has expired here is for the room to ask: it may be held later by now. */
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
      write(shelf, key, body)
    },
    remove: (id) => {
      const key = places.get(id)
      if (key) shelf.removeItem(key)
      places.delete(id)
    },
    forget: () => forget(shelf, workshopId),
  }
}

interface Kept {
  /** Of the pages that kept it: others may draw it otherwise, and let go of it. */
  readonly build: string
}

const keepOf = <T extends Kept>(
  shelf: Shelf,
  { workshopId, token }: Seat,
  key: string,
  kept: T,
): void => {
  // A tab that slept through the end keeps nothing after it.
  const isSeated = seatsOf(shelf).some(
    ([, seat]) => seat.workshopId === workshopId && seat.token === token,
  )
  if (isSeated) write(shelf, key, kept)
}

const findOf = <T extends Kept>(shelf: Shelf, key: string, build: string): T | undefined => {
  const kept = read<T>(shelf, key)
  return kept?.build === build ? kept : undefined
}

/** Names of others are kept only for who leads: nobody else is shown them. */
const withoutNames = (picture: LastPicture): LastPicture => {
  const role = picture.own?.me.role
  if (role === 'moderation' || role === 'co-moderation') return picture
  return { ...picture, room: { ...picture.room, participants: [] } }
}

export const openAlbum = (shelf: Shelf, seat: Seat, build: string): Album => {
  const key = `${pictureKey(seat.workshopId)}${seat.token}`
  return {
    last: findOf<Kept & { readonly picture: LastPicture }>(shelf, key, build)?.picture,
    keep: (picture) => keepOf(shelf, seat, key, { build, picture: withoutNames(picture) }),
  }
}

interface KeptMaterial extends Kept {
  readonly material: WorkshopMaterial
}

/** The variants side by side, told in one language. */
export const keepMaterial = (
  shelf: Shelf,
  seat: Seat,
  { language, ...kept }: KeptMaterial & { readonly language: string },
): void => keepOf(shelf, seat, `${materialKey(seat.workshopId)}${language}`, kept)

export const findMaterial = (
  shelf: Shelf,
  { workshopId }: Seat,
  { language, build }: { readonly language: string; readonly build: string },
): WorkshopMaterial | undefined =>
  findOf<KeptMaterial>(shelf, `${materialKey(workshopId)}${language}`, build)?.material
