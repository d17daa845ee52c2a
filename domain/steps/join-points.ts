// Where the ways out of a node come together again: immediate post-dominators after Cooper, Harvey and
// Kennedy, "A Simple, Fast Dominance Algorithm" (2001). Deviation: there is one main end, and ways
// that end elsewhere are not waited for, so that a rejected application does not pull the rest of the
// process into a branch. Near-linear on real models.

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

const EXIT = ''

const dominate = (exits: readonly string[], successors: Graph, into: Map<string, string>): void => {
  const predecessors = reversed(successors)
  predecessors.set(EXIT, [...exits])
  const order = postOrder([EXIT], predecessors)
  const place = new Map(order.map((node, index) => [node, index]))
  const isExit = new Set(exits)
  const immediate = new Map<string, string>([[EXIT, EXIT]])
  const common = (a: string, b: string): string => {
    let [left, right] = [a, b]
    while (left !== right) {
      while ((place.get(left) ?? 0) < (place.get(right) ?? 0)) left = immediate.get(left) ?? EXIT
      while ((place.get(right) ?? 0) < (place.get(left) ?? 0)) right = immediate.get(right) ?? EXIT
    }
    return left
  }
  for (let isChanged = true; isChanged; ) {
    isChanged = false
    for (const node of order.toReversed()) {
      if (node === EXIT) continue
      const next = [...(isExit.has(node) ? [EXIT] : []), ...(successors.get(node) ?? [])]
      const known = next.filter((each) => immediate.has(each))
      const found = known.reduce<string | undefined>(
        (sofar, each) => (sofar === undefined ? each : common(sofar, each)),
        undefined,
      )
      if (found !== undefined && immediate.get(node) !== found) {
        immediate.set(node, found)
        isChanged = true
      }
    }
  }
  for (const [node, join] of immediate) if (node !== EXIT && join !== EXIT) into.set(node, join)
}

const within = (successors: Graph, nodes: ReadonlySet<string>): Graph =>
  new Map(
    [...successors]
      .filter(([node]) => nodes.has(node))
      .map(([node, next]) => [node, next.filter((each) => nodes.has(each))]),
  )

/** For each node the one where all its ways meet again; nothing where they never do. */
export const joinPoints = (
  successors: Graph,
  mainEnd: string | undefined,
): ReadonlyMap<string, string> => {
  const joins = new Map<string, string>()
  const toMainEnd = new Set(mainEnd === undefined ? [] : postOrder([mainEnd], reversed(successors)))
  if (mainEnd !== undefined) dominate([mainEnd], within(successors, toMainEnd), joins)
  const others = within(
    successors,
    new Set([...successors.keys()].filter((node) => !toMainEnd.has(node))),
  )
  const ends = [...others].filter(([, next]) => next.length === 0).map(([node]) => node)
  dominate(ends, others, joins)
  return joins
}
