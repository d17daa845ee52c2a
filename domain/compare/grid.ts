// Numbers by step of one process and step of another, row after row in one block: a matrix is filled and read
// many times for each comparison, and rows of arrays cost more than the sums in them.

export interface Grid {
  readonly rows: number
  readonly columns: number
  /** Cell (i, j) stands at `i * columns + j`. */
  readonly values: Float64Array
}

/** A number for each cell. */
export const gridOf = (
  rows: number,
  columns: number,
  of: (i: number, j: number) => number,
): Grid => {
  const values = new Float64Array(rows * columns)
  for (let i = 0; i < rows; i += 1) {
    for (let j = 0; j < columns; j += 1) values[i * columns + j] = of(i, j)
  }
  return { rows, columns, values }
}

/** The same number of cells, each made from the one before. */
export const mapGrid = (
  { rows, columns, values }: Grid,
  of: (value: number, at: number) => number,
): Grid => ({ rows, columns, values: values.map(of) })

/** The value of a cell; 0 outside. */
export const valueAt = ({ columns, values }: Grid, i: number, j: number): number =>
  values[i * columns + j] ?? 0

/** The largest value of each row and of each column, 0 at least. */
export const maximaOf = ({ rows, columns, values }: Grid) => {
  const best = { rows: new Float64Array(rows), columns: new Float64Array(columns) }
  for (let i = 0; i < rows; i += 1) {
    for (let j = 0; j < columns; j += 1) {
      const value = values[i * columns + j] ?? 0
      if (value > (best.rows[i] ?? 0)) best.rows[i] = value
      if (value > (best.columns[j] ?? 0)) best.columns[j] = value
    }
  }
  return best
}
