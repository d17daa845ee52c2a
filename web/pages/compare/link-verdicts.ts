// What pressing a key or a button in a cell means for the links behind it: which pairs of steps are
// confirmed, rejected or taken back.

import type { ComparisonView, LinkVerdict } from '#api'

type Cell = ComparisonView['rows'][number]['cells'][number]
export type Decision = ComparisonView['decisions'][number]
type StepAddress = LinkVerdict['a']

/** A cell by its row and column. */
export interface Place {
  readonly row: number
  readonly column: number
}

const keysIn = (cell: Cell | undefined): readonly string[] =>
  cell?.kind === 'steps' ? cell.steps.map(({ key }) => key) : []

const addressesIn = (data: ComparisonView, place: Place): readonly StepAddress[] => {
  const processId = data.columns[place.column]?.processId
  if (processId === undefined) return []
  return keysIn(data.rows[place.row]?.cells[place.column]).map((step) => ({ processId, step }))
}

/** The steps of the other columns in this row. */
export const othersIn = (data: ComparisonView, { row, column }: Place): readonly StepAddress[] =>
  data.columns.flatMap((_, other) =>
    other === column ? [] : addressesIn(data, { row, column: other }),
  )

const pairs = (
  own: readonly StepAddress[],
  others: readonly StepAddress[],
  verdict: LinkVerdict['verdict'],
): LinkVerdict[] => own.flatMap((a) => others.map((b) => ({ a, b, verdict })))

/** That a cell does, or does not, belong to its row; none where the row has nothing else. */
export const verdictsOn = (
  data: ComparisonView,
  place: Place,
  verdict: LinkVerdict['verdict'],
): LinkVerdict[] => pairs(addressesIn(data, place), othersIn(data, place), verdict)

/** That a cell belongs to another row of its column: no longer to its own, but to that one. */
export const verdictsToMove = (data: ComparisonView, from: Place, toRow: number): LinkVerdict[] => {
  const own = addressesIn(data, from)
  const there = othersIn(data, { row: toRow, column: from.column })
  if (there.length === 0 || toRow === from.row) return []
  return [...pairs(own, othersIn(data, from), 'rejected'), ...pairs(own, there, 'confirmed')]
}

const isOn = (own: readonly StepAddress[], step: StepAddress): boolean =>
  own.some((one) => one.processId === step.processId && one.step === step.step)

/** Decisions on the steps of a cell, newest first. */
export const decisionsOn = (data: ComparisonView, place: Place): readonly Decision[] => {
  const own = addressesIn(data, place)
  return data.decisions.filter(({ a, b }) => isOn(own, a) || isOn(own, b))
}

/** The other end of a decision, seen from a cell. */
export const otherEnd = (data: ComparisonView, place: Place, { a, b }: Decision): Decision['a'] =>
  isOn(addressesIn(data, place), a) ? b : a

/** What one person said of one step at one moment: of the step, and of which others. */
export interface Saying {
  readonly decisions: readonly Decision[]
  readonly of: Decision['a']
  readonly others: readonly Decision['a'][]
}

const isSame = (one: Decision['a'], other: Decision['a']): boolean => isOn([one], other)

/** Decisions as they were made: those of one moment that have a step in common are one saying. */
export const sayingsIn = (decisions: readonly Decision[]): readonly Saying[] => {
  const groups = Map.groupBy(decisions, ({ at, by, organisationName, verdict, isResting }) =>
    JSON.stringify([at, by, organisationName, verdict, isResting]),
  )
  return [...groups.values()].flatMap((group): readonly Saying[] => {
    const [first] = group
    if (!first) return []
    const of = [first.a, first.b].find((end) =>
      group.every(({ a, b }) => isSame(end, a) || isSame(end, b)),
    )
    return of
      ? [{ decisions: group, of, others: group.map(({ a, b }) => (isSame(of, a) ? b : a)) }]
      : group.map((one) => ({ decisions: [one], of: one.a, others: [one.b] }))
  })
}

/** How the cell is tied to its row: by people, by what follows from them, or by the platform. */
export const tieOfCell = (cell: Cell): 'confirmed' | 'inferred' | 'automatic' | 'none' => {
  const kinds = cell.kind === 'steps' ? cell.steps.map(({ tie }) => tie?.kind) : []
  return (
    (['confirmed', 'inferred', 'automatic'] as const).find((kind) => kinds.includes(kind)) ?? 'none'
  )
}

/** Where a step stands, to find it again after rows have changed. */
export interface Followed {
  readonly column: number
  readonly key: string
}

export const follow = (data: ComparisonView, { row, column }: Place): Followed | undefined => {
  const [key] = keysIn(data.rows[row]?.cells[column])
  return key === undefined ? undefined : { column, key }
}

export const findAgain = (data: ComparisonView, { column, key }: Followed): Place | undefined => {
  const row = data.rows.findIndex(({ cells }) => keysIn(cells[column]).includes(key))
  return row < 0 ? undefined : { row, column }
}
