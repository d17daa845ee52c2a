// What is done and what shall be done instead, over the wire and the real database: who pairs the two, and who reads it.

import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeAlliance, makeProcess } from '../../test/database/make-alliance.ts'
import { type House, openHouse, type Visitor } from './testing/visit.ts'

let house: House
let anna: Visitor
let carl: Visitor
let stranger: Visitor
beforeAll(async () => {
  house = await openHouse()
  const { store } = house.database
  await makeAlliance(store, 'one')
  anna = await house.member('one', 'anna', { 'one-a': ['modeller', 'approver'] })
  carl = await house.member('one', 'carl', { 'one-a': ['recorder'] })
  stranger = await house.member('one', 'bert', { 'one-b': ['modeller'] })
  const own = { allianceId: 'one', organisationId: 'one-a', state: 'approved' } as const
  const shown = { ...own, visibility: 'alliance' } as const
  await makeProcess(store, { ...shown, id: 'ist', name: 'Ist' })
  await makeProcess(store, { ...own, id: 'ist-2', name: 'Ist im Haus' })
  await makeProcess(store, { ...shown, id: 'soll', name: 'Soll', aspect: 'target' })
  await makeProcess(store, { ...shown, id: 'b-ist', organisationId: 'one-b' })
})
afterAll(() => house?.close())

const pairOf = async (visitor: Visitor, id: string) =>
  (await visitor.get(`/api/processes/${id}`)).body.pair

const pair = async (visitor: Visitor, id: string, asIsId: string | null) => {
  const { seq } = await pairOf(anna, id)
  const answer = await visitor.send('PUT', `/api/processes/${id}/as-is`, { asIsId, seen: seq })
  return answer.status === 200 ? 'done' : answer.body.error.code
}

const idsOf = ({ others }: { others: readonly { id: string }[] }) => others.map(({ id }) => id)

describe('a target', () => {
  it('B1: names one as-is process of its house, and the last that was said counts', async () => {
    expect(await pair(anna, 'soll', 'ist')).toBe('done')
    expect(idsOf(await pairOf(anna, 'soll'))).toEqual(['ist'])
    expect(idsOf(await pairOf(anna, 'ist'))).toEqual(['soll'])
    expect(await pair(anna, 'soll', 'ist-2')).toBe('done')
    expect(await pairOf(anna, 'ist')).toEqual({ seq: 0, others: [] })
    expect(await pair(anna, 'soll', null)).toBe('done')
    expect(await pairOf(anna, 'soll')).toEqual({ seq: 3, others: [] })
    for (const other of ['b-ist', 'soll']) {
      expect(await pair(anna, 'soll', other)).toBe('target/no-pair')
    }
    expect(await pair(anna, 'ist', 'ist-2')).toBe('target/no-pair')
    expect(await pair(anna, 'soll', 'nothing')).toBe('thing/not-found')
    const stale = await anna.send('PUT', '/api/processes/soll/as-is', { asIsId: 'ist', seen: 1 })
    expect(stale.status).toBe(409)
  })

  it('B2: is paired by who may edit it, also when it is recorded', async () => {
    expect(await pair(carl, 'soll', 'ist')).toBe('right/missing')
    expect(await pair(stranger, 'soll', 'ist')).toBe('right/missing')
    const id = randomBytes(10).toString('hex')
    const recorded = { organisationId: 'one-a', name: 'Neues Soll', aspect: 'target' }
    const wanted = { ...recorded, id, asIsId: 'ist' }
    expect((await carl.send('POST', '/api/processes', wanted)).status).toBe(403)
    expect((await anna.send('POST', '/api/processes', wanted)).status).toBe(200)
    // Sent again after a lost answer, it is the same.
    expect((await anna.send('POST', '/api/processes', wanted)).status).toBe(200)
    expect(await pairOf(anna, id)).toMatchObject({ seq: 1, others: [{ id: 'ist' }] })
    const foreign = { ...wanted, id: randomBytes(10).toString('hex'), asIsId: 'b-ist' }
    expect((await anna.send('POST', '/api/processes', foreign)).status).toBe(422)
    expect((await anna.get(`/api/processes/${foreign.id}`)).status).toBe(404)
    await anna.send('POST', `/api/processes/${id}/withdraw`)
  })

  it('B5: and what it is to replace are read together only by who sees both', async () => {
    await pair(anna, 'soll', 'ist')
    expect(idsOf(await pairOf(stranger, 'soll'))).toEqual(['ist'])
    expect((await pairOf(stranger, 'soll')).seq).toBe(0)
    await pair(anna, 'soll', 'ist-2')
    expect(idsOf(await pairOf(stranger, 'soll'))).toEqual([])
    expect(idsOf(await pairOf(stranger, 'ist'))).toEqual([])
    await pair(anna, 'soll', 'ist')
    const hide = { visibility: 'organisation' }
    const seen = { visibility: 'alliance', shared: { minutes: false, cases: false, posts: true } }
    await anna.send('PATCH', '/api/processes/ist', { ...hide, seen })
    expect(idsOf(await pairOf(stranger, 'soll'))).toEqual([])
    expect(idsOf(await pairOf(anna, 'soll'))).toEqual(['ist'])
    const bert = {
      ...{ personId: 'one-bert', allianceId: 'one' },
      memberships: [{ organisationId: 'one-b', roles: ['modeller'] as const }],
    }
    for (const table of ['target_fact', 'target_pair']) {
      const { rows } = await house.database.store.asActor(bert, (tx) =>
        sql`select * from ${sql.table(table)}`.execute(tx),
      )
      expect(rows).toEqual([])
    }
  })

  it('that is introduced tells its as-is process so, which stays until somebody retires it', async () => {
    await pair(anna, 'soll', 'ist')
    const path = '/api/processes/soll/versions/1/introduction'
    const introduce = { act: 'introduce', day: '2026-11-01', reason: 'eilt', seen: 0 }
    expect((await anna.send('POST', path, introduce)).status).toBe(200)
    const { body } = await anna.get('/api/processes/ist')
    expect(body.pair.others[0].introduced).toEqual([{ number: 1, introducedOn: '2026-11-01' }])
    expect(body.state).toBe('approved')
  })

  it('stands in the database as it was said last, and in no other way', async () => {
    const { store } = house.database
    const run = (statement: string) => store.asWorker('one', (tx) => sql.raw(statement).execute(tx))
    await pair(anna, 'soll', null)
    await expect(
      run(
        `insert into target_pair (alliance_id, process_id, as_is_id) values ('one', 'soll', 'ist')`,
      ),
    ).rejects.toThrow(/follows from what was said/)
    await expect(run(`delete from target_fact where process_id = 'soll'`)).rejects.toThrow()
  })
})
