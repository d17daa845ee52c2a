// Many growing lists of 32-bit numbers in one array: what postings and documents are kept in. A list that
// outgrows its room moves to the end of the array; holes go when the array itself has to grow. Adding
// costs amortised constant time, four bytes a number and twelve a list.

export interface Lists {
  values: Uint32Array
  starts: Uint32Array
  lengths: Uint32Array
  rooms: Uint32Array
  /** Lists there are. */
  count: number
  /** Numbers from here on are free. */
  end: number
  /** Whether lists are pushed to; those that are only set need no room to grow. */
  readonly isGrowing: boolean
}

const FIRST_ROOM = 4

export const makeLists = (isGrowing: boolean): Lists => ({
  values: new Uint32Array(64),
  starts: new Uint32Array(16),
  lengths: new Uint32Array(16),
  rooms: new Uint32Array(16),
  count: 0,
  end: 0,
  isGrowing,
})

const grown = (array: Uint32Array, size: number): Uint32Array => {
  const next = new Uint32Array(size)
  next.set(array)
  return next
}

/** Its number; empty. */
export const addList = (lists: Lists): number => {
  const list = lists.count
  if (list === lists.starts.length) {
    const size = list + (list >> 1) + 16
    lists.starts = grown(lists.starts, size)
    lists.lengths = grown(lists.lengths, size)
    lists.rooms = grown(lists.rooms, size)
  }
  lists.count += 1
  return list
}

/** Puts all lists one after the other into a new array with `spare` free numbers at its end. */
const repack = (lists: Lists, spare: number, roomFor: (length: number) => number): void => {
  let size = spare
  for (let list = 0; list < lists.count; list += 1) size += roomFor(lists.lengths[list] ?? 0)
  const next = new Uint32Array(size)
  let end = 0
  for (let list = 0; list < lists.count; list += 1) {
    const start = lists.starts[list] ?? 0
    const length = lists.lengths[list] ?? 0
    next.set(lists.values.subarray(start, start + length), end)
    lists.starts[list] = end
    lists.rooms[list] = roomFor(length)
    end += roomFor(length)
  }
  lists.values = next
  lists.end = end
}

const exactly = (length: number): number => length
/** A quarter more: else every list would move again right after the array has grown. */
const withSlack = (length: number): number => length + (length >> 2)

/** Lets go of every hole and all room to grow; what is added later finds its place anew. */
export const trimLists = (lists: Lists): void => repack(lists, 0, exactly)

const claim = (lists: Lists, size: number): number => {
  if (lists.end + size > lists.values.length) {
    repack(lists, size + (lists.end >> 2) + 64, lists.isGrowing ? withSlack : exactly)
  }
  const start = lists.end
  lists.end += size
  return start
}

/** Appends a number to a list. */
export const pushTo = (lists: Lists, list: number, value: number): void => {
  const length = lists.lengths[list] ?? 0
  if (length === (lists.rooms[list] ?? 0)) {
    const room = Math.max(FIRST_ROOM, length + (length >> 1))
    const start = claim(lists, room)
    const from = lists.starts[list] ?? 0
    lists.values.copyWithin(start, from, from + length)
    lists.starts[list] = start
    lists.rooms[list] = room
  }
  lists.values[(lists.starts[list] ?? 0) + length] = value
  lists.lengths[list] = length + 1
}

/** Makes a list exactly these numbers. */
export const setList = (lists: Lists, list: number, values: ArrayLike<number>): void => {
  if (values.length > (lists.rooms[list] ?? 0)) {
    lists.lengths[list] = 0
    lists.starts[list] = claim(lists, values.length)
    lists.rooms[list] = values.length
  }
  lists.values.set(values, lists.starts[list] ?? 0)
  lists.lengths[list] = values.length
}

/** Takes out the number at a place; the last one takes its place. */
export const takeFrom = (lists: Lists, list: number, at: number): void => {
  const start = lists.starts[list] ?? 0
  const last = (lists.lengths[list] ?? 0) - 1
  lists.values[start + at] = lists.values[start + last] ?? 0
  lists.lengths[list] = last
}

/** The numbers of a list, as a view that the next change may make stale. */
export const listOf = (lists: Lists, list: number): Uint32Array => {
  const start = lists.starts[list] ?? 0
  return lists.values.subarray(start, start + (lists.lengths[list] ?? 0))
}

/** Bytes held. */
export const bytesOf = ({ values, starts }: Lists): number =>
  values.byteLength + 3 * starts.byteLength
