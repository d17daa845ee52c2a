// Where things are drawn: shapes that changed are adapted, those of elements that left go, new ones are
// added to their plane. Derived shapes are written only for what is new or lost its pin, and only where
// the file has a drawing at all.

import { isSame, type Key, keyStem, type Shape } from '#process'
import type { XmlElement, XmlNode } from '#xml'
import { diagramNodes, shapeNode } from '../write-diagram.ts'
import type { Patching } from './patching.ts'

export const patchDiagrams = (
  patching: Patching,
  shapes: Readonly<Record<Key, Shape>>,
  collaborationId: string | undefined,
): void => {
  const { source, before, after, difference, ids, editor, nodes } = patching
  const { drawn, findings } = source.whereabouts
  const pinned = after.shapes
  const derived = Map.groupBy(
    Object.entries(shapes).filter(([key]) => !pinned[key as Key]),
    ([, { element: key }]) => key,
  )

  const written = (process: typeof after, shape: Shape): XmlNode =>
    shapeNode(process, shape, 'id', 'element')

  const patchShape = (node: XmlElement, was: Shape, next: Shape) => {
    if (was.kind !== next.kind) return
    nodes.patch(node, written(before, was), written(after, next))
  }

  for (const [key, node] of drawn.nodes) {
    const was = before.shapes[key]
    if (!was) continue
    const one = after.elements[was.element]
    const next = pinned[key]
    if (!one || (next && next.element !== was.element)) editor.remove(node)
    else if (next) {
      // Some of what a drawing shows belongs to the element: a gateway's X, a message's envelope.
      const isTouched = difference.changed.has(was.element)
      if (isTouched || (next !== was && !isSame(was, next))) patchShape(node, was, next)
    } else {
      const made = derived.get(was.element)?.find(([, shape]) => shape.plane === was.plane)?.[1]
      if (made) patchShape(node, was, made)
      else editor.remove(node)
    }
  }

  const missing = new Map<Key, Shape>()
  for (const [key, shape] of Object.entries(pinned)) {
    const was = before.shapes[key as Key]
    if (!was || was.element !== shape.element) missing.set(key as Key, shape)
  }
  if (drawn.planes.has('')) {
    for (const [key, shape] of Object.entries(shapes)) {
      const isNew = difference.added.has(shape.element) && !before.elements[shape.element]
      if (isNew && !pinned[key as Key]) missing.set(key as Key, shape)
    }
  }

  const homeless: Record<Key, Shape> = {}
  for (const [key, shape] of missing) {
    const plane = drawn.planes.get(shape.plane)
    if (!after.elements[shape.element]) continue
    if (!plane) {
      homeless[key] = shape
      continue
    }
    const id = ids.fresh(keyStem(key) || `${ids.of(shape.element)}_di`)
    nodes.insert(plane, [shapeNode(after, shape, id, ids.of(shape.element))])
  }
  if (Object.keys(homeless).length > 0) {
    const [collaboration] = findings.collaborations
    const main =
      collaborationId ??
      collaboration?.attributes.id?.trim() ??
      source.xml.root.children.find(({ local }) => local === 'process')?.attributes.id?.trim()
    nodes.insert(source.xml.root, diagramNodes(after, homeless, ids, main))
  }

  // The drawing of a process becomes that of the collaboration its new pools are in.
  const plane = drawn.planes.get('')
  if (collaborationId !== undefined && plane) {
    editor.setAttribute(plane, 'bpmnElement', collaborationId)
  }
  // A further drawing in which nothing is left goes with its elements.
  const shown = new Set(Object.values(pinned).map((shape) => shape.plane))
  const had = new Set(Object.values(before.shapes).map((shape) => shape.plane))
  for (const [name, node] of drawn.planes) {
    if (name === '' || shown.has(name) || !had.has(name)) continue
    const diagram = findings.diagrams.find(({ children }) => children.includes(node))
    if (diagram) editor.remove(diagram)
  }
}
