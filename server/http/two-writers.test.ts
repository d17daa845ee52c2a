// Two people at the same process at once: what one wrote is never overwritten by somebody who had not seen it.

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { makeAlliance, makeProcess } from '../../test/database/make-alliance.ts'
import { type House, openHouse, type Visitor } from './testing/visit.ts'

let house: House
let anna: Visitor
let bert: Visitor
let number = 0
let path = ''

beforeAll(async () => {
  house = await openHouse()
  await makeAlliance(house.database.store, 'one')
  anna = await house.member('one', 'anna', { 'one-a': ['modeller'] })
  bert = await house.member('one', 'bert', { 'one-a': ['modeller'] })
})
afterAll(() => house?.close())

beforeEach(async () => {
  number += 1
  path = `/api/processes/p-${number}`
  await makeProcess(house.database.store, {
    ...{ allianceId: 'one', id: `p-${number}`, organisationId: 'one-a', name: 'Hund anmelden' },
    profile: { trigger: 'Brief', casesPerYear: 100, leadTime: { days: 3, note: 'Vermerk' } },
  })
})

const see = async (visitor: Visitor) => (await visitor.get(path)).body

describe('two people at one fact sheet', () => {
  it('keep both what they wrote where it is about different facts', async () => {
    const seen = await see(anna)
    const change = (visitor: Visitor, name: string, part: object) =>
      visitor.send('PATCH', path, {
        ...{ name, profile: { ...seen.profile, ...part } },
        seen: { name: seen.name, profile: seen.profile },
      })
    expect((await change(bert, seen.name, { casesPerYear: 200 })).status).toBe(200)
    const answer = await change(anna, 'Hund melden', { trigger: 'Anruf' })
    expect(answer.status).toBe(200)
    expect(answer.body).toMatchObject({
      name: 'Hund melden',
      profile: { trigger: 'Anruf', casesPerYear: 200, leadTime: { days: 3, note: 'Vermerk' } },
    })
  })

  it('are told who changed the same fact when, and nothing of it is taken', async () => {
    const { name, profile } = await see(anna)
    const seen = { name, profile }
    await bert.send('PATCH', path, { profile: { ...profile, casesPerYear: 200 }, seen })
    house.clock.now = new Date(house.clock.now.getTime() + 60_000)
    await bert.send('PATCH', path, { name: 'Hund melden', seen })
    const mine = { ...profile, casesPerYear: 300, trigger: 'Anruf' }
    const refused = await anna.send('PATCH', path, { name, profile: mine, seen })
    expect([refused.status, refused.body.error]).toEqual([
      409,
      {
        code: 'conflict/changed-meanwhile',
        details: { fields: 'casesPerYear', by: 'bert', at: '2026-11-22T12:00:00.000Z' },
      },
    ])
    const now = await see(anna)
    expect([now.name, now.profile]).toEqual(['Hund melden', { ...profile, casesPerYear: 200 }])
    // Having seen it, they may overwrite it.
    const again = await anna.send('PATCH', path, {
      ...{ name: now.name, profile: { ...now.profile, casesPerYear: 300 } },
      seen: { name: now.name, profile: now.profile },
    })
    expect([again.status, again.body.profile.casesPerYear]).toEqual([200, 300])
  })

  it('do not collide where both mean the same, and a repeated save is not a second one', async () => {
    const { name, profile } = await see(anna)
    const body = { profile: { ...profile, casesPerYear: 200 }, seen: { name, profile } }
    expect((await bert.send('PATCH', path, body)).status).toBe(200)
    expect((await anna.send('PATCH', path, body)).status).toBe(200)
    expect((await anna.send('PATCH', path, body)).status).toBe(200)
    const { entries } = (await anna.get(`${path}/audit`)).body
    expect(entries.map((one: { by: string }) => one.by)).toEqual(['bert'])
  })

  it('cannot overwrite at the very same moment either', async () => {
    const { profile } = await see(anna)
    const answers = await Promise.all(
      [anna, bert].map((visitor, at) =>
        visitor.send('PATCH', path, {
          ...{ profile: { ...profile, casesPerYear: 500 + at }, seen: { profile } },
        }),
      ),
    )
    expect(answers.map((one) => one.status).sort()).toEqual([200, 409])
  })

  it('have to say what they had seen', async () => {
    const { visibility } = await see(anna)
    for (const [body, field] of [
      [{ name: 'Anders' }, 'seen'],
      [{ name: 'Anders', seen: {} }, 'seen.name'],
      [{ visibility: 'alliance', seen: { visibility } }, 'seen.shared'],
    ] as const) {
      const { status, body: answer } = await anna.send('PATCH', path, body)
      expect([status, answer.error.details.field]).toEqual([400, field])
    }
  })
})

describe('two people at who may see a process', () => {
  it('decide about all settings together, since each means something only beside the others', async () => {
    const { visibility, shared } = await see(anna)
    const seen = { visibility, shared }
    const bertShares = { ...shared, cases: true }
    expect((await bert.send('PATCH', path, { shared: bertShares, seen })).status).toBe(200)
    // Anna shows it to all, believing that the numbers of cases stay in-house.
    const refused = await anna.send('PATCH', path, { visibility: 'alliance', shared, seen })
    expect([refused.status, refused.body.error.details.fields]).toEqual([409, 'sight'])
    expect(await see(anna)).toMatchObject({ visibility: 'organisation', shared: bertShares })
  })
})
