// Two people at once, case by case: who comes second is told, whichever of the two it is, and what they
// wrote is in the conflict.

import { describe, expect, it } from 'vitest'
import { asKey, branch, type Element, end, type Process, process, start, task, xor } from '#process'
import { done, the, words } from '../../test/edited.ts'
import type { Change, ChangeGroup } from './change.ts'
import { checkChange } from './check-change.ts'
import { newDraft, replay } from './draft.ts'
import { addPool, removeLane } from './edits/actors.ts'
import { addData, attachBoundaryEvent } from './edits/beside.ts'
import { rename } from './edits/describe.ts'
import type { Edit } from './edits/edit.ts'
import { connect, setDefaultFlow } from './edits/flows.ts'
import { append, insertAfter } from './edits/insert.ts'
import { moveToActor } from './edits/move.ts'
import { removeStep } from './edits/remove-step.ts'
import { splitIntoSubProcess } from './edits/sub-process.ts'
import { insist } from './insist.ts'

const key = asKey
const step = (name: string) => ({ kind: 'task', taskType: 'none', name }) as const
const row = process(
  start('Antrag'),
  task('Prüfen', { actor: 'Amt' }),
  task('Rechnen'),
  task('Ablegen', { actor: 'Kasse' }),
  end('fertig'),
)

const grouped = (id: string, edit: Edit): ChangeGroup => {
  if (edit.kind === 'impossible') throw new Error(edit.reason)
  return { id, changes: edit.changes }
}

/** Why the second of two groups, both made for the same process, does not happen; [] when it does. */
const second = (base: Process, first: ChangeGroup, late: ChangeGroup): readonly string[] => {
  const checked = checkChange(base, first)
  expect([...checked.broken, ...checked.conflicts]).toEqual([])
  const result = checkChange(checked.process, late)
  expect(result.broken).toEqual([])
  const words = result.conflicts.map((one) =>
    [one.problem ?? one.code, one.key, one.property].filter(Boolean).join(' '),
  )
  return [...new Set(words)]
}

/** Both orders: what the second one is told when it is b, and when it is a. */
const either = (base: Process, a: Edit, b: Edit) => {
  const [one, other] = [grouped('a', a), grouped('b', b)]
  return [second(base, one, other), second(base, other, one)]
}

describe('two at once', () => {
  it('C23: write different properties of one step, and both hold', () => {
    const minutes: Change = {
      kind: 'setElement',
      key: key('Prüfen'),
      property: 'work.minutes',
      after: 5,
    }
    const medium: Change = {
      kind: 'setElement',
      key: key('Prüfen'),
      property: 'work.medium',
      after: 'eFile',
    }
    const edits = [minutes, medium].map(
      (change): Edit => ({ kind: 'edited', changes: [change], made: [] }),
    )
    const [a, b] = edits as [Edit, Edit]
    expect(either(row, a, b)).toEqual([[], []])
    expect(either(row, a, rename(row, key('Prüfen'), 'Sichten'))).toEqual([[], []])
  })

  it('C23: give a step two names', () => {
    const [a, b] = [rename(row, key('Prüfen'), 'Sichten'), rename(row, key('Prüfen'), 'Lesen')]
    expect(either(row, a, b)).toEqual([['changed Prüfen name'], ['changed Prüfen name']])
  })

  it('C23: take a step out and name it', () => {
    const [a, b] = [removeStep(row, key('Prüfen')), rename(row, key('Prüfen'), 'Lesen')]
    expect(either(row, a, b)).toEqual([['gone Prüfen name'], ['changed Prüfen name']])
  })

  it('C23: take the same step out, and are of one mind', () => {
    const a = removeStep(row, key('Prüfen'))
    expect(either(row, a, a)).toEqual([[], []])
  })

  it('C23: take a step out and put one behind it', () => {
    const a = removeStep(row, key('Prüfen'))
    const b = insertAfter(row, key('Prüfen'), step('Neu'), words())
    const [late, early] = either(row, a, b)
    expect(late).toContain('gone Prüfen-Rechnen target')
    expect(early).toContain('changed Prüfen-Rechnen target')
  })

  it('C23: put a step each in the same place', () => {
    const a = insertAfter(row, key('Prüfen'), step('Neu'), words())
    const b = insertAfter(row, key('Prüfen'), step('Anders'), words())
    expect(either(row, a, b)[0]).toContain('changed Prüfen-Rechnen target')
  })

  it('C23: take a sub-process away and put a step into it', () => {
    const base = done(row, splitIntoSubProcess(row, [key('Rechnen')], 'Teil', words()))
    const a = removeStep(base, key('Teil'))
    const inside: Edit = {
      kind: 'edited',
      made: [],
      changes: [
        { kind: 'addElement', element: { ...step('Neu'), key: key('Neu'), parent: key('Teil') } },
      ],
    }
    expect(either(base, a, inside)).toEqual([
      ['reference-missing Neu parent'],
      ['reference-missing Neu parent'],
    ])
    const b = append(base, key('Teil'), step('Neu'), words())
    expect(either(base, a, b).every((told) => told.length > 0)).toBe(true)
  })

  it('C23: take a step away and lead an arrow to it', () => {
    const a = removeStep(row, key('Ablegen'))
    const b = connect(row, key('Prüfen'), key('Ablegen'), '', words())
    expect(either(row, a, b)).toEqual([
      ['reference-missing sequenceFlow target'],
      ['reference-missing sequenceFlow target'],
    ])
  })

  it('C23: put two containers into each other', () => {
    const sub = (name: string): Element => ({
      kind: 'subProcess',
      subProcessType: 'embedded',
      key: key(name),
      name,
      parent: key('Pool'),
    })
    const base = { ...row, elements: { ...row.elements, S: sub('S'), T: sub('T') } } as Process
    const into = (inner: string, outer: string): Edit => ({
      kind: 'edited',
      made: [],
      changes: [
        { kind: 'setElement', key: key(inner), property: 'parent', before: 'Pool', after: outer },
      ],
    })
    const told = ['too-deep-or-circular S parent', 'too-deep-or-circular T parent']
    for (const one of either(base, into('S', 'T'), into('T', 'S'))) {
      expect(one.toSorted()).toEqual(told)
    }
  })

  it('C23: make two ways the default', () => {
    const base = process(
      start(),
      xor('Ja?', branch('ja', task('A')), branch('nein', task('B'))),
      end(),
    )
    const [a, b] = [setDefaultFlow(base, key('Ja_-A')), setDefaultFlow(base, key('Ja_-B'))]
    expect(either(base, a, b)).toEqual([
      ['default-twice Ja_-B isDefault'],
      ['default-twice Ja_-A isDefault'],
    ])
  })

  it('C23: take a lane away and give it a step', () => {
    const a = removeLane(row, key('Lane_Kasse'), key('Lane_Amt'))
    const b = moveToActor(row, key('Prüfen'), key('Lane_Kasse'), words())
    expect(either(row, a, b)).toEqual([
      ['reference-missing Prüfen lane'],
      ['reference-missing Prüfen lane'],
    ])
  })

  it('C23: take a step away and put an event on its edge', () => {
    const a = removeStep(row, key('Prüfen'))
    const frist = { trigger: 'timer', name: 'Frist' } as const
    const b = attachBoundaryEvent(row, key('Prüfen'), frist, undefined, words())
    for (const told of either(row, a, b))
      expect(told).toContain('boundary-without-host Frist attachedTo')
    const gateway: Edit = {
      kind: 'edited',
      made: [],
      changes: [
        {
          kind: 'setElement',
          key: key('Prüfen'),
          property: 'kind',
          before: 'task',
          after: 'gateway',
        },
        { kind: 'setElement', key: key('Prüfen'), property: 'taskType', before: 'none' },
        { kind: 'setElement', key: key('Prüfen'), property: 'gatewayType', after: 'parallel' },
      ],
    }
    for (const told of either(row, gateway, b)) {
      expect(told).toContain('boundary-without-host Frist attachedTo')
    }
  })

  it('C23: give a step to another pool and lead an arrow to it', () => {
    const two = done(row, addPool(row, 'Kreis', false, words()))
    const a = moveToActor(two, key('Rechnen'), the(two, 'Kreis').key, words())
    const b = connect(two, key('Antrag'), key('Rechnen'), '', words())
    expect(either(two, a, b)).toEqual([
      ['flow-crosses-border sequenceFlow target'],
      ['flow-crosses-border sequenceFlow target'],
    ])
  })

  it('C23: put steps into a sub-process and lead an arrow to one of them', () => {
    const a = splitIntoSubProcess(row, [key('Prüfen'), key('Rechnen')], 'Teil', words())
    const b = connect(row, key('Antrag'), key('Rechnen'), '', () => key('neu'))
    expect(either(row, a, b)).toEqual([
      ['flow-crosses-border neu target'],
      ['flow-crosses-border neu target'],
    ])
  })

  it('C23: take data away and use it', () => {
    const akte = { dataType: 'object', name: 'Akte' } as const
    const base = done(row, addData(row, key('Prüfen'), akte, 'input', words()))
    const a = grouped('a', {
      kind: 'edited',
      made: [],
      changes: ['dataAssociation', 'Akte'].map((name) => ({
        kind: 'removeElement',
        element: the(base, name),
      })),
    })
    const newKey = words()
    const b = grouped(
      'b',
      connect(base, key('Rechnen'), key('Akte'), '', () => newKey('anderes')),
    )
    expect(second(base, a, b)).toContain('reference-missing anderes target')
    expect(second(base, b, a)).toContain('reference-missing anderes target')
  })
})

describe('whoever has seen the conflict', () => {
  const mine = grouped('mine', rename(row, key('Prüfen'), 'Sichten'))

  it('C25: may insist, and then overwrites what is there now', () => {
    const theirs = done(row, rename(row, key('Prüfen'), 'Lesen'))
    const again = insist(theirs, mine, 'again')
    expect(again.changes).toMatchObject([{ before: 'Lesen', after: 'Sichten' }])
    expect(the(checkChange(theirs, again).process, 'Prüfen').name).toBe('Sichten')
    const removing = grouped('r', removeStep(row, key('Prüfen')))
    const gone = checkChange(theirs, insist(theirs, removing, 'again'))
    expect([...gone.broken, ...gone.conflicts]).toEqual([])
  })

  it('C25: cannot insist on what is gone', () => {
    const gone = done(row, removeStep(row, key('Prüfen')))
    const checked = checkChange(gone, insist(gone, mine, 'again'))
    expect(checked.conflicts).toMatchObject([{ code: 'gone', wanted: 'Sichten' }])
  })

  it('C25: insists in a log like anybody writes', () => {
    const renamed = { kind: 'setProcess', property: 'name', before: '', after: 'A' } as const
    const other = { ...renamed, after: 'B' }
    const { draft } = replay(newDraft(row), [{ id: 'a', changes: [renamed] }])
    const late = { id: 'b', changes: [other] }
    expect(replay(draft, [late]).outcomes).toMatchObject([{ kind: 'refused' }])
    expect(replay(draft, [insist(draft.process, late, 'c')]).draft.process.name).toBe('B')
  })
})
