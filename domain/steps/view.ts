// A step text as people read it: steps, decisions, events, and where each way leads. Gateways that only
// bring ways together say nothing in a list, so they are looked through.

import {
  type Element,
  elementsOf,
  type FlowNode,
  isFlowNode,
  type Key,
  type MessageFlow,
  type Pool,
  type SequenceFlow,
} from '#process'
import { type Companion, companionsOf } from './companion.ts'
import type { TracedReading } from './read-steps.ts'

export interface ViewNode {
  readonly id: string
  readonly element: FlowNode
  /** Id of the party or sub-process it stands in. */
  readonly home: string
  /** Names of its lanes, from the outer one. */
  readonly units: readonly string[]
  /** The other organisation of an event. */
  readonly partner: string | undefined
  /** Id of the step it may interrupt. */
  readonly host: string | undefined
  readonly companions: readonly Companion[]
}

/** A way that leaves a node. */
export interface ViewWay {
  readonly id: string
  readonly flow: SequenceFlow
  /** Id of the node it leaves. */
  readonly source: string
  /** Id of the node that comes next. */
  readonly target: string
}

/** A message between a step or event and another party. */
export interface ViewMessage {
  readonly id: string
  /** Ids of a node or a party, or "partner …" with the name of an organisation. */
  readonly source: string
  readonly target: string
  readonly name: string
}

export interface View {
  readonly nodes: ReadonlyMap<string, ViewNode>
  readonly ways: ReadonlyMap<string, ViewWay>
  /** The parties whose steps are told, by id; the first one first. */
  readonly parties: ReadonlyMap<string, Pool>
  readonly messages: readonly ViewMessage[]
}

const unitsOf = (elements: Readonly<Record<Key, Element>>, lane: Key | undefined) => {
  const units: string[] = []
  let element = lane === undefined ? undefined : elements[lane]
  while (element?.kind === 'lane') {
    units.unshift(element.name)
    element = elements[element.parent]
  }
  return units
}

const partnerOf = (elements: Readonly<Record<Key, Element>>, { source, target }: MessageFlow) => {
  const end = elements[source]?.kind === 'pool' ? source : target
  return elements[end]?.name ?? ''
}

/** The view of a text that was read. */
export const viewOf = ({ process, origins }: TracedReading): View => {
  const { elements } = process
  const nodes = new Map<string, ViewNode>()
  const ways = new Map<string, ViewWay>()
  const parties = new Map<string, Pool>()
  const onward = new Map<Key, Key>()
  const partners = new Map<string, string>()
  const companions = companionsOf(process)
  const messages: ViewMessage[] = []
  const lines = new Set(origins.values())
  for (const element of elementsOf(process)) {
    if (element.kind === 'sequenceFlow' && !origins.has(element.source))
      onward.set(element.source, element.target)
    if (element.kind !== 'messageFlow') continue
    const id = origins.get(element.key) ?? ''
    const [source, target] = [element.source, element.target].map((key) => origins.get(key) ?? '')
    // In the line of an event, or in a line of its own.
    if (lines.has(id.slice(0, -1))) partners.set(id, partnerOf(elements, element))
    else messages.push({ id, source: source ?? '', target: target ?? '', name: element.name })
  }
  const idAt = (key: Key): string | undefined => {
    let at: Key | undefined = key
    for (let steps = 0; at !== undefined && steps < 10_000; steps++) {
      const id = origins.get(at)
      if (id !== undefined) return id
      at = onward.get(at)
    }
    return undefined
  }
  for (const element of elementsOf(process)) {
    const id = origins.get(element.key)
    if (id === undefined) continue
    if (element.kind === 'pool' && !element.isBlackBox) parties.set(id, element)
    if (isFlowNode(element)) {
      const home = origins.get(element.parent) ?? ''
      const units = unitsOf(elements, element.lane)
      const partner = partners.get(`${id}~`)
      const mine = companions.get(element.key) ?? []
      const at = element.kind === 'event' ? element.attachedTo : undefined
      const host = at === undefined ? undefined : origins.get(at)
      nodes.set(id, { id, element, home, units, partner, host, companions: mine })
    }
    if (element.kind === 'sequenceFlow') {
      const source = origins.get(element.source)
      const target = idAt(element.target)
      if (source !== undefined && target !== undefined)
        ways.set(id, { id, flow: element, source, target })
    }
  }
  return { nodes, ways, parties, messages }
}
