// Words of a vocabulary that are spelt almost like one asked for: candidates share enough letter trigrams
// (Ukkonen, "Approximate string-matching with q-grams and maximal matches", 1992: one error spoils at most
// three), then Damerau-Levenshtein decides. Grows with the vocabulary; built on the first question.

import { typingErrors } from '#language'
import { addList, type Lists, listOf, makeLists, pushTo } from './lists.ts'

export interface NearWord {
  /** Place in the vocabulary. */
  readonly at: number
  readonly errors: number
}

export interface Vocabulary {
  /** Takes in what has come to the vocabulary since. */
  readonly near: (word: string, words: readonly string[]) => readonly NearWord[]
}

/** Seams of compounds are nothing anybody types. */
const letters = (word: string): string => word.replaceAll('+', '')

const trigramsOf = (word: string): ReadonlySet<string> => {
  const padded = `__${word}_`
  const found = new Set<string>()
  for (let at = 0; at + 3 <= padded.length; at += 1) found.add(padded.slice(at, at + 3))
  return found
}

/** Typing errors forgiven in a word of that many letters. */
export const allowedErrors = (length: number): number => (length >= 8 ? 2 : length >= 5 ? 1 : 0)

/** Terms that are parts of compounds are looked up by their words. */
const isWord = (term: string): boolean => term !== '' && !term.startsWith('+')

export const makeVocabulary = (): Vocabulary => {
  const places = new Map<string, number>()
  const lists: Lists = makeLists(true)
  let taken = 0
  const takeIn = (words: readonly string[]): void => {
    for (; taken < words.length; taken += 1) {
      const word = words[taken] ?? ''
      if (!isWord(word)) continue
      for (const trigram of trigramsOf(letters(word))) {
        let list = places.get(trigram)
        if (list === undefined) {
          list = addList(lists)
          places.set(trigram, list)
        }
        pushTo(lists, list, taken)
      }
    }
  }
  return {
    near: (asked, words) => {
      const word = letters(asked)
      const most = allowedErrors(word.length)
      if (most === 0) return []
      takeIn(words)
      const own = trigramsOf(word)
      const shared = new Map<number, number>()
      for (const trigram of own) {
        const list = places.get(trigram)
        if (list === undefined) continue
        for (const at of listOf(lists, list)) shared.set(at, (shared.get(at) ?? 0) + 1)
      }
      const needed = Math.max(1, own.size - 3 * most)
      return [...shared].flatMap(([at, count]) => {
        if (count < needed) return []
        const errors = typingErrors(word, letters(words[at] ?? ''), most)
        return errors > most ? [] : [{ at, errors }]
      })
    },
  }
}
