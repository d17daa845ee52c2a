// The two libraries that place BPMN models beside ours: bpmn-auto-layout (MIT) as it comes, and elkjs
// (EPL-2.0 or GPL-3.0-or-later; only here, nothing of it is shipped) with pools, lanes and open
// sub-processes as nodes with content and boundary events as ports on the lower side.

import { layoutProcess } from 'bpmn-auto-layout'
import Elk, { type ElkExtendedEdge, type ElkNode } from 'elkjs/lib/elk.bundled.js'
import { readBpmn, writeBpmn } from '#bpmn'
import { defaultMetrics, sizeOf } from '#layout'
import {
  asKey,
  type Bounds,
  type Element,
  elementsOf,
  isFlow,
  type Key,
  type Process,
  type Shape,
} from '#process'

type Shapes = Readonly<Record<Key, Shape>>

export interface Peer {
  readonly name: string
  /** Above so many elements it is not asked: it would take minutes. */
  readonly most: number
  readonly place: (bare: Process) => Promise<Shapes>
}

const decoder = new TextDecoder()

const autoLayout: Peer = {
  name: 'bpmn-auto-layout',
  most: 3000,
  place: async (bare) => {
    const xml = await layoutProcess(decoder.decode(writeBpmn(bare)))
    const reading = readBpmn(new TextEncoder().encode(xml), { name: 'laid out' })
    if (reading.kind !== 'read') throw new Error('what it wrote cannot be read')
    // What it drew on further pages for the inside of sub-processes does not count as missing.
    return reading.process.shapes
  },
}

const engine = new Elk()

const OPTIONS = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.json.shapeCoords': 'ROOT',
  'elk.json.edgeCoords': 'ROOT',
  'elk.layered.spacing.nodeNodeBetweenLayers': '50',
  'elk.spacing.nodeNode': '40',
  'elk.padding': '[top=30,left=40,bottom=20,right=20]',
}

const elk: Peer = {
  name: 'elkjs layered',
  most: 600,
  place: async (bare) => {
    const root = await engine.layout(graphOf(bare))
    const shapes: Record<Key, Shape> = {}
    const visit = (node: ElkNode) => {
      if (node.id !== 'root') addNode(shapes, asKey(node.id), boundsOf(node))
      for (const port of node.ports ?? []) addNode(shapes, asKey(port.id), boundsOf(port))
      for (const edge of node.edges ?? []) addEdge(shapes, edge)
      for (const child of node.children ?? []) visit(child)
    }
    visit(root)
    return shapes
  },
}

export const PEERS: readonly Peer[] = [autoLayout, elk]

const boundsOf = (one: {
  readonly x?: number
  readonly y?: number
  readonly width?: number
  readonly height?: number
}): Bounds => ({ x: one.x ?? 0, y: one.y ?? 0, width: one.width ?? 0, height: one.height ?? 0 })

const addNode = (shapes: Record<Key, Shape>, element: Key, bounds: Bounds) => {
  shapes[element] = { kind: 'node', element, plane: '', bounds, isExpanded: true }
}

const addEdge = (shapes: Record<Key, Shape>, edge: ElkExtendedEdge) => {
  const [section] = edge.sections ?? []
  if (!section) return
  const waypoints = [section.startPoint, ...(section.bendPoints ?? []), section.endPoint]
  const element = asKey(edge.id)
  shapes[element] = { kind: 'edge', element, plane: '', waypoints }
}

const graphOf = (bare: Process): ElkNode => {
  const root: ElkNode = { id: 'root', layoutOptions: OPTIONS, children: [], edges: [] }
  const elements = elementsOf(bare)
  const nodes = new Map<string, ElkNode>()
  const isNode = (one: Element) =>
    !isFlow(one) &&
    !(one.kind === 'pool' && !one.isDrawn) &&
    !(one.kind === 'event' && one.attachedTo)
  for (const one of elements.filter(isNode)) {
    const size = sizeOf(defaultMetrics, one)
    nodes.set(one.key, {
      id: one.key,
      width: size.width || 200,
      height: size.height || 60,
      children: [],
      ports: [],
      layoutOptions: OPTIONS,
    })
  }
  const homeOf = (one: Element): ElkNode => {
    const lane = 'lane' in one && one.lane ? nodes.get(one.lane) : undefined
    const parent = 'parent' in one && one.parent ? nodes.get(one.parent) : undefined
    return lane ?? parent ?? root
  }
  for (const one of elements) {
    const node = nodes.get(one.key)
    if (node) homeOf(one).children?.push(node)
    const host = one.kind === 'event' && one.attachedTo ? nodes.get(one.attachedTo) : undefined
    if (!host) continue
    host.layoutOptions = { ...host.layoutOptions, 'elk.portConstraints': 'FIXED_SIDE' }
    host.ports?.push({
      id: one.key,
      width: 36,
      height: 36,
      layoutOptions: { 'elk.port.side': 'SOUTH', 'elk.port.borderOffset': '-18' },
    })
  }
  const known = new Set(
    [...nodes.values()].flatMap((node) => [node.id, ...(node.ports ?? []).map(({ id }) => id)]),
  )
  for (const one of elements) {
    if (!isFlow(one) || !known.has(one.source) || !known.has(one.target)) continue
    root.edges?.push({ id: one.key, sources: [one.source], targets: [one.target] })
  }
  return root
}
