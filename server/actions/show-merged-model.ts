// The merged model of processes somebody chose, or of a family: computed when it is asked for, from the
// models the reader may know.

import type { MergedModelView } from '#api'
import type { Look } from '../work/relate.ts'
import { compareColumns } from './compare-family.ts'
import { demandChosen } from './compare-processes.ts'
import { type MemberContext, Refused } from './context.ts'
import { gatherVariants, TIMEOUT_MS } from './present-comparison.ts'

interface Options {
  readonly atLeast?: number | undefined
  readonly look?: Look
}

const merge = async (
  ctx: MemberContext,
  ids: readonly string[],
  { atLeast, look }: Options,
  view: 'mine' | 'shared',
) => {
  const { partners: _, ...material } = await gatherVariants(ctx, ids, view)
  const language = ctx.texts.language === 'en' ? 'en' : 'de'
  const outcome = await ctx.pool.run(
    'mergedModel',
    { ...material, atLeast: atLeast ?? null, language, ...(look ? { look } : {}) },
    { timeoutMs: TIMEOUT_MS, isUrgent: true },
  )
  if (outcome.kind === 'timedOut' || outcome.kind === 'outOfMemory') {
    throw new Refused('compare/timed-out')
  }
  if (outcome.kind !== 'done') throw new Error(`merging: ${JSON.stringify(outcome)}`)
  return outcome.value
}

const show = async (
  ctx: MemberContext,
  ids: readonly string[],
  options: Options,
): Promise<MergedModelView> => {
  const { process: _, ...view } = await merge(ctx, ids, options, 'mine')
  return view
}

/** What most of these do as a process to begin with, of what the whole alliance may know; and who does each part of it. */
export const digestOfVariants = async (ctx: MemberContext, ids: readonly string[]) => {
  const { process, elements } = await merge(ctx, ids, {}, 'shared')
  return { process, elements }
}

export const mergeProcesses = async (
  ctx: MemberContext,
  processIds: readonly string[],
  options: Options = {},
): Promise<MergedModelView> => show(ctx, demandChosen(processIds), options)

export const mergeOfFamily = async (
  ctx: MemberContext,
  id: string,
  options: Options = {},
): Promise<MergedModelView> => show(ctx, (await compareColumns(ctx, id)).columns, options)
