// A node that is told nothing by others, as when notices are late.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { namedProcess, start, task } from '#process'
import { makeAlliance, makeProcess } from '../../test/database/make-alliance.ts'
import { type House, openHouse, type Visitor } from '../http/testing/visit.ts'
import { openDraftLog } from './draft-log.ts'

let house: House
let anna: Visitor

beforeAll(async () => {
  house = await openHouse()
  await makeAlliance(house.database.store, 'one')
  anna = await house.member('one', 'anna', { 'one-a': ['modeller'] })
})
afterAll(async () => {
  await house?.close()
})

describe('the log of a draft', () => {
  it('takes what is written in a draft that was put aside and taken up again without a word of it', async () => {
    const { store } = house.database
    await makeProcess(store, {
      ...{ id: 'p', allianceId: 'one', organisationId: 'one-a', visibility: 'alliance' },
      process: namedProcess('Ablauf', start('Antrag'), task('Prüfen')),
    })
    const { id } = (await anna.send('POST', '/api/processes/p/draft')).body
    const personId = (await anna.get('/api/session')).body.session.person.id
    expect((await anna.send('POST', `/api/drafts/${id}/discard`)).status).toBe(200)
    let ends = 0
    const log = await openDraftLog({
      ...{ store, allianceId: 'one', draftId: id, now: () => new Date() },
      onEntries: () => undefined,
      onWritten: () => undefined,
      onClosed: () => {
        ends += 1
      },
    })
    const actor = {
      ...{ personId, allianceId: 'one' },
      memberships: [{ organisationId: 'one-a', roles: ['modeller'] as const }],
    }
    const naming = (id: string, before: string, after: string) => ({
      id,
      changes: [{ kind: 'setProcess', property: 'name', before, after } as const],
    })
    const early = await log?.write(actor, [naming('g1', 'Ablauf', 'Zu früh')])
    expect(early).toEqual([{ kind: 'closed' }])
    expect((await anna.send('POST', `/api/drafts/${id}/reopen`)).status).toBe(200)
    const taken = await log?.write(actor, [naming('g2', 'Ablauf', 'Weiter')])
    expect(taken).toEqual([{ kind: 'accepted', number: 1 }])
    expect([log?.head().process.name, log?.closed(), ends]).toEqual(['Weiter', undefined, 0])
  })
})
