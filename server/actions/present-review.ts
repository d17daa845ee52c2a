// Where the review of a version stands, for one reader.

import type { VersionReview } from '#api'
import {
  type Actor,
  can,
  isMemberOf,
  mayReview,
  type ProcessSubject,
  REVIEW_ACTS,
  type Review,
  reviewOf,
} from '#library'
import type { FactRow } from '../store/review.ts'

export const rightsOf = (actor: Actor, subject: ProcessSubject) => ({
  mayEdit: can(actor, 'edit', subject).isAllowed,
  mayApprove: can(actor, 'approve', subject).isAllowed,
})

/** What the page shows of the review of one version; only the current one can be brought into force. */
export const presentReview = (
  actor: Actor,
  subject: ProcessSubject,
  version: { readonly author: string | null; readonly isCurrent: boolean; readonly state: string },
  facts: readonly FactRow[],
): VersionReview => {
  const isIn = isMemberOf(actor, subject.organisationId) && !subject.isWithdrawn
  const review = standing(version, facts)
  const rights = rightsOf(actor, subject)
  const verdicts = REVIEW_ACTS.map(
    (act) => [act, mayReview(review, act, actor.personId, rights)] as const,
  )
  const step = review.rules.steps[review.step]
  return {
    seq: facts.at(-1)?.seq ?? 0,
    facts: facts.map(({ act, name, at, reason }) => ({
      ...{ act, by: name, at: at.toISOString(), reason },
    })),
    step:
      !isIn || review.state !== 'inReview'
        ? null
        : {
            ...{ name: step?.name ?? null, agreed: review.agreed.length },
            quorum: step ? Math.min(step.quorum, step.people.length) : 1,
          },
    may: verdicts.flatMap(([act, verdict]) =>
      isIn && verdict.isAllowed && (version.isCurrent || act === 'retire') ? [act] : [],
    ),
    isOwnWork: isIn && verdicts.some(([, one]) => !one.isAllowed && one.because === 'ownWork'),
  }
}

/** Versions that came into the library approved, such as the examples, have no facts. */
export const standing = (
  { author, state }: { readonly author: string | null; readonly state: string },
  facts: readonly FactRow[],
): Review => {
  const review = reviewOf(author ?? undefined, facts)
  return facts.length === 0 && state === 'approved' ? { ...review, state: 'approved' } : review
}
