// Columns: flows that run back are found by a depth-first walk and left out, then each step stands one
// column behind the last of those before it (longest path). Cost: linear in steps and flows.

export interface Arc {
  readonly from: number
  readonly to: number
  /** Fewest columns between the two: as many as the first is wide; 0 for what may stand below each other. */
  readonly least: number
  /** Weak arcs are dropped where they would make a circle. */
  readonly isWeak: boolean
}

export interface Layers {
  readonly column: readonly number[]
  /** Indexes of arcs that run back or were dropped. */
  readonly isBack: readonly boolean[]
}

/**
 * Columns for `count` nodes. `roots` are tried first as beginnings of the walk; nodes nobody leads to
 * come next, and what is left (pure circles) in order of number.
 */
export const assignLayers = (
  count: number,
  arcs: readonly Arc[],
  roots: readonly number[],
): Layers => {
  const isBack = arcs.map((arc) => arc.isWeak || arc.from === arc.to)
  const outgoing: number[][] = Array.from({ length: count }, () => [])
  const indegree = new Int32Array(count)
  arcs.forEach((arc, index) => {
    if (isBack[index]) return
    outgoing[arc.from]?.push(index)
    indegree[arc.to] = (indegree[arc.to] ?? 0) + 1
  })

  // 0 = not seen, 1 = on the way, 2 = done.
  const state = new Uint8Array(count)
  const walkFrom = (root: number) => {
    if (state[root]) return
    state[root] = 1
    const stack: { node: number; next: number }[] = [{ node: root, next: 0 }]
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const index = outgoing[top.node]?.[top.next]
      if (index === undefined) {
        state[top.node] = 2
        stack.pop()
        continue
      }
      top.next++
      const to = arcs[index]?.to ?? 0
      if (state[to] === 1) isBack[index] = true
      else if (state[to] === 0) {
        state[to] = 1
        stack.push({ node: to, next: 0 })
      }
    }
  }
  for (const root of roots) walkFrom(root)
  for (let node = 0; node < count; node++) if (!indegree[node]) walkFrom(node)
  for (let node = 0; node < count; node++) walkFrom(node)

  addWeakArcs(count, arcs, outgoing, isBack)
  return { column: longestPath(count, arcs, outgoing, isBack), isBack }
}

/** Weak arcs may make the whole this much wider. */
const STRETCH = 1.2

/**
 * Weak arcs join where they close no circle and the whole does not become much wider, those first that
 * move least. Each costs a walk over everything, so only so many are tried.
 */
const addWeakArcs = (
  count: number,
  arcs: readonly Arc[],
  outgoing: readonly number[][],
  isBack: boolean[],
) => {
  const weak = arcs.flatMap((arc, index) => (arc.isWeak && arc.from !== arc.to ? [index] : []))
  if (weak.length === 0) return
  const column = longestPath(count, arcs, outgoing, isBack)
  const most = Math.ceil((Math.max(0, ...column) + 1) * STRETCH)
  const shift = (index: number) => {
    const arc = arcs[index]
    return arc ? (column[arc.from] ?? 0) - (column[arc.to] ?? 0) : 0
  }
  const sorted = weak.sort((a, b) => shift(a) - shift(b) || a - b)
  const tries = Math.min(300, Math.floor(2_000_000 / Math.max(1, count + arcs.length)))
  for (const index of sorted.slice(0, tries)) {
    const arc = arcs[index]
    if (!arc || reaches(arc.to, arc.from, arcs, outgoing, isBack, count)) continue
    isBack[index] = false
    outgoing[arc.from]?.push(index)
    const width = Math.max(...longestPath(count, arcs, outgoing, isBack)) + 1
    if (width <= most) continue
    isBack[index] = true
    outgoing[arc.from]?.pop()
  }
}

const reaches = (
  from: number,
  to: number,
  arcs: readonly Arc[],
  outgoing: readonly (readonly number[])[],
  isBack: readonly boolean[],
  count: number,
): boolean => {
  const seen = new Uint8Array(count)
  const stack = [from]
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node === to) return true
    if (seen[node]) continue
    seen[node] = 1
    for (const index of outgoing[node] ?? []) {
      const arc = arcs[index]
      if (arc && !isBack[index]) stack.push(arc.to)
    }
  }
  return false
}

const longestPath = (
  count: number,
  arcs: readonly Arc[],
  outgoing: readonly (readonly number[])[],
  isBack: readonly boolean[],
): readonly number[] => {
  const column = new Array<number>(count).fill(0)
  const indegree = new Int32Array(count)
  const earliest = new Array<number>(count).fill(Number.POSITIVE_INFINITY)
  arcs.forEach((arc, index) => {
    if (!isBack[index]) indegree[arc.to] = (indegree[arc.to] ?? 0) + 1
  })
  const hasBefore = Array.from(indegree, (degree) => degree > 0)
  const queue: number[] = []
  for (let node = 0; node < count; node++) if (!indegree[node]) queue.push(node)
  for (let at = 0; at < queue.length; at++) {
    const node = queue[at] ?? 0
    for (const index of outgoing[node] ?? []) {
      const arc = arcs[index]
      if (!arc || isBack[index]) continue
      column[arc.to] = Math.max(column[arc.to] ?? 0, (column[node] ?? 0) + arc.least)
      const left = (indegree[arc.to] ?? 0) - 1
      indegree[arc.to] = left
      if (left === 0) queue.push(arc.to)
    }
  }
  // What begins late moves up to what it leads to, so that its flow is short.
  arcs.forEach((arc, index) => {
    if (isBack[index]) return
    earliest[arc.from] = Math.min(
      earliest[arc.from] ?? Number.POSITIVE_INFINITY,
      (column[arc.to] ?? 0) - arc.least,
    )
  })
  for (let node = 0; node < count; node++) {
    const wanted = earliest[node] ?? Number.POSITIVE_INFINITY
    if (!hasBefore[node] && Number.isFinite(wanted)) column[node] = Math.max(0, wanted)
  }
  return column
}
