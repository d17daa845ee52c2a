import { describe, expect, it } from 'vitest'
import { and, asKey, branch, end, namedProcess, process, start, task, xor } from '#process'
import { doers, done, reasonOf, the, ways, words } from '../../../test/edited.ts'
import { append, insertAfter, insertBefore, insertOnFlow } from './insert.ts'
import { pinFlow } from './pins.ts'

const step = (name: string) => ({ kind: 'task', taskType: 'none', name }) as const
const key = asKey
const row = process(
  start('Antrag'),
  task('Prüfen', { actor: 'Amt' }),
  task('Zahlen', { actor: 'Kasse' }),
  end('fertig'),
)
const decision = process(
  start('Antrag'),
  xor(
    'Vollständig?',
    branch('ja', task('Bewilligen')),
    branch('nein', task('Nachfordern'), task('Warten')),
  ),
  task('Ablegen'),
  end('fertig'),
)

describe('a new step', () => {
  it('C28: behind another stands before what followed, and is done by the same people', () => {
    const after = done(row, insertAfter(row, key('Prüfen'), step('Rechnen'), words()))
    expect(ways(after)).toEqual([
      'Antrag > Prüfen',
      'Prüfen > Rechnen',
      'Zahlen > fertig',
      'Rechnen > Zahlen',
    ])
    expect(doers(after)).toContain('Rechnen: Amt')
  })

  it('behind a step without anything after it ends the way', () => {
    const open = process(start('Antrag'), task('Prüfen'))
    const after = done(open, insertAfter(open, key('Prüfen'), step('Ablegen'), words()))
    expect(ways(after)).toEqual(['Antrag > Prüfen', 'Prüfen > Ablegen'])
  })

  it('behind a step from which several ways go is before all of them', () => {
    const split = {
      ...row,
      elements: {
        ...row.elements,
        [key('extra')]: {
          kind: 'sequenceFlow',
          key: key('extra'),
          name: '',
          parent: key('Pool'),
          source: key('Prüfen'),
          target: key('fertig'),
        },
      },
    } as typeof row
    const after = done(split, insertAfter(split, key('Prüfen'), step('Rechnen'), words()))
    expect(ways(after)).toEqual([
      'Antrag > Prüfen',
      'Rechnen > Zahlen',
      'Zahlen > fertig',
      'Rechnen > fertig',
      'Prüfen > Rechnen',
    ])
  })

  it('behind a decision has to say on which way', () => {
    const gateway = the(decision, 'Vollständig?').key
    expect(reasonOf(insertAfter(decision, gateway, step('X'), words()))).toEqual([
      'several-ways',
      gateway,
    ])
    const way = key('Vollständig_-Bewilligen')
    const after = done(decision, insertOnFlow(decision, way, step('Rechnen'), words()))
    expect(ways(after)).toContain('Vollständig? > Rechnen: ja')
    expect(ways(after)).toContain('Rechnen > Bewilligen')
  })

  it('does not follow an end, and nothing comes before a start', () => {
    expect(reasonOf(insertAfter(row, key('fertig'), step('X'), words()))).toEqual([
      'nothing-follows-an-end',
      'fertig',
    ])
    expect(reasonOf(insertBefore(row, key('Antrag'), step('X'), words()))).toEqual([
      'nothing-leads-to-a-start',
      'Antrag',
    ])
    expect(reasonOf(insertAfter(row, key('nirgends'), step('X'), words()))).toEqual([
      'not-there',
      'nirgends',
    ])
  })

  it('before another gets everything that led there', () => {
    const join = the(decision, 'Ablegen').key
    const after = done(decision, insertBefore(decision, join, step('Buchen'), words()))
    expect(ways(after)).toContain('Vollständig__join > Buchen')
    expect(ways(after)).toContain('Buchen > Ablegen')
  })

  it('before a parallel gateway that waits for several ways is not possible', () => {
    const both = process(start(), and(task('A'), task('B')), end())
    const join = Object.keys(both.elements).find((one) => one.endsWith('_join')) ?? ''
    expect(reasonOf(insertBefore(both, key(join), step('X'), words()))).toEqual([
      'several-ways',
      join,
    ])
  })

  it('at the end of a pool stands before its end', () => {
    const after = done(row, append(row, key('Pool'), step('Ablegen'), words()))
    expect(ways(after)).toEqual([
      'Antrag > Prüfen',
      'Prüfen > Zahlen',
      'Zahlen > Ablegen',
      'Ablegen > fertig',
    ])
    const empty = namedProcess('leer')
    const alone = done(empty, append(empty, key('Pool'), step('Ablegen'), words()))
    expect(ways(alone)).toEqual([])
    const ends = process(start(), xor(branch('a', end('eins')), branch('b', end('zwei'))))
    expect(reasonOf(append(ends, key('Pool'), step('X'), words()))).toEqual([
      'several-ends',
      'Pool',
    ])
  })
})

describe('routes', () => {
  it('C26: of arrows that are led elsewhere go, all others stay', () => {
    const newKey = words()
    const line = [
      { x: 0, y: 0 },
      { x: 9, y: 9 },
    ]
    let now = done(row, pinFlow(row, key('Prüfen-Zahlen'), line, '', newKey))
    now = done(now, pinFlow(now, key('Antrag-Prüfen'), line, '', newKey))
    const after = done(now, insertAfter(now, key('Prüfen'), step('Rechnen'), newKey))
    expect(Object.values(after.shapes).map(({ element }) => element)).toEqual(['Antrag-Prüfen'])
  })
})
