// Why a process differs from what it goes back to: said by its own people where they like to, and counted for a family
// by reason, never by house. What differs is told anew for every reader from what they may know.

import type { DeviationsView, FamilyDeviations } from '#api'
import {
  can,
  countDeviations,
  type DeviationReason,
  explanationsOf,
  flowOnly,
  isMemberOf,
  type Link,
  linkOf,
  type Sharing,
  shownByBoth,
} from '#library'
import { isSame } from '#process'
import { addDeviation, type DeviationRow, readDeviations } from '../store/deviations.ts'
import { findFamilyRows } from '../store/families.ts'
import { findGlossary } from '../store/glossary.ts'
import { readDetail, readModelText, readSummaries } from '../store/library.ts'
import { readLinksOf, readPair } from '../store/lineage.ts'
import type { Tx } from '../store/store.ts'
import type { Audience } from '../store/tables.ts'
import { demand, type MemberContext, Refused } from './context.ts'
import { firstComes } from './first-comes.ts'
import { TIMEOUT_MS } from './present-comparison.ts'
import { inPairs } from './present-lineage.ts'
import { loadSubject } from './present-process.ts'

const EVERYTHING: Sharing = { minutes: true, cases: true, posts: true }

interface Pair {
  readonly processId: string
  readonly originId: string
  /** Of the origin. */
  readonly version: number
}

/** The two models, as audiences may know them or as the asker may; undefined where one is not to be seen. */
const readModels = async (
  tx: Tx,
  allianceId: string,
  { processId, originId, version }: Pair,
  wanted?: { readonly ours: Audience; readonly origin: Audience },
) => {
  const read = async (id: string, asked?: Audience, number?: number) => {
    const detail = await readDetail(tx, allianceId, id)
    if (!detail) return undefined
    const audience = asked ?? detail.audience
    const model = await readModelText(tx, allianceId, id, audience, number)
    return model && { model, sees: audience === 'own' ? EVERYTHING : detail.sharing }
  }
  const ours = await read(processId, wanted?.ours)
  const origin = await read(originId, wanted?.origin, version)
  if (!ours || !origin) return undefined
  const shown = flowOnly(shownByBoth(ours.sees, origin.sees))
  return { ours: ours.model, origin: origin.model, shown }
}

const SHARED = { ours: 'shared', origin: 'shared' } as const

type Models = NonNullable<Awaited<ReturnType<typeof readModels>>>

const tell = async (
  ctx: MemberContext,
  models: Models,
  { isTakenOver }: Link,
  glossary: Awaited<ReturnType<typeof findGlossary>>,
) => {
  const outcome = await ctx.pool.run(
    'deviations',
    { ...models, isOneProcess: isTakenOver, glossary, language: ctx.language },
    { timeoutMs: TIMEOUT_MS, isUrgent: true },
  )
  if (outcome.kind === 'timedOut' || outcome.kind === 'outOfMemory') {
    throw new Refused('compare/timed-out')
  }
  if (outcome.kind !== 'done') throw new Error(`deviations: ${JSON.stringify(outcome)}`)
  return outcome.value
}

/**
 * Keys of what something was said of that everybody may read as things stand now: since it was said, a house may have
 * come to show less.
 */
const keysForAll = async (
  ctx: MemberContext,
  pair: Pair,
  link: Link,
  glossary: Awaited<ReturnType<typeof findGlossary>>,
): Promise<ReadonlySet<string>> => {
  const { allianceId } = ctx.actor
  const { complete, shared, said } = await ctx.store.asWorker(allianceId, async (tx) => ({
    said: await readDeviations(tx, allianceId, [pair.processId]),
    complete: await readModels(tx, allianceId, pair, { ours: 'own', origin: 'shared' }),
    shared: await readModels(tx, allianceId, pair, SHARED),
  }))
  if (!complete || !shared) return new Set()
  const shown = new Map(
    (await tell(ctx, shared, link, glossary)).map(({ key, texts }) => [key, texts]),
  )
  const all = await tell(ctx, complete, link, glossary)
  // What others may read was followed by what they may not: then it is no longer what is said.
  const isLastShared = (key: string) =>
    said.findLast((row) => row.originId === pair.originId && row.key === key)?.isShared ?? false
  const isForAll = ({ key, texts }: (typeof all)[number]) =>
    isLastShared(key) && isSame(texts, shown.get(key))
  return new Set(all.filter(isForAll).map(({ key }) => key))
}

const demandLink = async (tx: Tx, allianceId: string, id: string, originId: string) => {
  const link = linkOf(await readPair(tx, allianceId, id, originId))
  if (!link) throw new Refused('thing/not-found')
  return link
}

const load = async (tx: Tx, ctx: MemberContext, id: string) => {
  const { actor } = ctx
  const subject = await loadSubject(tx, actor.allianceId, id)
  const last = new Map<string, DeviationRow>()
  for (const row of await readDeviations(tx, actor.allianceId, [id])) {
    last.set(JSON.stringify([row.originId, row.key]), row)
  }
  return { subject, rows: [...last.values()], isOwn: isMemberOf(actor, subject.organisationId) }
}

const present = (
  { actor }: MemberContext,
  { subject, rows, isOwn }: Awaited<ReturnType<typeof load>>,
): DeviationsView => ({
  reasons: rows.map(({ originId, key, reason, text, name, at, seq }) => ({
    ...{ originId, key, text, seq, reason: reason ?? null, by: isOwn ? name : null },
    at: at.toISOString(),
  })),
  canExplain: !subject.isWithdrawn && can(actor, 'link', subject).isAllowed,
})

export const showDeviations = async (ctx: MemberContext, id: string): Promise<DeviationsView> => {
  const { allianceId } = ctx.actor
  const { links, glossary, ...loaded } = await ctx.store.asActor(ctx.actor, async (tx) => {
    const found = await load(tx, ctx, id)
    const links = new Map<string, Link>()
    for (const { originId } of found.isOwn ? [] : found.rows) {
      const link = linkOf(await readPair(tx, allianceId, id, originId))
      if (link) links.set(originId, link)
    }
    return { ...found, links, glossary: await findGlossary(tx, 'shared') }
  })
  if (loaded.isOwn) return present(ctx, loaded)
  const rows: DeviationRow[] = []
  for (const [originId, link] of links) {
    const pair = { processId: id, originId, version: link.version }
    const keys = await keysForAll(ctx, pair, link, glossary)
    rows.push(...loaded.rows.filter((row) => row.originId === originId && keys.has(row.key)))
  }
  return present(ctx, { ...loaded, rows })
}

export interface Explanation {
  readonly originId: string
  readonly key: string
  readonly reason: DeviationReason | null
  readonly text: string
  readonly seen: number
}

export const explainDeviation = async (
  ctx: MemberContext,
  id: string,
  { originId, key, reason, text, seen }: Explanation,
): Promise<DeviationsView> => {
  const { allianceId, personId } = ctx.actor
  const loaded = await ctx.store.asActor(ctx.actor, async (tx) => {
    const subject = await loadSubject(tx, allianceId, id)
    demand(can(ctx.actor, 'link', subject))
    const link = await demandLink(tx, allianceId, id, originId)
    const pair = { processId: id, originId, version: link.version }
    return {
      link,
      known: await readModels(tx, allianceId, pair),
      shared: await readModels(tx, allianceId, pair, SHARED),
      glossary: await findGlossary(tx, 'mine'),
    }
  })
  const { link, known, shared, glossary } = loaded
  const told = async (models: Models | undefined) =>
    models && (await tell(ctx, models, link, glossary)).find((one) => one.key === key)?.texts
  const own = reason === null ? undefined : await told(known)
  // What is said must be about something that differs; it can be taken back at any time.
  if (reason !== null && !own) throw new Refused('thing/not-found')
  // Others read it only where the whole of the difference is theirs to see.
  const isShared = own !== undefined && isSame(own, await told(shared))
  return ctx.store.asActor(ctx.actor, async (tx) => {
    const before = (await readDeviations(tx, allianceId, [id])).findLast(
      (row) => row.originId === originId && row.key === key,
    )
    if ((before?.seq ?? 0) !== seen) throw new Refused('conflict/changed-meanwhile')
    if (reason === null && before?.reason === undefined) throw new Refused('lineage/not-now')
    await firstComes(
      addDeviation(tx, {
        ...{ allianceId, processId: id, originId, key, seq: seen + 1, reason, personId },
        text: reason === null ? '' : text,
        // Who saw what was said sees that it is taken back.
        isShared: reason === null ? (before?.isShared ?? false) : isShared,
        now: ctx.now,
      }),
    )
    return present(ctx, await load(tx, ctx, id))
  })
}

/** Links of one family that are told; more would keep everybody waiting. */
const MOST_LINKS = 30

export const showFamilyDeviations = async (
  ctx: MemberContext,
  familyId: string,
): Promise<FamilyDeviations> => {
  const { allianceId } = ctx.actor
  const { links, rows, said, glossary } = await ctx.store.asActor(ctx.actor, async (tx) => {
    const [family] = await findFamilyRows(tx, familyId)
    if (!family) throw new Refused('thing/not-found')
    const rows = await readSummaries(tx, allianceId, family.members)
    const links = []
    for (const pair of inPairs(await readLinksOf(tx, allianceId, family.members))) {
      const [first, link] = [pair[0], linkOf(pair)]
      if (!first || !link || links.length === MOST_LINKS) continue
      const { processId, originId } = first
      const where = { processId, originId, version: link.version }
      const models = await readModels(tx, allianceId, where)
      if (models) links.push({ processId, originId, link, models })
    }
    return {
      ...{ links, rows, glossary: await findGlossary(tx, 'mine') },
      said: await readDeviations(tx, allianceId, family.members),
    }
  })
  const reasons: (DeviationReason | undefined)[] = []
  const explained: FamilyDeviations['explained'] = []
  for (const { processId, originId, link, models } of links) {
    const explanations = new Map(
      explanationsOf(
        said.filter((one) => one.processId === processId && one.originId === originId),
      ),
    )
    const organisation = rows.find(({ id }) => id === processId)?.organisation
    const organisationName = organisation?.name ?? ''
    if (explanations.size > 0 && !isMemberOf(ctx.actor, organisation?.id ?? '')) {
      const pair = { processId, originId, version: link.version }
      const keys = await keysForAll(ctx, pair, link, glossary)
      for (const key of explanations.keys()) if (!keys.has(key)) explanations.delete(key)
    }
    for (const { key, texts } of await tell(ctx, models, link, glossary)) {
      const explanation = explanations.get(key)
      reasons.push(explanation?.reason)
      if (!explanation) continue
      const { reason, text } = explanation
      const what = texts.join(' · ')
      explained.push({ processId, originId, organisationName, what, reason, text })
    }
  }
  return {
    links: links.length,
    counts: countDeviations(reasons).map(({ reason, count }) => ({
      reason: reason ?? null,
      count,
    })),
    explained,
  }
}
