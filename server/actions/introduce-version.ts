// Putting a version to work: prepared by a list, introduced on a day, taken back. Approval is another matter.

import type { z } from 'zod'
import type { introductionWish, ProcessDetail } from '#api'
import {
  can,
  type IntroductionAct,
  type IntroductionFact,
  introductionNeedsReason,
  introductionOf,
  mayIntroduce,
} from '#library'
import { addAudit } from '../store/audit.ts'
import {
  addIntroductionFact,
  introductionFactOf,
  readIntroductionFacts,
} from '../store/introduction.ts'
import { readVersionAuthors } from '../store/review.ts'
import { demand, type MemberContext, Refused } from './context.ts'
import { firstComes } from './first-comes.ts'
import { loadSubject, presentDetail } from './present-process.ts'
import { settleReminder } from './tell-review.ts'

const AUDITED: Readonly<Record<IntroductionAct, string>> = {
  prepare: 'introductionPrepared',
  introduce: 'versionIntroduced',
  takeBack: 'introductionTakenBack',
}

type Wish = z.output<typeof introductionWish>

const factOf = (wish: Wish): IntroductionFact => {
  switch (wish.act) {
    case 'prepare':
      return {
        act: wish.act,
        items: Object.fromEntries(
          wish.items.map(({ item, ...standing }) => [item, standing] as const),
        ),
        day: wish.day,
      }
    case 'introduce':
      return { act: wish.act, day: wish.day, reason: wish.reason }
    case 'takeBack':
      return { act: wish.act, reason: wish.reason }
  }
}

export const introduceVersion = async (
  ctx: MemberContext,
  processId: string,
  number: number,
  wish: Wish,
): Promise<ProcessDetail> => {
  const { allianceId, personId } = ctx.actor
  await ctx.store.asActor(ctx.actor, async (tx) => {
    const subject = await loadSubject(tx, allianceId, processId)
    demand(can(ctx.actor, 'keepCurrent', subject))
    const versions = await readVersionAuthors(tx, allianceId, processId)
    const version = versions.find((one) => one.number === number)
    if (!version) throw new Refused('thing/not-found')
    const rows = (await readIntroductionFacts(tx, allianceId, processId)).filter(
      (one) => one.number === number,
    )
    const seq = (rows.at(-1)?.seq ?? 0) + 1
    if (seq - 1 !== wish.seen) throw new Refused('conflict/changed-meanwhile')
    const standing = introductionOf(rows.map(introductionFactOf))
    const fact = factOf(wish)
    if (subject.isWithdrawn || !mayIntroduce(standing, fact.act, version.state))
      throw new Refused('introduction/not-now')
    if (
      fact.act !== 'prepare' &&
      fact.reason === '' &&
      introductionNeedsReason(standing, fact.act)
    ) {
      throw new Refused('introduction/reason-missing')
    }
    await firstComes(
      addIntroductionFact(tx, { allianceId, processId, number, seq, fact, personId, now: ctx.now }),
    )
    await addAudit(tx, {
      ...{ allianceId, at: ctx.now, personId, organisationId: subject.organisationId },
      ...{ what: AUDITED[fact.act], subjectKind: 'process', subjectId: processId },
      details: { version: number, ...('day' in fact && fact.day ? { day: fact.day } : {}) },
    })
    if (fact.act === 'introduce' || (fact.act === 'prepare' && fact.day !== standing.planned)) {
      const about = { kind: 'introductionDue', processId, version: number } as const
      await settleReminder(tx, ctx, allianceId, about)
    }
  })
  return ctx.store.asActor(ctx.actor, (tx) => presentDetail(tx, ctx, processId))
}
