// What people told the comparison: decisions on links, and the alliance's own words. Each worker thread
// keeps the languages it made last, because what they remember of words makes them fast.

import {
  type Calibration,
  type GraphDecision,
  isStillMeant,
  learnTogether,
  type Subject,
} from '#compare'
import type { GlossaryLayer, Language } from '#language'
import { asKey, elementsOf, type Key } from '#process'
import { loadLanguage } from '../../resources/load-language.ts'

/** A step somebody decided on, and what it was called then. */
export interface ToldStep {
  readonly processId: string
  readonly step: string
  readonly label: string
}

export interface ToldDecision {
  readonly id: string
  readonly a: ToldStep
  readonly b: ToldStep
  readonly verdict: GraphDecision['verdict']
}

export interface Told {
  readonly decisions: readonly ToldDecision[]
  readonly glossary: readonly GlossaryLayer[]
}

const MOST_KEPT = 4
const kept = new Map<string, Language>()

/** The language with these words on top. */
export const tellLanguage = (glossary: readonly GlossaryLayer[]): Language => {
  if (glossary.length === 0) return loadLanguage()
  const name = JSON.stringify(glossary)
  const made = kept.get(name) ?? loadLanguage().withGlossaries(glossary)
  // The one asked for last is dropped last.
  kept.delete(name)
  kept.set(name, made)
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST_KEPT) break
    kept.delete(oldest)
  }
  return made
}

/** Labels of a process by their keys. */
const labelsIn = ({ process }: Subject): ReadonlyMap<Key, string> =>
  new Map(elementsOf(process).map(({ key, name }) => [key, name]))

/**
 * The decisions by the places of the subjects, and what they teach. Those rest whose steps are gone or
 * mean something else by now.
 */
export const whatStands = (
  subjects: readonly Subject[],
  told: readonly ToldDecision[],
  language: Language,
): {
  readonly decisions: readonly GraphDecision[]
  readonly calibration: Calibration
  readonly resting: readonly string[]
} => {
  const places = new Map(subjects.map(({ id }, at) => [id, at]))
  const labels = told.length === 0 ? [] : subjects.map(labelsIn)
  const addressOf = ({ processId, step, label }: ToldStep) => {
    const process = places.get(processId)
    const key = asKey(step)
    const now = process === undefined ? undefined : labels[process]?.get(key)
    if (process === undefined || now === undefined) return undefined
    return isStillMeant(label, now, language) ? { process, step: key } : undefined
  }
  const decisions: GraphDecision[] = []
  const resting: string[] = []
  for (const { id, a, b, verdict } of told) {
    const [one, other] = [addressOf(a), addressOf(b)]
    if (one && other) decisions.push({ a: one, b: other, verdict })
    else resting.push(id)
  }
  const { calibration } = learnTogether(
    subjects.map(({ process }) => process),
    language,
    decisions,
  )
  return { decisions, calibration, resting }
}
