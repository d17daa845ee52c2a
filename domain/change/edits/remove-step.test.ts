import { describe, expect, it } from 'vitest'
import { asKey, branch, end, process, start, task, xor } from '#process'
import { done, reasonOf, the, ways, words } from '../../../test/edited.ts'
import { attachBoundaryEvent } from './beside.ts'
import { rename } from './describe.ts'
import { connect } from './flows.ts'
import { pinNode } from './pins.ts'
import { removeBranch, removeStep } from './remove-step.ts'
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

describe('a step that is taken out', () => {
  it('closes the gap', () => {
    const after = done(row, removeStep(row, key('Prüfen')))
    expect(ways(after)).toEqual(['Antrag > Zahlen', 'Zahlen > fertig'])
  })

  it('leaves the words on the arrows', () => {
    const after = done(decision, removeStep(decision, key('Bewilligen')))
    expect(ways(after)).toContain('Vollständig? > Vollständig__join: ja')
  })

  it('leaves the only words there are, also those on the arrow behind it', () => {
    const named = done(row, rename(row, key('Prüfen-Zahlen'), 'geprüft'))
    const after = done(named, removeStep(named, key('Prüfen')))
    expect(ways(after)).toEqual(['Antrag > Zahlen: geprüft', 'Zahlen > fertig'])
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

describe('a way that is taken out', () => {
  const three = process(
    start('Antrag'),
    xor(
      'Was fehlt?',
      branch('nichts', task('Bewilligen')),
      branch('viel', task('Nachfordern'), task('Warten')),
      branch('alles', task('Ablehnen'), end('abgelehnt')),
    ),
    task('Ablegen'),
    end('fertig'),
  )
  const wayTo = (name: string, target: string) => {
    const way = Object.values(three.elements).find(
      (one) => one.kind === 'sequenceFlow' && one.name === name && one.target === target,
    )
    if (!way) throw new Error(`no way ${name}`)
    return way.key
  }

  it('takes along all that only it leads to, and no more', () => {
    const after = done(three, removeBranch(three, wayTo('viel', 'Nachfordern')))
    expect(ways(after)).not.toContain('Nachfordern > Warten')
    expect(ways(after)).toContain('Was fehlt? > Bewilligen: nichts')
    expect(ways(after)).toContain('Ablegen > fertig')
    const short = done(three, removeBranch(three, wayTo('alles', 'Ablehnen')))
    expect(Object.values(short.elements).some(({ name }) => name === 'abgelehnt')).toBe(false)
  })

  it('takes the question along where one answer is left', () => {
    const nein = Object.values(decision.elements).find(({ name }) => name === 'nein')
    const after = done(decision, removeBranch(decision, nein?.key ?? key('')))
    expect(ways(after)).toEqual(['Antrag > Bewilligen', 'Bewilligen > Ablegen', 'Ablegen > fertig'])
  })

  it('leaves what another way leads to as well', () => {
    const joined = done(
      three,
      connect(three, key('Bewilligen'), key('Warten'), 'doch nicht', words()),
    )
    const after = done(joined, removeBranch(joined, wayTo('viel', 'Nachfordern')))
    expect(ways(after)).toContain('Bewilligen > Warten: doch nicht')
    expect(ways(after)).not.toContain('Nachfordern > Warten')
  })

  it('is one of several arrows', () => {
    const only = Object.values(row.elements).find(({ kind }) => kind === 'sequenceFlow')
    const reason = reasonOf(removeBranch(row, only?.key ?? key('')))
    expect(reason).toEqual(['too-few', only?.key])
    expect(reasonOf(removeBranch(row, key('Prüfen')))).toEqual(['wrong-kind', 'Prüfen'])
  })
})
