// Loads the word lists beside this file. Files are read on the first call and kept; the lists inside
// are unpacked on the first question.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createLanguage, type Glossary, type Language } from '#language'

const folder = join(import.meta.dirname, 'language')

const text = (name: string): string => readFileSync(join(folder, name), 'utf8')

const glossary = (name: string): Glossary => JSON.parse(text(name))

let loaded: Language | undefined

/** The language with all word lists; the same value on every call. */
export const loadLanguage = (): Language => {
  loaded ??= createLanguage({
    nouns: text('nouns.txt'),
    verbs: text('verbs.txt'),
    forms: text('forms.txt'),
    synonyms: text('synonyms.txt'),
    englishSynonyms: text('synonyms.en.txt'),
    german: glossary('glossary.de.json'),
    english: glossary('glossary.en.json'),
  })
  return loaded
}
