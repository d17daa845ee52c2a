// Why a step stands in its row: what ties it to the others there, and where the tie comes from.

import type { Language } from '#language'
import type { Key } from '#process'
import type { Alignment } from './align.ts'
import { type GraphDecision, inferFrom, type Provenance, type StepAddress } from './match-graph.ts'
import type { Placed } from './order-rows.ts'
import { reasonOf } from './reason.ts'

/** The surest tie of a step to its row; processes are named by their columns. */
export interface Tie {
  readonly to: StepAddress
  /** 0 to 1. */
  readonly score: number
  readonly provenance: Provenance
}

export const addressOf = (column: number, step: Key): string => `${column} ${step}`

/** What is confirmed says more than what follows from it, and that more than what the matcher found. */
const RANK: Readonly<Record<Provenance['kind'], number>> = {
  confirmed: 2,
  inferred: 1,
  automatic: 0,
}

/** By the address of the step; a step that has its row to itself, or shares it with its own column only, has none. */
export const tiesOf = (
  { rows, columns, matrices }: Alignment,
  language: Language,
  decisions: readonly GraphDecision[],
): ReadonlyMap<string, Tie> => {
  const known = new Map<string, Provenance>()
  const between = (a: StepAddress, b: StepAddress) =>
    [addressOf(a.process, a.step), addressOf(b.process, b.step)].sort().join('|')
  for (const { a, b, provenance } of inferFrom(decisions)) known.set(between(a, b), provenance)
  for (const { a, b, verdict } of decisions) {
    if (verdict === 'confirmed') known.set(between(a, b), { kind: 'confirmed' })
  }
  const places = columns.map((steps) => new Map(steps.map(({ key }, at) => [key, at])))

  const tieBetween = (one: Placed, other: Placed): Tie | undefined => {
    const [x, y] = one.column < other.column ? [one, other] : [other, one]
    const cells = matrices.get(`${x.column}|${y.column}`)
    const i = places[x.column]?.get(x.step.key) ?? -1
    const j = places[y.column]?.get(y.step.key) ?? -1
    const cell = cells?.[i]?.[j]
    if (!cells || !cell) return undefined
    const to = { process: other.column, step: other.step.key }
    const told = known.get(between({ process: one.column, step: one.step.key }, to))
    return {
      to,
      score: cell.score,
      provenance: told ?? {
        kind: 'automatic',
        reason: reasonOf(x.step, y.step, cell, cells, columns[y.column] ?? [], language),
      },
    }
  }

  const ties = new Map<string, Tie>()
  for (const row of rows) {
    for (const one of row) {
      let best: Tie | undefined
      for (const other of row) {
        if (other.column === one.column) continue
        const tie = tieBetween(one, other)
        if (!tie) continue
        const lead = best ? RANK[tie.provenance.kind] - RANK[best.provenance.kind] : 1
        if (lead > 0 || (lead === 0 && tie.score > (best?.score ?? 0))) best = tie
      }
      if (best) ties.set(addressOf(one.column, one.step.key), best)
    }
  }
  return ties
}
