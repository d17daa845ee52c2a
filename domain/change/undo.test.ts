import { describe, expect, it } from 'vitest'
import { asKey, end, type Process, process, start, task } from '#process'
import { doers, the, ways, words } from '../../test/edited.ts'
import { checkChange } from './check-change.ts'
import { type Draft, newDraft, submit } from './draft.ts'
import { removeLane } from './edits/actors.ts'
import { addAnnotation } from './edits/beside.ts'
import { rename } from './edits/describe.ts'
import type { Edit } from './edits/edit.ts'
import { insertAfter } from './edits/insert.ts'
import { moveToActor } from './edits/move.ts'
import { removeStep } from './edits/remove-step.ts'
import { undo } from './undo.ts'

const key = asKey
const step = (name: string) => ({ kind: 'task', taskType: 'none', name }) as const
const base = process(
  start('Antrag'),
  task('Prüfen', { actor: 'Amt' }),
  task('Ablegen', { actor: 'Kasse' }),
  end('fertig'),
)

const written = (draft: Draft, id: string, make: (process: Process) => Edit): Draft => {
  const edit = make(draft.process)
  if (edit.kind === 'impossible') throw new Error(edit.reason)
  const group = { id, changes: edit.changes }
  expect(checkChange(draft.process, group).broken).toEqual([])
  const result = submit(draft, group, draft.log.length)
  if (result.kind !== 'accepted') throw new Error(result.kind)
  return result.draft
}

const undone = (draft: Draft, groupId: string, id: string) => {
  const result = undo(draft.log, groupId, draft.process, id)
  if (result.kind !== 'undone') return { draft, result }
  expect(checkChange(draft.process, result.group)).toMatchObject({ broken: [], conflicts: [] })
  const submitted = submit(draft, result.group, draft.log.length)
  if (submitted.kind !== 'accepted') throw new Error(submitted.kind)
  return { draft: submitted.draft, result }
}
const left = (result: ReturnType<typeof undo>) =>
  result.kind === 'unknown'
    ? []
    : result.left.map(({ key: at, property, code }) => [code, at, property])

describe('undo', () => {
  it('C19: takes back what is still mine, whoever has written elsewhere meanwhile', () => {
    const mine = written(newDraft(base), 'mine', (p) => rename(p, key('Prüfen'), 'Sichten'))
    const others = written(mine, 'theirs', (p) => rename(p, key('Ablegen'), 'Abheften'))
    const { draft } = undone(others, 'mine', 'u')
    expect(the(draft.process, 'Prüfen').name).toBe('Prüfen')
    expect(the(draft.process, 'Ablegen').name).toBe('Abheften')
  })

  it('C19: leaves a property in which somebody else has written, and says so', () => {
    const mine = written(newDraft(base), 'mine', (p) => rename(p, key('Prüfen'), 'Sichten'))
    const others = written(mine, 'theirs', (p) => rename(p, key('Prüfen'), 'Lesen'))
    const { draft, result } = undone(others, 'mine', 'u')
    expect(draft).toBe(others)
    expect(left(result)).toEqual([['changed', 'Prüfen', 'name']])
  })

  it('C19: property by property: what is mine goes back, what is not stays', () => {
    const both = written(newDraft(base), 'mine', (p) => {
      const one = rename(p, key('Prüfen'), 'Sichten')
      const two = rename(p, key('Ablegen'), 'Abheften')
      if (one.kind === 'impossible' || two.kind === 'impossible') throw new Error('impossible')
      return { kind: 'edited', changes: [...one.changes, ...two.changes], made: [] }
    })
    const others = written(both, 'theirs', (p) => rename(p, key('Prüfen'), 'Lesen'))
    const { draft, result } = undone(others, 'mine', 'u')
    expect([the(draft.process, 'Prüfen').name, the(draft.process, 'Ablegen').name]).toEqual([
      'Lesen',
      'Ablegen',
    ])
    expect(left(result)).toEqual([['changed', 'Prüfen', 'name']])
  })

  it('C19: leaves a step that others have worked on where it is, with its arrows', () => {
    const mine = written(newDraft(base), 'mine', (p) =>
      insertAfter(p, key('Prüfen'), step('Rechnen'), words()),
    )
    const named = written(mine, 'theirs', (p) => rename(p, key('Rechnen'), 'Betrag ermitteln'))
    const { draft, result } = undone(named, 'mine', 'u')
    expect(ways(draft.process)).toEqual(ways(named.process))
    expect(left(result)).toEqual([['changed', 'Rechnen', 'name']])
  })

  it('C19: leaves a step that others refer to', () => {
    const mine = written(newDraft(base), 'mine', (p) =>
      insertAfter(p, key('Prüfen'), step('Rechnen'), words()),
    )
    const noted = written(mine, 'theirs', (p) =>
      addAnnotation(p, key('Rechnen'), 'warum?', words()),
    )
    const { draft, result } = undone(noted, 'mine', 'u')
    expect(ways(draft.process)).toEqual(ways(noted.process))
    expect(left(result)).toEqual([['broken', 'association', 'source']])
  })

  it('C19: does not bring back a step whose lane is gone', () => {
    const mine = written(newDraft(base), 'mine', (p) => removeStep(p, key('Ablegen')))
    const others = written(mine, 'theirs', (p) => removeLane(p, key('Lane_Kasse'), key('Lane_Amt')))
    const { draft, result } = undone(others, 'mine', 'u')
    expect(draft).toBe(others)
    expect(left(result)).toContainEqual(['broken', 'Ablegen', 'lane'])
  })

  it('C19: does not know a group that is not in the log', () => {
    expect(undo([], 'mine', base, 'u')).toEqual({ kind: 'unknown' })
  })

  it('C20: of an undo does it again', () => {
    const mine = written(newDraft(base), 'mine', (p) => removeStep(p, key('Prüfen')))
    const back = undone(mine, 'mine', 'u').draft
    expect(back.process).toEqual(base)
    const again = undone(back, 'u', 'r').draft
    expect(again.process).toEqual(mine.process)
    expect(undone(again, 'r', 'u2').draft.process).toEqual(base)
  })

  it('C20: twice does nothing the second time', () => {
    const mine = written(newDraft(base), 'mine', (p) =>
      moveToActor(p, key('Prüfen'), key('Lane_Kasse'), words()),
    )
    const back = undone(mine, 'mine', 'u').draft
    expect(doers(back.process)).toEqual(doers(base))
    expect(undo(back.log, 'mine', back.process, 'u2')).toEqual({ kind: 'nothing', left: [] })
  })

  it('C18: keeps the order of the table', () => {
    const mine = written(newDraft(base), 'mine', (p) => removeStep(p, key('Prüfen')))
    const back = undone(mine, 'mine', 'u').draft
    expect(Object.keys(back.process.elements)).toEqual(Object.keys(base.elements))
  })
})
