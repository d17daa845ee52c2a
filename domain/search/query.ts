// What is asked of an index. Each word of a query may be met in several ways: by itself, by all parts of a
// compound together, by a word of the same meaning, by one spelt almost alike. The best way counts.

import type { Terms } from './terms.ts'

export interface QueryTerm {
  readonly term: string
  readonly weight: number
  /** Place of its way in `ways`; terms of one way add up. */
  readonly way: number
  /** Part of the way it is: the parts of a way add up to one. */
  readonly share: number
}

export interface Way {
  /** The asked word it answers; ways of one word compete. */
  readonly group: number
  /** 1 meets the word fully; less is less sure. */
  readonly trust: number
}

export interface Query {
  readonly groups: number
  readonly ways: readonly Way[]
  readonly terms: readonly QueryTerm[]
}

/** Weights are kept in steps of a thirty-second, from one up to eight. */
export const WEIGHT_STEPS = 32

export const quantised = (weight: number): number =>
  Math.max(1, Math.min(255, Math.round(weight * WEIGHT_STEPS)))

/** Terms in the one order that sums are made in, so that they come out the same to the last bit. */
export const sortedTerms = (terms: Terms): readonly (readonly [string, number])[] =>
  Object.entries(terms).sort(([a], [b]) => (a < b ? -1 : 1))

/** What resembles a process, or anything else of which the terms are known: every term stands for itself. */
export const queryOfTerms = (terms: Terms): Query => {
  const sorted = sortedTerms(terms)
  return {
    groups: sorted.length,
    ways: sorted.map((_, group) => ({ group, trust: 1 })),
    terms: sorted.map(([term, weight], way) => ({
      term,
      weight: quantised(weight) / WEIGHT_STEPS,
      way,
      share: 1,
    })),
  }
}
