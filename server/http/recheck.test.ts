// Looking at processes again, over the wire and the real database: by whom, when it waits for them, and for nobody else.

import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Notice } from '#api'
import { makeAlliance, makeProcess } from '../../test/database/make-alliance.ts'
import { remindOfDays } from '../jobs/remind-of-days.ts'
import { type House, openHouse, type Visitor } from './testing/visit.ts'

let house: House
let anna: Visitor
let carl: Visitor
let dora: Visitor
let stranger: Visitor
beforeAll(async () => {
  house = await openHouse()
  const { store } = house.database
  await makeAlliance(store, 'one')
  anna = await house.member('one', 'anna', { 'one-a': ['modeller'] })
  carl = await house.member('one', 'carl', { 'one-a': ['reader'] })
  dora = await house.member('one', 'dora', { 'one-a': ['approver'] })
  stranger = await house.member('one', 'bert', { 'one-b': ['modeller', 'approver'] })
  const shown = { allianceId: 'one', organisationId: 'one-a', visibility: 'alliance' } as const
  for (const id of ['due', 'other', 'gone', 'twice', 'told', 'left', 'away'])
    await makeProcess(store, { ...shown, id })
})
afterAll(() => house?.close())

const detail = async (visitor: Visitor, id: string) =>
  (await visitor.get(`/api/processes/${id}`)).body

const act = async (visitor: Visitor, id: string, wish: object) => {
  const { seq } = (await detail(anna, id)).recheck
  const answer = await visitor.send('POST', `/api/processes/${id}/recheck`, { seen: seq, ...wish })
  return answer.status === 200 ? 'done' : answer.body.error.code
}

const tidy = (at: string) =>
  house.database.store.asWorker('one', (tx) =>
    remindOfDays(tx, { newId: house.deps.random.id }, 'one', new Date(at)),
  )

const reminded = async (visitor: Visitor, id: string) =>
  (await visitor.get('/api/notices')).body.notices.flatMap(
    ({ kind, act: day, process, isSeen }: Notice) =>
      process?.id === id ? [`${kind} ${day} ${isSeen}`] : [],
  )

const waiting = async (visitor: Visitor) =>
  (await visitor.get('/api/waiting')).body.items.map(
    (one: { act: string; processId: string; since: string }) =>
      `${one.act} ${one.processId} ${one.since.slice(0, 10)}`,
  )

describe('a process', () => {
  it('is looked at again when its house said so, waits for who may, and is due anew after that', async () => {
    expect(await act(anna, 'due', { act: 'confirm', reason: 'gelesen' })).toBe('recheck/no-turn')
    expect(await act(anna, 'due', { act: 'set', months: 12, due: '2026-12-01' })).toBe('done')
    expect((await detail(carl, 'due')).recheck).toMatchObject({ months: 12, urgency: 'soon' })
    expect(await waiting(anna)).toEqual(['recheck due 2026-12-01'])
    expect(await waiting(carl)).toEqual([])
    expect(await act(anna, 'due', { act: 'confirm', reason: ' ' })).toBe('recheck/reason-missing')
    expect(await act(anna, 'due', { act: 'confirm', reason: 'Mit dem Amt gelesen' })).toBe('done')
    expect((await detail(anna, 'due')).recheck).toMatchObject({
      due: '2027-11-22',
      urgency: 'later',
      facts: [{ act: 'set' }, { act: 'confirm', by: 'anna', reason: 'Mit dem Amt gelesen' }],
    })
    expect(await waiting(anna)).toEqual([])
    expect(await act(anna, 'other', { act: 'set', months: 6 })).toBe('done')
    expect((await detail(anna, 'other')).recheck.due).toBe('2027-05-22')
    await act(anna, 'gone', { act: 'set', months: 1, due: '2026-01-01' })
    expect(await waiting(anna)).toEqual(['recheck gone 2026-01-01'])
    await anna.send('POST', '/api/processes/gone/withdraw')
    expect(await waiting(anna)).toEqual([])
    await act(anna, 'other', { act: 'set', months: 1, due: '2026-01-01' })
    await act(anna, 'other', { act: 'set', months: null })
    expect(await waiting(anna)).toEqual([])
  })

  it('Z2: is given its turn and confirmed by who models, approves or administers in its house', async () => {
    for (const visitor of [carl, stranger]) {
      expect(await act(visitor, 'due', { act: 'set', months: 12 })).toBe('right/missing')
      expect(await act(visitor, 'due', { act: 'confirm', reason: 'x' })).toBe('right/missing')
    }
  })

  it('Z5: tells others nothing of when and whether it was looked at', async () => {
    expect((await detail(stranger, 'due')).recheck).toBeNull()
    const bert = {
      ...{ personId: 'one-bert', allianceId: 'one' },
      memberships: [{ organisationId: 'one-b', roles: ['modeller'] as const }],
    }
    const { store } = house.database
    const { rows } = await store.asActor(bert, (tx) => sql`select * from recheck_fact`.execute(tx))
    expect(rows).toEqual([])
    await expect(
      store.asWorker('one', (tx) => sql`update recheck_fact set due = '2030-01-01'`.execute(tx)),
    ).rejects.toThrow()
  })

  it('Z6: is told of a month before to who looks after it, once for each day, until it is confirmed', async () => {
    await act(anna, 'told', { act: 'set', months: 12, due: '2026-12-23' })
    await tidy('2026-11-22T09:00:00Z')
    expect(await reminded(anna, 'told')).toEqual([])
    const near = '2026-11-23T09:00:00Z'
    await Promise.all([tidy(near), tidy(near)])
    await tidy(near)
    expect(await reminded(anna, 'told')).toEqual(['recheckDue 2026-12-23 false'])
    // Who may confirm it, and has nothing to do with this process, finds it on the start page.
    expect(await reminded(dora, 'told')).toEqual([])
    for (const other of [carl, stranger]) expect(await reminded(other, 'told')).toEqual([])

    // Once somebody has looked, there is nothing left to see; the next day is told of anew.
    expect(await act(dora, 'told', { act: 'confirm', reason: 'gilt' })).toBe('done')
    expect(await reminded(anna, 'told')).toEqual(['recheckDue 2026-12-23 true'])
    await act(anna, 'told', { act: 'set', months: 6, due: '2026-12-01' })
    await tidy(near)
    expect((await reminded(anna, 'told')).toSorted()).toEqual([
      ...['recheckDue 2026-12-01 false', 'recheckDue 2026-12-23 true'],
    ])
    expect(await reminded(dora, 'told')).toEqual(['recheckDue 2026-12-01 false'])
    // Ended or gone from the library, nobody is told.
    await act(anna, 'left', { act: 'set', months: 1, due: '2026-12-01' })
    await act(anna, 'left', { act: 'set', months: null })
    await act(anna, 'away', { act: 'set', months: 1, due: '2026-12-01' })
    await anna.send('POST', '/api/processes/away/withdraw')
    await tidy(near)
    for (const id of ['left', 'away']) expect(await reminded(anna, id)).toEqual([])
  })

  it('is acted on only by who has seen how it stands', async () => {
    const wish = { act: 'set', months: 12, due: null, seen: 0 }
    const both = await Promise.all(
      [anna, anna].map((one) => one.send('POST', '/api/processes/twice/recheck', wish)),
    )
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
  })
})
