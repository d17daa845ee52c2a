// Composes server and command line; the only reader of environment and clock.

import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import process from 'node:process'

// What was compiled once is kept in the system's temporary folder; halves the time of a start.
enableCompileCache()

const { argv, env } = process
const [command = '', ...rest] = argv.slice(2)
const now = () => new Date()

const readFile = (path: string): string => readFileSync(path, 'utf8')

const { version } = JSON.parse(readFile(join(import.meta.dirname, 'package.json'))) as {
  version: string
}

/** The operator's language: English where the system says so, else German. */
const terminalLanguage = () => {
  const said = env.LC_ALL || env.LC_MESSAGES || env.LANG || ''
  return /^en/i.test(said) ? 'en' : 'de'
}

const say = (line: string) => process.stdout.write(`${line}\n`)
const complain = (line: string) => process.stderr.write(`${line}\n`)

/** Sixteen letters and digits: 80 bits of chance, safe in addresses. */
const newId = () => {
  const letters = 'abcdefghijklmnopqrstuvwxyz234567'
  return [...randomBytes(16)].map((byte) => letters[byte % 32]).join('')
}

/** Ends with 2 and a clear sentence where the operator can put it right; else it is our fault. */
const refuse = async (error: unknown): Promise<number> => {
  const [{ createTexts }, { explainRefusal }] = await Promise.all([
    import('#texts'),
    import('./server/explain-refusal.ts'),
  ])
  const explained = explainRefusal(error, createTexts(terminalLanguage()))
  complain(explained ?? String(error instanceof Error ? error.stack : error))
  return explained === undefined ? 1 : 2
}

const runServer = async (): Promise<number> => {
  const { createTexts } = await import('#texts')
  const texts = createTexts(terminalLanguage())
  if (rest.includes('--help') || rest.includes('-h')) {
    process.stdout.write(texts.t('serve:help'))
    return 0
  }
  if (rest[0] !== undefined) {
    complain(texts.t('serve:problem.unknownOption', { value: rest[0] }))
    return 2
  }
  let stopAsked: () => void = () => undefined
  const asked = new Promise<void>((resolve) => {
    stopAsked = resolve
  })
  // A signal that comes again changes nothing: the stop is on its way.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stopAsked)
  const [{ serve }, { readSettings }, { createLog }, { sayStarted }] = await Promise.all([
    import('./server/serve.ts'),
    import('./server/settings.ts'),
    import('./server/http/log.ts'),
    import('./server/say-started.ts'),
  ])
  const settings = readSettings({ env, cwd: process.cwd(), texts, readFile })
  const log = createLog(complain, now, settings.logsRequests ? 'info' : 'warning')
  const serving = await serve(settings, {
    ...{ now, log, say, texts, version },
    random: { bytes: (count) => randomBytes(count), id: newId },
    pagesFolder: join(import.meta.dirname, 'dist', 'web'),
  })
  sayStarted(serving, texts, say)
  let isLost = false
  serving.onLost(() => {
    isLost = true
    complain(texts.t('serve:databaseLost'))
    stopAsked()
  })
  await asked
  say(texts.t('serve:stopping'))
  await serving.stop()
  if (!isLost) say(texts.t('serve:stopped'))
  return isLost ? 1 : 0
}

const place = () => ({
  dataDir: env.PROZESS_DATA || 'data',
  databaseUrl: env.DATABASE_URL || undefined,
})

const runBackup = async (): Promise<number> => {
  const { createTexts } = await import('#texts')
  const texts = createTexts(terminalLanguage())
  const [file, more] = rest
  if (file === undefined || file.startsWith('-') || more !== undefined) {
    const isHelp = file === '--help' || file === '-h'
    if (isHelp) say(texts.t(`serve:usage.${command}`))
    else complain(texts.t(`serve:usage.${command}`))
    return isHelp ? 0 : 2
  }
  const { backup, restore } = await import('./server/backup/backup.ts')
  const summary =
    command === 'backup'
      ? await backup(file, { ...place(), now: now() })
      : await restore(file, place())
  const count = Object.values(summary.tables).reduce((sum, rows) => sum + rows, 0)
  say(texts.t(`serve:done.${command}`, { file, count }))
  return 0
}

const runCommandLine = async (): Promise<number> => {
  const { runCommand } = await import('./cli/main.ts')
  const { stdout, stderr } = process
  // A reader that stops early (`prozess ... | head`) is no failure.
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    process.exit(0)
  })
  const code = await runCommand(argv.slice(2), { stdout, stderr, cwd: process.cwd(), env, now })
  // Pipes may still be writing; the program ends when they are done.
  await new Promise<void>((resolve) => stdout.write('', () => resolve()))
  return code
}

const run = (): Promise<number> => {
  if (command === 'serve') return runServer()
  if (command === 'backup' || command === 'restore') return runBackup()
  return runCommandLine()
}

process.exit(await run().catch(refuse))
