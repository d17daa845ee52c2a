// What the reader finds before it knows any key: each future element with the XML it stands for. Keys
// need the whole file (is an id repeated?), references need all keys; so reading takes three steps:
// find entries, give keys, build elements.

import { type ElementKind, type Key, keyMaker, keyStem } from '#process'
import type { XmlElement } from '#xml'
import type { Remark } from './outcome.ts'

export interface Entry {
  readonly kind: ElementKind
  readonly node: XmlElement
  /** The pool, sub-process or lane it stands in; none for pools and what stands in a collaboration. */
  readonly parent?: Entry
  /** Set by `giveKeys`; undefined before. */
  key?: Key
}

export const idOf = (node: XmlElement): string | undefined => {
  const id = node.attributes.id?.trim()
  return id === '' ? undefined : id
}

const labelOf = ({ node }: Entry): string => node.attributes.name?.trim() ?? ''

/** What a remark says about an element: its label, its id, its line, as far as there are any. */
export const whereabouts = (entry: Entry): Readonly<Record<string, string | number>> => {
  const id = idOf(entry.node)
  return {
    label: labelOf(entry) || id || entry.node.local,
    ...(id ? { id } : {}),
    line: entry.node.line,
  }
}

export const keyOf = (entry: Entry): Key => {
  if (entry.key === undefined) throw new Error(`no key was given to ${entry.node.local}`)
  return entry.key
}

/**
 * Ids that are unique and harmless become keys as they are; after them come the others in document
 * order, so that they never take away an id that another element has. Repeated ids are counted.
 */
export const giveKeys = (entries: readonly Entry[]): readonly Remark[] => {
  const times = new Map<string, number>()
  for (const { node } of entries) {
    const id = idOf(node)
    if (id !== undefined) times.set(id, (times.get(id) ?? 0) + 1)
  }
  const make = keyMaker()
  for (const entry of entries) {
    const id = idOf(entry.node)
    if (id !== undefined && times.get(id) === 1 && keyStem(id) === id) entry.key = make(id)
  }
  const counted = new Map<string, number>()
  for (const entry of entries) {
    if (entry.key !== undefined) continue
    const id = idOf(entry.node) ?? ''
    const stem = keyStem(id) || entry.kind
    if ((times.get(id) ?? 0) < 2) entry.key = make(stem)
    else {
      const number = (counted.get(id) ?? 0) + 1
      counted.set(id, number)
      entry.key = make(`${stem}.${number}`)
    }
  }
  const repeated = [...times].filter(([, count]) => count > 1)
  return repeated.map(([id, count]) => ({ code: 'id-repeated', details: { id, count } }))
}
