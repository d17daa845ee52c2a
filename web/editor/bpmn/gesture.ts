// What a gesture in bpmn-js did to the process: the file it would save is read before and after with the
// same reader, and only what differs between the two is done to the model. Whatever bpmn-js does not
// know, drops or writes otherwise is the same in both, and therefore no change. Cost: both files once.

import { readBpmn } from '#bpmn'
import { type Change, changesBetween, withoutReferenceTo, withReferences } from '#change'
import {
  type Bounds,
  type Element,
  elementsOf,
  isSame,
  type Key,
  type Lane,
  orderAt,
  type Process,
  type Shape,
} from '#process'
import type { Drawn } from './projection.ts'
import { keyOfId } from './safe-id.ts'

/** What bpmn-js shows, in the model's own terms and keys. */
export interface Seen {
  readonly elements: ReadonlyMap<Key, Element>
  /** By element: bpmn-js draws each once. */
  readonly shapes: ReadonlyMap<Key, Shape>
}

const NOTHING: Seen = { elements: new Map(), shapes: new Map() }

/** A file that bpmn-js would save. An empty one shows nothing. */
export const seeXml = (xml: string): Seen => {
  const reading = readBpmn(new TextEncoder().encode(xml))
  if (reading.kind === 'refused') return NOTHING
  const { process } = reading
  const elements = elementsOf(process).map((element): Element => {
    const { xmlId, ...rest } = withReferences(element, keyOfId)
    return { ...rest, key: keyOfId(element.key) } as Element
  })
  const shapes = new Map<Key, Shape>()
  for (const shape of Object.values(process.shapes)) {
    const element = keyOfId(shape.element)
    const plane = shape.plane === '' ? '' : keyOfId(shape.plane)
    if (!shapes.has(element)) shapes.set(element, { ...shape, element, plane })
  }
  return { elements: new Map(elements.map((element) => [element.key, element])), shapes }
}

/** Names that the file gives to what the model has by itself. */
const OF_THE_FILE: ReadonlySet<string> = new Set(['key', 'order', 'processXmlId', 'sharedXmlId'])

type Properties = Readonly<Record<string, unknown>>

/** What of a thing has become different, with its new value; undefined: it is gone. */
const differences = (before: object, after: object): Properties => {
  const [one, other] = [before as Properties, after as Properties]
  const names = new Set([...Object.keys(one), ...Object.keys(other)])
  return Object.fromEntries(
    [...names].filter((name) => !isSame(one[name], other[name])).map((name) => [name, other[name]]),
  )
}

const withProperties = <T extends object>(thing: T, properties: Properties): T => {
  const all = Object.entries({ ...thing, ...properties })
  return Object.fromEntries(all.filter(([, value]) => value !== undefined)) as T
}

const withoutFileNames = (properties: Properties): Properties =>
  Object.fromEntries(Object.entries(properties).filter(([name]) => !OF_THE_FILE.has(name)))

const fresh = (element: Element): Element => {
  const { sharedXmlId, processXmlId, ...rest } = element as Element & Properties
  return rest as unknown as Element
}

/** Another kind keeps what every kind has and bpmn-js does not show. */
const turned = (model: Element, after: Element): Element => {
  const { extensions, foreignAttributes, xmlId } = model
  const isWork = 'work' in model && ['task', 'subProcess', 'callActivity'].includes(after.kind)
  const kept = { extensions, foreignAttributes, xmlId, work: isWork ? model.work : undefined }
  return withProperties(fresh(after), kept)
}

const afterElement = (model: Element, before: Element, after: Element): Element => {
  if (before.kind !== after.kind) return turned(model, after)
  const different = withoutFileNames(differences(before, after))
  return Object.keys(different).length === 0 ? model : withProperties(model, different)
}

/**
 * What goes with something removed: what leads to it, hangs on it or stands in it and was not seen to go
 * elsewhere. The others let go of it.
 */
const withoutRemoved = (elements: Map<Key, Element>, gone: ReadonlySet<Key>): void => {
  const all = new Set(gone)
  for (const key of all) {
    elements.delete(key)
    for (const [other, element] of elements) {
      const left = withoutReferenceTo(element, key)
      if (left?.size === 0) continue
      const isBoundary = element.kind === 'event' && element.attachedTo === key
      const isInside = 'parent' in element && element.parent === key
      if (!left || isBoundary || isInside) all.add(other)
      else elements.set(other, withProperties(element, Object.fromEntries(left)))
    }
  }
}

/** What something new stands in, where the model had nothing to stand in before. */
const withGround = (elements: Map<Key, Element>, after: Seen): void => {
  for (const element of [...elements.values()]) {
    const parent = 'parent' in element ? element.parent : undefined
    const ground = parent === undefined ? undefined : after.elements.get(parent)
    if (ground?.kind === 'pool' && !elements.has(ground.key))
      elements.set(ground.key, fresh(ground))
  }
}

const lanesIn = (elements: Iterable<Element>): ReadonlyMap<Key, readonly Lane[]> => {
  const lanes = [...elements].filter((element): element is Lane => element.kind === 'lane')
  const sorted = lanes.sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0))
  return Map.groupBy(sorted, ({ parent }) => parent)
}

/** Where lanes stand in another order, all beside them are numbered anew. */
const inOrder = (elements: Map<Key, Element>, before: Seen, after: Seen): void => {
  const [was, is] = [lanesIn(before.elements.values()), lanesIn(after.elements.values())]
  for (const [parent, lanes] of is) {
    const keys = lanes.map(({ key }) => key)
    const stayed = (was.get(parent) ?? []).map(({ key }) => key)
    if (isSame(keys, stayed)) continue
    keys.forEach((key, index) => {
      const lane = elements.get(key)
      if (lane?.kind === 'lane') elements.set(key, { ...lane, order: orderAt(index) })
    })
  }
}

/** How far bpmn-js has moved something when it was opened, as it does with what is in closed frames. */
const shiftOf = (shown: Shape, before: Shape): { readonly x: number; readonly y: number } => {
  if (shown.kind === 'node' && before.kind === 'node')
    return { x: shown.bounds.x - before.bounds.x, y: shown.bounds.y - before.bounds.y }
  if (shown.kind !== 'edge' || before.kind !== 'edge') return { x: 0, y: 0 }
  const [[a], [b]] = [shown.waypoints, before.waypoints]
  return { x: (a?.x ?? 0) - (b?.x ?? 0), y: (a?.y ?? 0) - (b?.y ?? 0) }
}

const shifted = <T extends { readonly x: number; readonly y: number }>(
  point: T,
  by: { readonly x: number; readonly y: number },
): T => ({ ...point, x: point.x + by.x, y: point.y + by.y })

/** The shape as it is in the model's drawing after a gesture. */
const afterShape = (shown: Shape, before: Shape, after: Shape): Shape => {
  const { plane, ...different } = differences(before, after)
  // Into a frame that is drawn by itself, or out of it: what stands there is as it is seen.
  if (before.plane !== after.plane) return after
  const by = before.plane === shown.plane ? { x: 0, y: 0 } : shiftOf(shown, before)
  const moved = Object.fromEntries(
    Object.entries(different).map(([name, value]) => {
      if (name === 'bounds' || name === 'label')
        return [name, value && shifted(value as Bounds, by)]
      if (name !== 'waypoints') return [name, value]
      return [name, (value as readonly { x: number; y: number }[]).map((one) => shifted(one, by))]
    }),
  )
  return withProperties(shown, moved)
}

const GEOMETRY: readonly string[] = ['bounds', 'waypoints', 'plane']

const freeKey = (shapes: ReadonlyMap<Key, Shape>, wanted: string): Key => {
  let key = wanted
  while (shapes.has(key as Key)) key += "'"
  return key as Key
}

const shapesAfter = (
  model: Process,
  shown: ReadonlyMap<Key, Drawn>,
  before: Seen,
  after: Seen,
): Process['shapes'] => {
  const shapes = new Map(Object.entries(model.shapes)) as Map<Key, Shape>
  const pin = (element: Key, shape: Shape) => shapes.set(freeKey(shapes, `${element}_shape`), shape)
  let isPlaced = false
  for (const [element, shape] of after.shapes) {
    const was = before.shapes.get(element)
    const drawn = shown.get(element)
    const isPinned = drawn !== undefined && model.shapes[drawn.key] !== undefined
    if (!was || !drawn) {
      if (!was) {
        pin(element, shape)
        isPlaced = true
      }
      continue
    }
    const names = Object.keys(differences(was, shape))
    const hasMoved = names.some((name) => GEOMETRY.includes(name))
    // A label of a name that has grown is no place anybody has chosen.
    if (names.length === 0 || (!isPinned && isSame(names, ['label']))) continue
    const next = afterShape(drawn.shape, was, shape)
    if (isPinned && next.plane === drawn.shape.plane) shapes.set(drawn.key, next)
    else {
      shapes.delete(drawn.key)
      pin(element, next)
    }
    isPlaced ||= hasMoved || !isPinned
  }
  // Somebody has placed something in sight of all the rest: it stays where it was seen.
  if (isPlaced) {
    const pinned = new Set([...shapes.values()].map(({ element }) => element))
    for (const [element, { shape }] of shown)
      if (!pinned.has(element) && after.shapes.has(element)) pin(element, shape)
  }
  return Object.fromEntries(shapes)
}

/** A process that was not drawn as a pool has become one: it is the same process. */
const sameProcess = (before: Seen, after: Seen): ReadonlyMap<Key, Key> => {
  const same = new Map<Key, Key>()
  for (const pool of after.elements.values()) {
    if (pool.kind !== 'pool' || before.elements.has(pool.key) || !pool.processXmlId) continue
    const process = keyOfId(pool.processXmlId)
    if (before.elements.has(process) && !after.elements.has(process)) same.set(pool.key, process)
  }
  return same
}

const underOldKeys = (after: Seen, same: ReadonlyMap<Key, Key>): Seen => {
  if (same.size === 0) return after
  const old = (key: Key): Key => same.get(key) ?? key
  const elements = [...after.elements.values()].map((element): [Key, Element] => {
    const key = old(element.key)
    return [key, { ...withReferences(element, old), key }]
  })
  const shapes = [...after.shapes].map(([key, shape]): [Key, Shape] => {
    return [old(key), { ...shape, element: old(key) }]
  })
  return { elements: new Map(elements), shapes: new Map(shapes) }
}

export interface Gesture {
  /** The process as it is after the gesture. */
  readonly process: Process
  /** In an order in which they can be done; [] where the gesture came to nothing. */
  readonly changes: readonly Change[]
  /** Something goes by another id in bpmn-js than in the model: it has to be shown anew. */
  readonly isRenamed: boolean
}

/**
 * The model after a gesture. `shown` are the shapes as they were projected; `before` and `after` what
 * bpmn-js would have saved.
 */
export const gestureOf = (
  model: Process,
  shown: ReadonlyMap<Key, Drawn>,
  before: Seen,
  seen: Seen,
): Gesture => {
  const same = sameProcess(before, seen)
  const after = underOldKeys(seen, same)
  const elements = new Map(Object.entries(model.elements)) as Map<Key, Element>
  for (const [key, element] of after.elements) {
    const [was, is] = [before.elements.get(key), elements.get(key)]
    if (was && is) elements.set(key, afterElement(is, was, element))
    else if (!was) elements.set(key, fresh(element))
  }
  withGround(elements, after)
  const gone = [...before.elements.keys()].filter((key) => !after.elements.has(key))
  withoutRemoved(elements, new Set(gone.filter((key) => elements.has(key))))
  inOrder(elements, before, after)
  const drawn = Object.entries(shapesAfter(model, shown, before, after))
  const process: Process = {
    ...model,
    elements: Object.fromEntries(elements),
    shapes: Object.fromEntries(drawn.filter(([, { element }]) => elements.has(element))),
  }
  return { process, changes: changesBetween(model, process), isRenamed: same.size > 0 }
}
