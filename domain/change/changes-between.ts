// Two states of one process -> the changes that turn the first into the second. Things are told apart by
// their keys, so both must stem from one another; nothing is guessed. Cost: both tables, and the properties
// of what is not the same object.

import { type Element, isSame, type Key, type Process, type Shape } from '#process'
import { valuesOf } from './address.ts'
import type { Change } from './change.ts'
import type { Value } from './value.ts'

type Table = 'elements' | 'shapes'

interface Written {
  readonly property: string
  readonly before?: Value
  readonly after?: Value
}

/** Every property that differs, with both values. */
const writtenBetween = (table: Table, one: object, other: object): readonly Written[] => {
  const [before, after] = [valuesOf(table, one), valuesOf(table, other)]
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((property): Written[] => {
    const [was, is] = [before.get(property), after.get(property)]
    if (isSame(was, is)) return []
    return [
      {
        property,
        ...(was === undefined ? {} : { before: was }),
        ...(is === undefined ? {} : { after: is }),
      },
    ]
  })
}

const entriesOf = <T>(table: Readonly<Record<Key, T>>) => Object.entries(table) as [Key, T][]

/**
 * The changes from one state of a process to another, in an order in which they can be done: what goes,
 * what comes, what becomes different. [] where both say the same. What is new comes last in its table,
 * whatever its place was. The origin is no part of it.
 */
export const changesBetween = (before: Process, after: Process): readonly Change[] => {
  const changes: Change[] = []
  // A shape shows the same thing for ever; one that shows another is another, under the same key.
  const isOther = (was: Shape, is: Shape) => was.element !== is.element || was.kind !== is.kind
  for (const [key, shape] of entriesOf(before.shapes)) {
    const is = after.shapes[key]
    if (!is || isOther(shape, is)) changes.push({ kind: 'removeShape', key, shape })
  }
  for (const [key, element] of entriesOf<Element>(before.elements))
    if (!after.elements[key]) changes.push({ kind: 'removeElement', element })
  for (const [key, element] of entriesOf<Element>(after.elements)) {
    const was = before.elements[key]
    if (!was) changes.push({ kind: 'addElement', element })
    else if (was !== element)
      for (const written of writtenBetween('elements', was, element))
        changes.push({ kind: 'setElement', key, ...written })
  }
  for (const [key, shape] of entriesOf(after.shapes)) {
    const was = before.shapes[key]
    if (!was || isOther(was, shape)) changes.push({ kind: 'addShape', key, shape })
    else if (was !== shape)
      for (const written of writtenBetween('shapes', was, shape))
        changes.push({ kind: 'setShape', key, ...written })
  }
  if (before.name !== after.name)
    changes.push({ kind: 'setProcess', property: 'name', before: before.name, after: after.name })
  return changes
}
