// Homework before a workshop, over the wire and the real database: asked, told, reminded of, answered, and read by whom it
// concerns alone.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Notice, WorkshopHomework } from '#api'
import { namedProcess, start, task } from '#process'
import { makeAlliance, makeProcess } from '../../test/database/make-alliance.ts'
import { remindOfHomework } from '../jobs/remind-of-homework.ts'
import { type House, openHouse, type Visitor } from './testing/visit.ts'

let house: House
let anna: Visitor
let bert: Visitor
let rita: Visitor
let kim: Visitor
let family: string
beforeAll(async () => {
  house = await openHouse()
  const { store } = house.database
  await makeAlliance(store, 'one')
  anna = await house.member('one', 'anna', { 'one-a': ['modeller'] })
  bert = await house.member('one', 'bert', { 'one-b': ['modeller'] })
  rita = await house.member('one', 'rita', { 'one-b': ['reader'] })
  kim = await house.member('one', 'kim', { 'one-k': ['modeller'] })
  for (const [id, organisationId] of [
    ['p', 'one-a'],
    ['q', 'one-b'],
    ['other', 'one-b'],
  ] as const) {
    await makeProcess(store, {
      ...{ id, allianceId: 'one', organisationId, visibility: 'alliance', name: `Hund ${id}` },
      process: namedProcess(`Hund ${id}`, start('Antrag'), task('Prüfen'), task('Senden')),
    })
  }
  const made = await anna.send('POST', '/api/families', {
    ...{ name: 'Hundesteuer', processIds: ['p', 'q'] },
  })
  family = made.body.id
})
afterAll(() => house?.close())

const planned = async (): Promise<string> => {
  const body = { startsAt: '2026-12-10T09:00:00.000Z', title: 'Werkstatt Hund' }
  return (await anna.send('POST', `/api/families/${family}/workshops`, body)).body.id
}
const ask = (who: Visitor, id: string, more: object = {}) =>
  who.send('POST', `/api/workshops/${id}/homework`, {
    ...{ due: '2026-12-07', note: 'Bitte prüfen', processIds: ['p', 'q'], ...more },
  })
const answer = (who: Visitor, id: string, process: string, note = '') =>
  who.send('POST', `/api/workshops/${id}/homework/${process}/done`, { note })
const seen = async (who: Visitor, id: string) =>
  (await who.get(`/api/workshops/${id}/homework`)).body.homework.map(
    ({ process, state, due, answer: said, isLate, canAnswer }: WorkshopHomework) =>
      [process.id, state, due, said, isLate, canAnswer].join('|'),
  )
const told = async (who: Visitor, id: string) =>
  (await who.get('/api/notices')).body.notices.flatMap(
    ({ kind, act, process, homework, isSeen }: Notice) =>
      homework?.workshopId === id ? [[kind, act, process?.id, isSeen].join(' ')] : [],
  )
const tidy = (at: string) =>
  house.database.store.asWorker('one', (tx) =>
    remindOfHomework(tx, { newId: house.deps.random.id }, 'one', new Date(at)),
  )

describe('homework', () => {
  it('is asked of each house about its variant, and each sees its own', async () => {
    const id = await planned()
    expect((await ask(anna, id)).status).toBe(200)
    expect(await seen(anna, id)).toEqual([
      'p|open|2026-12-07||false|true',
      'q|open|2026-12-07||false|false',
    ])
    expect(await seen(bert, id)).toEqual(['q|open|2026-12-07||false|true'])
    expect(await seen(rita, id)).toEqual(['q|open|2026-12-07||false|false'])
    expect(await seen(kim, id)).toEqual([])
    expect(await told(bert, id)).toEqual(['homeworkAsked 2026-12-07 q false'])
    // Nobody is told of what they did themselves.
    expect(await told(anna, id)).toEqual([])
    expect(await told(kim, id)).toEqual([])
  })

  it('is answered by its house with what changed, and whoever planned the workshop is told', async () => {
    const id = await planned()
    await ask(anna, id)
    expect((await answer(rita, id, 'q')).body.error.code).toBe('right/missing')
    expect((await answer(kim, id, 'q')).body.error.code).toBe('right/missing')
    expect((await answer(bert, id, 'q', 'Ein Schritt mehr')).status).toBe(200)
    expect(await seen(anna, id)).toContain('q|done|2026-12-07|Ein Schritt mehr|false|false')
    expect(await told(bert, id)).toEqual(['homeworkAsked 2026-12-07 q true'])
    expect(await told(anna, id)).toEqual(['homeworkDone  q false'])
    // Asked anew, it is open again.
    await ask(anna, id, { due: '2026-12-09', processIds: ['q'] })
    expect(await seen(bert, id)).toEqual(['q|open|2026-12-09||false|true'])
  })

  it('is reminded of once, three days before, and not where it is done', async () => {
    const id = await planned()
    await ask(anna, id)
    await answer(anna, id, 'p')
    await tidy('2026-12-03T12:00:00Z')
    expect((await told(bert, id)).length).toBe(1)
    await tidy('2026-12-04T12:00:00Z')
    await tidy('2026-12-05T12:00:00Z')
    expect((await told(bert, id)).sort()).toEqual([
      'homeworkAsked 2026-12-07 q false',
      'homeworkDue 2026-12-07 q false',
    ])
    expect(await told(anna, id)).toEqual([])
    await answer(bert, id, 'q')
    expect((await told(bert, id)).sort()).toEqual([
      'homeworkAsked 2026-12-07 q true',
      'homeworkDue 2026-12-07 q true',
    ])
    const before = house.clock.now
    await ask(anna, id, { due: '2026-11-24', processIds: ['q'] })
    house.clock.now = new Date('2026-11-25T12:00:00Z')
    // Those who came before are signed out by then.
    const kora = await house.member('one', 'kora', { 'one-k': ['allianceCoordinator'] })
    expect(await seen(kora, id)).toContain('q|open|2026-11-24||true|false')
    house.clock.now = before
  })

  it('is taken back, and then asks nobody', async () => {
    const id = await planned()
    await ask(anna, id)
    const drop = (who: Visitor) => who.send('POST', `/api/workshops/${id}/homework/q/drop`)
    expect((await drop(bert)).body.error.code).toBe('right/missing')
    expect((await drop(anna)).status).toBe(200)
    expect(await seen(bert, id)).toEqual([])
    expect(await told(bert, id)).toEqual(['homeworkAsked 2026-12-07 q true'])
    expect((await answer(bert, id, 'q')).status).toBe(404)
    expect((await drop(anna)).status).toBe(404)
    await tidy('2026-12-06T12:00:00Z')
    expect((await told(bert, id)).length).toBe(1)
  })

  it('is asked by who leads, about what the workshop looks at, until its day', async () => {
    const id = await planned()
    expect((await ask(bert, id)).body.error.code).toBe('right/missing')
    expect((await ask(anna, id, { processIds: ['other'] })).status).toBe(404)
    for (const due of ['2026-11-21', '2026-12-11']) {
      expect((await ask(anna, id, { due })).body.error.code).toBe('request/invalid')
    }
    expect((await ask(anna, id, { due: '2026-12-10' })).status).toBe(200)
    const both = await Promise.all([answer(bert, id, 'q', 'Eins'), answer(bert, id, 'q', 'Zwei')])
    expect(both.some(({ status }) => status === 200)).toBe(true)
    expect(both.every(({ status }) => status === 200 || status === 409)).toBe(true)
  })
})
