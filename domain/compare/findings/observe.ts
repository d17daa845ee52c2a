// All observers together, the most important finding first. A new one is a file beside this and a line
// here, a code in `comparison.ts` and its sentences in `texts/findings.ts`.

import { columnNames } from '../column-names.ts'
import type { Finding } from '../comparison.ts'
import { actionKinds } from './action-kinds.ts'
import { copied } from './copied.ts'
import { doneBesides } from './done-besides.ts'
import { doneTwice } from './done-twice.ts'
import { extraApproval } from './extra-approval.ts'
import { leadTime, mediaBreaks, minutesPerCase, stepMinutes } from './figures.ts'
import { littleInCommon } from './little-in-common.ts'
import { longerWaiting } from './longer-waiting.ts'
import { type Material, type Observer, topicsOf } from './material.ts'
import { movedThing } from './moved-thing.ts'
import { oppositeDirection } from './opposite-direction.ts'
import { otherActor } from './other-actor.ts'
import { otherOrder } from './other-order.ts'
import { ownAid } from './own-aid.ts'
import { paperStep } from './paper-step.ts'
import { partnerBeside } from './partner-beside.ts'
import { precedenceOf } from './precedence.ts'
import { presence } from './presence.ts'
import { sameHands } from './same-hands.ts'
import { sayTogether } from './say-together.ts'
import { splitOrMerged } from './split-or-merged.ts'

const OBSERVERS: readonly Observer[] = [
  partnerBeside,
  littleInCommon,
  doneTwice,
  extraApproval,
  sameHands,
  otherOrder,
  movedThing,
  mediaBreaks,
  minutesPerCase,
  leadTime,
  stepMinutes,
  longerWaiting,
  splitOrMerged,
  ownAid,
  otherActor,
  paperStep,
  oppositeDirection,
  copied,
  presence,
  doneBesides,
]

/** Findings of one kind beyond this number are noise to a workshop. */
const MOST_OF_ONE_KIND = 5

export const findingsOf = (
  material: Omit<Material, 'names' | 'kinds' | 'isTopic' | 'precedence'>,
): readonly Finding[] => {
  const full = {
    ...material,
    names: columnNames(material.subjects),
    kinds: actionKinds(material.language),
    isTopic: topicsOf(material.alignment.rows),
    precedence: precedenceOf(material.alignment.columns),
  }
  const sorted = OBSERVERS.flatMap((observe) => observe(full)).sort((a, b) => b.weight - a.weight)
  const said = new Set<string>()
  const asked = new Set<string>()
  const partners = new Set<string>()
  const once = sorted.filter(({ observation }) => {
    // Whether an approval or a copy is needed asks already why only they have that step.
    const isOwnStep = observation.code === 'extraApproval' || observation.code === 'copyKept'
    const whose =
      'step' in observation && 'names' in observation
        ? JSON.stringify([observation.step, observation.names])
        : ''
    if (observation.code === 'onlySome' && asked.has(whose)) return false
    // A partner has little in common with those it follows.
    const who = 'names' in observation ? JSON.stringify(observation.names) : ''
    if (observation.code === 'littleInCommon' && partners.has(who)) return false
    if (observation.code === 'partnerBeside') partners.add(who)
    // Two steps of one name make one sentence.
    const sentence = JSON.stringify(observation)
    if (said.has(sentence)) return false
    said.add(sentence)
    if (isOwnStep) asked.add(whose)
    return true
  })
  const counts = new Map<string, number>()
  return sayTogether(once).filter(({ observation }) => {
    const count = (counts.get(observation.code) ?? 0) + 1
    counts.set(observation.code, count)
    return count <= MOST_OF_ONE_KIND
  })
}
