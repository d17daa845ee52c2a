// Tidies a newly built table: takes out merging gateways that nothing merges into, puts flows behind
// the nodes, and gives keys by kind and place (s1, g1, f1 ...), so that the same text always gives the
// same process.

import { asKey, type Element, isActivity, isFlow, type Key, type SequenceFlow } from '#process'

const PREFIX = {
  pool: 'p',
  lane: 'l',
  task: 's',
  subProcess: 's',
  callActivity: 's',
  event: 'e',
  gateway: 'g',
  sequenceFlow: 'f',
  data: 'd',
  annotation: 'n',
  group: 'n',
  messageFlow: 'm',
  association: 'a',
  dataAssociation: 'a',
} as const satisfies Record<Element['kind'], string>

const withoutLoneMerges = (
  elements: ReadonlyMap<Key, Element>,
  merges: ReadonlySet<Key>,
): Map<Key, Element> => {
  const kept = new Map(elements)
  const flows = [...elements.values()].filter((each) => each.kind === 'sequenceFlow')
  const into = new Map<Key, SequenceFlow[]>()
  const outOf = new Map<Key, SequenceFlow>()
  for (const flow of flows) {
    into.set(flow.target, [...(into.get(flow.target) ?? []), flow])
    if (merges.has(flow.source)) outOf.set(flow.source, flow)
  }
  for (const merge of merges) {
    const incoming = into.get(merge) ?? []
    const out = outOf.get(merge)
    const [only] = incoming
    if (!out || incoming.length > 1) continue
    kept.delete(merge)
    kept.delete(out.key)
    const current = only && kept.get(only.key)
    if (current?.kind !== 'sequenceFlow') continue
    const moved = { ...current, target: out.target }
    kept.set(current.key, moved)
    into.set(out.target, [...(into.get(out.target) ?? []).filter((f) => f !== out), moved])
  }
  return kept
}

const renamed = (element: Element, names: ReadonlyMap<Key, Key>): Element => {
  const to = (key: Key): Key => names.get(key) ?? key
  const key = to(element.key)
  if (element.kind === 'messageFlow' || element.kind === 'dataAssociation')
    return { ...element, key, source: to(element.source), target: to(element.target) }
  if (element.kind === 'sequenceFlow')
    return {
      ...element,
      key,
      parent: to(element.parent),
      source: to(element.source),
      target: to(element.target),
    }
  if (element.kind === 'association') {
    const parent = element.parent === undefined ? {} : { parent: to(element.parent) }
    return { ...element, key, ...parent, source: to(element.source), target: to(element.target) }
  }
  if (element.kind === 'annotation' || element.kind === 'data')
    return { ...element, key, ...(element.parent ? { parent: to(element.parent) } : {}) } as Element
  if (element.kind === 'lane') return { ...element, key, parent: to(element.parent) }
  if (element.kind === 'event')
    return {
      ...element,
      key,
      parent: to(element.parent),
      ...(element.lane ? { lane: to(element.lane) } : {}),
      ...(element.attachedTo ? { attachedTo: to(element.attachedTo) } : {}),
    }
  if (isActivity(element) || element.kind === 'gateway')
    return {
      ...element,
      key,
      parent: to(element.parent),
      ...(element.lane ? { lane: to(element.lane) } : {}),
    }
  return { ...element, key }
}

export interface Renumbered {
  readonly elements: Readonly<Record<Key, Element>>
  /** From the keys that were given to those that came out of it. */
  readonly names: ReadonlyMap<Key, Key>
}

export const renumber = (
  elements: ReadonlyMap<Key, Element>,
  merges: ReadonlySet<Key>,
): Renumbered => {
  // A flow that still ends where it begins was never connected.
  const used = [...withoutLoneMerges(elements, merges).values()].filter(
    (each) => each.kind !== 'sequenceFlow' || each.source !== each.target,
  )
  const ordered = [
    ...used.filter((each) => !isFlow(each)),
    ...used.filter((each) => each.kind === 'sequenceFlow'),
    ...used.filter((each) => isFlow(each) && each.kind !== 'sequenceFlow'),
  ]
  const counts = new Map<string, number>()
  const names = new Map<Key, Key>()
  for (const { key, kind } of ordered) {
    const prefix = PREFIX[kind]
    const count = (counts.get(prefix) ?? 0) + 1
    counts.set(prefix, count)
    names.set(key, asKey(`${prefix}${count}`))
  }
  const table: Record<Key, Element> = {}
  for (const element of ordered) {
    const next = renamed(element, names)
    table[next.key] = next
  }
  return { elements: table, names }
}
