// Questions every reader of a process asks. All are one pass over the table; callers that ask often
// keep the index.

import type {
  Activity,
  Element,
  Event,
  Flow,
  FlowNode,
  Gateway,
  Lane,
  SequenceFlow,
} from './element.ts'
import type { Key } from './key.ts'
import type { Process } from './process.ts'

export const elementsOf = (process: Process): readonly Element[] => Object.values(process.elements)

export const isActivity = (element: Element): element is Activity =>
  element.kind === 'task' || element.kind === 'subProcess' || element.kind === 'callActivity'

export const isEvent = (element: Element): element is Event => element.kind === 'event'

export const isGateway = (element: Element): element is Gateway => element.kind === 'gateway'

export const isFlowNode = (element: Element): element is FlowNode =>
  isActivity(element) || isEvent(element) || isGateway(element)

export const isFlow = (element: Element): element is Flow =>
  element.kind === 'sequenceFlow' ||
  element.kind === 'messageFlow' ||
  element.kind === 'association' ||
  element.kind === 'dataAssociation'

export const activitiesOf = (process: Process): readonly Activity[] =>
  elementsOf(process).filter(isActivity)

export const lanesOf = (process: Process): readonly Lane[] =>
  elementsOf(process)
    .filter((element): element is Lane => element.kind === 'lane')
    .sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0))

/** Sequence flows by where they start and where they end, in the order of the table. */
export interface Flows {
  readonly outgoing: ReadonlyMap<Key, readonly SequenceFlow[]>
  readonly incoming: ReadonlyMap<Key, readonly SequenceFlow[]>
}

export const flowsOf = (process: Process): Flows => {
  const outgoing = new Map<Key, SequenceFlow[]>()
  const incoming = new Map<Key, SequenceFlow[]>()
  const push = (map: Map<Key, SequenceFlow[]>, key: Key, flow: SequenceFlow) => {
    const list = map.get(key)
    if (list) list.push(flow)
    else map.set(key, [flow])
  }
  for (const element of elementsOf(process)) {
    if (element.kind !== 'sequenceFlow') continue
    push(outgoing, element.source, element)
    push(incoming, element.target, element)
  }
  return { outgoing, incoming }
}

/**
 * Who does it: the innermost named lane, else the drawn pool's name, else ''. One walk up the parents.
 */
export const actorOf = (process: Process, node: FlowNode): string => {
  let lane = node.lane ? process.elements[node.lane] : undefined
  while (lane && lane.kind === 'lane') {
    if (lane.name.trim()) return lane.name.trim()
    lane = process.elements[lane.parent]
  }
  let parent: Element | undefined = process.elements[node.parent]
  while (parent && 'parent' in parent && parent.parent) {
    if ('lane' in parent && parent.lane) {
      const outer = process.elements[parent.lane]
      if (outer?.name.trim()) return outer.name.trim()
    }
    parent = process.elements[parent.parent]
  }
  return parent?.kind === 'pool' && parent.isDrawn ? parent.name.trim() : ''
}
