// A process that is being changed: both its tables, what it says about itself, and, once somebody
// asks, who refers to whom. Opening costs nothing, closing one copy. The first questions cost a pass
// each; whoever asks often gets an index, which costs about as much as a dozen passes.

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

type Index = Map<Key, Set<Key>>

const enter = (index: Index, target: Key, from: Key) => {
  const list = index.get(target)
  if (list) list.add(from)
  else index.set(target, new Set([from]))
}

/** So many questions are answered by looking through the table before an index is made. */
const FEW = 16

/** A table that keeps an index up to date from the moment the index is made. */
const indexed = <T>(
  table: WorkingTable<T>,
  targetsOf: (thing: T) => Iterable<Key>,
  pointsTo: (thing: T, target: Key) => boolean,
): readonly [WorkingTable<T>, (target: Key) => Iterable<Key>] => {
  let index: Index | undefined
  let asked = 0
  const leave = (key: Key) => {
    const thing = index && table.get(key)
    if (!index || thing === undefined) return
    for (const target of targetsOf(thing)) index.get(target)?.delete(key)
  }
  const put: WorkingTable<T>['put'] = (key, thing, follows) => {
    leave(key)
    table.put(key, thing, follows)
    if (index) for (const target of targetsOf(thing)) enter(index, target, key)
  }
  const remove: WorkingTable<T>['remove'] = (key) => {
    leave(key)
    return table.remove(key)
  }
  const ask = (target: Key): Iterable<Key> => {
    asked += 1
    if (!index && asked <= FEW) return table.find((thing) => pointsTo(thing, target))
    if (!index) {
      index = new Map()
      for (const [key, thing] of table.entries()) {
        for (const one of targetsOf(thing)) enter(index, one, key)
      }
    }
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
