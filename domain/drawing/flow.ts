// Flows: rounded corners, arrow heads and marks as plain paths (no markers by reference, so nothing can
// get lost between programs).

import type { EdgeShape, Flow, Point, Process } from '#process'
import { isActivity } from '#process'
import { type Context, strong } from './context.ts'
import { messageIcon, move } from './icons.ts'
import { INK, PAPER } from './look.ts'
import { decimal, tag } from './svg.ts'

const RADIUS = 6
const HEAD = { length: 10, width: 4.2 }

const at = (point: Point): string => `${decimal(point.x)} ${decimal(point.y)}`

const between = (from: Point, to: Point, distance: number): Point => {
  const length = Math.hypot(to.x - from.x, to.y - from.y)
  if (length === 0) return from
  return {
    x: from.x + ((to.x - from.x) * distance) / length,
    y: from.y + ((to.y - from.y) * distance) / length,
  }
}

/** Without repeated points; at least two of them. */
const clean = (points: readonly Point[]): readonly Point[] => {
  const kept = points.filter((point, index) => {
    const before = points[index - 1]
    return !before || Math.hypot(point.x - before.x, point.y - before.y) > 0.1
  })
  const [first] = kept
  return kept.length > 1 || !first ? kept : [first, { x: first.x + 0.1, y: first.y }]
}

const lineOf = (points: readonly Point[]): string => {
  const [first, ...rest] = points
  if (!first) return ''
  let d = `M ${at(first)}`
  rest.forEach((point, index) => {
    const before = points[index]
    const after = rest[index + 1]
    if (!before || !after) {
      d += ` L ${at(point)}`
      return
    }
    const room = Math.min(
      RADIUS,
      Math.hypot(point.x - before.x, point.y - before.y) / 2,
      Math.hypot(point.x - after.x, point.y - after.y) / 2,
    )
    d += ` L ${at(between(point, before, room))} Q ${at(point)} ${at(between(point, after, room))}`
  })
  return d
}

/** A triangle, or an open arrow, with its tip at `tip`. */
const arrow = (
  tip: Point,
  from: Point,
  size: { length: number; width: number },
  isOpen: boolean,
) => {
  const back = between(tip, from, size.length)
  const length = Math.hypot(tip.x - from.x, tip.y - from.y) || 1
  const nx = (-(tip.y - from.y) / length) * size.width
  const ny = ((tip.x - from.x) / length) * size.width
  const left = { x: back.x + nx, y: back.y + ny }
  const right = { x: back.x - nx, y: back.y - ny }
  return `M ${at(left)} L ${at(tip)} L ${at(right)}${isOpen ? '' : ' Z'}`
}

/** The line of a flow as it is drawn, and the point half way along it. */
export const routeOf = ({
  waypoints,
}: EdgeShape): { readonly d: string; readonly middle: Point } => {
  const points = clean(waypoints)
  const lengths = points.slice(1).map((point, index) => distance(point, points[index] ?? point))
  let left = lengths.reduce((sum, length) => sum + length, 0) / 2
  for (const [index, length] of lengths.entries()) {
    const [from, to] = [points[index], points[index + 1]]
    if (from && to && left <= length) return { d: lineOf(points), middle: between(from, to, left) }
    left -= length
  }
  return { d: lineOf(points), middle: points[0] ?? { x: 0, y: 0 } }
}

export const drawFlow = (context: Context, flow: Flow, shape: EdgeShape): string => {
  const points = clean(shape.waypoints)
  const first = points[0]
  const second = points[1]
  const last = points.at(-1)
  const beforeLast = points.at(-2)
  if (!first || !second || !last || !beforeLast) return ''
  const stroke = shape.stroke ?? INK
  const width = strong(context, 1.4)
  const size = context.isSmall ? { length: 16, width: 8 } : HEAD
  const plain = { stroke, 'stroke-width': width, 'stroke-linejoin': 'round' }
  const path = (d: string, look: Record<string, string | number>) => tag('path', { d, ...look })
  const track = (shown: readonly Point[], dashes?: string) =>
    path(lineOf(shown), {
      class: 'pd-line',
      fill: 'none',
      ...plain,
      ...(dashes ? { 'stroke-dasharray': dashes } : {}),
    })
  // The line ends inside the head, so that its square end does not show at the tip.
  const shortened = [
    ...points.slice(0, -1),
    between(last, beforeLast, Math.min(size.length / 2, distance(last, beforeLast) / 2)),
  ]
  switch (flow.kind) {
    case 'sequenceFlow': {
      const head = path(arrow(last, beforeLast, size, false), {
        class: 'pd-arrow',
        fill: stroke,
        ...plain,
        'stroke-width': 1,
      })
      return track(shortened) + head + sourceMark(context.process, flow, first, second, plain)
    }
    case 'messageFlow': {
      const head = path(arrow(last, beforeLast, size, false), {
        class: 'pd-arrow pd-open',
        fill: PAPER,
        ...plain,
      })
      const start = tag('circle', {
        cx: first.x,
        cy: first.y,
        r: context.isSmall ? 6 : 3.6,
        class: 'pd-arrow pd-open',
        fill: PAPER,
        ...plain,
      })
      const { middle } = routeOf(shape)
      const envelope =
        flow.envelope && !context.isSmall
          ? move(middle.x, middle.y, messageIcon(flow.envelope === 'nonInitiating'))
          : ''
      return track(shortened, '7 5') + start + head + envelope
    }
    case 'association':
    case 'dataAssociation': {
      const direction = flow.kind === 'dataAssociation' ? 'one' : flow.direction
      const open = { class: 'pd-arrow pd-open-arrow', fill: 'none', ...plain }
      const ends =
        (direction === 'none' ? '' : path(arrow(last, beforeLast, size, true), open)) +
        (direction === 'both' ? path(arrow(first, second, size, true), open) : '')
      return track(points, '1 4') + ends
    }
  }
}

const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y)

/** A stroke across the default way; a diamond where a step itself sets a condition. */
const sourceMark = (
  process: Process,
  flow: Extract<Flow, { kind: 'sequenceFlow' }>,
  first: Point,
  second: Point,
  plain: Record<string, string | number>,
): string => {
  const source = process.elements[flow.source]
  const length = distance(first, second) || 1
  const ux = (second.x - first.x) / length
  const uy = (second.y - first.y) / length
  const along = (by: number, aside: number): Point => ({
    x: first.x + ux * by - uy * aside,
    y: first.y + uy * by + ux * aside,
  })
  if (flow.isDefault) {
    const d = `M ${at(along(6, 5))} L ${at(along(12, -5))}`
    return tag('path', { d, class: 'pd-mark', fill: 'none', ...plain })
  }
  if (flow.condition !== undefined && source && isActivity(source)) {
    const d = `M ${at(first)} L ${at(along(8, 4.5))} L ${at(along(16, 0))} L ${at(along(8, -4.5))} Z`
    return tag('path', { d, class: 'pd-arrow pd-open', fill: PAPER, ...plain })
  }
  return ''
}
