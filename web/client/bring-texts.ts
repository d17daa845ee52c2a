// Areas that few pages say, brought along by them, so that all others load without. Called where such a page or part
// is loaded, before it is first drawn.

import { LANGUAGES, type Language } from '#texts'
import { texts } from './language.ts'

export const bringTexts = (area: string, tables: Readonly<Record<Language, object>>): void => {
  for (const language of LANGUAGES) texts.addResourceBundle(language, area, tables[language])
}
