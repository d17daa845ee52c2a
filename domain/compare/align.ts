// Lays n variants side by side: all pairs of variants are matched, the links form one n-partite graph,
// and its nodes are joined to rows best link first as long as the new row holds together on average
// (Klinkmüller/Weber's order-preserving idea without forcing an order). Rows are then put in the order
// of the work. Cost: n²/2 matrices and the links.

import type { Language } from '#language'
import type { Process } from '#process'
import { matchSteps, matrixOf, type Strictness } from './match-processes.ts'
import type { Step } from './step.ts'

export interface Placed {
  readonly column: number
  readonly step: Step
}

export interface Alignment {
  /** Steps of one kind each, in the order of the work. */
  readonly rows: readonly (readonly Placed[])[]
  /** Steps of each column in the order of its own work. */
  readonly columns: readonly (readonly Step[])[]
  /** Mean similarity of all pairs, 0 to 1. */
  readonly similarity: number
}

interface Node {
  readonly column: number
  readonly index: number
  readonly step: Step
}

interface Link {
  readonly a: number
  readonly b: number
  readonly score: number
}

/** A row holds together while its pairs across columns score this on average. */
const COHESION = 0.55

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2
}

/**
 * Order of rows: by their median place, then neighbours change places while most variants that have
 * both say so (a local Kemeny consensus).
 */
const orderRows = (rows: readonly (readonly Placed[])[]): readonly (readonly Placed[])[] => {
  const first = (row: readonly Placed[], column: number): number | undefined => {
    const places = row.filter((placed) => placed.column === column).map(({ step }) => step.place)
    return places.length === 0 ? undefined : Math.min(...places)
  }
  const ordered = [...rows].sort(
    (x, y) => median(x.map(({ step }) => step.place)) - median(y.map(({ step }) => step.place)),
  )
  const votes = (x: readonly Placed[], y: readonly Placed[]): number => {
    let sum = 0
    for (const column of new Set(x.map((placed) => placed.column))) {
      const here = first(x, column)
      const there = first(y, column)
      if (here !== undefined && there !== undefined) sum += Math.sign(there - here)
    }
    return sum
  }
  for (let pass = 0; pass < ordered.length; pass += 1) {
    let hasChanged = false
    for (let at = 0; at + 1 < ordered.length; at += 1) {
      const x = ordered[at]
      const y = ordered[at + 1]
      if (!x || !y || votes(x, y) >= 0) continue
      ordered[at] = y
      ordered[at + 1] = x
      hasChanged = true
    }
    if (!hasChanged) break
  }
  return ordered
}

/** Rows and columns of n processes; the order of the processes is the order of the columns. */
export const alignProcesses = (
  processes: readonly Process[],
  language: Language,
  strictness: Strictness = 'normal',
): Alignment => {
  const columns: (readonly Step[])[] = processes.map(() => [])
  const nodes: Node[] = []
  const nodeOf = new Map<string, number>()
  const scores = new Map<string, number>()
  const links: Link[] = []
  let similarity = 0
  let pairs = 0
  const enter = (column: number, steps: readonly Step[]) => {
    if ((columns[column]?.length ?? 0) > 0) return
    columns[column] = steps
    steps.forEach((step, index) => {
      nodeOf.set(`${column}|${step.key}`, nodes.length)
      nodes.push({ column, index, step })
    })
  }
  processes.forEach((a, x) => {
    processes.forEach((b, y) => {
      if (y <= x) return
      const matched = matrixOf(a, b, language)
      enter(x, matched.a)
      enter(y, matched.b)
      const matching = matchSteps(matched, language, { strictness })
      similarity += matching.similarity
      pairs += 1
      matched.cells.forEach((row, i) => {
        row.forEach((cell, j) => {
          scores.set(`${x}|${matched.a[i]?.key}|${y}|${matched.b[j]?.key}`, cell.score)
        })
      })
      for (const pair of matching.pairs) {
        const from = nodeOf.get(`${x}|${pair.a}`)
        const to = nodeOf.get(`${y}|${pair.b}`)
        if (from !== undefined && to !== undefined)
          links.push({ a: from, b: to, score: pair.score })
      }
    })
  })
  const scoreOf = (m: number, n: number): number | undefined => {
    const [one, other] = m < n ? [nodes[m], nodes[n]] : [nodes[n], nodes[m]]
    if (!one || !other || one.column === other.column) return undefined
    const [a, b] = one.column < other.column ? [one, other] : [other, one]
    return scores.get(`${a.column}|${a.step.key}|${b.column}|${b.step.key}`)
  }
  const groupOf = nodes.map((_, index) => index)
  const groups = new Map<number, number[]>(nodes.map((_, index) => [index, [index]]))
  links.sort((p, q) => q.score - p.score || p.a - q.a || p.b - q.b)
  for (const link of links) {
    const left = groupOf[link.a] ?? 0
    const right = groupOf[link.b] ?? 0
    if (left === right) continue
    const one = groups.get(left) ?? []
    const other = groups.get(right) ?? []
    let sum = 0
    let count = 0
    for (const m of one) {
      for (const n of other) {
        const score = scoreOf(m, n)
        if (score === undefined) continue
        sum += score
        count += 1
      }
    }
    if (count > 0 && sum / count < COHESION) continue
    groups.set(left, [...one, ...other])
    groups.delete(right)
    for (const n of other) groupOf[n] = left
  }
  const rows = [...groups.values()].map((group) =>
    group
      .flatMap((index) => nodes[index] ?? [])
      .sort((a, b) => a.column - b.column || a.index - b.index)
      .map(({ column, step }) => ({ column, step })),
  )
  return {
    rows: orderRows(rows),
    columns,
    similarity: pairs === 0 ? 1 : similarity / pairs,
  }
}
