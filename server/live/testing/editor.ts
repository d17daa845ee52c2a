// A client of a draft, as a browser is one: the replica of domain/change over a real socket. It keeps
// what was not answered and sends it again when it comes back.

import { WebSocket } from 'ws'
import { livePath, type Participant, type ServerMessage, type SubmissionRefusal } from '#api'
import {
  type ChangeGroup,
  confirm,
  type Entry,
  giveUp,
  newReplica,
  type Refusal,
  type Replica,
  receive,
  reload,
  unanswered,
  write,
} from '#change'
import { emptyProcess, type Process } from '#process'

export interface Editor {
  readonly replica: () => Replica
  readonly people: () => readonly Participant[]
  readonly me: () => string
  readonly canEdit: () => boolean
  readonly refusals: readonly { readonly id: string; readonly refusal: SubmissionRefusal }[]
  readonly accepted: ReadonlyMap<string, number>
  readonly closed: () => ServerMessage | undefined
  /** Code with which the server ended the socket. */
  readonly endedWith: () => number | undefined
  /** Puts a group down here and sends it; false where it does not even fit here. */
  readonly write: (group: ChangeGroup) => boolean
  readonly say: (message: unknown) => void
  /** Connects (again) and waits for the welcome. */
  readonly connect: (url?: string) => Promise<void>
  /** Cuts the line without a word. */
  readonly cut: () => void
  /** Waits until something holds. */
  readonly until: (holds: () => boolean, what: string) => Promise<void>
}

const PATIENCE_MS = 20_000

export const openEditor = (firstUrl: string, cookie: string, draftId: string): Editor => {
  let url = firstUrl
  let socket: WebSocket | undefined
  let replica: Replica = newReplica(emptyProcess(''))
  let isKnown = false
  let people: readonly Participant[] = []
  let me = ''
  let canEdit = false
  let closed: ServerMessage | undefined
  let endedWith: number | undefined
  const refusals: { id: string; refusal: SubmissionRefusal }[] = []
  const accepted = new Map<string, number>()
  const listeners = new Set<() => void>()
  const changed = () => {
    for (const listener of listeners) listener()
  }

  const until: Editor['until'] = (holds, what) =>
    new Promise((resolve, reject) => {
      const check = () => {
        if (!holds()) return
        clearTimeout(timer)
        listeners.delete(check)
        resolve()
      }
      const timer = setTimeout(() => {
        listeners.delete(check)
        reject(new Error(`waited in vain: ${what}`))
      }, PATIENCE_MS)
      listeners.add(check)
      check()
    })

  const submit = (group: ChangeGroup) =>
    socket?.send(JSON.stringify({ kind: 'submit', group, seen: replica.seen }))

  const takeIn = (entries: readonly Entry[]) => {
    const received = receive(replica, entries)
    if (received.kind !== 'received') throw new Error(JSON.stringify(received))
    replica = received.replica
  }

  const refuse = (id: string, refusal: SubmissionRefusal) => {
    refusals.push({ id, refusal })
    if (refusal.because !== 'conflict') return
    replica = giveUp(replica, id, refusal.conflicts as Refusal['conflicts'])
  }

  const hear = (message: ServerMessage) => {
    switch (message.kind) {
      case 'welcome': {
        me = message.me
        canEdit = message.canEdit
        people = message.people
        takeIn((message.entries ?? []) as readonly Entry[])
        const isWhole = message.entries === undefined
        if (isWhole) replica = reload(replica, message.model as Process, message.number)
        isKnown = true
        for (const group of unanswered(replica)) submit(group)
        return
      }
      case 'entries':
        return takeIn(message.entries as readonly Entry[])
      case 'accepted':
        accepted.set(message.id, message.number)
        replica = confirm(replica, message.id, message.number)
        return
      case 'refused':
        return refuse(message.id, message.refusal)
      case 'people':
        people = message.people
        return
      case 'closed':
        closed = message
    }
  }

  const connect: Editor['connect'] = async (next = url) => {
    url = next
    socket?.terminate()
    endedWith = undefined
    let isWelcome = false
    const seen = isKnown ? `?seen=${replica.seen}` : ''
    const opened = new WebSocket(`${url.replace('http', 'ws')}${livePath(draftId)}${seen}`, {
      headers: { Cookie: cookie, Origin: url },
    })
    socket = opened
    let failure: Error | undefined
    opened.on('message', (data) => {
      if (socket !== opened) return
      const message = JSON.parse(data.toString()) as ServerMessage
      hear(message)
      if (message.kind === 'welcome') isWelcome = true
      changed()
    })
    opened.on('error', (error) => {
      failure = error
      changed()
    })
    opened.on('close', (code) => {
      if (socket === opened) endedWith = code
      changed()
    })
    await until(() => isWelcome || failure !== undefined || endedWith !== undefined, 'a welcome')
    if (failure) throw failure
  }

  return {
    ...{ connect, until, refusals, accepted },
    replica: () => replica,
    people: () => people,
    me: () => me,
    canEdit: () => canEdit,
    closed: () => closed,
    endedWith: () => endedWith,
    write: (group) => {
      const written = write(replica, group)
      if (written.kind !== 'written') return false
      replica = written.replica
      if (socket?.readyState === WebSocket.OPEN) submit(group)
      return true
    },
    say: (message) => socket?.send(JSON.stringify(message)),
    cut: () => {
      const old = socket
      socket = undefined
      old?.terminate()
    },
  }
}
