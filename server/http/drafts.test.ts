// From a version to a draft and back: what was written becomes the next version, can be put aside and
// taken up again, and its history says who did what.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Change } from '#change'
import { elementsOf, namedProcess, type Process, start, task } from '#process'
import { makeAlliance, makeProcess } from '../../test/database/make-alliance.ts'
import { type House, openHouse, type Visitor } from './testing/visit.ts'
import { writeInDraft } from './testing/write-in-draft.ts'

let house: House
let anna: Visitor
let approver: Visitor
beforeAll(async () => {
  house = await openHouse()
  await makeAlliance(house.database.store, 'one')
  anna = await house.member('one', 'anna', { 'one-a': ['modeller'] })
  approver = await house.member('one', 'fred', { 'one-a': ['reader'] })
})
afterAll(() => house?.close())

const PROCESS = namedProcess(
  'Hundesteuer anmelden',
  start('Antrag'),
  task('Prüfen'),
  task('Senden'),
)

const BARE = 'ab'.repeat(12)

let count = 0
const begin = async () => {
  count += 1
  const processId = `p${count}`
  await makeProcess(house.database.store, {
    ...{ id: processId, allianceId: 'one', organisationId: 'one-a', visibility: 'alliance' },
    process: PROCESS,
  })
  const draft = (await anna.send('POST', `/api/processes/${processId}/draft`)).body
  return { processId, id: draft.id as string }
}

const keyOf = (process: Process, name: string) => {
  const found = elementsOf(process).find((one) => one.name === name)
  if (!found) throw new Error(name)
  return found.key
}

const modelOf = async (id: string, number?: number): Promise<Process> =>
  (await anna.get(`/api/drafts/${id}/model${number === undefined ? '' : `?number=${number}`}`)).body
    .model

/** Sends one group as a page does and waits until it is committed. */
const change = (id: string, groupId: string, ...changes: readonly Change[]): Promise<string> =>
  changeAs(anna, id, groupId, ...changes)

const changeAs = (
  visitor: Visitor,
  id: string,
  groupId: string,
  ...changes: readonly Change[]
): Promise<string> => writeInDraft(house, visitor, id, groupId, ...changes)

const rename = async (id: string, from: string, to: string): Promise<string> => {
  const key = keyOf(await modelOf(id), from)
  const set = { kind: 'setElement', key, property: 'name', before: from, after: to } as const
  return change(id, `${id}-${from}-${to}`, set)
}

describe('a draft', () => {
  it('becomes the next version of its process, and the library shows it', async () => {
    const { id, processId } = await begin()
    expect(await rename(id, 'Prüfen', 'Antrag prüfen')).toBe('accepted')
    const kept = await anna.send('POST', `/api/drafts/${id}/version`, {
      ...{ number: 1, note: 'nach der Werkstatt' },
    })
    expect([kept.status, kept.body]).toEqual([200, { processId, version: 2 }])
    const detail = (await anna.get(`/api/processes/${processId}`)).body
    expect(detail.version).toBe(2)
    expect(detail.steps.map((line: { label: string }) => line.label)).toContain('Antrag prüfen')
    expect(detail.versions[0]).toMatchObject({ number: 2, note: 'nach der Werkstatt' })
    const found = (await anna.get('/api/processes?q=Hundesteuer')).body.items
    expect(found.map((one: { id: string }) => one.id)).toContain(processId)
    const draft = (await anna.get(`/api/drafts/${id}`)).body
    expect(draft).toMatchObject({ closedAs: 2, canEdit: false })
    expect(await rename(id, 'Antrag prüfen', 'Zu spät')).toBe('closed')
    const next = (await anna.send('POST', `/api/processes/${processId}/draft`)).body
    expect(next).toMatchObject({ baseVersion: 2, last: 0, said: { trigger: 'Ein Hund zieht zu' } })
    const what = (await anna.get(`/api/processes/${processId}/audit`)).body.entries.map(
      (entry: { what: string }) => entry.what,
    )
    expect(what.slice(0, 3)).toEqual(['draftBegun', 'versionKept', 'draftBegun'])
  })

  it('says what is different between the versions of a process, and between it and another', async () => {
    const { id, processId } = await begin()
    await rename(id, 'Prüfen', 'Antrag prüfen')
    await anna.send('POST', `/api/drafts/${id}/version`, { number: 1 })
    const path = `/api/processes/${processId}/differences`
    const told = (await anna.get(`${path}?from=1`)).body
    expect(told).toMatchObject({
      ...{ isMatched: false, whole: [], before: { version: 1 }, after: { version: 2 } },
      things: [
        {
          ...{ kind: 'changed', isBefore: true, isAfter: true, ownKey: expect.any(String) },
          texts: ['Schritt „Prüfen“ umbenannt in „Antrag prüfen“'],
        },
      ],
    })
    expect(told.before.svg).toContain('Prüfen')
    expect(told.after.svg).toContain('Antrag prüfen')
    expect((await anna.get(`${path}?from=2&to=2`)).body.things).toEqual([])
    expect((await anna.get(`${path}?from=1&to=3`)).status).toBe(404)
    expect((await anna.get(`${path}?other=nobody`)).status).toBe(404)

    const other = await begin()
    const apart = (await anna.get(`${path}?other=${other.processId}`)).body
    expect(apart).toMatchObject({ isMatched: true, after: { processId: other.processId } })
    expect(apart.things.flatMap((one: { texts: string[] }) => one.texts)).toEqual([
      'Schritt „Antrag prüfen“ umbenannt in „Prüfen“',
    ])
    // The drawings share keys; what the other process itself calls a step is said beside them.
    const named = { id: 'elsewhere', allianceId: 'one', organisationId: 'one-a' } as const
    await makeProcess(house.database.store, {
      ...{ ...named, visibility: 'organisation' },
      process: namedProcess('Anderswo', start('los'), task('Antrag genau prüfen')),
    })
    const elsewhere = (await anna.get(`${path}?other=elsewhere`)).body
    expect(elsewhere.things).toContainEqual(
      expect.objectContaining({
        ...{ key: 'Prüfen', ownKey: 'Antrag_genau_prüfen' },
        texts: ['Schritt „Antrag prüfen“ umbenannt in „Antrag genau prüfen“'],
      }),
    )

    const stranger = await house.member('one', 'differ', { 'one-b': ['modeller'] })
    const shared = await stranger.get(`${path}?from=1`)
    expect([shared.status, shared.body.things.length]).toEqual([200, 1])
    await makeProcess(house.database.store, {
      ...{ id: 'in-house', allianceId: 'one', organisationId: 'one-a', visibility: 'organisation' },
      process: PROCESS,
    })
    expect((await anna.get(`${path}?other=in-house`)).status).toBe(200)
    expect((await stranger.get(`${path}?other=in-house`)).status).toBe(404)
    expect((await stranger.get('/api/processes/in-house/differences?to=1')).status).toBe(404)
  })

  it('begins with an earlier version where somebody wants that one back', async () => {
    const { id, processId } = await begin()
    await rename(id, 'Prüfen', 'Antrag prüfen')
    await anna.send('POST', `/api/drafts/${id}/version`, { number: 1 })
    const path = `/api/processes/${processId}/draft`
    expect((await anna.send('POST', path, { from: 7 })).status).toBe(404)
    const back = (await anna.send('POST', path, { from: 1 })).body
    expect(keyOf(await modelOf(back.id), 'Prüfen')).toBeDefined()
    expect((await anna.send('POST', path, { from: 1 })).body.error.code).toBe('draft/other-open')
    expect((await anna.send('POST', path)).body.id).toBe(back.id)
    const kept = await anna.send('POST', `/api/drafts/${back.id}/version`, { number: 0 })
    expect(kept.body.version).toBe(3)
    const told = await anna.get(`/api/processes/${processId}/differences?from=1&to=3`)
    expect(told.body.things).toEqual([])
  })

  it('is listed for its own administration while it is written, and no longer', async () => {
    const { id } = await begin()
    const listed = async (visitor: Visitor) =>
      (await visitor.get('/api/drafts')).body.drafts.map((one: { id: string }) => one.id)
    expect(await listed(anna)).toContain(id)
    expect(await listed(approver)).toContain(id)
    expect(await listed(await house.member('one', 'olga', { 'one-b': ['modeller'] }))).toEqual([])
    await anna.send('POST', `/api/drafts/${id}/discard`)
    expect(await listed(anna)).not.toContain(id)
  })

  it('renames its process when its own name was changed', async () => {
    const { id, processId } = await begin()
    const before = 'Hundesteuer anmelden'
    await change(id, `${id}-n`, {
      ...{ kind: 'setProcess', property: 'name', before, after: 'Hund anmelden' },
    })
    await anna.send('POST', `/api/drafts/${id}/version`, { number: 1 })
    expect((await anna.get(`/api/processes/${processId}`)).body.name).toBe('Hund anmelden')
  })

  it('does not become a version without what somebody wrote meanwhile', async () => {
    const { id } = await begin()
    await rename(id, 'Prüfen', 'Sichten')
    await rename(id, 'Senden', 'Verschicken')
    const answer = await anna.send('POST', `/api/drafts/${id}/version`, { number: 1 })
    expect([answer.status, answer.body.error.code]).toEqual([409, 'conflict/changed-meanwhile'])
    expect((await anna.send('POST', `/api/drafts/${id}/version`, { number: 2 })).status).toBe(200)
    const again = await anna.send('POST', `/api/drafts/${id}/version`, { number: 2 })
    expect([again.status, again.body.error.code]).toEqual([409, 'draft/closed'])
  })

  it('can be put aside and taken up again with all that was written', async () => {
    const { id, processId } = await begin()
    await rename(id, 'Prüfen', 'Sichten')
    expect((await anna.send('POST', `/api/drafts/${id}/discard`)).status).toBe(200)
    expect(await rename(id, 'Sichten', 'Zu spät')).toBe('closed')
    const other = (await anna.send('POST', `/api/processes/${processId}/draft`)).body
    expect(other.id).not.toBe(id)
    const blocked = await anna.send('POST', `/api/drafts/${id}/reopen`)
    expect([blocked.status, blocked.body.error.code]).toEqual([409, 'draft/other-open'])
    await anna.send('POST', `/api/drafts/${other.id}/discard`)
    const open = await anna.send('POST', `/api/drafts/${id}/reopen`)
    expect([open.status, open.body.canEdit]).toEqual([200, true])
    expect(await rename(id, 'Sichten', 'Durchsehen')).toBe('accepted')
    const { drafts } = (await anna.get(`/api/processes/${processId}/drafts`)).body
    expect(drafts.map((one: { id: string }) => one.id).sort()).toEqual([id, other.id].sort())
  })

  it('is ended by those who may write only', async () => {
    const { id, processId } = await begin()
    for (const path of ['version', 'discard', 'reopen']) {
      const answer = await approver.send(
        'POST',
        `/api/drafts/${id}/${path}`,
        path === 'version' ? { number: 0 } : undefined,
      )
      expect([path, answer.status]).toEqual([path, 403])
    }
    expect((await approver.send('POST', `/api/processes/${processId}/draft`)).status).toBe(403)
    expect((await approver.get(`/api/drafts/${id}`)).body.canEdit).toBe(false)
  })

  it('begins with nothing where a process has no model yet', async () => {
    await anna.send('POST', '/api/processes', {
      ...{ id: BARE, organisationId: 'one-a', name: 'Neu', visibility: 'organisation' },
      profile: {},
    })
    const draft = (await anna.send('POST', `/api/processes/${BARE}/draft`)).body
    expect(draft.baseVersion).toBe(null)
    expect(await modelOf(draft.id)).toEqual({ name: 'Neu', elements: {}, shapes: {} })
    const kept = await anna.send('POST', `/api/drafts/${draft.id}/version`, { number: 0 })
    expect(kept.body).toEqual({ processId: BARE, version: 1 })
  })

  it('exports over the original file as before', async () => {
    const { id, processId } = await begin()
    await rename(id, 'Prüfen', 'Sichten')
    await anna.send('POST', `/api/drafts/${id}/version`, { number: 1 })
    const original = await anna.get(`/api/processes/${processId}/original`)
    expect(original.text).toContain('<original geheim')
  })
})

describe('its history', () => {
  it('says who did what when, and gives back any moment', async () => {
    const { id } = await begin()
    await rename(id, 'Prüfen', 'Sichten')
    await rename(id, 'Senden', 'Verschicken')
    const { entries } = (await anna.get(`/api/drafts/${id}/history`)).body
    expect(entries).toMatchObject([
      { number: 2, by: 'anna', isMine: true, did: ['Schritt „Senden“ umbenannt in „Verschicken“'] },
      { number: 1, by: 'anna', did: ['Schritt „Prüfen“ umbenannt in „Sichten“'] },
    ])
    const english = await anna.get(`/api/drafts/${id}/history?before=2&lang=en`)
    expect(english.body.entries).toMatchObject([
      { number: 1, did: ['Step “Prüfen” renamed to “Sichten”'] },
    ])
    const names = (process: Process) => elementsOf(process).map((one) => one.name)
    expect(names(await modelOf(id, 0))).toContain('Prüfen')
    expect(names(await modelOf(id, 1))).toEqual(expect.arrayContaining(['Sichten', 'Senden']))
    expect(names(await modelOf(id))).toContain('Verschicken')
    expect((await anna.get(`/api/drafts/${id}/model?number=3`)).status).toBe(404)
  })
})

describe('a draft written on behalf', () => {
  /** Models for the county, and records for the town of A at its wish. */
  let karl: Visitor
  let draft: { id: string; canEdit: boolean; canKeep: boolean; organisation: { name: string } }
  const id = 'ca'.repeat(12)
  const wanted = {
    id,
    organisationId: 'one-a',
    name: 'Wohnsitz anmelden',
    visibility: 'organisation',
  }
  beforeAll(async () => {
    karl = await house.member('one', 'karl', { 'one-k': ['modeller'], 'one-a': ['recorder'] })
    expect((await karl.send('POST', '/api/processes', wanted)).status).toBe(200)
    draft = (await karl.send('POST', `/api/processes/${id}/draft`)).body
  })

  it('says for whom it is, and that its version is not theirs to make', () => {
    expect(draft).toMatchObject({
      canEdit: true,
      canKeep: false,
      organisation: { name: 'Stadt A' },
    })
  })

  it('is written by them and made a version by the own people only', async () => {
    const named = { kind: 'setProcess', property: 'name', before: wanted.name } as const
    expect(await changeAs(karl, draft.id, 'k1', { ...named, after: 'Umzug anmelden' })).toBe(
      'accepted',
    )
    for (const [method, path, body] of [
      ['POST', `/api/drafts/${draft.id}/version`, { number: 1 }],
      ['POST', `/api/drafts/${draft.id}/discard`],
      ['POST', `/api/processes/${id}/enquiries`, { draftId: draft.id }],
      ['POST', `/api/processes/${id}/withdraw`],
      ['PATCH', `/api/processes/${id}`, { name: 'Anders', seen: { name: wanted.name } }],
    ] as const) {
      const answer = await karl.send(method, path, body)
      expect([path, answer.status, answer.body.error?.code]).toEqual([path, 403, 'right/missing'])
    }
    const listed = (await karl.get('/api/drafts')).body.drafts
    expect(listed.map((one: { id: string }) => one.id)).toContain(draft.id)
    const mine = (await anna.get(`/api/drafts/${draft.id}`)).body
    expect(mine).toMatchObject({ canEdit: true, canKeep: true })
    const { entries } = (await anna.get(`/api/drafts/${draft.id}/history`)).body
    expect(entries[0].by).toBe('karl')
    const kept = await anna.send('POST', `/api/drafts/${draft.id}/version`, { number: 1 })
    expect(kept.body).toEqual({ processId: id, version: 1 })
    expect((await anna.get(`/api/processes/${id}`)).body.name).toBe('Umzug anmelden')
    // Begun again from the version, by whoever records.
    const next = await karl.send('POST', `/api/processes/${id}/draft`)
    expect(next.body).toMatchObject({ baseVersion: 1, canEdit: true, canKeep: false })
  })

  it('is not shown to the alliance by who records it, nor written for who has not asked', async () => {
    const shared = { ...wanted, id: 'cb'.repeat(12), visibility: 'alliance' }
    expect((await karl.send('POST', '/api/processes', shared)).status).toBe(403)
    const other = { ...wanted, id: 'cc'.repeat(12), organisationId: 'one-b' }
    expect((await karl.send('POST', '/api/processes', other)).status).toBe(403)
    const chris = await house.member('one', 'chris', { 'one-k': ['modeller'] })
    expect((await chris.send('POST', `/api/processes/${id}/draft`)).status).toBe(404)
    expect((await chris.get(`/api/drafts/${draft.id}`)).status).toBe(404)
  })

  it('ends where the town takes the right back', async () => {
    const doris = await house.member('one', 'doris', { 'one-a': ['organisationAdmin'] })
    const open = (await karl.send('POST', `/api/processes/${id}/draft`)).body
    const set = (visitor: Visitor, person: string, roles: readonly string[]) =>
      visitor.send('PUT', `/api/people/one-${person}/roles`, { organisationId: 'one-a', roles })
    expect((await set(doris, 'karl', [])).status).toBe(200)
    expect((await karl.get(`/api/drafts/${open.id}`)).status).toBe(404)
    // Given by the town itself, and not by the coordination.
    const coord = await house.member('one', 'cora', { 'one-k': ['allianceCoordinator'] })
    expect((await set(coord, 'karl', ['recorder'])).status).toBe(403)
    const invitation = { organisationId: 'one-a', roles: ['recorder'], email: null }
    expect((await coord.send('POST', '/api/invitations', invitation)).status).toBe(403)
    expect((await doris.send('POST', '/api/invitations', invitation)).status).toBe(200)
  })
})
