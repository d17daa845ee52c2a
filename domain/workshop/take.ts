// The workshop as a reducer: one message after the other, each taken whole or refused with a reason.

import {
  agreeMinutes,
  park,
  prescribe,
  recommend,
  settle,
  withdraw,
  writeMeasure,
} from './agree.ts'
import { cluster, isShown, mergeCards, uncluster, unmergeCards, writeCard } from './cards.ts'
import {
  appoint,
  count,
  countedAfter,
  handOver,
  pause,
  point,
  resume,
  reveal,
  setTimer,
  switchPhase,
  takeOver,
} from './lead.ts'
import { MAX_MESSAGES, MAX_MESSAGES_LEADING, MAX_NAME, MAX_PARTICIPANTS } from './limits.ts'
import { isId, isText, own } from './lookup.ts'
import { type Body, type BodyOf, type Message, type Refusal, refuse } from './message.ts'
import { changeAgenda, rename } from './plan.ts'
import { resultOf } from './result.ts'
import { MAY, MAY_ENTER_PAPER } from './rights.ts'
import { estimate, vote } from './secret.ts'
import type { OpenWorkshop, Participant, Role, Workshop } from './workshop.ts'

/** Joining again keeps seat and role: a device that lost its page is the same voice. */
const join = (
  workshop: OpenWorkshop,
  { name, role, organisation }: BodyOf<'join'>,
  { from }: Message,
): OpenWorkshop | Refusal => {
  if (!isId(from) || !isText(name, MAX_NAME) || organisation.length > MAX_NAME) {
    return refuse('not-well-formed')
  }
  const { participants } = workshop
  const before = own(participants, from)
  const seats = Object.keys(participants).length
  if (!before && seats >= MAX_PARTICIPANTS) return refuse('full')
  const participant: Participant = before
    ? { ...before, name, organisation }
    : { seat: seats + 1, name, role, organisation, done: [] }
  return { ...workshop, participants: { ...participants, [from]: participant } }
}

/** Whoever closes leaves the phase that is shown: what is voted on there is counted. */
const close = (workshop: OpenWorkshop, dropsHidden: boolean): Workshop | Refusal => {
  const hidden = Object.values(workshop.cards).filter(
    (card) => card.text !== '' && !isShown(workshop, card),
  ).length
  return hidden > 0 && !dropsHidden
    ? refuse('hidden-cards', hidden)
    : { state: 'closed', result: resultOf({ ...workshop, counted: countedAfter(workshop) }) }
}

const perform = (workshop: OpenWorkshop, message: Message, role: Role): Workshop | Refusal => {
  const { body } = message
  switch (body.kind) {
    case 'join':
      return join(workshop, body, message)
    case 'plan':
      return changeAgenda(workshop, body)
    case 'target':
      return beginWriting(workshop, body)
    case 'rename':
      return rename(workshop, body)
    case 'switch':
      return switchPhase(workshop, body)
    case 'point':
      return point(workshop, body)
    case 'reveal':
      return reveal(workshop, body)
    case 'count':
      return count(workshop, body)
    case 'timer':
      return setTimer(workshop, body, message)
    case 'pause':
      return pause(workshop, message)
    case 'resume':
      return resume(workshop, message)
    case 'attention':
      return { ...workshop, signals: workshop.signals + 1 }
    case 'appoint':
      return appoint(workshop, body, message)
    case 'hand-over':
      return handOver(workshop, body, message)
    case 'take-over':
      return takeOver(workshop, body, message)
    case 'close':
      return close(workshop, body.dropsHidden)
    case 'card':
      return writeCard(workshop, body, message, role)
    case 'cluster':
      return cluster(workshop, body)
    case 'uncluster':
      return uncluster(workshop, body)
    case 'merge':
      return mergeCards(workshop, body)
    case 'unmerge':
      return unmergeCards(workshop, body)
    case 'vote':
      return vote(workshop, body, message, role)
    case 'estimate':
      return estimate(workshop, body, message, role)
    case 'agree-minutes':
      return agreeMinutes(workshop, body)
    case 'prescribe':
      return prescribe(workshop, body)
    case 'recommend':
      return recommend(workshop, body)
    case 'park':
      return park(workshop, body)
    case 'settle':
      return settle(workshop, body)
    case 'measure':
      return writeMeasure(workshop, body)
    case 'withdraw':
      return withdraw(workshop, body)
  }
}

/** The latest is the one that all look at. */
const beginWriting = (
  workshop: OpenWorkshop,
  { process, draft }: BodyOf<'target'>,
): OpenWorkshop | Refusal =>
  isId(process) && isId(draft)
    ? { ...workshop, target: { process, draft } }
    : refuse('not-well-formed')

/** What the server says by itself, and what ends the room, is heard however much was said before. */
const ALWAYS_HEARD: readonly Body['kind'][] = ['target', 'rename', 'close']

const isUsedUp = ({ role, done }: Participant, { kind }: Body): boolean =>
  !ALWAYS_HEARD.includes(kind) &&
  done.length >= (MAY_ENTER_PAPER.includes(role) ? MAX_MESSAGES_LEADING : MAX_MESSAGES)

/** What is entered from paper has its own right, in `vote` and `estimate`. */
const mayTry = (body: Body, role: Role): boolean =>
  body.kind === 'join' ||
  body.kind === 'target' ||
  body.kind === 'rename' ||
  ((body.kind === 'vote' || body.kind === 'estimate') && body.sheet !== undefined) ||
  MAY[body.kind].includes(role)

const remember = (workshop: Workshop, { id, from }: Message): Workshop => {
  const participant = workshop.state === 'open' ? own(workshop.participants, from) : undefined
  if (workshop.state !== 'open' || !participant) return workshop
  const done = [...participant.done, id]
  return {
    ...workshop,
    participants: { ...workshop.participants, [from]: { ...participant, done } },
  }
}

/**
 * The workshop after a message, or why it changes nothing. A message that was taken before gives the same
 * workshop again. Costs one copy of the table that the message changes.
 */
export const take = (workshop: Workshop, message: Message): Workshop | Refusal => {
  if (workshop.state === 'closed') return refuse('closed')
  const { id, from, body } = message
  if (!isId(id)) return refuse('not-well-formed')
  const participant = own(workshop.participants, from)
  if (!participant && body.kind !== 'join') return refuse('not-in-the-room')
  if (participant?.done.includes(id)) return workshop
  if (participant && isUsedUp(participant, body)) return refuse('full')
  const role = participant?.role ?? 'observer'
  if (!mayTry(body, role)) return refuse('not-your-role')
  const next = perform(workshop, message, role)
  return next.state === 'refused' ? next : remember(next, message)
}
