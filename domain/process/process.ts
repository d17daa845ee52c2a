// A process: one readonly table of elements, and the shapes people or files have pinned. Everything
// that happens to a process makes a new value; nothing in here is ever changed in place.

import type { Element } from './element.ts'
import type { Key } from './key.ts'
import type { Shape } from './shape.ts'

/** The bytes a process was read from; stored once, outside this value, under their hash. */
export interface Origin {
  /** SHA-256 of the file as uploaded, lower-case hex. */
  readonly hash: string
  readonly format: 'bpmn' | 'steps' | 'epml'
  /** Which reading gave the keys; with another one they need not mean the same places in the file. */
  readonly reader?: number
}

export interface Process {
  readonly name: string
  readonly elements: Readonly<Record<Key, Element>>
  /** Pinned shapes under keys of their own, because one element may be drawn several times. */
  readonly shapes: Readonly<Record<Key, Shape>>
  readonly origin?: Origin
}

export const emptyProcess = (name: string): Process => ({ name, elements: {}, shapes: {} })
