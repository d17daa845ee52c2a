// Threads on real tasks: what takes too long or too much is ended, and the next task is served.

import { afterEach, describe, expect, it } from 'vitest'
import { createPool, type Pool } from './pool.ts'

const STEPS = Buffer.from('Prozess: Hund\n1. Anmeldung prüfen\n2. Bescheid senden\n')
const told = { sharing: { minutes: false, cases: false, posts: true }, post: 'Stelle {n}' }
const file = { ...told, path: 'hund.steps.txt', format: 'steps', bytes: STEPS } as const

let pool: Pool | undefined
afterEach(() => pool?.close())

/** Deep enough that comparing it with itself keeps a thread busy for long. */
const busy = () => {
  const lines = Array.from(
    { length: 3000 },
    (_, at) => `${at + 1}. Schritt ${at} prüfen und senden`,
  )
  return {
    ...told,
    path: 'lang.steps.txt',
    format: 'steps',
    bytes: Buffer.from(`Prozess: Lang\n${lines.join('\n')}\n`),
  } as const
}

describe('a pool of worker threads', () => {
  it('does tasks and gives their results', async () => {
    pool = createPool({ threads: 2, memoryMb: 256 })
    const { run } = pool
    const all = await Promise.all(
      Array.from({ length: 8 }, () => run('readModel', file, { timeoutMs: 10_000 })),
    )
    for (const outcome of all) {
      expect(outcome).toMatchObject({
        kind: 'done',
        value: { kind: 'read', name: 'Hund', remarks: [] },
      })
    }
  })

  it('ends what takes too long, and serves the next', async () => {
    pool = createPool({ threads: 1, memoryMb: 256 })
    const slow = pool.run('readModel', busy(), { timeoutMs: 1 })
    const next = pool.run('readModel', file, { timeoutMs: 10_000 })
    expect(await slow).toEqual({ kind: 'timedOut' })
    expect(await next).toMatchObject({ kind: 'done' })
  })

  it('ends what needs too much memory, and serves the next', async () => {
    pool = createPool({ threads: 1, memoryMb: 64 })
    const texts = Array.from({ length: 30_000 }, (_, at) =>
      Array.from({ length: 60 }, (_, n) => `Wort${at}x${n}`).join(' '),
    )
    const greedy = await pool.run(
      'markTexts',
      { texts, marks: {}, tongue: 'de' },
      { timeoutMs: 60_000 },
    )
    expect(greedy).toEqual({ kind: 'outOfMemory' })
    expect(await pool.run('readModel', file, { timeoutMs: 10_000 })).toMatchObject({ kind: 'done' })
  })

  it('gives a task that throws back as failed', async () => {
    pool = createPool({ threads: 1, memoryMb: 256 })
    const organisation = { id: 'a', name: 'A' }
    const broken = [
      { id: 'a', name: 'A', organisation, model: '{', profile: '{}', hasShares: true },
    ]
    expect(await pool.run('index', broken, { timeoutMs: 10_000 })).toMatchObject({
      kind: 'failed',
    })
  })

  it('does urgent tasks first', async () => {
    pool = createPool({ threads: 1, memoryMb: 256 })
    const order: string[] = []
    const note = (name: string) => () => order.push(name)
    await Promise.all([
      pool.run('readModel', file, { timeoutMs: 10_000 }).then(note('running')),
      pool.run('readModel', file, { timeoutMs: 10_000 }).then(note('waiting')),
      pool.run('readModel', file, { timeoutMs: 10_000, isUrgent: true }).then(note('urgent')),
    ])
    expect(order).toEqual(['running', 'urgent', 'waiting'])
  })

  it('gives everything back when it is closed', async () => {
    pool = createPool({ threads: 1, memoryMb: 256 })
    const running = pool.run('readModel', busy(), { timeoutMs: 60_000 })
    const waiting = pool.run('readModel', file, { timeoutMs: 60_000 })
    await pool.close()
    expect(await running).toEqual({ kind: 'closed' })
    expect(await waiting).toEqual({ kind: 'closed' })
    expect(await pool.run('readModel', file, { timeoutMs: 1 })).toEqual({ kind: 'closed' })
  })
})
