// The board over the wire and the real database: each house speaks for itself, the house that is asked is told, and what
// was written once is counted for all together.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Notice, WorkBoard, WorkPackage } from '#api'
import { makeAlliance, makeProcess } from '../../test/database/make-alliance.ts'
import { type House, openHouse, type Visitor } from './testing/visit.ts'

let house: House
let kim: Visitor
let anna: Visitor
let bert: Visitor
let carl: Visitor
let other: Visitor

beforeAll(async () => {
  house = await openHouse()
  const { store } = house.database
  await makeAlliance(store, 'one')
  await makeAlliance(store, 'two')
  const all = ['modeller', 'approver', 'organisationAdmin'] as const
  kim = await house.member('one', 'kim', { 'one-k': ['allianceCoordinator'] })
  anna = await house.member('one', 'anna', { 'one-a': all })
  bert = await house.member('one', 'bert', { 'one-b': all })
  carl = await house.member('one', 'carl', { 'one-a': ['reader'] })
  other = await house.member('two', 'otto', { 'two-a': all })
  const make = (id: string, organisationId: string, isShared = true) =>
    makeProcess(store, {
      ...{ allianceId: 'one', id, organisationId, name: id, profile: {}, state: 'approved' },
      visibility: isShared ? 'alliance' : 'organisation',
    })
  await make('dog-a', 'one-a')
  await make('draft-a', 'one-a', false)
  await make('dog-b', 'one-b')
  await make('dog-k', 'one-k')
})
afterAll(() => house?.close())

let count = 0
const plan = async (visitor: Visitor, more: object = {}) => {
  count += 1
  const body = {
    ...{ id: String(count).padStart(24, '0'), kind: 'package', by: 'one-k' },
    ...{ title: `Hundesteuer ${count}`, writer: 'one-a', houses: ['one-b'], due: '2027-03-31' },
    ...more,
  }
  return { id: body.id, answer: await visitor.send('POST', '/api/work-packages', body) }
}
const find = (board: WorkBoard, id: string): WorkPackage => {
  const found = board.items.find((one) => one.id === id)
  if (!found) throw new Error(`no package ${id}`)
  return found
}
const act = (visitor: Visitor, id: string, body: object) =>
  visitor.send('POST', `/api/work-packages/${id}/acts`, body)
const told = async (visitor: Visitor, title: string) =>
  (await visitor.get('/api/notices')).body.notices
    .filter((one: Notice) => one.package?.title === title)
    .map(({ kind, act, isSeen }: Notice) => `${kind} ${act ?? ''} ${isSeen}`)

describe('the board', () => {
  it('A5: is seen by all, and tells the house that is asked', async () => {
    const { id, answer } = await plan(kim)
    expect(answer.status).toBe(200)
    const one = find(answer.body, id)
    expect(one).toMatchObject({
      ...{ state: 'asked', writer: { name: 'Stadt A' }, planner: { name: 'Kreis K' }, seq: 1 },
      ...{ houses: [{ id: 'one-b', name: 'Stadt B' }], due: '2027-03-31', process: null },
    })
    expect(await told(anna, one.title)).toEqual(['packageAsked  false'])
    expect(await told(kim, one.title)).toEqual([])
    expect(await told(carl, one.title)).toEqual([])
    const seen = find((await carl.get('/api/work-packages')).body, id)
    expect(seen).toEqual({ ...one, may: [] })
    expect((await other.get('/api/work-packages')).body).toMatchObject({ items: [] })
    expect((await act(other, id, { act: 'join', by: 'two-a', seen: 1 })).status).toBe(404)
    // Sent again it is the same.
    const { title } = one
    const body = { id, kind: 'package', by: 'one-k', title, writer: 'one-a', houses: [] }
    const again = await kim.send('POST', '/api/work-packages', body)
    expect(again.body.items).toHaveLength(answer.body.items.length)
    expect(await told(anna, one.title)).toHaveLength(1)
  })

  it('A4: takes nobody’s word for another house, and who comes second looks again', async () => {
    expect((await plan(carl, { by: 'one-a' })).answer.status).toBe(403)
    expect((await plan(anna)).answer.status).toBe(403)
    expect((await plan(anna, { by: 'one-a', writer: 'two-a' })).answer.status).toBe(404)
    expect((await plan(anna, { by: 'one-a', familyId: 'nothing' })).answer.status).toBe(404)
    const { id } = await plan(kim)
    expect((await act(bert, id, { act: 'accept', by: 'one-a', seen: 1 })).status).toBe(403)
    expect((await act(kim, id, { act: 'accept', by: 'one-a', seen: 1 })).status).toBe(403)
    expect((await act(bert, id, { act: 'accept', by: 'one-b', seen: 1 })).body.error.code).toBe(
      'package/not-now',
    )
    const first = await act(anna, id, { act: 'accept', by: 'one-a', seen: 1 })
    expect(find(first.body, id)).toMatchObject({ state: 'accepted', seq: 2 })
    const second = await act(bert, id, { act: 'leave', by: 'one-b', seen: 1 })
    expect(second.body.error.code).toBe('conflict/changed-meanwhile')
    const left = await act(bert, id, { act: 'leave', by: 'one-b', seen: 2 })
    expect(find(left.body, id).houses).toEqual([])
    // What was agreed is kept.
    const { store } = house.database
    await expect(
      store.asWorker('one', (tx) => tx.deleteFrom('work_package_fact').execute()),
    ).rejects.toThrow()
  })

  it('A3: is declined with a reason, asked of another house, and ended', async () => {
    const { id, answer } = await plan(kim)
    const { title } = find(answer.body, id)
    const silent = await act(anna, id, { act: 'decline', by: 'one-a', seen: 1 })
    expect(silent.body.error.code).toBe('request/invalid')
    const reason = 'Zu wenig Leute'
    const declined = await act(anna, id, { act: 'decline', by: 'one-a', seen: 1, reason })
    expect(find(declined.body, id)).toMatchObject({ state: 'open', writer: null, reason })
    expect(await told(kim, title)).toEqual(['packageSaid decline false'])
    // Whoever was asked is asked no more.
    expect(await told(anna, title)).toEqual(['packageAsked  true'])
    const asked = await act(kim, id, { act: 'ask', by: 'one-k', seen: 2, writer: 'one-b' })
    expect(find(asked.body, id)).toMatchObject({ state: 'asked', houses: [] })
    expect(await told(bert, title)).toEqual(['packageAsked  false'])
    const ended = await act(kim, id, { act: 'end', by: 'one-k', seen: 3, reason: 'Gibt es schon' })
    expect(find(ended.body, id)).toMatchObject({ state: 'ended', may: [] })
    expect(new Set(await told(bert, title))).toEqual(
      new Set(['packageSaid end false', 'packageAsked  true']),
    )
  })

  it('A5, A6: is delivered as a process that all see, and counted once it is taken over', async () => {
    const { id, answer } = await plan(kim)
    const { title } = find(answer.body, id)
    await act(anna, id, { act: 'accept', by: 'one-a', seen: 1 })
    const deliver = (visitor: Visitor, processId: string | null, by = 'one-a') =>
      act(visitor, id, { act: 'deliver', by, seen: 2, processId, minutes: 240 })
    expect((await deliver(anna, null)).body.error.code).toBe('request/invalid')
    expect((await deliver(anna, 'draft-a')).body.error.code).toBe('package/not-shared')
    expect((await deliver(anna, 'dog-b')).body.error.code).toBe('package/not-shared')
    expect((await deliver(anna, 'nothing')).body.error.code).toBe('thing/not-found')
    expect((await deliver(bert, 'dog-b', 'one-b')).body.error.code).toBe('package/not-now')
    const done = (await deliver(anna, 'dog-a')).body
    expect(find(done, id)).toMatchObject({
      ...{ state: 'delivered', process: { id: 'dog-a', name: 'dog-a' }, minutes: 240 },
    })
    expect(await told(bert, title)).toEqual(['packageSaid deliver false'])
    expect(done.savings).toEqual({ written: 0, adoptions: 0, minutes: 0, known: 0 })
    const link = (visitor: Visitor, process: string) =>
      visitor.send('POST', `/api/processes/${process}/lineage`, {
        ...{ act: 'link', originId: 'dog-a', version: 1, seen: 0 },
      })
    expect((await link(bert, 'dog-b')).status).toBe(200)
    const savings = { written: 1, adoptions: 1, minutes: 240, known: 1 }
    expect((await kim.get('/api/work-packages')).body.savings).toEqual(savings)
    expect((await carl.get('/api/work-packages')).body.savings).toEqual(savings)
    // What not all see is counted by nobody, also where somebody sees it.
    await house.database.store.asWorker('one', (tx) =>
      tx
        .updateTable('process')
        .set({ visibility: 'organisation' })
        .where('id', '=', 'dog-b')
        .execute(),
    )
    expect((await bert.get('/api/work-packages')).body.savings.written).toBe(0)
  })

  it('A1: may be a house that stands by others, which delivers no process', async () => {
    const { id } = await plan(anna, { kind: 'sponsorship', by: 'one-a', writer: 'one-a' })
    const done = await act(anna, id, { act: 'deliver', by: 'one-a', seen: 1 })
    expect(find(done.body, id)).toMatchObject({ state: 'delivered', process: null })
  })
})
