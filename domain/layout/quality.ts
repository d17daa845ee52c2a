// What can be counted about a drawing. The same counts serve the hand-drawn originals, so both sides
// are measured alike.

import {
  type Bounds,
  type Element,
  isFlow,
  type Key,
  type Point,
  type Process,
  type Shape,
} from '#process'
import { contains, crossesBox, grow, overlaps, runTogether, segmentsCross } from './geometry.ts'

export interface LayoutQuality {
  /** Elements that ought to be drawn. */
  readonly parts: number
  readonly missing: number
  /** Pairs of steps, events, data ... that share area. */
  readonly overlaps: number
  /** Steps that stand (partly) outside of their lane or pool. */
  readonly outside: number
  readonly crossings: number
  /** Sequence and message flows that run through a step that is neither their end nor holds it. */
  readonly through: number
  readonly bends: number
  /** Pairs of unrelated flows that run on the same line for a stretch. */
  readonly shared: number
}

const SLACK = 1

/** Whether a pool or lane with something in it, or a named one, has to be seen. */
const isDrawn = (process: Process, element: Element, isHidden: (key: Key) => boolean): boolean => {
  if (element.kind === 'pool') return element.isDrawn
  if (isFlow(element)) {
    return [element.source, element.target].every((end) => {
      const at = process.elements[end]
      return at !== undefined && !isHidden(end) && isDrawn(process, at, isHidden)
    })
  }
  return !isHidden(element.key)
}

/** Counts of the main drawing; parts hidden in closed sub-processes are not wanted in it. */
export const measureLayout = (
  process: Process,
  shapes: Readonly<Record<Key, Shape>>,
): LayoutQuality => {
  const main = Object.values(shapes).filter((shape) => shape.plane === '')
  const nodes = new Map<Key, Bounds>()
  const edges: { element: Key; points: readonly Point[] }[] = []
  const open = new Set<Key>()
  for (const shape of main) {
    if (shape.kind === 'edge') edges.push({ element: shape.element, points: shape.waypoints })
    else if (!nodes.has(shape.element)) {
      nodes.set(shape.element, shape.bounds)
      if (shape.isExpanded) open.add(shape.element)
    }
  }
  const isHidden = (key: Key): boolean => {
    let at = process.elements[key]
    for (let depth = 0; at && depth < 100; depth++) {
      const parent: Key | undefined = 'parent' in at ? at.parent : undefined
      if (!parent) return false
      at = process.elements[parent]
      if (at?.kind === 'subProcess' && nodes.has(parent) && !open.has(parent)) return true
    }
    return false
  }
  const wanted = Object.values(process.elements).filter((one) => isDrawn(process, one, isHidden))
  const has = new Set(main.map((shape) => shape.element))
  const solid = [...nodes].flatMap(([key, box]) => {
    const element = process.elements[key]
    const isSolid =
      element !== undefined &&
      !isFlow(element) &&
      element.kind !== 'pool' &&
      element.kind !== 'lane' &&
      element.kind !== 'group'
    return isSolid ? [{ key, element, box }] : []
  })
  return {
    parts: wanted.length,
    missing: wanted.filter((element) => !has.has(element.key)).length,
    overlaps: countOverlaps(process, solid),
    outside: countOutside(nodes, solid),
    ...countLines(process, edges, solid),
  }
}

interface Solid {
  readonly key: Key
  readonly element: Element
  readonly box: Bounds
}

const isInside = (process: Process, inner: Key, outer: Key): boolean => {
  let at: Key | undefined = inner
  for (let depth = 0; at && depth < 100; depth++) {
    if (at === outer) return true
    const element: Element | undefined = process.elements[at]
    at = element && 'parent' in element ? element.parent : undefined
  }
  return false
}

const isAttached = (a: Element, b: Element): boolean => a.kind === 'event' && a.attachedTo === b.key

const countOverlaps = (process: Process, solid: readonly Solid[]): number => {
  const sorted = [...solid].sort((a, b) => a.box.x - b.box.x)
  let count = 0
  sorted.forEach((a, index) => {
    for (let at = index + 1; at < sorted.length; at++) {
      const b = sorted[at]
      if (!b || b.box.x >= a.box.x + a.box.width) break
      if (!overlaps(grow(a.box, -SLACK / 2), grow(b.box, -SLACK / 2))) continue
      if (isAttached(a.element, b.element) || isAttached(b.element, a.element)) continue
      if (isInside(process, a.key, b.key) || isInside(process, b.key, a.key)) continue
      count++
    }
  })
  return count
}

const countOutside = (nodes: ReadonlyMap<Key, Bounds>, solid: readonly Solid[]): number => {
  let count = 0
  for (const { element, box } of solid) {
    // Notes stand beside what they are about, whoever wrote them.
    if (element.kind === 'annotation') continue
    if (element.kind === 'event' && element.attachedTo) continue
    const lane = 'lane' in element && element.lane ? nodes.get(element.lane) : undefined
    const parent = 'parent' in element && element.parent ? nodes.get(element.parent) : undefined
    const home = lane ?? parent
    if (home && !contains(grow(home, SLACK), box)) count++
  }
  return count
}

const countLines = (
  process: Process,
  edges: readonly { readonly element: Key; readonly points: readonly Point[] }[],
  solid: readonly Solid[],
) => {
  const segments: { flow: number; a: Point; b: Point }[] = []
  const flows = edges.flatMap(({ element, points }) => {
    const flow = process.elements[element]
    return flow?.kind === 'sequenceFlow' || flow?.kind === 'messageFlow' ? [{ flow, points }] : []
  })
  let bends = 0
  let through = 0
  flows.forEach(({ flow, points }, index) => {
    bends += Math.max(0, points.length - 2)
    const hit = new Set<Key>()
    for (let at = 1; at < points.length; at++) {
      const a = points[at - 1]
      const b = points[at]
      if (!a || !b) continue
      segments.push({ flow: index, a, b })
      for (const { key, element, box } of solid) {
        if (!crossesBox(a, b, grow(box, -2)) || hit.has(key)) continue
        const isOwn = [flow.source, flow.target].some((end) => {
          const thing = process.elements[end]
          return (
            isInside(process, end, key) ||
            (thing !== undefined && isAttached(thing, element)) ||
            (thing !== undefined && isAttached(element, thing))
          )
        })
        if (!isOwn) hit.add(key)
      }
    }
    through += hit.size
  })
  let crossings = 0
  const shared = new Set<string>()
  segments.sort((a, b) => Math.min(a.a.x, a.b.x) - Math.min(b.a.x, b.b.x))
  segments.forEach((one, index) => {
    const right = Math.max(one.a.x, one.b.x)
    for (let at = index + 1; at < segments.length; at++) {
      const two = segments[at]
      if (!two || Math.min(two.a.x, two.b.x) > right) break
      if (one.flow === two.flow) continue
      if (segmentsCross(one.a, one.b, two.a, two.b)) crossings++
      const first = flows[one.flow]?.flow
      const second = flows[two.flow]?.flow
      if (first?.source === second?.source || first?.target === second?.target) continue
      if (runTogether(one.a, one.b, two.a, two.b)) {
        shared.add(`${Math.min(one.flow, two.flow)} ${Math.max(one.flow, two.flow)}`)
      }
    }
  })
  return { crossings, through, bends, shared: shared.size }
}

/** Counts of several drawings together. */
export const sumQuality = (all: readonly LayoutQuality[]): LayoutQuality => {
  const sum = (pick: (one: LayoutQuality) => number) =>
    all.reduce((total, one) => total + pick(one), 0)
  return {
    parts: sum((one) => one.parts),
    missing: sum((one) => one.missing),
    overlaps: sum((one) => one.overlaps),
    outside: sum((one) => one.outside),
    crossings: sum((one) => one.crossings),
    through: sum((one) => one.through),
    bends: sum((one) => one.bends),
    shared: sum((one) => one.shared),
  }
}
