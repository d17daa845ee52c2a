// Partner processes follow one another through a handover: the county goes on where the town stops.
// Signs are the same handover number on both sides, or a pool or message partner of one that names the
// other's organisation or process. Variants of the same work share such signs too (both towns hand
// over to the county), so partners must also be unlike each other in their steps.

import type { Label, Language } from '#language'
import { elementsOf, isActivity, type Process } from '#process'
import type { Subject } from './comparison.ts'
import { labelLikeness } from './label-similarity.ts'

/** Who hands over to whom under a number, where an alliance keeps agreements. */
export interface HandoverSides {
  readonly number: string
  /** Ids of the organisations that hand over, and of those that receive. */
  readonly from: readonly string[]
  readonly to: readonly string[]
}

export interface PartnerSigns {
  readonly handovers: readonly string[]
  /** The agreements say that one hands over and the other receives. */
  readonly isAgreed: boolean
}

/** Numbers of the handover agreements a process mentions, sorted. */
export const handoversOf = (process: Process): readonly string[] => {
  const numbers = new Set<string>()
  for (const element of elementsOf(process)) {
    if (isActivity(element) && element.work?.handover) {
      for (const number of element.work.handover.split(/[,;\s]+/)) if (number) numbers.add(number)
    }
  }
  return [...numbers].sort()
}

/** What a subject shows of whom it works with; read once, compared with many. */
export interface Sides {
  readonly organisation: string | undefined
  readonly handovers: readonly string[]
  /** Black boxes it speaks with. */
  readonly others: readonly Label[]
  /** What others would call it: its organisation, its own name. */
  readonly names: readonly Label[]
}

export const sidesOf = (subject: Subject, language: Language): Sides => {
  const read = (text: string | undefined) => (text?.trim() ? [language.readLabel(text, 'de')] : [])
  return {
    organisation: subject.organisation?.id,
    handovers: handoversOf(subject.process),
    others: elementsOf(subject.process).flatMap((element) =>
      element.kind === 'pool' && element.isBlackBox ? read(element.name) : [],
    ),
    names: [
      ...read(subject.organisation?.name),
      ...read(subject.name),
      ...read(subject.process.name),
    ],
  }
}

const isNamedBy = (one: Sides, other: Sides, language: Language): boolean =>
  one.others.some((pool) => other.names.some((name) => labelLikeness(pool, name, language) >= 0.8))

const isAgreed = (one: Sides, other: Sides, agreements: readonly HandoverSides[]): boolean => {
  const a = one.organisation
  const b = other.organisation
  if (a === undefined || b === undefined) return false
  return agreements.some(
    ({ from, to }) => (from.includes(a) && to.includes(b)) || (from.includes(b) && to.includes(a)),
  )
}

/** What says that two processes of different organisations follow one another; undefined if nothing. */
export const partnerSigns = (
  one: Sides,
  other: Sides,
  language: Language,
  agreements: readonly HandoverSides[],
): PartnerSigns | undefined => {
  if (one.organisation !== undefined && one.organisation === other.organisation) return undefined
  const handovers = one.handovers.filter((number) => other.handovers.includes(number))
  const isNamed = isNamedBy(one, other, language) || isNamedBy(other, one, language)
  if (handovers.length === 0 && !isNamed) return undefined
  const shared = agreements.filter((agreement) => handovers.includes(agreement.number))
  return { handovers, isAgreed: isAgreed(one, other, shared) }
}
