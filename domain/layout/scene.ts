// The process as the layout sees it: who stands in whom, with every broken reference mended, so that
// the steps after this one meet no surprises. A thing whose parent is missing, or is its own ancestor,
// stands at the top.

import {
  type Annotation,
  type DataElement,
  type Element,
  elementsOf,
  type Flow,
  type FlowNode,
  type Group,
  isFlow,
  isFlowNode,
  type Key,
  type Lane,
  lanesOf,
  type Pool,
  type Process,
} from '#process'
import type { Metrics } from './metrics.ts'

export type Placed = FlowNode | DataElement | Annotation | Group

export interface Scene {
  readonly process: Process
  readonly metrics: Metrics
  readonly pools: readonly Pool[]
  /** What stands directly in a pool or sub-process; '' = at the top, in no pool. */
  readonly inside: ReadonlyMap<Key | '', readonly Placed[]>
  /** Lanes directly in a pool, sub-process or lane, in order. */
  readonly lanes: ReadonlyMap<Key, readonly Lane[]>
  readonly flows: readonly Flow[]
  /** The pool or sub-process something stands in; '' = at the top. */
  readonly home: ReadonlyMap<Key, Key | ''>
}

/** Deeper nesting than this is drawn closed. */
export const MAX_DEPTH = 60

const isPlaced = (element: Element): element is Placed =>
  isFlowNode(element) ||
  element.kind === 'data' ||
  element.kind === 'annotation' ||
  element.kind === 'group'

export const sceneOf = (
  process: Process,
  metrics: Metrics,
  isShown: (element: Element) => boolean,
): Scene => {
  const home = new Map<Key, Key | ''>()
  const inside = new Map<Key | '', Placed[]>()
  const pools: Pool[] = []
  const flows: Flow[] = []
  for (const element of elementsOf(process)) {
    if (!isShown(element)) continue
    if (element.kind === 'pool') pools.push(element)
    else if (isFlow(element)) flows.push(element)
    else if (isPlaced(element)) {
      const key = homeOf(process, element, isShown)
      home.set(element.key, key)
      const list = inside.get(key)
      if (list) list.push(element)
      else inside.set(key, [element])
    }
  }
  const lanes = new Map<Key, Lane[]>()
  for (const lane of lanesOf(process)) {
    if (!isShown(lane) || !isRooted(process, lane)) continue
    const list = lanes.get(lane.parent)
    if (list) list.push(lane)
    else lanes.set(lane.parent, [lane])
  }
  return { process, metrics, pools, inside, lanes, flows, home }
}

const homeOf = (
  process: Process,
  element: Placed,
  isShown: (element: Element) => boolean,
): Key | '' => {
  const direct = element.parent ? process.elements[element.parent] : undefined
  if (!direct || !isShown(direct)) return ''
  if (direct.kind !== 'pool' && direct.kind !== 'subProcess') return ''
  let at: Element | undefined = direct
  for (let depth = 0; at && at.kind !== 'pool'; depth++) {
    if (at.kind !== 'subProcess' || at.key === element.key || depth > MAX_DEPTH) return ''
    at = process.elements[at.parent]
  }
  return direct.key
}

/** A lane counts when its parents lead to a pool or sub-process. */
const isRooted = (process: Process, lane: Lane): boolean => {
  let at: Element | undefined = process.elements[lane.parent]
  for (let depth = 0; at && depth < MAX_DEPTH; depth++) {
    if (at.kind === 'pool' || at.kind === 'subProcess') return true
    if (at.kind !== 'lane') return false
    at = process.elements[at.parent]
  }
  return false
}
