// English words: Snowball stems, and the nouns of action it does not bring to their verb.

import snowball from 'snowball-stemmers'
import { ENGLISH_ACTS, ENGLISH_LIGHT_VERBS } from './english-words.ts'
import type { Root } from './german.ts'

const stemmer = snowball.newStemmer('english')

/** The root of a lower-case English word. Whether it is an action is decided by its place. */
export const englishRoot = (word: string): Root => {
  const base = ENGLISH_ACTS.get(word) ?? ENGLISH_ACTS.get(word.replace(/s$/, '')) ?? word
  const key = stemmer.stem(base)
  return {
    key,
    parts: [key],
    isAction: base !== word || /(ation|ment|ing|sion|ance)s?$/.test(word),
    isLight: ENGLISH_LIGHT_VERBS.has(base),
    isKnown: true,
  }
}
