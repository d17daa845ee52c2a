// Files with half a drawing: what is pinned stays, the rest is put beside it. Pools without any pinned
// thing are laid out whole and set below. Single things go to the free place nearest to where their
// flows come from, inside their lane where there is room, else below everything. Cost: tried places x
// things nearby.

import {
  type Bounds,
  type Element,
  type Flow,
  isFlow,
  type Key,
  type Point,
  type Shape,
} from '#process'
import { connect } from './connect.ts'
import { drawnOf, type Frame, layoutFrame } from './frame.ts'
import { boxAround, boxOfSegment, centreOf, contains, grow, overlaps } from './geometry.ts'
import { placeLabels } from './labels.ts'
import { createIndex, type Index } from './near.ts'
import { HEAD } from './place.ts'
import type { Placed, Scene } from './scene.ts'
import { sizeOf } from './size.ts'

const GAP = 50
/** Tries are made on a raster of this many pixels, nearest first. */
const STEP = 20
const RINGS = 24

export const placeBeside = (scene: Scene, pinned: readonly Shape[]): Frame => {
  const nodes = new Map<Key, Bounds>()
  const pinnedEdges = new Map<Key, readonly Point[]>()
  const taken = createIndex()
  for (const shape of pinned) {
    if (shape.kind === 'edge') {
      pinnedEdges.set(shape.element, shape.waypoints)
      continue
    }
    if (!nodes.has(shape.element)) nodes.set(shape.element, shape.bounds)
  }
  const isPinned = new Set(nodes.keys())
  const occupy = (key: Key, box: Bounds) => {
    const element = scene.process.elements[key]
    if (element && isOpen(scene, element.key, pinned)) return
    taken.add(box, 1)
  }
  for (const [key, box] of nodes) occupy(key, box)
  for (const points of pinnedEdges.values()) {
    for (let at = 1; at < points.length; at++) {
      const a = points[at - 1]
      const b = points[at]
      if (a && b) taken.add(grow(boxOfSegment(a, b), 1), 0)
    }
  }

  const fresh = layFreshPools(scene, isPinned, nodes)
  const edges = new Map<Key, readonly Point[]>(fresh.edges)
  for (const [key, box] of fresh.nodes) {
    nodes.set(key, box)
    occupy(key, box)
  }

  for (const element of inFlowOrder(scene, nodes)) {
    if (nodes.has(element.key)) continue
    // An open sub-process is drawn around what stands in it, at the end.
    if (element.kind === 'subProcess' && scene.inside.has(element.key)) continue
    const box = placeOne(scene, element, nodes, taken, pinnedEdges)
    nodes.set(element.key, box)
    occupy(element.key, box)
  }
  surround(scene, nodes)

  const missing = scene.flows.filter((flow) => !pinnedEdges.has(flow.key) && !edges.has(flow.key))
  for (const [key, points] of routeMissing(scene, nodes, pinnedEdges, missing)) {
    edges.set(key, points)
  }
  const newNodes = new Map([...nodes].filter(([key]) => !isPinned.has(key)))
  const labels = placeLabels(
    scene.metrics,
    drawnOf(scene, nodes, new Map([...pinnedEdges, ...edges])),
  )
  return { width: 0, height: 0, nodes: newNodes, edges, labels }
}

/** Pools, lanes, groups and open sub-processes may have things standing in them. */
const isOpen = (scene: Scene, key: Key, pinned: readonly Shape[]): boolean => {
  const element = scene.process.elements[key]
  if (!element) return true
  if (element.kind === 'lane' || element.kind === 'group') return true
  if (element.kind === 'pool') return !element.isBlackBox
  if (element.kind !== 'subProcess') return false
  return pinned.some(
    (shape) => shape.kind === 'node' && shape.element === key && shape.isExpanded === true,
  )
}

/** Pools nobody has drawn anything of, laid out together below what is there. */
const layFreshPools = (
  scene: Scene,
  isPinned: ReadonlySet<Key>,
  nodes: ReadonlyMap<Key, Bounds>,
): Pick<Frame, 'nodes' | 'edges'> => {
  const touched = new Set<Key | ''>(['' as const])
  for (const key of isPinned) {
    let at: Key | '' | undefined = key
    for (let depth = 0; at && depth < 100; depth++) {
      touched.add(at)
      const element: Element | undefined = scene.process.elements[at]
      at = scene.home.get(at) ?? (element?.kind === 'lane' ? element.parent : undefined)
    }
  }
  const rooms = scene.pools
    .filter((pool) => !touched.has(pool.key))
    .map((pool) => ({ key: pool.key, pool }))
  if (rooms.length === 0) return { nodes: new Map(), edges: new Map() }
  const frame = layoutFrame(
    { ...scene, flows: scene.flows.filter((flow) => isWithin(scene, flow, rooms)) },
    rooms,
  )
  const around = boxAround(nodes.values())
  const dx = around?.x ?? 0
  const dy = around ? around.y + around.height + 60 : 0
  const move = <P extends Point>(point: P): P => ({ ...point, x: point.x + dx, y: point.y + dy })
  return {
    nodes: new Map([...frame.nodes].map(([key, box]) => [key, move(box)])),
    edges: new Map([...frame.edges].map(([key, points]) => [key, points.map(move)])),
  }
}

const isWithin = (scene: Scene, flow: Flow, rooms: readonly { readonly key: Key }[]): boolean => {
  const keys = new Set(rooms.map((room) => room.key))
  return [flow.source, flow.target].every((end) => {
    const element = scene.process.elements[end]
    let at: Key | '' | undefined = element && isFlow(element) ? element.source : end
    for (let depth = 0; at && depth < 100; depth++) {
      if (keys.has(at)) return true
      at = scene.home.get(at)
    }
    return false
  })
}

/** What is missing, so that each thing comes after a neighbour that is already there. */
const inFlowOrder = (scene: Scene, nodes: ReadonlyMap<Key, Bounds>): readonly Placed[] => {
  const all = [...scene.inside.values()].flat()
  const missing = new Map(
    all.filter((element) => !nodes.has(element.key)).map((element) => [element.key, element]),
  )
  const near = new Map<Key, Key[]>()
  const join = (a: Key, b: Key) => {
    const list = near.get(a)
    if (list) list.push(b)
    else near.set(a, [b])
  }
  for (const flow of scene.flows) {
    join(flow.source, flow.target)
    join(flow.target, flow.source)
  }
  for (const element of all) {
    if (element.kind === 'event' && element.attachedTo) join(element.attachedTo, element.key)
  }
  const order: Placed[] = []
  const queue: Key[] = [...nodes.keys()]
  const seen = new Set<Key>(queue)
  const drain = () => {
    for (let key = queue.shift(); key !== undefined; key = queue.shift()) {
      const element = missing.get(key)
      if (element) order.push(element)
      for (const next of near.get(key) ?? []) {
        if (seen.has(next)) continue
        seen.add(next)
        queue.push(next)
      }
    }
  }
  drain()
  for (const element of missing.values()) {
    if (seen.has(element.key)) continue
    seen.add(element.key)
    queue.push(element.key)
    drain()
  }
  return order
}

const placeOne = (
  scene: Scene,
  element: Placed,
  nodes: ReadonlyMap<Key, Bounds>,
  taken: Index,
  pinnedEdges: ReadonlyMap<Key, readonly Point[]>,
): Bounds => {
  const size = sizeOf(scene.metrics, element)
  if (element.kind === 'event' && element.attachedTo) {
    const host = nodes.get(element.attachedTo)
    if (host) return onLowerEdge(host, size, taken)
  }
  const atFlow = placeAtFlow(scene, element, size, pinnedEdges)
  const hitsNode = (box: Bounds) =>
    taken.near(box).some(({ box: other, weight }) => weight > 0 && overlaps(box, other))
  if (atFlow && !hitsNode(atFlow)) return atFlow
  const wanted = atFlow ?? wantedPlace(scene, element, size, nodes)
  const within = roomFor(scene, element, nodes)
  for (const distance of [20, 6]) {
    const found = nearestFree(wanted, size, within, taken, distance, distance === 20)
    if (found) return found
  }
  const around = boxAround(nodes.values())
  const below: Bounds = {
    ...size,
    x: wanted.x,
    y: around ? around.y + around.height + GAP : 0,
  }
  return nearestFree(below, size, undefined, taken, 20, false) ?? below
}

/** Where a pinned flow ends or begins there is the place of the thing itself. */
const placeAtFlow = (
  scene: Scene,
  element: Placed,
  size: { readonly width: number; readonly height: number },
  pinnedEdges: ReadonlyMap<Key, readonly Point[]>,
): Bounds | undefined => {
  for (const flow of scene.flows) {
    const isTarget = flow.target === element.key
    if (!isTarget && flow.source !== element.key) continue
    const points = pinnedEdges.get(flow.key)
    const end = isTarget ? points?.at(-1) : points?.[0]
    const before = isTarget ? points?.at(-2) : points?.[1]
    if (!end || !before) continue
    const isLying = Math.abs(end.x - before.x) >= Math.abs(end.y - before.y)
    const dx = isLying ? Math.sign(end.x - before.x) : 0
    const dy = isLying ? 0 : Math.sign(end.y - before.y)
    const x = end.x + ((dx - 1) * size.width) / 2
    const y = end.y + ((dy - 1) * size.height) / 2
    return { ...size, x, y }
  }
  return undefined
}

const onLowerEdge = (
  host: Bounds,
  size: { width: number; height: number },
  taken: Index,
): Bounds => {
  const y = host.y + host.height - size.height / 2
  const first = host.x + host.width - size.width - 8
  for (let x = first; x > host.x; x -= 8) {
    const box = { ...size, x, y }
    const isFree = taken
      .near(box)
      .every(
        ({ box: other, weight }) =>
          weight === 0 || contains(other, host) || contains(host, other) || !overlaps(box, other),
      )
    const hitsSibling = taken
      .near(box)
      .some(({ box: other }) => other.width === size.width && overlaps(box, other))
    if (isFree && !hitsSibling) return box
  }
  return { ...size, x: first, y }
}

const wantedPlace = (
  scene: Scene,
  element: Placed,
  size: { readonly width: number; readonly height: number },
  nodes: ReadonlyMap<Key, Bounds>,
): Bounds => {
  for (const flow of scene.flows) {
    const isHere = flow.target === element.key
    if (!isHere && flow.source !== element.key) continue
    const other = nodes.get(isHere ? flow.source : flow.target)
    if (!other) continue
    const centre = centreOf(other)
    if (flow.kind === 'sequenceFlow') {
      const x = isHere ? other.x + other.width + GAP : other.x - GAP - size.width
      return { ...size, x, y: centre.y - size.height / 2 }
    }
    return { ...size, x: centre.x - size.width / 2, y: other.y - 30 - size.height }
  }
  const home = scene.home.get(element.key)
  const lane = 'lane' in element && element.lane ? nodes.get(element.lane) : undefined
  const around = lane ?? (home ? nodes.get(home) : undefined) ?? boxAround(nodes.values())
  return { ...size, x: (around?.x ?? 0) + GAP, y: (around?.y ?? 0) + 20 }
}

/** The lane, sub-process or pool something has to stay in, without its head. */
const roomFor = (
  scene: Scene,
  element: Placed,
  nodes: ReadonlyMap<Key, Bounds>,
): Bounds | undefined => {
  const lane = 'lane' in element && element.lane ? nodes.get(element.lane) : undefined
  const home = scene.home.get(element.key)
  const box = lane ?? (home ? nodes.get(home) : undefined)
  if (!box) return undefined
  return { x: box.x + HEAD, y: box.y, width: box.width - HEAD, height: box.height }
}

/** The nearest place on rings around the wanted one. */
const nearestFree = (
  wanted: Bounds,
  size: { readonly width: number; readonly height: number },
  within: Bounds | undefined,
  taken: Index,
  distance: number,
  avoidsFlows: boolean,
): Bounds | undefined => {
  const isFree = (x: number, y: number): boolean => {
    const box = { x, y, width: size.width, height: size.height }
    if (within && !contains(within, grow(box, 4))) return false
    const grown = grow(box, distance)
    return taken
      .near(grown)
      .every(({ box: other, weight }) => (weight === 0 && !avoidsFlows) || !overlaps(grown, other))
  }
  const rings = within ? Math.ceil(Math.max(within.width, within.height) / STEP) + 1 : RINGS * 8
  for (let ring = 0; ring <= Math.min(rings, 200); ring++) {
    let best: Bounds | undefined
    let least = Number.POSITIVE_INFINITY
    for (let dx = -ring; dx <= ring; dx++) {
      const isEdge = Math.abs(dx) === ring
      for (let dy = -ring; dy <= ring; dy += isEdge ? 1 : Math.max(1, 2 * ring)) {
        const cost = Math.abs(dx) + Math.abs(dy)
        if (cost >= least) continue
        const x = wanted.x + dx * STEP
        const y = wanted.y + dy * STEP
        if (!isFree(x, y)) continue
        least = cost
        best = { x, y, width: size.width, height: size.height }
      }
    }
    if (best) return best
  }
  return undefined
}

/** Pools, lanes and sub-processes without a shape are drawn around what stands in them. */
const surround = (scene: Scene, nodes: Map<Key, Bounds>) => {
  const boxFor = (keys: readonly Key[], head: number): Bounds | undefined => {
    const around = boxAround(keys.flatMap((key) => nodes.get(key) ?? []))
    if (!around) return undefined
    const box = grow(around, 20)
    return { ...box, x: box.x - head, width: box.width + head }
  }
  const members = [...scene.inside.values()].flat()
  const ringLane = (parent: Key) => {
    for (const lane of scene.lanes.get(parent) ?? []) {
      ringLane(lane.key)
      if (nodes.has(lane.key)) continue
      const inner = (scene.lanes.get(lane.key) ?? []).map((inside) => inside.key)
      const own = members.filter((element) => 'lane' in element && element.lane === lane.key)
      const box = boxFor([...inner, ...own.map((element) => element.key)], HEAD)
      if (box) nodes.set(lane.key, box)
    }
  }
  // Innermost first: an open sub-process inside another is ringed before the outer one.
  const ringOpen = (key: Key, depth: number) => {
    for (const element of scene.inside.get(key) ?? []) {
      if (element.kind !== 'subProcess' || !scene.inside.has(element.key) || depth > 60) continue
      ringOpen(element.key, depth + 1)
      if (nodes.has(element.key)) continue
      const box = boxFor(
        (scene.inside.get(element.key) ?? []).map((one) => one.key),
        0,
      )
      if (box) nodes.set(element.key, { ...box, y: box.y - 16, height: box.height + 16 })
    }
  }
  for (const pool of scene.pools) {
    ringOpen(pool.key, 0)
    ringLane(pool.key)
    if (!pool.isDrawn || nodes.has(pool.key)) continue
    const lanes = (scene.lanes.get(pool.key) ?? []).map((lane) => lane.key)
    const inside = (scene.inside.get(pool.key) ?? []).map((element) => element.key)
    const box = boxFor([...lanes, ...inside], HEAD)
    if (box) nodes.set(pool.key, box)
    else {
      const around = boxAround(nodes.values()) ?? { x: 0, y: 0, width: 400, height: 0 }
      nodes.set(pool.key, { ...around, y: around.y + around.height + 40, height: 60 })
    }
  }
}

/** Flows without waypoints: routed one by one among what stands near. */
const routeMissing = (
  scene: Scene,
  nodes: ReadonlyMap<Key, Bounds>,
  pinnedEdges: ReadonlyMap<Key, readonly Point[]>,
  missing: readonly Flow[],
): ReadonlyMap<Key, readonly Point[]> => {
  const found = new Map<Key, readonly Point[]>()
  const budget = { visits: 400_000 }
  const isWide = (key: Key) => {
    const kind = scene.process.elements[key]?.kind
    return kind === 'lane' || kind === 'group'
  }
  const poolLines = new Map<Key, { above: number; below: number }>()
  for (const pool of scene.pools) {
    const box = nodes.get(pool.key)
    if (box) poolLines.set(pool.key, { above: box.y - 12, below: box.y + box.height + 12 })
  }
  for (const flow of missing) {
    const ends = [flow.source, flow.target].flatMap((end) => nodes.get(end) ?? [])
    const around = boxAround(ends)
    if (!around) continue
    const area = grow(around, 160)
    const near = new Map(
      [...nodes].filter(([key, box]) => !isWide(key) && overlaps(area, box)).slice(0, 80),
    )
    for (const end of [flow.source, flow.target]) {
      const box = nodes.get(end)
      if (box) near.set(end, box)
    }
    const xs: number[] = []
    const ys: number[] = []
    for (const [key, box] of near) {
      if (scene.process.elements[key]?.kind === 'pool') continue
      const centre = centreOf(box)
      xs.push(centre.x, box.x - 15, box.x + box.width + 15)
      ys.push(centre.y, box.y - 15, box.y + box.height + 15)
    }
    for (const end of [flow.source, flow.target]) {
      const lines = poolLines.get(end)
      if (lines) ys.push(lines.above, lines.below)
    }
    const known = new Map([...pinnedEdges, ...found])
    for (const [key, points] of connect(
      { scene, nodes: near, xs, ys, poolLines, labelBoxes: [], known },
      [flow],
      budget,
    )) {
      found.set(key, points)
    }
  }
  return found
}
