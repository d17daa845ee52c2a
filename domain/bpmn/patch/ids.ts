// Ids of a file that is written into: elements keep theirs; new ones get their key where it is free.
// An id that is missing, or that several elements share, is no address: before something new refers to
// such an element it gets an id of its own, and what referred to it so far is led there.

import { type Element, isFlow, type Key, keyStem, type Process } from '#process'
import type { XmlElement } from '#xml'
import { type Entry, idOf } from '../entry.ts'
import { freshIn, type Ids } from '../ids.ts'

export interface PatchIds extends Ids {
  /** Elements of the file that got another id, with the new one. */
  readonly renamed: ReadonlyMap<Key, string>
}

/** The keys an element refers to, not counting where it stands. */
export const referredBy = (element: Element): readonly Key[] => {
  const keys: Key[] = []
  if (isFlow(element)) keys.push(element.source, element.target)
  if (element.kind !== 'event') return keys
  const { attachedTo, activity, definitions = [] } = element
  for (const key of [attachedTo, activity, ...definitions.map((one) => one.activity)]) {
    if (key !== undefined) keys.push(key)
  }
  return keys
}

const allIds = (root: XmlElement): Map<string, number> => {
  const ids = new Map<string, number>()
  const walk = (node: XmlElement) => {
    const id = idOf(node)
    if (id !== undefined) ids.set(id, (ids.get(id) ?? 0) + 1)
    for (const child of node.children) walk(child)
  }
  walk(root)
  return ids
}

/**
 * `referred` are the keys that new references lead to. Costs one walk over the file's tree.
 */
export const patchIds = (
  root: XmlElement,
  entryOf: ReadonlyMap<Key, Entry>,
  after: Process,
  referred: ReadonlySet<Key>,
): PatchIds => {
  const times = allIds(root)
  const taken = new Set(times.keys())
  const fresh = freshIn(taken)
  const ids = new Map<Key, string>()
  const renamed = new Map<Key, string>()
  for (const [key, { node }] of entryOf) {
    const id = idOf(node)
    if (id !== undefined && (!referred.has(key) || times.get(id) === 1)) ids.set(key, id)
    else if (referred.has(key)) {
      const own = fresh(key)
      ids.set(key, own)
      renamed.set(key, own)
    }
  }
  // Keys of new elements that are free come first, so that none is taken by a made one.
  for (const key of Object.keys(after.elements) as Key[]) {
    if (ids.has(key) || entryOf.has(key) || keyStem(key) !== key || taken.has(key)) continue
    ids.set(key, key)
    taken.add(key)
  }
  return {
    of: (key) => {
      const known = ids.get(key)
      if (known !== undefined) return known
      const own = fresh(key)
      ids.set(key, own)
      return own
    },
    fresh,
    renamed,
  }
}
