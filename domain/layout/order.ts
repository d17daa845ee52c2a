// Who stands above whom in a column: barycentre sweeps (Sugiyama, Tagawa, Toda 1981), inside the order
// of the bands (lanes) which is given, from several beginnings; then neighbours are exchanged as long as
// that saves something (greedy switching, Eades and Kelly 1986). Deviation: messages that leave a step
// upwards or downwards count as crossing whatever stands on that side of it in its band.
// The best of all by counted crossings is kept; of equals the one that follows the model.
// Cost: beginnings x sweeps x (links + slots) x log.

export interface Slot {
  readonly column: number
  readonly band: number
  /** Flows that leave straight up or down to another pool; 0 when absent. */
  readonly up?: number
  readonly down?: number
}

/** Joins slots of neighbouring columns; `fromOffset` lets flows that leave below count as lower. */
export interface Link {
  readonly from: number
  readonly to: number
  readonly fromOffset: number
  readonly weight: number
  /** Joins the columns of one wide thing: both ends stand in one row. */
  readonly isBody?: boolean
}

const SWEEPS = 8
const SWITCHES = 6
/** Above so many slots there is only one beginning. */
const MOST = 4000

/** Number of slots per column, ordered top to bottom. */
export const orderSlots = (
  slots: readonly Slot[],
  links: readonly Link[],
): readonly (readonly number[])[] => {
  const columns: number[][] = []
  slots.forEach((slot, index) => {
    const column = columns[slot.column]
    if (column) column.push(index)
    else columns[slot.column] = [index]
  })
  for (let at = 0; at < columns.length; at++) columns[at] ??= []
  const before: Link[][] = slots.map(() => [])
  const after: Link[][] = slots.map(() => [])
  for (const link of links) {
    if ((slots[link.to]?.column ?? 0) - (slots[link.from]?.column ?? 0) !== 1) continue
    before[link.to]?.push(link)
    after[link.from]?.push(link)
  }
  const net: Net = { slots, before, after, place: new Float64Array(slots.length) }
  let best: number[][] = []
  let fewest = Number.POSITIVE_INFINITY
  for (const isReversed of slots.length > MOST ? [false] : [false, true]) {
    for (const isForward of [true, false]) {
      if (fewest === 0) break
      const tried = columns.map((column) =>
        [...column].sort((a, b) => byBand(slots, a, b) || (isReversed ? b - a : a - b)),
      )
      const crossings = improve(net, tried, isForward)
      if (crossings >= fewest) continue
      fewest = crossings
      best = tried
    }
  }
  return best
}

interface Net {
  readonly slots: readonly Slot[]
  readonly before: readonly (readonly Link[])[]
  readonly after: readonly (readonly Link[])[]
  /** Place of each slot in its column. */
  readonly place: Float64Array
}

const byBand = (slots: readonly Slot[], a: number, b: number): number =>
  (slots[a]?.band ?? 0) - (slots[b]?.band ?? 0)

/** Orders the columns in place; returns what is left to pay. */
const improve = (net: Net, columns: number[][], isForwardFirst: boolean): number => {
  for (const column of columns) number(net, column)
  let best = columns.map((column) => [...column])
  let fewest = countCost(net, columns)
  const keepBest = () => {
    const cost = countCost(net, columns)
    if (cost >= fewest) return
    fewest = cost
    best = columns.map((column) => [...column])
  }
  for (let round = 0; round < SWEEPS && fewest > 0; round++) {
    sweep(net, columns, (round % 2 === 0) === isForwardFirst)
    keepBest()
  }
  best.forEach((column, at) => {
    columns[at] = [...column]
    number(net, column)
  })
  for (let round = 0; round < SWITCHES && fewest > 0; round++) {
    if (!switchNeighbours(net, columns)) break
  }
  return countCost(net, columns)
}

const number = ({ place }: Net, column: readonly number[]) => {
  column.forEach((slot, index) => {
    place[slot] = index
  })
}

const sweep = (net: Net, columns: readonly number[][], isForward: boolean) => {
  const { slots, before, after, place } = net
  for (let step = 1; step < columns.length; step++) {
    const at = isForward ? step : columns.length - 1 - step
    const column = columns[at] ?? []
    const wanted = new Map<number, number>()
    for (const slot of column) {
      const near = isForward ? before[slot] : after[slot]
      let sum = 0
      let weight = 0
      for (const link of near ?? []) {
        const other = isForward
          ? (place[link.from] ?? 0) + link.fromOffset * 0.5
          : (place[link.to] ?? 0) - link.fromOffset * 0.5
        sum += other * link.weight
        weight += link.weight
      }
      // Who has no neighbour there stays about where it is.
      wanted.set(slot, weight > 0 ? sum / weight : (place[slot] ?? 0))
    }
    column.sort(
      (a, b) =>
        byBand(slots, a, b) ||
        (wanted.get(a) ?? 0) - (wanted.get(b) ?? 0) ||
        (place[a] ?? 0) - (place[b] ?? 0),
    )
    number(net, column)
  }
}

/** Exchanges neighbours of one band wherever that costs less; whether any were. */
const switchNeighbours = (net: Net, columns: readonly number[][]): boolean => {
  const { slots, place } = net
  let isChanged = false
  for (const column of columns) {
    for (let at = 0; at + 1 < column.length; at++) {
      const upper = column[at] ?? 0
      const lower = column[at + 1] ?? 0
      if (slots[upper]?.band !== slots[lower]?.band) continue
      if (pairCost(net, lower, upper) >= pairCost(net, upper, lower)) continue
      column[at] = lower
      column[at + 1] = upper
      place[lower] = at
      place[upper] = at + 1
      isChanged = true
    }
  }
  return isChanged
}

/** What the two cost each other when they are neighbours, the first above the second. */
const pairCost = ({ slots, before, after, place }: Net, upper: number, lower: number): number => {
  let cost = (slots[upper]?.down ?? 0) + (slots[lower]?.up ?? 0)
  for (const one of before[upper] ?? []) {
    for (const two of before[lower] ?? []) {
      const a = (place[one.from] ?? 0) + one.fromOffset * 0.5
      const b = (place[two.from] ?? 0) + two.fromOffset * 0.5
      if (a > b) cost++
    }
  }
  for (const one of after[upper] ?? []) {
    for (const two of after[lower] ?? []) {
      if ((place[one.to] ?? 0) > (place[two.to] ?? 0)) cost++
    }
  }
  return cost
}

/** Crossings between neighbouring columns, and what messages pass in their column. */
const countCost = (net: Net, columns: readonly (readonly number[])[]): number => {
  let cost = countCrossings(columns, net.after, net.place)
  for (const column of columns) {
    let inBand = 0
    let downAbove = 0
    let band = -1
    for (const slot of column) {
      const { band: own, up = 0, down = 0 } = net.slots[slot] ?? { band: 0 }
      if (own !== band) {
        band = own
        inBand = 0
        downAbove = 0
      }
      cost += inBand * up + downAbove
      inBand++
      downAbove += down
    }
  }
  return cost
}

/** Crossings between neighbouring columns, with a Fenwick tree per pair. */
const countCrossings = (
  columns: readonly (readonly number[])[],
  after: readonly (readonly Link[])[],
  place: Float64Array,
): number => {
  let crossings = 0
  for (let at = 0; at + 1 < columns.length; at++) {
    const size = (columns[at + 1]?.length ?? 0) + 1
    const tree = new Float64Array(size + 1)
    let total = 0
    for (const slot of columns[at] ?? []) {
      const ends = (after[slot] ?? [])
        .map((link) => ({ end: (place[link.to] ?? 0) + 1, offset: link.fromOffset }))
        .sort((a, b) => a.offset - b.offset)
      // Flows of one slot fan out without crossing, except that a lower port must not lead higher.
      let group: number[] = []
      const flush = () => {
        for (const end of group) {
          total++
          for (let index = end; index <= size; index += index & -index) {
            tree[index] = (tree[index] ?? 0) + 1
          }
        }
        group = []
      }
      let offset = ends[0]?.offset
      for (const link of ends) {
        if (link.offset !== offset) {
          flush()
          offset = link.offset
        }
        let notAbove = 0
        for (let index = link.end; index > 0; index -= index & -index) notAbove += tree[index] ?? 0
        crossings += total - notAbove
        group.push(link.end)
      }
      flush()
    }
  }
  return crossings
}
