import { describe, expect, it } from 'vitest'
import {
  and,
  asKey,
  branch,
  type Element,
  end,
  type Key,
  type Process,
  process,
  start,
  task,
  xor,
} from '#process'
import { the } from '../../test/edited.ts'
import { applyGroup } from './apply.ts'
import type { Change } from './change.ts'
import { checkChange } from './check-change.ts'
import type { Value } from './value.ts'

const key = asKey
const base = process(
  start('Antrag'),
  task('Prüfen', { actor: 'Amt', work: { medium: 'paper', minutes: 20 } }),
  task('Ablegen', { actor: 'Kasse' }),
  end('fertig'),
)

/** Applies changes, holds the laws, and hands back what came of it. */
const applied = (given: Process, ...changes: readonly Change[]) => {
  const checked = checkChange(given, { id: 'g', changes })
  expect(checked.broken).toEqual([])
  return checked
}
const set = (name: string, property: string, before?: Value, after?: Value): Change => ({
  kind: 'setElement',
  key: key(name),
  property,
  ...(before === undefined ? {} : { before }),
  ...(after === undefined ? {} : { after }),
})
const remove = (given: Process, name: string): Change => ({
  kind: 'removeElement',
  element: the(given, name),
})
const task1 = (name: string, more: object = {}): Element => ({
  kind: 'task',
  taskType: 'none',
  key: key(name),
  name,
  parent: key('Pool'),
  ...more,
})
const add = (element: Element, follows?: Key | null): Change => ({
  kind: 'addElement',
  element,
  ...(follows === undefined ? {} : { follows }),
})
const codes = (...changes: readonly Change[]) =>
  applied(base, ...changes).conflicts.map(
    ({ code, problem, fault }) => problem ?? fault?.code ?? code,
  )

describe('a property', () => {
  it('C4: is overwritten where the writer had seen its value', () => {
    const { process: after } = applied(base, set('Prüfen', 'name', 'Prüfen', 'Antrag prüfen'))
    expect(the(after, 'Prüfen').name).toBe('Antrag prüfen')
    expect(the(after, 'Ablegen')).toBe(the(base, 'Ablegen'))
  })

  it('C4, C9: is not overwritten where somebody else has written, and all three values are kept', () => {
    const stale = set('Prüfen', 'name', 'Sichten', 'Antrag prüfen')
    expect(applied(base, stale).conflicts).toEqual([
      {
        code: 'changed',
        table: 'elements',
        key: 'Prüfen',
        property: 'name',
        expected: 'Sichten',
        found: 'Prüfen',
        wanted: 'Antrag prüfen',
      },
    ])
  })

  it('C2: inside a holder is addressed by itself, and the holder goes with its last one', () => {
    const { process: more } = applied(base, set('Ablegen', 'work.minutes', undefined, 5))
    expect(the(more, 'Ablegen')).toMatchObject({ work: { minutes: 5 } })
    const { process: less } = applied(more, set('Ablegen', 'work.minutes', 5, undefined))
    expect(the(less, 'Ablegen')).not.toHaveProperty('work')
    const { process: kept } = applied(base, set('Prüfen', 'work.minutes', 20, undefined))
    expect(the(kept, 'Prüfen')).toMatchObject({ work: { medium: 'paper' } })
  })

  it('C2: that is an address is never set', () => {
    expect(codes(set('Prüfen', 'key', 'Prüfen', 'Sichten'))).toEqual(['property-unknown'])
    expect(codes(set('Prüfen', 'work', undefined, 'x'))).toEqual(['property-unknown'])
    expect(codes({ kind: 'setProcess', property: 'elements', after: 'x' })).toEqual([
      'property-unknown',
    ])
    expect(codes(set('Prüfen', '__proto__', undefined, 'x'))).toEqual(['property-unknown'])
    expect(codes(set('Prüfen', 'constructor.name', undefined, 'x'))).toEqual(['property-unknown'])
  })

  it('C6: that has the value already is no conflict, and nothing to undo', () => {
    const { process: after, group } = applied(base, set('Prüfen', 'name', 'Sichten', 'Prüfen'))
    expect(after).toBe(base)
    expect(group.changes).toEqual([])
  })

  it('C7: of something that is gone is a conflict that holds what was to be written', () => {
    expect(applied(base, set('weg', 'name', 'alt', 'neu')).conflicts).toEqual([
      {
        code: 'gone',
        table: 'elements',
        key: 'weg',
        property: 'name',
        expected: 'alt',
        wanted: 'neu',
      },
    ])
  })

  it('of the process itself is its name', () => {
    const change = { kind: 'setProcess', property: 'name', before: '', after: 'Wohngeld' } as const
    expect(applied(base, change).process.name).toBe('Wohngeld')
  })
})

describe('an element', () => {
  it('C5: is not removed where it has changed unseen; each difference is said', () => {
    const seen = { ...the(base, 'Prüfen'), name: 'Sichten', documentation: 'alt' }
    const { conflicts } = applied(base, { kind: 'removeElement', element: seen })
    const common = { code: 'changed', table: 'elements', key: 'Prüfen' }
    expect(conflicts).toEqual([
      { ...common, property: 'name', expected: 'Sichten', found: 'Prüfen' },
      { ...common, property: 'documentation', expected: 'alt' },
    ])
  })

  it('C5: is not added where its key is taken by another', () => {
    const { conflicts } = applied(base, add(task1('Prüfen')))
    expect(conflicts).toMatchObject([{ code: 'taken', key: 'Prüfen' }])
  })

  it('C6: that somebody else has removed or added just so is no conflict', () => {
    const gone = task1('weg')
    expect(applied(base, { kind: 'removeElement', element: gone }).group.changes).toEqual([])
    expect(applied(base, add(the(base, 'Prüfen'))).group.changes).toEqual([])
  })

  it('C3: comes last, first, or behind the one it follows, and last where that one is gone', () => {
    const keys = (...changes: readonly Change[]) =>
      Object.keys(applied(base, ...changes).process.elements)
    const before = Object.keys(base.elements)
    expect(keys(add(task1('neu')))).toEqual([...before, 'neu'])
    expect(keys(add(task1('neu'), null))).toEqual(['neu', ...before])
    expect(keys(add(task1('neu'), key('Pool')))).toEqual(['Pool', 'neu', ...before.slice(1)])
    expect(keys(add(task1('neu'), key('weg')))).toEqual([...before, 'neu'])
  })

  it('C11: may become another kind when the group does all that this asks for', () => {
    const turned = [
      set('Prüfen', 'kind', 'task', 'gateway'),
      set('Prüfen', 'taskType', 'none'),
      set('Prüfen', 'work.medium', 'paper'),
      set('Prüfen', 'work.minutes', 20),
      set('Prüfen', 'gatewayType', undefined, 'exclusive'),
    ]
    expect(the(applied(base, ...turned).process, 'Prüfen')).toMatchObject({ kind: 'gateway' })
    expect(codes(...turned.slice(0, 2))).toEqual(['property-unknown'])
    expect(codes(...turned.slice(0, 4))).toEqual(['property-missing'])
  })

  it('C11: has only values that its kind allows', () => {
    expect(codes(set('Prüfen', 'taskType', 'none', 'magic'))).toEqual(['not-in-list'])
    expect(codes(set('Prüfen', 'work.share', undefined, 2))).toEqual(['out-of-range'])
    expect(codes(set('Prüfen', 'work.minutes', 20, 'zwanzig'))).toEqual(['not-a-number'])
    expect(codes(set('Prüfen', 'name', 'Prüfen'))).toEqual(['property-missing'])
    expect(codes(set('Prüfen', 'isDefault', undefined, true))).toEqual(['property-unknown'])
    expect(codes(add(task1('neu', { colour: 'red' })))).toEqual(['property-unknown'])
    expect(codes(add(task1('neu', { work: {} })))).toEqual(['empty-record'])
  })

  it('C17: has a key that a table can hold', () => {
    for (const bad of ['', '12', '__proto__', 'constructor']) {
      expect(codes(add({ ...task1('neu'), key: key(bad) }))).toEqual(['key-unsafe'])
    }
  })
})

describe('a group', () => {
  it('C8: happens as a whole or not at all', () => {
    const { process: after, conflicts } = applied(
      base,
      set('Prüfen', 'name', 'Prüfen', 'Sichten'),
      set('Ablegen', 'name', 'Abheften', 'Verwahren'),
      set('weg', 'name', 'a', 'b'),
    )
    expect(after).toBe(base)
    expect(conflicts.map(({ key: at, code }) => [at, code])).toEqual([
      ['Ablegen', 'changed'],
      ['weg', 'gone'],
    ])
  })

  it('C10: need not hold its promises in between', () => {
    const flow = the(base, 'Prüfen-Ablegen')
    const { process: after } = applied(
      base,
      set(flow.key, 'target', 'Ablegen', 'neu'),
      add(task1('neu', { lane: 'später' })),
      add({ kind: 'lane', key: key('später'), name: '', parent: key('Pool'), order: 'z' }),
    )
    expect(the(after, flow.key)).toMatchObject({ target: 'neu' })
  })

  it('C10: leaves nothing that refers to what is gone', () => {
    expect(applied(base, remove(base, 'Prüfen')).conflicts).toEqual(
      [
        ['Antrag-Prüfen', 'target'],
        ['Prüfen-Ablegen', 'source'],
      ].map(([flow, property]) => ({
        code: 'broken',
        table: 'elements',
        key: flow,
        property,
        problem: 'reference-missing',
        other: 'Prüfen',
      })),
    )
    expect(codes(remove(base, 'Lane_Kasse'))).toEqual(['reference-missing', 'reference-missing'])
  })

  it('C10: leaves no shape of what is gone', () => {
    const shape = {
      kind: 'node',
      element: key('solo'),
      plane: '',
      bounds: { x: 0, y: 0, width: 1, height: 1 },
    } as const
    const pinned = applied(base, add(task1('solo')), {
      kind: 'addShape',
      key: key('s'),
      shape,
    }).process
    const { conflicts } = applied(pinned, remove(pinned, 'solo'))
    expect(conflicts).toMatchObject([{ problem: 'shape-without-element', key: 's', other: 'solo' }])
  })

  it('C10: lets no containers stand in each other', () => {
    const sub = (name: string, parent: string): Change =>
      add({
        kind: 'subProcess',
        subProcessType: 'embedded',
        key: key(name),
        name,
        parent: key(parent),
      })
    const { process: nested } = applied(base, sub('aussen', 'Pool'), sub('innen', 'aussen'))
    const { conflicts } = applied(nested, set('aussen', 'parent', 'Pool', 'innen'))
    expect(conflicts.map(({ problem }) => problem)).toContain('too-deep-or-circular')
  })

  it('C10: that moves a container looks at all that stands in it', () => {
    const pool = {
      kind: 'pool',
      key: key('Kreis'),
      name: '',
      isDrawn: true,
      isBlackBox: false,
    } as const
    const sub = { kind: 'subProcess', subProcessType: 'embedded', name: '' } as const
    const { process: nested } = applied(
      base,
      add(pool),
      add({ ...sub, key: key('S'), parent: key('Pool') }),
      add({ ...sub, key: key('T'), parent: key('S') }),
      add(task1('tief', { parent: 'T', lane: 'Lane_Amt' })),
    )
    expect(applied(nested, set('S', 'parent', 'Pool', 'Kreis')).conflicts).toMatchObject([
      { key: 'tief', property: 'lane', problem: 'lane-elsewhere' },
    ])
  })

  it('C12: lets no new arrow cross a border, and no message stay inside', () => {
    const pool = {
      kind: 'pool',
      key: key('Kreis'),
      name: '',
      isDrawn: true,
      isBlackBox: false,
    } as const
    const flow = { key: key('f'), name: '', source: key('Prüfen'), target: key('dort') } as const
    const there = [add(pool), add(task1('dort', { parent: 'Kreis' }))]
    const arrow = add({ kind: 'sequenceFlow', ...flow, parent: key('Pool') })
    expect(codes(...there, arrow)).toEqual(['flow-crosses-border'])
    const inside = { ...flow, kind: 'messageFlow', target: key('Ablegen') } as const
    expect(codes(add(inside))).toEqual(['message-within-pool'])
    // Moving a step away from under its arrows is the same.
    const { process: two } = applied(base, add(pool))
    expect(
      applied(
        two,
        set('Ablegen', 'parent', 'Pool', 'Kreis'),
        set('Ablegen', 'lane', 'Lane_Kasse'),
      ).conflicts.map(({ problem }) => problem),
    ).toEqual(['flow-crosses-border', 'flow-crosses-border'])
  })

  it('C12: draws an arrow as a line and nothing else as one', () => {
    const waypoints = [
      { x: 0, y: 0 },
      { x: 1, y: 1 },
    ]
    const shape = { kind: 'edge', element: key('Prüfen'), plane: '', waypoints } as const
    expect(codes({ kind: 'addShape', key: key('s'), shape })).toEqual(['shape-wrong-kind'])
  })

  it('C13: makes no second default way', () => {
    const decision = process(
      start(),
      xor('Ja?', branch('ja', task('A')), branch('nein', task('B'))),
      end(),
    )
    const first = applied(decision, set('Ja_-A', 'isDefault', undefined, true)).process
    expect(applied(first, set('Ja_-B', 'isDefault', undefined, true)).conflicts).toMatchObject([
      { key: 'Ja_-B', problem: 'default-twice', other: 'Ja_-A' },
    ])
  })

  it('C14: may bring back what a file had, though nobody may draw it', () => {
    const pool = {
      kind: 'pool',
      key: key('Kreis'),
      name: '',
      isDrawn: true,
      isBlackBox: false,
    } as const
    const odd = applied(base, add(pool), add(task1('dort', { parent: 'Kreis' }))).process
    const flow = {
      kind: 'sequenceFlow',
      key: key('f'),
      name: '',
      parent: key('Pool'),
      source: key('Prüfen'),
      target: key('dort'),
    } as const
    const asInFile = { ...odd, elements: { ...odd.elements, [flow.key]: flow } }
    // checkChange takes it back, which has to work.
    expect(applied(asInFile, { kind: 'removeElement', element: flow }).conflicts).toEqual([])
    expect(applied(odd, add(flow)).conflicts).toMatchObject([{ problem: 'flow-crosses-border' }])
  })

  it('C15: never touches what it is given, and keeps what it does not change', () => {
    const both = process(start(), and(task('A'), task('B')), end())
    const frozen = Object.freeze({ ...both, elements: Object.freeze({ ...both.elements }) })
    const result = applyGroup(frozen, { id: 'g', changes: [set('A', 'name', 'A', 'C')] })
    if (result.kind === 'refused') throw new Error('refused')
    expect(the(frozen, 'A').name).toBe('A')
    for (const name of Object.keys(both.elements)) {
      if (name !== 'A') expect(result.process.elements[key(name)]).toBe(both.elements[key(name)])
    }
    expect(result.process.shapes).toBe(frozen.shapes)
  })

  it('C18: taken back gives the same process in the same order', () => {
    const flow = the(base, 'Prüfen-Ablegen')
    // checkChange compares; here a removal from the middle and two additions.
    const { conflicts } = applied(
      base,
      remove(base, flow.key),
      add(task1('neu'), key('Pool')),
      remove(base, 'Antrag-Prüfen'),
      remove(base, 'Prüfen'),
      add(task1('Prüfen'), null),
    )
    expect(conflicts).toEqual([])
  })
})
