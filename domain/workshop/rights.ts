// Who may say what: the one table of it.

import type { Body } from './message.ts'
import type { Role } from './workshop.ts'

const LEADING: readonly Role[] = ['moderation', 'co-moderation']
const WRITING: readonly Role[] = [...LEADING, 'scribe']
const SPEAKING: readonly Role[] = ['scribe', 'participant', 'guest']
const ALL_BUT_OBSERVERS: readonly Role[] = [...LEADING, ...SPEAKING]

/** Joining is not here: it comes before there is a role. Nor are the target and the title, which are said by the server. */
export const MAY: Readonly<
  Record<Exclude<Body['kind'], 'join' | 'target' | 'rename'>, readonly Role[]>
> = {
  plan: LEADING,
  switch: LEADING,
  point: LEADING,
  reveal: LEADING,
  count: LEADING,
  timer: LEADING,
  pause: LEADING,
  resume: LEADING,
  attention: LEADING,
  cluster: LEADING,
  uncluster: LEADING,
  merge: LEADING,
  unmerge: LEADING,
  appoint: ['moderation'],
  'hand-over': ['moderation'],
  'take-over': ['co-moderation'],
  close: ['moderation'],
  card: ALL_BUT_OBSERVERS,
  vote: SPEAKING,
  estimate: SPEAKING,
  'agree-minutes': WRITING,
  prescribe: WRITING,
  recommend: WRITING,
  park: ALL_BUT_OBSERVERS,
  settle: WRITING,
  measure: WRITING,
  withdraw: WRITING,
}

/** Paper is entered by those who lead. */
export const MAY_ENTER_PAPER = LEADING
