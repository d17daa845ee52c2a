// Nobody reads what another organisation does not share, by any address there is. The addresses are taken
// from the contract, so a new route is tested as soon as it exists.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { COMPARISON_FILES, PROCESS_FILES, type Route, routes } from '#api'
import type { SetProcess } from '#change'
import { namedProcess, start, task } from '#process'
import { makeAlliance, makeProcess, NOW } from '../../test/database/make-alliance.ts'
import { addDraft, appendEntries } from '../store/drafts.ts'
import { addImport } from './testing/add-import.ts'
import { type House, openHouse, type Visitor } from './testing/visit.ts'

let house: House
let a: Visitor
let b: Visitor
let decision = ''
let enquiry = ''

/** Everything of B's that must not be seen has this word in it. */
const SECRET = 'Verschlusssache'
const IDS = ['b-secret', 'b-second', 'b-withdrawn', 'b-family', 'b-import', 'b-draft'] as const

beforeAll(async () => {
  house = await openHouse()
  const { store } = house.database
  await makeAlliance(store, 'one')
  a = await house.member('one', 'anna', {
    'one-a': ['modeller', 'approver', 'organisationAdmin', 'allianceCoordinator'],
  })
  b = await house.member('one', 'bert', { 'one-b': ['modeller', 'organisationAdmin'] })
  const secret = {
    allianceId: 'one',
    organisationId: 'one-b',
    name: `${SECRET} anmelden`,
    profile: { trigger: SECRET, productArea: '17' },
    process: namedProcess(SECRET, start(SECRET), task(`${SECRET} prüfen`, { actor: SECRET })),
  }
  await makeProcess(store, { ...secret, id: 'b-secret' })
  await makeProcess(store, { ...secret, id: 'b-second' })
  await makeProcess(store, { ...secret, id: 'b-withdrawn', visibility: 'alliance' })
  await makeProcess(store, { id: 'a-own', allianceId: 'one', organisationId: 'one-a' })
  await b.send('POST', '/api/processes/b-withdrawn/withdraw')
  await store.asWorker('one', async (tx) => {
    await tx
      .insertInto('family')
      .values({
        ...{ alliance_id: 'one', id: 'b-family', name: SECRET, created_at: NOW },
        ...{ similarity: 1, worth_workshop: 1, is_confirmed: true },
      })
      .execute()
    for (const processId of ['b-secret', 'b-second', 'b-withdrawn']) {
      await tx
        .insertInto('family_member')
        .values({ alliance_id: 'one', family_id: 'b-family', process_id: processId })
        .execute()
    }
  })
  const steps = (await b.get('/api/processes/b-second')).body.steps
  const stepKey = steps.find((one: { kind: string }) => one.kind === 'step').key
  const decided = await b.send('POST', '/api/link-decisions', {
    links: [
      {
        a: { processId: 'b-secret', step: stepKey },
        b: { processId: 'b-second', step: stepKey },
        verdict: 'confirmed',
      },
    ],
  })
  decision = decided.body.decisions[0].id
  // A word learnt from what B keeps to itself.
  await store.asWorker('one', (tx) =>
    tx
      .insertInto('glossary_entry')
      .values({
        ...{ alliance_id: 'one', id: 'b-entry', tongue: 'de', kind: 'same', decision_id: decision },
        ...{ word: SECRET, other_word: 'Geheimnis', created_at: NOW, created_by: 'one-bert' },
        organisation_id: 'one-b',
      })
      .execute(),
  )
  await store.asWorker('one', async (tx) => {
    const base = { allianceId: 'one', id: 'b-draft', processId: 'b-secret', baseVersion: 1 }
    const model = JSON.stringify(namedProcess(SECRET, task(SECRET)))
    await addDraft(tx, { ...base, model, personId: 'one-bert', now: NOW })
    const named = { kind: 'setProcess', property: 'name', before: SECRET, after: `${SECRET} neu` }
    await appendEntries(tx, {
      ...{ allianceId: 'one', draftId: 'b-draft', expected: 0, personId: 'one-bert', now: NOW },
      entries: [{ number: 1, group: { id: 'g', changes: [named as SetProcess] } }],
    })
  })
  await b.send('POST', '/api/processes/b-secret/comments', { step: null, text: SECRET })
  const asked = await b.send('POST', '/api/processes/b-secret/enquiries', {
    ...{ draftId: null, label: SECRET },
  })
  enquiry = asked.body.id
  await addImport(store, {
    ...{ allianceId: 'one', id: 'b-import', personId: 'one-bert', path: `${SECRET}.bpmn` },
  })
})
afterAll(() => house?.close())

const fill = (path: string, id: string): string => path.replace(/:\w+/g, id)

const getPaths = (): readonly string[] => [
  ...Object.values(routes as Record<string, Route>)
    .filter((route) => route.method === 'GET')
    .map((route) => route.path),
  ...PROCESS_FILES.map((file) => `/api/processes/:id/${file}`),
  ...COMPARISON_FILES.map((form) => `/api/families/:id/comparison.${form}`),
]

/** Every way to ask for something: each address with each id, and the searches that could tell. */
const questions = (): readonly string[] => [
  ...getPaths().flatMap((path) => (path.includes(':') ? IDS.map((id) => fill(path, id)) : [path])),
  `/api/processes?q=${SECRET}`,
  `/api/drafts/b-draft/suggestions?text=${SECRET}`,
  '/api/processes?organisation=one-b',
  '/api/processes?productArea=17',
  '/api/processes?family=yes',
  '/api/comparison?process=b-secret&process=b-second',
  '/api/comparison?process=b-secret&process=a-own',
  ...COMPARISON_FILES.map((form) => `/api/comparison.${form}?process=b-secret&process=a-own`),
]

/** Guessing invitations is slowed down, and this test guesses many. */
const passTime = () => {
  house.clock.now = new Date(house.clock.now.getTime() + 60_000)
}

describe('what another organisation keeps to itself', () => {
  it('is shown to its own people, or this test would prove nothing', async () => {
    const shown: string[] = []
    for (const question of questions()) {
      passTime()
      const answer = await b.get(question)
      if (answer.text.includes(SECRET)) shown.push(question)
    }
    for (const path of getPaths()) {
      const isOfProcess = /^\/api\/(processes|families|imports|drafts|glossary)/.test(path)
      // A picture, packed files, what is asked with words, and these lists name nothing that could be looked for.
      const isMute = /(\.png|comparison\.\w+|original|suggestions|\/audit|\/api\/imports)$/.test(
        path,
      )
      if (!isOfProcess || isMute) continue
      const isShown = shown.some((question) => IDS.some((id) => fill(path, id) === question))
      expect([path, isShown]).toEqual([path, true])
    }
  })

  it('is in no answer to any question, not even as a count or a family', async () => {
    for (const question of questions()) {
      passTime()
      const answer = await a.get(question)
      expect(answer.text.includes(SECRET) ? `${question}: ${answer.text}` : '').toBe('')
      const asked = IDS.some((id) => question.includes(id))
      if (asked) expect([question, answer.status]).toEqual([question, expect.toSatisfy(isRefusal)])
      for (const id of IDS) expect(answer.text.includes(id) ? `${question} ${id}` : '').toBe('')
    }
    const list = (await a.get('/api/processes')).body
    expect(list.total).toBe(1)
    expect(list.facets.organisation.map((one: { value: string }) => one.value)).toEqual(['one-a'])
    expect(list.facets.productArea.map((one: { value: string }) => one.value)).not.toContain('17')
  })

  it('cannot be changed, withdrawn, restored or put into a family either', async () => {
    const before = (await b.get('/api/processes/b-secret')).text
    const tries: [string, string, unknown?][] = [
      ['PATCH', '/api/processes/b-secret', { visibility: 'alliance', seen: SIGHT }],
      ['POST', '/api/processes/b-secret/withdraw'],
      ['POST', '/api/processes/b-secret/draft'],
      ['POST', '/api/processes/b-withdrawn/restore'],
      ['POST', '/api/processes/b-secret/comments', { step: null, text: 'x' }],
      ['POST', '/api/processes/b-secret/enquiries', { draftId: null }],
      ['POST', `/api/enquiries/${enquiry}/revoke`],
      ['POST', '/api/families', { name: 'Familie', processIds: ['b-secret', 'a-own'] }],
      ['PUT', '/api/families/b-family/name', { name: 'Familie' }],
      ['PUT', '/api/families/b-family/members/a-own'],
      ['DELETE', '/api/families/b-family/members/b-secret'],
      ['PUT', '/api/families/b-family/reference', { processId: 'b-secret' }],
      ['POST', '/api/imports/b-import/start', { organisationId: 'one-a' }],
      ['DELETE', '/api/imports/b-import'],
      ['POST', '/api/link-decisions', { withdraw: [decision] }],
      ['POST', '/api/link-decisions', { links: [linkOf('b-secret', 'a-own')] }],
      ['POST', '/api/glossary/revoke', { ids: ['b-entry'] }],
      ['POST', '/api/glossary/restore', { ids: ['b-entry'] }],
    ]
    for (const [method, path, body] of tries) {
      const answer = await a.send(method, path, body)
      expect([method, path, answer.status]).toEqual([method, path, 404])
    }
    expect((await b.get('/api/processes/b-secret')).text).toBe(before)
  })
})

const linkOf = (a: string, b: string) => ({
  a: { processId: a, step: 'x' },
  b: { processId: b, step: 'x' },
  verdict: 'confirmed',
})

const SIGHT = {
  visibility: 'organisation',
  shared: { minutes: false, cases: false, posts: true },
}

const isRefusal = (status: number): boolean => status === 404 || status === 410 || status === 422

describe('without signing in', () => {
  it('nothing but the doors is open', async () => {
    const visitor = house.visitor()
    for (const route of Object.values(routes as Record<string, Route>)) {
      if (route.access !== 'signedIn') continue
      const answer = await visitor.send(route.method, fill(route.path, 'b-secret'))
      expect([route.method, route.path, answer.status]).toEqual([route.method, route.path, 401])
    }
    for (const file of PROCESS_FILES) {
      expect((await visitor.get(`/api/processes/b-secret/${file}`)).status).toBe(401)
    }
    for (const form of COMPARISON_FILES) {
      const paths = [`/api/families/x/comparison.${form}`, `/api/comparison.${form}?process=a,b`]
      for (const path of paths) expect((await visitor.get(path)).status).toBe(401)
    }
  })
})

describe('nonsense', () => {
  it('is answered with a reason, never with an error of ours', async () => {
    for (const route of Object.values(routes as Record<string, Route>)) {
      // Signing out is the one thing a nonsense request may succeed in.
      if (route.path === '/api/session' && route.method === 'DELETE') continue
      for (const body of route.method === 'GET' ? [undefined] : [undefined, {}, [], 'x', 7]) {
        for (const id of ['%00', "'", 'x'.repeat(500), '..%2f..']) {
          const path = `${fill(route.path, id)}?q=%27%22&process=%00&offset=x&limit=-1`
          const answer = await a.send(route.method, path, body)
          expect([route.method, path, body, answer.status < 500]).toEqual([
            ...[route.method, path, body, true],
          ])
        }
      }
    }
  })
})
