// Loads the inflection lists beside this file; they are unpacked when the first word is asked for.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createNarrator, type Narrator } from '#prose'
import { loadLanguage } from './load-language.ts'

const folder = join(import.meta.dirname, 'language')

let loaded: Narrator | undefined

/** Tells processes as text; the same value on every call. */
export const loadNarrator = (): Narrator => {
  loaded ??= createNarrator(
    {
      nounForms: readFileSync(join(folder, 'noun-forms.txt'), 'utf8'),
      verbForms: readFileSync(join(folder, 'verb-forms.txt'), 'utf8'),
    },
    loadLanguage(),
  )
  return loaded
}
