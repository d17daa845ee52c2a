// One device's end of a workshop: its picture of the room, what it has said and not yet been answered, and the line to
// the server, which may break at any moment. It knows neither sockets nor storage: both are handed in, so that a test
// can cut, delay and restart them.

import {
  WORKSHOP_CLOSE,
  type WorkshopBody,
  type WorkshopClientMessage,
  type WorkshopServerMessage,
} from '#api'
import { applyGroup, type ChangeGroup } from '#change'
import type { Process } from '#process'
import { composed, type OpenView, type Own, patched, type Result, type RoomView } from '#workshop'
import { withWaiting } from './with-waiting.ts'

/** A line to the server; what is sent on a broken one is lost. */
export interface Line {
  readonly send: (text: string) => void
  readonly hangUp: () => void
}

export type Dial = (hearing: {
  readonly onMessage: (text: string) => void
  /** The line is gone; `code` says why, as far as the server did. */
  readonly onGone: (code: number) => void
}) => Line

/** Something said on this device, under an id of its own making. */
export interface Said {
  readonly id: string
  readonly body: WorkshopBody
}

/** Where what was said waits until it is in the picture, also while the page is closed. */
export interface Outbox {
  readonly waiting: readonly Said[]
  readonly put: (said: Said) => void
  readonly remove: (id: string) => void
  /** The workshop is over: nothing of it stays on the device, the last picture included. */
  readonly forget: () => void
}

/** What a device knew of the room last. */
export interface LastPicture {
  readonly room: RoomView
  readonly own?: Own
  readonly aheadMs: number
}

/** Where the last picture is kept for a page that is opened without network. */
export interface Album {
  /** Left by an earlier page of this device. */
  readonly last: LastPicture | undefined
  readonly keep: (picture: LastPicture) => void
}

export interface LiveRoomOptions {
  readonly dial: Dial
  readonly newId: () => string
  readonly outbox: Outbox
  /** Left out where nothing of the room shall stay. */
  readonly album?: Album
  /** Milliseconds of this device's clock. */
  readonly now: () => number
  /** Calls back after so many milliseconds; answers how to prevent it. */
  readonly later: (work: () => void, ms: number) => () => void
}

type RefusedMessage = Extract<WorkshopServerMessage, { readonly kind: 'refused' }>

/** What the room did not take, for the person to see. */
export interface Problem extends Said {
  readonly code: RefusedMessage['code']
  readonly now?: number
}

export interface RoomState {
  readonly phase:
    | 'opening'
    | 'live'
    /** The line is broken; everything goes on here, and it is tried again. */
    | 'offline'
    /** The device is not known there, or no longer. */
    | 'notLetIn'
    | 'over'
  /** With what waits laid over it; undefined before the first. */
  readonly view?: OpenView
  /** How many things were said and not answered. */
  readonly waiting: number
  /** Cards among them. */
  readonly waitingCards: ReadonlySet<string>
  readonly isVoteWaiting: boolean
  readonly problems: readonly Problem[]
  /** By how many milliseconds the server's clock is ahead. */
  readonly aheadMs: number
  /** What stands in the target while it is being written. */
  readonly target?: { readonly draft: string; readonly process: Process }
  /** What came of it, once it is over and somebody told. */
  readonly result?: Result
}

export interface LiveRoom {
  readonly state: () => RoomState
  readonly subscribe: (onChange: () => void) => () => void
  /** Answers under which id it was said. */
  readonly say: (body: WorkshopBody) => string
  readonly dismiss: (id: string) => void
  /** The network is said to be gone: nothing is tried until `resume`. */
  readonly suspend: () => void
  readonly resume: () => void
  /** The page may be gone in a moment: keeps the picture of now. */
  readonly keep: () => void
  readonly close: () => void
}

const FIRST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 8_000
const CROWDED_PAUSE_MS = 20_000
const AGAIN_MS = 1_000
/** How long an answer may take before the line is taken for dead. */
const PATIENCE_MS = 10_000
/** How long a first picture may take before the last one is shown. */
const OPENING_MS = 4_000
/** Between two times that a picture is kept in which others alone have changed something. */
const KEEP_MS = 5_000

export const openLiveRoom = ({
  dial,
  newId,
  outbox,
  album,
  now,
  later,
}: LiveRoomOptions): LiveRoom => {
  let waiting = outbox.waiting
  /** Answered, but not yet in the picture: by id, the number the picture must have. */
  const taken = new Map<string, number>()
  let problems: readonly Problem[] = []
  let room: RoomView | undefined
  let own: Own | undefined
  let number = -1
  let aheadMs = 0
  let phase: RoomState['phase'] = 'opening'
  let result: Result | undefined
  let target: RoomState['target']
  let line: Line | undefined
  let isIn = false
  let pauseMs = FIRST_PAUSE_MS
  let cancelRetry: (() => void) | undefined
  let isClosed = false
  let isKeptSoon = false
  const listeners = new Set<() => void>()

  const present = (): RoomState => {
    const open = waiting.filter(({ id }) => !taken.has(id))
    return {
      ...{ phase, problems, aheadMs, waiting: open.length },
      waitingCards: new Set(open.flatMap(({ body }) => (body.kind === 'card' ? [body.card] : []))),
      isVoteWaiting: open.some(({ body }) => body.kind === 'vote' && body.sheet === undefined),
      ...(room
        ? {
            view: withWaiting(
              composed(room, own),
              waiting.map(({ body }) => body),
            ),
          }
        : {}),
      ...(target ? { target } : {}),
      ...(result ? { result } : {}),
    }
  }
  let state = present()
  const changed = () => {
    state = present()
    for (const listener of listeners) listener()
  }

  const send = ({ id, body }: Said) => {
    if (!isIn) return
    const message: WorkshopClientMessage = { kind: 'say', id, body }
    line?.send(JSON.stringify(message))
    const asked = line
    // A line may be dead without anybody having said so.
    later(() => {
      const isOpen = waiting.some((one) => one.id === id) && !taken.has(id)
      if (asked && line === asked && isIn && isOpen) connect()
    }, PATIENCE_MS)
  }

  /** Only what came over the line: what waits is kept by itself. */
  const keep = () => {
    if (room) album?.keep({ room, ...(own ? { own } : {}), aheadMs })
  }

  /** Others change much at once: writing down each of it would keep a phone busy. */
  const keepSoon = () => {
    if (!album || isKeptSoon) return
    isKeptSoon = true
    later(() => {
      isKeptSoon = false
      keep()
    }, KEEP_MS)
  }

  /** Without network the room is as it was last. */
  const remember = () => {
    if (room || !album?.last) return
    room = album.last.room
    own = album.last.own
    aheadMs = album.last.aheadMs
  }

  const arrived = () => {
    const isThere = (id: string) => (taken.get(id) ?? Number.POSITIVE_INFINITY) <= number
    const done = waiting.filter(({ id }) => isThere(id))
    if (done.length === 0) return
    waiting = waiting.filter(({ id }) => !isThere(id))
    // First kept in the picture: a page that ends here has it in one or the other.
    keep()
    for (const { id } of done) {
      taken.delete(id)
      outbox.remove(id)
    }
  }

  const refuse = ({ id, code, now: is }: RefusedMessage) => {
    const said = waiting.find((one) => one.id === id)
    if (!said) return
    if (code === 'notKept') {
      later(() => {
        if (waiting.includes(said) && !taken.has(id)) send(said)
      }, AGAIN_MS)
      return
    }
    waiting = waiting.filter((one) => one !== said)
    outbox.remove(id)
    problems = [...problems, { ...said, code, ...(is === undefined ? {} : { now: is }) }]
  }

  const end = (as: 'over' | 'notLetIn') => {
    phase = as
    waiting = []
    taken.clear()
    room = undefined
    own = undefined
    target = undefined
    outbox.forget()
  }

  const lookOn = (message: Extract<WorkshopServerMessage, { kind: 'target' }>) => {
    const { draft } = message
    if ('model' in message) {
      target = { draft, process: message.model as Process }
      return
    }
    if (target?.draft !== draft) return
    for (const group of message.groups as readonly ChangeGroup[]) {
      const applied = applyGroup(target.process, group)
      // It was committed on what this device was told before: what does not fit was missed, and all of it is asked for.
      if (applied.kind === 'refused') return connect()
      target = { draft, process: applied.process }
    }
  }

  const hear = (message: WorkshopServerMessage) => {
    switch (message.kind) {
      case 'picture':
        room = message.room
        own = message.own
        number = message.number
        aheadMs = message.at - now()
        pauseMs = FIRST_PAUSE_MS
        phase = 'live'
        isIn = true
        keep()
        arrived()
        for (const said of waiting) if (!taken.has(said.id)) send(said)
        return
      case 'patch':
        if (!room) return
        if (message.room) room = patched(room, message.room)
        if (message.own) own = message.own
        number = message.number
        aheadMs = message.at - now()
        if (message.own) keep()
        else keepSoon()
        return arrived()
      case 'target':
        return lookOn(message)
      case 'taken':
        taken.set(message.id, message.number)
        return arrived()
      case 'refused':
        return refuse(message)
      case 'over':
        result = message.result
        return end('over')
    }
  }

  const gone = (code: number, isTriedAgain = true) => {
    line = undefined
    isIn = false
    if (phase === 'over' || phase === 'notLetIn') return
    if (code === WORKSHOP_CLOSE.over) return end('over')
    if (code === WORKSHOP_CLOSE.notLetIn) return end('notLetIn')
    keep()
    remember()
    phase = room ? 'offline' : 'opening'
    if (!isTriedAgain) return
    const isCrowded = code === WORKSHOP_CLOSE.tooMany
    cancelRetry = later(connect, isCrowded ? CROWDED_PAUSE_MS : pauseMs)
    pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2)
  }

  const connect = () => {
    cancelRetry?.()
    cancelRetry = undefined
    const old = line
    line = undefined
    isIn = false
    old?.hangUp()
    if (isClosed) return
    const mine: Line = dial({
      onMessage: (text) => {
        if (line !== mine) return
        hear(JSON.parse(text))
        changed()
      },
      onGone: (code) => {
        if (line !== mine) return
        gone(code)
        changed()
      },
    })
    line = mine
  }

  connect()
  later(() => {
    if (isClosed || phase !== 'opening') return
    remember()
    if (!room) return
    phase = 'offline'
    changed()
  }, OPENING_MS)
  return {
    state: () => state,
    subscribe: (onChange) => {
      listeners.add(onChange)
      return () => listeners.delete(onChange)
    },
    say: (body) => {
      const said: Said = { id: newId(), body }
      waiting = [...waiting, said]
      outbox.put(said)
      send(said)
      changed()
      return said.id
    },
    dismiss: (id) => {
      problems = problems.filter((one) => one.id !== id)
      changed()
    },
    suspend: () => {
      if (phase === 'over' || phase === 'notLetIn') return
      cancelRetry?.()
      cancelRetry = undefined
      const old = line
      line = undefined
      old?.hangUp()
      gone(0, false)
      changed()
    },
    resume: () => {
      if (phase === 'live' || phase === 'over' || phase === 'notLetIn') return
      pauseMs = FIRST_PAUSE_MS
      connect()
      changed()
    },
    keep,
    close: () => {
      isClosed = true
      connect()
    },
  }
}
