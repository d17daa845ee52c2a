// Lanes that are called the same after a renaming become one, with all that stood in them. Who does a step, and what
// comes after what, stays as it was. Numbered rules: SPEC.md.

import { referencesOf, withReferences } from '#change'
import {
  type Bounds,
  type Element,
  elementsOf,
  isSame,
  type Key,
  type Lane,
  lanesOf,
  type NodeShape,
  orderAt,
  type Process,
} from '#process'

/** Lanes that are one now. */
export interface Joined {
  readonly into: Key
  readonly gone: readonly Key[]
}

interface Homes {
  /** The lane that another one has become; itself where it stays. */
  readonly homeOf: (key: Key) => Key
  readonly joined: readonly Joined[]
}

/**
 * Which lane goes into which: those of one place that are called the same, and one that stands in another of its name.
 * Only where one of them was renamed: what a house keeps apart under one name was its own choice. Joining brings lanes
 * together that were apart, so it is looked again until nothing happens.
 */
const findHomes = (process: Process, renamed: ReadonlySet<Key>): Homes => {
  const homes = new Map<Key, Key>()
  const touched = new Set(renamed)
  const homeOf = (key: Key): Key => {
    let home = key
    for (let next = homes.get(home); next !== undefined; next = homes.get(home)) home = next
    return home
  }
  const lanes = lanesOf(process)
  const into = (lane: Lane, home: Key) => {
    homes.set(lane.key, home)
    touched.add(home)
  }
  for (let isDone = false; !isDone; ) {
    const before = homes.size
    const there = lanes.filter(({ key }) => !homes.has(key))
    const groups = Map.groupBy(there, ({ parent, name }) => `${homeOf(parent)} ${name.trim()}`)
    for (const group of groups.values()) {
      if (group.length < 2 || !group.some(({ key }) => touched.has(key))) continue
      const kept = group.find(({ key }) => !renamed.has(key)) ?? group[0]
      for (const lane of group) if (kept && lane !== kept) into(lane, kept.key)
    }
    for (const lane of lanes) {
      if (homes.has(lane.key)) continue
      const outer = process.elements[homeOf(lane.parent)]
      const isSameName = outer?.kind === 'lane' && outer.name.trim() === lane.name.trim()
      if (isSameName && (touched.has(lane.key) || touched.has(outer.key))) into(lane, outer.key)
    }
    isDone = homes.size === before
  }
  const gone = Map.groupBy([...homes.keys()], homeOf)
  return { homeOf, joined: [...gone].map(([into, keys]) => ({ into, gone: keys })) }
}

/** A lane with what others had noted: nothing said on one of them is lost. */
const withNotes = (lane: Lane, others: readonly Lane[]): Lane => {
  const texts = [lane, ...others].flatMap(({ documentation }) => documentation?.trim() || [])
  const extensions = [lane, ...others]
    .flatMap((one) => one.extensions ?? [])
    .filter((one, at, all) => all.findIndex((other) => isSame(one, other)) === at)
  const attributes = [lane, ...others]
    .flatMap((one) => one.foreignAttributes ?? [])
    .filter(
      (one, at, all) =>
        // An attribute is there once; the lane's own counts.
        all.findIndex((other) => other.namespace === one.namespace && other.local === one.local) ===
        at,
    )
  return {
    ...lane,
    ...(others.some(({ documentation }) => documentation?.trim())
      ? { documentation: [...new Set(texts)].join('\n') }
      : {}),
    ...(extensions.length > 0 ? { extensions } : {}),
    ...(attributes.length > 0 ? { foreignAttributes: attributes } : {}),
  }
}

const around = (all: readonly Bounds[]): Bounds => {
  const x = Math.min(...all.map((one) => one.x))
  const y = Math.min(...all.map((one) => one.y))
  return {
    ...{ x, y },
    width: Math.max(...all.map((one) => one.x + one.width)) - x,
    height: Math.max(...all.map((one) => one.y + one.height)) - y,
  }
}

const areaOf = ({ width, height }: Bounds): number => width * height
/** Lanes are drawn by hand; so much of their common frame may be nobody's. */
const GAP = 0.02

type Shapes = [Key, Process['shapes'][Key]][]

const shapesOf = (process: Process, key: Key): [Key, NodeShape][] =>
  (Object.entries(process.shapes) as Shapes).flatMap(([at, shape]) =>
    shape.element === key && shape.kind === 'node' ? [[at, shape]] : [],
  )

/** The frame of the joined lane where the lanes lie side by side in the drawing; else there is none. */
const frameOf = (process: Process, lanes: readonly Key[]): [Key, NodeShape] | undefined => {
  const all = lanes.map((key) => shapesOf(process, key))
  const [own] = all[0] ?? []
  if (!own || all.some((shapes) => shapes.length !== 1)) return undefined
  const shapes = all.flat().map(([, shape]) => shape)
  if (shapes.some(({ plane }) => plane !== own[1].plane)) return undefined
  const bounds = around(shapes.map((shape) => shape.bounds))
  const covered = shapes.reduce((sum, shape) => sum + areaOf(shape.bounds), 0)
  const isWhole = Math.abs(areaOf(bounds) - covered) <= GAP * areaOf(bounds)
  return isWhole ? [own[0], { ...own[1], bounds }] : undefined
}

/** What stood in these lanes, all the way down. */
const everythingIn = (process: Process, lanes: ReadonlySet<Key>): ReadonlySet<Key> => {
  const found = new Set<Key>(lanes)
  const inside = Map.groupBy(
    elementsOf(process).flatMap((element) =>
      [
        'parent' in element ? element.parent : undefined,
        'lane' in element ? element.lane : undefined,
        element.kind === 'event' ? element.attachedTo : undefined,
      ].flatMap((place) => (place === undefined ? [] : [{ place, key: element.key }])),
    ),
    ({ place }) => place,
  )
  for (const one of found) for (const { key } of inside.get(one) ?? []) found.add(key)
  return found
}

/**
 * Where things stand afterwards. Lanes that lie side by side become one frame, and nothing in them moves; of others,
 * what goes to another place loses its own, and its arrows their routes (C26).
 */
const placesOf = (process: Process, joined: readonly Joined[]): Process['shapes'] => {
  const shapes = new Map(Object.entries(process.shapes) as Shapes)
  const lost = new Set<Key>()
  for (const { into, gone } of joined) {
    const isInside = new Set([into, ...gone])
    const beside = gone.filter((key) => {
      const lane = process.elements[key]
      return lane?.kind === 'lane' && !isInside.has(lane.parent)
    })
    const frame = frameOf(process, [into, ...beside])
    if (frame) shapes.set(...frame)
    else for (const key of beside) lost.add(key)
    for (const key of gone) for (const [at] of shapesOf(process, key)) shapes.delete(at)
  }
  const moved = lost.size > 0 ? everythingIn(process, lost) : lost
  for (const [at, { element: key }] of moved.size > 0 ? [...shapes] : []) {
    const element = process.elements[key]
    const isFlowOfMoved =
      element && 'source' in element && (moved.has(element.source) || moved.has(element.target))
    if (moved.has(key) || isFlowOfMoved) shapes.delete(at)
  }
  return Object.fromEntries(shapes)
}

/** The lanes in a joined one, from top to bottom as they stood before; numbered anew only where any came. */
const ordersOf = (process: Process, { homeOf, joined }: Homes): ReadonlyMap<Key, string> => {
  const isGone = new Set(joined.flatMap(({ gone }) => gone))
  const pathOf = (lane: Lane): string => {
    const outer = process.elements[lane.parent]
    return `${outer?.kind === 'lane' ? pathOf(outer) : ''} ${lane.order}`
  }
  const all = lanesOf(process)
  const orders = new Map<Key, string>()
  for (const { into } of joined) {
    const inside = all
      .filter(({ key, parent }) => !isGone.has(key) && homeOf(parent) === into)
      .sort((a, b) => (pathOf(a) < pathOf(b) ? -1 : 1))
    if (!inside.some(({ parent }) => parent !== into)) continue
    inside.forEach(({ key }, index) => void orders.set(key, orderAt(index)))
  }
  return orders
}

/** The process with one lane for each name that a renaming made common, and which lanes those are. Rule U2. */
export const joinLanes = (
  process: Process,
  renamed: ReadonlySet<Key>,
): { readonly process: Process; readonly joined: readonly Joined[] } => {
  const homes = findHomes(process, renamed)
  const { homeOf, joined } = homes
  if (joined.length === 0) return { process, joined }
  const partsOf = new Map(joined.map(({ into, gone }) => [into, gone]))
  const isGone = new Set(joined.flatMap(({ gone }) => gone))
  const orders = ordersOf(process, homes)
  const settle = (element: Element): Element => {
    const isMoved = [...referencesOf(element)].some((key) => isGone.has(key))
    const placed = isMoved ? withReferences(element, homeOf) : element
    if (placed.kind !== 'lane') return placed
    const others = (partsOf.get(placed.key) ?? []).flatMap((key) => {
      const lane = process.elements[key]
      return lane?.kind === 'lane' ? [lane] : []
    })
    const whole = others.length > 0 ? withNotes(placed, others) : placed
    const order = orders.get(placed.key)
    return order === undefined || order === whole.order ? whole : { ...whole, order }
  }
  return {
    process: {
      ...process,
      elements: Object.fromEntries(
        elementsOf(process).flatMap((element) =>
          isGone.has(element.key) ? [] : [[element.key, settle(element)]],
        ),
      ),
      shapes: placesOf(process, joined),
    },
    joined,
  }
}
