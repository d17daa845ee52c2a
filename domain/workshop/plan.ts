// A workshop before anybody came.

import { MAX_DOTS, MAX_NAME } from './limits.ts'
import { isId, isText } from './lookup.ts'
import type { OpenWorkshop, Phase, VoiceKey } from './workshop.ts'

export interface Plan {
  readonly title: string
  readonly agenda: readonly Phase[]
  /** At least 2; 5 is usual. */
  readonly minimumGroup: number
  /** Who leads it. */
  readonly moderation: {
    readonly voice: VoiceKey
    readonly name: string
    readonly organisation: string
  }
}

const isPhase = ({ id, question, minutes, kind, dots }: Phase): boolean =>
  isId(id) &&
  isText(question) &&
  minutes >= 0 &&
  (kind === 'vote'
    ? Number.isInteger(dots) && Number(dots) >= 1 && Number(dots) <= MAX_DOTS
    : dots === undefined)

/** undefined: the plan does not hold together (an agenda without phases, an id twice, a vote without dots). */
export const planWorkshop = (plan: Plan): OpenWorkshop | undefined => {
  const { title, agenda, minimumGroup, moderation } = plan
  const isOnce = new Set(agenda.map(({ id }) => id)).size === agenda.length
  if (!isText(title) || !isText(moderation.name, MAX_NAME) || !isId(moderation.voice)) return
  if (agenda.length === 0 || !isOnce || !agenda.every(isPhase)) return
  if (!Number.isInteger(minimumGroup) || minimumGroup < 2) return
  return {
    state: 'open',
    title,
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
