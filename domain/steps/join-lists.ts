// Two lists of steps told as one: what stands in both stands once, what only one has stands where it stood.

interface Keyed {
  readonly key: string
}

/** A line of one list, or the same line of both. */
export type JoinedLine<Line> =
  | { readonly before: Line; readonly after: undefined; readonly isMoved: false }
  | { readonly before: undefined; readonly after: Line; readonly isMoved: false }
  | { readonly before: Line; readonly after: Line; readonly isMoved: boolean }

/**
 * Places, rising, of a longest row of rising numbers (Schensted 1961, by piles with a binary search: Fredman
 * 1975). Equal numbers never stand in one row. Cost: n log n.
 */
const longestRise = (numbers: readonly number[]): readonly number[] => {
  /** Place that ends the best row of each length, and what stands before a place in its row. */
  const ends: number[] = []
  const earlier: (number | undefined)[] = []
  numbers.forEach((number, place) => {
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((numbers[ends[middle] ?? 0] ?? 0) < number) low = middle + 1
      else high = middle
    }
    earlier[place] = ends[low - 1]
    ends[low] = place
  })
  const row: number[] = []
  for (let place = ends.at(-1); place !== undefined; place = earlier[place]) row.push(place)
  return row.reverse()
}

/**
 * Both lists as one, in the order of the later one; what it no longer has follows on what stood before it.
 * Keys are unique within a list. A line in both is moved where it is not one of the most lines that kept their
 * order. Cost: n log n.
 */
export const joinLists = <Line extends Keyed>(
  before: readonly Line[],
  after: readonly Line[],
): readonly JoinedLine<Line>[] => {
  const places = new Map(before.map(({ key }, place) => [key, place]))
  const later = new Set(after.map(({ key }) => key))
  const shared = after.filter(({ key }) => places.has(key))
  const kept = new Set(
    longestRise(shared.map(({ key }) => places.get(key) ?? 0)).map((at) => shared[at]?.key),
  )
  const joined: JoinedLine<Line>[] = []
  let told = 0
  /** What was taken out up to the next line that is kept. */
  const tellTakenOut = () => {
    for (; told < before.length && !kept.has(before[told]?.key ?? ''); told++) {
      const line = before[told]
      if (line && !later.has(line.key))
        joined.push({ before: line, after: undefined, isMoved: false })
    }
  }
  tellTakenOut()
  for (const line of after) {
    const was = before[places.get(line.key) ?? -1]
    joined.push(
      was
        ? { before: was, after: line, isMoved: !kept.has(line.key) }
        : { before: undefined, after: line, isMoved: false },
    )
    if (!kept.has(line.key)) continue
    told++
    tellTakenOut()
  }
  return joined
}
