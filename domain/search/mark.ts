// Where the words of a search stand in a text, also in other forms, as parts of compounds, as words of the
// same meaning or spelt otherwise. Cost: one reading of each word.

import type { Language, Tongue } from '#language'
import type { Marks, Meeting } from './words.ts'

/** A stretch of a text, in UTF-16 units. */
export interface Span {
  readonly start: number
  readonly end: number
  readonly meeting: Meeting
}

const WORD = /[\p{L}\p{N}]+(?:[-‑][\p{L}\p{N}]+)*\.?/gu

/** Stretches that are met, in order, never overlapping; empty where none is. */
export const markText = (
  text: string,
  marks: Marks,
  language: Language,
  tongue: Tongue,
): readonly Span[] =>
  [...text.matchAll(WORD)].flatMap((match) => {
    const written = match[0]
    const meetings = language
      .readLabel(written, tongue)
      .words.flatMap(({ key, parts }) => [
        marks[key] ?? [],
        ...parts.map((part) => marks[`+${part}`] ?? []),
      ])
      .flat()
    const [meeting] = meetings
    if (!meeting) return []
    const end = match.index + written.replace(/\.$/, '').length
    return { start: match.index, end, meeting }
  })
