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

/** Nodes from which an end is reached without going back to where one has come from. Linear. */
const leadingOn = (
  nodes: readonly FlowNode[],
  outgoing: ReturnType<typeof flowsOf>['outgoing'],
): ReadonlySet<Key> => {
  const found = new Set<Key>()
  const seen = new Set<Key>()
  const open = (key: Key) => {
    seen.add(key)
    const ways = (outgoing.get(key) ?? []).map((flow) => flow.target)
    if (ways.length === 0) found.add(key)
    return { key, ways }
  }
  for (const { key: start } of nodes) {
    if (seen.has(start)) continue
    const path = [open(start)]
    for (let at = path.at(-1); at; at = path.at(-1)) {
      const next = at.ways.pop()
      if (next === undefined) {
        path.pop()
        const before = path.at(-1)
        if (before && found.has(at.key)) found.add(before.key)
      } else if (!seen.has(next)) path.push(open(next))
      // What is still open is where one has come from, and known to lead on only later.
      else if (found.has(next)) found.add(at.key)
    }
  }
  return found
}

/**
 * All keys in the order of the flow: starts first, then along the flows, one branch after the other and
 * what follows their join after the last of them, ways that only lead back before those that lead on; a boundary event after its host, the inside of a
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
  const leadsOn = leadingOn(nodes, outgoing)
  const after = (key: Key): Key[] => {
    const targets = (outgoing.get(key) ?? []).map((flow) => flow.target)
    return [
      ...beginnings(inside.get(key) ?? []),
      ...(attached.get(key) ?? []).map((event) => event.key),
      ...targets.filter((target) => !leadsOn.has(target)),
      ...targets.filter((target) => leadsOn.has(target)),
    ]
  }
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

/** What one waits for at an event on the way. */
const WAITS = ['message', 'timer', 'conditional', 'signal'] as const

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
  const eventWord = (event: Event): string => {
    const isWait =
      event.position === 'intermediateCatch' && WAITS.some((trigger) => trigger === event.trigger)
    const word = isWait ? words.wait : words.position[event.position]
    return event.trigger === 'none' ? word : `${word} (${words.trigger[event.trigger]})`
  }
  const kindOf = (node: FlowNode): string => {
    if (node.kind === 'gateway') return gatewayWord(node)
    if (node.kind === 'event') {
      const around = process.elements[node.parent]
      const isEdge = node.position === 'start' || node.position === 'end'
      const isBare = isEdge && !label(node.name) && around?.kind === 'subProcess'
      const whole = isBare ? label(around.name) : ''
      return whole ? `${eventWord(node)} ${words.of} ${whole}` : eventWord(node)
    }
    const number = numbers.get(node.key)
    const word =
      node.kind === 'subProcess'
        ? words.subProcess
        : node.kind === 'callActivity'
          ? words.callActivity
          : words.step
    return number ? `${word} ${number}` : word
  }
  const isPlainJoin = (node: FlowNode): boolean =>
    node.kind === 'gateway' && !label(node.name) && (outgoing.get(node.key)?.length ?? 0) === 1
  /** Where ways only meet nobody does anything: what comes after is meant. */
  const past = (key: Key | undefined): FlowNode | undefined => {
    const passed = new Set<Key>()
    let node = key ? process.elements[key] : undefined
    while (node && isFlowNode(node) && isPlainJoin(node) && !passed.has(node.key)) {
      passed.add(node.key)
      const next = outgoing.get(node.key)?.[0]?.target
      node = next ? process.elements[next] : undefined
    }
    return node && isFlowNode(node) ? node : undefined
  }
  const shortName = (node: FlowNode): string => label(node.name) || kindOf(node)
  const rank = new Map(order.map((key, index) => [key, index]))
  const rankOf = (key: Key): number => rank.get(key) ?? 0
  const waysOf = (gateway: Gateway): string => {
    const flows = outgoing.get(gateway.key) ?? []
    if (flows.length < 2) return ''
    const ways = flows.map((flow) => {
      const target = past(flow.target)
      const where = target ? shortName(target) : ''
      const name = label(flow.name)
      if (!name) return where
      return where ? `${name} ${words.leadsTo} ${where}` : name
    })
    return `${words.ways}: ${ways.filter(Boolean).join('; ')}`
  }
  /** What is read next: the inside of an open sub-process and boundary events are not what follows. */
  const readAfter = (node: FlowNode): FlowNode | undefined => {
    for (const key of order.slice(rankOf(node.key) + 1)) {
      const next = process.elements[key]
      if (!next || !isFlowNode(next) || next.parent !== node.parent) continue
      if (next.kind === 'event' && next.attachedTo) continue
      if (!isPlainJoin(next)) return next
    }
    return undefined
  }
  /** Where it goes on, if that is not what is read next. */
  const onwardOf = (node: FlowNode): string => {
    const flows = outgoing.get(node.key) ?? []
    const target = flows.length === 1 ? past(flows[0]?.target) : undefined
    if (!target || target === node || isPlainJoin(node)) return ''
    if (rankOf(target.key) < rankOf(node.key)) return `${words.backTo} ${shortName(target)}`
    return target === readAfter(node) ? '' : `${words.onTo} ${shortName(target)}`
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
        onwardOf(node),
        ...marks.map((mark) => speakMark(mark, words.overlay)),
      ]
      const head = name ? `${kindOf(node)}: ${name}` : kindOf(node)
      return [head, ...rest].filter(Boolean).join(', ')
    },
  }
}
