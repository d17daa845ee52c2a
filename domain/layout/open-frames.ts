// Open sub-processes nobody has drawn, in a drawing that is half there. Their frames stand around what
// is pinned inside from the start, so that nothing strange is put there, and grow with each thing that
// finds a place inside: never over something they did not cover before, which is pinned and stays.

import type { Bounds, Key, Point } from '#process'
import type { Frame } from './frame.ts'
import { boxAround, centreOf, grow, overlaps } from './geometry.ts'
import type { Index } from './near.ts'
import { HEAD } from './place.ts'
import type { Placed, Scene } from './scene.ts'

/** Room between a frame and what stands in it; its name needs more above. */
const ROOM = 20
const NAME_ROOM = 16

/** A drawing that is half there. */
export interface Half {
  readonly scene: Scene
  /** What has a place so far. */
  readonly nodes: Map<Key, Bounds>
  /** The places of solid things (weight 1) and of pinned flows (weight 0). */
  readonly taken: Index
  readonly pinnedEdges: ReadonlyMap<Key, readonly Point[]>
  /** Boundary events by what they sit on. */
  readonly attached: ReadonlyMap<Key, readonly Placed[]>
  /** Open sub-processes without a shape of their own. */
  readonly growing: ReadonlySet<Key>
  /** What found no room in its sub-process and therefore stands outside of it. */
  readonly strays: Set<Key>
  /** The insides of open sub-processes of which nothing is pinned. */
  readonly insides: ReadonlyMap<Key, Frame>
}

export interface GrownFrame {
  readonly key: Key
  readonly before: Bounds | undefined
  readonly after: Bounds
}

/** What stands in a sub-process, as far as it has its place. */
export const membersOf = (half: Half, home: Key): readonly Key[] =>
  (half.scene.inside.get(home) ?? []).flatMap(({ key }) =>
    half.nodes.has(key) && !half.strays.has(key) ? [key] : [],
  )

/** The growing frames around a thing as they would be with it in that place; innermost first. */
export const framesAround = (half: Half, element: Placed, box: Bounds): readonly GrownFrame[] => {
  const grown: GrownFrame[] = []
  let inner: Key = element.key
  let after = box
  let home = half.scene.home.get(inner)
  while (home && half.growing.has(home)) {
    const others = membersOf(half, home).filter((key) => key !== inner)
    after = frameOf(half, home, [...others.flatMap((key) => half.nodes.get(key) ?? []), after])
    grown.push({ key: home, before: half.nodes.get(home), after })
    inner = home
    home = half.scene.home.get(home)
  }
  return grown
}

/** Draws the frames around what is pinned inside, innermost first. */
export const startFrames = (half: Half): void => {
  const start = (home: Key) => {
    if (half.nodes.has(home)) return
    for (const { key } of half.scene.inside.get(home) ?? []) if (half.growing.has(key)) start(key)
    const inside = membersOf(half, home).flatMap((key) => half.nodes.get(key) ?? [])
    if (inside.length > 0) half.nodes.set(home, frameOf(half, home, inside))
  }
  for (const key of half.growing) start(key)
}

/** Whether a frame, with some room beside it, would come over something it does not cover yet. */
export const isBlocked = (
  { before, after }: GrownFrame,
  apart: number,
  solid: readonly Bounds[],
): boolean => {
  const wide = grow(after, apart)
  return solid.some((box) => overlaps(wide, box) && !(before && overlaps(before, box)))
}

/** Around what stands inside, with the lower edge through the middle of pinned boundary events. */
const frameOf = (half: Half, home: Key, inside: readonly Bounds[]): Bounds => {
  const box = grow(boxAround(inside) ?? { x: 0, y: 0, width: 0, height: 0 }, ROOM)
  const head = half.scene.lanes.has(home) ? HEAD : 0
  const named = {
    x: box.x - head,
    y: box.y - NAME_ROOM,
    width: box.width + head,
    height: box.height + NAME_ROOM,
  }
  const attached = (half.attached.get(home) ?? []).flatMap(({ key }) => {
    const event = half.nodes.get(key)
    return event ? [{ ...centreOf(event), width: 0, height: 0 }] : []
  })
  return boxAround([named, ...attached]) ?? named
}
