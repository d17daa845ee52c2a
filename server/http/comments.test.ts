// What people say about steps: read by the own administration, settled by who said it or may edit.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeAlliance, makeProcess } from '../../test/database/make-alliance.ts'
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
  bert = await house.member('one', 'bert', { 'one-b': ['modeller', 'allianceCoordinator'] })
  for (const id of ['p', 'q']) {
    await makeProcess(house.database.store, {
      ...{ id, allianceId: 'one', organisationId: 'one-a', visibility: 'alliance' },
    })
  }
})
afterAll(() => house?.close())

const say = (who: Visitor, body: object) => who.send('POST', '/api/processes/p/comments', body)
const listed = async (who: Visitor) => (await who.get('/api/processes/p/comments')).body.comments

describe('comments', () => {
  it('are said at a step or on the whole process, by readers too, and read in the order they were said', async () => {
    const draft = (await anna.send('POST', '/api/processes/p/draft')).body
    const first = await say(rita, { step: 's1', text: '  Das macht die Kasse.  ' })
    expect([first.status, first.body]).toMatchObject([
      200,
      { step: 's1', text: 'Das macht die Kasse.', isMine: true, resolvedAt: null },
    ])
    house.clock.now = new Date(house.clock.now.getTime() + 1000)
    await say(anna, { step: null, text: 'Insgesamt gut', draftId: draft.id })
    expect(await listed(anna)).toMatchObject([
      { text: 'Das macht die Kasse.', isMine: false, canResolve: true },
      { text: 'Insgesamt gut', step: null, isMine: true },
    ])
    expect((await listed(rita)).map((one: { canResolve: boolean }) => one.canResolve)).toEqual([
      ...[true, false],
    ])
    const audit = (await anna.get('/api/processes/p/audit')).body.entries
    expect(audit[0]).toMatchObject({ what: 'commented' })
  })

  it('are settled and opened again, by who said it or may edit, and say who settled them', async () => {
    const { id } = (await say(anna, { step: 's1', text: 'Wirklich?' })).body
    expect((await rita.send('POST', `/api/comments/${id}/resolve`)).status).toBe(403)
    const settled = (await anna.send('POST', `/api/comments/${id}/resolve`)).body
    expect(settled.resolvedAt).not.toBeNull()
    expect(settled.resolvedBy).toMatch(/anna/i)
    // Once more changes nothing, and is no second event.
    await anna.send('POST', `/api/comments/${id}/resolve`)
    const open = (await anna.send('POST', `/api/comments/${id}/reopen`)).body
    expect(open).toMatchObject({ resolvedAt: null, resolvedBy: null })
    const what = (await anna.get('/api/processes/p/audit')).body.entries.map(
      (entry: { what: string }) => entry.what,
    )
    expect(what.slice(0, 3)).toEqual(['commentReopened', 'commentResolved', 'commented'])
  })

  it('stay in-house, however much the process shares', async () => {
    expect((await bert.get('/api/processes/p')).status).toBe(200)
    expect((await bert.get('/api/processes/p/comments')).status).toBe(403)
    expect((await say(bert, { step: null, text: 'Hallo' })).status).toBe(403)
    const { id } = (await say(anna, { step: null, text: 'Nur für uns' })).body
    expect((await bert.send('POST', `/api/comments/${id}/resolve`)).status).toBe(404)
  })

  it('need words, and a draft of the same process', async () => {
    expect((await say(anna, { step: null, text: '   ' })).status).toBe(400)
    const other = (await anna.send('POST', '/api/processes/q/draft')).body
    const wrong = await say(anna, { step: null, text: 'x', draftId: other.id })
    expect(wrong.status).toBe(404)
  })
})
