// The rooms of this node, by draft: opened when the first comes, closed a while after the last has left.
// Nodes hear of each other's entries by notice and, should one be lost, by looking now and then; where
// people are goes the same way and is forgotten when it is not said again.

import { LIVE_CLOSE, type Participant } from '#api'
import { LogBroken } from '../store/draft-state.ts'
import { DRAFT_CHANNEL, findLast } from '../store/drafts.ts'
import type { Store } from '../store/store.ts'
import { openDraftLog } from './draft-log.ts'
import { createRoom, type Room } from './room.ts'

/** Where people of other nodes are. */
export const PEOPLE_CHANNEL = 'prozess_people'

export interface RoomsOptions {
  readonly store: Store
  readonly now: () => Date
  readonly newId: () => string
  readonly report: (message: string, error: unknown) => void
  /** Sends a notice to all nodes, this one included. */
  readonly notify: (channel: string, text: string) => Promise<void>
}

export interface Rooms {
  /** The room of a draft; undefined where there is no such draft. Held until `release`. */
  readonly hold: (allianceId: string, draftId: string) => Promise<Room | undefined>
  readonly release: (allianceId: string, draftId: string) => void
  /** A notice of another node, or of this one. */
  readonly hear: (channel: string, text: string) => void
  /** Ends all visits: the node goes down. */
  readonly close: () => void
}

interface Held {
  readonly opening: Promise<Room | undefined>
  readonly allianceId: string
  readonly draftId: string
  room: Room | undefined
  holders: number
  /** When the last has left; the room is kept for a moment, because people reload pages. */
  leftAt: number
  /** When each part of what another node says of its people was heard last. */
  readonly heard: Map<string, number>
}

/** A node that has opened a room wants to know at once who is there. */
interface Asked {
  readonly node: string
  readonly allianceId: string
  readonly draftId: string
}

/** Some of the people of a node, because a notice holds no more than 8000 bytes. */
interface Said {
  readonly node: string
  readonly part: number
  readonly parts: number
  readonly allianceId: string
  readonly draftId: string
  readonly people: readonly Participant[]
}

const WRITTEN_MS = 15
/** Lines in one notice, which holds no more than 8000 bytes. */
const MOST_LINES = 60
const TELL_MS = 200
const LOOK_MS = 1000
const KEEP_MS = 30_000
/** Said again so often, and forgotten after three times that. */
const AGAIN_MS = 5000
const MOST_TOLD = 20

const keyOf = (allianceId: string, draftId: string): string => `${allianceId} ${draftId}`

export const createRooms = (options: RoomsOptions): Rooms => {
  const { store, now, report, notify } = options
  const node = options.newId()
  const all = new Map<string, Held>()
  /** What other nodes have not been told yet: how far drafts are. */
  const written = new Map<string, number>()
  let spokenAt = 0

  const open = async (allianceId: string, draftId: string): Promise<Room | undefined> => {
    let room: Room | undefined
    const log = await openDraftLog({
      ...{ store, allianceId, draftId, now },
      onEntries: (entries) =>
        room?.broadcast({
          kind: 'entries',
          entries: entries.map(({ number, group }) => ({ number, group })),
        }),
      onWritten: (number) => written.set(keyOf(allianceId, draftId), number),
      onClosed: () => room?.broadcast({ kind: 'closed', closedAs: log?.closed()?.as ?? null }),
    })
    room = log && createRoom(log, report)
    return room
  }

  const hold: Rooms['hold'] = async (allianceId, draftId) => {
    const key = keyOf(allianceId, draftId)
    const held: Held = all.get(key) ?? {
      ...{ opening: open(allianceId, draftId), allianceId, draftId, room: undefined },
      ...{ holders: 0, leftAt: 0, heard: new Map() },
    }
    all.set(key, held)
    held.holders += 1
    const isFirst = held.holders === 1 && !held.room
    try {
      held.room = await held.opening
      if (isFirst && held.room) {
        const asked: Asked = { node, allianceId, draftId }
        notify(PEOPLE_CHANNEL, JSON.stringify(asked)).catch((error) =>
          report('live: who is there', error),
        )
      }
    } finally {
      if (!held.room) all.delete(key)
    }
    return held.room
  }

  const catchUp = async (held: Held): Promise<void> => {
    try {
      await held.room?.log.catchUp()
    } catch (error) {
      report('live: a log could not be read', error)
      if (!(error instanceof LogBroken)) return
      // Read from the beginning, when people come back.
      all.delete(keyOf(held.allianceId, held.draftId))
      held.room?.dismissAll(LIVE_CLOSE.restarting)
    }
  }

  const tellNodes = async ({ allianceId, draftId }: Held, people: readonly Participant[]) => {
    const parts = Math.max(1, Math.ceil(people.length / MOST_TOLD))
    for (let part = 0; part < parts; part += 1) {
      const some = people.slice(part * MOST_TOLD, (part + 1) * MOST_TOLD)
      const said: Said = { node, part, parts, allianceId, draftId, people: some }
      await notify(PEOPLE_CHANNEL, JSON.stringify(said))
    }
  }

  const sayPeople = (held: Held, room: Room) => {
    tellNodes(held, room.people()).catch((error) => report('live: who is there', error))
  }

  const tellAll = () => {
    const isAgain = Date.now() - spokenAt > AGAIN_MS
    if (isAgain) spokenAt = Date.now()
    for (const held of all.values()) {
      const { room } = held
      if (!room) continue
      const hasMoved = room.hasMoved()
      if (hasMoved) room.tellPeople()
      if (hasMoved || (isAgain && room.size() > 0)) sayPeople(held, room)
    }
  }

  const forget = (held: Held, isOver: (other: string, heardAt: number) => boolean) => {
    for (const [other, heardAt] of held.heard) {
      if (!isOver(other, heardAt)) continue
      held.heard.delete(other)
      held.room?.others(other, [])
    }
  }

  const hearPeople = (said: Said | Asked) => {
    const held = all.get(keyOf(said.allianceId, said.draftId))
    if (said.node === node || !held?.room) return
    if (!('people' in said)) {
      if (held.room.size() > 0) sayPeople(held, held.room)
      return
    }
    const partOf = (other: string) => Number(other.slice(said.node.length + 1))
    forget(held, (other) => other.startsWith(`${said.node} `) && partOf(other) >= said.parts)
    const other = `${said.node} ${said.part}`
    held.heard.set(other, Date.now())
    held.room.others(other, said.people)
  }

  /** Asks for all drafts of an alliance at once whether something was missed. */
  const lookFor = async (allianceId: string, some: readonly Held[]): Promise<void> => {
    const ids = some.map(({ draftId }) => draftId)
    const found = await store.asWorker(allianceId, (tx) => findLast(tx, allianceId, ids))
    const byId = new Map(found.map((one) => [one.id, one]))
    for (const held of some) {
      const draft = byId.get(held.draftId)
      const log = held.room?.log
      if (!draft || !log) continue
      const isClosed = draft.closedAt !== null
      const isBehind = draft.last > log.head().number || isClosed !== (log.closed() !== undefined)
      if (isBehind) await catchUp(held)
    }
  }

  let isLooking = false
  const look = async () => {
    if (isLooking) return
    isLooking = true
    const byAlliance = new Map<string, Held[]>()
    for (const [key, held] of all) {
      forget(held, (_, heardAt) => Date.now() - heardAt > 3 * AGAIN_MS)
      if (held.holders === 0 && Date.now() - held.leftAt > KEEP_MS) all.delete(key)
      else byAlliance.set(held.allianceId, [...(byAlliance.get(held.allianceId) ?? []), held])
    }
    try {
      for (const [allianceId, some] of byAlliance) await lookFor(allianceId, some)
    } catch (error) {
      report('live: drafts could not be looked at', error)
    }
    isLooking = false
  }

  /** One notice for all drafts written in a moment: notices of many transactions wait for each other. */
  const tellWritten = () => {
    const lines = [...written].map(([key, number]) => `${key} ${number}`)
    written.clear()
    for (let at = 0; at < lines.length; at += MOST_LINES) {
      notify(DRAFT_CHANNEL, lines.slice(at, at + MOST_LINES).join('\n')).catch((error) =>
        report('live: other nodes could not be told', error),
      )
    }
  }

  const hearWritten = (line: string) => {
    const [allianceId = '', draftId = '', last = ''] = line.split(' ')
    const held = all.get(keyOf(allianceId, draftId))
    const isOwn = Number(last) <= (held?.room?.log.head().number ?? 0)
    if (held && !isOwn) void catchUp(held)
  }

  const timers = [
    setInterval(tellWritten, WRITTEN_MS),
    setInterval(tellAll, TELL_MS),
    setInterval(look, LOOK_MS),
  ]
  return {
    hold,
    release: (allianceId, draftId) => {
      const held = all.get(keyOf(allianceId, draftId))
      if (!held) return
      held.holders -= 1
      held.leftAt = Date.now()
    },
    hear: (channel, text) => {
      if (channel === PEOPLE_CHANNEL) hearPeople(JSON.parse(text))
      if (channel === DRAFT_CHANNEL) for (const line of text.split('\n')) hearWritten(line)
    },
    close: () => {
      for (const timer of timers) clearInterval(timer)
      for (const { room } of all.values()) room?.dismissAll(LIVE_CLOSE.restarting)
      all.clear()
    },
  }
}
