// From likeness to how sure two steps are the same work, in three passes. What counts as alike differs from
// pair to pair of models, so nothing is judged by likeness alone:
//   1  how far a cell leads its row and column, beside label, place, actor and neighbours;
//   2  the same with what the first pass is sure of: does the cell stand where its sure neighbours say
//      (displacement), how much of both models finds a counterpart at all (density);
//   3  once more with the scores of the second.
// Each pass is a logistic function of named evidence. Links spread only from cells that lead both ways, so
// that doubt does not feed on itself. Cost: (steps of a) x (steps of b) x (links that are sure).

import type { Alike } from './likeness.ts'
import type { Step } from './step.ts'

export type Matrix = readonly (readonly number[])[]
/** By step of a, step of b, then the evidence in the order of its names. */
export type Evidence = readonly (readonly (readonly number[])[])[]

export const FIRST_PASS = [
  'constant',
  'label',
  'telling',
  'place',
  'actor',
  'context',
  'leadBoth',
  'leadOne',
  'size',
] as const

export const SECOND_PASS = [
  'constant',
  'leadBoth',
  'leadOne',
  'coverage',
  'acts',
  'density',
  'displacement',
  'neighbour',
  'breadth',
] as const

export const THIRD_PASS = [
  ...SECOND_PASS,
  'surerBoth',
  'surerOne',
  'sureNeighbours',
  'sureDisplacement',
] as const

export type Weighed<Names extends readonly string[]> = Readonly<Record<Names[number], number>>

export interface Weights {
  readonly first: Weighed<typeof FIRST_PASS>
  readonly second: Weighed<typeof SECOND_PASS>
  readonly third: Weighed<typeof THIRD_PASS>
}

export interface Base {
  readonly a: readonly Step[]
  readonly b: readonly Step[]
  readonly cells: readonly (readonly Alike[])[]
  /** What people decided: 1 the same work, 0 not; undefined where nobody did. */
  readonly decided?: (i: number, j: number) => 0 | 1 | undefined
}

export const logistic = (value: number): number => 1 / (1 + Math.exp(-value))

/** Weighted sum of the evidence for each cell. */
export const weigh = <Names extends readonly string[]>(
  evidence: Evidence,
  names: Names,
  weights: Weighed<Names>,
): Matrix => {
  const list = names.map((name: Names[number]) => weights[name])
  return evidence.map((row) =>
    row.map((cell) => {
      let sum = 0
      for (let at = 0; at < list.length; at += 1) sum += (list[at] ?? 0) * (cell[at] ?? 0)
      return sum
    }),
  )
}

/** Shares of two ways to choose from add up to all cases. */
const ALL_CASES = { least: 0.9, most: 1.1, reach: 2 } as const

/** Steps of one process that are ways to choose from: they do not rival each other. */
export const choicesOf = (steps: readonly Step[]): readonly ReadonlySet<number>[] => {
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
const bestOf = (line: readonly number[]): readonly number[] => {
  const most = 2 * ALL_CASES.reach + 2
  const best: number[] = []
  for (let at = 0; at < line.length; at += 1) {
    const value = line[at] ?? 0
    if (best.length === most && value <= (line[best[most - 1] ?? 0] ?? 0)) continue
    let place = best.length
    while (place > 0 && value > (line[best[place - 1] ?? 0] ?? 0)) place -= 1
    best.splice(place, 0, at)
    if (best.length > most) best.pop()
  }
  return best
}

interface Leads {
  /** The smaller and the larger lead of a cell over the best other of its row and of its column. */
  readonly both: Matrix
  readonly one: Matrix
}

const leadsOf = ({ a, b }: Base, values: Matrix, noRival: number): Leads => {
  const columns = b.map((_, j) => values.map((row) => row[j] ?? 0))
  const bestInRow = values.map(bestOf)
  const bestInColumn = columns.map(bestOf)
  const choicesA = choicesOf(a)
  const choicesB = choicesOf(b)
  const lead = (
    line: readonly number[] | undefined,
    best: readonly number[] | undefined,
    at: number,
    own: ReadonlySet<number> | undefined,
  ): number => {
    const rival = best?.find((other) => !own?.has(other))
    return (line?.[at] ?? 0) - (rival === undefined ? noRival : (line?.[rival] ?? 0))
  }
  const inRow = a.map((_, i) => b.map((_y, j) => lead(values[i], bestInRow[i], j, choicesB[j])))
  const inColumn = a.map((_, i) =>
    b.map((_y, j) => lead(columns[j], bestInColumn[j], i, choicesA[i])),
  )
  const pick = (of: (x: number, y: number) => number): Matrix =>
    inRow.map((row, i) => row.map((value, j) => of(value, inColumn[i]?.[j] ?? 0)))
  return { both: pick(Math.min), one: pick(Math.max) }
}

const map = <T>({ a, b }: Base, of: (i: number, j: number) => T): readonly (readonly T[])[] =>
  a.map((_, i) => b.map((_y, j) => of(i, j)))

/** What steps of nothing in common reach by place, actor and context; stands in for a missing rival. */
const NO_RIVAL = 0.5

/** Of this many steps a model is neither small nor large; in a small one any two steps go together sooner. */
const USUAL_SIZE = 12

export const firstEvidence = (base: Base): Evidence => {
  const { a, b, cells } = base
  const leads = leadsOf(
    base,
    cells.map((row) => row.map(({ likeness }) => likeness)),
    NO_RIVAL,
  )
  const size = Math.log(Math.sqrt(a.length * b.length) / USUAL_SIZE)
  return map(base, (i, j) => {
    const cell = cells[i]?.[j]
    return [
      1,
      cell?.label ?? 0,
      cell?.telling ?? 0,
      cell?.place ?? 0,
      cell?.actor === undefined ? 0 : cell.actor - 0.5,
      cell?.context ?? 0,
      leads.both[i]?.[j] ?? 0,
      leads.one[i]?.[j] ?? 0,
      size,
    ]
  })
}

interface Anchor {
  readonly i: number
  readonly j: number
  readonly sure: number
}

/** Scores closer than this count as equal when the best of a row or column is sought. */
export const TIE = 1e-9

export const maxima = (values: Matrix, columns: number) => ({
  rows: values.map((row) => Math.max(0, ...row)),
  columns: Array.from({ length: columns }, (_, j) =>
    Math.max(0, ...values.map((row) => row[j] ?? 0)),
  ),
})

/** Cells that are the best of their row and of their column, and not out of the question. */
const anchorsOf = (sure: Matrix, columns: number, least: number): readonly Anchor[] => {
  const best = maxima(sure, columns)
  return sure.flatMap((row, i) =>
    row.flatMap((value, j) =>
      value >= least && value >= (best.rows[i] ?? 0) - TIE && value >= (best.columns[j] ?? 0) - TIE
        ? [{ i, j, sure: value }]
        : [],
    ),
  )
}

/** Without anchors near, a step is taken to stand this far off, with this weight. */
const NOTHING_NEAR = { weight: 0.5, distance: 0.1 } as const
/** How fast an anchor loses its say with its distance. */
const FADING = 5

/**
 * How much farther from its anchors a step stands here than there, near anchors counting most: small where
 * the order of the work agrees.
 */
const displacementFrom = ({ a, b }: Base, anchors: readonly Anchor[]) => {
  return (i: number, j: number): number => {
    let weight: number = NOTHING_NEAR.weight
    let distance: number = NOTHING_NEAR.distance
    const [placeA, placeB] = [a[i]?.place ?? 0, b[j]?.place ?? 0]
    for (const anchor of anchors) {
      if (anchor.i === i || anchor.j === j) continue
      const here = (a[anchor.i]?.place ?? 0) - placeA
      const there = (b[anchor.j]?.place ?? 0) - placeB
      const say = anchor.sure / (1 + FADING * Math.min(Math.abs(here), Math.abs(there)))
      weight += say
      distance += say * Math.abs(here - there)
    }
    return distance / weight
  }
}

const bestOfNeighbours = (
  sure: Matrix,
  one: readonly number[] | undefined,
  other: readonly number[] | undefined,
): number => {
  let best = 0
  for (const i of one ?? []) {
    for (const j of other ?? []) best = Math.max(best, sure[i]?.[j] ?? 0)
  }
  return best
}

const LEAST_ANCHOR = { first: 0.25, second: 0.2 } as const
const USUAL_BREADTH = 1.5

/** Steps for each place of the order: 1 for a line, more where work goes side by side. */
const breadthOf = ({ a, b }: Base): number => {
  const places = (steps: readonly Step[]) =>
    new Set(steps.map(({ place }) => place.toFixed(9))).size
  return (a.length + b.length) / Math.max(1, places(a) + places(b))
}

/** `sure` is what the first pass says, 0 to 1. */
export const secondEvidence = (base: Base, first: Evidence, sure: Matrix): Evidence => {
  const { a, b, cells } = base
  const best = maxima(sure, b.length)
  const total = [...best.rows, ...best.columns].reduce((sum, value) => sum + value, 0)
  const density = total / Math.max(1, a.length + b.length)
  const displacement = displacementFrom(base, anchorsOf(sure, b.length, LEAST_ANCHOR.first))
  const breadth = breadthOf(base) - USUAL_BREADTH
  const [both, one] = [FIRST_PASS.indexOf('leadBoth'), FIRST_PASS.indexOf('leadOne')]
  return map(base, (i, j) => {
    const cell = cells[i]?.[j]
    const before = bestOfNeighbours(sure, a[i]?.before, b[j]?.before)
    const after = bestOfNeighbours(sure, a[i]?.after, b[j]?.after)
    return [
      1,
      first[i]?.[j]?.[both] ?? 0,
      first[i]?.[j]?.[one] ?? 0,
      cell?.coverage ?? 0,
      cell?.acts ?? 0,
      density,
      displacement(i, j),
      Math.max(before, after),
      breadth,
    ]
  })
}

/** Nothing is surer than this, so that one cell cannot outweigh all else. */
const MOST = 4
const LEAST_SCORE = -9

/** `scores` are the weighed evidence of the second pass. */
export const thirdEvidence = (base: Base, second: Evidence, scores: Matrix): Evidence => {
  const { a, b } = base
  const sure = scores.map((row) => row.map(logistic))
  const leads = leadsOf(base, scores, LEAST_SCORE)
  const displacement = displacementFrom(base, anchorsOf(sure, b.length, LEAST_ANCHOR.second))
  const cut = (value: number | undefined) => Math.max(-MOST, Math.min(MOST, value ?? 0))
  return map(base, (i, j) => [
    ...(second[i]?.[j] ?? []),
    cut(leads.both[i]?.[j]),
    cut(leads.one[i]?.[j]),
    bestOfNeighbours(sure, a[i]?.before, b[j]?.before) +
      bestOfNeighbours(sure, a[i]?.after, b[j]?.after),
    displacement(i, j),
  ])
}

export interface Verdict {
  /** How sure each cell is the same work, as log odds: 0 is as likely as not. */
  readonly scores: Matrix
  /** The evidence of the first pass, which knows nothing of the order of the work. */
  readonly first: Evidence
}

/** Scores in which what was decided is as sure as anything can be. */
const withDecisions = ({ decided }: Base, scores: Matrix): Matrix =>
  decided === undefined
    ? scores
    : scores.map((row, i) =>
        row.map((score, j) => {
          const verdict = decided(i, j)
          return verdict === undefined ? score : verdict === 1 ? MOST : -MOST
        }),
      )

export const judge = (base: Base, weights: Weights): Verdict => {
  const first = firstEvidence(base)
  const sure = withDecisions(base, weigh(first, FIRST_PASS, weights.first))
  const second = secondEvidence(
    base,
    first,
    sure.map((row) => row.map(logistic)),
  )
  const scores = withDecisions(base, weigh(second, SECOND_PASS, weights.second))
  return { first, scores: weigh(thirdEvidence(base, second, scores), THIRD_PASS, weights.third) }
}
