// The sockets of workshops: opened by a page of ours for a device that was let in. The token comes as the name of a
// protocol; what it belongs to is read by its hash, and says which voice speaks.

import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type RawData, type WebSocket, WebSocketServer } from 'ws'
import {
  MOST_WORKSHOP_BYTES,
  WORKSHOP_CLOSE,
  WORKSHOP_LIVE_PATH,
  WORKSHOP_PROTOCOL,
  workshopClientMessage,
} from '#api'
import { type AdmittedDevice, findDevice } from '../actions/workshop-device.ts'
import { isCrossSite } from '../http/cross-site.ts'
import { readable } from '../http/readable.ts'
import type { Store } from '../store/store.ts'
import type { InvitedRole } from '../store/workshops.ts'
import { addressOf } from './address-of.ts'
import type { WorkshopRoom } from './workshop-room.ts'
import type { WorkshopRooms } from './workshop-rooms.ts'

export interface WorkshopSockets {
  /** False where the address is not that of a workshop's socket. */
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => boolean
  readonly count: () => number
  /** Asks again whether this person, or everybody, may lead what they lead. */
  readonly doubt: (personId?: string) => void
  readonly close: () => Promise<void>
}

const PING_MS = 25_000
/** Text that may wait for a device that does not take it in. */
const MOST_BUFFERED = 4_000_000
/** Messages of one device that may wait; beyond them it is not read from for a while. */
const MOST_WAITING = 100
/** Messages of one visit that are none: more than a page of another version may have kept. Each is answered, and may wait for ever. */
const MOST_UNREADABLE = 100
/** Windows of one voice: a laptop, its reload, and some more. */
const MOST_OF_ONE = 6
const PATIENCE_MS = 2000

const refuse = (socket: Duplex, status: string): void => {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

/** A phone cuts a smiley in two where a field is full: what was written is taken all the same. */
const asText = (_key: string, value: unknown): unknown =>
  typeof value === 'string' ? readable(value) : value

const parse = (data: RawData) => {
  try {
    return workshopClientMessage.safeParse(JSON.parse(data.toString(), asText)).data
  } catch {
    return undefined
  }
}

/** The id of what is no message, so that its sender can let go of it. */
const idIn = (data: RawData): string | undefined => {
  try {
    const { id } = JSON.parse(data.toString())
    return typeof id === 'string' && id.length <= 64 ? id : undefined
  } catch {
    return undefined
  }
}

export const createWorkshopSockets = (options: {
  readonly store: Store
  readonly rooms: WorkshopRooms
  readonly now: () => Date
  readonly newId: () => string
  readonly publicUrl: string
  readonly report: (message: string, error: unknown) => void
}): WorkshopSockets => {
  const { store, rooms, now, newId, publicUrl, report } = options
  const server = new WebSocketServer({
    ...{ noServer: true, maxPayload: MOST_WORKSHOP_BYTES, perMessageDeflate: false },
    handleProtocols: (names) => (names.has(WORKSHOP_PROTOCOL) ? WORKSHOP_PROTOCOL : false),
  })
  const held = new Map<string, number>()
  const leading = new Set<{ readonly leader: string; readonly doubt: () => Promise<void> }>()

  const count = (key: string, by: 1 | -1): number => {
    const next = (held.get(key) ?? 0) + by
    if (next > 0) held.set(key, next)
    else held.delete(key)
    return next
  }

  const listen = (socket: WebSocket, room: WorkshopRoom, id: string) => {
    let unreadable = 0
    socket.on('message', (data: RawData, isBinary: boolean) => {
      const message = isBinary ? undefined : parse(data)
      if (message) return room.say(id, message.id, message.body)
      const of = isBinary ? undefined : idIn(data)
      unreadable += 1
      if (of === undefined || unreadable > MOST_UNREADABLE) {
        return socket.close(WORKSHOP_CLOSE.overrun)
      }
      socket.send(JSON.stringify({ kind: 'refused', id: of, code: 'unreadable' }))
    })
  }

  const beat = (socket: WebSocket) => {
    let isAlive = true
    socket.on('pong', () => {
      isAlive = true
    })
    const timer = setInterval(() => {
      if (!isAlive) return socket.terminate()
      isAlive = false
      socket.ping()
    }, PING_MS)
    socket.on('close', () => clearInterval(timer))
  }

  /**
   * Whoever leads by a right is asked for it again when somebody says that it may have changed, and now and then: it may
   * be for a time.
   */
  const watch = async (socket: WebSocket, token: string, { leader }: AdmittedDevice) => {
    if (leader === undefined) return
    const doubt = async () => {
      const device = await findDevice(store, token, now())
      if (!device) socket.close(WORKSHOP_CLOSE.notLetIn)
    }
    const led = {
      leader,
      doubt: () =>
        doubt().catch((error) => report('workshop: a right could not be read again', error)),
    }
    leading.add(led)
    const timer = setInterval(led.doubt, PING_MS)
    socket.on('close', () => {
      clearInterval(timer)
      leading.delete(led)
    })
    // And once now: it may have changed before anybody listened.
    await doubt()
  }

  const receive = async (socket: WebSocket, device: AdmittedDevice): Promise<void> => {
    const { allianceId, workshopId, voice, name, role, organisation } = device
    const key = `${workshopId} ${voice ?? 'projector'}`
    const isFull = count(key, 1) > MOST_OF_ONE && voice !== null
    socket.on('close', () => count(key, -1))
    if (isFull) return socket.close(WORKSHOP_CLOSE.tooMany)
    beat(socket)
    // What a device says before it is in waits, until somebody listens.
    socket.pause()
    const id = newId()
    const holding = await rooms.hold(allianceId, workshopId)
    if (!holding) {
      socket.resume()
      return socket.close(WORKSHOP_CLOSE.notLetIn)
    }
    const { room, release } = holding
    let isOver = false
    const end = () => {
      if (isOver) return
      isOver = true
      room.leave(id)
      release()
    }
    socket.on('close', end)
    if (socket.readyState !== socket.OPEN) return end()
    await room.enter(
      {
        ...{ id, voice, dismiss: (code: number) => socket.close(code) },
        send: (text) => {
          if (socket.readyState !== socket.OPEN) return
          if (socket.bufferedAmount > MOST_BUFFERED) socket.close(WORKSHOP_CLOSE.overrun)
          else socket.send(text)
        },
        onWaiting: (waiting) => {
          if (waiting >= MOST_WAITING) socket.pause()
          else if (waiting <= MOST_WAITING / 2 && socket.isPaused) socket.resume()
        },
      },
      { kind: 'join', name, organisation, role: role as InvitedRole },
    )
    listen(socket, room, id)
    socket.resume()
    if (socket.readyState !== socket.OPEN) room.leave(id)
  }

  const open = async (
    request: IncomingMessage,
    socket: Duplex,
    head: Buffer,
    workshopId: string,
  ): Promise<void> => {
    const { headers } = request
    const origin = {
      // A socket is opened by GET and changes things all the same.
      method: 'POST',
      fetchSite: headers['sec-fetch-site']?.toString(),
      origin: headers.origin,
      host: headers.host,
    }
    if (isCrossSite(origin, publicUrl)) return refuse(socket, '403 Forbidden')
    const [protocol, token] = (headers['sec-websocket-protocol'] ?? '')
      .split(',')
      .map((name) => name.trim())
    if (protocol !== WORKSHOP_PROTOCOL || !token) return refuse(socket, '401 Unauthorized')
    const device = await findDevice(store, token, now())
    server.handleUpgrade(request, socket, head, (opened) => {
      // From the first moment, whether let in or not: an error that nobody hears would end the whole server.
      opened.on('error', () => opened.terminate())
      // A page cannot read a status, but it can read why a socket was closed.
      if (device?.workshopId !== workshopId) return opened.close(WORKSHOP_CLOSE.notLetIn)
      Promise.all([watch(opened, token, device), receive(opened, device)]).catch((error) => {
        report('workshop: a visit could not begin', error)
        opened.close(WORKSHOP_CLOSE.restarting)
      })
    })
  }

  return {
    count: () => server.clients.size,
    doubt: (personId) => {
      for (const { leader, doubt } of leading) {
        if (personId === undefined || leader === personId) void doubt()
      }
    },
    upgrade: (request, socket, head) => {
      const [, workshopId] = WORKSHOP_LIVE_PATH.exec(addressOf(request)?.pathname ?? '') ?? []
      if (!workshopId) return false
      socket.on('error', () => socket.destroy())
      open(request, socket, head, workshopId).catch((error) => {
        report('workshop: a socket could not be opened', error)
        refuse(socket, '500 Internal Server Error')
      })
      return true
    },
    close: async () => {
      for (const socket of server.clients) socket.close(WORKSHOP_CLOSE.restarting)
      for (const end = Date.now() + PATIENCE_MS; server.clients.size > 0 && Date.now() < end; ) {
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
      for (const socket of server.clients) socket.terminate()
      server.close()
    },
  }
}
