// Votes on lines that are cut, pages that are loaded anew and servers that are killed without a word (SIGKILL), at two
// nodes: the last word of each voice counts once.

import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import fc from 'fast-check'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { WorkshopBody } from '#api'
import { makeAlliance, makePerson } from '../../test/database/make-alliance.ts'
import { createTestDatabase, type TestDatabase } from '../../test/database/test-database.ts'
import { runs } from '../../test/runs.ts'
import { type AttendeeDevice, attend } from './testing/attendee.ts'
import { makeWorkshop } from './testing/make-workshop.ts'

interface Node {
  child: ChildProcess
  url: string
}

const startNode = (connection: pg.ClientConfig): Promise<Node> =>
  new Promise((resolve, reject) => {
    const child = fork(join(import.meta.dirname, 'testing', 'node.ts'), { stdio: 'inherit' })
    child.once('message', (url) => resolve({ child, url: String(url) }))
    child.once('error', reject)
    child.send(connection)
  })

let database: TestDatabase
const nodes: Node[] = []
beforeAll(async () => {
  database = await createTestDatabase()
  await makeAlliance(database.store, 'one')
  await makePerson(database.store, 'one', 'anna', { 'one-k': ['modeller'] })
  for (let at = 0; at < 2; at += 1) nodes.push(await startNode(database.connection))
}, 60_000)
afterAll(async () => {
  for (const { child } of nodes) child.kill('SIGKILL')
  await database?.drop()
})

const VOTERS = ['a', 'b', 'c', 'd'] as const
type Dots = Readonly<Record<string, number>>

interface Turn {
  readonly who: number
  readonly does: 'vote' | 'again' | 'cut' | 'kill'
  readonly dots: Dots
}

const turn: fc.Arbitrary<Turn> = fc.record({
  who: fc.nat(VOTERS.length - 1),
  does: fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom('vote' as const, 'vote' as const, 'again' as const) },
    { weight: 4, arbitrary: fc.constant('cut' as const) },
    { weight: 1, arbitrary: fc.constant('kill' as const) },
  ),
  dots: fc.constantFrom<Dots>({ x: 3 }, { x: 1, y: 2 }, { y: 1 }, {}),
})

/** A phone: it keeps what was not answered, and says it again until it is. */
interface Phone {
  readonly name: string
  node: number
  device: AttendeeDevice | undefined
  readonly outbox: Map<string, WorkshopBody>
  turn: number
  last: Dots | undefined
}

const connected = async (id: string, phone: Phone): Promise<AttendeeDevice> => {
  for (;;) {
    try {
      const url = nodes[phone.node % nodes.length]?.url ?? ''
      const device = await attend(url, id, `${id}-${phone.name}`)
      await Promise.race([
        device.sees(() => true),
        device.closed.then((code) => {
          throw new Error(`closed with ${code}`)
        }),
      ])
      phone.device = device
      return device
    } catch {
      // Another node: the one that was killed comes back at another address.
      phone.node += 1
    }
  }
}

const send = async (phone: Phone, device: AttendeeDevice): Promise<void> => {
  for (const [id, body] of [...phone.outbox]) {
    const answer = await device.say(body, id)
    if (answer.kind === 'taken') phone.outbox.delete(id)
  }
}

/** Until everything it has said is answered. */
const settle = async (id: string, phone: Phone): Promise<void> => {
  while (phone.outbox.size > 0) {
    const device = phone.device ?? (await connected(id, phone))
    await send(phone, device).catch(() => {
      phone.device = undefined
    })
  }
}

let workshops = 0
const play = async (turns: readonly Turn[]): Promise<void> => {
  workshops += 1
  const id = `killed${workshops}`
  const roles = Object.fromEntries(VOTERS.map((name) => [name, 'guest' as const]))
  await makeWorkshop(database.store, 'one', id, roles)
  const phone = (name: string, node: number): Phone => ({
    ...{ name, node, device: undefined, outbox: new Map(), turn: 0, last: undefined },
  })
  const lead = phone('lead', 0)
  const card = { kind: 'card', phase: 'collect', is: 'idea', text: 'Karte', turn: 1 } as const
  for (const [at, body] of (
    [
      { kind: 'switch', phase: 'collect', seen: 0 },
      { ...card, card: 'x' },
      { ...card, card: 'y' },
      { kind: 'reveal', phase: 'collect' },
      { kind: 'switch', phase: 'vote', seen: 1 },
    ] as const
  ).entries()) {
    lead.outbox.set(`lead${at}`, body)
  }
  await settle(id, lead)
  const phones = VOTERS.map((name, at) => phone(name, at))
  for (const { who, does, dots } of turns) {
    const one = phones[who]
    if (!one) continue
    if (does === 'cut') {
      one.device?.leave()
      one.device = undefined
      one.node += 1
    } else if (does === 'kill') {
      const node = nodes[who % nodes.length]
      node?.child.kill('SIGKILL')
      nodes[who % nodes.length] = await startNode(database.connection)
    } else if (does === 'again') {
      // What was answered long ago comes once more, as from a page that lost the answer.
      const body: WorkshopBody = {
        kind: 'vote',
        phase: 'vote',
        dots: one.last ?? {},
        turn: one.turn,
      }
      if (one.last) one.outbox.set(`v${one.turn}`, body)
    } else {
      one.turn += 1
      one.last = dots
      one.outbox.set(`v${one.turn}`, { kind: 'vote', phase: 'vote', dots, turn: one.turn })
      // Without waiting for the answer: the line may be cut before it comes.
      const { device } = one
      if (device) send(one, device).catch(() => undefined)
      else await connected(id, one)
    }
  }
  await Promise.all(phones.map((one) => settle(id, one)))
  lead.outbox.set('count', { kind: 'count', phase: 'vote' })
  await settle(id, lead)
  const device = lead.device ?? (await connected(id, lead))
  const { tallies } = await device.sees(({ counted }) => counted.includes('vote'))
  const voted = phones.flatMap(({ last }) => (last ? [last] : []))
  const expected: Record<string, number> = {}
  for (const given of voted) {
    for (const [name, count] of Object.entries(given)) {
      expected[name] = (expected[name] ?? 0) + count
    }
  }
  expect(tallies).toEqual([
    {
      ...{ phase: 'vote', voices: voted.length, fromPaper: 0 },
      ...(voted.length >= 3 ? { dots: expected } : {}),
    },
  ])
  for (const one of [...phones, lead]) one.device?.leave()
}

describe('votes while lines are cut and servers killed', () => {
  it('are each counted once, by the last word of each voice', async () => {
    await fc.assert(fc.asyncProperty(fc.array(turn, { minLength: 5, maxLength: 25 }), play), {
      seed: 20261128,
      numRuns: runs(8, 100),
      endOnFailure: true,
    })
  }, 300_000)
})
