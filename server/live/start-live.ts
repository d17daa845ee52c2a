// Puts the live part together: rooms of drafts and workshops, their sockets, and the ear for other nodes.

import { sql } from 'kysely'
import type pg from 'pg'
import { listenTo } from '../database/listen-to.ts'
import { DRAFT_CHANNEL } from '../store/drafts.ts'
import type { Store } from '../store/store.ts'
import { createRooms, PEOPLE_CHANNEL } from './rooms.ts'
import { createSockets, RIGHTS_CHANNEL, type Sockets } from './sockets.ts'
import { createWorkshopRooms, WORKSHOP_CHANNEL } from './workshop-rooms.ts'
import { createWorkshopSockets } from './workshop-sockets.ts'

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
  const notify = async (channel: string, text: string) => {
    await store.asWorker(undefined, (tx) => sql`select pg_notify(${channel}, ${text})`.execute(tx))
  }
  const rooms = createRooms({ ...options, notify })
  const workshops = createWorkshopRooms({ ...options, notify, drafts: rooms })
  const seats = createWorkshopSockets({ ...options, rooms: workshops })
  const sockets = createSockets({ ...options, rooms })
  const doubt = (personId?: string) => {
    sockets.doubt(personId)
    seats.doubt(personId)
  }
  const ear = listenTo(
    options.connect,
    [DRAFT_CHANNEL, PEOPLE_CHANNEL, RIGHTS_CHANNEL, WORKSHOP_CHANNEL],
    (channel, text) => {
      if (channel === RIGHTS_CHANNEL) doubt(text)
      else if (channel === WORKSHOP_CHANNEL) workshops.hear(text)
      else rooms.hear(channel, text)
    },
    () => doubt(),
  )
  return {
    ...sockets,
    doubt,
    count: () => sockets.count() + seats.count(),
    upgrade: (request, socket, head) => {
      if (!seats.upgrade(request, socket, head)) sockets.upgrade(request, socket, head)
    },
    close: async () => {
      // Before the drafts that they look on at.
      workshops.close()
      rooms.close()
      await Promise.all([sockets.close(), seats.close()])
      await ear.stop()
    },
  }
}
