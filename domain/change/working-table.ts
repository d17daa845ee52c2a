// A table that is being changed: the untouched record below, what was written above it. Reading and
// writing cost the same whatever the size; closing copies the record once, if anything was written.

import type { Key } from '#process'
import { type Sequence, sequenceOf } from './sequence.ts'

export interface WorkingTable<T> {
  readonly get: (key: Key) => T | undefined
  /** Overwrites in place, or adds where `follows` says. */
  readonly put: (key: Key, thing: T, follows?: Key | null) => void
  /** Takes a thing out and says which one stood before it. */
  readonly remove: (key: Key) => Key | null
  readonly entries: () => Iterable<readonly [Key, T]>
  /** The keys of all that match; one pass. */
  readonly find: (matches: (thing: T) => boolean) => readonly Key[]
  /** The same record where nothing was written, a new one otherwise. */
  readonly close: () => Readonly<Record<Key, T>>
}

export const workOn = <T>(base: Readonly<Record<Key, T>>): WorkingTable<T> => {
  const written = new Map<Key, T | undefined>()
  let appended: Key[] = []
  // Made when something leaves or comes into the middle; until then the base and what was appended.
  let sequence: Sequence | undefined

  const get = (key: Key): T | undefined =>
    written.has(key) ? written.get(key) : Object.hasOwn(base, key) ? base[key] : undefined
  const baseKeys = () => Object.keys(base) as Key[]
  const keys = (): Iterable<Key> =>
    sequence?.keys() ?? (appended.length > 0 ? [...baseKeys(), ...appended] : baseKeys())
  const inSequence = (): Sequence => {
    sequence ??= sequenceOf(keys())
    appended = []
    return sequence
  }
  function* entries(): Generator<readonly [Key, T]> {
    for (const key of keys()) {
      const thing = get(key)
      if (thing !== undefined) yield [key, thing]
    }
  }

  return {
    get,
    put: (key, thing, follows) => {
      if (get(key) === undefined) {
        if (follows !== undefined || sequence) inSequence().insert(key, follows)
        else appended.push(key)
      }
      written.set(key, thing)
    },
    remove: (key) => {
      const all = inSequence()
      const before = all.before(key)
      all.remove(key)
      written.set(key, undefined)
      return before
    },
    entries,
    find: (matches) => {
      const found: Key[] = []
      for (const key of keys()) {
        const thing = get(key)
        if (thing !== undefined && matches(thing)) found.push(key)
      }
      return found
    },
    close: () => {
      if (written.size === 0) return base
      // A plain loop: copying by spreading takes three times as long where a record is large.
      const copy: Record<Key, T> = {}
      for (const key of keys()) {
        const thing = get(key)
        if (thing !== undefined) copy[key] = thing
      }
      return copy
    },
  }
}
