import readExcelFile from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { COMPARISON_FILES } from '#api'
import { namedProcess, start, task } from '#process'
import { makeAlliance, makeProcess } from '../../test/database/make-alliance.ts'
import { type House, openHouse, type Visitor } from './testing/visit.ts'

let house: House
let a: Visitor
let b: Visitor
let reader: Visitor

const ALL = { minutes: true, cases: true, posts: true }
const NOTHING = { minutes: false, cases: false, posts: false }

beforeAll(async () => {
  house = await openHouse()
  const { store } = house.database
  await makeAlliance(store, 'one')
  a = await house.member('one', 'anna', { 'one-a': ['modeller'] })
  b = await house.member('one', 'bert', { 'one-b': ['modeller', 'organisationAdmin'] })
  reader = await house.member('one', 'rita', { 'one-b': ['reader'] })
  const wohngeld = {
    allianceId: 'one',
    name: 'Wohngeld bewilligen',
    profile: { productArea: '05', trigger: 'Antrag auf Wohngeld' },
    process: namedProcess(
      'Wohngeld',
      start('Antrag'),
      task('Einkommen berechnen', { actor: 'Wohngeldstelle Nord' }),
    ),
  }
  const shared = { visibility: 'alliance' as const }
  await makeProcess(store, { ...wohngeld, ...shared, id: 'w-a', organisationId: 'one-a' })
  await makeProcess(store, {
    ...{ ...wohngeld, ...shared, id: 'w-b', organisationId: 'one-b', sharing: NOTHING },
  })
  await makeProcess(store, { ...wohngeld, id: 'w-b2', organisationId: 'one-b' })
  await makeProcess(store, {
    ...{ allianceId: 'one', id: 'h-b', organisationId: 'one-b', sharing: NOTHING, ...shared },
  })
})
afterAll(() => house?.close())

interface Item {
  readonly id: string
}
const idsOf = (body: { items: Item[] }) => body.items.map((item) => item.id).sort()

describe('a process as text', () => {
  const textOf = (body: { blocks: readonly unknown[] }) => JSON.stringify(body.blocks)

  it('is told in sentences, in full or in short, in the language of the reader', async () => {
    const { body } = await a.get('/api/processes/w-a/text')
    expect(body.blocks[0]).toEqual({ kind: 'heading', level: 2, text: 'Worum es geht' })
    expect(textOf(body)).toContain('Zuerst berechnet die Wohngeldstelle Nord das Einkommen.')
    expect(textOf(body)).toContain('(Stadt A)')
    const short = (await a.get('/api/processes/w-a/text?length=short')).body
    expect(short.blocks[0]).toMatchObject({ kind: 'heading', text: 'Kurz gesagt' })
    const english = (await a.get('/api/processes/w-a/text?lang=en')).body
    expect(english.blocks[0]).toMatchObject({ text: 'What it is about' })
    expect((await a.get('/api/processes/w-a/text?length=longer')).status).toBe(400)
  })

  it('says nothing of what stays in-house, and nothing of what must stay hidden', async () => {
    const mine = textOf((await b.get('/api/processes/w-b/text')).body)
    const theirs = textOf((await a.get('/api/processes/w-b/text')).body)
    expect(mine).toContain('Wohngeldstelle Nord')
    expect(theirs).toContain('Einkommen')
    expect(theirs).not.toContain('Wohngeldstelle Nord')
    expect((await a.get('/api/processes/w-b2/text')).status).toBe(404)
  })
})

describe('the library', () => {
  it('lists what I may see, with facets that count the same', async () => {
    const forA = (await a.get('/api/processes')).body
    expect(idsOf(forA)).toEqual(['h-b', 'w-a', 'w-b'])
    expect(forA.total).toBe(3)
    expect(forA.facets.organisation).toEqual([
      { value: 'one-a', label: 'Stadt A', count: 1 },
      { value: 'one-b', label: 'Stadt B', count: 2 },
    ])
    expect(forA.facets.productArea).toEqual([
      { value: '05', label: 'Soziale Leistungen', count: 2 },
      { value: '16', label: 'Allgemeine Finanzwirtschaft', count: 1 },
    ])
    expect(forA.facets.state).toEqual([{ value: 'draft', label: 'Entwurf', count: 3 }])
    expect(forA.facets.family).toEqual([{ value: 'no', label: 'steht für sich', count: 3 }])
    const forB = (await b.get('/api/processes')).body
    expect(forB.total).toBe(4)
  })

  it('filters, and each facet counts with all filters but its own', async () => {
    const { body } = await a.get('/api/processes?organisation=one-b')
    expect(idsOf(body)).toEqual(['h-b', 'w-b'])
    expect(body.facets.organisation).toHaveLength(2)
    expect(body.facets.productArea.map((one: { count: number }) => one.count)).toEqual([1, 1])
    const both = (await a.get('/api/processes?organisation=one-b&productArea=05')).body
    expect(idsOf(both)).toEqual(['w-b'])
    expect((await a.get('/api/processes?family=yes')).body.total).toBe(0)
  })

  it('counts and finds processes without a product area', async () => {
    await makeProcess(house.database.store, {
      ...{ allianceId: 'one', id: 'free', organisationId: 'one-a', profile: {} },
    })
    const { body } = await a.get('/api/processes?productArea=none')
    expect(idsOf(body)).toEqual(['free'])
    expect(body.facets.productArea.at(-1)).toEqual({
      ...{ value: 'none', label: 'Ohne Produktbereich', count: 1 },
    })
    await a.send('POST', '/api/processes/free/withdraw')
    expect((await a.get('/api/processes?productArea=none')).body.total).toBe(0)
  })

  it('pages without losing or repeating one', async () => {
    const pages = await Promise.all(
      [0, 1, 2, 3].map((offset) => a.get(`/api/processes?limit=1&offset=${offset}`)),
    )
    const ids = pages.flatMap((page) => page.body.items.map((item: Item) => item.id))
    expect(ids.sort()).toEqual(['h-b', 'w-a', 'w-b'])
    expect(pages.map((page) => page.body.total)).toEqual([3, 3, 3, 3])
  })

  it('finds beginnings of words, inflections, parts of names, and steps', async () => {
    for (const q of ['wohngeld', 'Wohng', 'geld', 'Einkommens berechnung', 'einkomm berech']) {
      const { body } = await a.get(`/api/processes?q=${encodeURIComponent(q)}`)
      expect([q, idsOf(body)]).toEqual([q, ['w-a', 'w-b']])
    }
    for (const q of ['%', '_', "'", '&', '!', '"x" -y', '()']) {
      const answer = await a.get(`/api/processes?q=${encodeURIComponent(q)}`)
      expect([q, answer.status, answer.body.total]).toEqual([q, 200, 0])
    }
  })

  it('finds a post only where it is shared', async () => {
    const search = async (visitor: Visitor) =>
      idsOf((await visitor.get('/api/processes?q=Wohngeldstelle')).body)
    expect(await search(a)).toEqual(['w-a'])
    expect(await search(b)).toEqual(['w-a', 'w-b', 'w-b2'])
  })

  it('speaks the reader’s language', async () => {
    const { facets } = (await a.get('/api/processes?lang=en')).body
    expect(facets.productArea[0].label).toBe('Social benefits')
    const german = await a.get('/api/processes', { 'Accept-Language': 'fr, en;q=0.3, de;q=0.8' })
    expect(german.body.facets.productArea[0].label).toBe('Soziale Leistungen')
  })
})

describe('a process that another organisation shares', () => {
  it('is redacted in every form it can be fetched in', async () => {
    const forms = ['', '/drawing.svg', '/drawing.svg?interactive', '/model.bpmn', '/steps.txt']
    for (const form of forms) {
      const theirs = await a.get(`/api/processes/h-b${form}`)
      expect([form, theirs.status]).toEqual([form, 200])
      expect(theirs.text).toContain('Antrag prüfen')
      expect(theirs.text).not.toMatch(/geheim|7777|\b77\b/)
      const own = await b.get(`/api/processes/h-b${form}`)
      expect(own.text).toContain('Stelle geheim 22.1')
    }
    expect((await a.get('/api/processes/h-b/drawing.png')).status).toBe(200)
    expect((await a.get('/api/processes/h-b/original')).status).toBe(404)
    expect((await b.get('/api/processes/h-b/original')).text).toContain('geheim')
    const { body } = await a.get('/api/processes/h-b')
    expect(body.file).toBe(null)
    expect(body.remarks).toEqual([])
    expect(body.can).toEqual({
      write: false,
      edit: false,
      share: false,
      withdraw: false,
      approve: false,
      publish: false,
      keepCurrent: false,
      // Who sees it may make one of their own of it; how it stands to others is its own house's to say.
      adopt: true,
      link: false,
    })
    expect((await a.get('/api/processes/h-b/audit')).status).toBe(403)
  })

  it('shows as much as its owner says, at once and also taken back', async () => {
    const share = async (shared: object) => {
      const { body } = await b.get('/api/processes/h-b')
      const seen = { visibility: body.visibility, shared: body.shared }
      return b.send('PATCH', '/api/processes/h-b', { shared, seen })
    }
    expect((await share({ ...NOTHING, minutes: true })).status).toBe(200)
    const withMinutes = (await a.get('/api/processes/h-b')).body
    const [step] = withMinutes.steps.filter((line: { kind: string }) => line.kind === 'step')
    expect([step.minutes, step.share, step.actor]).toEqual([77, null, 'Stelle 1'])
    expect(withMinutes.profile.casesPerYear).toBeUndefined()
    await share(ALL)
    const all = await a.get('/api/processes/h-b/original')
    expect([all.status, all.text]).toEqual([200, '<original geheim id="h-b"/>'])
    expect(all.headers.get('content-disposition')).toMatch(/^attachment/)
    expect(all.headers.get('content-security-policy')).toMatch(/sandbox/)
    await share(NOTHING)
    expect((await a.get('/api/processes/h-b/original')).status).toBe(404)
    expect((await a.get('/api/processes/h-b')).text).not.toContain('geheim')
  })

  it('is found anew when it changes, and known when it does not', async () => {
    const first = await a.get('/api/processes/h-b/drawing.svg')
    const tag = first.headers.get('etag') ?? ''
    expect(first.headers.get('content-type')).toMatch(/svg/)
    const again = await a.get('/api/processes/h-b/drawing.svg', { 'If-None-Match': tag })
    expect([again.status, again.text]).toEqual([304, ''])
    const own = await b.get('/api/processes/h-b/drawing.svg', { 'If-None-Match': tag })
    expect(own.status).toBe(200)
  })

  it('is seen by its own people only once it is withdrawn, and comes back', async () => {
    expect((await reader.send('POST', '/api/processes/w-b/withdraw')).status).toBe(403)
    expect((await a.send('POST', '/api/processes/w-b/withdraw')).status).toBe(403)
    expect((await b.send('POST', '/api/processes/w-b/withdraw')).status).toBe(200)
    expect((await a.get('/api/processes/w-b')).status).toBe(404)
    expect((await b.get('/api/processes/w-b')).status).toBe(200)
    expect(idsOf((await b.get('/api/processes')).body)).not.toContain('w-b')
    // Its own people find it again where withdrawn ones are; nobody else learns that there are any.
    const states = async (visitor: Visitor) =>
      (await visitor.get('/api/processes')).body.facets.state.map(
        (one: { value: string; count: number }) => `${one.value} ${one.count}`,
      )
    expect(await states(b)).toEqual(['draft 3', 'withdrawn 1'])
    // The one is a's own, from above.
    expect(await states(a)).toEqual(['draft 2', 'withdrawn 1'])
    const found = (await b.get('/api/processes?state=withdrawn')).body
    expect([idsOf(found), found.total]).toEqual([['w-b'], 1])
    expect(found.items[0].withdrawnAt).toBe('2026-11-22T12:00:00.000Z')
    expect(found.facets.organisation).toEqual([{ value: 'one-b', label: 'Stadt B', count: 1 }])
    expect(idsOf((await a.get('/api/processes?state=withdrawn')).body)).toEqual(['free'])
    expect((await b.get('/api/processes/w-b')).body.withdrawnAt).not.toBe(null)
    expect((await b.send('POST', '/api/processes/w-b/restore')).body.withdrawnAt).toBe(null)
    expect((await a.get('/api/processes/w-b')).status).toBe(200)
    expect((await b.get('/api/processes?state=withdrawn')).body.total).toBe(0)
  })
})

describe('changing a process', () => {
  it('needs the role, and says so', async () => {
    for (const visitor of [reader, a]) {
      const answer = await visitor.send('PATCH', '/api/processes/w-b', {
        ...{ name: 'Anders', seen: { name: 'Wohngeld bewilligen' } },
      })
      expect([answer.status, answer.body.error.code]).toEqual([403, 'right/missing'])
    }
  })

  it('changes what was sent, keeps the rest, and writes it down', async () => {
    const profile = { trigger: 'Brief', productArea: '05', casesPerYear: 12 }
    const before = (await b.get('/api/processes/w-b2')).body
    const seen = { name: before.name, profile: before.profile }
    const answer = await b.send('PATCH', '/api/processes/w-b2', {
      ...{ name: 'Wohngeld neu', profile, seen },
    })
    expect(answer.status).toBe(200)
    expect(answer.body).toMatchObject({ name: 'Wohngeld neu', profile, visibility: 'organisation' })
    expect(idsOf((await b.get('/api/processes?q=brief')).body)).toEqual(['w-b2'])
    const { entries } = (await b.get('/api/processes/w-b2/audit')).body
    expect(entries[0]).toMatchObject({
      what: 'changed',
      by: 'bert',
      details: { changed: ['trigger', 'name', 'casesPerYear'], name: 'Wohngeld neu' },
    })
    const wrong = await b.send('PATCH', '/api/processes/w-b2', {
      ...{ profile: { serviceKey: '1' }, seen },
    })
    expect([wrong.status, wrong.body.error.details.field]).toEqual([400, 'profile.serviceKey'])
  })
})

describe('the description of the contract', () => {
  it('names every route in OpenAPI 3.1', async () => {
    const { body } = await house.visitor().get('/api/openapi.json')
    expect(body.openapi).toBe('3.1.0')
    expect(body.paths['/api/processes/{id}'].patch.requestBody.content).toBeDefined()
    expect(
      body.paths['/api/processes'].get.parameters.map((one: Item & { name: string }) => one.name),
    ).toContain('productArea')
    expect(body.paths['/api/processes/{id}/drawing.svg'].get).toBeDefined()
    expect(body.paths['/api/session'].post.security).toEqual([])
  })
})

describe('the pages', () => {
  it('are sent compressed, kept for good where their name has a hash, and stand for every address', async () => {
    const visitor = house.visitor()
    const script = await visitor.get('/assets/app-1.js', { 'Accept-Encoding': 'gzip, br' })
    expect(script.headers.get('cache-control')).toMatch(/immutable/)
    expect(script.headers.get('content-encoding')).toBe('br')
    expect(script.text).toContain('xxxx')
    const gzip = await visitor.get('/assets/app-1.js', { 'Accept-Encoding': 'gzip' })
    expect(gzip.headers.get('content-encoding')).toBe('gzip')
    const page = await visitor.get('/bibliothek')
    expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-cache'])
    for (const path of ['/assets/none.js', '/..%2f..%2fpackage.json', '/.env.txt']) {
      expect((await visitor.get(path)).status).toBe(404)
    }
    const unknown = await visitor.get('/api/nothing')
    expect([unknown.status, unknown.body.error.code]).toEqual([404, 'thing/not-found'])
  })
})

describe('a comparison', () => {
  it('takes its processes repeated or with commas between them', async () => {
    const repeated = await a.get('/api/comparison?process=w-a&process=w-b')
    const commas = await a.get('/api/comparison?process=w-a,w-b')
    expect([repeated.status, commas.status]).toEqual([200, 200])
    expect(commas.body).toEqual(repeated.body)
    expect(commas.body.columns).toHaveLength(2)
  })

  it('can be taken along as a workbook, Word document, PDF and for the wall, with what I may see', async () => {
    const load = async (visitor: Visitor, path: string) => {
      const jar = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
      const answer = await fetch(`${house.url}${path}`, { headers: { Cookie: jar } })
      return { answer, bytes: Buffer.from(await answer.arrayBuffer()) }
    }
    for (const form of COMPARISON_FILES) {
      const { answer, bytes } = await load(a, `/api/comparison.${form}?process=w-a,w-b`)
      expect([form, answer.status]).toEqual([form, 200])
      const saved = answer.headers.get('content-disposition')
      expect(saved).toContain(`attachment; filename="Vergleich Wohngeld bewilligen.${form}"`)
      expect(bytes.subarray(0, 2).toString()).toBe(form.endsWith('pdf') ? '%P' : 'PK')
    }
    // Stadt B keeps its posts to itself; its own people see them.
    const tableFor = async (visitor: Visitor) => {
      const { bytes } = await load(visitor, '/api/comparison.xlsx?process=w-a,w-b')
      return (await readExcelFile(bytes))[0]?.data.flat().map(String) ?? []
    }
    const post = (texts: readonly string[]) =>
      texts.filter((text) => text.includes('Wohngeldstelle Nord')).length
    expect(post(await tableFor(a))).toBe(1)
    expect(post(await tableFor(b))).toBe(2)
    expect((await a.get('/api/comparison.xlsx?process=w-a')).status).toBe(422)
    expect((await a.get('/api/comparison.xlsx?process=w-a,w-b2')).status).toBe(404)
  })
})
