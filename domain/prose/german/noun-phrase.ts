// A noun with what belongs to it, and the same in another case: "Fehlende Angabe" is "die fehlende
// Angabe", as subject as well as object. What cannot be settled is no noun phrase.

import type { Case, Gender, NounReading, Nouns } from './nouns.ts'
import { joined, lowerFirst, type Token } from './tokens.ts'
import { CONJUNCTIONS, CONTRACTIONS, DETERMINERS, PREPOSITIONS } from './words.ts'

export interface NounPhrase {
  readonly gender: Gender
  readonly isPlural: boolean
  readonly nominative: string
  readonly accusative: string
  readonly dative: string
  /** How many tokens it takes. */
  readonly length: number
}

type ObjectCase = Exclude<Case, 'genitive'>

const ARTICLE: Readonly<Record<ObjectCase, Readonly<Record<Gender | 'p', string>>>> = {
  nominative: { m: 'der', f: 'die', n: 'das', p: 'die' },
  accusative: { m: 'den', f: 'die', n: 'das', p: 'die' },
  dative: { m: 'dem', f: 'der', n: 'dem', p: 'den' },
}

export const articleOf = (gender: Gender, isPlural: boolean, wanted: ObjectCase): string =>
  ARTICLE[wanted][isPlural ? 'p' : gender]

/** The ending of an adjective behind a definite article. */
const weakEnding = (gender: Gender, isPlural: boolean, wanted: ObjectCase): string => {
  if (isPlural || wanted === 'dative') return 'en'
  return gender === 'm' && wanted === 'accusative' ? 'en' : 'e'
}

/** Endings an adjective without article has in front of such a noun, as subject or object. */
const strongEndings = ({ gender, isPlural }: NounReading): readonly string[] =>
  isPlural ? ['e'] : gender === 'm' ? ['en', 'er'] : gender === 'f' ? ['e'] : ['es']

const ADJECTIVE = /^(\p{L}{2,}?)(e[nrsm]?)$/u

const adjectiveOf = (token: Token): { stem: string; ending: string } | undefined => {
  if (token.kind !== 'word') return undefined
  const word = lowerFirst(token.text)
  if (DETERMINERS.has(word) || PREPOSITIONS.has(word) || CONTRACTIONS.has(word)) return undefined
  const match = ADJECTIVE.exec(word)
  return match?.[1] && match[2] ? { stem: match[1], ending: match[2] } : undefined
}

const isJoin = (token: Token | undefined): boolean =>
  token !== undefined && (token.kind === 'comma' || CONJUNCTIONS.has(token.text))

/** "Erst-" of "Erst- und Zweithund". */
const isTruncated = (token: Token | undefined): boolean =>
  token !== undefined && /^\p{Lu}[\p{L}-]*-$/u.test(token.text)

/** Adjectives that the list knows as nouns too. */
const ALSO_NOUNS = new Set(['alt', 'neu', 'groß', 'klein', 'offen', 'ganz', 'gut', 'weit', 'eigen'])

interface Simple {
  /** Adjectives and what joins them, in order; strings stand as they are. */
  readonly before: readonly ({ readonly stem: string; readonly ending: string } | string)[]
  readonly readings: readonly NounReading[]
  /** Names, numbers and quotations right behind the noun. */
  readonly behind: readonly string[]
  readonly length: number
}

/** Adjectives and a noun without article, from `at` on. */
const readSimple = (
  tokens: readonly Token[],
  at: number,
  nouns: Nouns,
  isFirst: boolean,
): Simple | undefined => {
  const before: Simple['before'][number][] = []
  let index = at
  for (; index < tokens.length; index++) {
    const token = tokens[index]
    if (!token) return undefined
    if (isTruncated(token)) {
      before.push(token.text)
      const next = tokens[index + 1]
      if (!isJoin(next)) return undefined
      before.push(next?.text ?? '')
      index += 1
      continue
    }
    const isNoun = token.isCapital && nouns.read(token.text).length > 0
    const following = tokens[index + 1]
    const isInFront = following !== undefined && (following.isCapital || isJoin(following))
    const isPlace = token.isCapital ? isFirst && index === at && isInFront : isInFront
    const adjective = isPlace ? adjectiveOf(token) : undefined
    if (adjective && (!isNoun || ALSO_NOUNS.has(adjective.stem))) {
      before.push(adjective)
      if (!isJoin(following)) continue
      // Adjectives are joined only with adjectives: sachliche und rechnerische Richtigkeit.
      const after = tokens[index + 2]
      if (!after || after.isCapital || !adjectiveOf(after)) return undefined
      before.push(following?.text ?? '')
      index += 1
      continue
    }
    if (!isNoun) return undefined
    const readings = nouns.read(token.text)
    const behind: string[] = []
    let end = index + 1
    for (let next = tokens[end]; next; next = tokens[end]) {
      const isName =
        next.kind === 'quote' ||
        next.kind === 'bracket' ||
        /^(\d+|[A-Z]|[A-ZÄÖÜ]{2,}|\d+[a-z]?|[IVX]+)$/.test(next.text)
      if (!isName) break
      behind.push(next.text)
      end += 1
    }
    return { before, readings, behind, length: end - at }
  }
  return undefined
}

const fits = (simple: Simple, reading: NounReading): boolean =>
  simple.before.every(
    (each) => typeof each === 'string' || strongEndings(reading).includes(each.ending),
  )

const hasAdjective = (simple: Simple): boolean =>
  simple.before.some((each) => typeof each !== 'string')

/** Nouns whose plural is meant where singular and plural look the same. */
const PLURAL_MEANT = /mittel$/i

/** The reading meant in a label: what the ending of the adjective says, else the only one there is. */
const chosen = (simple: Simple): NounReading | 'bare' | undefined => {
  const usable = simple.readings.filter(
    (reading) =>
      fits(simple, reading) && (reading.cases.has('accusative') || reading.cases.has('nominative')),
  )
  // As a subject and as an object: a weak noun is written either way.
  const singulars = usable.filter((reading) => !reading.isPlural)
  const plurals = usable.filter((reading) => reading.isPlural)
  const [one] = singulars
  const [many] = plurals
  if (one && singulars.some((each) => each.gender !== one.gender)) return undefined
  if (one && many) {
    if (PLURAL_MEANT.test(many.nominative)) return many
    // Bürger and Ordner may well be several; der Status is one.
    return one.gender === 'n' || !/e[lrn]$/.test(one.nominative) ? one : 'bare'
  }
  return one ?? many
}

const inCase = (simple: Simple, reading: NounReading, wanted: ObjectCase): string => {
  const { gender, isPlural } = reading
  const ending = weakEnding(gender, isPlural, wanted)
  const before = simple.before.map((each) => (typeof each === 'string' ? each : each.stem + ending))
  return joined([articleOf(gender, isPlural, wanted), ...before, reading[wanted], ...simple.behind])
}

/** As written, without article: only where a plural is meant. */
const bare = (simple: Simple, noun: string): string =>
  joined([
    ...simple.before.map((each) => (typeof each === 'string' ? each : each.stem + each.ending)),
    noun,
    ...simple.behind,
  ])

const single = (simple: Simple): NounPhrase | undefined => {
  const reading = chosen(simple)
  const { length } = simple
  if (reading === undefined) return undefined
  if (reading === 'bare') {
    const many = simple.readings.find((each) => each.isPlural)
    if (!many) return undefined
    const text = bare(simple, many.nominative)
    const dative = bare(simple, many.dative)
    if (hasAdjective(simple)) return undefined
    return {
      gender: many.gender,
      isPlural: true,
      nominative: text,
      accusative: text,
      dative,
      length,
    }
  }
  const { gender, isPlural } = reading
  if (isPlural && hasAdjective(simple)) {
    const text = bare(simple, reading.nominative)
    const dative = inCase(simple, reading, 'dative')
    return { gender, isPlural, nominative: text, accusative: text, dative, length }
  }
  return {
    gender,
    isPlural,
    nominative: inCase(simple, reading, 'nominative'),
    accusative: inCase(simple, reading, 'accusative'),
    dative: inCase(simple, reading, 'dative'),
    length,
  }
}

/**
 * A noun phrase without article from `at` on, with articles put in; also several: "Steuerpflicht und
 * Steuersatz". Undefined where gender or number cannot be settled.
 */
export const readBare = (
  tokens: readonly Token[],
  at: number,
  nouns: Nouns,
): NounPhrase | undefined => {
  const first = readSimple(tokens, at, nouns, at === 0)
  const told = first && single(first)
  if (!told) return undefined
  const parts: { phrase: NounPhrase; join: string }[] = [{ phrase: told, join: '' }]
  let end = at + told.length
  while (isJoin(tokens[end])) {
    const join = tokens[end]?.text ?? ''
    const next = readSimple(tokens, end + 1, nouns, false)
    const phrase = next && single(next)
    if (!phrase) break
    parts.push({ phrase, join })
    end += 1 + phrase.length
  }
  const [only] = parts
  if (parts.length === 1 && only) return only.phrase
  // Some with article and some without read like a mistake.
  const isArticled = (phrase: NounPhrase) => /^(der|die|das) /.test(phrase.nominative)
  if (parts.some(({ phrase }) => isArticled(phrase) !== isArticled(told))) return undefined
  // A list in telegram style has a comma where a sentence has "und".
  const last = parts.at(-1)
  if (last?.join === ',') {
    if (parts.length < 3) return undefined
    last.join = 'und'
  }
  const say = (form: ObjectCase): string =>
    joined(parts.flatMap(({ phrase, join }) => [join, phrase[form]]))
  return {
    gender: told.gender,
    isPlural: parts.some(({ join }) => join === 'und' || join === 'sowie') || told.isPlural,
    nominative: say('nominative'),
    accusative: say('accusative'),
    dative: say('dative'),
    length: end - at,
  }
}

/** Nominative of an article that stands in the accusative, masculine singular only. */
const MASCULINE: Readonly<Record<string, string>> = {
  den: 'der',
  einen: 'ein',
  keinen: 'kein',
  jeden: 'jeder',
  diesen: 'dieser',
  seinen: 'sein',
  ihren: 'ihr',
  unseren: 'unser',
}

/**
 * A noun phrase with its own article, taken for an object: what it is as a subject. Undefined where it
 * stands in another case or has more between article and noun than adjectives.
 */
export const readDetermined = (
  tokens: readonly Token[],
  at: number,
  nouns: Nouns,
): NounPhrase | undefined => {
  const article = lowerFirst(tokens[at]?.text ?? '')
  if (!DETERMINERS.has(article)) return undefined
  let index = at + 1
  const adjectives: string[] = []
  for (let token = tokens[index]; token && !token.isCapital; token = tokens[index]) {
    const adjective = adjectiveOf(token)
    const isJoined = isJoin(token) && adjectives.length > 0
    if (!adjective && !isJoined) return undefined
    adjectives.push(token.text)
    index += 1
  }
  const noun = tokens[index]
  if (!noun || isTruncated(noun)) return undefined
  const readings = nouns.read(noun.text).filter((each) => each.cases.has('accusative'))
  const matches = readings.filter(({ gender, isPlural }) => {
    if (/^(den|einen|keinen|jeden|diesen|seinen|ihren|unseren)$/.test(article))
      return !isPlural && gender === 'm'
    if (/^(die|diese|seine|ihre|unsere|keine)$/.test(article)) return isPlural || gender === 'f'
    if (/^(eine|jede)$/.test(article)) return !isPlural && gender === 'f'
    if (/^(das|ein|kein|jedes|dieses|sein|ihr|unser)$/.test(article))
      return !isPlural && gender === 'n'
    return /^(alle|beide|mehrere|weitere|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwölf|einige|etwaige|sämtliche)$/.test(
      article,
    )
      ? isPlural
      : false
  })
  const [reading] = matches
  if (!reading || matches.some((each) => each.isPlural !== reading.isPlural)) return undefined
  const { gender, isPlural } = reading
  const written = tokens.slice(at + 1, index).map((token) => token.text)
  const accusative = joined([article, ...written, noun.text])
  const masculine = MASCULINE[article]
  const isMasculine = !isPlural && gender === 'm' && masculine !== undefined
  const ending = /^(der|jeder|dieser)$/.test(masculine ?? '') ? 'e' : 'er'
  const nominative = isMasculine
    ? joined([
        masculine,
        ...written.map((word) => (word.endsWith('en') ? word.slice(0, -2) + ending : word)),
        reading.nominative,
      ])
    : accusative
  return { gender, isPlural, nominative, accusative, dative: '', length: index + 1 - at }
}
