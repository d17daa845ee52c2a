import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeAlliance, NOW } from '../../test/database/make-alliance.ts'
import { type House, openHouse, PASSWORD } from './testing/visit.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
  await makeAlliance(house.database.store, 'one')
  await house.member('one', 'anna', { 'one-a': ['modeller'] })
})
afterAll(() => house?.close())

const HOUR_MS = 3_600_000
const anna = { email: 'one-anna@example.org', password: PASSWORD }
const later = (ms: number) => {
  house.clock.now = new Date(NOW.getTime() + ms)
}

describe('signing in', () => {
  it('gives a cookie that scripts cannot read and other sites cannot use', async () => {
    const visitor = house.visitor()
    const answer = await visitor.send('POST', '/api/session', {
      ...anna,
      email: ' One-Anna@Example.org ',
    })
    expect(answer.status).toBe(200)
    expect(answer.body.session.person.name).toBe('anna')
    expect(answer.body.session.can).toEqual({
      importProcesses: true,
      record: true,
      administer: false,
      decideLinks: true,
      coordinate: false,
    })
    const cookie = answer.headers.getSetCookie()[0] ?? ''
    expect(cookie).toMatch(/^prozess_session=[\w-]{43};/)
    expect(cookie).toMatch(/HttpOnly/)
    expect(cookie).toMatch(/SameSite=Lax/)
    expect(cookie).not.toMatch(/Secure/)
    const token = visitor.cookies.get('prozess_session') ?? ''
    const rows = await house.database.store.asAuth((tx) =>
      tx.selectFrom('session').selectAll().execute(),
    )
    expect(JSON.stringify(rows)).not.toContain(token)
    expect((await visitor.get('/api/session')).body.session.person.name).toBe('anna')
  })

  it('answers a wrong password and an unknown address alike', async () => {
    const visitor = house.visitor()
    const wrong = await visitor.send('POST', '/api/session', { ...anna, password: 'falsch falsch' })
    const unknown = await visitor.send('POST', '/api/session', { ...anna, email: 'x@example.org' })
    expect([wrong.status, unknown.status]).toEqual([401, 401])
    expect(wrong.body).toEqual(unknown.body)
    expect(wrong.body.error.code).toBe('session/wrong-credentials')
    expect(visitor.cookies.size).toBe(0)
  })

  it('stops guessing after ten attempts for an address, and lets it go on a quarter later', async () => {
    await house.member('one', 'bert', { 'one-b': ['reader'] })
    const bert = { email: 'one-bert@example.org', password: PASSWORD }
    const visitor = house.visitor()
    // All at once, so that none can slip through before another is counted.
    const answers = await Promise.all(
      Array.from({ length: 15 }, () =>
        visitor.send('POST', '/api/session', { ...bert, password: 'geraten geraten' }),
      ),
    )
    expect(answers.filter((answer) => answer.status === 401)).toHaveLength(10)
    const refused = answers.filter((answer) => answer.status === 429)
    expect(refused).toHaveLength(5)
    expect(refused[0]?.body.error.code).toBe('session/too-many-attempts')
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await visitor.send('POST', '/api/session', bert)).status).toBe(429)
    expect((await visitor.send('POST', '/api/session', anna)).status).toBe(200)
    later(16 * 60_000)
    expect((await visitor.send('POST', '/api/session', bert)).status).toBe(200)
    later(0)
  })

  it('ends after twelve hours without a request, and after thirty days in any case', async () => {
    const visitor = house.visitor()
    await visitor.send('POST', '/api/session', anna)
    later(11 * HOUR_MS)
    expect((await visitor.get('/api/processes')).status).toBe(200)
    later(22 * HOUR_MS)
    expect((await visitor.get('/api/processes')).status).toBe(200)
    later(35 * HOUR_MS)
    const answer = await visitor.get('/api/processes')
    expect([answer.status, answer.body.error.code]).toEqual([401, 'session/needed'])
    later(0)
    await visitor.send('POST', '/api/session', anna)
    for (let hours = 10; hours <= 720; hours += 10) {
      later(hours * HOUR_MS)
      expect((await visitor.get('/api/organisations')).status).toBe(200)
    }
    later(721 * HOUR_MS)
    expect((await visitor.get('/api/organisations')).status).toBe(401)
    later(0)
  })

  it('ends on the server when signing out', async () => {
    const visitor = house.visitor()
    await visitor.send('POST', '/api/session', anna)
    const kept = visitor.cookies.get('prozess_session') ?? ''
    expect((await visitor.send('DELETE', '/api/session')).status).toBe(200)
    expect(visitor.cookies.size).toBe(0)
    const answer = await visitor.get('/api/organisations', { Cookie: `prozess_session=${kept}` })
    expect(answer.status).toBe(401)
  })

  it('ends everywhere else when the password changes', async () => {
    const here = await house.member('one', 'cleo', { 'one-a': ['reader'] })
    const there = house.visitor()
    const cleo = { email: 'one-cleo@example.org', password: PASSWORD }
    await there.send('POST', '/api/session', cleo)
    const next = 'ein ganz neues Kennwort'
    const wrong = await here.send('PUT', '/api/session/password', { current: 'falsch', next })
    expect(wrong.status).toBe(401)
    const short = await here.send('PUT', '/api/session/password', {
      current: PASSWORD,
      next: 'kurz',
    })
    expect([short.status, short.body.error.details.field]).toEqual([400, 'next'])
    const done = await here.send('PUT', '/api/session/password', { current: PASSWORD, next })
    expect(done.status).toBe(200)
    expect((await here.get('/api/organisations')).status).toBe(200)
    expect((await there.get('/api/organisations')).status).toBe(401)
    expect((await there.send('POST', '/api/session', cleo)).status).toBe(401)
    expect((await there.send('POST', '/api/session', { ...cleo, password: next })).status).toBe(200)
  })

  it('shows another of my alliances only where I belong', async () => {
    await makeAlliance(house.database.store, 'two')
    await makeAlliance(house.database.store, 'three')
    const visitor = await house.member('one', 'dora', { 'one-a': ['reader'] })
    await house.database.store.asAuth((tx) =>
      tx
        .insertInto('membership')
        .values({
          alliance_id: 'two',
          organisation_id: 'two-b',
          person_id: 'one-dora',
          roles: ['modeller'],
        })
        .execute(),
    )
    const { session } = (await visitor.get('/api/session')).body
    expect(session.alliances.map((one: { id: string }) => one.id).sort()).toEqual(['one', 'two'])
    const refused = await visitor.send('PUT', '/api/session/alliance', { allianceId: 'three' })
    expect(refused.status).toBe(404)
    const moved = await visitor.send('PUT', '/api/session/alliance', { allianceId: 'two' })
    expect(moved.body.session.alliance.id).toBe('two')
    const { organisations } = (await visitor.get('/api/organisations')).body
    expect(organisations.map((one: { id: string }) => one.id)).toEqual(['two-k', 'two-a', 'two-b'])
  })
})

describe('requests from elsewhere', () => {
  it('are refused when they change something, and nothing is done', async () => {
    const visitor = house.visitor()
    const tries: Record<string, string>[] = [
      { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example' },
      { 'Sec-Fetch-Site': 'same-site', Origin: house.url },
      { Origin: 'https://evil.example' },
      { Origin: 'null' },
    ]
    for (const headers of tries) {
      const answer = await visitor.send('POST', '/api/session', anna, headers)
      expect([answer.status, answer.body.error.code]).toEqual([403, 'session/foreign-origin'])
      expect(answer.headers.getSetCookie()).toEqual([])
    }
    for (const headers of [{ 'Sec-Fetch-Site': 'same-origin' }, { Origin: house.url }]) {
      expect((await visitor.send('POST', '/api/session', anna, headers)).status).toBe(200)
    }
    const form = { 'Content-Type': 'text/plain' }
    const answer = await visitor.send('POST', '/api/session', JSON.stringify(anna), form)
    expect([answer.status, answer.body.error.code]).toEqual([400, 'request/invalid'])
  })
})

describe('every answer', () => {
  it('carries the strict headers, whatever it is', async () => {
    const visitor = house.visitor()
    for (const path of ['/', '/bibliothek', '/api/session', '/api/nothing', '/healthz']) {
      const { headers } = await visitor.get(path)
      expect(headers.get('content-security-policy')).toMatch(
        /^default-src 'none'; script-src 'self'/,
      )
      expect(headers.get('content-security-policy')).not.toMatch(/unsafe/)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    }
  })

  it('lets a worker of the platform itself alone be registered, and for rooms of workshops only', async () => {
    const { status, headers, text } = await house.visitor().get('/werkstatt/ohne-netz.js')
    expect([status, headers.get('content-type')]).toEqual([200, 'text/javascript; charset=utf-8'])
    // Asked for anew each time; and nothing widens it beyond its own folder.
    expect(headers.get('cache-control')).toBe('no-cache')
    expect(headers.get('service-worker-allowed')).toBeNull()
    expect(headers.get('content-security-policy')).toContain("; worker-src 'self';")
    expect(text).toContain("addEventListener('fetch'")
    const page = await house.visitor().get('/werkstatt/')
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
  })

  it('refuses bodies that are too long or no JSON', async () => {
    const visitor = house.visitor()
    const long = await visitor.send('POST', '/api/session', `"${'x'.repeat(1_100_000)}"`)
    expect([long.status, long.body.error.code]).toEqual([413, 'request/too-large'])
    const broken = await visitor.send('POST', '/api/session', '{"email":')
    expect([broken.status, broken.body.error.code]).toEqual([400, 'request/invalid'])
  })

  it('says an unexpected error with a number that stands in the log, and no more', async () => {
    const broken = await openHouse({
      random: {
        bytes: (count) => {
          if (count === 32) throw new Error('geheim: no entropy')
          return Buffer.alloc(count, 7)
        },
        id: () => 'x',
      },
    })
    try {
      await makeAlliance(broken.database.store, 'one')
      const member = broken.member('one', 'anna', { 'one-a': ['reader'] })
      await expect(member).rejects.toThrow('server/unexpected')
      const answer = await broken.visitor().send('POST', '/api/session', anna)
      expect(answer.status).toBe(500)
      expect(answer.body.error.reference).toBe('07070707')
      expect(answer.text).not.toContain('geheim')
      const entry = broken.log
        .map((line) => JSON.parse(line))
        .find((line) => line.level === 'error')
      expect(entry).toMatchObject({ reference: '07070707', path: '/api/session', method: 'POST' })
      expect(broken.log.join('\n')).not.toContain(PASSWORD)
    } finally {
      await broken.close()
    }
  })
})

describe('behind HTTPS', () => {
  it('the cookie is sent encrypted only, and the proxy may name the visitor', async () => {
    const proxied = await openHouse({
      publicUrl: 'https://prozesse.example.org',
      isBehindProxy: true,
    })
    try {
      await makeAlliance(proxied.database.store, 'one')
      const member = await proxied.member('one', 'anna', { 'one-a': ['reader'] })
      const answer = await member.send('POST', '/api/session', anna, {
        Origin: 'https://prozesse.example.org',
      })
      expect(answer.headers.getSetCookie()[0]).toMatch(/Secure/)
      expect(answer.headers.get('strict-transport-security')).toMatch(/max-age/)
      // Sixty wrong ones from one visitor do not shut out another.
      const visitor = proxied.visitor()
      const guess = (index: number, address: string) =>
        visitor.send(
          'POST',
          '/api/session',
          { email: `x${index}@example.org`, password: 'geraten geraten' },
          { 'X-Forwarded-For': `1.2.3.4, ${address}` },
        )
      const guesses = Array.from({ length: 62 }, (_, index) => guess(index, '203.0.113.7'))
      const answers = await Promise.all(guesses)
      expect(answers.filter((one) => one.status === 429)).toHaveLength(2)
      expect((await guess(99, '203.0.113.8')).status).toBe(401)
    } finally {
      await proxied.close()
    }
  })
})
