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

const CANDIDATES = [0.15, 0.2, 0.25, 0.28, 0.3, 0.33, 0.35, 0.37, 0.4, 0.45, 0.5]
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
  thresholds: readonly number[],
): readonly Counts[] => {
  const language = loadLanguage()
  const cells = prepared.map(({ matched }) =>
    weights ? similarityMatrix(matched.a, matched.b, language, { weights }) : matched.cells,
  )
  return thresholds.map((threshold) =>
    sumOf(prepared.map((one, at) => countsAt(one, cells[at] ?? [], threshold))),
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
    const [shipped] = measure(own, undefined, [THRESHOLDS.normal])
    const weights = learnWeights(
      others.map((other) => lessonsOf(other, prepared.get(other.name) ?? [])),
    )
    const byOthers = others.map((other) =>
      measure(prepared.get(other.name) ?? [], weights, CANDIDATES).map(fOf),
    )
    const sums = CANDIDATES.map((_, at) => byOthers.reduce((sum, one) => sum + (one[at] ?? 0), 0))
    const threshold = CANDIDATES[sums.indexOf(Math.max(...sums))] ?? THRESHOLDS.normal
    const [left] = measure(own, weights, [threshold])
    if (!left || !shipped) continue
    console.log(`  ${set.name.padEnd(14)} left out ${line(left)} at ${threshold}`)
    console.log(`  ${''.padEnd(14)} shipped  ${line(shipped)} at ${THRESHOLDS.normal}`)
  }
}
