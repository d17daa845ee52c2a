// From likeness to how sure two steps are the same work, in three passes. What counts as alike differs from
// pair to pair of models, so nothing is judged by likeness alone:
//   1  how far a cell leads its row and column, beside label, place, actor and neighbours;
//   2  the same with what the first pass is sure of: does the cell stand where its sure neighbours say
//      (displacement), how much of both models finds a counterpart at all (density);
//   3  once more with the scores of the second.
// Each pass is a logistic function of named evidence. Links spread only from cells that lead both ways, so
// that doubt does not feed on itself. Cost: (steps of a) x (steps of b).

import { choicesOf, frequencies } from './choices.ts'
import { type Anchor, displacementFrom } from './displacement.ts'
import { type Grid, gridOf, mapGrid, maximaOf, valueAt } from './grid.ts'
import type { Alike } from './likeness.ts'
import { repeatsOf } from './repeats.ts'
import type { Step } from './step.ts'

/** The evidence of each cell, row after row, in the order of its names: `width` numbers a cell. */
export interface Evidence {
  readonly rows: number
  readonly columns: number
  readonly width: number
  readonly values: Float64Array
}

export const FIRST_PASS = [
  'constant',
  'label',
  'telling',
  'place',
  'actor',
  'context',
  'leadBoth',
  'leadOne',
  'size',
] as const

export const SECOND_PASS = [
  'constant',
  'leadBoth',
  'leadOne',
  'coverage',
  'acts',
  'density',
  'displacement',
  'neighbour',
  'breadth',
] as const

export const THIRD_PASS = [
  ...SECOND_PASS,
  'surerBoth',
  'surerOne',
  'sureNeighbours',
  'sureDisplacement',
] as const

export type Weighed<Names extends readonly string[]> = Readonly<Record<Names[number], number>>

export interface Weights {
  readonly first: Weighed<typeof FIRST_PASS>
  readonly second: Weighed<typeof SECOND_PASS>
  readonly third: Weighed<typeof THIRD_PASS>
}

export interface Base {
  readonly a: readonly Step[]
  readonly b: readonly Step[]
  readonly cells: readonly (readonly Alike[])[]
  /** What people decided: 1 the same work, 0 not; undefined where nobody did. */
  readonly decided?: (i: number, j: number) => 0 | 1 | undefined
}

export const logistic = (value: number): number => 1 / (1 + Math.exp(-value))

/** Weighted sum of the evidence for each cell. */
export const weigh = <Names extends readonly string[]>(
  { rows, columns, width, values }: Evidence,
  names: Names,
  weights: Weighed<Names>,
): Grid => {
  const list = names.map((name: Names[number]) => weights[name])
  return gridOf(rows, columns, (i, j) => {
    const start = (i * columns + j) * width
    let sum = 0
    for (let at = 0; at < width; at += 1) sum += (list[at] ?? 0) * (values[start + at] ?? 0)
    return sum
  })
}

/** Up to here it is of no account that one does more often what the other does. */
const OFTEN_ALIKE = 0.6
/** What speaks against the same work, in log odds, when one does always what the other hardly ever does. */
const SELDOM = 4

/** Less what speaks against cells of which one step is done in every case and the other in few. */
const lessSeldom = ({ a, b }: Base): ((scores: Grid) => Grid) => {
  const [often, seldom] = [frequencies(a), frequencies(b)]
  if (!often && !seldom) return (scores) => scores
  const against = gridOf(a.length, b.length, (i, j) => {
    const apart = Math.abs((often?.[i] ?? 1) - (seldom?.[j] ?? 1))
    return (SELDOM * Math.max(0, apart - OFTEN_ALIKE)) / (1 - OFTEN_ALIKE)
  })
  return (scores) =>
    gridOf(scores.rows, scores.columns, (i, j) => valueAt(scores, i, j) - valueAt(against, i, j))
}

/** More than the ways to choose from that could be passed over. */
const MOST_BEST = 6

/** Places of the best values of a line, best first, the first among equals before the others. */
const bestOf = (
  values: Float64Array,
  start: number,
  stride: number,
  length: number,
): readonly number[] => {
  const best: number[] = []
  for (let at = 0; at < length; at += 1) {
    const value = values[start + at * stride] ?? 0
    let place = best.length
    while (place > 0 && value > (values[start + (best[place - 1] ?? 0) * stride] ?? 0)) place -= 1
    if (place >= MOST_BEST) continue
    for (let to = Math.min(best.length, MOST_BEST - 1); to > place; to -= 1) {
      best[to] = best[to - 1] ?? 0
    }
    best[place] = at
  }
  return best
}

interface Leads {
  /** The smaller and the larger lead of a cell over the best other of its row and of its column. */
  readonly both: Grid
  readonly one: Grid
}

/** By step, the places that do not rival it: itself, ways to choose from with it, and the same work drawn again. */
const alliesOf = (steps: readonly Step[]): readonly ReadonlySet<number>[] => {
  const repeats = repeatsOf(steps)
  return choicesOf(steps).map((choices, at) => {
    const same = repeats[at]
    return same === undefined || same.size < 2 ? choices : new Set([...choices, ...same])
  })
}

const leadsOf = ({ a, b }: Base, grid: Grid, noRival: number): Leads => {
  const { rows, columns, values } = grid
  const bestInRow = a.map((_, i) => bestOf(values, i * columns, 1, columns))
  const bestInColumn = b.map((_, j) => bestOf(values, j, columns, rows))
  const [alliesA, alliesB] = [alliesOf(a), alliesOf(b)]
  const both = new Float64Array(rows * columns)
  const one = new Float64Array(rows * columns)
  /** The best of a line that does rival the cell. */
  const rivalOf = (best: readonly number[] | undefined, own: ReadonlySet<number> | undefined) => {
    for (const other of best ?? []) if (!own?.has(other)) return other
    return undefined
  }
  for (let i = 0; i < rows; i += 1) {
    for (let j = 0; j < columns; j += 1) {
      const at = i * columns + j
      const value = values[at] ?? 0
      const inRow = rivalOf(bestInRow[i], alliesB[j])
      const inColumn = rivalOf(bestInColumn[j], alliesA[i])
      const here = value - (inRow === undefined ? noRival : valueAt(grid, i, inRow))
      const there = value - (inColumn === undefined ? noRival : valueAt(grid, inColumn, j))
      both[at] = Math.min(here, there)
      one[at] = Math.max(here, there)
    }
  }
  return { both: { rows, columns, values: both }, one: { rows, columns, values: one } }
}

/** Evidence for each cell, written by `write` from its place in the block on. */
const evidenceOf = (
  { a, b }: Base,
  width: number,
  write: (values: Float64Array, start: number, i: number, j: number) => void,
): Evidence => {
  const [rows, columns] = [a.length, b.length]
  const values = new Float64Array(rows * columns * width)
  for (let i = 0; i < rows; i += 1) {
    for (let j = 0; j < columns; j += 1) write(values, (i * columns + j) * width, i, j)
  }
  return { rows, columns, width, values }
}

/** What steps of nothing in common reach by place, actor and context; stands in for a missing rival. */
const NO_RIVAL = 0.5

/** Of this many steps a model is neither small nor large; in a small one any two steps go together sooner. */
const USUAL_SIZE = 12

export const firstEvidence = (base: Base): Evidence => {
  const { a, b, cells } = base
  const likeness = gridOf(a.length, b.length, (i, j) => cells[i]?.[j]?.likeness ?? 0)
  const leads = leadsOf(base, likeness, NO_RIVAL)
  const size = Math.log(Math.sqrt(a.length * b.length) / USUAL_SIZE)
  return evidenceOf(base, FIRST_PASS.length, (values, start, i, j) => {
    const cell = cells[i]?.[j]
    values[start] = 1
    values[start + 1] = cell?.label ?? 0
    values[start + 2] = cell?.telling ?? 0
    values[start + 3] = cell?.place ?? 0
    values[start + 4] = cell?.actor === undefined ? 0 : cell.actor - 0.5
    values[start + 5] = cell?.context ?? 0
    values[start + 6] = valueAt(leads.both, i, j)
    values[start + 7] = valueAt(leads.one, i, j)
    values[start + 8] = size
  })
}

/** Scores closer than this count as equal when the best of a row or column is sought. */
export const TIE = 1e-9

/** Cells that are the best of their row and of their column, and not out of the question. */
const anchorsOf = (sure: Grid, least: number): readonly Anchor[] => {
  const best = maximaOf(sure)
  const anchors: Anchor[] = []
  for (let i = 0; i < sure.rows; i += 1) {
    for (let j = 0; j < sure.columns; j += 1) {
      const value = valueAt(sure, i, j)
      const isBest = value >= (best.rows[i] ?? 0) - TIE && value >= (best.columns[j] ?? 0) - TIE
      if (value >= least && isBest) anchors.push({ i, j, sure: value })
    }
  }
  return anchors
}

/** What a person confirmed says as much of the order as several that are only sure. */
const CONFIRMED_SAY = 5

const displacementOf = ({ a, b, decided }: Base, anchors: readonly Anchor[]): Grid =>
  displacementFrom(
    a.map(({ place }) => place),
    b.map(({ place }) => place),
    anchors.map((anchor) =>
      decided?.(anchor.i, anchor.j) === 1 ? { ...anchor, sure: CONFIRMED_SAY } : anchor,
    ),
  )

const bestOfNeighbours = (
  sure: Grid,
  one: readonly number[] | undefined,
  other: readonly number[] | undefined,
): number => {
  let best = 0
  for (const i of one ?? []) {
    for (const j of other ?? []) best = Math.max(best, valueAt(sure, i, j))
  }
  return best
}

const LEAST_ANCHOR = { first: 0.25, second: 0.2 } as const
const USUAL_BREADTH = 1.5

/** Steps for each place of the order: 1 for a line, more where work goes side by side. */
const breadthOf = ({ a, b }: Base): number => {
  const places = (steps: readonly Step[]) =>
    new Set(steps.map(({ place }) => place.toFixed(9))).size
  return (a.length + b.length) / Math.max(1, places(a) + places(b))
}

/** `sure` is what the first pass says, 0 to 1; `free` the same without what people said, which raises no density. */
export const secondEvidence = (
  base: Base,
  first: Evidence,
  sure: Grid,
  free: Grid = sure,
): Evidence => {
  const { a, b, cells } = base
  const best = maximaOf(free)
  let total = 0
  for (const value of best.rows) total += value
  for (const value of best.columns) total += value
  const density = total / Math.max(1, a.length + b.length)
  const displacement = displacementOf(base, anchorsOf(sure, LEAST_ANCHOR.first))
  const breadth = breadthOf(base) - USUAL_BREADTH
  const [both, one] = [FIRST_PASS.indexOf('leadBoth'), FIRST_PASS.indexOf('leadOne')]
  return evidenceOf(base, SECOND_PASS.length, (values, start, i, j) => {
    const cell = cells[i]?.[j]
    const before = bestOfNeighbours(sure, a[i]?.before, b[j]?.before)
    const after = bestOfNeighbours(sure, a[i]?.after, b[j]?.after)
    const from = (i * b.length + j) * first.width
    values[start] = 1
    values[start + 1] = first.values[from + both] ?? 0
    values[start + 2] = first.values[from + one] ?? 0
    values[start + 3] = cell?.coverage ?? 0
    values[start + 4] = cell?.acts ?? 0
    values[start + 5] = density
    values[start + 6] = valueAt(displacement, i, j)
    values[start + 7] = Math.max(before, after)
    values[start + 8] = breadth
  })
}

/** Nothing is surer than this, so that one cell cannot outweigh all else. */
const MOST = 4
const LEAST_SCORE = -9

const cut = (value: number): number => Math.max(-MOST, Math.min(MOST, value))

/**
 * `scores` are the weighed evidence of the second pass, `free` the same without what was decided: that a step has a
 * confirmed counterpart says nothing against another one that the matcher found.
 */
export const thirdEvidence = (
  base: Base,
  second: Evidence,
  scores: Grid,
  free: Grid = scores,
): Evidence => {
  const { a, b } = base
  const sure = mapGrid(scores, logistic)
  const leads = leadsOf(base, free, LEAST_SCORE)
  const displacement = displacementOf(base, anchorsOf(sure, LEAST_ANCHOR.second))
  return evidenceOf(base, THIRD_PASS.length, (values, start, i, j) => {
    const from = (i * b.length + j) * second.width
    for (let at = 0; at < second.width; at += 1) values[start + at] = second.values[from + at] ?? 0
    const own = start + second.width
    values[own] = cut(valueAt(leads.both, i, j))
    values[own + 1] = cut(valueAt(leads.one, i, j))
    values[own + 2] =
      bestOfNeighbours(sure, a[i]?.before, b[j]?.before) +
      bestOfNeighbours(sure, a[i]?.after, b[j]?.after)
    values[own + 3] = valueAt(displacement, i, j)
  })
}

export interface Verdict {
  /** How sure each cell is the same work, as log odds: 0 is as likely as not. */
  readonly scores: Grid
  /** The same by the first pass alone, which knows nothing of the order of the work. */
  readonly unordered: Grid
}

/** Scores in which what was decided is as sure as anything can be. */
const withDecisions = ({ decided }: Base, scores: Grid): Grid =>
  decided === undefined
    ? scores
    : gridOf(scores.rows, scores.columns, (i, j) => {
        const verdict = decided(i, j)
        return verdict === undefined ? valueAt(scores, i, j) : verdict === 1 ? MOST : -MOST
      })

/** `unordered` weighs the first pass once more, for those who want to see another order. */
export const judge = (
  base: Base,
  weights: Weights,
  unordered: Weighed<typeof FIRST_PASS>,
): Verdict => {
  const judged = lessSeldom(base)
  const first = firstEvidence(base)
  const alone = judged(weigh(first, FIRST_PASS, weights.first))
  const sure = withDecisions(base, alone)
  const second = secondEvidence(base, first, mapGrid(sure, logistic), mapGrid(alone, logistic))
  const free = judged(weigh(second, SECOND_PASS, weights.second))
  const third = thirdEvidence(base, second, withDecisions(base, free), free)
  return {
    scores: judged(weigh(third, THIRD_PASS, weights.third)),
    unordered: judged(weigh(first, FIRST_PASS, unordered)),
  }
}
