// The devices of `bench/workshop.ts`, in a process of their own so that what they cost is counted apart: each has a
// socket as a phone has, and says a card or votes in turn, one every five seconds.

import process from 'node:process'
import { WebSocket } from 'ws'
import {
  WORKSHOP_PROTOCOL,
  type WorkshopBody,
  type WorkshopServerMessage,
  workshopLivePath,
} from '#api'
import { composed, type OpenView, type Own, patched, type RoomView } from '#workshop'

export interface Order {
  readonly url: string
  readonly people: readonly { readonly token: string; readonly workshopId: string }[]
  readonly everyMs: number
  readonly forMs: number
}

export interface Outcome {
  readonly cards: number
  readonly votes: number
  readonly refused: number
  /** Milliseconds from saying a card to each other device in the room. */
  readonly delivered: readonly number[]
  /** From saying a card to the last of the others. */
  readonly last: readonly number[]
  /** From a vote to its answer. */
  readonly voted: readonly number[]
  /** Cards that some device of the room does not have at the end. */
  readonly missing: number
  /** Rooms in which the number of ballots is another than that of those who voted. */
  readonly miscounted: number
  readonly cpuMs: number
}

interface Device {
  readonly workshopId: string
  readonly socket: WebSocket
  room?: RoomView
  own?: Own
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const sentAt = new Map<string, number>()
const reached = new Map<string, { at: number; count: number }>()
const delivered: number[] = []
const voted: number[] = []
let refused = 0

const hear = (device: Device, message: WorkshopServerMessage, own: ReadonlySet<string>) => {
  if (message.kind === 'picture') {
    device.room = message.room
    if (message.own) device.own = message.own
    return
  }
  if (message.kind === 'refused') refused += 1
  if (message.kind === 'taken') {
    const sent = sentAt.get(message.id)
    if (sent !== undefined && message.id.startsWith('v')) voted.push(performance.now() - sent)
    return
  }
  if (message.kind !== 'patch') return
  if (message.own) device.own = message.own
  if (!message.room || !device.room) return
  const at = performance.now()
  for (const { id } of message.room.cards ?? message.room.set?.cards ?? []) {
    const sent = sentAt.get(id)
    if (sent === undefined || own.has(id)) continue
    delivered.push(at - sent)
    reached.set(id, { at, count: (reached.get(id)?.count ?? 0) + 1 })
  }
  device.room = patched(device.room, message.room)
}

const join = (url: string, token: string, workshopId: string, own: Set<string>) =>
  new Promise<Device>((resolve, reject) => {
    const address = `${url.replace('http', 'ws')}${workshopLivePath(workshopId)}`
    const socket = new WebSocket(address, [WORKSHOP_PROTOCOL, token], { headers: { Origin: url } })
    const device: Device = { workshopId, socket }
    socket.on('error', reject)
    socket.on('close', (code) => reject(new Error(`closed with ${code}`)))
    socket.on('message', (data) => {
      const message: WorkshopServerMessage = JSON.parse(data.toString())
      hear(device, message, own)
      if (message.kind === 'picture') resolve(device)
    })
  })

const viewOf = ({ room, own }: Device): OpenView => {
  if (!room) throw new Error('no picture')
  return composed(room, own)
}

const work = async (order: Order): Promise<Outcome> => {
  const owns = order.people.map(() => new Set<string>())
  const devices: Device[] = []
  for (const [at, { token, workshopId }] of order.people.entries()) {
    devices.push(await join(order.url, token, workshopId, owns[at] ?? new Set()))
  }
  await sleep(1000)
  const begun = process.cpuUsage()
  let [cards, votes] = [0, 0]
  const speak = async (device: Device, who: number) => {
    await sleep((who / devices.length) * order.everyMs)
    for (let turn = 1; turn * order.everyMs <= order.forMs; turn += 1) {
      const isCard = (who + turn) % 2 === 0
      const id = `${isCard ? 'c' : 'v'}${who}-${turn}`
      const body: WorkshopBody = isCard
        ? {
            ...{ kind: 'card', card: id, phase: 'collect', is: 'idea', turn: 1 },
            text: `Formular ${id} kürzen und den Anruf vor den Brief ziehen`,
          }
        : { kind: 'vote', phase: 'vote', turn, dots: { first: 1, second: (turn % 2) + 1 } }
      if (isCard) owns[who]?.add(id)
      if (isCard) cards += 1
      else votes += 1
      sentAt.set(id, performance.now())
      device.socket.send(JSON.stringify({ kind: 'say', id, body }))
      await sleep(order.everyMs)
    }
  }
  await Promise.all(devices.map(speak))
  await sleep(3000)
  const cpu = process.cpuUsage(begun)
  const rooms = Map.groupBy(devices, ({ workshopId }) => workshopId)
  let [missing, miscounted] = [0, 0]
  for (const [, some] of rooms) {
    const all = new Set(some.flatMap((device) => viewOf(device).cards.map(({ id }) => id)))
    missing += some.reduce((sum, device) => sum + all.size - viewOf(device).cards.length, 0)
    if (some.some((device) => viewOf(device).voted !== some.length)) miscounted += 1
  }
  const known = new Set(devices.flatMap((device) => viewOf(device).cards.map(({ id }) => id)))
  for (const mine of owns) for (const id of mine) if (!known.has(id)) missing += 1
  const last = [...reached].map(([id, { at }]) => at - (sentAt.get(id) ?? 0))
  for (const { socket } of devices) socket.terminate()
  return {
    ...{ cards, votes, refused, delivered, last, voted, missing, miscounted },
    cpuMs: (cpu.user + cpu.system) / 1000,
  }
}

process.once('message', async (order: Order) => {
  const outcome = await work(order)
  process.send?.(outcome, () => process.exit(0))
})
