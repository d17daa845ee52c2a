// A process made of the common tree in the form it is handed on: nothing in it that only the making needed.

import type { Element, Key } from '#process'

/** Pools and lanes first; nodes of a pool with lanes stand in one; gateways that do nothing are left out. */
export const tidy = (elements: readonly Element[]): readonly Element[] => {
  const all = new Map(elements.map((element) => [element.key, element]))
  const flows = [...all.values()].filter((element) => element.kind === 'sequenceFlow')
  const into = Map.groupBy(flows, ({ target }) => target)
  const out = Map.groupBy(flows, ({ source }) => source)
  const current = (key: Key) => {
    const flow = all.get(key)
    return flow?.kind === 'sequenceFlow' ? flow : undefined
  }
  for (const { key, kind } of elements) {
    const [one, ...more] = into.get(key) ?? []
    const [other, ...others] = out.get(key) ?? []
    if (kind !== 'gateway' || !one || !other || more.length + others.length > 0) continue
    const [before, after] = [current(one.key), current(other.key)]
    if (!before || !after || before.key === after.key) continue
    all.delete(key)
    all.delete(after.key)
    all.set(before.key, { ...before, target: after.target, name: before.name || after.name })
    into.set(
      after.target,
      (into.get(after.target) ?? []).map((flow) => (flow.key === after.key ? before : flow)),
    )
  }
  const firstLane = new Map<Key, Key>()
  for (const element of all.values()) {
    if (element.kind === 'lane' && !firstLane.has(element.parent))
      firstLane.set(element.parent, element.key)
  }
  const placed = [...all.values()].map((element) => {
    if (!('parent' in element) || element.parent === undefined || 'lane' in element) return element
    const lane = firstLane.get(element.parent)
    const isNode = element.kind === 'event' || element.kind === 'gateway' || element.kind === 'task'
    return isNode && lane ? { ...element, lane } : element
  })
  const rank = ({ kind }: Element) => (kind === 'pool' ? 0 : kind === 'lane' ? 1 : 2)
  return placed.toSorted((a, b) => rank(a) - rank(b))
}
