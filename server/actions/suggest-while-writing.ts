// What is suggested to whoever writes a draft. Names of posts and systems come once for a draft; what
// concerns the words of a step is asked when somebody pauses. An as-is process is recorded without anything
// of others that could falsify it: their posts and steps come with a target only; the server decides that.

import type { DraftSuggestions, DraftWords } from '#api'
import { queryOfWords, type SearchIndex } from '#search'
import { stepId, stepOf } from '../search/indexes.ts'
import { findGlossary } from '../store/glossary.ts'
import { readSummaries } from '../store/library.ts'
import type { Tx } from '../store/store.ts'
import {
  listActors,
  listSystems,
  readRelatives,
  readSharedSteps,
  type SharedStep,
  type UsedWord,
} from '../store/suggested.ts'
import { type MemberContext, Refused } from './context.ts'
import { nextSteps } from './next-steps.ts'
import { demandDraft } from './open-draft.ts'

const MOST_WORDS = 200
const MOST_STEPS = 5
/** Looked at, so that enough are left when what may not be seen is taken away. */
const AMONG_STEPS = 300
const TIMEOUT_MS = 3_000
/** Part of the words that must be met; what is typed is often not finished. */
const COVERED = 0.4

/** Part of the words that others' names must meet, to be the same work where no family says so. */
const SAME_WORK = 0.9
const AMONG_PROCESSES = 20

interface Written {
  readonly processId: string
  readonly name: string
  readonly organisationId: string
  readonly isTarget: boolean
}

const loadWritten = async (tx: Tx, ctx: MemberContext, id: string): Promise<Written> => {
  const draft = await demandDraft(tx, ctx, id)
  const [process] = await readSummaries(tx, ctx.actor.allianceId, [draft.processId])
  if (!process) throw new Refused('thing/not-found')
  const { processId, organisationId } = draft
  return { processId, organisationId, name: process.name, isTarget: process.aspect === 'target' }
}

const inOrder = (own: readonly UsedWord[], others: readonly UsedWord[]) => {
  const known = new Set(own.map(({ name }) => name.toLowerCase()))
  return [
    ...own.map(({ name }) => ({ name, organisations: [] })),
    ...others
      .filter(({ name }) => !known.has(name.toLowerCase()))
      .map(({ name, organisations }) => ({ name, organisations: [...organisations] })),
  ].slice(0, MOST_WORDS)
}

/** Names to choose from. Systems are one product wherever they are used, so theirs always come. */
export const suggestWords = (ctx: MemberContext, id: string): Promise<DraftWords> =>
  ctx.store.asActor(ctx.actor, async (tx) => {
    const { allianceId } = ctx.actor
    const { organisationId, isTarget } = await loadWritten(tx, ctx, id)
    const read = (list: typeof listActors, whose: 'own' | 'others') =>
      list(tx, allianceId, organisationId, whose, MOST_WORDS)
    return {
      actors: inOrder(
        await read(listActors, 'own'),
        isTarget ? await read(listActors, 'others') : [],
      ),
      systems: inOrder(await read(listSystems, 'own'), await read(listSystems, 'others')),
    }
  })

/** The same words of several administrations once, with all of them; the most alike first. */
const together = (
  steps: readonly SharedStep[],
  rankOf: (step: SharedStep) => number | undefined,
) => {
  const found = new Map<string, { label: string; rank: number; organisations: Set<string> }>()
  for (const step of steps) {
    const rank = rankOf(step)
    if (rank === undefined) continue
    const name = step.label.toLowerCase()
    const one = found.get(name) ?? { label: step.label, rank, organisations: new Set<string>() }
    one.rank = Math.min(one.rank, rank)
    one.organisations.add(step.organisation)
    found.set(name, one)
  }
  return [...found.values()]
    .sort((a, b) => a.rank - b.rank || b.organisations.size - a.organisations.size)
    .slice(0, MOST_STEPS)
    .map(({ label, organisations }) => ({ label, organisations: [...organisations].sort() }))
}

/** What fits words best, in one of the two indexes. */
const found = async (
  ctx: MemberContext,
  words: string,
  which: 'steps' | 'processes',
  { top, covered: least }: { readonly top: number; readonly covered: number },
) => {
  const glossary = await ctx.store.asActor(ctx.actor, (tx) => findGlossary(tx, 'mine'))
  const [outcome, indexes] = await Promise.all([
    ctx.pool.run('askedWords', { words, glossary }, { timeoutMs: TIMEOUT_MS, isUrgent: true }),
    ctx.indexes.current(ctx.actor.allianceId),
  ])
  if (outcome.kind !== 'done') return []
  const index: SearchIndex = indexes[which]
  const { query } = queryOfWords(outcome.value, index)
  return index
    .search(query, { top, candidates: AMONG_STEPS, isStrict: true })
    .filter(({ covered }) => covered >= least)
}

/** How alike steps are to words: less is more. */
const ranksOf = async (ctx: MemberContext, words: string) => {
  const hits = await found(ctx, words, 'steps', { top: AMONG_STEPS, covered: COVERED })
  const ranks = new Map(hits.map(({ id }, rank) => [id, rank]))
  return {
    processIds: [...new Set(hits.map(({ id }) => stepOf(id).processId))],
    rankOf: ({ processId, key }: SharedStep) => ranks.get(stepId(processId, key)),
  }
}

const stepsOfOthers = async (
  ctx: MemberContext,
  organisationId: string,
  text: string,
): Promise<DraftSuggestions['steps']> => {
  const { processIds, rankOf } = await ranksOf(ctx, text)
  const read = await ctx.store.asActor(ctx.actor, (tx) =>
    readSharedSteps(tx, ctx.actor.allianceId, organisationId, processIds),
  )
  return together(read, rankOf)
}

/**
 * What others of the same family do next, behind a step of this name ('': at the beginning). Where it is in no family yet,
 * others whose name says the same. Nothing for an as-is process.
 */
export const suggestNext = async (
  ctx: MemberContext,
  id: string,
  after: string,
): Promise<Pick<DraftSuggestions, 'steps'>> => {
  const { allianceId } = ctx.actor
  const { isTarget, processId, organisationId, name, family } = await ctx.store.asActor(
    ctx.actor,
    async (tx) => {
      const written = await loadWritten(tx, ctx, id)
      const family = await readRelatives(tx, allianceId, written.processId)
      return { ...written, family }
    },
  )
  if (!isTarget) return { steps: [] }
  const named = async () =>
    (await found(ctx, name, 'processes', { top: AMONG_PROCESSES, covered: SAME_WORK }))
      .map((hit) => hit.id)
      .filter((one) => one !== processId)
  const relatives = family.length > 0 ? family : await named()
  const { rankOf } = after === '' ? { rankOf: () => undefined } : await ranksOf(ctx, after)
  const read = await ctx.store.asActor(ctx.actor, (tx) =>
    readSharedSteps(tx, allianceId, organisationId, relatives),
  )
  return { steps: nextSteps(read, after, rankOf) }
}

/** About the words of one step: how they could be said better, and what others say, for a target only. */
export const suggestForStep = async (
  ctx: MemberContext,
  id: string,
  text: string,
): Promise<DraftSuggestions> => {
  const written = await ctx.store.asActor(ctx.actor, (tx) => loadWritten(tx, ctx, id))
  const [outcome, steps] = await Promise.all([
    ctx.pool.run('fixLabel', text, { timeoutMs: TIMEOUT_MS, isUrgent: true }),
    written.isTarget ? stepsOfOthers(ctx, written.organisationId, text) : [],
  ])
  const fix = outcome.kind === 'done' ? outcome.value : null
  return {
    fix: fix && { label: fix.label, because: fix.because.map((one) => ({ ...one })) },
    steps: steps.filter(({ label }) => label.toLowerCase() !== text.toLowerCase()),
  }
}
