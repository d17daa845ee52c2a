// After a conflict the person has seen what is there now, and may say: mine all the same. The same
// wishes are written anew with what they have now seen.

import type { Process } from '#process'
import { type Change, type ChangeGroup, targetOf } from './change.ts'
import { type Value, valueAt } from './value.ts'

const present = (before: Value | undefined) => (before === undefined ? {} : { before })

const seenNow = (process: Process, change: Change): Change => {
  const { table, key } = targetOf(change)
  if (change.kind === 'setProcess') {
    const { before: _, ...rest } = change
    return { ...rest, ...present(valueAt(process, change.property)) }
  }
  const things: Readonly<Record<string, object>> =
    table === 'elements' ? process.elements : process.shapes
  const there = key !== undefined && Object.hasOwn(things, key) ? things[key] : undefined
  if (!there) return change
  switch (change.kind) {
    case 'removeElement':
      return { ...change, element: there } as Change
    case 'removeShape':
      return { ...change, shape: there } as Change
    case 'setElement':
    case 'setShape': {
      const { before: _, ...rest } = change
      return { ...rest, ...present(valueAt(there, change.property)) }
    }
    default:
      return change
  }
}

/**
 * The group once more, under a new id, overwriting what is there now. Against what is gone, taken or
 * would break a promise of the model nobody can insist: applying it says so as before. A group that
 * sets the same property twice cannot be insisted on.
 */
export const insist = (process: Process, group: ChangeGroup, id: string): ChangeGroup => ({
  ...group,
  id,
  changes: group.changes.map((change) => seenNow(process, change)),
})
