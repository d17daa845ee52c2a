// Pairs matched in the family they belong to, where third variants have their say, beside the same pairs alone;
// and what the rows of a comparison hold, which is what people see. Published figures measure pairs alone.
// Leave one set out: weights, threshold and the say of thirds are taken from the other sets.

import { type Calibration, compareVariants, type Decision } from '#compare'
import type { Language } from '#language'
import type { Process } from '#process'
import type { Weights } from '../../domain/compare/evidence.ts'
import { type Grid, gridOf, valueAt } from '../../domain/compare/grid.ts'
import { type JointOptions, jointScores } from '../../domain/compare/joint-scores.ts'
import {
  keptCells,
  type MatchedSteps,
  matrixOf,
  THRESHOLDS,
} from '../../domain/compare/match-processes.ts'
import { similarityMatrix } from '../../domain/compare/similarity-matrix.ts'
import { loadLanguage } from '../../resources/load-language.ts'
import { exampleSubjects, type GoldPair } from '../../test/matching-gold.ts'
import { learnWeights } from './learn.ts'
import { halfOfF, lessonsOf, meanOfSubjects, preparedIn } from './leave-one-out.ts'
import { type Counts, countLinks, figure, fOf, type GoldSet, sumOf } from './sets.ts'

const SOME = 0.12
const SAYS = [0, 1, 2, 3, 4, 6, 8]

interface FamilyPair {
  readonly pair: GoldPair
  readonly x: number
  readonly y: number
}

/** Models of which pairs have their gold; others of the same work may stand beside them. */
export interface GoldFamily {
  readonly models: readonly Process[]
  readonly pairs: readonly FamilyPair[]
}

/** Models that belong together by their pairs; what belongs to the same example without gold joins on request. */
export const familiesOf = (
  pairs: readonly GoldPair[],
  withAllVariants = false,
): readonly GoldFamily[] => {
  let groups: { readonly names: readonly string[]; readonly pairs: readonly GoldPair[] }[] = []
  for (const pair of pairs) {
    const joined = groups.filter(({ names }) => pair.models.some((name) => names.includes(name)))
    const names = [...new Set([...joined.flatMap((group) => group.names), ...pair.models])]
    groups = groups.filter((group) => !joined.includes(group))
    groups.push({ names, pairs: [...joined.flatMap((group) => group.pairs), pair] })
  }
  const examples = withAllVariants ? exampleSubjects() : []
  return groups.map(({ names, pairs: own }) => {
    const further = examples.filter(
      ({ id }) => !names.includes(id) && names[0]?.split('-')[0] === id.split('-')[0],
    )
    const models = names.flatMap((name) => {
      const pair = own.find((one) => one.models.includes(name))
      return pair ? [pair.models[0] === name ? pair.a : pair.b] : []
    })
    return {
      models: [...models, ...further.map(({ process }) => process)],
      pairs: own.map((pair) => ({
        pair,
        x: names.indexOf(pair.models[0]),
        y: names.indexOf(pair.models[1]),
      })),
    }
  })
}

interface Circumstances {
  readonly weights?: Weights
  readonly calibration?: Calibration
  readonly decisionsOf?: (x: number, y: number) => readonly Decision[]
}

type Matrices = ReadonlyMap<string, MatchedSteps>

/** All pairs of the family, by `x|y` with x the smaller. */
export const matricesOf = (
  { models }: GoldFamily,
  language: Language,
  { calibration, decisionsOf }: Circumstances = {},
): Matrices => {
  const found = new Map<string, MatchedSteps>()
  models.forEach((a, x) => {
    models.forEach((b, y) => {
      if (y <= x) return
      const decisions = decisionsOf?.(x, y) ?? []
      const known = { decisions, ...(calibration ? { calibration } : {}) }
      found.set(`${x}|${y}`, matrixOf(a, b, language, known))
    })
  })
  return found
}

const weighed = (matrices: Matrices, weights: Weights, language: Language): Matrices =>
  new Map(
    [...matrices].map(([pair, { a, b }]) => [
      pair,
      { a, b, cells: similarityMatrix(a, b, language, { weights }) },
    ]),
  )

interface Reading extends JointOptions {
  readonly threshold?: number
}

/** Links of each pair with gold, thirds having their say; `say: 0` is each pair alone. */
export const linksInFamily = (
  { models, pairs }: GoldFamily,
  matrices: Matrices,
  { threshold = THRESHOLDS.normal, ...joint }: Reading = {},
): readonly (readonly string[])[] => {
  const alone = new Map(
    [...matrices].map(([pair, { a, b, cells }]): [string, Grid] => [
      pair,
      gridOf(a.length, b.length, (i, j) => cells[i]?.[j]?.score ?? 0),
    ]),
  )
  const scores = joint.say === 0 ? alone : jointScores(alone, models.length, joint)
  return pairs.map(({ x, y }) => {
    const name = x < y ? `${x}|${y}` : `${y}|${x}`
    const matched = matrices.get(name)
    const grid = scores.get(name)
    if (!matched || !grid) return []
    const { a, b, cells } = matched
    const heard = cells.map((row, i) =>
      row.map((cell, j) => ({ ...cell, score: valueAt(grid, i, j) })),
    )
    const kept = keptCells(heard, b.length, (cell) => cell.score, { threshold, some: SOME })
    return kept.map(({ i, j }) => {
      const [one, other] = [a[i]?.key, b[j]?.key]
      return x < y ? `${one}|${other}` : `${other}|${one}`
    })
  })
}

const countsOf = ({ pairs }: GoldFamily, links: readonly (readonly string[])[]): Counts =>
  sumOf(pairs.map(({ pair }, at) => countLinks(links[at] ?? [], pair.links)))

/** Steps that stand in one row of the comparison. */
const rowLinks = ({ models, pairs }: GoldFamily, language: Language) => {
  const subjects = models.map((process, at) => ({ id: `${at}`, name: `${at}`, process }))
  const rows = compareVariants(subjects, language).rows.map(({ cells }) =>
    cells.map((cell) => (cell.kind === 'steps' ? cell.steps.map(({ key }) => key) : [])),
  )
  return pairs.map(({ x, y }) =>
    rows.flatMap((row) =>
      (row[x] ?? []).flatMap((one) => (row[y] ?? []).map((other) => `${one}|${other}`)),
    ),
  )
}

const line = (counts: Counts): string =>
  `P ${figure(counts.hits / Math.max(1, counts.found))}  R ${figure(counts.hits / Math.max(1, counts.wanted))}  F ${figure(fOf(counts))}`

interface Measured {
  readonly family: GoldFamily
  readonly matrices: Matrices
}

const total = (families: readonly Measured[], reading: Reading): Counts =>
  sumOf(
    families.map(({ family, matrices }) =>
      countsOf(family, linksInFamily(family, matrices, reading)),
    ),
  )

export const printInFamily = (sets: readonly GoldSet[]): void => {
  const language = loadLanguage()
  console.log(
    'in the family: pairs alone, with the say of third variants, and as rows of a comparison',
  )
  const measured = (pairs: readonly GoldPair[], withAllVariants = false): readonly Measured[] =>
    familiesOf(pairs, withAllVariants).map((family) => ({
      family,
      matrices: matricesOf(family, language),
    }))
  const known = new Map(sets.map((set) => [set.name, measured(set.pairs)]))
  const print = (name: string, families: readonly Measured[]) => {
    const sizes = families.map(({ family }) => family.models.length)
    if (Math.max(...sizes) < 3) {
      console.log(
        `  ${name}: separate pairs, no third variants: F ${figure(fOf(total(families, { say: 0 })))} as alone`,
      )
      return
    }
    console.log(`  ${name}: families of ${sizes.join(' ')}`)
    console.log(`    alone          ${line(total(families, { say: 0 }))}`)
    console.log(`    in the family  ${line(total(families, {}))}`)
    const rows = families.map(({ family }) => countsOf(family, rowLinks(family, language)))
    console.log(`    in one row     ${line(sumOf(rows))}`)
  }
  for (const set of sets) {
    print(set.name, known.get(set.name) ?? [])
    if (set.name === 'examples') print('examples, all variants', measured(set.pairs, true))
  }
  console.log('  left out: weights, threshold and say from the other sets')
  for (const set of sets) {
    const others = sets.filter(({ subject, isSeen }) => isSeen && subject !== set.subject)
    const own = known.get(set.name) ?? []
    if (others.length === 0 || own.every(({ family }) => family.models.length < 3)) continue
    const weights = learnWeights(
      others.map((other) => lessonsOf(other, preparedIn(other, language))),
    )
    const reweighed = (families: readonly Measured[]): readonly Measured[] =>
      families.map(({ family, matrices }) => ({
        family,
        matrices: weighed(matrices, weights, language),
      }))
    const theirs = new Map(others.map((other) => [other, reweighed(known.get(other.name) ?? [])]))
    const fOthers = (reading: Reading) =>
      meanOfSubjects(others, (other) => fOf(total(theirs.get(other) ?? [], reading)))
    const [best] = SAYS.map((say) => {
      const reading: Reading = {
        say,
        threshold: halfOfF((threshold) => fOthers({ say, threshold })),
      }
      return { reading, f: fOthers(reading) }
    }).sort((p, q) => q.f - p.f)
    if (!best) continue
    const { say, threshold = THRESHOLDS.normal } = best.reading
    console.log(
      `    ${set.name.padEnd(14)} ${line(total(reweighed(own), best.reading))}  say ${say} at ${figure(threshold)}`,
    )
  }
}
