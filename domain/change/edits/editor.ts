// A process on which an edit is being tried: every step is done at once on a working copy, so that the
// next question sees it, and is written down as a change.

import {
  type Element,
  type Flow,
  type FlowNode,
  isFlow,
  isFlowNode,
  type Key,
  keyStem,
  type Lookup,
  type Process,
  type SequenceFlow,
  type Shape,
} from '#process'
import type { Change } from '../change.ts'
import { perform } from '../perform.ts'
import { withoutReferenceTo } from '../references.ts'
import { conflictsAfter } from '../soundness.ts'
import { type Value, valueAt } from '../value.ts'
import { open } from '../workspace.ts'
import { type Edit, impossible, type NewKey } from './edit.ts'

type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never

/** An element that has no key yet. */
export type NewElement = Without<Element, 'key'>
/** A step, event or decision that has no key and no place yet. */
export type NewStep = Without<FlowNode, 'key' | 'parent' | 'lane'>

export interface Editor {
  readonly at: Lookup
  readonly node: (key: Key) => FlowNode | undefined
  readonly elements: () => readonly Element[]
  readonly referrers: (key: Key) => readonly Element[]
  readonly flowsFrom: (key: Key) => readonly SequenceFlow[]
  readonly flowsTo: (key: Key) => readonly SequenceFlow[]
  /** What stands in a container, or in a lane. */
  readonly standingIn: (key: Key) => readonly Element[]
  readonly attachedTo: (key: Key) => readonly FlowNode[]
  readonly shapesOf: (key: Key) => readonly (readonly [Key, Shape])[]
  /** Adds an element under a new key made from its name. */
  readonly add: (element: NewElement, newKey: NewKey) => Key
  readonly connect: (source: Key, target: Key, parent: Key, newKey: NewKey, name?: string) => Key
  /** Adds under the key it has. */
  readonly put: (element: Element) => void
  readonly set: (key: Key, property: string, value: Value | undefined) => void
  readonly lead: (flow: Key, ends: { readonly source?: Key; readonly target?: Key }) => void
  /** Frees an element of those that refer to it: they go when they cannot be without it. */
  readonly detach: (key: Key, isFreed?: (one: Element) => boolean) => void
  /** Removes an element with everything that cannot be without it, and all their shapes. */
  readonly remove: (key: Key) => void
  /** Takes the pins of an element away, and the routes of its flows. */
  readonly unpin: (key: Key) => void
  readonly record: (change: Change) => void
  /** A key that nothing in the process has. */
  readonly fresh: (stem: string, newKey: NewKey) => Key
  /** The edit, once more checked as whoever applies it will. */
  readonly finish: () => Edit
}

const MOST_TRIES = 100_000

export const edit = (process: Process): Editor => {
  const space = open(process)
  const changes: Change[] = []
  const made: Key[] = []
  const at = space.elements.get

  const record = (change: Change) => {
    const result = perform(space, change)
    // An edit reads what it overwrites: a conflict here is a fault of the edit itself.
    if ('conflicts' in result) throw new Error(`${change.kind}: ${result.conflicts[0]?.code}`)
    changes.push(...result.done)
  }
  const referrers = (key: Key) => [...space.referrers(key)]
  const flows = (key: Key, end: 'source' | 'target') =>
    referrers(key).filter(
      (one): one is SequenceFlow => one.kind === 'sequenceFlow' && one[end] === key,
    )
  const shapesOf = (key: Key) =>
    [...space.shapesOf(key)].flatMap((shapeKey) => {
      const shape = space.shapes.get(shapeKey)
      return shape ? [[shapeKey, shape] as const] : []
    })
  const unpinOne = (key: Key) => {
    for (const [shapeKey, shape] of shapesOf(key)) {
      record({ kind: 'removeShape', key: shapeKey, shape })
    }
  }
  const isFlowAt = (element: Element, key: Key): element is Flow =>
    isFlow(element) && (element.source === key || element.target === key)

  const set: Editor['set'] = (key, property, value) => {
    const element = at(key)
    const before = element && valueAt(element, property)
    record({
      kind: 'setElement',
      key,
      property,
      ...(before === undefined ? {} : { before }),
      ...(value === undefined ? {} : { after: value }),
    })
  }

  const detach = (key: Key, isFreed: (one: Element) => boolean = () => true): void => {
    for (const one of referrers(key)) {
      if (!at(one.key) || !isFreed(one)) continue
      const isPartOf =
        ('attachedTo' in one && one.attachedTo === key) || ('parent' in one && one.parent === key)
      const after = isPartOf ? undefined : withoutReferenceTo(one, key)
      if (!after) remove(one.key)
      else for (const [property, value] of after) set(one.key, property, value as Value | undefined)
    }
  }
  const remove = (key: Key): void => {
    const element = at(key)
    if (!element) return
    detach(key)
    unpinOne(key)
    // Removing the others may have changed it: carry it as it is now.
    record({ kind: 'removeElement', element: at(key) ?? element })
  }

  const fresh = (stem: string, newKey: NewKey): Key => {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const key = newKey(stem)
      if (at(key) === undefined && space.shapes.get(key) === undefined) return key
    }
    throw new Error('newKey makes no new keys')
  }
  const put = (element: Element) => record({ kind: 'addElement', element })
  const add: Editor['add'] = (element, newKey) => {
    const key = fresh(keyStem(element.name) || element.kind, newKey)
    put({ ...element, key } as Element)
    made.push(key)
    return key
  }

  return {
    at,
    node: (key) => {
      const element = at(key)
      return element && isFlowNode(element) ? element : undefined
    },
    elements: () => [...space.elements.entries()].map(([, element]) => element),
    referrers,
    flowsFrom: (key) => flows(key, 'source'),
    flowsTo: (key) => flows(key, 'target'),
    standingIn: (key) =>
      referrers(key).filter(
        (one) => ('parent' in one && one.parent === key) || ('lane' in one && one.lane === key),
      ),
    attachedTo: (key) =>
      referrers(key).filter(
        (one): one is FlowNode => one.kind === 'event' && one.attachedTo === key,
      ),
    shapesOf,
    add,
    connect: (source, target, parent, newKey, name = '') =>
      add({ kind: 'sequenceFlow', name, parent, source, target }, newKey),
    put,
    set,
    lead: (flow, ends) => {
      if (ends.source !== undefined) set(flow, 'source', ends.source)
      if (ends.target !== undefined) set(flow, 'target', ends.target)
      unpinOne(flow)
    },
    detach,
    remove,
    unpin: (key) => {
      unpinOne(key)
      for (const one of referrers(key)) if (isFlowAt(one, key)) unpinOne(one.key)
    },
    record,
    fresh,
    finish: () => {
      const [conflict] = conflictsAfter(space, changes, 'none')
      return conflict
        ? impossible('would-break', conflict.key)
        : { kind: 'edited', changes, made: made.filter((key) => at(key)) }
    },
  }
}
