// Similarity of two labels: bag of words, each word with its best counterpart (Klinkmüller et al.,
// "Increasing recall of process model matching", BPM 2013), weighted by how much a word says.
// Opposite actions, opposite directions and a negation on one side take away from it.
// Cost of a list with another: (different words) x (words of the other list), then the words of each pair.

import { type Label, type Language, partsOf, type Relation, type Word } from '#language'
import { type Grid, gridOf, valueAt } from './grid.ts'
import { bestAmong, type WordTable, wordTable } from './word-table.ts'

export interface WordPair {
  readonly a: Word
  readonly b: Word
  readonly relation: Relation
}

/** What is left of the likeness when acts, directions or a negation contradict. */
const OPPOSED = 0.15
const TURNED = 0.7
// Whoever does not hold the talk does something else; but a "not" may belong to a thing alone (incomplete
// papers). Any value from .5 down finds the same links in the gold.
const NEGATED = 0.5

/** Words by their places in a table, with their weights. */
interface Bag {
  readonly places: readonly number[]
  readonly weights: readonly number[]
}

/** A label as the sums below take it: once as it stands and once with its compounds taken apart. */
export interface Saying {
  readonly label: Label
  readonly whole: Bag
  /** The same as `whole` where no word is a compound. */
  readonly opened: Bag
}

/** A part of a compound counts for a little less than a word that stands alone. */
const partWeight = (weight: number, { parts }: Word): number =>
  parts.length === 1 ? weight : weight / (parts.length === 2 ? 1.4 : parts.length * 0.7)

const openedWeights = (words: readonly Word[], weights: readonly number[]): readonly number[] =>
  words.flatMap((word, at) => word.parts.map(() => partWeight(weights[at] ?? 0, word)))

/** What a label says, by the words of a table that was made of it. */
const sayingOf = (label: Label, { placeOf }: WordTable): Saying => {
  const { words } = label
  const weights = words.map(({ weight }) => weight)
  const whole: Bag = { places: words.map(placeOf), weights }
  const opened = words.some(({ parts }) => parts.length > 1)
    ? { places: words.flatMap(partsOf).map(placeOf), weights: openedWeights(words, weights) }
    : whole
  return { label, whole, opened }
}

const addedTo = (
  one: Bag,
  weights: readonly number[],
  other: Bag,
  more: readonly number[],
): Bag => ({
  places: [...one.places, ...other.places],
  weights: [...weights, ...more],
})

/** One label with other weights, and the words of a second added to it. */
export const withWords = (
  one: Saying,
  weights: readonly number[],
  other: Saying,
  more: readonly number[],
): Saying => {
  const { label } = one
  const whole = addedTo(one.whole, weights, other.whole, more)
  if (one.opened === one.whole && other.opened === other.whole)
    return { label, whole, opened: whole }
  const opened = addedTo(
    one.opened,
    openedWeights(label.words, weights),
    other.opened,
    openedWeights(other.label.words, more),
  )
  return { label, whole, opened }
}

const bestOf = (word: number, { places }: Bag, table: WordTable): number =>
  bestAmong(places, word, table)

/** A word is said on the other side too when it stands there itself. */
const SAID = 1

/** Weighted mean, over the words of both, of the score of the best counterpart. */
const shared = (a: Bag, b: Bag, table: WordTable): number => {
  let sum = 0
  let weight = 0
  for (let at = 0; at < a.places.length; at += 1) {
    const own = a.weights[at] ?? 0
    sum += own * bestOf(a.places[at] ?? 0, b, table)
    weight += own
  }
  for (let at = 0; at < b.places.length; at += 1) {
    const own = b.weights[at] ?? 0
    sum += own * bestOf(b.places[at] ?? 0, a, table)
    weight += own
  }
  return weight === 0 ? 0 : sum / weight
}

/**
 * Opposites contradict only where neither is said on the other side: who both accepts and rejects
 * contradicts nobody. Asked after `shared`, which has held all words of both against each other.
 */
const contradicts = (a: Bag, b: Bag, table: WordTable): boolean => {
  for (const one of a.places) {
    if (!table.isOpposed(one)) continue
    for (const other of b.places) {
      if (!table.areOpposites(one, other)) continue
      if (bestOf(one, b, table) < SAID && bestOf(other, a, table) < SAID) return true
    }
  }
  return false
}

/** Likeness of two sayings from what their bags share, as they stand and with compounds taken apart. */
const likenessFrom = (
  a: Saying,
  b: Saying,
  whole: number,
  opened: number,
  table: WordTable,
): number => {
  if (a.whole.places.length === 0 || b.whole.places.length === 0) {
    return a.label.text.trim() !== '' && a.label.text === b.label.text ? 1 : 0
  }
  // Equal bags are the same, whatever opposites one label may hold itself (zusagen und absagen).
  if (whole >= 1) return a.label.isNegated === b.label.isNegated ? 1 : NEGATED
  let score = Math.max(whole, opened)
  if (score === 0) return 0
  if (contradicts(a.whole, b.whole, table)) score *= OPPOSED
  const [here, there] = [a.label.direction, b.label.direction]
  if (here !== there && here !== 'none' && there !== 'none') score *= TURNED
  if (a.label.isNegated !== b.label.isNegated) score *= NEGATED
  return Math.min(1, score)
}

const isOpened = ({ whole, opened }: Saying): boolean => opened !== whole

/** Similarity of two sayings, 0 to 1, symmetric; 1 for equal bags of words. */
const sayingLikeness = (a: Saying, b: Saying, table: WordTable): number => {
  const whole = shared(a.whole, b.whole, table)
  const isSame = whole >= 1 || !(isOpened(a) || isOpened(b))
  const opened = isSame ? whole : shared(a.opened, b.opened, table)
  return likenessFrom(a, b, whole, opened, table)
}

/** Bags in a row, their words one after the other; the same words are held against the other side once. */
interface BagRow {
  readonly bags: readonly Bag[]
  /** Of each word in the row its place in `distinct`. */
  readonly words: Int32Array
  readonly weights: Float64Array
  /** Where the words of each bag begin, and where the last ones end. */
  readonly starts: Int32Array
  readonly distinct: readonly number[]
}

const bagRow = (bags: readonly Bag[]): BagRow => {
  const at = new Map<number, number>()
  const starts = new Int32Array(bags.length + 1)
  bags.forEach((bag, place) => {
    starts[place + 1] = (starts[place] ?? 0) + bag.places.length
    for (const word of bag.places) if (!at.has(word)) at.set(word, at.size)
  })
  return {
    bags,
    words: Int32Array.from(
      bags.flatMap(({ places }) => places),
      (word) => at.get(word) ?? 0,
    ),
    weights: Float64Array.from(bags.flatMap(({ weights }) => weights)),
    starts,
    distinct: [...at.keys()],
  }
}

/** How well each distinct word of one row is met in each bag of another, bag after bag. */
const metIn = ({ distinct }: BagRow, { bags }: BagRow, table: WordTable): Float64Array => {
  const size = distinct.length
  const met = new Float64Array(bags.length * size)
  // Word by word, so that its row of the table is near at hand.
  for (let at = 0; at < size; at += 1) {
    for (let bag = 0; bag < bags.length; bag += 1) {
      met[bag * size + at] = bestAmong(bags[bag]?.places ?? [], distinct[at] ?? 0, table)
    }
  }
  return met
}

/** `shared` of each bag of one row with each of another: the same sums in the same order, words looked up once. */
const sharedGrid = (a: BagRow, b: BagRow, table: WordTable): Grid => {
  const [metA, metB] = [metIn(a, b, table), metIn(b, a, table)]
  const [sizeA, sizeB] = [a.distinct.length, b.distinct.length]
  return gridOf(a.bags.length, b.bags.length, (i, j) => {
    let sum = 0
    let weight = 0
    for (let at = a.starts[i] ?? 0; at < (a.starts[i + 1] ?? 0); at += 1) {
      const own = a.weights[at] ?? 0
      sum += own * (metA[j * sizeA + (a.words[at] ?? 0)] ?? 0)
      weight += own
    }
    for (let at = b.starts[j] ?? 0; at < (b.starts[j + 1] ?? 0); at += 1) {
      const own = b.weights[at] ?? 0
      sum += own * (metB[i * sizeB + (b.words[at] ?? 0)] ?? 0)
      weight += own
    }
    return weight === 0 ? 0 : sum / weight
  })
}

/** Similarity of each saying of one list with each of another; equal to asking pair by pair. */
export const likenessGrid = (
  a: readonly Saying[],
  b: readonly Saying[],
  table: WordTable,
): Grid => {
  const rowOf = (sayings: readonly Saying[], which: 'whole' | 'opened') =>
    bagRow(sayings.map((one) => one[which]))
  const whole = sharedGrid(rowOf(a, 'whole'), rowOf(b, 'whole'), table)
  const opened =
    a.some(isOpened) || b.some(isOpened)
      ? sharedGrid(rowOf(a, 'opened'), rowOf(b, 'opened'), table)
      : whole
  return gridOf(a.length, b.length, (i, j) => {
    const [x, y] = [a[i], b[j]]
    if (!x || !y) return 0
    return likenessFrom(x, y, valueAt(whole, i, j), valueAt(opened, i, j), table)
  })
}

/** Similarity of two labels, 0 to 1, symmetric; 1 for equal bags of words. */
export type LabelLikeness = (a: Label, b: Label) => number

/** How well a word of one label is said in another, 0 to 1: the best of how its words are related to it. */
export type WordInLabel = (word: Word, label: Label) => number

/** Equal for labels of the same words in whatever order and form; '' for a label without words. */
export const signatureOf = ({ words, isNegated }: Label): string => {
  const keys = words.map(({ key }) => key).sort()
  return keys.length === 0 ? '' : `${isNegated ? 'not ' : ''}${keys.join(' ')}`
}

/** Labels made ready once to be held against each other many times. */
export interface Sayings {
  readonly table: WordTable
  readonly of: (label: Label) => Saying
  /** Remembers what it was asked. */
  readonly alike: LabelLikeness
  readonly said: WordInLabel
}

export const remembered = <K, V>(make: (key: K) => V): ((key: K) => V) => {
  const known = new Map<K, V>()
  return (key) => {
    const before = known.get(key)
    if (before !== undefined) return before
    const made = make(key)
    known.set(key, made)
    return made
  }
}

export const sayingsOf = (labels: Iterable<Label>, language: Language): Sayings => {
  const table = wordTable(labels, language)
  const of = remembered((label: Label) => sayingOf(label, table))
  const rows = remembered((a: Label) =>
    remembered((b: Label) => sayingLikeness(of(a), of(b), table)),
  )
  const said: WordInLabel = (word, label) => bestOf(table.placeOf(word), of(label).whole, table)
  return { table, of, alike: (a, b) => rows(a)(b), said }
}

export const labelLikeness = (a: Label, b: Label, language: Language): number =>
  sayingsOf([a, b], language).alike(a, b)

/** Best counterpart of each word of the shorter label, strongest first: what the likeness rests on. */
export const wordPairs = (a: Label, b: Label, language: Language): readonly WordPair[] => {
  const [short, long] = a.words.length <= b.words.length ? [a, b] : [b, a]
  return short.words
    .flatMap((word) => {
      let best: WordPair | undefined
      for (const other of long.words) {
        const relation = language.relate(word, other)
        if (relation.score > (best?.relation.score ?? 0)) best = { a: word, b: other, relation }
      }
      return best ? [best] : []
    })
    .map((pair) => (short === a ? pair : { a: pair.b, b: pair.a, relation: pair.relation }))
    .sort((x, y) => y.relation.score - x.relation.score)
}
