// The inside of a worker thread: takes one task at a time and answers with its result.

import { parentPort } from 'node:worker_threads'
import type { Answer } from './pool.ts'
import { type TaskName, tasks } from './tasks.ts'

const port = parentPort
if (!port) throw new Error('This file runs in a worker thread only')

const answer = (value: Answer) => port.postMessage(value)

port.on('message', async ({ name, input }: { name: TaskName; input: never }) => {
  try {
    answer({ kind: 'done', value: await tasks[name](input) })
  } catch (error) {
    answer({
      kind: 'failed',
      message: error instanceof Error ? String(error.stack) : String(error),
    })
  }
})
answer({ kind: 'ready' })
