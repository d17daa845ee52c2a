// Similarity of two labels: bag of words, each word with its best counterpart (Klinkmüller et al.,
// "Increasing recall of process model matching", BPM 2013), weighted by how much a word says.
// Opposite actions, opposite directions and a negation on one side take away from it.
// Cost: (words of a) x (words of b) remembered word relations.

import type { Label, Language, Relation, Word } from '#language'

export interface WordPair {
  readonly a: Word
  readonly b: Word
  readonly relation: Relation
}

/** What is left of the likeness when acts, directions or a negation contradict. */
const OPPOSED = 0.15
const TURNED = 0.7
const NEGATED = 0.6

const openedLabels = new WeakMap<Label, readonly Word[]>()

/** The words of a label with compounds taken apart, where the other label may say them apart. */
const opened = (label: Label): readonly Word[] => {
  const known = openedLabels.get(label)
  if (known) return known
  const words = label.words.flatMap((word) =>
    word.parts.length === 1
      ? [word]
      : word.parts.map((part) => ({
          ...word,
          key: part,
          parts: [part],
          weight: word.weight / (word.parts.length === 2 ? 1.4 : word.parts.length * 0.7),
        })),
  )
  openedLabels.set(label, words)
  return words
}

interface Bag {
  readonly score: number
  readonly hasOpposites: boolean
}

/** A word is said on the other side too when it stands there itself. */
const SAID = 1

/**
 * Weighted mean, over the words of both, of the score of the best counterpart. Opposites contradict
 * only where neither is said on the other side: who both accepts and rejects contradicts nobody.
 */
const bag = (a: readonly Word[], b: readonly Word[], language: Language): Bag => {
  const bestOfA = a.map(() => 0)
  const bestOfB = b.map(() => 0)
  const opposites: (readonly [number, number])[] = []
  for (let i = 0; i < a.length; i += 1) {
    for (let j = 0; j < b.length; j += 1) {
      const one = a[i]
      const other = b[j]
      if (!one || !other) continue
      const { score, kinship } = language.relate(one, other)
      if (kinship === 'opposite') opposites.push([i, j])
      if (score > (bestOfA[i] ?? 0)) bestOfA[i] = score
      if (score > (bestOfB[j] ?? 0)) bestOfB[j] = score
    }
  }
  let sum = 0
  let weight = 0
  for (const [words, best] of [
    [a, bestOfA],
    [b, bestOfB],
  ] as const) {
    for (let at = 0; at < words.length; at += 1) {
      const own = words[at]?.weight ?? 0
      sum += own * (best[at] ?? 0)
      weight += own
    }
  }
  return {
    score: weight === 0 ? 0 : sum / weight,
    hasOpposites: opposites.some(([i, j]) => (bestOfA[i] ?? 0) < SAID && (bestOfB[j] ?? 0) < SAID),
  }
}

const hasCompound = (label: Label): boolean => label.words.some((word) => word.parts.length > 1)

/** Similarity of two labels, 0 to 1, symmetric; 1 for equal bags of words. */
export const labelLikeness = (a: Label, b: Label, language: Language): number => {
  if (a.words.length === 0 || b.words.length === 0) {
    return a.text.trim() !== '' && a.text === b.text ? 1 : 0
  }
  const whole = bag(a.words, b.words, language)
  // Equal bags are the same, whatever opposites one label may hold itself (zusagen und absagen).
  if (whole.score >= 1) return a.isNegated === b.isNegated ? 1 : NEGATED
  let { score } = whole
  if (hasCompound(a) || hasCompound(b)) {
    score = Math.max(score, bag(opened(a), opened(b), language).score)
  }
  if (whole.hasOpposites) score *= OPPOSED
  if (a.direction !== b.direction && a.direction !== 'none' && b.direction !== 'none')
    score *= TURNED
  if (a.isNegated !== b.isNegated) score *= NEGATED
  return Math.min(1, score)
}

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
