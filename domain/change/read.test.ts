import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asKey, end, problemsOf, process, start, task } from '#process'
import { groupFor, keysFrom, wish } from '../../test/changes.ts'
import { anyProcess } from '../../test/processes.ts'
import { runs } from '../../test/runs.ts'
import { applyGroup } from './apply.ts'
import { checkChange } from './check-change.ts'
import { DESCRIPTION } from './description.ts'
import { readGroup } from './read.ts'

const element = { kind: 'task', taskType: 'none', key: 'neu', name: 'Neu', parent: 'Pool' }
const add = (more: object = {}) => ({ kind: 'addElement', element: { ...element, ...more } })
const faultOf = (...changes: readonly unknown[]) => {
  const reading = readGroup({ id: 'g', changes })
  return reading.kind === 'read' ? undefined : [reading.fault.code, reading.fault.place]
}

describe('a group from outside', () => {
  it('C1: is read as it was written', () => {
    const changes = [
      add(),
      { kind: 'setElement', key: 'A', property: 'work.minutes', after: 5 },
      { kind: 'setProcess', property: 'name', before: 'a', after: 'b' },
      {
        kind: 'removeShape',
        key: 's',
        follows: null,
        shape: {
          kind: 'node',
          element: 'A',
          plane: '',
          bounds: { x: 0, y: 0, width: 1, height: 1 },
        },
      },
    ]
    const group = { id: 'g', changes, takesBack: 'f' }
    expect(readGroup(JSON.parse(JSON.stringify(group)))).toEqual({ kind: 'read', group })
  })

  it('C16: is refused with the first place that is wrong', () => {
    expect(faultOf(add({ taskType: 'magic' }))).toEqual([
      'not-in-list',
      'changes.0.element.taskType',
    ])
    const bounds = { x: 1e308, y: 0, width: 100, height: 80 }
    const shape = { kind: 'node', element: 'neu', plane: '', bounds }
    expect(faultOf({ kind: 'addShape', key: 's', shape })).toEqual([
      'out-of-range',
      'changes.0.shape.bounds.x',
    ])
    expect(faultOf(add(), add({ work: { minutes: '5' } }))).toEqual([
      'not-a-number',
      'changes.1.element.work.minutes',
    ])
    expect(faultOf(add({ colour: 'red' }))).toEqual([
      'property-unknown',
      'changes.0.element.colour',
    ])
    expect(faultOf({ ...add(), index: 3 })).toEqual(['property-unknown', 'changes.0.index'])
    expect(faultOf({ kind: 'explode' })).toEqual(['kind-unknown', 'changes.0.kind'])
    expect(faultOf({ kind: 'addElement' })).toEqual(['property-missing', 'changes.0.element'])
    expect(faultOf({ kind: 'addElement', element: { kind: 'dragon' } })).toEqual([
      'kind-unknown',
      'changes.0.element.kind',
    ])
    expect(faultOf({ kind: 'setElement', key: 'A', property: 'key', after: 'B' })).toEqual([
      'property-unknown',
      'changes.0.property',
    ])
    expect(faultOf({ kind: 'setElement', key: 'A', property: 'name', after: null })).toEqual([
      'not-a-text',
      'changes.0.after',
    ])
    expect(
      faultOf({ kind: 'setElement', key: 'A', property: 'extensions', after: [{ local: 3 }] }),
    ).toEqual(['not-a-text', 'changes.0.after.0.local'])
  })

  it('C16: takes only characters that files and the database can keep', () => {
    for (const name of ['a\u0000b', '\u001B[1m', '\uD800', 'x\uDC00', '\uFFFE']) {
      expect(faultOf(add({ name }))).toEqual(['not-writable', 'changes.0.element.name'])
    }
    const name = 'Prüfung – „5 €“ 😀\tund\nmehr'
    expect(faultOf(add({ name }))).toBe(undefined)
  })

  it('C16: must be a group at all', () => {
    for (const json of [
      null,
      undefined,
      3,
      'x',
      [],
      {},
      { id: 'g' },
      { id: '', changes: [] },
      { id: 'g', changes: {} },
    ]) {
      expect(readGroup(json).kind).toBe('unreadable')
    }
    expect(readGroup({ id: 'g', changes: [], author: 'me' })).toEqual({
      kind: 'unreadable',
      fault: { code: 'property-unknown', place: 'author' },
    })
  })

  it('C16: holds to the limits of number, length and depth', () => {
    const limits = { changes: 2, values: 100, text: 50, characters: 400 }
    const read = (...changes: readonly unknown[]) => {
      const reading = readGroup({ id: 'g', changes }, limits)
      return reading.kind === 'read' ? undefined : reading.fault.code
    }
    expect(read(add())).toBeUndefined()
    expect(read(add(), add(), add())).toBe('too-many')
    expect(read(add({ name: 'x'.repeat(51) }))).toBe('too-long')
    expect(read(add({ extensions: Array.from({ length: 100 }, () => ({})) }))).toBe('too-many')
    let deep: object = { namespace: '', local: 'a' }
    for (let depth = 0; depth < 100_000; depth += 1)
      deep = { namespace: '', local: 'a', content: [deep] }
    expect(faultOf(add({ extensions: [deep] }))?.[0]).toBe('too-deep')
  })

  it('C17: names no key that a table cannot hold', () => {
    for (const key of ['', '12', '__proto__', 'toString', 'x'.repeat(2000)]) {
      expect(faultOf(add({ key }))).toEqual(['key-unsafe', 'changes.0.element.key'])
      expect(faultOf({ kind: 'setElement', key, property: 'name', after: 'a' })).toEqual([
        'key-unsafe',
        'changes.0.key',
      ])
    }
    expect(
      faultOf(JSON.parse('{"kind":"addElement","element":{"__proto__":{"kind":"task"}}}')),
    ).toEqual(['property-unknown', 'changes.0.element'])
  })

  it('C16: of any content is read or refused, and never makes an unsound process', () => {
    const base = process(start('Antrag'), task('Prüfen', { actor: 'Amt' }), end('fertig'))
    const words = [
      'id',
      'changes',
      'kind',
      'key',
      'element',
      'property',
      'after',
      'before',
      'name',
      'parent',
      'lane',
      'Prüfen',
      'Pool',
      'task',
      'addElement',
      'removeElement',
      'setElement',
      '__proto__',
      ...Object.keys(DESCRIPTION.elements),
    ]
    const word = fc.constantFrom(...words)
    const json = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 5 },
        word,
        fc.jsonValue({ maxDepth: 1 }),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(word, tie('value'), { maxKeys: 5 }),
      ),
    })).value
    const group = fc.record({ id: fc.constant('g'), changes: fc.array(json, { maxLength: 3 }) })
    fc.assert(
      fc.property(fc.oneof(json, group), (given) => {
        const reading = readGroup(given)
        if (reading.kind === 'unreadable') return
        expect(checkChange(base, reading.group).broken).toEqual([])
      }),
      { seed: 2, numRuns: runs(1500) },
    )
  })

  it('C16: with anything in it replaced is read or refused, and never makes an unsound process', () => {
    const poison = fc.constantFrom<unknown>(
      null,
      3,
      -1,
      '',
      'Pool',
      'e0',
      'lane0-0',
      '__proto__',
      true,
      [],
      {},
      'task',
      'gateway',
      'pool',
    )
    let happened = 0
    fc.assert(
      fc.property(anyProcess, wish, fc.nat(500), poison, (base, one, place, value) => {
        const group = groupFor(base, one, 'g', keysFrom('k'))
        // Every value of the group, counted through; the one at the place drawn is replaced.
        let count = 0
        const size = JSON.stringify(group).split(/[:,]/).length
        const text = JSON.stringify(group, (_, part) => {
          count += 1
          return count > 1 && count === 2 + (place % size) ? value : part
        })
        const reading = readGroup(JSON.parse(text))
        if (reading.kind === 'unreadable') return
        const result = applyGroup(base, reading.group)
        if (result.kind === 'refused') return
        happened += 1
        expect(problemsOf(result.process)).toEqual([])
        expect(checkChange(base, reading.group).broken).toEqual([])
      }),
      { seed: 3, numRuns: runs(600) },
    )
    expect(happened).toBeGreaterThan(10)
  })

  it('C10, C16: that builds a tower or ties knots is refused, and soon', () => {
    const many = 8_000
    const tower = Array.from({ length: many }, (_, index) => ({
      kind: 'addElement',
      element: {
        kind: 'subProcess',
        subProcessType: 'embedded',
        key: `s${index}`,
        name: '',
        parent: index === 0 ? 'Pool' : `s${index - 1}`,
      },
    }))
    const base = process(start('Antrag'), task('Prüfen'), end('fertig'))
    const star = Array.from({ length: many }, (_, index) => ({
      kind: 'addElement',
      element: {
        kind: 'sequenceFlow',
        key: `f${index}`,
        name: '',
        parent: 'Pool',
        source: 'Prüfen',
        target: 'fertig',
        ...(index % 2 ? { isDefault: true } : {}),
      },
    }))
    for (const [changes, problem] of [
      [tower, 'too-deep-or-circular'],
      [star, 'default-twice'],
    ] as const) {
      const reading = readGroup({ id: 'g', changes })
      if (reading.kind === 'unreadable') throw new Error(reading.fault.place)
      const result = applyGroup(base, reading.group)
      expect(result.kind === 'refused' && result.conflicts[0]?.problem).toBe(problem)
    }
  })

  it('C11: is held to a description that knows every kind of element there is', () => {
    const kinds = [
      'pool',
      'lane',
      'task',
      'subProcess',
      'callActivity',
      'event',
      'gateway',
      'data',
      'annotation',
      'group',
      'sequenceFlow',
      'messageFlow',
      'association',
      'dataAssociation',
    ]
    expect(Object.keys(DESCRIPTION.elements).toSorted()).toEqual(kinds.toSorted())
    expect(asKey('x')).toBe('x')
  })
})
