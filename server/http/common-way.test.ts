// Several houses agree on a common way, over the wire and the real database: who is asked, who answers for a house, what
// each reads of it, and that nothing else makes it agreed.

import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CommonWayAgreement, Notice } from '#api'
import type { MemberRole } from '#library'
import { makeAlliance, makeProcess } from '../../test/database/make-alliance.ts'
import { type House, openHouse, type Visitor } from './testing/visit.ts'

let house: House
let coordinator: Visitor
let anna: Visitor
let ada: Visitor
let bert: Visitor
let kim: Visitor
let carl: Visitor
beforeAll(async () => {
  house = await openHouse()
  await makeAlliance(house.database.store, 'one')
  coordinator = await house.member('one', 'cora', { 'one-k': ['allianceCoordinator'] })
  anna = await house.member('one', 'anna', { 'one-a': ['approver'] })
  ada = await house.member('one', 'ada', { 'one-a': ['modeller'] })
  bert = await house.member('one', 'bert', { 'one-b': ['approver', 'modeller'] })
  kim = await house.member('one', 'kim', { 'one-k': ['approver', 'modeller'] })
  carl = await house.member('one', 'carl', { 'one-a': ['reader'] })
})
afterAll(() => house?.close())

const tick = () => {
  house.clock.now = new Date(house.clock.now.getTime() + 1000)
}

let count = 0
/** A family of a town, another town and the county; the county's is marked. */
const makeFamily = async (...letters: readonly string[]) => {
  count += 1
  const at = count
  const shown = { allianceId: 'one', visibility: 'alliance', state: 'approved' } as const
  const ids = letters.map((letter) => `way-${at}-${letter}`)
  const { store } = house.database
  for (const [index, id] of ids.entries()) {
    await makeProcess(store, { ...shown, id, organisationId: `one-${letters[index]}` })
  }
  const made = await kim.send('POST', '/api/families', { name: `Hunde ${at}`, processIds: ids })
  expect(made.status).toBe(200)
  const family = { id: made.body.id as string, way: `way-${at}-k` }
  await mark(family.id, family.way)
  return family
}
const mark = async (id: string, processId: string | null) => {
  const body = { processId, isBinding: false }
  expect((await kim.send('PUT', `/api/families/${id}/reference`, body)).status).toBe(200)
}

const path = (id: string) => `/api/families/${id}/agreement`
const look = async (who: Visitor, id: string): Promise<CommonWayAgreement> =>
  (await who.get(path(id))).body.agreement
const said = ({ status, body }: { status: number; body: { error: { code: string } } }): string =>
  status === 200 ? 'done' : body.error.code

const ask = async (who: Visitor, id: string) => {
  tick()
  const { version, seq } = await look(who, id)
  return said(await who.send('POST', path(id), { version: version ?? 1, seen: seq }))
}
const answer = async (who: Visitor, id: string, letter: string, act: string, text = '') => {
  tick()
  const { version, seq } = await look(who, id)
  const body = { organisationId: `one-${letter}`, version, answer: act, text, seen: seq }
  return said(await who.send('POST', `${path(id)}/answers`, body))
}
const answers = async (who: Visitor, id: string) =>
  (await look(who, id)).houses.map((one) => [one.organisation.id, one.answer])

const told = async (who: Visitor, processId: string): Promise<string[]> =>
  ((await who.get('/api/notices')).body.notices as Notice[])
    .filter(({ kind, process }) => kind.startsWith('way') && process?.id === processId)
    .map(({ kind, act, isSeen }) => `${kind}${act ? ` ${act}` : ''}${isSeen ? ', seen' : ''}`)
const waiting = async (who: Visitor, familyId: string) =>
  (await who.get('/api/waiting')).body.items.filter(
    (one: { familyId: string | null }) => one.familyId === familyId,
  )

describe('a common way', () => {
  it('G4: is asked about in all houses of the family, and agreed when all of them agree', async () => {
    const { id, way } = await makeFamily('a', 'b', 'k')
    expect(await look(carl, id)).toMatchObject({
      ...{ processId: way, version: 1, state: 'none', agreedVersion: null, houses: [] },
      ...{ canAsk: false, seq: 0 },
    })
    expect((await look(carl, id)).notAsked.map((one) => one.id).toSorted()).toEqual([
      ...['one-a', 'one-b', 'one-k'],
    ])
    expect(await ask(carl, id)).toBe('right/missing')
    expect(await ask(ada, id)).toBe('done')
    expect(await ask(kim, id)).toBe('agreement/not-now')
    expect(Object.fromEntries(await answers(carl, id))).toEqual({
      ...{ 'one-a': null, 'one-b': null, 'one-k': null },
    })
    expect(await answer(anna, id, 'a', 'agree')).toBe('done')
    expect(await answer(bert, id, 'b', 'remark', 'Mit Frist.')).toBe('done')
    expect(await look(carl, id)).toMatchObject({ state: 'open', agreedVersion: null })
    // Neither marking nor making it binding stands for the word of a house.
    await mark(id, null)
    await mark(id, way)
    const binding = { processId: way, isBinding: true }
    const bound = await coordinator.send('PUT', `/api/families/${id}/reference`, binding)
    expect(bound.status).toBe(200)
    expect(await look(carl, id)).toMatchObject({ state: 'open', agreedVersion: null })
    expect(await answer(kim, id, 'k', 'agree')).toBe('done')
    expect(await look(carl, id)).toMatchObject({ state: 'agreed', agreedVersion: 1 })
    expect(await answer(bert, id, 'b', 'disagree', 'Doch nicht.')).toBe('agreement/not-now')
    expect(await ask(kim, id)).toBe('agreement/not-now')
    const { commonWay } = (await anna.get(`/api/processes/${way}/lineage`)).body
    expect(commonWay).toMatchObject({ familyId: id, agreedVersion: 1, isBinding: true })
  })

  it('G5: is answered for a house by who may approve there, and otherwise until all agree', async () => {
    const { id } = await makeFamily('a', 'k')
    await ask(kim, id)
    for (const who of [ada, carl, kim, coordinator]) {
      expect(await answer(who, id, 'a', 'agree')).toBe('right/missing')
    }
    // Asked was only who has a member in it.
    expect(await answer(bert, id, 'b', 'agree')).toBe('agreement/not-now')
    for (const act of ['disagree', 'remark']) {
      expect(await answer(anna, id, 'a', act)).toBe('review/reason-missing')
    }
    expect(await answer(anna, id, 'a', 'disagree', 'Unsere Satzung.')).toBe('done')
    const houseA = async (who: Visitor) =>
      (await look(who, id)).houses.find(({ organisation }) => organisation.id === 'one-a')
    expect(await houseA(carl)).toMatchObject({
      ...{ answer: 'disagree', text: 'Unsere Satzung.', by: 'anna', canAnswer: false },
    })
    // Others read what a house says, and not who said it.
    const { text } = await bert.get(path(id))
    expect(text).toContain('Unsere Satzung.')
    expect(text).not.toContain('anna')
    expect(await answer(kim, id, 'k', 'agree')).toBe('done')
    expect(await look(carl, id)).toMatchObject({ state: 'open' })
    expect(await answer(anna, id, 'a', 'agree')).toBe('done')
    expect(await houseA(bert)).toMatchObject({ answer: 'agree', text: '', by: null })
    expect(await look(carl, id)).toMatchObject({ state: 'agreed' })
  })

  it('G5: is answered by the deputy of who may approve, on their days only', async () => {
    const { id } = await makeFamily('a', 'k')
    await ask(kim, id)
    const dayIn = (days: number) =>
      new Date(house.clock.now.getTime() + days * 86_400_000).toISOString().slice(0, 10)
    const nameFor = async (day: string) => {
      const deputy = { deputyId: 'one-carl', from: day, until: day }
      const named = await anna.send('PUT', '/api/organisations/one-a/deputy', { deputy })
      expect(named.status).toBe(200)
    }
    await nameFor(dayIn(1))
    expect(await waiting(carl, id)).toEqual([])
    expect(await answer(carl, id, 'a', 'agree')).toBe('right/missing')
    await nameFor(dayIn(0))
    expect(await waiting(carl, id)).toMatchObject([{ act: 'agreeWay', standsInFor: 'anna' }])
    expect(await answer(carl, id, 'a', 'agree')).toBe('done')
    const [mine] = (await look(carl, id)).houses.filter((one) => one.answer !== null)
    expect(mine).toMatchObject({ by: 'carl', standsInFor: 'anna' })
    await anna.send('PUT', '/api/organisations/one-a/deputy', { deputy: null })
    expect(await answer(carl, id, 'a', 'disagree', 'x')).toBe('right/missing')
  })

  it('G4: cannot be made agreed by taking out who does not agree', async () => {
    const { id, way } = await makeFamily('a', 'b', 'k')
    await ask(kim, id)
    await answer(anna, id, 'a', 'agree')
    await answer(bert, id, 'b', 'disagree', 'Zu früh.')
    await answer(kim, id, 'k', 'agree')
    const member = way.replace(/k$/, 'b')
    const removed = await kim.send('DELETE', `/api/families/${id}/members/${member}`)
    expect(removed.status).toBe(200)
    expect(await look(carl, id)).toMatchObject({ state: 'open' })
    expect(await ask(kim, id)).toBe('agreement/not-now')
    // It can still say yes.
    expect(await answer(bert, id, 'b', 'agree')).toBe('done')
    expect(await look(carl, id)).toMatchObject({ state: 'agreed' })
  })

  it('G4: is asked about in houses that come to the family later, beside the others', async () => {
    const { id } = await makeFamily('a', 'k')
    await ask(kim, id)
    await answer(anna, id, 'a', 'agree')
    const shown = { allianceId: 'one', visibility: 'alliance' } as const
    await makeProcess(house.database.store, {
      ...{ ...shown, id: `late-${count}`, organisationId: 'one-b', state: 'approved' },
    })
    await kim.send('PUT', `/api/families/${id}/members/late-${count}`)
    expect(await look(kim, id)).toMatchObject({ notAsked: [{ id: 'one-b' }], canAsk: true })
    expect(await ask(kim, id)).toBe('done')
    expect(Object.fromEntries(await answers(kim, id))).toEqual({
      ...{ 'one-a': 'agree', 'one-b': null, 'one-k': null },
    })
  })

  it('G6: is agreed in one version; another way and a newer version are asked about anew', async () => {
    const { id, way } = await makeFamily('a', 'k')
    await ask(kim, id)
    await answer(anna, id, 'a', 'agree')
    await answer(kim, id, 'k', 'agree')
    const draft = (await kim.send('POST', `/api/processes/${way}/draft`)).body
    await kim.send('POST', `/api/drafts/${draft.id}/version`, { number: 0, note: '' })
    // Not in force yet, it changes nothing.
    expect(await look(kim, id)).toMatchObject({ version: 1, state: 'agreed', canAsk: false })
    for (const [seen, act] of ['submit', 'approve'].entries()) {
      const body = { act, reason: '', seen }
      const done = await kim.send('POST', `/api/processes/${way}/versions/2/review`, body)
      expect([act, done.status]).toEqual([act, 200])
    }
    expect(await look(kim, id)).toMatchObject({
      ...{ version: 2, state: 'none', agreedVersion: 1, canAsk: true },
    })
    expect(await answer(anna, id, 'a', 'agree')).toBe('agreement/not-now')
    await mark(id, way.replace(/k$/, 'a'))
    expect(await look(kim, id)).toMatchObject({ state: 'none', agreedVersion: null, seq: 0 })
  })

  it('G7: tells who can answer, waits on their start page until their house has, and tells what came of it', async () => {
    const { id, way } = await makeFamily('a', 'k')
    await ask(kim, id)
    expect(await told(anna, way)).toEqual(['wayAsked'])
    expect(await told(kim, way)).toEqual([])
    for (const who of [ada, carl, bert]) expect(await told(who, way)).toEqual([])
    expect(await waiting(anna, id)).toMatchObject([
      { act: 'agreeWay', processId: way, number: 1, standsInFor: null },
    ])
    expect(await waiting(kim, id)).toHaveLength(1)
    for (const who of [ada, carl, bert]) expect(await waiting(who, id)).toEqual([])
    await answer(anna, id, 'a', 'remark', 'Mit Frist.')
    expect(await told(anna, way)).toEqual(['wayAsked, seen'])
    expect(await told(kim, way)).toEqual(['wayAnswered remark'])
    expect((await kim.get('/api/notices')).text).not.toContain('Frist')
    expect(await waiting(anna, id)).toEqual([])
    await carl.send('PUT', `/api/families/${id}/follow`, { isFollowing: true })
    await answer(kim, id, 'k', 'agree')
    expect(await told(carl, way)).toEqual(['wayAnswered agreed'])
    expect(await waiting(kim, id)).toEqual([])
  })

  it('is one, whoever acts at once; who comes second is told to look again', async () => {
    const { id } = await makeFamily('a', 'b', 'k')
    const asked = await Promise.all(
      [ada, bert, kim].map(async (who) =>
        said(await who.send('POST', path(id), { version: 1, seen: 0 })),
      ),
    )
    const second = 'conflict/changed-meanwhile'
    expect(asked.toSorted()).toEqual([second, second, 'done'])
    const body = { version: 1, answer: 'agree', seen: 1 }
    const both = await Promise.all([
      anna.send('POST', `${path(id)}/answers`, { ...body, organisationId: 'one-a' }),
      bert.send('POST', `${path(id)}/answers`, { ...body, organisationId: 'one-b' }),
    ])
    expect(both.map(said).toSorted()).toEqual([second, 'done'])
  })

  it('is kept by the database as it was said, with every house asked and none that was not', async () => {
    const { id, way } = await makeFamily('a', 'b', 'k')
    const { store } = house.database
    let seq = 0
    const as = (name: string, letter: string, role: MemberRole) => ({
      ...{ personId: `one-${name}`, allianceId: 'one' },
      memberships: [{ organisationId: `one-${letter}`, roles: [role] }],
    })
    const insert = (
      actor: ReturnType<typeof as>,
      act: string,
      houses: string,
      letter: string | null,
    ) => {
      seq += 1
      return store.asActor(actor, (tx) =>
        sql`insert into common_way_fact (alliance_id, family_id, process_id, seq, version, act,
            houses, house, person_id, created_at)
          values ('one', ${id}, ${way}, ${seq}, 1, ${act}, ${houses}::text[],
            ${letter && `one-${letter}`}, ${actor.personId}, now())`.execute(tx),
      )
    }
    const modeller = as('kim', 'k', 'modeller')
    const policy = /row-level security/
    await expect(insert(modeller, 'ask', '{one-a,one-k}', null)).rejects.toThrow(/left out/)
    await expect(
      insert(as('carl', 'a', 'reader'), 'ask', '{one-a,one-b,one-k}', null),
    ).rejects.toThrow(policy)
    await insert(modeller, 'ask', '{one-a,one-b,one-k}', null)
    await expect(insert(modeller, 'agree', '{}', 'k')).rejects.toThrow(policy)
    await expect(insert(as('bert', 'b', 'approver'), 'agree', '{}', 'a')).rejects.toThrow(policy)
    await insert(as('bert', 'b', 'approver'), 'agree', '{}', 'b')
    const two = await makeFamily('a', 'k')
    await ask(kim, two.id)
    const stranger = store.asActor(as('bert', 'b', 'approver'), (tx) =>
      sql`insert into common_way_fact (alliance_id, family_id, process_id, seq, version, act, house,
          person_id, created_at)
        values ('one', ${two.id}, ${two.way}, 9, 1, 'agree', 'one-b', 'one-bert', now())`.execute(
        tx,
      ),
    )
    await expect(stranger).rejects.toThrow(/was not asked/)
    for (const statement of [
      sql`update common_way_fact set text = 'x'`,
      sql`delete from common_way_fact`,
    ]) {
      await expect(store.asBackup((tx) => statement.execute(tx))).rejects.toThrow(/kept/)
    }
  })
})
