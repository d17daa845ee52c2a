// A house organised anew over the wire and the real database: what would change is said first, then written into drafts;
// nothing of another house, no version, and nothing that was changed meanwhile.

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { end, namedProcess, start, task } from '#process'
import { makeAlliance, makeProcess } from '../../test/database/make-alliance.ts'
import { type House, openHouse, type Visitor } from './testing/visit.ts'

let house: House
let anna: Visitor
let carl: Visitor
let kim: Visitor
let other: Visitor

const flow = (name: string) =>
  namedProcess(
    name,
    start('Antrag'),
    task('Antrag prüfen', { actor: 'Steueramt', work: { systems: ['H&H "neu"'] } }),
    task('Geld annehmen', { actor: 'Kasse' }),
    task('Bescheid senden', { actor: 'Poststelle' }),
    end('erledigt'),
  )

let round = 0
const at = (id: string) => `${id}-${round}`
const renamings = [
  { kind: 'actor', from: 'Steueramt', to: 'Finanzen' },
  { kind: 'actor', from: 'Kasse', to: 'Finanzen' },
  { kind: 'system', from: 'H&H "neu"', to: 'Infoma' },
]

beforeAll(async () => {
  house = await openHouse()
  const { store } = house.database
  await makeAlliance(store, 'one')
  await makeAlliance(store, 'two')
  const all = ['modeller', 'approver', 'organisationAdmin'] as const
  anna = await house.member('one', 'anna', { 'one-a': all })
  carl = await house.member('one', 'carl', { 'one-a': ['reader'] })
  kim = await house.member('one', 'kim', { 'one-k': all, 'one-b': ['reader'] })
  other = await house.member('two', 'otto', { 'two-a': all })
  await makeProcess(store, {
    ...{ allianceId: 'one', id: 'of-k', organisationId: 'one-k', name: 'K', process: flow('K') },
    ...{ visibility: 'alliance', state: 'approved' },
  })
})
afterAll(() => house?.close())

beforeEach(async () => {
  round += 1
  const { store } = house.database
  const own = { allianceId: 'one', organisationId: 'one-a', state: 'approved' } as const
  const sheet = { participants: ['Steueramt', 'Kasse'], owner: 'Steueramt', trigger: 'Post' }
  for (const id of ['dog', 'cat']) {
    await makeProcess(store, {
      ...own,
      id: at(id),
      name: at(id),
      process: flow(id),
      profile: sheet,
    })
  }
  await makeProcess(store, {
    ...{ ...own, id: at('bare'), name: at('bare'), profile: { owner: 'Kasse' } },
    process: namedProcess('bare', start(), task('Tun', { actor: 'Bauamt' }), end()),
  })
  await makeProcess(store, {
    ...{ ...own, id: at('none'), name: at('none'), profile: {} },
    process: namedProcess('none', start(), task('Kasse prüfen', { actor: 'Bauamt' }), end()),
  })
})

interface Found {
  readonly processId: string
  readonly seen: string
  readonly isWritten: boolean
  readonly hasDraft: boolean
}

const preview = async (visitor: Visitor, said: unknown = renamings): Promise<readonly Found[]> => {
  const path = '/api/organisations/one-a/reorganisations/preview'
  const { body } = await visitor.send('POST', path, { renamings: said })
  return body.items.filter(({ processId }: Found) => processId.endsWith(`-${round}`))
}
const idOf = (text: string) => Buffer.from(text.padEnd(12, 'x')).toString('hex')
const begin = (visitor: Visitor, found: readonly Found[], more: object = {}, house = 'one-a') =>
  visitor.send('POST', `/api/organisations/${house}/reorganisations`, {
    ...{ id: idOf(`r${round}`), renamings, withSheets: true },
    processes: found.map(({ processId, seen }) => ({ processId, seen })),
    ...more,
  })
const goOn = async (visitor: Visitor, id: string) => {
  for (;;) {
    const { status, body } = await visitor.send('POST', `/api/reorganisations/${id}/continue`)
    expect(status).toBe(200)
    if (body.waiting === 0) return body
  }
}
const statesOf = (body: { items: { processId: string; state: string }[] }) =>
  Object.fromEntries(body.items.map((one) => [one.processId, one.state]))
const headOf = async (id: string) => {
  const { store } = house.database
  const rows = await store.asWorker('one', (tx) =>
    tx
      .selectFrom('draft as d')
      .innerJoin('draft_change as c', 'c.draft_id', 'd.id')
      .select(['d.id', 'd.last', 'd.closed_at', 'c.happened', 'c.number'])
      .where('d.process_id', '=', id)
      .orderBy('c.number')
      .execute(),
  )
  return rows
}
const versionOf = (id: string) =>
  house.database.store.asWorker('one', (tx) =>
    tx
      .selectFrom('version_content')
      .select(['number', 'model'])
      .where('process_id', '=', id)
      .where('audience', '=', 'own')
      .execute(),
  )

describe('a house organised anew', () => {
  it('U4: says first what would change in which processes, and of no other house', async () => {
    const found = await preview(anna)
    expect(found.map(({ processId }) => processId)).toEqual([at('bare'), at('cat'), at('dog')])
    expect(found[0]).toMatchObject({
      ...{ isWritten: false, hasDraft: false },
      changes: [{ kind: 'fact', fact: 'owner', names: ['Finanzen'] }],
    })
    expect(found[2]).toMatchObject({
      isWritten: true,
      changes: [
        { kind: 'actor', from: 'Steueramt', to: 'Finanzen', count: 2 },
        { kind: 'actor', from: 'Kasse', to: 'Finanzen', count: 1 },
        { kind: 'system', from: 'H&H "neu"', to: 'Infoma', count: 1 },
        { kind: 'lanes', name: 'Finanzen', count: 2 },
        { kind: 'fact', fact: 'participants', names: ['Finanzen'] },
        { kind: 'fact', fact: 'owner', names: ['Finanzen'] },
      ],
    })
    const words = (await anna.get('/api/organisations/one-a/words')).body
    expect(words.actor).toContain('Steueramt')
    expect(words.system).toEqual(['H&H "neu"'])
    for (const [visitor, status] of [
      [carl, 403],
      [kim, 403],
      [other, 404],
    ] as const) {
      const path = '/api/organisations/one-a/reorganisations/preview'
      expect((await visitor.send('POST', path, { renamings })).status).toBe(status)
      expect((await begin(visitor, found)).status).toBe(status)
    }
  })

  it('U4: writes drafts and fact sheets, once however often it is asked, and no version', async () => {
    const before = await versionOf(at('dog'))
    const found = await preview(anna)
    const begun = (await begin(anna, found)).body
    expect(begun).toMatchObject({ count: 3, waiting: 3, done: 0, undoneAt: null })
    expect((await begin(anna, found)).body).toEqual(begun)
    expect(
      (await begin(kim, [], { processes: [{ processId: 'of-k', seen: 'x' }] }, 'one-k')).status,
    ).toBe(400)
    // Two at once do each process once.
    await Promise.all([goOn(anna, begun.id), goOn(anna, begun.id)])
    const done = await goOn(anna, begun.id)
    expect(statesOf(done)).toEqual({
      ...{ [at('bare')]: 'done', [at('cat')]: 'done', [at('dog')]: 'done' },
    })
    const log = await headOf(at('dog'))
    expect(log).toHaveLength(1)
    expect(JSON.stringify(log[0]?.happened)).toContain('Finanzen')
    expect(await versionOf(at('dog'))).toEqual(before)
    const { body } = await anna.get(`/api/processes/${at('dog')}`)
    expect(body).toMatchObject({ version: 1, state: 'approved' })
    expect(body.profile).toMatchObject({
      ...{ participants: ['Finanzen'], owner: 'Finanzen', trigger: 'Post' },
    })
    const audit = (await anna.get(`/api/processes/${at('dog')}/audit`)).body.entries
    expect(audit[0]).toMatchObject({ what: 'reorganised' })
    expect(audit[0].details.renamings).toEqual(renamings)
    // Nothing says the old names any more, and of K nothing was touched.
    expect(await preview(anna)).toEqual([])
    expect(await headOf('of-k')).toEqual([])
    expect((await kim.get(`/api/reorganisations/${begun.id}`)).status).toBe(404)
    expect((await carl.get(`/api/reorganisations/${begun.id}`)).body.canChange).toBe(false)
    expect((await carl.send('POST', `/api/reorganisations/${begun.id}/undo`)).status).toBe(403)
    const mine = (await kim.get('/api/reorganisations')).body
    expect(mine).toEqual({ items: [], organisations: [{ id: 'one-k', name: 'Kreis K' }] })
  })

  it('U4: goes into a draft that is being written, and leaves fact sheets where it is told to', async () => {
    const draft = (await anna.send('POST', `/api/processes/${at('dog')}/draft`)).body
    const found = await preview(anna)
    expect(found.find(({ processId }) => processId === at('dog'))?.hasDraft).toBe(true)
    const flows = found.filter(({ isWritten }) => isWritten)
    const { id } = (await begin(anna, flows, { withSheets: false })).body
    const done = await goOn(anna, id)
    expect(done.items.find((one: Found) => one.processId === at('dog')).draftId).toBe(draft.id)
    const { profile } = (await anna.get(`/api/processes/${at('dog')}`)).body
    expect(profile.participants).toEqual(['Steueramt', 'Kasse'])
    // Only the fact sheets are found now.
    expect((await preview(anna)).map(({ isWritten }) => isWritten)).toEqual([false, false, false])
  })

  it('U5: leaves what was changed since it was looked at, and finds it again', async () => {
    const found = await preview(anna)
    const { id } = (await begin(anna, found)).body
    const before = (await anna.get(`/api/processes/${at('bare')}`)).body.profile
    const sheet = { profile: { owner: 'Steueramt' }, seen: { profile: before } }
    await anna.send('PATCH', `/api/processes/${at('bare')}`, sheet)
    expect(statesOf(await goOn(anna, id))).toMatchObject({
      ...{ [at('bare')]: 'moved', [at('cat')]: 'done' },
    })
    expect((await anna.get(`/api/processes/${at('bare')}`)).body.profile.owner).toBe('Steueramt')
    expect((await preview(anna)).map(({ processId }) => processId)).toEqual([at('bare')])
  })

  it('U6: takes all of it back at once: its own drafts are put aside, sheets as they were', async () => {
    const found = await preview(anna)
    const { id } = (await begin(anna, found)).body
    await anna.send('POST', `/api/processes/${at('cat')}/draft`)
    // One is done, then it is taken back: what was not done never will be.
    await goOn(anna, id)
    const undone = (await anna.send('POST', `/api/reorganisations/${id}/undo`)).body
    expect(undone).toMatchObject({ waiting: 3 })
    expect(undone.undoneAt).not.toBeNull()
    expect((await anna.send('POST', `/api/reorganisations/${id}/undo`)).status).toBe(200)
    await Promise.all([goOn(anna, id), goOn(anna, id)])
    const back = await goOn(anna, id)
    expect(new Set(Object.values(statesOf(back)))).toEqual(new Set(['undone']))
    const dog = await headOf(at('dog'))
    expect(dog).toHaveLength(1)
    expect(dog[0]?.closed_at).not.toBeNull()
    const { profile } = (await anna.get(`/api/processes/${at('dog')}`)).body
    expect(profile).toMatchObject({ participants: ['Steueramt', 'Kasse'], owner: 'Steueramt' })
    const audit = (await anna.get(`/api/processes/${at('dog')}/audit`)).body.entries
    expect(audit[0]).toMatchObject({ what: 'reorganisationUndone' })
    expect((await preview(anna)).map(({ processId }) => processId)).toEqual(
      found.map(({ processId }) => processId),
    )
  })

  it('U6: drops what was not done, keeps what has become a version, and what others built on', async () => {
    const found = await preview(anna)
    const { id } = (await begin(anna, found)).body
    const done = await goOn(anna, id)
    const draftOf = (process: string) =>
      done.items.find((one: Found) => one.processId === process).draftId
    const kept = await anna.send('POST', `/api/drafts/${draftOf(at('dog'))}/version`, {
      ...{ number: 1, note: '', movedOn: [] },
    })
    expect(kept.status).toBe(200)
    const sheet = (await anna.get(`/api/processes/${at('dog')}`)).body.profile
    await anna.send('PATCH', `/api/processes/${at('dog')}`, {
      ...{ profile: { ...sheet, owner: 'Kämmerei' }, seen: { profile: sheet } },
    })
    await anna.send('POST', `/api/reorganisations/${id}/undo`)
    const back = await goOn(anna, id)
    expect(statesOf(back)).toEqual({
      ...{ [at('bare')]: 'undone', [at('cat')]: 'undone', [at('dog')]: 'partly' },
    })
    const after = (await anna.get(`/api/processes/${at('dog')}`)).body
    expect(after).toMatchObject({ version: 2 })
    expect(after.profile).toMatchObject({ participants: ['Steueramt', 'Kasse'], owner: 'Kämmerei' })

    const again = (await begin(anna, await preview(anna), { id: idOf(`q${round}`) })).body
    await anna.send('POST', `/api/reorganisations/${again.id}/undo`)
    const dropped = await goOn(anna, again.id)
    expect(new Set(Object.values(statesOf(dropped)))).toEqual(new Set(['dropped']))
  })
})
