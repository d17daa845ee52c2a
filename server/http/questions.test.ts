// Questions to the alliance over the wire and the real database: everybody asks and answers for their house, those concerned
// are told, and nothing comes out with it that somebody does not see.

import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Notice, Question, QuestionDetail } from '#api'
import { makeAlliance, makeProcess } from '../../test/database/make-alliance.ts'
import { type House, openHouse, type Visitor } from './testing/visit.ts'

let house: House
let anna: Visitor
let bert: Visitor
let carl: Visitor
let kim: Visitor
let other: Visitor
beforeAll(async () => {
  house = await openHouse()
  await makeAlliance(house.database.store, 'one')
  await makeAlliance(house.database.store, 'two')
  anna = await house.member('one', 'anna', { 'one-a': ['modeller', 'organisationAdmin'] })
  carl = await house.member('one', 'carl', { 'one-a': ['reader'] })
  bert = await house.member('one', 'bert', { 'one-b': ['modeller'] })
  kim = await house.member('one', 'kim', { 'one-k': ['reader'] })
  other = await house.member('two', 'otto', { 'two-a': ['modeller'] })
})
afterAll(() => house?.close())

let count = 0
const newId = (): string => {
  count += 1
  return String(count).padStart(24, '0')
}
const tick = () => {
  house.clock.now = new Date(house.clock.now.getTime() + 1000)
}
const ask = async (who: Visitor, by: string, more: object = {}) => {
  tick()
  const body = { id: newId(), by, title: `Frage ${count}`, text: 'Wie macht ihr das?', ...more }
  return { ...(await who.send('POST', '/api/questions', body)), id: body.id }
}
const answer = (who: Visitor, id: string, by: string, more: object = {}) => {
  tick()
  const body = { id: newId(), by, text: 'So machen wir das.', ...more }
  return who.send('POST', `/api/questions/${id}/answers`, body)
}
const show = async (who: Visitor, id: string): Promise<QuestionDetail> =>
  (await who.get(`/api/questions/${id}`)).body
const list = async (who: Visitor, query = ''): Promise<Question[]> =>
  (await who.get(`/api/questions${query}`)).body.items
const told = async (who: Visitor, id: string) =>
  (await who.get('/api/notices')).body.notices
    .filter(({ question }: Notice) => question?.id === id)
    .map(({ kind }: Notice) => kind)
const make = async (id: string, organisationId: string, isShared = true) => {
  await makeProcess(house.database.store, {
    ...{ allianceId: 'one', id, organisationId, name: `Ablauf ${id}`, state: 'approved' },
    visibility: isShared ? 'alliance' : 'organisation',
  })
  return id
}

describe('a question to the alliance', () => {
  it('Q1: is asked and answered by every member for a house of theirs, and read by the alliance', async () => {
    const { id, status, body } = await ask(carl, 'one-a')
    expect(status).toBe(200)
    expect(body).toMatchObject({ by: 'carl', isMine: true, organisation: { name: 'Stadt A' } })
    expect((await ask(carl, 'one-b')).status).toBe(403)
    expect((await answer(kim, id, 'one-a')).status).toBe(403)
    expect((await answer(kim, id, 'one-k')).status).toBe(200)
    const seen = await show(bert, id)
    expect(seen).toMatchObject({ by: 'carl', isMine: false, isHelped: false, process: null })
    expect(seen.answers).toMatchObject([
      { by: 'kim', organisation: { name: 'Kreis K' }, isMine: false, canMark: false },
    ])
    expect(seen.speaksFor).toEqual([{ id: 'one-b', name: 'Stadt B' }])
    expect((await list(bert)).find((one) => one.id === id)).toMatchObject({ answers: 1 })
    expect((await other.get(`/api/questions/${id}`)).status).toBe(404)
    expect(await list(other)).toEqual([])
    expect((await answer(other, id, 'two-a')).status).toBe(404)
    // Sent again it is the same; the id of something else is refused.
    const again = { id, by: 'one-a', title: 'Frage', text: '' }
    expect((await carl.send('POST', '/api/questions', again)).body.title).toBe(body.title)
    const foreign = { ...again, by: 'two-a' }
    expect((await other.send('POST', '/api/questions', foreign)).status).toBe(200)
    expect((await show(carl, id)).title).toBe(body.title)
    // Kept as it was said.
    for (const table of ['alliance_question', 'question_answer'] as const) {
      const change = house.database.store.asWorker('one', (tx) =>
        sql`update ${sql.table(table)} set text = 'x'`.execute(tx),
      )
      await expect(change).rejects.toThrow()
    }
  })

  it('Q2: names what it is about to who sees it, and is asked only about what the alliance sees', async () => {
    const [shown, hidden] = [await make('q-shown', 'one-b'), await make('q-hidden', 'one-a', false)]
    expect((await ask(bert, 'one-b', { processId: hidden })).status).toBe(404)
    const early = await ask(anna, 'one-a', { processId: hidden })
    expect(early.body.error.code).toBe('question/not-shared')
    expect((await ask(anna, 'one-a', { familyId: 'nothing' })).status).toBe(404)
    expect((await ask(anna, 'one-a', { processId: shown, familyId: 'x' })).status).toBe(400)
    const { id } = await ask(anna, 'one-a', { processId: shown })
    expect((await show(kim, id)).process).toEqual({ id: shown, name: 'Ablauf q-shown' })
    expect((await list(kim, `?process=${shown}`)).map((one) => one.id)).toEqual([id])
    await bert.send('POST', `/api/processes/${shown}/withdraw`)
    expect((await show(kim, id)).process).toBeNull()
    expect(await list(kim, `?process=${shown}`)).toEqual([])
    expect((await kim.get('/api/questions')).text).not.toContain('q-shown')
    // The policy says the same as the action.
    const { store } = house.database
    const actor = { personId: 'one-anna', allianceId: 'one' }
    const memberships = [{ organisationId: 'one-a', roles: ['modeller'] as const }]
    const write = (more: object) =>
      store.asActor({ ...actor, memberships }, (tx) =>
        tx
          .insertInto('alliance_question')
          .values({
            ...{ alliance_id: 'one', id: newId(), title: 'x', organisation_id: 'one-a' },
            ...{ process_id: null, family_id: null, person_id: 'one-anna' },
            ...{ created_at: house.clock.now, ...more },
          })
          .execute(),
      )
    await write({})
    for (const more of [
      { process_id: hidden },
      { organisation_id: 'one-b' },
      { person_id: 'one-carl' },
    ]) {
      await expect(write(more)).rejects.toThrow('row-level security')
    }
  })

  it('Q3: is said to be answered by who asked, and by nobody else', async () => {
    const { id } = await ask(carl, 'one-a')
    const first = (await answer(kim, id, 'one-k')).body.answers[0]
    const own = (await answer(carl, id, 'one-a')).body.answers[1]
    const mark = (who: Visitor, answerId: string, isHelpful: boolean) =>
      who.send('PUT', `/api/questions/${id}/answers/${answerId}`, { isHelpful })
    expect((await show(carl, id)).answers.map(({ canMark }) => canMark)).toEqual([true, false])
    for (const who of [kim, anna, bert]) expect((await mark(who, first.id, true)).status).toBe(403)
    expect((await mark(carl, own.id, true)).status).toBe(403)
    expect((await mark(other, first.id, true)).status).toBe(404)
    expect((await mark(carl, 'nothing', true)).status).toBe(404)
    const open = async () => (await list(bert, '?open=yes')).some((one) => one.id === id)
    expect(await open()).toBe(true)
    expect((await mark(carl, first.id, true)).body).toMatchObject({ isHelped: true })
    expect(await open()).toBe(false)
    expect((await told(kim, id)).toSorted()).toEqual(['answerHelped', 'questionAnswered'])
    expect((await mark(carl, first.id, true)).status).toBe(200)
    expect(await told(kim, id)).toHaveLength(2)
    expect((await mark(carl, first.id, false)).body).toMatchObject({ isHelped: false })
    // Nobody else marks in the database either.
    const actor = { personId: 'one-kim', allianceId: 'one' }
    const memberships = [{ organisationId: 'one-k', roles: ['modeller'] as const }]
    const marked = await house.database.store.asActor({ ...actor, memberships }, (tx) =>
      tx
        .updateTable('question_answer')
        .set({ helped_at: house.clock.now })
        .where('id', '=', first.id)
        .returning('id')
        .execute(),
    )
    expect(marked).toEqual([])
  })

  it('Q4: tells who looks after what it is about, who takes part and who follows', async () => {
    const process = await make('q-cared', 'one-b')
    const { id } = await ask(carl, 'one-a', { processId: process })
    expect(await told(bert, id)).toEqual(['questionAsked'])
    for (const who of [carl, anna, kim]) expect(await told(who, id)).toEqual([])
    const follow = (isFollowing: boolean) =>
      anna.send('PUT', `/api/questions/${id}/follow`, { isFollowing })
    expect((await follow(true)).body.isFollowing).toBe(true)
    await answer(kim, id, 'one-k')
    expect(await told(carl, id)).toEqual(['questionAnswered'])
    expect(await told(anna, id)).toEqual(['questionAnswered'])
    expect(await told(kim, id)).toEqual([])
    await follow(false)
    await answer(bert, id, 'one-b')
    expect(await told(kim, id)).toEqual(['questionAnswered'])
    expect(await told(anna, id)).toHaveLength(1)
    expect(await told(carl, id)).toHaveLength(2)
    const [notice] = (await kim.get('/api/notices')).body.notices
    expect(notice).toMatchObject({ process: null, by: null, question: { id } })
  })

  it('Q4: tells who wants to hear of every question, and no longer once they do not', async () => {
    const follow = (isFollowing: boolean) =>
      kim.send('PUT', '/api/question-follow', { isFollowing })
    const isOn = async () => (await kim.get('/api/questions')).body.isFollowing
    expect(await isOn()).toBe(false)
    await follow(true)
    expect(await isOn()).toBe(true)
    expect((await bert.get('/api/questions')).body.isFollowing).toBe(false)
    const { id } = await ask(anna, 'one-a')
    expect(await told(kim, id)).toEqual(['questionNew'])
    for (const who of [anna, bert, carl]) expect(await told(who, id)).toEqual([])
    await follow(false)
    const { id: later } = await ask(anna, 'one-a')
    expect(await told(kim, later)).toEqual([])
    expect(await isOn()).toBe(false)
  })

  it('Q6: is closed and opened again by who asked, and answered only while it is open', async () => {
    const { id } = await ask(carl, 'one-a')
    const close = (who: Visitor, isClosed: boolean) =>
      who.send('PUT', `/api/questions/${id}/closed`, { isClosed })
    for (const who of [kim, anna]) expect((await close(who, true)).status).toBe(403)
    expect((await close(other, true)).status).toBe(404)
    const listed = async (query: string) => (await list(bert, query)).find((one) => one.id === id)
    expect(await listed('?open=yes')).toMatchObject({ isClosed: false })
    expect((await close(carl, true)).body).toMatchObject({ isClosed: true, canClose: true })
    expect((await close(carl, true)).status).toBe(200)
    expect(await show(kim, id)).toMatchObject({ isClosed: true, canClose: false })
    expect(await listed('?open=yes')).toBeUndefined()
    expect(await listed('')).toMatchObject({ isClosed: true })
    const late = await answer(kim, id, 'one-k')
    expect([late.status, late.body.error.code]).toEqual([409, 'question/closed'])
    // The policies say the same.
    const actor = { personId: 'one-kim', allianceId: 'one' }
    const memberships = [{ organisationId: 'one-k', roles: ['modeller'] as const }]
    const { store } = house.database
    const slip = store.asActor({ ...actor, memberships }, (tx) =>
      tx
        .insertInto('question_answer')
        .values({
          ...{ alliance_id: 'one', id: newId(), question_id: id, text: 'x' },
          ...{ organisation_id: 'one-k', person_id: 'one-kim', created_at: house.clock.now },
        })
        .execute(),
    )
    await expect(slip).rejects.toThrow('row-level security')
    const opened = await store.asActor({ ...actor, memberships }, (tx) =>
      tx
        .updateTable('alliance_question')
        .set({ closed_at: null })
        .where('id', '=', id)
        .returning('id')
        .execute(),
    )
    expect(opened).toEqual([])
    expect((await close(carl, false)).body).toMatchObject({ isClosed: false })
    expect((await answer(kim, id, 'one-k')).status).toBe(200)
  })

  it('Q6: is taken back by who asked while nobody has answered, and then nobody reads it', async () => {
    const process = await make('q-back', 'one-b')
    const title = 'Versehentlich gefragt'
    const { id } = await ask(carl, 'one-a', { title, processId: process })
    expect(await told(bert, id)).toEqual(['questionAsked'])
    const unseen = async () => (await bert.get('/api/notices/count')).body.unseen
    const before = await unseen()
    const takeBack = (who: Visitor) => who.send('POST', `/api/questions/${id}/take-back`)
    for (const who of [kim, anna]) expect((await takeBack(who)).status).toBe(403)
    expect((await takeBack(other)).status).toBe(404)
    expect(await show(carl, id)).toMatchObject({ canTakeBack: true })
    expect((await takeBack(carl)).status).toBe(200)
    for (const who of [carl, bert, kim]) {
      expect((await who.get(`/api/questions/${id}`)).status).toBe(404)
      for (const path of ['/api/questions', '/api/activity', '/api/notices']) {
        expect((await who.get(path)).text).not.toContain(title)
      }
    }
    expect(await told(bert, id)).toEqual([])
    expect(await unseen()).toBe(before - 1)
    expect((await answer(kim, id, 'one-k')).status).toBe(404)
    expect((await takeBack(carl)).status).toBe(404)
    const answered = await ask(carl, 'one-a')
    await answer(kim, answered.id, 'one-k')
    const late = await carl.send('POST', `/api/questions/${answered.id}/take-back`)
    expect([late.status, late.body.error.code]).toEqual([409, 'question/answered'])
    expect(await show(carl, answered.id)).toMatchObject({ canTakeBack: false })
    // Taken back for good.
    const undo = house.database.store.asBackup((tx) =>
      tx
        .updateTable('alliance_question')
        .set({ taken_back_at: null })
        .where('id', '=', id)
        .execute(),
    )
    await expect(undo).rejects.toThrow()
  })

  it('is listed page by page, nothing twice and nothing missed', async () => {
    // Many at the same moment: the order is still one.
    const asked: string[] = []
    for (let at = 0; at < 60; at += 1) {
      const body = { id: newId(), by: 'one-b', title: `Seite ${at}`, text: 'Seitenweise' }
      expect((await bert.send('POST', '/api/questions', body)).status).toBe(200)
      asked.push(body.id)
    }
    const read = async (before: string) =>
      (await kim.get(`/api/questions?q=Seitenweise${before}`)).body as {
        items: Question[]
        next: string | null
      }
    const first = await read('')
    expect(first.items).toHaveLength(50)
    const rest = await read(`&before=${encodeURIComponent(first.next ?? '')}`)
    expect(rest).toMatchObject({ next: null })
    const ids = [...first.items, ...rest.items].map(({ id }) => id)
    expect(ids.toSorted()).toEqual(asked.toSorted())
    expect((await kim.get('/api/questions?before=x')).status).toBe(400)
  })

  it('Q5: names people of the own house and who takes part, and no others', async () => {
    const people = async (who: Visitor, query = '') =>
      (await who.get(`/api/question-people${query}`)).body.people.map(
        ({ name }: { name: string }) => name,
      )
    expect(await people(anna)).toEqual(['carl'])
    const { id } = await ask(anna, 'one-a', { mentions: ['one-carl', 'one-bert', 'two-otto'] })
    expect(await told(carl, id)).toEqual(['mention'])
    expect(await told(bert, id)).toEqual([])
    expect(await people(kim, `?question=${id}`)).toEqual(['anna'])
    await answer(kim, id, 'one-k', { mentions: ['one-anna', 'one-bert'] })
    expect(await told(anna, id)).toEqual(['mention'])
    expect(await told(bert, id)).toEqual([])
    expect(await people(bert, `?question=${id}`)).toEqual(['anna', 'kim'])
    expect((await other.get(`/api/question-people?question=${id}`)).status).toBe(404)
  })

  it('is found by words of question and answers, and is told among what is new', async () => {
    const { id } = await ask(anna, 'one-a', { title: 'Wer nutzt 100 % E-Akte?', text: 'Bauakten' })
    await answer(bert, id, 'one-b', { text: 'Wir, seit_Mai.' })
    for (const q of ['e-akte', 'bauakten wer', 'seit_mai', '100 %']) {
      expect((await list(kim, `?q=${encodeURIComponent(q)}`)).map((one) => one.id)).toEqual([id])
    }
    expect(await list(kim, '?q=seit%25mai')).toEqual([])
    const news = (await kim.get('/api/activity?topic=questions')).body.items
    expect(news[0]).toMatchObject({
      ...{ kind: 'questionAsked', organisation: { name: 'Stadt A' } },
      question: { id, title: 'Wer nutzt 100 % E-Akte?' },
    })
    expect(JSON.stringify(news)).not.toContain('anna')
  })

  it('stays when whoever wrote it is forgotten, as somebody’s who is no longer there', async () => {
    const gone = await house.member('one', 'gustav', { 'one-b': ['reader'] })
    const { id } = await ask(gone, 'one-b')
    await answer(gone, id, 'one-b')
    const data = (await gone.get('/api/me/data')).body.alliances[0].kept
    const tables = data.map(({ table, count: n }: { table: string; count: number }) => [table, n])
    expect(tables).toContainEqual(['alliance_question', 1])
    expect(tables).toContainEqual(['question_answer', 1])
    expect((await show(kim, id)).by).toBe('gustav')
    const forgotten = await gone.send('POST', '/api/me/forget', { password: 'ein langes Kennwort' })
    expect(forgotten.status).toBe(200)
    const seen = await show(kim, id)
    expect(seen).toMatchObject({ by: null, text: 'Wie macht ihr das?', answers: [{ by: null }] })
    expect((await kim.get(`/api/questions/${id}`)).text).not.toContain('gustav')
    expect((await answer(kim, id, 'one-k')).status).toBe(200)
  })
})
