// Searching the library by words: the index says what is likely, in other forms, meanings and spellings;
// the database says what the asker sees; and what they see is marked. Where the index cannot be asked,
// words are found as they are written.

import type { FoundPlace } from '#api'
import { type Marks, queryOfWords } from '#search'
import { stepOf } from '../search/indexes.ts'
import { findGlossary } from '../store/glossary.ts'
import type { Likely } from '../store/library.ts'
import type { ReadStep } from '../store/searched-steps.ts'
import type { MemberContext } from './context.ts'

const TIMEOUT_MS = 5000
/** More than anybody pages through; the rest is found as it is written. */
const MOST_PROCESSES = 1000
const MOST_STEPS = 5000
/** Part of the words, rare ones counting more, that must be met: more than one part of a compound of two. */
const COVERED = 0.51
/** Steps shown with a process that was found by its words, and by its steps. */
const SHOWN = { words: 2, steps: 5 } as const

export type SearchIn = 'words' | 'steps'

export interface Asked {
  readonly likely: Likely
  readonly marks: Marks
  readonly tongue: 'de' | 'en'
}

const NOTHING: Asked = { likely: { ids: [], scores: [] }, marks: {}, tongue: 'de' }

/** The best step of each process stands for it. */
const bestOfEach = (
  hits: readonly { readonly id: string; readonly score: number }[],
): ReadonlyMap<string, number> => {
  const best = new Map<string, number>()
  for (const { id, score } of hits) {
    const { processId } = stepOf(id)
    if (!best.has(processId)) best.set(processId, score)
  }
  return best
}

/** What is likely meant, before anybody has looked at who may see it. */
export const askIndex = async (
  ctx: MemberContext,
  words: string,
  where: SearchIn,
): Promise<Asked> => {
  const glossary = await ctx.store.asActor(ctx.actor, (tx) => findGlossary(tx, 'mine'))
  const [outcome, { processes, steps }] = await Promise.all([
    ctx.pool.run('askedWords', { words, glossary }, { timeoutMs: TIMEOUT_MS, isUrgent: true }),
    ctx.indexes.current(ctx.actor.allianceId),
  ])
  if (outcome.kind !== 'done') return NOTHING
  const index = where === 'steps' ? steps : processes
  const { query, marks } = queryOfWords(outcome.value, index)
  const top = where === 'steps' ? MOST_STEPS : MOST_PROCESSES
  const hits = index
    .search(query, { top, candidates: top, isStrict: true })
    .filter(({ covered }) => covered >= COVERED)
  const scores =
    where === 'steps'
      ? bestOfEach(hits)
      : new Map(hits.map(({ id, score }) => [id, score] as const))
  return {
    likely: { ids: [...scores.keys()], scores: [...scores.values()] },
    marks,
    tongue: outcome.value.tongue,
  }
}

const placesOf = async (
  ctx: MemberContext,
  { marks, tongue }: Asked,
  texts: readonly string[],
): Promise<readonly FoundPlace[][]> => {
  const outcome = await ctx.pool.run(
    'markTexts',
    { texts, marks, tongue },
    { timeoutMs: TIMEOUT_MS, isUrgent: true },
  )
  if (outcome.kind !== 'done') return texts.map(() => [])
  return outcome.value.map((spans) => spans.map((span) => ({ ...span })))
}

export interface Found {
  readonly name: FoundPlace[]
  readonly steps: { key: string; label: string; actor: string; places: FoundPlace[] }[]
}

/** Different words a step was found by, then more of them. */
const telling = (places: readonly FoundPlace[], text: string): number =>
  new Set(places.map(({ start, end }) => text.slice(start, end).toLowerCase())).size

/**
 * Where the words stand in names and steps, by process. The texts were read as the asker, so nothing is
 * marked that they may not see.
 */
export const markFound = async (
  ctx: MemberContext,
  asked: Asked,
  names: readonly { readonly id: string; readonly name: string }[],
  steps: readonly ReadStep[],
  where: SearchIn,
): Promise<ReadonlyMap<string, Found>> => {
  const places = await placesOf(ctx, asked, [
    ...names.map(({ name }) => name),
    ...steps.map(({ label }) => label),
  ])
  const found = new Map<string, Found>(
    names.map(({ id }, at) => [id, { name: places[at] ?? [], steps: [] }]),
  )
  steps.forEach(({ processId, ...step }, at) => {
    const here = places[names.length + at] ?? []
    if (here.length > 0) found.get(processId)?.steps.push({ ...step, places: here })
  })
  for (const one of found.values()) {
    one.steps.sort((a, b) => telling(b.places, b.label) - telling(a.places, a.label))
    one.steps.splice(SHOWN[where])
  }
  return found
}
