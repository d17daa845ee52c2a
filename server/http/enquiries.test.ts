// "Is this right?" over a link: what it shows, what it never shows, and when it ends.

import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { namedProcess, start, task } from '#process'
import { makeAlliance, makeProcess } from '../../test/database/make-alliance.ts'
import { hashToken } from '../actions/tokens.ts'
import { type House, openHouse, type Visitor } from './testing/visit.ts'

let house: House
let anna: Visitor
let rita: Visitor
let bert: Visitor
beforeAll(async () => {
  house = await openHouse()
  await makeAlliance(house.database.store, 'one')
  anna = await house.member('one', 'anna', { 'one-a': ['modeller'] })
  rita = await house.member('one', 'rita', { 'one-a': ['reader'] })
  bert = await house.member('one', 'bert', { 'one-b': ['modeller'] })
  await makeProcess(house.database.store, {
    ...{ id: 'p', allianceId: 'one', organisationId: 'one-a', visibility: 'alliance' },
    process: namedProcess(
      'Hund anmelden',
      start('Brief'),
      task('Antrag prüfen', {
        actor: 'Steueramt',
        work: { minutes: 77, note: 'geheime Notiz', openQuestion: 'geheime Frage', share: 0.5 },
      }),
    ),
  })
  await makeProcess(house.database.store, {
    ...{ id: 'other', allianceId: 'one', organisationId: 'one-a', name: 'Anderes geheim' },
  })
})
afterAll(() => house?.close())

const make = (who: Visitor, body: object = {}) =>
  who.send('POST', '/api/processes/p/enquiries', { draftId: null, ...body })
const tokenOf = (link: string) => link.split('/').at(-1) ?? ''
const ask = (token: string) => house.visitor().get(`/api/asked/${token}`)
const answer = (token: string, body: object) =>
  house.visitor().send('POST', `/api/asked/${token}/answers`, body)

describe('a link without account', () => {
  it('shows list and text of this process and nothing else, times only where they are ticked', async () => {
    const made = await make(anna, { label: 'Bürgerbüro' })
    expect(made.status).toBe(200)
    const shown = await ask(tokenOf(made.body.link))
    expect(shown.status).toBe(200)
    expect(shown.headers.getSetCookie()).toEqual([])
    expect(shown.body.lines).toMatchObject([
      { kind: 'start', label: 'Brief' },
      { kind: 'step', label: 'Antrag prüfen', actor: 'Steueramt', minutes: null },
    ])
    expect(JSON.stringify(shown.body.blocks)).toContain('prüf')
    for (const secret of ['77', 'geheim', 'Bürgerbüro', '0.5', '50']) {
      expect([secret, shown.text.includes(secret)]).toEqual([secret, false])
    }
    const timed = await make(anna, { showsTimes: true })
    const more = await ask(tokenOf(timed.body.link))
    expect(more.body.lines[1].minutes).toBe(77)
    expect(more.text).not.toContain('geheim')
  })

  it('brings back what people say as comments at the step, marked as of a visitor', async () => {
    const { link } = (await make(anna)).body
    const token = tokenOf(link)
    const step = (await ask(token)).body.lines[1].key
    const said = { step, verdict: 'wrong', text: 'Das macht die Kasse.', name: 'Frau Kurz' }
    expect((await answer(token, said)).status).toBe(200)
    // The older one comes first; time stands still until a test moves it.
    house.clock.now = new Date(house.clock.now.getTime() + 1000)
    expect((await answer(token, { step: null, verdict: 'right' })).status).toBe(200)
    expect((await answer(token, { step: 'elsewhere', verdict: 'right' })).status).toBe(404)
    const { comments } = (await rita.get('/api/processes/p/comments')).body
    expect(comments).toMatchObject([
      { step, text: 'Das macht die Kasse.', isOfVisitor: true, visitor: 'Frau Kurz', by: null },
      { step: null, text: '', verdict: 'right', isOfVisitor: true, visitor: null, isMine: false },
    ])
    const settled = await anna.send('POST', `/api/comments/${comments[0].id}/resolve`)
    expect(settled.body.resolvedAt).not.toBeNull()
    const list = (await rita.get('/api/processes/p/enquiries')).body.enquiries
    expect(list.find((one: { answers: number }) => one.answers === 2)).toBeDefined()
    expect(JSON.stringify(list)).not.toContain(token)
  })

  it('is of the draft as it was when the link was made', async () => {
    const draft = (await anna.send('POST', '/api/processes/p/draft')).body
    const made = (await make(anna, { draftId: draft.id })).body
    expect(made).toMatchObject({ isOfDraft: true, number: 0 })
    await anna.send('POST', `/api/drafts/${draft.id}/discard`)
    expect((await ask(tokenOf(made.link))).body.name).toBe('Hund anmelden')
  })

  it('is made and ended by who may edit, and known to its own administration only', async () => {
    expect((await make(rita)).status).toBe(403)
    expect((await make(bert)).status).toBe(403)
    expect((await bert.get('/api/processes/p/enquiries')).status).toBe(403)
    const { id, link } = (await make(anna)).body
    expect((await bert.send('POST', `/api/enquiries/${id}/revoke`)).status).toBe(404)
    expect((await rita.send('POST', `/api/enquiries/${id}/revoke`)).status).toBe(403)
    expect((await anna.send('POST', `/api/enquiries/${id}/revoke`)).status).toBe(200)
    expect((await ask(tokenOf(link))).status).toBe(410)
    expect((await answer(tokenOf(link), { step: null, verdict: 'right' })).status).toBe(410)
    const what = (await anna.get('/api/processes/p/audit')).body.entries[0].what
    expect(what).toBe('enquiryRevoked')
  })

  it('ends by itself after the days that were said', async () => {
    const before = house.clock.now
    const { link } = (await make(anna, { days: 2 })).body
    house.clock.now = new Date(before.getTime() + 47 * 3_600_000)
    expect((await ask(tokenOf(link))).status).toBe(200)
    house.clock.now = new Date(before.getTime() + 49 * 3_600_000)
    expect((await ask(tokenOf(link))).status).toBe(410)
    house.clock.now = before
  })

  it('opens nothing else in the database, whatever is asked', async () => {
    const mine = tokenOf((await make(anna)).body.link)
    await make(anna)
    const { store } = house.database
    const as = <T>(statement: string): Promise<T[]> =>
      store.asVisitor(hashToken(mine), house.clock.now, async (tx) => {
        const { rows } = await sql.raw<T>(statement).execute(tx)
        return rows
      })
    expect(await as('select id from enquiry')).toHaveLength(1)
    for (const table of [
      'process',
      'version_content',
      'draft',
      'person',
      'organisation',
      'alliance',
    ]) {
      await expect(as(`select * from ${table}`)).rejects.toThrow(/permission denied/)
    }
    for (const statement of [
      'select * from comment',
      'select token_hash from enquiry',
      "update enquiry set expires_at = 'infinity'",
      "insert into comment (alliance_id, id, process_id, text, created_at) values ('one', 'x', 'p', 'x', now())",
    ]) {
      await expect(as(statement)).rejects.toThrow(/permission denied|row-level security/)
    }
    // An answer cannot be given in the name of another link.
    const [own] = await as<{ id: string }>('select id from enquiry')
    const all = await store.asWorker('one', (tx) => tx.selectFrom('enquiry').select('id').execute())
    const foreign = all.find(({ id }) => id !== own?.id)?.id
    const insert = `insert into comment (alliance_id, id, enquiry_id, process_id, verdict, text, created_at)
      values ('one', 'x', '${foreign}', 'p', 'right', '', now())`
    await expect(as(insert)).rejects.toThrow(/row-level security|null value/)
  })

  it('cannot be guessed at will', async () => {
    const tries: number[] = []
    for (let at = 0; at < 12; at += 1) tries.push((await ask(`guess-${at}`)).status)
    expect(tries[0]).toBe(410)
    expect(tries.at(-1)).toBe(429)
  })
})
