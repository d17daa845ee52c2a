// What is kept about a person, shown to them alone, and what stays when they ask to be forgotten.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ownData } from '#texts'
import { makeAlliance, makeProcess } from '../../test/database/make-alliance.ts'
import { findPeopleTables } from '../store/own-data.ts'
import { type House, openHouse, PASSWORD, type Visitor } from './testing/visit.ts'

let house: House
let anna: Visitor
let ada: Visitor
beforeAll(async () => {
  house = await openHouse()
  const { store } = house.database
  await makeAlliance(store, 'one')
  await makeAlliance(store, 'two')
  anna = await house.member('one', 'anna', { 'one-a': ['modeller', 'approver'] })
  ada = await house.member('one', 'ada', { 'one-a': ['modeller', 'organisationAdmin'] })
  await makeProcess(store, { id: 'p', allianceId: 'one', organisationId: 'one-a' })
  await anna.send('POST', '/api/processes/p/draft')
  await anna.send('POST', '/api/processes/p/comments', { step: null, text: 'Annas Wort' })
  const said = { step: null, text: 'Adas Wort' }
  const other = await ada.send('POST', '/api/processes/p/comments', said)
  await anna.send('POST', `/api/comments/${other.body.id}/resolve`)
  await anna.send('PUT', '/api/processes/p/follow', { isFollowing: true })
  const deputy = { deputyId: 'one-anna', from: '2026-01-01', until: '2099-12-31' }
  await ada.send('PUT', '/api/organisations/one-a/deputy', { deputy })
  const review = { act: 'submit', reason: '', seen: 0 }
  await anna.send('POST', '/api/processes/p/versions/1/review', review)
  await anna.send('POST', '/api/processes/p/versions/1/review', {
    ...{ act: 'approve', reason: '', seen: 1 },
  })
})
afterAll(() => house?.close())

describe('what is kept about me', () => {
  it('has a name for every table that speaks of people', async () => {
    const tables = await house.database.store.asWorker('one', findPeopleTables)
    expect(tables.length).toBeGreaterThan(15)
    expect(tables.filter((one) => !(one in ownData.de.table))).toEqual([])
  })

  it('is all of it, with my words, and nothing of what others wrote', async () => {
    const { body, text } = await anna.get('/api/me/data')
    expect(body).toMatchObject({ name: 'anna', email: 'one-anna@example.org' })
    expect(body.passwordSince).not.toBeNull()
    expect(body.sessions).toHaveLength(1)
    expect(body.alliances.map((one: { name: string }) => one.name)).toEqual(['Verbund one'])
    const [{ kept, memberships }] = body.alliances
    expect(memberships).toEqual([
      { organisationName: 'Stadt A', roles: ['modeller', 'approver'], lastDay: null },
    ])
    const count = Object.fromEntries(
      kept.map((one: { table: string; count: number }) => [one.table, one.count]),
    )
    // One comment that I wrote, and one that I settled.
    expect(count).toMatchObject({ comment: 2, draft: 1, version_fact: 2, follow: 1, deputy: 1 })
    expect(count).toMatchObject({ membership: 1 })
    expect(count.audit).toBeGreaterThan(3)
    expect(text).toContain('Annas Wort')
    expect(text).not.toContain('Adas Wort')
    expect(text).not.toContain('one-ada')
    // No secret of signing in, not even its hash.
    expect(text).not.toContain('argon2')
    expect((await ada.get('/api/me/data')).text).not.toContain('Annas Wort')
  })

  it('cannot be deleted with a wrong password, nor by the last who administers', async () => {
    expect((await anna.send('POST', '/api/me/forget', { password: 'falsch' })).status).toBe(401)
    const last = await ada.send('POST', '/api/me/forget', { password: PASSWORD })
    expect(last.body.error.code).toBe('person/last-admin')
    expect((await ada.get('/api/me/data')).body).toMatchObject({ name: 'ada' })
  })

  it('loses name, address and what was my own affair, while what I did stays and holds', async () => {
    const before = (await ada.get('/api/processes/p')).body
    const audit = (await ada.get('/api/processes/p/audit')).body.entries.length
    expect((await anna.send('POST', '/api/me/forget', { password: PASSWORD })).status).toBe(200)
    expect((await anna.get('/api/me/data')).status).toBe(401)
    const again = { email: 'one-anna@example.org', password: PASSWORD }
    expect((await house.visitor().send('POST', '/api/session', again)).status).toBe(401)
    const { store } = house.database
    const all = await store.asBackup(async (tx) => ({
      person: await tx.selectFrom('person').selectAll().where('id', '=', 'one-anna').execute(),
      identity: await tx
        .selectFrom('identity')
        .selectAll()
        .where('person_id', '=', 'one-anna')
        .execute(),
      follow: await tx.selectFrom('follow').selectAll().execute(),
      deputy: await tx.selectFrom('deputy').selectAll().execute(),
      notice: await tx
        .selectFrom('notice')
        .select('id')
        .where('person_id', '=', 'one-anna')
        .execute(),
      membership: await tx
        .selectFrom('membership')
        .select('roles')
        .where('person_id', '=', 'one-anna')
        .execute(),
    }))
    expect(all).toMatchObject({
      ...{ identity: [], follow: [], deputy: [], notice: [], membership: [] },
      person: [{ name: 'Ehemalige Person', email: 'one-anna@former.invalid' }],
    })
    // Version, approval and log are as they were, of somebody who is no longer there.
    const after = (await ada.get('/api/processes/p')).body
    expect(after.versions[0]).toMatchObject({ number: 1, state: before.versions[0].state })
    expect(after.versions[0].review.facts.map(({ act }: { act: string }) => act)).toEqual([
      ...['submit', 'approve'],
    ])
    expect((await ada.get('/api/processes/p')).text).not.toContain('anna')
    expect((await ada.get('/api/processes/p/audit')).body.entries).toHaveLength(audit)
    const comments = (await ada.get('/api/processes/p/comments')).body.comments
    expect(comments.map(({ text, by }: { text: string; by: string | null }) => [text, by])).toEqual(
      expect.arrayContaining([
        ['Annas Wort', null],
        ['Adas Wort', 'ada'],
      ]),
    )
    // And they may come back under their address, as somebody else.
    const made = await ada.send('POST', '/api/invitations', {
      ...{ organisationId: 'one-a', roles: ['reader'] },
    })
    const path = `/api/invitations/by-token/${made.body.link.split('/').at(-1)}`
    const account = { name: 'Anna', email: 'one-anna@example.org', password: PASSWORD }
    expect((await house.visitor().send('POST', path, account)).status).toBe(200)
  })

  it('is deleted by the coordination for who has left, and for nobody who is at home elsewhere, too', async () => {
    const { store } = house.database
    const kim = await house.member('one', 'kim', { 'one-k': ['allianceCoordinator'] })
    await house.member('one', 'gone', { 'one-b': ['reader'] })
    await house.member('one', 'both', { 'one-b': ['reader'] })
    await store.asAuth((tx) =>
      tx
        .insertInto('membership')
        .values({
          ...{ alliance_id: 'two', organisation_id: 'two-a', person_id: 'one-both' },
          roles: ['reader'],
        })
        .execute(),
    )
    const forget = async (who: Visitor, id: string) =>
      (await who.send('POST', `/api/people/${id}/forget`)).status
    expect(await forget(ada, 'one-gone')).toBe(403)
    expect(await forget(kim, 'one-kim')).toBe(403)
    expect(await forget(kim, 'one-both')).toBe(403)
    expect(await forget(kim, 'nobody')).toBe(404)
    expect(await forget(kim, 'one-gone')).toBe(200)
    const names = await store.asAuth((tx) =>
      tx.selectFrom('person').select('name').where('id', 'in', ['one-gone', 'one-both']).execute(),
    )
    expect(names.map(({ name }) => name).sort()).toEqual(['Ehemalige Person', 'both'])
  })
})
