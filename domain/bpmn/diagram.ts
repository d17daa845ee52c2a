// Reads where things are drawn. The first plane that shows a collaboration or process is the main
// one (''); a plane of a sub-process is called by its key, others are numbered. An element may be
// drawn several times, also in one plane.

import {
  type Element,
  type ElementKind,
  FARTHEST,
  type Key,
  keyMaker,
  type Point,
  type Shape,
} from '#process'
import { type ForeignAttribute, flag, type XmlElement } from '#xml'
import { type Entry, keyOf } from './entry.ts'
import { BIOCOLOR, COLOR, COMMON, DIAGRAM, DRAWING } from './names.ts'
import type { Remark } from './outcome.ts'
import type { References } from './references.ts'

const NODES: ReadonlySet<ElementKind> = new Set<ElementKind>([
  'task',
  'subProcess',
  'callActivity',
  'event',
  'gateway',
  'data',
  'lane',
  'pool',
  'annotation',
  'group',
])
const EDGES: ReadonlySet<ElementKind> = new Set<ElementKind>([
  'sequenceFlow',
  'messageFlow',
  'association',
  'dataAssociation',
])
const SUB_PROCESSES: ReadonlySet<ElementKind> = new Set(['subProcess'])

const first = (node: XmlElement | undefined, namespace: string, local: string) =>
  node?.children.find((child) => child.local === local && child.namespace === namespace)

/** As the attribute says it; NaN where it says no number. */
export const numberIn = (node: XmlElement, name: string): number => {
  const text = node.attributes[name]
  const number = text === undefined ? Number.NaN : Number(text)
  // An empty text is no zero.
  return number === 0 && text?.trim() === '' ? Number.NaN : number
}

/** Whether something may stand there. */
export const isPlace = (number: number): boolean => Math.abs(number) <= FARTHEST

const boundsOf = (node: XmlElement | undefined) => {
  const bounds = first(node, COMMON, 'Bounds')
  if (!bounds) return undefined
  const x = numberIn(bounds, 'x')
  const y = numberIn(bounds, 'y')
  const width = numberIn(bounds, 'width')
  const height = numberIn(bounds, 'height')
  const isWhole = isPlace(x) && isPlace(y) && isPlace(width) && isPlace(height)
  return isWhole ? { x, y, width, height } : undefined
}

const waypointsOf = (node: XmlElement): readonly Point[] => {
  const points: Point[] = []
  for (const child of node.children) {
    if (child.local !== 'waypoint' || child.namespace !== DRAWING) continue
    const x = numberIn(child, 'x')
    const y = numberIn(child, 'y')
    if (isPlace(x) && isPlace(y)) points.push({ x, y })
  }
  return points
}

/** #rrggbb in lower case; what is written otherwise (names, percentages) is not taken. */
export const hexOf = (value: string): string | undefined => {
  const text = value.trim().toLowerCase()
  if (/^#[0-9a-f]{6}$/.test(text)) return text
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/.exec(text)
  const twice = short?.slice(1).map((digit) => digit + digit)
  if (twice) return `#${twice.join('')}`
  const channels = /^rgb\(\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)\s*\)$/.exec(text)?.slice(1)
  const hex = channels?.map((channel) => Math.min(255, Number(channel)).toString(16))
  return hex && `#${hex.map((digits) => digits.padStart(2, '0')).join('')}`
}

const FILLS = [
  [COLOR, 'background-color'],
  [BIOCOLOR, 'fill'],
] as const
const STROKES = [
  [COLOR, 'border-color'],
  [BIOCOLOR, 'stroke'],
] as const

const colorOf = (node: XmlElement, names: typeof FILLS | typeof STROKES): string | undefined => {
  for (const [namespace, local] of names) {
    const one = node.foreign.find((it) => it.namespace === namespace && it.local === local)
    const hex = one && hexOf(one.value)
    if (hex) return hex
  }
  return undefined
}

/** Whether a shape has its colour from this attribute, or the same from another. */
export const isColorTaken = (node: XmlElement, one: ForeignAttribute): boolean => {
  const names = [FILLS, STROKES].find((list) =>
    list.some(([namespace, local]) => namespace === one.namespace && local === one.local),
  )
  return names !== undefined && colorOf(node, names) === (hexOf(one.value) ?? 'none')
}

const styleOf = (node: XmlElement) => {
  const label = boundsOf(first(node, DIAGRAM, 'BPMNLabel'))
  if (node.foreign.length === 0) return label ? { label } : {}
  const [fill, stroke] = [colorOf(node, FILLS), colorOf(node, STROKES)]
  return { ...(label ? { label } : {}), ...(fill ? { fill } : {}), ...(stroke ? { stroke } : {}) }
}

const nodeShape = (node: XmlElement, element: Key, plane: string): Shape | undefined => {
  const bounds = boundsOf(node)
  if (!bounds) return undefined
  const isExpanded = flag(node.attributes.isExpanded)
  const isHorizontal = flag(node.attributes.isHorizontal)
  return {
    kind: 'node',
    element,
    plane,
    bounds,
    ...styleOf(node),
    ...(isExpanded === undefined ? {} : { isExpanded }),
    ...(isHorizontal === undefined ? {} : { isHorizontal }),
  }
}

const edgeShape = (node: XmlElement, element: Key, plane: string): Shape | undefined => {
  const waypoints = waypointsOf(node)
  return waypoints.length < 2
    ? undefined
    : { kind: 'edge', element, plane, waypoints, ...styleOf(node) }
}

const ENVELOPES: ReadonlyMap<string, 'initiating' | 'nonInitiating'> = new Map([
  ['initiating', 'initiating'],
  ['non_initiating', 'nonInitiating'],
])

interface Plane {
  readonly name: string
  readonly node: XmlElement
}

const planeNodes = (diagrams: readonly XmlElement[]): readonly XmlElement[] =>
  diagrams.flatMap(({ children }) =>
    children.filter(({ namespace, local }) => namespace === DIAGRAM && local === 'BPMNPlane'),
  )

/** The planes that show something, with their names, the main one first. */
const planesOf = (
  diagrams: readonly XmlElement[],
  references: References,
  shows: (node: XmlElement) => boolean,
): readonly Plane[] => {
  const planes = planeNodes(diagrams).map((node) => ({
    node,
    inner: references.resolve(node.attributes.bpmnElement, SUB_PROCESSES),
  }))
  const full = planes.filter(({ node }) => node.children.some(shows))
  const main = full.find((plane) => !plane.inner) ?? full[0]
  const rest = full.filter((plane) => plane !== main)
  const taken = new Set<string>()
  const nameOf = (inner: Entry | undefined, index: number): string => {
    const name = inner ? keyOf(inner) : ''
    return name !== '' && !taken.has(name) ? name : `diagram-${index + 2}`
  }
  const named = rest.map(({ node, inner }, index): Plane => {
    const name = nameOf(inner, index)
    taken.add(name)
    return { node, name }
  })
  return main ? [{ node: main.node, name: '' }, ...named] : named
}

export interface Drawn {
  readonly shapes: Readonly<Record<Key, Shape>>
  /** Gateways that ask for their X. */
  readonly markers: ReadonlyMap<Key, boolean>
  /** Message flows with an envelope, and which. */
  readonly envelopes: ReadonlyMap<Key, 'initiating' | 'nonInitiating'>
  /** Where each shape stands in the file. */
  readonly nodes: ReadonlyMap<Key, XmlElement>
  /** Where each drawing stands in the file, by its name. */
  readonly planes: ReadonlyMap<string, XmlElement>
}

export const readDiagrams = (
  diagrams: readonly XmlElement[],
  elements: ReadonlyMap<Key, Element>,
  references: References,
  remarks: Remark[],
): Drawn => {
  const shapes: Record<Key, Shape> = {}
  const markers = new Map<Key, boolean>()
  const envelopes = new Map<Key, 'initiating' | 'nonInitiating'>()
  const nodes = new Map<Key, XmlElement>()
  const makeKey = keyMaker()
  let strangers = 0
  let placeless = 0
  const isShape = ({ namespace, local }: XmlElement) =>
    namespace === DIAGRAM && (local === 'BPMNShape' || local === 'BPMNEdge')
  const elementOf = (node: XmlElement): Element | undefined => {
    const kinds = node.local === 'BPMNShape' ? NODES : EDGES
    const entry = references.resolve(node.attributes.bpmnElement, kinds)
    const element = entry && elements.get(keyOf(entry))
    return element?.kind === 'pool' && !element.isDrawn ? undefined : element
  }
  const shapeOf = (node: XmlElement, { key }: Element, plane: string) =>
    node.local === 'BPMNShape' ? nodeShape(node, key, plane) : edgeShape(node, key, plane)
  const shows = (node: XmlElement): boolean => {
    const element = isShape(node) ? elementOf(node) : undefined
    return element !== undefined && shapeOf(node, element, '') !== undefined
  }
  const add = (node: XmlElement, plane: string) => {
    const element = elementOf(node)
    if (!element) {
      // What belongs to a flow that was left out went with it, and that was said.
      const left = references.resolve(node.attributes.bpmnElement, EDGES)
      if (!left || node.local === 'BPMNShape') strangers += 1
      return
    }
    const shape = shapeOf(node, element, plane)
    if (!shape) {
      placeless += 1
      return
    }
    const key = makeKey(`${element.key}_di`)
    shapes[key] = shape
    nodes.set(key, node)
    const isMarked = flag(node.attributes.isMarkerVisible)
    const hasMarker = element.kind === 'gateway' && element.gatewayType === 'exclusive'
    const isFirst = hasMarker && !markers.has(element.key)
    if (isMarked !== undefined && isFirst) markers.set(element.key, isMarked)
    else if (isMarked !== undefined && markers.get(element.key) !== isMarked) {
      references.passOver(node, 'isMarkerVisible')
    }
    const envelope = ENVELOPES.get(node.attributes.messageVisibleKind?.trim() ?? '')
    const isCarrying = element.kind === 'messageFlow' && !envelopes.has(element.key)
    if (envelope && isCarrying) envelopes.set(element.key, envelope)
    else if (envelope && envelopes.get(element.key) !== envelope) {
      references.passOver(node, 'messageVisibleKind')
    }
  }
  const planes = planesOf(diagrams, references, shows)
  const shown = new Set(planes.map(({ node }) => node))
  for (const { node, name } of planes) {
    for (const child of node.children) if (isShape(child)) add(child, name)
  }
  // A plane on which nothing can be shown is no drawing of its own, but what is on it is counted.
  for (const plane of planeNodes(diagrams)) {
    if (shown.has(plane)) continue
    for (const child of plane.children) if (isShape(child)) add(child, '')
  }
  if (strangers > 0) remarks.push({ code: 'shape-without-element', details: { count: strangers } })
  if (placeless > 0) remarks.push({ code: 'shape-without-place', details: { count: placeless } })
  const named = new Map(planes.map(({ name, node }) => [name, node]))
  return { shapes, markers, envelopes, nodes, planes: named }
}
