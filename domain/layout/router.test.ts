import { describe, expect, it } from 'vitest'
import type { Point } from '#process'
import { createRouter, type Port, type RouteRequest } from './router.ts'

const lines = Array.from({ length: 21 }, (_, index) => index * 20)
const right = (x: number, y: number): Port => ({ x, y, direction: 0, at: { x, y }, cost: 0 })
const down = (x: number, y: number): Port => ({ x, y, direction: 1, at: { x, y }, cost: 0 })
const request = (from: Port, to: Port, number: number): RouteRequest => ({
  from: [from],
  to: [to],
  open: new Set(),
  ends: new Set(),
  leaving: -2,
  entering: -3,
  source: number,
  target: number + 100,
})
const length = (points: readonly Point[]) =>
  points.reduce((sum, point, index) => {
    const before = points[index - 1] ?? point
    return sum + Math.abs(point.x - before.x) + Math.abs(point.y - before.y)
  }, 0)
const routerOf = () => createRouter(lines, lines, [], [], { visits: 100_000 })

describe('a flow that is taken up again', () => {
  it('goes round what came after it, where that costs nothing', () => {
    const router = routerOf()
    const first = router.route(request(right(0, 300), right(400, 100), 1))
    // The bend is near the beginning, where nobody was in the way; now somebody is.
    expect(first[1]?.x).toBeLessThan(200)
    router.occupy([
      { x: 200, y: 0 },
      { x: 200, y: 200 },
      { x: 0, y: 200 },
    ])
    const again = router.reroute(0)
    expect(again?.[1]?.x).toBeGreaterThan(200)
    expect(again && length(again)).toBe(length(first))
  })

  it('stays as it is where nothing is cheaper', () => {
    const router = routerOf()
    router.route(request(right(0, 200), right(400, 200), 1))
    router.route(request(down(200, 0), down(200, 400), 2))
    expect(router.reroute(0)).toBeUndefined()
    expect(router.reroute(1)).toBeUndefined()
  })

  it('does not cross what left room for it', () => {
    const router = routerOf()
    router.route(request(right(0, 100), right(200, 300), 1))
    const crossing = router.route(request(right(0, 300), right(200, 100), 2))
    expect(crossing.length).toBeGreaterThan(2)
    expect(router.reroute(7)).toBeUndefined()
  })

  it('is told from two others that share its line, though the first of them is its kin', () => {
    const router = routerOf()
    const kin = { ...request(right(0, 200), right(400, 200), 1), target: 9 }
    router.route(kin)
    router.occupy([
      { x: 0, y: 200 },
      { x: 400, y: 200 },
    ])
    const points = router.route({ ...kin, source: 2 })
    // Not along the line that a stranger uses, too.
    expect(points.length).toBeGreaterThan(2)
  })
})

describe('a flow and its ends', () => {
  it('goes round what it enters from the other side, and not through it', () => {
    const box = { x: 180, y: 180, width: 40, height: 40 }
    const router = createRouter(lines, lines, [{ id: 5, box }], [], { visits: 100_000 })
    const up: Port = { x: 200, y: 200, direction: 3, at: { x: 200, y: 220 }, cost: 0 }
    const points = router.route({
      ...request(down(220, 0), up, 1),
      open: new Set([5]),
      ends: new Set([5]),
      entering: 5,
    })
    expect(points.at(-1)).toEqual({ x: 200, y: 220 })
    const isThrough = points.some(
      (point, at) => point.x === 220 && (points[at + 1]?.y ?? 0) > 180 && point.y < 220,
    )
    expect(points.length).toBeGreaterThan(2)
    expect(isThrough).toBe(false)
  })
})

describe('a flow within a pool', () => {
  it('stays there, though a way outside would be shorter', () => {
    const wall = { id: 5, box: { x: 180, y: 100, width: 40, height: 180 } }
    const router = createRouter(lines, lines, [wall], [], { visits: 100_000 })
    const flow = request(right(20, 120), right(380, 120), 1)
    expect(router.route(flow).some(({ y }) => y < 100)).toBe(true)
    const within = { x: 0, y: 100, width: 400, height: 220 }
    expect(router.route({ ...flow, source: 3, within }).some(({ y }) => y < 100)).toBe(false)
  })
})
