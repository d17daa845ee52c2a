// A workshop before its first phase.

import {
  LEAST_GROUP,
  MAX_DOTS,
  MAX_MOMENT,
  MAX_NAME,
  MAX_PHASE_MINUTES,
  MAX_PHASES,
  MAX_TEXT,
} from './limits.ts'
import { isId, isText } from './lookup.ts'
import { type BodyOf, type Refusal, refuse } from './message.ts'
import type { OpenWorkshop, Phase, RoomDate, VoiceKey } from './workshop.ts'

export interface Plan {
  readonly title: string
  readonly date?: RoomDate
  readonly agenda: readonly Phase[]
  /** At least LEAST_GROUP; 5 is usual. */
  readonly minimumGroup: number
  /** Who leads it. */
  readonly moderation: {
    readonly voice: VoiceKey
    readonly name: string
    readonly organisation: string
  }
}

const isPhase = ({ id, question, minutes, kind, dots, cards }: Phase): boolean =>
  isId(id) &&
  isText(question) &&
  Number.isInteger(minutes) &&
  minutes >= 0 &&
  minutes <= MAX_PHASE_MINUTES &&
  (kind === 'collect' || cards === undefined) &&
  (kind === 'vote'
    ? Number.isInteger(dots) && Number(dots) >= 1 && Number(dots) <= MAX_DOTS
    : dots === undefined)

/** Phases that each hold together, and no id twice. */
const isAgenda = (agenda: readonly Phase[]): boolean =>
  agenda.length > 0 &&
  agenda.length <= MAX_PHASES &&
  new Set(agenda.map(({ id }) => id)).size === agenda.length &&
  agenda.every(isPhase)

const isDate = ({ startsAt, endsAt, place, expiresAt, version }: RoomDate): boolean =>
  [startsAt, endsAt, expiresAt].every((moment) => isText(moment, MAX_MOMENT)) &&
  place.length <= MAX_TEXT &&
  Number.isInteger(version)

/** undefined: the plan does not hold together (an agenda without phases, an id twice, a vote without dots). */
export const planWorkshop = (plan: Plan): OpenWorkshop | undefined => {
  const { title, date, agenda, minimumGroup, moderation } = plan
  if (!isText(title) || !isText(moderation.name, MAX_NAME) || !isId(moderation.voice)) return
  if (!isAgenda(agenda) || (date && !isDate(date))) return
  if (!Number.isInteger(minimumGroup) || minimumGroup < LEAST_GROUP) return
  return {
    state: 'open',
    title,
    ...(date ? { date } : {}),
    agenda,
    minimumGroup,
    moves: 0,
    begun: [],
    revealed: [],
    counted: [],
    participants: {
      [moderation.voice]: {
        seat: 1,
        name: moderation.name,
        role: 'moderation',
        organisation: moderation.organisation,
        done: [],
      },
    },
    cards: {},
    clusters: {},
    ballots: {},
    estimates: {},
    agreedMinutes: {},
    prescribed: {},
    recommendations: {},
    issues: {},
    measures: {},
    signals: 0,
  }
}

/** Another title or date; what was said before the one that is known changes nothing. */
export const rename = (
  workshop: OpenWorkshop,
  { title, date }: BodyOf<'rename'>,
): OpenWorkshop | Refusal => {
  if (!isText(title) || (date && !isDate(date))) return refuse('not-well-formed')
  if (date && workshop.date && date.version < workshop.date.version) return workshop
  return { ...workshop, title, ...(date ? { date } : {}) }
}

/** Another agenda, while nobody has seen a phase of the one before. */
export const changeAgenda = (
  workshop: OpenWorkshop,
  { agenda, seen }: BodyOf<'plan'>,
): OpenWorkshop | Refusal => {
  if (workshop.begun.length > 0) return refuse('begun')
  if (seen !== workshop.moves) return refuse('somebody-was-first', workshop.moves)
  if (!isAgenda(agenda)) return refuse('not-well-formed')
  return { ...workshop, agenda, moves: workshop.moves + 1 }
}
