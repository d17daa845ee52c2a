// Bringing a version into force: submitted, agreed to, returned, approved, retired. What may happen is decided in
// domain/library; here it is loaded, asked and kept, with what the person saw, so that nobody acts on an old state.

import type { ProcessDetail } from '#api'
import {
  can,
  faultOfRules,
  holdingOn,
  isMemberOf,
  mayReview,
  needsReason,
  type ReviewAct,
  type ReviewRules,
  reviewOf,
} from '#library'
import { addAudit } from '../store/audit.ts'
import { countOpenRequests } from '../store/comments.ts'
import { readDeputies } from '../store/deputies.ts'
import {
  addFact,
  findRules,
  followState,
  readFacts,
  readMembersAmong,
  readVersionAuthors,
  setRules,
} from '../store/review.ts'
import { becomeWorker, type Tx } from '../store/store.ts'
import { askWithForce } from './agree-common-way.ts'
import { demand, type MemberContext, Refused } from './context.ts'
import { dayOf } from './day-of.ts'
import { firstComes } from './first-comes.ts'
import { loadSubject, presentDetail } from './present-process.ts'
import { rightsOf, standing } from './present-review.ts'
import { tellReview } from './tell-review.ts'
import { tellLocalReasons } from './tell-workshop.ts'

const AUDITED: Readonly<Record<ReviewAct, string>> = {
  submit: 'versionSubmitted',
  recall: 'versionRecalled',
  agree: 'versionAgreed',
  return: 'versionReturned',
  approve: 'versionApproved',
  retire: 'versionRetired',
}

/** Refuses rules of which a step has fewer of the house's own people than `enough` says it needs. */
const demandMembers = async (
  tx: Tx,
  { actor }: MemberContext,
  organisationId: string,
  { steps }: ReviewRules,
  enough: (step: ReviewRules['steps'][number]) => number,
): Promise<void> => {
  const named = [...new Set(steps.flatMap(({ people }) => people))]
  const members = await readMembersAmong(tx, actor.allianceId, organisationId, named)
  const isShort = steps.some(
    (step) => step.people.filter((one) => members.has(one)).length < enough(step),
  )
  if (isShort) throw new Refused('review/stranger')
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
    const [day, { now }] = [dayOf(ctx.now), ctx]
    const deputies = await readDeputies(tx, allianceId, [organisationId], { day, now })
    const rights = rightsOf(ctx.actor, subject, holdingOn(deputies, day))
    const verdict = mayReview(standing(version, facts), act, personId, rights)
    if (!verdict.isAllowed) {
      if (verdict.because === 'role') throw new Refused('right/missing')
      throw new Refused(verdict.because === 'ownWork' ? 'review/own-work' : 'review/not-now')
    }
    const requests = act === 'approve' ? await countOpenRequests(tx, allianceId, processId) : 0
    if (needsReason(act, requests) && reason === '')
      throw new Refused(requests > 0 ? 'review/requests-open' : 'review/reason-missing')
    const rules = act === 'submit' ? await findRules(tx, allianceId, organisationId) : undefined
    // Whoever has left cannot agree, and the version would wait for ever.
    if (rules) await demandMembers(tx, ctx, organisationId, rules, ({ quorum }) => quorum)
    const { standsInFor } = verdict
    const as = standsInFor === undefined ? {} : { standsInFor }
    const common = { allianceId, processId, personId, ...as, now: ctx.now }
    const fact = { ...common, number, seq, act, reason, ...(rules ? { rules } : {}) }
    const done = [...facts, { act, by: personId, ...as, ...(rules ? { rules } : {}) }]
    const author = version.author ?? undefined
    const [before, after] = [reviewOf(author, facts), reviewOf(author, done)]
    const { state } = after
    await firstComes(addFact(tx, fact, state))
    if (act === 'approve') {
      for (const earlier of versions) {
        if (earlier.number >= number || earlier.state !== 'approved') continue
        const next = (factsOf(earlier.number).at(-1)?.seq ?? 0) + 1
        const retired = {
          ...common,
          number: earlier.number,
          seq: next,
          act: 'retire',
          reason: '',
        } as const
        await firstComes(addFact(tx, retired, 'retired'))
      }
    }
    await addAudit(tx, {
      ...{ allianceId, at: ctx.now, personId, organisationId, what: AUDITED[act] },
      ...{ subjectKind: 'process', subjectId: processId, details: { version: number, ...as } },
    })
    // Whoever returns a version may be one who reads only.
    await becomeWorker(tx, allianceId)
    if (isCurrent) await followState(tx, allianceId, processId, { state, now: ctx.now })
    const told = { act, by: personId, version: number, before, after }
    await tellReview(tx, ctx, { allianceId, processId, organisationId }, told)
    if (act !== 'approve') return
    await askWithForce(tx, ctx, processId, number)
    await tellLocalReasons(tx, ctx, { allianceId, commonWayId: processId, by: personId })
  })
  return ctx.store.asActor(ctx.actor, (tx) => presentDetail(tx, ctx, processId))
}

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
    await demandMembers(tx, ctx, organisationId, rules, ({ people }) => people.length)
    await setRules(tx, allianceId, organisationId, rules)
    await addAudit(tx, {
      ...{ allianceId, at: ctx.now, personId, organisationId, what: 'organisationChanged' },
      ...{ subjectKind: 'organisation', subjectId: organisationId, details: { after: { rules } } },
    })
    return plain(rules)
  })
}
