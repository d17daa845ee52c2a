// What is different between two versions of a process, or between a process and another: made from the models
// the reader may know, so that nothing in-house comes out as a difference.

import type { DifferencesView } from '#api'
import { flowOnly, shownByBoth } from '#library'
import { findGlossary } from '../store/glossary.ts'
import { type MemberContext, Refused } from './context.ts'
import { isKin } from './is-kin.ts'
import { loadVersion } from './load-version.ts'
import { TIMEOUT_MS } from './present-comparison.ts'

export interface Asked {
  /** Number of a version; the current one where nothing is said. */
  readonly from?: number | undefined
  readonly to?: number | undefined
  /** Another process, instead of another version of this one. */
  readonly other?: string | undefined
  /** Leaves out figures and notes, which are each house's own. */
  readonly isFlowOnly?: boolean
}

export const showDifferences = async (
  ctx: MemberContext,
  id: string,
  { from, to, other, isFlowOnly = false }: Asked,
): Promise<DifferencesView> => {
  const { before, after, glossary, isOneProcess } = await ctx.store.asActor(
    ctx.actor,
    async (tx) => ({
      before: await loadVersion(tx, ctx, id, from),
      after: await loadVersion(tx, ctx, other ?? id, to),
      glossary: await findGlossary(tx, 'mine'),
      isOneProcess:
        other === undefined || other === id || (await isKin(tx, ctx.actor.allianceId, id, other)),
    }),
  )
  const shown = shownByBoth(before.sees, after.sees)
  const outcome = await ctx.pool.run(
    'differences',
    {
      before: { model: before.model, name: before.shown.name },
      after: { model: after.model, name: after.shown.name },
      ...{ isOneProcess, glossary, language: ctx.language },
      shown: isFlowOnly ? flowOnly(shown) : shown,
    },
    { timeoutMs: TIMEOUT_MS, isUrgent: true },
  )
  if (outcome.kind === 'timedOut' || outcome.kind === 'outOfMemory') {
    throw new Refused('compare/timed-out')
  }
  if (outcome.kind !== 'done') throw new Error(`differences: ${JSON.stringify(outcome)}`)
  const { before: drawnBefore, after: drawnAfter, ...told } = outcome.value
  return {
    ...told,
    before: { ...before.shown, svg: drawnBefore },
    after: { ...after.shown, svg: drawnAfter },
  }
}
