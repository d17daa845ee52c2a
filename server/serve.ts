// The platform: takes the port, opens the database, does the first run, answers requests, works through
// jobs; and ends in the opposite order, the database last.

import { availableParallelism } from 'node:os'
import type { i18n } from 'i18next'
import pg from 'pg'
import { createTexts } from '#texts'
import type { Random } from './actions/context.ts'
import { firstRun, type Started } from './actions/first-run.ts'
import { type Database, openDatabase } from './database/open-database.ts'
import { createApp } from './http/app.ts'
import type { WebDeps } from './http/deps.ts'
import { type Listener, listen } from './http/listen.ts'
import type { Log } from './http/log.ts'
import { hasPages } from './http/pages.ts'
import { startJobs } from './jobs/start-jobs.ts'
import { startLive } from './live/start-live.ts'
import { createIndexes } from './search/indexes.ts'
import { ServeRefused, type Settings } from './settings.ts'
import { signingSecret } from './signing-secret.ts'
import { createStore } from './store/store.ts'
import { createPool } from './work/pool.ts'

/** What the server needs of the world; main.ts hands it in. */
export interface World {
  readonly now: () => Date
  readonly random: Random
  readonly log: Log
  /** A line for whoever started the platform. */
  readonly say: (line: string) => void
  readonly texts: i18n
  readonly pagesFolder: string
  readonly version: string
}

export interface Serving extends Started {
  /** Where it can be reached. */
  readonly address: string
  /** Ends everything in order; a second call waits for the first. */
  readonly stop: () => Promise<void>
  /** Called when the own database ended by itself. */
  readonly onLost: (listener: () => void) => void
}

/** In which redacted copies are stored, whoever reads them. */
const stored = createTexts('de')
const words = { post: stored.t('serve:post', { n: '{n}' }) }

const MEMORY_MB = 1024

const takePort = async ({ host, port }: Settings, texts: i18n): Promise<Listener> => {
  try {
    return await listen(host, port)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    const problem = { EADDRINUSE: 'portInUse', EACCES: 'portForbidden' }[code]
    const known = problem ?? (/^(EADDRNOTAVAIL|ENOTFOUND|EAI_)/.test(code) && 'addressUnknown')
    if (!known) throw error
    throw new ServeRefused(texts.t(`serve:problem.${known}`, { host, port }))
  }
}

/** What a browser is given for an address to listen on. */
const addressFor = (host: string, port: number): string => {
  const name = /^(0\.0\.0\.0|::)$/.test(host) ? 'localhost' : host
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`
}

interface Parts {
  listener?: { readonly close: () => Promise<void> }
  live?: { readonly close: () => Promise<void> }
  jobs?: { readonly stop: () => Promise<void> }
  pool?: { readonly close: () => Promise<void> }
  database?: { readonly close: () => Promise<void> }
}

/** Nobody writes any more, then no new request, then no new job, then no thread; the database is the last to go. */
const endOf = (parts: Parts): (() => Promise<void>) => {
  let ended: Promise<void> | undefined
  return () => {
    ended ??= (async () => {
      await parts.live?.close()
      await parts.listener?.close()
      await parts.jobs?.stop()
      await parts.pool?.close()
      await parts.database?.close()
    })()
    return ended
  }
}

const sayDatabase = (world: World, settings: Settings, database: Database): void => {
  const { texts, say } = world
  if (settings.databaseUrl === undefined) {
    say(texts.t('serve:databaseOwn', { folder: settings.dataDir }))
  } else {
    const { host, pathname } = new URL(settings.databaseUrl)
    say(texts.t('serve:databaseGiven', { address: `${host}${pathname}` }))
  }
  const count = database.migrated.length
  if (count > 0) say(texts.t('serve:migrated', { count }))
}

export const serve = async (settings: Settings, world: World): Promise<Serving> => {
  const { texts, log, now, random, say } = world
  if (!hasPages(world.pagesFolder)) throw new ServeRefused(texts.t('serve:problem.noPages'))
  const parts: Parts = {}
  const stop = endOf(parts)
  try {
    const listener = await takePort(settings, texts)
    parts.listener = listener
    const address = settings.publicUrl ?? addressFor(settings.host, listener.port)
    say(texts.t('serve:starting'))
    const database = await openDatabase({
      dataDir: settings.dataDir,
      databaseUrl: settings.databaseUrl,
      log: (message, details) => log.write('warning', message, details),
    })
    parts.database = database
    sayDatabase(world, settings, database)
    const store = createStore(database.pool)
    const pool = createPool({ threads: Math.max(2, availableParallelism()), memoryMb: MEMORY_MB })
    parts.pool = pool
    const indexes = createIndexes(store)
    const deps: WebDeps = {
      ...{ store, pool, indexes, now, random, words, log },
      publicUrl: address,
      sendsMail: settings.mail !== undefined,
      secret: signingSecret(
        { given: settings.signingSecret, dataDir: settings.dataDir },
        random.bytes,
      ),
      isBehindProxy: settings.publicUrl !== undefined,
      pagesFolder: world.pagesFolder,
      version: world.version,
    }
    const started = await firstRun(
      { store, now: now(), random, words, texts },
      settings.firstRun,
      () => say(texts.t('serve:loadingExamples')),
    )
    const report = (message: string, error: unknown) => log.write('error', message, { error })
    parts.jobs = startJobs(
      {
        ...{ store, pool, indexes, now, newId: random.id, words, report },
        ...(settings.mail ? { post: { ...settings.mail, publicUrl: address } } : {}),
      },
      { connect: () => new pg.Client(database.connection) },
    )
    const live = startLive({
      ...{ store, now, newId: random.id, publicUrl: address, report },
      mostOfOne: settings.windowsPerPerson,
      connect: () => new pg.Client(database.connection),
    })
    parts.live = live
    listener.serve(createApp(deps))
    listener.serveSockets(live.upgrade)
    return { ...started, address, stop, onLost: database.onLost }
  } catch (error) {
    await stop().catch(() => undefined)
    throw error
  }
}
