// Who is told of what. Nobody is told of what they did themselves, and of one event nobody is told twice: what asks
// something of them comes first. Numbered rules: SPEC.md.

import type { Deputyship } from './deputy.ts'
import { mayReview, type Review, type ReviewAct, waitsFor } from './review.ts'

/**
 * What somebody is told, the most pressing first:
 * - `reviewWaits`: a version waits for their word; `reviewAnswered`: theirs was returned or is in force.
 * - `reviewStuck`: a version waits, and nobody of the house they administer could give the word.
 * - `mention`: somebody named them; `changeAsked`, `changeSettled`: a change is asked for at what they look after or are to
 *   judge; what they asked for is settled. `comment`: somebody said something about what they wrote or spoke about.
 * - `proposalMade`, `proposalAnswered`: changes were offered to them; what became of their offer.
 * - `proposalSaid`: somebody said something in a talk about an offer to or by their house.
 * - `introductionDue`, `recheckDue`: a day comes near on which a version shall be introduced, or until which a process is to
 *   be looked at again.
 * - `measureDue`: the day comes near by which a measure of a workshop is to be done.
 * - `packageAsked`: their house is asked to write something for others; `packageSaid`: what became of what they planned,
 *   or what was written for their house.
 * - `homeworkAsked`, `homeworkDue`: their house is asked to look at a variant before a workshop, and the day comes near;
 *   `homeworkDone`: a house has looked at its variant for a workshop they planned.
 * - `workshopChanged`: a workshop about what they look after is on another day, or called or held otherwise.
 * - `localProposed`: a workshop proposes that something of what they look after stays as it is, beside the common way.
 * - `enquiryAnswered`: somebody without an account answered over their link.
 * - `originRenewed`: a process theirs is linked with has a newer version in force.
 * - `versionInForce`, `referenceChanged`: what they follow has a version in force, or another common way.
 * - `questionAsked`: somebody asks the alliance about what they look after or follow; `questionAnswered`: somebody answers
 *   what they asked, answered or follow; `questionNew`: somebody asks, and they want to hear of every question;
 *   `answerHelped`: their answer helped.
 * - `documentAdded`: a house adds a sample document at what they follow.
 * - `wayAsked`: their house is asked whether it agrees to a common way; `wayAnswered`: what came of it.
 * - `deputyNamed`: they stand in for somebody, or somebody for them.
 * - `membershipEnds`, `memberEnds`: their own time, or that of somebody in an organisation they administer, is nearly over.
 */
export const NOTICE_KINDS = [
  'membershipEnds',
  'reviewWaits',
  'reviewStuck',
  'wayAsked',
  'deputyNamed',
  'mention',
  'changeAsked',
  'proposalMade',
  'homeworkAsked',
  'homeworkDue',
  'workshopChanged',
  'localProposed',
  'introductionDue',
  'recheckDue',
  'measureDue',
  'packageAsked',
  'reviewAnswered',
  'proposalAnswered',
  'packageSaid',
  'changeSettled',
  'homeworkDone',
  'enquiryAnswered',
  'proposalSaid',
  'comment',
  'questionAnswered',
  'answerHelped',
  'questionAsked',
  'questionNew',
  'originRenewed',
  'wayAnswered',
  'referenceChanged',
  'versionInForce',
  'documentAdded',
  'memberEnds',
] as const
export type NoticeKind = (typeof NOTICE_KINDS)[number]

export interface Told {
  readonly person: string
  readonly kind: NoticeKind
}

/** Each person once, with the most pressing of what they are told; without who did it (null: nobody with an account). */
export const toldOnce = (told: readonly Told[], by: string | null): readonly Told[] => {
  const pressing = told.toSorted(
    (a, b) => NOTICE_KINDS.indexOf(a.kind) - NOTICE_KINDS.indexOf(b.kind),
  )
  const seen = new Set(by === null ? [] : [by])
  return pressing.filter(({ person }) => !seen.has(person) && seen.add(person))
}

/** All of these people, told the same. */
export const tellAll = (kind: NoticeKind, people: readonly string[]): readonly Told[] =>
  people.map((person) => ({ kind, person }))

type Standing = Pick<Deputyship, 'person' | 'deputy'>

/**
 * Who is asked about a version now, `approvers` being all who may bring versions of its organisation into force, and
 * `deputies` those who stand in for somebody today: they are asked beside them. Whoever could not answer is not asked.
 * [] where nobody is.
 */
export const askedNow = (
  review: Review,
  approvers: readonly string[],
  deputies: readonly Standing[] = [],
): readonly string[] => {
  if (review.state !== 'inReview') return []
  const awaited = waitsFor(review)
  const seats = awaited ?? approvers
  const standing = deputies.filter(({ person }) => seats.includes(person))
  const act = awaited ? 'agree' : 'approve'
  return [...new Set([...seats, ...standing.map(({ deputy }) => deputy)])].filter((one) => {
    const standsInFor = deputies
      .filter(({ deputy }) => deputy === one)
      .map(({ person }) => ({ person, mayApprove: approvers.includes(person) }))
    const rights = { mayEdit: false, mayApprove: approvers.includes(one), standsInFor }
    return mayReview(review, act, one, rights).isAllowed
  })
}

/** A member of the house of a version. */
export interface HouseMember {
  readonly id: string
  readonly name: string
  readonly roles: readonly string[]
}

/**
 * Where a version waits for a word that none of its house's people could give: who may let somebody; undefined where
 * somebody could. Rule R13.
 */
export const letFor = (
  review: Review,
  members: readonly HouseMember[],
  deputies: readonly Standing[] = [],
): readonly HouseMember[] | undefined => {
  if (review.state !== 'inReview') return undefined
  const holding = (role: string) => members.filter(({ roles }) => roles.includes(role))
  const approvers = holding('approver').map(({ id }) => id)
  const here = new Set(members.map(({ id }) => id))
  if (askedNow(review, approvers, deputies).some((one) => here.has(one))) return undefined
  return holding('organisationAdmin')
}

/** What an act on a version tells who administers its house: that it waits for nobody only now. Rule R13. */
export const toldOfStuck = (
  before: Review,
  after: Review,
  members: readonly HouseMember[],
  deputies: readonly Standing[] = [],
): readonly Told[] =>
  letFor(before, members, deputies)
    ? []
    : tellAll(
        'reviewStuck',
        (letFor(after, members, deputies) ?? []).map(({ id }) => id),
      )

/**
 * Whether a deputy is asked about a version only since they are one: `others` being all who stand in for somebody there
 * today but for this deputyship.
 */
export const isAskedAsDeputy = (
  review: Review,
  approvers: readonly string[],
  deputyship: Standing,
  others: readonly Standing[],
): boolean => {
  const isAsked = (deputies: readonly Standing[]) =>
    askedNow(review, approvers, deputies).includes(deputyship.deputy)
  return isAsked([...others, deputyship]) && !isAsked(others)
}

/** What naming a deputy, or ending it, tells the two. Rule N7. */
export const toldOfDeputy = ({ person, deputy }: Standing): readonly Told[] =>
  tellAll('deputyNamed', [deputy, person])

/** What an act on a version tells: those who are asked only now, and its authors of the answer. */
export const toldOfReview = (
  act: ReviewAct,
  before: Review,
  after: Review,
  approvers: readonly string[],
  deputies: readonly Standing[] = [],
): readonly Told[] => {
  const asked = new Set(askedNow(before, approvers, deputies))
  const isAnswered = act === 'return' || act === 'approve'
  return [
    ...tellAll(
      'reviewWaits',
      askedNow(after, approvers, deputies).filter((one) => !asked.has(one)),
    ),
    ...tellAll('reviewAnswered', isAnswered ? before.authors : []),
  ]
}

/**
 * Who looks after a process: those who wrote it and may still edit it; where none of them is left, all who may. [] only
 * where nobody may edit.
 */
export const caretakersOf = (
  writers: readonly string[],
  editors: readonly string[],
): readonly string[] => {
  const left = editors.filter((one) => writers.includes(one))
  return left.length > 0 ? left : editors
}

/** Whom a comment tells: who is named, who is to see to a change that is asked for, and who wrote or spoke there. Rule N6. */
export const toldOfComment = ({
  named,
  concerned,
  involved,
}: {
  readonly named: readonly string[]
  /** Where a change is asked for: who looks after the process, and who is asked about a version of it. */
  readonly concerned: readonly string[]
  readonly involved: readonly string[]
}): readonly Told[] => [
  ...tellAll('mention', named),
  ...tellAll('changeAsked', concerned),
  ...tellAll('comment', involved),
]

/** Of one of the two houses that talk about an offer. */
export interface TalkingHouse {
  /** Whoever offered or said something for it, and is still there. */
  readonly involved: readonly string[]
  /** Of its process; told only where nobody is involved yet. */
  readonly caretakers: readonly string[]
}

/** Whom a word in a talk about an offer tells in the other house and in the own. Rule P6. */
export const toldOfTalk = (
  own: TalkingHouse,
  other: TalkingHouse,
): { readonly own: readonly Told[]; readonly other: readonly Told[] } => ({
  own: tellAll('proposalSaid', own.involved),
  other: tellAll('proposalSaid', other.involved.length > 0 ? other.involved : other.caretakers),
})

/** Of a house that is asked whether it agrees to a common way. */
export interface AskedHouse {
  readonly approvers: readonly string[]
  /** Who stands in for somebody there today. */
  readonly deputies: readonly Standing[]
  readonly admins: readonly string[]
}

/** Who can answer for a house; where nobody can, whoever can let somebody. Rule G7. */
export const askedForHouse = ({ approvers, deputies, admins }: AskedHouse): readonly string[] => {
  const standing = deputies.filter(({ person }) => approvers.includes(person))
  return approvers.length === 0
    ? admins
    : [...new Set([...approvers, ...standing.map(({ deputy }) => deputy)])]
}
