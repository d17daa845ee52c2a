// Puts the rows of a comparison in the order of the work: by their median place, then neighbours change
// places while most variants that have both say so (a local Kemeny consensus). At most r² swaps.

import type { Step } from './step.ts'

export interface Placed {
  readonly column: number
  readonly step: Step
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2
}

/** Where a row begins in a column, 0 to 1; undefined where the column has none of it. */
export const placeIn = (row: readonly Placed[], column: number): number | undefined => {
  let first: number | undefined
  for (const placed of row) {
    if (placed.column !== column) continue
    first = first === undefined ? placed.step.place : Math.min(first, placed.step.place)
  }
  return first
}

const votes = (x: readonly Placed[], y: readonly Placed[]): number => {
  let sum = 0
  for (const column of new Set(x.map((placed) => placed.column))) {
    const here = placeIn(x, column)
    const there = placeIn(y, column)
    if (here !== undefined && there !== undefined) sum += Math.sign(there - here)
  }
  return sum
}

export const orderRows = (rows: readonly (readonly Placed[])[]): readonly (readonly Placed[])[] => {
  const ordered = rows
    .map((row) => ({ row, place: median(row.map(({ step }) => step.place)) }))
    .sort((x, y) => x.place - y.place)
    .map(({ row }) => row)
  for (let pass = 0; pass < ordered.length; pass += 1) {
    let hasChanged = false
    for (let at = 0; at + 1 < ordered.length; at += 1) {
      const x = ordered[at]
      const y = ordered[at + 1]
      if (!x || !y || votes(x, y) >= 0) continue
      ordered[at] = y
      ordered[at + 1] = x
      hasChanged = true
    }
    if (!hasChanged) break
  }
  return ordered
}
