// Everybody who is in one workshop at this node: what they say is put in order, kept, and answered; then each is told
// what has changed in their own picture. What is the same for all is made and written out once.

import { WORKSHOP_CLOSE, type WorkshopBody, type WorkshopServerMessage } from '#api'
import {
  type Body,
  type Message,
  type OpenWorkshop,
  ownView,
  patchBetween,
  type RoomView,
  roomView,
  type TargetDraft,
  targetShown,
  type VoiceKey,
} from '#workshop'
import type { Glimpse, TargetWatch, WatchTarget } from './target-watch.ts'
import type { Said, WorkshopLog } from './workshop-log.ts'

/** One open socket, as the room sees it. */
export interface Attendee {
  readonly id: string
  /** Null for a projector. */
  readonly voice: VoiceKey | null
  readonly send: (text: string) => void
  /** Ends the visit, with a code of WORKSHOP_CLOSE. */
  readonly dismiss: (code: number) => void
  /** So many of what it said are not answered yet. */
  readonly onWaiting: (count: number) => void
}

export interface WorkshopRoom {
  /** Lets somebody in; whoever was never here joins first. */
  readonly enter: (attendee: Attendee, join: Extract<Body, { kind: 'join' }>) => Promise<void>
  readonly leave: (id: string) => void
  readonly say: (id: string, messageId: string, body: WorkshopBody) => void
  readonly size: () => number
  readonly number: () => number
  /** Reads what was written elsewhere, and tells it. */
  readonly catchUp: () => Promise<void>
  readonly dismissAll: (code: number) => void
}

interface Waiting {
  readonly message: Message
  readonly answer: (said: Said | 'notKept') => void
}

interface Present extends Attendee {
  /** The own part of the picture as it was told last. */
  own: string | undefined
  waiting: number
}

/** Messages written together at most. */
const MOST_TOGETHER = 100
/** Between two tellings: what happens meanwhile is told together, and nobody sees the difference. */
const TELL_MS = 40

/** Of these only the sender's own part of the picture changes; of all others everybody's may. */
const SENDERS_OWN: readonly Body['kind'][] = ['join', 'card', 'vote', 'estimate']

const encode = (message: WorkshopServerMessage): string => JSON.stringify(message)

export const createWorkshopRoom = (
  log: WorkshopLog,
  options: {
    readonly now: () => Date
    readonly onKept: (number: number) => void
    readonly watchTarget: WatchTarget
    readonly report: (message: string, error: unknown) => void
  },
): WorkshopRoom => {
  const { now, onKept, watchTarget, report } = options
  const present = new Map<string, Present>()
  const queue: Waiting[] = []
  let isWriting = false
  /** What was told last. */
  let told: { workshop: OpenWorkshop; view: RoomView; number: number } | undefined
  /** Whose own part may have changed since. */
  let stirred: Set<VoiceKey> | 'everybody' = new Set()
  let toldAt = 0
  let timer: NodeJS.Timeout | undefined
  let watch: (TargetWatch & { readonly draft: string }) | undefined

  const targetText = (draft: string, glimpse: Glimpse): string =>
    encode({ kind: 'target', draft, ...glimpse })

  /** Looks on while the target is written, as long as that is what the room is at and somebody is here. */
  const lookOn = (wanted: TargetDraft | undefined) => {
    if (wanted?.draft === watch?.draft) return
    watch?.stop()
    watch = undefined
    if (!wanted) return
    const { draft } = wanted
    const hear = (glimpse: Glimpse) => {
      const text = targetText(draft, glimpse)
      for (const attendee of present.values()) attendee.send(text)
    }
    watch = { ...watchTarget(wanted, hear), draft }
  }

  const endAll = () => {
    const workshop = log.workshop()
    if (workshop.state !== 'closed') return
    lookOn(undefined)
    const over = encode({ kind: 'over', result: workshop.result })
    for (const attendee of present.values()) {
      attendee.send(over)
      attendee.dismiss(WORKSHOP_CLOSE.over)
    }
  }

  const ownOf = (workshop: OpenWorkshop, { voice }: Present): string | undefined =>
    voice === null ? undefined : JSON.stringify(ownView(workshop, voice))

  /** The picture of this moment, from which the next patch starts. */
  const look = (workshop: OpenWorkshop): RoomView => {
    const view = roomView(workshop, told)
    told = { workshop, view, number: log.number() }
    return view
  }

  const tell = () => {
    clearTimeout(timer)
    timer = undefined
    toldAt = performance.now()
    const workshop = log.workshop()
    if (workshop.state === 'closed') return endAll()
    const before = told?.view
    const view = look(workshop)
    const patch = before && patchBetween(before, view)
    const room = patch ? `,"room":${JSON.stringify(patch)}` : ''
    const head = `{"kind":"patch","number":${log.number()},"at":${now().getTime()}${room}`
    const forOthers = `${head}}`
    for (const attendee of present.values()) {
      const { voice } = attendee
      const isStirred = voice !== null && (stirred === 'everybody' || stirred.has(voice))
      const own = isStirred ? ownOf(workshop, attendee) : attendee.own
      if (own === attendee.own) {
        if (patch) attendee.send(forOthers)
      } else {
        attendee.own = own
        attendee.send(`${head},"own":${own}}`)
      }
    }
    stirred = new Set()
    // After the picture: who is told what stands in the target knows that it is being written.
    lookOn(present.size > 0 ? targetShown(workshop) : undefined)
  }

  const tellSoon = () => {
    timer ??= setTimeout(tell, Math.max(0, toldAt + TELL_MS - performance.now()))
  }

  const stir = (taken: readonly Message[]) => {
    for (const { from, body } of taken) {
      if (stirred === 'everybody') return
      if (SENDERS_OWN.includes(body.kind)) stirred.add(from)
      else stirred = 'everybody'
    }
  }

  const writeSome = async (some: readonly Waiting[]): Promise<void> => {
    const before = log.number()
    try {
      const { said, others } = await log.say(some.map(({ message }) => message))
      stir(some.flatMap(({ message }, at) => (said[at]?.kind === 'taken' ? [message] : [])))
      // Another node wrote, too, and nobody knows here for whom.
      if (others) stirred = 'everybody'
      some.forEach(({ answer }, at) => {
        answer(said[at] ?? 'notKept')
      })
    } catch (error) {
      report('workshop: what was said could not be kept', error)
      stirred = 'everybody'
      for (const { answer } of some) answer('notKept')
    }
    if (log.number() !== before) onKept(log.number())
    tellSoon()
  }

  const drain = async (): Promise<void> => {
    if (isWriting) return
    isWriting = true
    while (queue.length > 0) await writeSome(queue.splice(0, MOST_TOGETHER))
    isWriting = false
  }

  const put = (waiting: Waiting) => {
    queue.push(waiting)
    void drain()
  }

  const joined = (voice: VoiceKey, join: Extract<Body, { kind: 'join' }>) =>
    new Promise<Said | 'notKept'>((answer) => {
      // One device joins once: of all times it comes in again, this is the first.
      const message = { id: 'join', from: voice, at: now().getTime(), body: join }
      put({ message, answer })
    })

  const isHere = (voice: VoiceKey): boolean => {
    const workshop = log.workshop()
    return workshop.state === 'open' && Object.hasOwn(workshop.participants, voice)
  }

  return {
    size: () => present.size,
    number: log.number,
    dismissAll: (code) => {
      clearTimeout(timer)
      lookOn(undefined)
      for (const attendee of present.values()) attendee.dismiss(code)
    },
    enter: async (attendee, join) => {
      const { voice } = attendee
      if (voice !== null && !isHere(voice)) {
        const said = await joined(voice, join)
        if (said === 'notKept') return attendee.dismiss(WORKSHOP_CLOSE.restarting)
        if (said.kind === 'refused' && said.refusal.code !== 'closed') {
          return attendee.dismiss(WORKSHOP_CLOSE.tooMany)
        }
      }
      // From here on without a pause: nothing happens between the picture and the first patch.
      const workshop = log.workshop()
      const here: Present = { ...attendee, own: undefined, waiting: 0 }
      if (workshop.state === 'closed') {
        attendee.send(encode({ kind: 'over', result: workshop.result }))
        return attendee.dismiss(WORKSHOP_CLOSE.over)
      }
      // Who is here already is told first, so that the picture is the same for all.
      if (told && told.workshop !== workshop) tell()
      const room = told?.workshop === workshop ? told.view : look(workshop)
      here.own = ownOf(workshop, here)
      present.set(attendee.id, here)
      const own = here.own === undefined ? '' : `,"own":${here.own}`
      const head = `{"kind":"picture","number":${log.number()},"at":${now().getTime()}`
      attendee.send(`${head},"room":${JSON.stringify(room)}${own}}`)
      const whole = watch?.whole()
      if (watch && whole) attendee.send(targetText(watch.draft, whole))
      else lookOn(targetShown(workshop))
    },
    leave: (id) => {
      present.delete(id)
      if (present.size === 0) lookOn(undefined)
    },
    say: (attendeeId, id, body) => {
      const attendee = present.get(attendeeId)
      if (!attendee) return
      const refuse = (code: 'not-in-the-room' | 'notKept') =>
        attendee.send(encode({ kind: 'refused', id, code }))
      const { voice } = attendee
      if (voice === null) return refuse('not-in-the-room')
      attendee.waiting += 1
      attendee.onWaiting(attendee.waiting)
      put({
        message: { id, from: voice, at: now().getTime(), body },
        answer: (said) => {
          attendee.waiting -= 1
          attendee.onWaiting(attendee.waiting)
          if (said === 'notKept') return refuse('notKept')
          if (said.kind === 'taken') {
            return attendee.send(encode({ kind: 'taken', id, number: log.number() }))
          }
          const { code, now: is } = said.refusal
          const more = is === undefined ? {} : { now: is }
          attendee.send(encode({ kind: 'refused', id, code, ...more }))
        },
      })
    },
    catchUp: async () => {
      const before = log.number()
      const { state } = log.workshop()
      await log.catchUp()
      if (log.number() === before && log.workshop().state === state) return
      stirred = 'everybody'
      tellSoon()
    },
  }
}
