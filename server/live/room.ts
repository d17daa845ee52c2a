// Everybody who has a draft open at this node: what they write goes into the log one after the other,
// what is committed goes to all of them, and where they are is told but never stored.

import {
  LIVE_CLOSE,
  type Participant,
  type Place,
  type ServerMessage,
  type SubmissionRefusal,
} from '#api'
import type { ChangeGroup, Entry } from '#change'
import type { Actor } from '#library'
import type { DraftLog, Written } from './draft-log.ts'

/** One open socket, as the room sees it. */
export interface Visitor {
  readonly id: string
  readonly organisation: string
  /** Only where the organisation has switched names on. */
  readonly name?: string
  /** Who writes, with the rights of this moment; undefined when the session has ended. */
  readonly actor: () => Promise<Actor | undefined>
  /** A message, as text that is made once for all. */
  readonly send: (text: string) => void
  /** Ends the visit, with a code of LIVE_CLOSE. */
  readonly dismiss: (code: number) => void
}

export interface Room {
  readonly log: DraftLog
  readonly size: () => number
  /** Lets somebody in who has the entries up to `seen`; undefined: who has nothing. */
  readonly enter: (
    visitor: Visitor,
    wish: { readonly seen?: number; readonly canEdit: boolean },
  ) => Promise<void>
  readonly leave: (id: string) => void
  readonly submit: (id: string, group: ChangeGroup, seen: number) => void
  readonly place: (id: string, place: Place) => void
  readonly lead: (id: string, isLeading: boolean) => void
  /** How many submissions of somebody wait; who has too many is not read from. */
  readonly waitingOf: (id: string) => number
  /** Those at other nodes, by node; an empty list: nobody there any more. */
  readonly others: (node: string, people: readonly Participant[]) => void
  /** Those at this node. */
  readonly people: () => readonly Participant[]
  /** Says again who is here; called now and then when something has moved. */
  readonly tellPeople: () => void
  readonly hasMoved: () => boolean
  readonly broadcast: (message: ServerMessage) => void
  /**
   * Hears what is committed without being there or writing: the entries, and that the draft has ended. `onGone`: this
   * room will tell no more. Answers how to stop.
   */
  readonly overhear: (hear: (message: ServerMessage) => void, onGone: () => void) => () => void
  readonly dismissAll: (code: number) => void
}

interface Waiting {
  readonly visitorId: string
  readonly group: ChangeGroup
  readonly seen: number
}

/** Groups of one person committed together at most. */
const MOST_TOGETHER = 50

const encode = (message: ServerMessage): string => JSON.stringify(message)

const refusalOf = (written: Exclude<Written, { readonly kind: 'accepted' }>): SubmissionRefusal => {
  switch (written.kind) {
    case 'refused':
      return { because: 'conflict', conflicts: written.conflicts }
    case 'idTaken':
    case 'closed':
    case 'rights':
    case 'unknown':
      return { because: written.kind }
  }
}

export const createRoom = (
  log: DraftLog,
  report: (message: string, error: unknown) => void,
): Room => {
  const visitors = new Map<string, Visitor>()
  const here = new Map<string, Participant>()
  const elsewhere = new Map<string, readonly Participant[]>()
  const ears = new Map<(message: ServerMessage) => void, () => void>()
  let queue: Waiting[] = []
  let isWriting = false
  let isMoved = false

  const broadcast = (message: ServerMessage) => {
    // Who is in the draft is nobody's business outside of it.
    if (message.kind === 'entries' || message.kind === 'closed') {
      for (const hear of ears.keys()) hear(message)
    }
    if (visitors.size === 0) return
    const text = encode(message)
    for (const visitor of visitors.values()) visitor.send(text)
  }

  const tell = (id: string, message: ServerMessage) => visitors.get(id)?.send(encode(message))

  /** Takes from the queue what one person has written in a row. */
  const nextOf = (first: Waiting): readonly Waiting[] => {
    const taken: Waiting[] = []
    for (const one of queue) {
      if (one.visitorId !== first.visitorId || taken.length === MOST_TOGETHER) break
      taken.push(one)
    }
    queue = queue.slice(taken.length)
    return taken
  }

  const answer = (id: string, group: ChangeGroup, written: Written) =>
    tell(
      id,
      written.kind === 'accepted'
        ? { kind: 'accepted', id: group.id, number: written.number }
        : { kind: 'refused', id: group.id, refusal: refusalOf(written) },
    )

  const writeFor = async (taken: readonly Waiting[], visitor: Visitor): Promise<void> => {
    const actor = await visitor.actor()
    if (!actor) {
      visitor.dismiss(LIVE_CLOSE.signedOut)
      return
    }
    const last = log.head().number
    const ahead = taken.filter(({ seen }) => seen > last)
    // Another node may have told the client before this one has heard of it.
    if (ahead.length > 0) await log.catchUp()
    const groups = taken.map(({ group }) => group)
    const isAhead = taken.some(({ seen }) => seen > log.head().number)
    if (isAhead) {
      for (const group of groups) {
        tell(visitor.id, { kind: 'refused', id: group.id, refusal: { because: 'ahead' } })
      }
      return
    }
    const written = await log.write(actor, groups)
    written.forEach((one, at) => {
      const group = groups[at]
      if (group) answer(visitor.id, group, one)
    })
  }

  const drain = async (): Promise<void> => {
    if (isWriting) return
    isWriting = true
    try {
      for (let [first] = queue; first; [first] = queue) {
        const taken = nextOf(first)
        const visitor = visitors.get(first.visitorId)
        // Who has left without an answer sends it again; nothing of it was written.
        if (!visitor) continue
        try {
          await writeFor(taken, visitor)
        } catch (error) {
          report('live: a change could not be written', error)
          for (const { group } of taken) answer(visitor.id, group, { kind: 'unknown' })
        }
      }
    } finally {
      isWriting = false
    }
  }

  const everybody = (): readonly Participant[] => [
    ...here.values(),
    ...[...elsewhere.values()].flat(),
  ]

  const change = (id: string, changes: Partial<Participant>) => {
    const participant = here.get(id)
    if (!participant) return
    here.set(id, { ...participant, ...changes })
    isMoved = true
  }

  /** All entries behind `seen`, up to now; undefined where the whole process is to be sent. */
  const missed = async (seen: number | undefined): Promise<readonly Entry[] | undefined> => {
    if (seen === undefined) return undefined
    let entries: readonly Entry[] = []
    for (let last = seen; last < log.head().number; last = entries.at(-1)?.number ?? last) {
      const more = await log.missedBy(last)
      if (!more) return undefined
      entries = [...entries, ...more]
    }
    return entries
  }

  return {
    log,
    broadcast,
    dismissAll: (code) => {
      for (const visitor of visitors.values()) visitor.dismiss(code)
      for (const onGone of [...ears.values()]) onGone()
    },
    overhear: (hear, onGone) => {
      ears.set(hear, onGone)
      return () => ears.delete(hear)
    },
    size: () => visitors.size,
    enter: async (visitor, { seen, canEdit }) => {
      const isBehind = seen !== undefined && seen > log.head().number
      // Whoever comes is told what holds now: a draft put aside may have been taken up again since.
      if (isBehind || log.closed()) await log.catchUp()
      const isKnown = seen !== undefined && seen <= log.head().number
      const entries = await missed(isKnown ? seen : undefined)
      // From here on without a pause: nothing is committed between the welcome and the next entry.
      const head = log.head()
      here.set(visitor.id, {
        ...{ id: visitor.id, organisation: visitor.organisation },
        ...(visitor.name === undefined ? {} : { name: visitor.name }),
        ...{ place: { view: null, selected: null }, isLeading: false },
      })
      visitors.set(visitor.id, visitor)
      isMoved = true
      visitor.send(
        encode({
          ...{ kind: 'welcome', me: visitor.id, canEdit, number: head.number },
          ...(entries
            ? { entries: entries.map(({ number, group }) => ({ number, group })) }
            : { model: head.process }),
          people: everybody(),
        }),
      )
      const closed = log.closed()
      if (closed) visitor.send(encode({ kind: 'closed', closedAs: closed.as }))
    },
    leave: (id) => {
      visitors.delete(id)
      isMoved = here.delete(id) || isMoved
    },
    submit: (visitorId, group, seen) => {
      queue.push({ visitorId, group, seen })
      void drain()
    },
    place: (id, place) => change(id, { place }),
    lead: (id, isLeading) => change(id, { isLeading }),
    waitingOf: (id) => queue.reduce((count, one) => count + (one.visitorId === id ? 1 : 0), 0),
    others: (node, people) => {
      if (people.length === 0) elsewhere.delete(node)
      else elsewhere.set(node, people)
      broadcast({ kind: 'people', people: everybody() })
    },
    people: () => [...here.values()],
    hasMoved: () => isMoved,
    tellPeople: () => {
      isMoved = false
      broadcast({ kind: 'people', people: everybody() })
    },
  }
}
