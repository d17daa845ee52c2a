// Starts the job runner of a server: handlers, the job table, and the ear for notices. Call `stop`
// before the store is closed.

import type pg from 'pg'
import { listenTo } from '../database/listen-to.ts'
import { claimJob, endJob, JOB_CHANNEL, renewJob } from '../store/jobs.ts'
import { createPool } from '../work/pool.ts'
import type { JobDeps } from './deps.ts'
import { familiesJob } from './families-job.ts'
import { failImport, importJob } from './import-job.ts'
import { createPost, mailJob, scheduleMails } from './mail-job.ts'
import { type Runner, type RunnerOptions, runJobs } from './run-jobs.ts'
import { scheduleIndexing } from './schedule-indexing.ts'
import { scheduleTidying, tidyJob } from './tidy-job.ts'

export interface StartOptions {
  /** Makes a client of the same database; without it the table is only polled. */
  readonly connect?: () => pg.Client
  readonly runner?: Pick<RunnerOptions, 'pollMs' | 'leaseMs' | 'mostAttempts'>
}

/** Largest heap of the thread that keeps the families. */
const KEEPER_MB = 2048

export const startJobs = (deps: JobDeps, options: StartOptions = {}): Runner => {
  const { store } = deps
  // One thread that lives on: it keeps what it found.
  const keeper = createPool({ threads: 1, memoryMb: KEEPER_MB })
  const post = deps.post ? createPost(deps, deps.post) : undefined
  const runner = runJobs({
    table: {
      claim: (now, until) => store.asWorker(undefined, (tx) => claimJob(tx, now, until)),
      renew: (job, until) => store.asWorker(undefined, (tx) => renewJob(tx, job, until)),
      end: (job, end, now) => store.asWorker(undefined, (tx) => endJob(tx, job, end, now)),
    },
    handlers: {
      import: importJob(deps),
      families: familiesJob(deps, keeper),
      tidy: tidyJob(deps),
      mail: mailJob(deps, post),
    },
    now: deps.now,
    report: deps.report,
    onFailed: async (job) => {
      if (job.kind === 'import') {
        await failImport(deps, job.payload.allianceId, job.payload.importId)
      }
    },
    ...options.runner,
  })
  const ear = options.connect
    ? listenTo(options.connect, [JOB_CHANNEL], runner.wake, runner.wake)
    : undefined
  scheduleTidying(deps).catch((error: unknown) => deps.report('tidying was not scheduled', error))
  if (post) {
    scheduleMails(deps).catch((error: unknown) => deps.report('mails were not scheduled', error))
  }
  scheduleIndexing(deps).catch((error: unknown) => deps.report('indexing was not scheduled', error))
  return {
    wake: runner.wake,
    stop: async () => {
      await ear?.stop()
      // Told to stop first, so that a job whose thread ends is put back instead of failing.
      const stopped = runner.stop()
      await post?.stop()
      await keeper.close()
      await stopped
    },
  }
}
