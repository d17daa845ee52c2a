// What is new in the alliance, over the wire and the real database: it follows from what happened, all read the same, and
// what the alliance does not see is not in it.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Activity } from '#api'
import { ACTIVITY_TOPICS } from '#library'
import { makeAlliance, makeProcess } from '../../test/database/make-alliance.ts'
import { type House, openHouse, type Visitor } from './testing/visit.ts'

let house: House
let anna: Visitor
let bert: Visitor
let kim: Visitor
let carl: Visitor
let other: Visitor
beforeAll(async () => {
  house = await openHouse()
  await makeAlliance(house.database.store, 'one')
  await makeAlliance(house.database.store, 'two')
  const all = ['modeller', 'approver', 'organisationAdmin'] as const
  anna = await house.member('one', 'anna', { 'one-a': all })
  bert = await house.member('one', 'bert', { 'one-b': all })
  kim = await house.member('one', 'kim', { 'one-k': [...all, 'allianceCoordinator'] })
  carl = await house.member('one', 'carl', { 'one-a': ['reader'] })
  other = await house.member('two', 'otto', { 'two-a': all })
})
afterAll(() => house?.close())

const tick = () => {
  house.clock.now = new Date(house.clock.now.getTime() + 1000)
}

const ok = async (who: Visitor, method: string, path: string, body?: unknown) => {
  tick()
  const answer = await who.send(method, path, body)
  expect([path, answer.status, answer.text]).toEqual([path, 200, expect.anything()])
  return answer.body
}

let count = 0
const make = async (letter: string, visibility: 'alliance' | 'organisation', area?: string) => {
  count += 1
  const id = `p${count}-${letter}`
  await makeProcess(house.database.store, {
    ...{ id, allianceId: 'one', organisationId: `one-${letter}`, visibility, state: 'approved' },
    ...{ name: `Ablauf ${id}`, profile: area === undefined ? {} : { productArea: area } },
  })
  return id
}

/** The next version of a process, in force. */
const release = async (who: Visitor, id: string): Promise<number> => {
  const draft = await ok(who, 'POST', `/api/processes/${id}/draft`)
  const { version } = await ok(who, 'POST', `/api/drafts/${draft.id}/version`, { number: 0 })
  const path = `/api/processes/${id}/versions/${version}/review`
  await ok(who, 'POST', path, { act: 'submit', seen: 0 })
  await ok(who, 'POST', path, { act: 'approve', seen: 1 })
  return version
}

const read = async (who: Visitor, query = ''): Promise<Activity[]> => {
  const answer = await who.get(`/api/activity?limit=100${query}`)
  expect(answer.status).toBe(200)
  return answer.body.items
}

const told = async (who: Visitor, ...ids: readonly string[]) =>
  (await read(who))
    .filter(
      ({ process, other }) => ids.includes(process?.id ?? '') || ids.includes(other?.id ?? ''),
    )
    .map(({ kind, organisation, version, other }) =>
      [kind, organisation.name, version, other?.organisationName].filter((one) => one != null),
    )

const share = async (who: Visitor, id: string, visibility: 'alliance' | 'organisation') => {
  const { visibility: seen, sharing } = (await who.get(`/api/processes/${id}`)).body
  const shared = sharing ?? { minutes: false, cases: false, posts: true }
  await ok(who, 'PATCH', `/api/processes/${id}`, {
    ...{ visibility, shared, seen: { visibility: seen, shared } },
  })
}

describe('what is new in the alliance', () => {
  it('V1: tells what came into sight and what was approved since, and all read the same', async () => {
    const id = await make('a', 'organisation')
    await release(anna, id)
    expect(await told(anna, id)).toEqual([])
    await share(anna, id, 'alliance')
    // What was approved before nobody else could see.
    expect(await told(bert, id)).toEqual([['shared', 'Stadt A']])
    const version = await release(anna, id)
    expect(await told(bert, id)).toEqual([
      ['inForce', 'Stadt A', version],
      ['shared', 'Stadt A'],
    ])
    await ok(anna, 'PUT', `/api/processes/${id}/publication`, { version, bring: [] })
    expect((await told(bert, id))[0]).toEqual(['public', 'Stadt A'])
    expect(await read(bert)).toEqual(await read(anna))
    expect(await read(carl)).toEqual(await read(anna))
    expect(await read(other)).toEqual([])
  })

  it('V1: forgets what the alliance sees no longer, in its own house too', async () => {
    const id = await make('a', 'alliance')
    await release(anna, id)
    expect(await told(bert, id)).toHaveLength(2)
    await share(anna, id, 'organisation')
    for (const who of [anna, bert]) expect(await told(who, id)).toEqual([])
    await share(anna, id, 'alliance')
    expect(await told(bert, id)).toEqual([['shared', 'Stadt A']])
    await ok(anna, 'POST', `/api/processes/${id}/withdraw`)
    for (const who of [anna, bert]) expect(await told(who, id)).toEqual([])
    await ok(anna, 'POST', `/api/processes/${id}/restore`)
    expect(await told(bert, id)).toEqual([['shared', 'Stadt A']])
  })

  it('V1: tells who linked, who moved on and what was accepted, unless one of both is hidden', async () => {
    const [origin, own, hidden] = [
      await make('k', 'alliance'),
      await make('a', 'alliance'),
      await make('b', 'organisation'),
    ]
    const link = { act: 'link', originId: origin, version: 1, seen: 0 }
    await ok(anna, 'POST', `/api/processes/${own}/lineage`, link)
    await ok(bert, 'POST', `/api/processes/${hidden}/lineage`, link)
    const version = await release(kim, origin)
    const move = { act: 'moveOn', originId: origin, version, seen: 1 }
    await ok(anna, 'POST', `/api/processes/${own}/lineage`, move)
    await ok(anna, 'POST', `/api/processes/${own}/proposals`, {
      ...{ originId: origin, text: 'Nur für zwei Augenpaare.' },
      ...{ version: 1, originVersion: version },
    })
    const { proposals } = (await kim.get(`/api/processes/${origin}/lineage`)).body
    const offer = proposals.find((one: { processId: string }) => one.processId === own)
    await ok(kim, 'POST', `/api/processes/${origin}/proposals/${offer.id}`, { act: 'accept' })
    const expected = [
      ['proposalAccepted', 'Kreis K', 'Stadt A'],
      ['movedOn', 'Stadt A', version, 'Kreis K'],
      ['inForce', 'Kreis K', version],
      ['linked', 'Stadt A', 1, 'Kreis K'],
      ['shared', 'Kreis K'],
    ]
    for (const who of [anna, bert, kim, carl]) {
      expect((await told(who, origin)).filter(([kind]) => kind !== 'shared')).toEqual(
        expected.slice(0, -1),
      )
    }
    expect((await kim.get('/api/activity?limit=100')).text).not.toContain('Augenpaare')
  })

  it('V3: tells that a way is common, and once that all houses agree', async () => {
    const ids = [
      await make('a', 'alliance'),
      await make('b', 'alliance'),
      await make('k', 'alliance'),
    ]
    const [, , way] = ids
    const { id } = await ok(kim, 'POST', '/api/families', { name: 'Hunde', processIds: ids })
    await ok(kim, 'PUT', `/api/families/${id}/reference`, { processId: way, isBinding: false })
    const seen = async () => (await kim.get(`/api/families/${id}/agreement`)).body.agreement.seq
    const path = `/api/families/${id}/agreement`
    await ok(kim, 'POST', path, { version: 1, seen: await seen() })
    const answer = async (who: Visitor, letter: string, said: string) =>
      ok(who, 'POST', `${path}/answers`, {
        ...{ organisationId: `one-${letter}`, version: 1, answer: said, seen: await seen() },
        text: said === 'agree' ? '' : 'Mit Frist.',
      })
    await answer(anna, 'a', 'agree')
    await answer(bert, 'b', 'disagree')
    await answer(kim, 'k', 'agree')
    const kinds = async () =>
      (await read(carl, '&topic=commonWay')).map(({ kind, family }) => [kind, family?.name])
    expect(await kinds()).toEqual([['commonWay', 'Hunde']])
    await answer(bert, 'b', 'remark')
    expect(await kinds()).toEqual([
      ['wayAgreed', 'Hunde'],
      ['commonWay', 'Hunde'],
    ])
    // Answers that agreed nothing fill no page.
    const page = (await carl.get('/api/activity?topic=commonWay&limit=1')).body
    expect(page.items.map(({ kind }: Activity) => kind)).toEqual(['wayAgreed'])
    const rest = await carl.get(
      `/api/activity?topic=commonWay&limit=1&before=${encodeURIComponent(page.next)}`,
    )
    expect(rest.body.items.map(({ kind }: Activity) => kind)).toEqual(['commonWay'])
    expect(rest.body.next).toBeNull()
  })

  it('V2: tells what was written for several houses, without who did it', async () => {
    const result = await make('a', 'alliance')
    const id = 'a'.repeat(24)
    await ok(kim, 'POST', '/api/work-packages', {
      ...{ id, kind: 'package', by: 'one-k', title: 'Hundesteuer', writer: 'one-a', houses: [] },
    })
    const path = `/api/work-packages/${id}/acts`
    await ok(anna, 'POST', path, { act: 'accept', by: 'one-a', seen: 1 })
    await ok(anna, 'POST', path, { act: 'deliver', by: 'one-a', seen: 2, processId: result })
    const [first] = await read(bert, '&topic=packages')
    expect(first).toMatchObject({
      ...{ kind: 'packageDone', package: { title: 'Hundesteuer' }, process: { id: result } },
      organisation: { name: 'Stadt A' },
    })
    expect((await bert.get('/api/activity?limit=100')).text).not.toMatch(/anna|kim|carl/)
    // What was written is hidden later: that it was written stays.
    await share(anna, result, 'organisation')
    expect((await read(bert, '&topic=packages'))[0]).toMatchObject({ id: first?.id, process: null })
  })

  it('V4: is read to its end page by page, and asked for by house, topic and product area', async () => {
    const area = await make('b', 'alliance', '07')
    const all = await read(kim)
    expect(all.length).toBeGreaterThan(8)
    expect(all.map(({ at }) => at)).toEqual(
      all
        .map(({ at }) => at)
        .toSorted()
        .toReversed(),
    )
    const pages: Activity[] = []
    let next: string | null = ''
    while (next !== null) {
      const before: string = next === '' ? '' : `&before=${encodeURIComponent(next)}`
      const answer = await kim.get(`/api/activity?limit=2${before}`)
      pages.push(...answer.body.items)
      next = answer.body.next
    }
    expect(pages).toEqual(all)
    const topics = (
      await Promise.all(ACTIVITY_TOPICS.map((topic) => read(kim, `&topic=${topic}`)))
    ).flat()
    expect(topics.map(({ id }) => id).toSorted()).toEqual(all.map(({ id }) => id).toSorted())
    const ofB = await read(kim, '&organisation=one-b')
    expect(ofB.map(({ id }) => id)).toEqual(
      all
        .filter(
          ({ organisation, other }) =>
            organisation.id === 'one-b' || other?.organisationName === 'Stadt B',
        )
        .map(({ id }) => id),
    )
    expect((await read(kim, '&productArea=07')).map(({ process }) => process?.id)).toEqual([area])
    for (const broken of ['before=x', 'before=99999999999999999%20shared%20x', 'topic=all']) {
      expect((await kim.get(`/api/activity?${broken}`)).status).toBe(400)
    }
    expect((await kim.get(`/api/activity?before=0%20shared%20x`)).body.items).toEqual([])
    expect((await kim.get(`/api/activity?before=9999999999999999%20shared%20x`)).status).toBe(200)
  })
})
