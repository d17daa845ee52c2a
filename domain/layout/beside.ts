// Files with half a drawing: what is pinned stays, the rest is put beside it. Pools without any pinned
// thing are laid out whole and set below. Single things go to the free place nearest to where their
// flows come from, inside their lane where there is room, else below everything; an open sub-process of
// which nothing is pinned goes there with its whole inside. Cost: tried places x things nearby.

import {
  type Bounds,
  type Element,
  type Flow,
  isFlow,
  type Key,
  type Point,
  type Shape,
} from '#process'
import { drawnOf, type Frame, insideOf, layoutFrame } from './frame.ts'
import { placeOne } from './free-place.ts'
import { boxAround, boxOfSegment, grow } from './geometry.ts'
import { placeLabels } from './labels.ts'
import { routeMissing } from './missing-flows.ts'
import { createIndex } from './near.ts'
import { framesAround, type Half, startFrames } from './open-frames.ts'
import { MAX_DEPTH, type Placed, type Scene } from './scene.ts'
import { surround } from './surround.ts'

/** What stands beside what is pinned, and the open sub-processes for which there was no room. */
export interface Beside extends Frame {
  readonly homeless: readonly Key[]
}

export const placeBeside = (scene: Scene, pinned: readonly Shape[]): Beside => {
  const nodes = new Map<Key, Bounds>()
  const pinnedEdges = new Map<Key, readonly Point[]>()
  for (const shape of pinned) {
    if (shape.kind === 'edge') pinnedEdges.set(shape.element, shape.waypoints)
    else if (!nodes.has(shape.element)) nodes.set(shape.element, shape.bounds)
  }
  const isPinned = new Set(nodes.keys())
  const taken = createIndex()
  const closed = new Set(
    pinned.flatMap((one) => (one.kind === 'node' && one.isExpanded === false ? [one.element] : [])),
  )
  const occupy = (key: Key, box: Bounds) => {
    if (!isOpen(scene, key, closed)) taken.add(box, 1)
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

  const insides = layInsides(scene, nodes, pinned)
  const half: Half = {
    scene,
    nodes,
    taken,
    pinnedEdges,
    attached: attachedIn(scene),
    growing: new Set(
      [...scene.inside.values()]
        .flat()
        .flatMap((one) =>
          isOpenInside(scene, one) && !nodes.has(one.key) && !insides.has(one.key) ? [one.key] : [],
        ),
    ),
    strays: new Set(),
    insides,
  }
  startFrames(half)
  for (const [key, points] of placeMissing(half, occupy)) edges.set(key, points)
  surround(scene, nodes, closed)

  const undrawn = scene.flows.filter((flow) => !pinnedEdges.has(flow.key) && !edges.has(flow.key))
  for (const [key, points] of routeMissing(scene, nodes, pinnedEdges, undrawn)) {
    edges.set(key, points)
  }
  const newNodes = new Map([...nodes].filter(([key]) => !isPinned.has(key)))
  const labels = placeLabels(
    scene.metrics,
    drawnOf(scene, nodes, new Map([...pinnedEdges, ...edges])),
  )
  const homeless = [...insides.keys()].filter((key) => half.strays.has(key))
  return { width: 0, height: 0, nodes: newNodes, edges, labels, homeless }
}

/**
 * The inside of open sub-processes first, innermost first, then what stands beside them. Returns the
 * flows inside of those that were laid out whole.
 */
const placeMissing = (
  half: Half,
  occupy: (key: Key, box: Bounds) => void,
): ReadonlyMap<Key, readonly Point[]> => {
  const { scene, nodes, insides } = half
  const edges = new Map<Key, readonly Point[]>()
  const covered = new Set([...insides.values()].flatMap((frame) => [...frame.nodes.keys()]))
  const put = (element: Placed) => {
    if (nodes.has(element.key) || covered.has(element.key)) return
    const { box, isStray } = placeOne(half, element)
    if (isStray) half.strays.add(element.key)
    nodes.set(element.key, box)
    const inside = insides.get(element.key)
    if (inside) {
      half.taken.add(box, 1)
      const placed = insideOf(inside, box)
      for (const [key, bounds] of placed.nodes) nodes.set(key, bounds)
      for (const [key, points] of placed.edges) edges.set(key, points)
    } else occupy(element.key, box)
    for (const { key, after } of isStray ? [] : framesAround(half, element, box)) {
      nodes.set(key, after)
    }
    half.attached.get(element.key)?.forEach(put)
  }
  const order = inFlowOrder(scene, nodes)
  const turn = new Map(order.map((element, index) => [element.key, index]))
  const fill = (home: Key, depth: number) => {
    const inside = scene.inside.get(home) ?? []
    const open = inside.filter(
      (element) => isOpenInside(scene, element) && !insides.has(element.key),
    )
    if (depth < MAX_DEPTH) for (const element of open) fill(element.key, depth + 1)
    inside
      .filter((element) => !open.includes(element))
      .sort((a, b) => (turn.get(a.key) ?? 0) - (turn.get(b.key) ?? 0))
      .forEach(put)
  }
  // Boundary events have hardly a choice, so they come before what has one.
  for (const [host, events] of half.attached) {
    if (nodes.has(host) && !half.growing.has(host)) events.forEach(put)
  }
  for (const home of ['' as const, ...scene.pools.map((pool) => pool.key)]) {
    for (const element of scene.inside.get(home) ?? []) {
      if (isOpenInside(scene, element) && !insides.has(element.key)) fill(element.key, 0)
    }
  }
  order.forEach(put)
  return edges
}

/**
 * Open sub-processes of which nothing is pinned are laid out whole, the outermost with all that is in
 * them, and then look for a place as one thing.
 */
const layInsides = (
  scene: Scene,
  nodes: ReadonlyMap<Key, Bounds>,
  pinned: readonly Shape[],
): ReadonlyMap<Key, Frame> => {
  const touched = new Set<Key | ''>()
  for (const key of [...nodes.keys(), ...pinned.map((shape) => shape.element)]) {
    let at: Key | '' | undefined = key
    for (let depth = 0; at && !touched.has(at) && depth < 100; depth++) {
      touched.add(at)
      const one: Element | undefined = scene.process.elements[at]
      at = one && 'parent' in one ? one.parent : undefined
    }
  }
  const found = new Map<Key, Frame>()
  for (const element of [...scene.inside.values()].flat()) {
    if (!isOpenInside(scene, element) || touched.has(element.key)) continue
    const home = scene.home.get(element.key)
    const isOutermost =
      !home || touched.has(home) || scene.process.elements[home]?.kind !== 'subProcess'
    if (!isOutermost) continue
    const room = { key: element.key }
    const flows = scene.flows.filter((flow) => isWithin(scene, flow, [room]))
    found.set(element.key, layoutFrame({ ...scene, flows }, [room]))
  }
  return found
}

const attachedIn = (scene: Scene): ReadonlyMap<Key, readonly Placed[]> => {
  const attached = new Map<Key, Placed[]>()
  for (const element of [...scene.inside.values()].flat()) {
    if (element.kind !== 'event' || !element.attachedTo) continue
    const list = attached.get(element.attachedTo)
    if (list) list.push(element)
    else attached.set(element.attachedTo, [element])
  }
  return attached
}

const isOpenInside = (scene: Scene, element: Placed): boolean =>
  element.kind === 'subProcess' && scene.inside.has(element.key)

/** Pools, lanes, groups and open sub-processes may have things standing in them. */
const isOpen = (scene: Scene, key: Key, closed: ReadonlySet<Key>): boolean => {
  const element = scene.process.elements[key]
  if (!element) return true
  if (element.kind === 'lane' || element.kind === 'group') return true
  if (element.kind === 'pool') return !element.isBlackBox
  return element.kind === 'subProcess' && scene.inside.has(key) && !closed.has(key)
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
