// The order in which steps are reached, and what each is called when it is read out.

import {
  actorOf,
  type Event,
  type FlowNode,
  flowsOf,
  type Gateway,
  isActivity,
  isFlowNode,
  type Key,
  type Process,
} from '#process'
import type { DrawingOptions } from './context.ts'
import { speakMark } from './overlay.ts'

/**
 * All keys in the order of the flow: starts first, then along the flows, one branch after the other and
 * what follows their join after the last of them; a boundary event after its host, the inside of a
 * sub-process after it. Depth first in reverse postorder, which leaves ways back out. Linear.
 */
export const readingOrder = (process: Process): readonly Key[] => {
  const { outgoing, incoming } = flowsOf(process)
  const inside = new Map<Key, FlowNode[]>()
  const attached = new Map<Key, Event[]>()
  const push = <T>(map: Map<Key, T[]>, key: Key, item: T) => {
    const list = map.get(key)
    if (list) list.push(item)
    else map.set(key, [item])
  }
  const nodes = Object.values(process.elements).filter(isFlowNode)
  for (const node of nodes) {
    push(inside, node.parent, node)
    if (node.kind === 'event' && node.attachedTo) push(attached, node.attachedTo, node)
  }
  const beginnings = (members: readonly FlowNode[]): readonly Key[] => {
    const isStart = (node: FlowNode) =>
      (node.kind === 'event' && node.position === 'start') ||
      (!incoming.has(node.key) && !(node.kind === 'event' && node.attachedTo))
    return members.filter(isStart).map((node) => node.key)
  }
  const after = (key: Key): Key[] => [
    ...beginnings(inside.get(key) ?? []),
    ...(attached.get(key) ?? []).map((event) => event.key),
    ...(outgoing.get(key) ?? []).map((flow) => flow.target),
  ]
  const seen = new Set<Key>()
  /** What is reached last is written down first: each list of ways is taken from its end. */
  const follow = (starts: readonly Key[]): readonly Key[] => {
    const backwards: Key[] = []
    const left = [...starts]
    for (let start = left.pop(); start !== undefined; start = left.pop()) {
      if (seen.has(start)) continue
      seen.add(start)
      const path = [{ key: start, ways: after(start) }]
      for (let at = path.at(-1); at; at = path.at(-1)) {
        const next = at.ways.pop()
        if (next === undefined) {
          backwards.push(at.key)
          path.pop()
        } else if (!seen.has(next)) {
          seen.add(next)
          path.push({ key: next, ways: after(next) })
        }
      }
    }
    return backwards.reverse()
  }
  const order: Key[] = []
  for (const element of Object.values(process.elements)) {
    if (element.kind === 'pool') order.push(...follow(beginnings(inside.get(element.key) ?? [])))
  }
  for (const node of nodes) order.push(...follow([node.key]))
  return order
}

export interface Speech {
  readonly nameOf: (node: FlowNode) => string
}

/** `order` is the reading order of what is drawn; activities are counted along it. */
export const speechFor = (
  process: Process,
  options: DrawingOptions,
  order: readonly Key[],
): Speech => {
  const { words } = options
  const { outgoing, incoming } = flowsOf(process)
  const numbers = new Map<Key, string>()
  for (const key of order) {
    const element = process.elements[key]
    const given = options.numbers?.[key]
    if (given !== undefined) numbers.set(key, given)
    else if (!options.numbers && element && isActivity(element)) {
      numbers.set(key, String(numbers.size + 1))
    }
  }
  const label = (name: string) => name.replace(/\s+/g, ' ').trim()
  const gatewayWord = (gateway: Gateway): string => {
    const isSplit = (outgoing.get(gateway.key)?.length ?? 0) > 1
    if (!isSplit && (incoming.get(gateway.key)?.length ?? 0) > 1) return words.join
    if (gateway.gatewayType === 'parallel') return words.parallel
    if (gateway.gatewayType === 'inclusive') return words.inclusive
    return words.decision
  }
  const eventWord = (event: Event): string =>
    event.trigger === 'none'
      ? words.position[event.position]
      : `${words.position[event.position]} (${words.trigger[event.trigger]})`
  const kindOf = (node: FlowNode): string => {
    if (node.kind === 'gateway') return gatewayWord(node)
    if (node.kind === 'event') return eventWord(node)
    const number = numbers.get(node.key)
    const word =
      node.kind === 'subProcess'
        ? words.subProcess
        : node.kind === 'callActivity'
          ? words.callActivity
          : words.step
    return number ? `${word} ${number}` : word
  }
  const waysOf = (gateway: Gateway): string => {
    const ways = (outgoing.get(gateway.key) ?? []).map((flow) => label(flow.name)).filter(Boolean)
    return ways.length > 0 ? `${words.ways}: ${ways.join(', ')}` : ''
  }
  return {
    nameOf: (node) => {
      const name = label(node.name)
      const host =
        node.kind === 'event' && node.attachedTo ? process.elements[node.attachedTo] : undefined
      const marks = options.overlay?.marks[node.key] ?? []
      const rest = [
        host ? `${words.attachedTo} ${label(host.name) || words.unnamed}` : '',
        isActivity(node) ? label(actorOf(process, node)) : '',
        node.kind === 'gateway' ? waysOf(node) : '',
        ...marks.map((mark) => speakMark(mark, words.overlay)),
      ]
      const head = name ? `${kindOf(node)}: ${name}` : kindOf(node)
      return [head, ...rest].filter(Boolean).join(', ')
    },
  }
}
