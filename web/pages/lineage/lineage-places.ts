// Where processes stand in the picture of what goes back to what: a column for each generation, those without an origin
// on the left, one below the other in each.

interface Tied {
  readonly id: string
  readonly generation: number
}

export interface Place {
  readonly id: string
  readonly x: number
  readonly y: number
}

export interface LineagePlaces {
  readonly places: ReadonlyMap<string, Place>
  readonly width: number
  readonly height: number
}

export const BOX = { width: 190, height: 52 } as const
const GAP = { x: 90, y: 18 } as const
const MARGIN = 4

/** In pixels; each column keeps the order handed in. Without processes there is nothing, 0 wide and high. */
export const lineagePlaces = (processes: readonly Tied[]): LineagePlaces => {
  const columns = Map.groupBy(processes, ({ generation }) => generation)
  const heights = [...columns.values()].map(
    (column) => column.length * (BOX.height + GAP.y) - GAP.y,
  )
  const height = Math.max(0, ...heights)
  const places = new Map<string, Place>()
  const order = [...columns.keys()].sort((a, b) => a - b)
  for (const [at, generation] of order.entries()) {
    const column = columns.get(generation) ?? []
    // Short columns stand in the middle, so that lines stay short.
    const top = (height - (column.length * (BOX.height + GAP.y) - GAP.y)) / 2
    for (const [row, { id }] of column.entries()) {
      const x = MARGIN + at * (BOX.width + GAP.x)
      places.set(id, { id, x, y: MARGIN + top + row * (BOX.height + GAP.y) })
    }
  }
  if (processes.length === 0) return { places, width: 0, height: 0 }
  return {
    places,
    width: order.length * (BOX.width + GAP.x) - GAP.x + 2 * MARGIN,
    height: height + 2 * MARGIN,
  }
}
