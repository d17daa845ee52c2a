// What a test of imports and families needs around it: a context for each person, worker threads and a
// job runner on a real database. The clock stands still unless a test moves it.

import { randomBytes } from 'node:crypto'
import type { ImportStatus } from '#api'
import type { Actor } from '#library'
import { createTexts } from '#texts'
import { NOW, words } from '../../../test/database/make-alliance.ts'
import type { TestDatabase } from '../../../test/database/test-database.ts'
import type { ProcessFacts } from '../../actions/change-process.ts'
import type { MemberContext } from '../../actions/context.ts'
import { showImport } from '../../actions/show-import.ts'
import { showProcess } from '../../actions/show-process.ts'
import { startImport } from '../../actions/start-import.ts'
import { uploadImport } from '../../actions/upload-import.ts'
import type { JobDeps } from '../../jobs/deps.ts'
import type { Runner, RunnerOptions } from '../../jobs/run-jobs.ts'
import { startJobs } from '../../jobs/start-jobs.ts'
import { createIndexes } from '../../search/indexes.ts'
import { hasOpenJob } from '../../store/jobs.ts'
import { createPool, type Pool } from '../../work/pool.ts'
import type { IncomingFile } from '../spool.ts'

export interface Workplace {
  readonly pool: Pool
  readonly deps: JobDeps
  readonly contextOf: (actor: Actor) => MemberContext
  readonly startJobs: (
    options?: Pick<RunnerOptions, 'pollMs' | 'leaseMs' | 'mostAttempts'>,
  ) => Runner
  /** Waits until nothing is left to do for an alliance. */
  readonly settled: (allianceId: string) => Promise<void>
  readonly reports: string[]
  readonly close: () => Promise<void>
}

export const makeWorkplace = (database: TestDatabase): Workplace => {
  const { store } = database
  const pool = createPool({ threads: 2, memoryMb: 256 })
  const indexes = createIndexes(store)
  const reports: string[] = []
  const runners: Runner[] = []
  const newId = () => randomBytes(8).toString('hex')
  const deps: JobDeps = {
    store,
    pool,
    indexes,
    now: () => new Date(),
    newId,
    words,
    report: (message, error) => reports.push(`${message}: ${String(error)}`),
  }
  return {
    pool,
    deps,
    reports,
    contextOf: (actor) => ({
      store,
      pool,
      indexes,
      now: NOW,
      random: { bytes: randomBytes, id: newId },
      language: 'de',
      texts: createTexts('de'),
      words,
      sendsMail: false,
      secret: () => Promise.resolve(Buffer.alloc(32, 7)),
      publicUrl: 'http://localhost',
      address: '127.0.0.1',
      actor,
      session: {
        tokenHash: Buffer.alloc(32),
        createdAt: NOW,
        seenAt: NOW,
        person: { id: actor.personId, name: actor.personId, email: '' },
        alliance: { id: actor.allianceId, name: '', isExample: false },
        alliances: [],
        memberships: actor.memberships.map((one) => ({ ...one, organisationName: '' })),
      },
    }),
    startJobs: (options = { pollMs: 20 }) => {
      const runner = startJobs(deps, { runner: options })
      runners.push(runner)
      return runner
    },
    settled: async (allianceId) => {
      for (;;) {
        const isOpen = await store.asWorker(undefined, (tx) =>
          hasOpenJob(tx, ['import', 'families'], allianceId),
        )
        if (!isOpen) return
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    },
    close: async () => {
      for (const runner of runners) await runner.stop()
      await pool.close()
    },
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

export async function* incoming(
  files: Readonly<Record<string, string | Uint8Array>>,
): AsyncGenerator<IncomingFile> {
  for (const [fileName, content] of Object.entries(files)) {
    yield { fileName, content: once(Buffer.from(content)) }
  }
}

export const upload = (
  ctx: MemberContext,
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<ImportStatus> => uploadImport(ctx, incoming(files))

/** Uploads, starts and waits for the end; a runner must be working. */
export const importAll = async (
  workplace: Workplace,
  ctx: MemberContext,
  files: Readonly<Record<string, string | Uint8Array>>,
  choice: { organisationId: string; visibility?: 'organisation' | 'alliance' },
): Promise<ImportStatus> => {
  const planned = await upload(ctx, files)
  await startImport(ctx, planned.id, { folders: {}, visibility: 'organisation', ...choice })
  await workplace.settled(ctx.actor.allianceId)
  return showImport(ctx, planned.id)
}

/** What somebody sees of a process before they change it. */
export const see = async (ctx: MemberContext, id: string): Promise<ProcessFacts> => {
  const { name, profile, visibility, shared } = await showProcess(ctx, id)
  return JSON.parse(JSON.stringify({ name, profile, visibility, shared }))
}
