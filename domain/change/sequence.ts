// The order of a table as a chain of keys, so that a key can be taken out of the middle and put back.
// Every step costs the same whatever the size; making the chain costs one pass.

import type { Key } from '#process'

export interface Sequence {
  /** The key before; null for the first one. */
  readonly before: (key: Key) => Key | null
  /** Puts a key behind another, or first (null); last where the other is not there. */
  readonly insert: (key: Key, follows: Key | null | undefined) => void
  readonly remove: (key: Key) => void
  readonly keys: () => Iterable<Key>
}

export const sequenceOf = (keys: Iterable<Key>): Sequence => {
  const next = new Map<Key | null, Key | null>([[null, null]])
  const previous = new Map<Key, Key | null>()
  let last: Key | null = null

  const link = (a: Key | null, b: Key | null) => {
    next.set(a, b)
    if (b === null) last = a
    else previous.set(b, a)
  }
  const insert: Sequence['insert'] = (key, follows) => {
    const at = follows !== undefined && next.has(follows) ? follows : last
    const behind = next.get(at) ?? null
    link(at, key)
    link(key, behind)
  }
  for (const key of keys) insert(key, last)

  return {
    before: (key) => previous.get(key) ?? null,
    insert,
    remove: (key) => {
      link(previous.get(key) ?? null, next.get(key) ?? null)
      next.delete(key)
      previous.delete(key)
    },
    *keys() {
      for (let key = next.get(null); key; key = next.get(key)) yield key
    },
  }
}
