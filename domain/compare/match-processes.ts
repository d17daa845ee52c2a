// Which steps of two processes are the same work. A cell of the similarity matrix is kept when it
// reaches the threshold and is the best of its row or of its column, so that one step may answer to
// several (n:m). Words and structure only: codes of step kinds are used on request and never by
// default. Cost: the matrix.

import type { Language, Tongue } from '#language'
import { familyCodeOf, type Process } from '#process'
import type { Link, Matching, ReasonPart } from './comparison.ts'
import type { Calibration, Decision } from './decisions.ts'
import { TIE } from './evidence.ts'
import { gridOf, maximaOf, valueAt } from './grid.ts'
import { reasonOf } from './reason.ts'
import { type Cell, type Circumstances, similarityMatrix } from './similarity-matrix.ts'
import { labelsOf, type Step, stepsOf } from './step.ts'

export type Strictness = 'strict' | 'normal' | 'lenient'

export interface MatchOptions {
  readonly strictness?: Strictness
  /** Take equal codes of step kinds for the same work. Off: they are the gold of our benchmark. */
  readonly useStepKinds?: boolean
  /** What people said of links between the two: a confirmed pair is always there, a rejected one never. */
  readonly decisions?: readonly Decision[]
  /** What decisions on this family taught, see `learnFrom`. */
  readonly calibration?: Calibration
}

export const THRESHOLDS: Readonly<Record<Strictness, number>> = {
  strict: 0.5,
  normal: 0.35,
  lenient: 0.2,
}

/** Place and neighbours alone make no match: some word must speak for it. */
const SOME = 0.12

/** From here on two steps speak for the same work, whatever else stands in their row and column. */
const ALIKE = { likeness: 0.55, label: 0.3 } as const

const isAlike = ({ likeness, label }: Cell): boolean =>
  likeness >= ALIKE.likeness && label >= ALIKE.label

/**
 * How well each step is met on the other side, on average; a step without a counterpart counts 0. This
 * asks for likeness and not for the lead, because models of different work have leaders too.
 */
export const processSimilarity = (
  { a, b, cells }: MatchedSteps,
  weightOf: (step: Step) => number = () => 1,
): number => {
  const best = (line: readonly (Cell | undefined)[]): number =>
    line.reduce((most, cell) => (cell && isAlike(cell) ? Math.max(most, cell.likeness) : most), 0)
  let sum = 0
  let weights = 0
  const count = (step: Step, met: number) => {
    const weight = weightOf(step)
    sum += weight * met
    weights += weight
  }
  a.forEach((step, i) => {
    count(step, best(cells[i] ?? []))
  })
  b.forEach((step, j) => {
    count(step, best(cells.map((row) => row[j])))
  })
  const mean = weights === 0 ? 0 : sum / weights
  return mean > 1 - 1e-6 ? 1 : mean
}

const kindOf = (step: Step | undefined) =>
  step === undefined || step.element.kind === 'event' ? undefined : familyCodeOf(step.element.work)

export interface MatchedSteps {
  readonly a: readonly Step[]
  readonly b: readonly Step[]
  readonly cells: readonly (readonly Cell[])[]
}

/** The steps of a process in the tongue of its own labels, to be matched many times. */
export interface Prepared {
  readonly process: Process
  readonly tongue: Tongue
  readonly steps: readonly Step[]
}

export const prepare = (process: Process, language: Language): Prepared => {
  const tongue = language.tongueOf(labelsOf(process))
  return { process, tongue, steps: stepsOf(process, language, tongue) }
}

/** Two models are read in one tongue; where they differ, in the one most of their labels are in. */
const stepsTogether = (a: Prepared, b: Prepared, language: Language) => {
  if (a.tongue === b.tongue) return { a: a.steps, b: b.steps }
  const tongue = language.tongueOf([...labelsOf(a.process), ...labelsOf(b.process)])
  return {
    a: stepsOf(a.process, language, tongue),
    b: stepsOf(b.process, language, tongue),
  }
}

export const matrixOfPrepared = (
  a: Prepared,
  b: Prepared,
  language: Language,
  circumstances: Circumstances = {},
): MatchedSteps => {
  const steps = stepsTogether(a, b, language)
  return { ...steps, cells: similarityMatrix(steps.a, steps.b, language, circumstances) }
}

export const matrixOf = (
  a: Process,
  b: Process,
  language: Language,
  circumstances: Circumstances = {},
): MatchedSteps =>
  matrixOfPrepared(prepare(a, language), prepare(b, language), language, circumstances)

/** Similarity alone, without pairs and reasons; steps may weigh more or less. */
export const similarityOfPrepared = (
  a: Prepared,
  b: Prepared,
  language: Language,
  weightOf?: (step: Step) => number,
): number => processSimilarity(matrixOfPrepared(a, b, language), weightOf)

export interface Kept {
  readonly i: number
  readonly j: number
  readonly score: number
}

/**
 * Cells that reach the threshold, are the best of their row or column, and have some word to speak for them. What is
 * confirmed is no rival of the others: who says that a step has one counterpart does not say that it has no other.
 */
export const keptCells = (
  cells: readonly (readonly Cell[])[],
  columns: number,
  scoreOf: (cell: Cell) => number,
  { threshold, some }: { readonly threshold: number; readonly some: number },
): readonly Kept[] => {
  const scores = gridOf(cells.length, columns, (i, j) => {
    const cell = cells[i]?.[j]
    return cell ? scoreOf(cell) : 0
  })
  const best = maximaOf(
    gridOf(cells.length, columns, (i, j) =>
      cells[i]?.[j]?.isConfirmed ? 0 : valueAt(scores, i, j),
    ),
  )
  // Actors' words count only where the models have something in common: two offices alone do not do the same.
  const areAlike = cells.some((row) => row.some(isAlike))
  const kept: Kept[] = []
  cells.forEach((row, i) => {
    row.forEach((cell, j) => {
      const score = valueAt(scores, i, j)
      const isBest = score >= (best.rows[i] ?? 0) - TIE || score >= (best.columns[j] ?? 0) - TIE
      const isSaid = cell.label >= some || (areAlike && cell.telling >= some)
      if (cell.isConfirmed || cell.isSeam || (score >= threshold && isBest && isSaid))
        kept.push({ i, j, score })
    })
  })
  return kept
}

export const matchSteps = (
  matched: MatchedSteps,
  language: Language,
  options: MatchOptions = {},
): Matching => {
  const { a, b, cells } = matched
  const threshold = THRESHOLDS[options.strictness ?? 'normal']
  const pairs: Link[] = []
  const add = (i: number, j: number, score: number, before: readonly ReasonPart[]) => {
    const [x, y, cell] = [a[i], b[j], cells[i]?.[j]]
    if (!x || !y || !cell) return
    const reason = [...before, ...reasonOf(x, y, cell, cells, b, language)]
    pairs.push({ a: x.key, b: y.key, score, reason })
  }
  const rejected = new Set(
    (options.decisions ?? []).flatMap((one) =>
      one.verdict === 'rejected' ? [`${one.a}|${one.b}`] : [],
    ),
  )
  const hasCode = (i: number, j: number): string | undefined => {
    const code = options.useStepKinds ? kindOf(a[i]) : undefined
    if (rejected.has(`${a[i]?.key}|${b[j]?.key}`)) return undefined
    return code !== undefined && code === kindOf(b[j]) ? code : undefined
  }
  for (const { i, j, score } of keptCells(cells, b.length, (cell) => cell.score, {
    threshold,
    some: SOME,
  })) {
    if (hasCode(i, j) === undefined) {
      add(i, j, score, cells[i]?.[j]?.isConfirmed ? [{ kind: 'confirmed' }] : [])
    }
  }
  a.forEach((_, i) => {
    b.forEach((_y, j) => {
      const code = hasCode(i, j)
      if (code !== undefined) add(i, j, 1, [{ kind: 'sameStepKind', code }])
    })
  })
  pairs.sort((p, q) => q.score - p.score || (p.a < q.a ? -1 : p.a > q.a ? 1 : p.b < q.b ? -1 : 1))
  return { pairs, similarity: processSimilarity(matched) }
}

/** The pairs and the similarity of two processes; symmetric, 1 for a process with itself. */
export const matchProcesses = (
  a: Process,
  b: Process,
  language: Language,
  options: MatchOptions = {},
): Matching => matchSteps(matrixOf(a, b, language, options), language, options)

/** Similarity of two processes, 0 to 1; 0 where one has no named step. */
export const similarity = (a: Process, b: Process, language: Language): number =>
  similarityOfPrepared(prepare(a, language), prepare(b, language), language)
