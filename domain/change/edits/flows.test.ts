import { describe, expect, it } from 'vitest'
import { and, asKey, branch, end, process, start, task, xor } from '#process'
import { done, reasonOf, the, ways, words } from '../../../test/edited.ts'
import { addPool } from './actors.ts'
import { addAnnotation, addData, attachBoundaryEvent } from './beside.ts'
import { connect, removeFlow, reroute, setDefaultFlow } from './flows.ts'

const key = asKey
const decision = process(
  start('Antrag'),
  xor('Ja?', branch('ja', task('A')), branch('nein', task('B'))),
  end('fertig'),
)
const [toA, toB] = [key('Ja_-A'), key('Ja_-B')]

describe('a connection', () => {
  it('is an arrow within a pool, and a message between two', () => {
    const two = done(decision, addPool(decision, 'Bürger', true, words()))
    const inner = done(two, connect(two, key('A'), key('B'), 'dann', words()))
    expect(ways(inner)).toContain('A > B: dann')
    const outer = done(two, connect(two, key('A'), key('Bürger'), 'Bescheid', words()))
    expect(ways(outer)).toContain('A ~ Bürger: Bescheid')
    expect(reasonOf(connect(two, key('Ja_'), key('Bürger'), '', words()))).toEqual([
      'cannot-hand-over',
      'Ja_',
    ])
  })

  it('joins data with steps and notes with anything', () => {
    const data = { dataType: 'object', name: 'Akte' } as const
    const withData = done(decision, addData(decision, key('A'), data, 'input', words()))
    expect(ways(withData)).toContain('Akte = A')
    const shared = done(withData, connect(withData, key('B'), key('Akte'), '', words()))
    expect(ways(shared)).toContain('B = Akte')
    const noted = done(decision, addAnnotation(decision, toA, 'nur mit Unterschrift', words()))
    expect(ways(noted).at(-1)).toBe('ja - nur mit Unterschrift')
    expect(reasonOf(addData(decision, key('Ja_'), data, 'input', words()))).toEqual([
      'wrong-kind',
      'Ja_',
    ])
  })

  it('lets a start make data and an end need it, not the other way round', () => {
    const data = { dataType: 'object', name: 'Akte' } as const
    const given = done(decision, addData(decision, key('Antrag'), data, 'output', words()))
    expect(ways(given)).toContain('Antrag = Akte')
    expect(reasonOf(addData(decision, key('Antrag'), data, 'input', words()))).toEqual([
      'wrong-kind',
      'Antrag',
    ])
    expect(reasonOf(connect(given, key('fertig'), key('Akte'), '', words()))).toEqual([
      'wrong-kind',
      'fertig',
    ])
    expect(ways(done(given, connect(given, key('Akte'), key('fertig'), '', words())))).toContain(
      'Akte = fertig',
    )
  })

  it('leads neither to a start nor away from an end', () => {
    expect(reasonOf(connect(decision, key('A'), key('Antrag'), '', words()))).toEqual([
      'nothing-leads-to-a-start',
      'Antrag',
    ])
    expect(reasonOf(connect(decision, key('fertig'), key('A'), '', words()))).toEqual([
      'nothing-follows-an-end',
      'fertig',
    ])
  })

  it('goes without anything else', () => {
    const after = done(decision, removeFlow(decision, toA))
    expect(ways(after)).not.toContain('Ja? > A: ja')
    expect(reasonOf(removeFlow(decision, key('A')))).toEqual(['wrong-kind', 'A'])
  })
})

describe('an arrow that is led elsewhere', () => {
  it('stays the same arrow with the same words', () => {
    const after = done(decision, reroute(decision, toA, { target: key('fertig') }))
    expect(ways(after)).toContain('Ja? > fertig: ja')
  })

  it('is no default way of the step it now leaves', () => {
    const marked = done(decision, setDefaultFlow(decision, toB))
    const after = done(marked, reroute(marked, toB, { source: key('A') }))
    expect(the(after, toB)).not.toHaveProperty('isDefault')
  })

  it('does not become something else on the way', () => {
    const two = done(decision, addPool(decision, 'Bürger', true, words()))
    expect(reasonOf(reroute(two, toA, { target: key('Bürger') }))).toEqual([
      'cannot-hand-over',
      'Ja_',
    ])
    const frist = { trigger: 'timer', name: 'Frist' } as const
    const timed = done(decision, attachBoundaryEvent(decision, key('A'), frist, undefined, words()))
    expect(reasonOf(reroute(timed, toB, { target: key('Frist') }))).toEqual([
      'nothing-leads-to-a-start',
      'Frist',
    ])
  })
})

describe('the default way', () => {
  it('C13: is one, so the old one is none any more', () => {
    const marked = done(decision, setDefaultFlow(decision, toA))
    const after = done(marked, setDefaultFlow(marked, toB))
    expect(the(after, toB)).toMatchObject({ isDefault: true })
    expect(the(after, toA)).not.toHaveProperty('isDefault')
  })

  it('is nothing where all ways are taken', () => {
    const both = process(start(), and('zugleich', task('A'), task('B')), end())
    expect(reasonOf(setDefaultFlow(both, key('zugleich-A')))).toEqual(['wrong-kind', 'zugleich'])
  })
})

describe('an event at the edge of a step', () => {
  it('may have a step that follows from it', () => {
    const step = { kind: 'task', taskType: 'none', name: 'Mahnen' } as const
    const event = { trigger: 'timer', name: 'Frist', isInterrupting: false } as const
    const after = done(decision, attachBoundaryEvent(decision, key('A'), event, step, words()))
    expect(the(after, 'Frist')).toMatchObject({ position: 'boundary', attachedTo: 'A' })
    expect(ways(after)).toContain('Frist > Mahnen')
    expect(reasonOf(attachBoundaryEvent(decision, key('Ja_'), event, step, words()))).toEqual([
      'wrong-kind',
      'Ja_',
    ])
  })
})
