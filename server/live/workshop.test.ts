// A workshop over its sockets: what goes over the wire and what does not, and what is left when lines and servers break.

import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { sql } from 'kysely'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { WORKSHOP_CLOSE, WORKSHOP_PROTOCOL, type WorkshopBody, workshopLivePath } from '#api'
import { asKey } from '#process'
import { makeAlliance, makePerson } from '../../test/database/make-alliance.ts'
import { type House, openHouse } from '../http/testing/visit.ts'
import { closeWorkshops } from '../jobs/close-workshops.ts'
import { type AttendeeDevice, attend } from './testing/attendee.ts'
import { makeWorkshop } from './testing/make-workshop.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
  house.clock.now = new Date()
  await makeAlliance(house.database.store, 'one')
  await makePerson(house.database.store, 'one', 'anna', { 'one-k': ['modeller'] })
})
afterAll(() => house?.close())

const GUESTS = ['a', 'b', 'c'] as const
let workshops = 0
const makeRoom = async (): Promise<string> => {
  workshops += 1
  const id = `w${workshops}`
  await makeWorkshop(house.database.store, 'one', id, {
    ...{ a: 'guest', b: 'guest', c: 'participant', co: 'participant' },
  })
  return id
}

const enter = async (id: string, name: string, url = house.url): Promise<AttendeeDevice> => {
  const device = await attend(url, id, `${id}-${name}`)
  await device.sees(() => true)
  return device
}

const card = (id: string, text: string, turn = 1): WorkshopBody => ({
  ...{ kind: 'card', card: id, phase: 'collect', is: 'idea', text, turn },
})
const dots = (given: Record<string, number>, turn = 1): WorkshopBody => ({
  ...{ kind: 'vote', phase: 'vote', dots: given, turn },
})
const switches = (phase: string, seen: number): WorkshopBody => ({ kind: 'switch', phase, seen })

const taken = { kind: 'taken' }
const gather = async (id: string, url?: string) => {
  const [lead, projector, a, b, c] = await Promise.all(
    ['lead', 'projector', ...GUESTS].map((name) => enter(id, name, url)),
  )
  if (!lead || !projector || !a || !b || !c) throw new Error('somebody is missing')
  return { lead, projector, a, b, c }
}

/** With two cards shown, and the vote open. */
const openVote = async ({ lead, a, b }: { [Name in 'lead' | 'a' | 'b']: AttendeeDevice }) => {
  expect(await lead.say(switches('collect', 0))).toMatchObject(taken)
  expect(await a.say(card('x', 'Formular kürzen'))).toMatchObject(taken)
  expect(await b.say(card('y', 'Anruf statt Brief'))).toMatchObject(taken)
  expect(await lead.say({ kind: 'reveal', phase: 'collect' })).toMatchObject(taken)
  expect(await lead.say(switches('vote', 1))).toMatchObject(taken)
}

const rowsOf = async (id: string) => {
  const { rows } = await house.database.store.asBackup((tx) =>
    sql<{ rooms: number; devices: number; messages: number; result: string | null }>`select
      (select count(*)::int from workshop_room where workshop_id = ${id}) as rooms,
      (select count(*)::int from workshop_device where workshop_id = ${id}) as devices,
      (select count(*)::int from workshop_message where workshop_id = ${id}) as messages,
      (select result::text from workshop where id = ${id}) as result`.execute(tx),
  )
  const [row] = rows
  if (!row) throw new Error('no row')
  return row
}

describe('a workshop over its sockets', () => {
  it('sends nobody the text of a card that another has face down, nor another’s vote or estimate', async () => {
    const id = await makeRoom()
    const room = await gather(id)
    const { lead, projector, a, b, c } = room
    await lead.say(switches('collect', 0))
    await a.say(card('x', 'geheimnis-von-a'))
    await b.say(card('y', 'geheimnis-von-b'))
    await a.say(card('x', 'geheimnis-von-a neu', 2))
    const seen = await c.sees(({ hidden }) => hidden.collect === 2)
    expect(seen.cards).toEqual([])
    const mine = await a.sees(({ cards }) => cards.some(({ text }) => text.endsWith('neu')))
    expect(mine).toMatchObject({ cards: [{ id: 'x', myTurn: 2, isShown: false }] })
    expect(mine.hidden).toEqual({ collect: 1 })
    // Somebody new gets no more than the others.
    const late = await enter(id, 'co')
    for (const other of [lead, projector, b, c, late]) {
      expect(other.heard()).not.toContain('geheimnis-von-a')
    }
    for (const other of [lead, projector, a, c, late]) {
      expect(other.heard()).not.toContain('geheimnis-von-b')
    }
    await lead.say({ kind: 'reveal', phase: 'collect' })
    await projector.sees(({ cards }) => cards.length === 2)
    await lead.say(switches('vote', 1))
    await a.say(dots({ x: 3 }))
    await b.say(dots({ x: 1, y: 2 }))
    await c.say(dots({}))
    const voting = await a.sees(({ voted }) => voted === 3)
    expect(voting.me?.dots).toEqual({ vote: { turn: 1, dots: { x: 3 } } })
    expect(voting.tallies).toEqual([])
    for (const other of [lead, projector, b, c, late]) expect(other.heard()).not.toMatch(/"x":3/)
    for (const other of [lead, projector, a, c, late]) expect(other.heard()).not.toMatch(/"y":2/)
    await lead.say(switches('estimate', 2))
    const place = { kind: 'row', key: 'r1' } as never
    const minutes = { min: 11.125, likely: 12.25, max: 13.5 }
    await a.say({ kind: 'estimate', phase: 'estimate', place, minutes, turn: 1 })
    const counted = await c.sees(({ tallies }) => tallies.length === 1)
    expect(counted.tallies).toEqual([
      { phase: 'vote', voices: 3, fromPaper: 0, dots: { x: 4, y: 2 } },
    ])
    await lead.say({ kind: 'count', phase: 'estimate' })
    await c.sees((view) => view.counted.includes('estimate'))
    for (const other of [lead, projector, b, c, late]) expect(other.heard()).not.toContain('12.25')
    for (const one of [...Object.values(room), late]) expect(one.heard()).not.toContain('-voice')
  })

  it('leaves the result when it is closed, and nothing of who said what', async () => {
    const id = await makeRoom()
    const { lead, a, b, c } = await gather(id)
    await openVote({ lead, a, b })
    await Promise.all([a.say(dots({ x: 3 })), b.say(dots({ y: 3 })), c.say(dots({ x: 1 }))])
    expect(await rowsOf(id)).toMatchObject({ rooms: 1, devices: 6, messages: 11, result: null })
    expect(await a.say({ kind: 'close', dropsHidden: false })).toMatchObject({
      ...{ kind: 'refused', code: 'not-your-role' },
    })
    expect(await lead.say(switches('measures', 2))).toMatchObject(taken)
    expect(await lead.say({ kind: 'close', dropsHidden: false })).toMatchObject(taken)
    for (const one of [lead, a, b, c]) {
      expect(await one.closed).toBe(WORKSHOP_CLOSE.over)
      expect(one.result()?.tallies).toMatchObject([{ voices: 3, dots: { x: 4, y: 3 } }])
    }
    const { result, ...rest } = await rowsOf(id)
    expect(rest).toEqual({ rooms: 0, devices: 0, messages: 0 })
    expect(result).toContain('Formular kürzen')
    expect(result).not.toMatch(/-voice|Frau Kern/)
    expect(await (await attend(house.url, id, `${id}-a`)).closed).toBe(WORKSHOP_CLOSE.notLetIn)
  })

  it('counts once what is sent again, and goes on where a line was cut', async () => {
    const id = await makeRoom()
    const { lead, a, b, c } = await gather(id)
    await openVote({ lead, a, b })
    await Promise.all([b.say(dots({ y: 1 })), c.say(dots({}))])
    const lost = a.say(dots({ x: 2 }), 'mine').catch(() => undefined)
    a.leave()
    await lost
    const again = await enter(id, 'a')
    expect(again.view()?.me?.seat).toBe(a.view()?.me?.seat)
    expect(await again.say(dots({ x: 2 }), 'mine')).toMatchObject(taken)
    expect(await again.say(dots({ x: 2 }), 'mine')).toMatchObject(taken)
    await lead.say({ kind: 'count', phase: 'vote' })
    const { tallies } = await again.sees(({ counted }) => counted.includes('vote'))
    expect(tallies).toMatchObject([{ voices: 3, dots: { x: 2, y: 1 } }])
    expect(await again.say(dots({ y: 3 }, 2))).toMatchObject({ code: 'already-counted' })
  })

  it('tells the second of two who lead that somebody was first', async () => {
    const id = await makeRoom()
    const lead = await enter(id, 'lead')
    const co = await enter(id, 'co')
    const seat = co.view()?.me?.seat ?? 0
    await lead.say({ kind: 'appoint', seat, role: 'co-moderation' })
    await co.sees(({ me }) => me?.role === 'co-moderation')
    const answers = await Promise.all([
      lead.say(switches('collect', 0)),
      co.say(switches('vote', 0)),
    ])
    const kinds = answers.map(({ kind }) => kind).sort()
    expect(kinds).toEqual(['refused', 'taken'])
    expect(answers.find(({ kind }) => kind === 'refused')).toMatchObject({
      ...{ code: 'somebody-was-first', now: 1 },
    })
    await lead.say({ kind: 'hand-over', seat })
    await co.sees(({ me }) => me?.role === 'moderation')
    await lead.sees(({ me }) => me?.role === 'co-moderation')
    expect(await co.say({ kind: 'close', dropsHidden: false })).toMatchObject(taken)
  })

  it('W40: what is withdrawn goes from all devices, also who comes later, and from the result', async () => {
    const id = await makeRoom()
    const [lead, co, a] = await Promise.all(['lead', 'co', 'a'].map((name) => enter(id, name)))
    if (!lead || !co || !a) throw new Error('somebody is missing')
    await lead.say({ kind: 'appoint', seat: co.view()?.me?.seat ?? 0, role: 'scribe' })
    const place = { kind: 'row', key: asKey('r1') } as const
    const recommend = (text: string, seen: number): WorkshopBody => ({
      ...{ kind: 'recommend', place, seen, recommendation: { kind: 'common', text } },
    })
    const measure: WorkshopBody = {
      ...{ kind: 'measure', seen: 0 },
      measure: {
        ...{ id: 'm1', text: 'Vordruck', organisation: 'Kreis', post: 'Amt', due: '2027-01-31' },
        effect: 'Schneller',
      },
    }
    expect(await lead.say(recommend('Versehen', 0))).toMatchObject(taken)
    expect(await lead.say(measure)).toMatchObject(taken)
    await a.sees(({ measures }) => measures.length === 1)
    const what = { of: 'recommendations', place } as const
    expect(await a.say({ kind: 'withdraw', what, seen: 1 })).toMatchObject({
      code: 'not-your-role',
    })
    const answers = await Promise.all([
      lead.say({ kind: 'withdraw', what, seen: 1 }),
      co.say(recommend('Ein Vordruck', 1)),
    ])
    expect(answers.map(({ kind }) => kind).sort()).toEqual(['refused', 'taken'])
    if (answers[1]?.kind === 'taken') await lead.say({ kind: 'withdraw', what, seen: 2 })
    const gone = await a.sees(
      ({ withdrawn }) => withdrawn?.['recommendations:row:r1'] !== undefined,
    )
    expect(gone.recommendations).toEqual([])
    await co.say({ kind: 'withdraw', what: { of: 'measures', id: 'm1' }, seen: 1 })
    const b = await enter(id, 'b')
    expect(b.heard()).not.toMatch(/Versehen|Vordruck/)
    await lead.say({ kind: 'close', dropsHidden: false })
    await a.closed
    expect(a.result()).toMatchObject({ recommendations: [], measures: [] })
    expect((await rowsOf(id)).result).not.toMatch(/Versehen|Vordruck|withdrawn/)
  })

  it('is one room at two nodes', async () => {
    const other = await openHouse({}, house.database)
    other.clock.now = house.clock.now
    try {
      const id = await makeRoom()
      const lead = await enter(id, 'lead')
      const a = await enter(id, 'a', other.url)
      const b = await enter(id, 'b')
      await openVote({ lead, a, b })
      const c = await enter(id, 'c', other.url)
      await Promise.all([a.say(dots({ x: 3 })), b.say(dots({ y: 2 })), c.say(dots({}))])
      await lead.say({ kind: 'count', phase: 'vote' })
      const { tallies } = await a.sees(({ counted }) => counted.includes('vote'))
      expect(tallies).toMatchObject([{ voices: 3, dots: { x: 3, y: 2 } }])
      await lead.say({ kind: 'close', dropsHidden: false })
      expect(await a.closed).toBe(WORKSHOP_CLOSE.over)
      expect(a.result()?.tallies).toEqual(tallies)
    } finally {
      await other.close()
    }
  })

  it('is closed once, whoever closes it, and what was taken until then is counted', async () => {
    const other = await openHouse({}, house.database)
    other.clock.now = house.clock.now
    const { store } = house.database
    try {
      for (let round = 0; round < 5; round += 1) {
        const id = await makeRoom()
        const { lead, a, b } = await gather(id)
        const c = await enter(id, 'c', other.url)
        const again = await enter(id, 'lead', other.url)
        await openVote({ lead, a, b })
        await c.sees(({ phase }) => phase === 'vote')
        for (const one of [a, b, c]) expect(await one.say(dots({ x: 1 }))).toMatchObject(taken)
        const voices = [a, b, c]
        const said = [2, 3, 4].flatMap((turn) =>
          voices.map((one, at) =>
            one.say(dots({ x: 1 + ((turn + at) % 3) }, turn)).catch(() => undefined),
          ),
        )
        const close: WorkshopBody = { kind: 'close', dropsHidden: true }
        const late = new Date(house.clock.now.getTime() + 30 * 86_400_000)
        const ends = [
          lead.say(close).catch(() => undefined),
          again.say(close).catch(() => undefined),
          closeWorkshops(
            { store, now: () => late, newId: () => 'a-new-id', report: () => undefined },
            'one',
          ),
        ]
        const answers = await Promise.all(said)
        await Promise.all(ends)
        const last = new Map<number, number>()
        answers.forEach((answer, at) => {
          if (answer?.kind === 'taken') last.set(at % 3, Math.floor(at / 3) + 2)
        })
        const sum = [0, 1, 2].reduce((all, at) => {
          const turn = last.get(at)
          return all + (turn === undefined ? 1 : 1 + ((turn + at) % 3))
        }, 0)
        for (const one of [a, b, c]) {
          expect(await one.closed).toBe(WORKSHOP_CLOSE.over)
          expect(one.result()?.tallies).toEqual([
            { phase: 'vote', voices: 3, fromPaper: 0, dots: { x: sum } },
          ])
        }
        expect(await rowsOf(id)).toMatchObject({ rooms: 0, devices: 0, messages: 0 })
      }
    } finally {
      await other.close()
    }
  })

  it('lets nobody in without a device, from another site’s page, or into another room', async () => {
    const [id, other] = [await makeRoom(), await makeRoom()]
    expect(await (await attend(house.url, id, 'unknown')).closed).toBe(WORKSHOP_CLOSE.notLetIn)
    expect(await (await attend(house.url, other, `${id}-a`)).closed).toBe(WORKSHOP_CLOSE.notLetIn)
    const refused = (protocols: string[], headers = {}) =>
      new Promise((resolve) => {
        const address = `${house.url.replace('http', 'ws')}${workshopLivePath(id)}`
        const socket = new WebSocket(address, protocols, { headers })
        socket.on('unexpected-response', (_, { statusCode }) => resolve(statusCode))
        socket.on('open', () => resolve('open'))
      })
    const ours = [WORKSHOP_PROTOCOL, `${id}-a`]
    expect(await refused([])).toBe(401)
    expect(await refused(ours, { Origin: 'https://evil.example' })).toBe(403)
    const projector = await enter(id, 'projector')
    expect(await projector.say(switches('collect', 0))).toMatchObject({ code: 'not-in-the-room' })
    const a = await enter(id, 'a')
    expect(
      await a.say({ kind: 'join', name: 'x', role: 'scribe', organisation: '' } as never),
    ).toMatchObject({ code: 'unreadable' })
    expect(a.view()?.me?.role).toBe('guest')
  })
})

describe('a server that is killed in the middle of a vote', () => {
  const startNode = (connection: pg.ClientConfig) =>
    new Promise<{ child: ChildProcess; url: string }>((resolve, reject) => {
      const child = fork(join(import.meta.dirname, 'testing', 'node.ts'), { stdio: 'inherit' })
      child.once('message', (url) => resolve({ child, url: String(url) }))
      child.once('error', reject)
      child.send(connection)
    })

  it('loses no vote that was answered and counts none twice', async () => {
    const id = await makeRoom()
    let node = await startNode(house.database.connection)
    try {
      const { lead, a, b, c } = await gather(id, node.url)
      await openVote({ lead, a, b })
      expect(await a.say(dots({ x: 3 }), 'vote')).toMatchObject(taken)
      const unanswered = [b.say(dots({ y: 2 }), 'vote'), c.say(dots({ x: 1 }), 'vote')].map((one) =>
        one.catch(() => undefined),
      )
      node.child.kill('SIGKILL')
      await Promise.all(unanswered)
      node = await startNode(house.database.connection)
      const again = await gather(id, node.url)
      expect(again.a.view()?.me?.dots).toEqual({ vote: { turn: 1, dots: { x: 3 } } })
      expect(again.lead.view()).toMatchObject({ phase: 'vote', moves: 2 })
      const sent = [
        again.a.say(dots({ x: 3 }), 'vote'),
        again.b.say(dots({ y: 2 }), 'vote'),
        again.c.say(dots({ x: 1 }), 'vote'),
      ]
      for (const answer of await Promise.all(sent)) expect(answer).toMatchObject(taken)
      await again.lead.say({ kind: 'count', phase: 'vote' })
      const { tallies } = await again.projector.sees(({ counted }) => counted.includes('vote'))
      expect(tallies).toEqual([{ phase: 'vote', voices: 3, fromPaper: 0, dots: { x: 4, y: 2 } }])
    } finally {
      node.child.kill('SIGKILL')
    }
  }, 60_000)
})
