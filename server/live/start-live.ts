// Puts the live part together: rooms, sockets, and the ear for other nodes.

import { sql } from 'kysely'
import type pg from 'pg'
import { listenTo } from '../database/listen-to.ts'
import { DRAFT_CHANNEL } from '../store/drafts.ts'
import type { Store } from '../store/store.ts'
import { createRooms, PEOPLE_CHANNEL } from './rooms.ts'
import { createSockets, RIGHTS_CHANNEL, type Sockets } from './sockets.ts'

export interface LiveOptions {
  readonly store: Store
  readonly now: () => Date
  readonly newId: () => string
  readonly publicUrl: string
  /** Sockets that one person may have at this node. */
  readonly mostOfOne?: number
  readonly report: (message: string, error: unknown) => void
  /** Makes a client of the same database. */
  readonly connect: () => pg.Client
}

/** Close it before the store. */
export const startLive = (options: LiveOptions): Sockets => {
  const { store } = options
  const rooms = createRooms({
    ...options,
    notify: async (channel, text) => {
      await store.asWorker(undefined, (tx) =>
        sql`select pg_notify(${channel}, ${text})`.execute(tx),
      )
    },
  })
  const sockets = createSockets({ ...options, rooms })
  const ear = listenTo(
    options.connect,
    [DRAFT_CHANNEL, PEOPLE_CHANNEL, RIGHTS_CHANNEL],
    (channel, text) => {
      if (channel === RIGHTS_CHANNEL) sockets.doubt(text)
      else rooms.hear(channel, text)
    },
    () => sockets.doubt(),
  )
  return {
    ...sockets,
    close: async () => {
      rooms.close()
      await sockets.close()
      await ear.stop()
    },
  }
}
