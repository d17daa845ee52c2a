// Confirming and rejecting links over the web: kept, seen by whoever sees both processes, obeyed by the
// comparison, learnt from, and taken back.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ComparisonView, GlossaryEntry, LinkDecision } from '#api'
import { namedProcess, start, task } from '#process'
import { makeAlliance, makeProcess } from '../../test/database/make-alliance.ts'
import { type House, openHouse, type Visitor } from './testing/visit.ts'

let house: House
let a: Visitor
let b: Visitor
let reader: Visitor

const walk = (word: string, actor: string) =>
  namedProcess(
    'Zufahrt genehmigen',
    start('Antrag'),
    task('Antrag annehmen', { actor, key: 'take' }),
    task(`Zufahrt ${word}`, { actor, key: 'walk' }),
    task('Bescheid senden', { actor, key: 'send' }),
  )

beforeAll(async () => {
  house = await openHouse()
  const { store } = house.database
  await makeAlliance(store, 'one')
  a = await house.member('one', 'anna', { 'one-a': ['modeller'] })
  b = await house.member('one', 'bert', { 'one-b': ['modeller'] })
  reader = await house.member('one', 'rita', { 'one-a': ['reader'] })
  const shared = { allianceId: 'one', name: 'Zufahrt genehmigen', visibility: 'alliance' as const }
  await makeProcess(store, {
    ...{ ...shared, id: 'p-a', organisationId: 'one-a' },
    process: walk('begehen', 'Bürgerbüro'),
  })
  await makeProcess(store, {
    ...{ ...shared, id: 'p-b', organisationId: 'one-b' },
    process: walk('belaufen', 'Schalter'),
  })
  await makeProcess(store, {
    ...{ ...shared, id: 'p-k', organisationId: 'one-k', visibility: 'organisation' },
    process: walk('ansehen', 'Amt'),
  })
})
afterAll(() => house?.close())

const COMPARISON = '/api/comparison?process=p-a&process=p-b'

const read = async (visitor: Visitor, path = COMPARISON): Promise<ComparisonView> =>
  (await visitor.get(path)).body

/** Keys of each row, by column. */
const keysOf = ({ rows }: ComparisonView) =>
  rows.map(({ cells }) =>
    cells.map((cell) => (cell.kind === 'steps' ? cell.steps.map(({ key }) => key) : [])),
  )

const link = (one: string, other: string, verdict: 'confirmed' | 'rejected', steps = 'walk') => ({
  a: { processId: one, step: steps },
  b: { processId: other, step: steps },
  verdict,
})

const decide = (visitor: Visitor, body: unknown) =>
  visitor.send('POST', '/api/link-decisions', body)

const glossary = async (visitor: Visitor): Promise<readonly GlossaryEntry[]> =>
  (await visitor.get('/api/glossary')).body.entries

describe('a link', () => {
  it('says why it is there before anybody decides', async () => {
    const { rows, decisions } = await read(a)
    expect(decisions).toEqual([])
    const [cell] = rows[0]?.cells ?? []
    if (cell?.kind !== 'steps') throw new Error('no steps')
    expect(cell.steps[0]?.tie).toMatchObject({ kind: 'automatic', to: { column: 1, step: 'take' } })
    expect(cell.steps[0]?.tie?.reason).not.toBe('')
  })

  it('is confirmed by one and seen by the other, who is not told a name they may not know', async () => {
    const answer = await decide(a, { links: [link('p-b', 'p-a', 'confirmed')] })
    expect(answer.status).toBe(200)
    expect(answer.body.taught).toEqual([['begehen', 'belaufen']])
    const mine = await read(a)
    expect(mine.decisions[0]).toMatchObject({
      verdict: 'confirmed',
      a: { processId: 'p-a', label: 'Zufahrt begehen', organisationName: 'Stadt A' },
      organisationName: 'Stadt A',
      isResting: false,
    })
    expect(mine.decisions[0]?.by).not.toBe('')
    const theirs = await read(b)
    expect(theirs.decisions[0]).toMatchObject({ by: '', organisationName: 'Stadt A' })
    const row = theirs.rows.find(({ label }) => label.startsWith('Zufahrt'))
    const tie = row?.cells[0]?.kind === 'steps' ? row.cells[0].steps[0]?.tie : undefined
    expect(tie).toMatchObject({ kind: 'confirmed', to: { column: 1, step: 'walk' } })
  })

  it('said twice is one decision', async () => {
    const answer = await decide(b, { links: [link('p-a', 'p-b', 'confirmed')] })
    expect(answer.body.undo).toEqual({ links: [], withdraw: [] })
    expect((await read(a)).decisions).toHaveLength(1)
  })

  it('that is rejected leaves the row, and undoing puts back what was there', async () => {
    const answer = await decide(b, { links: [link('p-a', 'p-b', 'rejected')] })
    const rejected = await read(a)
    expect(rejected.decisions.map(({ verdict }) => verdict)).toEqual(['rejected'])
    expect(keysOf(rejected)).toContainEqual([['walk'], []])
    expect(keysOf(rejected)).toContainEqual([[], ['walk']])
    await decide(b, answer.body.undo)
    const again = await read(a)
    expect(again.decisions.map(({ verdict }) => verdict)).toEqual(['confirmed'])
    expect(keysOf(again)).toContainEqual([['walk'], ['walk']])
    // Nothing is deleted: what was said and taken back stays on record.
    const rows = await house.database.store.asWorker('one', (tx) =>
      tx.selectFrom('link_decision').select(['verdict', 'withdrawn_by']).execute(),
    )
    expect(rows.map((row) => [row.verdict, row.withdrawn_by !== null]).sort()).toEqual([
      ['confirmed', false],
      ['confirmed', true],
      ['rejected', true],
    ])
  })

  it('is noted in the history of both processes', async () => {
    const whats = async (visitor: Visitor, id: string): Promise<string[]> =>
      (await visitor.get(`/api/processes/${id}/audit`)).body.entries.map(
        (one: { what: string }) => one.what,
      )
    for (const [visitor, id] of [
      [a, 'p-a'],
      [b, 'p-b'],
    ] as const) {
      const said = await whats(visitor, id)
      expect(said.filter((what) => what === 'linkConfirmed')).toHaveLength(2)
      expect(said.filter((what) => what === 'linkWithdrawn')).toHaveLength(2)
      expect(said.filter((what) => what === 'linkRejected')).toHaveLength(1)
    }
  })

  it('is decided by those only who may, and between processes they see', async () => {
    expect((await decide(reader, { links: [link('p-a', 'p-b', 'rejected')] })).status).toBe(403)
    expect((await decide(a, { links: [link('p-a', 'p-k', 'confirmed')] })).status).toBe(404)
    expect((await decide(a, { links: [link('p-a', 'p-b', 'confirmed', 'none')] })).status).toBe(404)
    expect((await decide(a, { links: [link('p-a', 'p-a', 'confirmed')] })).status).toBe(400)
    expect((await decide(a, {})).status).toBe(400)
    expect((await decide(a, { withdraw: ['none'] })).status).toBe(404)
  })

  it('is decided once, when two people say so at the same moment', async () => {
    const both = await Promise.all(
      [a, b].map((one) => decide(one, { links: [link('p-a', 'p-b', 'confirmed', 'send')] })),
    )
    expect(both.map(({ status }) => status)).toEqual([200, 200])
    const sent = (await read(a)).decisions.filter((one) => one.a.step === 'send')
    expect(sent).toHaveLength(1)
    await decide(a, { withdraw: sent.map(({ id }: LinkDecision) => id) })
  })

  it('teaches no words where a step is cut in several on the other side', async () => {
    const links = ['take', 'send'].map((step) => ({
      a: { processId: 'p-a', step: 'walk' },
      b: { processId: 'p-b', step },
      verdict: 'confirmed',
    }))
    const { body } = await decide(a, { links })
    expect(body.decisions).toHaveLength(2)
    expect(body.taught).toEqual([])
    await decide(a, body.undo)
  })
})

describe('other ways to look', () => {
  it('are asked for in the address, of a table and of a file', async () => {
    const strict = await read(a, `${COMPARISON}&strictness=strict`)
    expect(strict.rows.length).toBeGreaterThanOrEqual((await read(a)).rows.length)
    const single = await read(a, `${COMPARISON}&oneToOne=yes`)
    for (const cell of keysOf(single).flat()) expect(cell.length).toBeLessThanOrEqual(1)
    expect((await a.get(`${COMPARISON}&strictness=loose`)).status).toBe(400)
    const file = await a.get('/api/comparison.xlsx?process=p-a&process=p-b&strictness=strict')
    expect(file.status).toBe(200)
  })
})

describe('the glossary', () => {
  it('has what was learnt, with the decision that taught it, for everybody', async () => {
    for (const visitor of [a, b, reader]) {
      const [entry] = await glossary(visitor)
      expect(entry).toMatchObject({
        ...{ tongue: 'de', kind: 'same', words: ['begehen', 'belaufen'], isEntered: false },
        ...{ isUsed: true, revokedAt: null },
      })
      expect(entry?.lessons[0]).toMatchObject({ a: { label: 'Zufahrt begehen' } })
    }
  })

  it('counts no longer what is revoked, also when it is taught again', async () => {
    const [entry] = await glossary(b)
    const ids = entry?.ids ?? []
    const after = (await b.send('POST', '/api/glossary/revoke', { ids })).body.entries
    expect(after[0]).toMatchObject({ isUsed: false })
    const { body } = await decide(a, { links: [link('p-a', 'p-b', 'rejected')] })
    await decide(a, body.undo)
    expect((await glossary(a)).map(({ isUsed }) => isUsed)).toEqual([false])
    const [revoked] = await glossary(a)
    await a.send('POST', '/api/glossary/restore', { ids: revoked?.ids })
    expect((await glossary(b)).map(({ isUsed }) => isUsed)).toEqual([true])
  })

  it('forgets what a withdrawn decision taught, but keeps it on record', async () => {
    const { decisions } = await read(a)
    await decide(a, { withdraw: decisions.map(({ id }) => id) })
    expect((await glossary(a)).map(({ isUsed }) => isUsed)).toEqual([false])
    expect((await read(a)).decisions).toEqual([])
  })

  it('takes what people type, in either order once, and makes rows by it', async () => {
    const entry = { tongue: 'de', kind: 'same', words: ['belaufen', 'begehen'] }
    await a.send('POST', '/api/glossary', entry)
    await b.send('POST', '/api/glossary', { ...entry, words: ['begehen', 'Belaufen'] })
    const [typed, ...more] = await glossary(reader)
    expect(more).toEqual([])
    expect(typed).toMatchObject({ isEntered: true, isUsed: true, words: ['begehen', 'belaufen'] })
    const row = (await read(a)).rows.find(({ label }) => label.startsWith('Zufahrt'))
    const tie = row?.cells[0]?.kind === 'steps' ? row.cells[0].steps[0]?.tie : undefined
    expect(tie?.reason).toMatch(/begehen.*belaufen|belaufen.*begehen/)
    const never = { ...entry, kind: 'never' }
    const { entries } = (await a.send('POST', '/api/glossary', never)).body
    expect(entries.map((one: GlossaryEntry) => [one.kind, one.isUsed]).sort()).toEqual([
      ['never', true],
      ['same', false],
    ])
  })

  it('is written by those only who may', async () => {
    const entry = { tongue: 'de', kind: 'same', words: ['Amt', 'Behörde'] }
    expect((await reader.send('POST', '/api/glossary', entry)).status).toBe(403)
    expect(
      (await a.send('POST', '/api/glossary', { ...entry, words: ['Amt', 'amt'] })).status,
    ).toBe(400)
    expect((await a.send('POST', '/api/glossary/revoke', { ids: ['none'] })).status).toBe(404)
  })
})
