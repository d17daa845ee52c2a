// Flows that run on top of one another for a stretch though they share neither beginning nor end: nobody
// could tell them apart there. Found by a sweep from left to right.

import type { Flow, Key, Point } from '#process'
import { runTogether } from './geometry.ts'

/** Of each such pair the flow that was drawn later; in the order they were drawn. */
export const clashingFlows = (
  flows: readonly Flow[],
  drawn: ReadonlyMap<Key, readonly Point[]>,
): readonly Flow[] => {
  const segments = flows.flatMap((flow, at) => {
    const points =
      flow.kind === 'sequenceFlow' || flow.kind === 'messageFlow' ? drawn.get(flow.key) : []
    return (points ?? []).flatMap((b, index) => {
      const a = points?.[index - 1]
      return a ? [{ flow, at, a, b, left: Math.min(a.x, b.x), right: Math.max(a.x, b.x) }] : []
    })
  })
  segments.sort((one, two) => one.left - two.left)
  const later = new Set<number>()
  segments.forEach((one, index) => {
    for (let next = index + 1; next < segments.length; next++) {
      const two = segments[next]
      if (!two || two.left > one.right) break
      if (one.flow.source === two.flow.source || one.flow.target === two.flow.target) continue
      if (runTogether(one.a, one.b, two.a, two.b)) later.add(Math.max(one.at, two.at))
    }
  })
  return flows.filter((_, at) => later.has(at))
}
