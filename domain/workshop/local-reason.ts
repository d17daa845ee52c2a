// What a workshop recommends to stay local, at the deviations of one house: a reason proposed, and never given by itself.

import type { DeviationReason } from '#library'

/** A recommendation at a step of a process. */
export interface LocalNote {
  readonly step: string
  readonly workshop: { readonly id: string; readonly title: string }
  readonly text: string
  /** Null: it is recommended in common. */
  readonly localReason: DeviationReason | null
}

/** Something that differs: named as at the origin, or as in ours where the origin has no such thing. */
export interface DifferingThing {
  readonly key: string
  readonly isBefore: boolean
}

/**
 * The reason that a workshop proposes for a difference, of what was said at steps of ours and of the origin, the latest
 * first; only of a workshop that spoke about ours. Rule W39.
 */
export const proposedReason = <Note extends LocalNote>(
  { key, isBefore }: DifferingThing,
  ours: readonly Note[],
  origin: readonly Note[],
): (Note & { readonly localReason: DeviationReason }) | undefined => {
  const isSaidOfOurs = ({ workshop, text, localReason }: Note) =>
    ours.some(
      (one) =>
        one.workshop.id === workshop.id && one.text === text && one.localReason === localReason,
    )
  const note = (isBefore ? origin.filter(isSaidOfOurs) : ours).find(
    (one) => one.step === key && one.localReason !== null,
  )
  return note?.localReason ? { ...note, localReason: note.localReason } : undefined
}
