// Rows of one column that no link joined to others join the row that speaks of the same thing, if one stands out,
// wherever it stands in the work: order is what the comparison wants to show. What is alone still joins the row that
// the matcher would take for it where it stands, or that stands between the same two rows; last the first looks at what
// came in find each other, and entries stand with what they are the entry of.
// Cost: rows² for each that joins.

export interface Likeness {
  /** How sure that both are the same work; undefined within one column. */
  readonly score: (a: number, b: number) => number | undefined
  /** How alike the labels are; undefined within one column. */
  readonly label: (a: number, b: number) => number | undefined
  /** How sure where the order of the work has its full say, 0 where nothing else speaks for it; undefined as above. */
  readonly ordered: (a: number, b: number) => number | undefined
  /** Whether both speak of one thing, and neither does an act of another kind. */
  readonly isOfOneThing: (a: number, b: number) => boolean
  /** The steps of its own column right before it and right after it. */
  readonly around: (index: number) => {
    readonly before: readonly number[]
    readonly after: readonly number[]
  }
  /** The step whose entry in a list it is, see `entries.ts`. */
  readonly entryOf: (index: number) => number | undefined
  /** Where a step stands in the work of its house, 0 to 1. */
  readonly placeOf: (index: number) => number
  /** The first look at what came in, see `intake-check.ts`. */
  readonly isIntakeCheck: (index: number) => boolean
  /** A person said that these two are not the same work: they never share a row. */
  readonly isRefused: (a: number, b: number) => boolean
}

/** A label joins from here on, and only when it leads by this over the next row. */
const SPEAKS_OF = 0.42
const LEAD = 0.06
/** What the matcher all but rules out joins by no label. */
const POSSIBLE = 0.15

/** From here on the matcher joins what is left, the order of the work taken at its word. */
const IN_ORDER = 0.45

type Rows = readonly (readonly number[])[]
type ColumnOf = (index: number) => number

/** Mean over the pairs of two rows; undefined where there are none across columns. */
export const meanAcross = (
  one: readonly number[],
  other: readonly number[],
  of: (a: number, b: number) => number | undefined,
): number | undefined => {
  let sum = 0
  let count = 0
  for (const a of one) {
    for (const b of other) {
      const value = of(a, b)
      if (value === undefined) continue
      sum += value
      count += 1
    }
  }
  return count === 0 ? undefined : sum / count
}

/** Whether a person said of any two of them that they are not the same work. */
export const isRefused = (
  one: readonly number[],
  other: readonly number[],
  likeness: Likeness,
): boolean => one.some((a) => other.some((b) => likeness.isRefused(a, b)))

const isAlone = (row: readonly number[], columnOf: ColumnOf): boolean =>
  new Set(row.map(columnOf)).size === 1

/** Rows that lack the columns of the one at `at`, and that nobody refused. */
const openTo = (
  at: number,
  rows: Rows,
  columnOf: ColumnOf,
  likeness: Likeness,
): readonly number[] => {
  const own = rows[at] ?? []
  const columns = new Set(own.map(columnOf))
  return rows.flatMap((row, to) =>
    to === at || row.some((index) => columns.has(columnOf(index))) || isRefused(own, row, likeness)
      ? []
      : [to],
  )
}

interface Best {
  readonly at: number
  readonly value: number
  readonly next: number
}

/** The row whose labels are most like those of this one, and how far the next is behind. */
const mostAlike = (at: number, rows: Rows, columnOf: ColumnOf, likeness: Likeness): Best => {
  const own = rows[at] ?? []
  let best: Best = { at: -1, value: 0, next: 0 }
  for (const other of openTo(at, rows, columnOf, likeness)) {
    const row = rows[other] ?? []
    if ((meanAcross(own, row, likeness.score) ?? 0) < POSSIBLE) continue
    const value = meanAcross(own, row, likeness.label) ?? 0
    if (value > best.value) best = { at: other, value, next: best.value }
    else if (value > best.next) best = { ...best, next: value }
  }
  return best
}

/** The rows with the one at `at` in the one at `to`. */
const joined = (rows: readonly (readonly number[])[], at: number, to: number): Rows =>
  rows.flatMap((row, index) =>
    index === at ? [] : [index === to ? [...row, ...(rows[at] ?? [])] : row],
  )

/** Joins each to the row whose labels are most like its own, if one stands out. */
const attachByLabel = (rows: Rows, columnOf: ColumnOf, likeness: Likeness): Rows => {
  let current = rows
  for (;;) {
    let chosen: { readonly at: number; readonly best: Best } | undefined
    for (const [at, row] of current.entries()) {
      if (!isAlone(row, columnOf)) continue
      const best = mostAlike(at, current, columnOf, likeness)
      const isClear = best.value >= SPEAKS_OF && best.value - best.next >= LEAD
      if (isClear && best.value > (chosen?.best.value ?? 0)) chosen = { at, best }
    }
    if (!chosen) return current
    current = joined(current, chosen.at, chosen.best.at)
  }
}

/** Joins what nothing else speaks for where the order of the work does; late, so that it hides no other order. */
const attachByOrder = (rows: Rows, columnOf: ColumnOf, likeness: Likeness): Rows => {
  let current = rows
  for (;;) {
    let chosen: { readonly at: number; readonly to: number; readonly value: number } | undefined
    for (const [at, row] of current.entries()) {
      if (!isAlone(row, columnOf)) continue
      for (const to of openTo(at, current, columnOf, likeness)) {
        const value = meanAcross(row, current[to] ?? [], likeness.ordered) ?? 0
        if (value >= IN_ORDER && value > (chosen?.value ?? 0)) chosen = { at, to, value }
      }
    }
    if (!chosen) return current
    current = joined(current, chosen.at, chosen.to)
  }
}

/** The only row right before or right after all steps of a row; undefined where there is none or more than one. */
const rowBeside = (
  row: readonly number[],
  rowOf: ReadonlyMap<number, number>,
  side: 'before' | 'after',
  likeness: Likeness,
): number | undefined => {
  const beside = new Set(
    row.flatMap((index) => likeness.around(index)[side].map((at) => rowOf.get(at))),
  )
  const [only] = beside
  return beside.size === 1 ? only : undefined
}

/** Joins what stands alone to the row that every house has between the same two rows, where one thing speaks for it. */
const attachBetween = (rows: Rows, columnOf: ColumnOf, likeness: Likeness): Rows => {
  let current = rows
  for (;;) {
    const rowOf = new Map(current.flatMap((row, at) => row.map((index) => [index, at] as const)))
    const beside = (row: readonly number[], side: 'before' | 'after') =>
      rowBeside(row, rowOf, side, likeness)
    let chosen: { readonly at: number; readonly to: number } | undefined
    for (const [at, row] of current.entries()) {
      const [before, after] = [beside(row, 'before'), beside(row, 'after')]
      if (chosen || !isAlone(row, columnOf) || before === undefined || after === undefined) continue
      const to = openTo(at, current, columnOf, likeness).find((other) => {
        const there = current[other] ?? []
        return (
          !isAlone(there, columnOf) &&
          beside(there, 'before') === before &&
          beside(there, 'after') === after &&
          row.every((one) => there.some((its) => likeness.isOfOneThing(one, its)))
        )
      })
      if (to !== undefined) chosen = { at, to }
    }
    if (!chosen) return current
    current = joined(current, chosen.at, chosen.to)
  }
}

/** Makes one row of the first looks where every column has its own in one row only, some of them alone. */
const attachIntakeChecks = (rows: Rows, columnOf: ColumnOf, likeness: Likeness): Rows => {
  const places = rows.flatMap((row, at) => (row.some(likeness.isIntakeCheck) ? [at] : []))
  const looks = places.map((at) => rows[at] ?? [])
  const columns = looks.flatMap((row) => [...new Set(row.map(columnOf))])
  const isClear =
    new Set(columns).size === columns.length &&
    looks.filter((row) => !isAlone(row, columnOf)).length <= 1 &&
    !looks.some((row) => looks.some((other) => row !== other && isRefused(row, other, likeness)))
  const [first] = places
  if (!isClear || first === undefined) return rows
  return rows.flatMap((row, at) =>
    at === first ? [looks.flat()] : places.includes(at) ? [] : [row],
  )
}

/** An entry that stands alone stands with what it is the entry of. */
const attachEntries = (rows: Rows, _: ColumnOf, likeness: Likeness): Rows => {
  let current = rows
  for (const row of rows) {
    const [only] = row
    const given = row.length === 1 && only !== undefined ? likeness.entryOf(only) : undefined
    if (only === undefined || given === undefined) continue
    const [at, to] = [only, given].map((index) => current.findIndex((one) => one.includes(index)))
    if (at === undefined || to === undefined || at === to || current[at]?.length !== 1) continue
    if (!isRefused([only], current[to] ?? [], likeness)) current = joined(current, at, to)
  }
  return current
}

/** The same rows, fewer: what was left alone has joined where something speaks for it. */
export const attachLeftOver = (rows: Rows, columnOf: ColumnOf, likeness: Likeness): Rows =>
  [attachByLabel, attachByOrder, attachBetween, attachIntakeChecks, attachEntries].reduce(
    (current, attach) => attach(current, columnOf, likeness),
    rows,
  )
