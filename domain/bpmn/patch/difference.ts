// What came, left, changed and moved between two tables, and which other elements are written differently
// for it. One pass over both tables.

import { type Element, isSame, type Key, type Process } from '#process'
import type { Entry } from '../entry.ts'
import { referredBy } from './ids.ts'

/** Which elements came, left, changed; by comparing two tables. */
export interface Difference {
  readonly added: ReadonlySet<Key>
  readonly removed: ReadonlySet<Key>
  /** In both, and to be adapted in place. */
  readonly changed: ReadonlySet<Key>
  /** Of those, what stands somewhere else now. */
  readonly moved: ReadonlySet<Key>
}

const parentOf = (one: Element | undefined): Key | undefined =>
  one && 'parent' in one ? one.parent : undefined

/** Whether a pool that was not drawn is drawn now: its process stays and gets a participant. */
export const isBroughtOut = (a: Element | undefined, b: Element): boolean =>
  a?.kind === 'pool' && b.kind === 'pool' && !a.isDrawn && b.isDrawn && !b.isBlackBox

/** Whether an element became something that has to be written anew. */
const isReplaced = (a: Element, b: Element, entry: Entry | undefined): boolean => {
  if (a.kind !== b.kind || entry === undefined) return true
  if (a.kind === 'data' && b.kind === 'data') return a.dataType !== b.dataType
  // A data association of an event that the schema has no place for was read as a plain one.
  if (a.kind === 'association' && b.kind === 'association') {
    return entry.node.local !== 'association' && (a.source !== b.source || a.target !== b.target)
  }
  if (a.kind !== 'pool' || b.kind !== 'pool' || a.isDrawn === b.isDrawn) return false
  return !isBroughtOut(a, b)
}

export const differenceOf = (
  before: Process,
  after: Process,
  entryOf: ReadonlyMap<Key, Entry>,
): Difference => {
  const [added, removed] = [new Set<Key>(), new Set<Key>()]
  const [changed, moved] = [new Set<Key>(), new Set<Key>()]
  for (const one of Object.values(before.elements)) {
    const other = after.elements[one.key]
    if (!other) removed.add(one.key)
    else if (other !== one && !isSame(one, other)) {
      if (isReplaced(one, other, entryOf.get(one.key))) {
        removed.add(one.key)
        added.add(one.key)
      } else {
        changed.add(one.key)
        if (parentOf(one) !== parentOf(other)) moved.add(one.key)
      }
    }
  }
  for (const one of Object.values(after.elements)) {
    if (!before.elements[one.key]) added.add(one.key)
  }
  return { added, removed, changed, moved }
}

/** Elements whose written form depends on a changed one: ends of flows, lanes of members. */
export const affectedBy = (
  difference: Difference,
  before: Process,
  after: Process,
): ReadonlySet<Key> => {
  const affected = new Set<Key>(difference.changed)
  for (const keys of [difference.added, difference.removed, difference.changed]) {
    for (const key of keys) {
      for (const { elements } of [before, after]) {
        const one = elements[key]
        if (one?.kind === 'sequenceFlow') affected.add(one.source).add(one.target)
        if (one && 'lane' in one && one.lane !== undefined) affected.add(one.lane)
      }
    }
  }
  return affected
}

const endsOf = (one: Element | undefined) =>
  one?.kind === 'sequenceFlow' ? [one.source, one.target, one.isDefault] : []

/** What new references lead to; such elements need an id of their own. */
export const newlyReferred = (
  difference: Difference,
  before: Process,
  after: Process,
): ReadonlySet<Key> => {
  const referred = new Set<Key>()
  for (const keys of [difference.added, difference.changed]) {
    for (const key of keys) {
      const one = after.elements[key]
      const was = difference.added.has(key) ? undefined : before.elements[key]
      if (!one) continue
      const old = new Set(was ? referredBy(was) : [])
      for (const target of referredBy(one)) if (!old.has(target)) referred.add(target)
      const isRerouted = one.kind === 'sequenceFlow' && !isSame(endsOf(was), endsOf(one))
      const isPlaced = 'lane' in one && one.lane !== (was && 'lane' in was ? was.lane : undefined)
      // What moves away may no longer be the one that an id shared by several means.
      if (isRerouted || isPlaced || difference.moved.has(key)) referred.add(key)
    }
  }
  for (const [key, shape] of Object.entries(after.shapes)) {
    if (!before.shapes[key as Key]) referred.add(shape.element)
  }
  return referred
}
