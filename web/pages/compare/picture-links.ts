// Which steps of the drawings belong together: those of the same row of the comparison. One pass over the rows.

import type { ComparisonView } from '#api'

type Rows = ComparisonView['rows']

/** What is chosen in the drawings. */
export interface Choice {
  /** Rows of the comparison; none for what only one drawing has, such as a decision. */
  readonly rows: readonly number[]
  /** Where somebody chose a step itself. */
  readonly step?: { readonly column: number; readonly key: string }
  /** Columns an observation is about. */
  readonly concerned: readonly number[]
}

const keysAt = (rows: Rows, row: number, column: number): readonly string[] => {
  const cell = rows[row]?.cells[column]
  return cell?.kind === 'steps' ? cell.steps.map(({ key }) => key) : []
}

/** Keys of a column's steps in these rows, in their order. */
export const linkedKeys = (rows: Rows, chosen: readonly number[], column: number) =>
  chosen.flatMap((row) => keysAt(rows, row, column))

/** A step that somebody chose, with the rows it stands in. */
export const choiceOfStep = (rows: Rows, column: number, key: string): Choice => ({
  rows: rows.flatMap((_, row) => (keysAt(rows, row, column).includes(key) ? [row] : [])),
  step: { column, key },
  concerned: [],
})

/** What an observation is about: its rows in all drawings, and whose they are. */
export const choiceOfCells = (
  cells: readonly { readonly row: number; readonly column: number }[],
): Choice => ({
  rows: [...new Set(cells.map(({ row }) => row))],
  concerned: [...new Set(cells.map(({ column }) => column))],
})
