// Public pages over the wire and the real database: who publishes, what anybody reads without signing in, and when it is
// gone again.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { end, namedProcess, start, task } from '#process'
import { makeAlliance, makeProcess, secretProfile } from '../../test/database/make-alliance.ts'
import { type House, openHouse, type Visitor } from './testing/visit.ts'

let house: House
let anna: Visitor
let carl: Visitor
beforeAll(async () => {
  house = await openHouse()
  await makeAlliance(house.database.store, 'one')
  anna = await house.member('one', 'anna', { 'one-a': ['modeller', 'approver'] })
  carl = await house.member('one', 'carl', { 'one-a': ['modeller', 'organisationAdmin'] })
})
afterAll(() => house?.close())

const process = namedProcess(
  'Hunde',
  start('Antrag'),
  task('Antrag <b>prüfen</b>', {
    actor: 'Frau geheim',
    work: { minutes: 77, note: 'geheim', documents: ['Personalausweis', 'Impfpass'] },
  }),
  task('Marke "ausgeben"', { actor: 'Kasse geheim' }),
  end('erledigt'),
)

let count = 0
const make = async (name = 'Hund anmelden', more: object = {}): Promise<string> => {
  count += 1
  const id = `p${count}`
  const shown = { allianceId: 'one', organisationId: 'one-a', visibility: 'alliance' } as const
  await makeProcess(house.database.store, {
    ...{ ...shown, id, name, state: 'approved', process, profile: secretProfile, ...more },
  })
  return id
}

const publish = (who: Visitor, id: string, more: object = {}) =>
  who.send('PUT', `/api/processes/${id}/publication`, { version: 1, bring: ['Ausweis'], ...more })
const page = (id: string, query = '', headers: Record<string, string> = {}) =>
  house.visitor().get(`/oeffentlich/one/${id}${query}`, headers)

describe('a public page', () => {
  it('is made by who approves, of what is in force and seen by the alliance', async () => {
    const id = await make()
    expect((await page(id)).status).toBe(404)
    expect((await publish(carl, id)).body.error.code).toBe('right/missing')
    expect((await publish(anna, id, { version: 2 })).body.error.code).toBe(
      'conflict/changed-meanwhile',
    )
    const draft = await make('Entwurf', { state: 'draft' })
    expect((await publish(anna, draft)).body.error.code).toBe('publication/notInForce')
    const hidden = await make('Intern', { visibility: 'organisation' })
    expect((await publish(anna, hidden)).body.error.code).toBe('publication/notSeen')
    expect((await anna.get(`/api/processes/${id}/publication`)).body).toMatchObject({
      ...{ version: 1, fault: null, bring: ['Personalausweis', 'Impfpass'], canPublish: true },
      page: `${house.url}/oeffentlich/one/${id}`,
    })
    expect((await publish(anna, id)).status).toBe(200)
    expect((await page(id)).status).toBe(200)
    const audit = (await anna.get(`/api/processes/${id}/audit`)).body.entries
    expect(audit[0]).toMatchObject({ what: 'published', by: 'anna', details: { version: 1 } })
  })

  it('says what happens, who, how long and what to bring, without scripts, and nothing in-house', async () => {
    const id = await make()
    await publish(anna, id, { bring: ['Ausweis & Foto'] })
    const { text, headers } = await page(id)
    for (const words of ['Hund anmelden', 'Stadt A', 'Ausweis &amp; Foto', '5 Tage', 'prüf']) {
      expect([words, text.includes(words)]).toEqual([words, true])
    }
    for (const secret of ['geheim', '77', '<b>', '<script', 'style=', 'Stelle 1']) {
      expect([secret, text.includes(secret)]).toEqual([secret, false])
    }
    expect(headers.get('content-type')).toContain('text/html')
    expect(headers.getSetCookie()).toEqual([])
    // Nothing is loaded from elsewhere.
    expect(text.match(/(src|href)="(https?:)?\/\//g)).toBeNull()
    const english = await page(id, '?lang=en')
    expect(english.text).toContain('<html lang="en">')
    expect(english.text).toContain('What you need')
    expect((await page(id, '', { 'Accept-Language': 'en' })).text).toBe(english.text)
  })

  it('is found by search engines only where its house says so', async () => {
    const id = await make('Fund')
    await publish(anna, id)
    const hidden = await page(id)
    expect([hidden.headers.get('x-robots-tag'), hidden.text.includes('noindex')]).toEqual([
      ...['noindex', true],
    ])
    await publish(anna, id, { isIndexed: true })
    const open = await page(id)
    expect([open.headers.get('x-robots-tag'), open.text.includes('noindex')]).toEqual([null, false])
  })

  it('may be kept on the way, is asked for anew each time, and is not sent twice', async () => {
    const id = await make()
    await publish(anna, id)
    const first = await page(id)
    expect(first.headers.get('cache-control')).toBe('public, no-cache')
    const tag = first.headers.get('etag') ?? ''
    expect((await page(id, '', { 'If-None-Match': tag })).status).toBe(304)
    expect((await page('nothing')).headers.get('cache-control')).toBe('no-store')
  })

  it('is gone at once where it is taken back, hidden, withdrawn or out of force', async () => {
    const [taken, hidden, withdrawn, retired] = [
      ...[await make(), await make(), await make(), await make()],
    ] as [string, string, string, string]
    for (const id of [taken, hidden, withdrawn, retired]) {
      await publish(anna, id)
      expect((await page(id)).status).toBe(200)
    }
    expect((await carl.send('DELETE', `/api/processes/${taken}/publication`)).status).toBe(403)
    expect((await anna.send('DELETE', `/api/processes/${taken}/publication`)).status).toBe(200)
    const shared = { minutes: false, cases: false, posts: true }
    await anna.send('PATCH', `/api/processes/${hidden}`, {
      ...{ visibility: 'organisation', shared },
      seen: { visibility: 'alliance', shared },
    })
    await anna.send('POST', `/api/processes/${withdrawn}/withdraw`)
    const retire = { act: 'retire', reason: 'Gilt nicht mehr.', seen: 0 }
    const path = `/api/processes/${retired}/versions/1/review`
    expect((await anna.send('POST', path, retire)).status).toBe(200)
    const nothing = await page('nothing')
    for (const id of [taken, hidden, withdrawn, retired]) {
      const gone = await page(id)
      expect([id, gone.status, gone.text]).toEqual([id, 404, nothing.text])
    }
    const detail = (await carl.get(`/api/processes/${retired}`)).body
    expect(detail.publication).toMatchObject({ version: 1, isOpen: false })
    await anna.send('POST', `/api/processes/${withdrawn}/restore`)
    expect((await page(withdrawn)).status).toBe(200)
  })

  it('stays as it was made until its house publishes anew', async () => {
    const id = await make('Vorher')
    await publish(anna, id)
    const before = (await page(id)).text
    await anna.send('PATCH', `/api/processes/${id}`, { name: 'Nachher', seen: { name: 'Vorher' } })
    expect((await page(id)).text).toBe(before)
    await publish(anna, id)
    expect((await page(id)).text).toContain('Nachher')
  })

  it('cannot be written past the program: the database knows what is approved, and by whom', async () => {
    const id = await make('Entwurf', { state: 'draft' })
    const put = house.database.store.asWorker('one', (tx) =>
      tx
        .insertInto('publication')
        .values({
          ...{ alliance_id: 'one', process_id: id, version: 1, is_indexed: false, name: 'x' },
          ...{ organisation_name: 'x', shown: '{}', words: '', person_id: 'one-anna' },
          published_at: house.clock.now,
        })
        .execute(),
    )
    await expect(put).rejects.toThrow(/only what is approved/)
  })
})

describe('the list of what is public', () => {
  it('is searched by words, and is not there for an alliance of which nothing is public', async () => {
    const id = await make('Wohngeld beantragen')
    await publish(anna, id)
    const list = await house.visitor().get('/oeffentlich/one')
    expect(list.text).toContain('Wohngeld beantragen')
    const found = await house.visitor().get('/oeffentlich/one?q=wohngeld')
    expect(found.text).toContain('Wohngeld beantragen')
    expect(found.text).not.toContain('Fund')
    const none = await house.visitor().get('/oeffentlich/one?q=%22%3E%3Cx')
    expect(none.status).toBe(200)
    expect(none.text).toContain('value="&quot;&gt;&lt;x"')
    await makeAlliance(house.database.store, 'two')
    const two = await house.visitor().get('/oeffentlich/two')
    const nothing = await house.visitor().get('/oeffentlich/nothing')
    expect([two.status, two.text]).toEqual([404, nothing.text])
  })

  it('is not given again and again to the same address', async () => {
    const visitor = house.visitor()
    let last = 200
    for (let visits = 0; visits < 400 && last === 200; visits += 1) {
      last = (await visitor.get('/oeffentlich/one')).status
    }
    expect(last).toBe(429)
    house.clock.now = new Date(house.clock.now.getTime() + 60_000)
    expect((await visitor.get('/oeffentlich/one')).status).toBe(200)
  })
})
