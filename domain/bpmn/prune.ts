// Leaves out what cannot stay: flows tied to something that was left out, and the empty processes some
// tools write beside the real ones. Linear in the number of elements.

import type { Element, Flow, Key } from '#process'
import type { Remark } from './outcome.ts'

const isTied = (element: Element): element is Flow => 'source' in element

/** An association may end at a flow, so leaving one out may take others with it. */
export const withoutDangling = (elements: readonly Element[], remarks: Remark[]): Element[] => {
  const keys = new Set(elements.map(({ key }) => key))
  const tiedTo = new Map<Key, Flow[]>()
  const open: Flow[] = []
  for (const element of elements) {
    if (!isTied(element)) continue
    if (!keys.has(element.source) || !keys.has(element.target)) open.push(element)
    for (const end of [element.source, element.target]) {
      const list = tiedTo.get(end)
      if (list) list.push(element)
      else tiedTo.set(end, [element])
    }
  }
  const gone = new Set<Key>()
  for (let flow = open.pop(); flow; flow = open.pop()) {
    if (gone.has(flow.key)) continue
    gone.add(flow.key)
    const label = flow.name || flow.xmlId || flow.kind
    remarks.push({ code: 'flow-without-end', details: { label, reference: flow.target } })
    open.push(...(tiedTo.get(flow.key) ?? []))
  }
  return gone.size === 0 ? [...elements] : elements.filter(({ key }) => !gone.has(key))
}

/** A process nothing is in and nobody takes part in is a tool's leftover, unless it is all there is. */
export const withoutLeftovers = (elements: readonly Element[]): Element[] => {
  const used = new Set<Key>()
  for (const element of elements) {
    if ('parent' in element && element.parent !== undefined) used.add(element.parent)
    if (isTied(element)) used.add(element.source).add(element.target)
  }
  const isLeftover = (element: Element) =>
    element.kind === 'pool' && !element.isDrawn && !used.has(element.key)
  const left = elements.filter((element) => !isLeftover(element))
  return left.length > 0 ? left : elements.slice(0, 1)
}
