import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { activitiesOf, asKey, type Element, type Key, type Process } from '#process'
import { runs } from '../../test/runs.ts'
import { listSteps, readSteps, writeSteps } from './door.ts'

const SEED = 20261122

const processOf = (elements: readonly Element[]): Process => ({
  name: 'Knäuel',
  elements: Object.fromEntries(elements.map((each) => [each.key, each])),
  shapes: {},
})

const pool = (name: string): Element => ({
  kind: 'pool',
  key: asKey(name),
  name,
  isDrawn: true,
  isBlackBox: false,
})

const flow = (source: Key, target: Key, index: number, parent: Key): Element => ({
  kind: 'sequenceFlow',
  key: asKey(`f${index}`),
  name: '',
  parent,
  source,
  target,
})

const nodeOf = (kind: number, index: number, parent: Key): Element => {
  const common = { key: asKey(`n${index}`), name: `Nr. ${index}`, parent }
  if (kind === 0) return { ...common, kind: 'event', position: 'start', trigger: 'none' }
  if (kind === 1) return { ...common, kind: 'event', position: 'end', trigger: 'none' }
  if (kind === 2) return { ...common, kind: 'gateway', gatewayType: 'exclusive' }
  if (kind === 3) return { ...common, kind: 'gateway', gatewayType: 'parallel' }
  if (kind === 4)
    return { ...common, kind: 'event', position: 'intermediateCatch', trigger: 'timer' }
  return { ...common, kind: 'task', taskType: 'none' }
}

/** Any flows between any nodes of one or two pools, some of them in a sub-process. */
const tangle = fc
  .tuple(
    fc.array(fc.tuple(fc.integer({ min: 0, max: 8 }), fc.nat(3)), { minLength: 1, maxLength: 24 }),
    fc.array(fc.tuple(fc.nat(23), fc.nat(23)), { maxLength: 50 }),
    fc.array(fc.tuple(fc.nat(23), fc.nat(23)), { maxLength: 3 }),
  )
  .map(([nodes, flows, attached]) => {
    const places = [asKey('A'), asKey('B'), asKey('sub'), asKey('A')]
    const sub: Element = {
      kind: 'subProcess',
      key: asKey('sub'),
      name: 'innen',
      subProcessType: 'embedded',
      parent: asKey('A'),
    }
    const placeOf = (index: number): Key => places[nodes[index]?.[1] ?? 0] ?? asKey('A')
    const made = nodes.map(([kind], index) => nodeOf(kind, index, placeOf(index)))
    const links = flows.flatMap(([from, to], index) => {
      const [source, target] = [made[from], made[to]]
      if (!source || !target || placeOf(from) !== placeOf(to)) return []
      return [flow(source.key, target.key, index, placeOf(from))]
    })
    const boundaries = attached.flatMap(([at, to], index): readonly Element[] => {
      const [host, target] = [made[at], made[to]]
      if (host?.kind !== 'task' || !target || placeOf(at) !== placeOf(to)) return []
      const key = asKey(`b${index}`)
      const event: Element = {
        kind: 'event',
        key,
        name: 'Störung',
        position: 'boundary',
        trigger: 'timer',
        attachedTo: host.key,
        parent: host.parent,
      }
      return [event, flow(key, target.key, 100 + index, host.parent)]
    })
    return processOf([pool('A'), pool('B'), sub, ...made, ...links, ...boundaries])
  })

describe('listSteps', () => {
  it('tells every activity of any graph exactly once, each line under its own key', () => {
    fc.assert(
      fc.property(tangle, (process) => {
        const lines = listSteps(process)
        const told = lines.filter(({ kind }) => kind === 'step').map(({ key }) => key)
        expect([...told].sort()).toEqual(
          activitiesOf(process)
            .map(({ key }) => key)
            .sort(),
        )
        expect(new Set(lines.map(({ key }) => key)).size).toBe(lines.length)
        expect(listSteps(process)).toEqual(lines)
        const numbers = lines.filter(({ kind }) => kind === 'step').map(({ number }) => number)
        expect(new Set(numbers).size).toBe(numbers.length)
      }),
      { seed: SEED, numRuns: runs(1500) },
    )
  })

  it('sends every jump to a line that is there', () => {
    fc.assert(
      fc.property(tangle, (process) => {
        const lines = listSteps(process)
        const there = new Set(
          lines
            .filter(({ kind }) => kind !== 'loop' && kind !== 'jump')
            .map((l) => `${l.number} ${l.label}`),
        )
        for (const { kind, number, label } of lines)
          if (kind === 'loop' || kind === 'jump') expect(there).toContain(`${number} ${label}`)
      }),
      { seed: SEED, numRuns: runs(500) },
    )
  })

  it('writes any graph as text without a hitch', () => {
    fc.assert(
      fc.property(tangle, (process) => {
        expect(writeSteps(process)).toContain('Prozess: Knäuel')
      }),
      { seed: SEED, numRuns: runs(300) },
    )
  })

  it('ends each branch in a line of its own where two flows lead into one gateway that goes nowhere', () => {
    const parent = asKey('A')
    const elements = [nodeOf(0, 0, parent), nodeOf(2, 1, parent)]
    const links = ['n1', 'n1', 'n0'].map((to, index) => flow(asKey('n0'), asKey(to), index, parent))
    const lines = listSteps(processOf([pool('A'), ...elements, ...links]))
    const kinds = ['start', 'parallel', 'branch', 'end', 'branch', 'end', 'branch', 'loop']
    expect(lines.map(({ kind }) => kind)).toEqual(kinds)
    expect(new Set(lines.map(({ key }) => key)).size).toBe(lines.length)
  })

  it('manages a chain of thousands of nested decisions', () => {
    const count = 4000
    const parent = asKey('A')
    const elements: Element[] = [pool('A')]
    for (let index = 0; index < count; index++) {
      elements.push(nodeOf(2, index * 2, parent), nodeOf(5, index * 2 + 1, parent))
      const [split, task] = [asKey(`n${index * 2}`), asKey(`n${index * 2 + 1}`)]
      elements.push(flow(split, task, index * 2, parent))
      if (index > 0) elements.push(flow(asKey(`n${index * 2 - 2}`), split, index * 2 - 1, parent))
    }
    const lines = listSteps(processOf(elements))
    expect(lines.filter(({ kind }) => kind === 'step')).toHaveLength(count)
    expect(Math.max(...lines.map(({ depth }) => depth))).toBeLessThan(30)
  })

  it('tells a process without a start event, and nothing of an empty one', () => {
    const only = nodeOf(5, 1, asKey('A'))
    expect(listSteps(processOf([pool('A'), only])).map(({ kind }) => kind)).toEqual(['step'])
    expect(listSteps(processOf([]))).toEqual([])
  })

  it('names the pools where there are several, and what passes between them', () => {
    const [mine, theirs] = [nodeOf(5, 1, asKey('A')), nodeOf(5, 2, asKey('B'))]
    const message: Element = {
      kind: 'messageFlow',
      key: asKey('m'),
      name: 'Antrag',
      source: mine.key,
      target: theirs.key,
    }
    const lines = listSteps(processOf([pool('A'), pool('B'), mine, theirs, message]))
    expect(lines.map(({ kind, number, label, actor }) => [kind, number, label, actor])).toEqual([
      ['branch', '', 'A', ''],
      ['step', '1', 'Nr. 1', 'A'],
      ['handover', '', 'Antrag', 'B'],
      ['branch', '', 'B', ''],
      ['step', '2', 'Nr. 2', 'B'],
    ])
  })
})

describe('listSteps: what a step is besides plain work', () => {
  const linesOf = (text: string) =>
    listSteps(readSteps(`Prozess: x\n${text}`).process).filter(({ kind }) => kind === 'step')

  it('says that a step has parts only where they are not told below it', () => {
    const [closed, open] = linesOf('1. a [Teilprozess]\n2. b\n  3. c')
    expect(closed).toMatchObject({ form: 'subProcess', loop: null })
    expect(open).toMatchObject({ form: null })
  })

  it('says calls and repetition, with until when or for what', () => {
    const [call, until, each] = linesOf(
      '1. a [call]\n2. b [repeat until done]\n3. c [für jeden gleichzeitig: Amt]',
    )
    expect(call).toMatchObject({ form: 'call' })
    expect(until).toMatchObject({ loop: 'standard', loopNote: 'until done' })
    expect(each).toMatchObject({ loop: 'parallel', loopNote: 'Amt' })
  })
})
