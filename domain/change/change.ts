// A change as a value: plain JSON, addressed by keys and property paths, never by index. The rules are
// numbered in SPEC.md. What is not there is absent: a property set for the first time has no `before`,
// one that is taken away has no `after`.

import type { Element, Key, Shape } from '#process'
import type { Value } from './value.ts'

/**
 * Where a thing stands in its table: behind another, or first (null). Never a condition: when the
 * other is gone, or nothing is said, it comes last.
 */
interface Placed {
  readonly follows?: Key | null
}

/** The value a writer had seen, and the one to write in its place. */
interface Written {
  /** A path such as `name` or `work.minutes`. */
  readonly property: string
  readonly before?: Value
  readonly after?: Value
}

export interface AddElement extends Placed {
  readonly kind: 'addElement'
  readonly element: Element
}

/** Carries the element as the writer saw it, so that it can be undone and nothing unseen is removed. */
export interface RemoveElement extends Placed {
  readonly kind: 'removeElement'
  readonly element: Element
}

export interface SetElement extends Written {
  readonly kind: 'setElement'
  readonly key: Key
}

export interface AddShape extends Placed {
  readonly kind: 'addShape'
  readonly key: Key
  readonly shape: Shape
}

export interface RemoveShape extends Placed {
  readonly kind: 'removeShape'
  readonly key: Key
  readonly shape: Shape
}

export interface SetShape extends Written {
  readonly kind: 'setShape'
  readonly key: Key
}

/** A fact about the process as a whole, such as its name. */
export interface SetProcess extends Written {
  readonly kind: 'setProcess'
}

export type Change =
  | AddElement
  | RemoveElement
  | SetElement
  | AddShape
  | RemoveShape
  | SetShape
  | SetProcess

/** Changes that happen together or not at all. Says nothing about who made it: the log's owner does. */
export interface ChangeGroup {
  /** Chosen by the client, unique for ever: the same group sent twice happens once. */
  readonly id: string
  readonly changes: readonly Change[]
  /** The group this one takes back; it may then restore what a new group may not make (C14). */
  readonly takesBack?: string
}

/** What a change is about, in one form for all kinds. */
export type Target =
  | { readonly table: 'elements'; readonly key: Key; readonly thing: Element | undefined }
  | { readonly table: 'shapes'; readonly key: Key; readonly thing: Shape | undefined }
  | { readonly table: 'process'; readonly key: undefined; readonly thing: undefined }

export const targetOf = (change: Change): Target => {
  switch (change.kind) {
    case 'addElement':
    case 'removeElement':
      return { table: 'elements', key: change.element.key, thing: change.element }
    case 'setElement':
      return { table: 'elements', key: change.key, thing: undefined }
    case 'addShape':
    case 'removeShape':
      return { table: 'shapes', key: change.key, thing: change.shape }
    case 'setShape':
      return { table: 'shapes', key: change.key, thing: undefined }
    case 'setProcess':
      return { table: 'process', key: undefined, thing: undefined }
  }
}
