// Partner processes follow one another through a handover: the county goes on where the town stops.
// Signs are the same handover number on both sides, or a pool or message partner of one that names the
// other's organisation or process. Variants of the same work share such signs too (both towns hand
// over to the county), so a number counts only where one process begins with it and the other does
// not; and partners must also be unlike each other in their steps.

import type { Label, Language } from '#language'
import { elementsOf, flowsOf, isActivity, isFlowNode, type Key, type Process } from '#process'
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

/** Activities a case can reach first, before any other; all of them where nothing says where it starts. */
const firstActivitiesOf = (process: Process): ReadonlySet<Key> => {
  const { incoming, outgoing } = flowsOf(process)
  const nodes = elementsOf(process).filter(isFlowNode)
  const reached = new Set(
    nodes.filter(({ key }) => (incoming.get(key)?.length ?? 0) === 0).map(({ key }) => key),
  )
  const first = new Set<Key>()
  // A set keeps its order while it grows, so this walks on over what is added.
  for (const key of reached) {
    const node = process.elements[key]
    if (node && isActivity(node)) first.add(key)
    else for (const flow of outgoing.get(key) ?? []) reached.add(flow.target)
  }
  return first
}

/** The handover numbers a process mentions; true where it begins with what is handed over. */
export const handoversOf = (process: Process): ReadonlyMap<string, boolean> => {
  const first = firstActivitiesOf(process)
  const numbers = new Map<string, boolean>()
  for (const element of elementsOf(process)) {
    if (!isActivity(element) || !element.work?.handover) continue
    for (const number of element.work.handover.split(/[,;\s]+/)) {
      if (number) numbers.set(number, (numbers.get(number) ?? false) || first.has(element.key))
    }
  }
  return numbers
}

/** What a subject shows of whom it works with; read once, compared with many. */
export interface Sides {
  readonly organisation: string | undefined
  /** Handover numbers; true where the process begins with it. */
  readonly handovers: ReadonlyMap<string, boolean>
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
  const handovers = [...one.handovers.keys()].filter((number) => other.handovers.has(number)).sort()
  const isPassedOn = handovers.some(
    (number) => one.handovers.get(number) !== other.handovers.get(number),
  )
  const isNamed = isNamedBy(one, other, language) || isNamedBy(other, one, language)
  if (!isPassedOn && !isNamed) return undefined
  const shared = agreements.filter((agreement) => handovers.includes(agreement.number))
  return { handovers, isAgreed: isAgreed(one, other, shared) }
}
