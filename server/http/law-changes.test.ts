// A change of law over the wire and the real database: who is concerned is told from the legal bases, what becomes of a
// process is said by its own people, and nobody hears of a process they do not see.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeAlliance, makeProcess } from '../../test/database/make-alliance.ts'
import { type House, openHouse, type Visitor } from './testing/visit.ts'

let house: House
let anna: Visitor
let carl: Visitor
let kim: Visitor
let other: Visitor

const basis = (text: string) => ({ profile: { legalBases: [{ text }] } })

beforeAll(async () => {
  house = await openHouse()
  const { store } = house.database
  await makeAlliance(store, 'one')
  await makeAlliance(store, 'two')
  const all = ['modeller', 'approver', 'organisationAdmin'] as const
  anna = await house.member('one', 'anna', { 'one-a': all })
  carl = await house.member('one', 'carl', { 'one-a': ['reader'] })
  kim = await house.member('one', 'kim', { 'one-k': all })
  other = await house.member('two', 'otto', { 'two-a': all })
  const make = (id: string, organisationId: string, law: string, isShared = true) =>
    makeProcess(store, {
      ...{ allianceId: 'one', id, organisationId, name: id, ...basis(law) },
      ...{ visibility: isShared ? 'alliance' : 'organisation', state: 'approved' },
    })
  await make('trade-a', 'one-a', '§ 14 Abs. 1 GewO (Anzeige)')
  await make('trade-k', 'one-k', 'GewO § 14')
  await make('trade-k-own', 'one-k', '§ 14 GewO', false)
  await make('trade-38', 'one-k', '§ 38 GewO (Führungszeugnis)')
  await make('dogs', 'one-a', '§ 11 LHundG NRW')
})
afterAll(() => house?.close())

const names = (body: { items?: { name: string }[]; tasks?: { name: string }[] }) =>
  (body.items ?? body.tasks ?? []).map(({ name }) => name)

const report = async (visitor: Visitor, more: object = {}) => {
  const body = { law: '§ 14 GewO', title: 'Gewerbeanzeige nur noch online', ...more }
  return visitor.send('POST', '/api/law-changes', body)
}

describe('a change of law', () => {
  it('shows who cites the law before it is reported, as far as the asker sees', async () => {
    const found = async (visitor: Visitor, law: string) =>
      names((await visitor.get(`/api/law-citations?law=${encodeURIComponent(law)}`)).body)
    expect(await found(anna, '§ 14 GewO')).toEqual(['trade-k', 'trade-a'])
    expect(await found(anna, 'GewO')).toEqual(['trade-38', 'trade-k', 'trade-a'])
    expect(await found(kim, '§ 14 GewO')).toEqual(['trade-k', 'trade-k-own', 'trade-a'])
    expect(await found(other, 'GewO')).toEqual([])
    expect(await found(anna, 'GO')).toEqual([])
  })

  it('is one list for all houses, in which each says what becomes of its own', async () => {
    expect((await report(carl)).status).toBe(403)
    const made = (await report(anna, { note: 'Ab Januar.', validFrom: '2027-01-01' })).body
    expect(made).toMatchObject({ law: '§ 14 GewO', validFrom: '2027-01-01', count: 2, done: 0 })
    expect(made.waiting).toBe(1)
    const path = `/api/law-changes/${made.id}`
    const say = (visitor: Visitor, processId: string, more: object = {}) =>
      visitor.send('POST', `${path}/tasks`, { processId, state: 'checking', seen: 0, ...more })

    expect((await say(carl, 'trade-a')).body.error.code).toBe('right/missing')
    expect((await say(anna, 'trade-k')).body.error.code).toBe('right/missing')
    expect((await say(anna, 'trade-k-own')).body.error.code).toBe('thing/not-found')
    expect((await say(anna, 'nothing')).body.error.code).toBe('thing/not-found')
    const said = await say(anna, 'trade-a', { post: 'Gewerbeamt', due: '2026-12-15' })
    const mine = said.body.tasks.find((one: { name: string }) => one.name === 'trade-a')
    expect(mine).toMatchObject({
      ...{ state: 'checking', post: 'Gewerbeamt', due: '2026-12-15', seq: 1, canChange: true },
      texts: ['§ 14 Abs. 1 GewO (Anzeige)'],
    })
    // Two who act on the same state cannot both.
    expect((await say(anna, 'trade-a')).body.error.code).toBe('conflict/changed-meanwhile')
    expect((await say(anna, 'trade-a', { state: 'changed', seen: 1 })).body.done).toBe(1)
    expect((await say(kim, 'trade-k-own', { state: 'unaffected' })).status).toBe(200)

    const seen = (await carl.get(path)).body
    expect(names(seen)).toEqual(['trade-k', 'trade-a'])
    expect(seen.tasks.map((one: { canChange: boolean }) => one.canChange)).toEqual([false, false])
    const kims = (await kim.get(path)).body
    expect(names(kims)).toEqual(['trade-k', 'trade-k-own', 'trade-a'])
    expect([kims.count, kims.done, kims.waiting]).toEqual([3, 2, 1])
    expect((await other.get(path)).status).toBe(404)
    expect((await other.get('/api/law-changes')).body.items).toEqual([])
    const [listed] = (await kim.get('/api/law-changes')).body.items
    expect(listed).toMatchObject({ id: made.id, count: 3, done: 2, waiting: 1 })
    const audit = (await anna.get('/api/processes/trade-a/audit')).body
    expect(JSON.stringify(audit)).toContain('lawTaskSaid')

    // What no longer cites the law stays in the list, because something was said of it.
    const { profile } = (await anna.get('/api/processes/trade-a')).body
    const changed = { profile: { legalBases: [] }, seen: { profile } }
    expect((await anna.send('PATCH', '/api/processes/trade-a', changed)).status).toBe(200)
    const still = (await anna.get(path)).body.tasks.at(-1)
    expect(still).toMatchObject({ name: 'trade-a', texts: [], state: 'changed' })

    expect((await kim.send('POST', `${path}/close`)).body.error.code).toBe('right/missing')
    const closed = (await anna.send('POST', `${path}/close`)).body
    expect(closed.closedAt).not.toBeNull()
    expect(closed.canClose).toBe(false)
    expect((await say(kim, 'trade-k')).body.error.code).toBe('conflict/changed-meanwhile')
    expect((await anna.send('POST', `${path}/close`)).body.error.code).toBe(
      'conflict/changed-meanwhile',
    )
  })

  it('is refused where it names no law, no title or no day', async () => {
    for (const more of [{ law: ' ' }, { title: '' }, { validFrom: '31.12.2026' }]) {
      expect((await report(anna, more)).body.error.code).toBe('request/invalid')
    }
  })
})
