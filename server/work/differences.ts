// What differs between two states of a process, or between two processes: sentences beside two drawings, in a
// worker thread.

import { type Difference, differencesBetween } from '#change'
import { matchProcesses } from '#compare'
import { draw, type Overlay } from '#drawing'
import type { GlossaryLayer } from '#language'
import { layout } from '#layout'
import { alignKeys, keepsKeys, sharesKeys } from '#merge'
import type { Key, Process } from '#process'
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

interface Told extends Pick<Difference, 'key' | 'kind'> {
  readonly texts: readonly string[]
}

const drawn = (process: Process, name: string, told: readonly Told[], language: Language) => {
  const marks: Record<Key, Overlay['marks'][Key]> = {}
  for (const { key, kind, texts } of told) {
    if (!process.elements[key]) continue
    const title = texts.join('; ')
    marks[key] = [{ kind: 'difference', change: kind, ...(title ? { title } : {}) }]
  }
  return draw(process, layout(process), {
    ...{ title: name, words: areas.drawing[language], isInteractive: true, overlay: { marks } },
    numbers: Object.fromEntries(listSteps(process).map((line) => [line.key, line.number])),
  })
}

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
  const told = things.map(
    ({ key, kind, deeds }): Told => ({
      ...{ key, kind },
      texts: deeds.map((deed) => sayDeed(texts, deed)),
    }),
  )
  // Where nothing but what comes along differs, that is all there is to say.
  const silent = told.filter((one) => one.texts.length === 0)
  return {
    isMatched,
    whole: whole.map((deed) => sayDeed(texts, deed)),
    things: told.flatMap(({ key, kind, texts: said }) =>
      said.map((text) => ({
        ...{ key: key as string, kind, text },
        isBefore: before.elements[key] !== undefined,
        isAfter: after.elements[key] !== undefined,
      })),
    ),
    /** So many arrows and the like are marked in the drawings only. */
    silent: silent.length,
    before: drawn(before, input.before.name, told, language),
    after: drawn(after, input.after.name, told, language),
  }
}
