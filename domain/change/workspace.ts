// A process that is being changed: both its tables, what it says about itself, and, once somebody
// asks, who refers to whom. Opening costs nothing, closing one copy; asking about a few things costs a
// pass each, asking about many an index of all, which costs about as much as a dozen passes.

import type { Element, Key, Process, Shape } from '#process'
import { referencesOf, refersTo } from './references.ts'
import { type WorkingTable, workOn } from './working-table.ts'

export interface Workspace {
  readonly elements: WorkingTable<Element>
  readonly shapes: WorkingTable<Shape>
  /** What the process says about itself; its tables in here are those it was opened with. */
  readonly process: () => Process
  readonly setProcess: (process: Process) => void
  /** Elements that refer to this one, in no particular order. */
  readonly referrers: (key: Key) => Iterable<Element>
  /** Keys of the shapes that show an element. */
  readonly shapesOf: (key: Key) => Iterable<Key>
  readonly close: () => Process
}

/** For so many things the table is looked through once each, before an index of all is made. */
const FEW = 16

/** A table that knows who points to what: for the few asked about, or for all once many are. */
const indexed = <T>(
  table: WorkingTable<T>,
  targetsOf: (thing: T) => Iterable<Key>,
  pointsTo: (thing: T, target: Key) => boolean,
): readonly [WorkingTable<T>, (target: Key) => Iterable<Key>] => {
  // Kept up to date for every target in it from the moment it came in.
  const index = new Map<Key, Set<Key>>()
  let isComplete = false
  const enter = (target: Key, from: Key) => {
    const known = index.get(target)
    if (known) known.add(from)
    else if (isComplete) index.set(target, new Set([from]))
  }
  const leave = (key: Key) => {
    const thing = index.size > 0 ? table.get(key) : undefined
    if (thing === undefined) return
    for (const target of targetsOf(thing)) index.get(target)?.delete(key)
  }
  const put: WorkingTable<T>['put'] = (key, thing, follows) => {
    leave(key)
    table.put(key, thing, follows)
    if (index.size === 0 && !isComplete) return
    for (const target of targetsOf(thing)) enter(target, key)
  }
  const remove: WorkingTable<T>['remove'] = (key) => {
    leave(key)
    return table.remove(key)
  }
  const learnAll = () => {
    isComplete = true
    for (const [key, thing] of table.entries()) {
      for (const target of targetsOf(thing)) enter(target, key)
    }
  }
  const ask = (target: Key): Iterable<Key> => {
    const known = index.get(target)
    if (known || isComplete) return known ?? []
    if (index.size < FEW) {
      const found = new Set(table.find((thing) => pointsTo(thing, target)))
      index.set(target, found)
      return found
    }
    learnAll()
    return index.get(target) ?? []
  }
  return [{ ...table, put, remove }, ask]
}

export const open = (given: Process): Workspace => {
  let facts = given
  const [elements, referring] = indexed(workOn(given.elements), referencesOf, refersTo)
  const [shapes, shapesOf] = indexed(
    workOn(given.shapes),
    ({ element }) => [element],
    ({ element }, target) => element === target,
  )
  return {
    elements,
    shapes,
    process: () => facts,
    setProcess: (process) => {
      facts = process
    },
    *referrers(key) {
      for (const from of referring(key)) {
        const element = elements.get(from)
        if (element) yield element
      }
    },
    shapesOf,
    close: () => {
      const tables = { elements: elements.close(), shapes: shapes.close() }
      const isUntouched =
        facts === given && tables.elements === given.elements && tables.shapes === given.shapes
      return isUntouched ? given : { ...facts, ...tables }
    },
  }
}
