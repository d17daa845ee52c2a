// Weights and threshold learnt on the other sets and measured on the one left out, beside the one fixed
// configuration. Sets of one subject are left out together.

import { matrixOf } from '#compare'
import type { Language } from '#language'
import type { Weights } from '../../domain/compare/evidence.ts'
import { keptCells, type MatchedSteps, THRESHOLDS } from '../../domain/compare/match-processes.ts'
import { similarityMatrix } from '../../domain/compare/similarity-matrix.ts'
import { loadLanguage } from '../../resources/load-language.ts'
import type { GoldPair } from '../../test/matching-gold.ts'
import { type LessonSet, learnWeights } from './learn.ts'
import { type Counts, countLinks, figure, fOf, type GoldSet, sumOf } from './sets.ts'

const SOME = 0.12

interface Prepared {
  readonly pair: GoldPair
  readonly matched: MatchedSteps
}

const countsAt = (
  { pair, matched }: Prepared,
  cells: MatchedSteps['cells'],
  threshold: number,
): Counts => {
  const kept = keptCells(cells, matched.b.length, (cell) => cell.score, { threshold, some: SOME })
  const links = kept.map(({ i, j }) => `${matched.a[i]?.key}|${matched.b[j]?.key}`)
  return countLinks(links, pair.links)
}

const measure = (
  prepared: readonly Prepared[],
  weights: Weights | undefined,
): ((threshold: number) => Counts) => {
  const language = loadLanguage()
  const cells = prepared.map(({ matched }) =>
    weights ? similarityMatrix(matched.a, matched.b, language, { weights }) : matched.cells,
  )
  return (threshold) => sumOf(prepared.map((one, at) => countsAt(one, cells[at] ?? [], threshold)))
}

const NOTHING: Counts = { hits: 0, found: 0, wanted: 0 }

const FROM = 0.35
const ROUNDS = 5

/**
 * The threshold of sure scores at which F is highest is half of that F (Lipton, Elkan & Naryanaswamy, ECML 2014). No
 * search for the luckiest threshold of the sets learnt from, which another set does not share.
 */
export const halfOfF = (fAt: (threshold: number) => number): number => {
  let threshold = FROM
  for (let round = 0; round < ROUNDS; round += 1) threshold = fAt(threshold) / 2
  return threshold
}

/** Mean over subjects, the sets of one subject sharing its voice. */
export const meanOfSubjects = (
  sets: readonly GoldSet[],
  figureOf: (set: GoldSet) => number,
): number => {
  const subjects = [...new Set(sets.map(({ subject }) => subject))]
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
  return mean(
    subjects.map((subject) => mean(sets.filter((set) => set.subject === subject).map(figureOf))),
  )
}

const line = ({ hits, found, wanted }: Counts): string =>
  `P ${figure(hits / Math.max(1, found))}  R ${figure(hits / Math.max(1, wanted))}  F ${figure(fOf({ hits, found, wanted }))}`

/** The pairs of a set, matched without any decision. */
export const preparedIn = (set: GoldSet, language: Language): readonly Prepared[] =>
  set.pairs.map((pair) => ({ pair, matched: matrixOf(pair.a, pair.b, language) }))

export const lessonsOf = (set: GoldSet, prepared: readonly Prepared[]): LessonSet => ({
  name: set.name,
  subject: set.subject,
  lessons: prepared.map(({ pair, matched }) => ({
    base: matched,
    links: pair.links.size,
    isLink: (i, j) => pair.links.has(`${matched.a[i]?.key}|${matched.b[j]?.key}`),
  })),
})

export const printLeaveOneOut = (sets: readonly GoldSet[]): void => {
  const language = loadLanguage()
  const prepared = new Map(sets.map((set) => [set.name, preparedIn(set, language)]))
  console.log('leave one set out: weights and threshold learnt on the others')
  for (const set of sets) {
    const others = sets.filter(({ subject, isSeen }) => isSeen && subject !== set.subject)
    if (others.length === 0) continue
    const own = prepared.get(set.name) ?? []
    const shipped = measure(own, undefined)(THRESHOLDS.normal)
    const weights = learnWeights(
      others.map((other) => lessonsOf(other, prepared.get(other.name) ?? [])),
    )
    const byOthers = new Map(
      others.map((other) => [other, measure(prepared.get(other.name) ?? [], weights)]),
    )
    const threshold = halfOfF((at) =>
      meanOfSubjects(others, (other) => fOf(byOthers.get(other)?.(at) ?? NOTHING)),
    )
    const left = measure(own, weights)(threshold)
    console.log(`  ${set.name.padEnd(14)} left out ${line(left)} at ${figure(threshold)}`)
    console.log(`  ${''.padEnd(14)} shipped  ${line(shipped)} at ${THRESHOLDS.normal}`)
  }
}
