// Standing in for somebody in a review, over the wire and the real database: who may be named, what the deputy sees, is told
// and may do, and what four eyes and the database itself still refuse.

import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { makeAlliance, makeProcess } from '../../test/database/make-alliance.ts'
import { remindOfDays } from '../jobs/remind-of-days.ts'
import { type House, openHouse, random, type Visitor } from './testing/visit.ts'

let house: House
let anna: Visitor
let fred: Visitor
let carl: Visitor
let ada: Visitor
let stranger: Visitor
beforeAll(async () => {
  house = await openHouse()
  await makeAlliance(house.database.store, 'one')
  anna = await house.member('one', 'anna', { 'one-a': ['modeller'] })
  fred = await house.member('one', 'fred', { 'one-a': ['approver'] })
  carl = await house.member('one', 'carl', { 'one-a': ['reader'] })
  ada = await house.member('one', 'ada', { 'one-a': ['organisationAdmin'] })
  stranger = await house.member('one', 'bert', { 'one-b': ['approver'] })
})
afterAll(() => house?.close())

const ALWAYS = { from: '2020-01-01', until: '2099-12-31' }
const name = (visitor: Visitor, deputyId: string | null, days = ALWAYS) =>
  visitor.send('PUT', '/api/organisations/one-a/deputy', {
    deputy: deputyId === null ? null : { deputyId, ...days },
  })
const rules = (fourEyes: boolean, ...people: readonly string[]) =>
  ada.send('PUT', '/api/organisations/one-a/review', {
    fourEyes,
    steps: people.length === 0 ? [] : [{ name: 'Fachamt', people, quorum: people.length }],
  })

beforeEach(async () => {
  for (const one of [anna, fred, carl]) await name(one, null)
  await rules(false)
})

let count = 0
const newProcess = async (): Promise<string> => {
  count += 1
  const id = `deputed-${count}`
  await makeProcess(house.database.store, {
    ...{ id, allianceId: 'one', organisationId: 'one-a', visibility: 'alliance' },
  })
  return id
}
const detail = async (visitor: Visitor, id: string) =>
  (await visitor.get(`/api/processes/${id}`)).body
const act = async (visitor: Visitor, id: string, what: string, reason = '') => {
  const { seq } = (await detail(anna, id)).versions[0].review
  const path = `/api/processes/${id}/versions/1/review`
  const answer = await visitor.send('POST', path, { act: what, reason, seen: seq })
  return answer.status === 200 ? 'done' : answer.body.error.code
}
const waiting = async (visitor: Visitor, id: string) =>
  (await visitor.get('/api/waiting')).body.items
    .filter((one: { processId: string }) => one.processId === id)
    .map((one: { act: string; standsInFor: string | null }) => [one.act, one.standsInFor])
const told = async (visitor: Visitor, id: string) =>
  (await visitor.get('/api/notices')).body.notices
    .filter((one: { process: { id: string } | null }) => one.process?.id === id)
    .map(({ kind }: { kind: string }) => kind)

describe('a deputy', () => {
  it('is somebody else of the same house, for days that are not over, named by the person only', async () => {
    const code = async (answer: ReturnType<typeof name>) => (await answer).body.error.code
    expect(await code(name(fred, 'one-fred'))).toBe('deputy/self')
    expect(await code(name(fred, 'one-bert'))).toBe('deputy/stranger')
    expect(await code(name(fred, 'one-carl', { from: '2020-01-01', until: '2020-01-02' }))).toBe(
      'deputy/days',
    )
    expect((await name(stranger, 'one-carl')).status).toBe(404)
    const { body } = await name(fred, 'one-carl')
    expect(body.houses[0].mine).toMatchObject({ deputyId: 'one-carl', ...ALWAYS })
    expect((await carl.get('/api/deputies')).body.houses[0].standsInFor).toEqual([
      { name: 'fred', ...ALWAYS },
    ])
    expect((await stranger.get('/api/deputies')).text).not.toContain('fred')
  })

  it('sees, is told and approves in place of the other, and the facts and the audit say so', async () => {
    await name(fred, 'one-carl')
    const id = await newProcess()
    expect(await act(anna, id, 'submit')).toBe('done')
    expect(await waiting(carl, id)).toEqual([['approve', 'fred']])
    expect(await waiting(fred, id)).toEqual([['approve', null]])
    expect(await told(carl, id)).toContain('reviewWaits')
    expect(await told(fred, id)).toContain('reviewWaits')
    const { review } = (await detail(anna, id)).versions[0]
    expect(review.step.deputies).toEqual([{ person: 'fred', deputy: 'carl', until: '2099-12-31' }])
    const seen = (await detail(carl, id)).versions[0].review
    expect(seen.may).toEqual(['return', 'approve'])
    expect(seen.standsInFor).toContainEqual({ act: 'approve', name: 'fred' })
    expect(await act(carl, id, 'approve')).toBe('done')
    const after = (await detail(ada, id)).versions[0]
    expect(after.state).toBe('approved')
    expect(after.review.facts.at(-1)).toMatchObject({ by: 'carl', standsInFor: { name: 'fred' } })
    const { entries } = (await ada.get(`/api/processes/${id}/audit`)).body
    expect(entries.find(({ what }: { what: string }) => what === 'versionApproved')).toMatchObject({
      by: 'carl',
      standsInFor: 'fred',
    })
    // It is for reviews: what is in force, a deputy leaves there.
    expect(await act(carl, id, 'retire', 'alt')).toBe('right/missing')
    expect((await detail(stranger, id)).versions[0].review).toMatchObject({ facts: [], step: null })
  })

  it('takes a step for the other once, and not beside their own', async () => {
    await rules(false, 'one-carl', 'one-fred')
    await name(fred, 'one-carl')
    const id = await newProcess()
    expect(await act(anna, id, 'submit')).toBe('done')
    expect(await act(carl, id, 'agree')).toBe('done')
    expect(await act(carl, id, 'agree')).toBe('review/not-now')
    expect(await waiting(carl, id)).toEqual([])
    expect(await act(fred, id, 'agree')).toBe('done')
    expect((await detail(anna, id)).versions[0].review.facts.at(-1)).toMatchObject({
      ...{ by: 'fred', standsInFor: null },
    })
  })

  it('leaves four eyes four: neither authors nor somebody who had their say before get through', async () => {
    await rules(true)
    await name(fred, 'one-anna')
    const own = await newProcess()
    expect(await act(anna, own, 'submit')).toBe('done')
    expect(await waiting(anna, own)).toEqual([])
    expect(await told(anna, own)).toEqual([])
    expect(await act(anna, own, 'approve')).toBe('review/own-work')
    expect(await act(fred, own, 'approve')).toBe('done')
    await rules(true, 'one-carl')
    await name(fred, 'one-carl')
    const twice = await newProcess()
    expect(await act(anna, twice, 'submit')).toBe('done')
    expect(await act(carl, twice, 'agree')).toBe('done')
    expect(await act(carl, twice, 'approve')).toBe('review/not-now')
    expect(await act(fred, twice, 'approve')).toBe('done')
  })

  it('is one no longer when it is ended, not yet or over, or one of them has left', async () => {
    const id = await newProcess()
    await name(fred, 'one-carl', { from: '2099-01-01', until: '2099-12-31' })
    expect(await act(anna, id, 'submit')).toBe('done')
    expect(await waiting(carl, id)).toEqual([])
    expect(await act(carl, id, 'approve')).toBe('right/missing')
    await name(fred, 'one-carl')
    expect(await waiting(carl, id)).toEqual([['approve', 'fred']])
    await name(fred, null)
    expect(await act(carl, id, 'approve')).toBe('right/missing')
    const gone = await house.member('one', 'gina', { 'one-a': ['approver'] })
    await name(gone, 'one-carl')
    expect(await waiting(carl, id)).toEqual([['approve', 'gina']])
    await ada.send('PUT', '/api/people/one-gina/roles', { organisationId: 'one-a', roles: [] })
    expect(await waiting(carl, id)).toEqual([])
  })

  it('is refused by the database itself where nobody named them', async () => {
    const id = await newProcess()
    expect(await act(anna, id, 'submit')).toBe('done')
    const actor = {
      ...{ personId: 'one-carl', allianceId: 'one' },
      memberships: [{ organisationId: 'one-a', roles: ['reader'] as const }],
    }
    const add = (standsInFor: string | null) =>
      house.database.store.asActor(actor, (tx) =>
        sql`insert into version_fact (alliance_id, process_id, number, seq, organisation_id, reach,
          act, person_id, stands_in_for, created_at)
          values ('one', ${id}, 1, 2, 'one-a', 'alliance', 'approve', 'one-carl', ${standsInFor}, now())`.execute(
          tx,
        ),
      )
    await expect(add(null)).rejects.toThrow(/row-level security/)
    await expect(add('one-fred')).rejects.toThrow(/row-level security/)
    await name(anna, 'one-carl')
    // Whoever is stood in for has to hold the right themselves.
    await expect(add('one-anna')).rejects.toThrow(/row-level security/)
    await name(fred, 'one-carl')
    await expect(add('one-fred')).resolves.toBeDefined()
    const forOther = house.database.store.asActor(actor, (tx) =>
      sql`insert into deputy (alliance_id, organisation_id, person_id, deputy_id, first_day, last_day, created_at)
        values ('one', 'one-a', 'one-ada', 'one-carl', '2020-01-01', '2099-12-31', now())`.execute(
        tx,
      ),
    )
    await expect(forOther).rejects.toThrow(/row-level security/)
  })
})

const nameFor = (visitor: Visitor, person: string, deputyId: string | null, days = ALWAYS) =>
  visitor.send('PUT', `/api/organisations/one-a/people/${person}/deputy`, {
    deputy: deputyId === null ? null : { deputyId, ...days },
  })
const noticesOf = async (visitor: Visitor, kind: string) =>
  (await visitor.get('/api/notices')).body.notices.filter(
    (one: { kind: string }) => one.kind === kind,
  )
/** Everything told until now is seen. */
const seeAll = async (...visitors: readonly Visitor[]) => {
  for (const one of visitors)
    await one.send('POST', '/api/notices/seen', { until: '2099-12-31T00:00:00.000Z' })
}
const unseen = async (visitor: Visitor, kind: string) =>
  (await noticesOf(visitor, kind)).filter(({ isSeen }: { isSeen: boolean }) => !isSeen)
/** What the platform does by itself on a day. */
const passDay = (day: string) =>
  house.database.store.asWorker('one', (tx) =>
    remindOfDays(tx, { newId: random.id }, 'one', new Date(`${day}T12:00:00Z`)),
  )

describe('for a colleague who cannot do it', () => {
  it('R12: a deputy is named by who administers the house, who cannot name themselves', async () => {
    const code = async (answer: ReturnType<typeof name>) => (await answer).body.error.code
    expect(await code(nameFor(anna, 'one-fred', 'one-carl'))).toBe('right/missing')
    expect((await nameFor(stranger, 'one-fred', 'one-carl')).status).toBe(404)
    expect(await code(nameFor(ada, 'one-bert', 'one-carl'))).toBe('thing/not-found')
    expect(await code(nameFor(ada, 'one-fred', 'one-ada'))).toBe('deputy/oneself')
    expect(await code(nameFor(ada, 'one-fred', 'one-bert'))).toBe('deputy/stranger')
    const { body } = await nameFor(ada, 'one-fred', 'one-carl')
    expect(body.houses[0].others).toEqual([
      { personId: 'one-fred', name: 'fred', deputyName: 'carl', namedBy: 'ada', ...ALWAYS },
    ])
    expect((await fred.get('/api/deputies')).body.houses[0]).toMatchObject({
      ...{ others: null, mine: { deputyId: 'one-carl' } },
    })
    const id = await newProcess()
    expect(await act(anna, id, 'submit')).toBe('done')
    expect(await act(carl, id, 'approve')).toBe('done')
    const named = await house.database.store.asWorker('one', (tx) =>
      tx
        .selectFrom('audit')
        .select(['person_id as by', 'details'])
        .where('what', '=', 'deputyNamed')
        .orderBy('id', 'desc')
        .executeTakeFirstOrThrow(),
    )
    expect(named).toEqual({
      ...{ by: 'one-ada', details: { person: 'one-fred', deputy: 'one-carl', ...ALWAYS } },
    })
  })

  it('R12: the colleague has the last word, and the admin may end it', async () => {
    await nameFor(ada, 'one-fred', 'one-carl')
    await name(fred, 'one-anna')
    expect((await ada.get('/api/deputies')).body.houses[0].others).toMatchObject([
      { deputyName: 'anna', namedBy: null },
    ])
    await nameFor(ada, 'one-fred', 'one-carl')
    await name(fred, null)
    expect((await ada.get('/api/deputies')).body.houses[0].others).toEqual([])
    await nameFor(ada, 'one-fred', 'one-carl')
    await nameFor(ada, 'one-fred', null)
    expect((await fred.get('/api/deputies')).body.houses[0].mine).toBeNull()
  })

  it('R12: the database itself refuses whoever does not administer, and who names themselves', async () => {
    const actor = (person: string, role: 'approver' | 'organisationAdmin') => ({
      ...{ personId: `one-${person}`, allianceId: 'one' },
      memberships: [{ organisationId: 'one-a', roles: [role] }],
    })
    const add = (by: ReturnType<typeof actor>, deputy: string, namedBy: string | null) =>
      house.database.store.asActor(by, (tx) =>
        sql`insert into deputy (alliance_id, organisation_id, person_id, deputy_id, first_day, last_day, created_at, named_by)
          values ('one', 'one-a', 'one-fred', ${deputy}, '2020-01-01', '2099-12-31', now(), ${namedBy})`.execute(
          tx,
        ),
      )
    const admin = actor('ada', 'organisationAdmin')
    await expect(add(actor('anna', 'approver'), 'one-carl', 'one-anna')).rejects.toThrow(
      /row-level/,
    )
    await expect(add(admin, 'one-carl', null)).rejects.toThrow(/row-level/)
    await expect(add(admin, 'one-carl', 'one-anna')).rejects.toThrow(/row-level/)
    await expect(add(admin, 'one-ada', 'one-ada')).rejects.toThrow(/check constraint/)
    await expect(add(admin, 'one-bert', 'one-ada')).rejects.toThrow(/row-level/)
    await expect(add(admin, 'one-carl', 'one-ada')).resolves.toBeDefined()
  })
})

describe('whoever becomes a deputy', () => {
  it('N7: is told, as is for whom somebody else named them, and when it ends', async () => {
    await seeAll(ada, fred, carl, anna)
    await nameFor(ada, 'one-fred', 'one-carl')
    expect(await unseen(carl, 'deputyNamed')).toMatchObject([{ act: 'standIn', by: 'ada' }])
    expect(await unseen(fred, 'deputyNamed')).toMatchObject([{ act: 'stoodIn', by: 'ada' }])
    await seeAll(fred, carl)
    // Other days are no news.
    await nameFor(ada, 'one-fred', 'one-carl', { ...ALWAYS, until: '2098-12-31' })
    expect(await unseen(carl, 'deputyNamed')).toEqual([])
    await name(fred, 'one-anna')
    expect(await unseen(carl, 'deputyNamed')).toMatchObject([{ act: 'ended', by: 'fred' }])
    expect(await unseen(anna, 'deputyNamed')).toMatchObject([{ act: 'standIn', by: 'fred' }])
    expect(await unseen(fred, 'deputyNamed')).toEqual([])
    await seeAll(anna)
  })

  it('N7: is told of what waits already, once, and of nothing they were asked about before', async () => {
    const mine = await newProcess()
    const other = await newProcess()
    expect(await act(anna, mine, 'submit')).toBe('done')
    await rules(false, 'one-carl')
    expect(await act(anna, other, 'submit')).toBe('done')
    await seeAll(carl)
    await nameFor(ada, 'one-fred', 'one-carl')
    const waits = async () =>
      (await unseen(carl, 'reviewWaits')).map(
        ({ process, by }: { process: { id: string }; by: string }) => [process.id, by],
      )
    expect(await waits()).toContainEqual([mine, 'anna'])
    expect((await waits()).map(([id]: [string]) => id)).not.toContain(other)
    const before = (await waits()).length
    await nameFor(ada, 'one-fred', 'one-carl', { ...ALWAYS, until: '2098-12-31' })
    expect(await waits()).toHaveLength(before)
    expect(await act(carl, mine, 'approve')).toBe('done')
    expect((await waits()).map(([id]: [string]) => id)).not.toContain(mine)
  })

  it('N7: with four eyes is not told of their own work', async () => {
    await rules(true)
    const id = await newProcess()
    expect(await act(anna, id, 'submit')).toBe('done')
    await nameFor(ada, 'one-fred', 'one-anna')
    expect(await told(anna, id)).toEqual([])
  })

  it('N7: is told of it on the first day where that is to come', async () => {
    const id = await newProcess()
    expect(await act(anna, id, 'submit')).toBe('done')
    await nameFor(ada, 'one-fred', 'one-carl', { from: '2026-11-24', until: '2026-12-24' })
    await passDay('2026-11-23')
    expect(await told(carl, id)).toEqual([])
    await passDay('2026-11-24')
    expect(await told(carl, id)).toEqual(['reviewWaits'])
    await passDay('2026-11-25')
    expect(await told(carl, id)).toEqual(['reviewWaits'])
  })
})
