// Editing together over real sockets and the real database: 50 people in one draft, then 500 in 100
// drafts, each one change every two seconds for a minute. Goal: 95 of 100 changes have reached all others
// within 150 ms. The people are in a process of their own; what they cost is told apart.

import { fork } from 'node:child_process'
import { join } from 'node:path'
import process from 'node:process'
import { z } from 'zod'
import { readSteps } from '#steps'
import { hashToken } from '../server/actions/tokens.ts'
import { addProcess, DEFAULT_SHARING } from '../server/store/processes.ts'
import { addSession } from '../server/store/sessions.ts'
import { prepareModel } from '../server/work/prepare-model.ts'
import { makePerson } from '../test/database/make-alliance.ts'
import type { Order, Outcome } from './live/clients.ts'
import { madeUpSteps } from './platform/made-up.ts'
import { type Platform, startPlatform } from './platform/start-platform.ts'

const EVERY_MS = 2000
const FOR_MS = Number(process.env.BENCH_LIVE_MS ?? 60_000)
const GOAL_MS = 150

const session = z.object({
  session: z.object({
    person: z.object({ id: z.string() }),
    alliance: z.object({ id: z.string() }),
    memberships: z.array(z.object({ organisationId: z.string() })),
  }),
})

const percentile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0
}

const figures = (values: readonly number[]): string =>
  [0.5, 0.95, 0.99, 1]
    .map(
      (share, at) =>
        `${['p50', 'p95', 'p99', 'longest'][at]} ${percentile(values, share).toFixed(0)}`,
    )
    .join('  ')

const measure = (order: Order): Promise<Outcome> =>
  new Promise((resolve, reject) => {
    const child = fork(join(import.meta.dirname, 'live', 'clients.ts'), {
      serialization: 'advanced',
    })
    child.once('message', (outcome) => resolve(outcome as Outcome))
    child.once('exit', (code) => code && reject(new Error(`the clients ended with ${code}`)))
    child.send(order)
  })

interface Scene {
  readonly platform: Platform
  readonly url: string
  readonly personId: string
  readonly allianceId: string
  readonly organisationId: string
}

const makeDrafts = async (
  scene: Scene,
  name: string,
  count: number,
): Promise<readonly string[]> => {
  const { platform, allianceId, organisationId, personId } = scene
  const drafts: string[] = []
  for (let at = 0; at < count; at += 1) {
    const { process: model, profile } = readSteps(madeUpSteps(at))
    const id = `${name}-${at}`
    await platform.store.asWorker(allianceId, (tx) =>
      addProcess(
        tx,
        {
          ...{ id, allianceId, organisationId, name: id, profile, visibility: 'organisation' },
          model: prepareModel(model, DEFAULT_SHARING, 'Stelle {n}'),
        },
        { personId, now: new Date() },
      ),
    )
    const draft = await platform.call('POST', `/api/processes/${id}/draft`)
    drafts.push(z.object({ id: z.string() }).parse(draft).id)
  }
  return drafts
}

const makeSessions = async (
  scene: Scene,
  name: string,
  count: number,
): Promise<readonly string[]> => {
  const { allianceId, organisationId } = scene
  const { store } = scene.platform
  const tokens = Array.from({ length: count }, (_, at) => `${name}-${at}`)
  for (const token of tokens) {
    // A person each, as one person may not be there any number of times.
    const roles = { [organisationId]: ['modeller'] } as const
    const { personId } = await makePerson(store, allianceId, token, roles)
    await store.asAuth((tx) =>
      addSession(tx, { tokenHash: hashToken(token), personId, allianceId, now: new Date() }),
    )
  }
  return tokens.map((token) => `prozess_session=${token}`)
}

const scenario = async (scene: Scene, name: string, people: number, drafts: number) => {
  const draftIds = await makeDrafts(scene, name, drafts)
  const cookies = await makeSessions(scene, name, people)
  const begun = process.cpuUsage()
  const outcome = await measure({
    ...{ url: scene.url, everyMs: EVERY_MS, forMs: FOR_MS },
    people: cookies.map((cookie, at) => ({ cookie, draftId: draftIds[at % drafts] ?? '' })),
  })
  const cpu = process.cpuUsage(begun)
  const { changes, accepted, refused, deliveries, apart } = outcome
  console.log(
    `${name}: ${people} people in ${drafts} draft${drafts > 1 ? 's' : ''}, ${FOR_MS / 1000} s`,
  )
  console.log(
    `  ${changes} changes, ${accepted} acknowledged, ${refused} refused, ${deliveries} deliveries, ${apart} drafts apart at the end`,
  )
  console.log(`  to each other client     ms ${figures(outcome.delivered)}`)
  console.log(
    `  to the last of them      ms ${figures(outcome.last)}  (goal: p95 under ${GOAL_MS})`,
  )
  console.log(`  acknowledged             ms ${figures(outcome.acknowledged)}`)
  const seconds = (cpu.user + cpu.system) / 1e6
  console.log(
    `  server ${seconds.toFixed(1)} s of processor, ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB; clients ${(outcome.cpuMs / 1000).toFixed(1)} s`,
  )
}

export const run = async (): Promise<void> => {
  const platform = await startPlatform()
  try {
    const me = session.parse(await platform.call('GET', '/api/session')).session
    const scene: Scene = {
      ...{ platform, url: platform.url, personId: me.person.id, allianceId: me.alliance.id },
      organisationId: me.memberships[0]?.organisationId ?? '',
    }
    await scenario(scene, 'together', 50, 1)
    await scenario(scene, 'spread', 500, 100)
  } finally {
    await platform.stop()
  }
}
