// Whether one large process holds up everybody else: the longest time in which the server's own thread
// answers nothing while a process of 3,000 steps (the most that is taken) is imported, shown, changed and
// shared. Goal: never much over 50 ms; what takes longer belongs into a worker thread.

import { monitorEventLoopDelay } from 'node:perf_hooks'
import { z } from 'zod'
import { importStatus } from '#api'
import { startPlatform } from './platform/start-platform.ts'

const STEPS = 3000
const GOAL_MS = 60

const steps = (): string => {
  const lines = Array.from({ length: STEPS }, (_, at) => {
    const minutes = 1 + (at % 40)
    const step = `${at + 1}. Unterlage ${at} prüfen und ablegen @Stelle ${at % 12} [Papier · ${minutes} Min.]`
    // A decision now and then, with a way back, as long processes have them.
    return at % 20 === 19
      ? `${step}\n? vollständig\n  nein (15 %):\n    zurück zu ${at - 3}\n  ja: weiter`
      : step
  })
  return `Prozess: Sehr großer Ablauf\n\n${lines.join('\n')}\n`
}

const summary = z.object({ id: z.string() })

export const run = async (): Promise<void> => {
  const platform = await startPlatform()
  const { call, fetchFile } = platform
  let isReached = true
  /** The least of the tries counts: what else runs on the machine holds a thread up, too. */
  const watch = async <T>(name: string, work: () => Promise<T>, tries = 4): Promise<T> => {
    const begun = performance.now()
    let longest = Number.POSITIVE_INFINITY
    let result: T
    for (let at = 0; ; at += 1) {
      const delay = monitorEventLoopDelay({ resolution: 5 })
      delay.enable()
      result = await work()
      delay.disable()
      longest = Math.min(longest, delay.max / 1e6)
      if (at + 1 >= tries) break
    }
    const took = (performance.now() - begun) / tries
    isReached &&= longest <= GOAL_MS
    console.log(
      `  ${name.padEnd(34)} ${took.toFixed(0).padStart(6)} ms   blocked at most ${longest.toFixed(0).padStart(5)} ms`,
    )
    return result
  }
  try {
    console.log(`large-process: one of ${STEPS} steps`)
    const session = z.object({
      session: z.object({ memberships: z.array(z.object({ organisationId: z.string() })) }),
    })
    const me = session.parse(await call('GET', '/api/session')).session
    const organisationId = me.memberships[0]?.organisationId ?? ''
    const id = await watch(
      'upload and import',
      async () => {
        const form = new FormData()
        form.append('file', new Blob([steps()]), 'gross.steps.txt')
        const planned = importStatus.parse(await call('POST', '/api/imports', form))
        await call('POST', `/api/imports/${planned.id}/start`, {
          ...{ organisationId, folders: {}, visibility: 'alliance' },
        })
        for (;;) {
          const status = importStatus.parse(await call('GET', `/api/imports/${planned.id}`))
          if (status.state === 'done') return summary.parse({ id: status.files[0]?.processId }).id
          await new Promise((resolve) => setTimeout(resolve, 50))
        }
      },
      1,
    )
    // The job that looks for families would be measured with it.
    await new Promise((resolve) => setTimeout(resolve, 4_000))
    const path = `/api/processes/${id}`
    const before = z
      .object({
        name: z.string(),
        visibility: z.string(),
        shared: z.record(z.string(), z.boolean()),
      })
      .parse(await call('GET', path))
    await watch('show', () => call('GET', path))
    for (const file of ['drawing.svg', 'model.bpmn', 'steps.txt', 'original'])
      await watch(file, () => fetchFile(`${path}/${file}`))
    let { name, shared } = before
    const { visibility } = before
    await watch('change the fact sheet', async () => {
      await call('PATCH', path, { name: `${name}.`, seen: { name } })
      name += '.'
    })
    await watch('share more or less', async () => {
      const changed = { ...shared, minutes: !shared.minutes }
      await call('PATCH', path, { shared: changed, seen: { visibility, shared } })
      shared = changed
    })
    await watch('take out', () => call('POST', `${path}/withdraw`))
    await watch('bring back', () => call('POST', `${path}/restore`))
    if (!isReached) {
      console.log('  NOT REACHED')
      process.exitCode = 1
    }
  } finally {
    await platform.stop()
  }
}
