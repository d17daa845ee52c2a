// A made-up library as terms: words as common as in a language (Zipf), families of one to twenty-five
// variants of about twenty-one terms, each with some of its own. The same for the same seed.

import type { Terms, TermsOf } from '#search'

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
export const chance = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const WORDS = 60_000
const TERMS = 21
const KEPT = 0.75

/** A word's number: the n-th word is as common as 1/n. */
const zipf = (random: () => number): number => Math.floor(WORDS ** random()) - 1

const draw = (random: () => number, count: number): readonly number[] =>
  Array.from({ length: count }, () => zipf(random))

const termsOf = (words: readonly number[]): Terms => {
  const counts: Record<string, number> = {}
  for (const word of words) counts[`w${word}`] = (counts[`w${word}`] ?? 0) + 1
  return Object.fromEntries(
    Object.entries(counts).map(([term, count]) => [term, 1 + Math.log(count)]),
  )
}

const variant = (base: readonly number[], random: () => number): Terms => {
  const kept = base.filter(() => random() < KEPT)
  return termsOf([...kept, ...draw(random, TERMS - kept.length)])
}

export interface MadeUp {
  readonly document: TermsOf
  /** What the family has in common. */
  readonly base: readonly number[]
}

export function* madeUpLibrary(count: number, seed: number): Iterable<MadeUp> {
  const random = chance(seed)
  for (let made = 0; made < count; ) {
    const base = draw(random, TERMS)
    const size = Math.min(count - made, 1 + Math.floor(25 * random() ** 2))
    for (let n = 0; n < size; n += 1) {
      yield { document: { id: `p${made}`, terms: variant(base, random) }, base }
      made += 1
    }
  }
}

/** Another variant of the same work, to ask with. */
export const another = ({ base }: MadeUp, random: () => number): Terms => variant(base, random)
