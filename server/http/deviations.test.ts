// Why adoptions differ, over the wire and the real database: said by their own people, read by who sees the difference,
// counted for a family.

import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { end, namedProcess, start, task } from '#process'
import { makeAlliance, makeProcess, NOW } from '../../test/database/make-alliance.ts'
import { type House, openHouse, type Visitor } from './testing/visit.ts'

let house: House
let anna: Visitor
let carl: Visitor
let kim: Visitor

const ORIGIN = namedProcess(
  'Hundesteuer anmelden',
  start('Antrag'),
  task('Antrag prüfen', { actor: 'Steueramt', work: { minutes: 5 } }),
  task('Steuermarke aushändigen', { actor: 'Steueramt' }),
  task('Bescheid senden', { actor: 'Poststelle' }),
  end('erledigt'),
)
const OURS = namedProcess(
  'Hundesteuer anmelden',
  start('Antrag'),
  task('Antrag prüfen', { actor: 'Steueramt', work: { minutes: 9 } }),
  task('Bescheid senden', { actor: 'Scanstelle' }),
  end('erledigt'),
)

beforeAll(async () => {
  house = await openHouse()
  const { store } = house.database
  await makeAlliance(store, 'one')
  const all = ['modeller', 'approver', 'organisationAdmin'] as const
  anna = await house.member('one', 'anna', { 'one-a': all })
  carl = await house.member('one', 'carl', { 'one-a': ['reader'] })
  kim = await house.member('one', 'kim', { 'one-k': all })
  const shown = { allianceId: 'one', visibility: 'alliance', state: 'approved' } as const
  const sharing = { minutes: true, cases: false, posts: true }
  await makeProcess(store, {
    ...{ ...shown, id: 'origin', organisationId: 'one-k', process: ORIGIN, sharing },
  })
  const inHouse = { sharing: { minutes: false, cases: false, posts: false } }
  const ours = { ...shown, id: 'ours', organisationId: 'one-a', process: OURS }
  await makeProcess(store, { ...ours, ...inHouse })
  await store.asWorker('one', async (tx) => {
    const figures = { similarity: 1, worth_workshop: 1, is_confirmed: true }
    await tx
      .insertInto('family')
      .values({ alliance_id: 'one', id: 'dogs', name: 'Hunde', created_at: NOW, ...figures })
      .execute()
    for (const process_id of ['origin', 'ours']) {
      await tx
        .insertInto('family_member')
        .values({ alliance_id: 'one', family_id: 'dogs', process_id })
        .execute()
    }
  })
  const link = { act: 'link', originId: 'origin', version: 1, seen: 0 }
  await anna.send('POST', '/api/processes/ours/lineage', link)
})
afterAll(() => house?.close())

const keyOf = async (text: string): Promise<string> => {
  const told = (await anna.get('/api/processes/origin/differences?from=1&other=ours&of=flow')).body
  const found = told.things.find((one: { texts: string[] }) => one.texts.join().includes(text))
  if (!found) throw new Error(`${text}: ${JSON.stringify(told.things)}`)
  return found.key
}

const explain = async (visitor: Visitor, key: string, more: object = {}) => {
  const body = { originId: 'origin', key, reason: 'law', text: '', seen: 0, ...more }
  const answer = await visitor.send('POST', '/api/processes/ours/deviations', body)
  return answer.status === 200 ? 'done' : answer.body.error.code
}

const reasons = async (visitor: Visitor) =>
  (await visitor.get('/api/processes/ours/deviations')).body.reasons

const family = async (visitor: Visitor) => (await visitor.get('/api/families/dogs/deviations')).body

describe('the reason of a deviation', () => {
  it('D5: is said by who edits ours, and read by who sees the difference', async () => {
    const missing = await keyOf('Steuermarke')
    const post = await keyOf('Scanstelle')
    await expect(keyOf('Minuten')).rejects.toThrow()
    expect(await explain(carl, missing)).toBe('right/missing')
    expect(await explain(kim, missing)).toBe('right/missing')
    expect(await explain(anna, 'nichts')).toBe('thing/not-found')
    const text = 'Macht bei uns der Zoll.'
    expect(await explain(anna, missing, { reason: 'competence', text })).toBe('done')
    expect(await explain(anna, missing)).toBe('conflict/changed-meanwhile')
    // What our posts are called is in-house, and so is why.
    expect(await explain(anna, post, { reason: 'size', text: 'Wir sind klein.' })).toBe('done')
    expect(await reasons(carl)).toHaveLength(2)
    expect(await reasons(carl)).toContainEqual(
      expect.objectContaining({ key: missing, reason: 'competence', text, by: 'anna' }),
    )
    expect(await reasons(kim)).toEqual([
      expect.objectContaining({ key: missing, reason: 'competence', text, by: null }),
    ])
    expect((await kim.get('/api/processes/ours/deviations')).body.canExplain).toBe(false)
    const own = await family(anna)
    expect(own.links).toBe(1)
    expect(own.counts).toEqual(
      expect.arrayContaining([
        { reason: 'competence', count: 1 },
        { reason: 'size', count: 1 },
      ]),
    )
    const others = await family(kim)
    expect(JSON.stringify(others)).not.toContain('klein')
    expect(others.explained).toEqual([
      expect.objectContaining({ what: expect.stringContaining('Steuermarke'), text }),
    ])
  })

  it('is changed and taken back, and what was said is kept', async () => {
    const key = await keyOf('Steuermarke')
    expect(await explain(anna, key, { reason: 'practice', seen: 1 })).toBe('done')
    expect(await reasons(kim)).toMatchObject([{ reason: 'practice', text: '', seq: 2 }])
    expect(await explain(anna, key, { reason: null, seen: 2 })).toBe('done')
    expect(await explain(anna, key, { reason: null, seen: 3 })).toBe('lineage/not-now')
    expect(await reasons(kim)).toMatchObject([{ reason: null, text: '' }])
    expect((await family(kim)).explained).toEqual([])
    const { store } = house.database
    const kept = await store.asWorker('one', (tx) =>
      sql<{ reason: string | null }>`select reason from deviation_fact where key = ${key}
        order by seq`.execute(tx),
    )
    expect(kept.rows.map(({ reason }) => reason)).toEqual(['competence', 'practice', null])
    const rewrite = (tx: Parameters<Parameters<typeof store.asBackup>[0]>[0]) =>
      sql`update deviation_fact set text = 'x'`.execute(tx)
    await expect(store.asBackup(rewrite)).rejects.toThrow(/kept/)
  })

  it('D5: is read no more where the difference is not shown any more, and can always be taken back', async () => {
    const { store } = house.database
    const shown = { allianceId: 'one', visibility: 'alliance', state: 'approved' } as const
    const sharing = { minutes: false, cases: false, posts: true }
    await makeProcess(store, {
      ...{ ...shown, id: 'start', organisationId: 'one-k', process: ORIGIN, sharing },
    })
    await makeProcess(store, {
      ...{ ...shown, id: 'open', organisationId: 'one-a', process: OURS, sharing },
    })
    const link = { act: 'link', originId: 'start', version: 1, seen: 0 }
    expect((await anna.send('POST', '/api/processes/open/lineage', link)).status).toBe(200)
    const path = '/api/processes/open/deviations'
    const told = await anna.get('/api/processes/start/differences?from=1&other=open&of=flow')
    const { key } = told.body.things.find((one: { texts: string[] }) =>
      one.texts.join().includes('Scanstelle'),
    )
    const said = { originId: 'start', key, text: 'Frau Muster scannt.' }
    const made = await anna.send('POST', path, { ...said, reason: 'organisation', seen: 0 })
    expect(made.status).toBe(200)
    expect((await kim.get(path)).text).toContain('Muster')
    const closed = { minutes: false, cases: false, posts: false }
    const visibility = 'alliance'
    const change = { visibility, shared: closed, seen: { visibility, shared: sharing } }
    expect((await anna.send('PATCH', '/api/processes/open', change)).status).toBe(200)
    expect((await kim.get(path)).body.reasons).toEqual([])
    expect((await carl.get(path)).text).toContain('Muster')
    // Nor does it come back where something else was said meanwhile.
    const other = await anna.send('POST', path, { ...said, text: '', reason: 'size', seen: 1 })
    expect(other.status).toBe(200)
    const opened = { visibility, shared: sharing, seen: { visibility, shared: closed } }
    expect((await anna.send('PATCH', '/api/processes/open', opened)).status).toBe(200)
    expect((await kim.get(path)).body.reasons).toEqual([])
    expect((await kim.send('POST', '/api/processes/start/withdraw')).status).toBe(200)
    const back = await anna.send('POST', path, { ...said, reason: null, text: '', seen: 2 })
    expect([back.status, back.body.reasons?.[0]?.reason]).toEqual([200, null])
  })

  it('goes with the link', async () => {
    await anna.send('POST', '/api/processes/ours/lineage', {
      ...{ act: 'unlink', originId: 'origin', version: 1, seen: 1 },
    })
    expect(await family(anna)).toEqual({ links: 0, counts: [], explained: [] })
    expect(await explain(anna, 'x')).toBe('thing/not-found')
  })
})
