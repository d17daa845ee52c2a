// What a workshop recommends to stay local, at the deviations of one house: a reason proposed, and never given by itself.

import type { DeviationReason } from '#library'

/** A recommendation at a step of a process. */
export interface LocalNote {
  readonly step: string
  readonly workshop: { readonly id: string; readonly title: string }
  /** What it is about, as the workshop named it. */
  readonly place: string
  /** Null: it is recommended in common. */
  readonly localReason: DeviationReason | null
  /** The house said that it does not hold there. */
  readonly isDeclined: boolean
}

/** A target waits for being proposed so long; then houses are told beside the common way that there is. */
const TARGET_WAITS_MS = 30 * 24 * 3_600_000

/**
 * Whether a house is told now what a workshop recommends to stay local there, once a common way of its family is in force
 * and seen by all: not while another process, begun as the target of that workshop, may still become it. Rule W39.
 */
export const isLocalTold = (
  {
    closedAt,
    hasTarget,
    isOfTarget,
    isCarriedOn,
  }: {
    readonly closedAt: Date
    /** A target that was begun in it stands in the library. */
    readonly hasTarget: boolean
    /** The common way is one that was begun in it. */
    readonly isOfTarget: boolean
    readonly isCarriedOn: boolean
  },
  now: Date,
): boolean =>
  isOfTarget || isCarriedOn || !hasTarget || now.getTime() - closedAt.getTime() >= TARGET_WAITS_MS

/** Something that differs: named as at the origin, or as in ours where the origin has no such thing. */
export interface DifferingThing {
  readonly key: string
  readonly isBefore: boolean
  /** In ours; null where ours has no such thing. */
  readonly ownKey: string | null
}

/**
 * The reason that a workshop proposes for a difference, of what was said at steps of ours and of the origin, the latest
 * first; only of a workshop that spoke about ours, and as it was said of ours. What stands on both sides is found by the
 * step of ours, so that an origin of which the workshop knew nothing will do. What the house declined comes last, so that it
 * can be taken back. Rule W39.
 */
export const proposedReason = <Note extends LocalNote>(
  { key, isBefore, ownKey }: DifferingThing,
  ours: readonly Note[],
  origin: readonly Note[],
): (Note & { readonly localReason: DeviationReason }) | undefined => {
  const isHere = ({ step, workshop, place }: Note) =>
    step === ownKey ||
    (isBefore &&
      origin.some(
        (one) => one.step === key && one.workshop.id === workshop.id && one.place === place,
      ))
  const here = ours.filter((one) => one.localReason !== null && isHere(one))
  const note = here.find(({ isDeclined }) => !isDeclined) ?? here[0]
  return note?.localReason ? { ...note, localReason: note.localReason } : undefined
}

/**
 * Of differences, those to which the house is proposed what it is proposed at one of them: declined there, it is declined
 * at all of these.
 */
export const sharingReason = <Note extends LocalNote, Thing extends DifferingThing>(
  { workshop, place }: Pick<Note, 'workshop' | 'place'>,
  things: readonly Thing[],
  ours: readonly Note[],
  origin: readonly Note[],
): readonly Thing[] =>
  things.filter((thing) => {
    const note = proposedReason(thing, ours, origin)
    return note?.workshop.id === workshop.id && note.place === place
  })
