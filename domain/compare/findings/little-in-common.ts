// Variants that share hardly a step with any other: another piece of work beside this one by mistake, or the same
// work in quite other words. Which of the two, people know at a glance, and all other findings hang on it.

import { namesOf, type Observer } from './material.ts'

/** Similarity to the nearest other below which variants have little in common; that of partners, who are other work, is below it. */
const LITTLE = 0.1

export const littleInCommon: Observer = (material) => {
  const { columns, nearest } = material.alignment
  const far = columns.flatMap((_, column) => ((nearest[column] ?? 1) < LITTLE ? [column] : []))
  if (far.length === 0) return []
  const rest = columns.flatMap((_, column) => (far.includes(column) ? [] : [column]))
  return [
    {
      observation: {
        code: 'littleInCommon',
        names: namesOf(material, far),
        others: namesOf(material, rest),
      },
      // No other weighs so much: they all speak of variants of one work.
      weight: 2,
      cells: [],
    },
  ]
}
