// The group that takes another one back exactly, on the process that came out of it.

import type { Change, ChangeGroup } from './change.ts'

type Swapped<T> = Omit<T, 'before' | 'after'> & { readonly before?: T; readonly after?: T }

const swap = <T extends { readonly before?: unknown; readonly after?: unknown }>(
  change: T,
): Swapped<T> => {
  const { before, after, ...rest } = change
  return {
    ...rest,
    ...(after === undefined ? {} : { before: after }),
    ...(before === undefined ? {} : { after: before }),
  } as Swapped<T>
}

const invertChange = (change: Change): Change => {
  switch (change.kind) {
    case 'addElement':
      return { ...change, kind: 'removeElement' }
    case 'removeElement':
      return { ...change, kind: 'addElement' }
    case 'addShape':
      return { ...change, kind: 'removeShape' }
    case 'removeShape':
      return { ...change, kind: 'addShape' }
    default:
      return swap(change) as unknown as Change
  }
}

/** The opposite of each change, the last first. */
export const invertChanges = (changes: readonly Change[]): readonly Change[] =>
  changes.toReversed().map(invertChange)

/**
 * Takes a group back exactly. Give it the group as `applyGroup` returned it, and a new id from
 * outside: the group as it was written may not know where removed elements stood.
 */
export const invert = (group: ChangeGroup, id: string): ChangeGroup => ({
  id,
  changes: invertChanges(group.changes),
  takesBack: group.id,
})
