// A workshop for tests: one agenda, voices by letter, and messages that number themselves.

import type { Body, Message, OpenWorkshop, Phase, Refusal, VoiceKey, Workshop } from './door.ts'
import { planWorkshop, take } from './door.ts'

export const voice = (name: string): VoiceKey => `voice-${name}` as VoiceKey

export const LEAD = voice('lead')

const phase = (kind: Phase['kind'], more: Partial<Phase> = {}): Phase => ({
  ...{ id: kind, kind, question: `Was ist mit ${kind}?`, minutes: 10 },
  ...more,
})

export const AGENDA: readonly Phase[] = [
  phase('walk'),
  phase('collect'),
  phase('cluster'),
  phase('vote', { dots: 3 }),
  phase('estimate'),
  phase('recommend'),
  phase('target'),
  phase('measures'),
]

/** With a Moderation alone. */
export const planned = (minimumGroup = 3): OpenWorkshop => {
  const moderation = { voice: LEAD, name: 'Frau Kern', organisation: 'Kreis' }
  const made = planWorkshop({ title: 'Wohngeld', agenda: AGENDA, minimumGroup, moderation })
  if (!made) throw new Error('the plan for tests does not hold together')
  return made
}

/** A message of the id, from the voice named. */
export const message = (id: string, name: string, body: Body, at = 0): Message => ({
  id,
  from: voice(name),
  at,
  body,
})

export type Said = readonly [name: string, body: Body]

/** After all that was said; throws at the first refusal. */
export const told = (workshop: Workshop, ...said: readonly Said[]): OpenWorkshop => {
  let now: Workshop = workshop
  for (const [at, [name, body]] of said.entries()) {
    const before = now.state === 'open' ? now.participants[voice(name)]?.done.length : 0
    const next: Workshop | Refusal = take(now, message(`m${at}-${before ?? 0}`, name, body, at))
    if (next.state === 'refused') throw new Error(`${body.kind}: ${next.code}`)
    now = next
  }
  if (now.state === 'closed') throw new Error('closed')
  return now
}

/** What is answered to the last word: a code of refusal, or `taken`. */
export const answer = (workshop: Workshop, name: string, body: Body): string => {
  const next = take(workshop, message('last', name, body))
  return next.state === 'refused' ? next.code : 'taken'
}

export const joins = (name: string, organisation = 'Kreis'): Said => [
  name,
  { kind: 'join', name: name.toUpperCase(), role: 'participant', organisation },
]

export const switches = (to: string, seen: number): Said => [
  'lead',
  { kind: 'switch', phase: to, seen },
]

export const card = (id: string, text: string, turn = 1): Body => ({
  ...{ kind: 'card', card: id, phase: 'collect', is: 'idea', text, turn },
})

export const dots = (given: Readonly<Record<string, number>>, turn = 1, sheet?: string): Body => ({
  ...{ kind: 'vote', phase: 'vote', dots: given, turn },
  ...(sheet === undefined ? {} : { sheet }),
})

/** With a, b, c and d in the room, two cards shown, and the vote open. */
export const voting = (minimumGroup = 3): OpenWorkshop =>
  told(
    planned(minimumGroup),
    ...['a', 'b', 'c', 'd'].map((name) => joins(name)),
    switches('collect', 0),
    ['a', card('x', 'Formular kürzen')],
    ['b', card('y', 'Anruf statt Brief')],
    ['lead', { kind: 'reveal', phase: 'collect' }],
    switches('vote', 1),
  )
