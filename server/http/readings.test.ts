// Taking note of versions, over the wire and the real database: who is asked, who has, and who reads of it.

import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MemberRole } from '#library'
import { makeAlliance, makeProcess } from '../../test/database/make-alliance.ts'
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
  anna = await house.member('one', 'anna', { 'one-a': ['modeller', 'approver'] })
  carl = await house.member('one', 'carl', { 'one-a': ['reader'] })
  dora = await house.member('one', 'dora', { 'one-a': ['reader'] })
  stranger = await house.member('one', 'bert', { 'one-b': ['modeller', 'approver'] })
  const shown = { allianceId: 'one', organisationId: 'one-a', visibility: 'alliance' } as const
  for (const id of ['some', 'all', 'secret'])
    await makeProcess(store, { ...shown, id, state: 'approved' })
  await makeProcess(store, { ...shown, id: 'draft' })
})
afterAll(() => house?.close())

const pathOf = (id: string) => `/api/processes/${id}/versions/1`
const ask = async (visitor: Visitor, id: string, people: readonly string[] | null) => {
  const answer = await visitor.send('POST', `${pathOf(id)}/readings`, { people, note: 'Bitte' })
  return answer.status === 200 ? 'done' : answer.body.error.code
}
const confirm = async (visitor: Visitor, id: string) => {
  const answer = await visitor.send('POST', `${pathOf(id)}/reading`)
  return answer.status === 200 ? 'done' : answer.body.error.code
}
const readingOf = async (visitor: Visitor, id: string) =>
  (await visitor.get(`/api/processes/${id}`)).body.versions[0].reading
const readers = async (id: string) =>
  (await anna.get(`${pathOf(id)}/readings`)).body.people
    .filter((one: { isAsked: boolean }) => one.isAsked)
    .map((one: { name: string; readAt: string | null }) => [one.name, one.readAt !== null])
const waiting = async (visitor: Visitor) =>
  (await visitor.get('/api/waiting')).body.items.map(
    (one: { act: string; processId: string }) => `${one.act} ${one.processId}`,
  )

const asActor = (name: string, organisationId: string, roles: readonly MemberRole[]) => ({
  ...{ personId: `one-${name}`, allianceId: 'one' },
  memberships: [{ organisationId, roles }],
})

describe('a version', () => {
  it('is shown to be read to those who are asked, until each has confirmed once', async () => {
    expect(await ask(carl, 'some', null)).toBe('right/missing')
    expect(await ask(anna, 'draft', null)).toBe('reading/not-now')
    expect(await ask(anna, 'some', ['one-bert'])).toBe('reading/stranger')
    expect(await confirm(carl, 'some')).toBe('reading/not-now')
    expect(await ask(anna, 'some', ['one-carl'])).toBe('done')
    expect(await readingOf(carl, 'some')).toMatchObject({
      ...{ isAsked: true, readAt: null, requests: [{ note: 'Bitte', by: 'anna' }] },
    })
    expect(await readingOf(dora, 'some')).toMatchObject({ isAsked: false })
    expect(await confirm(dora, 'some')).toBe('reading/not-now')
    expect(await waiting(carl)).toEqual(['takeNote some'])
    expect(await confirm(carl, 'some')).toBe('done')
    expect(await confirm(carl, 'some')).toBe('done')
    expect((await readingOf(carl, 'some')).readAt).not.toBeNull()
    expect(await waiting(carl)).toEqual([])
    expect(await readers('some')).toEqual([['carl', true]])
    expect(await ask(anna, 'some', null)).toBe('done')
    expect(await readers('some')).toEqual([
      ['anna', false],
      ['carl', true],
      ['dora', false],
    ])
  })

  it('K3: waits only while it is in force', async () => {
    await ask(anna, 'all', null)
    expect(await waiting(dora)).toContain('takeNote all')
    const retire = { act: 'retire', reason: 'abgelöst', seen: 0 }
    expect((await anna.send('POST', `${pathOf('all')}/review`, retire)).status).toBe(200)
    expect(await waiting(dora)).not.toContain('takeNote all')
    expect(await confirm(dora, 'all')).toBe('reading/not-now')
  })

  it('K4: has a list of who has taken note that stays in-house, and there with who may ask', async () => {
    await ask(anna, 'secret', ['one-carl', 'one-dora'])
    await Promise.all([carl, dora].map((one) => confirm(one, 'secret')))
    expect((await carl.get(`${pathOf('secret')}/readings`)).status).toBe(403)
    expect((await stranger.get(`${pathOf('secret')}/readings`)).status).toBe(403)
    expect(await readingOf(stranger, 'secret')).toBeNull()
    expect(await confirm(stranger, 'secret')).toBe('right/missing')
    const { store } = house.database
    const seen = async (actor: ReturnType<typeof asActor>) =>
      store.asActor(actor, async (tx) => {
        const { rows } = await sql<{ by: string }>`
          select person_id as by from reading where process_id = 'secret' order by 1`.execute(tx)
        const asked = await sql`select * from reading_request`.execute(tx)
        return [rows.map(({ by }) => by), asked.rows.length > 0]
      })
    expect(await seen(asActor('bert', 'one-b', ['modeller']))).toEqual([[], false])
    expect(await seen(asActor('carl', 'one-a', ['reader']))).toEqual([['one-carl'], true])
    expect(await seen(asActor('anna', 'one-a', ['modeller']))).toEqual([
      ['one-carl', 'one-dora'],
      true,
    ])
    // Nobody confirms for another, nor what they are not asked.
    const insert = (person: string, id: string) =>
      store.asActor(asActor('carl', 'one-a', ['reader']), (tx) =>
        sql`insert into reading (alliance_id, process_id, number, person_id, created_at)
          values ('one', ${id}, 1, ${person}, now())`.execute(tx),
      )
    await expect(insert('one-anna', 'some')).rejects.toThrow(/row-level security/)
    await expect(insert('one-carl', 'draft')).rejects.toThrow(/row-level security/)
  })
})
