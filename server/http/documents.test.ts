// Sample documents over the wire and the real database: what a file is is read from its content, it is only ever saved, and
// whoever may not see it does not learn that it is there.

import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SampleDocument } from '#api'
import { makeAlliance, makeProcess } from '../../test/database/make-alliance.ts'
import { type House, openHouse, type Visitor } from './testing/visit.ts'

let house: House
let anna: Visitor
let carl: Visitor
let bert: Visitor
let kim: Visitor
let other: Visitor
let family: string
beforeAll(async () => {
  house = await openHouse()
  await makeAlliance(house.database.store, 'one')
  await makeAlliance(house.database.store, 'two')
  anna = await house.member('one', 'anna', { 'one-a': ['modeller'] })
  carl = await house.member('one', 'carl', { 'one-a': ['reader'] })
  bert = await house.member('one', 'bert', { 'one-b': ['modeller'] })
  kim = await house.member('one', 'kim', { 'one-k': ['modeller', 'allianceCoordinator'] })
  other = await house.member('two', 'otto', { 'two-a': ['modeller'] })
  const make = (id: string, organisationId: string, isShared = true) =>
    makeProcess(house.database.store, {
      ...{ allianceId: 'one', id, organisationId, name: id, state: 'approved' },
      visibility: isShared ? 'alliance' : 'organisation',
    })
  await make('dog-a', 'one-a')
  await make('dog-b', 'one-b')
  await make('secret-a', 'one-a', false)
  const processIds = ['dog-a', 'dog-b']
  family = (await kim.send('POST', '/api/families', { name: 'Hunde', processIds })).body.id
})
afterAll(() => house?.close())

const PDF = '%PDF-1.7\nVordruck'
const upload = async (
  who: Visitor,
  place: string,
  { content = PDF, fileName = 'x.pdf', files = 1, ...more } = {} as {
    content?: string | Uint8Array
    fileName?: string
    files?: number
    by?: string
    title?: string
    description?: string
    permission?: string
    visibility?: string
  },
) => {
  const form = new FormData()
  for (let at = 0; at < files; at += 1) {
    form.append('file', new Blob([content as string]), fileName)
  }
  const wish = { by: 'one-a', title: 'Antrag', kind: 'form', permission: 'Frei nutzbar.' }
  const query = new URLSearchParams({ ...wish, visibility: 'alliance', ...more })
  const jar = [...who.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const answer = await fetch(`${house.url}/api/documents?${place}&${query}`, {
    ...{ method: 'POST', body: form, headers: { Cookie: jar } },
  })
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of any shape
  const body: any = await answer.json()
  return { status: answer.status, code: body.error?.code, items: body.items as SampleDocument[] }
}
const list = async (who: Visitor, place: string) => (await who.get(`/api/documents?${place}`)).body
const idOf = (items: readonly SampleDocument[], title: string): string =>
  items.find((one) => one.title === title)?.id ?? ''
const fetchFile = (who: Visitor, id: string) => who.get(`/api/documents/${id}/file`)

describe('a sample document', () => {
  it('H1, H2: is added at an own process or a family, read by the alliance, and handed out as a file to save', async () => {
    const title = 'Antrag/Hund "neu"'
    const { status, items } = await upload(anna, 'process=dog-a', { title, fileName: 'evil.html' })
    expect(status).toBe(200)
    expect(items).toMatchObject([{ type: 'pdf', size: PDF.length, canRemove: true, title }])
    const seen = await list(bert, 'process=dog-a')
    expect(seen).toMatchObject({
      ...{ addsFor: [], items: [{ permission: 'Frei nutzbar.', canRemove: false }] },
    })
    const file = await fetchFile(bert, idOf(seen.items, title))
    expect([file.status, file.text]).toEqual([200, PDF])
    expect(file.headers.get('content-type')).toBe('application/pdf')
    expect(file.headers.get('content-disposition')).toMatch(
      /^attachment; filename="Antrag Hund neu.pdf"/,
    )
    expect(file.headers.get('x-content-type-options')).toBe('nosniff')
    expect(file.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(file.headers.get('content-security-policy')).toContain('sandbox')
    expect(file.headers.get('cache-control')).toBe('no-store')

    expect((await upload(bert, `family=${family}`, { by: 'one-b', title: 'Liste' })).status).toBe(
      200,
    )
    expect((await list(kim, `family=${family}`)).items).toMatchObject([
      { title, organisation: { name: 'Stadt A' }, process: { id: 'dog-a', name: 'dog-a' } },
      { title: 'Liste', organisation: { name: 'Stadt B' }, process: null },
    ])
    const refused = [
      await upload(carl, 'process=dog-a'),
      await upload(bert, 'process=dog-a', { by: 'one-b' }),
      await upload(anna, 'process=dog-a', { by: 'one-b' }),
      await upload(kim, 'process=dog-a'),
      await upload(anna, `family=${family}`, { by: 'one-b' }),
    ]
    expect(refused.map(({ code }) => code)).toEqual(Array(5).fill('right/missing'))
    expect((await upload(other, 'process=dog-a', { by: 'two-a' })).status).toBe(404)
    expect((await upload(anna, `process=dog-a&family=${family}`)).status).toBe(400)
    expect((await upload(anna, 'x=y')).status).toBe(400)
    expect((await upload(anna, 'process=dog-a', { permission: ' ' })).status).toBe(400)
  })

  it('H2: is what its content says, one at a time, and no larger than it may be', async () => {
    const evil = '<!doctype html><script>alert(1)</script>'
    const page = await upload(anna, 'process=dog-a', { content: evil, fileName: 'form.pdf' })
    expect(page.code).toBe('document/type')
    const two = await upload(anna, 'process=dog-a', { files: 2 })
    expect(two.code).toBe('request/invalid')
    expect((await upload(anna, 'process=dog-a', { files: 0 })).status).toBe(400)
    const large = Buffer.concat([Buffer.from(PDF), Buffer.alloc(10 * 1024 * 1024)])
    const tooLarge = await upload(anna, 'process=dog-a', { content: large })
    expect(tooLarge.code).toBe('request/too-large')
    expect((await list(anna, 'process=dog-a')).items).toHaveLength(1)
  })

  it('H3: is kept in its house where it is said so, and where its process is', async () => {
    const own = await upload(anna, 'process=dog-a', { title: 'intern', visibility: 'organisation' })
    const hidden = await upload(anna, 'process=secret-a', { title: 'geheim' })
    const [inHouse, secret] = [idOf(own.items, 'intern'), idOf(hidden.items, 'geheim')]
    for (const id of [inHouse, secret]) {
      expect((await fetchFile(carl, id)).status).toBe(200)
      const nothing = await fetchFile(bert, 'nothing')
      const answer = await fetchFile(bert, id)
      expect([answer.status, answer.text]).toEqual([nothing.status, nothing.text])
      expect((await fetchFile(kim, id)).status).toBe(404)
      expect((await fetchFile(other, id)).status).toBe(404)
    }
    const titles = async (who: Visitor) =>
      (await list(who, 'process=dog-a')).items.map(({ title }: SampleDocument) => title)
    expect(await titles(bert)).not.toContain('intern')
    expect(await titles(carl)).toContain('intern')
    // The process comes into sight, and goes: what it brought with it does the same.
    const shared = { minutes: false, cases: false, posts: true }
    const turn = async (visibility: string, before: string) => {
      const seen = { visibility: before, shared }
      const body = { visibility, shared, seen }
      expect((await anna.send('PATCH', '/api/processes/secret-a', body)).status).toBe(200)
    }
    await turn('alliance', 'organisation')
    expect((await fetchFile(bert, secret)).status).toBe(200)
    await turn('organisation', 'alliance')
    expect((await fetchFile(bert, secret)).status).toBe(404)
  })

  it('H4: is removed by its house with a reason, and its content with it', async () => {
    const { items } = await upload(anna, 'process=dog-a', { title: 'alt' })
    const id = idOf(items, 'alt')
    const remove = (who: Visitor, reason: string) =>
      who.send('POST', `/api/documents/${id}/remove`, { reason })
    for (const who of [carl, bert, kim]) expect((await remove(who, 'x')).status).toBe(403)
    expect((await remove(other, 'x')).status).toBe(404)
    expect((await remove(anna, ' ')).status).toBe(400)
    expect((await remove(anna, 'Neue Satzung')).status).toBe(200)
    const seen = async (who: Visitor) =>
      (await list(who, 'process=dog-a')).items.find((one: SampleDocument) => one.id === id)
    expect(await seen(carl)).toMatchObject({ removed: 'Neue Satzung', canRemove: false })
    expect(await seen(bert)).toBeUndefined()
    for (const who of [anna, bert]) expect((await fetchFile(who, id)).status).toBe(404)
    const { store } = house.database
    const kept = await store.asBackup((tx) =>
      tx.selectFrom('sample_document').select('bytes').where('id', '=', id).execute(),
    )
    expect(kept).toEqual([{ bytes: null }])
    // Removed once, by one; what is there is never changed.
    await remove(anna, 'noch einmal')
    expect(await seen(carl)).toMatchObject({ removed: 'Neue Satzung' })
    for (const change of [
      sql`update sample_document set title = 'x'`,
      sql`update sample_document set bytes = 'x', removed_at = null, removed_by = null, reason = ''`,
      sql`delete from sample_document`,
    ]) {
      await expect(store.asBackup((tx) => change.execute(tx))).rejects.toThrow()
    }
  })

  it('H2: does not say who fetched it, and tells its uploader what is kept of them', async () => {
    const { items } = await list(bert, 'process=dog-a')
    await fetchFile(bert, items[0].id)
    const kept = (who: Visitor) =>
      who.get('/api/me/data').then(({ body }) => body.alliances[0].kept)
    expect(JSON.stringify(await kept(bert))).not.toContain(items[0].id)
    const own = (await kept(anna)).find(
      ({ table }: { table: string }) => table === 'sample_document',
    )
    expect(own.count).toBeGreaterThan(2)
    expect(JSON.stringify(own)).not.toContain('%PDF')
  })

  it('H3: shows at a family what lies at its members, and no more than the asker sees', async () => {
    await upload(bert, 'process=dog-b', { by: 'one-b', title: 'nur B', visibility: 'organisation' })
    const words = { by: 'one-b', title: 'Satzung', description: 'Erst lesen.\nDann ändern.' }
    const { items } = await upload(bert, 'process=dog-b', words)
    expect(items.find(({ title }) => title === 'Satzung')).toMatchObject({
      ...{ description: words.description, process: { id: 'dog-b' } },
    })
    const titles = async (who: Visitor): Promise<string[]> =>
      (await list(who, `family=${family}`)).items.map(({ title }: SampleDocument) => title)
    expect(await titles(anna)).toEqual(expect.arrayContaining(['Satzung', 'Liste', 'intern']))
    expect(await titles(anna)).not.toContain('nur B')
    expect(await titles(bert)).toEqual(expect.arrayContaining(['Satzung', 'nur B']))
    expect(await titles(bert)).not.toContain('intern')
    // What lies at a process that is no member is not among them.
    expect(await titles(anna)).not.toContain('geheim')
  })

  it('H1: lies at a place in no larger number than anybody looks through', async () => {
    const add = (title: string) =>
      upload(anna, `family=${family}`, { title, visibility: 'organisation' })
    for (let at = 0; at < 50; at += 1) expect((await add(`Blatt ${at}`)).status).toBe(200)
    expect((await add('noch eins')).code).toBe('document/too-many')
    const first = idOf((await list(anna, `family=${family}`)).items, 'Blatt 0')
    const why = { reason: 'veraltet' }
    expect((await anna.send('POST', `/api/documents/${first}/remove`, why)).status).toBe(200)
    expect((await add('noch eins')).status).toBe(200)
  })

  it('H5: tells who follows the process or the family, and what is new; what is removed or in-house is not told', async () => {
    for (const [who, path] of [
      [carl, '/api/processes/dog-a/follow'],
      [bert, '/api/processes/dog-a/follow'],
      [kim, `/api/families/${family}/follow`],
    ] as const) {
      expect((await who.send('PUT', path, { isFollowing: true })).status).toBe(200)
    }
    interface Told {
      readonly kind: string
      readonly document: { readonly title: string; readonly familyId: string | null } | null
    }
    const told = async (who: Visitor) => {
      const { notices } = (await who.get('/api/notices')).body as { notices: Told[] }
      const { unseen } = (await who.get('/api/notices/count')).body
      expect(unseen).toBe(notices.length)
      return notices.flatMap(({ kind, document }) =>
        kind === 'documentAdded' ? (document?.title ?? '') : [],
      )
    }
    const { items } = await upload(anna, 'process=dog-a', { title: 'Neu' })
    await upload(anna, 'process=dog-a', { title: 'Neu intern', visibility: 'organisation' })
    await upload(bert, `family=${family}`, { by: 'one-b', title: 'Neu zur Familie' })
    expect((await told(carl)).toSorted()).toEqual(['Neu', 'Neu intern'])
    expect(await told(bert)).toEqual(['Neu'])
    expect((await told(kim)).toSorted()).toEqual(['Neu', 'Neu zur Familie'])
    expect(await told(anna)).toEqual([])
    const { notices } = (await kim.get('/api/notices')).body as { notices: Told[] }
    expect(notices.find(({ document }) => document?.title === 'Neu zur Familie')).toMatchObject({
      ...{ process: null, document: { familyId: family } },
    })

    const news = async (who: Visitor): Promise<string[]> =>
      (await who.get('/api/activity?topic=documents')).body.items.map(
        ({ document }: { document: { title: string } }) => document.title,
      )
    expect(await news(kim)).toEqual(expect.arrayContaining(['Neu zur Familie', 'Neu', 'Satzung']))
    for (const word of ['Neu intern', 'nur B', 'geheim', 'alt']) {
      expect(await news(kim)).not.toContain(word)
    }
    for (const who of [anna, bert, carl]) expect(await news(who)).toEqual(await news(kim))

    const why = { reason: 'versehentlich' }
    const id = idOf(items, 'Neu')
    expect((await anna.send('POST', `/api/documents/${id}/remove`, why)).status).toBe(200)
    expect(await told(carl)).toEqual(['Neu intern'])
    expect(await told(kim)).toEqual(['Neu zur Familie'])
    expect(await news(kim)).not.toContain('Neu')
  })
})
