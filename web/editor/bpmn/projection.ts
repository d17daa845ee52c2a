// What bpmn-js gets to see of a process: a BPMN file of its own, complete with places, with ids it takes
// and without what it does not show. Nothing is ever read back from it as a whole: only what a gesture
// made different comes back (gesture.ts), so what is left out here cannot be lost.

import { writeBpmn } from '#bpmn'
import { withReferences } from '#change'
import { layout } from '#layout'
import { type Bounds, type Element, elementsOf, type Key, type Process, type Shape } from '#process'
import { idOfKey } from './safe-id.ts'

export interface Projection {
  readonly xml: string
  /** The one shape of each element that is shown: pinned, or where the layout puts it. */
  readonly shapes: ReadonlyMap<Key, Drawn>
}

export interface Drawn {
  /** Under which it is pinned, or would be. */
  readonly key: Key
  readonly shape: Shape
}

/** Without what vendors and we ourselves add: it has no look, and stays where it is. */
const bare = (element: Element): Element => {
  const { extensions, foreignAttributes, xmlId, ...rest } = element
  if (rest.kind === 'pool') {
    const { processExtensions, processXmlId, ...pool } = rest
    return pool
  }
  if ('work' in rest) {
    const { work, ...activity } = rest
    return activity
  }
  if (rest.kind === 'sequenceFlow') {
    const { share, ...flow } = rest
    return flow
  }
  return rest as Element
}

const renamed = (element: Element): Element => {
  const led = withReferences(bare(element), (key) => idOfKey(key) as Key)
  return { ...led, key: idOfKey(element.key) as Key }
}

/**
 * The shapes of a projection alone, without writing its file. bpmn-js draws an element once: on the main
 * drawing, else on the one of its sub-process.
 */
export const shownShapes = (process: Process): ReadonlyMap<Key, Drawn> => {
  const shown = new Map<Key, Drawn>()
  const isPlane = (plane: string) =>
    plane === '' || process.elements[plane as Key]?.kind === 'subProcess'
  const all = Object.entries(layout(process)) as [Key, Shape][]
  for (const [key, shape] of all) {
    const element = process.elements[shape.element]
    if (!element || !isPlane(shape.plane)) continue
    const there = shown.get(shape.element)
    if (!there || (there.shape.plane !== '' && shape.plane === ''))
      shown.set(shape.element, { key, shape })
  }
  return withoutLoose(process, shown)
}

/** The pool an element stands in, directly or further in. */
const poolOf = (process: Process, key: Key): Element | undefined => {
  let at = process.elements[key]
  while (at && at.kind !== 'pool')
    at = 'parent' in at && at.parent !== undefined ? process.elements[at.parent] : undefined
  return at
}

const MARGIN = 30

const around = (all: readonly Bounds[], margin: number): Bounds => {
  const [left, top] = [Math.min(...all.map(({ x }) => x)), Math.min(...all.map(({ y }) => y))]
  const right = Math.max(...all.map(({ x, width }) => x + width))
  const bottom = Math.max(...all.map(({ y, height }) => y + height))
  return {
    // Its name stands at the left.
    x: left - 2 * margin,
    y: top - margin,
    width: right - left + 3 * margin,
    height: bottom - top + 2 * margin,
  }
}

const meet = (one: Bounds, other: Bounds): boolean =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height

/**
 * Pools that are drawn here alone, around processes without one beside those with one: bpmn-js draws what
 * is in such a process, and breaks off as soon as it is moved. Not where others' steps would lie beneath.
 */
const borrowedPools = (
  process: Process,
  shown: ReadonlyMap<Key, Drawn>,
): ReadonlyMap<Key, Bounds> => {
  const pools = elementsOf(process).filter((one) => one.kind === 'pool')
  if (!pools.some(({ isDrawn }) => isDrawn)) return new Map()
  const placed = [...shown].flatMap(([key, { shape }]) => {
    const isPool = process.elements[key]?.kind === 'pool'
    const pool = poolOf(process, key)
    const isHere = shape.kind === 'node' && shape.plane === '' && !isPool && pool
    return isHere ? [{ pool: pool.key, bounds: shape.bounds }] : []
  })
  const borrowed = new Map<Key, Bounds>()
  for (const { key } of pools.filter(({ isDrawn }) => !isDrawn)) {
    const own = placed.filter(({ pool }) => pool === key).map(({ bounds }) => bounds)
    if (own.length === 0) continue
    const bounds = around(own, MARGIN)
    if (!placed.some((one) => one.pool !== key && meet(one.bounds, bounds)))
      borrowed.set(key, bounds)
  }
  return borrowed
}

/** What it cannot be drawn without. */
const holdersOf = (element: Element): readonly Key[] => {
  if ('source' in element) return [element.source, element.target]
  return element.kind === 'event' && element.attachedTo !== undefined ? [element.attachedTo] : []
}

/**
 * Without what bpmn-js cannot draw, because what it hangs on is on another drawing, or is drawn after it:
 * so are the processes without a pool beside those with one.
 */
const withoutLoose = (process: Process, shown: Map<Key, Drawn>): ReadonlyMap<Key, Drawn> => {
  const hasPools = elementsOf(process).some((one) => one.kind === 'pool' && one.isDrawn)
  const borrowed = borrowedPools(process, shown)
  const isLate = (pool: Element | undefined, isBetween: boolean) =>
    hasPools && pool?.kind === 'pool' && !pool.isDrawn && !(isBetween && borrowed.has(pool.key))
  const isHeld = (element: Element, { plane }: Shape): boolean => {
    const holders = holdersOf(element)
    const both = element.kind === 'event' ? [element.key, ...holders] : holders
    const pools = new Set(both.map((key) => poolOf(process, key)))
    const isBetween = element.kind === 'association' || element.kind === 'messageFlow'
    const isTogether = pools.size === 1 && !isBetween
    return (
      holders.every((key) => shown.get(key)?.shape.plane === plane) &&
      (isTogether || ![...pools].some((pool) => isLate(pool, isBetween)))
    )
  }
  let size: number
  do {
    size = shown.size
    for (const [key, { shape }] of shown) {
      const element = process.elements[key]
      if (element && !isHeld(element, shape)) shown.delete(key)
    }
  } while (shown.size < size)
  return shown
}

/** bpmn-js takes a sub-process as closed unless it is said to be open; what is drawn in it is seen. */
const openedOut = (process: Process, shown: ReadonlyMap<Key, Drawn>): ((shape: Shape) => Shape) => {
  const open = new Set<Key>()
  for (const [key, { shape }] of shown) {
    const element = process.elements[key]
    const parent = element && 'parent' in element ? element.parent : undefined
    if (parent !== undefined && shown.get(parent)?.shape.plane === shape.plane) open.add(parent)
  }
  return (shape) =>
    shape.kind === 'node' &&
    shape.isExpanded === undefined &&
    process.elements[shape.element]?.kind === 'subProcess' &&
    open.has(shape.element)
      ? { ...shape, isExpanded: true }
      : shape
}

/** Where nothing is yet: what is drawn first needs a process to stand in. */
const ground: Element = {
  ...{ kind: 'pool', key: 'Process' as Key, name: '', isDrawn: false, isBlackBox: false },
}

/** Without anything drawn there is no drawing in the file, and bpmn-js would not open it. */
const withPaper = (xml: string, bpmnElement: string): string =>
  xml.includes('<bpmndi:BPMNDiagram')
    ? xml
    : xml.replace(
        '</definitions>',
        `<bpmndi:BPMNDiagram id="Diagram"><bpmndi:BPMNPlane id="Plane" bpmnElement="${bpmnElement}"/></bpmndi:BPMNDiagram></definitions>`,
      )

/** Costs the layout of what is not pinned, and writing one file. */
export const project = (process: Process): Projection => {
  const shapes = shownShapes(process)
  const all = elementsOf(process)
  const shown = all.some(({ kind }) => kind === 'pool') ? all : [ground, ...all]
  const borrowed = borrowedPools(process, shapes)
  const elements = Object.fromEntries(
    shown.map((element) => {
      const isBorrowed = element.kind === 'pool' && borrowed.has(element.key)
      const one = isBorrowed ? { ...element, isDrawn: true } : element
      return [idOfKey(element.key), renamed(one)]
    }),
  )
  const opened = openedOut(process, shapes)
  const drawn = Object.fromEntries(
    [...shapes.values()].map((one) => {
      const shape = opened(one.shape)
      const element = idOfKey(shape.element)
      const plane = shape.plane === '' ? '' : idOfKey(shape.plane as Key)
      return [`${element}_di`, { ...shape, element, plane }]
    }),
  ) as Record<Key, Shape>
  for (const [key, bounds] of borrowed) {
    const element = idOfKey(key) as Key
    drawn[`${element}_di` as Key] = { kind: 'node', element, plane: '', bounds, isHorizontal: true }
  }
  const bytes = writeBpmn({ name: process.name, elements, shapes: {} }, drawn)
  // The library makes a space of the first half of a line break as Windows writes it.
  const xml = new TextDecoder().decode(bytes).replace(/&#13;(?=&#10;|\n)/g, '')
  const pool = shown.find(({ kind }) => kind === 'pool') ?? ground
  return { xml: withPaper(xml, idOfKey(pool.key)), shapes }
}
