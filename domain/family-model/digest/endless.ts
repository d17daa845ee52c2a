// Whether a draft has places that are never left: ways back that lead round and round past no way out, as
// drawn models have them. Linear in the draft.

import { type Element, isFlowNode, type Key } from '#process'

/** A way back as it was drawn. */
export interface WayBack<Branch> {
  readonly branch: Branch
  /** What the way comes from. */
  readonly from: readonly Key[]
  readonly to: Key
}

const reach = (from: readonly Key[], next: ReadonlyMap<Key, readonly Key[]>): ReadonlySet<Key> => {
  const seen = new Set(from)
  for (const key of seen) for (const each of next.get(key) ?? []) seen.add(each)
  return seen
}

/** The first way back that closes a round from which nothing that stops can be reached. */
export const endlessWay = <Branch>(
  elements: readonly Element[],
  ways: readonly WayBack<Branch>[],
): WayBack<Branch> | undefined => {
  if (ways.length === 0) return undefined
  const onward = new Map<Key, Key[]>()
  const back = new Map<Key, Key[]>()
  const lead = (source: Key, target: Key) => {
    onward.set(source, [...(onward.get(source) ?? []), target])
    back.set(target, [...(back.get(target) ?? []), source])
  }
  for (const element of elements) {
    if (element.kind === 'sequenceFlow') lead(element.source, element.target)
    if (element.kind === 'event' && element.attachedTo) lead(element.attachedTo, element.key)
  }
  const stops = elements.flatMap((one) => (isFlowNode(one) && !onward.has(one.key) ? one.key : []))
  const leaving = reach(stops, back)
  return ways.find(({ from, to }) => {
    if (leaving.has(to)) return false
    const round = reach([to], onward)
    return from.some((key) => round.has(key))
  })
}
