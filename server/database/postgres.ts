// Our own PostgreSQL: one server for each data folder, reached by a Unix socket only. It runs in a session
// of its own, so that Ctrl-C reaches the program first and the database is stopped last. A server that
// outlived a killed program is taken over; two programs never share one folder.

import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  closeSync,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { DatabaseRefused } from '../store/database-refused.ts'
import { findPrograms } from './programs.ts'
import { findServerUser, refuseClosedFolder, type ServerUser } from './server-user.ts'

export interface EmbeddedServer {
  /** Connects as an ordinary login that may make databases and roles; nobody's superuser. */
  readonly connection: { readonly host: string; readonly user: string; readonly database: string }
  /** Called when the server ends by itself. */
  readonly onLost: (listener: () => void) => void
  /** Waits until everything is on disk and the server is gone. */
  readonly stop: () => Promise<void>
}

const DATABASE = 'prozess'
const OWNER = 'prozess'
const SUPERUSER = 'postgres'
/** Held by the program for as long as it uses the server. */
const PROGRAM_LOCK = 7_302_953
const START_TIMEOUT_MS = 60_000

interface Place {
  readonly cluster: string
  readonly socket: string
  readonly log: string
  readonly programs: string
  readonly user: ServerUser
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Socket paths are limited to 107 bytes, so a deep data folder gets a short one elsewhere. */
const socketFolder = (folder: string, user: ServerUser): string => {
  const inside = join(folder, 'socket')
  const isShort = Buffer.byteLength(join(inside, '.s.PGSQL.5432')) < 100
  const path = isShort
    ? inside
    : join(tmpdir(), `prozess-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`)
  mkdirSync(path, { recursive: true, mode: 0o700 })
  user.own(path)
  const stats = lstatSync(path)
  if (!stats.isDirectory() || stats.uid !== user.uid || (stats.mode & 0o077) !== 0) {
    throw new DatabaseRefused({ code: 'database/socket-foreign', details: { folder: path } })
  }
  return path
}

const prepare = (dataDir: string): Place => {
  const user = findServerUser()
  const folder = join(dataDir, 'postgres')
  try {
    // Never `recursive` right below an existing folder: on file systems like /proc it would not end.
    if (!existsSync(dataDir)) mkdirSync(dataDir, { recursive: !existsSync(dirname(dataDir)) })
    refuseClosedFolder(realpathSync(dataDir), user)
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    user.own(folder)
  } catch (error) {
    if (error instanceof DatabaseRefused) throw error
    const reason = error instanceof Error ? error.message : String(error)
    const details = { folder: dataDir, reason }
    throw new DatabaseRefused({ code: 'database/folder-not-writable', details })
  }
  const real = realpathSync(folder)
  return {
    cluster: join(real, 'cluster'),
    socket: socketFolder(real, user),
    log: join(real, 'server.log'),
    programs: findPrograms(real, user),
    user,
  }
}

/** Made beside and then renamed, so that an interrupted first start leaves nothing half-made. */
const initialise = (place: Place): void => {
  if (existsSync(join(place.cluster, 'PG_VERSION'))) return
  const temporary = `${place.cluster}.new`
  rmSync(temporary, { recursive: true, force: true })
  const result = spawnSync(
    join(place.programs, 'bin', 'initdb'),
    [
      ...['-D', temporary, '-U', SUPERUSER, '--auth=trust', '--data-checksums', '--encoding=UTF8'],
      ...['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
    ],
    { ...place.user.spawn, cwd: '/', encoding: 'utf8' },
  )
  if (result.status !== 0) {
    rmSync(temporary, { recursive: true, force: true })
    const reason = (result.stderr || String(result.error ?? '')).trim()
    const details = { folder: place.cluster, reason }
    throw new DatabaseRefused({ code: 'database/not-made', details })
  }
  renameSync(temporary, place.cluster)
}

const refuseOtherMajor = (place: Place): void => {
  const made = readFileSync(join(place.cluster, 'PG_VERSION'), 'utf8').trim()
  const result = spawnSync(join(place.programs, 'bin', 'postgres'), ['--version'], {
    ...place.user.spawn,
    encoding: 'utf8',
  })
  const ours = /(\d+)\./.exec(result.stdout)?.[1]
  if (ours === undefined || made === ours) return
  const details = { folder: place.cluster, made, ours }
  throw new DatabaseRefused({ code: 'database/other-major', details })
}

/** The process that the lock file names, if it is really alive and a PostgreSQL of this folder. */
const runningServer = (place: Place): number | undefined => {
  const lockFile = join(place.cluster, 'postmaster.pid')
  let pid: number
  try {
    pid = Number(readFileSync(lockFile, 'utf8').split('\n')[0])
  } catch {
    return undefined
  }
  if (!(pid > 0) || !isAlive(pid)) return undefined
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
    if (command.some((part) => part === place.cluster)) return pid
    if (command[0]?.includes('postgres')) return pid
    // The number was given to another program since (a restarted container): the file is stale.
    rmSync(lockFile, { force: true })
    return undefined
  } catch {
    return pid
  }
}

const connectAs = async (place: Place, user: string, database: string): Promise<pg.Client> => {
  const client = new pg.Client({
    host: place.socket,
    user,
    database,
    connectionTimeoutMillis: 5000,
    application_name: 'prozessverbund',
  })
  client.on('error', () => undefined)
  await client.connect()
  return client
}

const launch = (place: Place): number | undefined => {
  if (existsSync(place.log) && statSync(place.log).size > 10_000_000) {
    renameSync(place.log, `${place.log}.1`)
  }
  const log = openSync(place.log, 'a', 0o600)
  const child = spawn(
    join(place.programs, 'bin', 'postgres'),
    [
      ...['-D', place.cluster, '-c', 'listen_addresses=', '-c', 'unix_socket_permissions=0700'],
      ...['-c', `unix_socket_directories=${place.socket}`, '-c', 'max_connections=100'],
    ],
    { ...place.user.spawn, cwd: '/', detached: true, stdio: ['ignore', log, log], env: {} },
  )
  child.on('error', () => undefined)
  child.unref()
  closeSync(log)
  return child.pid
}

const lastLines = (path: string): string =>
  existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n').slice(-3).join(' ') : ''

/**
 * A connection to a running server of this folder: the one that is there, or a new one. Children of a
 * killed server may hold its memory for a moment ("lock file already exists"), so it is tried again.
 */
const reach = async (place: Place): Promise<{ client: pg.Client; pid: number }> => {
  const deadline = performance.now() + START_TIMEOUT_MS
  let started: number | undefined
  let launches = 0
  for (;;) {
    try {
      const client = await connectAs(place, SUPERUSER, 'postgres')
      const { rows } = await client.query<{ folder: string }>(
        `select current_setting('data_directory') as folder`,
      )
      const pid = runningServer(place)
      if (rows[0]?.folder === place.cluster && pid !== undefined) return { client, pid }
      await client.end()
      throw new DatabaseRefused({
        code: 'database/socket-taken',
        details: { folder: place.socket },
      })
    } catch (error) {
      if (error instanceof DatabaseRefused) throw error
    }
    if (performance.now() > deadline || launches > 20) {
      throw new DatabaseRefused(
        runningServer(place) !== undefined && started === undefined
          ? { code: 'database/used-by-other-server', details: { folder: place.cluster } }
          : { code: 'database/not-started', details: { reason: lastLines(place.log) } },
      )
    }
    const isStarting = started !== undefined && isAlive(started)
    if (!isStarting && runningServer(place) === undefined) {
      if (launches > 0) await sleep(250)
      started = launch(place)
      launches += 1
    }
    await sleep(launches > 0 ? 15 : 100)
  }
}

/** The lock ends with the connection, so also when the program is killed. */
const lockForUs = async (client: pg.Client, place: Place): Promise<void> => {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const { rows } = await client.query<{ locked: boolean }>(
      'select pg_try_advisory_lock($1) as locked',
      [PROGRAM_LOCK],
    )
    if (rows[0]?.locked) return
    await sleep(100)
  }
  await client.end()
  throw new DatabaseRefused({
    code: 'database/used-by-platform',
    details: { folder: place.cluster },
  })
}

const ensureOwner = async (client: pg.Client): Promise<void> => {
  const { rowCount: login } = await client.query('select 1 from pg_roles where rolname = $1', [
    OWNER,
  ])
  if (!login) await client.query(`create role ${OWNER} login createrole createdb`)
  const { rowCount: database } = await client.query(
    'select 1 from pg_database where datname = $1',
    [DATABASE],
  )
  if (!database) await client.query(`create database ${DATABASE} owner ${OWNER}`)
}

const stopServer = async (pid: number): Promise<void> => {
  if (!isAlive(pid)) return
  // Fast shutdown: running transactions are rolled back, everything committed is written.
  process.kill(pid, 'SIGINT')
  for (let waited = 0; isAlive(pid); waited += 10) {
    if (waited > 60_000) throw new Error(`The database (process ${pid}) does not end.`)
    await sleep(10)
  }
}

/** Whether a data folder holds a database at all. */
export const hasDatabase = (dataDir: string): boolean =>
  existsSync(join(dataDir, 'postgres', 'cluster', 'PG_VERSION'))

/**
 * How to reach the server of a data folder that is running already, whoever uses it; undefined when none
 * is. For reading beside a running platform: nothing is started, locked or stopped.
 */
export const findRunning = (dataDir: string): EmbeddedServer['connection'] | undefined => {
  if (!hasDatabase(dataDir)) return undefined
  const place = prepare(dataDir)
  return runningServer(place) === undefined
    ? undefined
    : { host: place.socket, user: OWNER, database: DATABASE }
}

/** Starts, or takes over, the server of a data folder. */
export const startEmbedded = async (dataDir: string): Promise<EmbeddedServer> => {
  const place = prepare(dataDir)
  initialise(place)
  refuseOtherMajor(place)
  const { client, pid } = await reach(place)
  await lockForUs(client, place)
  await ensureOwner(client)
  let isStopping = false
  const listeners: (() => void)[] = []
  client.on('end', () => {
    if (!isStopping) for (const listener of listeners) listener()
  })
  return {
    connection: { host: place.socket, user: OWNER, database: DATABASE },
    onLost: (listener) => listeners.push(listener),
    stop: async () => {
      if (isStopping) return
      isStopping = true
      await client.end()
      await stopServer(pid)
    },
  }
}
