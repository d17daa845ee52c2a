// The platform as a whole: ports, first run, and how it ends.

import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, describe, expect, inject, it } from 'vitest'
import { createTexts } from '#texts'
import { dropDatabase } from '../test/database/drop-database.ts'
import { createLog } from './http/log.ts'
import { hasPages } from './http/pages.ts'
import { makePages, random } from './http/testing/visit.ts'
import { type Serving, serve } from './serve.ts'
import type { Settings } from './settings.ts'

const root = join(import.meta.dirname, '..')
const cleaning: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const clean of cleaning.splice(0).reverse()) await clean()
})

/** An empty database on the test server, as DATABASE_URL names one. */
const newDatabaseUrl = async (): Promise<string> => {
  const { connection } = inject('database')
  const { host = '', port = 5432, user = '', password } = connection
  const name = `prozess_test_serve_${process.pid}_${random.id()}`
  const run = async (work: (admin: pg.Client) => Promise<unknown>) => {
    const admin = new pg.Client(connection)
    await admin.connect()
    await work(admin)
    await admin.end()
  }
  await run((admin) => admin.query(`create database ${name}`))
  cleaning.push(() => run((admin) => dropDatabase(admin, name)))
  const secret = typeof password === 'string' ? `:${encodeURIComponent(password)}` : ''
  return `postgres://${user}${secret}@${encodeURIComponent(host)}:${port}/${name}`
}

const said: string[] = []

const begin = async (changes: Partial<Settings> & { databaseUrl: string }): Promise<Serving> => {
  const pagesFolder = makePages()
  cleaning.push(() => rmSync(pagesFolder, { recursive: true, force: true }))
  const now = () => new Date()
  const serving = await serve(
    {
      ...{ host: '127.0.0.1', port: 0, dataDir: '/nowhere', publicUrl: undefined },
      ...{ firstRun: { kind: 'ask' }, logsRequests: false, windowsPerPerson: 30 },
      ...changes,
    },
    {
      ...{ now, random, pagesFolder, version: 'test', texts: createTexts('de') },
      log: createLog(() => undefined, now),
      say: (line) => said.push(line),
    },
  )
  cleaning.push(serving.stop)
  return serving
}

describe('the platform', () => {
  it('is reached at the address it names, and no more once it has stopped', async () => {
    const serving = await begin({ databaseUrl: await newDatabaseUrl() })
    expect(serving.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect(serving.setupCode).toBeDefined()
    const health = await fetch(`${serving.address}/healthz`)
    expect(await health.json()).toEqual({ status: 'ok', version: 'test' })
    // Twice, as an impatient operator does.
    await Promise.all([serving.stop(), serving.stop()])
    await expect(fetch(`${serving.address}/healthz`)).rejects.toThrow()
  })

  it('refuses a port in use before it touches the database', async () => {
    const first = await begin({ databaseUrl: await newDatabaseUrl() })
    const port = Number(new URL(first.address).port)
    const empty = await newDatabaseUrl()
    await expect(begin({ port, databaseUrl: empty })).rejects.toThrow(/schon belegt/)
    const client = new pg.Client({ connectionString: empty })
    await client.connect()
    const { rows } = await client.query(`select to_regclass('public.process') as found`)
    await client.end()
    expect(rows).toEqual([{ found: null }])
  })

  it('loads the examples at its first start only, and finds their families by itself', async () => {
    const databaseUrl = await newDatabaseUrl()
    const first = await begin({ databaseUrl, firstRun: { kind: 'examples' } })
    const [demo] = first.demoSignIns
    const signIn = async (address: string) => {
      const response = await fetch(`${address}/api/session`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(demo),
      })
      return response.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    }
    const families = async (address: string, cookie: string) => {
      const response = await fetch(`${address}/api/families`, { headers: { Cookie: cookie } })
      return (await response.json()) as { families: unknown[]; isWorking: boolean }
    }
    const cookie = await signIn(first.address)
    let found = await families(first.address, cookie)
    for (let tries = 0; found.isWorking && tries < 300; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 100))
      found = await families(first.address, cookie)
    }
    expect(found.families.length).toBeGreaterThan(2)
    await first.stop()
    const second = await begin({ databaseUrl, firstRun: { kind: 'examples' } })
    expect(second.demoSignIns).toEqual(first.demoSignIns)
    // The cookie of before still holds.
    expect((await families(second.address, cookie)).families).toEqual(found.families)
  })

  it('serves an alliance from the environment', async () => {
    const serving = await begin({
      databaseUrl: await newDatabaseUrl(),
      publicUrl: 'https://prozesse.example.org',
      firstRun: {
        ...{ kind: 'alliance', name: 'Unser Verbund', coordinatorName: 'Kim' },
        ...{ email: 'kim@example.org', password: 'ein langes Kennwort', organisations: undefined },
      },
    })
    expect(serving.address).toBe('https://prozesse.example.org')
    expect([serving.setupCode, serving.demoSignIns]).toEqual([undefined, []])
  })
})

describe('the program', () => {
  const run = (args: readonly string[], env: Record<string, string>) => {
    const child = spawn(process.execPath, [join(root, 'main.ts'), ...args], {
      cwd: tmpdir(),
      env: { ...process.env, LANG: 'de_DE.UTF-8', ...env },
    })
    let output = ''
    child.stdout.on('data', (data) => {
      output += data
    })
    child.stderr.on('data', (data) => {
      output += data
    })
    const ended = new Promise<number | null>((resolve) => child.on('exit', resolve))
    return { child, ended, output: () => output }
  }

  it('shows its help, and refuses what it does not know', async () => {
    const help = run(['serve', '--help'], {})
    expect(await help.ended).toBe(0)
    for (const name of ['HOST', 'PORT', 'PROZESS_DATA', 'DATABASE_URL', 'PUBLIC_URL', 'SMTP_URL']) {
      expect(help.output()).toContain(name)
    }
    const wrong = run(['serve', '--fast'], {})
    expect(await wrong.ended).toBe(2)
    const port = run(['serve'], { PORT: 'x' })
    expect(await port.ended).toBe(2)
    expect(port.output().trim().split('\n')).toHaveLength(1)
  })

  it('says in the language of the terminal why a backup or a database cannot be used', async () => {
    const absent = { PROZESS_DATA: join(tmpdir(), 'nobody-made-this'), DATABASE_URL: '' }
    const other = { DATABASE_URL: 'mysql://u:geheim@h/x' }
    const tries = [
      [['restore', '/nowhere/at-all'], { LC_ALL: 'de_DE.UTF-8' }, /^Die Datei .*\(ENOENT\)/],
      [['restore', '/nowhere/at-all'], { LC_ALL: 'en_GB.UTF-8' }, /^The file .*\(ENOENT\)/],
      [['backup', '/nowhere/at-all'], { LC_ALL: 'de_DE.UTF-8', ...absent }, /sind keine Daten/],
      [['backup', '/nowhere/at-all'], { LC_ALL: 'en_GB.UTF-8', ...other }, /^DATABASE_URL is no/],
    ] as const
    for (const [args, env, sentence] of tries) {
      const program = run(args, env)
      expect(await program.ended).toBe(2)
      expect(program.output()).toMatch(sentence)
      expect(program.output().trim().split('\n')).toHaveLength(1)
      expect(program.output()).not.toMatch(/\{\{|geheim/)
    }
  })

  it.runIf(hasPages(join(root, 'dist', 'web')))(
    'stops cleanly on Ctrl-C, also when pressed twice, and the database goes last',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'prozess-main-'))
      chmodSync(folder, 0o711)
      cleaning.push(() => rmSync(folder, { recursive: true, force: true }))
      const program = run(['serve'], { PROZESS_DATA: folder, PORT: '0', DATABASE_URL: '' })
      const isReady = () => program.output().includes('Beenden mit Strg+C')
      const deadline = Date.now() + 50_000
      while (!isReady() && Date.now() < deadline) await new Promise((r) => setTimeout(r, 50))
      expect(program.output()).toMatch(/Bereit: http:\/\/127\.0\.0\.1:\d+/)
      expect(program.output()).toMatch(/Einrichtungscode: [\w-]{14}/)
      expect(program.output()).toContain('renate.holtkamp@ardenmark.example')
      program.child.kill('SIGINT')
      program.child.kill('SIGINT')
      program.child.kill('SIGTERM')
      expect(await program.ended).toBe(0)
      expect(program.output()).toContain('Alles ist gespeichert')
      expect(existsSync(join(folder, 'postgres/cluster/PG_VERSION'))).toBe(true)
      expect(existsSync(join(folder, 'postgres/cluster/postmaster.pid'))).toBe(false)
    },
  )
})
