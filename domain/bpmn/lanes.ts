// Lanes: in which order they stand and who is in them. Files list members by id; where a node is in
// no list, the lane it is drawn in is taken, because that is what people see. A boundary event
// stands where its activity does.

import {
  type Bounds,
  type Element,
  type Key,
  type Lane,
  type NodeShape,
  orderAt,
  type Shape,
} from '#process'
import { childrenOf } from './bpmn-xml.ts'
import { type Entry, keyOf, whereabouts } from './entry.ts'
import { FLOW_NODES } from './flow-nodes.ts'
import type { Remark } from './outcome.ts'
import type { References } from './references.ts'

const MEMBERS = new Set([...FLOW_NODES, 'data' as const])

/** Nobody draws more; with more, looking where each node is drawn would take too long. */
const MOST_LANES = 200

const depthOf = (entry: Entry): number => (entry.parent ? 1 + depthOf(entry.parent) : 0)

/** Whether a lane divides what the node stands in, directly or further out. */
const reaches = (lane: Entry, node: Entry): boolean => {
  let divided: Entry | undefined = lane
  while (divided?.kind === 'lane') divided = divided.parent
  for (let outer = node.parent; outer; outer = outer.parent) if (outer === divided) return true
  return false
}

/** Node to lane as the file lists them; of several, the innermost. */
const listed = (entries: readonly Entry[], references: References, remarks: Remark[]) => {
  const laneOf = new Map<Key, Entry>()
  for (const lane of entries) {
    if (lane.kind !== 'lane') continue
    for (const { text } of childrenOf(lane.node, 'flowNodeRef')) {
      const node = references.resolve(text, MEMBERS, lane)
      if (!node || !reaches(lane, node)) {
        references.missing(lane, 'flowNodeRef', text)
        continue
      }
      const known = laneOf.get(keyOf(node))
      if (!known || depthOf(lane) > depthOf(known)) laneOf.set(keyOf(node), lane)
      else if (known !== lane && depthOf(lane) === depthOf(known)) {
        remarks.push({ code: 'lane-repeated', details: whereabouts(node) })
      }
    }
  }
  return new Map([...laneOf].map(([node, lane]) => [node, keyOf(lane)]))
}

const contains = (outer: Bounds, inner: Bounds): boolean => {
  const x = inner.x + inner.width / 2
  const y = inner.y + inner.height / 2
  const isWithin = x >= outer.x && x <= outer.x + outer.width
  return isWithin && y >= outer.y && y <= outer.y + outer.height
}

const firstShapes = (shapes: readonly Shape[]): ReadonlyMap<Key, NodeShape> => {
  const first = new Map<Key, NodeShape>()
  for (const shape of shapes) {
    if (shape.kind === 'node' && !first.has(shape.element)) first.set(shape.element, shape)
  }
  return first
}

/** As drawn, if all siblings are: rows from top to bottom, columns from left to right. */
const inOrder = (
  siblings: readonly Lane[],
  drawn: ReadonlyMap<Key, NodeShape>,
): readonly Lane[] => {
  const shapes = siblings.map(({ key }) => drawn.get(key))
  const isDrawn = shapes.every((shape) => shape !== undefined && shape.plane === shapes[0]?.plane)
  if (!isDrawn) return siblings
  // Whichever of them says so, because the file may list them in any order.
  const axis = shapes.some((shape) => shape?.isHorizontal === false) ? 'x' : 'y'
  const at = (lane: Lane) => drawn.get(lane.key)?.bounds[axis] ?? 0
  return [...siblings].sort((a, b) => at(a) - at(b))
}

export const settleLanes = (
  elements: readonly Element[],
  shapes: readonly Shape[],
  entries: readonly Entry[],
  references: References,
  remarks: Remark[],
): readonly Element[] => {
  const lanes = elements.filter((element): element is Lane => element.kind === 'lane')
  if (lanes.length === 0) return elements
  const laneOf: Map<Key, Key> = listed(entries, references, remarks)
  const drawn = firstShapes(shapes)
  const groups = Map.groupBy(lanes, ({ parent }) => parent)
  const order = new Map<Key, string>()
  for (const siblings of groups.values()) {
    inOrder(siblings, drawn).forEach(({ key }, index) => {
      order.set(key, orderAt(index))
    })
  }

  /** The innermost lane around a shape, down from a container. */
  const around = (container: Key, shape: NodeShape): Key | undefined => {
    const lane = groups.get(container)?.find(({ key }) => {
      const outer = drawn.get(key)
      return (
        outer !== undefined && outer.plane === shape.plane && contains(outer.bounds, shape.bounds)
      )
    })
    return lane && (around(lane.key, shape) ?? lane.key)
  }

  let byPlace = 0
  for (const element of lanes.length > MOST_LANES ? [] : elements) {
    if (!FLOW_NODES.has(element.kind)) continue
    if (element.kind === 'event' && element.position === 'boundary') continue
    const shape = drawn.get(element.key)
    const parent = 'parent' in element ? element.parent : undefined
    if (laneOf.has(element.key) || !shape || parent === undefined) continue
    const lane = around(parent, shape)
    if (lane === undefined) continue
    laneOf.set(element.key, lane)
    byPlace += 1
  }
  if (byPlace > 0) remarks.push({ code: 'lane-by-place', details: { count: byPlace } })
  const parents = new Map(
    elements.map((one) => [one.key, 'parent' in one ? one.parent : undefined]),
  )
  for (const element of elements) {
    if (element.kind !== 'event' || element.attachedTo === undefined) continue
    const host = parents.get(element.attachedTo)
    const lane = host === element.parent ? laneOf.get(element.attachedTo) : undefined
    if (lane !== undefined && !laneOf.has(element.key)) laneOf.set(element.key, lane)
  }
  return elements.map((element): Element => {
    if (element.kind === 'lane') return { ...element, order: order.get(element.key) ?? orderAt(0) }
    const lane = laneOf.get(element.key)
    return lane === undefined ? element : ({ ...element, lane } as Element)
  })
}
