// Another model's things under the keys of this one, where they are the same: for telling what differs between two
// models that do not stem from one another. Steps are paired by whoever knows their words; the rest follows.

import { valuesOf, withReferences, withValueAt } from '#change'
import { type Element, elementsOf, isActivity, isFlow, type Key, type Process } from '#process'

export interface Pair {
  readonly a: Key
  readonly b: Key
  /** 0 to 1; better pairs are taken first. */
  readonly score: number
  /** Place and neighbours speak for it more than the words do. */
  readonly isByPlace?: boolean
}

/** What makes two things that are no steps the same, once what stands around them is; undefined: not yet known. */
const traitOf = (
  element: Element,
  neighboursOf: ReadonlyMap<Key, readonly Key[]>,
  known: (key: Key) => Key | undefined,
  isByName: boolean,
): string | undefined => {
  const parts: (string | undefined)[] = [element.kind]
  const parent = 'parent' in element ? element.parent : undefined
  if (parent !== undefined) parts.push(known(parent))
  if (isFlow(element)) parts.push(known(element.source), known(element.target))
  else if (element.kind === 'event') parts.push(element.position, element.trigger)
  else if (element.kind === 'gateway') {
    const neighbours = (neighboursOf.get(element.key) ?? []).map(known)
    // Between two gateways one side is unknown at first; what is known of the other has to do.
    if (neighbours.every((one) => one === undefined)) return undefined
    parts.push(element.gatewayType, ...neighbours.filter((one) => one !== undefined).sort())
  } else parts.push(element.name)
  if (isByName) parts.push(element.name)
  return parts.includes(undefined) ? undefined : JSON.stringify(parts)
}

/** By step, whatever a sequence flow leads to it from or from it to. */
const neighboursIn = (process: Process): ReadonlyMap<Key, readonly Key[]> => {
  const neighbours = new Map<Key, Key[]>()
  const add = (key: Key, other: Key) => neighbours.set(key, [...(neighbours.get(key) ?? []), other])
  for (const flow of elementsOf(process)) {
    if (flow.kind !== 'sequenceFlow') continue
    add(flow.source, flow.target)
    add(flow.target, flow.source)
  }
  return neighbours
}

/** Pools, lanes and sub-processes in pairs: those in which the most of the paired steps stand on either side. */
export const containersOfPairs = (
  process: Process,
  other: Process,
  steps: readonly (readonly [Key, Key])[],
): readonly (readonly [Key, Key])[] => {
  const votes = new Map<string, { readonly pair: readonly [Key, Key]; count: number }>()
  for (const [b, a] of steps) {
    const [ours, theirs] = [process.elements[a], other.elements[b]]
    for (const place of ['lane', 'parent'] as const) {
      const [our, their] = [ours, theirs].map((one) =>
        one && place in one ? (one as { readonly [P in typeof place]?: Key })[place] : undefined,
      )
      if (our === undefined || their === undefined) continue
      if (process.elements[our]?.kind !== other.elements[their]?.kind) continue
      const id = JSON.stringify([our, their])
      const vote = votes.get(id) ?? { pair: [our, their] as const, count: 0 }
      vote.count += 1
      votes.set(id, vote)
    }
  }
  return [...votes.values()].sort((a, b) => b.count - a.count).map(({ pair }) => pair)
}

/** By trait, those that no other thing has too. */
const singled = (elements: readonly Element[], trait: (element: Element) => string | undefined) => {
  const byTrait = new Map<string, Element | undefined>()
  for (const element of elements) {
    const what = trait(element)
    if (what !== undefined) byTrait.set(what, byTrait.has(what) ? undefined : element)
  }
  return byTrait
}

/** What a file gives a thing and says nothing about it. */
const IDS = ['xmlId', 'processXmlId']
/** Where a lane stands and what a pool's process is called, which formats keep or leave out. */
const ARRANGED = ['order', 'processName']

const withOurIds = (element: Element, ours: Element | undefined): Element => {
  const values = ours && valuesOf('elements', ours)
  const names = values ? [...IDS, ...ARRANGED] : IDS
  return names.reduce((one, name) => withValueAt(one, name, values?.get(name)), element)
}

/**
 * By key of `other`, the key in `process` of what is the same there: what is `known` already, the steps of `pairs`
 * (each once, the best first), and lanes, events, gateways, flows and data that alone look the same between them.
 * Cost: a few passes over both.
 */
export const pairKeys = (
  process: Process,
  other: Process,
  pairs: readonly Pair[],
  known: ReadonlyMap<Key, Key> = new Map(),
): ReadonlyMap<Key, Key> => {
  const toOurs = new Map(known)
  const taken = new Set<Key>(known.values())
  const pair = (a: Key, b: Key) => {
    if (taken.has(a) || toOurs.has(b)) return
    taken.add(a)
    toOurs.set(b, a)
  }
  for (const { a, b } of [...pairs].sort((one, two) => two.score - one.score))
    if (process.elements[a]?.kind === other.elements[b]?.kind) pair(a, b)

  for (const [a, b] of containersOfPairs(process, other, [...toOurs])) pair(a, b)
  const [ourNeighbours, theirNeighbours] = [neighboursIn(process), neighboursIn(other)]
  const knownHere = (key: Key) => (taken.has(key) ? key : undefined)
  const knownThere = (key: Key) => toOurs.get(key)
  // What has the same name comes first, then what stands alone whatever it is called.
  for (let isByName = true, isDone = false; !isDone; ) {
    const before = toOurs.size
    const ours = singled(
      elementsOf(process).filter((one) => !isActivity(one) && !taken.has(one.key)),
      (one) => traitOf(one, ourNeighbours, knownHere, isByName),
    )
    const theirs = singled(
      elementsOf(other).filter((one) => !isActivity(one) && !toOurs.has(one.key)),
      (one) => traitOf(one, theirNeighbours, knownThere, isByName),
    )
    for (const [trait, their] of theirs) {
      const our = ours.get(trait)
      if (our && their) pair(our.key, their.key)
    }
    if (toOurs.size > before) isByName = true
    else if (isByName) isByName = false
    else isDone = true
  }
  return toOurs
}

/** A key like this one that none of the processes knows. */
export const freshKey = (key: Key, processes: readonly Process[]): Key => {
  let free: string = key
  while (processes.some(({ elements }) => Object.hasOwn(elements, free))) free += "'"
  return free as Key
}

/**
 * `other` with the keys that `toOurs` gives, `fresh` for all others. What stands under a key of `process` gets the
 * ids and the order it has there; where things stand in another drawing says nothing here.
 */
export const withKeysOf = (
  process: Process,
  other: Process,
  toOurs: ReadonlyMap<Key, Key>,
  fresh: (key: Key) => Key,
): Process => {
  const keys = new Map(elementsOf(other).map(({ key }) => [key, toOurs.get(key) ?? fresh(key)]))
  const to = (key: Key): Key => keys.get(key) ?? key
  const elements = elementsOf(other).map((one): Element => {
    const key = to(one.key)
    return withOurIds({ ...withReferences(one, to), key }, process.elements[key])
  })
  return {
    ...other,
    elements: Object.fromEntries(elements.map((one) => [one.key, one])),
    shapes: process.shapes,
  }
}

/**
 * `other` with the keys of `process` for everything that is the same, by `pairKeys`. Everything else has keys that
 * `process` does not know.
 */
export const alignKeys = (process: Process, other: Process, pairs: readonly Pair[]): Process =>
  withKeysOf(process, other, alignedKeys(process, other, pairs), (key) => key)

/** By key in `other`, the key that `alignKeys` gives it. */
export const alignedKeys = (
  process: Process,
  other: Process,
  pairs: readonly Pair[],
): ReadonlyMap<Key, Key> => {
  const toOurs = pairKeys(process, other, pairs)
  const fresh = (key: Key) => (process.elements[key] ? freshKey(key, [process, other]) : key)
  return new Map(elementsOf(other).map(({ key }) => [key, toOurs.get(key) ?? fresh(key)]))
}
