// A process while it is rebuilt: a table that knows which flows come and go, and keeps shapes honest. What
// is led elsewhere loses its route, what moves loses its place, what goes takes along what cannot be
// without it; nothing else is touched.

import {
  type Element,
  isActivity,
  isFlow,
  type Key,
  type Process,
  type SequenceFlow,
  type Shape,
} from '#process'

export interface Wiring {
  readonly at: (key: Key) => Element | undefined
  readonly all: () => Iterable<Element>
  readonly into: (key: Key) => readonly SequenceFlow[]
  readonly outOf: (key: Key) => readonly SequenceFlow[]
  readonly put: (element: Element) => void
  /** Leads a flow; its route goes. */
  readonly lead: (flow: Key, ends: { readonly source?: Key; readonly target?: Key }) => void
  /** Takes pins and routes away from what has moved. */
  readonly unpin: (key: Key) => void
  readonly remove: (key: Key) => void
  readonly isUsed: (key: Key) => boolean
  readonly finish: (name: string) => Process
}

export const wiring = (process: Process): Wiring => {
  const elements = new Map(Object.entries(process.elements) as [Key, Element][])
  const unpinned = new Set<Key>()
  const incoming = new Map<Key, Set<Key>>()
  const outgoing = new Map<Key, Set<Key>>()
  const register = (map: Map<Key, Set<Key>>, at: Key, flow: Key) => {
    const flows = map.get(at)
    if (flows) flows.add(flow)
    else map.set(at, new Set([flow]))
  }
  const enroll = (element: Element) => {
    if (element.kind !== 'sequenceFlow') return
    register(outgoing, element.source, element.key)
    register(incoming, element.target, element.key)
  }
  const strike = (element: Element | undefined) => {
    if (element?.kind !== 'sequenceFlow') return
    outgoing.get(element.source)?.delete(element.key)
    incoming.get(element.target)?.delete(element.key)
  }
  for (const element of elements.values()) enroll(element)

  const flowsAt = (keys: ReadonlySet<Key> | undefined): readonly SequenceFlow[] =>
    [...(keys ?? [])].flatMap((key) => {
      const flow = elements.get(key)
      return flow?.kind === 'sequenceFlow' ? [flow] : []
    })

  const put = (element: Element) => {
    strike(elements.get(element.key))
    elements.set(element.key, element)
    enroll(element)
  }

  const refersTo = (one: Element, key: Key): boolean =>
    ('source' in one && (one.source === key || one.target === key)) ||
    ('parent' in one && one.parent === key) ||
    ('lane' in one && one.lane === key) ||
    (one.kind === 'event' &&
      (one.attachedTo === key ||
        [one, ...(one.definitions ?? [])].some(({ activity }) => activity === key)))

  /** An element without its reference to something that went; undefined where it goes, too. */
  const freed = (one: Element, key: Key): Element | undefined => {
    if (isFlow(one) && (one.source === key || one.target === key)) return undefined
    if ('parent' in one && one.parent === key) return undefined
    if (one.kind === 'event' && one.attachedTo === key) return undefined
    if (one.kind === 'event' && one.activity === key) {
      const { activity: _, ...rest } = one
      return rest
    }
    if (one.kind === 'event' && one.definitions) {
      const definitions = one.definitions.map((each) => {
        if (each.activity !== key) return each
        const { activity: _, ...rest } = each
        return rest
      })
      return { ...one, definitions }
    }
    if ('lane' in one && one.lane === key) {
      const { lane: _, ...rest } = one
      return rest as Element
    }
    return one
  }

  const remove = (key: Key): void => {
    const element = elements.get(key)
    if (!element) return
    strike(element)
    elements.delete(key)
    for (const one of [...elements.values()]) {
      if (!elements.has(one.key) || !refersTo(one, key)) continue
      const rest = freed(one, key)
      if (rest) put(rest)
      else remove(one.key)
    }
  }

  return {
    at: (key) => elements.get(key),
    all: () => elements.values(),
    into: (key) => flowsAt(incoming.get(key)),
    outOf: (key) => flowsAt(outgoing.get(key)),
    put,
    lead: (key, ends) => {
      const flow = elements.get(key)
      if (flow?.kind !== 'sequenceFlow') return
      const led = { ...flow, ...ends }
      if (led.source === flow.source && led.target === flow.target) return
      put(led)
      unpinned.add(key)
    },
    unpin: (key) => {
      unpinned.add(key)
      for (const one of elements.values()) {
        if (isFlow(one) && (one.source === key || one.target === key)) unpinned.add(one.key)
        if (one.kind === 'event' && one.attachedTo === key) unpinned.add(one.key)
      }
      const element = elements.get(key)
      if (!element || !isActivity(element)) return
      for (const one of elements.values())
        if ('parent' in one && one.parent === key && !unpinned.has(one.key)) unpinned.add(one.key)
    },
    remove,
    isUsed: (key) => [...elements.values()].some((one) => refersTo(one, key)),
    finish: (name) => {
      const kept = (Object.entries(process.shapes) as [Key, Shape][]).filter(
        ([, { element }]) => elements.has(element) && !unpinned.has(element),
      )
      const isWhole = kept.length === Object.keys(process.shapes).length
      return {
        ...process,
        name,
        elements: Object.fromEntries(elements),
        shapes: isWhole ? process.shapes : Object.fromEntries(kept),
      }
    },
  }
}
