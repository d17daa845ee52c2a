// What happened in a house, over the wire and the real database: who reads it, what it says, by pages, by what it is about
// and by days, and as a table in which nothing is a formula.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeAlliance, makeProcess } from '../../test/database/make-alliance.ts'
import { addAudits } from '../store/audit.ts'
import { type House, openHouse, type Visitor } from './testing/visit.ts'

let house: House
let anna: Visitor
let fred: Visitor
let carl: Visitor
let ada: Visitor
let kim: Visitor
beforeAll(async () => {
  house = await openHouse()
  const { store } = house.database
  await makeAlliance(store, 'one')
  anna = await house.member('one', 'anna', { 'one-a': ['modeller'] })
  fred = await house.member('one', 'fred', { 'one-a': ['approver'] })
  carl = await house.member('one', 'carl', { 'one-a': ['reader'] })
  ada = await house.member('one', 'ada', { 'one-a': ['organisationAdmin'] })
  kim = await house.member('one', 'kim', { 'one-k': ['allianceCoordinator', 'approver'] })
  const name = '=HYPERLINK("http://boese")'
  const seen = { allianceId: 'one', organisationId: 'one-a', visibility: 'alliance' } as const
  await makeProcess(store, { ...seen, id: 'p', name })
  await makeProcess(store, { ...seen, id: 'q', organisationId: 'one-b', name: 'Fremdes' })
})
afterAll(() => house?.close())

const AUDIT = '/api/organisations/one-a/audit'
interface Entry {
  readonly what: string
  readonly form: string | null
  readonly by: string
  readonly standsInFor: string | null
}
const read = async (visitor: Visitor, query = '') => (await visitor.get(`${AUDIT}${query}`)).body
const entriesOf = async (query = ''): Promise<readonly Entry[]> => (await read(ada, query)).entries
const done = async (answer: ReturnType<Visitor['send']>) => {
  const { status, text } = await answer
  expect(status, text).toBe(200)
}
const rules = (fourEyes: boolean) =>
  done(ada.send('PUT', '/api/organisations/one-a/review', { fourEyes, steps: [] }))
const at = (time: string) => {
  house.clock.now = new Date(time)
}

describe('what happened in a house', () => {
  it('is read by who approves or administers there, and by nobody else', async () => {
    for (const visitor of [fred, ada]) expect((await visitor.get(AUDIT)).status).toBe(200)
    for (const visitor of [anna, carl, kim]) {
      expect((await visitor.get(AUDIT)).body.error.code).toBe('right/missing')
      expect((await visitor.send('POST', AUDIT, {})).body.error.code).toBe('right/missing')
    }
    expect((await ada.get('/api/organisations/nothing/audit')).status).toBe(404)
  })

  it('says whether four eyes are demanded and since when, also where the rules changed otherwise', async () => {
    expect((await read(ada)).fourEyes).toEqual({ isDemanded: false, since: null })
    await rules(false)
    expect((await read(ada)).fourEyes.since).toBeNull()
    at('2026-11-22T13:00:00Z')
    await rules(true)
    at('2026-11-22T14:00:00Z')
    await rules(true)
    const since = '2026-11-22T13:00:00.000Z'
    expect((await read(ada)).fourEyes).toEqual({ isDemanded: true, since })
    at('2026-11-22T15:00:00Z')
    await rules(false)
    const ended = '2026-11-22T15:00:00.000Z'
    expect((await read(ada)).fourEyes).toEqual({ isDemanded: false, since: ended })
    expect((await entriesOf('?kind=house')).map(({ form }) => form)).toEqual([
      ...['oneIsEnough', 'fourEyes', 'fourEyes', 'oneIsEnough'],
    ])
  })

  it('names who approved as whose deputy, who named them, and what was published', async () => {
    const days = { from: '2020-01-01', until: '2099-12-31' }
    await done(
      ada.send('PUT', '/api/organisations/one-a/people/one-fred/deputy', {
        deputy: { deputyId: 'one-carl', ...days },
      }),
    )
    const review = (visitor: Visitor, act: string, seen: number) =>
      done(visitor.send('POST', '/api/processes/p/versions/1/review', { act, reason: '', seen }))
    await review(anna, 'submit', 0)
    await review(carl, 'approve', 1)
    expect((await entriesOf('?kind=review'))[0]).toMatchObject({
      ...{ what: 'versionApproved', by: 'carl', standsInFor: 'fred', process: { id: 'p' } },
      values: { version: 1 },
    })
    expect((await entriesOf('?kind=house'))[0]).toMatchObject({
      ...{ what: 'deputyNamed', form: 'other', by: 'ada', standsInFor: null },
      values: { person: 'fred', deputy: 'carl', ...days },
    })
    const publication = { isIndexed: false, bring: [], version: 1 }
    await done(fred.send('PUT', '/api/processes/p/publication', publication))
    expect((await entriesOf('?kind=publication')).map(({ what }) => what)).toEqual(['published'])
    await done(
      ada.send('PUT', '/api/people/one-carl/roles', {
        ...{ organisationId: 'one-a', roles: ['reader', 'modeller'] },
      }),
    )
    expect((await entriesOf('?kind=people'))[0]).toMatchObject({
      ...{ what: 'rolesSet', form: 'set', by: 'ada' },
      values: { person: 'carl', roles: ['reader', 'modeller'] },
    })
    expect(
      (await read(ada)).entries.map(({ process }: { process: unknown }) => process),
    ).not.toContainEqual(expect.objectContaining({ id: 'q' }))
  })

  it('is read by pages and by days of where it is used, each entry once', async () => {
    const entry = (n: number, day: string) => ({
      ...{ allianceId: 'one', at: new Date(`${day}:00Z`), personId: null, organisationId: 'one-a' },
      ...{ what: 'commented', subjectKind: 'process' as const, subjectId: 'p', details: { n } },
    })
    const many = Array.from({ length: 250 }, (_, n) => entry(n, '2026-03-03T12:00'))
    // After midnight in Berlin, before it in Greenwich.
    const late = [entry(1, '2026-07-01T21:59'), entry(2, '2026-07-01T22:00')]
    await house.database.store.asWorker('one', (tx) => addAudits(tx, [...many, ...late]))
    const days = '?from=2026-03-03&until=2026-03-03'
    const ids: string[] = []
    let before = ''
    for (let pages = 1; ; pages += 1) {
      const page = await read(ada, `${days}${before}`)
      ids.push(...page.entries.map(({ id }: { id: string }) => id))
      if (page.next === null) {
        expect(pages).toBe(3)
        break
      }
      before = `&before=${page.next}`
    }
    expect(new Set(ids).size).toBe(250)
    expect(ids).toEqual(ids.toSorted((a, b) => Number(b) - Number(a)))
    expect(await entriesOf('?from=2026-07-02&until=2026-07-02')).toHaveLength(1)
    expect(await entriesOf('?until=2026-07-01&from=2026-07-01')).toHaveLength(1)
  })

  it('is taken along as a table without formulas, and that is written down', async () => {
    const answer = await ada.send('POST', AUDIT, { kind: 'review' })
    expect(answer.body.isCut).toBe(false)
    expect(answer.body.name).toMatch(/^Protokoll Stadt A .*\.csv$/)
    const lines = answer.body.csv.trimEnd().split('\r\n')
    expect(lines[0]).toBe('\uFEFFWann;Worum;Was;Prozess;Wer;In Vertretung von')
    expect(lines[1]).toContain('Prüfung und Freigabe;Fassung 1 freigegeben;')
    expect(lines[1]).toContain(`"'=HYPERLINK(""http://boese"")";carl;fred`)
    expect(lines).toHaveLength(3)
    expect((await entriesOf('?kind=export')).map(({ what, by }) => [what, by])).toEqual([
      ['auditTaken', 'ada'],
    ])
    // Looking is not written down.
    expect(await entriesOf('?kind=export')).toHaveLength(1)
  })
})
