// Works through the job table, one job at a time for each runner. Polling is what makes it right: a
// notice (LISTEN, or `wake`) only makes it fast. A job that fails comes back later, then less often,
// at last it is kept as failed with its error. Stopping puts what is running back as it was.

import type { Job, JobEnd, JobKind } from '../store/jobs.ts'

/** What the runner needs of the job table; each call is a transaction of its own. */
export interface JobTable {
  readonly claim: (now: Date, lockedUntil: Date) => Promise<Job | undefined>
  readonly renew: (job: Job, lockedUntil: Date) => Promise<boolean>
  readonly end: (job: Job, end: JobEnd, now: Date) => Promise<void>
}

/** `signal` is raised when the claim is lost or the program stops; then the job throws soon. */
export type JobHandler<Kind extends JobKind> = (
  job: Extract<Job, { readonly kind: Kind }>,
  signal: AbortSignal,
) => Promise<void>

export type JobHandlers = { readonly [Kind in JobKind]: JobHandler<Kind> }

export interface RunnerOptions {
  readonly table: JobTable
  readonly handlers: JobHandlers
  readonly now: () => Date
  /** Called for what nobody waits for; never throws. */
  readonly report: (message: string, error: unknown) => void
  /** When a job has failed for good, for what must be told to people; never retried itself. */
  readonly onFailed?: (job: Job) => Promise<void>
  readonly pollMs?: number
  readonly leaseMs?: number
  readonly mostAttempts?: number
}

export interface Runner {
  /** Looks at the table now instead of at the next poll. */
  readonly wake: () => void
  /** Ends after the job at hand has been put back; no claim is left behind. */
  readonly stop: () => Promise<void>
}

/** 5 s, 20 s, 80 s, ... at most ten minutes. */
export const retryDelayMs = (attempts: number): number =>
  Math.min(600_000, 5000 * 4 ** (attempts - 1))

const runHandler = (handlers: JobHandlers, job: Job, signal: AbortSignal): Promise<void> => {
  switch (job.kind) {
    case 'import':
      return handlers.import(job, signal)
    case 'families':
      return handlers.families(job, signal)
    case 'tidy':
      return handlers.tidy(job, signal)
    case 'mail':
      return handlers.mail(job, signal)
  }
}

export const runJobs = (options: RunnerOptions): Runner => {
  const { table, handlers, now, report } = options
  const { pollMs = 1000, leaseMs = 30_000, mostAttempts = 5 } = options
  const stopping = new AbortController()
  let isWoken = false
  let wakeUp: (() => void) | undefined

  const pause = () =>
    new Promise<void>((resolve) => {
      if (isWoken || stopping.signal.aborted) {
        resolve()
        return
      }
      const timer = setTimeout(resolve, pollMs)
      wakeUp = () => {
        clearTimeout(timer)
        resolve()
      }
    })

  const endOf = (job: Job, error: unknown): JobEnd => {
    const text = error instanceof Error ? (error.stack ?? String(error)) : String(error)
    return job.attempts >= mostAttempts
      ? { state: 'failed', error: text.slice(0, 4000) }
      : {
          state: 'waiting',
          error: text.slice(0, 4000),
          runAt: new Date(now().getTime() + retryDelayMs(job.attempts)),
        }
  }

  const work = async (job: Job): Promise<void> => {
    const lost = new AbortController()
    const signal = AbortSignal.any([stopping.signal, lost.signal])
    const beat = setInterval(() => {
      table.renew(job, new Date(now().getTime() + leaseMs)).then(
        (isMine) => {
          if (!isMine) lost.abort()
        },
        (error) => report(`job ${job.id}: could not renew its claim`, error),
      )
    }, leaseMs / 3)
    let end: JobEnd = { state: 'done' }
    try {
      await runHandler(handlers, job, signal)
    } catch (error) {
      if (stopping.signal.aborted) end = { state: 'waiting', error: null, runAt: now() }
      else if (!lost.signal.aborted) {
        report(`job ${job.id} (${job.kind}) failed, attempt ${job.attempts}`, error)
        end = endOf(job, error)
      }
    } finally {
      clearInterval(beat)
    }
    if (lost.signal.aborted) return
    await table.end(job, end, now())
    if (end.state === 'failed') await options.onFailed?.(job)
  }

  const loop = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      isWoken = false
      try {
        const job = await table.claim(now(), new Date(now().getTime() + leaseMs))
        if (job) {
          await work(job)
          continue
        }
      } catch (error) {
        if (!stopping.signal.aborted) report('jobs: the table could not be read', error)
      }
      await pause()
    }
  }

  const running = loop()
  const wake = () => {
    isWoken = true
    wakeUp?.()
  }
  return {
    wake,
    stop: async () => {
      stopping.abort()
      wake()
      await running
    },
  }
}
