// What is different between two versions of a process, or between a process and another: made from the models
// the reader may know, so that nothing in-house comes out as a difference.

import type { DifferencesView } from '#api'
import { findGlossary } from '../store/glossary.ts'
import { listVersions, readDetail, readModelText, readSummaries } from '../store/library.ts'
import type { Tx } from '../store/store.ts'
import { type MemberContext, Refused } from './context.ts'
import { TIMEOUT_MS } from './present-comparison.ts'

export interface Asked {
  /** Number of a version; the current one where nothing is said. */
  readonly from?: number | undefined
  readonly to?: number | undefined
  /** Another process, instead of another version of this one. */
  readonly other?: string | undefined
}

interface Side {
  readonly shown: DifferencesView['before']
  readonly model: string
}

const sideOf = async (
  tx: Tx,
  ctx: MemberContext,
  id: string,
  number: number | undefined,
): Promise<Side> => {
  const { allianceId } = ctx.actor
  const [summary] = await readSummaries(tx, allianceId, [id])
  const detail = await readDetail(tx, allianceId, id)
  const version = number ?? summary?.version ?? undefined
  if (!summary || !detail || version === undefined) throw new Refused('thing/not-found')
  const versions = await listVersions(tx, allianceId, id)
  const found = versions.find((one) => one.number === version)
  const model = found && (await readModelText(tx, allianceId, id, detail.audience, version))
  if (!found || model === undefined) throw new Refused('thing/not-found')
  const { name, organisation } = summary
  return {
    model,
    shown: {
      ...{ processId: id, name, organisationName: organisation.name, version },
      createdAt: found.createdAt.toISOString(),
      svg: '',
    },
  }
}

export const showDifferences = async (
  ctx: MemberContext,
  id: string,
  { from, to, other }: Asked,
): Promise<DifferencesView> => {
  const { before, after, glossary } = await ctx.store.asActor(ctx.actor, async (tx) => ({
    before: await sideOf(tx, ctx, id, from),
    after: await sideOf(tx, ctx, other ?? id, to),
    glossary: await findGlossary(tx, 'mine'),
  }))
  const outcome = await ctx.pool.run(
    'differences',
    {
      before: { model: before.model, name: before.shown.name },
      after: { model: after.model, name: after.shown.name },
      ...{ isOneProcess: other === undefined || other === id, glossary, language: ctx.language },
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
