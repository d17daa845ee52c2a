// Orthogonal routing: A* over a sparse grid of lines (Wybrow, Marriott, Stuckey: Orthogonal Connector
// Routing, GD 2009), with costs for bends, for crossing and for running on top of other flows. Lines
// are handed in by whoever made room for them, so flows spread over the tracks of a channel without a
// second pass. Straight, one-bend and two-bend paths are tried first; they are most of all flows.
// Cost: O(length) for those, else bounded by a budget of visited states; a flow that finds the budget
// spent takes the best simple path.

import type { Bounds, Point } from '#process'
import { straighten } from './geometry.ts'
import { createHeap } from './heap.ts'
import {
  cleanCost,
  type Direction,
  DX,
  DY,
  dropInside,
  lowerBound,
  middles,
  unique,
} from './router-lines.ts'

/** A place a flow may begin or end: a grid point, the direction it moves there, and the drawn point. */
export interface Port {
  readonly x: number
  readonly y: number
  /** Of movement: away from the source, towards the target. */
  readonly direction: Direction
  /** The point on the outline. */
  readonly at: Point
  readonly cost: number
}

export interface Obstacle {
  readonly id: number
  readonly box: Bounds
}

export interface RouteRequest {
  /** Obstacles that may be crossed: the ends themselves and what they stand in. */
  readonly open: ReadonlySet<number>
  /** The ends themselves: a flow runs straight inside them. */
  readonly ends: ReadonlySet<number>
  /** Which of them it leaves and does not come back to, and which it enters and does not leave. */
  readonly leaving: number
  readonly entering: number
  /** The pool that both ends stand in: outside of it every pixel counts several times. */
  readonly within?: Bounds
  readonly from: readonly Port[]
  readonly to: readonly Port[]
  /** Flows with the same number for source or target may share a stretch; others may not. */
  readonly source: number
  readonly target: number
}

export interface Router {
  readonly route: (request: RouteRequest) => readonly Point[]
  /**
   * Takes the flow that was routed as the so-manieth up and looks for a cheaper way, now that all others
   * are there; undefined where there is none.
   */
  readonly reroute: (number: number) => readonly Point[] | undefined
  /** Tells of a flow drawn by somebody else, so that others keep off it. */
  readonly occupy: (points: readonly Point[]) => void
}

const BEND = 30
const CROSSING = 150
/** Joining a flow to the same target before the target: allowed, but the target's own side is clearer. */
const MEETING = 25
const OVERLAP = 1500
const SOFT = 12
/** Each stretch beyond the pool. */
const OUTSIDE = 300
/** Several flows that have neither source nor target in common. */
const MIXED = -1
const BLOCKED = Number.POSITIVE_INFINITY

const isOutside = ({ x, y, width, height }: Bounds, toX: number, toY: number): boolean =>
  toX < x || toX > x + width || toY < y || toY > y + height

export const createRouter = (
  lineXs: readonly number[],
  lineYs: readonly number[],
  obstacles: readonly Obstacle[],
  softBoxes: readonly Bounds[],
  budget: { visits: number },
): Router => {
  const xs = unique(lineXs)
  const ys = unique(lineYs)
  const nx = xs.length
  const ny = ys.length
  const count = nx * ny
  const owner = new Int32Array(count)
  const soft = new Uint8Array(count)
  // Who runs from a point to the right, and who down: the source and the target all of them have in
  // common, MIXED where they have none, 0 for nobody. Who runs through a point: how many, and to where.
  const right = { source: new Int32Array(count), target: new Int32Array(count) }
  const down = { source: new Int32Array(count), target: new Int32Array(count) }
  const through = { many: new Int32Array(count), target: new Int32Array(count) }

  const fill = (box: Bounds, mark: (point: number) => void) => {
    const endX = box.x + box.width
    const endY = box.y + box.height
    for (let yi = lowerBound(ys, box.y); yi < ny && (ys[yi] ?? 0) <= endY; yi++) {
      for (let xi = lowerBound(xs, box.x); xi < nx && (xs[xi] ?? 0) <= endX; xi++) {
        mark(yi * nx + xi)
      }
    }
  }
  for (const box of softBoxes) {
    fill(box, (point) => {
      soft[point] = 1
    })
  }
  for (const { id, box } of obstacles) {
    fill(
      { x: box.x - 5, y: box.y - 5, width: box.width + 10, height: box.height + 10 },
      (point) => {
        owner[point] = id + 1
      },
    )
  }

  // A* memory, cleared by stamping.
  let costs: Float64Array | undefined
  let cameFrom = new Int32Array(0)
  let stamps = new Int32Array(0)
  let stamp = 0
  const heap = createHeap()

  const pointAt = (x: number, y: number): number => {
    const xi = lowerBound(xs, x)
    const yi = lowerBound(ys, y)
    return xs[xi] === x && ys[yi] === y ? yi * nx + xi : -1
  }

  /** Cost of one step from a grid point to its neighbour, or BLOCKED. */
  const stepCost = (from: number, direction: Direction, request: RouteRequest): number => {
    const xi = from % nx
    const yi = (from - xi) / nx
    const toX = xi + DX[direction]
    const toY = yi + DY[direction]
    if (toX < 0 || toY < 0 || toX >= nx || toY >= ny) return BLOCKED
    const to = toY * nx + toX
    const blocker = owner[to] ?? 0
    if (blocker !== 0 && !request.open.has(blocker - 1)) return BLOCKED
    const inside = owner[from] ?? 0
    if (inside !== blocker && request.leaving !== request.entering) {
      if (inside - 1 === request.entering || blocker - 1 === request.leaving) return BLOCKED
    }
    const length = Math.abs(
      direction === 0 || direction === 2
        ? (xs[toX] ?? 0) - (xs[xi] ?? 0)
        : (ys[toY] ?? 0) - (ys[yi] ?? 0),
    )
    const used = direction === 0 || direction === 2 ? right : down
    const segment = direction < 2 ? from : to
    let cost = length
    if (used.source[segment]) {
      const isRelated =
        used.source[segment] === request.source + 1 || used.target[segment] === request.target + 1
      cost += isRelated ? 0 : OVERLAP + length * 4
    } else {
      const many = through.many[to] ?? 0
      const isInEnd = blocker !== 0 && request.ends.has(blocker - 1)
      if (many && !isInEnd) {
        cost += through.target[to] === request.target + 1 ? MEETING : CROSSING * Math.min(many, 3)
      }
    }
    if (soft[to]) cost += SOFT
    if (request.within && isOutside(request.within, xs[toX] ?? 0, ys[toY] ?? 0)) {
      cost += OUTSIDE + length * 3
    }
    return cost
  }

  const neighbour = (from: number, direction: Direction): number =>
    from + DX[direction] + DY[direction] * nx

  /** Walks a straight stretch; returns its cost or BLOCKED and appends its points. */
  const walk = (
    from: number,
    to: number,
    request: RouteRequest,
    path: number[],
    limit: number,
  ): number => {
    const fromX = from % nx
    const toX = to % nx
    const direction: Direction = fromX === toX ? (to > from ? 1 : 3) : toX > fromX ? 0 : 2
    let cost = 0
    let at = from
    while (at !== to) {
      cost += stepCost(at, direction, request)
      if (cost >= limit) return BLOCKED
      at = neighbour(at, direction)
      path.push(at)
    }
    return cost
  }

  interface Found {
    readonly cost: number
    readonly path: readonly number[]
    readonly from: Port
    readonly to: Port
  }

  /** Straight, one and two bends, for every pair of ports. */
  const simplePath = (request: RouteRequest): Found | undefined => {
    let best: Found | undefined
    const attempt = (from: Port, to: Port, corners: readonly number[], bends: number) => {
      for (let index = 1; index < corners.length - 1; index++) {
        const inside = owner[corners[index] ?? 0] ?? 0
        if (inside !== 0 && request.ends.has(inside - 1)) return
      }
      const limit = best ? best.cost : BLOCKED
      let cost = from.cost + to.cost + bends * BEND
      const path = [corners[0] ?? 0]
      for (let index = 1; index < corners.length; index++) {
        const a = corners[index - 1] ?? 0
        const b = corners[index] ?? 0
        if (a !== b) cost += walk(a, b, request, path, limit - cost)
        if (cost >= limit) return
      }
      best = { cost, path, from, to }
    }
    for (const from of request.from) {
      const start = pointAt(from.x, from.y)
      if (start < 0) continue
      for (const to of request.to) {
        const end = pointAt(to.x, to.y)
        if (end < 0) continue
        const startX = start % nx
        const endX = end % nx
        const startY = (start - startX) / nx
        const endY = (end - endX) / nx
        const leaves = (dx: number, dy: number) =>
          dx * DX[from.direction] + dy * DY[from.direction] > 0
        const arrives = (dx: number, dy: number) =>
          dx * DX[to.direction] + dy * DY[to.direction] > 0
        const isHorizontalStart = from.direction === 0 || from.direction === 2
        const isHorizontalEnd = to.direction === 0 || to.direction === 2
        const dx = endX - startX
        const dy = endY - startY
        if ((dx === 0 || dy === 0) && leaves(dx, dy) && arrives(dx, dy)) {
          attempt(from, to, [start, end], 0)
          continue
        }
        if (isHorizontalStart !== isHorizontalEnd) {
          if (isHorizontalStart && leaves(dx, 0) && arrives(0, dy)) {
            attempt(from, to, [start, startY * nx + endX, end], 1)
          } else if (!isHorizontalStart && leaves(0, dy) && arrives(dx, 0)) {
            attempt(from, to, [start, endY * nx + startX, end], 1)
          }
          continue
        }
        // Two bends: the middle stretch on each line in between, nearest to either end first.
        if (isHorizontalStart) {
          if (from.direction !== to.direction || !leaves(dx, 0)) continue
          for (const middle of middles(startX, endX)) {
            attempt(from, to, [start, startY * nx + middle, endY * nx + middle, end], 2)
          }
        } else {
          if (from.direction !== to.direction || !leaves(0, dy)) continue
          for (const middle of middles(startY, endY)) {
            attempt(from, to, [start, middle * nx + startX, middle * nx + endX, end], 2)
          }
        }
      }
    }
    return best
  }

  const search = (request: RouteRequest, bound: number): Found | undefined => {
    if (!costs) {
      costs = new Float64Array(count * 4)
      cameFrom = new Int32Array(count * 4)
      stamps = new Int32Array(count * 4)
    }
    stamp++
    heap.clear()
    const goals = new Map<number, Port>()
    let left = BLOCKED
    let right = -BLOCKED
    let top = BLOCKED
    let bottom = -BLOCKED
    for (const port of request.to) {
      const point = pointAt(port.x, port.y)
      if (point < 0) continue
      const known = goals.get(point * 4 + port.direction)
      if (!known || known.cost > port.cost) goals.set(point * 4 + port.direction, port)
      left = Math.min(left, port.x)
      right = Math.max(right, port.x)
      top = Math.min(top, port.y)
      bottom = Math.max(bottom, port.y)
    }
    const estimate = (point: number): number => {
      const x = xs[point % nx] ?? 0
      const y = ys[Math.floor(point / nx)] ?? 0
      const dx = Math.max(left - x, 0, x - right)
      const dy = Math.max(top - y, 0, y - bottom)
      return dx + dy + (dx > 0 && dy > 0 ? BEND : 0)
    }
    const starts = new Map<number, Port>()
    for (const port of request.from) {
      const point = pointAt(port.x, port.y)
      if (point < 0) continue
      const state = point * 4 + port.direction
      const known = starts.get(state)
      if (known && known.cost <= port.cost) continue
      starts.set(state, port)
      costs[state] = port.cost
      cameFrom[state] = -1
      stamps[state] = stamp
      heap.push(state, port.cost + estimate(point))
    }
    let visits = 0
    const most = Math.min(budget.visits, 60_000)
    while (visits < most) {
      const state = heap.pop()
      if (state < 0) break
      // Below -1 means settled.
      if (stamps[state] === -stamp) continue
      stamps[state] = -stamp
      visits++
      const direction = (state & 3) as Direction
      const point = state >> 2
      const cost = costs[state] ?? 0
      if (cost >= bound) break
      const goal = goals.get(state)
      if (goal && cameFrom[state] !== -1) {
        budget.visits -= visits
        const path: number[] = []
        let at = state
        while (at !== -1) {
          path.push(at >> 2)
          const before: number = cameFrom[at] ?? -1
          if (before === -1) break
          at = before
        }
        const from = starts.get(at)
        return from ? { cost: cost + goal.cost, path: path.reverse(), from, to: goal } : undefined
      }
      const inside = owner[point] ?? 0
      const isInEnd = inside !== 0 && request.ends.has(inside - 1)
      for (let turn = 0; turn < 3; turn++) {
        const next = ((direction + (turn === 2 ? 3 : turn)) & 3) as Direction
        // The first step goes the way the port points, and no bend lies inside an end.
        if (turn > 0 && (cameFrom[state] === -1 || isInEnd)) break
        const step = stepCost(point, next, request)
        if (step === BLOCKED) continue
        const reached = cost + step + (turn === 0 ? 0 : BEND)
        const to = neighbour(point, next)
        const toState = to * 4 + next
        const known = stamps[toState] ?? 0
        if (known === -stamp || (known === stamp && (costs[toState] ?? 0) <= reached)) continue
        stamps[toState] = stamp
        costs[toState] = reached
        cameFrom[toState] = state
        heap.push(toState, reached + estimate(to) + (goals.get(toState)?.cost ?? 0))
      }
    }
    budget.visits -= visits
    return undefined
  }

  const share = (list: Int32Array, at: number, value: number) => {
    const known = list[at] ?? 0
    if (known !== value) list[at] = known === 0 ? value : MIXED
  }
  const pass = (point: number, target: number) => {
    through.many[point] = (through.many[point] ?? 0) + 1
    share(through.target, point, target)
  }
  const run = (used: typeof right, point: number, source: number, target: number) => {
    share(used.source, point, source)
    share(used.target, point, target)
  }

  const claim = (path: readonly number[], request: RouteRequest) => {
    const source = request.source + 1
    const target = request.target + 1
    for (let index = 0; index < path.length; index++) {
      const point = path[index] ?? 0
      pass(point, target)
      const next = path[index + 1]
      if (next === undefined) continue
      run(Math.abs(next - point) === 1 ? right : down, Math.min(point, next), source, target)
    }
  }

  const occupy = (points: readonly Point[]) => {
    for (let index = 1; index < points.length; index++) {
      const a = points[index - 1]
      const b = points[index]
      if (!a || !b) continue
      const left = Math.min(a.x, b.x)
      const top = Math.min(a.y, b.y)
      const box = { x: left, y: top, width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y) }
      const isLying = a.y === b.y
      fill(box, (point) => {
        pass(point, MIXED)
        const isLast = isLying
          ? (xs[(point % nx) + 1] ?? Number.POSITIVE_INFINITY) > left + box.width
          : (ys[Math.floor(point / nx) + 1] ?? Number.POSITIVE_INFINITY) > top + box.height
        if (!isLast) run(isLying ? right : down, point, MIXED, MIXED)
      })
    }
  }

  const known: (readonly Point[])[] = []
  const routed: { readonly request: RouteRequest; readonly found: Found | undefined }[] = []

  const pointsOf = (found: Found): readonly Point[] => {
    const points = found.path.map((point) => ({
      x: xs[point % nx] ?? 0,
      y: ys[Math.floor(point / nx)] ?? 0,
    }))
    points[0] = { ...found.from.at }
    points[points.length - 1] = { ...found.to.at }
    return straighten(dropInside(points))
  }

  const cheapest = (request: RouteRequest, bound: number): Found | undefined => {
    const simple = simplePath(request)
    // A path that only pays for its own length and bends cannot be beaten by much.
    const isClean = simple && simple.cost < cleanCost(simple.path, xs, ys, nx, BEND) + 20
    if (isClean) return simple
    return search(request, Math.min(bound, simple ? simple.cost : BLOCKED)) ?? simple
  }

  /** What a way costs among those that are there now. */
  const costOf = ({ path, from, to }: Found, request: RouteRequest): number => {
    let cost = from.cost + to.cost
    let before: Direction | undefined
    for (let index = 1; index < path.length; index++) {
      const a = path[index - 1] ?? 0
      const step = (path[index] ?? 0) - a
      const direction: Direction = step === 1 ? 0 : step === -1 ? 2 : step > 0 ? 1 : 3
      cost += stepCost(a, direction, request)
      if (before !== undefined && before !== direction) cost += BEND
      before = direction
    }
    return cost
  }

  return {
    occupy: (points) => {
      known.push(points)
      occupy(points)
    },
    route: (request) => {
      const found = cheapest(request, BLOCKED)
      routed.push({ request, found })
      if (!found) return []
      claim(found.path, request)
      return pointsOf(found)
    },
    reroute: (number) => {
      const old = routed[number]
      if (!old?.found || budget.visits <= 0) return undefined
      for (const used of [right, down, through])
        for (const list of Object.values(used)) list.fill(0)
      known.forEach(occupy)
      routed.forEach(({ request, found }, index) => {
        if (found && index !== number) claim(found.path, request)
      })
      const cost = costOf(old.found, old.request)
      const found = cheapest(old.request, cost)
      const isBetter = found !== undefined && found.cost < cost - 1
      const kept = isBetter ? found : old.found
      routed[number] = { ...old, found: kept }
      claim(kept.path, old.request)
      return isBetter ? pointsOf(kept) : undefined
    },
  }
}
