import { describe, expect, it } from 'vitest'
import { process, start, task } from '#process'
import { done, the, words } from '../../test/edited.ts'
import type { Change } from './change.ts'
import { changesBetween } from './changes-between.ts'
import { deedsOf } from './deeds.ts'
import { rename } from './edits/describe.ts'
import { insertAfter } from './edits/insert.ts'
import { pinNode } from './edits/pins.ts'
import { removeStep } from './edits/remove-step.ts'

const base = process(start('Antrag'), task('Prüfen'), task('Senden'))

const deeds = (edit: { readonly kind: string; readonly changes?: readonly Change[] }) => {
  if (!edit.changes) throw new Error('impossible')
  return deedsOf(edit.changes, (key) => base.elements[key])
}

describe('what a group did', () => {
  it('is told by the step that came, not by the arrows that came with it', () => {
    const edit = insertAfter(
      base,
      the(base, 'Prüfen').key,
      { kind: 'task', name: 'Rückfrage', taskType: 'none' },
      words(),
    )
    expect(deeds(edit)).toEqual([{ kind: 'added', what: 'task', name: 'Rückfrage' }])
  })

  it('is told by the step that went', () => {
    expect(deeds(removeStep(base, the(base, 'Senden').key))).toEqual([
      { kind: 'removed', what: 'task', name: 'Senden' },
    ])
  })

  it('names a step that was renamed by both names', () => {
    expect(deeds(rename(base, the(base, 'Prüfen').key, 'Sichten'))).toEqual([
      { kind: 'renamed', what: 'task', before: 'Prüfen', name: 'Sichten' },
    ])
  })

  it('tells of places only where there is nothing else to tell', () => {
    const { key } = the(base, 'Prüfen')
    const edit = pinNode(base, key, { x: 1, y: 2, width: 100, height: 80 }, '', words())
    expect(deeds(edit)).toEqual([{ kind: 'placed', count: 1 }])
  })

  it('tells of a step that was given to somebody else by both actors', () => {
    const both = process(
      start('A'),
      task('Prüfen', { actor: 'Amt' }),
      task('Buchen', { actor: 'Kasse' }),
    )
    const step = the(both, 'Prüfen')
    const lanes = [the(both, 'Amt').key, the(both, 'Kasse').key] as const
    const changes: readonly Change[] = [
      { kind: 'setElement', key: step.key, property: 'lane', before: lanes[0], after: lanes[1] },
    ]
    expect(deedsOf(changes, (key) => both.elements[key])).toEqual([
      { kind: 'moved', what: 'task', name: 'Prüfen', from: 'Amt', to: 'Kasse' },
    ])
  })

  it('of nothing is nothing', () => {
    expect(deedsOf([], () => undefined)).toEqual([])
    const after = done(base, rename(base, the(base, 'Prüfen').key, 'Prüfen'))
    expect(deedsOf(changesBetween(base, after), () => undefined)).toEqual([])
  })
})
