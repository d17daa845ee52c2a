// How alike every step of one process is to every step of another: by label, actor, place and neighbours.
// What is alike still is not the same work; `evidence.ts` weighs that. Cost: (steps of a) x (steps of b)
// label comparisons.

import type { Label, Language, Word } from '#language'
import type { Calibration } from './decisions.ts'
import { labelLikeness } from './label-similarity.ts'
import type { Step } from './step.ts'

export interface Alike {
  /** Likeness of the labels alone. */
  readonly label: number
  /** Likeness of labels and actors together, frequent words counting little. */
  readonly telling: number
  /** How much of either label the other one says too, the smaller share; frequent words count little. */
  readonly coverage: number
  /** 1 when both name a common kind of act, -1 when only different ones, 0 when one names none. */
  readonly acts: number
  /** 0 to 1; undefined where one of the two models does not say who. */
  readonly actor: number | undefined
  readonly place: number
  readonly context: number
  /** How alike, 0 to 1; 1 for a step with itself. */
  readonly likeness: number
}

const LIKENESS = { telling: 0.3, label: 0.2, place: 0.15, actor: 0.2, context: 0.15 } as const

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

/** A word is said in a label when something there is related to it by more than this. */
const SAID = 0.5

const saidIn = (word: Word, words: readonly Word[], language: Language): number => {
  let best = 0
  for (const other of words) {
    const { score } = language.relate(word, other)
    if (score > best) best = score
  }
  return best > SAID ? best : 0
}

interface Coverage {
  /** By step of the own process, then of the other: the share of the own label said there. */
  readonly share: readonly (readonly number[])[]
}

const coverageOf = (own: readonly Step[], other: readonly Step[], language: Language): Coverage => {
  const known = new Map<string, { readonly inOther: readonly number[]; readonly rare: number }>()
  const sayings = (word: Word) => {
    const address = word.isAbbreviated ? `${word.key}.` : word.key
    const before = known.get(address)
    if (before) return before
    const inOther = other.map(({ label }) => saidIn(word, label.words, language))
    let all = 0
    for (const value of inOther) all += value
    for (const { label } of own) all += saidIn(word, label.words, language)
    const made = { inOther, rare: 1 / Math.sqrt(Math.max(1, all)) }
    known.set(address, made)
    return made
  }
  return {
    share: own.map(({ label }) => {
      const said = label.words.map((word) => ({ ...sayings(word), weight: word.weight }))
      const whole = said.reduce((sum, { weight, rare }) => sum + weight * rare, 0)
      return other.map((_, j) =>
        whole === 0
          ? 0
          : said.reduce(
              (sum, { inOther, weight, rare }) => sum + weight * rare * (inOther[j] ?? 0),
              0,
            ) / whole,
      )
    }),
  }
}

const actsOf = (a: Label, b: Label): number => {
  if (a.acts.size === 0 || b.acts.size === 0) return 0
  for (const act of a.acts) if (b.acts.has(act)) return 1
  return -1
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

/** How alike two actors are when a person's decision says that they do the same work. */
const TOLD_ACTOR = 0.8

/** Label likeness of the actors, each pair of names once. */
const actorLikeness = (language: Language, same: Calibration['actors']) => {
  const known = new Map<string, number>()
  for (const [one, other] of same) {
    known.set(`${one}|${other}`, TOLD_ACTOR)
    known.set(`${other}|${one}`, TOLD_ACTOR)
  }
  return (x: Step, y: Step): number | undefined => {
    if (x.actor.words.length === 0 || y.actor.words.length === 0) return undefined
    const address = `${x.actor.text}|${y.actor.text}`
    const score = known.get(address) ?? labelLikeness(x.actor, y.actor, language)
    known.set(address, score)
    return score
  }
}

/** Cells by step of `a`, then step of `b`, in the order of the steps. */
export const likenessOf = (
  a: readonly Step[],
  b: readonly Step[],
  language: Language,
  actors: Calibration['actors'] = [],
): readonly (readonly Alike[])[] => {
  const weigh = weighTelling(a, b)
  const tellingA = a.map(weigh)
  const tellingB = b.map(weigh)
  const labels = a.map((x) => b.map((y) => labelLikeness(x.label, y.label, language)))
  const labelScore = (i: number, j: number) => labels[i]?.[j] ?? 0
  const coverageA = coverageOf(a, b, language).share
  const coverageB = coverageOf(b, a, language).share
  const actorOf = actorLikeness(language, actors)
  return a.map((x, i) =>
    b.map((y, j) => {
      const label = labels[i]?.[j] ?? 0
      const tellingX = tellingA[i]
      const tellingY = tellingB[j]
      const telling = !tellingX || !tellingY ? label : labelLikeness(tellingX, tellingY, language)
      const coverage = Math.min(coverageA[i]?.[j] ?? 0, coverageB[j]?.[i] ?? 0)
      const acts = actsOf(x.label, y.label)
      const place = 1 - Math.abs(x.place - y.place)
      const actor = actorOf(x, y)
      // At the ends of the process, having no neighbour on either side is alike.
      const before = meanBest(x.before, y.before, labelScore)
      const after = meanBest(x.after, y.after, labelScore)
      const left = before ?? (x.before.length === y.before.length ? 1 : 0)
      const right = after ?? (x.after.length === y.after.length ? 1 : 0)
      const context = (left + right) / 2
      const likeness = Math.min(
        1,
        LIKENESS.telling * telling +
          LIKENESS.label * label +
          LIKENESS.place * place +
          LIKENESS.actor * (actor ?? label) +
          LIKENESS.context * context,
      )
      return { label, telling, coverage, acts, actor, place, context, likeness }
    }),
  )
}
