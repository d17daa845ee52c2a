// Tells a process as text, in a worker thread: word lists are unpacked there, not where pages are waited for.

import type { Process, Profile } from '#process'
import type { LabelFix, Prose } from '#prose'
import type { Language } from '#texts'
import { loadNarrator } from '../../resources/load-narrator.ts'

export interface TellingOrder {
  readonly name: string
  readonly organisation: string
  /** JSON of a Process. */
  readonly model: string
  readonly profile: Profile
  readonly language: Language
  /** The short version in plain language. */
  readonly isShort: boolean
}

export const tell = ({ model, isShort, language, ...facts }: TellingOrder): Prose => {
  const process: Process = JSON.parse(model)
  const narrator = loadNarrator()
  return narrator[isShort ? 'short' : 'long']({ ...facts, process }, language)
}

/** How the words of a step could be said better; null where they are fine or nothing is sure. */
export const fixLabel = (label: string): LabelFix | null => loadNarrator().fixLabel(label) ?? null
