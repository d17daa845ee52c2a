// Small plane geometry used by all of the layout: boxes, overlaps, segments.

import type { Bounds, Point } from '#process'

export const centreOf = (box: Bounds): Point => ({
  x: box.x + box.width / 2,
  y: box.y + box.height / 2,
})

export const grow = (box: Bounds, by: number): Bounds => ({
  x: box.x - by,
  y: box.y - by,
  width: box.width + 2 * by,
  height: box.height + 2 * by,
})

/** Whether two boxes share area; touching edges do not count. */
export const overlaps = (a: Bounds, b: Bounds): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

/** Shared area in square pixels. */
export const overlapArea = (a: Bounds, b: Bounds): number => {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  return width > 0 && height > 0 ? width * height : 0
}

export const contains = (outer: Bounds, inner: Bounds): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height

/** The smallest box around all; undefined around nothing. */
export const boxAround = (boxes: Iterable<Bounds>): Bounds | undefined => {
  let left = Number.POSITIVE_INFINITY
  let top = Number.POSITIVE_INFINITY
  let right = Number.NEGATIVE_INFINITY
  let bottom = Number.NEGATIVE_INFINITY
  for (const box of boxes) {
    left = Math.min(left, box.x)
    top = Math.min(top, box.y)
    right = Math.max(right, box.x + box.width)
    bottom = Math.max(bottom, box.y + box.height)
  }
  if (left === Number.POSITIVE_INFINITY) return undefined
  return { x: left, y: top, width: right - left, height: bottom - top }
}

export const boxOfSegment = (a: Point, b: Point): Bounds => ({
  x: Math.min(a.x, b.x),
  y: Math.min(a.y, b.y),
  width: Math.abs(a.x - b.x),
  height: Math.abs(a.y - b.y),
})

/** Whether the segment has a part strictly inside the box (Liang and Barsky's clipping). */
export const crossesBox = (a: Point, b: Point, box: Bounds): boolean => {
  let from = 0
  let to = 1
  const dx = b.x - a.x
  const dy = b.y - a.y
  const sides: readonly (readonly [number, number])[] = [
    [-dx, a.x - box.x],
    [dx, box.x + box.width - a.x],
    [-dy, a.y - box.y],
    [dy, box.y + box.height - a.y],
  ]
  for (const [slope, room] of sides) {
    if (slope === 0) {
      if (room <= 0) return false
      continue
    }
    const at = room / slope
    if (slope < 0) from = Math.max(from, at)
    else to = Math.min(to, at)
  }
  return to - from > 1e-9
}

const turn = (a: Point, b: Point, c: Point): number =>
  Math.sign((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x))

/** Whether two segments cross in a point inside both; touching ends and overlaps do not count. */
export const segmentsCross = (a: Point, b: Point, c: Point, d: Point): boolean =>
  turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0

/** Whether two upright or lying segments lie on the same line for more than 2 pixels. */
export const runTogether = (a: Point, b: Point, c: Point, d: Point): boolean => {
  const along = (axis: 'x' | 'y', across: 'x' | 'y'): boolean => {
    const isOnLine =
      a[across] === b[across] && c[across] === d[across] && Math.abs(a[across] - c[across]) < 1
    if (!isOnLine) return false
    const from = Math.max(Math.min(a[axis], b[axis]), Math.min(c[axis], d[axis]))
    const to = Math.min(Math.max(a[axis], b[axis]), Math.max(c[axis], d[axis]))
    return to - from > 2
  }
  return along('x', 'y') || along('y', 'x')
}

/** Drops repeated points and those in the middle of a straight line. */
export const straighten = (points: readonly Point[]): readonly Point[] => {
  const kept: Point[] = []
  for (const point of points) {
    const last = kept.at(-1)
    if (last && last.x === point.x && last.y === point.y) continue
    const before = kept.at(-2)
    if (
      last &&
      before &&
      ((before.x === last.x && last.x === point.x) ||
        (before.y === last.y && last.y === point.y)) &&
      (last.x - before.x) * (point.x - last.x) + (last.y - before.y) * (point.y - last.y) > 0
    ) {
      kept.pop()
    }
    kept.push(point)
  }
  return kept
}

/** Where the straight line from the centre of the box to a point leaves the box. */
export const leavePoint = (box: Bounds, towards: Point): Point => {
  const centre = centreOf(box)
  const dx = towards.x - centre.x
  const dy = towards.y - centre.y
  if (dx === 0 && dy === 0) return { x: centre.x, y: box.y }
  const scale = Math.min(
    dx === 0 ? Number.POSITIVE_INFINITY : box.width / 2 / Math.abs(dx),
    dy === 0 ? Number.POSITIVE_INFINITY : box.height / 2 / Math.abs(dy),
  )
  return { x: centre.x + dx * scale, y: centre.y + dy * scale }
}
