import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readBpmn } from '#bpmn'
import {
  and,
  asKey,
  branch,
  type Element,
  end,
  type Key,
  type NodeShape,
  type Process,
  process,
  type Shape,
  start,
  task,
  xor,
} from '#process'
import { readSteps } from '#steps'
import { testDataPath } from '../../test/data.ts'
import { anyProcess, blockProcess } from '../../test/processes.ts'
import { runs } from '../../test/runs.ts'
import { centreOf, contains } from './geometry.ts'
import { layout } from './layout.ts'
import { measureLayout } from './quality.ts'

const nodeOf = (shapes: Readonly<Record<Key, Shape>>, element: string): NodeShape => {
  const shape = Object.values(shapes).find((one) => one.element === element)
  if (shape?.kind !== 'node') throw new Error(`no shape for ${element}`)
  return shape
}

/** What must hold for every drawing made from nothing. */
const expectSound = (process: Process) => {
  const shapes = layout(process)
  const quality = measureLayout(process, shapes)
  expect({
    missing: quality.missing,
    overlaps: quality.overlaps,
    outside: quality.outside,
  }).toEqual({
    missing: 0,
    overlaps: 0,
    outside: 0,
  })
  const drawn = Object.values(shapes).map((shape) => shape.element)
  expect(new Set(drawn).size).toBe(drawn.length)
  for (const shape of Object.values(shapes)) {
    const numbers =
      shape.kind === 'node'
        ? Object.values(shape.bounds)
        : shape.waypoints.flatMap((point) => [point.x, point.y])
    expect(numbers.every(Number.isFinite)).toBe(true)
    if (shape.kind === 'edge') expect(shape.waypoints.length).toBeGreaterThan(1)
  }
  return { shapes, quality }
}

describe('layout of anything', () => {
  it('draws each part once, without overlaps, inside its lane, whatever the model', () => {
    fc.assert(
      fc.property(anyProcess, (process) => {
        expectSound(process)
      }),
      { seed: 7, numRuns: runs(250) },
    )
  })

  it('is the same every time and leaves its input alone', () => {
    fc.assert(
      fc.property(anyProcess, (process) => {
        const before = JSON.stringify(process)
        const first = layout(process)
        expect(JSON.stringify(layout(process))).toBe(JSON.stringify(first))
        expect(JSON.stringify(process)).toBe(before)
      }),
      { seed: 8, numRuns: runs(40) },
    )
  })

  it('keeps every pinned shape as it is and puts the rest beside without overlap', () => {
    fc.assert(
      fc.property(anyProcess, fc.integer({ min: 2, max: 4 }), (process, every) => {
        const whole = layout(process)
        const pins = Object.entries(whole).filter(([, shape], index) => {
          const kind = process.elements[shape.element]?.kind
          return kind === 'pool' || kind === 'lane' || index % every === 0
        })
        const half = { ...process, shapes: Object.fromEntries(pins) as Record<Key, Shape> }
        const shapes = layout(half)
        for (const [key, shape] of pins) expect(shapes[asKey(key)]).toBe(shape)
        expect(measureLayout(half, shapes).overlaps).toBe(0)
      }),
      { seed: 9, numRuns: runs(80) },
    )
  })

  it('draws what is missing without overlap, whatever is pinned', () => {
    const choice = fc.infiniteStream(fc.integer({ min: 0, max: 9 }))
    fc.assert(
      fc.property(anyProcess, choice, fc.integer({ min: 1, max: 9 }), (process, dice, share) => {
        const pins = Object.entries(layout(process)).filter(() => dice.next().value < share)
        const half = { ...process, shapes: Object.fromEntries(pins) as Record<Key, Shape> }
        expect(measureLayout(half, layout(half))).toMatchObject({ missing: 0, overlaps: 0 })
      }),
      { seed: 12, numRuns: runs(80) },
    )
  })
})

describe('ways from the same to the same', () => {
  it('do not lie on each other', () => {
    const model = process(
      start('S'),
      xor('Gut?', branch('ja'), branch('nein'), branch('teils')),
      task('B'),
      and(branch('', task('C')), branch('')),
      end('E'),
    )
    const routes = Object.values(layout(model)).flatMap((shape) =>
      shape.kind === 'edge' ? [JSON.stringify(shape.waypoints)] : [],
    )
    expect(new Set(routes).size).toBe(routes.length)
    expect(measureLayout(model, layout(model)).crossings).toBe(0)
  })
})

describe('layout of block-structured processes', () => {
  it('leads no flow through a step and bends no more than it must', () => {
    fc.assert(
      fc.property(blockProcess, (process) => {
        const { quality } = expectSound(process)
        expect(quality.through).toBe(0)
        expect(quality.shared).toBe(0)
      }),
      { seed: 10, numRuns: runs(120) },
    )
  })

  it('draws a sequence as one straight line from left to right', () => {
    const { process } = readSteps(
      'Prozess: Kurz\nStart: Antrag da\nZiel: fertig\n\n1. Antrag prüfen @Amt\n2. Bescheid erstellen\n3. Bescheid senden',
    )
    const shapes = layout(process)
    for (const shape of Object.values(shapes)) {
      if (shape.kind === 'edge') expect(shape.waypoints).toHaveLength(2)
    }
  })
})

describe('layout of special things', () => {
  const pool: Element = {
    kind: 'pool',
    key: asKey('p'),
    name: 'P',
    isDrawn: true,
    isBlackBox: false,
  }
  const task = (key: string, more: object = {}): Element => ({
    kind: 'task',
    taskType: 'none',
    key: asKey(key),
    name: key,
    parent: asKey('p'),
    ...more,
  })
  const flow = (source: string, target: string): Element => ({
    kind: 'sequenceFlow',
    key: asKey(`${source}-${target}`),
    name: '',
    parent: asKey('p'),
    source: asKey(source),
    target: asKey(target),
  })
  const made = (elements: readonly Element[]): Process => ({
    name: '',
    elements: Object.fromEntries(elements.map((one) => [one.key, one])),
    shapes: {},
  })

  it('sets boundary events on the lower edge of their host', () => {
    const event: Element = {
      kind: 'event',
      position: 'boundary',
      trigger: 'timer',
      key: asKey('b'),
      name: 'Frist',
      parent: asKey('p'),
      attachedTo: asKey('a'),
    }
    const { shapes } = expectSound(made([pool, task('a'), task('c'), event, flow('b', 'c')]))
    const host = nodeOf(shapes, 'a').bounds
    const sitting = nodeOf(shapes, 'b').bounds
    expect(sitting.y + sitting.height / 2).toBe(host.y + host.height)
    expect(sitting.x).toBeGreaterThanOrEqual(host.x)
    expect(sitting.x + sitting.width).toBeLessThanOrEqual(host.x + host.width)
  })

  it('keeps the name of an event with data below it inside the pool', () => {
    const event: Element = {
      kind: 'event',
      position: 'start',
      trigger: 'none',
      key: asKey('e'),
      name: 'Antrag ist vollständig bei der Behörde eingegangen',
      parent: asKey('p'),
    }
    const data: Element = {
      kind: 'data',
      dataType: 'store',
      key: asKey('d'),
      name: 'Fachverfahren',
      parent: asKey('p'),
    }
    const line: Element = {
      kind: 'dataAssociation',
      key: asKey('e-d'),
      name: '',
      source: asKey('e'),
      target: asKey('d'),
    }
    const { shapes } = expectSound(made([pool, event, data, line, task('a'), flow('e', 'a')]))
    const { label } = nodeOf(shapes, 'e')
    const around = nodeOf(shapes, 'p').bounds
    expect(label && contains(around, label)).toBe(true)
    expect(label && nodeOf(shapes, 'e').bounds.y - label.y - label.height).toBeGreaterThan(0)
  })

  it('draws sub-processes open, with their inside in them', () => {
    const sub: Element = {
      kind: 'subProcess',
      subProcessType: 'embedded',
      key: asKey('s'),
      name: 'Teil',
      parent: asKey('p'),
    }
    const inner = task('i', { parent: asKey('s') })
    const { shapes } = expectSound(made([pool, task('a'), sub, inner, flow('a', 's')]))
    expect(nodeOf(shapes, 's').isExpanded).toBe(true)
    const outer = nodeOf(shapes, 's').bounds
    const inside = nodeOf(shapes, 'i').bounds
    expect(inside.x).toBeGreaterThan(outer.x)
    expect(inside.y + inside.height).toBeLessThan(outer.y + outer.height)
  })

  it('gives no shapes to the inside of a sub-process that is pinned as closed', () => {
    const sub: Element = {
      kind: 'subProcess',
      subProcessType: 'embedded',
      key: asKey('s'),
      name: 'Teil',
      parent: asKey('p'),
    }
    const process = made([pool, sub, task('i', { parent: asKey('s') }), task('a')])
    const pin: Shape = {
      kind: 'node',
      element: asKey('s'),
      plane: '',
      isExpanded: false,
      bounds: { x: 0, y: 0, width: 100, height: 80 },
    }
    const shapes = layout({ ...process, shapes: { [asKey('pin')]: pin } })
    expect(Object.values(shapes).map((shape) => shape.element)).not.toContain('i')
    expect(Object.values(shapes).map((shape) => shape.element)).toContain('a')
  })

  const sub = (key: string, parent: string): Element => ({
    kind: 'subProcess',
    subProcessType: 'embedded',
    key: asKey(key),
    name: key,
    parent: asKey(parent),
  })
  const pinned = (element: string, x: number, y: number, width: number, height: number): Shape => ({
    kind: 'node',
    element: asKey(element),
    plane: '',
    bounds: { x, y, width, height },
  })
  /** The half drawing, finished; without overlaps. */
  const finish = (elements: readonly Element[], pins: readonly Shape[]) => {
    const process = made(elements)
    const half = Object.fromEntries(pins.map((pin) => [`pin-${pin.element}`, pin]))
    const shapes = layout({ ...process, shapes: half as Record<Key, Shape> })
    expect(measureLayout(process, shapes)).toMatchObject({ overlaps: 0, missing: 0 })
    return shapes
  }

  it('draws a sub-process of which nothing is pinned open, whole, beside what is pinned', () => {
    const inner = ['i', 'k'].map((key) => task(key, { parent: asKey('s') }))
    const inside = { ...flow('i', 'k'), parent: asKey('s') } as Element
    const shapes = finish(
      [pool, task('a'), sub('s', 'p'), ...inner, inside, flow('a', 's')],
      [pinned('p', 0, 0, 900, 300), pinned('a', 60, 100, 110, 80)],
    )
    const frame = nodeOf(shapes, 's')
    expect(frame.isExpanded).toBe(true)
    expect(contains(nodeOf(shapes, 'p').bounds, frame.bounds)).toBe(true)
    for (const key of ['i', 'k']) {
      expect(contains(frame.bounds, nodeOf(shapes, key).bounds)).toBe(true)
    }
    expect(nodeOf(shapes, 'k').bounds.x).toBeGreaterThan(nodeOf(shapes, 'i').bounds.x)
  })

  it('draws it closed where the pool has room for that only', () => {
    const process = made([
      pool,
      task('a'),
      sub('s', 'p'),
      task('i', { parent: asKey('s') }),
      flow('a', 's'),
    ])
    const shapes = layout({
      ...process,
      shapes: {
        [asKey('pin-p')]: pinned('p', 0, 0, 400, 104),
        [asKey('pin-a')]: pinned('a', 60, 12, 110, 80),
      },
    })
    expect(nodeOf(shapes, 's').isExpanded).toBe(false)
    expect(contains(nodeOf(shapes, 'p').bounds, nodeOf(shapes, 's').bounds)).toBe(true)
    expect(Object.values(shapes).map((shape) => shape.element)).not.toContain('i')
  })

  it('draws the lanes of a sub-process, too, whether or not something in it is pinned', () => {
    const lanes = ['l', 'm'].map((key, index): Element => {
      return { kind: 'lane', key: asKey(key), name: key, parent: asKey('s'), order: `a${index}` }
    })
    const inner = [
      task('i', { parent: asKey('s'), lane: asKey('l') }),
      task('k', { parent: asKey('s'), lane: asKey('m') }),
    ]
    const elements = [pool, task('a'), sub('s', 'p'), ...lanes, ...inner]
    for (const pins of [
      [pinned('a', 60, 100, 110, 80)],
      [pinned('a', 60, 100, 110, 80), pinned('i', 400, 100, 110, 80)],
    ]) {
      const shapes = finish(elements, pins)
      const frame = nodeOf(shapes, 's').bounds
      for (const [lane, step] of [
        ['l', 'i'],
        ['m', 'k'],
      ] as const) {
        expect(contains(nodeOf(shapes, lane).bounds, nodeOf(shapes, step).bounds)).toBe(true)
        expect(contains(frame, nodeOf(shapes, lane).bounds)).toBe(true)
      }
    }
  })

  it('moves a step along the end of its pinned flow into the lane it belongs to', () => {
    const lane: Element = {
      kind: 'lane',
      key: asKey('l'),
      name: 'l',
      parent: asKey('p'),
      order: 'a',
    }
    const inLane = { lane: asKey('l') }
    const edge: Shape = {
      kind: 'edge',
      element: asKey('a-b'),
      plane: '',
      waypoints: [
        { x: 170, y: 140 },
        { x: 250, y: 140 },
      ],
    }
    const shapes = finish(
      [pool, lane, task('a', inLane), task('b', inLane), flow('a', 'b')],
      [
        pinned('p', 0, 110, 600, 120),
        pinned('l', 30, 110, 570, 120),
        pinned('a', 60, 120, 110, 60),
        edge,
      ],
    )
    const box = nodeOf(shapes, 'b').bounds
    expect(contains(nodeOf(shapes, 'l').bounds, box)).toBe(true)
    expect(box.x).toBe(250)
    expect(box.y).toBeLessThan(140)
  })

  it('lets steps stand close together beside a wide sub-process', () => {
    const inner = Array.from({ length: 8 }, (_, at) => task(`i${at}`, { parent: asKey('s') }))
    const inside = inner.slice(1).map((_, at): Element => {
      const between = flow(`i${at}`, `i${at + 1}`)
      return { ...between, name: 'vollständig', parent: asKey('s') } as Element
    })
    const row = ['a', 'b', 'c', 'd'].map((key) => task(key))
    const flows = [flow('a', 'b'), flow('b', 'c'), flow('c', 'd')]
    // Once as a step of its own in the flow, once for itself.
    for (const more of [[flow('a', 's'), flow('s', 'd')], []]) {
      const elements = [pool, sub('s', 'p'), ...inner, ...inside, ...row, ...flows, ...more]
      const { shapes, quality } = expectSound(made(elements))
      expect(quality.through).toBe(0)
      const x = (key: string) => nodeOf(shapes, key).bounds.x
      expect(nodeOf(shapes, 's').bounds.width).toBeGreaterThan(1000)
      expect(x('b') - x('a')).toBeLessThan(250)
      expect(x('c') - x('b')).toBeLessThan(250)
    }
  })

  it('lets no frame of nested sub-processes grow over a pinned step beside them', () => {
    const group: Element = { kind: 'group', key: asKey('g'), name: 'g', parent: asKey('inner') }
    const elements = [pool, task('a'), sub('outer', 'p'), sub('inner', 'outer'), group]
    const shapes = finish(
      [...elements, task('i', { parent: asKey('inner') })],
      [pinned('g', 542, 195, 160, 100), pinned('a', 789, 170, 170, 90)],
    )
    const frame = nodeOf(shapes, 'inner').bounds
    expect(contains(nodeOf(shapes, 'outer').bounds, frame)).toBe(true)
    expect(contains(frame, nodeOf(shapes, 'i').bounds)).toBe(true)
  })

  it('puts what finds no room in its sub-process below everything, and leaves the frame small', () => {
    const around = [
      pinned('north', 0, 0, 500, 100),
      pinned('south', 0, 300, 500, 100),
      pinned('west', 0, 100, 150, 200),
      pinned('east', 350, 100, 150, 200),
    ]
    const shapes = finish(
      [
        { ...pool, isDrawn: false } as Element,
        ...around.map(({ element }) => task(element)),
        sub('s', 'p'),
        task('i', { parent: asKey('s') }),
        task('late', { parent: asKey('s') }),
      ],
      [...around, pinned('i', 190, 160, 110, 80)],
    )
    expect(nodeOf(shapes, 's').bounds).toEqual({ x: 170, y: 124, width: 150, height: 136 })
    expect(nodeOf(shapes, 'late').bounds.y).toBeGreaterThan(400)
  })

  it('draws a new lane below the others of a pinned pool', () => {
    const lane = (key: string, order: string): Element => ({
      kind: 'lane',
      key: asKey(key),
      name: key,
      parent: asKey('p'),
      order,
    })
    const shapes = finish(
      [pool, lane('old', 'a'), lane('new', 'b'), task('a', { lane: asKey('old') })],
      [pinned('p', 0, 0, 400, 120), pinned('old', 30, 0, 370, 120), pinned('a', 80, 20, 110, 80)],
    )
    expect(nodeOf(shapes, 'new').bounds).toEqual({ x: 30, y: 120, width: 370, height: 60 })
  })

  it('stands a step where its pinned boundary event sits on the lower edge', () => {
    const event: Element = {
      kind: 'event',
      position: 'boundary',
      trigger: 'timer',
      key: asKey('b'),
      name: '',
      parent: asKey('p'),
      attachedTo: asKey('a'),
    }
    const shapes = finish([pool, task('a'), event], [pinned('b', 200, 300, 36, 36)])
    const host = nodeOf(shapes, 'a').bounds
    expect(host.y + host.height).toBe(318)
    expect(host.x < 200 && host.x + host.width > 236).toBe(true)
  })

  it('leads a flow back to its own step around the corner', () => {
    const shapes = layout(made([pool, task('a'), flow('a', 'a')]))
    const { x, y, width, height } = nodeOf(shapes, 'a').bounds
    const loop = Object.values(shapes).find((shape) => shape.element === 'a-a')
    const points = loop?.kind === 'edge' ? loop.waypoints : []
    expect(points).toHaveLength(5)
    expect(points[0]).toEqual({ x: x + width, y: y + height / 2 })
    expect(points.at(-1)).toEqual({ x: x + width / 2, y })
    expect(points.slice(1, -1).every((at) => at.x > x + width || at.y < y)).toBe(true)
  })

  it('sits boundary events on another edge where the lower one is full', () => {
    const event = (key: string): Element => ({
      kind: 'event',
      position: 'boundary',
      trigger: 'timer',
      key: asKey(key),
      name: '',
      parent: asKey('p'),
      attachedTo: asKey('s'),
    })
    const gateway: Element = {
      kind: 'gateway',
      gatewayType: 'exclusive',
      key: asKey('x'),
      name: '',
      parent: asKey('s'),
    }
    const shapes = finish(
      [pool, sub('s', 'p'), gateway, event('b'), event('c')],
      [pinned('x', 144, 629, 50, 50), pinned('b', 145, 698, 36, 36)],
    )
    const host = nodeOf(shapes, 's').bounds
    const { x, y } = centreOf(nodeOf(shapes, 'c').bounds)
    expect(
      [host.x, host.x + host.width].includes(x) || [host.y, host.y + host.height].includes(y),
    ).toBe(true)
  })

  it('stands pools that exchange messages next to each other', () => {
    const pools = ['p', 'q', 'r'].map(
      (key): Element => ({ ...pool, key: asKey(key), name: key }) as Element,
    )
    const message: Element = {
      kind: 'messageFlow',
      key: asKey('m'),
      name: '',
      source: asKey('a'),
      target: asKey('z'),
    }
    const { shapes } = expectSound(
      made([
        ...pools,
        task('a'),
        task('y', { parent: asKey('q') }),
        task('z', { parent: asKey('r') }),
        message,
      ]),
    )
    const top = (key: string) => nodeOf(shapes, key).bounds.y
    const between = [top('p'), top('r')].sort((a, b) => a - b)
    expect(top('q') > (between[0] ?? 0) && top('q') < (between[1] ?? 0)).toBe(false)
  })

  it('survives references that lead nowhere and parents that contain themselves', () => {
    const own: Element = {
      kind: 'subProcess',
      subProcessType: 'embedded',
      key: asKey('s'),
      name: 's',
      parent: asKey('s'),
    }
    const shapes = layout(
      made([
        own,
        task('a', { parent: asKey('missing'), lane: asKey('gone') }),
        flow('a', 'nobody'),
        flow('a', 'a'),
      ]),
    )
    expect(Object.values(shapes).map((shape) => shape.element)).toEqual(['s', 'a', 'a-a'])
  })
})

const models = ['bpmn/layout-fixtures', 'bpmn/public-sector', 'bpmn/miwg/Reference'].flatMap(
  (folder) => {
    const path = testDataPath(...folder.split('/'))
    if (!path) return []
    return readdirSync(path, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.bpmn'))
      .map((name) => join(path, name))
  },
)

describe.skipIf(models.length === 0)('layout of real models (needs PROZESS_TEST_DATA)', () => {
  it('lays every one out soundly, with no flow through a step', () => {
    for (const file of models) {
      const reading = readBpmn(readFileSync(file))
      if (reading.kind !== 'read') continue
      const { quality } = expectSound({ ...reading.process, shapes: {} })
      expect([file, quality.through]).toEqual([file, 0])
    }
  })
})

describe('layout of the examples', () => {
  it('lays every one out soundly, with no flow through a step', () => {
    const files = readdirSync('examples').filter((name) => name.endsWith('.steps.txt'))
    expect(files.length).toBeGreaterThan(10)
    for (const name of files) {
      const { process } = readSteps(readFileSync(join('examples', name), 'utf8'))
      const { quality } = expectSound(process)
      expect([name, quality.through]).toEqual([name, 0])
    }
  })
})
