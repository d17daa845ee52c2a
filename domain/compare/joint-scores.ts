// What the other variants of a family say of a pair of steps. Two steps that answer to the same step of a third
// variant are surer to be the same work; where the one answers to a step there and the other does not, they are
// less so. Each round adds this to what the pair says by itself, and the next round hears the surer scores: mean
// field over the n-partite graph, in the spirit of correlation clustering (Bansal, Blum & Chawla 2004) and of
// cycle consistency in joint matching, with links kept soft. Cost: pairs x thirds x cells in question x their
// few counterparts.

import { logistic } from './evidence.ts'
import { type Grid, gridOf, valueAt } from './grid.ts'
import type { Cell } from './similarity-matrix.ts'
import type { Step } from './step.ts'

/** Scores of each pair of columns, `x|y` with x the smaller, by the steps of both. */
export type PairScores = ReadonlyMap<string, Grid>

export interface JointOptions {
  /** How much third variants say, in log odds. */
  readonly say?: number
  readonly rounds?: number
}

/** Tried from 1 to 8 and up to five rounds: between 3 and 6, and from two rounds on, F moves by .01. */
const SAY = 4
const ROUNDS = 2
/** One step of difference speaks against by half of what one in common speaks for. */
const AGAINST = 0.5
/** Counterparts less sure than this say nothing. */
const HEARD = 0.05
/** What two steps alone all but rule out, thirds do not open again. */
const OPEN = 0.01
/** Sums over thirds must not depend on the order of the variants. */
const PRECISION = 1e9

/** What a step of one column may answer to in a third, by place there. */
interface Counterparts {
  readonly places: readonly number[]
  readonly sure: readonly number[]
}

/** The counterparts of each step of one column in a third. */
const counterparts = (grid: Grid | undefined, isTurned: boolean): readonly Counterparts[] => {
  if (!grid) return []
  const [from, to] = isTurned ? [grid.columns, grid.rows] : [grid.rows, grid.columns]
  return Array.from({ length: from }, (_, step) => {
    const places: number[] = []
    const sure: number[] = []
    for (let other = 0; other < to; other += 1) {
      const value = isTurned ? valueAt(grid, other, step) : valueAt(grid, step, other)
      if (value < HEARD) continue
      places.push(other)
      sure.push(value)
    }
    return { places, sure }
  })
}

/**
 * What one third variant says of two steps, -.5 to 1: as sure as the weaker of two ways over a common counterpart,
 * less half of how sure one of them has a counterpart there that the other has not.
 */
const saidBy = (one: Counterparts, other: Counterparts): number => {
  let common = 0
  let apart = 0
  let p = 0
  let q = 0
  while (p < one.places.length || q < other.places.length) {
    const left = one.places[p] ?? Number.POSITIVE_INFINITY
    const right = other.places[q] ?? Number.POSITIVE_INFINITY
    const a = left <= right ? (one.sure[p] ?? 0) : 0
    const b = right <= left ? (other.sure[q] ?? 0) : 0
    if (left <= right) p += 1
    if (right <= left) q += 1
    const less = a < b ? a : b
    const against = (a < b ? b : a) * (1 - less)
    if (less > common) common = less
    if (against > apart) apart = against
  }
  return common - AGAINST * apart
}

const logOdds = (share: number): number => Math.log(share / (1 - share))

/**
 * The same scores with what third columns say; 1 and what is next to 0 stay, and two columns alone say what they
 * said. Thirds are no independent witnesses: their say grows with the root of their number.
 */
export const jointScores = (
  alone: PairScores,
  columns: number,
  { say = SAY, rounds = ROUNDS }: JointOptions = {},
): PairScores => {
  const thirds = columns - 2
  if (thirds < 1) return alone
  const strength = say / Math.sqrt(thirds)
  let scores = alone
  for (let round = 0; round < rounds; round += 1) {
    const heard = Array.from({ length: columns }, (_, x) =>
      Array.from({ length: columns }, (_other, z) =>
        x < z
          ? counterparts(scores.get(`${x}|${z}`), false)
          : counterparts(scores.get(`${z}|${x}`), true),
      ),
    )
    scores = new Map(
      [...alone].map(([pair, own]) => {
        const [x = 0, y = 0] = pair.split('|').map(Number)
        const values = Float64Array.from(own.values)
        const open: number[] = []
        values.forEach((value, at) => {
          if (value >= OPEN && value < 1) open.push(at)
        })
        const said = new Float64Array(open.length)
        for (let z = 0; z < columns; z += 1) {
          const here = heard[x]?.[z]
          const there = heard[y]?.[z]
          if (z === x || z === y || !here || !there) continue
          for (let k = 0; k < open.length; k += 1) {
            const at = open[k] ?? 0
            const mine = here[Math.floor(at / own.columns)]
            const its = there[at % own.columns]
            if (mine && its) said[k] = (said[k] ?? 0) + saidBy(mine, its)
          }
        }
        open.forEach((at, k) => {
          const score = logistic(logOdds(values[at] ?? 0) + strength * (said[k] ?? 0))
          values[at] = Math.round(PRECISION * score) / PRECISION
        })
        const joint: Grid = { ...own, values }
        return [pair, joint] as const
      }),
    )
  }
  return scores
}

type Matrix = readonly (readonly Cell[])[]

/** Work leaves the house in this step, or comes into it. */
export const isHandover = ({ element }: Step): boolean =>
  element.kind !== 'event' && element.work?.handover !== undefined

/** Named one by one: a spread costs as much as all that is heard. Neither confirmed nor a seam, see below. */
const scoredAnew = (
  { label, telling, coverage, acts, actor, place, context, likeness, unordered }: Cell,
  score: number,
): Cell => ({
  label,
  telling,
  coverage,
  acts,
  actor,
  place,
  context,
  likeness,
  score,
  unordered,
})

/**
 * The cells of all pairs of columns with what third columns say of them. What people or agreements say stays.
 * Where work leaves the house on one side only, thirds do not make the two surer: they would take the letter to
 * another authority for what the others do within their own.
 */
export const jointMatrices = (
  alone: ReadonlyMap<string, Matrix>,
  columns: readonly (readonly Step[])[],
): ReadonlyMap<string, Matrix> => {
  if (columns.length < 3) return alone
  const grids = [...alone].map(([pair, cells]) => {
    const width = cells[0]?.length ?? 0
    return [pair, gridOf(cells.length, width, (i, j) => cells[i]?.[j]?.score ?? 0)] as const
  })
  const joint = jointScores(new Map(grids), columns.length)
  return new Map(
    [...alone].map(([pair, cells]) => {
      const [x = 0, y = 0] = pair.split('|').map(Number)
      const [handsX, handsY] = [x, y].map((column) => columns[column]?.map(isHandover) ?? [])
      const scores = joint.get(pair)
      const heard = cells.map((row, i) =>
        row.map((cell, j): Cell => {
          const score = scores ? valueAt(scores, i, j) : cell.score
          const isHeldBack = score > cell.score && handsX?.[i] !== handsY?.[j]
          return score === cell.score || isHeldBack || cell.isSeam ? cell : scoredAnew(cell, score)
        }),
      )
      return [pair, heard] as const
    }),
  )
}
