// Groups things by average linkage (UPGMA) on a sparse graph: two groups are joined while the mean
// similarity of all pairs across them reaches the threshold, pairs without an edge counting as 0, so
// that chains of half-similar things do not grow together. Cost: O(e log e) for e edges.

export interface Edge {
  readonly a: number
  readonly b: number
  readonly score: number
}

interface Candidate extends Edge {
  readonly mean: number
}

/** A binary heap, largest mean first; ties by the smaller indices, so the result is always the same. */
const isBefore = (x: Candidate, y: Candidate): boolean =>
  x.mean !== y.mean ? x.mean > y.mean : x.a !== y.a ? x.a < y.a : x.b < y.b

const push = (heap: Candidate[], item: Candidate): void => {
  heap.push(item)
  let at = heap.length - 1
  while (at > 0) {
    const up = (at - 1) >> 1
    const parent = heap[up]
    const child = heap[at]
    if (!parent || !child || !isBefore(child, parent)) return
    heap[up] = child
    heap[at] = parent
    at = up
  }
}

const pop = (heap: Candidate[]): Candidate | undefined => {
  const top = heap[0]
  const last = heap.pop()
  if (!top || !last || heap.length === 0) return top
  heap[0] = last
  let at = 0
  for (;;) {
    let best = at
    for (const down of [2 * at + 1, 2 * at + 2]) {
      const child = heap[down]
      const current = heap[best]
      if (child && current && isBefore(child, current)) best = down
    }
    if (best === at) return top
    const x = heap[at]
    const y = heap[best]
    if (!x || !y) return top
    heap[at] = y
    heap[best] = x
    at = best
  }
}

/**
 * Groups of indices, each in ascending order; single things are groups of one. `mayMeet` keeps two
 * things out of one group.
 */
export const cluster = (
  count: number,
  edges: readonly Edge[],
  threshold: number,
  mayMeet: (a: number, b: number) => boolean = () => true,
): readonly (readonly number[])[] => {
  const members: (number[] | undefined)[] = Array.from({ length: count }, (_, index) => [index])
  const sums: Map<number, number>[] = Array.from({ length: count }, () => new Map())
  const heap: Candidate[] = []
  for (const { a, b, score } of edges) {
    if (a === b || score <= 0) continue
    const known = sums[a]?.get(b)
    if (known !== undefined) continue
    sums[a]?.set(b, score)
    sums[b]?.set(a, score)
    push(heap, { a: Math.min(a, b), b: Math.max(a, b), score, mean: score })
  }
  for (;;) {
    const next = pop(heap)
    if (!next || next.mean < threshold) break
    const left = members[next.a]
    const right = members[next.b]
    // A candidate is out of date when one side has grown or gone since.
    if (!left || !right || sums[next.a]?.get(next.b) !== next.score) continue
    if (next.mean * left.length * right.length - next.score > 1e-9) continue
    if (left.some((a) => right.some((b) => !mayMeet(a, b)))) {
      sums[next.a]?.delete(next.b)
      sums[next.b]?.delete(next.a)
      continue
    }
    members.push([...left, ...right].sort((x, y) => x - y))
    members[next.a] = undefined
    members[next.b] = undefined
    const joined = members.length - 1
    const around = new Map<number, number>()
    for (const side of [next.a, next.b]) {
      for (const [other, sum] of sums[side] ?? []) {
        sums[other]?.delete(side)
        if (other !== next.a && other !== next.b) around.set(other, (around.get(other) ?? 0) + sum)
      }
    }
    sums.push(around)
    for (const [other, sum] of around) {
      sums[other]?.set(joined, sum)
      const pairs = (members[other]?.length ?? 0) * (members[joined]?.length ?? 0)
      if (pairs > 0) push(heap, { a: other, b: joined, score: sum, mean: sum / pairs })
    }
  }
  return members
    .filter((group): group is number[] => group !== undefined)
    .sort((x, y) => (x[0] ?? 0) - (y[0] ?? 0))
}
