// A process, a step or a label as a bag of terms: keys of words, and parts of compounds under `+`. Plain
// values, so that they can be stored. Cost: one reading of each label.

import type { Language, Tongue, Word } from '#language'
import { type Activity, type Element, type Event, elementsOf, isActivity, type Key } from '#process'

/** Raised whenever the terms of the same process would come out otherwise: what is stored is made anew. */
export const TERMS_FORMAT = 2

/** Weight of each term, `+abc` being parts of compounds; a simple word is its own part. */
export type Terms = Readonly<Record<string, number>>

export interface TermsOf {
  readonly id: string
  readonly terms: Terms
}

/** How much a part of a compound says beside the whole word. */
export const PART = 0.6
/** The name says what the work is about more than any step does. */
const NAME = 4

const addWords = (terms: Map<string, number>, words: readonly Word[], weight: number): void => {
  const add = (term: string, by: number) => terms.set(term, (terms.get(term) ?? 0) + by)
  for (const word of words) {
    const own = weight * word.alone
    add(word.key, own)
    for (const part of word.parts) add(`+${part}`, own * PART)
  }
}

/** How often counts less and less: 1 + log. */
const damped = (terms: ReadonlyMap<string, number>): Terms =>
  Object.fromEntries(
    [...terms].map(([term, count]) => [term, count <= 1 ? count : 1 + Math.log(count)]),
  )

/** A message that is waited for is a step in some models what a receiving task is in others. */
const isStep = (element: Element): element is Activity | Event =>
  isActivity(element) ||
  (element.kind === 'event' &&
    element.position === 'intermediateCatch' &&
    element.trigger === 'message')

const namedSteps = (process: { readonly elements: Readonly<Record<Key, Element>> }) =>
  Object.values(process.elements)
    .filter(isStep)
    .filter(({ name }) => name.trim() !== '')

export interface Searchable {
  readonly id: string
  readonly name: string
  readonly process: Parameters<typeof elementsOf>[0]
}

/** The tongue most labels people see are written in. */
const tongueIn = (process: Searchable['process'], language: Language): Tongue =>
  language.tongueOf(elementsOf(process).flatMap(({ name }) => (name.trim() === '' ? [] : [name])))

/** The terms of a process: labels of its steps and, fourfold, its name. */
export const termsOfProcess = (subject: Searchable, language: Language): TermsOf => {
  const tongue = tongueIn(subject.process, language)
  const terms = new Map<string, number>()
  for (const { name } of namedSteps(subject.process)) {
    addWords(terms, language.readLabel(name, tongue).words, 1)
  }
  addWords(terms, language.readLabel(subject.name, tongue).words, NAME)
  return { id: subject.id, terms: damped(terms) }
}

export interface StepTerms {
  readonly key: Key
  readonly terms: Terms
}

/** The terms of each named step by itself. */
export const termsOfSteps = (
  process: Searchable['process'],
  language: Language,
): readonly StepTerms[] => {
  const tongue = tongueIn(process, language)
  return namedSteps(process).map(({ key, name }) => {
    const terms = new Map<string, number>()
    addWords(terms, language.readLabel(name, tongue).words, 1)
    return { key, terms: damped(terms) }
  })
}
