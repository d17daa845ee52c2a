// The sets the matcher is measured on, in one form: pairs of models with their links.

import {
  admissionPairs,
  assetPairs,
  examplePairs,
  furtherSets,
  type GoldPair,
} from '../../test/matching-gold.ts'

export interface GoldSet {
  readonly name: string
  /** Sets of one subject (the same models in another tongue) are never learnt from for each other. */
  readonly subject: string
  readonly pairs: readonly GoldPair[]
  /** Seen while the matcher was built; weights may be learnt from it. */
  readonly isSeen: boolean
}

export const goldSets = (): readonly GoldSet[] => {
  const seen = [
    ['admission', 'admission', admissionPairs('admission')],
    ['admission-de', 'admission', admissionPairs('admission-de')],
    ['asset', 'asset', assetPairs()],
    ['examples', 'examples', examplePairs()],
  ] as const
  return [
    ...seen.flatMap(([name, subject, pairs]) =>
      pairs ? [{ name, subject, pairs, isSeen: true }] : [],
    ),
    ...furtherSets().map(({ name, pairs }) => ({ name, subject: name, pairs, isSeen: false })),
  ]
}

export const figure = (value: number): string => value.toFixed(3)

export interface Counts {
  readonly hits: number
  readonly found: number
  readonly wanted: number
}

/** Micro F1 of what was counted. */
export const fOf = ({ hits, found, wanted }: Counts): number =>
  found + wanted === 0 ? 0 : (2 * hits) / (found + wanted)

export const sumOf = (counts: readonly Counts[]): Counts =>
  counts.reduce(
    (sum, one) => ({
      hits: sum.hits + one.hits,
      found: sum.found + one.found,
      wanted: sum.wanted + one.wanted,
    }),
    { hits: 0, found: 0, wanted: 0 },
  )

/** What was found, held against what was wanted, links in `without` left out on both sides. */
export const countLinks = (
  found: Iterable<string>,
  wanted: ReadonlySet<string>,
  without: ReadonlySet<string> = new Set(),
): Counts => {
  const kept = new Set([...found].filter((link) => !without.has(link)))
  return {
    hits: [...kept].filter((link) => wanted.has(link)).length,
    found: kept.size,
    wanted: [...wanted].filter((link) => !without.has(link)).length,
  }
}
