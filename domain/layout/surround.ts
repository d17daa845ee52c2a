// Lanes and pools nobody has drawn, in a drawing that is half there: frames around what stands in them,
// or an empty band where nothing does.

import type { Bounds, Key, Lane } from '#process'
import { boxAround, grow } from './geometry.ts'
import { HEAD } from './place.ts'
import type { Scene } from './scene.ts'

/** Height of an empty pool or lane. */
const BAND = 60

/** Lanes and pools without a shape are drawn around what stands in them. */
export const surround = (
  scene: Scene,
  nodes: Map<Key, Bounds>,
  closed: ReadonlySet<Key> = new Set(),
) => {
  const members = [...scene.inside.values()].flat()
  const drawLanes = (parent: Key, home: Home) => {
    for (const lane of scene.lanes.get(parent) ?? []) {
      drawLanes(lane.key, home)
      if (nodes.has(lane.key)) continue
      const inner = scene.lanes.get(lane.key) ?? []
      const own = members.filter((element) => 'lane' in element && element.lane === lane.key)
      const box = ringAround(nodes, [...inner, ...own], HEAD, home.ring)
      nodes.set(lane.key, box ?? emptyBand(scene, nodes, home))
    }
  }
  for (const pool of scene.pools) {
    drawLanes(pool.key, { key: pool.key, head: HEAD, ring: RING })
    if (!pool.isDrawn || nodes.has(pool.key)) continue
    const lanes = scene.lanes.get(pool.key) ?? []
    const inside = scene.inside.get(pool.key) ?? []
    const box = ringAround(nodes, [...lanes, ...inside], HEAD, RING)
    nodes.set(pool.key, box ?? belowAll(nodes))
  }
  for (const element of members) {
    if (element.kind !== 'subProcess' || closed.has(element.key)) continue
    if (nodes.has(element.key)) drawLanes(element.key, { key: element.key, head: 0, ring: 12 })
  }
}

/** A pool or sub-process with lanes. */
interface Home {
  readonly key: Key
  /** Width of its own head. */
  readonly head: number
  /** Room between its lanes and what stands in them. */
  readonly ring: number
}

const RING = 20

/** A frame around things, with room for a head at the left; undefined around nothing. */
const ringAround = (
  nodes: ReadonlyMap<Key, Bounds>,
  things: readonly { readonly key: Key }[],
  head: number,
  ring: number,
): Bounds | undefined => {
  const around = boxAround(things.flatMap(({ key }) => nodes.get(key) ?? []))
  if (!around) return undefined
  const box = grow(around, ring)
  return { ...box, x: box.x - head, width: box.width + head }
}

/** An empty lane nobody drew is a band below what stands in its pool. */
const emptyBand = (scene: Scene, nodes: ReadonlyMap<Key, Bounds>, home: Home): Bounds => {
  const drawn = nodes.get(home.key)
  const lanesIn = (parent: Key): readonly Lane[] =>
    (scene.lanes.get(parent) ?? []).flatMap((lane) => [lane, ...lanesIn(lane.key)])
  const things = [...lanesIn(home.key), ...(scene.inside.get(home.key) ?? [])]
  const around = boxAround(things.flatMap(({ key }) => nodes.get(key) ?? []))
  const band = around ?? (drawn ? { ...drawn, height: 0 } : belowAll(nodes))
  const x = drawn ? drawn.x + home.head : band.x
  const width = drawn ? drawn.width - home.head : band.width
  return { x, y: around ? band.y + band.height : band.y, width, height: BAND }
}

/** Room for something empty below all that is there. */
const belowAll = (nodes: ReadonlyMap<Key, Bounds>): Bounds => {
  const around = boxAround(nodes.values()) ?? { x: 0, y: 0, width: 400, height: 0 }
  return { ...around, y: around.y + around.height + 40, height: BAND }
}
