// Scores every step of one process against every step of another: how alike they are (`likeness.ts`), and
// how sure that is the same work (`evidence.ts`).

import type { Language } from '#language'
import { FIRST_PASS, judge, logistic, type Weights, weigh } from './evidence.ts'
import { type Alike, likenessOf } from './likeness.ts'
import type { Step } from './step.ts'
import { UNORDERED, WEIGHTS } from './weights.ts'

export interface Cell extends Alike {
  /** How sure that both are the same work, 0 to 1: .5 is as likely as not. */
  readonly score: number
  /** The same without regard to the order of the work. */
  readonly unordered: number
}

const SAME = 1 - 1e-6

/** Cells by step of `a`, then step of `b`, in the order of the steps. */
export const similarityMatrix = (
  a: readonly Step[],
  b: readonly Step[],
  language: Language,
  weights: Weights = WEIGHTS,
): readonly (readonly Cell[])[] => {
  const cells = likenessOf(a, b, language)
  const { scores, first } = judge({ a, b, cells }, weights)
  const unordered = weigh(first, FIRST_PASS, UNORDERED)
  return cells.map((row, i) =>
    row.map((cell, j) => {
      const isSame = cell.likeness >= SAME
      return {
        ...cell,
        score: isSame ? 1 : logistic(scores[i]?.[j] ?? 0),
        unordered: isSame ? 1 : logistic(unordered[i]?.[j] ?? 0),
      }
    }),
  )
}
