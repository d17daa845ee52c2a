// Draws the flows of a frame on the lines the placement left free. Short flows come first, since they
// have least choice; flows that run back and message flows take what is left.

import { type Bounds, type Element, type Flow, isActivity, type Key, type Point } from '#process'
import { clashingFlows, crossingFlows } from './clashes.ts'
import { centreOf, leavePoint } from './geometry.ts'
import { createRouter, type Obstacle, type Port, type Router } from './router.ts'
import type { Direction } from './router-lines.ts'
import type { Scene } from './scene.ts'

export interface Ground {
  readonly scene: Scene
  /** Everything drawn in the frame, insides of sub-processes included. */
  readonly nodes: ReadonlyMap<Key, Bounds>
  readonly xs: readonly number[]
  readonly ys: readonly number[]
  readonly poolLines: ReadonlyMap<Key, { readonly above: number; readonly below: number }>
  /** Room for labels, better not crossed. */
  readonly labelBoxes: readonly Bounds[]
  /** Flows drawn already: others keep off them, and associations may end at one. */
  readonly known?: ReadonlyMap<Key, readonly Point[]>
}

/** Half the distance of message flows that come and go at one step. */
const BESIDE = 14
/** Price of another place than the best one at a step that has several messages. */
const SEAT = 10
const FAR = 50
const KINDS = 3
/** So often flows that lie on top of each other are drawn in another order. */
const AGAIN = 3
/** So many flows that cross others are taken up and drawn anew, now that all are there. */
const REROUTES = 120
/** How far a flow back to its own step keeps from it. */
const LOOP = 20

export const connect = (
  ground: Ground,
  flows: readonly Flow[],
  budget: { visits: number },
): ReadonlyMap<Key, readonly Point[]> => {
  const { scene, nodes } = ground
  const xs = [...ground.xs]
  const ys = [...ground.ys]
  const numbers = new Map<Key, number>()
  const firstOf = new Map<string, Key>()
  const pairOf = ({ kind, source, target }: Flow) => `${kind} ${source} ${target}`
  for (const flow of scene.flows) {
    if (!firstOf.has(pairOf(flow))) firstOf.set(pairOf(flow), flow.key)
  }
  const numberOf = (key: Key): number => {
    const known = numbers.get(key)
    if (known !== undefined) return known
    numbers.set(key, numbers.size)
    return numbers.size - 1
  }

  // Ends inside open sub-processes bring the lines of all that stands beside them.
  const opened = new Set<Key>()
  for (const flow of flows) {
    for (const end of [flow.source, flow.target]) {
      for (const outer of homesOf(scene, end)) if (nodes.has(outer)) opened.add(outer)
      const box = nodes.get(end)
      const element = scene.process.elements[end]
      if (!box || !element) continue
      if (element.kind === 'pool' || element.kind === 'lane') {
        const [left, right] = doorsOf(box)
        const other = nodes.get(end === flow.source ? flow.target : flow.source)
        // Beside all of its lines, a pool is met where it is nearest.
        if (other && !xs.some((x) => x >= left && x <= right)) {
          xs.push(Math.max(left, Math.min(centreOf(other).x, right)))
        }
        continue
      }
      const centre = centreOf(box)
      xs.push(centre.x)
      ys.push(centre.y)
      if (flow.kind === 'messageFlow' && isActivity(element)) {
        xs.push(centre.x - BESIDE, centre.x + BESIDE)
      }
    }
  }
  for (const outer of opened) {
    if (scene.process.elements[outer]?.kind === 'pool') continue
    for (const inner of scene.inside.get(outer) ?? []) {
      const box = nodes.get(inner.key)
      if (!box) continue
      const centre = centreOf(box)
      xs.push(centre.x, box.x - 14, box.x + box.width + 14)
      ys.push(centre.y, box.y - 14, box.y + box.height + 14)
    }
  }
  const obstacles = obstaclesOf(scene, nodes, opened, numberOf)
  const seats = seatsOf(ground, flows)
  const isFar = (flow: Flow): number => {
    const from = nodes.get(flow.source)
    const to = nodes.get(flow.target)
    if (!from || !to) return 0
    const a = centreOf(from)
    const b = centreOf(to)
    const back = b.x <= a.x ? 5000 : 0
    const kind = flow.kind === 'sequenceFlow' ? 0 : flow.kind === 'messageFlow' ? 50_000 : 100_000
    return kind + back + Math.abs(a.x - b.x) + (a.y === b.y ? 0 : 100 + Math.abs(a.y - b.y))
  }
  const sorted = flows
    .map((flow) => ({ flow, far: isFar(flow) }))
    .sort((a, b) => a.far - b.far)
    .map(({ flow }) => flow)
  let best = draw(sorted)
  // Who had no choice left but to run on top of another is drawn first, once more.
  for (let round = 0; round < AGAIN; round++) {
    const clashing = clashingFlows(best.order, best.found)
    if (clashing.length === 0 || budget.visits <= 0) break
    const first = new Set(clashing)
    const tried = draw([...clashing, ...best.order.filter((flow) => !first.has(flow))])
    if (clashingFlows(tried.order, tried.found).length >= clashing.length) break
    best = tried
  }
  return best.found

  function draw(order: readonly Flow[]) {
    const router = createRouter(xs, ys, obstacles, ground.labelBoxes, budget)
    for (const points of ground.known?.values() ?? []) router.occupy(points)
    const found = new Map<Key, readonly Point[]>()
    const isLater = (flow: Flow) => flow.kind === 'association' || flow.kind === 'dataAssociation'
    const numbers = new Map<Flow, number>()
    for (const flow of order) {
      if (isLater(flow)) continue
      const points = routed(router, flow, () => numbers.set(flow, numbers.size))
      if (points.length > 1) found.set(flow.key, points)
    }
    let left = REROUTES
    for (let round = 0; round < AGAIN && left > 0; round++) {
      let isBetter = false
      for (const flow of crossingFlows(order, found)) {
        const number = numbers.get(flow)
        if (number === undefined || left-- <= 0) continue
        const points = router.reroute(number)
        if (!points) continue
        found.set(flow.key, points)
        isBetter = true
      }
      if (!isBetter) break
    }
    for (const flow of order) {
      if (!isLater(flow)) continue
      const points =
        straightAssociation(ground, flow, found) ?? routed(router, flow, () => undefined)
      if (points.length > 1) found.set(flow.key, points)
    }
    return { order, found }
  }

  function isPool(key: Key): boolean {
    return scene.process.elements[key]?.kind === 'pool'
  }

  function routed(router: Router, flow: Flow, note: () => void): readonly Point[] {
    // A flow back to its own step leaves at a side and comes in from above or below.
    const isLoop = flow.source === flow.target
    const isFit = (lying: 0 | 1) => (port: Port) => !isLoop || (port.direction & 1) === lying
    const from = portsOf(ground, flow, 'source', xs, seats).filter(isFit(0))
    const to = portsOf(ground, flow, 'target', xs, seats).filter(isFit(1))
    if (from.length === 0 || to.length === 0) return isLoop ? lastResort(ground, flow) : []
    const ends = [flow.source, flow.target]
    const open = new Set(
      ends.flatMap((end) => [end, ...homesOf(scene, end)]).map((key) => numberOf(key)),
    )
    const pools = ends.map((end) => [end, ...homesOf(scene, end)].find(isPool))
    const within = pools[0] === pools[1] && pools[0] && ground.nodes.get(pools[0])
    // Ways that lead from the same to the same would lie on each other: only the first may share.
    const isTwin = firstOf.get(pairOf(flow)) !== flow.key
    const kind = flow.kind === 'sequenceFlow' ? 0 : flow.kind === 'messageFlow' ? 1 : 2
    note()
    const path = router.route({
      from,
      to,
      open,
      ends: new Set(ends.map(numberOf)),
      leaving: numberOf(flow.source),
      entering: numberOf(flow.target),
      ...(within ? { within } : {}),
      // Only flows of one kind may share a stretch.
      source: numberOf(isTwin ? flow.key : flow.source) * KINDS + kind,
      target: numberOf(isTwin ? flow.key : flow.target) * KINDS + kind,
    })
    return path.length > 1 ? path : lastResort(ground, flow)
  }
}

/** Everything a thing stands in, innermost first. */
const homesOf = (scene: Scene, key: Key): readonly Key[] => {
  const homes: Key[] = []
  let at = scene.home.get(key)
  while (at && homes.length < 100) {
    homes.push(at)
    at = scene.home.get(at)
  }
  return homes
}

const obstaclesOf = (
  scene: Scene,
  nodes: ReadonlyMap<Key, Bounds>,
  opened: ReadonlySet<Key>,
  numberOf: (key: Key) => number,
): readonly Obstacle[] => {
  const found: { obstacle: Obstacle; depth: number }[] = []
  for (const [key, box] of nodes) {
    const element = scene.process.elements[key]
    if (!element || element.kind === 'lane' || element.kind === 'group') continue
    if (element.kind === 'pool' && !element.isBlackBox) continue
    const homes = homesOf(scene, key)
    // What stands in a sub-process no flow enters is covered by the sub-process.
    const isCovered = homes.some((home) => nodes.has(home) && !opened.has(home))
    if (isCovered) continue
    const isOnEdge = element.kind === 'event' && element.attachedTo !== undefined
    found.push({
      obstacle: { id: numberOf(key), box },
      depth: homes.length * 2 + (isOnEdge ? 1 : 0),
    })
  }
  return found.sort((a, b) => a.depth - b.depth).map(({ obstacle }) => obstacle)
}

type End = 'source' | 'target'

/** Costs of leaving or entering at the right, below, at the left, above. */
const sideCosts = (element: Element, flow: Flow, end: End): readonly number[] => {
  if (element.kind === 'event' && element.attachedTo && end === 'source') return [120, 0, 120, 200]
  if (flow.kind === 'messageFlow') return [150, 0, 150, 0]
  if (flow.kind !== 'sequenceFlow') return [0, 0, 0, 0]
  const side = element.kind === 'gateway' ? 4 : element.kind === 'event' ? 20 : 30
  return end === 'source' ? [0, side, 60, side] : [50, side, 0, side]
}

/** What it costs a message to meet a thing at the side that looks away from its other end. */
const farSides = ({ nodes }: Ground, flow: Flow, end: End, box: Bounds) => {
  const other =
    flow.kind === 'messageFlow' && nodes.get(flow[end === 'source' ? 'target' : 'source'])
  const isAbove = other && other.y + other.height < box.y
  const isBelow = other && other.y > box.y + box.height
  return { above: isBelow ? FAR : 0, below: isAbove ? FAR : 0 }
}

/**
 * Where messages at one side of a step had best meet it, from its middle: in the order of their other
 * ends from left to right, so that they need not cross just before it. By flow and end.
 */
export const seatsOf = (
  { scene, nodes }: Pick<Ground, 'scene' | 'nodes'>,
  flows: readonly Flow[],
): ReadonlyMap<string, number> => {
  const sides = new Map<string, { readonly seat: string; readonly x: number }[]>()
  for (const flow of flows) {
    if (flow.kind !== 'messageFlow') continue
    for (const end of ['source', 'target'] as const) {
      const own = nodes.get(flow[end])
      const other = nodes.get(flow[end === 'source' ? 'target' : 'source'])
      const element = scene.process.elements[flow[end]]
      if (!own || !other || !element || !isActivity(element)) continue
      const side = `${flow[end]} ${centreOf(other).y < centreOf(own).y ? 'above' : 'below'}`
      const seats = sides.get(side) ?? []
      sides.set(side, seats)
      seats.push({ seat: `${flow.key} ${end}`, x: centreOf(other).x })
    }
  }
  const found = new Map<string, number>()
  for (const seats of sides.values()) {
    seats.sort((a, b) => a.x - b.x)
    seats.forEach(({ seat }, index) => {
      const isOuter = seats.length > 1 && (index === 0 || index === seats.length - 1)
      found.set(seat, isOuter ? (index === 0 ? -BESIDE : BESIDE) : 0)
    })
  }
  return found
}

const portsOf = (
  ground: Ground,
  flow: Flow,
  end: End,
  xs: readonly number[],
  seats: ReadonlyMap<string, number>,
): readonly Port[] => {
  const key = flow[end]
  const box = ground.nodes.get(key)
  const element = ground.scene.process.elements[key]
  if (!box || !element) return []
  if (element.kind === 'pool' || element.kind === 'lane') {
    return poolPorts(ground, key, box, end, xs)
  }
  const centre = centreOf(box)
  const costs = sideCosts(element, flow, end)
  const shifts = flow.kind === 'messageFlow' && isActivity(element) ? [0, -BESIDE, BESIDE] : [0]
  const far = farSides(ground, flow, end, box)
  const ports: Port[] = []
  const add = (side: Direction, x: number, y: number, at: Point, extra: number) => {
    // Leaving at a side means moving to that side; entering there means moving away from it.
    const direction = end === 'source' ? side : (((side + 2) & 3) as Direction)
    ports.push({ x, y, direction, at, cost: (costs[side] ?? 0) + extra })
  }
  add(0, centre.x, centre.y, { x: box.x + box.width, y: centre.y }, 0)
  add(2, centre.x, centre.y, { x: box.x, y: centre.y }, 0)
  for (const shift of shifts) {
    const x = centre.x + shift
    const seat = seats.get(`${flow.key} ${end}`) ?? 0
    const extra = (Math.abs(shift - seat) / BESIDE) * (seat === 0 ? 2 : SEAT)
    add(1, x, centre.y, { x, y: box.y + box.height }, extra + far.below)
    add(3, x, centre.y, { x, y: box.y }, extra + far.above)
  }
  return ports
}

/** From where to where flows may meet the edge of a pool: beside its head and its corner. */
const doorsOf = (box: Bounds): readonly [number, number] => [
  box.x + Math.min(40, box.width / 2),
  box.x + Math.max(box.width - 10, box.width / 2),
]

/** A pool may be met anywhere along its upper and lower edge. */
const poolPorts = (
  ground: Ground,
  key: Key,
  box: Bounds,
  end: End,
  xs: readonly number[],
): readonly Port[] => {
  const lines = ground.poolLines.get(key)
  if (!lines) return []
  const ports: Port[] = []
  const [left, right] = doorsOf(box)
  for (const x of new Set(xs)) {
    if (x < left || x > right) continue
    const isSource = end === 'source'
    ports.push(
      { x, y: lines.above, direction: isSource ? 3 : 1, at: { x, y: box.y }, cost: 0 },
      {
        x,
        y: lines.below,
        direction: isSource ? 1 : 3,
        at: { x, y: box.y + box.height },
        cost: 0,
      },
    )
  }
  return ports
}

/** Associations of neighbours are straight; those to a flow end at its middle. */
const straightAssociation = (
  ground: Ground,
  flow: Flow,
  found: ReadonlyMap<Key, readonly Point[]>,
): readonly Point[] | undefined => {
  const anchor = (key: Key): { box: Bounds; isFlow: boolean } | undefined => {
    const box = ground.nodes.get(key)
    if (box) return { box, isFlow: false }
    const points = found.get(key) ?? ground.known?.get(key)
    const middle = points ? middleOf(points) : undefined
    return middle ? { box: { ...middle, width: 0, height: 0 }, isFlow: true } : undefined
  }
  const from = anchor(flow.source)
  const to = anchor(flow.target)
  if (!from || !to) return []
  const a = centreOf(from.box)
  const b = centreOf(to.box)
  if (from.isFlow || to.isFlow) return [leavePoint(from.box, b), leavePoint(to.box, a)]
  const source = ground.scene.process.elements[flow.source]
  const target = ground.scene.process.elements[flow.target]
  const isWide = (element: Element | undefined) =>
    element?.kind === 'pool' || element?.kind === 'lane' || element?.kind === 'group'
  if (isWide(source) || isWide(target)) return [leavePoint(from.box, b), leavePoint(to.box, a)]
  // Straight up and down from the smaller one where the boxes lie above each other.
  const x = from.box.width <= to.box.width ? a.x : b.x
  const isAbove =
    x > from.box.x && x < from.box.x + from.box.width && x > to.box.x && x < to.box.x + to.box.width
  if (!isAbove) return undefined
  const gap = Math.max(
    from.box.y - to.box.y - to.box.height,
    to.box.y - from.box.y - from.box.height,
  )
  if (gap < 0 || gap > 70) return undefined
  return a.y < b.y
    ? [
        { x, y: from.box.y + from.box.height },
        { x, y: to.box.y },
      ]
    : [
        { x, y: from.box.y },
        { x, y: to.box.y + to.box.height },
      ]
}

/** The point half-way along a line. */
export const middleOf = (points: readonly Point[]): Point | undefined => {
  const lengths = points.map((point, index) => {
    const before = points[index - 1]
    return before ? Math.hypot(point.x - before.x, point.y - before.y) : 0
  })
  let left = lengths.reduce((sum, length) => sum + length, 0) / 2
  for (let index = 1; index < points.length; index++) {
    const a = points[index - 1]
    const b = points[index]
    const length = lengths[index] ?? 0
    if (!a || !b) break
    if (left <= length && length > 0) {
      return { x: a.x + ((b.x - a.x) * left) / length, y: a.y + ((b.y - a.y) * left) / length }
    }
    left -= length
  }
  return points[0]
}

/** Where no way is free: from edge to edge with one step in the middle; back to itself over a corner. */
const lastResort = (ground: Ground, flow: Flow): readonly Point[] => {
  const from = ground.nodes.get(flow.source)
  const to = ground.nodes.get(flow.target)
  if (!from || !to) return []
  const a = centreOf(from)
  const b = centreOf(to)
  if (flow.source === flow.target) {
    const x = from.x + from.width
    return [
      { x, y: a.y },
      { x: x + LOOP, y: a.y },
      { x: x + LOOP, y: from.y - LOOP },
      { x: a.x, y: from.y - LOOP },
      { x: a.x, y: from.y },
    ]
  }
  if (b.x >= a.x + from.width / 2 + to.width / 2) {
    const x = (from.x + from.width + to.x) / 2
    return [
      { x: from.x + from.width, y: a.y },
      { x, y: a.y },
      { x, y: b.y },
      { x: to.x, y: b.y },
    ]
  }
  return [leavePoint(from, b), leavePoint(to, a)]
}
