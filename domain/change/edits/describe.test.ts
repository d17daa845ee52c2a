import { describe, expect, it } from 'vitest'
import { asKey, branch, end, process, start, task, wait, xor } from '#process'
import { done, reasonOf, the, ways, words } from '../../../test/edited.ts'
import { addData, attachBoundaryEvent } from './beside.ts'
import { rename, renameProcess, setProperty } from './describe.ts'
import { setDefaultFlow } from './flows.ts'
import { type StepType, setType } from './set-type.ts'

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

  it('has a message only where it sends or receives', () => {
    const receive = { kind: 'task', taskType: 'receive', message: 'Antrag', isInstantiating: true }
    const type = (taskType: string) => ({ kind: 'task', taskType }) as const
    const got = done(row, setType(row, key('Prüfen'), receive as StepType))
    expect(the(got, 'Prüfen')).toMatchObject({ message: 'Antrag', isInstantiating: true })
    const sending = done(got, setType(got, key('Prüfen'), type('send')))
    expect(the(sending, 'Prüfen')).toMatchObject({ message: 'Antrag' })
    expect(the(sending, 'Prüfen')).not.toHaveProperty('isInstantiating')
    const doing = done(sending, setType(sending, key('Prüfen'), type('user')))
    expect(the(doing, 'Prüfen')).not.toHaveProperty('message')
  })

  it('has a default way and a mark only where the new kind may have them', () => {
    const gateway = Object.values(decision.elements).find(({ kind }) => kind === 'gateway')
    const flow = Object.values(decision.elements).find(
      (one) => one.kind === 'sequenceFlow' && one.source === gateway?.key,
    )
    if (!gateway || !flow) throw new Error('no decision')
    const marked = done(decision, setProperty(decision, gateway.key, 'isMarkerVisible', true))
    const before = done(marked, setDefaultFlow(marked, flow.key))
    const turned = (gatewayType: string) =>
      done(before, setType(before, gateway.key, { kind: 'gateway', gatewayType }))
    expect(the(turned('inclusive'), flow.key)).toMatchObject({ isDefault: true })
    expect(the(turned('inclusive'), gateway.key)).not.toHaveProperty('isMarkerVisible')
    expect(the(turned('parallel'), flow.key)).not.toHaveProperty('isDefault')
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

  it('leaves the edge of a step when it becomes an event of its own', () => {
    const frist = { trigger: 'timer', name: 'Frist', isInterrupting: false } as const
    const timed = done(row, attachBoundaryEvent(row, key('Prüfen'), frist, undefined, words()))
    const waiting = { kind: 'event', position: 'intermediateCatch', trigger: 'timer' } as const
    const after = the(done(timed, setType(timed, key('Frist'), waiting)), 'Frist')
    expect(after).not.toHaveProperty('attachedTo')
    expect(after).not.toHaveProperty('isInterrupting')
    const end = { ...waiting, position: 'end' } as const
    expect(reasonOf(setType(row, key('Prüfen'), end))).toEqual(['nothing-follows-an-end', 'Prüfen'])
    const begin = { ...waiting, position: 'start' } as const
    expect(reasonOf(setType(row, key('Prüfen'), begin))).toEqual([
      'nothing-leads-to-a-start',
      'Prüfen',
    ])
  })

  it('cannot be something that its messages and data forbid', () => {
    const akte = { dataType: 'object', name: 'Akte' } as const
    const used = done(row, addData(row, key('Prüfen'), akte, 'input', words()))
    const gateway = { kind: 'gateway', gatewayType: 'exclusive' } as const
    expect(reasonOf(setType(used, key('Prüfen'), gateway))).toEqual([
      'cannot-hand-over',
      'dataAssociation',
    ])
    expect(the(done(row, setType(row, key('Prüfen'), gateway)), 'Prüfen').kind).toBe('gateway')
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
    const akte = { dataType: 'object', name: 'Akte' } as const
    const used = done(row, addData(row, key('Prüfen'), akte, 'input', words()))
    expect(reasonOf(rename(used, key('dataAssociation'), 'braucht'))).toEqual([
      'wrong-kind',
      'dataAssociation',
    ])
  })
})
