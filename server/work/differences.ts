// What differs between two states of a process, or between two processes: sentences beside two drawings, in a
// worker thread.

import { differencesBetween } from '#change'
import { matchProcesses } from '#compare'
import { draw } from '#drawing'
import type { GlossaryLayer } from '#language'
import { layout } from '#layout'
import { alignKeys, keepsKeys, sharesKeys } from '#merge'
import type { Process } from '#process'
import { listSteps } from '#steps'
import { areas, createTexts, type Language, sayDeed } from '#texts'
import { tellLanguage } from './told.ts'

export interface DifferencesInput {
  /** JSON of a Process, and what its drawing is called. */
  readonly before: { readonly model: string; readonly name: string }
  readonly after: { readonly model: string; readonly name: string }
  /** Versions of one process keep their keys, whatever they were made of. */
  readonly isOneProcess: boolean
  readonly glossary: readonly GlossaryLayer[]
  readonly language: Language
}

const drawn = (process: Process, name: string, language: Language) =>
  draw(process, layout(process), {
    ...{ title: name, words: areas.drawing[language], isInteractive: true },
    numbers: Object.fromEntries(listSteps(process).map((line) => [line.key, line.number])),
  })

export const differences = (input: DifferencesInput) => {
  const { language, glossary, isOneProcess } = input
  const before: Process = JSON.parse(input.before.model)
  const other: Process = JSON.parse(input.after.model)
  const isMatched = !(isOneProcess ? keepsKeys : sharesKeys)(before, other)
  const after = isMatched
    ? {
        ...alignKeys(before, other, matchProcesses(before, other, tellLanguage(glossary)).pairs),
        // The places of another drawing say nothing here.
        shapes: {},
      }
    : other
  const texts = createTexts(language)
  const { whole, things } = differencesBetween(before, after)
  return {
    isMatched,
    whole: whole.map((deed) => sayDeed(texts, deed)),
    things: things.map(({ key, kind, deeds }) => ({
      ...{ key: key as string, kind, texts: deeds.map((deed) => sayDeed(texts, deed)) },
      isBefore: before.elements[key] !== undefined,
      isAfter: after.elements[key] !== undefined,
    })),
    before: drawn(before, input.before.name, language),
    after: drawn(after, input.after.name, language),
  }
}
