// Whether a row that is empty in a column is really missing there. Matching is never perfect, so a
// column with a step that might be the counterpart is not said to lack one.

import { labelLikeness } from '../label-similarity.ts'
import { type Material, workOf } from './material.ts'

/** Alike enough to leave open whether it is the same. */
const MAYBE = 0.34
const NEAR = 0.3

/** Whether a step of the column could be what the row speaks of, though they were not matched. */
export const hasMaybe = (material: Material, rowAt: number, column: number): boolean => {
  const row = material.alignment.rows[rowAt] ?? []
  const taken = new Set(
    material.alignment.rows
      .filter((other) => other.length > 1 && new Set(other.map((placed) => placed.column)).size > 1)
      .flatMap((other) => other.map(({ step }) => step)),
  )
  return (material.alignment.columns[column] ?? []).some((candidate) =>
    row.some(({ step }) => {
      const isNear = Math.abs(step.place - candidate.place) <= NEAR
      const score = labelLikeness(step.label, candidate.label, material.language)
      // What already has a counterpart elsewhere is a weaker candidate than a step that stands alone.
      if (score >= (taken.has(candidate) ? MAYBE + 0.25 : MAYBE)) return true
      if (!isNear || taken.has(candidate)) return false
      return (['approve', 'decide'] as const).some(
        (kind) =>
          material.kinds.has(step.label, kind) &&
          (material.kinds.has(candidate.label, 'approve') ||
            material.kinds.has(candidate.label, 'decide')),
      )
    }),
  )
}

/** How much it matters that a step is there: who checks, approves or waits changes the case. */
export const salience = (material: Material, rowAt: number): number => {
  const row = material.alignment.rows[rowAt] ?? []
  let most = 0
  for (const { step } of row) {
    const work = workOf(step)
    let value = 0.35
    if (material.kinds.has(step.label, 'check')) value = Math.max(value, 0.7)
    if (material.kinds.has(step.label, 'decide')) value = Math.max(value, 0.6)
    if (material.kinds.has(step.label, 'copy')) value = Math.max(value, 0.6)
    if (work?.prescribedBy === 'law' || work?.prescribedBy === 'statute') value += 0.15
    if ((work?.waiting?.maxDays ?? 0) >= 5) value += 0.2
    if ((work?.minutes ?? 0) * (work?.share ?? 1) >= 15) value += 0.1
    most = Math.max(most, value * (0.5 + 0.5 * (work?.share ?? 1)))
  }
  return Math.min(1, most)
}
