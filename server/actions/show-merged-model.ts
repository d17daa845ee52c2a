// The merged model of processes somebody chose, or of a family: computed when it is asked for, from the
// models the reader may know.

import type { MergedModelView } from '#api'
import { compareColumns } from './compare-family.ts'
import { demandChosen } from './compare-processes.ts'
import { type MemberContext, Refused } from './context.ts'
import { gatherVariants, TIMEOUT_MS } from './present-comparison.ts'

const show = async (
  ctx: MemberContext,
  ids: readonly string[],
  atLeast: number | undefined,
): Promise<MergedModelView> => {
  const { partners: _, ...material } = await gatherVariants(ctx, ids)
  const language = ctx.texts.language === 'en' ? 'en' : 'de'
  const outcome = await ctx.pool.run(
    'mergedModel',
    { ...material, atLeast: atLeast ?? null, language },
    { timeoutMs: TIMEOUT_MS, isUrgent: true },
  )
  if (outcome.kind === 'timedOut' || outcome.kind === 'outOfMemory') {
    throw new Refused('compare/timed-out')
  }
  if (outcome.kind !== 'done') throw new Error(`merging: ${JSON.stringify(outcome)}`)
  return outcome.value
}

export const mergeProcesses = async (
  ctx: MemberContext,
  processIds: readonly string[],
  atLeast?: number,
): Promise<MergedModelView> => show(ctx, demandChosen(processIds), atLeast)

export const mergeOfFamily = async (
  ctx: MemberContext,
  id: string,
  atLeast?: number,
): Promise<MergedModelView> => show(ctx, (await compareColumns(ctx, id)).columns, atLeast)
