// A process with a profile and no model yet: recorded by hand, shown, found, kept out of what needs a model,
// and given its model later.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PROCESS_FILES } from '#api'
import { makeAlliance, makeProcess } from '../../test/database/make-alliance.ts'
import { makeZip } from '../imports/testing/make-zip.ts'
import { type House, openHouse, type Visitor } from './testing/visit.ts'

let house: House
let anna: Visitor
let bert: Visitor
let coordinator: Visitor

const STEPS =
  'Prozess: Ferienpass\nAuslöser: Anruf\nFälle im Jahr: 90\n\n1. Antrag prüfen @Jugendamt\n2. Pass ausgeben\n'

beforeAll(async () => {
  house = await openHouse()
  await makeAlliance(house.database.store, 'one')
  anna = await house.member('one', 'anna', { 'one-a': ['modeller'] })
  bert = await house.member('one', 'bert', { 'one-b': ['modeller'] })
  coordinator = await house.member('one', 'kim', { 'one-k': ['allianceCoordinator'] })
  const drawn = { allianceId: 'one', organisationId: 'one-a', visibility: 'alliance' as const }
  await makeProcess(house.database.store, { ...drawn, id: 'drawn-1' })
  await makeProcess(house.database.store, { ...drawn, id: 'drawn-2' })
})
afterAll(() => house?.close())

let count = 0
const newId = () => {
  count += 1
  return count.toString(16).padStart(32, '0')
}
const wanted = (id: string, rest: object = {}) => ({
  ...{ id, organisationId: 'one-a', name: 'Ferienpass ausgeben', visibility: 'alliance' },
  ...{ profile: { trigger: 'Brief', productArea: '06', owner: 'Leitung geheim' }, ...rest },
})
const record = (visitor: Visitor, body: object) => visitor.send('POST', '/api/processes', body)

const upload = async (
  visitor: Visitor,
  id: string,
  name: string,
  content: string | Buffer,
  // biome-ignore lint/suspicious/noExplicitAny: as answers of visitors
): Promise<{ status: number; body: any }> => {
  const form = new FormData()
  form.append('file', new Blob([content]), name)
  const cookie = [...visitor.cookies].map(([key, value]) => `${key}=${value}`).join('; ')
  const response = await fetch(`${house.url}/api/processes/${id}/model`, {
    ...{ method: 'POST', headers: { Cookie: cookie, Origin: house.url }, body: form },
  })
  return { status: response.status, body: await response.json() }
}

describe('a process recorded by hand', () => {
  it('is shown, found by what its profile says, and listed without a flow', async () => {
    const id = newId()
    expect(await record(anna, wanted(id))).toMatchObject({ status: 200, body: { id } })
    const { body } = await anna.get(`/api/processes/${id}`)
    expect(body).toMatchObject({
      ...{ name: 'Ferienpass ausgeben', version: null, stepCount: 0, steps: [], versions: [] },
      ...{ file: null, state: 'draft', profile: { trigger: 'Brief', owner: 'Leitung geheim' } },
    })
    // What others may know is redacted as ever.
    const others = await bert.get(`/api/processes/${id}`)
    expect([others.status, others.body.profile.trigger]).toEqual([200, 'Brief'])
    const found = (await bert.get('/api/processes?q=brief&flow=no')).body
    expect(found.items.map((item: { id: string }) => item.id)).toEqual([id])
    const { facets } = (await anna.get('/api/processes')).body
    expect(facets.flow).toEqual([
      { value: 'yes', label: 'aufgeschrieben', count: 2 },
      { value: 'no', label: 'noch keiner', count: 1 },
    ])
    expect((await anna.get(`/api/processes/${id}/audit`)).body.entries[0].what).toBe('recorded')
    for (const file of PROCESS_FILES) {
      expect([file, (await anna.get(`/api/processes/${id}/${file}`)).status]).toEqual([file, 404])
    }
  })

  it('is one process however often it is sent, also at the same moment', async () => {
    const body = wanted(newId(), { name: 'Nur einmal' })
    const answers = await Promise.all([1, 2, 3].map(() => record(anna, body)))
    expect(answers.map((one) => one.status)).toEqual([200, 200, 200])
    expect((await record(anna, body)).status).toBe(200)
    expect((await anna.get('/api/processes?q=einmal')).body.total).toBe(1)
    // The id of another's is no way to learn of it.
    const taken = await record(bert, { ...body, organisationId: 'one-b' })
    expect([taken.status, taken.body.error.details.field]).toEqual([400, 'id'])
  })

  it('needs the right in that administration; coordination may for all, as with files', async () => {
    expect((await record(bert, wanted(newId()))).status).toBe(403)
    expect((await record(anna, wanted(newId(), { organisationId: 'none' }))).status).toBe(404)
    const id = newId()
    expect((await record(coordinator, wanted(id, { name: 'Von oben' }))).status).toBe(200)
    expect((await anna.get(`/api/processes/${id}`)).body.can.edit).toBe(true)
    expect((await coordinator.get(`/api/processes/${id}`)).body.can.edit).toBe(false)
  })

  it('can be changed, shared and withdrawn like any other', async () => {
    const id = newId()
    await record(anna, wanted(id, { name: 'Wandelbar' }))
    const path = `/api/processes/${id}`
    const { profile, visibility, shared } = (await anna.get(path)).body
    const changed = await anna.send('PATCH', path, {
      ...{ profile: { ...profile, casesPerYear: 5 }, shared: { ...shared, cases: true } },
      seen: { profile, visibility, shared },
    })
    expect([changed.status, changed.body.profile.casesPerYear]).toEqual([200, 5])
    expect((await bert.get(path)).body.profile.casesPerYear).toBe(5)
    expect((await anna.send('POST', `${path}/withdraw`)).status).toBe(200)
    expect((await bert.get(path)).status).toBe(404)
    expect((await anna.send('POST', `${path}/restore`)).status).toBe(200)
  })
})

describe('what needs a model', () => {
  it('says that there is none yet', async () => {
    const id = newId()
    await record(anna, wanted(id, { name: 'Noch leer' }))
    const { status, body } = await anna.get(`/api/comparison?process=drawn-1,${id}`)
    expect([status, body.error]).toEqual([
      422,
      { code: 'compare/no-model', details: { name: 'Noch leer' } },
    ])
    const hidden = newId()
    await record(anna, wanted(hidden, { visibility: 'organisation' }))
    expect((await bert.get(`/api/comparison?process=drawn-1,${hidden}`)).status).toBe(404)
  })

  it('leaves out of a family that people made who has none', async () => {
    const id = newId()
    await record(anna, wanted(id, { name: 'Dabei' }))
    const make = (processIds: string[]) =>
      anna.send('POST', '/api/families', { name: 'Ferien', processIds })
    const made = await make(['drawn-1', 'drawn-2', id])
    expect([made.status, made.body.members.length]).toEqual([200, 3])
    // Sent again after a lost answer, in whatever order, it is the same family.
    expect((await make([id, 'drawn-2', 'drawn-1'])).body.id).toBe(made.body.id)
    const view = await anna.get(`/api/families/${made.body.id}/comparison`)
    expect(view.body.columns.map((one: { processId: string }) => one.processId)).toEqual([
      'drawn-1',
      'drawn-2',
    ])
    const bare = await make(['drawn-1', id])
    const none = await anna.get(`/api/families/${bare.body.id}/comparison`)
    expect([none.status, none.body.error.code]).toEqual([422, 'compare/no-model'])
  })
})

describe('a model for a process that had none', () => {
  it('becomes its first version; what people wrote in the profile stays', async () => {
    const id = newId()
    await record(anna, wanted(id))
    const { status, body } = await upload(anna, id, 'ferien.steps.txt', STEPS)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      ...{ name: 'Ferienpass ausgeben', version: 1, stepCount: 2 },
      profile: { trigger: 'Brief', casesPerYear: 90, owner: 'Leitung geheim' },
      file: { name: 'ferien.steps.txt' },
    })
    expect((await anna.get(`/api/processes/${id}/drawing.svg`)).text).toContain('Antrag prüfen')
    expect((await bert.get('/api/processes?q=Ferienpass&flow=yes')).body.total).toBe(1)
    expect((await bert.get(`/api/processes/${id}`)).body.profile.casesPerYear).toBeUndefined()
    // Sent again after a lost answer it is the same; another one is not taken over it.
    expect((await upload(anna, id, 'ferien.steps.txt', STEPS)).body.version).toBe(1)
    const other = await upload(anna, id, 'anders.steps.txt', STEPS.replace('prüfen', 'ablegen'))
    expect([other.status, other.body.error.code]).toEqual([409, 'process/has-model'])
  })

  it('may come alone in an archive; what is no single model is refused with its reason', async () => {
    const id = newId()
    await record(anna, wanted(id))
    const zip = (files: Record<string, string>) =>
      makeZip(Object.entries(files).map(([name, content]) => ({ name, content })))
    for (const [name, content, code] of [
      ['zwei.zip', zip({ 'a.steps.txt': STEPS, 'b.steps.txt': STEPS }), 'import/one-only'],
      ['bild.png', 'kein Modell', 'import/no-model'],
      ['kaputt.bpmn', '<definitions', 'import/refused'],
      ['leer.steps.txt', 'Prozess: Leer\n', 'import/refused'],
    ] as const) {
      const answer = await upload(anna, id, name, content)
      expect([name, answer.status, answer.body.error.code]).toEqual([name, 422, code])
    }
    expect((await anna.get(`/api/processes/${id}`)).body.version).toBe(null)
    expect((await upload(bert, id, 'a.steps.txt', STEPS)).status).toBe(403)
    expect((await upload(anna, id, 'eins.zip', zip({ 'a.steps.txt': STEPS }))).status).toBe(200)
  })
})
