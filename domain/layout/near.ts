// Boxes in a coarse raster, to ask quickly what lies near.

import type { Bounds } from '#process'

export interface Weighted {
  readonly box: Bounds
  readonly weight: number
}

export interface Index {
  readonly add: (box: Bounds, weight: number) => void
  /** Boxes that may touch the given one, each once, in the order they were added. */
  readonly near: (box: Bounds) => readonly Weighted[]
}

const CELL = 200
/** Boxes over more cells than this are kept in one list instead. */
const MOST_CELLS = 400

export const createIndex = (): Index => {
  const all: Weighted[] = []
  const cells = new Map<string, number[]>()
  const large: number[] = []
  const cellsOf = (box: Bounds): readonly string[] | undefined => {
    const left = Math.floor(box.x / CELL)
    const right = Math.floor((box.x + box.width) / CELL)
    const top = Math.floor(box.y / CELL)
    const bottom = Math.floor((box.y + box.height) / CELL)
    if (!((right - left + 1) * (bottom - top + 1) <= MOST_CELLS)) return undefined
    const names: string[] = []
    for (let x = left; x <= right; x++) for (let y = top; y <= bottom; y++) names.push(`${x},${y}`)
    return names
  }
  return {
    add: (box, weight) => {
      const number = all.length
      all.push({ box, weight })
      const names = cellsOf(box)
      if (!names) large.push(number)
      for (const name of names ?? []) {
        const list = cells.get(name)
        if (list) list.push(number)
        else cells.set(name, [number])
      }
    },
    near: (box) => {
      const names = cellsOf(box)
      if (!names) return all
      const found = new Set(large)
      for (const name of names) for (const number of cells.get(name) ?? []) found.add(number)
      return [...found].sort((a, b) => a - b).flatMap((number) => all[number] ?? [])
    },
  }
}
