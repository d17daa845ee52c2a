import { describe, expect, it } from 'vitest'
import { asKey, type Bounds, type Element, type Key, type Process } from '#process'
import { clashingFlows, crossingFlows } from './clashes.ts'
import { connect, seatsOf } from './connect.ts'
import { defaultMetrics } from './metrics.ts'
import { sceneOf } from './scene.ts'

const pool: Element = {
  kind: 'pool',
  key: asKey('p'),
  name: '',
  isDrawn: false,
  isBlackBox: false,
}

/** Gateways at the given places, and the flows between them as "a b". */
const ground = (places: Readonly<Record<string, Bounds>>, flows: readonly string[]) => {
  const parent = pool.key
  const elements: Element[] = [
    pool,
    ...Object.keys(places).map(
      (key): Element => ({
        kind: 'gateway',
        gatewayType: 'exclusive',
        key: asKey(key),
        name: '',
        parent,
      }),
    ),
    ...flows.map((ends): Element => {
      const [source = '', target = ''] = ends.split(' ')
      const key = asKey(ends)
      return {
        kind: 'sequenceFlow',
        key,
        name: '',
        parent,
        source: asKey(source),
        target: asKey(target),
      }
    }),
  ]
  const process: Process = {
    name: '',
    elements: Object.fromEntries(elements.map((one) => [one.key, one])),
    shapes: {},
  }
  const scene = sceneOf(process, defaultMetrics, () => true)
  return {
    scene,
    nodes: new Map<Key, Bounds>(Object.entries(places).map(([key, box]) => [asKey(key), box])),
    poolLines: new Map(),
    labelBoxes: [],
  }
}

describe('connect', () => {
  it('draws in another order where a flow would have to run on top of another', () => {
    const places = {
      above: { x: 0, y: 0, width: 50, height: 50 },
      join: { x: 0, y: 232, width: 50, height: 50 },
      lid: { x: 100, y: 100, width: 110, height: 80 },
      step: { x: 100, y: 217, width: 110, height: 80 },
      other: { x: 100, y: 327, width: 110, height: 80 },
      goal: { x: 130, y: -190, width: 50, height: 50 },
      north: { x: -150, y: 95, width: 110, height: 80 },
      west: { x: -150, y: 217, width: 110, height: 80 },
      south: { x: -150, y: 449, width: 110, height: 80 },
    }
    const made = ground(places, [
      'above step',
      'above other',
      'join goal',
      'north join',
      'west join',
      'south join',
    ])
    const drawn = connect({ ...made, xs: [65, 75], ys: [] }, made.scene.flows, { visits: 100_000 })
    expect(drawn.size).toBe(6)
    expect(clashingFlows(made.scene.flows, drawn)).toEqual([])
  })

  it('names the later of two flows that lie on top of each other, and none that share an end', () => {
    const places = Object.fromEntries(
      ['a', 'b', 'c', 'd'].map((key) => [key, { x: 0, y: 0, width: 50, height: 50 }]),
    )
    const { scene } = ground(places, ['a b', 'c d', 'a d'])
    const line = (from: number, to: number) => [
      { x: from, y: 10 },
      { x: to, y: 10 },
    ]
    const drawn = new Map([
      [asKey('a b'), line(0, 50)],
      [asKey('c d'), line(40, 90)],
      [asKey('a d'), line(0, 30)],
    ])
    expect(clashingFlows(scene.flows, drawn).map(({ key }) => key)).toEqual(['c d'])
  })

  it('lets messages meet a step in the order of their other ends, so that they do not cross', () => {
    const parent = pool.key
    const places = {
      step: { x: 200, y: 300, width: 110, height: 80 },
      near: { x: 380, y: 100, width: 110, height: 80 },
      far: { x: 560, y: 100, width: 110, height: 80 },
    }
    const tasks = Object.keys(places).map((name): Element => {
      return { kind: 'task', taskType: 'none', key: asKey(name), name, parent }
    })
    const message = (source: string, target: string): Element => ({
      kind: 'messageFlow',
      key: asKey(`${source} ${target}`),
      name: '',
      source: asKey(source),
      target: asKey(target),
    })
    const messages = [message('step', 'far'), message('near', 'step')]
    const elements = [pool, ...tasks, ...messages]
    const process: Process = {
      name: '',
      elements: Object.fromEntries(elements.map((one) => [one.key, one])),
      shapes: {},
    }
    const scene = sceneOf(process, defaultMetrics, () => true)
    const nodes = new Map(Object.entries(places).map(([key, box]) => [asKey(key), box]))
    const ys = Array.from({ length: 9 }, (_, at) => 210 + at * 8)
    for (const flows of [scene.flows, [...scene.flows].reverse()]) {
      const drawn = connect(
        { scene, nodes, xs: [], ys, poolLines: new Map(), labelBoxes: [] },
        flows,
        { visits: 100_000 },
      )
      expect(crossingFlows(flows, drawn)).toEqual([])
      const leaving = drawn.get(asKey('step far'))?.[0]
      const arriving = drawn.get(asKey('near step'))?.at(-1)
      expect([leaving?.y, arriving?.y]).toEqual([300, 300])
      expect(arriving?.x).toBeLessThan(leaving?.x ?? 0)
      const seats = seatsOf({ scene, nodes }, flows)
      expect([seats.get('near step target'), seats.get('step far source')]).toEqual([-14, 14])
      // Alone at its side, a message meets the middle.
      expect(seats.get('near step source')).toBe(0)
    }
  })
})
