// What building an element asks about others: which data objects are shared, and which node lists a
// flow that does not name its own ends.

import type { XmlElement } from '#xml'
import { childrenOf } from './bpmn-xml.ts'
import type { Entry } from './entry.ts'
import { withoutPrefix } from './find.ts'
import { FLOW_NODES } from './flow-nodes.ts'

/** The id of the data object or store a reference shows; '' for none. */
export const behindOf = ({ attributes }: XmlElement): string =>
  withoutPrefix(attributes.dataObjectRef ?? attributes.dataStoreRef ?? '').trim()

/** Ids of data objects and stores that more than one reference shows; an id that means one of each is none. */
export const sharedData = (entries: readonly Entry[]): ReadonlySet<string> => {
  const seen = new Map<string, string>()
  const shared = new Set<string>()
  const ambiguous = new Set<string>()
  for (const { kind, node } of entries) {
    const id = kind === 'data' ? behindOf(node) : ''
    if (id === '') continue
    const before = seen.get(id)
    if (before === node.local) shared.add(id)
    else if (before !== undefined) ambiguous.add(id)
    seen.set(id, node.local)
  }
  for (const id of ambiguous) shared.delete(id)
  return shared
}

/** Where a flow does not say its ends, the nodes' own lists may: flow id to node. */
export const endsByFlow = (entries: readonly Entry[], side: 'incoming' | 'outgoing') => {
  let ends: Map<string, Entry> | undefined
  return (flow: string): Entry | undefined => {
    if (ends) return ends.get(flow)
    ends = new Map()
    for (const entry of entries) {
      if (!FLOW_NODES.has(entry.kind)) continue
      for (const { text } of childrenOf(entry.node, side)) {
        ends.set(withoutPrefix(text.trim()), entry)
      }
    }
    return ends.get(flow)
  }
}
