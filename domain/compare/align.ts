// Lays n variants side by side: all pairs of variants are matched, third variants have their say of each
// pair, the links form one n-partite graph, its nodes are gathered to rows and the rows put in the order of
// the work. A link is judged half with and half without regard to that order, because another order is what
// a comparison wants to show; thirds speak to the first half. Cost: n²/2 similarity matrices.

import type { Language } from '#language'
import type { Process } from '#process'
import { assign } from './assign.ts'
import { choicesOf } from './choices.ts'
import type { Calibration } from './decisions.ts'
import { entriesIn } from './entries.ts'
import { gatherRows, type StepLink } from './gather-rows.ts'
import { intakeChecksIn } from './intake-check.ts'
import { isHandover, jointMatrices } from './joint-scores.ts'
import { type LabelLikeness, remembered, type WordInLabel } from './label-similarity.ts'
import { sayingsOfSteps } from './likeness.ts'
import { decisionsBetween, type GraphDecision, inferFrom, type StepAddress } from './match-graph.ts'
import {
  keptCells,
  matrixOfPrepared,
  prepare,
  processSimilarity,
  type Strictness,
} from './match-processes.ts'
import { orderRows, type Placed } from './order-rows.ts'
import type { Cell } from './similarity-matrix.ts'
import { labelsOf, type Step, stepsOf } from './step.ts'

export type { Placed } from './order-rows.ts'

export interface Alignment {
  /** Steps of one kind each, in the order of the work. */
  readonly rows: readonly (readonly Placed[])[]
  /** Steps of each column in the order of its own work. */
  readonly columns: readonly (readonly Step[])[]
  /** Mean similarity of all pairs, 0 to 1; 1 for a single process. */
  readonly similarity: number
  /** Of each column its similarity to the column most like it; 1 where people said that they share a step, or where it is alone. */
  readonly nearest: readonly number[]
  /** Of each pair of columns, `x|y` with x the smaller, its cells by the steps of both. */
  readonly matrices: ReadonlyMap<string, Matrix>
  /** How alike two of its labels or actors are. */
  readonly alike: LabelLikeness
  /** How well a word of one of its labels is said in another. */
  readonly said: WordInLabel
}

export interface AlignOptions {
  /** What people said of links, by the places of the processes. */
  readonly decisions?: readonly GraphDecision[]
  /** What decisions taught, see `learnTogether`. */
  readonly calibration?: Calibration
  readonly strictness?: Strictness
  /** At most one step of each column in a row, chosen so that as much as possible belongs together. */
  readonly isOneToOne?: boolean
}

interface Node {
  readonly column: number
  readonly index: number
}

/** What makes a link between variants. A word must speak for it: place alone would hide what is missing. */
const LINK: Readonly<Record<Strictness, { readonly threshold: number; readonly some: number }>> = {
  strict: { threshold: 0.55, some: 0.3 },
  normal: { threshold: 0.4, some: 0.3 },
  lenient: { threshold: 0.25, some: 0.2 },
}

const sureOf = (cell: Cell): number => (cell.score + cell.unordered) / 2

/** Two ways to do the same (at the counter, in the portal) are one row; granting and refusing are not. */
const SIBLINGS = { label: 0.4, score: 0.7 } as const

/** Links between steps of one column that are ways to choose from and say much the same. */
const siblingsIn = (steps: readonly Step[], first: number, alike: LabelLikeness): StepLink[] =>
  choicesOf(steps).flatMap((others, at) =>
    [...others].flatMap((other) => {
      const [one, two] = [steps[at], steps[other]]
      if (other <= at || !one || !two) return []
      const shares = [...one.label.acts].some((act) => two.label.acts.has(act))
      return shares && alike(one.label, two.label) >= SIBLINGS.label
        ? [{ a: first + at, b: first + other, score: SIBLINGS.score }]
        : []
    }),
  )

/** Two words for one thing are related by more than this. */
const ONE_THING = 0.5

/** Whether two steps name one thing, and both or neither hand it to another house. */
const speakOfOne = (one: Step, other: Step, language: Language): boolean => {
  const thingsOf = ({ label }: Step) => label.words.filter((word) => !word.isAction)
  return (
    isHandover(one) === isHandover(other) &&
    thingsOf(one).some((word) =>
      thingsOf(other).some((its) => language.relate(word, its).score > ONE_THING),
    )
  )
}

type Matrix = readonly (readonly Cell[])[]

/** The pairs of the best assignment; what people confirmed comes before all else. */
const assigned = (cells: Matrix, { threshold, some }: (typeof LINK)[Strictness]) =>
  assign(
    cells.map((row) =>
      row.map((cell) => {
        if (cell.isConfirmed) return row.length + cells.length
        if (cell.isSeam) return 2 * sureOf(cell)
        const isSaid = cell.label >= some || cell.telling >= some
        return isSaid && sureOf(cell) >= threshold ? sureOf(cell) : 0
      }),
    ),
  ).map(([i, j]) => {
    const cell = cells[i]?.[j]
    return { i, j, score: cell ? sureOf(cell) : 0 }
  })

const alignInOrder = (
  processes: readonly Process[],
  language: Language,
  { decisions = [], calibration, strictness = 'normal', isOneToOne = false }: AlignOptions,
): Alignment => {
  // One tongue for all, so that every pair reads the same steps.
  const tongue = language.tongueOf(processes.flatMap(labelsOf))
  const prepared = processes.map((process) => ({
    ...prepare(process, language),
    tongue,
    steps: stepsOf(process, language, tongue),
  }))
  const sayings = sayingsOfSteps(
    prepared.flatMap(({ steps }) => steps),
    language,
  )
  const { alike, said } = sayings
  const nodes: readonly Node[] = prepared.flatMap(({ steps }, column) =>
    steps.map((_, index) => ({ column, index })),
  )
  const firstOf = prepared.map((_, column) => nodes.findIndex((node) => node.column === column))
  const alone = new Map<string, Matrix>()
  const links: StepLink[] = []
  const similarities: number[] = []
  const nearest = new Array<number>(prepared.length).fill(prepared.length < 2 ? 1 : 0)
  for (const [x, a] of prepared.entries()) {
    if (!isOneToOne) links.push(...siblingsIn(a.steps, firstOf[x] ?? 0, alike))
    for (const [y, b] of prepared.entries()) {
      if (y <= x) continue
      const matched = matrixOfPrepared(a, b, language, {
        decisions: decisionsBetween(decisions, x, y),
        ...(calibration ? { calibration } : {}),
        sayings,
        useHandovers: true,
      })
      alone.set(`${x}|${y}`, matched.cells)
      const similarity = processSimilarity(matched)
      similarities.push(similarity)
      const isSaid = matched.cells.some((cells) => cells.some(({ isConfirmed }) => isConfirmed))
      for (const column of [x, y]) {
        nearest[column] = Math.max(nearest[column] ?? 0, isSaid ? 1 : similarity)
      }
    }
  }
  const matrices = jointMatrices(
    alone,
    prepared.map(({ steps }) => steps),
  )
  for (const [pair, cells] of matrices) {
    const [x = 0, y = 0] = pair.split('|').map(Number)
    const kept = isOneToOne
      ? assigned(cells, LINK[strictness])
      : keptCells(cells, prepared[y]?.steps.length ?? 0, sureOf, LINK[strictness])
    for (const { i, j, score } of kept) {
      const isSure = cells[i]?.[j]?.isConfirmed === true
      links.push({ a: (firstOf[x] ?? 0) + i, b: (firstOf[y] ?? 0) + j, score, isSure })
    }
  }
  const indexOf = new Map(
    nodes.map(({ column, index }, at) => [
      `${column} ${prepared[column]?.steps[index]?.key ?? ''}`,
      at,
    ]),
  )
  const placeOf = ({ process, step }: StepAddress) => indexOf.get(`${process} ${step}`)
  for (const { a, b, score } of inferFrom(decisions)) {
    const [one, other] = [placeOf(a), placeOf(b)]
    if (one !== undefined && other !== undefined)
      links.push({ a: one, b: other, score, isSure: true })
  }
  const refused = new Set(
    decisions.flatMap(({ a, b, verdict }) =>
      verdict === 'rejected' ? [`${placeOf(a)}|${placeOf(b)}`, `${placeOf(b)}|${placeOf(a)}`] : [],
    ),
  )
  // Whoever said where a step does not belong, and not where it does, expects it to stand alone: it joins
  // another row only when that is sure.
  const namesIn = (verdict: GraphDecision['verdict']) =>
    decisions.flatMap((one) => (one.verdict === verdict ? [placeOf(one.a), placeOf(one.b)] : []))
  const settled = new Set(namesIn('confirmed'))
  const shy = new Set(namesIn('rejected').filter((place) => !settled.has(place)))
  const isWary = (m: number, n: number): boolean => shy.has(m) || shy.has(n)
  const wanted = links.filter(
    ({ a, b, score, isSure }) => isSure || score >= LINK.strict.threshold || !isWary(a, b),
  )
  const cellOf = (m: number, n: number): Cell | undefined => {
    const [one, other] = m < n ? [nodes[m], nodes[n]] : [nodes[n], nodes[m]]
    if (!one || !other || one.column === other.column) return undefined
    return matrices.get(`${one.column}|${other.column}`)?.[one.index]?.[other.index]
  }
  const columnOf = (index: number): number => nodes[index]?.column ?? 0
  const intake = prepared.flatMap(({ steps }) => intakeChecksIn(steps, language, tongue))
  const entries = prepared.flatMap(({ steps }, column) =>
    entriesIn(steps).map((given) =>
      given === undefined ? undefined : (firstOf[column] ?? 0) + given,
    ),
  )
  const stepOf = (at: number): Step | undefined =>
    prepared[columnOf(at)]?.steps[nodes[at]?.index ?? -1]
  // The same pairs are asked about again for each row that joins.
  const isOfOne = remembered((one: Step) =>
    remembered((other: Step) => speakOfOne(one, other, language)),
  )
  const rows = gatherRows(nodes.length, wanted, columnOf, {
    score: (m, n) => {
      const cell = cellOf(m, n)
      return cell && sureOf(cell)
    },
    ordered: (m, n) => {
      const cell = cellOf(m, n)
      if (!cell || strictness === 'strict' || isWary(m, n)) return cell && 0
      const [one, other] = [stepOf(m), stepOf(n)]
      if (!one || !other || cell.acts < 0) return 0
      return isOfOne(one)(other) ? cell.score : 0
    },
    isOfOneThing: (m, n) => {
      const [one, other] = [stepOf(m), stepOf(n)]
      const acts = cellOf(m, n)?.acts ?? -1
      if (!one || !other || strictness === 'strict' || isWary(m, n)) return false
      return acts >= 0 && isOfOne(one)(other)
    },
    around: (at) => {
      const first = firstOf[columnOf(at)] ?? 0
      const step = stepOf(at)
      return {
        before: step?.before.map((index) => first + index) ?? [],
        after: step?.after.map((index) => first + index) ?? [],
      }
    },
    entryOf: (at) => {
      const given = entries[at]
      return strictness === 'strict' || given === undefined || isWary(at, given) ? undefined : given
    },
    placeOf: (at) => stepOf(at)?.place ?? 0,
    isIntakeCheck: (at) => strictness !== 'strict' && intake[at] === true && !shy.has(at),
    // Strict rows are made of links alone: what merely speaks of the same thing stays alone.
    label: (m, n) => (strictness === 'strict' || isWary(m, n) ? 0 : cellOf(m, n)?.label),
    isRefused: (m, n) => refused.has(`${m}|${n}`) || (isOneToOne && columnOf(m) === columnOf(n)),
  }).map((group) =>
    [...group]
      .sort((m, n) => m - n)
      .flatMap((index): readonly Placed[] => {
        const node = nodes[index]
        const step = node && prepared[node.column]?.steps[node.index]
        return node && step ? [{ column: node.column, step }] : []
      }),
  )
  return {
    rows: orderRows(rows),
    columns: prepared.map(({ steps }) => steps),
    similarity:
      similarities.length === 0
        ? 1
        : similarities.reduce((sum, one) => sum + one, 0) / similarities.length,
    nearest,
    matrices,
    alike,
    said,
  }
}

/** Places of the processes by what is written in them, so that it does not matter in which order they are given. */
const orderByContent = (processes: readonly Process[]): readonly number[] => {
  const written = processes.map((process) => [...labelsOf(process)].sort().join('\n'))
  const textAt = (at: number): string => written[at] ?? ''
  return [...processes.keys()].sort((x, y) =>
    textAt(x) === textAt(y) ? x - y : textAt(x) < textAt(y) ? -1 : 1,
  )
}

const transposed = (cells: Matrix, width: number): Matrix =>
  Array.from({ length: width }, (_, j) => cells.flatMap((row) => row[j] ?? []))

/**
 * Rows and columns of n processes; the order of the processes is the order of the columns and changes nothing else:
 * links that are equally sure join in the order of what is written in the processes.
 */
export const alignProcesses = (
  processes: readonly Process[],
  language: Language,
  options: AlignOptions = {},
): Alignment => {
  const given = orderByContent(processes)
  const placeOf = new Map(given.map((column, place) => [column, place]))
  const moved = ({ process, step }: StepAddress): StepAddress => ({
    process: placeOf.get(process) ?? process,
    step,
  })
  const alignment = alignInOrder(
    given.flatMap((column) => processes[column] ?? []),
    language,
    {
      ...options,
      decisions: (options.decisions ?? []).map((one) => ({
        ...one,
        a: moved(one.a),
        b: moved(one.b),
      })),
    },
  )
  const columnAt = (place: number): number => given[place] ?? place
  const inGivenOrder = <T>(values: readonly T[]): readonly T[] =>
    processes.flatMap((_, column) => {
      const value = values[placeOf.get(column) ?? -1]
      return value === undefined ? [] : [value]
    })
  const columns = inGivenOrder(alignment.columns)
  return {
    ...alignment,
    columns,
    rows: alignment.rows.map((row) =>
      row
        .map(({ column, step }) => ({ column: columnAt(column), step }))
        .sort((one, other) => one.column - other.column),
    ),
    nearest: inGivenOrder(alignment.nearest),
    matrices: new Map(
      [...alignment.matrices].map(([pair, cells]): [string, Matrix] => {
        const [one = 0, other = 0] = pair.split('|').map(Number)
        const [x, y] = [columnAt(one), columnAt(other)]
        return x < y
          ? [`${x}|${y}`, cells]
          : [`${y}|${x}`, transposed(cells, columns[y]?.length ?? 0)]
      }),
    ),
  }
}
