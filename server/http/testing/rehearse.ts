// A store whose writing is taken back: everything that happens between two calls of `undo` is one transaction that
// never commits, so that every question finds the same world. What the program takes for a transaction is a savepoint.

import { AsyncLocalStorage } from 'node:async_hooks'
import pg from 'pg'
import { createStore, type Store } from '../../store/store.ts'

export interface Rehearsal {
  readonly store: Store
  /** Takes back whatever was done since the last time. */
  readonly undo: () => Promise<void>
  readonly close: () => Promise<void>
}

/** One transaction, with what it said of who asks. */
interface Frame {
  readonly within?: Frame
  readonly text?: string
  readonly values?: unknown[]
}
const frames = new AsyncLocalStorage<Frame>()

/** As the statement of a transaction is said inside another. Deferred constraints are checked as at its end. */
const INSIDE: readonly (readonly [RegExp, string])[] = [
  [/^(begin|start transaction)/i, 'savepoint inside'],
  [/^commit/i, 'set constraints all immediate; set constraints all deferred; release inside'],
  [/^rollback/i, 'rollback to inside; release inside'],
]

export const rehearse = async (connection: pg.ClientConfig): Promise<Rehearsal> => {
  const client = new pg.Client(connection)
  await client.connect()
  await client.query('begin')

  // One after the other, because savepoints of two transactions at once would be in each other's way; but one that begins
  // within another goes first, and afterwards it is said again who asks in the other.
  let last: Promise<void> = Promise.resolve()
  const connect = async () => {
    const { within, ...own } = frames.getStore() ?? {}
    const frame: Frame = { ...own, ...(within ? { within } : {}) }
    let release: () => void = () => undefined
    if (!within) {
      const before = last
      last = new Promise((resolve) => {
        release = resolve
      })
      await before
    }
    const query = async (text: string, values?: unknown[]) => {
      const statement = INSIDE.find(([start]) => start.test(text))?.[1]
      if (!statement) {
        if (text.startsWith('select set_config'))
          Object.assign(frames.getStore() ?? frame, { text, values })
        return client.query(text, values)
      }
      await client.query(statement)
      if (within?.text && !/^(begin|start)/i.test(text))
        await client.query(within.text, within.values)
      return { command: 'BEGIN', rowCount: 0, rows: [] }
    }
    return { query, release }
  }

  const pool = { connect, end: () => client.end() }
  const store = createStore(pool as unknown as pg.Pool)
  const framed = <T>(begin: () => Promise<T>): Promise<T> => {
    const outer = frames.getStore()
    return frames.run(outer ? { within: outer } : {}, begin)
  }
  return {
    store: {
      asActor: (actor, work) => framed(() => store.asActor(actor, work)),
      asWorker: (alliance, work) => framed(() => store.asWorker(alliance, work)),
      asAuth: (work) => framed(() => store.asAuth(work)),
      asVisitor: (hash, now, work) => framed(() => store.asVisitor(hash, now, work)),
      asPublic: (alliance, work) => framed(() => store.asPublic(alliance, work)),
      asBackup: (work) => framed(() => store.asBackup(work)),
      close: store.close,
    },
    undo: async () => {
      await client.query('rollback; begin')
    },
    close: () => store.close(),
  }
}
