import { describe, expect, it } from 'vitest'
import { and, asKey, branch, end, namedProcess, process, start, task, wait, xor } from '#process'
import { doers, done, reasonOf, the, ways, words } from '../../../test/edited.ts'
import { attachBoundaryEvent } from './beside.ts'
import { rename, renameProcess, setProperty } from './describe.ts'
import { append, insertAfter, insertBefore, insertOnFlow } from './insert.ts'
import { pinFlow, pinNode } from './pins.ts'
import { removeStep } from './remove-step.ts'
import { setType } from './set-type.ts'

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

describe('a step that is taken out', () => {
  it('closes the gap', () => {
    const after = done(row, removeStep(row, key('Prüfen')))
    expect(ways(after)).toEqual(['Antrag > Zahlen', 'Zahlen > fertig'])
  })

  it('leaves the words on the arrows', () => {
    const after = done(decision, removeStep(decision, key('Bewilligen')))
    expect(ways(after)).toContain('Vollständig? > Vollständig__join: ja')
  })

  it('takes its boundary events, data and shapes along, and leaves what others have written', () => {
    const newKey = words()
    let now = done(
      row,
      attachBoundaryEvent(
        row,
        key('Prüfen'),
        { trigger: 'timer', name: 'Frist' },
        step('Mahnen'),
        newKey,
      ),
    )
    const bounds = { x: 0, y: 0, width: 100, height: 80 }
    now = done(now, pinNode(now, key('Prüfen'), bounds, '', newKey))
    const after = done(now, removeStep(now, key('Prüfen')))
    expect(Object.keys(after.elements)).not.toContain('Frist')
    expect(Object.keys(after.elements)).toContain('Mahnen')
    expect(after.shapes).toEqual({})
    expect(ways(after)).toEqual(['Antrag > Zahlen', 'Zahlen > fertig'])
  })

  it('from which several ways part leaves a gateway behind', () => {
    const gateway = the(decision, 'Vollständig?').key
    const asTask = done(decision, setType(decision, gateway, { kind: 'task', taskType: 'user' }))
    const after = done(asTask, removeStep(asTask, gateway))
    expect(the(after, gateway)).toMatchObject({
      kind: 'gateway',
      gatewayType: 'parallel',
      name: '',
    })
    expect(ways(after)).toContain(`Antrag > ${gateway}`)
  })

  it('may be a decision with one way, and not one that still decides', () => {
    const gateway = the(decision, 'Vollständig?').key
    expect(reasonOf(removeStep(decision, gateway))).toEqual(['several-ways', gateway])
    const join = key('Vollständig__join')
    const after = done(decision, removeStep(decision, join))
    expect(ways(after)).toContain('Bewilligen > Ablegen')
    expect(ways(after)).toContain('Warten > Ablegen')
  })

  it('does not leave an arrow from a step to itself, nor two for one', () => {
    const twice = process(
      start('s'),
      xor('?', branch('a', task('A')), branch('a', task('B'))),
      end('e'),
    )
    const one = done(twice, removeStep(twice, key('A')))
    const after = done(one, removeStep(one, key('B')))
    expect(ways(after).filter((way) => way.startsWith('?'))).toEqual(['? > Gateway_join: a'])
  })
})

describe('what a step is', () => {
  it('is changed without losing its arrows, its lane or its name', () => {
    const after = done(
      row,
      setType(row, key('Prüfen'), { kind: 'callActivity', calledElement: 'P' }),
    )
    expect(the(after, 'Prüfen')).toEqual({
      kind: 'callActivity',
      key: 'Prüfen',
      name: 'Prüfen',
      parent: 'Pool',
      lane: 'Lane_Amt',
      calledElement: 'P',
    })
    expect(ways(after)).toEqual(ways(row))
  })

  it('drops what only another trigger has', () => {
    const waiting = process(start(), wait('Frist'), end())
    const timed = done(
      waiting,
      setType(waiting, key('Frist'), {
        kind: 'event',
        position: 'intermediateCatch',
        trigger: 'timer',
        timerType: 'duration',
        expression: 'P14D',
      }),
    )
    const after = done(
      timed,
      setType(timed, key('Frist'), {
        kind: 'event',
        position: 'intermediateCatch',
        trigger: 'message',
        refersTo: 'Antwort',
      }),
    )
    const { expression, timerType, refersTo } = the(after, 'Frist') as unknown as Record<
      string,
      string
    >
    expect([expression, timerType, refersTo]).toEqual([undefined, undefined, 'Antwort'])
  })

  it('cannot be something that the steps in it or on it forbid', () => {
    const timed = done(
      row,
      attachBoundaryEvent(
        row,
        key('Prüfen'),
        { trigger: 'timer', name: 'Frist' },
        undefined,
        words(),
      ),
    )
    const gateway = { kind: 'gateway', gatewayType: 'exclusive' } as const
    expect(reasonOf(setType(timed, key('Prüfen'), gateway))).toEqual([
      'has-boundary-events',
      'Frist',
    ])
    expect(reasonOf(setType(row, key('Prüfen'), { kind: 'task', taskType: 'magic' }))).toEqual([
      'would-break',
      'Prüfen',
    ])
  })

  it('has properties that are set one by one, each only where its kind has it', () => {
    const timed = done(row, setProperty(row, key('Prüfen'), 'work.minutes', 15))
    expect(the(timed, 'Prüfen')).toMatchObject({ work: { minutes: 15 } })
    const without = done(timed, setProperty(timed, key('Prüfen'), 'work.minutes', undefined))
    expect(the(without, 'Prüfen')).toEqual(the(row, 'Prüfen'))
    const wrong = setProperty(row, key('fertig'), 'work.minutes', 15)
    expect(reasonOf(wrong)).toEqual(['wrong-kind', 'fertig'])
    const late = setProperty(row, key('Prüfen'), 'work.minutes', -1)
    expect(reasonOf(late)).toEqual(['would-break', 'Prüfen'])
    expect(done(row, renameProcess(row, 'Wohngeld')).name).toBe('Wohngeld')
  })

  it('can be said in other words, also of an arrow', () => {
    const renamed = done(row, rename(row, key('Prüfen'), 'Antrag prüfen'))
    expect(the(renamed, 'Prüfen').name).toBe('Antrag prüfen')
    const flow = key('Vollständig_-Bewilligen')
    expect(ways(done(decision, rename(decision, flow, 'vollständig')))).toContain(
      'Vollständig? > Bewilligen: vollständig',
    )
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
