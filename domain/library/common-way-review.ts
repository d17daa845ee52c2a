// Several houses agree on a common way: who of them is asked about a version, what each says, and when it is agreed.
// What happened is a list of facts; where a version stands follows from them and from nothing else. Rules: SPEC.md.

export const WAY_ANSWERS = ['agree', 'remark', 'disagree'] as const
/** `remark`: agrees, and says something with it. */
export type WayAnswer = (typeof WAY_ANSWERS)[number]

export type WayFact =
  | { readonly act: 'ask'; readonly version: number; readonly houses: readonly string[] }
  | { readonly act: WayAnswer; readonly version: number; readonly house: string }

/** Where one version of a common way stands with the houses. */
export interface WayReview {
  /** Ids of organisations, in the order they were first asked. */
  readonly asked: readonly string[]
  /** The last word of each that has answered. */
  readonly answers: ReadonlyMap<string, WayAnswer>
  /** Asked and without an answer. */
  readonly missing: readonly string[]
  /** How many agree, with or without a remark. */
  readonly agreeing: number
  /** All that were asked agree. */
  readonly isAgreed: boolean
}

/** Of one version; of one that nobody was asked about, nothing is agreed. Rule G6. */
export const wayReviewOf = (facts: readonly WayFact[], version: number): WayReview => {
  const about = facts.filter((fact) => fact.version === version)
  const asked = [...new Set(about.flatMap((fact) => (fact.act === 'ask' ? fact.houses : [])))]
  const answers = new Map(
    about.flatMap((fact) => (fact.act === 'ask' ? [] : [[fact.house, fact.act] as const])),
  )
  const agreeing = asked.filter((one) => (answers.get(one) ?? 'disagree') !== 'disagree').length
  return {
    ...{ asked, answers, agreeing },
    missing: asked.filter((one) => !answers.has(one)),
    isAgreed: asked.length > 0 && agreeing === asked.length,
  }
}

/** The newest version to which all houses that were asked have agreed; undefined where there is none. */
export const agreedVersionOf = (facts: readonly WayFact[]): number | undefined => {
  const versions = [...new Set(facts.map(({ version }) => version))].toSorted((a, b) => b - a)
  return versions.find((version) => wayReviewOf(facts, version).isAgreed)
}

/** Who must be asked now: whoever was asked about this version, and all that have come to the family since. Rule G4. */
export const housesToAsk = (
  { asked }: Pick<WayReview, 'asked'>,
  members: readonly string[],
): readonly string[] => [...new Set([...asked, ...members])]

export interface AskCase {
  /** May put families together. */
  readonly mayMake: boolean
  /** The alliance sees the common way, and a version of it is in force. */
  readonly isInForce: boolean
  /** Of that version. */
  readonly review: WayReview
  /** Houses that have a member in the family which the alliance sees. */
  readonly members: readonly string[]
}

/** Why the houses cannot be asked now; undefined where they can. Rules G4 and G6. */
export const faultOfAsk = ({
  mayMake,
  isInForce,
  review,
  members,
}: AskCase): 'role' | 'notInForce' | 'not-now' | undefined => {
  if (!mayMake) return 'role'
  if (!isInForce) return 'notInForce'
  const houses = housesToAsk(review, members)
  const isNews = houses.length > review.asked.length
  return review.isAgreed || !isNews || houses.length < 2 ? 'not-now' : undefined
}

export interface AnswerCase {
  readonly house: string
  /** May approve there, themselves or as the deputy of somebody who may. */
  readonly mayApprove: boolean
  /** It is the version in force of what is the common way now. */
  readonly isCurrent: boolean
  readonly review: WayReview
}

/** Why a house cannot answer so; undefined where it can. Rules G5 and G6. */
export const faultOfAnswer = (
  { house, mayApprove, isCurrent, review }: AnswerCase,
  answer: WayAnswer,
  text: string,
): 'role' | 'not-now' | 'reason' | undefined => {
  if (!mayApprove) return 'role'
  if (!isCurrent || review.isAgreed || !review.asked.includes(house)) return 'not-now'
  return answer !== 'agree' && text === '' ? 'reason' : undefined
}
