// Workshops over real sockets and the real database: 200 people in one, then 20 of 25 at once, each saying a card or
// voting every five seconds for a minute. Goal: 95 of 100 cards have reached everybody, and as many votes are answered,
// within 200 ms. The devices are in a process of their own; what they cost is told apart.

import { fork } from 'node:child_process'
import { join } from 'node:path'
import process from 'node:process'
import { attend } from '../server/live/testing/attendee.ts'
import { makeWorkshop } from '../server/live/testing/make-workshop.ts'
import { makeAlliance, makePerson } from '../test/database/make-alliance.ts'
import { type Platform, startPlatform } from './platform/start-platform.ts'
import type { Order, Outcome } from './workshop/clients.ts'

const EVERY_MS = 5000
const FOR_MS = Number(process.env.BENCH_WORKSHOP_MS ?? 60_000)
const GOAL_MS = 200

const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0

const figures = (values: readonly number[]): string => {
  const sorted = [...values].sort((a, b) => a - b)
  return [0.5, 0.95, 0.99, 1]
    .map(
      (share, at) =>
        `${['p50', 'p95', 'p99', 'longest'][at]} ${percentile(sorted, share).toFixed(0)}`,
    )
    .join('  ')
}

const measure = (order: Order): Promise<Outcome> =>
  new Promise((resolve, reject) => {
    const child = fork(join(import.meta.dirname, 'workshop', 'clients.ts'), {
      serialization: 'advanced',
    })
    child.once('message', (outcome) => resolve(outcome as Outcome))
    child.once('exit', (code) => code && reject(new Error(`the devices ended with ${code}`)))
    child.send(order)
  })

/** Everybody may vote on two cards and hand in more, which all see at once. */
const open = async (platform: Platform, id: string): Promise<void> => {
  const lead = await attend(platform.url, id, `${id}-lead`)
  const card = { kind: 'card', phase: 'collect', is: 'idea', text: 'Karte', turn: 1 } as const
  await lead.say({ kind: 'switch', phase: 'collect', seen: 0 })
  for (const name of ['first', 'second']) await lead.say({ ...card, card: name })
  await lead.say({ kind: 'reveal', phase: 'collect' })
  await lead.say({ kind: 'switch', phase: 'vote', seen: 1 })
  lead.leave()
}

const scenario = async (platform: Platform, name: string, rooms: number, people: number) => {
  const ids = Array.from({ length: rooms }, (_, at) => `${name}-${at}`)
  const names = Array.from({ length: people }, (_, at) => `p${at}`)
  for (const id of ids) {
    const roles = Object.fromEntries(names.map((one) => [one, 'guest' as const]))
    await makeWorkshop(platform.store, 'bench', id, roles)
    await open(platform, id)
  }
  const begun = process.cpuUsage()
  const outcome = await measure({
    ...{ url: platform.url, everyMs: EVERY_MS, forMs: FOR_MS },
    people: names.flatMap((one) =>
      ids.map((workshopId) => ({ workshopId, token: `${workshopId}-${one}` })),
    ),
  })
  const cpu = process.cpuUsage(begun)
  const { cards, votes, refused, missing, miscounted } = outcome
  console.log(`${name}: ${rooms} × ${people} people, ${FOR_MS / 1000} s`)
  console.log(
    `  ${cards} cards, ${votes} votes, ${refused} refused, ${outcome.delivered.length} deliveries, ${missing} missing, ${miscounted} rooms miscounted`,
  )
  console.log(`  a card to each other device  ms ${figures(outcome.delivered)}`)
  console.log(
    `  to the last of them          ms ${figures(outcome.last)}  (goal: p95 under ${GOAL_MS})`,
  )
  console.log(
    `  a vote answered              ms ${figures(outcome.voted)}  (goal: p95 under ${GOAL_MS})`,
  )
  const seconds = (cpu.user + cpu.system) / 1e6
  console.log(
    `  server ${seconds.toFixed(1)} s of processor, ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB; devices ${(outcome.cpuMs / 1000).toFixed(1)} s`,
  )
}

export const run = async (): Promise<void> => {
  const platform = await startPlatform()
  try {
    await makeAlliance(platform.store, 'bench')
    await makePerson(platform.store, 'bench', 'anna', { 'bench-k': ['modeller'] })
    await scenario(platform, 'one', 1, 200)
    await scenario(platform, 'many', 20, 25)
  } finally {
    await platform.stop()
  }
}
