// A binary heap of numbers with priorities in typed arrays: the inner loop of the router.

export interface Heap {
  readonly push: (item: number, priority: number) => void
  /** The item with the lowest priority, or -1. Ties: whichever lies on top, always the same one. */
  readonly pop: () => number
  readonly clear: () => void
}

export const createHeap = (): Heap => {
  let items = new Int32Array(1024)
  let priorities = new Float64Array(1024)
  let size = 0
  const item = (at: number) => items[at] ?? 0
  const priority = (at: number) => priorities[at] ?? 0
  return {
    push: (added, cost) => {
      if (size === items.length) {
        const moreItems = new Int32Array(size * 2)
        moreItems.set(items)
        items = moreItems
        const morePriorities = new Float64Array(size * 2)
        morePriorities.set(priorities)
        priorities = morePriorities
      }
      let at = size++
      while (at > 0) {
        const parent = (at - 1) >> 1
        if (priority(parent) <= cost) break
        items[at] = item(parent)
        priorities[at] = priority(parent)
        at = parent
      }
      items[at] = added
      priorities[at] = cost
    },
    pop: () => {
      if (size === 0) return -1
      const top = item(0)
      size--
      const last = item(size)
      const cost = priority(size)
      let at = 0
      for (;;) {
        let child = 2 * at + 1
        if (child >= size) break
        if (child + 1 < size && priority(child + 1) < priority(child)) child++
        if (priority(child) >= cost) break
        items[at] = item(child)
        priorities[at] = priority(child)
        at = child
      }
      items[at] = last
      priorities[at] = cost
      return top
    },
    clear: () => {
      size = 0
    },
  }
}
