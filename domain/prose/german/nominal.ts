// Labels made of nouns that mean a doing: "Prüfung der Unterlagen" is what somebody does who prüft die
// Unterlagen. Only where the genitive says what is done to what; "Prüfung Vollständigkeit" leaves that open.

import type { Doing, Words } from './clause.ts'
import { readRestOf } from './clause.ts'
import { articleOf, type NounPhrase, readBare } from './noun-phrase.ts'
import type { NounReading } from './nouns.ts'
import { joined, lowerFirst, type Token, tokensOf } from './tokens.ts'
import type { Verb, Verbs } from './verbs.ts'
import { ACTION_NOUNS, CONJUNCTIONS, CONTRACTIONS, DONE_AS, PREPOSITIONS } from './words.ts'

/** The verb a noun for a doing comes from: Prüfung, Freigabe. */
export const verbOf = (noun: string, verbs: Verbs): Verb | undefined => {
  const known = ACTION_NOUNS[noun]
  if (known !== undefined) return verbs.read(known)
  const match = /^(\p{L}{3,})ung$/u.exec(noun)
  const base = match?.[1] ? lowerFirst(match[1]) : undefined
  if (!base) return undefined
  return (
    verbs.read(`${base}en`) ??
    verbs.read(`${base}n`) ??
    (base.endsWith('l') ? verbs.read(`${base.slice(0, -1)}eln`) : undefined)
  )
}

const isSmall = (token: Token): boolean =>
  PREPOSITIONS.has(token.text) || CONTRACTIONS.has(token.text)

export interface Genitive {
  readonly adjectives: readonly string[]
  readonly reading: NounReading
  readonly behind: readonly string[]
}

/** "der eingereichten Unterlagen" taken apart; undefined where gender or number cannot be settled. */
export const readGenitive = (tokens: readonly Token[], { nouns }: Words): Genitive | undefined => {
  const [article, ...others] = tokens
  const at = others.findIndex((token) => token.isCapital)
  const noun = others[at]
  if (!article || !noun) return undefined
  const adjectives = others.slice(0, at).map((token) => token.text)
  if (adjectives.some((word) => !word.endsWith('en'))) return undefined
  const behind = others.slice(at + 1).map((token) => token.text)
  const fits = ({ gender, isPlural, cases }: NounReading): boolean =>
    cases.has('genitive') &&
    (article.text === 'des' ? !isPlural && gender !== 'f' : isPlural || gender === 'f')
  const readings = nouns.read(noun.text).filter(fits)
  const [reading] = readings
  return reading && readings.length === 1 ? { adjectives, reading, behind } : undefined
}

/** The noun of a genitive as object: "der Unterlagen" -> "die Unterlagen". */
const ungenitive = (tokens: readonly Token[], words: Words): NounPhrase | undefined => {
  const read = readGenitive(tokens, words)
  if (!read) return undefined
  const { adjectives, reading, behind } = read
  const { gender, isPlural } = reading
  const say = (wanted: 'nominative' | 'accusative' | 'dative'): string => {
    const ending = isPlural || wanted === 'dative' || (gender === 'm' && wanted === 'accusative')
    const before = adjectives.map((word) => (ending ? word : word.slice(0, -1)))
    return joined([articleOf(gender, isPlural, wanted), ...before, reading[wanted], ...behind])
  }
  return {
    gender,
    isPlural,
    nominative: say('nominative'),
    accusative: say('accusative'),
    dative: say('dative'),
    length: tokens.length,
  }
}

/** What a label says whose first noun is something done to something; undefined for all others. */
export const readNominal = (label: string, words: Words): Doing | undefined => {
  if (/["»/;:!?]|\.\.\.|…| – | - /.test(label)) return undefined
  const tokens = tokensOf(label)
  const [head, article] = tokens
  if (head?.kind !== 'word' || !head.isCapital) return undefined
  const verb = verbOf(head.text, words.verbs)
  if (verb && article && /^(der|des)$/.test(article.text)) {
    let end = 2
    for (let token = tokens[end]; token && !isSmall(token); token = tokens[end]) {
      if (token.kind !== 'word') break
      end += 1
    }
    const inside = tokens.slice(1, end)
    // "der Größe und Rasse", "der Bewerber und des Amtes": one noun only, to be sure.
    if (inside.some((token) => CONJUNCTIONS.has(token.text))) return undefined
    const nounsInside = inside.filter((token) => token.isCapital)
    const second = inside.findIndex((token, index) => index > 0 && /^(der|des)$/.test(token.text))
    const own = second > 0 ? inside.slice(0, second) : inside
    const genitive = second > 0 ? joined(inside.slice(second).map((token) => token.text)) : ''
    if (second < 0 && nounsInside.length > 1) return undefined
    const object = ungenitive(own, words)
    const rest = readRestOf(tokens.slice(end), verb, words.nouns)
    if (!object || rest === undefined || /^durch\b/.test(rest)) return undefined
    const middle = joined([object.accusative, genitive, rest])
    const isRestOpen = rest !== ''
    const clause = {
      verb,
      object,
      middle,
      rest,
      isRestOpen,
      genitive,
      join: '',
      isReflexive: false,
    }
    return { clauses: [clause], tail: '', aside: '' }
  }
  const done = readBare(tokens, 0, words.nouns)
  const carry = words.verbs.read('durchführen')
  const noun = tokens.find((token) => token.isCapital && words.nouns.read(token.text).length > 0)
  if (!done || !carry || !noun || done.length !== tokens.length || done.isPlural) return undefined
  const isDone = [...DONE_AS].some((end) => noun.text.toLowerCase().endsWith(end))
  if (!isDone || tokens.length > 2 || CONJUNCTIONS.has(tokens[1]?.text ?? '')) return undefined
  const clause = {
    verb: carry,
    object: done,
    middle: done.accusative,
    rest: '',
    isRestOpen: false,
    genitive: '',
    join: '',
    isReflexive: false,
  }
  return { clauses: [clause], tail: '', aside: '' }
}
