// What decisions between the steps of n processes teach. Cost: one similarity matrix for each pair of
// processes that something was decided about.

import type { Language } from '#language'
import type { Process } from '#process'
import { type Learnt, learnFrom, type Taught } from './decisions.ts'
import { decisionsBetween, type GraphDecision } from './match-graph.ts'
import { matrixOfPrepared, prepare } from './match-processes.ts'

/** Nothing where nothing was decided; decisions on steps that are not there teach nothing. */
export const learnTogether = (
  processes: readonly Process[],
  language: Language,
  decisions: readonly GraphDecision[],
): Learnt => {
  const concerned = new Set(decisions.flatMap(({ a, b }) => [a.process, b.process]))
  const prepared = processes.map((process, at) =>
    concerned.has(at) ? prepare(process, language) : undefined,
  )
  const taught = prepared.flatMap((a, x) =>
    prepared.flatMap((b, y): readonly Taught[] => {
      if (!a || !b || y <= x) return []
      const own = decisionsBetween(decisions, x, y)
      return own.length === 0 ? [] : [{ matched: matrixOfPrepared(a, b, language), decisions: own }]
    }),
  )
  return learnFrom(taught, language)
}
