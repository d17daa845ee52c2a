// Offering changes back over the wire and the real database: what can be offered, who answers, and who reads what.

import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeAlliance, makeProcess } from '../../test/database/make-alliance.ts'
import { type House, openHouse, type Visitor } from './testing/visit.ts'

let house: House
let anna: Visitor
let carl: Visitor
let bert: Visitor
let kim: Visitor
beforeAll(async () => {
  house = await openHouse()
  await makeAlliance(house.database.store, 'one')
  const all = ['modeller', 'approver', 'organisationAdmin'] as const
  anna = await house.member('one', 'anna', { 'one-a': all })
  carl = await house.member('one', 'carl', { 'one-a': ['reader'] })
  bert = await house.member('one', 'bert', { 'one-b': all })
  kim = await house.member('one', 'kim', { 'one-k': all })
})
afterAll(() => house?.close())

let count = 0
/** Ours, linked with a process of the county. */
const linked = async (more: Partial<Parameters<typeof makeProcess>[1]> = {}) => {
  count += 1
  const [ours, origin] = [`ours-${count}`, `origin-${count}`]
  const shown = { allianceId: 'one', visibility: 'alliance', state: 'approved' } as const
  const { store } = house.database
  await makeProcess(store, { ...shown, id: ours, organisationId: 'one-a', ...more })
  await makeProcess(store, { ...shown, id: origin, organisationId: 'one-k' })
  const link = { act: 'link', originId: origin, version: 1, seen: 0 }
  expect((await anna.send('POST', `/api/processes/${ours}/lineage`, link)).status).toBe(200)
  return { ours, origin }
}

const said = ({ status, body }: { status: number; body: { error: { code: string } } }) =>
  status === 200 ? 'done' : body.error.code

const offer = async (visitor: Visitor, { ours, origin }: { ours: string; origin: string }) =>
  said(
    await visitor.send('POST', `/api/processes/${ours}/proposals`, {
      ...{ originId: origin, note: 'Geht schneller.' },
    }),
  )

const seen = async (visitor: Visitor, id: string) =>
  (await visitor.get(`/api/processes/${id}/lineage`)).body.proposals

const answer = async (visitor: Visitor, id: string, proposal: string, act: string, reason = '') =>
  said(await visitor.send('POST', `/api/processes/${id}/proposals/${proposal}`, { act, reason }))

const waiting = async (visitor: Visitor): Promise<string[]> =>
  (await visitor.get('/api/proposals')).body.items.map(({ id }: { id: string }) => id)

describe('an offer', () => {
  it('waits for who edits the origin, is answered by them once, and both houses see it', async () => {
    const pair = await linked()
    expect(await offer(carl, pair)).toBe('right/missing')
    expect(await offer(kim, pair)).toBe('right/missing')
    expect(await offer(anna, pair)).toBe('done')
    expect(await offer(anna, pair)).toBe('proposal/open')
    const [made] = await seen(kim, pair.origin)
    expect(made).toMatchObject({
      ...{ processId: pair.ours, version: 1, originVersion: 1, state: 'open' },
      ...{ note: 'Geht schneller.', may: ['accept', 'acceptPart', 'decline'] },
    })
    expect((await seen(carl, pair.ours))[0]).toMatchObject({ state: 'open', may: [] })
    expect((await seen(anna, pair.ours))[0]).toMatchObject({ may: ['withdraw'] })
    expect(await waiting(kim)).toContain(made.id)
    expect(await waiting(anna)).toEqual([])
    expect(await answer(anna, pair.ours, made.id, 'accept')).toBe('right/missing')
    expect(await answer(kim, pair.origin, made.id, 'withdraw')).toBe('right/missing')
    expect(await answer(bert, pair.origin, made.id, 'accept')).toBe('thing/not-found')
    expect(await answer(kim, pair.origin, made.id, 'acceptPart')).toBe('done')
    expect(await answer(kim, pair.origin, made.id, 'accept')).toBe('proposal/not-now')
    expect(await waiting(kim)).not.toContain(made.id)
    expect((await seen(anna, pair.ours))[0]).toMatchObject({ state: 'acceptedPartly', may: [] })
    expect(await offer(anna, pair)).toBe('done')
  })

  it('P4: is read by the two houses, and by others only where something came of it', async () => {
    const pair = await linked()
    await offer(anna, pair)
    expect(await seen(bert, pair.origin)).toEqual([])
    const [made] = await seen(kim, pair.origin)
    expect(await answer(kim, pair.origin, made.id, 'decline')).toBe('review/reason-missing')
    const reason = 'Passt nicht zur Satzung.'
    expect(await answer(kim, pair.origin, made.id, 'decline', reason)).toBe('done')
    expect((await seen(anna, pair.ours))[0]).toMatchObject({ state: 'declined', reason })
    expect(await seen(bert, pair.origin)).toEqual([])
    await offer(anna, pair)
    const open = (await seen(kim, pair.origin)).find(
      ({ state }: { state: string }) => state === 'open',
    )
    await answer(kim, pair.origin, open.id, 'accept')
    expect(await seen(bert, pair.origin)).toEqual([
      expect.objectContaining({ processId: pair.ours, state: 'accepted', note: '', may: [] }),
    ])
  })

  it('is one, whoever asks at once', async () => {
    const pair = await linked()
    const all = await Promise.all([offer(anna, pair), offer(anna, pair), offer(anna, pair)])
    expect(all.toSorted()).toEqual(['done', 'proposal/open', 'proposal/open'])
  })

  it('is made of what is linked, in force and seen by the alliance', async () => {
    const hidden = await linked({ visibility: 'organisation' })
    expect(await offer(anna, hidden)).toBe('proposal/notSeen')
    const draft = await linked({ state: 'draft' })
    expect(await offer(anna, draft)).toBe('proposal/notInForce')
    const pair = await linked()
    const body = { act: 'unlink', originId: pair.origin, version: 1, seen: 1 }
    await anna.send('POST', `/api/processes/${pair.ours}/lineage`, body)
    expect(await offer(anna, pair)).toBe('proposal/notLinked')
  })

  it('is withdrawn by its own people, also when the origin is gone', async () => {
    const pair = await linked()
    await offer(anna, pair)
    const [made] = await seen(anna, pair.ours)
    expect((await kim.send('POST', `/api/processes/${pair.origin}/withdraw`)).status).toBe(200)
    expect(await answer(anna, pair.ours, made.id, 'withdraw')).toBe('done')
    expect((await seen(anna, pair.ours))[0]).toMatchObject({ state: 'withdrawn' })
  })

  it('is kept by the database as it was, and answered to what was offered', async () => {
    const [pair, other] = [await linked(), await linked()]
    await offer(anna, pair)
    const [made] = await seen(anna, pair.ours)
    const { store } = house.database
    await expect(
      store.asBackup((tx) => sql`update proposal_fact set text = 'x'`.execute(tx)),
    ).rejects.toThrow(/kept/)
    const insert = (processId: string, originId: string) => sql`
      insert into proposal_fact (alliance_id, id, seq, process_id, origin_id, act, version,
        origin_version, person_id, created_at)
      values ('one', ${made.id}, 2, ${processId}, ${originId}, 'accept', 1, 1, 'one-anna', now())`
    await expect(
      store.asWorker('one', (tx) => insert(other.ours, other.origin).execute(tx)),
    ).rejects.toThrow(/no such offer/)
    const asAnna = {
      ...{ personId: 'one-anna', allianceId: 'one' },
      memberships: [{ organisationId: 'one-a', roles: ['modeller'] as const }],
    }
    await expect(
      store.asActor(asAnna, (tx) => insert(pair.ours, pair.origin).execute(tx)),
    ).rejects.toThrow(/row-level security/)
  })
})

describe('the talk about an offer', () => {
  const path = (id: string, proposal: string) => `/api/processes/${id}/proposals/${proposal}/words`
  const say = async (visitor: Visitor, id: string, proposal: string, text = 'Ginge das auch so?') =>
    said(await visitor.send('POST', path(id, proposal), { text }))
  const hear = async (visitor: Visitor, id: string, proposal: string) => {
    const answer = await visitor.get(path(id, proposal))
    return answer.status === 200 ? answer.body : answer.body.error.code
  }
  const told = async (visitor: Visitor, id: string) =>
    (await visitor.get('/api/notices')).body.notices.filter(
      ({ kind, process }: { kind: string; process: { id: string } | null }) =>
        kind === 'proposalSaid' && process?.id === id,
    )
  const offered = async () => {
    const pair = await linked()
    expect(await offer(anna, pair)).toBe('done')
    const [made] = await seen(kim, pair.origin)
    return { ...pair, proposal: made.id as string }
  }

  it('P5: is led by name by who may offer or answer, read by both houses, and there for nobody else', async () => {
    const { ours, origin, proposal } = await offered()
    expect(await hear(anna, ours, proposal)).toEqual({ words: [], canTalk: true })
    expect(await say(kim, origin, proposal, 'Warum ohne Termin?')).toBe('done')
    house.clock.now = new Date(house.clock.now.getTime() + 1000)
    expect(await say(anna, ours, proposal, 'Weil niemand kommt.')).toBe('done')
    const words = [
      { text: 'Warum ohne Termin?', by: 'kim', organisationName: 'Kreis K' },
      { text: 'Weil niemand kommt.', by: 'anna', organisationName: 'Stadt A' },
    ]
    expect(await hear(kim, origin, proposal)).toMatchObject({
      words: [
        { ...words[0], isMine: true },
        { ...words[1], isMine: false },
      ],
      canTalk: true,
    })
    // A reader of the house reads along and says nothing.
    expect(await hear(carl, ours, proposal)).toMatchObject({ words, canTalk: false })
    expect(await say(carl, ours, proposal)).toBe('right/missing')
    // Said for a house at its own process only.
    expect(await say(anna, origin, proposal)).toBe('right/missing')
    for (const id of [ours, origin]) {
      expect(await hear(bert, id, proposal)).toBe('thing/not-found')
      expect(await say(bert, id, proposal)).toBe('thing/not-found')
    }
    expect((await seen(anna, ours))[0]).toMatchObject({ words: 2 })
    expect(await hear(anna, (await linked()).ours, proposal)).toBe('thing/not-found')
    // Also once something has come of it, and all may know that.
    expect(await answer(kim, origin, proposal, 'accept')).toBe('done')
    expect(await hear(bert, origin, proposal)).toBe('thing/not-found')
    expect(await seen(bert, origin)).toMatchObject([{ state: 'accepted', words: 0 }])
    const all = (await bert.get(`/api/processes/${origin}/lineage`)).text
    expect(all).not.toContain('Termin')
  })

  it('P5: ends with the answer, and can be read on', async () => {
    const { ours, origin, proposal } = await offered()
    expect(await say(anna, ours, proposal, '  Bitte  ')).toBe('done')
    expect(await say(anna, ours, proposal, '   ')).toBe('request/invalid')
    expect(await answer(kim, origin, proposal, 'decline', 'Passt nicht.')).toBe('done')
    expect(await say(anna, ours, proposal)).toBe('proposal/not-now')
    expect(await say(kim, origin, proposal)).toBe('proposal/not-now')
    expect(await hear(kim, origin, proposal)).toMatchObject({
      words: [{ text: 'Bitte', by: 'anna' }],
      canTalk: false,
    })
  })

  it('P5: is gone for the other house where what is offered goes back in-house', async () => {
    const { ours, origin, proposal } = await offered()
    await say(kim, origin, proposal)
    const { visibility, shared } = (await anna.get(`/api/processes/${ours}`)).body
    const change = { visibility: 'organisation', seen: { visibility, shared } }
    expect((await anna.send('PATCH', `/api/processes/${ours}`, change)).status).toBe(200)
    expect(await hear(kim, origin, proposal)).toBe('thing/not-found')
    expect(await say(anna, ours, proposal)).toBe('proposal/notSeen')
    expect(await hear(anna, ours, proposal)).toMatchObject({ words: [{}], canTalk: false })
  })

  it('P6: tells the other house, whoever took part, and nobody of what they said themselves', async () => {
    const { ours, origin, proposal } = await offered()
    await say(anna, ours, proposal)
    expect(await told(kim, origin)).toMatchObject([{ other: { id: ours }, by: null }])
    await say(kim, origin, proposal)
    expect(await told(anna, ours)).toMatchObject([{ other: { id: origin } }])
    expect(await told(kim, origin)).toHaveLength(1)
    for (const nobody of [carl, bert]) {
      expect([...(await told(nobody, ours)), ...(await told(nobody, origin))]).toEqual([])
    }
    expect((await kim.get('/api/notices')).text).not.toContain('Ginge')
  })

  it('is kept by the database as it was said, for the own house, and about what is open', async () => {
    const { ours, origin, proposal } = await offered()
    await say(anna, ours, proposal)
    const { store } = house.database
    await expect(
      store.asBackup((tx) => sql`update proposal_word set text = 'x'`.execute(tx)),
    ).rejects.toThrow(/kept/)
    await expect(
      store.asBackup((tx) => sql`delete from proposal_word`.execute(tx)),
    ).rejects.toThrow(/kept/)
    const as = (name: string, organisationId: string, role: 'modeller' | 'reader') => ({
      ...{ personId: `one-${name}`, allianceId: 'one' },
      memberships: [{ organisationId, roles: [role] }],
    })
    let at = 0
    const insert = (actor: ReturnType<typeof as>, saidFor: string) => {
      at += 1
      return store.asActor(actor, (tx) =>
        sql`insert into proposal_word (alliance_id, id, proposal_id, said_for, text, person_id, created_at)
          values ('one', ${`w${at}${proposal}`}, ${proposal}, ${saidFor}, 'x', ${actor.personId}, now())`.execute(
          tx,
        ),
      )
    }
    const refused = /row-level security/
    await insert(as('anna', 'one-a', 'modeller'), 'one-a')
    await expect(insert(as('anna', 'one-a', 'modeller'), 'one-k')).rejects.toThrow(refused)
    await expect(insert(as('carl', 'one-a', 'reader'), 'one-a')).rejects.toThrow(refused)
    // Of a house that has nothing to do with it, the offer is not there.
    await expect(insert(as('bert', 'one-b', 'modeller'), 'one-b')).rejects.toThrow(/no such offer/)
    const count = (actor: ReturnType<typeof as>) =>
      store.asActor(actor, async (tx) => {
        const all = tx.selectFrom('proposal_word').select('id')
        return (await all.where('proposal_id', '=', proposal).execute()).length
      })
    expect(await count(as('carl', 'one-a', 'reader'))).toBe(2)
    expect(await count(as('kim', 'one-k', 'reader'))).toBe(2)
    expect(await count(as('bert', 'one-b', 'modeller'))).toBe(0)
    await answer(kim, origin, proposal, 'accept')
    await expect(insert(as('anna', 'one-a', 'modeller'), 'one-a')).rejects.toThrow(refused)
    expect(await count(as('bert', 'one-b', 'modeller'))).toBe(0)
  })
})
