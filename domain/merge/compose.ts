// One process out of three, thing by thing, and what the sides disagree about. Whether the result keeps the
// promises of the model is looked at by `merge`.

import { type Value, valuesOf, withValueAt } from '#change'
import { type Element, isFlow, isSame, type Key, type Process, type Shape } from '#process'
import type { Answer, ElementConflict, ElementStates, SetConflict } from './conflict.ts'
import { isSetOfThings, mergeLists } from './merge-lists.ts'

export interface Versions {
  readonly base: Process
  readonly ours: Process
  readonly theirs: Process
}

interface Composed {
  readonly process: Process
  readonly conflicts: readonly (SetConflict | ElementConflict)[]
}

type Table<T> = Readonly<Record<Key, T>>

const own = <T>(table: Table<T>, key: Key): T | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined

const keysOf = (...tables: readonly Table<unknown>[]): readonly Key[] => [
  ...new Set(tables.flatMap((table) => Object.keys(table) as Key[])),
]

const present = <N extends string, T>(name: N, value: T | undefined) =>
  (value === undefined ? {} : { [name]: value }) as { readonly [P in N]?: T }

/** The three states of one element. */
export const statesOf = ({ base, ours, theirs }: Versions, key: Key): ElementStates => ({
  key,
  ...present('base', own(base.elements, key)),
  ...present('ours', own(ours.elements, key)),
  ...present('theirs', own(theirs.elements, key)),
})

/** Every element of which the sides have different states. */
export const differing = ({ ours, theirs }: Versions): readonly Key[] =>
  keysOf(ours.elements, theirs.elements).filter(
    (key) => !isSame(own(ours.elements, key), own(theirs.elements, key)),
  )

/**
 * Merges what can be merged alone. `together` gives the id of the conflict an element is part of: it is then
 * taken from one side as it is. `choose` says which side's answer stands in a conflict.
 */
export const compose = (
  versions: Versions,
  together: ReadonlyMap<Key, string>,
  choose: Answer,
): Composed => {
  const { base, ours, theirs } = versions
  const conflicts: (SetConflict | ElementConflict)[] = []

  const property = (
    where: { readonly key?: Key },
    path: string,
    [was, our, their]: readonly [Value | undefined, Value | undefined, Value | undefined],
  ): Value | undefined => {
    if (isSame(our, their) || isSame(their, was)) return our
    if (isSame(our, was)) return their
    // Where lanes stand among each other is geometry.
    if (path === 'order') return our
    if (isSetOfThings(path)) {
      const lists = mergeLists(was, our, their)
      if (lists !== 'clash') return lists.merged
    }
    const id = `set ${JSON.stringify([where.key ?? null, path])}`
    conflicts.push({
      ...{ kind: 'set', id, ...where, property: path },
      ...present('base', was),
      ...present('ours', our),
      ...present('theirs', their),
    })
    return choose(id) === 'ours' ? our : their
  }

  const propertyByProperty = (key: Key, was: Element, our: Element, their: Element): Element => {
    const [b, o, t] = [was, our, their].map((one) => valuesOf('elements', one))
    const paths = new Set([...(o?.keys() ?? []), ...(t?.keys() ?? [])])
    let merged = our
    for (const path of paths) {
      const value = property({ key }, path, [b?.get(path), o?.get(path), t?.get(path)])
      if (!isSame(value, o?.get(path))) merged = withValueAt(merged, path, value)
    }
    return merged
  }

  const elementAt = (key: Key): Element | undefined => {
    const states = statesOf(versions, key)
    const { base: was, ours: our, theirs: their } = states
    const joint = together.get(key)
    if (joint !== undefined) return choose(joint) === 'ours' ? our : their
    if (isSame(our, their) || isSame(their, was)) return our
    if (isSame(our, was)) return their
    if (was && our && their && was.kind === our.kind && was.kind === their.kind)
      return propertyByProperty(key, was, our, their)
    const id = `element ${JSON.stringify(key)}`
    conflicts.push({ kind: 'element', id, ...states })
    return choose(id) === 'ours' ? our : their
  }

  const elements: Record<Key, Element> = {}
  for (const key of keysOf(ours.elements, theirs.elements)) {
    const element = elementAt(key)
    if (element) elements[key] = element
  }

  /** A flow that leads as it does on their side only is drawn as there. */
  const isDrawnAsTheirs = (key: Key): boolean => {
    const [is, our, their] = [elements[key], own(ours.elements, key), own(theirs.elements, key)]
    if (!is || !their || !isFlow(is) || !isFlow(their)) return false
    const leadsAs = (other: typeof is) => is.source === other.source && is.target === other.target
    return leadsAs(their) && !(our && isFlow(our) && leadsAs(our))
  }
  const shapeAt = (key: Key): Shape | undefined => {
    const [was, our, their] = [base, ours, theirs].map(({ shapes }) => own(shapes, key))
    const about = (our ?? their)?.element
    if (about === undefined || !own(theirs.elements, about)) return our
    if (!own(ours.elements, about) || isDrawnAsTheirs(about)) return their
    return isSame(our, was) ? their : our
  }
  const shapes: Record<Key, Shape> = {}
  for (const key of keysOf(ours.shapes, theirs.shapes)) {
    const shape = shapeAt(key)
    const shown = shape && own(elements, shape.element)
    if (shown && isFlow(shown) === (shape.kind === 'edge')) shapes[key] = shape
  }

  const name = property({}, 'name', [base.name, ours.name, theirs.name])
  return {
    process: { ...ours, name: typeof name === 'string' ? name : ours.name, elements, shapes },
    conflicts,
  }
}
