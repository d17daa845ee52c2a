// How good a layout is, in numbers: what a reader has to follow with the eye.

import type { EdgeShape, Point } from '#process'
import type { Shapes } from './write-model.ts'

export interface LayoutFigures {
  /** Pixels from the leftmost to the rightmost point, and from top to bottom. */
  readonly width: number
  readonly height: number
  readonly nodes: number
  readonly edges: number
  /** Places where two lines cross; lines that share an end do not count there. */
  readonly crossings: number
  /** Corners of all lines. */
  readonly bends: number
}

type Segment = readonly [Point, Point]

const segmentsOf = ({ waypoints }: EdgeShape): readonly Segment[] =>
  waypoints.slice(1).flatMap((to, at): Segment[] => {
    const from = waypoints[at]
    return from ? [[from, to]] : []
  })

/** Which side of a line a point lies on: positive, negative, or 0 on it. */
const side = ([a, b]: Segment, { x, y }: Point): number =>
  (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x)

/** Whether two segments truly cross; touching and lying on one another is no crossing. */
const cross = (a: Segment, b: Segment): boolean =>
  side(a, b[0]) * side(a, b[1]) < 0 && side(b, a[0]) * side(b, a[1]) < 0

export const layoutFigures = (shapes: Shapes): LayoutFigures => {
  const main = Object.values(shapes).filter(({ plane }) => plane === '')
  const nodes = main.filter((shape) => shape.kind === 'node')
  const edges = main.filter((shape) => shape.kind === 'edge')
  const lines = edges.map(segmentsOf)
  let crossings = 0
  lines.forEach((line, at) => {
    for (const other of lines.slice(at + 1)) {
      for (const one of line) crossings += other.filter((segment) => cross(one, segment)).length
    }
  })
  const points = [
    ...nodes.flatMap(({ bounds: { x, y, width, height } }) => [
      { x, y },
      { x: x + width, y: y + height },
    ]),
    ...edges.flatMap(({ waypoints }) => waypoints),
  ]
  const span = (values: readonly number[]) =>
    values.length === 0 ? 0 : Math.round(Math.max(...values) - Math.min(...values))
  return {
    width: span(points.map(({ x }) => x)),
    height: span(points.map(({ y }) => y)),
    nodes: nodes.length,
    edges: edges.length,
    crossings,
    bends: edges.reduce((sum, { waypoints }) => sum + Math.max(0, waypoints.length - 2), 0),
  }
}
