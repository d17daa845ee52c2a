// The order things are drawn in, back to front; it is also the order they are read and focused in:
// pools and lanes, then for the whole and for each open sub-process its flows, then its steps in the
// order of the flow (the inside of a sub-process right after it), at last message flows and the like.

import { type Bounds, type Element, isFlow, type Key, type Process, type Shape } from '#process'

export interface Drawn {
  readonly element: Element
  readonly shape: Shape
  /** Where a name without a place of its own goes. */
  readonly place: Bounds | undefined
}

interface Layer {
  /** Lanes of a sub-process and call activities drawn open, which hold steps not theirs in the model. */
  readonly behind: Drawn[]
  readonly flows: Drawn[]
  readonly nodes: Drawn[]
}

/** `rank` is the place of a step in the reading order. */
export const arrange = (
  process: Process,
  drawn: readonly Drawn[],
  rank: ReadonlyMap<Key, number>,
): readonly Drawn[] => {
  const isOpen = ({ element, shape }: Drawn): boolean =>
    element.kind === 'subProcess' && shape.kind === 'node' && shape.isExpanded === true
  const open = new Set(drawn.filter(isOpen).map(({ element }) => element.key))
  const areas: Drawn[] = []
  const above: Drawn[] = []
  const layers = new Map<Key | '', Layer>([['', { behind: [], flows: [], nodes: [] }]])
  for (const item of drawn) {
    const { element, shape } = item
    const home = homeOf(process, element, open)
    const layer = layers.get(home) ?? { behind: [], flows: [], nodes: [] }
    layers.set(home, layer)
    if (element.kind === 'pool') areas.push(item)
    else if (element.kind === 'lane') (home === '' ? areas : layer.behind).push(item)
    else if (element.kind === 'sequenceFlow') layer.flows.push(item)
    else if (isFlow(element) || element.kind === 'group') above.push(item)
    else if (element.kind === 'callActivity' && shape.kind === 'node' && shape.isExpanded) {
      layer.behind.push(item)
    } else layer.nodes.push(item)
  }

  const byDepth = (a: Drawn, b: Drawn) =>
    laneDepth(process, a.element) - laneDepth(process, b.element)
  const result = areas.sort(byDepth)
  const done = new Set<Key | ''>()
  const addLayer = (home: Key | '') => {
    const layer = layers.get(home)
    if (!layer || done.has(home)) return
    done.add(home)
    result.push(...layer.behind.sort(byDepth), ...layer.flows)
    for (const item of inReadingOrder(layer.nodes, rank)) {
      result.push(item)
      if (isOpen(item)) addLayer(item.element.key)
    }
  }
  addLayer('')
  for (const home of layers.keys()) addLayer(home)
  return [...result, ...above]
}

/** The innermost open sub-process something is drawn in; '' = none. */
const homeOf = (process: Process, element: Element, open: ReadonlySet<Key>): Key | '' => {
  let parent: Key | undefined = 'parent' in element ? element.parent : undefined
  for (let depth = 0; parent && depth < 100; depth++) {
    if (open.has(parent)) return parent
    const outer: Element | undefined = process.elements[parent]
    parent = outer && 'parent' in outer ? outer.parent : undefined
  }
  return ''
}

const laneDepth = (process: Process, element: Element): number => {
  let depth = 0
  let at: Element | undefined = element
  while (at?.kind === 'lane' && depth < 100) {
    depth++
    at = process.elements[at.parent]
  }
  return depth
}

/** Boundary events lie on their host, so they come right after it. */
const inReadingOrder = (
  nodes: readonly Drawn[],
  rank: ReadonlyMap<Key, number>,
): readonly Drawn[] => {
  const placeOf = ({ element }: Drawn) => rank.get(element.key) ?? Number.MAX_SAFE_INTEGER
  const sorted = [...nodes].sort((a, b) => placeOf(a) - placeOf(b))
  const here = new Set(nodes.map(({ element }) => element.key))
  const hostOf = ({ element }: Drawn): Key | undefined =>
    element.kind === 'event' && element.attachedTo && here.has(element.attachedTo)
      ? element.attachedTo
      : undefined
  const sitting = new Map<Key, Drawn[]>()
  for (const item of sorted) {
    const host = hostOf(item)
    if (host) sitting.set(host, [...(sitting.get(host) ?? []), item])
  }
  return sorted.flatMap((item) =>
    hostOf(item) ? [] : [item, ...(sitting.get(item.element.key) ?? [])],
  )
}
