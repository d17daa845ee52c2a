// What search needs the word lists for, in a worker thread.

import type { GlossaryLayer } from '#language'
import { type AskedWords, type Marks, markText, readWords, type Span } from '#search'
import { loadLanguage } from '../../resources/load-language.ts'
import { tellLanguage } from './told.ts'

/** What the language knows of the words of a search. */
export const askedWords = ({
  words,
  glossary,
}: {
  readonly words: string
  readonly glossary: readonly GlossaryLayer[]
}): AskedWords => readWords(words, tellLanguage(glossary))

export interface MarkInput {
  readonly texts: readonly string[]
  readonly marks: Marks
  readonly tongue: AskedWords['tongue']
}

/** Where the words of a search stand in each of these texts. */
export const markTexts = ({ texts, marks, tongue }: MarkInput): readonly (readonly Span[])[] =>
  texts.map((text) => markText(text, marks, loadLanguage(), tongue))
