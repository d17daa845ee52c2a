// Routes for flows without waypoints in a drawing that is half there.

import type { Bounds, Flow, Key, Point } from '#process'
import { connect } from './connect.ts'
import { boxAround, centreOf, grow, overlaps } from './geometry.ts'
import type { Scene } from './scene.ts'

/** Flows without waypoints: routed one by one among what stands near. */
export const routeMissing = (
  scene: Scene,
  nodes: ReadonlyMap<Key, Bounds>,
  pinnedEdges: ReadonlyMap<Key, readonly Point[]>,
  missing: readonly Flow[],
): ReadonlyMap<Key, readonly Point[]> => {
  const found = new Map<Key, readonly Point[]>()
  const budget = { visits: 400_000 }
  const isWide = (key: Key) => {
    const kind = scene.process.elements[key]?.kind
    return kind === 'lane' || kind === 'group'
  }
  const poolLines = new Map<Key, { above: number; below: number }>()
  for (const pool of scene.pools) {
    const box = nodes.get(pool.key)
    if (box) poolLines.set(pool.key, { above: box.y - 12, below: box.y + box.height + 12 })
  }
  for (const flow of missing) {
    const ends = [flow.source, flow.target].flatMap((end) => nodes.get(end) ?? [])
    const around = boxAround(ends)
    if (!around) continue
    const area = grow(around, 160)
    const near = new Map(
      [...nodes].filter(([key, box]) => !isWide(key) && overlaps(area, box)).slice(0, 80),
    )
    for (const end of [flow.source, flow.target]) {
      const box = nodes.get(end)
      if (box) near.set(end, box)
    }
    const xs: number[] = []
    const ys: number[] = []
    for (const [key, box] of near) {
      if (scene.process.elements[key]?.kind === 'pool') continue
      const centre = centreOf(box)
      xs.push(centre.x, box.x - 15, box.x + box.width + 15)
      ys.push(centre.y, box.y - 15, box.y + box.height + 15)
    }
    for (const end of [flow.source, flow.target]) {
      const lines = poolLines.get(end)
      if (lines) ys.push(lines.above, lines.below)
    }
    const known = new Map([...pinnedEdges, ...found])
    for (const [key, points] of connect(
      { scene, nodes: near, xs, ys, poolLines, labelBoxes: [], known },
      [flow],
      budget,
    )) {
      found.set(key, points)
    }
  }
  return found
}
