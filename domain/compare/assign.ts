// Each thing of one side with at most one of the other, so that the gains add up to the most: the linear
// assignment problem by shortest augmenting paths (Jonker & Volgenant 1987, without their initialisation).
// Cost: (smaller side)² x (larger side).

/** Fills `match` (of each column its row) by one more row, along the cheapest path. */
const augment = (
  cost: (row: number, column: number) => number,
  columns: number,
  from: number,
  { rowPrice, columnPrice, match }: State,
): void => {
  const best = new Array<number>(columns).fill(Number.POSITIVE_INFINITY)
  const before = new Array<number>(columns).fill(-1)
  const isDone = new Array<boolean>(columns).fill(false)
  let row = from
  let column = -1
  for (;;) {
    let next = -1
    let least = Number.POSITIVE_INFINITY
    for (let j = 0; j < columns; j += 1) {
      if (isDone[j]) continue
      const way = cost(row, j) - (rowPrice[row] ?? 0) - (columnPrice[j] ?? 0)
      if (way < (best[j] ?? 0)) {
        best[j] = way
        before[j] = column
      }
      if ((best[j] ?? 0) < least) {
        least = best[j] ?? 0
        next = j
      }
    }
    for (let j = 0; j < columns; j += 1) {
      if (isDone[j]) {
        rowPrice[match[j] ?? 0] = (rowPrice[match[j] ?? 0] ?? 0) + least
        columnPrice[j] = (columnPrice[j] ?? 0) - least
      } else best[j] = (best[j] ?? 0) - least
    }
    rowPrice[from] = (rowPrice[from] ?? 0) + least
    isDone[next] = true
    column = next
    row = match[column] ?? -1
    if (row < 0) break
  }
  while (column >= 0) {
    const previous = before[column] ?? -1
    match[column] = previous < 0 ? from : (match[previous] ?? -1)
    column = previous
  }
}

interface State {
  readonly rowPrice: number[]
  readonly columnPrice: number[]
  /** Of each column its row; -1 where it has none. */
  readonly match: number[]
}

/**
 * Pairs of row and column, each row and each column at most once, of the largest sum of gains, by row. Gains
 * are 0 or more; what gains nothing is no pair. None where one side is empty.
 */
export const assign = (
  gains: readonly (readonly number[])[],
): readonly (readonly [number, number])[] => {
  const [tall, wide] = [gains.length, gains[0]?.length ?? 0]
  const isTurned = tall > wide
  const [rows, columns] = isTurned ? [wide, tall] : [tall, wide]
  const gain = (row: number, column: number): number =>
    (isTurned ? gains[column]?.[row] : gains[row]?.[column]) ?? 0
  const state: State = {
    rowPrice: new Array<number>(rows).fill(0),
    columnPrice: new Array<number>(columns).fill(0),
    match: new Array<number>(columns).fill(-1),
  }
  for (let row = 0; row < rows; row += 1) {
    augment((i, j) => -gain(i, j), columns, row, state)
  }
  return state.match
    .flatMap((row, column): readonly (readonly [number, number])[] =>
      row < 0 || gain(row, column) <= 0 ? [] : [isTurned ? [column, row] : [row, column]],
    )
    .sort((a, b) => a[0] - b[0])
}
