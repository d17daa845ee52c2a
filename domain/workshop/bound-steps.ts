// Which steps of which processes the words of a workshop are about.

import { placeId } from './lookup.ts'
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

/** Each once; what has no step in any variant is about the whole and left out. */
export const boundSteps = (
  { recommendations, measures }: Pick<Result, 'recommendations' | 'measures'>,
  compared: Compared,
): readonly BoundStep[] =>
  compared.columns.flatMap(({ processId }, column) => {
    const bound = (kind: BoundStep['kind'], item: string, place: Place | undefined) =>
      (place ? stepsAt(compared, column, place) : []).map((step) => ({
        ...{ processId, step, kind, item },
      }))
    return [
      ...recommendations.flatMap(({ place }) => bound('recommendation', placeId(place), place)),
      ...measures.flatMap(({ id, place }) => bound('measure', id, place)),
    ]
  })
