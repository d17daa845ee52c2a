import { describe, expect, it } from 'vitest'
import { asKey, type Bounds, type Element, type Key, type Process } from '#process'
import { clashingFlows } from './clashes.ts'
import { connect } from './connect.ts'
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
})
