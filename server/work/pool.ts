// Worker threads for what must not hold up the server and may have to be ended: reading files of
// strangers, comparing, drawing. A fixed number of threads, started when first needed; tasks wait in
// the order they came, those marked `isUrgent` (somebody is waiting at a page) first.

import { Worker } from 'node:worker_threads'
import type { Outcome } from './outcome.ts'
import type { TaskName, Tasks } from './tasks.ts'

export interface PoolOptions {
  readonly threads: number
  /** Largest heap of one thread; beyond it the thread ends and the task is 'outOfMemory'. */
  readonly memoryMb: number
}

export interface RunOptions {
  readonly timeoutMs: number
  readonly isUrgent?: boolean
}

export interface Pool {
  readonly run: <Name extends TaskName>(
    name: Name,
    input: Parameters<Tasks[Name]>[0],
    options: RunOptions,
  ) => Promise<Outcome<Awaited<ReturnType<Tasks[Name]>>>>
  /** Ends all threads; what runs or waits comes back as 'closed'. */
  readonly close: () => Promise<void>
}

/** What a thread answers; see worker.ts. */
export type Answer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'done'; readonly value: unknown }
  | { readonly kind: 'failed'; readonly message: string }

interface Waiting {
  readonly name: TaskName
  readonly input: unknown
  readonly timeoutMs: number
  readonly isUrgent: boolean
  readonly settle: (outcome: Outcome<unknown>) => void
}

interface Thread {
  readonly worker: Worker
  task: Waiting | undefined
  timer: NodeJS.Timeout | undefined
}

/** A thread that is not ready by then is treated as if it were, so that nothing waits forever. */
const START_MS = 30_000

export const createPool = (options: PoolOptions): Pool => {
  const threads = new Set<Thread>()
  const waiting: Waiting[] = []
  let isClosed = false

  const settle = (thread: Thread, outcome: Outcome<unknown>) => {
    const { task } = thread
    clearTimeout(thread.timer)
    thread.task = undefined
    task?.settle(outcome)
  }

  const end = (thread: Thread, outcome: Outcome<unknown>) => {
    threads.delete(thread)
    settle(thread, outcome)
    void thread.worker.terminate()
  }

  const start = (): Thread => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: options.memoryMb },
      // Secrets of the server are none of a reader's business.
      env: {},
      execArgv: process.execArgv.filter((argument) => !argument.startsWith('--inspect')),
    })
    const thread: Thread = { worker, task: undefined, timer: undefined }
    threads.add(thread)
    worker.on('message', (answer: Answer) => {
      // The clock starts when the thread does: loading its code is not the task's fault.
      if (answer.kind === 'ready') beginClock(thread)
      else {
        settle(thread, answer)
        next()
      }
    })
    worker.on('error', (error) => {
      const isMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
      end(thread, isMemory ? { kind: 'outOfMemory' } : { kind: 'failed', message: String(error) })
      next()
    })
    worker.on('exit', () => {
      end(thread, { kind: 'failed', message: 'the thread ended' })
      next()
    })
    worker.unref()
    return thread
  }

  const beginClock = (thread: Thread) => {
    const { task } = thread
    if (!task) return
    clearTimeout(thread.timer)
    thread.timer = setTimeout(() => {
      end(thread, { kind: 'timedOut' })
      next()
    }, task.timeoutMs)
  }

  const next = () => {
    if (isClosed) return
    while (waiting.length > 0) {
      const idle = [...threads].find((thread) => thread.task === undefined)
      if (!idle && threads.size >= options.threads) return
      const urgent = waiting.findIndex((task) => task.isUrgent)
      const [task] = waiting.splice(Math.max(0, urgent), 1)
      if (!task) return
      const thread = idle ?? start()
      thread.task = task
      thread.worker.ref()
      thread.worker.postMessage({ name: task.name, input: task.input })
      if (idle) beginClock(thread)
      else thread.timer = setTimeout(() => beginClock(thread), START_MS)
    }
    for (const thread of threads) if (!thread.task) thread.worker.unref()
  }

  return {
    run: (name, input, { timeoutMs, isUrgent = false }) =>
      new Promise((resolve) => {
        if (isClosed) {
          resolve({ kind: 'closed' })
          return
        }
        // The thread answers what its task of this name returns.
        const settle = resolve as (outcome: Outcome<unknown>) => void
        waiting.push({ name, input, timeoutMs, isUrgent, settle })
        next()
      }),
    close: async () => {
      isClosed = true
      for (const task of waiting.splice(0)) task.settle({ kind: 'closed' })
      const all = [...threads]
      for (const thread of all) {
        threads.delete(thread)
        settle(thread, { kind: 'closed' })
      }
      await Promise.all(all.map(({ worker }) => worker.terminate()))
    },
  }
}
