// What search needs the word lists for, in a worker thread.

import { type AskedWords, type Marks, markText, readWords, type Span } from '#search'
import { loadLanguage } from '../../resources/load-language.ts'

/** What the language knows of the words of a search. */
export const askedWords = (words: string): AskedWords => readWords(words, loadLanguage())

export interface MarkInput {
  readonly texts: readonly string[]
  readonly marks: Marks
  readonly tongue: AskedWords['tongue']
}

/** Where the words of a search stand in each of these texts. */
export const markTexts = ({ texts, marks, tongue }: MarkInput): readonly (readonly Span[])[] =>
  texts.map((text) => markText(text, marks, loadLanguage(), tongue))
