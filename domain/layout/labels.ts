// Where the names of events, gateways, data and flows go: several places are tried for each, and the
// one that covers least of flows, shapes and other names is taken.

import {
  type Bounds,
  type Element,
  type Flow,
  isEvent,
  isFlow,
  isGateway,
  type Key,
  type Point,
  type Process,
  type Shape,
} from '#process'
import { boxOfSegment, centreOf, grow, overlapArea } from './geometry.ts'
import { defaultMetrics, type Metrics } from './metrics.ts'
import { createIndex } from './near.ts'
import { LABEL_FONT, outsideLabel } from './size.ts'
import { type Wrapped, wrapText } from './wrap.ts'

export const FLOW_LABEL_WIDTH = 90

/** Something drawn: a box, or the points of a flow; with the place of its name where that is given. */
export interface Drawn<Id> {
  readonly id: Id
  readonly element: Element
  readonly box?: Bounds
  readonly points?: readonly Point[]
  readonly label?: Bounds
  /** Things may stand in it, and their names too. */
  readonly isOpen: boolean
}

const isArea = (element: Element): boolean =>
  element.kind === 'lane' ||
  element.kind === 'group' ||
  (element.kind === 'pool' && !element.isBlackBox)

const edgesOf = ({ x, y, width, height }: Bounds): readonly Bounds[] => [
  { x, y: y - 1, width, height: 2 },
  { x, y: y + height - 1, width, height: 2 },
  { x: x - 1, y, width: 2, height },
  { x: x + width - 1, y, width: 2, height },
]

/** Boxes for every name that stands outside of its shape and has no place yet. */
export const placeLabels = <Id>(
  metrics: Metrics,
  things: readonly Drawn<Id>[],
): ReadonlyMap<Id, Bounds> => {
  const index = createIndex()
  for (const { element, box, points, label, isOpen } of things) {
    if (label) index.add(label, 4)
    if (box && !isOpen && !isArea(element)) index.add(box, 3)
    // Names keep off the edges of what they stand in.
    if (box && (isOpen || isArea(element))) for (const edge of edgesOf(box)) index.add(edge, 5)
    for (let at = 1; at < (points?.length ?? 0); at++) {
      const a = points?.[at - 1]
      const b = points?.[at]
      if (a && b) index.add(grow(boxOfSegment(a, b), 2), 6)
    }
  }
  const labels = new Map<Id, Bounds>()
  const settle = (id: Id, candidates: readonly Bounds[]) => {
    let best: Bounds | undefined
    let least = Number.POSITIVE_INFINITY
    candidates.forEach((box, rank) => {
      const cost =
        rank * 8 +
        index.near(box).reduce((sum, other) => sum + overlapArea(box, other.box) * other.weight, 0)
      if (cost < least) {
        least = cost
        best = box
      }
    })
    if (!best) return
    labels.set(id, best)
    index.add(best, 4)
  }

  for (const { id, element, box, label: given } of things) {
    const label = box && !given ? outsideLabel(metrics, element) : undefined
    if (box && label) settle(id, around(element, box, label))
  }
  for (const { id, element, points, label: given } of things) {
    if (!points || given || !isFlow(element) || !element.name.trim()) continue
    const label = wrapText(metrics, element.name.trim(), FLOW_LABEL_WIDTH, LABEL_FONT)
    settle(id, along(element, points, label))
  }
  return labels
}

/** The same for shapes of one plane, by the key of the shape: for drawings of files without label places. */
export const placeNames = (
  process: Process,
  shapes: Readonly<Record<Key, Shape>>,
  plane: string,
  metrics: Metrics = defaultMetrics,
): ReadonlyMap<Key, Bounds> => {
  const things = (Object.entries(shapes) as [Key, Shape][]).flatMap(
    ([id, shape]): readonly Drawn<Key>[] => {
      const element = process.elements[shape.element]
      if (shape.plane !== plane || !element) return []
      const label = shape.label ? { label: shape.label } : {}
      return shape.kind === 'node'
        ? [{ id, element, box: shape.bounds, isOpen: shape.isExpanded === true, ...label }]
        : [{ id, element, points: shape.waypoints, isOpen: false, ...label }]
    },
  )
  return placeLabels(metrics, things)
}

const sized = (x: number, y: number, label: Wrapped): Bounds => ({
  x,
  y,
  width: Math.ceil(label.width),
  height: Math.ceil(label.height),
})

const around = (element: Element, box: Bounds, label: Wrapped): readonly Bounds[] => {
  const centre = centreOf(box)
  const middle = centre.x - label.width / 2
  const below = box.y + box.height + 4
  const above = box.y - label.height - 4
  const left = box.x - label.width - 2
  const right = box.x + box.width + 2
  const at = (x: number, y: number) => sized(x, y, label)
  if (isGateway(element)) {
    // Beside the tip of the diamond there is room on both sides.
    const outerLeft = centre.x - label.width - 6
    const outerRight = centre.x + 6
    return [
      at(middle, above),
      at(middle, below),
      at(outerLeft, above + 8),
      at(outerRight, above + 8),
      at(outerLeft, below - 8),
      at(outerRight, below - 8),
    ]
  }
  if (isEvent(element) && element.attachedTo) {
    return [at(right, below - 6), at(left, below - 6), at(middle, below), at(right, below - 20)]
  }
  return [
    at(middle, below),
    at(middle, above),
    at(right, below - 8),
    at(left, below - 8),
    at(right, centre.y - label.height / 2),
    at(left, centre.y - label.height / 2),
  ]
}

/** Names of flows: beside the first long stretch, near the source, where a decision is read. */
const along = (flow: Flow, points: readonly Point[], label: Wrapped): readonly Bounds[] => {
  const found: Bounds[] = []
  const add = (x: number, y: number) => {
    found.push(sized(x, y, label))
  }
  const { width, height } = label
  const stretches = points.slice(1).map((b, index) => ({ a: points[index] ?? b, b }))
  for (const { a, b } of stretches) {
    const length = Math.abs(a.x - b.x) + Math.abs(a.y - b.y)
    if (a.y === b.y && length >= width * 0.6) {
      const start = a.x < b.x ? a.x + 8 : a.x - width - 8
      add(start, a.y - height - 3)
      add(start, a.y + 3)
      const middle = (a.x + b.x) / 2 - width / 2
      add(middle, a.y - height - 3)
      add(middle, a.y + 3)
    } else if (a.x === b.x && length >= height + 6) {
      const start = a.y < b.y ? a.y + 6 : a.y - height - 6
      add(a.x + 5, start)
      add(a.x - width - 5, start)
      const middle = (a.y + b.y) / 2 - height / 2
      add(a.x + 5, middle)
      add(a.x - width - 5, middle)
    }
  }
  const first = stretches[0]
  if (first) {
    const { a, b } = first
    const x = flow.kind === 'sequenceFlow' ? a.x + 6 : (a.x + b.x) / 2 + 5
    add(x, a.y - height - 3)
    add(x, a.y + 3)
  }
  return found
}
