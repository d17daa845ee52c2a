// Which steps of which processes the words of a workshop are about.

import { asKey } from '#process'
import { own, placeId } from './lookup.ts'
import type { Place, Result } from './workshop.ts'

/** The variants side by side, as far as places need them. */
export interface Compared {
  readonly columns: readonly { readonly processId: string }[]
  readonly rows: readonly {
    readonly key: string
    readonly cells: readonly { readonly steps: readonly { readonly key: string }[] }[]
  }[]
}

export interface BoundStep {
  readonly processId: string
  readonly step: string
  readonly kind: 'recommendation' | 'measure'
  /** The place of a recommendation, the id of a measure. */
  readonly item: string
}

/** The steps of one variant at a place, in their order: a row's, or the step itself where it is one of this variant. */
export const stepsAt = (
  { rows }: Compared,
  column: number,
  { kind, key }: Place,
): readonly string[] =>
  kind === 'row'
    ? (rows.find((row) => row.key === key)?.cells[column]?.steps ?? []).map((step) => step.key)
    : rows.some(({ cells }) => cells[column]?.steps.some((step) => step.key === key))
      ? [key]
      : []

type Said = Pick<Result, 'recommendations' | 'measures'>

/** Of one process, whose steps at a place `keysAt` knows. */
const boundIn = (
  { recommendations, measures }: Said,
  processId: string,
  keysAt: (place: Place) => readonly string[],
): readonly BoundStep[] => {
  const bound = (kind: BoundStep['kind'], item: string, place: Place | undefined) =>
    (place ? keysAt(place) : []).map((step) => ({ processId, step, kind, item }))
  return [
    ...recommendations.flatMap(({ place }) => bound('recommendation', placeId(place), place)),
    ...measures.flatMap(({ id, place }) => bound('measure', id, place)),
  ]
}

/** Each once; what has no step in any variant is about the whole and left out. */
export const boundSteps = (said: Said, compared: Compared): readonly BoundStep[] =>
  compared.columns.flatMap(({ processId }, column) =>
    boundIn(said, processId, (place) => stepsAt(compared, column, place)),
  )

/** Steps of a target by the places of what it was made of. */
export type TargetPlaces = Readonly<Record<string, readonly string[]>>

/** All rows and steps that something may be said about, as far as the target has steps there. */
export const targetPlaces = (
  { rows }: Compared,
  keysAt: (place: Place) => readonly string[],
): TargetPlaces =>
  Object.fromEntries(
    rows
      .flatMap(({ key, cells }): readonly Place[] => [
        { kind: 'row', key: asKey(key) },
        ...cells.flatMap(({ steps }) =>
          steps.map((step): Place => ({ kind: 'step', key: asKey(step.key) })),
        ),
      ])
      .map((place) => [placeId(place), keysAt(place)] as const)
      .filter(([, keys]) => keys.length > 0),
  )

/** As `boundSteps`, for a target that was begun from the variants. */
export const boundTargetSteps = (
  said: Said,
  processId: string,
  places: TargetPlaces,
): readonly BoundStep[] => boundIn(said, processId, (place) => own(places, placeId(place)) ?? [])
