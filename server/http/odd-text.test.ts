// Text no keyboard types: broken halves of characters, and what only an address or a file name may hold.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeAlliance, makeProcess } from '../../test/database/make-alliance.ts'
import { type House, openHouse, type Visitor } from './testing/visit.ts'

let house: House
let anna: Visitor

beforeAll(async () => {
  house = await openHouse()
  const { store } = house.database
  await makeAlliance(store, 'one')
  anna = await house.member('one', 'anna', { 'one-a': ['modeller'] })
  await makeProcess(store, { allianceId: 'one', id: 'p', organisationId: 'one-a' })
})
afterAll(() => house?.close())

describe('text that is none', () => {
  it('is refused as half a character, wherever it stands', async () => {
    for (const body of [
      { name: '\ud800 Antrag', seen: { name: 'Hundesteuer anmelden' } },
      { name: 'Antrag', seen: { name: '\ud800' } },
      { profile: { trigger: 'Antrag \udc00' }, seen: { profile: {} } },
      { profile: { participants: ['\ud83d'] }, seen: { profile: {} } },
    ]) {
      const { status, text } = await anna.send('PATCH', '/api/processes/p', body)
      expect([JSON.stringify(body), status, text]).toEqual([
        JSON.stringify(body),
        400,
        expect.stringContaining('request/invalid'),
      ])
    }
  })

  it('is refused in the names of fields too', async () => {
    for (const folder of ['\0', '\ud800']) {
      const body = { organisationId: 'one-a', folders: { [folder]: 'one-a' } }
      const { status } = await anna.send('POST', '/api/imports/nothing/start', body)
      expect(status).toBe(400)
    }
  })

  it('lets whole characters through', async () => {
    const { status, body } = await anna.send('PATCH', '/api/processes/p', {
      ...{ name: 'Hund 🐶', seen: { name: 'Hundesteuer anmelden' } },
    })
    expect([status, body.name]).toEqual([200, 'Hund 🐶'])
  })
})

describe('the name of a file', () => {
  it('is cut between characters, never within one', async () => {
    const name = `a${'🐶'.repeat(149)}`
    await anna.send('PATCH', '/api/processes/p', { name, seen: { name: 'Hund 🐶' } })
    for (const file of ['drawing.svg', 'drawing.png', 'model.bpmn', 'steps.txt']) {
      const { status, headers } = await anna.get(`/api/processes/p/${file}`)
      const saved = /filename\*=UTF-8''(\S+)/.exec(headers.get('content-disposition') ?? '')?.[1]
      expect([file, status]).toEqual([file, 200])
      expect(decodeURIComponent(saved ?? '')).toMatch(/^a(🐶)+\./u)
    }
  })
})
