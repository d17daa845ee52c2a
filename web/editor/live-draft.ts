// One person's end of a draft: what is seen, what waits to be committed, what came into conflict, and the
// line to the server, which may break at any moment. It knows neither sockets nor storage: both are handed
// in, so that a test can cut, delay and restart them.

import {
  type ClientMessage,
  LIVE_CLOSE,
  type Participant,
  type Place,
  type ServerMessage,
  type SubmissionRefusal,
} from '#api'
import {
  type Change,
  type ChangeGroup,
  type Conflict,
  confirm,
  dismiss,
  type Entry,
  giveUp,
  insist,
  newReplica,
  type Refusal,
  type Replica,
  receive,
  reload,
  setAside,
  unanswered,
  undo,
  write,
} from '#change'
import { emptyProcess, type Process } from '#process'

/** A line to the server; what is sent on a broken one is lost. */
export interface Line {
  readonly send: (text: string) => void
  readonly hangUp: () => void
}

export interface Hearing {
  readonly onMessage: (text: string) => void
  /** The line is gone; `code` says why, as far as the server did. */
  readonly onGone: (code: number) => void
}

/** Asks for a line that begins behind the entry `seen`; undefined: with the whole process. */
export type Dial = (seen: number | undefined, hearing: Hearing) => Line

/** What must not be lost when the page is closed: kept in the browser until the server has answered. */
export interface Kept {
  readonly pending: readonly ChangeGroup[]
  readonly refused: readonly Refusal[]
}

export interface LiveDraftOptions {
  readonly dial: Dial
  readonly newId: () => string
  readonly kept: Kept
  readonly keep: (kept: Kept) => void
  /** Calls back after so many milliseconds; answers how to prevent it. */
  readonly later: (work: () => void, ms: number) => () => void
}

export type Phase =
  /** Nothing has come yet. */
  | 'opening'
  | 'live'
  /** The line is broken; everything goes on here, and it is tried again. */
  | 'offline'
  /** The session has ended; after signing in, `resume`. */
  | 'signedOut'
  /** Open in too many windows; after closing some, `resume`. */
  | 'crowded'
  /** Not there, or not for this person any more. */
  | 'gone'
  /** The draft has become a version or was put aside. */
  | 'closed'

export interface DraftState {
  readonly phase: Phase
  /** What the person sees. */
  readonly process: Process
  /** Number of the last entry in it that the server has; what a version is made of. */
  readonly seen: number
  readonly canEdit: boolean
  /** Groups that the server has not answered yet. */
  readonly waiting: number
  /** What could not be kept, whole, until the person has decided. */
  readonly refused: readonly Refusal[]
  readonly me: string
  readonly people: readonly Participant[]
  readonly canUndo: boolean
  readonly canRedo: boolean
  /** The version it became, once it is closed; null when it was put aside. */
  readonly closedAs: number | null
}

export type Write =
  | { readonly kind: 'written'; readonly id: string }
  | { readonly kind: 'refused'; readonly conflicts: readonly Conflict[] }
  /** There was nothing to do. */
  | { readonly kind: 'nothing' }

export interface LiveDraft {
  readonly state: () => DraftState
  readonly subscribe: (onChange: () => void) => () => void
  readonly write: (changes: readonly Change[]) => Write
  /** As `write`; what was written on something others have changed since stays with the conflicts. */
  readonly offer: (changes: readonly Change[]) => Write
  /** As done here: what this person brought into the draft by another way, once it is in its log. */
  readonly adopt: (group: ChangeGroup) => void
  /** Takes back what this person did last here, or that very group; what others have built on stays and is told. */
  readonly undo: (groupId?: string) => { readonly left: readonly Conflict[] } | undefined
  readonly redo: () => { readonly left: readonly Conflict[] } | undefined
  /** About a conflict: mine all the same. */
  readonly insist: (groupId: string) => Write
  /** About a conflict: let mine go. */
  readonly dismiss: (groupId: string) => void
  readonly goTo: (place: Place) => void
  readonly lead: (isLeading: boolean) => void
  /** The network is said to be gone: nothing is tried until `resume`. */
  readonly suspend: () => void
  /** Tries at once to get a line: after signing in, or when the network is said to be back. */
  readonly resume: () => void
  readonly close: () => void
}

/** Ends after which trying again by itself would help nobody. */
const SETTLED: ReadonlyMap<number, Phase> = new Map([
  [LIVE_CLOSE.signedOut, 'signedOut'],
  [LIVE_CLOSE.notFound, 'gone'],
  [LIVE_CLOSE.tooMany, 'crowded'],
])

const FIRST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 8000
const AGAIN_MS = 1000
/** How long an answer may take before the line is taken for dead. */
const PATIENCE_MS = 10_000

export const openLiveDraft = (options: LiveDraftOptions): LiveDraft => {
  const { dial, newId, keep, later } = options
  let replica: Replica = {
    ...newReplica(emptyProcess('')),
    ...{ pending: options.kept.pending, refused: options.kept.refused },
  }
  let phase: Phase = 'opening'
  let hasProcess = false
  let canEdit = false
  let me = ''
  let people: readonly Participant[] = []
  let closedAs: number | null = null
  let line: Line | undefined
  let isWelcome = false
  let pause = FIRST_PAUSE_MS
  let cancelRetry: (() => void) | undefined
  let isClosed = false
  let place: Place = { view: null, selected: null }
  let isLeading = false
  /** What this person did here, as it happened; ids only in the two stacks. */
  const happened = new Map<string, ChangeGroup>()
  let done: readonly string[] = []
  let undone: readonly string[] = []
  const listeners = new Set<() => void>()

  const present = (): DraftState => ({
    ...{ phase, process: replica.view, seen: replica.seen, canEdit, me, people, closedAs },
    ...{ waiting: replica.pending.length, refused: replica.refused },
    ...{ canUndo: canEdit && done.length > 0, canRedo: canEdit && undone.length > 0 },
  })
  let state = present()
  const changed = () => {
    state = present()
    for (const listener of listeners) listener()
  }
  const keepNow = () => keep({ pending: replica.pending, refused: replica.refused })

  const say = (message: ClientMessage) => {
    if (isWelcome) line?.send(JSON.stringify(message))
  }
  const submit = (group: ChangeGroup) => {
    say({ kind: 'submit', group, seen: replica.seen })
    const asked = line
    // A line may be dead without anybody having said so.
    later(() => {
      const isWaiting = replica.pending.some(({ id }) => id === group.id)
      if (asked && line === asked && isWelcome && isWaiting) connect()
    }, PATIENCE_MS)
  }

  /** Everything behind is doubtful: the whole process is asked for. */
  const beginAgain = () => {
    hasProcess = false
    connect()
  }

  const takeIn = (entries: readonly Entry[]) => {
    for (const { group } of entries) if (happened.has(group.id)) happened.set(group.id, group)
    const received = receive(replica, entries)
    if (received.kind === 'received') replica = received.replica
    else beginAgain()
  }

  const welcome = (message: Extract<ServerMessage, { kind: 'welcome' }>) => {
    isWelcome = true
    pause = FIRST_PAUSE_MS
    ;({ me, canEdit, people } = message)
    if (message.entries) takeIn(message.entries as readonly Entry[])
    else replica = reload(replica, message.model as Process, message.number)
    if (!isWelcome) return
    hasProcess = true
    phase = 'live'
    for (const group of unanswered(replica)) submit(group)
    say({ kind: 'place', place })
    if (isLeading) say({ kind: 'lead', isLeading })
  }

  const conflictsOf = (id: string): readonly Conflict[] =>
    replica.refused.find(({ group }) => group.id === id)?.conflicts ?? []

  const refuse = (id: string, refusal: SubmissionRefusal) => {
    switch (refusal.because) {
      case 'unknown': {
        later(
          () =>
            unanswered(replica)
              .filter((one) => one.id === id)
              .forEach(submit),
          AGAIN_MS,
        )
        return
      }
      case 'ahead':
        return beginAgain()
      case 'conflict': {
        replica = giveUp(replica, id, refusal.conflicts as readonly Conflict[])
        return
      }
      default:
        // Without the right, or after the end: whole, and nothing more stands against it than before.
        replica = giveUp(replica, id, conflictsOf(id))
    }
  }

  const hear = (message: ServerMessage) => {
    switch (message.kind) {
      case 'welcome':
        return welcome(message)
      case 'entries':
        return takeIn(message.entries as readonly Entry[])
      case 'accepted':
        replica = confirm(replica, message.id, message.number)
        return
      case 'refused':
        return refuse(message.id, message.refusal)
      case 'people':
        people = message.people
        return
      case 'closed':
        phase = 'closed'
        closedAs = message.closedAs
        canEdit = false
    }
  }

  const gone = (code: number, isTriedAgain = true) => {
    line = undefined
    isWelcome = false
    people = []
    if (phase === 'closed') return
    const settled = SETTLED.get(code)
    if (settled) {
      phase = settled
      return
    }
    phase = hasProcess ? 'offline' : 'opening'
    if (!isTriedAgain) return
    const wait = pause
    pause = Math.min(LONGEST_PAUSE_MS, pause * 2)
    cancelRetry = later(connect, wait)
  }

  const connect = () => {
    cancelRetry?.()
    cancelRetry = undefined
    const old = line
    line = undefined
    isWelcome = false
    old?.hangUp()
    if (isClosed) return
    const mine: Line = dial(hasProcess ? replica.seen : undefined, {
      onMessage: (text) => {
        if (line !== mine) return
        hear(JSON.parse(text))
        keepNow()
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

  const put = (changes: readonly Change[], takesBack?: string): Write => {
    if (changes.length === 0) return { kind: 'nothing' }
    const group: ChangeGroup = {
      ...{ id: newId(), changes },
      ...(takesBack === undefined ? {} : { takesBack }),
    }
    const written = write(replica, group)
    if (written.kind === 'refused') return { kind: 'refused', conflicts: written.conflicts }
    if (written.group.changes.length === 0) return { kind: 'nothing' }
    replica = written.replica
    happened.set(group.id, written.group)
    submit(group)
    keepNow()
    return { kind: 'written', id: group.id }
  }

  /** The person has seen something else than what is there now. */
  const isOvertaken = ({ code }: Conflict) => code === 'changed' || code === 'gone'

  const putAsMine = (changes: readonly Change[]): Write => {
    const written = put(changes)
    if (written.kind === 'written') {
      done = [...done, written.id]
      undone = []
    }
    return written
  }

  /** Takes back the last of a stack; those of which nothing is left to take back are passed over. */
  const takeBack = (ids: readonly string[]) => {
    for (let rest = ids; rest.length > 0; rest = rest.slice(0, -1)) {
      const id = rest.at(-1) ?? ''
      const group = happened.get(id)
      const result = group && undo([{ group }], id, replica.view, newId())
      if (result?.kind !== 'undone') continue
      const written = put(result.group.changes, result.group.takesBack)
      if (written.kind !== 'written') continue
      return { rest: rest.slice(0, -1), id: written.id, left: result.left }
    }
    return { rest: [], id: undefined, left: [] }
  }

  connect()
  return {
    state: () => state,
    subscribe: (onChange) => {
      listeners.add(onChange)
      return () => listeners.delete(onChange)
    },
    write: (changes) => {
      const written = putAsMine(changes)
      changed()
      return written
    },
    offer: (changes) => {
      const written = putAsMine(changes)
      if (written.kind === 'refused' && written.conflicts.some(isOvertaken)) {
        const group: ChangeGroup = { id: newId(), changes }
        replica = setAside(replica, { kind: 'refused', group, conflicts: written.conflicts })
        keepNow()
      }
      changed()
      return written
    },
    adopt: (group) => {
      happened.set(group.id, group)
      done = [...done, group.id]
      undone = []
      changed()
    },
    undo: (groupId) => {
      const isIt = (one: string) => one === groupId
      const { rest, id, left } = takeBack(groupId === undefined ? done : done.filter(isIt))
      done = groupId === undefined ? rest : done.filter((one) => !isIt(one))
      if (id !== undefined) undone = [...undone, id]
      changed()
      return id === undefined ? undefined : { left }
    },
    redo: () => {
      const { rest, id, left } = takeBack(undone)
      undone = rest
      if (id !== undefined) done = [...done, id]
      changed()
      return id === undefined ? undefined : { left }
    },
    insist: (groupId) => {
      const refusal = replica.refused.find(({ group }) => group.id === groupId)
      if (!refusal) return { kind: 'nothing' }
      const { changes, takesBack } = insist(replica.view, refusal.group, newId())
      const written = put(changes, takesBack)
      if (written.kind !== 'refused') replica = dismiss(replica, groupId)
      if (written.kind === 'written') done = [...done, written.id]
      keepNow()
      changed()
      return written
    },
    dismiss: (groupId) => {
      replica = dismiss(replica, groupId)
      keepNow()
      changed()
    },
    goTo: (next) => {
      place = next
      say({ kind: 'place', place })
    },
    lead: (next) => {
      isLeading = next
      say({ kind: 'lead', isLeading })
    },
    suspend: () => {
      if (phase !== 'live' && phase !== 'offline') return
      cancelRetry?.()
      cancelRetry = undefined
      const old = line
      line = undefined
      old?.hangUp()
      gone(0, false)
      changed()
    },
    resume: () => {
      if (phase === 'live' || phase === 'closed') return
      pause = FIRST_PAUSE_MS
      connect()
      changed()
    },
    close: () => {
      isClosed = true
      connect()
    },
  }
}
