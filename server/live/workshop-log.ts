// What is said in one workshop, kept before anybody is told: messages are taken one after the other, written together,
// and count only when they are committed. Starting anew is taking them once more.

import { isRefusal, type Message, type Refusal, take, type Workshop } from '#workshop'
import type { Store } from '../store/store.ts'
import { appendMessages, findRoom, readMessages } from '../store/workshop-room.ts'
import { closeWorkshop, keepAgenda, readWorkshopResult } from '../store/workshops.ts'

/** What became of a message. */
export type Said =
  | { readonly kind: 'taken' }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

export interface WorkshopLog {
  readonly workshop: () => Workshop
  /** How many messages were taken so far. */
  readonly number: () => number
  /**
   * What became of each, in order; `others`: somebody else has written as well. Throws where it could not be found out whether they were kept; then what is there is read
   * anew, and whoever sends them again is answered.
   */
  readonly say: (
    messages: readonly Message[],
  ) => Promise<{ readonly said: readonly Said[]; readonly others: boolean }>
  /** Reads what another node has written. */
  readonly catchUp: () => Promise<void>
}

interface Options {
  readonly store: Store
  readonly allianceId: string
  readonly workshopId: string
  readonly now: () => Date
  readonly report?: (message: string, error: unknown) => void
}

const MOST_TRIES = 10

/**
 * All of them, each of which was taken before. What the rules of a newer version refuse is left out: a room that could not
 * be read any more could not be closed either, and what was said in it would stay for good.
 */
const retaken = (
  workshop: Workshop,
  messages: readonly Message[],
  leftOut: (refusal: Refusal) => void,
): Workshop => {
  let now = workshop
  for (const message of messages) {
    const next = take(now, message)
    if (isRefusal(next)) leftOut(next)
    else now = next
  }
  return now
}

/** Undefined where there is no such workshop. */
export const openWorkshopLog = async (options: Options): Promise<WorkshopLog | undefined> => {
  const { store, allianceId, workshopId, now, report } = options
  let workshop: Workshop
  let number = 0

  /** The state after `from`, with what was written since; the closed one where the room is gone. */
  const read = (from?: { readonly workshop: Workshop; readonly number: number }) =>
    store.asWorker(allianceId, async (tx) => {
      const room = await findRoom(tx, allianceId, workshopId)
      if (!room) {
        const result = await readWorkshopResult(tx, allianceId, workshopId)
        return result && { workshop: { state: 'closed' as const, result }, number }
      }
      const messages = await readMessages(tx, allianceId, workshopId, from?.number ?? 0)
      return {
        workshop: retaken(from?.workshop ?? room.start, messages, ({ code }) =>
          report?.('workshop: what was taken once is left out now', code),
        ),
        number: (from?.number ?? 0) + messages.length,
      }
    })

  const first = await read()
  if (!first) return
  workshop = first.workshop
  number = first.number

  const accept = (read: { readonly workshop: Workshop; readonly number: number } | null) => {
    if (read) [workshop, number] = [read.workshop, read.number]
  }

  /** What `take` makes of them from here; what follows a closing is refused. */
  const weigh = (messages: readonly Message[]) => {
    let next = workshop
    const kept: Message[] = []
    const said = messages.map((message): Said => {
      const taken = take(next, message)
      if (isRefusal(taken)) return { kind: 'refused', refusal: taken }
      if (taken !== next) kept.push(message)
      next = taken
      return { kind: 'taken' }
    })
    return { next, kept, said }
  }

  const keep = (next: Workshop, kept: readonly Message[]): Promise<boolean> =>
    store.asWorker(allianceId, async (tx) => {
      const room = { allianceId, workshopId, expected: number }
      if (!(await appendMessages(tx, room, kept))) return false
      if (next.state === 'closed') {
        await closeWorkshop(tx, { allianceId, workshopId, result: next.result, now: now() })
      } else if (workshop.state === 'open') {
        const { agenda, begun, moves: version } = next
        const begins = begun.length > 0 && workshop.begun.length === 0
        // What is planned stands beside what is said, where the whole alliance reads it.
        if (agenda !== workshop.agenda || begins) {
          const begunAt = begins ? now() : null
          await keepAgenda(tx, { allianceId, workshopId, agenda, version, begunAt })
        }
      }
      return true
    })

  /** One after the other: what is read must not overtake what is being written. */
  let turn: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = turn.then(work)
    turn = next.catch(() => undefined)
    return next
  }

  const catchUp = async () => accept(await read({ workshop, number }))

  const say: WorkshopLog['say'] = async (messages) => {
    const before = number
    for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
      const { next, kept, said } = weigh(messages)
      const [from, others] = [number, number !== before]
      if (kept.length > 0) {
        try {
          if (await keep(next, kept)) {
            workshop = next
            number = from + kept.length
            return { said, others }
          }
        } catch (error) {
          // It may have been committed all the same.
          await catchUp()
          throw error
        }
        await catchUp()
      } else {
        // What is refused here may be right where more has been said: another node may be ahead.
        if (said.some(({ kind }) => kind === 'refused')) await catchUp()
        if (number === from) return { said, others }
      }
    }
    throw new Error(`workshop ${workshopId}: others were faster ${MOST_TRIES} times`)
  }

  return {
    workshop: () => workshop,
    number: () => number,
    catchUp: () => inTurn(catchUp),
    say: (messages) => inTurn(() => say(messages)),
  }
}
