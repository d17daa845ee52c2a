// Bringing a version into force: submitted, agreed to, returned, approved, retired. What may happen is decided in
// domain/library; here it is loaded, asked and kept, with what the person saw, so that nobody acts on an old state.

import type { ProcessDetail } from '#api'
import {
  can,
  faultOfRules,
  isMemberOf,
  mayReview,
  needsReason,
  type ReviewAct,
  type ReviewRules,
  reviewOf,
  type VersionState,
} from '#library'
import { addAudit } from '../store/audit.ts'
import { isTaken } from '../store/error-code.ts'
import {
  addFact,
  findRules,
  followState,
  type NewFact,
  readFacts,
  readVersionAuthors,
  readWaiting,
  setRules,
} from '../store/review.ts'
import { becomeWorker, type Tx } from '../store/store.ts'
import { demand, type MemberContext, Refused } from './context.ts'
import { loadSubject, presentDetail } from './present-process.ts'
import { rightsOf, standing } from './present-review.ts'

const MOST_WAITING = 500

/** Two people who act at once: the second is told to look again. */
const add = async (tx: Tx, fact: NewFact, state: VersionState): Promise<void> => {
  try {
    await addFact(tx, fact, state)
  } catch (error) {
    throw isTaken(error) ? new Refused('conflict/changed-meanwhile') : error
  }
}

const AUDITED: Readonly<Record<ReviewAct, string>> = {
  submit: 'versionSubmitted',
  recall: 'versionRecalled',
  agree: 'versionAgreed',
  return: 'versionReturned',
  approve: 'versionApproved',
  retire: 'versionRetired',
}

export const reviewVersion = async (
  ctx: MemberContext,
  processId: string,
  number: number,
  wanted: { readonly act: ReviewAct; readonly reason: string; readonly seen: number },
): Promise<ProcessDetail> => {
  await ctx.store.asActor(ctx.actor, async (tx) => {
    const { allianceId, personId } = ctx.actor
    const { act, reason, seen } = wanted
    const subject = await loadSubject(tx, allianceId, processId)
    demand(can(ctx.actor, 'readInHouse', subject))
    const { organisationId } = subject
    const versions = await readVersionAuthors(tx, allianceId, processId)
    const version = versions.find((one) => one.number === number)
    if (!version) throw new Refused('thing/not-found')
    const all = await readFacts(tx, allianceId, processId)
    const factsOf = (of: number) => all.filter((one) => one.number === of)
    const facts = factsOf(number)
    const seq = (facts.at(-1)?.seq ?? 0) + 1
    if (seq - 1 !== seen) throw new Refused('conflict/changed-meanwhile')
    const isCurrent = versions.every((one) => one.number <= number)
    if (subject.isWithdrawn || (!isCurrent && act !== 'retire')) throw new Refused('review/not-now')
    const rights = rightsOf(ctx.actor, subject)
    const verdict = mayReview(standing(version, facts), act, personId, rights)
    if (!verdict.isAllowed) {
      if (verdict.because === 'role') throw new Refused('right/missing')
      throw new Refused(verdict.because === 'ownWork' ? 'review/own-work' : 'review/not-now')
    }
    if (needsReason(act) && reason === '') throw new Refused('review/reason-missing')
    const rules = act === 'submit' ? await findRules(tx, allianceId, organisationId) : undefined
    const common = { allianceId, processId, personId, now: ctx.now }
    const fact = { ...common, number, seq, act, reason, ...(rules ? { rules } : {}) }
    const done = [...facts, { act, by: personId, ...(rules ? { rules } : {}) }]
    const { state } = reviewOf(version.author ?? undefined, done)
    await add(tx, fact, state)
    if (act === 'approve') {
      for (const earlier of versions) {
        if (earlier.number >= number || earlier.state !== 'approved') continue
        const before = factsOf(earlier.number)
        const next = (before.at(-1)?.seq ?? 0) + 1
        const retired = {
          ...common,
          number: earlier.number,
          seq: next,
          act: 'retire',
          reason: '',
        } as const
        await add(tx, retired, 'retired')
      }
    }
    await addAudit(tx, {
      ...{ allianceId, at: ctx.now, personId, organisationId, what: AUDITED[act] },
      ...{ subjectKind: 'process', subjectId: processId, details: { version: number } },
    })
    // Whoever returns a version may be one who reads only.
    await becomeWorker(tx, allianceId)
    if (isCurrent) await followState(tx, allianceId, processId, { state, now: ctx.now })
  })
  return ctx.store.asActor(ctx.actor, (tx) => presentDetail(tx, ctx, processId))
}

export const listWaiting = (ctx: MemberContext) =>
  ctx.store.asActor(ctx.actor, async (tx) => {
    const { actor } = ctx
    const own = actor.memberships.map((one) => one.organisationId)
    const rows = await readWaiting(tx, actor.allianceId, own, MOST_WAITING)
    return {
      items: rows.flatMap(({ facts, author, organisationId, organisationName, ...row }) => {
        const review = reviewOf(author ?? undefined, facts)
        const subject = { kind: 'process', allianceId: actor.allianceId, organisationId } as const
        const rights = rightsOf(actor, {
          ...subject,
          visibility: 'organisation',
          isWithdrawn: false,
        })
        const act = (['agree', 'approve'] as const).find(
          (one) => mayReview(review, one, actor.personId, rights).isAllowed,
        )
        const since = facts.at(-1)?.at
        if (!act || !since) return []
        const { processId, name, number } = row
        return [{ processId, name, number, organisationName, act, since: since.toISOString() }]
      }),
    }
  })

const organisation = (ctx: MemberContext, organisationId: string) =>
  ({ kind: 'organisation', allianceId: ctx.actor.allianceId, organisationId }) as const

/** Plain, as the contract spells it. */
const plain = ({ fourEyes, steps }: ReviewRules) => ({
  fourEyes,
  steps: steps.map(({ name, people, quorum }) => ({ name, people: [...people], quorum })),
})

export const showReviewRules = (ctx: MemberContext, organisationId: string) => {
  if (!isMemberOf(ctx.actor, organisationId)) throw new Refused('thing/not-found')
  return ctx.store.asActor(ctx.actor, async (tx) =>
    plain(await findRules(tx, ctx.actor.allianceId, organisationId)),
  )
}

export const setReviewRules = (ctx: MemberContext, organisationId: string, rules: ReviewRules) => {
  const { allianceId, personId } = ctx.actor
  demand(can(ctx.actor, 'setReview', organisation(ctx, organisationId)))
  const fault = faultOfRules(rules)
  if (fault) throw new Refused(`review/${fault}`)
  return ctx.store.asActor(ctx.actor, async (tx) => {
    await setRules(tx, allianceId, organisationId, rules)
    await addAudit(tx, {
      ...{ allianceId, at: ctx.now, personId, organisationId, what: 'organisationChanged' },
      ...{ subjectKind: 'organisation', subjectId: organisationId, details: { after: { rules } } },
    })
    return plain(rules)
  })
}
