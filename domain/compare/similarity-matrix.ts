// Scores every step of one process against every step of another: label, place, actor and context.
// Cost: (steps of a) x (steps of b) label comparisons, each over a handful of words.

import type { Language } from '#language'
import { type LabelLikeness, labelLikeness } from './label-similarity.ts'
import type { Step } from './step.ts'

export interface Cell {
  readonly label: LabelLikeness
  /** 0 to 1; undefined where one of the two models does not say who. */
  readonly actor: number | undefined
  readonly place: number
  readonly context: number
  readonly score: number
}

/** One configuration for all data; `docs/algorithms/matching.md` says where it comes from. */
export const WEIGHTS = { place: 0.15, actor: 0.2, context: 0.15, label: 0.5 } as const

const meanBest = (
  a: readonly number[],
  b: readonly number[],
  score: (i: number, j: number) => number,
): number | undefined => {
  if (a.length === 0 || b.length === 0) return undefined
  let sum = 0
  for (const i of a) sum += Math.max(...b.map((j) => score(i, j)))
  for (const j of b) sum += Math.max(...a.map((i) => score(i, j)))
  return sum / (a.length + b.length)
}

export const similarityMatrix = (
  a: readonly Step[],
  b: readonly Step[],
  language: Language,
): readonly (readonly Cell[])[] => {
  const labels = a.map((x) => b.map((y) => labelLikeness(x.label, y.label, language)))
  const actors = new Map<string, number>()
  const actorOf = (x: Step, y: Step): number | undefined => {
    if (x.actor.words.length === 0 || y.actor.words.length === 0) return undefined
    const address = `${x.actor.text}|${y.actor.text}`
    const known = actors.get(address)
    if (known !== undefined) return known
    const score = labelLikeness(x.actor, y.actor, language).score
    actors.set(address, score)
    return score
  }
  const labelScore = (i: number, j: number) => labels[i]?.[j]?.score ?? 0
  return a.map((x, i) =>
    b.map((y, j) => {
      const label = labels[i]?.[j] ?? { score: 0, pairs: [] }
      const place = 1 - Math.abs(x.place - y.place)
      const actor = actorOf(x, y)
      const before = meanBest(x.before, y.before, labelScore)
      const after = meanBest(x.after, y.after, labelScore)
      // At the ends of the process, having no neighbour on either side is alike.
      const left = before ?? (x.before.length === y.before.length ? 1 : 0)
      const right = after ?? (x.after.length === y.after.length ? 1 : 0)
      const context = (left + right) / 2
      const score =
        WEIGHTS.label * label.score +
        WEIGHTS.place * place +
        WEIGHTS.actor * (actor ?? label.score) +
        WEIGHTS.context * context
      return { label, actor, place, context, score }
    }),
  )
}
