// Which cells of a row stand out. The contract says how a row differs; here each cell is held against what
// most of the row's cells say, so that equal cells can stay quiet. One pass over the row.

import type { ComparisonView } from '#api'
import type { Cell, CellStep, Marks } from '../../parts/cell-words.tsx'

export type Row = ComparisonView['rows'][number]

/** The value most cells have; nothing when every cell has its own or only one cell has any. */
export const mostCommon = (values: readonly (string | null)[]): string | undefined => {
  const counts = new Map<string, number>()
  for (const value of values) if (value) counts.set(value, (counts.get(value) ?? 0) + 1)
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1])
  return first && first[1] > (second?.[1] ?? 0) ? first[0] : undefined
}

const stepsOf = (cell: Cell): readonly CellStep[] => (cell.kind === 'steps' ? cell.steps : [])

const median = (values: readonly number[]): number | undefined => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) / 2)]
}

export interface Deviation {
  /** Whether the cell as a whole deserves a look. */
  readonly isLoud: boolean
  /** One entry per step of the cell. */
  readonly marks: readonly Marks[]
}

/**
 * One deviation per cell. A fact is marked when the row differs in it and the step's value is not the one
 * most have (with no such value: every one); minutes when they are more than half off the middle one.
 * A cell is loud when it departs from the others; where each does it its own way, none departs.
 */
export const deviationsOf = (row: Row): readonly Deviation[] => {
  const steps = row.cells.flatMap(stepsOf)
  const has = (difference: Row['differences'][number]) => row.differences.includes(difference)
  const actor = mostCommon(steps.map((step) => step.actor))
  const medium = mostCommon(steps.map((step) => step.medium))
  const minutes = median(steps.flatMap((step) => step.minutes ?? []))
  const isMostlyThere =
    steps.length > 0 &&
    row.cells.filter((cell) => cell.kind === 'steps').length * 2 >= row.cells.length
  return row.cells.map((cell) => {
    const marks = stepsOf(cell).map(
      (step): Marks => ({
        actor: has('actor') && step.actor !== '' && step.actor !== actor,
        medium: has('medium') && step.medium !== null && step.medium !== medium,
        minutes:
          has('minutes') &&
          step.minutes !== null &&
          minutes !== undefined &&
          Math.abs(step.minutes - minutes) > minutes / 2,
      }),
    )
    const isLoud =
      (cell.kind === 'absent' && isMostlyThere) ||
      (cell.kind === 'steps' &&
        ((has('missing') && !isMostlyThere) ||
          (has('repeated') && cell.steps.length > 1) ||
          marks.some(
            (mark) =>
              (mark.actor && actor !== undefined) ||
              (mark.medium && medium !== undefined) ||
              mark.minutes,
          )))
    return { isLoud, marks }
  })
}
