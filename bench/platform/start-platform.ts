// A whole platform in a temporary folder for a measurement: its own PostgreSQL, web server, jobs and
// worker threads, reached over HTTP as browsers do.

import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { createTexts } from '#texts'
import { findRunning } from '../../server/database/postgres.ts'
import { createLog } from '../../server/http/log.ts'
import { serve } from '../../server/serve.ts'
import { createStore, type Store } from '../../server/store/store.ts'

const EMAIL = 'bench@example.org'
const PASSWORD = 'zum Messen lang genug'

export interface Platform {
  /** Where it can be reached. */
  readonly url: string
  /** Sends as the signed-in coordinator; answers the parsed body, or throws with what was answered. */
  readonly call: (method: string, path: string, body?: object) => Promise<unknown>
  /** Fetches a file; answers its size in bytes. */
  readonly fetchFile: (path: string) => Promise<number>
  /** The same database beside the platform, to fill it fast. */
  readonly store: Store
  /** What the database does by itself within a minute: looks at how much there is of what. */
  readonly analyze: () => Promise<void>
  readonly stop: () => Promise<void>
}

const builtPages = (folder: string): string => {
  const built = join(import.meta.dirname, '..', '..', 'dist', 'web')
  if (existsSync(join(built, 'index.html'))) return built
  // The pages are not measured here; any will do.
  const pages = join(folder, 'pages')
  mkdirSync(pages)
  writeFileSync(join(pages, 'index.html'), '<!doctype html><title>-</title>')
  return pages
}

export const startPlatform = async (): Promise<Platform> => {
  const folder = mkdtempSync(join(tmpdir(), 'prozess-bench-'))
  chmodSync(folder, 0o711)
  const dataDir = join(folder, 'data')
  const texts = createTexts('en')
  const serving = await serve(
    {
      host: '127.0.0.1',
      port: 0,
      dataDir,
      databaseUrl: undefined,
      publicUrl: undefined,
      firstRun: {
        kind: 'alliance',
        name: 'Messung',
        coordinatorName: 'Bench',
        email: EMAIL,
        password: PASSWORD,
        organisations: undefined,
      },
      logsRequests: false,
      windowsPerPerson: 30,
    },
    {
      now: () => new Date(),
      random: { bytes: randomBytes, id: () => randomBytes(10).toString('hex') },
      log: createLog(
        (line) => console.error(line),
        () => new Date(),
        'warning',
      ),
      say: () => undefined,
      texts,
      pagesFolder: builtPages(folder),
      version: '0',
    },
  )
  const { address } = serving
  let cookie = ''
  const call: Platform['call'] = async (method, path, body) => {
    const isForm = body instanceof FormData
    const response = await fetch(`${address}${path}`, {
      method,
      headers: {
        ...(cookie ? { cookie } : {}),
        ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 500)}`)
    const given = response.headers.getSetCookie().map((one) => one.split(';')[0])
    if (given.length > 0) cookie = given.join('; ')
    return JSON.parse(text)
  }
  await call('POST', '/api/session', { email: EMAIL, password: PASSWORD })
  const pool = new pg.Pool({ ...findRunning(dataDir), max: 4 })
  pool.on('error', () => undefined)
  const store = createStore(pool)
  const fetchFile: Platform['fetchFile'] = async (path) => {
    const response = await fetch(`${address}${path}`, { headers: { cookie } })
    const bytes = await response.arrayBuffer()
    if (!response.ok) throw new Error(`GET ${path}: ${response.status}`)
    return bytes.byteLength
  }
  return {
    url: address,
    call,
    fetchFile,
    store,
    analyze: async () => {
      await pool.query('analyze')
    },
    stop: async () => {
      await store.close()
      await serving.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
