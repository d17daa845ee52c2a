// Part of a process taken out as a value, and put into the same or another one under new keys.

import { type Element, isFlow, type Key, keyStem, type Process, type Shape } from '#process'
import { referencesOf, withoutReferenceTo, withReferences } from '../references.ts'
import { type Value, withValueAt } from '../value.ts'
import { type Edit, impossible, type NewKey } from './edit.ts'
import { edit } from './editor.ts'

/** Elements with the arrows between them, as they stood; their keys mean nothing outside. */
export interface Fragment {
  readonly elements: readonly Element[]
  readonly shapes: readonly Shape[]
}

/** What was selected, with all that stands in it or on it and every arrow between. */
export const copy = (process: Process, keys: readonly Key[]): Fragment => {
  const taken = new Set(keys)
  const all = Object.values(process.elements)
  let size = -1
  while (size < taken.size) {
    size = taken.size
    for (const element of all) {
      const isIn = 'parent' in element && element.parent !== undefined && taken.has(element.parent)
      const isOn =
        element.kind === 'event' &&
        element.attachedTo !== undefined &&
        taken.has(element.attachedTo)
      if ((isIn && !isFlow(element)) || isOn) taken.add(element.key)
    }
  }
  const isTaken = (element: Element) =>
    isFlow(element)
      ? taken.has(element.source) && taken.has(element.target)
      : taken.has(element.key)
  const elements = all.filter(isTaken)
  const shown = new Set(elements.map(({ key }) => key))
  return {
    elements,
    shapes: Object.values(process.shapes).filter(({ element }) => shown.has(element)),
  }
}

const shifted = (shape: Shape, x: number, y: number): Shape => {
  const move = <P extends { readonly x: number; readonly y: number }>(point: P): P => ({
    ...point,
    x: point.x + x,
    y: point.y + y,
  })
  const label = shape.label ? { label: move(shape.label) } : {}
  return shape.kind === 'node'
    ? { ...shape, ...label, bounds: move(shape.bounds) }
    : { ...shape, ...label, waypoints: shape.waypoints.map(move) }
}

export interface Into {
  /** The pool or sub-process that receives what stood side by side. */
  readonly container: Key
  readonly lane?: Key
  /** How far from where it was; absent: the layout finds a place. */
  readonly offset?: { readonly x: number; readonly y: number }
}

/**
 * Puts a fragment into a process. Everything gets a new key and no XML id; what stood in something
 * that was not copied now stands in the container; an arrow that has lost an end is left out.
 */
export const paste = (process: Process, fragment: Fragment, into: Into, newKey: NewKey): Edit => {
  const editor = edit(process)
  const { container, lane, offset } = into
  const home = editor.at(container)
  if (!home) return impossible('not-there', container)
  if (home.kind !== 'pool' && home.kind !== 'subProcess') return impossible('wrong-kind', container)
  if (home.kind === 'pool' && home.isBlackBox) return impossible('is-black-box', container)
  if (lane !== undefined && editor.at(lane)?.kind !== 'lane') return impossible('not-there', lane)

  const keys = new Map<Key, Key>()
  const taken = new Set<Key>()
  const fresh = (stem: string): Key => {
    let key = newKey(stem)
    for (let tries = 0; editor.at(key) || taken.has(key); tries += 1) {
      if (tries > 100_000) throw new Error('newKey makes no new keys')
      key = newKey(stem)
    }
    taken.add(key)
    return key
  }
  for (const { key, name, kind } of fragment.elements) keys.set(key, fresh(keyStem(name) || kind))
  // Pools are not pasted into pools: what stood in one now stands in the container.
  for (const one of fragment.elements) if (one.kind === 'pool') keys.delete(one.key)

  const outside = (element: Element) => [...referencesOf(element)].filter((key) => !keys.has(key))
  const settled = (element: Element): Element | undefined => {
    let next = element
    for (const key of outside(element)) {
      if ('parent' in next && next.parent === key) {
        next = withReferences(next, (one) => (one === key ? container : one))
        continue
      }
      const after = withoutReferenceTo(next, key)
      const isCut = !after || (next.kind === 'event' && next.attachedTo === key)
      if (isCut) return undefined
      for (const [property, value] of after) {
        next = withValueAt(next, property, value as Value | undefined)
      }
    }
    const isLoose = 'lane' in element && element.lane !== undefined && !keys.has(element.lane)
    const gets = lane !== undefined && 'parent' in next && next.parent === container
    if (gets && next.kind !== 'lane' && !isFlow(next) && (isLoose || !('lane' in element))) {
      if (next.kind !== 'annotation' && next.kind !== 'group') next = { ...next, lane } as Element
    }
    return withValueAt(next, 'xmlId', undefined)
  }
  const made = new Set<Key>()
  for (const element of fragment.elements) {
    const key = keys.get(element.key)
    const next = key && settled(element)
    if (!key || !next) continue
    const placed = withReferences(next, (one) => keys.get(one) ?? one)
    editor.put({ ...placed, key } as Element)
    made.add(key)
  }
  // Whatever referred to an element that was left out has to go as well.
  let isWhole = false
  while (!isWhole) {
    isWhole = true
    for (const key of made) {
      const element = editor.at(key)
      const isCut = element && [...referencesOf(element)].some((one) => !editor.at(one))
      if (!isCut) continue
      editor.remove(key)
      isWhole = false
    }
  }
  if (offset) {
    for (const shape of fragment.shapes) {
      const element = keys.get(shape.element)
      if (element === undefined || !editor.at(element)) continue
      const moved = shifted(shape, offset.x, offset.y)
      const key = fresh(`${element}_shape`)
      editor.record({ kind: 'addShape', key, shape: { ...moved, element } })
    }
  }
  const done = editor.finish()
  return done.kind === 'edited' ? { ...done, made: [...made] } : done
}
