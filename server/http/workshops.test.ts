// A workshop from a family: planned, found by the alliance, entered by a code without an account.

import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Notice, StepNote, WorkshopMeasure } from '#api'
import { asKey, namedProcess, start, task } from '#process'
import type { Body, VoiceKey } from '#workshop'
import { makeAlliance, makeProcess, NOW } from '../../test/database/make-alliance.ts'
import { hashToken } from '../actions/tokens.ts'
import { closeWorkshops } from '../jobs/close-workshops.ts'
import { remindOfDays } from '../jobs/remind-of-days.ts'
import { openWorkshopLog } from '../live/workshop-log.ts'
import { findRoom } from '../store/workshop-room.ts'
import { type House, openHouse, type Visitor } from './testing/visit.ts'

let house: House
let anna: Visitor
let bert: Visitor
let rita: Visitor
let family: string
beforeAll(async () => {
  house = await openHouse()
  const { store } = house.database
  for (const id of ['one', 'two']) await makeAlliance(store, id)
  anna = await house.member('one', 'anna', { 'one-a': ['modeller'] })
  bert = await house.member('one', 'bert', { 'one-b': ['modeller'] })
  rita = await house.member('one', 'rita', { 'one-b': ['reader'] })
  const work = { minutes: 77, note: 'geheime Notiz' }
  for (const [id, organisationId, visibility] of [
    ['p', 'one-a', 'alliance'],
    ['q', 'one-b', 'alliance'],
    ['r', 'one-a', 'organisation'],
  ] as const) {
    await makeProcess(store, {
      ...{ id, allianceId: 'one', organisationId, visibility, name: `Hund ${id}` },
      sharing: { minutes: false, cases: false, posts: true },
      process: namedProcess(
        `Hund ${id}`,
        start('Antrag'),
        task('Antrag prüfen', { actor: 'Steueramt', work }),
        task(id === 'r' ? 'Geheimes tun' : 'Bescheid senden', { actor: 'Poststelle' }),
      ),
    })
  }
  const made = await anna.send('POST', '/api/families', {
    ...{ name: 'Hundesteuer', processIds: ['p', 'q', 'r'] },
  })
  family = made.body.id
})
afterAll(() => house?.close())

const STARTS = '2026-12-01T09:00:00.000Z'
const plan = (who: Visitor, body: object = {}) =>
  who.send('POST', `/api/families/${family}/workshops`, { startsAt: STARTS, ...body })
const planned = async (body: object = {}): Promise<string> => (await plan(anna, body)).body.id
const invite = (who: Visitor, id: string, body: object = {}) =>
  who.send('POST', `/api/workshops/${id}/invitations`, body)
/** As a device asks that was let in. */
const atSeat = (who: Visitor, what: 'material' | 'measures', token: string) =>
  who.send('POST', `/api/workshop-seat/${what}`, { token })

describe('a workshop', () => {
  it('is planned in one step, and then the whole alliance sees it', async () => {
    const made = await plan(anna, { template: 'obstacles', place: 'Rathaus; Saal 1' })
    expect(made.status, made.text).toBe(200)
    expect(made.body).toMatchObject({
      ...{ title: 'Hundesteuer', startsAt: STARTS, endsAt: '2026-12-01T12:00:00.000Z' },
      ...{ closedAt: null, canLead: true, result: null, familyId: family },
      organisation: { id: 'one-a' },
    })
    expect(made.body.agenda.map(({ kind }: { kind: string }) => kind)).toEqual([
      'walk',
      'collect',
      'cluster',
      'vote',
      'measures',
    ])
    expect(made.body.agenda[3]).toMatchObject({ id: 'p4', dots: 3 })
    const seen = (await bert.get(`/api/workshops/${made.body.id}`)).body
    expect(seen).toMatchObject({ canLead: false, invitations: [] })
    const { workshops, canPlan } = (await rita.get('/api/workshops')).body
    expect(workshops.map(({ id }: { id: string }) => id)).toContain(made.body.id)
    expect(canPlan).toBe(false)
    const elsewhere = await house.member('two', 'else', { 'two-a': ['modeller'] })
    expect((await elsewhere.get(`/api/workshops/${made.body.id}`)).status).toBe(404)
    expect((await elsewhere.get('/api/workshops')).body.workshops).toEqual([])
  })

  it('looks at what the alliance may know of the variants, also for its own people', async () => {
    const id = await planned()
    const material = (await anna.get(`/api/workshops/${id}/material`)).body
    expect(material.columns.map(({ name }: { name: string }) => name).sort()).toEqual([
      'Hund p',
      'Hund q',
    ])
    expect(material.rows[0].key).toBe('r1')
    const labels = JSON.stringify(material.rows)
    expect(labels).toContain('Antrag prüfen')
    expect(JSON.stringify(material)).not.toMatch(/geheim|77/i)
    // The same for the wall: made of this material and nothing else.
    for (const form of ['a1.pdf', 'a4.pdf']) {
      const poster = await rita.get(`/api/workshops/${id}/comparison.${form}`)
      expect(poster.status, poster.text.slice(0, 300)).toBe(200)
      expect(poster.headers.get('content-type')).toBe('application/pdf')
      expect(poster.text.startsWith('%PDF-')).toBe(true)
    }
    expect((await rita.get('/api/workshops/nowhere/comparison.a1.pdf')).status).toBe(404)
  })

  it('is refused without a right, on a day that is past, and where votes have no dots', async () => {
    expect((await plan(rita)).body.error.code).toBe('right/missing')
    expect((await plan(anna, { startsAt: '2026-11-01T09:00:00Z' })).body.error.code).toBe(
      'workshop/days',
    )
    const vote = { kind: 'vote', question: 'Was?', minutes: 5 }
    expect((await plan(anna, { agenda: [vote] })).body.error.code).toBe('request/invalid')
    expect((await plan(anna, { agenda: [{ ...vote, dots: 2 }] })).status).toBe(200)
  })
})

describe('the agenda', () => {
  const item = (question: string, more: object = {}) => ({
    ...{ kind: 'collect', question, minutes: 15, ...more },
  })
  const change = (who: Visitor, id: string, agenda: readonly object[], seen = 0) =>
    who.send('PUT', `/api/workshops/${id}/agenda`, { agenda, seen })
  const room = async (id: string) => {
    const { store } = house.database
    const options = { store, allianceId: 'one', workshopId: id, now: () => house.clock.now }
    const log = await openWorkshopLog(options)
    const workshop = log?.workshop()
    if (!log || workshop?.state !== 'open') throw new Error('no room')
    const [from] = Object.keys(workshop.participants) as VoiceKey[]
    return { log, workshop, from: from ?? ('' as VoiceKey) }
  }

  it('begins with one of six templates, each of which is a plan', async () => {
    const { templates } = (await rita.get('/api/workshop-templates')).body
    expect(templates.map(({ template }: { template: string }) => template)).toEqual([
      ...['variants', 'asIs', 'obstacles', 'target', 'handovers', 'review'],
    ])
    const id = await planned()
    for (const [seen, { agenda }] of templates.entries()) {
      const changed = await change(anna, id, agenda, seen)
      expect(changed.body.agenda).toEqual(agenda)
    }
  })

  it('is changed until it begins, in the library and in the room at once', async () => {
    const id = await planned({ template: 'obstacles' })
    const changed = await change(anna, id, [item('Erst?'), item('Dann?', { kind: 'walk' })])
    expect(changed.status, changed.text).toBe(200)
    expect(changed.body).toMatchObject({ agendaVersion: 1, begunAt: null })
    const seen = (await bert.get(`/api/workshops/${id}`)).body
    expect(seen.agenda).toEqual([
      { id: 'p1', kind: 'collect', question: 'Erst?', minutes: 15 },
      { id: 'p2', kind: 'walk', question: 'Dann?', minutes: 15 },
    ])
    const { log, workshop, from } = await room(id)
    expect(workshop.agenda).toEqual(seen.agenda)
    const begin = { kind: 'switch', phase: 'p2', seen: 1 } as const
    await log.say([{ id: 'begin', from, at: 0, body: begin }])
    expect((await bert.get(`/api/workshops/${id}`)).body.begunAt).toBe(
      house.clock.now.toISOString(),
    )
    expect((await change(anna, id, [item('Zu spät?')], 2)).body.error.code).toBe(
      'conflict/changed-meanwhile',
    )
    expect((await bert.get(`/api/workshops/${id}`)).body.agenda).toEqual(seen.agenda)
  })

  it('who comes second is told to look again, and nothing is overwritten', async () => {
    const id = await planned()
    const kim = await house.member('one', 'kim', { 'one-k': ['allianceCoordinator'] })
    const both = await Promise.all([
      change(anna, id, [item('Von Anna?')]),
      change(kim, id, [item('Von Kim?')]),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    const first = both.find(({ status }) => status === 200)
    const now = (await anna.get(`/api/workshops/${id}`)).body
    expect(now.agenda).toEqual(first?.body.agenda)
    expect((await change(anna, id, [item('Nun?')], now.agendaVersion)).status).toBe(200)
  })

  it('is refused without a right, where it does not hold together, and afterwards', async () => {
    const id = await planned()
    expect((await change(bert, id, [item('Was?')])).body.error.code).toBe('right/missing')
    expect((await change(anna, id, [item('Was?', { dots: 3 })])).body.error.code).toBe(
      'request/invalid',
    )
    expect((await change(anna, id, [])).body.error.code).toBe('request/invalid')
    const { log, from } = await room(id)
    const body = { kind: 'close', dropsHidden: true } as const
    await log.say([{ id: 'close', from, at: 0, body }])
    expect((await change(anna, id, [item('Was?')])).body.error.code).toBe('workshop/over')
  })
})

describe('coming in', () => {
  it('takes a code and a name, and no account', async () => {
    const id = await planned({ title: 'Hunde, Werkstatt', place: 'Saal; 1' })
    const made = (await invite(anna, id, { label: 'Bürgerbüro' })).body
    expect(made).toMatchObject({ role: 'guest', admitted: 0 })
    expect(made.link).toBe(`${house.url}/werkstatt/${made.code.replaceAll('-', '')}`)
    expect(made.code).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}$/)
    expect(made.qr).toMatch(/^<svg /)
    const calendar = made.calendar.replaceAll('\r\n ', '')
    expect(calendar).toContain('DTSTART:20261201T090000Z\r\n')
    expect(calendar).toContain('SUMMARY:Hunde\\, Werkstatt\r\n')
    expect(calendar).toContain('LOCATION:Saal\\; 1\r\n')
    expect(calendar).toContain(`URL:${made.link}\r\n`)
    const guest = house.visitor()
    const asked = await guest.get(`/api/workshop-codes/${made.code.toLowerCase()}`)
    expect(asked.body).toMatchObject({ title: 'Hunde, Werkstatt', role: 'guest', organisation: '' })
    expect(asked.body.organisations).toEqual(['Kreis K', 'Stadt A', 'Stadt B'])
    expect(asked.text).not.toContain('Bürgerbüro')
    const joined = await guest.send('POST', `/api/workshop-codes/${made.code}/join`, {
      ...{ name: 'Frau Kurz', organisation: 'Stadt B' },
    })
    expect(joined.status).toBe(200)
    expect(joined.headers.getSetCookie()).toEqual([])
    const { token } = joined.body
    expect((await atSeat(guest, 'material', token)).body.name).toBe('Hundesteuer')
    const [invitation] = (await anna.get(`/api/workshops/${id}`)).body.invitations
    expect(invitation).toMatchObject({ admitted: 1, label: 'Bürgerbüro' })
    const kept = await house.database.store.asBackup((tx) =>
      sql<{ all: string }>`select (select json_agg(d) from workshop_device d)::text
        || (select json_agg(i) from workshop_invitation i)::text as all`.execute(tx),
    )
    const [{ all } = { all: '' }] = kept.rows
    expect(all).toContain('Frau Kurz')
    for (const secret of [token, made.code, made.code.replaceAll('-', '')]) {
      expect(all).not.toContain(secret)
    }
  })

  it('ends with the invitation, with the workshop, and is for administrations that there are', async () => {
    const id = await planned()
    const { code, id: invitation } = (await invite(anna, id)).body
    const guest = house.visitor()
    const join = (organisation = '') =>
      guest.send('POST', `/api/workshop-codes/${code}/join`, { name: 'Gast', organisation })
    expect((await join('Erfundene Stadt')).status).toBe(400)
    expect((await join()).status).toBe(200)
    expect((await bert.send('POST', `/api/workshop-invitations/${invitation}/revoke`)).status).toBe(
      404,
    )
    expect((await anna.send('POST', `/api/workshop-invitations/${invitation}/revoke`)).status).toBe(
      200,
    )
    expect((await join()).body.error.code).toBe('invitation/expired')
    const other = (await invite(anna, id)).body
    const before = house.clock.now
    house.clock.now = new Date('2026-12-09T12:00:00Z')
    expect((await guest.get(`/api/workshop-codes/${other.code}`)).status).toBe(410)
    house.clock.now = before
    expect((await guest.get(`/api/workshop-codes/${other.code}`)).status).toBe(200)
  })

  it('as Moderation or projector is for who planned it, and for the coordination', async () => {
    const id = await planned()
    const enter = (who: Visitor, as = 'moderation') =>
      who.send('POST', `/api/workshops/${id}/enter`, { as })
    expect((await enter(anna)).body.token).toMatch(/^[\w-]{43}$/)
    expect((await enter(anna, 'projector')).status).toBe(200)
    expect((await enter(bert)).body.error.code).toBe('right/missing')
    expect((await invite(bert, id)).body.error.code).toBe('right/missing')
    const kora = await house.member('one', 'kora', { 'one-k': ['allianceCoordinator'] })
    expect((await enter(kora)).status).toBe(200)
  })

  it('takes a name that can be read, on one line', async () => {
    const id = await planned()
    const { code } = (await invite(anna, id)).body
    const join = (name: string) =>
      house.visitor().send('POST', `/api/workshop-codes/${code}/join`, { name })
    for (const name of ['\u200b\u200b', '\u202e', '...', '\u2066 \u2069']) {
      expect((await join(name)).body.error.details, JSON.stringify(name)).toEqual({ field: 'name' })
    }
    for (const name of ['Frau\u202e nreK', 'Zoë\tde\nVries', '🦊', 'Ольга']) await join(name)
    const { rows } = await house.database.store.asBackup((tx) =>
      sql<{ name: string }>`select name from workshop_device where workshop_id = ${id}`.execute(tx),
    )
    expect(rows.map(({ name }) => name).toSorted()).toEqual(
      ['Frau nreK', 'Zoë de Vries', '🦊', 'Ольга'].toSorted(),
    )
  })

  it('of so many that nobody else comes in is no reason to keep out who leads it', async () => {
    const id = await planned()
    const { code, id: invitation } = (await invite(anna, id)).body
    await house.database.store.asBackup((tx) =>
      sql`insert into workshop_device (alliance_id, workshop_id, token_hash, voice, invitation_id,
          name, role, organisation, expires_at)
        select 'one', ${id}, sha256(('flood' || n)::bytea), 'flood' || n, ${invitation}, 'x',
          'guest', '', ${new Date('2026-12-08T12:00:00Z')}::timestamptz
        from generate_series(1, 600) n`.execute(tx),
    )
    const path = `/api/workshop-codes/${code}/join`
    const refused = await house.visitor().send('POST', path, { name: 'Gast' })
    expect(refused.body.error.code).toBe('workshop/full')
    for (const as of ['moderation', 'projector']) {
      expect((await anna.send('POST', `/api/workshops/${id}/enter`, { as })).status).toBe(200)
    }
  })

  it('is slowed down for who guesses, by address and of all, and never for who has a code', async () => {
    const id = await planned()
    const { code } = (await invite(anna, id)).body
    const guest = house.visitor()
    const wrong = () => guest.get('/api/workshop-codes/AAAABBBBCCCC')
    const right = async () => [
      (await guest.get(`/api/workshop-codes/${code}`)).status,
      (await guest.send('POST', `/api/workshop-codes/${code}/join`, { name: 'Gast' })).status,
    ]
    const before = house.clock.now
    const forget = () =>
      house.database.store.asAuth((tx) => tx.deleteFrom('sign_in_attempt').execute())
    await forget()
    const guessed = await Promise.all(Array.from({ length: 40 }, wrong))
    expect(guessed.filter(({ status }) => status === 410)).toHaveLength(30)
    const refused = guessed.filter(({ status }) => status === 429)
    expect(refused).toHaveLength(10)
    expect(refused[0]?.body.error.details).toMatchObject({ minutes: 15 })
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0)
    // Fifty phones behind the same address come in all the same.
    const phones = await Promise.all(Array.from({ length: 50 }, right))
    expect(new Set(phones.flat())).toEqual(new Set([200]))
    house.clock.now = new Date(house.clock.now.getTime() + 16 * 60_000)
    expect((await wrong()).status).toBe(410)
    // As if a thousand had been tried from everywhere.
    await house.database.store.asAuth((tx) =>
      sql`insert into sign_in_attempt (key, at)
        select sha256('unknown workshop:of all'::bytea), ${house.clock.now}::timestamptz
        from generate_series(1, 1000)`.execute(tx),
    )
    expect((await wrong()).status).toBe(429)
    expect(await right()).toEqual([200, 200])
    house.clock.now = before
    await forget()
  })

  it('a room of phones asks with tokens that hold no longer, and nobody who mistypes a code is kept waiting for it', async () => {
    const id = await planned()
    const { code } = (await invite(anna, id)).body
    const guest = house.visitor()
    const path = `/api/workshop-codes/${code}/join`
    const { token } = (await guest.send('POST', path, { name: 'Gast' })).body
    const stale = `${token.slice(0, -1)}_`
    const asked = await Promise.all(
      Array.from({ length: 60 }, () => atSeat(guest, 'material', stale)),
    )
    expect(new Set(asked.map(({ status }) => status))).toEqual(new Set([410]))
    expect((await guest.get('/api/workshop-codes/AAAABBBBCCCC')).status).toBe(410)
    expect((await atSeat(guest, 'material', token)).status).toBe(200)
    // A token is a voice: it stands in no address, since addresses stand in logs.
    expect(house.log.join()).not.toContain(token)
    await house.database.store.asAuth((tx) => tx.deleteFrom('sign_in_attempt').execute())
  })

  it('opens nothing else in the database', async () => {
    const id = await planned()
    const { code } = (await invite(anna, id)).body
    const hash = hashToken(code.replaceAll('-', ''))
    const { store } = house.database
    const seen = await store.asVisitor(hash, NOW, async (tx) => ({
      invitations: await tx.selectFrom('workshop_invitation').select('id').execute(),
      devices: await tx.selectFrom('workshop_device').select('name').execute(),
    }))
    expect(seen.invitations).toHaveLength(1)
    expect(seen.devices).toEqual([])
    for (const table of ['workshop', 'workshop_room', 'workshop_message'] as const) {
      const ask = store.asVisitor(hash, NOW, (tx) =>
        sql`select 1 from ${sql.table(table)}`.execute(tx),
      )
      await expect(ask).rejects.toThrow(/permission denied/)
    }
    const actor = { personId: 'one-anna', allianceId: 'one', memberships: [] }
    for (const table of ['workshop_room', 'workshop_message', 'workshop_device'] as const) {
      const ask = store.asActor(actor, (tx) => sql`select 1 from ${sql.table(table)}`.execute(tx))
      await expect(ask).rejects.toThrow(/permission denied/)
    }
  })
})

describe('after a workshop', () => {
  const row = (key: string) => ({ kind: 'row' as const, key: asKey(key) })
  const said: readonly Exclude<Body, { kind: 'join' }>[] = [
    { kind: 'agree-minutes', place: row('r1'), minutes: 12, seen: 0 },
    { kind: 'prescribe', place: row('r1'), by: 'law', seen: 0 },
    {
      ...{ kind: 'recommend', place: row('r1'), seen: 0 },
      recommendation: { kind: 'local', reason: 'size', text: 'Zwei Augen genügen' },
    },
    {
      // No row of it: a device may say any key.
      ...{ kind: 'recommend', place: row('constructor'), seen: 0 },
      recommendation: { kind: 'common', text: 'Ohne Schritt' },
    },
    {
      kind: 'measure',
      seen: 0,
      measure: {
        ...{ id: 'm1', text: 'Formular kürzen', organisation: 'Stadt B', post: 'Steueramt' },
        ...{ due: '2027-01-31', effect: 'Weniger Rückfragen' },
      },
    },
  ]
  /** All of it said by the Moderation; open afterwards. */
  const held = async (): Promise<{ id: string; say: (body: Body) => Promise<unknown> }> => {
    const id = await planned()
    const { store } = house.database
    const options = { store, allianceId: 'one', workshopId: id, now: () => house.clock.now }
    const log = await openWorkshopLog(options)
    const workshop = log?.workshop()
    if (!log || workshop?.state !== 'open') throw new Error('no room')
    const [from] = Object.keys(workshop.participants) as VoiceKey[]
    if (!from) throw new Error('no voice')
    let count = 0
    const say = (body: Body) => log.say([{ id: `m${++count}`, from, at: 0, body }])
    for (const body of said) {
      expect((await say(body)).said).toEqual([{ kind: 'taken' }])
    }
    return { id, say }
  }

  it('the target is begun as a draft in which the agreed stands at its steps', async () => {
    const { id, say } = await held()
    const body = { id: 'd'.repeat(24), organisationId: 'one-a', variantId: 'q' }
    const begin = (who = anna, more = {}) =>
      who.send('POST', `/api/workshops/${id}/target`, { ...body, ...more })
    await say({ kind: 'close', dropsHidden: false })
    const begun = await begin()
    expect(begun.status, begun.text).toBe(200)
    expect(begun.body.left).toEqual(['Empfehlung der Werkstatt: Ohne Schritt'])
    const { model } = (await anna.get(`/api/drafts/${begun.body.draftId}/model`)).body
    const checked = Object.values(model.elements).filter((one) =>
      JSON.stringify(one).includes('note'),
    )
    expect(checked).toMatchObject([
      {
        name: 'Antrag prüfen',
        work: {
          ...{ minutes: 12, prescribedBy: 'law' },
          note: expect.stringMatching(/bleibt vor Ort \(.+\): Zwei Augen genügen/),
        },
      },
    ])
    expect((await begin()).body.draftId).toBe(begun.body.draftId)
    expect((await begin(anna, { id: 'e'.repeat(24), variantId: 'r' })).status).toBe(400)
    expect((await begin(anna, { id: 'e'.repeat(24), organisationId: 'one-b' })).status).toBe(403)
    expect((await begin(bert, { organisationId: 'one-b' })).status).toBe(403)
    const { measures } = (await rita.get('/api/workshop-measures')).body
    expect(measures).toContainEqual(
      expect.objectContaining({
        id: 'm1',
        post: 'Steueramt',
        workshop: { id, title: 'Hundesteuer' },
      }),
    )
    expect((await rita.get(`/api/workshops/${id}`)).body).toMatchObject({
      result: { title: 'Hundesteuer', organisations: ['Stadt A'] },
    })
  })

  it('its minutes are worded anew by who led it, agreed, and then stay', async () => {
    const { id, say } = await held()
    const path = `/api/workshops/${id}/minutes`
    expect((await anna.get(path)).body.error.code).toBe('workshop/not-over')
    await say({ kind: 'close', dropsHidden: false })
    const first = (await rita.get(path)).body
    expect(first).toMatchObject({ seq: 0, agreedAt: null, canWord: false, present: '' })
    expect(first.summary).toContain('Stadt B, Steueramt, bis 31.01.2027: Formular kürzen')
    expect(first.sayings[0]).toMatchObject({ id: 'recommendation:row:r1', place: 'Antrag prüfen' })
    const word = (who: Visitor, seen: number) =>
      who.send('POST', path, {
        ...{ seen, present: 'Frau Kurz', remarks: 'Dank' },
        texts: { 'measure:m1': 'Formular auf eine Seite kürzen', 'measure:m9': 'Erfunden' },
      })
    expect((await word(bert, 0)).body.error.code).toBe('right/missing')
    const worded = await word(anna, 0)
    expect(worded.body, worded.text).toMatchObject({ seq: 1, canWord: true, remarks: 'Dank' })
    expect(worded.body.summary).toContain('Formular auf eine Seite kürzen')
    expect(worded.text).not.toContain('Erfunden')
    expect((await word(anna, 0)).body.error.code).toBe('conflict/changed-meanwhile')
    const agree = (who: Visitor, seen: number) => who.send('POST', `${path}/agree`, { seen })
    expect((await agree(bert, 1)).status).toBe(403)
    expect((await agree(anna, 0)).body.error.code).toBe('conflict/changed-meanwhile')
    const agreed = (await agree(anna, 1)).body
    expect(agreed).toMatchObject({ seq: 2, canWord: false, present: 'Frau Kurz' })
    expect(agreed.agreedAt).toBe(house.clock.now.toISOString())
    expect((await word(anna, 2)).body.error.code).toBe('conflict/changed-meanwhile')
    const { store } = house.database
    const late = store.asWorker('one', (tx) =>
      tx
        .insertInto('workshop_minutes_fact')
        .values({
          ...{ alliance_id: 'one', workshop_id: id, seq: 3, act: 'word', wording: '{}' },
          ...{ person_id: 'one-anna', created_at: NOW },
        })
        .execute(),
    )
    await expect(late).rejects.toThrow(/do not change/)
    for (const [form, begin] of [
      ['docx', 'PK'],
      ['pdf', '%PDF'],
    ]) {
      const file = await rita.get(`${path}.${form}`)
      expect(file.status).toBe(200)
      expect(file.text.startsWith(begin ?? '')).toBe(true)
    }
    const facts = await store.asWorker('one', (tx) =>
      tx
        .selectFrom('measure_fact')
        .select(['seq', 'text', 'organisation_id'])
        .where('workshop_id', '=', id)
        .orderBy('seq')
        .execute(),
    )
    expect(facts).toEqual([
      { seq: 1, text: 'Formular kürzen', organisation_id: 'one-b' },
      { seq: 2, text: 'Formular auf eine Seite kürzen', organisation_id: 'one-b' },
    ])
    const steps = await store.asWorker('one', (tx) =>
      tx.selectFrom('workshop_step').selectAll().where('workshop_id', '=', id).execute(),
    )
    expect(steps.map((one) => [one.process_id, one.kind, one.item]).sort()).toEqual([
      ['p', 'recommendation', 'row:r1'],
      ['q', 'recommendation', 'row:r1'],
    ])
  })

  it('W36: everywhere afterwards what came of it reads as the minutes word it', async () => {
    const { id, say } = await held()
    await say({ kind: 'park', issue: 'i1', text: 'Kasse fragen' })
    const { code } = (await invite(anna, id, {})).body
    await say({ kind: 'close', dropsHidden: false })
    const words = async () => {
      const { result } = (await rita.get(`/api/workshops/${id}`)).body
      expect((await house.visitor().get(`/api/workshop-codes/${code}/result`)).body.result).toEqual(
        result,
      )
      const [recommended] = result.recommendations
      return [recommended.value.text, result.measures[0].text, result.issues[0].text]
    }
    expect(await words()).toEqual(['Zwei Augen genügen', 'Formular kürzen', 'Kasse fragen'])
    const texts = {
      ...{ 'recommendation:row:r1': 'Vier Augen', 'measure:m1': 'Formular neu' },
      'issue:i1': 'Die Kasse fragen',
    }
    const worded = await anna.send('POST', `/api/workshops/${id}/minutes`, {
      ...{ seen: 0, present: 'Frau Kurz', remarks: '', texts },
    })
    expect(worded.status, worded.text).toBe(200)
    expect(await words()).toEqual(['Vier Augen', 'Formular neu', 'Die Kasse fragen'])
    // A target that is begun now has the better words at its steps, too.
    const begun = await anna.send('POST', `/api/workshops/${id}/target`, {
      ...{ id: '1'.repeat(24), organisationId: 'one-a', variantId: 'q' },
    })
    const { model } = (await anna.get(`/api/drafts/${begun.body.draftId}/model`)).body
    expect(JSON.stringify(model)).toContain('Vier Augen')
    expect(JSON.stringify(model)).not.toContain('Zwei Augen')
  })

  it('the target is begun in the room, from what most do, and the room is told which draft it is', async () => {
    const { id } = await held()
    const body = { id: 'f'.repeat(24), organisationId: 'one-a', variantId: 'merged' }
    const begin = (who = anna, more = {}) =>
      who.send('POST', `/api/workshops/${id}/target`, { ...body, ...more })
    const begun = await begin()
    expect(begun.status, begun.text).toBe(200)
    expect(begun.body.left).toEqual(['Empfehlung der Werkstatt: Ohne Schritt'])
    const { model } = (await anna.get(`/api/drafts/${begun.body.draftId}/model`)).body
    expect(JSON.stringify(model)).toContain('Zwei Augen genügen')
    const log = await openWorkshopLog({
      ...{ store: house.database.store, allianceId: 'one', workshopId: id },
      now: () => house.clock.now,
    })
    const target = { process: body.id, draft: begun.body.draftId }
    expect(log?.workshop()).toMatchObject({ state: 'open', target })
    // Who does not lead it names no draft.
    expect((await begin(bert, { organisationId: 'one-b' })).status).toBe(403)
    expect(log?.workshop()).toMatchObject({ target })
  })

  const notesOf = async (who: Visitor, processId: string) => {
    const asked = await who.get(`/api/processes/${processId}/workshop-notes`)
    expect(asked.status, asked.text).toBe(200)
    return asked.body.notes as StepNote[]
  }
  const isOf = (id: string) => (one: StepNote) => one.workshop.id === id

  it('what it recommends and its measures stand at their steps, in the variants and in targets', async () => {
    const { id, say } = await held()
    const target = async (mark: string, variantId: string) => {
      const body = { id: mark.repeat(24), organisationId: 'one-a', variantId }
      const begun = await anna.send('POST', `/api/workshops/${id}/target`, body)
      expect(begun.status, begun.text).toBe(200)
      return body.id
    }
    const before = await target('a', 'merged')
    const measure = {
      ...{ id: 'm2', text: 'Vordruck', organisation: 'Stadt A', post: 'Amt', due: '2027-02-01' },
      ...{ effect: 'Schneller', place: row('r1') },
    }
    await say({ kind: 'measure', seen: 0, measure })
    expect((await notesOf(anna, 'p')).filter(isOf(id))).toEqual([])
    await say({ kind: 'close', dropsHidden: false })
    const after = await target('b', 'q')
    const wording = { texts: { 'recommendation:row:r1': 'Vier Augen' }, present: '', remarks: '' }
    await anna.send('POST', `/api/workshops/${id}/minutes`, { ...wording, seen: 0 })
    await anna.send('POST', `/api/workshops/${id}/measures/m2`, {
      ...{ seen: 1, state: 'doing', post: 'Amt', due: '2027-02-01' },
    })
    const stepsOf = async (processId: string) =>
      (await anna.get(`/api/processes/${processId}`)).body.steps.map(
        (one: { key: string; label: string }) => [one.key, one.label] as const,
      )
    for (const processId of ['p', 'q', before, after]) {
      const notes = (await notesOf(anna, processId)).filter(isOf(id))
      expect(notes, processId).toMatchObject([
        { kind: 'recommendation', text: 'Vier Augen', localReason: 'size' },
        { kind: 'measure', id: 'm2', text: 'Vordruck', state: 'doing', post: 'Amt' },
      ])
      const labels = new Map(
        await stepsOf(processId === before || processId === after ? 'q' : processId),
      )
      if (processId !== before)
        expect(notes.map(({ step }) => labels.get(step))).toEqual([
          'Antrag prüfen',
          'Antrag prüfen',
        ])
    }
    // In the target of all, too, the step is the one that says so.
    const { draftId } = (
      await anna.send('POST', `/api/workshops/${id}/target`, {
        ...{ id: before, organisationId: 'one-a', variantId: 'merged' },
      })
    ).body
    const { model } = (await anna.get(`/api/drafts/${draftId}/model`)).body
    const [note] = await notesOf(anna, before)
    expect(model.elements[note?.step ?? ''].name).toBe('Antrag prüfen')
    // A reader of another house reads those of a variant; of a target that its house has not shown, nothing.
    expect((await notesOf(rita, 'p')).filter(isOf(id))).toHaveLength(2)
    expect((await rita.get(`/api/processes/${before}/workshop-notes`)).status).toBe(404)
  })

  it('W39: what it recommends to stay local a house declines and takes that back, for itself', async () => {
    const { id, say } = await held()
    await say({ kind: 'close', dropsHidden: false })
    const ofP = { workshopId: id, place: 'row:r1', isDeclined: true, seen: 0 }
    const answer = async (who: Visitor, more: object = {}, processId = 'p') => {
      const said = await who.send('POST', `/api/processes/${processId}/workshop-notes`, {
        ...{ ...ofP, ...more },
      })
      return said.status === 200 ? 'done' : said.body.error.code
    }
    const stands = async (who: Visitor, processId = 'p') =>
      (await notesOf(who, processId)).flatMap((one) =>
        one.kind === 'recommendation' && one.workshop.id === id
          ? [[one.place, one.isDeclined, one.answers]]
          : [],
      )
    expect(await stands(anna)).toEqual([['row:r1', false, 0]])
    const reader = await house.member('one', 'reader-of-a', { 'one-a': ['reader'] })
    for (const who of [bert, rita, reader]) expect(await answer(who)).toBe('right/missing')
    expect(await answer(anna, { place: 'row:r2' })).toBe('thing/not-found')
    expect(await answer(anna, { workshopId: 'nothing' })).toBe('thing/not-found')
    expect(await answer(anna, { isDeclined: false })).toBe('conflict/changed-meanwhile')
    const both = await Promise.all([answer(anna), answer(anna)])
    expect(both.toSorted()).toEqual(['conflict/changed-meanwhile', 'done'])
    // Everybody in the house is told, and nobody else; another house has its own say.
    expect(await stands(reader)).toEqual([['row:r1', true, 1]])
    expect(await stands(bert)).toEqual([['row:r1', false, 0]])
    expect(await stands(bert, 'q')).toEqual([['row:r1', false, 0]])
    expect(await answer(anna, { isDeclined: false, seen: 1 })).toBe('done')
    expect(await stands(reader)).toEqual([['row:r1', false, 2]])
    expect(await answer(anna, { seen: 1 })).toBe('conflict/changed-meanwhile')
    expect(await answer(anna, { seen: 2 })).toBe('done')
    expect(await stands(anna)).toEqual([['row:r1', true, 3]])
    const approver = await house.member('one', 'approver-of-a', { 'one-a': ['approver'] })
    const { entries } = (await approver.get('/api/organisations/one-a/audit')).body
    expect(entries.slice(0, 3)).toMatchObject([
      { what: 'localReasonDeclined', by: 'anna', values: { title: 'Hundesteuer' } },
      { what: 'localReasonReopened', by: 'anna', values: { title: 'Hundesteuer' } },
      { what: 'localReasonDeclined', by: 'anna', process: { id: 'p' } },
    ])
  })

  it('W32: title, day and place change until it is closed; invitations follow and houses are told', async () => {
    const id = await planned({ title: 'Hund', place: 'Saal 1' })
    const made = (await invite(anna, id)).body
    const date = { title: 'Hund', startsAt: STARTS, minutes: 180, place: 'Saal 1', seen: 0 }
    const guest = house.visitor()
    const { token } = (
      await guest.send('POST', `/api/workshop-codes/${made.code}/join`, { name: 'Ada' })
    ).body
    const before = house.clock.now
    /** What a device that was let in is answered at a moment. */
    const seatAt = async (moment: string) => {
      house.clock.now = new Date(moment)
      const { status } = await atSeat(guest, 'material', token)
      house.clock.now = before
      return status
    }
    expect(await seatAt('2026-12-08T11:59:00Z')).toBe(200)
    expect(await seatAt('2026-12-08T12:01:00Z')).toBe(410)
    const change = (who: Visitor, more: object) =>
      who.send('PUT', `/api/workshops/${id}/date`, { ...date, ...more })
    const told = async (who: Visitor) =>
      (await who.get('/api/notices')).body.notices.flatMap((one: Notice) =>
        one.kind === 'workshopChanged' && one.homework?.workshopId === id
          ? [[one.act, one.homework.title, one.isSeen].join('|')]
          : [],
      )
    expect((await change(bert, {})).body.error.code).toBe('right/missing')
    expect((await change(anna, { startsAt: '2026-11-01T09:00:00Z' })).body.error.code).toBe(
      'workshop/days',
    )
    // Saved as it was, nobody is told.
    expect((await change(anna, {})).body).toMatchObject({ dateVersion: 1, title: 'Hund' })
    expect(await told(bert)).toEqual([])
    const moved = await change(anna, {
      ...{ title: 'Hunde', startsAt: '2026-12-10T08:00:00.000Z', minutes: 60, place: '', seen: 1 },
    })
    expect(moved.body, moved.text).toMatchObject({
      ...{ title: 'Hunde', place: '', dateVersion: 2, startsAt: '2026-12-10T08:00:00.000Z' },
      endsAt: '2026-12-10T09:00:00.000Z',
    })
    expect(moved.body.invitations).toMatchObject([{ expiresAt: '2026-12-17T09:00:00.000Z' }])
    expect((await change(anna, { seen: 1 })).body.error.code).toBe('conflict/changed-meanwhile')
    expect(await told(bert)).toEqual(['2026-12-10|Hunde|false'])
    expect(await told(anna)).toEqual([])
    expect(await told(rita)).toEqual([])
    const asked = (await house.visitor().get(`/api/workshop-codes/${made.code}`)).body
    expect(asked).toMatchObject({ title: 'Hunde', startsAt: '2026-12-10T08:00:00.000Z' })
    const idOf = (file: string) => /UID:.+/.exec(file.replaceAll('\r\n ', ''))?.[0]
    expect(asked.calendar).toContain('SEQUENCE:2\r\n')
    expect(asked.calendar).toContain('DTSTART:20261210T080000Z\r\n')
    expect(idOf(asked.calendar)).toBe(idOf(made.calendar))
    const room = async () => {
      const options = { store: house.database.store, allianceId: 'one', workshopId: id }
      return openWorkshopLog({ ...options, now: () => house.clock.now })
    }
    expect((await room())?.workshop()).toMatchObject({
      title: 'Hunde',
      date: {
        ...{ startsAt: '2026-12-10T08:00:00.000Z', endsAt: '2026-12-10T09:00:00.000Z', place: '' },
        ...{ expiresAt: asked.expiresAt, version: 2 },
      },
    })
    // A seat holds until a week after the new end.
    expect(await seatAt('2026-12-17T08:59:00Z')).toBe(200)
    expect(await seatAt('2026-12-17T09:01:00Z')).toBe(410)
    // Another word on it takes the place of the one before.
    expect((await change(anna, { title: 'Hunde', seen: 2 })).status).toBe(200)
    expect(await seatAt('2026-12-08T11:59:00Z')).toBe(200)
    expect(await seatAt('2026-12-08T12:01:00Z')).toBe(410)
    expect((await told(bert)).toSorted()).toEqual([
      '2026-12-01|Hunde|false',
      '2026-12-10|Hunde|true',
    ])
    const log = await room()
    const workshop = log?.workshop()
    if (!log || workshop?.state !== 'open') throw new Error('no room')
    const [from] = Object.keys(workshop.participants) as VoiceKey[]
    if (!from) throw new Error('no voice')
    const body = { kind: 'close', dropsHidden: true } as const
    await log.say([{ id: 'end', from, at: 0, body }])
    expect((await change(anna, { seen: 3 })).body.error.code).toBe('workshop/over')
  })

  it('who was invited finds what came of it, and nothing before it is closed', async () => {
    const { id, say } = await held()
    const made = (await invite(anna, id, {})).body
    const guest = house.visitor()
    const path = `/api/workshop-codes/${made.code}/result`
    expect((await guest.get(path)).body.error.code).toBe('workshop/not-over')
    await say({ kind: 'close', dropsHidden: false })
    const { result, material } = (await guest.get(path)).body
    expect(result.measures).toMatchObject([{ text: 'Formular kürzen' }])
    expect(material.name).toBe('Hundesteuer')
    expect(JSON.stringify(result)).not.toContain('anna')
    expect((await guest.get('/api/workshop-codes/AAAAAAAAAAAA/result')).status).toBe(410)
  })

  it('forgets for whom its invitations were', async () => {
    const { id, say } = await held()
    await invite(anna, id, { label: 'Frau Kurz' })
    const [open] = (await anna.get(`/api/workshops/${id}`)).body.invitations
    expect(open.label).toBe('Frau Kurz')
    await say({ kind: 'close', dropsHidden: false })
    const [closed] = (await anna.get(`/api/workshops/${id}`)).body.invitations
    expect(closed).toMatchObject({ id: open.id, label: '' })
  })

  it('its measures live on: changed by their house, reminded of once, held against the figures', async () => {
    const { id, say } = await held()
    await say({ kind: 'close', dropsHidden: false })
    const find = async (who: Visitor) => {
      const { measures } = (await who.get('/api/workshop-measures')).body
      return measures.find((one: WorkshopMeasure) => one.workshop.id === id)
    }
    expect(await find(rita)).toMatchObject({
      ...{
        state: 'open',
        organisation: { id: 'one-b', name: 'Stadt B' },
        canChange: false,
        seq: 1,
      },
      family: { name: 'Hundesteuer' },
      check: { process: { id: 'q' }, before: { minutesPerCase: null, casesPerYear: null } },
    })
    const near = new Date(house.clock.now.getTime() + 3 * 86_400_000).toISOString().slice(0, 10)
    const path = `/api/workshops/${id}/measures/m1`
    const say2 = (who: Visitor, body: object) =>
      who.send('POST', path, {
        seen: 1,
        state: 'open',
        post: 'Steueramt',
        due: '2027-01-31',
        ...body,
      })
    const carl = await house.member('one', `carl-${id}`, { 'one-k': ['modeller'] })
    expect((await say2(rita, { state: 'doing' })).body.error.code).toBe('right/missing')
    expect((await say2(carl, { state: 'doing' })).body.error.code).toBe('right/missing')
    expect((await say2(bert, { state: 'dropped' })).body.error.code).toBe('review/reason-missing')
    expect((await say2(bert, { state: 'doing', due: near })).status).toBe(200)
    expect((await say2(bert, { state: 'done' })).body.error.code).toBe('conflict/changed-meanwhile')
    const { store } = house.database
    const remind = () =>
      store.asWorker('one', (tx) =>
        remindOfDays(tx, { newId: () => `n-${id}-${Math.random()}` }, 'one', house.clock.now),
      )
    const told = async (who: Visitor) =>
      (await who.get('/api/notices')).body.notices.filter(
        (one: Notice) => one.measure?.workshopId === id,
      )
    await remind()
    await remind()
    for (const who of [anna, bert]) {
      expect(await told(who)).toMatchObject([
        {
          kind: 'measureDue',
          act: near,
          isSeen: false,
          measure: { text: 'Formular kürzen' },
        },
      ])
    }
    expect(await told(rita)).toEqual([])
    // The house hands it on; whoever led the workshop takes it back.
    expect((await say2(bert, { seen: 2, organisationId: 'one-k' })).status).toBe(200)
    expect((await say2(bert, { seen: 3 })).body.error.code).toBe('right/missing')
    expect((await find(carl)).canChange).toBe(true)
    const done = { seen: 3, state: 'done', since: '2027-01-15', organisationId: 'one-b' }
    expect((await say2(anna, done)).status).toBe(200)
    expect(await told(bert)).toMatchObject([{ isSeen: true }])
    expect(await find(bert)).toMatchObject({
      ...{ state: 'done', since: '2027-01-15', seq: 4 },
      history: [{ state: 'done' }, { organisation: 'Kreis K' }, { state: 'doing' }, { seq: 1 }],
    })
  })

  it('W31: the next one begins with open issues at their rows, and looks at open measures as they stand', async () => {
    const { id, say } = await held()
    expect((await plan(anna, { follows: id })).body.error.code).toBe('workshop/not-over')
    const measure = {
      ...{ id: 'm2', text: 'Vordruck', organisation: 'Stadt A', post: 'Amt', due: '2027-01-15' },
      ...{ effect: 'Schneller', place: row('r1') },
    }
    await say({ kind: 'measure', seen: 0, measure })
    await say({ kind: 'park', issue: 'i1', text: 'Kasse fragen', place: row('r1') })
    await say({ kind: 'park', issue: 'i2', text: 'Vordruck' })
    await say({ kind: 'settle', issue: 'i2', outcome: 'geklärt' })
    await say({ kind: 'park', issue: 'i3', text: 'Frist', place: row('r99') })
    await say({ kind: 'close', dropsHidden: false })
    await anna.send('POST', `/api/workshops/${id}/minutes`, {
      ...{ seen: 0, present: '', remarks: '', texts: { 'issue:i1': 'Die Kasse fragen' } },
    })
    const made = await plan(anna, { follows: id, template: 'review' })
    expect(made.body, made.text).toMatchObject({
      follows: { id, title: 'Hundesteuer' },
      measuresBefore: [
        { id: 'm2', text: 'Vordruck', state: 'open', post: 'Amt', place: row('r1') },
        { id: 'm1', text: 'Formular kürzen', organisation: 'Stadt B', place: null },
      ],
    })
    const next = made.body.id
    const before = (await rita.get(`/api/workshops/${id}`)).body
    expect(before.followedBy).toEqual([{ id: next, title: 'Hundesteuer' }])
    const room = await house.database.store.asWorker('one', (tx) => findRoom(tx, 'one', next))
    expect(room?.start.measures).toEqual({})
    expect(Object.values(room?.start.issues ?? {})).toEqual([
      { id: 'before-1', text: 'Die Kasse fragen', place: row('r1') },
      { id: 'before-2', text: 'Frist' },
    ])
    // What houses say meanwhile is what a guest in the room sees.
    await anna.send('POST', `/api/workshops/${id}/measures/m1`, {
      ...{ seen: 1, state: 'done', post: 'Steueramt', due: '2027-01-31' },
    })
    await anna.send('POST', `/api/workshops/${id}/measures/m2`, {
      ...{ seen: 1, state: 'doing', post: 'Kämmerei', due: '2027-01-15' },
    })
    const { code } = (await invite(anna, next)).body
    const guest = house.visitor()
    const join = { name: 'Gast', organisation: 'Stadt B' }
    const { token } = (await guest.send('POST', `/api/workshop-codes/${code}/join`, join)).body
    const asked = await atSeat(guest, 'measures', token)
    expect(asked.body.measures, asked.text).toMatchObject([
      { id: 'm2', state: 'doing', post: 'Kämmerei', place: row('r1') },
    ])
    expect((await atSeat(guest, 'measures', 'none')).status).toBe(410)
  })

  it('whoever forgets to close it has it closed for them a week after its end', async () => {
    const { id } = await held()
    const { store } = house.database
    const at = (now: string) =>
      closeWorkshops(
        {
          ...{ store, now: () => new Date(now), newId: () => 'a-new-id' },
          report: (message, error) => {
            throw new Error(message, { cause: error })
          },
        },
        'one',
      )
    const { code } = (await invite(anna, id)).body
    const join = { name: 'Frau Vergänglich', organisation: 'Stadt B' }
    const { token } = (await house.visitor().send('POST', `/api/workshop-codes/${code}/join`, join))
      .body
    const allThatIsKept = async () => {
      const kept = await store.asBackup((tx) =>
        sql<{ all: string }>`select coalesce((select json_agg(d) from workshop_device d
            where workshop_id = ${id})::text, '') || coalesce((select json_agg(m)
            from workshop_message m where workshop_id = ${id})::text, '')
          || (select json_agg(w) from workshop w where id = ${id})::text as all`.execute(tx),
      )
      return kept.rows[0]?.all ?? ''
    }
    expect(await allThatIsKept()).toContain('Frau Vergänglich')
    await at('2026-12-08T11:59:00Z')
    expect((await anna.get(`/api/workshops/${id}`)).body.closedAt).toBeNull()
    expect(await allThatIsKept()).toContain('Frau Vergänglich')
    await at('2026-12-08T12:00:00Z')
    const closed = (await anna.get(`/api/workshops/${id}`)).body
    expect(closed).toMatchObject({ closedAt: '2026-12-08T12:00:00.000Z' })
    expect(closed.result.measures).toHaveLength(1)
    const left = await store.asWorker('one', (tx) =>
      tx.selectFrom('workshop_room').select('workshop_id').execute(),
    )
    expect(left).toEqual([])
    // What the rules say before joining: of who was there nothing is left, and their device is nobody's.
    expect(await allThatIsKept()).not.toMatch(/Vergänglich|"voice"/)
    expect((await atSeat(house.visitor(), 'material', token)).status).toBe(410)
  })
})
