// What happened in an alliance lately, house by house. Nothing is kept for it: each entry follows from a fact that is there
// for another reason. Numbered rules: SPEC.md.

import { type WayFact, wayReviewOf } from './common-way-review.ts'

/**
 * - `shared`: a process came into the sight of the alliance; `inForce`: a version of one was approved since.
 * - `public`: everybody may read it now.
 * - `linked`, `takenOver`, `movedOn`: a house's process goes back to another's, or to a newer version of it.
 * - `proposalAccepted`: a house took what another offered.
 * - `commonWay`: a process is marked as the common way of its family; `wayAgreed`: all houses that were asked agree.
 * - `questionAsked`: a house asks the alliance; `documentAdded`: it gives others a sample document.
 * - `workshopClosed`, `packageDone`: something came of a workshop; something was written for several houses.
 */
export const ACTIVITY_KINDS = [
  ...(['shared', 'inForce', 'public', 'linked', 'takenOver', 'movedOn'] as const),
  ...(['proposalAccepted', 'commonWay', 'wayAgreed', 'workshopClosed', 'packageDone'] as const),
  ...(['questionAsked', 'documentAdded'] as const),
] as const
export type ActivityKind = (typeof ACTIVITY_KINDS)[number]

/** What one asks for when not all is wanted. */
export const ACTIVITY_TOPICS = [
  ...(['sight', 'versions', 'links', 'proposals', 'commonWay', 'workshops', 'packages'] as const),
  ...(['questions', 'documents'] as const),
] as const
export type ActivityTopic = (typeof ACTIVITY_TOPICS)[number]

const TOPIC_OF: Readonly<Record<ActivityKind, ActivityTopic>> = {
  ...{ shared: 'sight', public: 'sight', inForce: 'versions', linked: 'links' },
  ...{ takenOver: 'links', movedOn: 'links', proposalAccepted: 'proposals' },
  ...{ commonWay: 'commonWay', wayAgreed: 'commonWay' },
  ...{ workshopClosed: 'workshops', packageDone: 'packages', questionAsked: 'questions' },
  documentAdded: 'documents',
}

/** All kinds where nothing is asked for. */
export const kindsOfTopic = (topic: ActivityTopic | undefined): readonly ActivityKind[] =>
  ACTIVITY_KINDS.filter((kind) => topic === undefined || TOPIC_OF[kind] === topic)

/** Which of these answers, by their places, made a version agreed that was not before it. Rule V3. */
export const agreementsAt = (facts: readonly WayFact[]): readonly number[] =>
  facts.flatMap((fact, at) => {
    const isAgreedAfter = (count: number) =>
      wayReviewOf(facts.slice(0, count), fact.version).isAgreed
    return isAgreedAfter(at + 1) && !isAgreedAfter(at) ? [at] : []
  })
