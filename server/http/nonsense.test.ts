// Requests that no page would send, to every route there is. The addresses are taken from the contract, so a new route
// is tested as soon as it exists.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Route, routes } from '#api'
import { makeAlliance } from '../../test/database/make-alliance.ts'
import { type House, openHouse, type Visitor } from './testing/visit.ts'

let house: House
let anna: Visitor
beforeAll(async () => {
  house = await openHouse()
  await makeAlliance(house.database.store, 'one')
  anna = await house.member('one', 'anna', {
    'one-a': ['modeller', 'approver', 'organisationAdmin', 'allianceCoordinator'],
  })
})
afterAll(() => house?.close())

const fill = (path: string, id: string): string => path.replace(/:\w+/g, id)

describe('nonsense', () => {
  it('is answered with a reason, never with an error of ours', async () => {
    for (const route of Object.values(routes as Record<string, Route>)) {
      // Signing out is the one thing a nonsense request may succeed in.
      if (route.path === '/api/session' && route.method === 'DELETE') continue
      for (const body of route.method === 'GET' ? [undefined] : [undefined, {}, [], 'x', 7]) {
        for (const id of ['%00', "'", 'x'.repeat(500), '..%2f..']) {
          const path = `${fill(route.path, id)}?q=%27%22&process=%00&offset=x&limit=-1`
          const answer = await anna.send(route.method, path, body)
          expect([route.method, path, body, answer.status < 500]).toEqual([
            ...[route.method, path, body, true],
          ])
        }
      }
    }
  })
})
