// Undo takes back what is still mine: each property goes back only while it holds what the group had
// written. What others have built on stays, with everything of the group that belongs to it, and is
// said. Redo is the undo of an undo.

import type { Process } from '#process'
import { applyTo } from './apply.ts'
import { type Change, type ChangeGroup, targetOf } from './change.ts'
import type { Conflict } from './conflict.ts'
import { invertChanges } from './invert.ts'
import { eachReference, referencesIn } from './references.ts'
import { open } from './workspace.ts'

export type Undo =
  /** A new group to submit like any other, and what it leaves as it is. */
  | { readonly kind: 'undone'; readonly group: ChangeGroup; readonly left: readonly Conflict[] }
  /** There is nothing to take back: it is so already, or all of it stays. */
  | { readonly kind: 'nothing'; readonly left: readonly Conflict[] }
  /** No group of this id is in the log. */
  | { readonly kind: 'unknown' }

/** Everything a change speaks of: its own address and the elements it refers to. */
const keysIn = (change: Change): ReadonlySet<string> => {
  const { key, table, thing } = targetOf(change)
  const keys = new Set<string>()
  if (key !== undefined) keys.add(key)
  if (table === 'shapes' && thing) keys.add(thing.element)
  if (table === 'elements' && thing) eachReference(thing, (target) => keys.add(target))
  if ('property' in change && table === 'elements') {
    for (const value of [change.before, change.after]) {
      for (const target of referencesIn(change.property, value)) keys.add(target)
    }
  }
  return keys
}

/** Elements that cannot come or go as the inverse asks, so that all that hangs on them stays too. */
const stuckBy = (
  conflicts: readonly Conflict[],
  changes: readonly Change[],
): ReadonlySet<string | undefined> => {
  const concerned = new Set<string | undefined>(conflicts.flatMap(({ key, other }) => [key, other]))
  return new Set(
    changes.flatMap((change) => {
      const isWhole = change.kind === 'addElement' || change.kind === 'removeElement'
      const { key } = targetOf(change)
      return isWhole && key !== undefined && concerned.has(key) ? [key] : []
    }),
  )
}

const isConcerned = (change: Change, conflict: Conflict): boolean => {
  const { table, key } = targetOf(change)
  if (conflict.code === 'broken' || conflict.code === 'not-allowed') {
    const keys = keysIn(change)
    return [conflict.key, conflict.other].some((one) => one !== undefined && keys.has(one))
  }
  const property = 'property' in change ? change.property : undefined
  const isSamePlace = property === undefined || property === conflict.property
  return table === conflict.table && key === conflict.key && isSamePlace
}

/** So often something more may turn out to have to stay; a group that is more entangled stays whole. */
const MOST_ROUNDS = 100

/**
 * What takes a group of the log back on the present process, under an id from outside. Costs one
 * application for each round in which something more has to stay.
 */
export const undo = (
  log: readonly { readonly group: ChangeGroup }[],
  groupId: string,
  process: Process,
  id: string,
): Undo => {
  const entry = log.findLast(({ group }) => group.id === groupId)
  if (!entry) return { kind: 'unknown' }
  const space = open(process)
  const left: Conflict[] = []
  let changes = invertChanges(entry.group.changes)
  for (let round = 0; changes.length > 0 && round < MOST_ROUNDS; round += 1) {
    const outcome = applyTo(space, { id, changes, takesBack: groupId }, 'itsOwn')
    if (outcome.kind === 'applied') {
      const { group } = outcome
      return group.changes.length > 0 ? { kind: 'undone', group, left } : { kind: 'nothing', left }
    }
    const { conflicts } = outcome
    left.push(...conflicts)
    const stuck = stuckBy(conflicts, changes)
    const kept = changes.filter(
      (change) =>
        !conflicts.some((conflict) => isConcerned(change, conflict)) &&
        ![...keysIn(change)].some((key) => stuck.has(key)),
    )
    // A conflict that names none of the changes: nothing can be told apart, so everything stays.
    changes = kept.length < changes.length ? kept : []
  }
  return { kind: 'nothing', left }
}
