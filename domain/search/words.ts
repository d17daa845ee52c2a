// Searching by words: what a language knows of them (`readWords`), and that turned into a query by the words an
// index really has (`queryOfWords`). Two steps, because the word lists and the index may lie in different
// threads; what goes between them is plain.

import { fold, type Language, type Tongue } from '#language'
import type { Query, QueryTerm, Way } from './query.ts'
import type { SearchIndex } from './search-index.ts'
import { PART } from './terms.ts'

/** A word somebody searches for. */
export interface AskedWord {
  readonly text: string
  readonly key: string
  /** Keys of the parts of a compound; one for a simple word. */
  readonly parts: readonly string[]
  readonly weight: number
  /** Stands in no word list, so it may be a typing error. */
  readonly isUnknown: boolean
  /** Folded as typed, for words of which only the beginning is typed. */
  readonly beginning: string
  readonly kin: readonly { readonly key: string; readonly trust: number }[]
}

export interface AskedWords {
  readonly tongue: Tongue
  readonly words: readonly AskedWord[]
}

/** How a word was met: as it is, in a compound, by another of its meaning, or spelt otherwise. */
export type Meeting = 'same' | 'part' | 'meaning' | 'spelling' | 'beginning'

/** Terms by which texts can be marked, with how each was come to. */
export type Marks = Readonly<Record<string, Meeting>>

export interface WordQuery {
  readonly query: Query
  readonly marks: Marks
}

const MOST_KIN = 12
const MOST_BEGINNINGS = 24
const SHORTEST_BEGINNING = 3
/** What a way other than the word itself is worth. */
const TRUST = { part: 0.95, spelling: 0.9, beginning: 0.9 } as const

const folded = (text: string): string => fold(text).replace(/[^a-z0-9]/g, '')

/** Words of a query, without those that say nothing; empty where there is none. */
export const readWords = (text: string, language: Language): AskedWords => {
  const tongue = language.tongueOf([text])
  const seen = new Set<string>()
  const words = language.readLabel(text, tongue).words.flatMap((word) => {
    if (seen.has(word.key)) return []
    seen.add(word.key)
    return {
      text: word.text,
      key: word.key,
      parts: word.parts,
      weight: word.weight,
      isUnknown: !word.isKnown,
      beginning: folded(word.text),
      kin: language
        .kinOf(word, tongue)
        .slice(0, MOST_KIN)
        .map(({ key, relation }) => ({ key, trust: relation.score })),
    }
  })
  return { tongue, words }
}

/** A query by words over this index, and the terms that texts found by it may be marked with. */
export const queryOfWords = ({ words }: AskedWords, index: SearchIndex): WordQuery => {
  const ways: Way[] = []
  const terms: QueryTerm[] = []
  const marks: Record<string, Meeting> = Object.create(null)
  words.forEach((word, group) => {
    const way = (trust: number, meeting: Meeting, own: readonly string[], by = 1) => {
      for (const term of own) {
        const weight = word.weight * trust * by
        terms.push({ term, weight, way: ways.length, share: 1 / own.length })
        marks[term] ??= meeting
      }
      ways.push({ group, trust })
    }
    way(1, 'same', [word.key])
    const parts = [...new Set(word.parts)]
    way(
      parts.length === 1 ? TRUST.part : 1,
      'part',
      parts.map((part) => `+${part}`),
      PART,
    )
    for (const { key, trust } of word.kin) {
      if (index.knows(key)) way(trust, 'meaning', [key])
      if (index.knows(`+${key}`)) way(trust * TRUST.part, 'meaning', [`+${key}`], PART)
    }
    if (index.knows(word.key)) return
    if (word.isUnknown) {
      for (const { term, errors } of index.near(word.key)) {
        way(TRUST.spelling - 0.1 * (errors - 1), 'spelling', [term])
      }
    }
    if (word.beginning.length < SHORTEST_BEGINNING) return
    for (const term of index.beginningWith(word.beginning, MOST_BEGINNINGS)) {
      way(TRUST.beginning, 'beginning', [term])
    }
  })
  return { query: { groups: words.length, ways, terms }, marks }
}
