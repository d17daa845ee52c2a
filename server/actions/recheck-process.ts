// Looking at a process again: how often, and that it was and still holds.

import type { ProcessDetail } from '#api'
import { addMonths, can, confirmedOn, type RecheckFact, recheckOf } from '#library'
import { addAudit } from '../store/audit.ts'
import { addRecheck, readRechecks } from '../store/recheck.ts'
import { demand, type MemberContext, Refused } from './context.ts'
import { dayOf } from './day-of.ts'
import { firstComes } from './first-comes.ts'
import { loadSubject, presentDetail } from './present-process.ts'
import { settleReminder } from './tell-review.ts'

type Wish = { readonly seen: number } & (
  | { readonly act: 'set'; readonly months: number | null; readonly due: string | null }
  | { readonly act: 'confirm'; readonly reason: string }
)

export const recheckProcess = async (
  ctx: MemberContext,
  processId: string,
  wish: Wish,
): Promise<ProcessDetail> => {
  const { allianceId, personId } = ctx.actor
  const today = dayOf(ctx.now)
  await ctx.store.asActor(ctx.actor, async (tx) => {
    const subject = await loadSubject(tx, allianceId, processId)
    demand(can(ctx.actor, 'keepCurrent', subject))
    const rows = await readRechecks(tx, allianceId, processId)
    const seq = rows.at(-1)?.seq ?? 0
    if (seq !== wish.seen) throw new Refused('conflict/changed-meanwhile')
    const standing = recheckOf(rows.map(({ fact }) => fact))
    const wanted = (): RecheckFact | undefined => {
      if (wish.act === 'confirm') return confirmedOn(standing, today)
      const { months, due } = wish
      if (months === null) return { act: 'set', months, due: null }
      return { act: 'set', months, due: due ?? addMonths(today, months) }
    }
    const fact = wanted()
    if (!fact) throw new Refused('recheck/no-turn')
    const reason = wish.act === 'confirm' ? wish.reason : ''
    if (wish.act === 'confirm' && reason === '') throw new Refused('recheck/reason-missing')
    await firstComes(
      addRecheck(tx, { allianceId, processId, seq: seq + 1, fact, reason, personId, now: ctx.now }),
    )
    await addAudit(tx, {
      ...{ allianceId, at: ctx.now, personId, organisationId: subject.organisationId },
      ...{ what: fact.act === 'set' ? 'recheckSet' : 'rechecked' },
      ...{ subjectKind: 'process', subjectId: processId, details: { due: fact.due } },
    })
    if (fact.due !== standing.due) {
      await settleReminder(tx, ctx, allianceId, { kind: 'recheckDue', processId, version: null })
    }
  })
  return ctx.store.asActor(ctx.actor, (tx) => presentDetail(tx, ctx, processId))
}
