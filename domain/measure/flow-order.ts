// Activities in the order work passes through them: the reverse of the order in which a depth-first
// walk finishes (Tarjan 1972), first ways first. Loops are walked once. Linear, deterministic.

import {
  type Activity,
  elementsOf,
  flowsOf,
  isActivity,
  isFlowNode,
  type Key,
  type Process,
} from '#process'

/** Every activity once; those no start leads to come last, in the order of the model. */
export const flowOrder = (process: Process): readonly Activity[] => {
  const { outgoing, incoming } = flowsOf(process)
  const nodes = elementsOf(process).filter(isFlowNode)
  const after = new Map<Key, Key[]>(
    nodes.map(({ key }) => [key, (outgoing.get(key) ?? []).map((flow) => flow.target)]),
  )
  const add = (source: Key, target: Key) => {
    after.get(source)?.push(target)
  }
  const isWithin = new Set<Key>()
  for (const node of nodes) {
    if (node.kind === 'event' && node.attachedTo) {
      add(node.attachedTo, node.key)
      isWithin.add(node.key)
    }
    // The inside of a sub-process comes with it, before what follows.
    if (process.elements[node.parent]?.kind === 'subProcess') isWithin.add(node.key)
    if (
      isWithin.has(node.key) &&
      !incoming.has(node.key) &&
      !(node.kind === 'event' && node.attachedTo)
    )
      after.set(node.parent, [node.key, ...(after.get(node.parent) ?? [])])
  }
  const seen = new Set<Key>()
  const finish = (root: Key): Key[] => {
    const order: Key[] = []
    if (seen.has(root)) return order
    seen.add(root)
    const stack = [{ key: root, left: [...(after.get(root) ?? [])] }]
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const next = top.left.pop()
      if (next === undefined) {
        order.push(top.key)
        stack.pop()
      } else if (!seen.has(next) && after.has(next)) {
        seen.add(next)
        stack.push({ key: next, left: [...(after.get(next) ?? [])] })
      }
    }
    return order
  }
  const starts = nodes.filter((node) => !incoming.has(node.key) && !isWithin.has(node.key))
  const walked = starts
    .toReversed()
    .flatMap((node) => finish(node.key))
    .toReversed()
  const rest = nodes.flatMap((node) => finish(node.key).toReversed())
  return [...walked, ...rest]
    .map((key) => process.elements[key])
    .filter((element) => element !== undefined && isActivity(element))
}
