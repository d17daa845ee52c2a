// Where the ways out of a node come together again: immediate post-dominators after Cooper, Harvey and
// Kennedy, "A Simple, Fast Dominance Algorithm" (2001). Deviation: there is a most important end, and
// ways that end elsewhere are not waited for, so that a rejected application does not pull the rest of the
// process into a branch. Called without ways back, so that one pass settles it: linear.

type Graph = ReadonlyMap<string, readonly string[]>

const reversed = (successors: Graph): Map<string, string[]> => {
  const result = new Map<string, string[]>()
  for (const node of successors.keys()) result.set(node, [])
  for (const [node, next] of successors) for (const each of next) result.get(each)?.push(node)
  return result
}

/** Nodes reachable from the roots, each after everything it leads to (depth first, no recursion). */
const postOrder = (
  roots: readonly string[],
  next: Graph,
  seen: Set<string> = new Set(),
): readonly string[] => {
  const order: string[] = []
  for (const root of roots) {
    if (seen.has(root)) continue
    seen.add(root)
    const stack = [{ node: root, at: 0 }]
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const following: string | undefined = next.get(top.node)?.[top.at]
      top.at += 1
      if (following === undefined) {
        order.push(top.node)
        stack.pop()
      } else if (!seen.has(following)) {
        seen.add(following)
        stack.push({ node: following, at: 0 })
      }
    }
  }
  return order
}

/**
 * Place of each node along the flow; a flow to an equal or smaller place goes back. Nodes that no
 * start leads to come last.
 */
export const placesOf = (
  starts: readonly string[],
  successors: Graph,
): ReadonlyMap<string, number> => {
  // The first way out is finished last, so that it comes first when the order is turned round.
  const backwards = new Map([...successors].map(([node, next]) => [node, next.toReversed()]))
  const seen = new Set<string>()
  const order = [...postOrder(starts.toReversed(), backwards, seen).toReversed()]
  for (const node of successors.keys())
    order.push(...postOrder([node], backwards, seen).toReversed())
  return new Map(order.map((node, index) => [node, index]))
}

const dominate = (exit: string, successors: Graph, into: Map<string, string>): void => {
  const predecessors = reversed(successors)
  const order = postOrder([exit], predecessors).toReversed()
  const place = new Map(order.map((node, index) => [node, index]))
  const immediate = new Map<string, string>([[exit, exit]])
  const common = (a: string, b: string): string => {
    let [left, right] = [a, b]
    while (left !== right) {
      if ((place.get(left) ?? 0) > (place.get(right) ?? 0)) left = immediate.get(left) ?? exit
      else right = immediate.get(right) ?? exit
    }
    return left
  }
  for (let isChanged = true; isChanged; ) {
    isChanged = false
    for (const node of order) {
      if (node === exit) continue
      const found = (successors.get(node) ?? [])
        .filter((each) => immediate.has(each))
        .reduce<string | undefined>(
          (sofar, each) => (sofar === undefined ? each : common(sofar, each)),
          undefined,
        )
      if (found !== undefined && immediate.get(node) !== found) {
        immediate.set(node, found)
        isChanged = true
      }
    }
  }
  for (const [node, join] of immediate) if (node !== exit) into.set(node, join)
}

/**
 * For each node the one where all its ways meet again; nothing where they never do. `exits` are the
 * nodes where ways end, the most important first: a node belongs to the first exit it can reach, and
 * ways of it that lead only to later ones are not waited for.
 */
export const joinPoints = (
  successors: Graph,
  exits: readonly string[],
): ReadonlyMap<string, string> => {
  const joins = new Map<string, string>()
  const predecessors = reversed(successors)
  const settled = new Set<string>()
  for (const exit of exits) {
    if (settled.has(exit)) continue
    const reaching = new Set(postOrder([exit], predecessors, settled))
    const part = new Map(
      [...reaching].map((node) => [
        node,
        (successors.get(node) ?? []).filter((each) => reaching.has(each)),
      ]),
    )
    dominate(exit, part, joins)
  }
  return joins
}
