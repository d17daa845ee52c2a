// Flows that cross, and those that run on top of one another for a stretch though they share neither
// beginning nor end: nobody could tell them apart there. Found by a sweep from left to right.

import type { Flow, Key, Point } from '#process'
import { runTogether, segmentsCross } from './geometry.ts'

interface Segment {
  readonly flow: Flow
  /** Number of the flow in the order they were drawn. */
  readonly at: number
  readonly a: Point
  readonly b: Point
  readonly left: number
  readonly right: number
}

/** Calls back for each two pieces of different flows that share some of their width. */
const sweep = (
  flows: readonly Flow[],
  drawn: ReadonlyMap<Key, readonly Point[]>,
  meet: (one: Segment, two: Segment) => void,
) => {
  const segments = flows.flatMap((flow, at) => {
    const points =
      flow.kind === 'sequenceFlow' || flow.kind === 'messageFlow' ? drawn.get(flow.key) : []
    return (points ?? []).flatMap((b, index) => {
      const a = points?.[index - 1]
      return a ? [{ flow, at, a, b, left: Math.min(a.x, b.x), right: Math.max(a.x, b.x) }] : []
    })
  })
  segments.sort((one, two) => one.left - two.left)
  segments.forEach((one, index) => {
    for (let next = index + 1; next < segments.length; next++) {
      const two = segments[next]
      if (!two || two.left > one.right) break
      if (one.at !== two.at) meet(one, two)
    }
  })
}

/** Of each pair on top of one another the flow that was drawn later; in the order they were drawn. */
export const clashingFlows = (
  flows: readonly Flow[],
  drawn: ReadonlyMap<Key, readonly Point[]>,
): readonly Flow[] => {
  const later = new Set<number>()
  sweep(flows, drawn, (one, two) => {
    if (one.flow.source === two.flow.source || one.flow.target === two.flow.target) return
    if (runTogether(one.a, one.b, two.a, two.b)) later.add(Math.max(one.at, two.at))
  })
  return flows.filter((_, at) => later.has(at))
}

/** Flows that cross another or run on top of it, those with most crossings first. */
export const crossingFlows = (
  flows: readonly Flow[],
  drawn: ReadonlyMap<Key, readonly Point[]>,
): readonly Flow[] => {
  const counts = new Map<number, number>()
  const count = (at: number) => counts.set(at, (counts.get(at) ?? 0) + 1)
  sweep(flows, drawn, (one, two) => {
    const isShared = one.flow.source === two.flow.source || one.flow.target === two.flow.target
    const isHit =
      segmentsCross(one.a, one.b, two.a, two.b) ||
      (!isShared && runTogether(one.a, one.b, two.a, two.b))
    if (!isHit) return
    count(one.at)
    count(two.at)
  })
  return [...counts]
    .sort(([one, most], [two, more]) => more - most || one - two)
    .flatMap(([at]) => flows[at] ?? [])
}
