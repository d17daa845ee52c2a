// From draft to approval over the wire and the real database: who may do what, four eyes, several steps, and
// what others get to see of it.

import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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
  ada = await house.member('one', 'ada', { 'one-a': ['modeller', 'approver', 'organisationAdmin'] })
  stranger = await house.member('one', 'bert', {
    'one-b': ['modeller', 'approver', 'organisationAdmin'],
  })
})
afterAll(() => house?.close())

let count = 0
const newProcess = async (): Promise<string> => {
  count += 1
  const id = `reviewed-${count}`
  await makeProcess(house.database.store, {
    ...{ id, allianceId: 'one', organisationId: 'one-a', visibility: 'alliance' },
  })
  return id
}

const versionOf = async (visitor: Visitor, id: string, number = 1) =>
  (await visitor.get(`/api/processes/${id}`)).body.versions.find(
    (one: { number: number }) => one.number === number,
  )

const act = async (visitor: Visitor, id: string, what: string, reason = '', number = 1) => {
  const { seq } = (await versionOf(anna, id, number)).review
  const path = `/api/processes/${id}/versions/${number}/review`
  const answer = await visitor.send('POST', path, { act: what, reason, seen: seq })
  return answer.status === 200 ? 'done' : answer.body.error.code
}

const rules = (visitor: Visitor, wanted: unknown) =>
  visitor.send('PUT', '/api/organisations/one-a/review', wanted)

const waiting = async (visitor: Visitor) =>
  (await visitor.get('/api/waiting')).body.items.map(
    (one: { processId: string; act: string }) => `${one.act} ${one.processId}`,
  )

describe('a version', () => {
  it('is submitted by who models and approved by who may, and everybody of the house sees how', async () => {
    const id = await newProcess()
    expect(await act(fred, id, 'submit')).toBe('right/missing')
    expect((await versionOf(anna, id)).review.may).toEqual(['submit'])
    expect(await act(anna, id, 'submit')).toBe('done')
    expect(await waiting(fred)).toContain(`approve ${id}`)
    expect(await waiting(anna)).toEqual([])
    expect(await act(anna, id, 'approve')).toBe('right/missing')
    expect(await act(fred, id, 'approve')).toBe('done')
    expect(await waiting(fred)).toEqual([])
    const seen = await versionOf(carl, id)
    expect(seen.state).toBe('approved')
    expect(seen.review.facts).toMatchObject([
      { act: 'submit', by: 'anna' },
      { act: 'approve', by: 'fred' },
    ])
    expect(seen.review.may).toEqual([])
    // Others see that it is approved, and nothing of who did what.
    const outside = await versionOf(stranger, id)
    expect(outside.state).toBe('approved')
    expect(outside.review).toMatchObject({ facts: [], may: [], step: null, isOwnWork: false })
    expect(await act(stranger, id, 'retire', 'fremd')).toBe('right/missing')
    expect(await act(fred, id, 'retire')).toBe('review/reason-missing')
    expect(await act(fred, id, 'retire', 'Gesetz geändert')).toBe('done')
    expect((await versionOf(stranger, id)).state).toBe('retired')
  })

  it('goes through the steps its house had when it was submitted, each with its people', async () => {
    const id = await newProcess()
    const wanted = {
      fourEyes: false,
      steps: [{ name: 'Fachamt', people: ['one-carl', 'one-fred'], quorum: 1 }],
    }
    expect((await rules(stranger, wanted)).status).toBe(403)
    expect((await rules(anna, wanted)).status).toBe(403)
    expect(
      (await rules(ada, { ...wanted, steps: [{ ...wanted.steps[0], quorum: 3 }] })).body.error.code,
    ).toBe('review/quorum')
    expect((await rules(ada, wanted)).body).toEqual(wanted)
    expect((await carl.get('/api/organisations/one-a/review')).body).toEqual(wanted)
    expect((await stranger.get('/api/organisations/one-a/review')).status).toBe(404)
    expect(await act(anna, id, 'submit')).toBe('done')
    await rules(ada, { fourEyes: false, steps: [] })
    expect(await waiting(carl)).toEqual([`agree ${id}`])
    expect(await act(fred, id, 'approve')).toBe('review/not-now')
    expect(await act(carl, id, 'return')).toBe('review/reason-missing')
    expect(await act(carl, id, 'return', 'Es fehlt die Gebühr.')).toBe('done')
    const back = await versionOf(anna, id)
    expect([back.state, back.review.facts.at(-1).reason]).toEqual(['draft', 'Es fehlt die Gebühr.'])
    expect((await carl.get(`/api/processes/${id}`)).body.state).toBe('draft')
    await rules(ada, wanted)
    expect(await act(anna, id, 'submit')).toBe('done')
    expect(await act(carl, id, 'agree')).toBe('done')
    expect(await act(carl, id, 'agree')).toBe('review/not-now')
    expect((await versionOf(anna, id)).review.step).toMatchObject({ name: null })
    expect(await act(fred, id, 'approve')).toBe('done')
    expect((await versionOf(carl, id)).state).toBe('approved')
    expect((await carl.get(`/api/processes/${id}`)).body.state).toBe('approved')
    await rules(ada, { fourEyes: false, steps: [] })
  })

  it('is asked of the house’s own people only, and does not wait for those who have left', async () => {
    const step = (...people: readonly string[]) => ({
      ...{ fourEyes: false, steps: [{ name: 'Fachamt', people, quorum: 1 }] },
    })
    for (const other of ['one-bert', 'nobody'])
      expect((await rules(ada, step('one-carl', other))).body.error.code).toBe('review/stranger')
    await house.member('one', 'greta', { 'one-a': ['reader'] })
    expect((await rules(ada, step('one-greta'))).status).toBe(200)
    const id = await newProcess()
    const none = { organisationId: 'one-a', roles: [] }
    const left = await ada.send('PUT', '/api/people/one-greta/roles', none)
    expect(left.status).toBeLessThan(500)
    expect(await act(anna, id, 'submit')).toBe('review/stranger')
    await rules(ada, { fourEyes: false, steps: [] })
    expect(await act(anna, id, 'submit')).toBe('done')
  })

  it('is nobody’s alone where four eyes are demanded, and may be where they are not', async () => {
    await rules(ada, { fourEyes: true, steps: [] })
    const id = await newProcess()
    expect(await act(ada, id, 'submit')).toBe('done')
    expect((await versionOf(ada, id)).review).toMatchObject({ isOwnWork: true })
    expect(await act(ada, id, 'approve')).toBe('review/own-work')
    expect(await act(fred, id, 'approve')).toBe('done')
    await rules(ada, { fourEyes: false, steps: [] })
    const alone = await newProcess()
    expect(await act(ada, alone, 'submit')).toBe('done')
    expect(await act(ada, alone, 'approve')).toBe('done')
  })

  it('R13: says that nobody can approve it, and who can let somebody, to its house alone', async () => {
    const kira = await house.member('one', 'kira', { 'one-k': ['modeller'] })
    const stuckOf = async (who: Visitor, id: string) =>
      (await versionOf(who, id)).review.step?.stuck
    const id = 'reviewed-by-nobody'
    await makeProcess(house.database.store, {
      ...{ id, allianceId: 'one', organisationId: 'one-k', visibility: 'alliance' },
    })
    const submit = { act: 'submit', reason: '', seen: 0 }
    await kira.send('POST', `/api/processes/${id}/versions/1/review`, submit)
    expect(await stuckOf(kira, id)).toEqual({ letBy: [] })
    const karl = await house.member('one', 'karl', { 'one-k': ['organisationAdmin'] })
    expect(await stuckOf(kira, id)).toEqual({ letBy: ['karl'] })
    // Whoever administers the house is told when it happens, and no more once it waits for somebody.
    const told = async () =>
      (await karl.get('/api/notices')).body.notices.filter(
        (one: { kind: string; isSeen: boolean }) => one.kind === 'reviewStuck' && !one.isSeen,
      )
    expect(await told()).toEqual([])
    const path = `/api/processes/${id}/versions/1/review`
    await kira.send('POST', path, { act: 'recall', reason: '', seen: 1 })
    await kira.send('POST', path, { act: 'submit', reason: '', seen: 2 })
    expect(await told()).toMatchObject([{ process: { id }, version: 1 }])
    expect((await versionOf(stranger, id)).review.step).toBeNull()
    const kim = await house.member('one', 'kim', { 'one-k': ['approver'] })
    expect(await stuckOf(kira, id)).toBeNull()
    await kim.send('POST', path, { act: 'approve', reason: '', seen: 3 })
    expect(await told()).toEqual([])
  })

  it('retires the one before it, and only the newest comes into force', async () => {
    const id = await newProcess()
    await act(anna, id, 'submit')
    await act(fred, id, 'approve')
    const draft = (await anna.send('POST', `/api/processes/${id}/draft`)).body
    await anna.send('POST', `/api/drafts/${draft.id}/version`, { number: 0, note: 'neu' })
    expect((await versionOf(anna, id)).state).toBe('approved')
    expect((await anna.get(`/api/processes/${id}`)).body.state).toBe('draft')
    expect(await act(anna, id, 'submit', '', 2)).toBe('done')
    expect(await act(fred, id, 'approve', '', 2)).toBe('done')
    expect((await versionOf(anna, id)).state).toBe('retired')
    expect((await versionOf(anna, id, 2)).state).toBe('approved')
    expect(await act(anna, id, 'submit')).toBe('review/not-now')
  })

  it('is approved with a reason while somebody asks for a change, and without once that is settled', async () => {
    const id = await newProcess()
    await act(anna, id, 'submit')
    const said = { step: null, text: 'Die Gebühr fehlt.', isRequest: true }
    const request = (await carl.send('POST', `/api/processes/${id}/comments`, said)).body
    expect(request.isRequest).toBe(true)
    expect((await anna.get(`/api/processes/${id}`)).body.openRequests).toBe(1)
    expect((await stranger.get(`/api/processes/${id}`)).body.openRequests).toBe(0)
    expect(await act(fred, id, 'approve')).toBe('review/requests-open')
    await anna.send('POST', `/api/comments/${request.id}/resolve`)
    expect((await anna.get(`/api/processes/${id}`)).body.openRequests).toBe(0)
    await anna.send('POST', `/api/comments/${request.id}/reopen`)
    expect(await act(fred, id, 'approve', 'kommt mit der nächsten Fassung')).toBe('done')
    const other = await newProcess()
    await act(anna, other, 'submit')
    await carl.send('POST', `/api/processes/${other}/comments`, { step: null, text: 'Gut so.' })
    expect(await act(fred, other, 'approve')).toBe('done')
  })

  it('is acted on only by who has seen how it stands', async () => {
    const id = await newProcess()
    const path = `/api/processes/${id}/versions/1/review`
    const both = await Promise.all(
      [anna, ada].map((one) => one.send('POST', path, { act: 'submit', seen: 0 })),
    )
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect((await versionOf(anna, id)).review.facts).toHaveLength(1)
  })

  it('cannot be put into force by the database alone, nor what happened be changed', async () => {
    const id = await newProcess()
    const { store } = house.database
    const run = (statement: string) => store.asWorker('one', (tx) => sql.raw(statement).execute(tx))
    await expect(
      run(`update version set state = 'approved' where process_id = '${id}'`),
    ).rejects.toThrow(/follows from what happened/)
    const member = (personId: string, roles: readonly ('reader' | 'approver')[]) => ({
      ...{ personId, allianceId: 'one', memberships: [{ organisationId: 'one-a', roles }] },
    })
    const insert = `insert into version_fact (alliance_id, process_id, number, seq, organisation_id, reach, act, person_id, created_at)
      values ('one', '${id}', 1, 1, '', 'alliance', 'approve', 'one-carl', now())`
    await expect(
      store.asActor(member('one-carl', ['reader']), (tx) => sql.raw(insert).execute(tx)),
    ).rejects.toThrow(/row-level security/)
    await act(anna, id, 'submit')
    await expect(run(`delete from version_fact where process_id = '${id}'`)).rejects.toThrow()
  })
})
