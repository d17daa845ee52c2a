import { describe, expect, it } from 'vitest'
import { asKey, end, lanesOf, orderAt, type Process, process, start, task } from '#process'
import { doers, done, reasonOf, the, ways, words } from '../../../test/edited.ts'
import { addLane, addPool, removeLane, removePool, renameActor, reorderLanes } from './actors.ts'
import { addData, attachBoundaryEvent } from './beside.ts'
import { connect } from './flows.ts'
import { moveToActor } from './move.ts'
import { pinFlow, pinNode } from './pins.ts'
import { splitIntoSubProcess } from './sub-process.ts'

const key = asKey
const row = process(
  start('Antrag', { actor: 'Bürger' }),
  task('Prüfen', { actor: 'Amt' }),
  task('Rechnen'),
  task('Zahlen', { actor: 'Kasse' }),
  end('fertig'),
)
const lanes = (given: Process) => lanesOf(given).map(({ name }) => name)
const two = done(row, addPool(row, 'Kreis', false, words()))
const kreis = the(two, 'Kreis').key

describe('a step that somebody else does', () => {
  it('goes to their lane, with what hangs on it', () => {
    const timed = done(
      row,
      attachBoundaryEvent(
        row,
        key('Rechnen'),
        { trigger: 'timer', name: 'Frist' },
        undefined,
        words(),
      ),
    )
    const after = done(timed, moveToActor(timed, key('Rechnen'), key('Lane_Kasse'), words()))
    expect(doers(after)).toContain('Rechnen: Kasse')
    expect(doers(after)).toContain('Frist: Kasse')
    expect(ways(after)).toEqual(ways(row))
  })

  it('C26: loses its pins, and its arrows their routes; nothing else moves', () => {
    const newKey = words()
    const bounds = { x: 0, y: 0, width: 100, height: 80 }
    const line = [
      { x: 0, y: 0 },
      { x: 9, y: 9 },
    ]
    let now = done(row, pinNode(row, key('Prüfen'), bounds, '', newKey))
    now = done(now, pinNode(now, key('Rechnen'), bounds, '', newKey))
    now = done(now, pinFlow(now, key('Prüfen-Rechnen'), line, '', newKey))
    now = done(now, pinFlow(now, key('Antrag-Prüfen'), line, '', newKey))
    const after = done(now, moveToActor(now, key('Rechnen'), key('Lane_Kasse'), newKey))
    expect(Object.values(after.shapes).map(({ element }) => element)).toEqual([
      'Prüfen',
      'Antrag-Prüfen',
    ])
  })

  it('in another pool is reached by messages, and the way goes on without it', () => {
    const after = done(two, moveToActor(two, key('Rechnen'), kreis, words()))
    expect(doers(after)).toContain('Rechnen: Kreis')
    expect(ways(after)).toEqual([
      'Antrag > Prüfen',
      'Prüfen > Zahlen',
      'Zahlen > fertig',
      'Prüfen ~ Rechnen',
      'Rechnen ~ Zahlen',
    ])
  })

  it('in another pool needs neighbours that can send or receive', () => {
    const alone = process(start('Antrag'), task('Prüfen'), end('fertig'))
    const other = done(alone, addPool(alone, 'Kreis', false, words()))
    expect(reasonOf(moveToActor(other, key('Prüfen'), the(other, 'Kreis').key, words()))).toEqual([
      'cannot-hand-over',
      'Prüfen',
    ])
  })

  it('stays where it writes to the other pool already, or that pool is a black box', () => {
    const partner = done(two, moveToActor(two, key('Rechnen'), kreis, words()))
    const linked = done(partner, connect(partner, key('Rechnen'), key('Prüfen'), '', words()))
    const message = Object.values(linked.elements).find((one) => one.kind === 'messageFlow')?.key
    expect(reasonOf(moveToActor(linked, key('Prüfen'), kreis, words()))).toEqual([
      'same-pool',
      message,
    ])
    const black = done(row, addPool(row, 'Bund', true, words()))
    const bund = the(black, 'Bund').key
    expect(reasonOf(moveToActor(black, key('Prüfen'), bund, words()))).toEqual([
      'is-black-box',
      'Bund',
    ])
  })

  it('takes along what stands in it', () => {
    const inside = done(
      row,
      splitIntoSubProcess(row, [key('Prüfen'), key('Rechnen')], 'Teil', words()),
    )
    const after = done(inside, moveToActor(inside, key('Teil'), key('Lane_Kasse'), words()))
    expect(doers(after)).toContain('Prüfen: Kasse')
    expect(doers(after)).toContain('Teil: Kasse')
    expect(reasonOf(moveToActor(inside, key('Teil'), key('Teil'), words()))).toEqual([
      'wrong-kind',
      'Teil',
    ])
  })
})

describe('a lane', () => {
  it('C27: is put between two others, and nobody else is numbered anew', () => {
    const after = done(row, addLane(row, key('Pool'), 'Leitung', key('Lane_Bürger'), words()))
    expect(lanes(after)).toEqual(['Bürger', 'Leitung', 'Amt', 'Kasse'])
    expect(the(after, 'Amt')).toBe(the(row, 'Amt'))
  })

  it('C27: where two have the same place, all are numbered anew', () => {
    const tied: Process = {
      ...row,
      elements: {
        ...row.elements,
        [key('Lane_Amt')]: { ...the(row, 'Lane_Amt'), order: orderAt(0) },
      },
    } as Process
    const after = done(tied, addLane(tied, key('Pool'), 'Leitung', key('Lane_Bürger'), words()))
    expect(lanes(after)).toEqual(['Bürger', 'Leitung', 'Amt', 'Kasse'])
  })

  it('that goes hands its steps to another one, or to nobody in particular', () => {
    const after = done(row, removeLane(row, key('Lane_Amt'), key('Lane_Kasse')))
    expect(doers(after)).toContain('Prüfen: Kasse')
    expect(lanes(after)).toEqual(['Bürger', 'Kasse'])
    expect(doers(done(row, removeLane(row, key('Lane_Amt'), undefined)))).toContain('Prüfen: ')
    expect(reasonOf(removeLane(row, key('Lane_Amt'), key('Lane_Amt')))).toEqual([
      'wrong-kind',
      'Lane_Amt',
    ])
  })

  it('changes its place without the others being touched', () => {
    const order = ['Lane_Kasse', 'Lane_Bürger', 'Lane_Amt'].map(key)
    const after = done(row, reorderLanes(row, key('Pool'), order))
    expect(lanes(after)).toEqual(['Kasse', 'Bürger', 'Amt'])
    expect(the(after, 'Bürger')).toBe(the(row, 'Bürger'))
    expect(the(after, 'Amt')).toBe(the(row, 'Amt'))
    expect(reasonOf(reorderLanes(row, key('Pool'), order.slice(1)))).toEqual(['too-few', 'Pool'])
  })

  it('gets another name, and so everybody who works in it', () => {
    const after = done(row, renameActor(row, key('Lane_Amt'), 'Fachamt'))
    expect(doers(after)).toContain('Prüfen: Fachamt')
    expect(reasonOf(renameActor(row, key('Prüfen'), 'X'))).toEqual(['wrong-kind', 'Prüfen'])
  })
})

describe('a pool', () => {
  it('that comes to another lets both be drawn', () => {
    expect(the(two, 'Pool')).toMatchObject({ isDrawn: true })
    expect(the(two, 'Kreis')).toMatchObject({ isDrawn: true, isBlackBox: false })
  })

  it('goes with all that stands in it and leads there, but not the last one', () => {
    const moved = done(two, moveToActor(two, key('Rechnen'), kreis, words()))
    const full = done(
      moved,
      addData(moved, key('Rechnen'), { dataType: 'object', name: 'Akte' }, 'input', words()),
    )
    const after = done(full, removePool(full, kreis))
    expect(ways(after)).toEqual(['Antrag > Prüfen', 'Prüfen > Zahlen', 'Zahlen > fertig'])
    expect(Object.keys(after.elements)).not.toContain('Akte')
    expect(reasonOf(removePool(row, key('Pool')))).toEqual(['last-pool', 'Pool'])
  })
})
