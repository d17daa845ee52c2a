// A smaller language without word lists: stems and closed classes only. It needs no files, so it works
// where none can be loaded; compounds are not split and only the given glossaries are known.

import { createLanguage } from './create-language.ts'
import type { Glossary, Language } from './language.ts'

const EMPTY: Glossary = { synonyms: [], opposites: [], abbreviations: {} }

/** Verbs frequent in labels, enough to tell actions from things. */
const VERBS = `prufen
erfassen
anlegen
versenden
senden
erstellen
entscheiden
anfordern
nachfordern
eintragen
ablegen
bestatigen
freigeben
genehmigen
ablehnen
unterschreiben
berechnen
buchen
zahlen
informieren
unterrichten
entgegennehmen
annehmen
weiterleiten
ubermitteln
beteiligen
festsetzen
kontrollieren`

export const plainLanguage = (german: Glossary = EMPTY, english: Glossary = EMPTY): Language =>
  createLanguage({
    nouns: '',
    verbs: VERBS,
    forms: '',
    synonyms: '',
    englishSynonyms: '',
    german,
    english,
  })
