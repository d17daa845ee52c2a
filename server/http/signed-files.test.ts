// Adoption across alliances, over the wire and the real database: two alliances that share nothing but a file.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { KnownKeys, LineageView, MergePreview, SignedFileView, TakeOverView } from '#api'
import { rename } from '#change'
import { elementsOf, end, namedProcess, type Process, start, task } from '#process'
import { makeAlliance, makeProcess } from '../../test/database/make-alliance.ts'
import { type House, openHouse, type Visitor } from './testing/visit.ts'
import { writeInDraft } from './testing/write-in-draft.ts'

let house: House
/** Of the alliance that gives, and of the one that takes. */
let giver: Visitor
let taker: Visitor
let clerk: Visitor
let neighbour: Visitor

const process = namedProcess(
  'Hund anmelden',
  start('Antrag'),
  task('Anmeldung annehmen', { actor: 'Bürgerbüro' }),
  task('Angaben prüfen', { actor: 'Steueramt', work: { minutes: 12, note: 'Vermerk geheim' } }),
  task('Bescheid senden', { actor: 'Steueramt' }),
  end('fertig'),
)

beforeAll(async () => {
  house = await openHouse()
  const { store } = house.database
  for (const alliance of ['one', 'two']) await makeAlliance(store, alliance)
  const all = ['modeller', 'approver', 'organisationAdmin'] as const
  giver = await house.member('two', 'gerd', { 'two-a': all })
  taker = await house.member('one', 'anna', { 'one-a': [...all, 'allianceCoordinator'] })
  clerk = await house.member('one', 'carl', { 'one-a': ['modeller'] })
  neighbour = await house.member('one', 'bert', { 'one-b': ['modeller'] })
  await makeProcess(store, {
    ...{ allianceId: 'two', organisationId: 'two-a', id: 'far', name: 'Hund anmelden' },
    ...{ visibility: 'alliance', state: 'approved', process },
    profile: { trigger: 'Ein Hund zieht zu', owner: 'Frau geheim', contact: 'Steueramt, 555' },
  })
})
afterAll(() => house?.close())

const ok = async (visitor: Visitor, method: string, path: string, body?: unknown) => {
  const answer = await visitor.send(method, path, body)
  expect([method, path, answer.status, answer.status < 300 ? '' : answer.text]).toEqual([
    ...[method, path, 200, ''],
  ])
  return answer.body
}

const save = async (id = 'far', version = 1): Promise<string> => {
  const body = { version, contact: 'Steueramt, 02331 555', licence: 'dl-de/by-2-0' }
  const { name, text } = await ok(giver, 'POST', `/api/processes/${id}/signed-file`, body)
  expect(name).toBe('Hund anmelden.prozess.json')
  return text
}

const receive = async (visitor: Visitor, text: string | Buffer, organisation = 'one-a') => {
  const form = new FormData()
  form.append('file', new Blob([typeof text === 'string' ? text : new Uint8Array(text)]), 'x.json')
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const answer = await fetch(`${house.url}/api/organisations/${organisation}/signed-files`, {
    ...{ method: 'POST', headers: { Cookie: cookie }, body: form },
  })
  return (await answer.json()) as { id: string; fault: string | null }
}

const view = (id: string, visitor = taker): Promise<SignedFileView> =>
  ok(visitor, 'GET', `/api/signed-files/${id}`)
const lineage = (id: string, visitor = taker): Promise<LineageView> =>
  ok(visitor, 'GET', `/api/processes/${id}/lineage`)

/** All rows, as no person and no page reads them. */
const rowsOf = (table: 'signing_key' | 'signed_file') =>
  house.database.store.asBackup((tx) => tx.selectFrom(table).selectAll().execute())

/** Makes what stands in the draft the next version, in force. */
const release = async (visitor: Visitor, id: string, draftId: string, movedOn: object[] = []) => {
  const { last } = await ok(visitor, 'GET', `/api/drafts/${draftId}`)
  const { version } = await ok(visitor, 'POST', `/api/drafts/${draftId}/version`, {
    ...{ number: last, movedOn },
  })
  for (const [seen, act] of ['submit', 'approve'].entries()) {
    await ok(visitor, 'POST', `/api/processes/${id}/versions/${version}/review`, { act, seen })
  }
  return version
}

let groups = 0
const change = async (visitor: Visitor, id: string, names: Readonly<Record<string, string>>) => {
  const draft = await ok(visitor, 'POST', `/api/processes/${id}/draft`)
  const { model } = await ok(visitor, 'GET', `/api/drafts/${draft.id}/model`)
  for (const [from, to] of Object.entries(names)) {
    const step = elementsOf(model as Process).find(({ name }) => name === from)
    const edit = step && rename(model, step.key, to)
    if (!edit || edit.kind === 'impossible') throw new Error(from)
    groups += 1
    const written = writeInDraft(house, visitor, draft.id, `g${groups}`, ...edit.changes)
    expect(await written).toBe('accepted')
  }
  return release(visitor, id, draft.id)
}

const labels = async (id: string): Promise<string[]> =>
  (await ok(taker, 'GET', `/api/processes/${id}`)).steps.flatMap(
    (line: { kind: string; label: string }) => (line.kind === 'step' ? [line.label] : []),
  )

const OURS = 'a'.repeat(24)

describe('a signed file', () => {
  let first = ''
  let fileId = ''

  it('is saved by who approves, says no person and no note, and makes the key of the alliance', async () => {
    expect(await ok(giver, 'GET', '/api/processes/far/signed-file')).toMatchObject({
      ...{ version: 1, fault: null, fingerprint: null, canSave: true, contact: 'Steueramt, 555' },
    })
    first = await save()
    expect(first).not.toContain('geheim')
    const { own } = await ok(giver, 'GET', '/api/signing-keys')
    const after = await ok(giver, 'GET', '/api/processes/far/signed-file')
    expect(after.fingerprint).toBe(own.fingerprint)
    // The same key signs again; the private half is sealed.
    await save()
    const keys = (await rowsOf('signing_key')) as { sealed: Buffer; public_key: string }[]
    expect(keys).toHaveLength(1)
    // How a private key begins that nobody sealed.
    const plain = Buffer.from('302e020100300506032b6570', 'hex')
    expect(keys[0]?.sealed.includes(plain)).toBe(false)
    expect(house.log.join('\n')).not.toContain(keys[0]?.public_key)
  })

  it('is refused with what is wrong, and nothing of it is kept', async () => {
    const told = async (text: string | Buffer) => (await receive(taker, text)).fault
    expect(await told(first.replace('Angaben prüfen', 'Angaben pruefen'))).toBe('changed')
    expect(await told(first.slice(0, first.length / 2))).toBe('cutOff')
    expect(await told(first.replace('"formatVersion": 1', '"formatVersion": 7'))).toBe('newer')
    expect(await told('<definitions/>')).toBe('notSigned')
    expect(await told(Buffer.from(first, 'utf16le'))).toBe('notSigned')
    expect(await told(Buffer.from(`\uFEFF${first}`))).toBe('notSigned')
    expect(await told(Buffer.alloc(10_000_001, 32))).toBe('tooLarge')
    // The key of another file on it.
    await ok(taker, 'POST', '/api/signing-keys')
    const keys = (await rowsOf('signing_key')) as { public_key: string; alliance_id: string }[]
    const other = keys.find(({ alliance_id }) => alliance_id === 'one')?.public_key ?? ''
    const key = /"publicKey": "(\w+)"/.exec(first)?.[1] ?? ''
    expect(await told(first.replace(key, other))).toBe('changed')
    expect(await rowsOf('signed_file')).toEqual([])
    // Its own alliance has it already.
    const form = await receive(giver, first, 'two-a')
    expect(form).toEqual({ id: null, fault: 'own' })
    expect(await rowsOf('signed_file')).toEqual([])
  })

  it('says whose it is; its key is unknown until somebody who administers has compared it', async () => {
    const received = await receive(clerk, first)
    expect(received.fault).toBeNull()
    fileId = received.id
    const shown = await view(fileId, clerk)
    expect(shown).toMatchObject({
      ...{ name: 'Hund anmelden', version: 1, verdict: 'unknown', licence: 'dl-de/by-2-0' },
      ...{ contact: 'Steueramt, 02331 555', savedOn: '2026-11-22', goesBackTo: [], links: [] },
      key: { standing: 'unknown', isOther: false, canConfirm: false },
    })
    expect(shown.steps.map(({ label }) => label)).toContain('Angaben prüfen')
    expect(shown.key.fingerprint).toBe(
      (await ok(giver, 'GET', '/api/signing-keys')).own.fingerprint,
    )
    // Another house does not know of it.
    expect((await neighbour.get(`/api/signed-files/${fileId}`)).status).toBe(404)
    const path = `/api/signed-files/${fileId}`
    const body = { id: OURS, name: 'Hunde', words: [], keepsFigures: false }
    expect((await clerk.send('POST', `${path}/take-over`, body)).body.error.code).toBe(
      'lineage/not-now',
    )
    const { fingerprint } = shown.key
    expect((await clerk.send('POST', `${path}/key`, { fingerprint })).status).toBe(403)
    expect((await taker.send('POST', `${path}/key`, { fingerprint: '0000' })).status).toBe(409)
    const confirmed = await ok(taker, 'POST', `${path}/key`, { fingerprint })
    expect(confirmed).toMatchObject({ verdict: 'take', key: { standing: 'known' } })
    // For all of the alliance from now on.
    const other = await receive(neighbour, first, 'one-b')
    expect((await view(other.id, neighbour)).verdict).toBe('take')
  })

  it('is taken over in the own words, once, and stands in the lineage', async () => {
    const asked: TakeOverView = await ok(clerk, 'GET', `/api/signed-files/${fileId}/take-over`)
    expect(asked.origin).toMatchObject({ name: 'Hund anmelden', organisationName: 'Stadt A' })
    expect(asked.words.map(({ name }) => name)).toEqual(['Steueramt', 'Bürgerbüro'])
    const words = [{ kind: 'actor', theirs: 'Steueramt', ours: 'Kämmerei' }]
    const body = { id: OURS, name: 'Hunde', words, keepsFigures: false }
    for (const _ of ['sent', 'sent again']) {
      await ok(clerk, 'POST', `/api/signed-files/${fileId}/take-over`, body)
    }
    expect(await labels(OURS)).toEqual(['Anmeldung annehmen', 'Angaben prüfen', 'Bescheid senden'])
    const told = await lineage(OURS)
    expect(told.links).toMatchObject([{ processId: OURS, isTakenOver: true, version: 1 }])
    const origin = told.processes.find(({ alliance }) => alliance !== null)
    expect(origin).toMatchObject({ name: 'Hund anmelden', alliance: 'Verbund two', generation: 0 })
    expect(told.facts).toMatchObject([{ act: 'takeOver', version: 1, by: 'carl' }])
    expect(told.openWords).toEqual([{ kind: 'actor', theirs: 'Bürgerbüro' }])
    // The same version again is nothing new.
    expect((await view(fileId)).verdict).toBe('known')
    const again = { ...body, id: 'b'.repeat(24) }
    const answer = await clerk.send('POST', `/api/signed-files/${fileId}/take-over`, again)
    expect(answer.body.error.code).toBe('lineage/not-now')
  })

  it('is kept for ever as a fact, whatever anybody tries', async () => {
    await expect(
      house.database.store.asWorker('one', (tx) =>
        tx.updateTable('foreign_fact').set({ version: 9 }).execute(),
      ),
    ).rejects.toThrow()
  })

  it('of a newer version is merged with one’s own changes, like any other', async () => {
    // Here and there the process goes on.
    await release(taker, OURS, (await ok(taker, 'POST', `/api/processes/${OURS}/draft`)).id)
    await change(taker, OURS, { 'Anmeldung annehmen': 'Anmeldung online annehmen' })
    const version = await change(giver, 'far', { 'Angaben prüfen': 'Angaben und Chip prüfen' })
    const second = await save('far', version)
    const received = await receive(clerk, second)
    const shown = await view(received.id)
    expect(shown).toMatchObject({
      verdict: 'update',
      links: [{ processId: OURS, version: 1, isBehind: true }],
    })
    const { originId } = shown
    const news = await ok(taker, 'GET', '/api/news')
    expect(news.items).toMatchObject([{ processId: OURS, originId, from: 1, to: version }])
    const [link] = (await lineage(OURS)).links
    expect(link).toMatchObject({ news: version, may: ['moveOn', 'decline', 'unlink'] })
    const changes = await ok(
      ...[taker, 'GET', `/api/processes/${originId}/differences?from=1&to=${version}`],
    )
    expect(JSON.stringify(changes.things)).toContain('Angaben und Chip prüfen')

    const asked = {
      base: { process: originId, version: 1 },
      theirs: { process: originId, version },
    }
    const path = `/api/processes/${OURS}/merge`
    const preview: MergePreview = await ok(taker, 'POST', `${path}/preview`, asked)
    expect(preview.parts).toHaveLength(1)
    expect(preview.conflicts).toEqual([])
    const taken = await ok(taker, 'POST', path, { ...asked, seen: preview.seen })
    expect(taken.kind).toBe('taken')
    const moved = [{ originId, version, seen: link?.seq ?? 0 }]
    await release(taker, OURS, taken.draftId, moved)
    expect(await labels(OURS)).toEqual([
      ...['Anmeldung online annehmen', 'Angaben und Chip prüfen', 'Bescheid senden'],
    ])
    // What was named in the own words stays.
    const detail = await ok(taker, 'GET', `/api/processes/${OURS}`)
    expect(JSON.stringify(detail.steps)).toContain('Kämmerei')
    expect((await lineage(OURS)).links).toMatchObject([{ version, news: null }])
    expect((await view(received.id)).verdict).toBe('known')
    expect((await view(fileId)).verdict).toBe('older')
  })

  it('opens nothing new once its key is revoked, and what was taken stays', async () => {
    const { others }: KnownKeys = await ok(taker, 'GET', '/api/signing-keys')
    expect(others).toMatchObject([{ allianceName: 'Verbund two', standing: 'known', by: 'anna' }])
    const [known] = others
    const path = `/api/signing-keys/${known?.key}/revoke`
    const body = { allianceId: known?.allianceId }
    expect((await clerk.send('POST', path, body)).status).toBe(403)
    const version = await change(giver, 'far', { 'Bescheid senden': 'Bescheid online senden' })
    const third = await receive(clerk, await save('far', version))
    expect((await view(third.id)).verdict).toBe('update')
    await ok(taker, 'POST', path, body)
    expect((await view(third.id)).verdict).toBe('revoked')
    const [link] = (await lineage(OURS)).links
    expect(link).toMatchObject({ news: null, may: ['unlink'] })
    const asked = {
      base: { process: link?.originId, version: link?.version },
      theirs: { process: link?.originId, version },
    }
    const answer = await taker.send('POST', `/api/processes/${OURS}/merge/preview`, asked)
    expect(answer.status).toBe(404)
    expect(await labels(OURS)).toHaveLength(3)
  })

  it('signed with a new key of the same alliance is asked about anew', async () => {
    house.clock.now = new Date(house.clock.now.getTime() + 60_000)
    await house
      .member('two', 'kim', { 'two-k': ['allianceCoordinator'] })
      .then((coordinator) => ok(coordinator, 'POST', '/api/signing-keys'))
    const { version } = await ok(giver, 'GET', '/api/processes/far/signed-file')
    const received = await receive(clerk, await save('far', version))
    expect((await view(received.id)).key).toMatchObject({ standing: 'unknown', isOther: false })
    expect((await view(received.id)).verdict).toBe('unknown')
  })

  it('cannot be signed without the secret, and the page says so', async () => {
    const dark = await openHouse(
      { secret: () => Promise.resolve(Buffer.alloc(32, 1)) },
      house.database,
    )
    try {
      const visitor = dark.visitor()
      for (const [name, value] of giver.cookies) visitor.cookies.set(name, value)
      const shown = await visitor.get('/api/processes/far/signed-file')
      expect(shown.body.fault).toBe('noSecret')
    } finally {
      await dark.close()
    }
  })
})
