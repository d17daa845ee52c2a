// A complete set of shapes for the main drawing: what is pinned stays, everything else is derived.
// With nothing pinned the whole is laid out anew: columns by longest path, lanes as bands, order by
// barycentres, rows by medians, flows by a router on the lines left free.

import {
  asKey,
  type Bounds,
  type Element,
  isFlow,
  type Key,
  type Point,
  type Process,
  type Shape,
} from '#process'
import { placeBeside } from './beside.ts'
import { type Frame, layoutFrame } from './frame.ts'
import { defaultMetrics, type Metrics } from './metrics.ts'
import { roomsOf } from './rooms.ts'
import { type Scene, sceneOf } from './scene.ts'

/**
 * Shapes for plane '': the pinned ones as they are, and a derived one (key `shape-` + element key) for
 * every other element that is drawn. What stands in a sub-process pinned as closed, or is pinned on
 * another plane only, gets none. Pinned shapes of other planes are handed through. Deterministic.
 */
export const layout = (
  process: Process,
  metrics: Metrics = defaultMetrics,
): Readonly<Record<Key, Shape>> => {
  const pinned = Object.values(process.shapes)
  const main = pinned.filter((shape) => shape.plane === '')
  const onMain = new Set(main.map((shape) => shape.element))
  const elsewhere = new Set(main.length > 0 ? pinned.map((shape) => shape.element) : [])
  let closed: ReadonlySet<Key> = closedIn(main)
  for (let round = 0; ; round++) {
    const isHidden = hiddenIn(process, closed)
    const isShown = (element: Element): boolean =>
      onMain.has(element.key) || (!elsewhere.has(element.key) && !isHidden(element))
    const scene = sceneOf(process, metrics, isShown)
    if (main.length === 0) {
      const frame = layoutFrame(scene, roomsOf(scene))
      return { ...process.shapes, ...shapesOf(process, scene, frame, onMain) }
    }
    const frame = placeBeside(scene, main)
    if (frame.homeless.length === 0 || round > ROUNDS) {
      return { ...process.shapes, ...shapesOf(process, scene, frame, onMain) }
    }
    // An open sub-process that found no room is drawn closed: then it needs less.
    closed = new Set([...closed, ...frame.homeless])
  }
}

/** So often sub-processes without room are closed, and the rest placed anew. */
const ROUNDS = 4

/** Sub-processes pinned as closed. */
const closedIn = (main: readonly Shape[]): ReadonlySet<Key> =>
  new Set(
    main.flatMap((shape) =>
      shape.kind === 'node' && shape.isExpanded === false ? [shape.element] : [],
    ),
  )

const hiddenIn =
  (process: Process, closed: ReadonlySet<Key>) =>
  (element: Element): boolean => {
    if (isFlow(element) && element.kind !== 'sequenceFlow') {
      return [element.source, element.target].some((end) => {
        const at = process.elements[end]
        return at !== undefined && !isFlow(at) && isInside(process, at, closed)
      })
    }
    return isInside(process, element, closed)
  }

const isInside = (process: Process, element: Element, closed: ReadonlySet<Key>): boolean => {
  let at: Element | undefined = element
  for (let depth = 0; at && depth < 1000; depth++) {
    const parent: Key | undefined = 'parent' in at ? at.parent : undefined
    if (!parent) return false
    if (closed.has(parent)) return true
    at = process.elements[parent]
  }
  return false
}

const round = (value: number): number => Math.round(value * 2) / 2

const roundBox = (box: Bounds): Bounds => ({
  x: round(box.x),
  y: round(box.y),
  width: round(box.width),
  height: round(box.height),
})

const shapesOf = (
  process: Process,
  scene: Scene,
  frame: Frame,
  onMain: ReadonlySet<Key>,
): Readonly<Record<Key, Shape>> => {
  const shapes: Record<Key, Shape> = {}
  const keyFor = (element: Key): Key => {
    let key = `shape-${element}`
    while (process.shapes[asKey(key)]) key += "'"
    return asKey(key)
  }
  for (const element of Object.values(process.elements)) {
    if (onMain.has(element.key)) continue
    const label = frame.labels.get(element.key)
    const common = {
      element: element.key,
      plane: '',
      ...(label ? { label: roundBox(label) } : {}),
    }
    const box = frame.nodes.get(element.key)
    const points: readonly Point[] | undefined = frame.edges.get(element.key)
    if (box) {
      const isExpanded = element.kind === 'subProcess' ? scene.inside.has(element.key) : undefined
      const isHorizontal = element.kind === 'pool' || element.kind === 'lane' ? true : undefined
      shapes[keyFor(element.key)] = {
        kind: 'node',
        ...common,
        bounds: roundBox(box),
        ...(isExpanded === undefined ? {} : { isExpanded }),
        ...(isHorizontal === undefined ? {} : { isHorizontal }),
      }
    } else if (points) {
      shapes[keyFor(element.key)] = {
        kind: 'edge',
        ...common,
        waypoints: points.map((point) => ({ x: round(point.x), y: round(point.y) })),
      }
    }
  }
  return shapes
}
