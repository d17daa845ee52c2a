// A program that only works through jobs, for tests that kill it: `node job-process.ts CONNECTION`.

import { randomBytes } from 'node:crypto'
import process from 'node:process'
import pg from 'pg'
import { createIndexes } from '../../search/indexes.ts'
import { createStore } from '../../store/store.ts'
import { createPool } from '../../work/pool.ts'
import { startJobs } from '../start-jobs.ts'

const connection = JSON.parse(process.argv[2] ?? '{}')
const pool = new pg.Pool({ ...connection, max: 6 })
pool.on('error', () => undefined)
const store = createStore(pool)
startJobs(
  {
    store,
    indexes: createIndexes(store),
    pool: createPool({ threads: 2, memoryMb: 256 }),
    now: () => new Date(),
    newId: () => randomBytes(8).toString('hex'),
    words: { post: 'Stelle {n}' },
    report: (message, error) => console.error(message, error),
  },
  { connect: () => new pg.Client(connection), runner: { pollMs: 20, leaseMs: 600 } },
)
