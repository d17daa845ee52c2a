// Finds a place for one thing in a drawing that is half there: where its pinned flows end, else the free
// spot nearest to its neighbours, inside its lane while there is room, else below everything. Tried on
// rings of a raster around the wanted spot; cost: spots tried x things nearby.

import type { Bounds, Key, Point } from '#process'
import { boxAround, centreOf, contains, grow, overlaps } from './geometry.ts'
import type { Index, Weighted } from './near.ts'
import { HEAD } from './place.ts'
import type { Placed, Scene } from './scene.ts'
import { sizeOf } from './size.ts'

const GAP = 50
/** Tries are made on a raster of this many pixels, nearest first. */
const STEP = 20
const RINGS = 24
/** Room between an open sub-process and its inside, name included. */
const FRAME = 36

export const placeOne = (
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
  const frames = foreignFrames(scene, element, nodes)
  const atFlow = placeAtFlow(scene, element, size, pinnedEdges)
  const hitsNode = (box: Bounds) =>
    frames.some((frame) => overlaps(box, frame)) ||
    taken.near(box).some(({ box: other, weight }) => weight > 0 && overlaps(box, other))
  if (atFlow && !hitsNode(atFlow)) return atFlow
  const wanted = atFlow ?? wantedPlace(scene, element, size, nodes)
  const within = roomFor(scene, element, nodes)
  const siblings = siblingsOf(scene, element, nodes)
  for (const distance of [20, 6]) {
    const found = nearestFree(wanted, size, {
      within,
      siblings,
      frames,
      taken,
      distance,
      avoidsFlows: distance === 20,
    })
    if (found) return found
  }
  const around = boxAround(nodes.values())
  const below: Bounds = {
    ...size,
    x: wanted.x,
    y: around ? around.y + around.height + GAP : 0,
  }
  return nearestFree(below, size, { frames, taken, distance: 20, avoidsFlows: false }) ?? below
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
  const siblings = siblingsOf(scene, element, nodes)
  if (siblings) return { ...size, x: siblings.x + siblings.width + 20, y: siblings.y }
  const home = scene.home.get(element.key)
  const lane = 'lane' in element && element.lane ? nodes.get(element.lane) : undefined
  const around = lane ?? (home ? nodes.get(home) : undefined) ?? boxAround(nodes.values())
  return { ...size, x: (around?.x ?? 0) + GAP, y: (around?.y ?? 0) + 20 }
}

const foreignFrames = (
  scene: Scene,
  element: Placed,
  nodes: ReadonlyMap<Key, Bounds>,
): readonly Bounds[] => {
  const homes = new Set<Key>()
  let at = scene.home.get(element.key)
  while (at && !homes.has(at)) {
    homes.add(at)
    at = scene.home.get(at)
  }
  return [...nodes].flatMap(([key, box]) =>
    scene.process.elements[key]?.kind === 'subProcess' && scene.inside.has(key) && !homes.has(key)
      ? [box]
      : [],
  )
}

/** What stands in the same sub-process already, as long as that has no shape of its own. */
const siblingsOf = (
  scene: Scene,
  element: Placed,
  nodes: ReadonlyMap<Key, Bounds>,
): Bounds | undefined => {
  const home = scene.home.get(element.key)
  if (!home || nodes.has(home) || scene.process.elements[home]?.kind !== 'subProcess')
    return undefined
  return boxAround((scene.inside.get(home) ?? []).flatMap(({ key }) => nodes.get(key) ?? []))
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
  // Pools and lanes have their head at the left, sub-processes their name above.
  return !lane && home && scene.process.elements[home]?.kind === 'subProcess'
    ? { x: box.x, y: box.y + 20, width: box.width, height: box.height - 20 }
    : { x: box.x + HEAD, y: box.y, width: box.width - HEAD, height: box.height }
}

/** The nearest place on rings around the wanted one. */
interface Limits {
  readonly within?: Bounds | undefined
  /** Box around what stands in the same frame, where that frame is still to be drawn around it. */
  readonly siblings?: Bounds | undefined
  /** Open sub-processes it does not stand in. */
  readonly frames: readonly Bounds[]
  readonly taken: Index
  /** Pixels to keep from everything else. */
  readonly distance: number
  readonly avoidsFlows: boolean
}

const nearestFree = (
  wanted: Bounds,
  size: { readonly width: number; readonly height: number },
  { within, siblings, frames, taken, distance, avoidsFlows }: Limits,
): Bounds | undefined => {
  const isFree = (x: number, y: number): boolean => {
    const box = { x, y, width: size.width, height: size.height }
    if (within && !contains(within, grow(box, 4))) return false
    const grown = grow(box, distance)
    if (frames.some((frame) => overlaps(grown, frame))) return false
    const hits = ({ box: other, weight }: Weighted) =>
      (weight > 0 || avoidsFlows) && overlaps(grown, other)
    if (taken.near(grown).some(hits)) return false
    if (!siblings) return true
    // The frame around both must not swallow what stands beside.
    const frame = grow(boxAround([siblings, box]) ?? box, FRAME)
    return !taken
      .near(frame)
      .some(
        ({ box: other, weight }) =>
          weight > 0 && overlaps(frame, other) && !contains(siblings, other),
      )
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
