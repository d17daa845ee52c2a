// Partner processes follow one another through a handover: the county goes on where the town stops.
// Signs are the same handover number on both sides, or a pool or message partner of one that names the
// other's organisation or process. Variants of the same work share such signs too (both towns hand
// over to the county), so partners must also be unlike each other in their steps.

import type { Language } from '#language'
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
  readonly isNamed: boolean
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

/** Names of the others a process speaks with: its black boxes. */
const othersOf = (process: Process): readonly string[] =>
  elementsOf(process).flatMap((element) =>
    element.kind === 'pool' && element.isBlackBox && element.name.trim() !== ''
      ? [element.name]
      : [],
  )

const names = (one: Subject, other: Subject, language: Language): boolean => {
  const read = (text: string) => language.readLabel(text, 'de')
  const targets = [other.organisation?.name, other.name, other.process.name].flatMap((name) =>
    name ? [read(name)] : [],
  )
  return othersOf(one.process).some((pool) =>
    targets.some((target) => labelLikeness(read(pool), target, language).score >= 0.8),
  )
}

const isAgreed = (one: Subject, other: Subject, agreements: readonly HandoverSides[]): boolean => {
  const a = one.organisation?.id
  const b = other.organisation?.id
  if (a === undefined || b === undefined) return false
  return agreements.some(
    ({ from, to }) =>
      (from.includes(a) && to.includes(b)) || (from.includes(b) && to.includes(a)),
  )
}

/** What says that two processes of different organisations follow one another; undefined if nothing. */
export const partnerSigns = (
  one: Subject,
  other: Subject,
  language: Language,
  agreements: readonly HandoverSides[],
): PartnerSigns | undefined => {
  const a = one.organisation?.id
  const b = other.organisation?.id
  if (a !== undefined && b !== undefined && a === b) return undefined
  const mine = handoversOf(one.process)
  const theirs = new Set(handoversOf(other.process))
  const handovers = mine.filter((number) => theirs.has(number))
  const isNamed = names(one, other, language) || names(other, one, language)
  if (handovers.length === 0 && !isNamed) return undefined
  const shared = agreements.filter((agreement) => handovers.includes(agreement.number))
  return { handovers, isNamed, isAgreed: isAgreed(one, other, shared) }
}
