// How the words of some labels are related, as one table of numbers: each two words are looked up once, when the
// first cell asks for them, however many cells of however many matrices ask again. Space: (different words)².

import { type Label, type Language, partsOf, type Word } from '#language'

/** Some words of a table, for instance those of one label. */
export interface WordSet {
  readonly places: readonly number[]
  /** By place of any word: its best score in the set; below 0 where nobody has asked, see `bestIn`. */
  readonly best: Float64Array
}

export interface WordTable {
  /** Place of a word; every word of the labels the table was made of has one, and so have its parts. */
  readonly placeOf: (word: Word) => number
  readonly setOf: (places: readonly number[]) => WordSet
  /** How two words are related, 0 to 1. */
  readonly scoreOf: (i: number, j: number) => number
  /** Whether a word is the opposite of any that it was held against. */
  readonly isOpposed: (word: number) => boolean
  readonly areOpposites: (i: number, j: number) => boolean
}

const UNASKED = -1

/** The table of all words of these labels, and of the parts of their compounds. */
export const wordTable = (labels: Iterable<Label>, language: Language): WordTable => {
  const places = new Map<string, number>()
  const words: Word[] = []
  const add = (word: Word): void => {
    if (places.has(word.id)) return
    places.set(word.id, words.length)
    words.push(word)
  }
  for (const label of new Set(labels)) {
    for (const word of label.words) {
      add(word)
      for (const part of partsOf(word)) add(part)
    }
  }
  const size = words.length
  const scores = new Float64Array(size * size).fill(UNASKED)
  const opposites = new Uint8Array(size * size)
  const opposed = new Uint8Array(size)
  const scoreOf = (i: number, j: number): number => {
    const known = scores[i * size + j] ?? UNASKED
    if (known !== UNASKED) return known
    const [a, b] = [words[i], words[j]]
    if (!a || !b) throw new Error('no such word in the table')
    const { score, kinship } = language.relate(a, b)
    for (const at of [i * size + j, j * size + i]) {
      scores[at] = score
      opposites[at] = kinship === 'opposite' ? 1 : 0
    }
    if (kinship === 'opposite') {
      opposed[i] = 1
      opposed[j] = 1
    }
    return score
  }
  return {
    placeOf: ({ id, text }) => {
      const place = places.get(id)
      if (place === undefined) throw new Error(`"${text}" is not in the table`)
      return place
    },
    setOf: (members) => ({ places: members, best: new Float64Array(size).fill(UNASKED) }),
    scoreOf,
    isOpposed: (word) => opposed[word] === 1,
    areOpposites: (i, j) => scoreOf(i, j) === 0 && opposites[i * size + j] === 1,
  }
}

/** The best score of a word in a set; 0 in an empty one. */
export const bestIn = ({ places, best }: WordSet, word: number, table: WordTable): number => {
  const known = best[word] ?? UNASKED
  if (known !== UNASKED) return known
  let most = 0
  for (const other of places) most = Math.max(most, table.scoreOf(word, other))
  best[word] = most
  return most
}
