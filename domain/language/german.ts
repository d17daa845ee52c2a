// German words: from any form to the key that inflection, nominalisation and compounding leave.
// Prüfung, prüfen, geprüfte and prüft share one key; Vollständigkeitsprüfung has two parts.
// Stems: Snowball (Porter); what it cannot undo comes from the form list.

import snowball from 'snowball-stemmers'
import { splitCompound, splitUnknownFront } from './compound.ts'
import {
  GERMAN_ACTS,
  GERMAN_CHANNELS,
  GERMAN_FUNCTION_WORDS,
  GERMAN_HOLLOW_VERBS,
  GERMAN_LIGHT_VERBS,
  GERMAN_PREFIXES,
  GERMAN_THINGS,
} from './german-words.ts'

const stemmer = snowball.newStemmer('german')

export interface GermanLists {
  readonly nouns: ReadonlySet<string>
  readonly verbs: ReadonlySet<string>
  readonly forms: ReadonlyMap<string, string>
}

export interface Root {
  readonly key: string
  readonly parts: readonly string[]
  readonly isAction: boolean
  readonly isLight: boolean
  readonly isKnown: boolean
}

/** The stem of an infinitive: `prufen` and `prufung` meet in `pruf`, `ermitteln` in `ermittl`. */
export const verbStem = (verb: string): string => {
  if (verb.endsWith('eln')) return `${verb.slice(0, -3)}l`
  if (verb.endsWith('ern')) return verb.slice(0, -1)
  return verb.endsWith('en') ? verb.slice(0, -2) : verb.replace(/n$/, '')
}

/** The infinitive a noun on -ung comes from, or undefined when no known verb fits. */
const verbOfNominal = (word: string, verbs: ReadonlySet<string>): string | undefined => {
  const match = /^(.{2,})ung(en|s)?$/.exec(word)
  const base = match?.[1]
  if (!base) return undefined
  const candidates = [`${base}en`, `${base}n`, base.endsWith('l') ? `${base.slice(0, -1)}eln` : '']
  return candidates.find((candidate) => verbs.has(candidate))
}

/** The infinitive of a participle or a conjugated form, or undefined. */
const verbOfForm = (word: string, lists: GermanLists): string | undefined => {
  for (const ending of ['', 'e', 'en', 'er', 'es', 'em']) {
    if (!word.endsWith(ending)) continue
    const form = word.slice(0, word.length - ending.length)
    const lemma = lists.forms.get(form)
    if (lemma && lists.verbs.has(lemma)) return lemma
  }
  for (const ending of ['t', 'et', 'st', 'e', 'te', 'ten', 'end', 'ende', 'enden', 'ender']) {
    if (!word.endsWith(ending)) continue
    const base = word.slice(0, word.length - ending.length)
    if (base.length < 3) continue
    if (lists.verbs.has(`${base}en`)) return `${base}en`
    if (lists.verbs.has(`${base}n`)) return `${base}n`
  }
  const separated = /^(ab|an|auf|aus|bei|ein|nach|um|vor|weiter|zu|zuruck|zusammen)zu(.{4,})$/.exec(
    word,
  )
  if (separated) {
    const verb = `${separated[1]}${separated[2]}`
    if (lists.verbs.has(verb)) return verb
  }
  return undefined
}

const action = (verb: string, isKnown = true): Root => {
  const key = verbStem(verb)
  return {
    key,
    parts: [key],
    isAction: true,
    isLight: GERMAN_LIGHT_VERBS.has(verb),
    isKnown,
  }
}

const channels: ReadonlySet<string> = new Set(
  [...GERMAN_CHANNELS].map((word) => stemmer.stem(word)),
)

const hollow: ReadonlySet<string> = new Set([...GERMAN_HOLLOW_VERBS].map(verbStem))

/** One verb is the other behind a prefix and keeps its sense: drucken, ausdrucken; but not sagen, absagen. */
export const isPrefixed = (a: string, b: string): boolean => {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  return (
    short.length >= 4 &&
    long.endsWith(short) &&
    GERMAN_PREFIXES.has(long.slice(0, long.length - short.length)) &&
    !hollow.has(short)
  )
}

const thing = (key: string, isKnown: boolean): Root => ({
  key,
  parts: [key],
  isAction: false,
  isLight: channels.has(key),
  isKnown: isKnown || channels.has(key),
})

const PREFIXED = new RegExp(`^(${[...GERMAN_PREFIXES].join('|')})(.{4,})$`)

/** A verb the list lacks that is a known one behind a prefix: nachsenden, einscannen. */
const prefixedVerb = (word: string, verbs: ReadonlySet<string>): string | undefined => {
  const base = PREFIXED.exec(word)?.[2]
  return base !== undefined && verbs.has(base) ? word : undefined
}

/** The word for a man where a word for a woman is formed from it, so that both are one. */
const masculine = (word: string, nouns: ReadonlySet<string>): string => {
  const base = /^(.{4,})in(nen)?$/.exec(word)?.[1]
  return base !== undefined && nouns.has(base) ? base : word
}

/** Infinitives that name a thing when written as a noun. */
const NAMED_INFINITIVES = new Set(
  'verfahren schreiben vorhaben unternehmen vermogen einkommen ersuchen'.split(' '),
)

/** What a simple word comes from; undefined when no list knows it. */
const simpleRoot = (word: string, isCapital: boolean, lists: GermanLists): Root | undefined => {
  const act = GERMAN_ACTS.get(word) ?? GERMAN_ACTS.get(word.replace(/(en|n|s|e)$/, ''))
  if (act) return action(act)
  const isNoun = lists.nouns.has(word)
  if (lists.verbs.has(word) && !(isCapital && isNoun)) {
    const root = action(word)
    return isCapital && NAMED_INFINITIVES.has(word) ? { ...root, isAction: false } : root
  }
  const nominal = verbOfNominal(word, lists.verbs)
  if (nominal) {
    const root = action(nominal)
    return GERMAN_THINGS.has(word.replace(/en$/, '')) ? { ...root, isAction: false } : root
  }
  if (isNoun) return thing(stemmer.stem(masculine(word, lists.nouns)), true)
  if (!isCapital || word.startsWith('ge')) {
    const verb = verbOfForm(word, lists)
    if (verb) return action(verb)
  }
  if (!isCapital && prefixedVerb(word, lists.verbs)) return action(word)
  const lemma = lists.forms.get(word)
  if (lemma) return thing(stemmer.stem(lemma), true)
  for (const ending of ['s', 'es', 'n', 'en', 'e', 'er', 'ern', 'nen', 'em']) {
    if (!word.endsWith(ending)) continue
    const base = word.slice(0, word.length - ending.length)
    if (base.length > 2 && lists.nouns.has(base)) return thing(stemmer.stem(word), true)
  }
  return undefined
}

const isStemOfVerb = (part: string, lists: GermanLists): boolean =>
  part.length >= 4 && (lists.verbs.has(`${part}en`) || lists.verbs.has(`${part}n`))

const MANY = /^(daten)$/

const isHead = (part: string, lists: GermanLists): boolean =>
  lists.nouns.has(part) ||
  GERMAN_ACTS.has(part) ||
  NAMED_INFINITIVES.has(part) ||
  MANY.test(part) ||
  verbOfNominal(part, lists.verbs) !== undefined

const isFront = (part: string, lists: GermanLists): boolean =>
  lists.nouns.has(part) ||
  GERMAN_ACTS.has(part) ||
  isStemOfVerb(part, lists) ||
  verbOfNominal(part, lists.verbs) !== undefined

const compound = (parts: readonly string[], lists: GermanLists, isKnown: boolean): Root => {
  const roots = parts.map(
    (part) => simpleRoot(part, true, lists) ?? thing(stemmer.stem(part), true),
  )
  const head = roots.at(-1)
  return {
    key: roots.map((root) => root.key).join('+'),
    parts: roots.map((root) => root.key),
    isAction: head?.isAction ?? false,
    isLight: head?.isLight ?? false,
    isKnown,
  }
}

/** The infinitive of a verb on -ieren that is in no list: new ones are made every day, and all are regular. */
const verbOnIeren = (word: string): string | undefined => {
  const base = /^(.{3,}ier)(en|t|te|ten|ter|tes|tem|end|ende|enden)$/.exec(word)?.[1]
  return base === undefined ? undefined : `${base}en`
}

/** The root of a folded German word. `isCapital` tells nouns from verbs where both exist. */
export const germanRoot = (word: string, isCapital: boolean, lists: GermanLists): Root => {
  const simple = simpleRoot(word, isCapital, lists)
  if (simple) return simple
  const foreign = isCapital ? undefined : verbOnIeren(word)
  if (foreign) return action(foreign, false)
  const parts = splitCompound(word, {
    isFirst: (part) => isFront(part, lists),
    isLast: (part) => isHead(part, lists),
  })
  if (parts && !GERMAN_FUNCTION_WORDS.has(word)) return compound(parts, lists, true)
  const nominal = /^(.{3,})ung(en)?$/.exec(word)
  const halves = isCapital ? splitUnknownFront(word, (part) => isHead(part, lists)) : undefined
  if (halves) return compound(halves, lists, false)
  if (nominal?.[1]) return action(`${nominal[1]}en`, false)
  return thing(stemmer.stem(word), false)
}
