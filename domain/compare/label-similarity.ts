// Similarity of two labels: bag of words, each word with its best counterpart (Klinkmüller et al.,
// "Increasing recall of process model matching", BPM 2013), weighted by how much a word says.
// Opposite actions, opposite directions and a negation on one side take away from it.

import type { Label, Language, Relation, Word } from '#language'

export interface WordPair {
  readonly a: Word
  readonly b: Word
  readonly relation: Relation
}

export interface LabelLikeness {
  /** 0 to 1, symmetric; 1 for equal bags of words. */
  readonly score: number
  /** Best counterpart of each word of the shorter bag, strongest first. */
  readonly pairs: readonly WordPair[]
}

const NOTHING: LabelLikeness = { score: 0, pairs: [] }

const bestFor = (word: Word, others: readonly Word[], language: Language): WordPair | undefined => {
  let best: WordPair | undefined
  for (const other of others) {
    const relation = language.relate(word, other)
    if (relation.score > (best?.relation.score ?? 0)) best = { a: word, b: other, relation }
  }
  return best
}

/** Words of a compound stand alone where the other label says them apart. */
const opened = (label: Label): readonly Word[] =>
  label.words.flatMap((word) =>
    word.parts.length === 1
      ? [word]
      : word.parts.map((part) => ({
          ...word,
          key: part,
          parts: [part],
          weight: word.weight / (word.parts.length === 2 ? 1.4 : word.parts.length * 0.7),
        })),
  )

const bag = (a: readonly Word[], b: readonly Word[], language: Language): number => {
  let sum = 0
  let weight = 0
  for (const [words, others] of [
    [a, b],
    [b, a],
  ] as const) {
    for (const word of words) {
      sum += word.weight * (bestFor(word, others, language)?.relation.score ?? 0)
      weight += word.weight
    }
  }
  return weight === 0 ? 0 : sum / weight
}

const hasCompound = (label: Label): boolean => label.words.some((word) => word.parts.length > 1)

const isOpposite = (a: Label, b: Label, language: Language): boolean =>
  a.words.some((word) =>
    b.words.some((other) => language.relate(word, other).kinship === 'opposite'),
  ) && !(a.action && b.action && a.action.key === b.action.key && a.words.length < 2)

export const labelLikeness = (a: Label, b: Label, language: Language): LabelLikeness => {
  if (a.words.length === 0 || b.words.length === 0) {
    return a.text.trim() !== '' && a.text === b.text ? { score: 1, pairs: [] } : NOTHING
  }
  let score = bag(a.words, b.words, language)
  if (hasCompound(a) || hasCompound(b)) {
    score = Math.max(score, bag(opened(a), opened(b), language))
  }
  if (isOpposite(a, b, language)) score *= 0.5
  if (a.direction !== b.direction && a.direction !== 'none' && b.direction !== 'none') score *= 0.7
  if (a.isNegated !== b.isNegated) score *= 0.6
  const [short, long] = a.words.length <= b.words.length ? [a, b] : [b, a]
  const pairs = short.words
    .flatMap((word) => bestFor(word, long.words, language) ?? [])
    .map((pair) => (short === a ? pair : { a: pair.b, b: pair.a, relation: pair.relation }))
    .sort((x, y) => y.relation.score - x.relation.score)
  return { score: Math.min(1, score), pairs }
}
