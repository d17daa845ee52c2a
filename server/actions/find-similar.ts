// What in the library resembles a model that somebody sends; the model itself is not kept.

import type { SimilarAnswer } from '#api'
import { queryOfTerms } from '#search'
import { READ_TIMEOUT_MS } from '../imports/limits.ts'
import { sayReason } from '../imports/say.ts'
import type { IncomingFile } from '../imports/spool.ts'
import { whyRefused } from '../imports/why-refused.ts'
import { readSummaries } from '../store/library.ts'
import { DEFAULT_SHARING } from '../store/processes.ts'
import { type MemberContext, Refused } from './context.ts'
import { onlyModel } from './only-model.ts'
import { presentSummary } from './present-process.ts'

const MOST = 12
/** Looked at, so that enough are left when what the asker may not see is taken away. */
const AMONG = 500
/** Cosine below which nothing is named. */
const ALIKE_FROM = 0.15

export const findSimilar = async (
  ctx: MemberContext,
  files: AsyncIterable<IncomingFile>,
): Promise<SimilarAnswer> => {
  const file = await onlyModel(ctx, files)
  const outcome = await ctx.pool.run(
    'readModel',
    {
      ...{ path: file.path, format: file.format, bytes: file.bytes },
      ...{ sharing: DEFAULT_SHARING, post: ctx.words.post },
    },
    { timeoutMs: READ_TIMEOUT_MS, isUrgent: true },
  )
  const refusal = whyRefused(outcome)
  if (refusal) throw new Refused('import/refused', { reason: sayReason(ctx.texts, refusal) })
  if (outcome.kind !== 'done' || outcome.value.kind !== 'read') throw new Refused('server/starting')
  const { name, terms } = outcome.value
  const { allianceId } = ctx.actor
  const { processes } = await ctx.indexes.current(allianceId)
  const scores = new Map(
    processes
      .search(queryOfTerms(terms), { top: AMONG, candidates: AMONG })
      .filter(({ score }) => score >= ALIKE_FROM)
      .map(({ id, score }) => [id, score]),
  )
  // Read as the asker: what they may not see is not there, and not counted.
  const rows = await ctx.store.asActor(ctx.actor, (tx) =>
    readSummaries(tx, allianceId, [...scores.keys()]),
  )
  return {
    name,
    items: rows
      .filter(({ withdrawnAt }) => withdrawnAt === null)
      .slice(0, MOST)
      .map((row) => ({ ...presentSummary(row), likeness: scores.get(row.id) ?? 0 })),
  }
}
