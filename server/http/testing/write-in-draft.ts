// One group sent to a draft as a page does it, for tests.

import { WebSocket } from 'ws'
import { livePath } from '#api'
import type { Change } from '#change'
import type { House, Visitor } from './visit.ts'

const dial = (house: House, visitor: Visitor, id: string): WebSocket => {
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  return new WebSocket(`${house.url.replace('http', 'ws')}${livePath(id)}`, {
    headers: { Cookie: cookie, Origin: house.url },
  })
}

/** Waits until it is committed: 'accepted', or because of what it was refused. */
export const writeInDraft = (
  house: House,
  visitor: Visitor,
  id: string,
  groupId: string,
  ...changes: readonly Change[]
): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = dial(house, visitor, id)
    socket.on('error', reject)
    socket.on('message', (data) => {
      const message = JSON.parse(data.toString())
      if (message.kind === 'welcome') {
        const group = { id: groupId, changes }
        socket.send(JSON.stringify({ kind: 'submit', group, seen: message.number }))
      }
      if (message.kind === 'accepted' || message.kind === 'refused') {
        socket.close()
        resolve(message.kind === 'refused' ? message.refusal.because : 'accepted')
      }
    })
  })

/** Looks on at a draft; `next` waits for the entries that come, as numbers, and ends the visit. */
export const watchDraft = (
  house: House,
  visitor: Visitor,
  id: string,
): Promise<{ readonly next: Promise<readonly number[]> }> =>
  new Promise((resolve, reject) => {
    const socket = dial(house, visitor, id)
    socket.on('error', reject)
    let told: (numbers: readonly number[]) => void = () => undefined
    const next = new Promise<readonly number[]>((done) => {
      told = done
    })
    socket.on('message', (data) => {
      const message = JSON.parse(data.toString())
      if (message.kind === 'welcome') resolve({ next })
      if (message.kind !== 'entries') return
      socket.close()
      told(message.entries.map(({ number }: { number: number }) => number))
    })
  })
