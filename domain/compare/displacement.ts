// How much farther from the anchors a step stands in one process than in the other: the anchors are cells that are
// sure, near ones count most. In the words of the sum for a cell (i, j) and an anchor (x, y), neither in its row nor
// in its column, with `here` from i to x and `there` from j to y:
//   say      = sure / (1 + FADING * min(|here|, |there|))
//   distance = say * |here - there|
// Summed cell by cell that is cells x anchors. But say depends on the row alone where |here| is the smaller, and on
// the column alone where |there| is; and the steps of j for which |here| is the smaller stand, in the order of the work,
// before one place and behind another. So each row puts what an anchor says at these two places and adds up along
// the row, each column likewise. Cost: (steps of a + steps of b) x anchors + cells. Sums are made in another order
// than cell by cell, which is a matter of the thirteenth digit.

import { type Grid, gridOf } from './grid.ts'

export interface Anchor {
  readonly i: number
  readonly j: number
  readonly sure: number
}

/** Without anchors near, a step is taken to stand this far off, with this weight. */
const NOTHING_NEAR = { weight: 0.5, distance: 0.1 } as const
/** How fast an anchor loses its say with its distance. */
const FADING = 5

/** One of the two processes, its steps by their rank in the order of the work. */
interface Side {
  /** Rising. */
  readonly places: Float64Array
  /** By anchor, the rank of its step. */
  readonly anchors: Int32Array
}

interface Ranked extends Side {
  /** By step, its rank. */
  readonly ranks: Int32Array
}

const rankedOf = (places: readonly number[], anchors: readonly number[]): Ranked => {
  const order = places.map((_, at) => at).sort((x, y) => (places[x] ?? 0) - (places[y] ?? 0))
  const ranks = new Int32Array(places.length)
  for (const [rank, at] of order.entries()) ranks[at] = rank
  return {
    ranks,
    places: Float64Array.from(order, (at) => places[at] ?? 0),
    anchors: Int32Array.from(anchors, (at) => ranks[at] ?? 0),
  }
}

/** What the anchors say of each cell, summed: row after row by rank. */
interface Sums {
  readonly weight: Float64Array
  readonly distance: Float64Array
}

/**
 * Adds for each step of `from` what the anchors say of the cells in which that step is the nearer one: nearer than the
 * step of `to` is, or, with `orAsNear`, as near. A cell stands at `step of from * fromStride + step of to * toStride`.
 */
const addNearer = (
  sums: Sums,
  sure: Float64Array,
  [from, fromStride]: readonly [Side, number],
  [to, toStride]: readonly [Side, number],
  orAsNear: boolean,
): void => {
  const count = to.places.length
  /** By anchor: of the steps of `to`, so many stand farther before it, and from this one on farther behind. */
  const before = new Int32Array(sure.length)
  const behind = new Int32Array(sure.length)
  // By place in the order of `to`, what is said of all before it and of all from it on; `shift` times what is said is
  // to be taken from or added to the step's own place, times the same.
  const beforeSay = new Float64Array(count + 1)
  const beforeShift = new Float64Array(count + 1)
  const behindSay = new Float64Array(count + 1)
  const behindShift = new Float64Array(count + 1)
  for (let step = 0; step < from.places.length; step += 1) {
    const own = from.places[step] ?? 0
    beforeSay.fill(0)
    beforeShift.fill(0)
    behindSay.fill(0)
    behindShift.fill(0)
    for (let at = 0; at < sure.length; at += 1) {
      const x = from.anchors[at] ?? 0
      if (x === step) continue
      const here = (from.places[x] ?? 0) - own
      const near = Math.abs(here)
      const anchor = to.places[to.anchors[at] ?? 0] ?? 0
      const isFarther = (there: number): boolean =>
        there > near || (orAsNear && there === near && there > 0)
      // Both places move little from one step to the next.
      let low = before[at] ?? 0
      while (low > 0 && !isFarther(anchor - (to.places[low - 1] ?? 0))) low -= 1
      while (low < count && isFarther(anchor - (to.places[low] ?? 0))) low += 1
      before[at] = low
      let high = behind[at] ?? 0
      while (high < count && !isFarther((to.places[high] ?? 0) - anchor)) high += 1
      while (high > 0 && isFarther((to.places[high - 1] ?? 0) - anchor)) high -= 1
      behind[at] = high
      const say = (sure[at] ?? 0) / (1 + FADING * near)
      /** Where a step of `to` stands that is as far from the anchor as this one is here. */
      const agreed = anchor - here
      beforeSay[low] = (beforeSay[low] ?? 0) + say
      beforeShift[low] = (beforeShift[low] ?? 0) + say * agreed
      behindSay[high] = (behindSay[high] ?? 0) + say
      behindShift[high] = (behindShift[high] ?? 0) + say * agreed
    }
    let [say, shift] = [0, 0]
    for (let rank = count - 1; rank >= 0; rank -= 1) {
      say += beforeSay[rank + 1] ?? 0
      shift += beforeShift[rank + 1] ?? 0
      const cell = step * fromStride + rank * toStride
      sums.weight[cell] = (sums.weight[cell] ?? 0) + say
      sums.distance[cell] = (sums.distance[cell] ?? 0) + shift - say * (to.places[rank] ?? 0)
    }
    say = 0
    shift = 0
    for (let rank = 0; rank < count; rank += 1) {
      say += behindSay[rank] ?? 0
      shift += behindShift[rank] ?? 0
      const cell = step * fromStride + rank * toStride
      sums.weight[cell] = (sums.weight[cell] ?? 0) + say
      sums.distance[cell] = (sums.distance[cell] ?? 0) + say * (to.places[rank] ?? 0) - shift
    }
  }
}

/** Adds what anchors say that stand at the very place of the cell: it has no displacement. */
const addTogether = (sums: Sums, sure: Float64Array, a: Side, b: Side): void => {
  const count = b.places.length
  const isSamePlace = (one: number, other: number) => b.places[one] === b.places[other]
  const first = new Int32Array(count)
  for (let rank = 1; rank < count; rank += 1) {
    first[rank] = isSamePlace(rank, rank - 1) ? (first[rank - 1] ?? 0) : rank
  }
  for (let step = 0; step < a.places.length; step += 1) {
    /** What is said at a place, by the first step there, and what of it by anchors of a step itself. */
    const said = new Map<number, number>()
    const ownSaid = new Map<number, number>()
    for (let at = 0; at < sure.length; at += 1) {
      const [x, y] = [a.anchors[at] ?? 0, b.anchors[at] ?? 0]
      if (x === step || a.places[x] !== a.places[step]) continue
      const say = sure[at] ?? 0
      const place = first[y] ?? 0
      said.set(place, (said.get(place) ?? 0) + say)
      ownSaid.set(y, (ownSaid.get(y) ?? 0) + say)
    }
    for (const [place, say] of said) {
      for (let rank = place; rank < count && isSamePlace(rank, place); rank += 1) {
        const cell = step * count + rank
        sums.weight[cell] = (sums.weight[cell] ?? 0) + say - (ownSaid.get(rank) ?? 0)
      }
    }
  }
}

/** By cell, given the places of the steps of both processes: small where the order of the work agrees. */
export const displacementFrom = (
  a: readonly number[],
  b: readonly number[],
  anchors: readonly Anchor[],
): Grid => {
  const sure = Float64Array.from(anchors, (anchor) => anchor.sure)
  const rows = rankedOf(
    a,
    anchors.map(({ i }) => i),
  )
  const columns = rankedOf(
    b,
    anchors.map(({ j }) => j),
  )
  const cells = a.length * b.length
  const sums: Sums = {
    weight: new Float64Array(cells).fill(NOTHING_NEAR.weight),
    distance: new Float64Array(cells).fill(NOTHING_NEAR.distance),
  }
  addNearer(sums, sure, [rows, b.length], [columns, 1], false)
  addNearer(sums, sure, [columns, 1], [rows, b.length], true)
  addTogether(sums, sure, rows, columns)
  return gridOf(a.length, b.length, (i, j) => {
    const cell = (rows.ranks[i] ?? 0) * b.length + (columns.ranks[j] ?? 0)
    return (sums.distance[cell] ?? 0) / (sums.weight[cell] ?? 0)
  })
}
