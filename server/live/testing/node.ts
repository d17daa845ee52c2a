// A node of the platform as a process of its own, for tests that kill it: live part and web server on a
// database that is there already. Says its port, and ends only when it is ended.

import { randomBytes } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import pg from 'pg'
import { createApp } from '../../http/app.ts'
import { listen } from '../../http/listen.ts'
import { createIndexes } from '../../search/indexes.ts'
import { createStore } from '../../store/store.ts'
import { createPool } from '../../work/pool.ts'
import { startLive } from '../start-live.ts'

process.once('message', async (connection: pg.ClientConfig) => {
  const pool = new pg.Pool({ ...connection, max: 6 })
  pool.on('error', () => undefined)
  const store = createStore(pool)
  const listener = await listen('127.0.0.1', 0)
  const publicUrl = `http://127.0.0.1:${listener.port}`
  const id = () => randomBytes(8).toString('hex')
  const now = () => new Date()
  const pagesFolder = mkdtempSync(join(tmpdir(), 'prozess-node-'))
  writeFileSync(join(pagesFolder, 'index.html'), '<!doctype html><title>-</title>')
  const live = startLive({
    ...{ store, now, newId: id, publicUrl },
    report: (message, error) => console.error(message, error),
    connect: () => new pg.Client(connection),
  })
  listener.serve(
    createApp({
      ...{
        store,
        now,
        publicUrl,
        pagesFolder,
        sendsMail: false,
        secret: () => Promise.resolve(undefined),
        isBehindProxy: false,
        version: 'test',
      },
      ...{ random: { bytes: randomBytes, id }, words: { post: 'Stelle {n}' } },
      pool: createPool({ threads: 1, memoryMb: 256 }),
      indexes: createIndexes(store),
      log: { write: () => undefined } as never,
    }),
  )
  listener.serveSockets(live.upgrade)
  process.send?.(publicUrl)
})
