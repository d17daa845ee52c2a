// Starts the real program on data folders of its own, with the examples, for all browser tests. Files that run at the
// same time have a program each: what one file changes is in nobody's way.

import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Addresses of running programs, one for each worker; none when there is no browser to test with. */
    baseUrls: readonly string[]
    /** Path of Chromium; '' when there is none. */
    chromiumPath: string
  }
}

const STARTUP_MS = 120_000
const root = join(import.meta.dirname, '..', '..')

const findChromium = (): string => {
  const path = process.env.PROZESS_CHROMIUM ?? '/usr/bin/chromium'
  return existsSync(path) ? path : ''
}

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Resolves when the program answers; throws with what it said when it ends or takes too long. */
const whenReady = async (
  { url, said }: Pick<Program, 'url' | 'said'>,
  child: ChildProcess,
  isAsking: boolean,
) => {
  const end = Date.now() + STARTUP_MS
  while (Date.now() < end) {
    if (child.exitCode !== null) break
    const setup = await fetch(`${url}/api/setup`).catch(() => undefined)
    if (setup?.ok) {
      const answer = (await setup.json()) as { demoSignIns: readonly unknown[]; isEmpty: boolean }
      if (isAsking ? answer.isEmpty : answer.demoSignIns.length > 0) return
    }
    await pause(200)
  }
  throw new Error(`The program did not start for the browser tests:\n${said()}`)
}

/** A running program: its address, what it said so far, and how to end it and remove its data. */
export interface Program {
  readonly url: string
  readonly said: () => string
  /** Ends the program and keeps its data, as when a server goes down. */
  readonly halt: () => Promise<void>
  /** Starts it again on the same data and address. */
  readonly resume: () => Promise<void>
  readonly stop: () => Promise<void>
}

/** Starts the program on a new data folder; resolves once the examples are there, or an empty house. */
export const startProgram = async (settings: { PROZESS_SETUP?: 'ask' } = {}): Promise<Program> => {
  const data = mkdtempSync(join(tmpdir(), 'prozess-browser-'))
  // The database may run as another user, who has to get through here.
  chmodSync(data, 0o755)
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  let said = ''
  const launch = (): ChildProcess => {
    const child = spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', join(root, 'main.ts'), 'serve'],
      {
        cwd: root,
        env: {
          ...process.env,
          PROZESS_SETUP: '',
          ...settings,
          HOST: '127.0.0.1',
          PORT: String(port),
          PROZESS_DATA: join(data, 'data'),
          DATABASE_URL: '',
        },
      },
    )
    for (const output of [child.stdout, child.stderr]) {
      output.on('data', (part) => {
        said += part
      })
    }
    child.once('exit', (code, signal) => {
      if (!isStopping)
        console.log(`The program ended during the browser tests (${signal ?? code}):\n${said}`)
    })
    return child
  }
  let isStopping = false
  let child = launch()
  const halt = async () => {
    isStopping = true
    const ended = new Promise((resolve) => child.once('exit', resolve))
    if (child.exitCode === null) {
      child.kill('SIGTERM')
      await ended
    }
  }
  const ready = () => whenReady({ url, said: () => said }, child, settings.PROZESS_SETUP === 'ask')
  const program: Program = {
    ...{ url, said: () => said, halt },
    resume: async () => {
      isStopping = false
      child = launch()
      await ready()
    },
    stop: async () => {
      await halt()
      rmSync(data, { recursive: true, force: true })
    },
  }
  try {
    await ready()
  } catch (error) {
    await program.stop()
    throw error
  }
  return program
}

let programs: readonly Program[] = []

export const setup = async (project: TestProject): Promise<void> => {
  const chromiumPath = findChromium()
  project.provide('chromiumPath', chromiumPath)
  if (chromiumPath === '') {
    console.log(
      'Browser tests are skipped: install Chromium (Debian: apt-get install chromium) or set PROZESS_CHROMIUM to its path.',
    )
    project.provide('baseUrls', [])
    return
  }
  if (!existsSync(join(root, 'dist', 'web', 'index.html')))
    throw new Error('The pages are not built. Run the tests by `npm test`, which builds them.')

  const workers = Array.from({ length: Number(project.config.maxWorkers) })
  programs = await Promise.all(workers.map(() => startProgram()))
  project.provide(
    'baseUrls',
    programs.map(({ url }) => url),
  )
}

export const teardown = async (): Promise<void> => {
  await Promise.all(programs.map((program) => program.stop()))
}
