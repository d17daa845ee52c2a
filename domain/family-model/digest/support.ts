// Who goes which way: for every flow and gateway of a digest the variants that go from what stands before
// it to what stands behind it, when all that the digest leaves out is skipped.

import { flowsOf, isFlowNode, type Key, type Process } from '#process'

interface Derived {
  readonly id: string
  readonly process: Process
  readonly classOf: (key: string) => string
}

type Stops = (from: Key, side: 'before' | 'after') => ReadonlySet<string>

/** The stops reached first from a node on one side; `stopAt` names those that are stops. */
const stopsOf = (process: Process, stopAt: (key: Key) => string | undefined): Stops => {
  const { outgoing, incoming } = flowsOf(process)
  const sitting = Map.groupBy(
    Object.values(process.elements).filter(
      (element) => element.kind === 'event' && element.attachedTo !== undefined,
    ),
    (element) => (element.kind === 'event' ? element.attachedTo : undefined),
  )
  const next = (key: Key): readonly Key[] => [
    ...(outgoing.get(key) ?? []).map(({ target }) => target),
    ...(sitting.get(key) ?? []).map((event) => event.key),
  ]
  const previous = (key: Key): readonly Key[] => {
    const node = process.elements[key]
    const host = node?.kind === 'event' && node.attachedTo ? [node.attachedTo] : []
    return [...(incoming.get(key) ?? []).map(({ source }) => source), ...host]
  }
  return (from, side) => {
    const follow = side === 'after' ? next : previous
    const found = new Set<string>()
    const seen = new Set<Key>()
    const queue = [...follow(from)]
    for (const key of queue) {
      if (seen.has(key)) continue
      seen.add(key)
      const stop = stopAt(key)
      if (stop === undefined) queue.push(...follow(key))
      else found.add(stop)
    }
    return found
  }
}

/** For flows, and for gateways made in the digest: ids of the variants, in the order given. */
export const supportOf = (
  digest: Process,
  classOf: ReadonlyMap<Key, string>,
  derived: readonly Derived[],
): ReadonlyMap<Key, readonly string[]> => {
  const isStop = (key: Key): boolean => {
    const element = digest.elements[key]
    return element !== undefined && isFlowNode(element) && element.kind !== 'gateway'
  }
  const stopAt = (key: Key) => (isStop(key) ? (classOf.get(key) ?? key) : undefined)
  const shown = new Set([...classOf].flatMap(([key, item]) => (isStop(key) ? [item] : [])))
  // Ends made here stand for all ends of the variants, and starts for all starts.
  const generic = (process: Process, key: Key, item: string): string | undefined => {
    if (shown.has(item)) return item
    const element = process.elements[key]
    if (element?.kind !== 'event') return undefined
    return element.position === 'end' || element.position === 'start' ? element.position : undefined
  }
  const inDigest = stopsOf(digest, stopAt)
  const around = (key: Key, side: 'before' | 'after'): ReadonlySet<string> => {
    const stop = stopAt(key)
    return stop === undefined ? inDigest(key, side) : new Set([stop])
  }
  const follows = derived.map(({ id, process, classOf: classIn }) => {
    const stops = stopsOf(process, (key) => generic(process, key, classIn(key)))
    const pairs = new Set<string>()
    const own = new Set<string>()
    for (const element of Object.values(process.elements)) {
      if (!isFlowNode(element)) continue
      const item = generic(process, element.key, classIn(element.key))
      if (item === undefined) continue
      own.add(item)
      for (const other of stops(element.key, 'after')) pairs.add(`${item}\u0000${other}`)
    }
    return { id, pairs, own }
  })
  // An end of the digest is where any other end of a variant leads to as well.
  const edges = new Map<string, 'start' | 'end'>()
  for (const element of Object.values(digest.elements)) {
    if (element.kind !== 'event' || (element.position !== 'start' && element.position !== 'end'))
      continue
    edges.set(classOf.get(element.key) ?? element.key, element.position)
  }
  const nameOf = (item: string): readonly string[] => {
    const edge = edges.get(item)
    return edge === undefined ? [item] : [item, edge]
  }
  const support = new Map<Key, readonly string[]>()
  const note = (key: Key, before: ReadonlySet<string>, after: ReadonlySet<string>) => {
    const left = [...before].flatMap(nameOf)
    const right = [...after].flatMap(nameOf)
    support.set(
      key,
      follows
        .filter(({ pairs }) => left.some((a) => right.some((b) => pairs.has(`${a}\u0000${b}`))))
        .map(({ id }) => id),
    )
  }
  for (const element of Object.values(digest.elements)) {
    if (element.kind === 'sequenceFlow') {
      note(element.key, around(element.source, 'before'), around(element.target, 'after'))
    } else if (isFlowNode(element) && !classOf.has(element.key)) {
      note(element.key, inDigest(element.key, 'before'), inDigest(element.key, 'after'))
    }
  }
  return support
}
