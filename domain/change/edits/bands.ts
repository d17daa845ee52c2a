// Lanes of a drawing people have placed are bands side by side. When their order changes or one comes
// in between, the bands move with all that stands in them: else the drawing would go on showing the old
// order, and so would every file written of it.

import { type Bounds, isFlow, type Key, type Point, type Shape } from '#process'
import type { Value } from '../value.ts'
import type { Editor } from './editor.ts'

/** Room for a new, empty lane, in pixels. */
const BAND = 60

interface Band {
  readonly key: Key
  readonly bounds: Bounds
  readonly isUpright: boolean
}

type Pinned = readonly [Key, Shape]

const planesOf = (editor: Editor, lanes: readonly Key[]): readonly string[] => [
  ...new Set(lanes.flatMap((key) => editor.shapesOf(key).map(([, shape]) => shape.plane))),
]

const bandIn = (editor: Editor, plane: string, key: Key): Band | undefined => {
  for (const [, shape] of editor.shapesOf(key)) {
    if (shape.kind !== 'node' || shape.plane !== plane) continue
    return { key, bounds: shape.bounds, isUpright: shape.isHorizontal === false }
  }
  return undefined
}

const pinnedIn = (editor: Editor, plane: string): readonly Pinned[] =>
  editor
    .elements()
    .flatMap(({ key }) => editor.shapesOf(key).filter(([, shape]) => shape.plane === plane))

const begin = (box: Bounds, isUpright: boolean) => (isUpright ? box.x : box.y)
const length = (box: Bounds, isUpright: boolean) => (isUpright ? box.width : box.height)
const middle = (box: Bounds, isUpright: boolean) =>
  begin(box, isUpright) + length(box, isUpright) / 2

const moved = <P extends Point>(point: P, by: number, isUpright: boolean): P =>
  isUpright ? { ...point, x: point.x + by } : { ...point, y: point.y + by }

const setShape = (editor: Editor, [key, shape]: Pinned, property: string, after: unknown) => {
  const before = { ...shape }[property as keyof Shape] as Value | undefined
  if (JSON.stringify(before) === JSON.stringify(after)) return
  editor.record({
    kind: 'setShape',
    key,
    property,
    ...(before === undefined ? {} : { before }),
    after: after as Value,
  })
}

const moveShape = (editor: Editor, pinned: Pinned, by: number, isUpright: boolean) => {
  const [, shape] = pinned
  if (shape.label) setShape(editor, pinned, 'label', moved(shape.label, by, isUpright))
  if (shape.kind === 'node') {
    setShape(editor, pinned, 'bounds', moved(shape.bounds, by, isUpright))
  } else {
    const points = shape.waypoints.map((point) => moved(point, by, isUpright))
    setShape(editor, pinned, 'waypoints', points)
  }
}

/** Everything that stands in a lane, in its lanes, and in and on what stands there. */
const contentOf = (editor: Editor, lane: Key): ReadonlySet<Key> => {
  const content = new Set<Key>([lane])
  for (const key of content) {
    for (const one of editor.standingIn(key)) content.add(one.key)
    for (const one of editor.attachedTo(key)) content.add(one.key)
  }
  return content
}

/**
 * Puts the pinned lanes of one parent into an order, in every drawing that shows them. Flows between
 * lanes that move apart lose their routes. False where a drawing shows only some of them: then there
 * are no bands to exchange, and nothing is done.
 */
export const restack = (editor: Editor, order: readonly Key[]): boolean => {
  const planes = planesOf(editor, order).map((plane) => ({
    plane,
    bands: order.flatMap((key) => bandIn(editor, plane, key) ?? []),
  }))
  if (planes.length === 0 || planes.some(({ bands }) => bands.length < order.length)) return false
  for (const { plane, bands } of planes) restackIn(editor, plane, bands)
  return true
}

const restackIn = (editor: Editor, plane: string, bands: readonly Band[]) => {
  const isUpright = bands.some((band) => band.isUpright)
  const now = bands
    .map(({ bounds }) => bounds)
    .toSorted((a, b) => begin(a, isUpright) - begin(b, isUpright))
  const gaps = now.map((box, index) => {
    const next = now[index + 1]
    const end = begin(box, isUpright) + length(box, isUpright)
    return next ? Math.max(0, begin(next, isUpright) - end) : 0
  })
  let at = begin(now[0] ?? { x: 0, y: 0, width: 0, height: 0 }, isUpright)
  const ways = new Map<Key, number>()
  bands.forEach(({ key, bounds }, index) => {
    ways.set(key, at - begin(bounds, isUpright))
    at += length(bounds, isUpright) + (gaps[index] ?? 0)
  })
  const wayOf = new Map<Key, number>()
  for (const [lane, by] of ways) {
    for (const key of contentOf(editor, lane)) wayOf.set(key, by)
  }
  const all = pinnedIn(editor, plane)
  // Notes and the like belong to no lane: they go with the one they stand in.
  for (const [, shape] of all) {
    const element = editor.at(shape.element)
    if (shape.kind !== 'node' || !element || wayOf.has(shape.element)) continue
    if (element.kind === 'pool' || element.kind === 'lane') continue
    const { bounds } = shape
    const centre = { x: bounds.x + bounds.width / 2, y: bounds.y + bounds.height / 2 }
    const around = bands.find((band) => holds(band.bounds, centre))
    if (around) wayOf.set(shape.element, ways.get(around.key) ?? 0)
  }
  for (const pinned of all) {
    const [key, shape] = pinned
    const element = editor.at(shape.element)
    if (!element) continue
    if (!isFlow(element)) {
      const by = wayOf.get(shape.element) ?? 0
      if (by !== 0) moveShape(editor, pinned, by, isUpright)
      continue
    }
    const [from, to] = [element.source, element.target].map((end) => wayAt(editor, wayOf, end))
    if (from !== to) editor.record({ kind: 'removeShape', key, shape })
    else if (from) moveShape(editor, pinned, from, isUpright)
  }
}

const holds = (box: Bounds, { x, y }: Point): boolean =>
  x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height

/** How far an end of a flow moves; a flow as an end goes with where it comes from. */
const wayAt = (editor: Editor, wayOf: ReadonlyMap<Key, number>, end: Key): number => {
  const element = editor.at(end)
  const key = element && isFlow(element) ? element.source : end
  return wayOf.get(key) ?? 0
}

/**
 * A band for a new lane below another one, right of it where they stand upright: what stands further on
 * moves on, and the frames around grow. Nothing where that lane is not pinned.
 */
export const makeBand = (editor: Editor, made: Key, above: Key, newShapeKey: () => Key): void => {
  for (const plane of planesOf(editor, [above])) {
    const band = bandIn(editor, plane, above)
    if (!band) continue
    const { bounds, isUpright } = band
    const cut = begin(bounds, isUpright) + length(bounds, isUpright)
    makeRoom(editor, plane, cut, isUpright, framesAround(editor, made))
    const place = isUpright ? { x: cut, width: BAND } : { y: cut, height: BAND }
    editor.record({
      kind: 'addShape',
      key: newShapeKey(),
      shape: {
        kind: 'node',
        element: made,
        plane,
        bounds: { ...bounds, ...place },
        isHorizontal: !isUpright,
      },
    })
  }
}

const framesAround = (editor: Editor, key: Key): ReadonlySet<Key> => {
  const frames = new Set<Key>()
  let at = editor.at(key)
  while (at && 'parent' in at && at.parent && !frames.has(at.parent)) {
    frames.add(at.parent)
    at = editor.at(at.parent)
  }
  return frames
}

const makeRoom = (
  editor: Editor,
  plane: string,
  cut: number,
  isUpright: boolean,
  around: ReadonlySet<Key>,
) => {
  const size = isUpright ? 'width' : 'height'
  for (const pinned of pinnedIn(editor, plane)) {
    const [, shape] = pinned
    const kind = editor.at(shape.element)?.kind
    const { label } = shape
    if (shape.kind === 'edge') {
      const points = shape.waypoints.map((point) =>
        (isUpright ? point.x : point.y) >= cut ? moved(point, BAND, isUpright) : point,
      )
      setShape(editor, pinned, 'waypoints', points)
      if (label && middle(label, isUpright) >= cut) {
        setShape(editor, pinned, 'label', moved(label, BAND, isUpright))
      }
      continue
    }
    const start = begin(shape.bounds, isUpright)
    const end = start + length(shape.bounds, isUpright)
    const isOpen = kind === 'subProcess' && shape.isExpanded === true
    const isFrame = kind === 'pool' || kind === 'lane' || kind === 'group' || isOpen
    const isGrowing = around.has(shape.element) || (isFrame && start < cut && end > cut)
    if (isGrowing) {
      const grown = { ...shape.bounds, [size]: length(shape.bounds, isUpright) + BAND }
      setShape(editor, pinned, 'bounds', grown)
    } else if (isFrame ? start >= cut : middle(shape.bounds, isUpright) >= cut) {
      moveShape(editor, pinned, BAND, isUpright)
    }
  }
}
