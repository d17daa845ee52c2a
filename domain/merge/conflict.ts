// What two sides made of one process and cannot both have, as a value that a page can show and answer.

import type { Value } from '#change'
import type { Element, Key } from '#process'

export type Side = 'ours' | 'theirs'

/** Both sides gave a property another value; what is absent is not there on that side. */
export interface SetConflict {
  readonly kind: 'set'
  readonly id: string
  /** undefined: the process as a whole. */
  readonly key?: Key
  /** A path such as `name` or `work.minutes`. */
  readonly property: string
  readonly base?: Value
  readonly ours?: Value
  readonly theirs?: Value
}

/** One element in three states; absent where it is not there. */
export interface ElementStates {
  readonly key: Key
  readonly base?: Element
  readonly ours?: Element
  readonly theirs?: Element
}

/** Changed here and removed there, added by both under one key, or turned into another kind by one. */
export interface ElementConflict extends ElementStates {
  readonly kind: 'element'
  readonly id: string
}

/** Elements that are right on each side, and of which the two states together break a promise of the model. */
export interface TogetherConflict {
  readonly kind: 'together'
  readonly id: string
  /** By key; at least one, each in another state on either side. */
  readonly elements: readonly ElementStates[]
}

export type MergeConflict = SetConflict | ElementConflict | TogetherConflict

/** Which side holds in a conflict, by its id. */
export type Answer = (conflict: string) => Side
