// Which rooms of workshops a node keeps open, and for whom.

import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { makeAlliance, makePerson } from '../../test/database/make-alliance.ts'
import { createTestDatabase, type TestDatabase } from '../../test/database/test-database.ts'
import { makeWorkshop } from './testing/make-workshop.ts'
import { createWorkshopRooms } from './workshop-rooms.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
  await makeAlliance(database.store, 'one')
  await makePerson(database.store, 'one', 'anna', { 'one-k': ['modeller'] })
  await makeWorkshop(database.store, 'one', 'w', {})
})
afterAll(() => database?.drop())
afterEach(() => {
  vi.useRealTimers()
})

describe('a room that could not be read on', () => {
  it('is opened anew, and stays open for who came into that one, whoever leaves the one before', async () => {
    vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] })
    const reported: string[] = []
    const rooms = createWorkshopRooms({
      ...{ store: database.store, now: () => new Date() },
      report: (message) => reported.push(message),
      notify: () => Promise.resolve(),
      drafts: { hold: () => Promise.resolve(undefined), release: () => undefined },
    })
    try {
      const before = await rooms.hold('one', 'w')
      await database.pool.query('alter table workshop_message rename to workshop_message_away')
      rooms.hear('one w 99')
      await vi.waitUntil(() => reported.length > 0)
      await database.pool.query('alter table workshop_message_away rename to workshop_message')
      const after = await rooms.hold('one', 'w')
      expect(after?.room).not.toBe(before?.room)
      // Its line ends late: the socket was closed, and the other side did not answer.
      before?.release()
      vi.setSystemTime(Date.now() + 60_000)
      await vi.advanceTimersByTimeAsync(1_000)
      expect((await rooms.hold('one', 'w'))?.room).toBe(after?.room)
    } finally {
      rooms.close()
    }
  })
})
