// From units to a grid: columns by longest path, order and rows with room kept free for long flows.

import { isEvent, type Key } from '#process'
import { type Arc, assignLayers } from './layers.ts'
import { type Link, orderSlots } from './order.ts'
import { assignRows, type RowSlot } from './rows.ts'
import type { Scene } from './scene.ts'
import { isStep, type Unit, type Units, unitAt, unitsOfFlow } from './units.ts'

export interface Grid {
  /** Column and row of each unit; wide ones go on over so many columns. */
  readonly column: readonly number[]
  readonly span: readonly number[]
  readonly row: readonly number[]
  readonly columnCount: number
  /** Number of rows of each band. */
  readonly rowCounts: readonly number[]
  /** Vertical stretches to expect between a column and the next. */
  readonly verticals: readonly number[]
  /** Flows that run back or found no free row, per band: they need tracks of their own. */
  readonly strays: readonly number[]
}

/** Isolated things stand in a line, at most so many. */
const LINE = 6

/** Wide things stand over several columns of about this width, so that they do not push others apart. */
const COLUMN = 170
const MOST_COLUMNS = 12
/** So often what found no common row in all its columns is put into one. */
const ROUNDS = 4
/** Holds the columns of a wide thing in one row. */
const BODY = 60

const spanOf = (units: Units, unit: Unit): number =>
  unit.element.kind !== 'subProcess' || units.bands[unit.band]?.isLoose
    ? 1
    : Math.max(1, Math.min(MOST_COLUMNS, Math.round(unit.size.width / COLUMN)))

export const makeGrid = (scene: Scene, units: Units): Grid => {
  let span = units.list.map((unit) => spanOf(units, unit))
  for (let round = 0; ; round++) {
    const { grid, torn } = tryGrid(scene, units, span)
    if (torn.size === 0) return grid
    const isLast = round >= ROUNDS
    span = span.map((one, index) => (isLast || torn.has(index) ? 1 : one))
  }
}

const tryGrid = (
  scene: Scene,
  units: Units,
  span: readonly number[],
): { readonly grid: Grid; readonly torn: ReadonlySet<number> } => {
  const arcs: (Arc & { readonly flow?: Key; readonly isBelow: boolean })[] = []
  const isConnected = new Uint8Array(units.list.length)
  for (const flow of scene.flows) {
    if (!isStep(scene, flow)) continue
    const ends = unitsOfFlow(scene, units, flow)
    if (!ends || ends.from === ends.to) continue
    const isWeak = flow.kind === 'messageFlow'
    if (!isWeak) {
      isConnected[ends.from] = 1
      isConnected[ends.to] = 1
    }
    const from = units.list[ends.from]
    arcs.push({
      ...ends,
      least: isWeak ? 0 : (span[ends.from] ?? 1),
      isWeak,
      flow: flow.key,
      isBelow: from?.boundaries.some((event) => event.key === flow.source) ?? false,
    })
  }
  arcs.push(...lineUp(units, isConnected))
  // Ways that lead from the same to the same get a column between, or they would lie on each other.
  const sameWay = new Map<string, number>()
  const pairOf = ({ from, to }: Arc) => `${from} ${to}`
  for (const arc of arcs) {
    if (!arc.isWeak) sameWay.set(pairOf(arc), (sameWay.get(pairOf(arc)) ?? 0) + 1)
  }
  const spaced = arcs.map((arc) =>
    (sameWay.get(pairOf(arc)) ?? 0) > 1 && !arc.isWeak ? { ...arc, least: arc.least + 1 } : arc,
  )

  const roots = units.list.flatMap((unit, index) =>
    isEvent(unit.element) && unit.element.position === 'start' ? [index] : [],
  )
  const { column, isBack } = assignLayers(units.list.length, spaced, roots)

  const sideways = countMessages(scene, units)
  const slots: RowSlot[] = units.list.map((unit, index) => ({
    column: column[index] ?? 0,
    band: unit.band,
    up: sideways.up[index] ?? 0,
    down: sideways.down[index] ?? 0,
    above: unit.above.length,
    below: Math.max(unit.below.length, unit.hasRowBelow ? 1 : 0),
  }))
  const links: Link[] = []
  // The last column of each unit; that is where its flows leave.
  const tail = slots.map((_, index) => index)
  const bodies: (readonly [unit: number, slot: number])[] = []
  span.forEach((wide, unit) => {
    const first = slots[unit]
    for (let at = 1; first && at < wide; at++) {
      const slot = slots.length
      slots.push({ ...first, column: first.column + at, up: 0, down: 0 })
      links.push({ from: tail[unit] ?? 0, to: slot, fromOffset: 0, weight: BODY, isBody: true })
      tail[unit] = slot
      bodies.push([unit, slot])
    }
  })
  const strays = new Array<number>(units.bands.length).fill(0)
  const outCount = new Int32Array(units.list.length)
  const inCount = new Int32Array(units.list.length)
  arcs.forEach((arc, index) => {
    if (isBack[index]) return
    outCount[arc.from] = (outCount[arc.from] ?? 0) + 1
    inCount[arc.to] = (inCount[arc.to] ?? 0) + 1
  })
  let budget = 4 * units.list.length + 200
  arcs.forEach((arc, index) => {
    const from = units.list[arc.from]
    const to = units.list[arc.to]
    if (!from || !to || arc.isWeak) return
    if (isBack[index]) {
      strays[from.band] = (strays[from.band] ?? 0) + 1
      return
    }
    const start = (column[arc.from] ?? 0) + (span[arc.from] ?? 1) - 1
    const distance = (column[arc.to] ?? 0) - start
    const fromOffset = arc.isBelow ? 1 : 0
    if (distance <= 1) {
      const isChain = outCount[arc.from] === 1 && inCount[arc.to] === 1
      links.push({
        from: tail[arc.from] ?? arc.from,
        to: arc.to,
        fromOffset,
        weight: arc.isBelow ? 1 : isChain ? 4 : 3,
      })
      return
    }
    if (distance - 1 > budget) {
      strays[from.band] = (strays[from.band] ?? 0) + 1
      return
    }
    budget -= distance - 1
    // A decision sends its ways off at once; everything else changes the lane just before its target.
    const band = from.element.kind === 'gateway' || arc.isBelow ? to.band : from.band
    let last = tail[arc.from] ?? arc.from
    for (let at = 1; at < distance; at++) {
      const slot = slots.length
      slots.push({ column: start + at, band, above: 0, below: 0 })
      const isFirst = at === 1
      links.push({
        from: last,
        to: slot,
        fromOffset: isFirst ? fromOffset : 0,
        weight: isFirst ? 1 : 3,
      })
      last = slot
    }
    links.push({ from: last, to: arc.to, fromOffset: 0, weight: 1 })
  })

  const order = orderSlots(slots, links)
  const rows = assignRows(slots, links, order)
  const columnCount = order.length
  const rowCounts = new Array<number>(units.bands.length).fill(1)
  slots.forEach((slot, index) => {
    const last = (rows[index] ?? 0) + slot.below + 1
    rowCounts[slot.band] = Math.max(rowCounts[slot.band] ?? 1, last)
  })

  const sources = Array.from({ length: columnCount }, () => new Set<number>())
  const targets = Array.from({ length: columnCount }, () => new Set<number>())
  for (const link of links) {
    const from = slots[link.from]
    const to = slots[link.to]
    if (!from || !to || to.column - from.column !== 1) continue
    const isStraight =
      from.band === to.band && (rows[link.from] ?? 0) + link.fromOffset === rows[link.to]
    if (isStraight) continue
    sources[from.column]?.add(link.from)
    targets[from.column]?.add(link.to)
  }
  const grid: Grid = {
    column,
    span,
    row: rows.slice(0, units.list.length),
    columnCount,
    rowCounts,
    verticals: sources.map((set, at) => Math.min(set.size, targets[at]?.size ?? 0)),
    strays,
  }
  const isTorn = ([unit, slot]: readonly [number, number]) => rows[unit] !== rows[slot]
  return { grid, torn: new Set(bodies.filter(isTorn).map(([unit]) => unit)) }
}

/** How many messages each unit exchanges with what stands above it, and below. */
const countMessages = (scene: Scene, units: Units) => {
  const up = new Int32Array(units.list.length)
  const down = new Int32Array(units.list.length)
  const roomOfPool = new Map(units.rooms.map((room, index) => [room.key, index]))
  for (const flow of scene.flows) {
    if (flow.kind !== 'messageFlow') continue
    for (const [mine, other] of [
      [flow.source, flow.target],
      [flow.target, flow.source],
    ] as const) {
      const unit = unitAt(scene, units, mine)
      const far = unitAt(scene, units, other)
      if (unit === undefined) continue
      const room = units.bands[units.list[unit]?.band ?? 0]?.room ?? 0
      const farRoom =
        far === undefined ? roomOfPool.get(other) : units.bands[units.list[far]?.band ?? 0]?.room
      if (farRoom === undefined || farRoom === room) continue
      const side = farRoom < room ? up : down
      side[unit] = (side[unit] ?? 0) + 1
    }
  }
  return { up, down }
}

/** Things without flows are chained by invisible arcs, so that they stand in lines and not in a tower. */
const lineUp = (
  units: Units,
  isConnected: Uint8Array,
): readonly (Arc & { readonly isBelow: boolean })[] => {
  const arcs: (Arc & { readonly isBelow: boolean })[] = []
  const last = new Map<number, { unit: number; length: number }>()
  units.list.forEach((unit, index) => {
    if (isConnected[index]) return
    const line = last.get(unit.band)
    if (line && line.length < LINE) {
      arcs.push({ from: line.unit, to: index, least: 1, isWeak: false, isBelow: false })
      last.set(unit.band, { unit: index, length: line.length + 1 })
    } else last.set(unit.band, { unit: index, length: 1 })
  })
  return arcs
}
