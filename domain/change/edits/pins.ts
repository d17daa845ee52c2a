// Pins: where something stands because a person put it there. Only pins are part of the process; what
// nobody has placed is placed by the layout when it is drawn.

import { type Bounds, isFlow, type Key, type Point, type Process } from '#process'
import type { Value } from '../value.ts'
import { type Edit, impossible, type NewKey } from './edit.ts'
import { edit } from './editor.ts'

/** Puts a thing to a place in a drawing ('' is the main one); the routes of its arrows are found anew. */
export const pinNode = (
  process: Process,
  key: Key,
  bounds: Bounds,
  plane: string,
  newKey: NewKey,
): Edit => {
  const editor = edit(process)
  const element = editor.at(key)
  if (!element) return impossible('not-there', key)
  if (isFlow(element)) return impossible('wrong-kind', key)
  // A pool that is not drawn has no place.
  if (element.kind === 'pool' && !element.isDrawn) return impossible('wrong-kind', key)
  const here = editor.shapesOf(key).find(([, shape]) => shape.plane === plane)
  if (here) {
    const [shapeKey, shape] = here
    const before = (shape.kind === 'node' ? { ...shape.bounds } : {}) as Value
    const after = { ...bounds } as Value
    editor.record({ kind: 'setShape', key: shapeKey, property: 'bounds', before, after })
    if (shape.label) {
      const label = { ...shape.label } as Value
      editor.record({ kind: 'setShape', key: shapeKey, property: 'label', before: label })
    }
  } else {
    const shape = { kind: 'node', element: key, plane, bounds } as const
    editor.record({ kind: 'addShape', key: editor.fresh(`${key}_shape`, newKey), shape })
  }
  for (const one of editor.referrers(key)) {
    const isAtIt = isFlow(one) && (one.source === key || one.target === key)
    for (const [shapeKey, shape] of isAtIt ? editor.shapesOf(one.key) : []) {
      if (shape.plane === plane) editor.record({ kind: 'removeShape', key: shapeKey, shape })
    }
  }
  return editor.finish()
}

/** Lays an arrow along points, at least two, from its source to its target. */
export const pinFlow = (
  process: Process,
  key: Key,
  waypoints: readonly Point[],
  plane: string,
  newKey: NewKey,
): Edit => {
  const editor = edit(process)
  const element = editor.at(key)
  if (!element) return impossible('not-there', key)
  if (!isFlow(element)) return impossible('wrong-kind', key)
  if (waypoints.length < 2) return impossible('too-few', key)
  const here = editor.shapesOf(key).find(([, shape]) => shape.plane === plane)
  if (here) {
    const [shapeKey, shape] = here
    const before = (shape.kind === 'edge' ? shape.waypoints : []) as unknown as Value
    const after = waypoints as unknown as Value
    editor.record({ kind: 'setShape', key: shapeKey, property: 'waypoints', before, after })
  } else {
    const shape = { kind: 'edge', element: key, plane, waypoints } as const
    editor.record({ kind: 'addShape', key: editor.fresh(`${key}_shape`, newKey), shape })
  }
  return editor.finish()
}

/** Lets the layout place things again, and their arrows. */
export const unpin = (process: Process, keys: readonly Key[]): Edit => {
  const editor = edit(process)
  const missing = keys.find((key) => !editor.at(key))
  if (missing !== undefined) return impossible('not-there', missing)
  for (const key of keys) editor.unpin(key)
  return editor.finish()
}
