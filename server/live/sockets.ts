// The sockets of drafts: who comes in, what they say, and when they have to go. A socket is opened by a
// page of ours for somebody who is signed in and sees the draft; everything else is refused before it.

import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type RawData, type WebSocket, WebSocketServer } from 'ws'
import { clientMessage, LIVE_CLOSE, LIVE_PATH, MOST_MESSAGE_BYTES } from '#api'
import { readGroup } from '#change'
import { type Actor, can, isMemberOf } from '#library'
import { loadSubject } from '../actions/present-process.ts'
import { readSession } from '../actions/session.ts'
import { isCrossSite } from '../http/cross-site.ts'
import { readCookieHeader } from '../http/session-cookie.ts'
import { findDraft } from '../store/drafts.ts'
import type { SessionRow } from '../store/sessions.ts'
import type { Store } from '../store/store.ts'
import { addressOf, meantBy } from './address-of.ts'
import type { Room } from './room.ts'
import type { Rooms } from './rooms.ts'

export interface SocketsOptions {
  readonly store: Store
  readonly rooms: Rooms
  readonly now: () => Date
  readonly newId: () => string
  readonly publicUrl: string
  /** Sockets that one person may have at this node; DEFAULT_OF_ONE where it is left out. */
  readonly mostOfOne?: number
  readonly report: (message: string, error: unknown) => void
}

export interface Sockets {
  /** For the `upgrade` of a web server. */
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void
  readonly count: () => number
  /** Reads the rights of a person again before the next change; without an id those of everybody. */
  readonly doubt: (personId?: string) => void
  /** Asks all clients to come back later, and does not wait long for them. */
  readonly close: () => Promise<void>
}

/** Whose rights or sessions have changed: a person's id. */
export const RIGHTS_CHANNEL = 'prozess_rights'

/** Rights are read again when a notice says that they have changed, and after this in any case. */
const RIGHTS_MS = 10_000
const PING_MS = 25_000
/** Text that may wait for a client that does not take it in. */
const MOST_BUFFERED = 32_000_000
/** Submissions of one client that may wait; beyond them it is not read from for a while. */
const MOST_WAITING = 200
/** Places told in a second at most. */
const MOST_PLACES = 20
const PATIENCE_MS = 2000
/** Of one person at one node: more windows than anybody looks at, fewer than would cost the others anything. */
export const DEFAULT_OF_ONE = 30

interface Admission {
  readonly actor: Actor
  readonly allianceId: string
  readonly draftId: string
  readonly organisationId: string
  /** Its name, for the others in the draft. */
  readonly organisation: string
  /** Of the person; only where the organisation has switched names on. */
  readonly name?: string
  readonly canEdit: boolean
}

const actorOf = ({ person, alliance, memberships }: SessionRow): Actor => ({
  personId: person.id,
  allianceId: alliance.id,
  memberships,
})

const refuse = (socket: Duplex, status: string): void => {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

export const createSockets = (options: SocketsOptions): Sockets => {
  const { store, rooms, now, report, mostOfOne = DEFAULT_OF_ONE } = options
  const server = new WebSocketServer({
    ...{ noServer: true, maxPayload: MOST_MESSAGE_BYTES, perMessageDeflate: false },
  })

  const doubts = new Map<string, Set<() => void>>()
  /** Open sockets by person. */
  const held = new Map<string, number>()
  /** Whether this person may have one more; then it is counted. */
  const take = (personId: string, socket: WebSocket): boolean => {
    const count = held.get(personId) ?? 0
    if (count >= mostOfOne) return false
    held.set(personId, count + 1)
    socket.once('close', () => {
      const left = (held.get(personId) ?? 1) - 1
      if (left > 0) held.set(personId, left)
      else held.delete(personId)
    })
    return true
  }

  const sessionOf = (token: string | undefined): Promise<SessionRow | undefined> =>
    token ? readSession(store, token, now()) : Promise.resolve(undefined)

  /** Who asks for which draft; the HTTP status where they may not. */
  const admit = async (
    token: string | undefined,
    draftId: string,
  ): Promise<Admission | '401 Unauthorized' | '404 Not Found'> => {
    const session = await sessionOf(token)
    if (!session) return '401 Unauthorized'
    const actor = actorOf(session)
    const { allianceId } = actor
    return store.asActor(actor, async (tx) => {
      const draft = await findDraft(tx, allianceId, draftId)
      if (!draft) return '404 Not Found'
      const subject = await loadSubject(tx, allianceId, draft.processId)
      const membership = session.memberships.find(
        ({ organisationId }) => organisationId === draft.organisationId,
      )
      const organisation = await tx
        .selectFrom('organisation')
        .select('shows_names as showsNames')
        .where('alliance_id', '=', allianceId)
        .where('id', '=', draft.organisationId)
        .executeTakeFirst()
      return {
        ...(organisation?.showsNames ? { name: session.person.name } : {}),
        ...{ actor, allianceId, draftId, organisationId: draft.organisationId },
        organisation: membership?.organisationName ?? '',
        canEdit: can(actor, 'write', subject).isAllowed,
      }
    })
  }

  /** The rights of a visitor, read again when they may have changed. */
  const rightsOf = (token: string | undefined, admission: Admission) => {
    const { personId } = admission.actor
    let known: Actor | undefined = admission.actor
    let readAt = now().getTime()
    const doubt = () => {
      readAt = Number.NEGATIVE_INFINITY
    }
    doubts.set(personId, (doubts.get(personId) ?? new Set()).add(doubt))
    return {
      actor: async (): Promise<Actor | undefined> => {
        const at = now().getTime()
        if (Math.abs(at - readAt) > RIGHTS_MS) {
          readAt = at
          const session = await sessionOf(token)
          const isHere = session?.alliance.id === admission.allianceId
          known = isHere && session ? actorOf(session) : undefined
        }
        return known
      },
      forget: () => {
        const all = doubts.get(personId)
        all?.delete(doubt)
        if (all?.size === 0) doubts.delete(personId)
      },
    }
  }

  const listen = (socket: WebSocket, room: Room, id: string) => {
    let places = 0
    let placesSince = 0
    const mayPlace = (): boolean => {
      if (Date.now() - placesSince > 1000) [places, placesSince] = [0, Date.now()]
      places += 1
      return places <= MOST_PLACES
    }
    const holdBack = () => {
      if (room.waitingOf(id) < MOST_WAITING || socket.isPaused) return
      socket.pause()
      const resume = setInterval(() => {
        if (socket.readyState === socket.OPEN && room.waitingOf(id) >= MOST_WAITING / 2) return
        clearInterval(resume)
        socket.resume()
      }, 20)
    }
    const submit = (sent: unknown, seen: number) => {
      const reading = readGroup(sent)
      if (reading.kind === 'read') {
        room.submit(id, reading.group, seen)
        holdBack()
        return
      }
      const groupId =
        typeof sent === 'object' && sent && 'id' in sent ? String(sent.id).slice(0, 200) : ''
      const refusal = { because: 'unreadable', place: reading.fault.place }
      socket.send(JSON.stringify({ kind: 'refused', id: groupId, refusal }))
    }
    socket.on('message', (data: RawData, isBinary: boolean) => {
      const message = isBinary ? undefined : parse(data)
      if (!message) return socket.close(LIVE_CLOSE.unreadable)
      if (message.kind === 'submit') submit(message.group, message.seen)
      else if (message.kind === 'lead') room.lead(id, message.isLeading)
      else if (mayPlace()) room.place(id, message.place)
    })
  }

  const receive = async (
    socket: WebSocket,
    token: string | undefined,
    admission: Admission,
    seen: number | undefined,
  ): Promise<void> => {
    const { allianceId, draftId, canEdit, organisation, name } = admission
    const id = options.newId()
    const room = await rooms.hold(allianceId, draftId)
    if (!room) return socket.close(LIVE_CLOSE.notFound)
    const rights = rightsOf(token, admission)
    let isAlive = true
    const beat = setInterval(() => {
      if (!isAlive) return socket.terminate()
      isAlive = false
      socket.ping()
      // Whoever only looks on has to go as well when the session ends or the organisation is left.
      rights.actor().then(
        (actor) => {
          if (!actor || !isMemberOf(actor, admission.organisationId)) {
            socket.close(LIVE_CLOSE.signedOut)
          }
        },
        (error) => report('live: rights could not be read', error),
      )
    }, PING_MS)
    socket.on('pong', () => {
      isAlive = true
    })
    let isOver = false
    const end = () => {
      // Let go of once: a room that is let go of too often is closed over the heads of the others in it.
      if (isOver) return
      isOver = true
      clearInterval(beat)
      rights.forget()
      room.leave(id)
      rooms.release(allianceId, draftId)
    }
    socket.on('close', end)
    listen(socket, room, id)
    if (socket.readyState !== socket.OPEN) return end()
    await room.enter(
      {
        ...{ id, organisation, actor: rights.actor },
        ...(name === undefined ? {} : { name }),
        dismiss: (code) => socket.close(code),
        send: (text) => {
          if (socket.readyState !== socket.OPEN) return
          if (socket.bufferedAmount > MOST_BUFFERED) socket.close(LIVE_CLOSE.overrun)
          else socket.send(text)
        },
      },
      { canEdit, ...(seen === undefined ? {} : { seen }) },
    )
    if (socket.readyState !== socket.OPEN) room.leave(id)
  }

  const open = async (request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> => {
    const url = addressOf(request)
    const [, part = ''] = LIVE_PATH.exec(url?.pathname ?? '') ?? []
    const draftId = meantBy(part)
    if (!url || !draftId) return refuse(socket, '404 Not Found')
    const { headers } = request
    const origin = {
      // A socket is opened by GET and changes things all the same.
      method: 'POST',
      fetchSite: headers['sec-fetch-site']?.toString(),
      origin: headers.origin,
      host: headers.host,
    }
    if (isCrossSite(origin, options.publicUrl)) return refuse(socket, '403 Forbidden')
    const token = readCookieHeader(headers.cookie)
    const admission = await admit(token, draftId)
    if (typeof admission === 'string') return refuse(socket, admission)
    const asked = Number(url.searchParams.get('seen') ?? Number.NaN)
    const seen = Number.isSafeInteger(asked) && asked >= 0 ? asked : undefined
    server.handleUpgrade(request, socket, head, (opened) => {
      // From the first moment, whether let in or not: an error that nobody hears would end the whole server.
      opened.on('error', () => opened.terminate())
      if (!take(admission.actor.personId, opened)) return opened.close(LIVE_CLOSE.tooMany)
      receive(opened, token, admission, seen).catch((error) => {
        report('live: a visit could not begin', error)
        opened.close(LIVE_CLOSE.restarting)
      })
    })
  }

  return {
    count: () => server.clients.size,
    doubt: (personId) => {
      const some = personId === undefined ? doubts.values() : [doubts.get(personId) ?? []]
      for (const all of some) for (const doubt of all) doubt()
    },
    upgrade: (request, socket, head) => {
      socket.on('error', () => socket.destroy())
      open(request, socket, head).catch((error) => {
        report('live: a socket could not be opened', error)
        refuse(socket, '500 Internal Server Error')
      })
    },
    close: async () => {
      for (const socket of server.clients) socket.close(LIVE_CLOSE.restarting)
      for (const end = Date.now() + PATIENCE_MS; server.clients.size > 0 && Date.now() < end; ) {
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
      for (const socket of server.clients) socket.terminate()
      server.close()
    },
  }
}

const parse = (data: RawData) => {
  try {
    return clientMessage.safeParse(JSON.parse(data.toString())).data
  } catch {
    return undefined
  }
}
