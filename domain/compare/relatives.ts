// The nearest relatives of each process by the words it uses: exact cosines with fixed weights of the words, so
// that what two processes have in common depends on the two alone, and following a change gives what
// looking at everything anew gives. Sums run in the order of the terms' spelling, so both sides come to
// the same number. Cost of a search: the postings of the process's terms.

import type { Terms } from '#search'

/** Raised whenever the same weights would be counted otherwise: what is stored is counted anew. */
export const FAMILIES_FORMAT = 1

/** How common each word is in a library, as counted once. */
export interface WordWeights {
  readonly processes: number
  /** In how many processes a term occurs; those of one process only are left out. */
  readonly counts: readonly (readonly [term: string, processes: number])[]
}

/** How telling a term is: from about .7 (everywhere) upwards. */
export type Telling = (term: string) => number

/** A small library looks at its words as if it stood among a thousand other processes; otherwise nine
 * variants of one piece of work would make its own words look common. */
const BACKGROUND = 1000

/** A term that was not there when the weights were counted weighs as one that occurs once. */
export const tellingBy = ({ processes, counts }: WordWeights): Telling => {
  const known = new Map(counts)
  const made = new Map<string, number>()
  return (term) => {
    const before = made.get(term)
    if (before !== undefined) return before
    const value = Math.log(1 + (processes + BACKGROUND) / (1 + (known.get(term) ?? 1)))
    made.set(term, value)
    return value
  }
}

/** The weights of a library of these processes; the same whatever order they come in. */
export const weighWords = (processes: Iterable<Terms>): WordWeights => {
  const counts = new Map<string, number>()
  let size = 0
  for (const terms of processes) {
    size += 1
    for (const term of Object.keys(terms)) counts.set(term, (counts.get(term) ?? 0) + 1)
  }
  return {
    processes: size,
    counts: [...counts].filter(([, count]) => count > 1).sort(([a], [b]) => (a < b ? -1 : 1)),
  }
}

/** How far weights have moved: the mean relative change over all occurrences of words. */
export const driftBetween = (before: WordWeights, after: WordWeights): number => {
  const old = tellingBy(before)
  const now = tellingBy(after)
  let sum = 0
  let occurrences = 0
  for (const [term, count] of after.counts) {
    sum += count * Math.abs(now(term) / old(term) - 1)
    occurrences += count
  }
  return occurrences === 0 ? 0 : sum / occurrences
}

export interface Relative {
  readonly id: string
  /** Cosine, 0 to 1. */
  readonly cosine: number
}

/** Nearest first; of equals the one whose id stands first. */
export const isNearer = (a: Relative, b: Relative): boolean =>
  a.cosine !== b.cosine ? a.cosine > b.cosine : a.id < b.id

export interface Relatives {
  /** Adds a process or replaces it. */
  readonly put: (id: string, terms: Terms) => void
  /** Takes a process out; nothing happens where it is not in. */
  readonly remove: (id: string) => void
  /** All others with at least this cosine, nearest first; none of a process that is not in. */
  readonly of: (id: string, atLeast: number) => readonly Relative[]
}

interface Vector {
  readonly terms: readonly number[]
  readonly values: Float64Array
}

interface Postings {
  readonly slots: number[]
  readonly values: number[]
}

export const makeRelatives = (telling: Telling): Relatives => {
  const numbers = new Map<string, number>()
  const postings: Postings[] = []
  const slots = new Map<string, number>()
  const ids: string[] = []
  const vectors: (Vector | undefined)[] = []
  const free: number[] = []
  let sums = new Float64Array(0)

  const numberOf = (term: string): number => {
    const known = numbers.get(term)
    if (known !== undefined) return known
    numbers.set(term, postings.length)
    postings.push({ slots: [], values: [] })
    return postings.length - 1
  }

  const vectorOf = (terms: Terms): Vector => {
    const sorted = Object.entries(terms).sort(([a], [b]) => (a < b ? -1 : 1))
    const values = Float64Array.from(sorted, ([term, weight]) => weight * telling(term))
    const length = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0))
    return {
      terms: sorted.map(([term]) => numberOf(term)),
      values: length === 0 ? values : values.map((value) => value / length),
    }
  }

  const remove = (id: string): void => {
    const slot = slots.get(id)
    if (slot === undefined) return
    for (const term of vectors[slot]?.terms ?? []) {
      const list = postings[term]
      const at = list?.slots.lastIndexOf(slot) ?? -1
      const lastSlot = list?.slots.pop()
      const lastValue = list?.values.pop()
      if (!list || lastSlot === undefined || lastValue === undefined) continue
      if (at < list.slots.length) {
        list.slots[at] = lastSlot
        list.values[at] = lastValue
      }
    }
    vectors[slot] = undefined
    slots.delete(id)
    free.push(slot)
  }

  const put = (id: string, terms: Terms): void => {
    remove(id)
    const slot = free.pop() ?? vectors.length
    const vector = vectorOf(terms)
    vectors[slot] = vector
    ids[slot] = id
    slots.set(id, slot)
    vector.terms.forEach((term, at) => {
      postings[term]?.slots.push(slot)
      postings[term]?.values.push(vector.values[at] ?? 0)
    })
  }

  const nearest = (id: string, atLeast: number): readonly Relative[] => {
    const own = slots.get(id)
    const vector = own === undefined ? undefined : vectors[own]
    if (!vector) return []
    if (sums.length < vectors.length) sums = new Float64Array(2 * vectors.length)
    const touched: number[] = []
    vector.terms.forEach((term, place) => {
      const value = vector.values[place] ?? 0
      const list = postings[term]
      if (!list) return
      for (let at = 0; at < list.slots.length; at += 1) {
        const slot = list.slots[at] ?? 0
        const before = sums[slot] ?? 0
        if (before === 0) touched.push(slot)
        sums[slot] = before + value * (list.values[at] ?? 0)
      }
    })
    const found: Relative[] = []
    for (const slot of touched) {
      const cosine = Math.min(1, sums[slot] ?? 0)
      sums[slot] = 0
      if (slot !== own && cosine >= atLeast) found.push({ id: ids[slot] ?? '', cosine })
    }
    return found.sort((a, b) => (isNearer(a, b) ? -1 : 1))
  }

  return { put, remove, of: nearest }
}
