// A process as a bag of terms, and cosine search over many of them by an inverted index: keys of
// words, parts of compounds and character trigrams, weighted by tf-idf. Plain values, so an index can
// be stored. Cost: linear in the postings of the query's terms.

import { fold, type Language } from '#language'
import type { Subject } from './comparison.ts'
import { labelsOf, stepsOf } from './step.ts'

export interface ProcessIndex {
  readonly id: string
  /** Weight of each term inside this process; `#abc` are trigrams, `+abc` parts of compounds. */
  readonly terms: Readonly<Record<string, number>>
}

export interface Hit {
  readonly id: string
  /** Cosine, 0 to 1. */
  readonly score: number
  /** Words both have, most telling first. */
  readonly sharedTerms: readonly string[]
}

/** A small library looks at its words as if it stood among a thousand other processes; otherwise nine
 * variants of one piece of work would make its own words look common. */
const BACKGROUND = 1000
const PART = 0.6
const TRIGRAM = 0.15
const NAME = 4

const trigramsOf = (text: string): readonly string[] => {
  const found: string[] = []
  for (const word of fold(text).match(/[a-z0-9]{3,}/g) ?? []) {
    const padded = `${word}_`
    for (let at = 0; at + 3 <= padded.length; at += 1) found.push(`#${padded.slice(at, at + 3)}`)
  }
  return found
}

const addText = (
  terms: Map<string, number>,
  text: string,
  weight: number,
  language: Language,
  tongue: 'de' | 'en',
): void => {
  const add = (term: string, by: number) => terms.set(term, (terms.get(term) ?? 0) + by)
  for (const word of language.readLabel(text, tongue).words) {
    const own = weight * word.weight
    add(word.key, own)
    for (const part of word.parts) add(`+${part}`, own * PART)
  }
  for (const trigram of trigramsOf(text)) add(trigram, weight * TRIGRAM)
}

/** How often counts less and less: 1 + log. */
const damped = (terms: ReadonlyMap<string, number>): Readonly<Record<string, number>> =>
  Object.fromEntries(
    [...terms].map(([term, count]) => [term, count <= 1 ? count : 1 + Math.log(count)]),
  )

/** The terms of a process: labels of its steps and its name. */
export const indexProcess = (
  subject: Pick<Subject, 'id' | 'name' | 'process'>,
  language: Language,
): ProcessIndex => {
  const tongue = language.tongueOf(labelsOf(subject.process))
  const terms = new Map<string, number>()
  for (const step of stepsOf(subject.process, language, tongue)) {
    addText(terms, step.label.text, 1, language, tongue)
  }
  addText(terms, subject.name, NAME, language, tongue)
  return { id: subject.id, terms: damped(terms) }
}

/** A query in words, read as a process with one label. */
export const indexQuery = (words: string, language: Language): ProcessIndex => {
  const terms = new Map<string, number>()
  addText(terms, words, 1, language, language.tongueOf([words]))
  return { id: '', terms: damped(terms) }
}

/** An inverted index over a library; make it once, ask it often. */
export interface LibraryIndex {
  readonly idf: (term: string) => number
  /** Cosine with every process that shares a term, best first. */
  readonly search: (query: ProcessIndex, top: number) => readonly Hit[]
}

export const indexLibrary = (library: readonly ProcessIndex[]): LibraryIndex => {
  const postings = new Map<string, { readonly at: number[]; readonly weights: number[] }>()
  library.forEach((entry, at) => {
    for (const [term, weight] of Object.entries(entry.terms)) {
      const list = postings.get(term)
      if (list) {
        list.at.push(at)
        list.weights.push(weight)
      } else postings.set(term, { at: [at], weights: [weight] })
    }
  })
  const idf = (term: string): number =>
    Math.log(1 + (library.length + BACKGROUND) / (1 + (postings.get(term)?.at.length ?? 0)))
  const normOf = (entry: ProcessIndex): number => {
    let sum = 0
    for (const [term, weight] of Object.entries(entry.terms)) sum += (weight * idf(term)) ** 2
    return Math.sqrt(sum)
  }
  const norms = library.map(normOf)
  const sharedOf = (query: ProcessIndex, entry: ProcessIndex): readonly string[] =>
    Object.keys(query.terms)
      .filter((term) => /^[^#+]/.test(term) && entry.terms[term] !== undefined)
      .sort((a, b) => idf(b) - idf(a) || (a < b ? -1 : 1))
      .slice(0, 6)
  const search = (query: ProcessIndex, top: number): readonly Hit[] => {
    const scores = new Float64Array(library.length)
    for (const [term, weight] of Object.entries(query.terms)) {
      const list = postings.get(term)
      if (!list) continue
      const factor = weight * idf(term) ** 2
      for (let n = 0; n < list.at.length; n += 1) {
        const at = list.at[n] ?? 0
        scores[at] = (scores[at] ?? 0) + factor * (list.weights[n] ?? 0)
      }
    }
    const norm = normOf(query)
    const found: { readonly at: number; readonly score: number }[] = []
    scores.forEach((score, at) => {
      const length = norm * (norms[at] ?? 0)
      if (score > 0 && length > 0) found.push({ at, score: Math.min(1, score / length) })
    })
    found.sort((a, b) => b.score - a.score || a.at - b.at)
    return found.slice(0, top).flatMap(({ at, score }) => {
      const entry = library[at]
      return entry ? [{ id: entry.id, score, sharedTerms: sharedOf(query, entry) }] : []
    })
  }
  return { idf, search }
}

/** The processes most like the query, best first; at most `top`. */
export const findSimilar = (
  query: ProcessIndex,
  library: readonly ProcessIndex[],
  top: number,
): readonly Hit[] => indexLibrary(library).search(query, top)
