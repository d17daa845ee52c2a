// A process as the matcher sees it: its named activities (and messages waited for) with label, actor, place in the order of the
// work (0 to 1) and neighbours. Gateways and events are looked through. One pass over nodes and flows.

import type { Label, Language, Tongue } from '#language'
import {
  type Activity,
  actorOf,
  type Element,
  type Event,
  elementsOf,
  type Flows,
  flowsOf,
  isActivity,
  isFlowNode,
  type Key,
  type Process,
} from '#process'

export interface Step {
  readonly key: Key
  readonly element: Activity | Event
  readonly label: Label
  /** Who does it; a label without words where the model does not say. */
  readonly actor: Label
  /** 0 for the first step, 1 for the last, by the longest way from a start. */
  readonly place: number
  /** Steps right before and right after, as places in the list of steps. */
  readonly before: readonly number[]
  readonly after: readonly number[]
}

/** A message that is waited for is a step in some models what a receiving task is in others. */
const isStep = (element: Element): element is Activity | Event =>
  isActivity(element) ||
  (element.kind === 'event' &&
    element.position === 'intermediateCatch' &&
    element.trigger === 'message')

/** Longest way from a start to each node, in hops; what closes a loop is left out. */
export const depthsOf = (
  nodes: readonly Key[],
  flows: Flows,
): { readonly depths: ReadonlyMap<Key, number>; readonly order: readonly Key[] } => {
  const state = new Map<Key, 'open' | 'done'>()
  const postOrder: Key[] = []
  const backward = new Set<string>()
  const roots = nodes.filter((node) => (flows.incoming.get(node)?.length ?? 0) === 0)
  for (const root of [...roots, ...nodes]) {
    if (state.has(root)) continue
    const stack: { node: Key; next: number }[] = [{ node: root, next: 0 }]
    state.set(root, 'open')
    while (stack.length > 0) {
      const top = stack[stack.length - 1]
      if (!top) break
      const flow = flows.outgoing.get(top.node)?.[top.next]
      top.next += 1
      if (!flow) {
        state.set(top.node, 'done')
        postOrder.push(top.node)
        stack.pop()
        continue
      }
      const seen = state.get(flow.target)
      if (seen === 'open') backward.add(flow.key)
      else if (!seen) {
        state.set(flow.target, 'open')
        stack.push({ node: flow.target, next: 0 })
      }
    }
  }
  const order = postOrder.reverse()
  const depths = new Map<Key, number>()
  for (const node of order) {
    const depth = depths.get(node) ?? 0
    depths.set(node, depth)
    for (const flow of flows.outgoing.get(node) ?? []) {
      if (backward.has(flow.key)) continue
      depths.set(flow.target, Math.max(depths.get(flow.target) ?? 0, depth + 1))
    }
  }
  return { depths, order }
}

/** Where a named step is reached by following flows over everything that is no step. */
const nearest = (
  start: Key,
  follow: (node: Key) => readonly Key[],
  places: ReadonlyMap<Key, number>,
): readonly number[] => {
  const found = new Set<number>()
  const seen = new Set<Key>([start])
  const queue = [...follow(start)]
  for (let at = 0; at < queue.length && at < 200; at += 1) {
    const node = queue[at]
    if (!node || seen.has(node)) continue
    seen.add(node)
    const place = places.get(node)
    if (place === undefined) queue.push(...follow(node))
    else found.add(place)
  }
  return [...found]
}

/** All labels people see, to tell the tongue. */
export const labelsOf = (process: Process): readonly string[] =>
  elementsOf(process).flatMap((element) => (element.name.trim() === '' ? [] : [element.name]))

/** The steps in the order of the work; empty for a process without named activities. */
export const stepsOf = (process: Process, language: Language, tongue: Tongue): readonly Step[] => {
  const flows = flowsOf(process)
  const nodes = elementsOf(process).filter(isFlowNode)
  const { depths, order } = depthsOf(
    nodes.map((node) => node.key),
    flows,
  )
  const rank = new Map(order.map((key, index) => [key, index]))
  const activities = nodes
    .filter(isStep)
    .filter((node) => node.name.trim() !== '')
    .map((element, index) => ({ element, index }))
    .sort(
      (a, b) =>
        (depths.get(a.element.key) ?? 0) - (depths.get(b.element.key) ?? 0) ||
        (rank.get(a.element.key) ?? 0) - (rank.get(b.element.key) ?? 0) ||
        a.index - b.index,
    )
    .map(({ element }) => element)
  const places = new Map(activities.map((element, index) => [element.key, index]))
  const deepest = Math.max(1, ...activities.map((element) => depths.get(element.key) ?? 0))
  const shallowest = Math.min(deepest, ...activities.map((element) => depths.get(element.key) ?? 0))
  const span = Math.max(1, deepest - shallowest)
  const next = (node: Key) => (flows.outgoing.get(node) ?? []).map((flow) => flow.target)
  const previous = (node: Key) => (flows.incoming.get(node) ?? []).map((flow) => flow.source)
  return activities.map((element) => ({
    key: element.key,
    element,
    label: language.readLabel(element.name, tongue),
    actor: language.readLabel(actorOf(process, element), tongue),
    place: ((depths.get(element.key) ?? 0) - shallowest) / span,
    before: nearest(element.key, previous, places),
    after: nearest(element.key, next, places),
  }))
}
