// A kind of step that most have and some have not, or that only some have. Handovers and whatever
// another is competent for are no gaps.

import type { Finding } from '../comparison.ts'
import type { Step } from '../step.ts'
import { HEARD, hasMaybe, salience } from './counterparts.ts'
import {
  addresses,
  columnsWith,
  isOnlyAwaited,
  isSeam,
  type Material,
  namesOf,
  type Observer,
  workOf,
} from './material.ts'
import { areUnheard, tellingWords } from './unheard.ts'

/** What only some do is worth a word from here on; below `SALIENT` only when nothing else sounds like it. */
const LEAST_ALONE = 0.2
const SALIENT = 0.45

/** Nothing in the columns that lack it sounds like this row or shares a word with it. */
const isUnheard = (
  material: Material,
  rowAt: number,
  present: readonly number[],
  absent: readonly number[],
): boolean => {
  const row = material.alignment.rows[rowAt] ?? []
  const words = row.flatMap(({ step }) => tellingWords(step, material))
  const sounds = (other: Step) =>
    row.some(({ step }) => material.alike(step.label, other.label) >= HEARD)
  return (
    areUnheard(words, present, absent, material) &&
    !absent.some((column) => material.alignment.columns[column]?.some(sounds))
  )
}

/** So little work is putting it where it lies. */
const LITTLE_MINUTES = 1

/** Waits, by its name or because it lies for days and next to nothing is done. */
const isOnlyWaiting = (step: Step, { kinds }: Material): boolean => {
  const work = workOf(step)
  const lies = (work?.waiting?.maxDays ?? 0) >= 1
  return kinds.has(step.label, 'wait') || (lies && (work?.minutes ?? Infinity) <= LITTLE_MINUTES)
}

const presenceOf = (material: Material, rowAt: number): readonly Finding[] => {
  const row = material.rows[rowAt]
  const placed = material.alignment.rows[rowAt] ?? []
  if (!row || isSeam(placed) || isOnlyAwaited(placed)) return []
  // Who writes down the waiting does no more than who does not.
  if (placed.every(({ step }) => isOnlyWaiting(step, material))) return []
  const present = columnsWith(row, 'steps')
  const absent = columnsWith(row, 'absent')
  if (present.length === 0 || absent.length === 0) return []
  const missing = absent.filter((column) => !hasMaybe(material, rowAt, column))
  if (missing.length === 0) return []
  const weight = salience(material, rowAt)
  const cells = addresses(rowAt, [...present, ...missing])
  if (present.length > absent.length && present.length >= 2) {
    return [
      {
        observation: {
          code: 'missingIn',
          step: row.label,
          names: namesOf(material, missing),
          // Where a third may have it in other words, "the others have it" would say too much.
          ...(missing.length < absent.length ? { others: namesOf(material, present) } : {}),
        },
        weight: 0.25 + 0.6 * weight,
        cells,
      },
    ]
  }
  // Who stands alone is only said when nobody else might have the step.
  if (missing.length < absent.length || weight < LEAST_ALONE) return []
  if (weight < SALIENT && !isUnheard(material, rowAt, present, absent)) return []
  if (present.length > row.cells.length / 2) return []
  return [
    {
      observation: { code: 'onlySome', step: row.label, names: namesOf(material, present) },
      weight: 0.1 + 0.6 * weight,
      cells,
    },
  ]
}

export const presence: Observer = (material) =>
  material.rows.flatMap((_, rowAt) => presenceOf(material, rowAt))
