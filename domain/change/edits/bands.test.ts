import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readBpmn, writeBpmn } from '#bpmn'
import { layout, measureLayout } from '#layout'
import {
  asKey,
  elementsOf,
  end,
  type Key,
  lanesOf,
  type Process,
  process,
  start,
  task,
} from '#process'
import { done, the, words } from '../../../test/edited.ts'
import { blockProcess } from '../../../test/processes.ts'
import { runs } from '../../../test/runs.ts'
import { addLane, addPool, reorderLanes } from './actors.ts'

const key = asKey
const alone = process(
  start('Antrag', { actor: 'Bürger' }),
  task('Prüfen', { actor: 'Amt' }),
  task('Rechnen'),
  task('Zahlen', { actor: 'Kasse' }),
  end('fertig'),
)
/** With a second pool below, so that the first one is drawn. */
const row = done(alone, addPool(alone, 'Kreis', true, words()))
/** Everything placed, as in a file that came with its drawing. */
const placed = (given: Process): Process => ({ ...given, shapes: layout(given) })
const drawn = placed(row)
const lanes = (given: Process) => lanesOf(given).map(({ name }) => name)

const readAgain = (given: Process): Process => {
  const reading = readBpmn(writeBpmn(given, layout(given)), { name: 'written' })
  if (reading.kind !== 'read') throw new Error('cannot be read')
  return reading.process
}

const boundsOf = (given: Process, element: Key) => {
  const shape = Object.values(layout(given)).find((one) => one.element === element)
  if (shape?.kind !== 'node') throw new Error(`no shape for ${element}`)
  return shape.bounds
}

const expectSound = (given: Process) => {
  const { missing, overlaps, outside } = measureLayout(given, layout(given))
  expect({ missing, overlaps, outside }).toEqual({ missing: 0, overlaps: 0, outside: 0 })
}

describe('lanes of a drawing that people have placed', () => {
  it('stand in their new order, with what stands in them, and still do in the file', () => {
    const order = ['Lane_Kasse', 'Lane_Bürger', 'Lane_Amt'].map(key)
    const after = done(drawn, reorderLanes(drawn, key('Pool'), order))
    expectSound(after)
    expect(lanes(readAgain(after))).toEqual(['Kasse', 'Bürger', 'Amt'])
    // As far from the top of its lane as before.
    const gap = (given: Process) =>
      boundsOf(given, the(given, 'Zahlen').key).y - boundsOf(given, key('Lane_Kasse')).y
    expect(gap(after)).toBe(gap(drawn))
    expect(boundsOf(after, key('Pool'))).toEqual(boundsOf(drawn, key('Pool')))
  })

  it('keep the routes of flows inside them, and lose those of flows that are torn apart', () => {
    const order = ['Lane_Kasse', 'Lane_Bürger', 'Lane_Amt'].map(key)
    const after = done(drawn, reorderLanes(drawn, key('Pool'), order))
    const routed = Object.values(after.shapes).flatMap((one) =>
      one.kind === 'edge' ? [one.element] : [],
    )
    expect(routed).toContain('Prüfen-Rechnen')
    expect(routed).not.toContain('Rechnen-Zahlen')
  })

  it('make room for a new one between them, which stands there in the file, too', () => {
    const after = done(drawn, addLane(drawn, key('Pool'), 'Leitung', key('Lane_Bürger'), words()))
    expectSound(after)
    expect(lanes(readAgain(after))).toEqual(['Bürger', 'Leitung', 'Amt', 'Kasse'])
    const upper = boundsOf(after, key('Lane_Bürger'))
    const made = boundsOf(after, the(after, 'Leitung').key)
    expect(made).toEqual({ ...upper, y: upper.y + upper.height, height: 60 })
    expect(boundsOf(after, key('Lane_Amt')).y).toBe(made.y + 60)
    const kreis = the(drawn, 'Kreis').key
    expect(boundsOf(after, kreis).y).toBe(boundsOf(drawn, kreis).y + 60)
    expect(boundsOf(after, key('Pool')).height).toBe(boundsOf(drawn, key('Pool')).height + 60)
  })

  it('are left to the layout where only some of them have a place', () => {
    const shapes = Object.entries(drawn.shapes).filter(([, one]) => one.element !== 'Lane_Amt')
    const half: Process = { ...drawn, shapes: Object.fromEntries(shapes) }
    const order = ['Lane_Kasse', 'Lane_Bürger', 'Lane_Amt'].map(key)
    const after = done(half, reorderLanes(half, key('Pool'), order))
    expect(lanes(after)).toEqual(['Kasse', 'Bürger', 'Amt'])
    expect(Object.values(after.shapes).some((one) => one.element === 'Zahlen')).toBe(false)
  })

  it('come through a file in any order, whatever the process', () => {
    fc.assert(
      fc.property(blockProcess, fc.nat(), fc.boolean(), (given, turn, isAdding) => {
        const now = placed(given)
        const parent = elementsOf(now).find((one) => one.kind === 'lane')?.parent
        if (parent === undefined) return
        const own = lanesOf(now).filter((one) => one.parent === parent)
        const at = turn % own.length
        const keys = own.map((one) => one.key)
        const after = done(
          now,
          isAdding
            ? addLane(now, parent, 'Neu', keys[at], words())
            : reorderLanes(now, parent, [...keys.slice(at), ...keys.slice(0, at)]),
        )
        expectSound(after)
        expect(lanes(readAgain(after))).toEqual(lanes(after))
      }),
      { seed: 77, numRuns: runs(60) },
    )
  })
})
