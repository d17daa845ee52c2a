// Modelling the target in the room, over real sockets: everybody looks on in its phase, and sees no other draft.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DraftSummary, WorkshopBody } from '#api'
import { isSame, namedProcess, start, task } from '#process'
import type { VoiceKey } from '#workshop'
import { makeAlliance, makeProcess } from '../../test/database/make-alliance.ts'
import { type House, openHouse, type Visitor } from '../http/testing/visit.ts'
import { type AttendeeDevice, attend } from './testing/attendee.ts'
import { type Editor, openEditor } from './testing/editor.ts'
import { makeWorkshop } from './testing/make-workshop.ts'
import { openWorkshopLog } from './workshop-log.ts'

let house: House
let other: House
let anna: Visitor
const ends: (() => void)[] = []

beforeAll(async () => {
  house = await openHouse()
  house.clock.now = new Date()
  other = await openHouse({}, house.database)
  other.clock.now = house.clock.now
  await makeAlliance(house.database.store, 'one')
  anna = await house.member('one', 'anna', { 'one-a': ['modeller'] })
})
afterAll(async () => {
  for (const end of ends) end()
  await other?.close()
  await house?.close()
})

const newDraft = async (id: string, step: string): Promise<DraftSummary> => {
  await makeProcess(house.database.store, {
    ...{ id, allianceId: 'one', organisationId: 'one-a', visibility: 'organisation' },
    process: namedProcess('Ablauf', start('Antrag'), task(step)),
  })
  return (await anna.send('POST', `/api/processes/${id}/draft`)).body
}

const write = async (draft: DraftSummary): Promise<Editor> => {
  const cookie = [...anna.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const editor = openEditor(house.url, cookie, draft.id)
  ends.push(() => editor.cut())
  await editor.connect()
  return editor
}

let groups = 0
/** Words a step anew, and waits until it is committed. */
const rename = async (editor: Editor, name: string): Promise<void> => {
  groups += 1
  const id = `g${groups}`
  const step = Object.values(editor.replica().view.elements).find(({ kind }) => kind === 'task')
  if (!step?.name) throw new Error('no step')
  const change = { kind: 'setElement', key: step.key, property: 'name' } as const
  expect(editor.write({ id, changes: [{ ...change, before: step.name, after: name }] })).toBe(true)
  await editor.until(() => editor.accepted.has(id), 'answer')
}

const enter = async (id: string, name: string, url = house.url): Promise<AttendeeDevice> => {
  const device = await attend(url, id, `${id}-${name}`)
  ends.push(device.leave)
  await device.sees(() => true)
  return device
}

const switches = (phase: string, seen: number): WorkshopBody => ({ kind: 'switch', phase, seen })
const namesIn = (device: AttendeeDevice) =>
  Object.values(device.target()?.elements ?? {}).map(({ name }) => name)
const seesStep = (device: AttendeeDevice, name: string) =>
  expect.poll(() => namesIn(device), { timeout: 20_000 }).toContain(name)

/** As the action does it that begins the draft. */
const nameTarget = async (workshopId: string, draft: DraftSummary): Promise<void> => {
  const { store } = house.database
  const options = { store, allianceId: 'one', workshopId, now: () => house.clock.now }
  const log = await openWorkshopLog(options)
  const said = await log?.say([
    {
      ...{ id: `t-${draft.id}`, from: `${workshopId}-lead-voice` as VoiceKey, at: 0 },
      body: { kind: 'target', process: draft.processId, draft: draft.id },
    },
  ])
  expect(said).toMatchObject({ said: [{ kind: 'taken' }] })
}

describe('the target in the room', () => {
  it('W30: is seen by all in its phase, as it is written, and by nobody before and afterwards', async () => {
    await makeWorkshop(house.database.store, 'one', 'w1', { a: 'guest', late: 'guest' })
    const draft = await newDraft('p1', 'Antrag prüfen')
    const secret = await write(await newDraft('p2', 'Geheimes prüfen'))
    const [lead, a, wall] = await Promise.all([
      enter('w1', 'lead'),
      enter('w1', 'a', other.url),
      enter('w1', 'projector'),
    ])
    await nameTarget('w1', draft)
    await a.sees(({ target }) => target?.draft === draft.id)
    const editor = await write(draft)
    await rename(editor, 'Antrag annehmen')
    expect(a.heard()).not.toContain('Antrag annehmen')
    expect(await lead.say(switches('target', 0))).toMatchObject({ kind: 'taken' })
    for (const one of [lead, a, wall]) await seesStep(one, 'Antrag annehmen')
    await rename(editor, 'Antrag digital annehmen')
    await rename(secret, 'Geheimes verschicken')
    for (const one of [lead, a, wall]) {
      await seesStep(one, 'Antrag digital annehmen')
      expect(isSame(one.target(), editor.replica().confirmed)).toBe(true)
    }
    const late = await enter('w1', 'late')
    await seesStep(late, 'Antrag digital annehmen')
    // Nobody of the room is somebody in the draft.
    expect(editor.people()).toHaveLength(1)
    expect(await lead.say(switches('measures', 1))).toMatchObject({ kind: 'taken' })
    for (const one of [a, late]) await one.sees(({ phase }) => phase === 'measures')
    await rename(editor, 'Antrag ablehnen')
    // What is said after it has come to everybody: what would have been told of the draft came before.
    await lead.say({ kind: 'attention' })
    for (const one of [lead, a, wall, late]) {
      await one.sees(({ signals }) => signals === 1)
      expect(one.heard()).not.toContain('Antrag ablehnen')
      expect(one.heard()).not.toContain('Geheimes')
    }
    expect(await lead.say(switches('target', 2))).toMatchObject({ kind: 'taken' })
    await seesStep(a, 'Antrag ablehnen')
  })

  it('W30: no device can name a draft', async () => {
    await makeWorkshop(house.database.store, 'one', 'w2', { a: 'guest' })
    const draft = await newDraft('p3', 'Vertrauliches prüfen')
    const lead = await enter('w2', 'lead')
    const body = { kind: 'target', process: 'p3', draft: draft.id } as unknown as WorkshopBody
    expect(await lead.say(body)).toMatchObject({ kind: 'refused', code: 'unreadable' })
    await lead.say(switches('target', 0))
    const view = await lead.sees(({ phase }) => phase === 'target')
    expect(view.target).toBeUndefined()
    expect(lead.target()).toBeUndefined()
  })
})
