// The workshops of this node: opened when the first device comes in, let go a while after the last has left. Nodes hear
// of each other's messages by notice and, should one be lost, by looking now and then.

import { WORKSHOP_CLOSE } from '#api'
import type { Store } from '../store/store.ts'
import { findLastMessages } from '../store/workshop-room.ts'
import type { Rooms } from './rooms.ts'
import { watchTarget } from './target-watch.ts'
import { openWorkshopLog } from './workshop-log.ts'
import { createWorkshopRoom, type WorkshopRoom } from './workshop-room.ts'

/** A line each: alliance, workshop, how many messages were taken. */
export const WORKSHOP_CHANNEL = 'prozess_workshop'

export interface WorkshopRooms {
  /** Undefined where there is no such workshop. */
  readonly hold: (allianceId: string, workshopId: string) => Promise<HeldRoom | undefined>
  readonly hear: (text: string) => void
  /** Ends all visits: the node goes down. */
  readonly close: () => void
}

/** Kept open until `release`: of this very room, since another may have been opened for the workshop meanwhile. */
export interface HeldRoom {
  readonly room: WorkshopRoom
  readonly release: () => void
}

interface Held {
  readonly allianceId: string
  readonly workshopId: string
  readonly opening: Promise<WorkshopRoom | undefined>
  room: WorkshopRoom | undefined
  holders: number
  leftAt: number
}

const NOTICE_MS = 15
/** A notice holds no more than 8000 bytes. */
const MOST_LINES = 60
const LOOK_MS = 1000
const KEEP_MS = 30_000

export const createWorkshopRooms = (options: {
  readonly store: Store
  readonly now: () => Date
  readonly report: (message: string, error: unknown) => void
  readonly notify: (channel: string, text: string) => Promise<void>
  /** Where targets are written. */
  readonly drafts: Pick<Rooms, 'hold' | 'release'>
}): WorkshopRooms => {
  const { store, report, notify, drafts } = options
  const all = new Map<string, Held>()
  const kept = new Map<string, number>()
  const keyOf = (allianceId: string, workshopId: string) => `${allianceId} ${workshopId}`

  const open = async (allianceId: string, workshopId: string) => {
    const log = await openWorkshopLog({ ...options, allianceId, workshopId })
    const onKept = (number: number) => kept.set(keyOf(allianceId, workshopId), number)
    const watch = watchTarget(drafts, allianceId, report)
    return log && createWorkshopRoom(log, { ...options, onKept, watchTarget: watch })
  }

  const forget = (held: Held) => {
    const key = keyOf(held.allianceId, held.workshopId)
    if (all.get(key) === held) all.delete(key)
  }

  const catchUp = (held: Held): Promise<void> =>
    (held.room?.catchUp() ?? Promise.resolve()).catch((error) => {
      report('workshop: what was said elsewhere could not be read', error)
      // Read from the beginning, when people come back.
      forget(held)
      held.room?.dismissAll(WORKSHOP_CLOSE.restarting)
    })

  const tellNodes = () => {
    const lines = [...kept].map(([key, number]) => `${key} ${number}`)
    kept.clear()
    for (let at = 0; at < lines.length; at += MOST_LINES) {
      notify(WORKSHOP_CHANNEL, lines.slice(at, at + MOST_LINES).join('\n')).catch((error) =>
        report('workshop: other nodes could not be told', error),
      )
    }
  }

  const lookFor = async (allianceId: string, some: readonly Held[]): Promise<void> => {
    const ids = some.map(({ workshopId }) => workshopId)
    const last = await store.asWorker(allianceId, (tx) => findLastMessages(tx, allianceId, ids))
    for (const held of some) {
      // Without a room it is closed.
      const isBehind = (last.get(held.workshopId) ?? Number.MAX_VALUE) > (held.room?.number() ?? 0)
      if (held.room && isBehind) await catchUp(held)
    }
  }

  let isLooking = false
  const look = async () => {
    if (isLooking) return
    isLooking = true
    for (const held of all.values()) {
      if (held.holders === 0 && Date.now() - held.leftAt > KEEP_MS) forget(held)
    }
    const byAlliance = Map.groupBy(all.values(), ({ allianceId }) => allianceId)
    try {
      for (const [allianceId, some] of byAlliance) await lookFor(allianceId, some)
    } catch (error) {
      report('workshop: rooms could not be looked at', error)
    }
    isLooking = false
  }

  const timers = [setInterval(tellNodes, NOTICE_MS), setInterval(look, LOOK_MS)]
  return {
    hold: async (allianceId, workshopId) => {
      const key = keyOf(allianceId, workshopId)
      const held: Held = all.get(key) ?? {
        ...{ allianceId, workshopId, opening: open(allianceId, workshopId), room: undefined },
        ...{ holders: 0, leftAt: 0 },
      }
      all.set(key, held)
      held.holders += 1
      try {
        held.room = await held.opening
      } finally {
        if (!held.room) forget(held)
      }
      const release = () => {
        held.holders -= 1
        held.leftAt = Date.now()
      }
      return held.room && { room: held.room, release }
    },
    hear: (text) => {
      for (const line of text.split('\n')) {
        const [allianceId = '', workshopId = '', last = ''] = line.split(' ')
        const held = all.get(keyOf(allianceId, workshopId))
        if (held?.room && Number(last) > held.room.number()) void catchUp(held)
      }
    },
    close: () => {
      for (const timer of timers) clearInterval(timer)
      for (const { room } of all.values()) room?.dismissAll(WORKSHOP_CLOSE.restarting)
      all.clear()
    },
  }
}
