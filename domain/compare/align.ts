// Lays n variants side by side: all pairs of variants are matched, the links form one n-partite graph,
// its nodes are gathered to rows and the rows put in the order of the work. Links are kept more
// leniently than between any two processes, because variants are known to be the same work.
// Cost: n²/2 similarity matrices.

import type { Language } from '#language'
import type { Process } from '#process'
import { gatherRows, type StepLink } from './gather-rows.ts'
import { matchSteps, matrixOfPrepared, prepare } from './match-processes.ts'
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
}

interface Node {
  readonly column: number
  readonly index: number
}

type Matrix = readonly (readonly Cell[])[]

/** Rows and columns of n processes; the order of the processes is the order of the columns. */
export const alignProcesses = (processes: readonly Process[], language: Language): Alignment => {
  // One tongue for all, so that every pair reads the same steps.
  const tongue = language.tongueOf(processes.flatMap(labelsOf))
  const prepared = processes.map((process) => ({
    ...prepare(process, language),
    tongue,
    steps: stepsOf(process, language, tongue),
  }))
  const nodes: readonly Node[] = prepared.flatMap(({ steps }, column) =>
    steps.map((_, index) => ({ column, index })),
  )
  const firstOf = prepared.map((_, column) => nodes.findIndex((node) => node.column === column))
  const matrices = new Map<string, Matrix>()
  const links: StepLink[] = []
  let similarity = 0
  let pairs = 0
  for (const [x, a] of prepared.entries()) {
    const places = new Map(a.steps.map((step, index) => [step.key, index]))
    for (const [y, b] of prepared.entries()) {
      if (y <= x) continue
      const matched = matrixOfPrepared(a, b, language)
      matrices.set(`${x}|${y}`, matched.cells)
      const matching = matchSteps(matched, language, { strictness: 'lenient' })
      similarity += matching.similarity
      pairs += 1
      const placesB = new Map(b.steps.map((step, index) => [step.key, index]))
      for (const pair of matching.pairs) {
        const i = places.get(pair.a)
        const j = placesB.get(pair.b)
        if (i === undefined || j === undefined) continue
        links.push({ a: (firstOf[x] ?? 0) + i, b: (firstOf[y] ?? 0) + j, score: pair.score })
      }
    }
  }
  const cellOf = (m: number, n: number): Cell | undefined => {
    const [one, other] = m < n ? [nodes[m], nodes[n]] : [nodes[n], nodes[m]]
    if (!one || !other || one.column === other.column) return undefined
    return matrices.get(`${one.column}|${other.column}`)?.[one.index]?.[other.index]
  }
  const rows = gatherRows(nodes.length, links, (index) => nodes[index]?.column ?? 0, {
    score: (m, n) => cellOf(m, n)?.score,
    label: (m, n) => cellOf(m, n)?.label,
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
    similarity: pairs === 0 ? 1 : similarity / pairs,
  }
}
