// Putting versions to work, over the wire and the real database: by whom, when, and what others read of it.

import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Notice } from '#api'
import { makeAlliance, makeProcess } from '../../test/database/make-alliance.ts'
import { remindOfDays } from '../jobs/remind-of-days.ts'
import { type House, openHouse, type Visitor } from './testing/visit.ts'

let house: House
let anna: Visitor
let carl: Visitor
let stranger: Visitor
beforeAll(async () => {
  house = await openHouse()
  await makeAlliance(house.database.store, 'one')
  anna = await house.member('one', 'anna', { 'one-a': ['modeller'] })
  carl = await house.member('one', 'carl', { 'one-a': ['reader', 'recorder'] })
  stranger = await house.member('one', 'bert', { 'one-b': ['modeller', 'approver'] })
})
afterAll(() => house?.close())

let count = 0
const newProcess = async (state: 'draft' | 'approved' = 'approved'): Promise<string> => {
  count += 1
  const id = `introduced-${count}`
  await makeProcess(house.database.store, {
    ...{ id, allianceId: 'one', organisationId: 'one-a', visibility: 'alliance', state },
  })
  return id
}

const versionOf = async (visitor: Visitor, id: string) =>
  (await visitor.get(`/api/processes/${id}`)).body.versions[0]

const act = async (visitor: Visitor, id: string, wish: object) => {
  const seen = (await versionOf(anna, id)).introduction.seq
  const path = `/api/processes/${id}/versions/1/introduction`
  const answer = await visitor.send('POST', path, { seen, ...wish })
  return answer.status === 200 ? 'done' : answer.body.error.code
}

const ALL = ['instruction', 'form', 'application', 'staffCouncil', 'training'].map((item) => ({
  ...{ item, state: item === 'form' ? 'notNeeded' : 'done', note: 'vertraulich' },
}))
const prepare = { act: 'prepare', items: ALL, day: '2026-11-30' }
const introduce = { act: 'introduce', day: '2026-12-01' }

describe('a version', () => {
  it('I7: is told of a week before its planned day, once for each day, unless it is introduced', async () => {
    const reminded = async (visitor: Visitor, id: string) =>
      (await visitor.get('/api/notices')).body.notices.flatMap(
        ({ kind, act: day, version, process, isSeen }: Notice) =>
          process?.id === id ? [`${kind} ${version} ${day} ${isSeen}`] : [],
      )
    const tidy = (at: string) =>
      house.database.store.asWorker('one', (tx) =>
        remindOfDays(tx, { newId: house.deps.random.id }, 'one', new Date(at)),
      )
    const [id, early, past] = [await newProcess(), await newProcess(), await newProcess()]
    await act(anna, id, prepare)
    await act(anna, early, prepare)
    await act(anna, early, introduce)
    await act(anna, past, prepare)
    await anna.send('POST', `/api/processes/${past}/withdraw`)
    await tidy('2026-11-22T09:00:00Z')
    expect(await reminded(anna, id)).toEqual([])
    const near = '2026-11-23T09:00:00Z'
    await Promise.all([tidy(near), tidy(near)])
    expect(await reminded(anna, id)).toEqual(['introductionDue 1 2026-11-30 false'])
    for (const other of [early, past]) expect(await reminded(anna, other)).toEqual([])
    for (const other of [carl, stranger]) expect(await reminded(other, id)).toEqual([])
    // Another word on the list leaves the day; another day is told anew when it is near.
    await act(anna, id, { ...prepare, items: ALL.slice(1) })
    expect(await reminded(anna, id)).toEqual(['introductionDue 1 2026-11-30 false'])
    await act(anna, id, { ...prepare, day: '2026-12-24' })
    await tidy(near)
    expect(await reminded(anna, id)).toEqual(['introductionDue 1 2026-11-30 true'])
    await tidy('2026-12-20T09:00:00Z')
    expect(await reminded(anna, id)).toContain('introductionDue 1 2026-12-24 false')
    expect(await act(anna, id, { ...introduce, day: '2026-12-20' })).toBe('done')
    expect(await reminded(anna, id)).toContain('introductionDue 1 2026-12-24 true')
  })

  it('is prepared from the draft on and introduced once it is in force, with a reason while anything is open', async () => {
    const draft = await newProcess('draft')
    expect(await act(anna, draft, prepare)).toBe('done')
    expect(await act(anna, draft, introduce)).toBe('introduction/not-now')
    const id = await newProcess()
    expect(await act(anna, id, introduce)).toBe('introduction/reason-missing')
    expect(await act(anna, id, { ...prepare, items: ALL.slice(1) })).toBe('done')
    expect(await act(anna, id, introduce)).toBe('introduction/reason-missing')
    expect(await act(anna, id, { ...prepare, items: ALL.slice(0, 1) })).toBe('done')
    const ready = (await versionOf(carl, id)).introduction
    expect(ready).toMatchObject({ planned: '2026-11-30', may: [], items: ALL })
    expect(await act(anna, id, introduce)).toBe('done')
    expect(await versionOf(carl, id)).toMatchObject({
      introducedOn: '2026-12-01',
      introduction: { planned: null, facts: [{}, {}, { act: 'introduce', by: 'anna' }] },
    })
    expect(await act(anna, id, introduce)).toBe('introduction/not-now')
    expect(await act(anna, id, { act: 'takeBack' })).toBe('introduction/reason-missing')
    expect(await act(anna, id, { act: 'takeBack', reason: 'verschoben' })).toBe('done')
    expect((await versionOf(anna, id)).introducedOn).toBeNull()
    const audit = (await anna.get(`/api/processes/${id}/audit`)).text
    for (const what of ['introductionPrepared', 'versionIntroduced', 'introductionTakenBack'])
      expect(audit).toContain(what)
  })

  it('I6: is introduced by its own people with the right, and others read the day alone', async () => {
    const id = await newProcess()
    expect(await act(carl, id, prepare)).toBe('right/missing')
    expect(await act(stranger, id, prepare)).toBe('right/missing')
    await act(anna, id, prepare)
    await act(anna, id, { ...introduce, reason: 'Grund vertraulich' })
    const seen = await stranger.get(`/api/processes/${id}`)
    expect(seen.body.versions[0]).toMatchObject({ introducedOn: '2026-12-01', introduction: null })
    expect(seen.text).not.toContain('vertraulich')
    const member = { personId: 'one-bert', allianceId: 'one' } as const
    const memberships = [{ organisationId: 'one-b', roles: ['modeller'] as const }]
    const { rows } = await house.database.store.asActor({ ...member, memberships }, (tx) =>
      sql`select * from introduction_fact`.execute(tx),
    )
    expect(rows).toEqual([])
  })

  it('is acted on only by who has seen how it stands', async () => {
    const id = await newProcess()
    const path = `/api/processes/${id}/versions/1/introduction`
    const both = await Promise.all(
      [anna, anna].map((one) => one.send('POST', path, { ...prepare, seen: 0 })),
    )
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect((await anna.send('POST', path, { ...introduce, day: '2026-02-30' })).status).toBe(400)
  })

  it('has no day in the database that nothing led to, and what happened is kept', async () => {
    const id = await newProcess()
    const { store } = house.database
    const run = (statement: string) => store.asWorker('one', (tx) => sql.raw(statement).execute(tx))
    const set = `update version set introduced_on = '2026-12-01' where process_id = '${id}'`
    await expect(run(set)).rejects.toThrow(/follows from what happened/)
    await act(anna, id, { ...introduce, reason: 'eilt' })
    await expect(
      run(`update version set introduced_on = '2026-12-02' where process_id = '${id}'`),
    ).rejects.toThrow(/follows from what happened/)
    await expect(
      run(`update introduction_fact set reason = 'x' where process_id = '${id}'`),
    ).rejects.toThrow()
    const insert = `insert into introduction_fact (alliance_id, process_id, number, seq, organisation_id,
      reach, act, items, person_id, created_at)
      values ('one', '${id}', 1, 9, '', 'alliance', 'prepare', '{}', 'one-carl', now())`
    const reader = {
      ...{ personId: 'one-carl', allianceId: 'one' },
      memberships: [{ organisationId: 'one-a', roles: ['reader'] as const }],
    }
    await expect(store.asActor(reader, (tx) => sql.raw(insert).execute(tx))).rejects.toThrow(
      /row-level security/,
    )
  })
})
