// How alike every step of one process is to every step of another: by label, actor, place and neighbours.
// What is alike still is not the same work; `evidence.ts` weighs that. Cost: (steps of a) x (steps of b)
// label comparisons.

import type { Label, Language } from '#language'
import type { Calibration } from './decisions.ts'
import { valueAt } from './grid.ts'
import {
  type LabelLikeness,
  likenessGrid,
  type Saying,
  type Sayings,
  sayingsOf,
  signatureOf,
  withWords,
} from './label-similarity.ts'
import type { Step } from './step.ts'
import { bestAmong, type WordTable } from './word-table.ts'

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
const weighTelling = (a: readonly Step[], b: readonly Step[], sayings: Sayings) => {
  const all = [...a, ...b]
  const counts = new Map<string, number>()
  for (const { label } of all) {
    for (const key of new Set(label.words.flatMap((word) => [word.key, ...word.parts]))) {
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  }
  return ({ label, actor }: Step): Saying =>
    withWords(
      sayings.of(label),
      label.words.map(
        ({ key, weight }) => weight * Math.log(1 + all.length / (counts.get(key) ?? 1)),
      ),
      sayings.of(actor),
      actor.words.map(() => ACTOR_WORD),
    )
}

/** A word is said in a label when something there is related to it by more than this. */
const SAID = 0.5

const saidIn = (word: number, { whole }: Saying, table: WordTable): number => {
  const best = bestAmong(whole.places, word, table)
  return best > SAID ? best : 0
}

/** By step of the own process, then of the other: the share of the own label said there. */
const coverageOf = (
  own: readonly Saying[],
  other: readonly Saying[],
  table: WordTable,
): readonly (readonly number[])[] => {
  const known = new Map<number, { readonly inOther: readonly number[]; readonly rare: number }>()
  const sayings = (place: number) => {
    const before = known.get(place)
    if (before) return before
    const inOther = other.map((saying) => saidIn(place, saying, table))
    let all = 0
    for (const value of inOther) all += value
    for (const saying of own) all += saidIn(place, saying, table)
    const made = { inOther, rare: 1 / Math.sqrt(Math.max(1, all)) }
    known.set(place, made)
    return made
  }
  return own.map(({ whole: { places, weights } }) => {
    const said = places.map(sayings)
    let whole = 0
    for (let at = 0; at < said.length; at += 1) whole += (weights[at] ?? 0) * (said[at]?.rare ?? 0)
    return other.map((_, j) => {
      if (whole === 0) return 0
      let sum = 0
      for (let at = 0; at < said.length; at += 1) {
        sum += (weights[at] ?? 0) * (said[at]?.rare ?? 0) * (said[at]?.inOther[j] ?? 0)
      }
      return sum / whole
    })
  })
}

const actsOf = (a: Label, b: Label): number => {
  if (a.acts.size === 0 || b.acts.size === 0) return 0
  for (const act of a.acts) if (b.acts.has(act)) return 1
  return -1
}

/** Mean of the best of each row and column of the cells between two lists of steps. */
const meanBest = (
  a: readonly number[],
  b: readonly number[],
  scores: readonly (readonly number[])[],
): number | undefined => {
  if (a.length === 0 || b.length === 0) return undefined
  let sum = 0
  for (const i of a) {
    let best = 0
    for (const j of b) best = Math.max(best, scores[i]?.[j] ?? 0)
    sum += best
  }
  for (const j of b) {
    let best = 0
    for (const i of a) best = Math.max(best, scores[i]?.[j] ?? 0)
    sum += best
  }
  return sum / (a.length + b.length)
}

/** How alike two actors are when a person's decision says that they do the same work. */
const TOLD_ACTOR = 0.9

/** How alike two labels are when a decision says that elsewhere they are the same work. */
const TOLD_LABEL = 0.85

/** What decisions add to the likeness of two labels: nothing where nobody said anything of them. */
const toldLabels = (a: readonly Step[], b: readonly Step[], { labels, isDecided }: Told) => {
  if (labels.length === 0) return () => 0
  const told = new Set(labels.flatMap(([one, other]) => [`${one}|${other}`, `${other}|${one}`]))
  const signaturesA = a.map(({ label }) => signatureOf(label))
  const signaturesB = b.map(({ label }) => signatureOf(label))
  return (i: number, j: number): number =>
    told.has(`${signaturesA[i]}|${signaturesB[j]}`) && !isDecided(i, j) ? TOLD_LABEL : 0
}

/** Label likeness of the actors, but for those that decisions say answer to each other. */
const actorLikeness = (alike: LabelLikeness, same: Calibration['actors']) => {
  const told = new Set(same.flatMap(([one, other]) => [`${one}|${other}`, `${other}|${one}`]))
  return (x: Label, y: Label): number | undefined => {
    if (x.words.length === 0 || y.words.length === 0) return undefined
    return told.size > 0 && told.has(`${x.text}|${y.text}`) ? TOLD_ACTOR : alike(x, y)
  }
}

/** What decisions say beyond the words. */
export interface Told {
  readonly actors: Calibration['actors']
  readonly labels: Calibration['labels']
  /** Cells a person decided on are left as they look, so that they do not drown their rivals. */
  readonly isDecided: (i: number, j: number) => boolean
}

const NOTHING_TOLD: Told = { actors: [], labels: [], isDecided: () => false }

/** All labels and actors of these steps. */
export const sayingsOfSteps = (steps: readonly Step[], language: Language): Sayings =>
  sayingsOf(
    steps.flatMap(({ label, actor }) => [label, actor]),
    language,
  )

/** Cells by step of `a`, then step of `b`, in the order of the steps; the sayings are those of both. */
export const likenessOf = (
  a: readonly Step[],
  b: readonly Step[],
  sayings: Sayings,
  told: Told = NOTHING_TOLD,
): readonly (readonly Alike[])[] => {
  const toldOf = toldLabels(a, b, told)
  const { table } = sayings
  const telling = weighTelling(a, b, sayings)
  const [tellingA, tellingB] = [a.map(telling), b.map(telling)]
  const sayingOf = ({ label }: Step) => sayings.of(label)
  const [sayingsA, sayingsB] = [a.map(sayingOf), b.map(sayingOf)]
  const labelGrid = likenessGrid(sayingsA, sayingsB, table)
  const labels = a.map((_, i) =>
    b.map((_other, j) => Math.max(toldOf(i, j), valueAt(labelGrid, i, j))),
  )
  const tellings = likenessGrid(tellingA, tellingB, table)
  const coverageA = coverageOf(sayingsA, sayingsB, table)
  const coverageB = coverageOf(sayingsB, sayingsA, table)
  const actorOf = actorLikeness(sayings.alike, told.actors)
  return a.map((x, i) =>
    b.map((y, j) => {
      const label = labels[i]?.[j] ?? 0
      const said = toldOf(i, j)
      const telling = Math.max(said, valueAt(tellings, i, j))
      const coverage = Math.max(said, Math.min(coverageA[i]?.[j] ?? 0, coverageB[j]?.[i] ?? 0))
      const acts = actsOf(x.label, y.label)
      const place = 1 - Math.abs(x.place - y.place)
      const actor = actorOf(x.actor, y.actor)
      // At the ends of the process, having no neighbour on either side is alike.
      const before = meanBest(x.before, y.before, labels)
      const after = meanBest(x.after, y.after, labels)
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
