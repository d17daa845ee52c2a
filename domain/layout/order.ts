// Who stands above whom in a column: barycentre sweeps (Sugiyama, Tagawa, Toda 1981), inside the order
// of the bands (lanes) which is given. The best of all sweeps by counted crossings is kept.
// Cost: sweeps x (links + slots) x log.

export interface Slot {
  readonly column: number
  readonly band: number
}

/** Joins slots of neighbouring columns; `fromOffset` lets flows that leave below count as lower. */
export interface Link {
  readonly from: number
  readonly to: number
  readonly fromOffset: number
  readonly weight: number
}

const SWEEPS = 8

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
  const byBand = (a: number, b: number) => (slots[a]?.band ?? 0) - (slots[b]?.band ?? 0)
  for (const column of columns) column.sort((a, b) => byBand(a, b) || a - b)

  const before: Link[][] = slots.map(() => [])
  const after: Link[][] = slots.map(() => [])
  for (const link of links) {
    if ((slots[link.to]?.column ?? 0) - (slots[link.from]?.column ?? 0) !== 1) continue
    before[link.to]?.push(link)
    after[link.from]?.push(link)
  }

  const place = new Float64Array(slots.length)
  const number = (column: readonly number[]) => {
    column.forEach((slot, index) => {
      place[slot] = index
    })
  }
  columns.forEach(number)

  const sweep = (isForward: boolean) => {
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
          byBand(a, b) ||
          (wanted.get(a) ?? 0) - (wanted.get(b) ?? 0) ||
          (place[a] ?? 0) - (place[b] ?? 0),
      )
      number(column)
    }
  }

  let best = columns.map((column) => [...column])
  let fewest = countCrossings(columns, after, place)
  for (let round = 0; round < SWEEPS && fewest > 0; round++) {
    sweep(round % 2 === 0)
    const crossings = countCrossings(columns, after, place)
    if (crossings < fewest) {
      fewest = crossings
      best = columns.map((column) => [...column])
    }
  }
  return best
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
