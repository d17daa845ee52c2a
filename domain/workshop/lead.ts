// What only those who lead a workshop say: phases, revealing and counting, time, roles.

import { MAX_MINUTES } from './limits.ts'
import { isPlace, phaseOf } from './lookup.ts'
import { type BodyOf, type Message, type Refusal, refuse } from './message.ts'
import type { OpenWorkshop, Role } from './workshop.ts'

const SECRET = ['vote', 'estimate']

const with1 = (list: readonly string[], item: string): readonly string[] =>
  list.includes(item) ? list : [...list, item]

const counting = (workshop: OpenWorkshop, id: string | undefined): readonly string[] => {
  const phase = phaseOf(workshop, id)
  return phase && SECRET.includes(phase.kind) ? with1(workshop.counted, phase.id) : workshop.counted
}

/** What is counted once the phase that is shown is left. */
export const countedAfter = (workshop: OpenWorkshop): readonly string[] =>
  counting(workshop, workshop.phase)

/** Leaving a vote or an estimate counts it; what is counted stays so when the room comes back to it. */
export const switchPhase = (
  workshop: OpenWorkshop,
  { phase, seen }: BodyOf<'switch'>,
): OpenWorkshop | Refusal => {
  if (seen !== workshop.moves) return refuse('somebody-was-first', workshop.moves)
  if (!phaseOf(workshop, phase)) return refuse('unknown')
  if (phase === workshop.phase) return refuse('not-this-phase')
  const { timer: _timer, ...rest } = workshop
  return {
    ...rest,
    phase,
    moves: workshop.moves + 1,
    begun: with1(workshop.begun, phase),
    counted: countedAfter(workshop),
  }
}

/**
 * Who points names the row and not a direction, so that two who lead and press at once do not skip one. It stays in
 * other phases: cards and estimates are about the row that everybody looks at.
 */
export const point = (workshop: OpenWorkshop, { row }: BodyOf<'point'>): OpenWorkshop | Refusal => {
  const { row: _row, ...rest } = workshop
  if (row === undefined) return rest
  return isPlace({ kind: 'row', key: row }) ? { ...rest, row } : refuse('not-well-formed')
}

export const reveal = (
  workshop: OpenWorkshop,
  { phase }: BodyOf<'reveal'>,
): OpenWorkshop | Refusal => {
  if (phaseOf(workshop, phase)?.kind !== 'collect') return refuse('unknown')
  if (!workshop.begun.includes(phase)) return refuse('not-yet')
  return { ...workshop, revealed: with1(workshop.revealed, phase) }
}

export const count = (
  workshop: OpenWorkshop,
  { phase }: BodyOf<'count'>,
): OpenWorkshop | Refusal => {
  const found = phaseOf(workshop, phase)
  if (!found || !SECRET.includes(found.kind)) return refuse('unknown')
  if (!workshop.begun.includes(phase)) return refuse('not-yet')
  return { ...workshop, counted: counting(workshop, phase) }
}

const stopped = ({ timer: _timer, ...rest }: OpenWorkshop): OpenWorkshop => rest

/** Zero minutes take the timer away. */
export const setTimer = (
  workshop: OpenWorkshop,
  { minutes }: BodyOf<'timer'>,
  { at }: Message,
): OpenWorkshop | Refusal => {
  if (!(minutes >= 0 && minutes <= MAX_MINUTES)) return refuse('not-well-formed')
  return minutes === 0
    ? stopped(workshop)
    : { ...workshop, timer: { until: at + minutes * 60_000 } }
}

/** Pausing what stands still, or where no timer runs, changes nothing. */
export const pause = (workshop: OpenWorkshop, { at }: Message): OpenWorkshop => {
  const { timer } = workshop
  if (!timer || timer.pausedAt !== undefined) return workshop
  return { ...workshop, timer: { ...timer, pausedAt: at } }
}

/** The time of the pause is added. */
export const resume = (workshop: OpenWorkshop, { at }: Message): OpenWorkshop => {
  const { timer } = workshop
  if (timer?.pausedAt === undefined) return workshop
  return { ...workshop, timer: { until: timer.until + Math.max(0, at - timer.pausedAt) } }
}

const appointed = (workshop: OpenWorkshop, key: string, role: Role): OpenWorkshop => {
  const participant = workshop.participants[key]
  return participant
    ? {
        ...workshop,
        participants: { ...workshop.participants, [key]: { ...participant, role } },
      }
    : workshop
}

const keyAt = ({ participants }: OpenWorkshop, seat: number): string | undefined =>
  Object.keys(participants).find((key) => participants[key]?.seat === seat)

/** A role for somebody else; there is one Moderation, and it goes on only by handing over. */
export const appoint = (
  workshop: OpenWorkshop,
  { seat, role }: BodyOf<'appoint'>,
  { from }: Message,
): OpenWorkshop | Refusal => {
  const key = keyAt(workshop, seat)
  if (!key) return refuse('unknown')
  return key === from ? refuse('not-your-role') : appointed(workshop, key, role)
}

/** Who hands over stays as co-moderation. */
export const handOver = (
  workshop: OpenWorkshop,
  { seat }: BodyOf<'hand-over'>,
  { from }: Message,
): OpenWorkshop | Refusal => {
  const key = keyAt(workshop, seat)
  if (!key) return refuse('unknown')
  return key === from
    ? workshop
    : appointed(appointed(workshop, from, 'co-moderation'), key, 'moderation')
}

/**
 * For when whoever leads is out of reach. Of two who do it at once the second is told who leads now; who led stays as
 * co-moderation and may take it back.
 */
export const takeOver = (
  workshop: OpenWorkshop,
  { seen }: BodyOf<'take-over'>,
  { from }: Message,
): OpenWorkshop | Refusal => {
  const leads = Object.entries(workshop.participants).find(([, one]) => one.role === 'moderation')
  if (!leads) throw new Error('nobody leads the workshop')
  const [key, { seat }] = leads
  if (seat !== seen) return refuse('somebody-was-first', seat)
  return appointed(appointed(workshop, key, 'co-moderation'), from, 'moderation')
}
