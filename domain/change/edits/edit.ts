// What people mean, put into changes. Every edit looks at a process, and returns the changes that do
// it and keep the model valid, or the reason why it cannot be done. New keys come from outside.

import type { Key } from '#process'
import type { Change, ChangeGroup } from '../change.ts'

export type Edit =
  | {
      readonly kind: 'edited'
      readonly changes: readonly Change[]
      /** Keys of the new elements, in the order they were made: the step before its flows. */
      readonly made: readonly Key[]
    }
  | Impossible

/** Why something cannot be done as asked, and at which element. */
export interface Impossible {
  readonly kind: 'impossible'
  readonly reason: Reason
  readonly key?: Key
}

export type Reason =
  | 'not-there'
  /** The element is not of a kind this can be done with. */
  | 'wrong-kind'
  /** Several ways lead out (or in); the person has to say which one is meant. */
  | 'several-ways'
  | 'several-entries'
  | 'several-exits'
  | 'several-ends'
  | 'nothing-follows-an-end'
  | 'nothing-leads-to-a-start'
  /** The steps do not stand in one place, or not one after another. */
  | 'not-together'
  | 'not-in-a-row'
  /** Nothing would lead to a step any more. */
  | 'leaves-behind'
  /** From a step no end could be reached any more. */
  | 'never-ends'
  | 'too-few'
  | 'has-content'
  | 'has-boundary-events'
  | 'is-repeated'
  /** An arrow may not leave its pool or sub-process. */
  | 'other-side-of-a-border'
  /** A message goes from one pool to another. */
  | 'same-pool'
  /** What is there can neither send nor receive the message, or neither need nor make the data. */
  | 'cannot-hand-over'
  | 'is-black-box'
  | 'last-pool'
  /** The process is such (a file may hold anything) that a promise of the model would be broken. */
  | 'would-break'

/** Makes an address for something new; never the same twice, whatever the stem. */
export type NewKey = (stem: string) => Key

export const impossible = (reason: Reason, key?: Key): Impossible => ({
  kind: 'impossible',
  reason,
  ...(key === undefined ? {} : { key }),
})

/** The group that does an edit, under the id the client has chosen for it. */
export const groupOf = (
  id: string,
  edit: Extract<Edit, { readonly kind: 'edited' }>,
): ChangeGroup => ({ id, changes: edit.changes })
