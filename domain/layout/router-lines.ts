// Small helpers of the router: sorted grid lines and paths along them.

import type { Point } from '#process'

/** Right, down, left, up. */
export type Direction = 0 | 1 | 2 | 3
export const DX = [1, 0, -1, 0] as const
export const DY = [0, 1, 0, -1] as const

export const unique = (values: readonly number[]): Float64Array =>
  Float64Array.from(new Set([...values].sort((a, b) => a - b)))

/** First index whose value is not below `wanted`. */
export const lowerBound = (sorted: Float64Array, wanted: number): number => {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) < wanted) low = middle + 1
    else high = middle
  }
  return low
}

/** Grid lines strictly between two, from both ends inwards; all of few, the outer ones of many. */
export const middles = (from: number, to: number): readonly number[] => {
  const step = to > from ? 1 : -1
  const between = Math.abs(to - from) - 1
  const found: number[] = []
  for (let index = 1; index <= between; index++) {
    if (between > 16 && index > 8 && index <= between - 8) continue
    found.push(from + step * index)
  }
  return found
}

export const cleanCost = (
  path: readonly number[],
  xs: Float64Array,
  ys: Float64Array,
  nx: number,
  bend: number,
): number => {
  let cost = 0
  let wasHorizontal: boolean | undefined
  for (let index = 1; index < path.length; index++) {
    const a = path[index - 1] ?? 0
    const b = path[index] ?? 0
    const isHorizontal = Math.abs(a - b) === 1
    if (wasHorizontal !== undefined && wasHorizontal !== isHorizontal) cost += bend
    wasHorizontal = isHorizontal
    cost +=
      Math.abs((xs[a % nx] ?? 0) - (xs[b % nx] ?? 0)) +
      Math.abs((ys[Math.floor(a / nx)] ?? 0) - (ys[Math.floor(b / nx)] ?? 0))
  }
  return cost
}

/**
 * The path starts and ends at grid points inside the ends; the drawn points lie on the outline.
 * Grid points between outline and centre would make the line run back.
 */
export const dropInside = (points: readonly Point[]): readonly Point[] => {
  const kept = [...points]
  const isBackwards = (a: Point, b: Point, c: Point) =>
    (b.x - a.x) * (c.x - b.x) + (b.y - a.y) * (c.y - b.y) < 0
  while (kept.length > 2) {
    const [a, b, c] = kept
    if (!a || !b || !c || !isBackwards(a, b, c)) break
    kept.splice(1, 1)
  }
  while (kept.length > 2) {
    const c = kept.at(-1)
    const b = kept.at(-2)
    const a = kept.at(-3)
    if (!a || !b || !c || !isBackwards(a, b, c)) break
    kept.splice(kept.length - 2, 1)
  }
  return kept
}
