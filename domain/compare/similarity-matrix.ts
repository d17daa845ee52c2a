// Scores every step of one process against every step of another. First how alike two steps are by
// label, place, actor and context; then how far each cell stands out in its row and column, because
// what counts as alike differs from pair to pair of models: the same .6 is the best there is among
// short variants of different houses and noise among models of one house. A logistic function of both
// gives the score. Weights were fitted once on all public sets, leaving out each in turn;
// `docs/algorithms/matching.md` has the figures. Cost: (steps of a) x (steps of b) label comparisons.

import type { Label, Language } from '#language'
import { labelLikeness } from './label-similarity.ts'
import type { Step } from './step.ts'

export interface Cell {
  /** Likeness of the labels alone. */
  readonly label: number
  /** Likeness of labels and actors together, frequent words counting little. */
  readonly telling: number
  /** 0 to 1; undefined where one of the two models does not say who. */
  readonly actor: number | undefined
  readonly place: number
  readonly context: number
  /** How alike, 0 to 1; 1 for a step with itself. */
  readonly likeness: number
  /** How sure that both are the same work, 0 to 1: .5 is as likely as not. */
  readonly score: number
}

const LIKENESS = { telling: 0.3, label: 0.2, place: 0.15, actor: 0.2, context: 0.15 } as const
const SCORE = { constant: -2.45, telling: 1.7, context: 0.85, both: 6.6, one: 4.6 } as const

/** What the actor's name adds to the label: who is asked here may act there. */
const ACTOR_WORD = 0.3

/** Labels with their actors, in which a word counts the less the more labels of both models have it. */
const weighTelling = (a: readonly Step[], b: readonly Step[]): ((step: Step) => Label) => {
  const all = [...a, ...b]
  const counts = new Map<string, number>()
  for (const { label } of all) {
    for (const key of new Set(label.words.flatMap((word) => [word.key, ...word.parts]))) {
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  }
  return ({ label, actor }) => ({
    ...label,
    words: [
      ...label.words.map((word) => ({
        ...word,
        weight: word.weight * Math.log(1 + all.length / (counts.get(word.key) ?? 1)),
      })),
      ...actor.words.map((word) => ({ ...word, weight: ACTOR_WORD })),
    ],
  })
}

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

/** Label likeness of the actors, each pair of names once. */
const actorLikeness = (language: Language) => {
  const known = new Map<string, number>()
  return (x: Step, y: Step): number | undefined => {
    if (x.actor.words.length === 0 || y.actor.words.length === 0) return undefined
    const address = `${x.actor.text}|${y.actor.text}`
    const score = known.get(address) ?? labelLikeness(x.actor, y.actor, language)
    known.set(address, score)
    return score
  }
}

/** Shares of two ways to choose from add up to all cases. */
const ALL_CASES = { least: 0.9, most: 1.1, reach: 2 } as const

/** Steps of one process that are ways to choose from: they do not rival each other. */
const choicesOf = (steps: readonly Step[]): readonly ReadonlySet<number>[] => {
  const shareOf = ({ element }: Step): number =>
    element.kind === 'event' ? 1 : (element.work?.share ?? 1)
  return steps.map((step, at) => {
    const others = new Set([at])
    for (let other = at - ALL_CASES.reach; other <= at + ALL_CASES.reach; other += 1) {
      const rival = steps[other]
      if (!rival || other === at) continue
      const [own, its] = [shareOf(step), shareOf(rival)]
      const both = own + its
      if (own < 1 && its < 1 && both >= ALL_CASES.least && both <= ALL_CASES.most) others.add(other)
    }
    return others
  })
}

/** Places of the best values of a line, best first; as many as could be passed over, and one. */
const bestOf = (line: readonly number[]): readonly number[] =>
  line
    .map((_, at) => at)
    .sort((x, y) => (line[y] ?? 0) - (line[x] ?? 0))
    .slice(0, 2 * ALL_CASES.reach + 2)

/** What steps of nothing in common reach by place, actor and context; stands in for a missing rival. */
const NO_RIVAL = 0.5

/** How far a cell is above the best other cell of its line; below 0 when another is better. */
const lead = (
  line: readonly number[],
  best: readonly number[],
  at: number,
  own: ReadonlySet<number>,
): number => {
  const rival = best.find((other) => !own.has(other))
  return (line[at] ?? 0) - (rival === undefined ? NO_RIVAL : (line[rival] ?? 0))
}

type Unscored = Omit<Cell, 'score'>

const unscoredCells = (
  a: readonly Step[],
  b: readonly Step[],
  language: Language,
): readonly (readonly Unscored[])[] => {
  const weigh = weighTelling(a, b)
  const tellingA = a.map(weigh)
  const tellingB = b.map(weigh)
  const labels = a.map((x) => b.map((y) => labelLikeness(x.label, y.label, language)))
  const labelScore = (i: number, j: number) => labels[i]?.[j] ?? 0
  const actorOf = actorLikeness(language)
  return a.map((x, i) =>
    b.map((y, j) => {
      const label = labels[i]?.[j] ?? 0
      const tellingX = tellingA[i]
      const tellingY = tellingB[j]
      const telling = !tellingX || !tellingY ? label : labelLikeness(tellingX, tellingY, language)
      const place = 1 - Math.abs(x.place - y.place)
      const actor = actorOf(x, y)
      // At the ends of the process, having no neighbour on either side is alike.
      const before = meanBest(x.before, y.before, labelScore)
      const after = meanBest(x.after, y.after, labelScore)
      const left = before ?? (x.before.length === y.before.length ? 1 : 0)
      const right = after ?? (x.after.length === y.after.length ? 1 : 0)
      const context = (left + right) / 2
      const likeness =
        LIKENESS.telling * telling +
        LIKENESS.label * label +
        LIKENESS.place * place +
        LIKENESS.actor * (actor ?? label) +
        LIKENESS.context * context
      return { label, actor, place, context, likeness: Math.min(1, likeness), telling }
    }),
  )
}

const SAME = 1 - 1e-6

/** Cells by step of `a`, then step of `b`, in the order of the steps. */
export const similarityMatrix = (
  a: readonly Step[],
  b: readonly Step[],
  language: Language,
): readonly (readonly Cell[])[] => {
  const cells = unscoredCells(a, b, language)
  const rows = cells.map((row) => row.map((cell) => cell.likeness))
  const columns = b.map((_, j) => rows.map((row) => row[j] ?? 0))
  const bestInRow = rows.map(bestOf)
  const bestInColumn = columns.map(bestOf)
  const choicesA = choicesOf(a)
  const choicesB = choicesOf(b)
  const none: ReadonlySet<number> = new Set()
  return cells.map((row, i) =>
    row.map((cell, j) => {
      const inRow = lead(rows[i] ?? [], bestInRow[i] ?? [], j, choicesB[j] ?? none)
      const inColumn = lead(columns[j] ?? [], bestInColumn[j] ?? [], i, choicesA[i] ?? none)
      const evidence =
        SCORE.constant +
        SCORE.telling * cell.telling +
        SCORE.context * cell.context +
        SCORE.both * Math.min(inRow, inColumn) +
        SCORE.one * Math.max(inRow, inColumn)
      const score = cell.likeness >= SAME ? 1 : 1 / (1 + Math.exp(-evidence))
      return { ...cell, score }
    }),
  )
}
