// The best few of many numbered things by a score: a heap whose root is the worst that is kept.
// Cost: O(n log k).

/** Numbers and scores of the `most` best, in no order; `isBefore` settles equal scores. */
export const bestOf = (
  count: number,
  most: number,
  numberAt: (index: number) => number,
  scoreOf: (number: number) => number,
  isBefore: (a: number, b: number) => boolean,
): readonly number[] => {
  if (count <= most) return Array.from({ length: count }, (_, index) => numberAt(index))
  const heap = new Uint32Array(most)
  const scores = new Float64Array(most)
  let size = 0
  /** Whether what stands at `a` is worse than what stands at `b`. */
  const isWorse = (a: number, b: number): boolean => {
    const one = scores[a] ?? 0
    const other = scores[b] ?? 0
    return one !== other ? one < other : isBefore(heap[b] ?? 0, heap[a] ?? 0)
  }
  const swap = (a: number, b: number): void => {
    const number = heap[a] ?? 0
    const score = scores[a] ?? 0
    heap[a] = heap[b] ?? 0
    scores[a] = scores[b] ?? 0
    heap[b] = number
    scores[b] = score
  }
  const sink = (): void => {
    for (let at = 0; ; ) {
      const left = 2 * at + 1
      if (left >= size) return
      const right = left + 1
      const worst = right < size && isWorse(right, left) ? right : left
      if (!isWorse(worst, at)) return
      swap(worst, at)
      at = worst
    }
  }
  for (let index = 0; index < count; index += 1) {
    const number = numberAt(index)
    const score = scoreOf(number)
    if (size < most) {
      heap[size] = number
      scores[size] = score
      for (let at = size; at > 0; ) {
        const up = (at - 1) >> 1
        if (!isWorse(at, up)) break
        swap(at, up)
        at = up
      }
      size += 1
      continue
    }
    const worst = scores[0] ?? 0
    if (score < worst || (score === worst && !isBefore(number, heap[0] ?? 0))) continue
    heap[0] = number
    scores[0] = score
    sink()
  }
  return [...heap.subarray(0, size)]
}
