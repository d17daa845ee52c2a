// Linked adoption over the wire and the real database: who may link what, what each house sees of it, news, and that
// nothing of it can be rewritten.

import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LineageLink, LineageView } from '#api'
import { end, namedProcess, start, task } from '#process'
import { makeAlliance, makeProcess } from '../../test/database/make-alliance.ts'
import { type House, openHouse, type Visitor } from './testing/visit.ts'

let house: House
let anna: Visitor
let carl: Visitor
let bert: Visitor
let kim: Visitor
beforeAll(async () => {
  house = await openHouse()
  await makeAlliance(house.database.store, 'one')
  const all = ['modeller', 'approver', 'organisationAdmin'] as const
  anna = await house.member('one', 'anna', { 'one-a': all })
  carl = await house.member('one', 'carl', { 'one-a': ['reader'] })
  bert = await house.member('one', 'bert', { 'one-b': all })
  kim = await house.member('one', 'kim', { 'one-k': all })
})
afterAll(() => house?.close())

let count = 0
const make = async (
  organisation: string,
  more: Partial<Parameters<typeof makeProcess>[1]> = {},
): Promise<string> => {
  count += 1
  const id = `p${count}`
  await makeProcess(house.database.store, {
    ...{ id, allianceId: 'one', organisationId: `one-${organisation}`, visibility: 'alliance' },
    ...{ state: 'approved', name: `Ablauf ${id}`, ...more },
  })
  return id
}

/** The next version of a process, in force. */
const release = async (visitor: Visitor, id: string): Promise<number> => {
  const draft = (await visitor.send('POST', `/api/processes/${id}/draft`)).body
  const kept = await visitor.send('POST', `/api/drafts/${draft.id}/version`, { number: 0 })
  const { version } = kept.body
  const act = async (what: string, seen: number) => {
    const path = `/api/processes/${id}/versions/${version}/review`
    const answer = await visitor.send('POST', path, { act: what, seen })
    expect([what, answer.status]).toEqual([what, 200])
  }
  await act('submit', 0)
  await act('approve', 1)
  return version
}

const seenBy = async (visitor: Visitor, id: string): Promise<LineageView> =>
  (await visitor.get(`/api/processes/${id}/lineage`)).body

const linkIn = (view: LineageView, id: string, originId: string): LineageLink | undefined =>
  view.links.find((one) => one.processId === id && one.originId === originId)

const trace = async (
  visitor: Visitor,
  id: string,
  act: string,
  originId: string,
  more: { version?: number; reason?: string; seen?: number } = {},
) => {
  const seen = linkIn(await seenBy(visitor, id), id, originId)?.seq ?? 0
  const body = { act, originId, version: 1, seen, ...more }
  const answer = await visitor.send('POST', `/api/processes/${id}/lineage`, body)
  return answer.status === 200 ? 'done' : answer.body.error.code
}

const news = async (visitor: Visitor) =>
  (await visitor.get('/api/news')).body.items.map(
    (one: { processId: string; originId: string; from: number; to: number }) =>
      `${one.processId} ${one.originId} ${one.from} ${one.to}`,
  )

describe('a link', () => {
  it('is made by who edits ours, and both houses see how far each has moved', async () => {
    const [ours, origin] = [await make('a'), await make('k')]
    expect(await trace(carl, ours, 'link', origin)).toBe('right/missing')
    expect(await trace(kim, ours, 'link', origin)).toBe('right/missing')
    expect((await seenBy(carl, ours)).canLink).toBe(false)
    expect((await seenBy(anna, ours)).canLink).toBe(true)
    expect(await trace(anna, ours, 'link', origin)).toBe('done')
    expect(await trace(anna, ours, 'link', origin)).toBe('lineage/not-now')
    expect(await release(kim, origin)).toBe(2)
    const seen = await seenBy(kim, origin)
    expect(linkIn(seen, ours, origin)).toMatchObject({
      ...{ isTakenOver: false, version: 1, newest: 2, news: 2, declined: 0, may: [] },
    })
    expect(seen.processes.map(({ id, generation }) => [id, generation]).toSorted()).toEqual(
      [[ours, 1] as const, [origin, 0] as const].toSorted(),
    )
    // Who did it is told in the own house only.
    expect(seen.facts).toMatchObject([{ act: 'link', by: null }])
    const own = await seenBy(carl, ours)
    expect(own.facts).toMatchObject([{ act: 'link', by: 'anna', version: 1 }])
    expect(linkIn(own, ours, origin)?.may).toEqual([])
    expect(linkIn(await seenBy(anna, ours), ours, origin)?.may).toEqual([
      ...['moveOn', 'decline', 'unlink'],
    ])
  })

  it('is news to its house until it is taken or declined with a reason', async () => {
    const [ours, origin] = [await make('a'), await make('k')]
    await trace(anna, ours, 'link', origin)
    expect(await news(carl)).not.toContain(`${ours} ${origin} 1 2`)
    await release(kim, origin)
    expect(await news(carl)).toContain(`${ours} ${origin} 1 2`)
    expect(await news(kim)).toEqual([])
    expect(await trace(anna, ours, 'decline', origin, { version: 2 })).toBe('review/reason-missing')
    const reason = 'Wir haben dafür kein Personal.'
    expect(await trace(anna, ours, 'decline', origin, { version: 2, reason })).toBe('done')
    expect(await news(anna)).not.toContain(`${ours} ${origin} 1 2`)
    // Its owner learns why, and nobody else.
    expect((await seenBy(kim, origin)).facts[0]).toMatchObject({ act: 'decline', reason, by: null })
    expect((await bert.get(`/api/processes/${origin}/lineage`)).text).not.toContain(reason)
    expect((await seenBy(bert, origin)).facts).toMatchObject([{ act: 'link' }])
    await release(kim, origin)
    expect(await news(anna)).toContain(`${ours} ${origin} 1 3`)
    expect(await trace(anna, ours, 'moveOn', origin, { version: 3 })).toBe('done')
    expect(await news(anna)).not.toContain(`${ours} ${origin} 1 3`)
    expect(linkIn(await seenBy(kim, origin), ours, origin)?.version).toBe(3)
    // Nor does a gap in the numbers tell the others.
    expect((await seenBy(bert, origin)).facts.map(({ seq }) => seq)).toEqual([2, 1])
    expect((await seenBy(kim, origin)).facts.map(({ seq }) => seq)).toEqual([3, 2, 1])
  })

  it('is made only with what is in force and seen, and never in a circle', async () => {
    const [ours, draft] = [await make('a'), await make('k', { state: 'draft' })]
    expect(await trace(anna, ours, 'link', draft)).toBe('lineage/not-in-force')
    const hidden = await make('k', { visibility: 'organisation' })
    expect(await trace(anna, ours, 'link', hidden)).toBe('thing/not-found')
    expect(await trace(anna, ours, 'unlink', hidden)).toBe('thing/not-found')
    expect(await trace(anna, ours, 'link', ours)).toBe('lineage/circle')
    const [theirs, third] = [await make('b'), await make('k')]
    expect(await trace(anna, ours, 'link', theirs)).toBe('done')
    expect(await trace(bert, theirs, 'link', third)).toBe('done')
    expect(await trace(kim, third, 'link', ours)).toBe('lineage/circle')
    expect(
      (await seenBy(kim, third)).processes.map(({ generation }) => generation).toSorted(),
    ).toEqual([0, 1, 2])
  })

  it('of a process in-house is known to nobody else, and comes to light with it', async () => {
    const [ours, origin] = [await make('a', { visibility: 'organisation' }), await make('k')]
    await trace(anna, ours, 'link', origin)
    expect((await kim.get(`/api/processes/${origin}/lineage`)).text).not.toContain(ours)
    const shared = { minutes: false, cases: false, posts: true }
    const seen = { visibility: 'organisation', shared }
    const change = { visibility: 'alliance', shared, seen }
    expect((await anna.send('PATCH', `/api/processes/${ours}`, change)).status).toBe(200)
    expect((await seenBy(kim, origin)).links).toMatchObject([{ processId: ours }])
  })

  it('stays when the origin is withdrawn, and can be left', async () => {
    const [ours, origin] = [await make('a'), await make('k')]
    await trace(anna, ours, 'link', origin)
    expect((await kim.send('POST', `/api/processes/${origin}/withdraw`)).status).toBe(200)
    const seen = await seenBy(anna, ours)
    expect(linkIn(seen, ours, origin)).toMatchObject({ version: 1, newest: null, may: ['unlink'] })
    expect(seen.processes.map(({ id }) => id)).toEqual([ours])
    expect((await bert.get(`/api/processes/${ours}/lineage`)).text).not.toContain(origin)
    expect(await trace(anna, ours, 'moveOn', origin, { version: 2 })).toBe('lineage/not-in-force')
    expect(await trace(anna, ours, 'unlink', origin)).toBe('done')
    expect((await seenBy(anna, ours)).links).toEqual([])
    expect((await seenBy(anna, ours)).facts).toHaveLength(2)
  })

  it('is acted on only by who has seen how it stands', async () => {
    const [ours, origin] = [await make('a'), await make('k')]
    const both = await Promise.all([
      trace(anna, ours, 'link', origin, { seen: 0 }),
      trace(anna, ours, 'link', origin, { seen: 0 }),
    ])
    expect(both.toSorted()).toEqual(['conflict/changed-meanwhile', 'done'])
    expect(await trace(anna, ours, 'unlink', origin, { seen: 0 })).toBe(
      'conflict/changed-meanwhile',
    )
  })

  it('is kept as it was by the database, and added to by its own people only', async () => {
    const [ours, origin] = [await make('a'), await make('k')]
    await trace(anna, ours, 'link', origin)
    const { store } = house.database
    for (const change of [
      `update lineage_fact set version = 2 where process_id = '${ours}'`,
      `delete from lineage_fact where process_id = '${ours}'`,
    ]) {
      await expect(store.asWorker('one', (tx) => sql.raw(change).execute(tx))).rejects.toThrow()
      await expect(store.asBackup((tx) => sql.raw(change).execute(tx))).rejects.toThrow(/kept/)
    }
    const insert = (id: string, from: string) => `insert into lineage_fact
      (alliance_id, process_id, origin_id, seq, act, version, person_id, created_at)
      values ('one', '${id}', '${from}', 2, 'moveOn', 1, 'one-bert', now())`
    const asBert = (statement: string) =>
      store.asActor(
        {
          ...{ personId: 'one-bert', allianceId: 'one' },
          memberships: [{ organisationId: 'one-b', roles: ['modeller'] }],
        },
        (tx) => sql.raw(statement).execute(tx),
      )
    await expect(asBert(insert(ours, origin))).rejects.toThrow(/row-level security/)
    const hidden = await make('k', { visibility: 'organisation' })
    await expect(asBert(insert(await make('b'), hidden))).rejects.toThrow(/row-level security/)
  })
})

const dogs = namedProcess(
  'Hundesteuer anmelden',
  start('Antrag'),
  task('Antrag prüfen', {
    actor: 'Fachbereich Steuern',
    work: { minutes: 12, systems: ['eAkte Plus'] },
  }),
  task('Dem Kreis K melden', { actor: 'Poststelle' }),
  end('erledigt'),
)

describe('taking over', () => {
  const id = (n: number) => String(n).padStart(24, '0')
  const take = (visitor: Visitor, origin: string, body: object) =>
    visitor.send('POST', `/api/processes/${origin}/take-over`, {
      ...{ organisationId: 'one-a', name: 'Hundesteuer', version: 1, words: [] },
      ...{ keepsFigures: false, ...body },
    })

  it('asks in the own words, makes a linked draft, and remembers what was answered', async () => {
    const sharing = { minutes: true, cases: false, posts: true }
    const profile = { owner: 'Leitung', casesPerYear: 7 }
    const origin = await make('k', { process: dogs, profile, sharing })
    const words = namedProcess('Eigenes', task('Tun', { actor: 'Fachdienst Steuern' }))
    await make('a', { process: words, visibility: 'organisation' })
    expect((await carl.get(`/api/processes/${origin}/take-over`)).status).toBe(403)
    const asked = (await anna.get(`/api/processes/${origin}/take-over`)).body
    expect(asked.origin).toMatchObject({ id: origin, organisationName: 'Kreis K', version: 1 })
    expect(asked.words).toEqual([
      {
        ...{ kind: 'actor', name: 'Fachbereich Steuern', count: expect.any(Number) },
        proposal: { ours: 'Fachdienst Steuern', because: 'alike' },
      },
      { kind: 'actor', name: 'Poststelle', count: expect.any(Number), proposal: null },
      { kind: 'system', name: 'eAkte Plus', count: 1, proposal: null },
    ])
    expect(asked).toMatchObject({ figures: 1, labels: ['Dem Kreis K melden'] })
    // What the others may not know was not there to be left out.
    expect(asked.facts).toEqual(['owner'])
    const answered = [
      { kind: 'actor', theirs: 'Fachbereich Steuern', ours: 'Fachdienst Steuern' },
      { kind: 'system', theirs: 'eAkte Plus', ours: null },
    ]
    expect((await take(carl, origin, { id: id(1), words: answered })).status).toBe(403)
    expect((await take(bert, origin, { id: id(1), words: answered })).status).toBe(404)
    for (const _ of [1, 2]) {
      const made = await take(anna, origin, { id: id(1), words: answered })
      expect([made.status, made.body]).toEqual([200, { id: id(1) }])
    }
    const made = (await anna.get(`/api/processes/${id(1)}`)).body
    expect(made).toMatchObject({
      ...{ name: 'Hundesteuer', state: 'draft', visibility: 'organisation', version: 1 },
      organisation: { id: 'one-a' },
    })
    const actors = made.steps.map((one: { actor: string }) => one.actor)
    expect(actors).toContain('Fachdienst Steuern')
    expect(actors).not.toContain('Fachbereich Steuern')
    expect(JSON.stringify(made.steps)).not.toContain('"minutes":12')
    const seen = await seenBy(anna, id(1))
    expect(linkIn(seen, id(1), origin)).toMatchObject({ isTakenOver: true, version: 1 })
    expect(seen.openWords).toEqual([
      { kind: 'actor', theirs: 'Poststelle' },
      { kind: 'system', theirs: 'eAkte Plus' },
    ])
    // Its keys are those of the origin: nothing has to be guessed to tell the two apart.
    const told = (await anna.get(`/api/processes/${id(1)}/differences?other=${origin}`)).body
    expect(told.isMatched).toBe(false)
    expect(JSON.stringify(told.things)).toContain('Fachdienst Steuern')
    const again = (await anna.get(`/api/processes/${origin}/take-over`)).body
    expect(again.words[0].proposal).toEqual({ ours: 'Fachdienst Steuern', because: 'remembered' })
    // A house that is organised anew is not asked in its old words.
    const renamings = [{ kind: 'actor', from: 'Fachdienst Steuern', to: 'Finanzen' }]
    const base = '/api/organisations/one-a/reorganisations'
    const found = (await anna.send('POST', `${base}/preview`, { renamings })).body.items
    const processes = found.map((one: { processId: string; seen: string }) => ({
      ...{ processId: one.processId, seen: one.seen },
    }))
    const said = { id: id(9), renamings, withSheets: false, processes }
    expect((await anna.send('POST', base, said)).status).toBe(200)
    const proposed = async () =>
      (await anna.get(`/api/processes/${origin}/take-over`)).body.words[0].proposal
    expect(await proposed()).toEqual({ ours: 'Finanzen', because: 'remembered' })
    await anna.send('POST', `/api/reorganisations/${id(9)}/undo`)
    expect(await proposed()).toEqual({ ours: 'Fachdienst Steuern', because: 'remembered' })
    // Not in another house.
    expect((await bert.get(`/api/processes/${origin}/take-over`)).body.words[0].proposal).toBeNull()
    expect((await take(anna, await make('k'), { id: id(1) })).status).toBe(400)
  })

  it('needs a version in force of something one sees, and a house one writes for', async () => {
    const [draft, hidden] = [
      await make('k', { state: 'draft' }),
      await make('k', { visibility: 'organisation' }),
    ]
    expect((await take(anna, draft, { id: id(2) })).body.error.code).toBe('lineage/not-in-force')
    expect((await take(anna, hidden, { id: id(2) })).status).toBe(404)
    const origin = await make('k')
    expect((await take(anna, origin, { id: id(2), organisationId: 'one-b' })).status).toBe(404)
    expect((await take(anna, origin, { id: id(2), version: 2 })).status).toBe(422)
    expect((await anna.get(`/api/processes/${id(2)}`)).status).toBe(404)
  })

  it('takes what the alliance may know, also by who is at home in both', async () => {
    const dora = await house.member('one', 'dora', { 'one-a': ['modeller'], 'one-k': ['modeller'] })
    const sharing = { minutes: false, cases: false, posts: false }
    const origin = await make('k', { sharing })
    const asked = await dora.get(`/api/processes/${origin}/take-over?organisation=one-a`)
    expect(asked.body.words.map(({ name }: { name: string }) => name)).toEqual([
      ...['Stelle 1', 'Stelle 2'],
    ])
    expect((await take(dora, origin, { id: id(3), keepsFigures: true })).status).toBe(200)
    expect((await anna.get(`/api/processes/${id(3)}`)).text).not.toContain('geheim')
    const own = await dora.get(`/api/processes/${origin}/take-over?organisation=one-k`)
    expect(own.text).toContain('geheim')
  })

  it('is done once, also where it is asked twice at once, and under an id nobody else has', async () => {
    const origin = await make('k')
    const both = await Promise.all([
      take(anna, origin, { id: id(4) }),
      take(anna, origin, { id: id(4) }),
    ])
    expect(both.map(({ status, body }) => [status, body])).toEqual([
      [200, { id: id(4) }],
      [200, { id: id(4) }],
    ])
    const other = await take(bert, origin, { id: id(4), organisationId: 'one-b' })
    expect([other.status, other.body.error.code]).toEqual([400, 'request/invalid'])
  })

  it('also takes what has an endless name, and asks for words without one', async () => {
    const name = Array.from({ length: 1500 }, (_, n) =>
      String.fromCodePoint(0x4e00 + ((n * 7919) % 20000)),
    ).join('')
    const process = namedProcess('Langes', task('Tun', { actor: name }), end('E'))
    const origin = await make('k', {
      process,
      sharing: { minutes: true, cases: true, posts: true },
    })
    const words = [{ kind: 'system', theirs: name.slice(0, 1000), ours: 'Kurz' }]
    expect((await take(anna, origin, { id: id(5), words })).status).toBe(200)
  })

  it('refuses what no database keeps', async () => {
    const [ours, origin] = [await make('a'), await make('k')]
    await trace(anna, ours, 'link', origin)
    await release(kim, origin)
    for (const reason of ['Nein\0', '\ud800', 'x'.repeat(10_000)]) {
      const more = { version: 2, reason }
      expect(await trace(anna, ours, 'decline', origin, more)).toBe('request/invalid')
    }
    expect((await take(anna, origin, { id: id(6), name: 'A\0' })).status).toBe(400)
  })
})
