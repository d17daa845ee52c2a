// Standing in for somebody in a review, over the wire and the real database: who may be named, what the deputy sees, is told
// and may do, and what four eyes and the database itself still refuse.

import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { makeAlliance, makeProcess } from '../../test/database/make-alliance.ts'
import { type House, openHouse, type Visitor } from './testing/visit.ts'

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
