// Similarity of two labels: bag of words, each word with its best counterpart (Klinkmüller et al.,
// "Increasing recall of process model matching", BPM 2013), weighted by how much a word says.
// Opposite actions, opposite directions and a negation on one side take away from it.
// Cost: (words of a) + (words of b) once each word has met each label.

import { type Label, type Language, partsOf, type Relation, type Word } from '#language'
import { bestIn, type WordSet, type WordTable, wordTable } from './word-table.ts'

export interface WordPair {
  readonly a: Word
  readonly b: Word
  readonly relation: Relation
}

/** What is left of the likeness when acts, directions or a negation contradict. */
const OPPOSED = 0.15
const TURNED = 0.7
const NEGATED = 0.6

/** Words by their places in a table, with their weights. */
interface Bag {
  readonly places: readonly number[]
  readonly weights: readonly number[]
  /** The same words as sets, in which a word of the other side finds its best. */
  readonly sets: readonly WordSet[]
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
const sayingOf = (label: Label, { placeOf, setOf }: WordTable): Saying => {
  const { words } = label
  const weights = words.map(({ weight }) => weight)
  const bagOf = (places: readonly number[], own: readonly number[]): Bag => ({
    places,
    weights: own,
    sets: [setOf(places)],
  })
  const whole = bagOf(words.map(placeOf), weights)
  const opened = words.some(({ parts }) => parts.length > 1)
    ? bagOf(words.flatMap(partsOf).map(placeOf), openedWeights(words, weights))
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
  sets: [...one.sets, ...other.sets],
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

const bestOf = (word: number, { sets }: Bag, table: WordTable): number => {
  let best = 0
  for (const set of sets) {
    const score = bestIn(set, word, table)
    if (score > best) best = score
  }
  return best
}

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

/** Similarity of two sayings, 0 to 1, symmetric; 1 for equal bags of words. */
export const sayingLikeness = (a: Saying, b: Saying, table: WordTable): number => {
  if (a.whole.places.length === 0 || b.whole.places.length === 0) {
    return a.label.text.trim() !== '' && a.label.text === b.label.text ? 1 : 0
  }
  let score = shared(a.whole, b.whole, table)
  // Equal bags are the same, whatever opposites one label may hold itself (zusagen und absagen).
  if (score >= 1) return a.label.isNegated === b.label.isNegated ? 1 : NEGATED
  if (a.opened !== a.whole || b.opened !== b.whole) {
    score = Math.max(score, shared(a.opened, b.opened, table))
  }
  if (score === 0) return 0
  if (contradicts(a.whole, b.whole, table)) score *= OPPOSED
  const [here, there] = [a.label.direction, b.label.direction]
  if (here !== there && here !== 'none' && there !== 'none') score *= TURNED
  if (a.label.isNegated !== b.label.isNegated) score *= NEGATED
  return Math.min(1, score)
}

/** Similarity of two labels, 0 to 1, symmetric; 1 for equal bags of words. */
export type LabelLikeness = (a: Label, b: Label) => number

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
}

const remembered = <K, V>(make: (key: K) => V): ((key: K) => V) => {
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
  return { table, of, alike: (a, b) => rows(a)(b) }
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
