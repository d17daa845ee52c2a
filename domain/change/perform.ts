// One change on an open process, with its preconditions (C4 to C7). What comes back is what really
// happened: nothing where it was so already, and with the place a removed thing had in its table.

import type { Element, Key, Shape } from '#process'
import { valuesOf } from './address.ts'
import { type Change, targetOf } from './change.ts'
import type { Conflict } from './conflict.ts'
import { isSame, type Value, valueAt, withValueAt } from './value.ts'
import type { WorkingTable } from './working-table.ts'
import type { Workspace } from './workspace.ts'

type Performed = { readonly done: readonly Change[] } | { readonly conflicts: readonly Conflict[] }

const NOTHING: Performed = { done: [] }
const done = (change: Change): Performed => ({ done: [change] })
const conflict = (one: Conflict): Performed => ({ conflicts: [one] })

const asValue = (thing: object): Value => thing as unknown as Value
const present = <N extends string>(name: N, value: Value | undefined) =>
  (value === undefined ? {} : { [name]: value }) as { readonly [P in N]?: Value }

type Common = Pick<Conflict, 'table' | 'key'>

const place = <T>(table: WorkingTable<T>, follows: Key | null | undefined) => {
  const isKnown = follows === null || (follows !== undefined && table.get(follows) !== undefined)
  return isKnown ? { follows } : {}
}

const add = <T extends object>(
  table: WorkingTable<T>,
  key: Key,
  thing: T,
  change: Change & { readonly follows?: Key | null },
  common: Common,
): Performed => {
  const there = table.get(key)
  if (there && isSame(there, thing)) return NOTHING
  if (there) {
    return conflict({ code: 'taken', ...common, found: asValue(there), wanted: asValue(thing) })
  }
  const at = place(table, change.follows)
  table.put(key, thing, at.follows)
  const { follows: _, ...rest } = change
  return done({ ...rest, ...at } as Change)
}

/** Every property in which what is there differs from what the remover had seen. */
const differences = (seen: object, there: object, common: Common): readonly Conflict[] => {
  const table = common.table
  const [expected, found] = [valuesOf(table, seen), valuesOf(table, there)]
  return [...new Set([...expected.keys(), ...found.keys()])]
    .filter((property) => !isSame(expected.get(property), found.get(property)))
    .map((property) => ({
      code: 'changed',
      ...common,
      property,
      ...present('expected', expected.get(property)),
      ...present('found', found.get(property)),
    }))
}

const remove = <T extends object>(
  table: WorkingTable<T>,
  key: Key,
  seen: T,
  change: Change,
  common: Common,
): Performed => {
  const there = table.get(key)
  if (there === undefined) return NOTHING
  if (!isSame(there, seen)) return { conflicts: differences(seen, there, common) }
  return done({ ...change, follows: table.remove(key) } as Change)
}

const set = (
  holder: object | undefined,
  put: (next: object) => void,
  change: Change & { readonly property: string; readonly before?: Value; readonly after?: Value },
  common: Common,
): Performed => {
  const { property, before, after } = change
  const wanted = present('wanted', after)
  const expected = present('expected', before)
  if (holder === undefined) {
    return conflict({ code: 'gone', ...common, property, ...expected, ...wanted })
  }
  const found = valueAt(holder, property)
  if (isSame(found, after)) return NOTHING
  if (!isSame(found, before)) {
    return conflict({
      code: 'changed',
      ...common,
      property,
      ...expected,
      ...present('found', found),
      ...wanted,
    })
  }
  put(withValueAt(holder, property, after))
  return done(change)
}

/** Does one change, or says what stands against it and does nothing. */
export const perform = (space: Workspace, change: Change): Performed => {
  const { table, key } = targetOf(change)
  const common: Common = key === undefined ? { table } : { table, key }
  switch (change.kind) {
    case 'addElement':
      return add(space.elements, change.element.key, change.element, change, common)
    case 'removeElement':
      return remove(space.elements, change.element.key, change.element, change, common)
    case 'addShape':
      return add(space.shapes, change.key, change.shape, change, common)
    case 'removeShape':
      return remove(space.shapes, change.key, change.shape, change, common)
    case 'setElement': {
      const put = (next: object) => space.elements.put(change.key, next as Element)
      return set(space.elements.get(change.key), put, change, common)
    }
    case 'setShape': {
      const put = (next: object) => space.shapes.put(change.key, next as Shape)
      return set(space.shapes.get(change.key), put, change, common)
    }
    case 'setProcess': {
      const process = space.process()
      return set(process, (next) => space.setProcess(next as typeof process), change, common)
    }
  }
}
