// Block-structured models of any size from a seed, with lanes, decisions, parallel work and loops.

import { asKey, type Element, type Key, type Process } from '#process'

/** mulberry32: small, seeded, good enough to vary shapes. */
export const seeded = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** A process of about `size` elements (steps and flows together) in four lanes of one pool. */
export const blocks = (size: number, seed: number): Process => {
  const random = seeded(seed)
  const elements: Record<Key, Element> = {}
  const pool = asKey('pool')
  elements[pool] = {
    kind: 'pool',
    key: pool,
    name: 'Stadt Musterhausen',
    isDrawn: true,
    isBlackBox: false,
  }
  const lanes = ['Bürgerbüro', 'Fachamt', 'Leitung', 'Kasse'].map((name, index) => {
    const key = asKey(`lane-${index}`)
    elements[key] = { kind: 'lane', key, name, parent: pool, order: `a${index}` }
    return key
  })
  let lane = lanes[0] ?? pool
  let count = 5
  const place = () => {
    if (random() < 0.25) lane = lanes[Math.floor(random() * lanes.length)] ?? lane
    count++
    return { key: asKey(`n${count}`), parent: pool, lane }
  }
  const put = (element: Element): Key => {
    elements[element.key] = element
    return element.key
  }
  const flow = (source: Key, target: Key, name = '') => {
    count++
    put({ kind: 'sequenceFlow', key: asKey(`f${count}`), name, parent: pool, source, target })
  }
  const step = (): Key => {
    const spot = place()
    return put({
      kind: 'task',
      taskType: 'user',
      name: `Unterlagen prüfen und Vermerk ${spot.key} anlegen`,
      ...spot,
    })
  }
  const gateway = (gatewayType: 'exclusive' | 'parallel', name: string): Key =>
    put({ kind: 'gateway', gatewayType, name, ...place() })

  /** A block with one entry and one exit. */
  const block = (depth: number): { first: Key; last: Key } => {
    const dice = random()
    if (depth > 3 || dice < 0.62) {
      const key = step()
      return { first: key, last: key }
    }
    if (dice < 0.72) {
      const join = gateway('exclusive', '')
      const inner = block(depth + 1)
      const split = gateway('exclusive', 'vollständig?')
      flow(join, inner.first)
      flow(inner.last, split)
      flow(split, join, 'nein')
      return { first: join, last: split }
    }
    const type = dice < 0.88 ? 'exclusive' : 'parallel'
    const split = gateway(type, type === 'exclusive' ? 'Voraussetzungen erfüllt?' : '')
    const ends = Array.from({ length: 2 + Math.floor(random() * 2) }, (_, index) => {
      const inner = block(depth + 1)
      flow(split, inner.first, type === 'exclusive' ? ['ja', 'nein', 'teilweise'][index] : '')
      return inner.last
    })
    const join = gateway(type, '')
    for (const end of ends) flow(end, join)
    return { first: split, last: join }
  }

  let last = put({
    kind: 'event',
    position: 'start',
    trigger: 'none',
    name: 'Antrag ist da',
    ...place(),
  })
  while (count < size - 2) {
    const inner = block(0)
    flow(last, inner.first)
    last = inner.last
  }
  const end = put({
    kind: 'event',
    position: 'end',
    trigger: 'none',
    name: 'Bescheid ist zugestellt',
    ...place(),
  })
  flow(last, end)
  return { name: 'Erzeugt', elements, shapes: {} }
}
