// How the words of some labels are related, as one table of numbers: each two words are looked up once, when the
// first cell asks for them, however many cells of however many matrices ask again. Space: (different words)².

import { type Label, type Language, partsOf, type Word } from '#language'

export interface WordTable {
  /** Place of a word; every word of the labels the table was made of has one, and so have its parts. */
  readonly placeOf: (word: Word) => number
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
  const relate = language.relateAmong(words)
  const size = words.length
  const scores = new Float64Array(size * size).fill(UNASKED)
  const opposites = new Uint8Array(size * size)
  const opposed = new Uint8Array(size)
  const scoreOf = (i: number, j: number): number => {
    const known = scores[i * size + j] ?? UNASKED
    if (known !== UNASKED) return known
    const { score, kinship } = relate(i, j)
    scores[i * size + j] = score
    scores[j * size + i] = score
    if (kinship === 'opposite') {
      opposites[i * size + j] = 1
      opposites[j * size + i] = 1
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
    scoreOf,
    isOpposed: (word) => opposed[word] === 1,
    areOpposites: (i, j) => scoreOf(i, j) === 0 && opposites[i * size + j] === 1,
  }
}

/** The best score of a word among others; 0 among none. */
export const bestAmong = (places: readonly number[], word: number, table: WordTable): number => {
  let most = 0
  for (let at = 0; at < places.length; at += 1) {
    const score = table.scoreOf(word, places[at] ?? 0)
    if (score > most) most = score
  }
  return most
}
