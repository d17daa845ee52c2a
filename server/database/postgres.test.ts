// The program's own PostgreSQL, in folders of its own; needs no other server.

import { spawn } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, describe, expect, inject, it } from 'vitest'
import { createTexts } from '#texts'
import { dropDatabase } from '../../test/database/drop-database.ts'
import { explainRefusal } from '../explain-refusal.ts'
import { type DatabaseRefusal, DatabaseRefused } from '../store/database-refused.ts'
import { openDatabase } from './open-database.ts'
import { type EmbeddedServer, startEmbedded } from './postgres.ts'

const refusedAs = (code: DatabaseRefusal['code']) => ({ refusal: { code } })

const folders: string[] = []
const servers: EmbeddedServer[] = []

const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'prozess-pg-'))
  chmodSync(folder, 0o711)
  folders.push(folder)
  return folder
}

const start = async (folder: string): Promise<EmbeddedServer> => {
  const server = await startEmbedded(folder)
  servers.push(server)
  return server
}

const query = async (server: EmbeddedServer, text: string): Promise<unknown[]> => {
  const client = new pg.Client(server.connection)
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop().catch(() => undefined)
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

const serverPid = (folder: string): number =>
  Number(readFileSync(join(folder, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n')[0])

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** A program that starts the server of a folder, writes one row, and waits to be killed. */
const startProgram = async (folder: string): Promise<{ kill: () => Promise<void> }> => {
  const program = `
    const { startEmbedded } = await import(${JSON.stringify(join(import.meta.dirname, 'postgres.ts'))})
    const { default: pg } = await import('pg')
    const server = await startEmbedded(${JSON.stringify(folder)})
    const client = new pg.Client(server.connection)
    await client.connect()
    await client.query('create table if not exists kept (id serial)')
    await client.query('insert into kept default values')
    console.log('ready')
    setInterval(() => undefined, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    cwd: process.cwd(),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (data) => String(data).includes('ready') && resolve())
    child.on('exit', () => reject(new Error('The program ended early.')))
  })
  return {
    kill: () =>
      new Promise((resolve) => {
        child.removeAllListeners('exit')
        child.on('exit', () => resolve())
        child.kill('SIGKILL')
      }),
  }
}

describe('the own database', () => {
  it('keeps what was committed over a clean stop, and leaves no server behind', async () => {
    const folder = newFolder()
    const first = await start(folder)
    await query(first, 'create table kept as select 42 as answer')
    const pid = serverPid(folder)
    await first.stop()
    expect(isAlive(pid)).toBe(false)
    const second = await start(folder)
    expect(await query(second, 'select * from kept')).toEqual([{ answer: 42 }])
  })

  it('is reached as an ordinary login by a socket nobody else can open, and by no network', async () => {
    const folder = newFolder()
    const server = await start(folder)
    const [login] = await query(
      server,
      `select rolsuper, rolbypassrls, current_setting('listen_addresses') as network,
        current_setting('data_checksums') as checksums, current_setting('fsync') as fsync,
        current_setting('server_encoding') as encoding
       from pg_roles where rolname = current_user`,
    )
    expect(login).toEqual({
      ...{ rolsuper: false, rolbypassrls: false, network: '' },
      ...{ checksums: 'on', fsync: 'on', encoding: 'UTF8' },
    })
    expect(Buffer.byteLength(join(server.connection.host, '.s.PGSQL.5432'))).toBeLessThan(107)
  })

  it('is taken over from a program that was killed', async () => {
    const folder = newFolder()
    const program = await startProgram(folder)
    const pid = serverPid(folder)
    await program.kill()
    expect(isAlive(pid)).toBe(true)
    const server = await start(folder)
    expect(serverPid(folder)).toBe(pid)
    expect(await query(server, 'select count(*)::int as rows from kept')).toEqual([{ rows: 1 }])
    await server.stop()
    expect(isAlive(pid)).toBe(false)
  })

  it('starts again when program and server were killed together', async () => {
    const folder = newFolder()
    const program = await startProgram(folder)
    const pid = serverPid(folder)
    process.kill(pid, 'SIGKILL')
    await program.kill()
    const server = await start(folder)
    expect(serverPid(folder)).not.toBe(pid)
    expect(await query(server, 'select count(*)::int as rows from kept')).toEqual([{ rows: 1 }])
  })

  it('serves one program at a time', async () => {
    const folder = newFolder()
    const server = await start(folder)
    await expect(startEmbedded(folder)).rejects.toMatchObject(
      refusedAs('database/used-by-platform'),
    )
    expect(await query(server, 'select 1 as still')).toEqual([{ still: 1 }])
  })

  it('tells when it ends by itself', async () => {
    const folder = newFolder()
    const server = await start(folder)
    const lost = new Promise<void>((resolve) => server.onLost(resolve))
    process.kill(serverPid(folder), 'SIGQUIT')
    await lost
  })

  it('ignores a lock file whose number belongs to another program by now', async () => {
    const folder = newFolder()
    await (await start(folder)).stop()
    writeFileSync(join(folder, 'postgres/cluster/postmaster.pid'), `${process.pid}\n/elsewhere\n`)
    const server = await start(folder)
    expect(await query(server, 'select 1 as fine')).toEqual([{ fine: 1 }])
  })

  it('makes nothing half: an interrupted first start is begun anew', async () => {
    const folder = newFolder()
    mkdirSync(join(folder, 'postgres/cluster.new/base'), { recursive: true })
    writeFileSync(join(folder, 'postgres/cluster.new/PG_VERSION'), '18\n')
    const server = await start(folder)
    expect(await query(server, 'select 1 as fine')).toEqual([{ fine: 1 }])
    expect(existsSync(join(folder, 'postgres/cluster.new'))).toBe(false)
  })

  it('finds a short place for its socket below a very long folder', async () => {
    const folder = join(newFolder(), 'x'.repeat(90))
    mkdirSync(folder)
    const server = await start(folder)
    expect(Buffer.byteLength(join(server.connection.host, '.s.PGSQL.5432'))).toBeLessThan(107)
    rmSync(server.connection.host, { recursive: true, force: true })
  })

  it('refuses data of another PostgreSQL, and folders it cannot use, with a reason', async () => {
    const folder = newFolder()
    await (await start(folder)).stop()
    writeFileSync(join(folder, 'postgres/cluster/PG_VERSION'), '12\n')
    await expect(startEmbedded(folder)).rejects.toMatchObject({
      refusal: { code: 'database/other-major', details: { made: '12' } },
    })
    const file = join(folder, 'file')
    writeFileSync(file, '')
    await expect(startEmbedded(join(file, 'data'))).rejects.toMatchObject(
      refusedAs('database/folder-not-writable'),
    )
  })

  it.runIf(process.getuid?.() === 0)(
    'started by root, runs as another user and refuses a folder that user cannot enter',
    async () => {
      const folder = newFolder()
      await start(folder)
      const owner = readFileSync(`/proc/${serverPid(folder)}/status`, 'utf8')
      expect(owner).not.toMatch(/^Uid:\s+0/m)
      const closed = newFolder()
      chmodSync(closed, 0o700)
      await expect(startEmbedded(join(closed, 'data'))).rejects.toMatchObject({
        refusal: { code: 'database/folder-closed-to-user', details: { folder: closed } },
      })
      expect(existsSync(join(closed, 'data/postgres'))).toBe(false)
    },
  )
})

describe('a database in DATABASE_URL', () => {
  const open = (databaseUrl: string) =>
    openDatabase({ dataDir: '/nowhere', databaseUrl, log: () => undefined })

  it('is refused in one sentence without its password', async () => {
    const cases = {
      'postgres://u:geheim@127.0.0.1:1/x': 'database/url-no-answer',
      'mysql://u:geheim@h/x': 'database/url-unreadable',
      geheim: 'database/url-unreadable',
    } as const
    const texts = createTexts('de')
    for (const [url, code] of Object.entries(cases)) {
      const refused = await open(url).catch((error: unknown) => error)
      expect(refused).toBeInstanceOf(DatabaseRefused)
      expect(refused).toMatchObject(refusedAs(code))
      expect(explainRefusal(refused, texts)).toMatch(/DATABASE_URL/)
      expect(`${refused} ${explainRefusal(refused, texts)}`).not.toContain('geheim')
    }
  })

  it('is brought to the newest schema once, also by several at the same moment', async () => {
    const { connection } = inject('database')
    const admin = new pg.Client(connection)
    await admin.connect()
    const name = `prozess_test_open_${process.pid}`
    await admin.query(`create database ${name}`)
    const { host = '', port = 5432, user = '', password } = connection
    const secret = typeof password === 'string' ? `:${encodeURIComponent(password)}` : ''
    const url = `postgres://${user}${secret}@${encodeURIComponent(host)}:${port}/${name}`
    const opened = await Promise.all([open(url), open(url), open(url)])
    expect(opened.filter((database) => database.migrated.length > 0)).toHaveLength(1)
    for (const database of opened) await database.close()
    await dropDatabase(admin, name)
    await admin.end()
  })
})
