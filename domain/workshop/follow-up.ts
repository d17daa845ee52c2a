// What the next workshop begins with: issues that are open, and measures that are, each where its step stands now.

import { asKey } from '#process'
import type { Compared } from './bound-steps.ts'
import { isMeasureOver, type MeasureStand } from './measure-life.ts'
import type { Issue, Place, Result } from './workshop.ts'

/** By the keys of its rows: the steps of all variants, each with whose it is. */
const stepsByRow = ({ columns, rows }: Compared): ReadonlyMap<string, ReadonlySet<string>> =>
  new Map(
    rows.map(({ key, cells }) => [
      key,
      new Set(
        columns.flatMap(({ processId }, at) =>
          (cells[at]?.steps ?? []).map((step) => `${processId} ${step.key}`),
        ),
      ),
    ]),
  )

/**
 * Where a place of the workshop before stands in the next: a step where it still is one, a row where most of its steps
 * are now, the first of those that have as many. Rows are numbered anew each time, so a key alone says nothing. Undefined
 * where nothing is left of it.
 */
export const placeNow = (
  place: Place | undefined,
  before: Compared,
  now: Compared,
): Place | undefined => {
  if (!place) return undefined
  if (place.kind === 'step') {
    const isThere = now.rows.some(({ cells }) =>
      cells.some(({ steps }) => steps.some(({ key }) => key === place.key)),
    )
    return isThere ? place : undefined
  }
  const steps = stepsByRow(before).get(place.key) ?? new Set<string>()
  const [best] = [...stepsByRow(now)]
    .map(([key, some]) => ({ key, shared: [...some].filter((one) => steps.has(one)).length }))
    .filter(({ shared }) => shared > 0)
    .toSorted((a, b) => b.shared - a.shared)
  return best && { kind: 'row', key: asKey(best.key) }
}

/** Each with an id of its own. */
export const openIssues = (
  { issues }: Pick<Result, 'issues'>,
  before: Compared,
  now: Compared,
): Readonly<Record<string, Issue>> =>
  Object.fromEntries(
    issues
      .filter(({ outcome }) => outcome === undefined)
      .map(({ text, place: was }, at) => {
        const id = `before-${at + 1}`
        const place = placeNow(was, before, now)
        return [id, { id, text, ...(place ? { place } : {}) }]
      }),
  )

/** Those that are not over, the next due first. */
export const openMeasures = <M extends Pick<MeasureStand, 'state' | 'due'>>(
  measures: readonly M[],
): readonly M[] =>
  measures
    .filter((one) => !isMeasureOver(one))
    .toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))
