// Writes where things are drawn: the counterpart of diagram.ts. Numbers are written as JavaScript has
// them, so that reading gives the same ones.

import type { Bounds, EdgeShape, Key, NodeShape, Process, Shape } from '#process'
import { element, type XmlNode } from '#xml'
import type { Ids } from './ids.ts'

const bounds = ({ x, y, width, height }: Bounds): XmlNode =>
  element('dc:Bounds', { x, y, width, height })

const label = (shape: Shape): XmlNode | undefined =>
  shape.label && element('bpmndi:BPMNLabel', {}, [bounds(shape.label)])

const colors = ({ fill, stroke }: Shape) => ({
  'bioc:stroke': stroke,
  'bioc:fill': fill,
  'color:background-color': fill,
  'color:border-color': stroke,
})

const nodeNode = (process: Process, shape: NodeShape, id: string, bpmnElement: string): XmlNode => {
  const drawn = process.elements[shape.element]
  const isMarkerVisible = drawn?.kind === 'gateway' ? drawn.isMarkerVisible : undefined
  const { isHorizontal, isExpanded } = shape
  return element(
    'bpmndi:BPMNShape',
    { id, bpmnElement, isHorizontal, isExpanded, isMarkerVisible, ...colors(shape) },
    [bounds(shape.bounds), label(shape)],
  )
}

const ENVELOPES = { initiating: 'initiating', nonInitiating: 'non_initiating' } as const

const edgeNode = (process: Process, shape: EdgeShape, id: string, bpmnElement: string): XmlNode => {
  const drawn = process.elements[shape.element]
  const envelope = drawn?.kind === 'messageFlow' ? drawn.envelope : undefined
  const messageVisibleKind = envelope && ENVELOPES[envelope]
  return element('bpmndi:BPMNEdge', { id, bpmnElement, messageVisibleKind, ...colors(shape) }, [
    ...shape.waypoints.map(({ x, y }) => element('di:waypoint', { x, y })),
    label(shape),
  ])
}

export const shapeNode = (
  process: Process,
  shape: Shape,
  id: string,
  bpmnElement: string,
): XmlNode =>
  shape.kind === 'node'
    ? nodeNode(process, shape, id, bpmnElement)
    : edgeNode(process, shape, id, bpmnElement)

/** One diagram for each plane, the main one first; none where nothing is drawn. */
export const diagramNodes = (
  process: Process,
  shapes: Readonly<Record<Key, Shape>>,
  ids: Ids,
  main: string | undefined,
): readonly XmlNode[] => {
  const planes = new Map<string, XmlNode[]>()
  const drawn = Object.entries(shapes).filter(([, shape]) => process.elements[shape.element])
  if (drawn.some(([, { plane }]) => plane === '')) planes.set('', [])
  for (const [key, shape] of drawn) {
    const target = ids.of(shape.element)
    const id = ids.fresh(key)
    const node = shapeNode(process, shape, id, target)
    const plane = planes.get(shape.plane)
    if (plane) plane.push(node)
    else planes.set(shape.plane, [node])
  }
  return [...planes].map(([name, nodes]) => {
    const inner = process.elements[name as Key]
    const bpmnElement = inner?.kind === 'subProcess' ? ids.of(inner.key) : main
    return element('bpmndi:BPMNDiagram', { id: ids.fresh('Diagram') }, [
      element('bpmndi:BPMNPlane', { id: ids.fresh('Plane'), bpmnElement }, nodes),
    ])
  })
}
