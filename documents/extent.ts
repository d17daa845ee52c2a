// How far something painted reaches, so that a page need not hold what it does not show.

import type { Bounds } from '#process'
import type { Matrix } from './svg-scene.ts'

/** How many numbers each command of a path takes. */
const TAKES: Readonly<Record<string, number>> = {
  m: 2,
  l: 2,
  h: 1,
  v: 1,
  c: 6,
  s: 4,
  q: 4,
  t: 2,
  a: 7,
  z: 0,
}

const EMPTY: Bounds = { x: 0, y: 0, width: 0, height: 0 }

export const around = (points: readonly (readonly [number, number])[]): Bounds => {
  if (points.length === 0) return EMPTY
  const xs = points.map(([x]) => x)
  const ys = points.map(([, y]) => y)
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
}

export const moved = (
  [a, b, c, d, e, f]: Matrix,
  x: number,
  y: number,
): readonly [number, number] => [a * x + c * y + e, b * x + d * y + f]

/** A box that holds the path; curves count with their control points, arcs with their radius. */
export const extentOf = (d: string, matrix: Matrix): Bounds => {
  const points: (readonly [number, number])[] = []
  let [x, y] = [0, 0]
  for (const [, letter = '', rest = ''] of d.matchAll(/([a-z])([^a-z]*)/gi)) {
    const command = letter.toLowerCase()
    const takes = TAKES[command] ?? 0
    if (takes === 0) continue
    const numbers = rest.match(/-?[\d.]+(?:e-?\d+)?/gi)?.map(Number) ?? []
    const [fromX, fromY] = letter === command ? [1, 1] : [0, 0]
    for (let at = 0; at + takes <= numbers.length; at += takes) {
      const part = numbers.slice(at, at + takes)
      const [baseX, baseY] = [x * fromX, y * fromY]
      if (command === 'h') x = baseX + (part[0] ?? 0)
      else if (command === 'v') y = baseY + (part[0] ?? 0)
      else {
        const radius = command === 'a' ? Math.max(part[0] ?? 0, part[1] ?? 0) : 0
        for (let pair = command === 'a' ? 5 : 0; pair + 1 < part.length; pair += 2) {
          const [px, py] = [baseX + (part[pair] ?? 0), baseY + (part[pair + 1] ?? 0)]
          points.push(
            moved(matrix, px - radius, py - radius),
            moved(matrix, px + radius, py + radius),
          )
        }
        x = baseX + (part.at(-2) ?? 0)
        y = baseY + (part.at(-1) ?? 0)
      }
      points.push(moved(matrix, x, y))
    }
  }
  return around(points)
}
