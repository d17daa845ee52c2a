// From grid to pixels: widths of columns and heights of rows by what stands in them, lanes as bands
// under each other, pools under each other, and the lines flows may run on in the gaps between.

import type { Bounds, Key, Lane } from '#process'
import type { Grid } from './grid.ts'
import { FLOW_LABEL_WIDTH } from './labels.ts'
import type { Placed, Scene } from './scene.ts'
import { LABEL_FONT, STEP_FONT, sizeOf } from './size.ts'
import { labelRoom, type Room, type Units, unitsOfFlow } from './units.ts'
import { wrapText } from './wrap.ts'

/** Width of the head of a pool or lane. */
export const HEAD = 30
const TRACK = 10
const ROW_GAP = 30
const MARGIN = 24
const POOL_GAP = 60
const LOOSE_GAP = 40

export interface Placement {
  /** Units, what stands beside them, boundary events, pools and lanes; not the insides of sub-processes. */
  readonly nodes: ReadonlyMap<Key, Bounds>
  readonly xs: readonly number[]
  readonly ys: readonly number[]
  readonly width: number
  readonly height: number
  /** Horizontal lines just above and below each drawn pool, for message flows. */
  readonly poolLines: ReadonlyMap<Key, { readonly above: number; readonly below: number }>
}

interface Row {
  up: number
  down: number
}

export const placeGrid = (scene: Scene, units: Units, grid: Grid): Placement => {
  const nodes = new Map<Key, Bounds>()
  const ys: number[] = []
  const columns = placeColumns(scene, units, grid)
  const laneDepth = (lane: Lane): number =>
    1 + Math.max(0, ...(scene.lanes.get(lane.key) ?? []).map(laneDepth))
  const headOf = (room: Room): number => {
    const depth =
      room.key === '' ? 0 : Math.max(0, ...(scene.lanes.get(room.key) ?? []).map(laneDepth))
    return (room.pool?.isDrawn ? HEAD : 0) + depth * HEAD
  }
  const head = Math.max(0, ...units.rooms.map(headOf))
  const isFramed = units.rooms.some((room) => headOf(room) > 0)
  const margin = isFramed ? MARGIN : 0
  const shift = head + margin
  const right = shift + columns.width + margin
  const rows = measureRows(scene, units, grid)

  const centreY: number[][] = units.bands.map(() => [])
  let y = 0
  const poolLines = new Map<Key, { above: number; below: number }>()
  units.rooms.forEach((room, roomIndex) => {
    const isDrawn = room.pool?.isDrawn ?? false
    if (roomIndex > 0) {
      for (let line = y + 12; line <= y + POOL_GAP - 12; line += 6) ys.push(line)
      y += POOL_GAP
    } else if (isDrawn) ys.push(y - 24, y - 12)
    const top = y
    const left = isDrawn ? HEAD : 0
    if (room.pool?.isBlackBox) {
      nodes.set(room.pool.key, { x: 0, y: top, width: Math.max(right, 200), height: 60 })
      poolLines.set(room.pool.key, { above: top - 12, below: top + 72 })
      y += 60
      return
    }
    const placeBand = (band: number) => {
      const strays = grid.strays[band] ?? 0
      const pad = isFramed ? 16 : 6
      const upper = Math.min(24, 1 + Math.ceil(strays / 2))
      for (let line = 0; line < upper; line++) ys.push(y + pad + line * TRACK - TRACK / 2)
      y += pad + upper * TRACK - TRACK / 2
      ;(rows[band] ?? []).forEach((row, index) => {
        if (index > 0) {
          ys.push(y + TRACK, y + 2 * TRACK)
          y += ROW_GAP
        }
        y += row.up
        centreY[band]?.push(y)
        ys.push(y)
        y += row.down
      })
      const lower = Math.min(12, 1 + Math.floor(strays / 2))
      for (let line = 0; line < lower; line++) ys.push(y + (line + 1) * TRACK)
      y += lower * TRACK + pad - TRACK / 2
    }
    const bandsOf = (lane: Lane | undefined) =>
      units.bands.flatMap((band, index) =>
        band.room === roomIndex && band.lane === lane ? [index] : [],
      )
    const placeLane = (lane: Lane, x: number) => {
      const laneTop = y
      bandsOf(lane).forEach(placeBand)
      for (const inner of scene.lanes.get(lane.key) ?? []) placeLane(inner, x + HEAD)
      y = Math.max(y, laneTop + headLength(scene, lane.name))
      nodes.set(lane.key, { x, y: laneTop, width: right - x, height: y - laneTop })
    }
    bandsOf(undefined).forEach(placeBand)
    const lanes = room.key === '' ? [] : (scene.lanes.get(room.key) ?? [])
    for (const lane of lanes) placeLane(lane, left)
    if (isDrawn && room.pool) {
      const wanted = top + headLength(scene, room.pool.name)
      const last = lanes.at(-1)
      const lastBox = last ? nodes.get(last.key) : undefined
      if (last && lastBox && wanted > y) {
        nodes.set(last.key, { ...lastBox, height: lastBox.height + wanted - y })
      }
      y = Math.max(y, wanted)
      nodes.set(room.pool.key, { x: 0, y: top, width: right, height: y - top })
      poolLines.set(room.pool.key, { above: top - 12, below: y + 12 })
    }
  })
  if (poolLines.size > 0) ys.push(y + 12, y + 24)

  const xs = columns.lines.map((x) => x + shift)
  const looseX = new Map<number, number>()
  let width = right
  units.list.forEach((unit, index) => {
    const column = grid.column[index] ?? 0
    const last = column + (grid.span[index] ?? 1) - 1
    let x =
      last > column
        ? Math.round(((columns.lefts[column] ?? 0) + (columns.rights[last] ?? 0)) / 2) + shift
        : (columns.centres[column] ?? 0) + shift
    if (units.bands[unit.band]?.isLoose) {
      const strip = unit.band * 1000 + (grid.row[index] ?? 0)
      const left = looseX.get(strip) ?? shift
      x = left + unit.size.width / 2
      looseX.set(strip, left + unit.size.width + LOOSE_GAP)
      xs.push(x, left - LOOSE_GAP / 2, left + unit.size.width + LOOSE_GAP / 2)
      width = Math.max(width, left + unit.size.width + margin)
    }
    const rowAt = (offset: number) => centreY[unit.band]?.[(grid.row[index] ?? 0) + offset] ?? 0
    const put = (element: Placed, width: number, height: number, centre: number) =>
      nodes.set(element.key, { x: x - width / 2, y: centre - height / 2, width, height })
    put(unit.element, unit.size.width, unit.size.height, rowAt(0))
    unit.above.forEach((element, at) => {
      const size = sizeOf(scene.metrics, element)
      put(element, size.width, size.height, rowAt(-1 - at))
    })
    unit.below.forEach((element, at) => {
      const size = sizeOf(scene.metrics, element)
      put(element, size.width, size.height, rowAt(1 + at))
    })
    // Boundary events sit on the lower edge, from the right, so that the first flow leaves innermost.
    const bottom = rowAt(0) + unit.size.height / 2
    unit.boundaries.forEach((event, at) => {
      const eventX = Math.round(x + unit.size.width / 2 - 30 - at * 46)
      nodes.set(event.key, { x: eventX - 18, y: bottom - 18, width: 36, height: 36 })
      xs.push(eventX)
      ys.push(bottom)
    })
  })
  if (width > right) widen(units, scene, nodes, width - right)
  return { nodes, xs, ys, width, height: y, poolLines }
}

/** Strips of loose things may reach further right than the columns; pools and lanes follow. */
const widen = (units: Units, scene: Scene, nodes: Map<Key, Bounds>, by: number) => {
  const grow = (key: Key) => {
    const box = nodes.get(key)
    if (box) nodes.set(key, { ...box, width: box.width + by })
    for (const lane of scene.lanes.get(key) ?? []) grow(lane.key)
  }
  for (const room of units.rooms) if (room.key !== '') grow(room.key)
}

/** Height a head needs so that its name stands in it on two lines. */
const headLength = (scene: Scene, name: string): number => {
  for (let length = 80; length < 400; length += 20) {
    if (wrapText(scene.metrics, name, length - 12, STEP_FONT).lines.length <= 2) return length
  }
  return 400
}

const placeColumns = (scene: Scene, units: Units, grid: Grid) => {
  const widths = new Array<number>(grid.columnCount).fill(0)
  const labels = new Array<number>(grid.columnCount).fill(0)
  const wide: { readonly column: number; readonly last: number; readonly width: number }[] = []
  units.list.forEach((unit, index) => {
    if (units.bands[unit.band]?.isLoose) return
    const column = grid.column[index] ?? 0
    const around = [...unit.above, ...unit.below].map((element) =>
      Math.max(sizeOf(scene.metrics, element).width, labelRoom(scene, element).width),
    )
    const width = Math.max(
      unit.size.width,
      unit.element.kind === 'gateway' ? 0 : unit.labelWidth,
      ...around,
    )
    const span = grid.span[index] ?? 1
    if (span > 1) wide.push({ column, last: column + span - 1, width })
    else widths[column] = Math.max(widths[column] ?? 0, width)
  })
  // Names of flows stand behind the decision they leave.
  for (const flow of scene.flows) {
    if (flow.kind !== 'sequenceFlow' || !flow.name.trim()) continue
    const ends = unitsOfFlow(scene, units, flow)
    const from = ends ? units.list[ends.from] : undefined
    if (!ends || !from || ends.from === ends.to) continue
    const column = (grid.column[ends.from] ?? 0) + (grid.span[ends.from] ?? 1) - 1
    const text = wrapText(scene.metrics, flow.name.trim(), FLOW_LABEL_WIDTH, LABEL_FONT)
    // What stands right of a small shape inside a wide column is room already there.
    const spare = Math.max(0, ((widths[column] ?? 0) - from.size.width) / 2)
    labels[column] = Math.max(labels[column] ?? 0, text.width + 24 - spare)
  }
  const tracks = widths.map((_, column) =>
    Math.min(14, Math.max(2, (grid.verticals[column] ?? 0) + 1)),
  )
  const gaps = tracks.map((count, column) => Math.max(20 + count * TRACK, labels[column] ?? 0))
  for (let column = 0; column < widths.length; column++) {
    widths[column] = Math.max(widths[column] ?? 0, 36)
  }
  // What is too narrow for a wide thing over several columns is widened in equal parts.
  for (const { column, last, width } of wide) {
    const inner = gaps.slice(column, last).reduce((sum, gap) => sum + gap, 0)
    const has = widths.slice(column, last + 1).reduce((sum, one) => sum + one, inner)
    const more = Math.max(0, Math.ceil((width - has) / (last - column + 1)))
    for (let at = column; at <= last; at++) widths[at] = (widths[at] ?? 0) + more
  }
  const centres: number[] = []
  const lefts: number[] = []
  const rights: number[] = []
  const lines: number[] = []
  let x = 0
  const first = 3
  for (let line = 0; line < first; line++) lines.push(x + line * TRACK - 15)
  x += first * TRACK - 15
  for (let column = 0; column < grid.columnCount; column++) {
    const width = widths[column] ?? 0
    const centre = Math.round(x + width / 2)
    lefts.push(x)
    centres.push(centre)
    lines.push(centre)
    x += width
    rights.push(x)
    const gap = gaps[column] ?? 0
    const isLast = column === grid.columnCount - 1
    // The tracks lie before the next column, so that names have the room behind this one.
    for (let track = 0; track < (tracks[column] ?? 0); track++) {
      lines.push(isLast ? x + 15 + track * TRACK : x + gap - 15 - track * TRACK)
    }
    x += isLast ? 15 : gap
  }
  return { centres, lefts, rights, lines, width: x }
}

const measureRows = (scene: Scene, units: Units, grid: Grid): readonly (readonly Row[])[] => {
  const rows: Row[][] = units.bands.map((_, band) =>
    Array.from({ length: grid.rowCounts[band] ?? 1 }, () => ({ up: 8, down: 8 })),
  )
  const need = (band: number, at: number, up: number, down: number) => {
    const row = rows[band]?.[at]
    if (!row) return
    row.up = Math.max(row.up, up)
    row.down = Math.max(row.down, down)
  }
  units.list.forEach((unit, index) => {
    const at = grid.row[index] ?? 0
    const half = unit.size.height / 2
    const hanging = unit.boundaries.reduce(
      (most, event) => Math.max(most, 20 + labelRoom(scene, event).height),
      0,
    )
    // Where something stands below, its line leaves through the place of the name, which goes above.
    const above = unit.below.length > 0 ? unit.labelBelow : 0
    need(
      unit.band,
      at,
      half + Math.max(unit.labelAbove, above),
      half + Math.max(unit.labelBelow, hanging),
    )
    unit.above.forEach((element, offset) => {
      const half = sizeOf(scene.metrics, element).height / 2
      need(unit.band, at - 1 - offset, half + labelRoom(scene, element).height, half)
    })
    unit.below.forEach((element, offset) => {
      const half = sizeOf(scene.metrics, element).height / 2
      need(unit.band, at + 1 + offset, half, half + labelRoom(scene, element).height)
    })
  })
  // A band with nothing in it still wants to be seen.
  const used = new Set(units.list.map((unit) => unit.band))
  rows.forEach((list, band) => {
    const only = list[0]
    if (only && !used.has(band)) only.down = Math.max(only.down, 30)
  })
  return rows.map((list) =>
    list.map((row) => ({ up: Math.ceil(row.up), down: Math.ceil(row.down) })),
  )
}
