// What no page of ours would say to a workshop: whatever it is, the server goes on, and the room can be closed.

import { connect } from 'node:net'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { WORKSHOP_CLOSE, WORKSHOP_PROTOCOL, type WorkshopBody, workshopLivePath } from '#api'
import type { VoiceKey } from '#workshop'
import { makeAlliance } from '../../test/database/make-alliance.ts'
import { type House, openHouse, type Visitor } from '../http/testing/visit.ts'
import { closeWorkshops } from '../jobs/close-workshops.ts'
import { type AttendeeDevice, attend } from './testing/attendee.ts'
import { makeWorkshop } from './testing/make-workshop.ts'
import { openWorkshopLog } from './workshop-log.ts'

let house: House
/** Planned all of them; coordinates. */
let anna: Visitor
let kora: Visitor
beforeAll(async () => {
  house = await openHouse()
  house.clock.now = new Date()
  await makeAlliance(house.database.store, 'one')
  anna = await house.member('one', 'anna', { 'one-k': ['modeller'] })
  kora = await house.member('one', 'kora', { 'one-k': ['allianceCoordinator'] })
})
afterAll(() => house?.close())

let rooms = 0
const makeRoom = async (): Promise<{
  id: string
  enter: (name: string) => Promise<AttendeeDevice>
}> => {
  rooms += 1
  const id = `h${rooms}`
  await makeWorkshop(house.database.store, 'one', id, { a: 'guest', scribe: 'scribe' })
  const enter = async (name: string) => {
    const device = await attend(house.url, id, `${id}-${name}`)
    await device.sees(() => true)
    return device
  }
  return { id, enter }
}

const close: WorkshopBody = { kind: 'close', dropsHidden: true }
const measure = (more: object): WorkshopBody =>
  ({
    ...{ kind: 'measure', seen: 0 },
    measure: {
      ...{ id: 'm', text: 'Formular kürzen', organisation: 'Kreis K', post: 'Amt' },
      ...{ due: '2027-01-31', effect: 'Weniger Rückfragen', ...more },
    },
  }) as WorkshopBody

const closedAt = async (id: string): Promise<Date | null | undefined> => {
  const { rows } = await house.database.store.asBackup((tx) =>
    sql<{ at: Date | null }>`select closed_at as at from workshop where id = ${id}`.execute(tx),
  )
  return rows[0]?.at
}

/** The first line of what is answered to a request for a socket. */
const upgrade = (address: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(house.url).port), '127.0.0.1', () => {
      const head = ['Host: localhost', 'Connection: Upgrade', 'Upgrade: websocket']
      socket.write([`GET ${address} HTTP/1.1`, ...head, '', ''].join('\r\n'))
    })
    socket.on('data', (data) => resolve(data.toString().split('\r\n', 1)[0] ?? ''))
    socket.on('error', reject)
    socket.on('close', () => resolve('closed without an answer'))
  })

describe('what nobody should say', () => {
  it('a socket is asked for at what is no address, and the server goes on', async () => {
    for (const address of [
      '//',
      'http://[/',
      '///live',
      '/api/workshops//live',
      '/api/drafts/%/live',
    ]) {
      expect(await upgrade(address), address).toBe('HTTP/1.1 404 Not Found')
    }
    expect((await house.visitor().get('/api/session')).status).toBe(200)
  })

  it('characters that no database takes are left out, and nothing is lost by them', async () => {
    const { id, enter } = await makeRoom()
    const [lead, a, scribe] = await Promise.all(['lead', 'a', 'scribe'].map(enter))
    if (!lead || !a || !scribe) throw new Error('somebody is missing')
    await lead.say({ kind: 'switch', phase: 'collect', seen: 0 })
    const half = 'Formular \u0000kürzen \ud83d'
    const card = { kind: 'card', card: 'x', phase: 'collect', is: 'idea', text: half, turn: 1 }
    expect(await a.say(card as WorkshopBody)).toMatchObject({ kind: 'taken' })
    expect(await scribe.say(measure({ text: half }))).toMatchObject({ kind: 'taken' })
    await lead.say({ kind: 'reveal', phase: 'collect' })
    expect(await lead.say(close)).toMatchObject({ kind: 'taken' })
    expect(await closedAt(id)).toBeInstanceOf(Date)
    // The database looks into it, for steps that something is said about.
    const { rows } = await house.database.store.asBackup((tx) =>
      sql<{ text: string }>`select result #>> '{cards,0,text}' as text from workshop
        where id = ${id}`.execute(tx),
    )
    expect(rows).toEqual([{ text: 'Formular kürzen \ufffd' }])
  })

  it('a day that no calendar has is refused, and does not keep the room open', async () => {
    const { id, enter } = await makeRoom()
    const [lead, scribe] = [await enter('lead'), await enter('scribe')]
    for (const due of ['0000-01-01', '0999-01-01', '9999-12-31']) {
      expect(await scribe.say(measure({ due }))).toMatchObject({ code: 'not-well-formed' })
    }
    expect(await lead.say(close)).toMatchObject({ kind: 'taken' })
    expect(await closedAt(id)).toBeInstanceOf(Date)
  })

  it('more measures than one statement takes are kept when it is closed', async () => {
    const { id } = await makeRoom()
    const { store } = house.database
    const most = Array.from({ length: 5_000 }, (_, at) => {
      const { measure: one } = measure({ id: `m${at}` }) as Extract<
        WorkshopBody,
        { kind: 'measure' }
      >
      return [one.id, { ...one, version: 1 }]
    })
    const measures = JSON.stringify(Object.fromEntries(most))
    await store.asBackup((tx) =>
      sql`update workshop_room set start = (start::jsonb || jsonb_build_object('measures',
        ${measures}::jsonb))::json where workshop_id = ${id}`.execute(tx),
    )
    const now = () => house.clock.now
    const log = await openWorkshopLog({ store, allianceId: 'one', workshopId: id, now })
    const from = `${id}-lead-voice` as VoiceKey
    const ended = await log?.say([{ id: 'end', from, at: 0, body: close }])
    expect(ended?.said).toEqual([{ kind: 'taken' }])
    const { rows } = await store.asBackup((tx) =>
      sql<{ count: number }>`select count(*)::int as count from measure_fact
        where workshop_id = ${id}`.execute(tx),
    )
    expect(rows).toEqual([{ count: 5_000 }])
  })

  it('what cannot be read is answered so often, and not to the end of memory', async () => {
    const { id } = await makeRoom()
    const address = `${house.url.replace('http', 'ws')}${workshopLivePath(id)}`
    const socket = new WebSocket(address, [WORKSHOP_PROTOCOL, `${id}-a`])
    let answers = 0
    const closed = new Promise((resolve) => {
      socket.on('close', resolve)
      socket.on('message', (data) => {
        const { kind, id: of } = JSON.parse(data.toString())
        if (kind === 'refused') answers += 1
        if (of === 'last') resolve('answered to the end')
      })
    })
    await new Promise((resolve) => socket.on('open', resolve))
    for (let at = 0; at < 1_000; at += 1) socket.send(JSON.stringify({ id: `m${at}` }))
    socket.send(JSON.stringify({ id: 'last' }))
    expect(await closed).toBe(WORKSHOP_CLOSE.overrun)
    expect(answers).toBeGreaterThan(10)
    expect(answers).toBeLessThan(1_000)
    const again = await attend(house.url, id, `${id}-a`)
    await again.sees(() => true)
  })

  it('what a newer version would not take is left out, and the room goes on and can be closed', async () => {
    const { id, enter } = await makeRoom()
    const lead = await enter('lead')
    await lead.say({ kind: 'switch', phase: 'collect', seen: 0 })
    lead.leave()
    const body = { kind: 'park', issue: 'constructor', text: 'Vordruck' }
    await house.database.store.asBackup(async (tx) => {
      await sql`insert into workshop_message (alliance_id, workshop_id, number, voice, message_id, at, body)
        values ('one', ${id}, 2, ${`${id}-lead-voice`}, 'old', now(), ${JSON.stringify(body)})`.execute(
        tx,
      )
      await sql`update workshop_room set last = 2 where workshop_id = ${id}`.execute(tx)
    })
    // Another node, which reads from the beginning.
    const other = await openHouse({}, house.database)
    other.clock.now = house.clock.now
    try {
      const again = await attend(other.url, id, `${id}-lead`)
      const view = await again.sees(() => true)
      expect(view).toMatchObject({ phase: 'collect', issues: [] })
      expect(other.log.join()).toContain('left out')
      expect(await again.say(close)).toMatchObject({ kind: 'taken' })
      expect(await closedAt(id)).toBeInstanceOf(Date)
    } finally {
      await other.close()
    }
  })

  it('a word under the id of another keeps nobody from closing it after its time', async () => {
    const { id, enter } = await makeRoom()
    const lead = await enter('lead')
    for (const word of ['expired', 'close', 'end']) await lead.say({ kind: 'attention' }, word)
    const { store } = house.database
    const late = new Date(Date.now() + 30 * 86_400_000)
    await closeWorkshops(
      {
        ...{ store, now: () => late, newId: () => 'a-new-id' },
        report: (message, error) => {
          throw new Error(message, { cause: error })
        },
      },
      'one',
    )
    expect(await closedAt(id)).toEqual(late)
  })
})

describe('who may lead no longer', () => {
  const come = async (who: Visitor, id: string, as: 'moderation' | 'projector') => {
    const { body } = await who.send('POST', `/api/workshops/${id}/enter`, { as })
    const device = await attend(house.url, id, body.token)
    await device.sees(() => true)
    return { device, token: String(body.token) }
  }
  const setRoles = (person: string, roles: readonly string[]) =>
    house.database.store.asAuth((tx) =>
      sql`update membership set roles = ${[...roles]}::text[] where person_id = ${person}`.execute(
        tx,
      ),
    )
  const leave = (person: string) =>
    house.database.store.asWorker('one', (tx) =>
      tx.deleteFrom('membership').where('person_id', '=', person).execute(),
    )

  it('is out of the room at once, with every device, and does not come in again', async () => {
    const { id, enter } = await makeRoom()
    const a = await enter('a')
    const [led, wall, coordinated] = [
      await come(anna, id, 'moderation'),
      await come(anna, id, 'projector'),
      await come(kora, id, 'moderation'),
    ]
    await setRoles('one-kora', ['reader'])
    expect(await coordinated.device.closed).toBe(WORKSHOP_CLOSE.notLetIn)
    expect(await led.device.say({ kind: 'attention' })).toMatchObject({ kind: 'taken' })
    await setRoles('one-kora', ['allianceCoordinator'])
    await leave('one-anna')
    for (const { device, token } of [led, wall]) {
      expect(await device.closed).toBe(WORKSHOP_CLOSE.notLetIn)
      expect(await (await attend(house.url, id, token)).closed).toBe(WORKSHOP_CLOSE.notLetIn)
    }
    const material = { token: led.token }
    expect(
      (await house.visitor().send('POST', '/api/workshop-seat/material', material)).status,
    ).toBe(410)
    // The others go on, and who may lead takes over where they were.
    const again = await come(kora, id, 'moderation')
    expect(await again.device.say({ kind: 'switch', phase: 'collect', seen: 0 })).toMatchObject({
      kind: 'taken',
    })
    await a.sees(({ phase }) => phase === 'collect')
    expect(await again.device.say(close)).toMatchObject({ kind: 'taken' })
    const { rows } = await house.database.store.asBackup((tx) =>
      sql`select 1 from workshop_leader where workshop_id = ${id}`.execute(tx),
    )
    expect(rows).toEqual([])
  })
})
