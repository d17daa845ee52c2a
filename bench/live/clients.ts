// The people of `bench/live.ts`, in a process of their own so that what they cost is counted apart: each
// has a socket and a replica as a browser has, and writes a change every two seconds.

import process from 'node:process'
import { WebSocket } from 'ws'
import { livePath, type ServerMessage } from '#api'
import { type ChangeGroup, type Entry, newReplica, type Replica, receive, write } from '#change'
import { elementsOf, type Process } from '#process'

export interface Order {
  readonly url: string
  readonly people: readonly { readonly cookie: string; readonly draftId: string }[]
  readonly everyMs: number
  readonly forMs: number
}

export interface Outcome {
  readonly changes: number
  readonly accepted: number
  readonly refused: number
  readonly deliveries: number
  /** Milliseconds from writing to each other client. */
  readonly delivered: readonly number[]
  /** Milliseconds from writing to the last of the other clients. */
  readonly last: readonly number[]
  readonly acknowledged: readonly number[]
  /** Drafts whose clients do not all have the same number of entries at the end. */
  readonly apart: number
  readonly cpuMs: number
}

interface Person {
  readonly draftId: string
  /** Among those in the same draft. */
  readonly place: number
  readonly socket: WebSocket
  replica: Replica
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const sentAt = new Map<string, number>()
const reached = new Map<string, { at: number; count: number }>()
const delivered: number[] = []
const acknowledged: number[] = []
let refused = 0

const take = (person: Person, entries: readonly Entry[], own: ReadonlySet<string>) => {
  const at = performance.now()
  for (const { group } of entries) {
    const sent = sentAt.get(group.id)
    if (sent === undefined || own.has(group.id)) continue
    delivered.push(at - sent)
    const before = reached.get(group.id)
    reached.set(group.id, { at, count: (before?.count ?? 0) + 1 })
  }
  const received = receive(person.replica, entries)
  if (received.kind !== 'received') throw new Error(received.kind)
  person.replica = received.replica
}

const join = (
  url: string,
  cookie: string,
  draftId: string,
  place: number,
  own: Set<string>,
): Promise<Person> =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(`${url.replace('http', 'ws')}${livePath(draftId)}`, {
      headers: { Cookie: cookie, Origin: url },
    })
    let person: Person | undefined
    socket.on('error', reject)
    socket.on('message', (data) => {
      const message = JSON.parse(data.toString()) as ServerMessage
      if (message.kind === 'welcome') {
        person = {
          draftId,
          place,
          socket,
          replica: newReplica(message.model as Process, message.number),
        }
        resolve(person)
      } else if (message.kind === 'entries' && person) {
        take(person, message.entries as readonly Entry[], own)
      } else if (message.kind === 'accepted') {
        acknowledged.push(performance.now() - (sentAt.get(message.id) ?? 0))
      } else if (message.kind === 'refused') refused += 1
    })
  })

/** Renames a step of one's own, so that nobody is in another's way. */
const renaming = (person: Person, who: number, turn: number): ChangeGroup | undefined => {
  const steps = elementsOf(person.replica.view).filter(({ kind }) => kind === 'task')
  const step = steps[person.place % steps.length]
  if (!step) return undefined
  const before = step.name === undefined ? {} : { before: step.name }
  return {
    id: `bench-${who}-${turn}`,
    changes: [
      { kind: 'setElement', key: step.key, property: 'name', ...before, after: `${who}.${turn}` },
    ],
  }
}

const work = async (order: Order): Promise<Outcome> => {
  const owns = order.people.map(() => new Set<string>())
  const people: Person[] = []
  for (const [index, { cookie, draftId }] of order.people.entries()) {
    const place = people.filter((one) => one.draftId === draftId).length
    people.push(await join(order.url, cookie, draftId, place, owns[index] ?? new Set()))
  }
  await sleep(1000)
  const begun = process.cpuUsage()
  const end = performance.now() + order.forMs
  let changes = 0
  const timers = people.map(async (person, who) => {
    await sleep((order.everyMs * who) / people.length)
    for (let turn = 0; performance.now() < end; turn += 1) {
      const next = performance.now() + order.everyMs
      const group = renaming(person, who, turn)
      const written = group && write(person.replica, group)
      if (group && written?.kind === 'written') {
        person.replica = written.replica
        owns[who]?.add(group.id)
        sentAt.set(group.id, performance.now())
        changes += 1
        const seen = person.replica.seen
        person.socket.send(JSON.stringify({ kind: 'submit', group, seen }))
      }
      await sleep(Math.max(0, next - performance.now()))
    }
  })
  await Promise.all(timers)
  await sleep(2000)
  const { user, system } = process.cpuUsage(begun)
  const seen = new Map<string, Set<number>>()
  for (const { draftId, replica } of people) {
    seen.set(draftId, (seen.get(draftId) ?? new Set()).add(replica.seen))
  }
  for (const { socket } of people) socket.close()
  return {
    ...{ changes, accepted: acknowledged.length, refused, deliveries: delivered.length },
    ...{ delivered, acknowledged, cpuMs: (user + system) / 1000 },
    last: [...reached].map(([id, { at }]) => at - (sentAt.get(id) ?? at)),
    apart: [...seen.values()].filter((numbers) => numbers.size > 1).length,
  }
}

process.once('message', (order: Order) => {
  work(order).then(
    (outcome) => process.send?.(outcome, () => process.exit(0)),
    (error: unknown) => {
      console.error(error)
      process.exit(1)
    },
  )
})
