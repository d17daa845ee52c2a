// The real web server on loopback and visitors who use it, for tests. Time stands still until a test
// moves it.

import { randomBytes } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { MemberRole } from '#library'
import { makePerson, NOW, words } from '../../../test/database/make-alliance.ts'
import { createTestDatabase, type TestDatabase } from '../../../test/database/test-database.ts'
import { hashPassword } from '../../actions/password.ts'
import { startLive } from '../../live/start-live.ts'
import { createIndexes } from '../../search/indexes.ts'
import { setPassword } from '../../store/sessions.ts'
import { createPool } from '../../work/pool.ts'
import { createApp } from '../app.ts'
import type { WebDeps } from '../deps.ts'
import { listen } from '../listen.ts'
import { createLog } from '../log.ts'

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of any shape
  readonly body: any
}

export interface Visitor {
  readonly get: (path: string, headers?: Record<string, string>) => Promise<Answer>
  readonly send: (
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ) => Promise<Answer>
  readonly cookies: Map<string, string>
}

export interface House {
  readonly database: TestDatabase
  readonly url: string
  readonly deps: WebDeps
  readonly log: string[]
  readonly clock: { now: Date }
  readonly visitor: () => Visitor
  /** A person with the password of all test people, signed in. */
  readonly member: (
    allianceId: string,
    name: string,
    roles: Readonly<Record<string, readonly MemberRole[]>>,
  ) => Promise<Visitor>
  /** Sockets of drafts open at the moment. */
  readonly sockets: () => number
  /** Ends this node; the database stays for others that stand on it. */
  readonly close: () => Promise<void>
}

export const PASSWORD = 'ein langes Kennwort'

export const random = { bytes: randomBytes, id: () => randomBytes(8).toString('hex') }

/** A folder with the least that counts as built pages. */
export const makePages = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'prozess-pages-'))
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Prozessverbund</title>')
  writeFileSync(join(folder, 'assets', 'app-1.js'), `console.log('${'x'.repeat(5000)}')`)
  cpSync(join(import.meta.dirname, '../../../web/public'), folder, { recursive: true })
  return folder
}

const visit = (url: string): Visitor => {
  const cookies = new Map<string, string>()
  const send: Visitor['send'] = async (method, path, body, headers = {}) => {
    const jar = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const isText = typeof body === 'string'
    const response = await fetch(`${url}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(jar ? { Cookie: jar } : {}),
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isText ? body : JSON.stringify(body) }),
    })
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      if (value === '' || /Max-Age=0/i.test(cookie)) cookies.delete(name)
      else cookies.set(name, value)
    }
    const text = await response.text()
    let parsed: unknown
    try {
      parsed = JSON.parse(text)
    } catch {
      parsed = undefined
    }
    return { status: response.status, headers: response.headers, text, body: parsed }
  }
  return { cookies, send, get: (path, headers) => send('GET', path, undefined, headers) }
}

/** Another node on the same database, where one is handed in; whoever made it drops it. */
export const openHouse = async (
  changes: Partial<WebDeps> = {},
  shared?: TestDatabase,
  mostOfOne?: number,
): Promise<House> => {
  const database = shared ?? (await createTestDatabase())
  const clock = { now: NOW }
  const log: string[] = []
  const listener = await listen('127.0.0.1', 0)
  const url = `http://127.0.0.1:${listener.port}`
  const pool = createPool({ threads: 1, memoryMb: 256 })
  const pagesFolder = makePages()
  const deps: WebDeps = {
    store: database.store,
    pool,
    indexes: createIndexes(database.store),
    now: () => clock.now,
    random,
    words,
    log: createLog(
      (line) => log.push(line),
      () => clock.now,
      'info',
    ),
    publicUrl: url,
    sendsMail: false,
    secret: () => Promise.resolve(Buffer.alloc(32, 7)),
    isBehindProxy: false,
    pagesFolder,
    version: 'test',
    ...changes,
  }
  const live = startLive({
    ...{ store: database.store, now: deps.now, newId: random.id, publicUrl: url },
    ...(mostOfOne === undefined ? {} : { mostOfOne }),
    report: (message, error) => log.push(`${message}: ${error}`),
    connect: () => new pg.Client(database.connection),
  })
  listener.serve(createApp(deps))
  listener.serveSockets(live.upgrade)
  return {
    ...{ database, url, deps, log, clock },
    visitor: () => visit(url),
    sockets: live.count,
    member: async (allianceId, name, roles) => {
      const actor = await makePerson(database.store, allianceId, name, roles)
      const hash = await hashPassword(PASSWORD)
      await database.store.asAuth((tx) => setPassword(tx, actor.personId, hash, clock.now))
      const visitor = visit(url)
      const email = `${actor.personId}@example.org`
      const answer = await visitor.send('POST', '/api/session', { email, password: PASSWORD })
      if (answer.status !== 200) throw new Error(`${name} could not sign in: ${answer.text}`)
      return visitor
    },
    close: async () => {
      await live.close()
      await listener.close()
      await pool.close()
      if (!shared) await database.drop()
      rmSync(pagesFolder, { recursive: true, force: true })
    },
  }
}
