// Lays out one frame: all pools of the main drawing, or the inside of one open sub-process, whose own
// frame is made first and then stands in the grid like a large step.

import type { Bounds, Key, Point } from '#process'
import { connect } from './connect.ts'
import { makeGrid } from './grid.ts'
import { type Drawn, placeLabels } from './labels.ts'
import { placeGrid } from './place.ts'
import type { Scene } from './scene.ts'
import type { Size } from './size.ts'
import { collectUnits, labelRoom, type Room, type Units } from './units.ts'

export interface Frame {
  readonly width: number
  readonly height: number
  readonly nodes: ReadonlyMap<Key, Bounds>
  readonly edges: ReadonlyMap<Key, readonly Point[]>
  readonly labels: ReadonlyMap<Key, Bounds>
}

/** Room around the inside of an open sub-process: title above, markers below. */
const INSET = { top: 30, side: 16, bottom: 26 }
const VISITS = 1_200_000

export const layoutFrame = (scene: Scene, rooms: readonly Room[]): Frame => {
  const budget = { visits: VISITS }
  return frameOf(scene, rooms, budget, new Set(), true)
}

/** How large an open sub-process with this inside is. */
export const sizeAround = (frame: Frame): Size => ({
  width: Math.ceil(Math.max(140, frame.width + 2 * INSET.side)),
  height: Math.ceil(Math.max(100, frame.height + INSET.top + INSET.bottom) / 2) * 2,
})

/** The inside of an open sub-process, moved to where the sub-process stands. */
export const insideOf = (frame: Frame, box: Bounds): Pick<Frame, 'nodes' | 'edges' | 'labels'> => {
  const dx = Math.round(box.x + (box.width - frame.width) / 2)
  const dy = Math.round(box.y + INSET.top)
  const move = <P extends Point>(point: P): P => ({ ...point, x: point.x + dx, y: point.y + dy })
  return {
    nodes: new Map([...frame.nodes].map(([key, bounds]) => [key, move(bounds)])),
    edges: new Map([...frame.edges].map(([key, points]) => [key, points.map(move)])),
    labels: new Map([...frame.labels].map(([key, bounds]) => [key, move(bounds)])),
  }
}

const frameOf = (
  scene: Scene,
  rooms: readonly Room[],
  budget: { visits: number },
  done: Set<Key>,
  isTop: boolean,
): Frame => {
  const inner = new Map<Key, Frame>()
  for (const room of rooms) {
    for (const element of scene.inside.get(room.key) ?? []) {
      if (element.kind !== 'subProcess' || !scene.inside.has(element.key)) continue
      inner.set(element.key, frameOf(scene, [{ key: element.key }], budget, done, false))
    }
  }
  const innerSize = (key: Key): Size | undefined => {
    const frame = inner.get(key)
    return frame && sizeAround(frame)
  }
  const units = collectUnits(scene, rooms, innerSize)
  const grid = makeGrid(scene, units)
  const placement = placeGrid(scene, units, grid)
  const nodes = new Map(placement.nodes)
  const edges = new Map<Key, readonly Point[]>()
  const labels = new Map<Key, Bounds>()
  for (const [key, frame] of inner) {
    const box = nodes.get(key)
    if (!box) continue
    const placed = insideOf(frame, box)
    for (const [inside, bounds] of placed.nodes) nodes.set(inside, bounds)
    for (const [inside, points] of placed.edges) edges.set(inside, points)
    for (const [inside, bounds] of placed.labels) labels.set(inside, bounds)
  }

  const flows = scene.flows.filter((flow) => {
    if (done.has(flow.key)) return false
    return isTop || (isDirect(units, flow.source, scene) && isDirect(units, flow.target, scene))
  })
  for (const flow of flows) done.add(flow.key)
  const ground = {
    scene,
    nodes,
    xs: placement.xs,
    ys: placement.ys,
    poolLines: placement.poolLines,
    labelBoxes: labelBoxes(scene, units, nodes),
    known: new Map(edges),
  }
  for (const [key, points] of connect(ground, flows, budget)) edges.set(key, points)
  if (isTop) {
    for (const [key, box] of placeLabels(scene.metrics, drawnOf(scene, nodes, edges))) {
      labels.set(key, box)
    }
  }
  return { width: placement.width, height: placement.height, nodes, edges, labels }
}

/** Whether an end stands in this very frame; a flow as an end counts by its source. */
const isDirect = (units: Units, end: Key, scene: Scene): boolean => {
  const element = scene.process.elements[end]
  const key = element && 'source' in element ? element.source : end
  return units.unitOf.has(key)
}

/** Below events and data, where their names will most likely stand. */
const labelBoxes = (
  scene: Scene,
  units: Units,
  nodes: ReadonlyMap<Key, Bounds>,
): readonly Bounds[] => {
  const boxes: Bounds[] = []
  for (const key of units.unitOf.keys()) {
    const element = scene.process.elements[key]
    const box = nodes.get(key)
    if (!element || !box || element.kind === 'gateway') continue
    const label = labelRoom(scene, element)
    if (label.width === 0) continue
    boxes.push({
      x: box.x + box.width / 2 - label.width / 2,
      y: box.y + box.height,
      width: label.width,
      height: label.height,
    })
  }
  return boxes
}

/** Everything that stands on the drawing, for placing names. */
export const drawnOf = (
  scene: Scene,
  nodes: ReadonlyMap<Key, Bounds>,
  edges: ReadonlyMap<Key, readonly Point[]>,
): readonly Drawn<Key>[] => [
  ...[...nodes].flatMap(([key, box]) => {
    const element = scene.process.elements[key]
    return element ? [{ id: key, element, box, isOpen: scene.inside.has(key) }] : []
  }),
  ...[...edges].flatMap(([key, points]) => {
    const element = scene.process.elements[key]
    return element ? [{ id: key, element, points, isOpen: false }] : []
  }),
]
