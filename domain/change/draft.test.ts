import { describe, expect, it } from 'vitest'
import { asKey, end, process, start, task } from '#process'
import { the, ways, words } from '../../test/edited.ts'
import type { ChangeGroup } from './change.ts'
import { type Draft, missedBy, newDraft, replay, submit } from './draft.ts'
import { rename } from './edits/describe.ts'
import type { Edit } from './edits/edit.ts'
import { insertAfter } from './edits/insert.ts'
import { removeStep } from './edits/remove-step.ts'
import { rebase } from './rebase.ts'
import { dismiss, giveUp, newReplica, receive, unanswered, write } from './replica.ts'

const key = asKey
const base = process(start('Antrag'), task('Prüfen'), task('Ablegen'), end('fertig'))
const group = (id: string, edit: Edit): ChangeGroup => {
  if (edit.kind === 'impossible') throw new Error(edit.reason)
  return { id, changes: edit.changes }
}
const naming = (id: string, name: string) => group(id, rename(base, key('Prüfen'), name))
const accepted = (draft: Draft, sent: ChangeGroup): Draft => {
  const result = submit(draft, sent, draft.log.length)
  if (result.kind !== 'accepted') throw new Error(result.kind)
  return result.draft
}
const step = { kind: 'task', taskType: 'none', name: 'Rechnen' } as const
const inserted = group('ins', insertAfter(base, key('Prüfen'), step, words()))

describe('the log of a draft', () => {
  it('C22: numbers what it takes, from 1 and without gaps', () => {
    const draft = accepted(accepted(newDraft(base), naming('a', 'Sichten')), inserted)
    expect(draft.log.map(({ number, group: { id } }) => [number, id])).toEqual([
      [1, 'a'],
      [2, 'ins'],
    ])
    expect(missedBy(draft, 1).map(({ number }) => number)).toEqual([2])
  })

  it('C22: knows a group that is sent again, also where others have written since', () => {
    const first = accepted(newDraft(base), naming('a', 'Sichten'))
    const second = accepted(first, group('b', rename(first.process, key('Prüfen'), 'Lesen')))
    expect(submit(second, naming('a', 'Sichten'), 0)).toEqual({
      kind: 'known',
      entry: first.log[0],
    })
    expect(the(second.process, 'Prüfen').name).toBe('Lesen')
  })

  it('C22: knows a group again of which only part had to be done', () => {
    const removed = group('mine', removeStep(base, key('Prüfen')))
    const first = accepted(newDraft(base), { ...removed, id: 'theirs' })
    const second = accepted(first, removed)
    expect(second.log[1]).toMatchObject({ group: { changes: [] }, sent: removed })
    expect(submit(second, removed, 0).kind).toBe('known')
  })

  it('C22: refuses another group under an id that it has', () => {
    const draft = accepted(newDraft(base), naming('a', 'Sichten'))
    expect(submit(draft, naming('a', 'Lesen'), 1)).toEqual({
      kind: 'id-taken',
      entry: draft.log[0],
    })
  })

  it('C22: refuses whoever has seen more than there is', () => {
    expect(submit(newDraft(base), naming('a', 'Sichten'), 7)).toEqual({ kind: 'ahead', last: 0 })
  })

  it('C22: replays many groups as if each were sent by itself', () => {
    const groups = [naming('a', 'Sichten'), inserted, naming('b', 'Lesen'), naming('a', 'Sichten')]
    const { draft, outcomes } = replay(newDraft(base), groups)
    expect(outcomes.map((one) => ('kind' in one ? one.kind : one.number))).toEqual([
      1,
      2,
      'refused',
      'known',
    ])
    expect(draft).toEqual(accepted(accepted(newDraft(base), naming('a', 'Sichten')), inserted))
  })
})

describe('a group that comes too late', () => {
  it('C23: is applied again as it was written, where it still holds', () => {
    const {
      process: after,
      pending,
      refused,
    } = rebase(accepted(newDraft(base), naming('theirs', 'Sichten')).process, [inserted])
    expect(pending[0]).toBe(inserted)
    expect(refused).toEqual([])
    expect(ways(after)).toContain('Sichten > Rechnen')
  })

  it('C23: is handed back whole where it does not, with what was built on it', () => {
    const removed = accepted(
      newDraft(base),
      group('theirs', removeStep(base, key('Prüfen'))),
    ).process
    const onTop = { ...naming('later', 'Sichten') }
    const { process: after, refused } = rebase(removed, [inserted, onTop])
    expect(after).toEqual(removed)
    expect(refused.map((one) => one.group)).toEqual([inserted, onTop])
    expect(refused[1]?.conflicts).toMatchObject([{ code: 'gone', wanted: 'Sichten' }])
  })
})

describe('a client', () => {
  const entries = (draft: Draft) => draft.log
  const wrote = (replica = newReplica(base), sent = inserted) => {
    const result = write(replica, sent)
    if (result.kind === 'refused') throw new Error('refused')
    return result.replica
  }

  it('C24: sees what it wrote at once, and again after the others', () => {
    const replica = wrote()
    expect(ways(replica.view)).toContain('Prüfen > Rechnen')
    expect(replica.confirmed).toBe(base)
    const server = accepted(newDraft(base), naming('theirs', 'Sichten'))
    const result = receive(replica, entries(server))
    if (result.kind !== 'received') throw new Error(result.kind)
    expect(ways(result.replica.view)).toContain('Sichten > Rechnen')
    expect(result.replica.pending).toEqual([inserted])
  })

  it('C24: recognises its own when it comes back, and whatever comes twice', () => {
    const server = accepted(newDraft(base), inserted)
    const result = receive(wrote(), [...entries(server), ...entries(server)])
    if (result.kind !== 'received') throw new Error(result.kind)
    expect(result.replica).toMatchObject({ seen: 1, pending: [], refused: [] })
    expect(result.replica.view).toEqual(server.process)
    expect(receive(result.replica, entries(server))).toEqual(result)
  })

  it('C24: asks again where something is missing', () => {
    const server = accepted(accepted(newDraft(base), naming('a', 'Sichten')), inserted)
    expect(receive(newReplica(base), missedBy(server, 1))).toEqual({ kind: 'gap', seen: 0 })
  })

  it('C24: says when the log is about another process', () => {
    const other = accepted(newDraft(base), naming('a', 'Sichten'))
    const elsewhere = newReplica(process(start('Antrag'), end('fertig')))
    expect(receive(elsewhere, entries(other))).toEqual({ kind: 'diverged', number: 1 })
  })

  it('C24: keeps what was refused until somebody has decided', () => {
    const replica = wrote(newReplica(base), naming('mine', 'Sichten'))
    const server = accepted(newDraft(base), naming('theirs', 'Lesen'))
    const result = receive(replica, entries(server))
    if (result.kind !== 'received') throw new Error(result.kind)
    expect(result.replica.refused).toMatchObject([
      { group: { id: 'mine' }, conflicts: [{ found: 'Lesen', wanted: 'Sichten' }] },
    ])
    expect(result.replica.view).toEqual(server.process)
    expect(dismiss(result.replica, 'mine').refused).toEqual([])
    const refusal = submit(server, naming('mine', 'Sichten'), 1)
    if (refusal.kind !== 'refused') throw new Error(refusal.kind)
    const { conflicts } = refusal
    const answered = { ...refusal, isAnswered: true }
    // Until the server has said so, it is asked again: it may have taken the group, and the answer was lost.
    expect(unanswered(result.replica).map(({ id }) => id)).toEqual(['mine'])
    const given = giveUp(result.replica, 'mine', conflicts)
    expect(given.refused).toEqual([answered])
    expect(unanswered(given)).toEqual([])
    expect(
      giveUp(wrote(newReplica(base), naming('mine', 'Sichten')), 'mine', conflicts),
    ).toMatchObject({ pending: [], refused: [answered], view: base })
    expect(giveUp(dismiss(given, 'mine'), 'mine', conflicts).refused).toEqual([])
  })
})
