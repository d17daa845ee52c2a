// Where the review of a version stands, for one reader.

import type { VersionReview } from '#api'
import {
  type Actor,
  can,
  type HouseMember,
  holdingOn,
  isMemberOf,
  letFor,
  mayReview,
  type ProcessSubject,
  REVIEW_ACTS,
  type Review,
  reviewOf,
  waitsFor,
} from '#library'
import type { DeputyRow } from '../store/deputies.ts'
import type { FactRow } from '../store/review.ts'

/** `deputies`: of those in the house of the process, who stand in for somebody today. */
export const rightsOf = (
  actor: Actor,
  subject: ProcessSubject,
  deputies: readonly DeputyRow[] = [],
) => ({
  standsInFor: deputies.filter(
    ({ deputy, organisationId }) =>
      deputy === actor.personId && organisationId === subject.organisationId,
  ),
  mayEdit: can(actor, 'edit', subject).isAllowed,
  mayApprove: can(actor, 'approve', subject).isAllowed,
})

/** Null where somebody of the house could say what is waited for. */
export const presentStuck = (
  review: Review,
  members: readonly HouseMember[],
  deputies: readonly Pick<DeputyRow, 'person' | 'deputy'>[],
): { letBy: string[] } | null => {
  const admins = letFor(review, members, deputies)
  return admins ? { letBy: admins.map(({ name }) => name) } : null
}

/** What the page shows of the review of one version; only the current one can be brought into force. */
export const presentReview = (
  actor: Actor,
  subject: ProcessSubject,
  version: { readonly author: string | null; readonly isCurrent: boolean; readonly state: string },
  facts: readonly FactRow[],
  {
    known,
    day,
    members,
  }: {
    readonly known: readonly DeputyRow[]
    readonly day: string
    readonly members: readonly HouseMember[]
  },
): VersionReview => {
  const isIn = isMemberOf(actor, subject.organisationId) && !subject.isWithdrawn
  const review = standing(version, facts)
  const deputies = holdingOn(known, day)
  const rights = rightsOf(actor, subject, deputies)
  const verdicts = REVIEW_ACTS.map(
    (act) => [act, mayReview(review, act, actor.personId, rights)] as const,
  )
  const step = review.rules.steps[review.step]
  const awaited = waitsFor(review)
  return {
    seq: facts.at(-1)?.seq ?? 0,
    facts: facts.map(({ act, name, standsInFor, forName, at, reason }) => ({
      ...{ act, by: name, at: at.toISOString(), reason },
      standsInFor: standsInFor === undefined ? null : { name: forName },
    })),
    step:
      !isIn || review.state !== 'inReview'
        ? null
        : {
            ...{ name: step?.name ?? null, agreed: review.agreed.length },
            quorum: step ? Math.min(step.quorum, step.people.length) : 1,
            stuck: presentStuck(review, members, deputies),
            deputies: deputies
              .filter(({ person, mayApprove }) => awaited?.includes(person) ?? mayApprove)
              .map(({ personName, deputyName, until }) => ({
                ...{ person: personName, deputy: deputyName, until },
              })),
          },
    may: verdicts.flatMap(([act, verdict]) =>
      isIn && verdict.isAllowed && (version.isCurrent || act === 'retire') ? [act] : [],
    ),
    standsInFor: verdicts.flatMap(([act, verdict]) => {
      if (!isIn || !verdict.isAllowed || verdict.standsInFor === undefined) return []
      const name = rights.standsInFor.find(({ person }) => person === verdict.standsInFor)
      return name ? [{ act, name: name.personName }] : []
    }),
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
