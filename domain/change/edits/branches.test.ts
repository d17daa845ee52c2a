import { describe, expect, it } from 'vitest'
import { and, asKey, end, process, start, task, wait } from '#process'
import { keysFrom } from '../../../test/changes.ts'
import { done, reasonOf, the, ways, words } from '../../../test/edited.ts'
import { addBranch, addDecision, addOutcome, makeLoop, makeParallel } from './branches.ts'

const key = asKey
const step = (name: string) => ({ kind: 'task', taskType: 'none', name }) as const
const row = process(start('Antrag'), task('A'), task('B'), task('C'), end('fertig'))

describe('a decision', () => {
  it('parts the way into named outcomes that come together again', () => {
    const after = done(
      row,
      addDecision(
        row,
        key('A'),
        'Vollständig?',
        [{ name: 'ja' }, { name: 'nein', steps: [step('Nachfordern'), step('Warten')] }],
        words(),
      ),
    )
    expect(ways(after)).toEqual([
      'Antrag > A',
      'A > Vollständig?',
      'B > C',
      'C > fertig',
      'gateway > B',
      'Vollständig? > gateway: ja',
      'Vollständig? > Nachfordern: nein',
      'Nachfordern > Warten',
      'Warten > gateway',
    ])
  })

  it('stands on an arrow as well, as in a way that has no step yet', () => {
    const outer = [{ name: 'ja' }, { name: 'nein' }]
    const split = done(row, addDecision(row, key('A'), 'Vollständig?', outer, words()))
    const { key: flow } = the(split, 'nein')
    const inner = [{ name: 'heilbar' }, { name: 'nicht heilbar' }]
    const after = done(split, addDecision(split, flow, 'Heilbar?', inner, keysFrom('x')))
    expect(ways(after)).toEqual(
      expect.arrayContaining(['Vollständig? > Heilbar?: nein', 'Vollständig? > gateway: ja']),
    )
  })

  it('takes one more outcome that leads to where the others meet', () => {
    const two = [{ name: 'ja' }, { name: 'nein' }]
    const split = done(row, addDecision(row, key('A'), 'Vollständig?', two, words()))
    const { key: question } = the(split, 'Vollständig?')
    const after = done(split, addOutcome(split, question, { name: 'zum Teil' }, keysFrom('x')))
    expect(ways(after)).toContain('Vollständig? > gateway: zum Teil')
  })

  it('behind the last step lets each outcome end by itself', () => {
    const open = process(start('Antrag'), task('A'))
    const outcomes = [{ name: 'ja' }, { name: 'nein', steps: [step('Ablehnen')] }]
    const after = done(open, addDecision(open, key('A'), 'Ja?', outcomes, words()))
    expect(ways(after)).toEqual([
      'Antrag > A',
      'A > Ja?',
      'Ja? > event: ja',
      'Ja? > Ablehnen: nein',
      'Ablehnen > event.2',
    ])
  })

  it('needs two outcomes, and a step behind which it can stand', () => {
    const one = [{ name: 'ja' }]
    expect(reasonOf(addDecision(row, key('A'), '?', one, words()))).toEqual(['too-few', 'A'])
    const two = [...one, { name: 'nein' }]
    expect(reasonOf(addDecision(row, key('fertig'), '?', two, words()))).toEqual([
      'nothing-follows-an-end',
      'fertig',
    ])
  })

  it('gets one more way out, to where somebody says or to its own end', () => {
    const outcomes = [{ name: 'ja' }, { name: 'nein' }]
    const decided = done(row, addDecision(row, key('A'), '?', outcomes, words()))
    const gateway = the(decided, '?').key
    const more = { name: 'später', steps: [step('Wiedervorlage')] }
    const back = done(decided, addBranch(decided, gateway, more, key('C'), words()))
    expect(ways(back)).toContain('? > Wiedervorlage: später')
    expect(ways(back)).toContain('Wiedervorlage > C')
    const ended = done(decided, addBranch(decided, gateway, more, undefined, words()))
    expect(ways(ended)).toContain('Wiedervorlage > event')
    expect(reasonOf(addBranch(decided, key('A'), more, undefined, words()))).toEqual([
      'wrong-kind',
      'A',
    ])
  })
})

describe('work side by side', () => {
  it('is made of steps in a row, in whatever order they are named', () => {
    const after = done(row, makeParallel(row, [key('C'), key('B')], words()))
    expect(ways(after)).toEqual([
      'Antrag > A',
      'A > gateway',
      'gateway.2 > fertig',
      'gateway > B',
      'B > gateway.2',
      'gateway > C',
      'C > gateway.2',
    ])
  })

  it('is not made of steps that do not follow one another, nor of one', () => {
    expect(reasonOf(makeParallel(row, [key('A'), key('C')], words()))).toEqual([
      'not-in-a-row',
      'A',
    ])
    expect(reasonOf(makeParallel(row, [key('A')], words()))).toEqual(['too-few', 'A'])
    const waiting = process(start(), task('A'), wait('Frist'), end())
    expect(reasonOf(makeParallel(waiting, [key('A'), key('Frist')], words()))).toEqual([
      'wrong-kind',
      'Frist',
    ])
  })
})

describe('a way back', () => {
  const asked = { question: 'Vollständig?', again: 'nein', onward: 'ja' }

  it('asks behind a step whether to begin again from an earlier one', () => {
    const after = done(row, makeLoop(row, key('B'), key('A'), asked, words()))
    expect(ways(after)).toEqual([
      'Antrag > A',
      'A > B',
      'B > Vollständig?',
      'C > fertig',
      'Vollständig? > C: ja',
      'Vollständig? > A: nein',
    ])
  })

  it('asks behind a wait just the same', () => {
    const waiting = process(start(), task('A'), wait('Frist'), end())
    const after = done(waiting, makeLoop(waiting, key('Frist'), key('A'), asked, words()))
    expect(ways(after)).toContain('Frist > Vollständig?')
    expect(ways(after)).toContain('Vollständig? > A: nein')
  })

  it('does not lead to a start, nor into a gateway that waits for all', () => {
    expect(reasonOf(makeLoop(row, key('B'), key('Antrag'), asked, words()))).toEqual([
      'nothing-leads-to-a-start',
      'Antrag',
    ])
    const both = process(start(), and('zugleich', task('A'), task('B')), task('C'), end())
    const split = the(both, 'zugleich').key
    expect(reasonOf(makeLoop(both, key('C'), split, asked, words()))).toEqual(['wrong-kind', split])
  })
})
