import { describe, expect, it } from 'vitest'
import { asKey, branch, end, process, start, task, xor } from '#process'
import { done, reasonOf, the, ways, words } from '../../../test/edited.ts'
import { attachBoundaryEvent } from './beside.ts'
import { dissolveSubProcess, splitIntoSubProcess } from './sub-process.ts'

const key = asKey
const row = process(
  start('Antrag'),
  task('A', { actor: 'Amt' }),
  task('B'),
  task('C'),
  end('fertig'),
)
const decision = process(
  start('Antrag'),
  task('A'),
  xor('Ja?', branch('ja', task('B')), branch('nein', task('C'))),
  task('D'),
  end('fertig'),
)
const inside = done(row, splitIntoSubProcess(row, [key('B'), key('C')], 'Teil', words()))

describe('steps that become a sub-process', () => {
  it('stand in it between a start and an end of their own', () => {
    expect(ways(inside)).toEqual([
      'Antrag > A',
      'A > Teil',
      'B > C',
      'Teil > fertig',
      'event > B',
      'C > event.2',
    ])
    expect(the(inside, 'B')).toMatchObject({ parent: 'Teil', lane: 'Lane_Amt' })
    expect(the(inside, 'Teil')).toMatchObject({ parent: 'Pool', lane: 'Lane_Amt' })
  })

  it('keep the words of a decision among them', () => {
    const join = key('Ja__join')
    const keys = [key('Ja_'), key('B'), key('C')]
    const after = done(decision, splitIntoSubProcess(decision, keys, 'Entscheiden', words()))
    expect(ways(after)).toEqual([
      'Antrag > A',
      'A > Entscheiden',
      'Ja? > B: ja',
      'Ja? > C: nein',
      `Entscheiden > ${join}`,
      'C > event.2',
      `${join} > D`,
      'D > fertig',
      'event > Ja?',
      'B > event.2',
    ])
  })

  it('take their boundary events along', () => {
    const frist = { trigger: 'timer', name: 'Frist' } as const
    const timed = done(row, attachBoundaryEvent(row, key('B'), frist, undefined, words()))
    const after = done(timed, splitIntoSubProcess(timed, [key('B')], 'Teil', words()))
    expect(the(after, 'Frist')).toMatchObject({ parent: 'Teil', attachedTo: 'B' })
  })

  it('must be entered at one step and left to one', () => {
    const keys = [key('B'), key('C')]
    expect(reasonOf(splitIntoSubProcess(decision, keys, 'Teil', words()))).toEqual([
      'several-entries',
      'C',
    ])
    expect(reasonOf(splitIntoSubProcess(decision, [key('Ja_')], 'Teil', words()))).toEqual([
      'several-exits',
      'C',
    ])
    expect(reasonOf(splitIntoSubProcess(row, [], 'Teil', words()))).toEqual(['too-few', undefined])
  })
})

describe('a sub-process that is dissolved', () => {
  it('gives back the way as it was', () => {
    const after = done(inside, dissolveSubProcess(inside, key('Teil'), words()))
    expect(ways(after).toSorted()).toEqual(ways(row).toSorted())
    expect(the(after, 'B')).toEqual(the(row, 'B'))
  })

  it('lets every end in it lead on', () => {
    const keys = [key('Ja_'), key('B'), key('C')]
    const split = done(decision, splitIntoSubProcess(decision, keys, 'Entscheiden', words()))
    const after = done(split, dissolveSubProcess(split, key('Entscheiden'), words()))
    expect(ways(after).toSorted()).toEqual(ways(decision).toSorted())
  })

  it('must not be more than its steps', () => {
    const frist = { trigger: 'timer', name: 'Frist' } as const
    const timed = done(inside, attachBoundaryEvent(inside, key('Teil'), frist, undefined, words()))
    expect(reasonOf(dissolveSubProcess(timed, key('Teil'), words()))).toEqual([
      'has-boundary-events',
      'Frist',
    ])
    expect(reasonOf(dissolveSubProcess(row, key('A'), words()))).toEqual(['wrong-kind', 'A'])
  })
})
