// Finds a place for one thing in a drawing that is half there: where its pinned flows end, else the free
// spot nearest to its neighbours, inside its lane while there is room, else below everything. Tried on
// rings of a raster around the wanted spot; cost: spots tried x things nearby.

import type { Bounds, Key } from '#process'
import { sizeAround } from './frame.ts'
import { boxAround, centreOf, contains, grow, overlaps } from './geometry.ts'
import { framesAround, type Half, isBlocked, membersOf } from './open-frames.ts'
import { HEAD } from './place.ts'
import type { Placed } from './scene.ts'
import { type Size, sizeOf } from './size.ts'

const GAP = 50
/** Tries are made on a raster of this many pixels, nearest first. */
const STEP = 20
const RINGS = 24
/** Flows meet a thing at least so far from its corners. */
const CORNER = 12
/** How far the frame of a sub-process may grow where nothing around it says how far. */
const FAR = RINGS * STEP

/** Pixels to keep from other things and between frames, and whether pinned flows are in the way. */
interface Manners {
  readonly distance: number
  readonly apart: number
  readonly avoidsFlows: boolean
}

const USUAL: Manners = { distance: 20, apart: 10, avoidsFlows: true }
const TIGHT: Manners = { distance: 6, apart: 0, avoidsFlows: false }
const TOUCHING: Manners = { distance: 0, apart: 0, avoidsFlows: false }
const BELOW: Manners = { distance: 20, apart: 0, avoidsFlows: false }

export interface Found {
  readonly box: Bounds
  /** Whether it stands outside of its sub-process, for want of room. */
  readonly isStray: boolean
}

export const placeOne = (half: Half, element: Placed): Found => {
  const inside = half.insides.get(element.key)
  const size = inside ? sizeAround(inside) : sizeOf(half.scene.metrics, element)
  const host = element.kind === 'event' && element.attachedTo && half.nodes.get(element.attachedTo)
  if (host) return { box: onEdge(half, element, host, size), isStray: false }
  const isFree = freedomOf(half, element)
  const atEvent = placesAtEvents(half, element, size).find((box) => isFree(box, TOUCHING))
  if (atEvent) return { box: atEvent, isStray: false }
  const within = roomFor(half, element)
  const atFlow = placeAtFlow(half, element, size, within)
  if (atFlow && isFree(atFlow, TOUCHING)) return { box: atFlow, isStray: false }
  const wanted = atFlow ?? wantedPlace(half, element, size)
  for (const manners of [USUAL, TIGHT]) {
    const found = nearestFree(
      within ? moveInto(within, wanted) : wanted,
      within,
      (box) => (!within || contains(within, grow(box, 4))) && isFree(box, manners),
    )
    if (found) return { box: found, isStray: false }
  }
  const around = boxAround(half.nodes.values())
  const below = { ...size, x: wanted.x, y: around ? around.y + around.height + GAP : 0 }
  const isFreeOutside = freedomOf(half, element, true)
  const found = nearestFree(below, undefined, (box) => isFreeOutside(box, BELOW))
  return { box: found ?? below, isStray: true }
}

/** Tells whether a place is free for a thing, and whether the frames around it may grow so far. */
const freedomOf = (half: Half, element: Placed, isStray = false) => {
  const frames = foreignFrames(half, element)
  const own = new Set((half.attached.get(element.key) ?? []).map(({ key }) => half.nodes.get(key)))
  return (box: Bounds, { distance, apart, avoidsFlows }: Manners): boolean => {
    const wide = grow(box, distance)
    if (frames.some((frame) => overlaps(wide, frame))) return false
    const isHit = half.taken
      .near(wide)
      .some(
        ({ box: other, weight }) =>
          (weight > 0 || avoidsFlows) && overlaps(wide, other) && !own.has(other),
      )
    if (isHit) return false
    if (isStray) return true
    return framesAround(half, element, box).every((frame) => {
      const solid = half.taken.near(grow(frame.after, apart)).filter(({ weight }) => weight > 0)
      return !isBlocked(frame, apart, [...frames, ...solid.map((one) => one.box)])
    })
  }
}

/** Where its pinned boundary events sit on the edge, on the lower one first. */
const placesAtEvents = (half: Half, element: Placed, size: Size): readonly Bounds[] => {
  const places: Bounds[] = []
  for (const { key } of half.attached.get(element.key) ?? []) {
    const event = half.nodes.get(key)
    if (!event) continue
    const { x, y } = centreOf(event)
    for (const right of [30, size.width / 2, size.width - 30]) {
      const left = x - size.width + right
      places.push({ ...size, x: left, y: y - size.height }, { ...size, x: left, y })
    }
    places.push({ ...size, x: x - size.width, y: y - size.height / 2 })
    places.push({ ...size, x, y: y - size.height / 2 })
  }
  return places
}

/**
 * Where a pinned flow ends or begins there is the place of the thing itself; along its edge it moves
 * into the room it has, as far as the flow still meets it.
 */
const placeAtFlow = (
  half: Half,
  element: Placed,
  size: Size,
  within: Bounds | undefined,
): Bounds | undefined => {
  for (const flow of half.scene.flows) {
    const isTarget = flow.target === element.key
    if (!isTarget && flow.source !== element.key) continue
    const points = half.pinnedEdges.get(flow.key)
    const end = isTarget ? points?.at(-1) : points?.[0]
    const before = isTarget ? points?.at(-2) : points?.[1]
    if (!end || !before || (end.x === before.x && end.y === before.y)) continue
    const isLying = Math.abs(end.x - before.x) >= Math.abs(end.y - before.y)
    const dx = isLying ? Math.sign(end.x - before.x) : 0
    const dy = isLying ? 0 : Math.sign(end.y - before.y)
    const x = end.x + ((dx - 1) * size.width) / 2
    const y = end.y + ((dy - 1) * size.height) / 2
    if (!within || contains(within, { ...size, x, y })) return { ...size, x, y }
    const inside = moveInto(within, { ...size, x, y })
    const most = (length: number) => Math.max(0, length / 2 - CORNER)
    const shift = (to: number, from: number, length: number) =>
      Math.max(-most(length), Math.min(to - from, most(length)))
    return isLying
      ? { ...size, x, y: y + shift(inside.y, y, size.height) }
      : { ...size, x: x + shift(inside.x, x, size.width), y }
  }
  return undefined
}

/** On the lower edge, where boundary events usually sit; on another edge when it is full. */
const onEdge = (half: Half, element: Placed, host: Bounds, size: Size): Bounds => {
  const frames = foreignFrames(half, element).filter((frame) => frame !== host)
  const isFree = (box: Bounds): boolean =>
    !frames.some((frame) => overlaps(box, frame)) &&
    half.taken
      .near(box)
      .every(({ box: other, weight }) => weight === 0 || other === host || !overlaps(box, other))
  const left = host.x - size.width / 2
  const top = host.y - size.height / 2
  const first = { ...size, x: left + host.width - size.width / 2 - 8, y: top + host.height }
  const across: Bounds[] = []
  for (let x = first.x; x > host.x; x -= 8) across.push({ ...first, x })
  const down: Bounds[] = []
  for (let y = host.y + 8; y < top + host.height - size.height / 2; y += 8) {
    down.push({ ...size, x: left, y })
  }
  const right = down.map((box) => ({ ...box, x: left + host.width }))
  const above = across.map((box) => ({ ...box, y: top }))
  return [...across, ...right, ...down, ...above].find(isFree) ?? first
}

const wantedPlace = (half: Half, element: Placed, size: Size): Bounds => {
  const { scene, nodes } = half
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
  if (home && half.growing.has(home)) {
    const inside = boxAround(membersOf(half, home).flatMap((key) => nodes.get(key) ?? []))
    if (inside) return { ...size, x: inside.x + inside.width + STEP, y: inside.y }
  }
  const lane = 'lane' in element && element.lane ? nodes.get(element.lane) : undefined
  const around = lane ?? (home ? nodes.get(home) : undefined) ?? boxAround(nodes.values())
  return { ...size, x: (around?.x ?? 0) + GAP, y: (around?.y ?? 0) + 20 }
}

/** Sub-processes that the thing does not stand in. */
const foreignFrames = (half: Half, element: Placed): readonly Bounds[] => {
  const { scene, nodes } = half
  const homes = new Set<Key>()
  let at = scene.home.get(element.key)
  while (at && !homes.has(at)) {
    homes.add(at)
    at = scene.home.get(at)
  }
  return [...nodes].flatMap(([key, box]) =>
    scene.process.elements[key]?.kind === 'subProcess' && !homes.has(key) ? [box] : [],
  )
}

/**
 * The lane, sub-process or pool something has to stay in, without its head. Sub-processes without a
 * shape are as large as what they stand in allows.
 */
const roomFor = (half: Half, element: Placed): Bounds | undefined => {
  const { scene, nodes } = half
  let outermost: Placed = element
  let home = scene.home.get(element.key)
  let frame: Bounds | undefined
  while (home && half.growing.has(home)) {
    const sub = scene.process.elements[home]
    if (sub?.kind !== 'subProcess') break
    outermost = sub
    frame = nodes.get(home)
    home = scene.home.get(home)
  }
  const lane = 'lane' in outermost && outermost.lane ? nodes.get(outermost.lane) : undefined
  const box = lane ?? (home ? nodes.get(home) : undefined)
  if (!box) return frame && grow(frame, FAR)
  // Pools and lanes have their head at the left, sub-processes their name above.
  const room =
    !lane && home && scene.process.elements[home]?.kind === 'subProcess'
      ? { x: box.x, y: box.y + 20, width: box.width, height: box.height - 20 }
      : { x: box.x + HEAD, y: box.y, width: box.width - HEAD, height: box.height }
  return frame ? boxAround([room, frame]) : room
}

/** The box moved by as little as it takes to stand in the room. */
const moveInto = (room: Bounds, box: Bounds): Bounds => {
  const clamp = (value: number, least: number, most: number) =>
    Math.max(least, Math.min(value, most))
  return {
    ...box,
    x: clamp(box.x, room.x + 4, room.x + room.width - box.width - 4),
    y: clamp(box.y, room.y + 4, room.y + room.height - box.height - 4),
  }
}

/** The nearest place on rings around the wanted one. */
const nearestFree = (
  wanted: Bounds,
  within: Bounds | undefined,
  isFree: (box: Bounds) => boolean,
): Bounds | undefined => {
  const rings = within ? Math.ceil(Math.max(within.width, within.height) / STEP) + 1 : RINGS * 8
  for (let ring = 0; ring <= Math.min(rings, 200); ring++) {
    let best: Bounds | undefined
    let least = Number.POSITIVE_INFINITY
    for (let dx = -ring; dx <= ring; dx++) {
      const isEdge = Math.abs(dx) === ring
      for (let dy = -ring; dy <= ring; dy += isEdge ? 1 : Math.max(1, 2 * ring)) {
        const cost = Math.abs(dx) + Math.abs(dy)
        if (cost >= least) continue
        const box = { ...wanted, x: wanted.x + dx * STEP, y: wanted.y + dy * STEP }
        if (!isFree(box)) continue
        least = cost
        best = box
      }
    }
    if (best) return best
  }
  return undefined
}
