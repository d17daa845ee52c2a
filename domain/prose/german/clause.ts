// A label as one or several clauses, each a verb with what stands before it: German labels end in the
// infinitive, and a sentence needs everything before it in the same order. So nothing is moved; the
// finite verb goes forward, its particle stays at the end. Whatever would need guessing gives nothing.

import { articleOf, type NounPhrase, readBare, readDetermined } from './noun-phrase.ts'
import type { NounReading, Nouns } from './nouns.ts'
import { joined, lowerFirst, type Token, tokensOf } from './tokens.ts'
import type { Verb, Verbs } from './verbs.ts'
import {
  ABSTRACT_AFTER,
  ACCUSATIVE_AFTER,
  ADVERBS,
  ALONE_AFTER,
  CLAUSE_STARTS,
  COMPARING,
  CONJUNCTIONS,
  CONTRACTIONS,
  DATIVE_AFTER,
  DATIVE_VERBS,
  DETERMINERS,
  EITHER_CASE,
  FIXED,
  isAbstract,
  isAdverb,
  isParty,
  NOBODY_DOES,
  PREPOSITIONS,
  PRONOUNS,
  RELATIVES,
  SENDING,
  SMALL_NOUNS,
  STANDS_ALONE,
  WITHOUT_OBJECT,
} from './words.ts'

export interface Words {
  readonly nouns: Nouns
  readonly verbs: Verbs
}

export interface Clause {
  readonly verb: Verb
  /** "auch unterschreiben" of "unterschreiben lassen"; stands before the particle. */
  readonly object?: NounPhrase
  /** Everything between subject and particle, the object first where there is one. */
  readonly middle: string
  /** The middle without the object. */
  readonly rest: string
  /** Whether the rest begins with what may belong to the object: "auf Vollständigkeit". */
  readonly isRestOpen: boolean
  /** Genitive right behind the object, which belongs to it. */
  readonly genitive: string
  /** "und" or "," before this clause; '' for the first. */
  readonly join: string
  readonly isReflexive: boolean
  /** Something is done to nothing: fine behind another object, or before "ob". */
  readonly lacksObject?: boolean
}

export interface Doing {
  readonly clauses: readonly Clause[]
  /** A clause of its own at the end, with its comma; '' for none. */
  readonly tail: string
  /** In brackets at the end; '' for none. */
  readonly aside: string
}

const isConjunction = (token: Token | undefined): boolean =>
  token !== undefined && CONJUNCTIONS.has(token.text)

/** Articles and other small words lose the capital they have as the first word of a label. */
const uncapitalised = (tokens: readonly Token[], nouns: Nouns): readonly Token[] => {
  const [first, second, ...others] = tokens
  if (first?.kind !== 'word' || !first.isCapital) return tokens
  const word = lowerFirst(first.text)
  const isSmall =
    DETERMINERS.has(word) ||
    PREPOSITIONS.has(word) ||
    CONTRACTIONS.has(word) ||
    PRONOUNS.has(word) ||
    ['sich', 'nicht'].includes(word)
  const isNoun =
    nouns.read(first.text).length > 0 && !(ADVERBS.has(word) && second?.isCapital === false)
  const isBeforeSmall = second === undefined || !second.isCapital
  const isFixedAdverb = isAdverb(word) && !isNoun
  if (!isSmall && !isFixedAdverb && !(isAdverb(word) && isBeforeSmall && !isNoun)) return tokens
  const lowered = { ...first, text: word, isCapital: false }
  return [lowered, ...(second ? [second] : []), ...others]
}

interface Split {
  readonly main: readonly Token[]
  readonly tail: string
}

/** Parts a clause off that begins after a comma; undefined where it is none that can stand. */
const withoutTail = (tokens: readonly Token[], { nouns, verbs }: Words): Split | undefined => {
  for (let index = 1; index < tokens.length - 1; index++) {
    const token = tokens[index]
    const next = tokens[index + 1]
    if (token?.kind !== 'comma' || !next) continue
    const before = tokens[index - 1]
    if (!before || !verbs.read(lowerFirst(before.text))) continue
    const isClause = CLAUSE_STARTS.has(next.text)
    const last = tokens.at(-1)
    const isInfinitive = last !== undefined && verbs.read(last.text) !== undefined
    const isRelative = RELATIVES.has(next.text) && !isInfinitive
    if (!isClause && !isRelative) continue
    if (!last || last.isCapital || !verbs.isFiniteForm(last.text)) return undefined
    const subject = tokens[index + 2]
    if (subject?.isCapital && isClause) {
      // "ob Bachelor ausreichend ist": the article is missing in there as well.
      const readings = nouns.read(subject.text)
      const follows = tokens[index + 3]
      const isListed = follows?.kind === 'comma' || isConjunction(follows)
      const isOne = readings.some((each) => !each.isPlural) && !/(en|sind)$/.test(last.text)
      if (isOne && !isListed && !isAbstract(subject.text)) return undefined
    }
    const goesOn = tokens.some(
      (each, at) => at > index + 1 && each.kind === 'comma' && isConjunction(tokens[at + 1]),
    )
    if (goesOn) return undefined
    const tail = joined(tokens.slice(index).map((each) => each.text))
    return { main: tokens.slice(0, index), tail }
  }
  return { main: tokens, tail: '' }
}

/** The middle after its first noun phrase, with articles put in where they are sure. */
const readRest = (
  tokens: readonly Token[],
  from: number,
  verb: Verb | undefined,
  nouns: Nouns,
): { readonly text: string; readonly hasDetermined: boolean } | undefined => {
  const words: string[] = []
  let isLicensed = false
  let hasDetermined = false
  for (let index = from; index < tokens.length; index++) {
    const token = tokens[index]
    if (!token) break
    const { text, kind } = token
    const next = tokens[index + 1]
    if (kind === 'other' && !/^[\p{L}\p{N}§%€.–-]+$/u.test(text)) return undefined
    if (kind === 'comma' || CONJUNCTIONS.has(text)) {
      words.push(text)
      continue
    }
    // Abbreviations and numbers alone: nobody can read them aloud for sure.
    const isShort = kind === 'other' && /\p{L}\.$/u.test(text) && !/^(Abs|Nr|Art)\.$/.test(text)
    const isLoneNumber = index === from && /^\d+$/.test(text) && !next?.isCapital
    if (isShort || isLoneNumber) return undefined
    if (!token.isCapital && kind === 'word') {
      if (isMistyped(text, nouns)) return undefined
      if (PREPOSITIONS.has(text)) {
        const said = afterPreposition(tokens, index, verb, nouns)
        if (!said) return undefined
        words.push(...said.words)
        isLicensed = true
        index = said.last
        continue
      }
      if (ACCUSATIVE.test(text) && isNounAhead(tokens, index + 1)) {
        const before = tokens[index - 1]
        if (!before || (!PREPOSITIONS.has(before.text) && !isConjunction(before)))
          hasDetermined = true
      }
      if (DETERMINERS.has(text) || CONTRACTIONS.has(text)) isLicensed = true
      words.push(text)
      continue
    }
    if (kind === 'word' && token.isCapital) {
      const before = tokens[index - 1]
      const isAfterNoun = before?.isCapital === true && nouns.read(before.text).length > 0
      const isLast = next === undefined
      const isFixed = verb !== undefined && FIXED[text]?.has(verb.infinitive) === true && isLast
      const isName = nouns.read(text).length === 0 && isAfterNoun
      const isAcronym = /^[A-ZÄÖÜ]{2,}$/.test(text) || /[a-z][A-Z]/.test(text)
      if (isAfterNoun && !isName && !isAcronym && !isFixed) return undefined
      if (!isLicensed && !isFixed && !isAcronym && !isName) return undefined
      words.push(text)
      continue
    }
    words.push(text)
  }
  return { text: joined(words), hasDetermined }
}

/** A noun somebody wrote without its capital: the grammar of the rest is not to be trusted. */
const isMistyped = (word: string, nouns: Nouns): boolean =>
  (!SMALL_NOUNS.has(word) &&
    !PREPOSITIONS.has(word) &&
    !CONTRACTIONS.has(word) &&
    !DETERMINERS.has(word) &&
    !isAdverb(word) &&
    !/e[nrsm]?$/.test(word) &&
    nouns.read(word.charAt(0).toUpperCase() + word.slice(1)).length > 0) ||
  /^(fehler|nutzer|bürger|antragsteller|kunden|daten|unterlagen|poststelle|ordner|stelle|akte)$/.test(
    word,
  )

const ACCUSATIVE =
  /^(den|die|das|einen|eine|ein|keinen|keine|kein|alle|diesen|diese|dieses|jeden|jede|jedes|seinen|seine|sein|ihren|ihre|ihr|unseren|unsere|unser)$/

const isNounAhead = (tokens: readonly Token[], from: number): boolean => {
  for (let index = from; index < tokens.length; index++) {
    const token = tokens[index]
    if (token?.kind !== 'word') return false
    if (token.isCapital) return true
  }
  return false
}

/** What stands between a noun phrase and the end, with sure articles; undefined where one is missing. */
export const readRestOf = (
  tokens: readonly Token[],
  verb: Verb | undefined,
  nouns: Nouns,
): string | undefined => readRest(tokens, 0, verb, nouns)?.text

/** A preposition with its noun; undefined where an article is missing that nobody can put in. */
const afterPreposition = (
  tokens: readonly Token[],
  at: number,
  verb: Verb | undefined,
  nouns: Nouns,
): { readonly words: readonly string[]; readonly last: number } | undefined => {
  const preposition = tokens[at]?.text ?? ''
  const next = tokens[at + 1]
  if (!next) return undefined
  const keep = { words: [preposition], last: at }
  if (next.kind !== 'word') return keep
  if (!next.isCapital) {
    // "an zuständigen Bearbeiter": one of them, and which, the article would say.
    const noun = tokens[at + 2]
    const isOne =
      noun?.isCapital === true &&
      /en$/.test(next.text) &&
      !DETERMINERS.has(next.text) &&
      nouns.read(noun.text).some(({ gender, isPlural }) => gender === 'm' && !isPlural) &&
      !nouns.read(noun.text).some(({ isPlural, cases }) => isPlural && cases.has('dative'))
    return isOne ? undefined : keep
  }
  const readings = nouns.read(next.text)
  if (readings.length === 0) {
    const isName = /\d|\.|[a-z][A-Z]|^[A-ZÄÖÜ]{2,}$|-$/.test(next.text)
    return isName ? keep : undefined
  }
  const isPerson = (each: NounReading) =>
    each.gender === 'm' && !each.isPlural && /er$/.test(each.nominative)
  const isParticular =
    isParty(next.text) || (readings.some((each) => each.isPlural) && readings.some(isPerson))
  if (readings.every((each) => each.isPlural)) return keep
  const infinitive = verb?.infinitive ?? ''
  const isCompared = preposition === 'mit' && COMPARING.has(infinitive)
  if (ALONE_AFTER.has(preposition) && !isParticular && !isCompared) return keep
  if (ABSTRACT_AFTER.has(preposition) && isAbstract(next.text)) return keep
  // Agentur für Arbeit, Amt für Soziales
  const owner = tokens[at - 1]?.text ?? ''
  if (preposition === 'für' && /(agentur|amt|ministerium|behörde|bereich|dienst)$/i.test(owner))
    return keep
  const wanted =
    DATIVE_AFTER.has(preposition) ||
    preposition === 'mit' ||
    (preposition === 'bei' && isParticular)
      ? 'dative'
      : ACCUSATIVE_AFTER.has(preposition) ||
          (preposition === 'über' && isAbstract(next.text)) ||
          (preposition === 'an' && SENDING.has(infinitive))
        ? 'accusative'
        : undefined
  if (!wanted) return undefined
  const words: string[] = [preposition]
  let last = at
  for (let index = at + 1; ; index += 2) {
    const noun = tokens[index]
    const all = noun?.isCapital ? nouns.read(noun.text) : []
    const ones = all.filter((each) => !each.isPlural && each.cases.has(wanted))
    const [reading] = ones
    if (!reading || ones.some((each) => each.gender !== reading.gender)) return undefined
    words.push(articleOf(reading.gender, false, wanted), reading[wanted])
    last = index
    const join = tokens[index + 1]
    if (!join || !isConjunction(join)) break
    words.push(join.text)
  }
  return { words, last }
}

const pronounObject = (text: string): NounPhrase | undefined =>
  /^(alles|nichts|etwas|dies)$/.test(text)
    ? {
        gender: 'n',
        isPlural: false,
        nominative: text,
        accusative: text,
        dative: '',
        length: 1,
      }
    : undefined

const clauseOf = (
  tokens: readonly Token[],
  verb: Verb,
  join: string,
  nouns: Nouns,
): Clause | undefined => {
  if (NOBODY_DOES.has(verb.infinitive)) return undefined
  const isReflexive = tokens.some((token) => token.text === 'sich')
  const [first] = tokens
  const base = { verb, join, isReflexive }
  if (!first) {
    const lacksObject = !STANDS_ALONE.has(verb.infinitive)
    return {
      ...base,
      middle: '',
      rest: '',
      isRestOpen: false,
      genitive: '',
      ...(lacksObject ? { lacksObject } : {}),
    }
  }
  if (first.isCapital && FIXED[first.text]?.has(verb.infinitive)) {
    const rest = readRest(tokens, 1, verb, nouns)
    if (!rest) return undefined
    const middle = joined([first.text, rest.text])
    return { ...base, middle, rest: middle, isRestOpen: false, genitive: '' }
  }
  const determined = readDetermined(tokens, 0, nouns)
  const isBare = first.isCapital || (!DETERMINERS.has(first.text) && isAdjectiveFirst(tokens))
  const plain = first.kind === 'word' && isBare ? readBare(tokens, 0, nouns) : undefined
  const object = determined ?? pronounObject(first.text) ?? plain
  if (!object) {
    if (first.isCapital && first.kind === 'word') return undefined
    const rest = readRest(tokens, 0, verb, nouns)
    if (!rest) return undefined
    const isFixed = FIXED[tokens.at(-1)?.text ?? '']?.has(verb.infinitive) === true
    const isComplete =
      rest.hasDetermined || isReflexive || isFixed || STANDS_ALONE.has(verb.infinitive)
    const isTelling = tokens.every((token) => token.kind === 'quote')
    if (!isComplete && !isTelling)
      return {
        ...base,
        middle: rest.text,
        rest: rest.text,
        isRestOpen: false,
        genitive: '',
        lacksObject: true,
      }
    return { ...base, middle: rest.text, rest: rest.text, isRestOpen: false, genitive: '' }
  }
  if (plain && !determined && EITHER_CASE.has(verb.infinitive) && verb.infinitive !== 'melden')
    return undefined
  const isDative = DATIVE_VERBS.has(verb.infinitive)
  if (isDative && plain && !determined) {
    const rest = readRest(tokens, object.length, verb, nouns)
    if (!rest) return undefined
    const middle = joined([object.dative, rest.text])
    return { ...base, middle, rest: middle, isRestOpen: false, genitive: '' }
  }
  let end = object.length
  const next = tokens[end]
  const isStrong =
    next !== undefined &&
    /^\p{Ll}{3,}er$/u.test(next.text) &&
    tokens[end + 1]?.isCapital === true &&
    !DETERMINERS.has(next.text) &&
    !PREPOSITIONS.has(next.text)
  const isGenitive = next !== undefined && (isStrong || /^(der|des|eines|einer)$/.test(next.text))
  if (isGenitive) {
    end += 1
    for (let token = tokens[end]; token; token = tokens[end]) {
      const isInside = token.isCapital || /(en|er)$/.test(token.text) || isConjunction(token)
      const isSmall = PREPOSITIONS.has(token.text) || CONTRACTIONS.has(token.text)
      if (!isInside || isSmall || token.kind !== 'word') break
      end += 1
    }
  }
  const genitive = joined(tokens.slice(object.length, end).map((token) => token.text))
  const rest = readRest(tokens, end, verb, nouns)
  if (!rest) return undefined
  // Two objects without preposition: the first may be meant as a dative.
  if (plain && rest.hasDetermined) return undefined
  const after = tokens[end]
  const isRestOpen =
    after !== undefined && (PREPOSITIONS.has(after.text) || CONTRACTIONS.has(after.text))
  return {
    ...base,
    object,
    middle: joined([object.accusative, genitive, rest.text]),
    rest: rest.text,
    isRestOpen,
    genitive,
  }
}

/** "fehlende Angaben" in a later clause: adjectives that lead to a noun. */
const isAdjectiveFirst = (tokens: readonly Token[]): boolean => {
  const [first, second] = tokens
  return (
    first?.kind === 'word' &&
    /e[nrs]?$/.test(first.text) &&
    second?.isCapital === true &&
    !PREPOSITIONS.has(first.text) &&
    !CONTRACTIONS.has(first.text) &&
    !PRONOUNS.has(first.text)
  )
}

/**
 * What a label in the infinitive says: "Gebühr kassieren und Quittung ausstellen" has two clauses.
 * Undefined for every label whose grammar is not sure.
 */
export const readDoing = (label: string, words: Words): Doing | undefined => {
  const { nouns, verbs } = words
  if (/["»]|\/|[;:!?]|\.\.\.|…| – | - /.test(label.replace(/„[^“”]*[“”]/g, ''))) return undefined
  let tokens = tokensOf(label)
  let aside = ''
  if (tokens.at(-1)?.kind === 'bracket') {
    aside = tokens.at(-1)?.text ?? ''
    tokens = tokens.slice(0, -1)
  }
  const [only] = tokens
  if (only && tokens.length > 1 && tokens[1]?.kind === 'comma' && verbs.read(lowerFirst(only.text)))
    tokens = [{ ...only, text: lowerFirst(only.text), isCapital: false }, ...tokens.slice(1)]
  else if (only && isConjunction(tokens[1]) && verbs.read(lowerFirst(only.text)))
    tokens = [{ ...only, text: lowerFirst(only.text), isCapital: false }, ...tokens.slice(1)]
  else if (only && tokens.length === 1 && verbs.read(lowerFirst(only.text)))
    tokens = [{ ...only, text: lowerFirst(only.text), isCapital: false }]
  const split = withoutTail(uncapitalised(tokens, nouns), words)
  if (!split || split.main.length === 0) return undefined
  const { main, tail } = split

  const clauses: Clause[] = []
  let from = 0
  let join = ''
  for (let index = 0; index < main.length; index++) {
    const token = main[index]
    const next = main[index + 1]
    if (!token || token.isCapital || token.kind !== 'word') continue
    const isEnd = next === undefined || next.kind === 'comma' || isConjunction(next)
    const verb = isEnd ? verbs.read(token.text) : undefined
    if (!verb) continue
    if (main[index - 1]?.text === 'zu') return undefined
    // Adjectives that end like infinitives stand before a noun: "offenen und neuen Fällen".
    const clause = clauseOf(main.slice(from, index), verb, join, nouns)
    if (!clause) return undefined
    clauses.push(clause)
    if (!next) return finished(clauses, tail, aside)
    join = next.text
    from = index + 2
    index += 1
  }
  return undefined
}

const finished = (clauses: readonly Clause[], tail: string, aside: string): Doing | undefined => {
  const last = clauses.at(-1)
  const before = clauses.at(-2)
  if (!last) return undefined
  if (clauses.length > 1 && !['und', 'sowie', ','].includes(last.join)) return undefined
  if (last.verb.infinitive === 'lassen' && before) {
    // "drucken und unterschreiben lassen": who prints, nobody knows; both is done by others.
    if (last.join === ',' || last.object || clauses.length > 2)
      return last.object && last.join !== ',' ? { clauses, tail, aside } : undefined
    if (!/^\p{Ll}+$/u.test(last.middle)) return undefined
    const middle = joined([before.middle, before.verb.infinitive, 'und', last.middle])
    const rest = joined([before.rest, before.verb.infinitive, 'und', last.middle])
    return {
      clauses: [
        { ...last, ...(before.object ? { object: before.object } : {}), middle, rest, join: '' },
      ],
      tail,
      aside,
    }
  }
  for (const [index, clause] of clauses.entries()) {
    const hasBefore = clauses.slice(0, index).some((each) => each.object)
    const isTold =
      index === clauses.length - 1 &&
      /^, (ob|dass|wer|wen|wem|was|wie|wo|welche[rns]?|wann|warum) /.test(tail)
    if (clause.lacksObject && !hasBefore && !isTold) return undefined
    if (clause.verb.infinitive === 'lassen' && clause.middle === '') return undefined
    if (
      clause.object &&
      WITHOUT_OBJECT.has(clause.verb.infinitive) &&
      OBJECTLESS.has(clause.verb.infinitive)
    )
      return undefined
  }
  return { clauses, tail, aside }
}

/** Never with an object in the accusative. */
const OBJECTLESS = new Set(
  'helfen antworten warten telefonieren nachfragen reden teilnehmen zustimmen widersprechen nachsehen schauen reagieren verhandeln'.split(
    ' ',
  ),
)
