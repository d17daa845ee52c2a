// For tests of merging: what got lost, found without looking at how merging works.

import { changesBetween, valuesOf } from '#change'
import { type Element, isSame, type Key, type Process } from '#process'
import type { MergeConflict } from './conflict.ts'

/** Elements and properties that a conflict speaks of, so that nobody loses them unasked. */
const isSaid = (conflicts: readonly MergeConflict[], key: Key, property?: string): boolean =>
  conflicts.some((one) => {
    if (one.kind === 'together') return one.elements.some((element) => element.key === key)
    if (one.key !== key) return false
    return one.kind === 'element' || (property !== undefined && one.property === property)
  })

const valueIn = (element: Element | undefined, path: string) =>
  element && valuesOf('elements', element).get(path)

/** What of a side's doings is neither in the result nor in a conflict; written without looking at how merging works. */
export const lostOf = (
  base: Process,
  side: Process,
  merged: Process,
  conflicts: readonly MergeConflict[],
) => {
  const lost: string[] = []
  for (const change of changesBetween(base, side)) {
    if (change.kind === 'addElement' || change.kind === 'removeElement') {
      const { key } = change.element
      const isThere = merged.elements[key] !== undefined
      if (isThere !== (change.kind === 'addElement') && !isSaid(conflicts, key))
        lost.push(`${change.kind} ${key}`)
    }
    if (change.kind !== 'setElement' || change.property === 'order') continue
    const { key, property, before, after } = change
    const found = valueIn(merged.elements[key], property)
    if (isSame(found, after) || isSaid(conflicts, key, property)) continue
    const isMergedList =
      [before, after, found].some(Array.isArray) &&
      [after]
        .flat()
        .every(
          (one) =>
            [before].flat().some((b) => isSame(b, one)) ||
            [found].flat().some((f) => isSame(f, one)),
        )
    if (!isMergedList) lost.push(`${key}.${property}: ${JSON.stringify({ found, after })}`)
  }
  return lost
}
