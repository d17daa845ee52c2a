// What people are told over the wire and the real database: made together with what causes it, for whom it concerns, read
// only while they may read what it is about.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Notice } from '#api'
import { makeAlliance, makeProcess } from '../../test/database/make-alliance.ts'
import { type House, openHouse, type Visitor } from './testing/visit.ts'

let house: House
let anna: Visitor
let fred: Visitor
let rita: Visitor
let bert: Visitor
beforeAll(async () => {
  house = await openHouse()
  await makeAlliance(house.database.store, 'one')
  anna = await house.member('one', 'anna', { 'one-a': ['modeller', 'organisationAdmin'] })
  fred = await house.member('one', 'fred', { 'one-a': ['approver'] })
  rita = await house.member('one', 'rita', { 'one-a': ['reader'] })
  bert = await house.member('one', 'bert', { 'one-b': ['modeller', 'approver'] })
})
afterAll(() => house?.close())

let count = 0
const newProcess = async (organisationId: string, visibility: 'alliance' | 'organisation') => {
  count += 1
  const id = `told-${count}`
  const state = organisationId === 'one-b' ? ('approved' as const) : ('draft' as const)
  const { store } = house.database
  await makeProcess(store, { id, allianceId: 'one', organisationId, visibility, state })
  return id
}

const tick = () => {
  house.clock.now = new Date(house.clock.now.getTime() + 1000)
}

const told = async (who: Visitor): Promise<Notice[]> => (await who.get('/api/notices')).body.notices
const unseen = async (who: Visitor): Promise<number> =>
  (await who.get('/api/notices/count')).body.unseen
const of = async (who: Visitor, processId: string) =>
  (await told(who))
    .filter(({ process }) => process?.id === processId)
    .map(({ kind, act }) => (act === null || kind === 'reviewWaits' ? kind : `${kind} ${act}`))

const review = async (who: Visitor, id: string, act: string, reason = '', number = 1) => {
  tick()
  const { versions } = (await anna.get(`/api/processes/${id}`)).body
  const version = versions.find((one: { number: number }) => one.number === number)
  const body = { act, reason, seen: version.review.seq }
  const answer = await who.send('POST', `/api/processes/${id}/versions/${number}/review`, body)
  expect([answer.status, answer.body.error?.code]).toEqual([200, undefined])
}

describe('a notice', () => {
  it('N2: asks who may answer a version, goes when it is answered, and tells its author', async () => {
    const id = await newProcess('one-a', 'organisation')
    await review(anna, id, 'submit')
    expect(await of(fred, id)).toEqual(['reviewWaits'])
    expect(await of(anna, id)).toEqual([])
    expect(await of(rita, id)).toEqual([])
    const before = await unseen(fred)
    await review(fred, id, 'return', 'Es fehlt die Gebühr.')
    expect(await of(anna, id)).toEqual(['reviewAnswered return'])
    expect(await unseen(fred)).toBe(before - 1)
    // What was said with it is read where it was said.
    expect((await anna.get('/api/notices')).text).not.toContain('Gebühr')
  })

  it('N1: tells who wrote or spoke that something was said, once, and nobody of what they say', async () => {
    const id = await newProcess('one-a', 'alliance')
    await anna.send('POST', `/api/processes/${id}/draft`)
    const say = (who: Visitor, step: string | null) =>
      who.send('POST', `/api/processes/${id}/comments`, { step, text: 'Stimmt das?' })
    expect((await say(rita, 's1')).status).toBe(200)
    expect(await of(anna, id)).toEqual(['comment'])
    expect(await of(rita, id)).toEqual([])
    tick()
    await say(anna, 's1')
    expect(await of(rita, id)).toEqual(['comment'])
    expect(await of(anna, id)).toEqual(['comment'])
    const [notice] = await told(rita)
    expect(notice).toMatchObject({ by: 'anna', step: 's1', isSeen: false, other: null })
    expect(await of(bert, id)).toEqual([])
  })

  it('comes from who has only a link, to who made it', async () => {
    const id = await newProcess('one-a', 'organisation')
    const made = await anna.send('POST', `/api/processes/${id}/enquiries`, { draftId: null })
    const token = made.body.link.split('/').at(-1)
    const answer = { step: null, verdict: 'wrong', text: 'Es fehlt etwas.', name: '' }
    const said = await house.visitor().send('POST', `/api/asked/${token}/answers`, answer)
    expect([said.status, said.body.error?.code]).toEqual([200, undefined])
    expect(await of(anna, id)).toEqual(['enquiryAnswered wrong'])
    expect((await told(anna))[0]?.by).toBeNull()
  })

  it('N3: tells the other house what is offered and renewed, by its caretakers, and who offered of the answer', async () => {
    const ours = await newProcess('one-a', 'alliance')
    const origin = await newProcess('one-b', 'alliance')
    await review(anna, ours, 'submit')
    await review(fred, ours, 'approve')
    const link = { act: 'link', originId: origin, version: 1, seen: 0 }
    expect((await anna.send('POST', `/api/processes/${ours}/lineage`, link)).status).toBe(200)
    tick()
    const offer = { originId: origin, note: 'Geht schneller.' }
    expect((await anna.send('POST', `/api/processes/${ours}/proposals`, offer)).status).toBe(200)
    expect(await of(bert, origin)).toEqual(['proposalMade offer'])
    const { items } = (await bert.get('/api/proposals')).body
    const proposal = items.find((one: { processId: string }) => one.processId === ours)
    tick()
    const answer = { act: 'decline', reason: 'Anders geregelt.' }
    const path = `/api/processes/${origin}/proposals/${proposal.id}`
    expect((await bert.send('POST', path, answer)).status).toBe(200)
    expect((await of(anna, ours)).at(0)).toBe('proposalAnswered decline')
    const draft = (await bert.send('POST', `/api/processes/${origin}/draft`)).body
    const kept = await bert.send('POST', `/api/drafts/${draft.id}/version`, { number: 0, note: '' })
    expect([kept.status, kept.body.version]).toEqual([200, 2])
    const seen = async () => {
      const { versions } = (await bert.get(`/api/processes/${origin}`)).body
      return versions.find((one: { number: number }) => one.number === 2).review.seq
    }
    const act = async (name: string) =>
      bert.send('POST', `/api/processes/${origin}/versions/2/review`, {
        ...{ act: name, reason: '', seen: await seen() },
      })
    expect((await act('submit')).status).toBe(200)
    expect((await act('approve')).status).toBe(200)
    expect((await of(anna, ours)).filter((one) => one.startsWith('originRenewed'))).toHaveLength(1)
    const renewed = (await told(anna)).find(({ kind }) => kind === 'originRenewed')
    expect(renewed).toMatchObject({ version: 2, other: { id: origin } })
    // Nobody is told of what they do not see any more, nor does it count.
    const before = await unseen(anna)
    expect((await bert.send('POST', `/api/processes/${origin}/withdraw`)).status).toBe(200)
    expect((await of(anna, ours)).filter((one) => one.startsWith('originRenewed'))).toEqual([])
    expect(await unseen(anna)).toBeLessThan(before)
  })

  it('N4: is made with what causes it or not at all, is read by its person alone, and only while they may', async () => {
    const id = await newProcess('one-a', 'organisation')
    const { store } = house.database
    const refused = await rita.send('POST', `/api/processes/${id}/comments`, {
      ...{ step: null, text: 'x', draftId: 'no-such-draft' },
    })
    expect(refused.status).toBe(404)
    expect(await of(anna, id)).toEqual([])
    await anna.send('POST', `/api/processes/${id}/draft`)
    await rita.send('POST', `/api/processes/${id}/comments`, { step: null, text: 'x' })
    expect(await of(anna, id)).toEqual(['comment'])
    const roles = (organisationId: string) => ({
      ...{ personId: 'one-anna', allianceId: 'one' },
      memberships: [{ organisationId, roles: ['modeller' as const] }],
    })
    const rows = (actor: ReturnType<typeof roles>) =>
      store.asActor(actor, (tx) =>
        tx.selectFrom('notice').select('id').where('process_id', '=', id).execute(),
      )
    expect(await rows(roles('one-a'))).toHaveLength(1)
    // The same person, after having moved to another house; and another person of the house.
    expect(await rows(roles('one-b'))).toEqual([])
    expect(await rows({ ...roles('one-a'), personId: 'one-fred' })).toEqual([])
    const write = store.asActor(roles('one-a'), (tx) =>
      tx
        .insertInto('notice')
        .values({
          ...{ alliance_id: 'one', id: 'own', person_id: 'one-anna', kind: 'comment', act: null },
          ...{ process_id: id, audience: 'own', other_id: null, version: null, step: null },
          ...{ by_person: null, created_at: house.clock.now },
        })
        .execute(),
    )
    await expect(write).rejects.toThrow(/permission denied/)
  })

  it('is marked as seen, one by one or all up to a moment, and never for others', async () => {
    const id = await newProcess('one-a', 'organisation')
    await anna.send('POST', `/api/processes/${id}/draft`)
    const say = () => rita.send('POST', `/api/processes/${id}/comments`, { step: null, text: 'x' })
    await say()
    const mine = (await told(anna)).filter(({ process }) => process?.id === id)
    const before = await unseen(anna)
    const ids = mine.map((one) => one.id)
    expect((await rita.send('POST', '/api/notices/seen', { ids })).status).toBe(200)
    expect(await unseen(anna)).toBe(before)
    expect((await anna.send('POST', '/api/notices/seen', { ids })).body.unseen).toBe(before - 1)
    const until = house.clock.now.toISOString()
    tick()
    await say()
    // What came while the page was read stays new.
    expect((await anna.send('POST', '/api/notices/seen', { until })).body.unseen).toBe(1)
    expect((await anna.send('POST', '/api/notices/seen', { until: 'x' })).status).toBe(400)
  })

  it('comes by mail as each person chooses for themselves', async () => {
    const shown = (await anna.get('/api/notices/mail')).body
    expect(shown).toMatchObject({ isOn: false, language: 'de' })
    expect(shown.paces).toContainEqual({ kind: 'reviewWaits', pace: 'now' })
    const paces = [{ kind: 'comment', pace: 'never' }]
    const chosen = await anna.send('PUT', '/api/notices/mail', { language: 'en', paces })
    expect(chosen.status).toBe(200)
    const after = (await anna.get('/api/notices/mail')).body
    expect(after).toMatchObject({ language: 'en' })
    expect(after.paces).toContainEqual({ kind: 'comment', pace: 'never' })
    expect((await rita.get('/api/notices/mail')).body.paces).toEqual(shown.paces)
    const wrong = { language: 'de', paces: [{ kind: 'comment', pace: 'often' }] }
    expect((await anna.send('PUT', '/api/notices/mail', wrong)).status).toBe(400)
  })

  it('N6: asks who looks after a process and who reviews it for a change, and tells who asked', async () => {
    const id = await newProcess('one-a', 'organisation')
    await anna.send('POST', `/api/processes/${id}/draft`)
    const ask = async (who: Visitor, step: string | null, isRequest: boolean) => {
      tick()
      const body = { step, text: 'Frist geheim.', isRequest }
      const answer = await who.send('POST', `/api/processes/${id}/comments`, body)
      expect(answer.status).toBe(200)
      return answer.body.id as string
    }
    const settle = async (who: Visitor, comment: string, act: 'resolve' | 'reopen') => {
      tick()
      expect((await who.send('POST', `/api/comments/${comment}/${act}`)).status).toBe(200)
    }
    const kinds = async (who: Visitor, isAll = false) =>
      (await told(who))
        .filter(({ process, isSeen }) => process?.id === id && (isAll || !isSeen))
        .map(({ kind }) => kind)
    const first = await ask(rita, null, true)
    expect(await kinds(anna)).toEqual(['changeAsked'])
    // No version waits for whoever approves, so nothing is asked of them.
    expect(await kinds(fred)).toEqual([])
    expect((await anna.get('/api/notices')).text).not.toContain('geheim')
    const second = await ask(rita, null, true)
    await settle(anna, first, 'resolve')
    expect(await kinds(rita)).toEqual(['changeSettled'])
    // Another one is open still.
    expect(await kinds(anna)).toEqual(['changeAsked', 'changeAsked'])
    await settle(anna, second, 'resolve')
    expect(await kinds(anna)).toEqual([])
    await settle(anna, second, 'resolve')
    expect(await kinds(rita)).toEqual(['changeSettled', 'changeSettled'])
    await settle(rita, second, 'reopen')
    expect(await kinds(anna)).toEqual(['changeAsked'])
    // Who settles what they asked for themselves tells nobody.
    await settle(rita, second, 'resolve')
    expect(await kinds(rita)).toHaveLength(2)
    expect(await kinds(anna)).toEqual([])

    await review(anna, id, 'submit')
    expect(await kinds(fred)).toEqual(['reviewWaits'])
    await ask(rita, 's1', true)
    expect(await kinds(fred)).toEqual(['changeAsked', 'reviewWaits'])
    await ask(rita, 's1', false)
    expect(await kinds(fred)).toEqual(['changeAsked', 'reviewWaits'])
    expect(await kinds(bert, true)).toEqual([])
  })

  it('N5: tells who is named in a comment, once and in place of anything else, and only who may read it', async () => {
    const id = await newProcess('one-a', 'alliance')
    await anna.send('POST', `/api/processes/${id}/draft`)
    const { people } = (await rita.get(`/api/processes/${id}/readers`)).body
    expect(people).toEqual([
      { id: 'one-anna', name: 'anna' },
      { id: 'one-fred', name: 'fred' },
    ])
    expect((await bert.get(`/api/processes/${id}/readers`)).status).toBe(403)
    const mentions = ['one-anna', 'one-fred', 'one-bert', 'one-rita', 'nobody']
    const said = { step: null, text: '@anna @fred @bert', mentions }
    expect((await rita.send('POST', `/api/processes/${id}/comments`, said)).status).toBe(200)
    expect(await of(anna, id)).toEqual(['mention'])
    expect(await of(fred, id)).toEqual(['mention'])
    expect(await of(bert, id)).toEqual([])
    expect(await of(rita, id)).toEqual([])
  })

  it('N5: tells who follows a process or its family of versions in force and of another common way', async () => {
    const id = await newProcess('one-a', 'alliance')
    const other = await newProcess('one-b', 'alliance')
    const hidden = await newProcess('one-a', 'organisation')
    const made = await anna.send('POST', '/api/families', {
      ...{ name: 'Hundesteuer', processIds: [id, other] },
    })
    const family = made.body.id
    const on = { isFollowing: true }
    expect((await bert.send('PUT', `/api/processes/${hidden}/follow`, on)).status).toBe(404)
    expect((await bert.send('PUT', `/api/processes/${id}/follow`, on)).body).toEqual(on)
    expect((await rita.send('PUT', `/api/families/${family}/follow`, on)).body).toEqual(on)
    expect((await rita.get(`/api/families/${family}/follow`)).body).toEqual(on)
    expect((await rita.get(`/api/processes/${id}/follow`)).body).toEqual({ isFollowing: false })
    await review(anna, id, 'submit')
    await review(fred, id, 'approve')
    expect(await of(bert, id)).toEqual(['versionInForce'])
    expect(await of(rita, id)).toEqual(['versionInForce'])
    const mark = { processId: id, isBinding: false }
    const marked = await anna.send('PUT', `/api/families/${family}/reference`, mark)
    expect([marked.status, marked.body.error?.code]).toEqual([200, undefined])
    expect(await of(rita, id)).toContain('referenceChanged')
    expect(await of(bert, id)).toEqual(['versionInForce'])
    // What is taken back from the alliance is not told of either.
    expect((await anna.send('POST', `/api/processes/${id}/withdraw`)).status).toBe(200)
    expect(await of(bert, id)).toEqual([])
    const off = { isFollowing: false }
    expect((await bert.send('PUT', `/api/processes/${id}/follow`, off)).body).toEqual(off)
  })
})
