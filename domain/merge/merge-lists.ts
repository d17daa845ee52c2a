// Lists of which the order says nothing: what either side put in is in, what either took out is out.

import type { Value } from '#change'
import { isSame } from '#process'

/** The last part of the paths of such lists. */
const SETS: readonly string[] = ['extensions', 'foreignAttributes', 'systems', 'documents']

/** Whether the values at this path are lists that `mergeLists` may merge. */
export const isSetOfThings = (path: string): boolean => SETS.includes(path.split('.').at(-1) ?? '')

const listOf = (value: Value | undefined): readonly Value[] => (Array.isArray(value) ? value : [])
const has = (list: readonly Value[], item: Value) => list.some((other) => isSame(other, item))
const without = (list: readonly Value[], others: readonly Value[]) =>
  list.filter((item) => !has(others, item))

/** What an extension or a foreign attribute is called; a word is called by itself. */
const nameOf = (item: Value): string => {
  if (typeof item !== 'object' || item === null || !('local' in item)) return JSON.stringify(item)
  return JSON.stringify(['namespace' in item ? item.namespace : '', item.local])
}

/**
 * The merged list, undefined for an empty one; 'clash' where both put in different things under one
 * name. An item that a side repeats is one item. Cost: the product of the lengths.
 */
export const mergeLists = (
  base: Value | undefined,
  ours: Value | undefined,
  theirs: Value | undefined,
): { readonly merged: Value | undefined } | 'clash' => {
  const [b, o, t] = [listOf(base), listOf(ours), listOf(theirs)]
  const [newOurs, newTheirs] = [without(o, b), without(without(t, b), o)]
  const names = new Set(without(newOurs, t).map(nameOf))
  if (newTheirs.some((item) => names.has(nameOf(item)))) return 'clash'
  const merged = [...without(o, without(b, t)), ...newTheirs]
  return { merged: merged.length > 0 ? merged : undefined }
}
