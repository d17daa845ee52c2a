// A device in a workshop as a page would be one: it puts patches into its picture, waits for answers, and keeps every
// byte that came, so that a test can look for what must not be in them.

import { WebSocket } from 'ws'
import {
  WORKSHOP_PROTOCOL,
  type WorkshopBody,
  type WorkshopServerMessage,
  workshopLivePath,
} from '#api'
import { applyGroup, type ChangeGroup } from '#change'
import type { Process } from '#process'
import { composed, type OpenView, type Own, patched, type Result, type RoomView } from '#workshop'

export type Answered = Extract<WorkshopServerMessage, { kind: 'taken' | 'refused' }>

export interface AttendeeDevice {
  /** Undefined until the first picture has come. */
  readonly view: () => OpenView | undefined
  readonly result: () => Result | undefined
  /** What stands in the target, as far as this device was told. */
  readonly target: () => Process | undefined
  /** Everything that came since the socket was opened. */
  readonly heard: () => string
  /** Answers what the server says to it; rejects when the socket closes before. */
  readonly say: (body: WorkshopBody, id?: string) => Promise<Answered>
  /** Waits until the picture is so. */
  readonly sees: (what: (view: OpenView) => boolean) => Promise<OpenView>
  /** The code with which the socket closed. */
  readonly closed: Promise<number>
  readonly leave: () => void
}

let said = 0

export const attend = async (
  url: string,
  workshopId: string,
  token: string,
  headers: Record<string, string> = {},
): Promise<AttendeeDevice> => {
  const address = `${url.replace(/^http/, 'ws')}${workshopLivePath(workshopId)}`
  const socket = new WebSocket(address, [WORKSHOP_PROTOCOL, token], { headers })
  const answers = new Map<string, (answer: Answered | undefined) => void>()
  const watchers = new Set<() => void>()
  let heard = ''
  let room: RoomView | undefined
  let own: Own | undefined
  let result: Result | undefined
  let target: Process | undefined
  const view = () => room && composed(room, own)
  socket.on('message', (data) => {
    heard += data.toString()
    const message: WorkshopServerMessage = JSON.parse(data.toString())
    if (message.kind === 'picture') [room, own] = [message.room, message.own]
    if (message.kind === 'patch') {
      if (message.room && room) room = patched(room, message.room)
      own = message.own ?? own
    }
    if (message.kind === 'target' && 'model' in message) target = message.model as Process
    else if (message.kind === 'target') {
      for (const group of message.groups as readonly ChangeGroup[]) {
        const applied = target && applyGroup(target, group)
        if (applied?.kind !== 'applied')
          throw new Error('a change does not fit what was told before')
        target = applied.process
      }
    }
    if (message.kind === 'over') result = message.result
    if (message.kind === 'taken' || message.kind === 'refused') {
      answers.get(message.id)?.(message)
      answers.delete(message.id)
    }
    for (const look of watchers) look()
  })
  const closed = new Promise<number>((resolve) => {
    socket.on('close', (code) => {
      for (const answer of answers.values()) answer(undefined)
      resolve(code)
    })
  })
  await new Promise<void>((resolve, reject) => {
    socket.on('open', resolve)
    socket.on('error', reject)
  })
  return {
    ...{ view, closed, heard: () => heard, result: () => result, target: () => target },
    say: (body, id = `m${++said}`) =>
      new Promise((resolve, reject) => {
        if (socket.readyState !== socket.OPEN) return reject(new Error('the line is cut'))
        answers.set(id, (answer) =>
          answer ? resolve(answer) : reject(new Error(`no answer to ${id}`)),
        )
        socket.send(JSON.stringify({ kind: 'say', id, body }))
      }),
    sees: (what) =>
      new Promise((resolve) => {
        const look = () => {
          const now = view()
          if (!now || !what(now)) return
          watchers.delete(look)
          resolve(now)
        }
        watchers.add(look)
        look()
      }),
    leave: () => socket.terminate(),
  }
}
