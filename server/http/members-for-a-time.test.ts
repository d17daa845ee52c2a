// Members whose time ends, over the wire and the real database: until their last day and no longer, reminded before.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeAlliance, makeProcess } from '../../test/database/make-alliance.ts'
import { endMemberships } from '../jobs/end-memberships.ts'
import { type House, openHouse, type Visitor } from './testing/visit.ts'

let house: House
let ada: Visitor
beforeAll(async () => {
  house = await openHouse()
  const { store } = house.database
  await makeAlliance(store, 'one')
  ada = await house.member('one', 'ada', { 'one-a': ['modeller', 'organisationAdmin'] })
  const own = { allianceId: 'one', organisationId: 'one-a', id: 'in-house' }
  await makeProcess(store, own)
})
afterAll(() => house?.close())

const at = (moment: string) => {
  house.clock.now = new Date(moment)
}
const tidy = () =>
  house.database.store.asWorker('one', (tx) =>
    endMemberships(tx, { newId: house.deps.random.id }, 'one', house.clock.now),
  )
const set = (person: string, lastDay: string | null | undefined, roles = ['reader']) =>
  ada.send('PUT', `/api/people/one-${person}/roles`, { organisationId: 'one-a', roles, lastDay })
const kinds = async (who: Visitor) =>
  (await who.get('/api/notices')).body.notices.map(
    ({ kind, act, by }: { kind: string; act: string; by: string | null }) => [kind, act, by],
  )

describe('a member for a time', () => {
  it('E1: gets in until the end of the last day where they are, and no longer, without anybody doing anything', async () => {
    at('2026-11-22T12:00:00Z')
    const carl = await house.member('one', 'carl', { 'one-a': ['reader'] })
    expect((await set('carl', '2026-11-23')).body.memberships).toMatchObject([
      { organisationId: 'one-a', lastDay: '2026-11-23' },
    ])
    at('2026-11-22T22:50:00Z')
    expect((await carl.get('/api/processes/in-house')).status).toBe(200)
    at('2026-11-23T09:00:00Z')
    expect((await carl.get('/api/processes/in-house')).status).toBe(200)
    at('2026-11-23T18:00:00Z')
    expect((await carl.get('/api/processes/in-house')).status).toBe(200)
    // Midnight in winter time.
    at('2026-11-23T22:59:59Z')
    expect((await carl.get('/api/processes/in-house')).status).toBe(200)
    at('2026-11-23T23:00:00Z')
    expect((await carl.get('/api/processes/in-house')).status).toBe(401)
    const again = { email: 'one-carl@example.org', password: 'ein langes Kennwort' }
    expect((await house.visitor().send('POST', '/api/session', again)).status).toBe(401)
    await tidy()
    ada = await signedIn('ada')
    const people = (await ada.get('/api/people')).body.people
    expect(people.map(({ id }: { id: string }) => id)).toEqual(['one-ada'])
    const rows = await house.database.store.asWorker('one', (tx) =>
      tx
        .selectFrom('audit')
        .select(['person_id', 'subject_id'])
        .where('what', '=', 'membershipEnded')
        .execute(),
    )
    expect(rows).toEqual([{ person_id: null, subject_id: 'one-carl' }])
  })

  it('E1: comes by an invitation that says so, and stays for good where they were already', async () => {
    at('2026-11-24T09:00:00Z')
    ada = await signedIn('ada')
    const invite = async () => {
      const body = { organisationId: 'one-a', roles: ['reader'], lastDay: '2026-12-31' }
      const made = await ada.send('POST', '/api/invitations', body)
      expect(made.body.lastDay).toBe('2026-12-31')
      return `/api/invitations/by-token/${made.body.link.split('/').at(-1)}`
    }
    const account = { name: 'Berta', email: 'berta@example.org', password: 'ein langes Kennwort' }
    expect((await house.visitor().send('POST', await invite(), account)).status).toBe(200)
    const dora = await house.member('one', 'dora', { 'one-a': ['reader'] })
    expect((await dora.send('POST', await invite(), account)).status).toBe(200)
    const people = (await ada.get('/api/people')).body.people
    const days = people.map((one: { name: string; memberships: { lastDay: string }[] }) => [
      ...[one.name, one.memberships[0]?.lastDay],
    ])
    expect(Object.fromEntries(days)).toEqual({ ada: null, Berta: '2026-12-31', dora: null })
    expect((await set('dora', '2026-11-23')).status).toBe(400)
    const past = { organisationId: 'one-a', roles: ['reader'], lastDay: '2026-11-01' }
    expect((await ada.send('POST', '/api/invitations', past)).status).toBe(400)
    expect((await ada.send('POST', '/api/invitations', { ...past, lastDay: 'x' })).status).toBe(400)
  })

  it('E2: is reminded two weeks before with who administers, once for each last day', async () => {
    at('2026-12-01T09:00:00Z')
    ada = await signedIn('ada')
    const erik = await house.member('one', 'erik', { 'one-a': ['reader'] })
    await set('erik', '2026-12-20')
    await tidy()
    expect(await kinds(erik)).toEqual([])
    at('2026-12-07T09:00:00Z')
    ada = await signedIn('ada')
    const berta = (await kinds(ada)).length
    const again = await signedIn('erik')
    await tidy()
    await tidy()
    expect(await kinds(again)).toEqual([['membershipEnds', '2026-12-20', null]])
    expect((await kinds(ada)).slice(0, (await kinds(ada)).length - berta)).toEqual([
      ['memberEnds', '2026-12-20', 'erik'],
    ])
    // Other rights leave the day as it is; another day is told anew.
    expect((await set('erik', undefined, ['modeller'])).body.memberships[0].lastDay).toBe(
      '2026-12-20',
    )
    await tidy()
    expect(await kinds(again)).toHaveLength(1)
    await set('erik', '2026-12-18')
    await tidy()
    expect(await kinds(again)).toContainEqual(['membershipEnds', '2026-12-18', null])
    expect((await set('erik', null)).body.memberships[0].lastDay).toBeNull()
    at('2026-12-19T09:00:00Z')
    await tidy()
    const shown = await signedIn('erik')
    expect((await shown.get('/api/processes/in-house')).status).toBe(200)
  })

  it('E3: cannot be the only admin that is left', async () => {
    ada = await signedIn('ada')
    const roles = ['modeller', 'organisationAdmin']
    expect((await set('ada', '2026-12-31', roles)).body.error.code).toBe('person/last-admin')
    expect((await set('erik', '2026-12-31', ['organisationAdmin'])).status).toBe(200)
    expect((await set('ada', '2026-12-31', roles)).body.error.code).toBe('person/last-admin')
    expect((await set('erik', null, ['organisationAdmin'])).status).toBe(200)
    expect((await set('ada', '2026-12-31', roles)).status).toBe(200)
  })
})

const signedIn = async (name: string): Promise<Visitor> => {
  const visitor = house.visitor()
  const answer = await visitor.send('POST', '/api/session', {
    ...{ email: `one-${name}@example.org`, password: 'ein langes Kennwort' },
  })
  expect(answer.status).toBe(200)
  return visitor
}
