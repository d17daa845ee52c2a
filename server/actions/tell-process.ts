// A process as text, made from what the reader may know, so that a redacted process is redacted here too.

import type { ProcessText } from '#api'
import { readDetail, readModelText, readSummaries } from '../store/library.ts'
import type { TellingOrder } from '../work/tell.ts'
import { type Context, type MemberContext, Refused } from './context.ts'

const TIMEOUT_MS = 20_000

/** Tells a model in a worker thread. */
export const tellModel = async (ctx: Context, order: TellingOrder): Promise<ProcessText> => {
  const outcome = await ctx.pool.run('tell', order, { timeoutMs: TIMEOUT_MS, isUrgent: true })
  if (outcome.kind === 'timedOut' || outcome.kind === 'outOfMemory') {
    throw new Refused('file/timed-out')
  }
  if (outcome.kind !== 'done') throw new Error(`tell: ${JSON.stringify(outcome)}`)
  return {
    blocks: outcome.value.map((block) =>
      block.kind === 'items'
        ? {
            kind: block.kind,
            items: block.items.map(({ spans, also, ...item }) => ({
              ...item,
              spans: spans.map((span) => ({ ...span })),
              also: [...also],
            })),
          }
        : { ...block },
    ),
  }
}

export const tellProcess = async (
  ctx: MemberContext,
  id: string,
  length: 'long' | 'short',
): Promise<ProcessText> => {
  const { allianceId } = ctx.actor
  const { summary, detail, model } = await ctx.store.asActor(ctx.actor, async (tx) => {
    const [summary] = await readSummaries(tx, allianceId, [id])
    const detail = await readDetail(tx, allianceId, id)
    if (!summary || !detail) throw new Refused('thing/not-found')
    return { summary, detail, model: await readModelText(tx, allianceId, id, detail.audience) }
  })
  if (model === undefined) return { blocks: [] }
  return tellModel(ctx, {
    name: summary.name,
    organisation: summary.organisation.name,
    model,
    profile: detail.profile,
    language: ctx.language,
    isShort: length === 'short',
  })
}
