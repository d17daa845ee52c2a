// English labels: an imperative with its object, "Check documents and notify the applicant". The verb
// takes the ending of the third person and a bare object its article; nothing else is changed.

import {
  ALSO_NOUNS,
  type EnglishVerb,
  NO_PASSIVE,
  PARTICLES,
  readEnglishVerb,
  STANDS_ALONE,
} from './verbs.ts'

export interface EnglishClause {
  readonly verb: EnglishVerb
  readonly particle: string
  /** With its article; '' where there is none. */
  readonly object: string
  readonly isPlural: boolean
  /** Everything behind the object. */
  readonly rest: string
  readonly join: string
  /** Something is done to nothing; only what follows may say to what. */
  readonly isOpen?: boolean
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))

const DETERMINERS = set(
  'the a an this that these those all any each every both some no his her its their your our my another other one two three four five several more additional missing',
)
const PREPOSITIONS = set(
  'to from for with by of in on at into onto about against via per as within without according through after before during under over between regarding concerning until upon if whether that how what when where who which because so than using',
)
const ADVERBS = set(
  'automatically manually online again together immediately directly electronically not back accordingly internally externally once soon first then',
)
const PRONOUNS = set('it them him her us everything anything something everyone')
/** People and offices behind a preposition need an article. */
const PARTY =
  /^(customer|client|applicant|employee|manager|supplier|vendor|bank|department|supervisor|candidate|buyer|seller|student|patient|citizen|committee|team|office|user|requester|system|court|board|council|carrier|doctor|employer|owner|claimant|insurer|police|authority|agency|mayor|responsible)$/

const lower = (word: string): string =>
  /^\p{Lu}\p{Ll}+$/u.test(word) || /^[A-Z]$/.test(word)
    ? word.charAt(0).toLowerCase() + word.slice(1)
    : word

/** Names and short forms keep their capitals; Title Case is only a way of writing labels. */
const plainCase = (words: readonly string[]): readonly string[] => {
  const [first = '', ...others] = words
  const content = others.filter(
    (word) => /^\p{L}/u.test(word) && !PREPOSITIONS.has(lower(word)) && lower(word) !== 'and',
  )
  const isTitle = content.length > 0 && content.every((word) => /^\p{Lu}/u.test(word))
  const isVerbHere = (word: string, index: number): boolean =>
    others[index - 1] === 'and' && readEnglishVerb(lower(word)) !== undefined
  const plain = others.map((word, index) =>
    isTitle || PREPOSITIONS.has(lower(word)) || isVerbHere(word, index) ? lower(word) : word,
  )
  return [lower(first), ...plain]
}

const isPluralNoun = (word: string): boolean =>
  /[^siu]s$/.test(word) || /^(data|people|criteria|staff|men|women|children)$/.test(word)

/** "Print" in "Review and print report": the object comes later and belongs to both. */
const clauseOf = (words: readonly string[], join: string): EnglishClause | undefined => {
  const [first = '', ...others] = words
  const verb = readEnglishVerb(first)
  if (!verb) return undefined
  const hasParticle = PARTICLES.has(others[0] ?? '') && !isPrepositional(others)
  const particle = hasParticle ? (others[0] ?? '') : ''
  const tail = hasParticle ? others.slice(1) : others
  let end = 0
  const isAdverb = (at: number): boolean => {
    const next = tail[at + 1]
    return ADVERBS.has(tail[at] ?? '') && (next === undefined || PREPOSITIONS.has(next))
  }
  while (end < tail.length && !PREPOSITIONS.has(tail[end] ?? '') && !isAdverb(end)) end += 1
  const own = tail.slice(0, end)
  if (own[0] === 'and') return undefined
  const rest = withArticles(tail.slice(end))
  if (rest === undefined) return undefined
  if (own.length === 0) {
    const isAsking = /^(if|whether|that|how|what|when|where|who|which)\b/.test(rest)
    const isOpen = join === '' && !isAsking && !STANDS_ALONE.has(verb.base)
    return {
      verb,
      particle,
      object: '',
      isPlural: false,
      rest,
      join,
      ...(isOpen ? { isOpen } : {}),
    }
  }
  const noun = own.at(-1) ?? ''
  const head = own[0] ?? ''
  const isJoined = own.includes('and')
  const isBare = !DETERMINERS.has(head) && !PRONOUNS.has(head) && !/^\d/.test(head)
  const isName = /^\p{Lu}/u.test(head) && own.length === 1 && !/^[A-Z]{2,}$/.test(head)
  if (isName) return undefined
  const isAmong = own.slice(1).some((word) => DETERMINERS.has(word))
  if (isAmong && isBare) return undefined
  // "Give employee welcome package": two objects, and the second has no article either.
  if (/^(give|offer|show|tell|hand)$/.test(verb.base) && own.length > 1 && PARTY.test(own[0] ?? ''))
    return undefined
  // People are notified, not bookings.
  if (/^(notify|inform|remind|advise)$/.test(verb.base) && isBare && !PARTY.test(noun))
    return undefined
  // "application complete", "offer expired": something said of the object.
  if (own.length > 1 && /(ed|^complete|^incomplete|^ready|^open|^available)$/.test(noun))
    return undefined
  if (
    own.length > 1 &&
    own.some(
      (word) =>
        readEnglishVerb(word) &&
        !ALSO_NOUNS.has(word) &&
        !/^(open|clear|clean|secure|present|complete|correct|separate|welcome|close|using)$/.test(
          word,
        ),
    )
  )
    return undefined
  return {
    verb,
    particle,
    object: isBare ? `the ${own.join(' ')}` : own.join(' '),
    isPlural: isJoined || isPluralNoun(noun),
    rest,
    join,
  }
}

/** "in the register": a preposition with its noun; "in data": a particle with an object. */
const isPrepositional = (words: readonly string[]): boolean =>
  /^(in|on|over|off)$/.test(words[0] ?? '') && (words.length === 1 || words[0] !== 'over')

/** Behind a preposition, what is said without article. */
const ALONE = set(
  'time advance full writing person data order detail use demand paper site behalf fraud approval review payment rejection refusal acceptance post mail email compliance completeness information feedback accordance addition progress stock work help quality accuracy correctness validity plausibility cash',
)
const THE_AFTER = set('for on to in about into from with against onto')

/** A rest with articles where a single thing has none; undefined where a clause would need them. */
const withArticles = (words: readonly string[]): string | undefined => {
  const said: string[] = []
  for (const [index, word] of words.entries()) {
    const before = words[index - 1] ?? ''
    const isAfter = index > 0 && PREPOSITIONS.has(before)
    const isClause = /^(if|whether|that)$/.test(before)
    const isSmall =
      DETERMINERS.has(word) || PRONOUNS.has(word) || PREPOSITIONS.has(word) || ADVERBS.has(word)
    let end = index
    while (end + 1 < words.length && !PREPOSITIONS.has(words[end + 1] ?? '')) end += 1
    const noun = words[end] ?? ''
    const isPlural = isPluralNoun(noun) || words.slice(index, end).includes('and')
    if (isClause && !isSmall && !isPluralNoun(word)) return undefined
    const isPlain = /^\p{Ll}[\p{Ll}'’-]*$/u.test(word) && !(/ing$/.test(word) && end === index)
    const needs =
      isAfter &&
      !isSmall &&
      isPlain &&
      !isPlural &&
      !ALONE.has(noun) &&
      (THE_AFTER.has(before) || PARTY.test(noun))
    said.push(needs ? `the ${word}` : word)
  }
  return said.join(' ')
}

const ODD = /[/:;!?()"“”„–&%#*=<>]|\.\.\.|…| - |\d+(st|nd|rd|th)?$/

/** What a label tells somebody to do; undefined for everything else. */
export const readEnglishDoing = (label: string): readonly EnglishClause[] | undefined => {
  const text = label.replace(/\s+/g, ' ').trim().replace(/\.$/, '')
  if (text === '' || ODD.test(text)) return undefined
  const words = plainCase(text.replace(/,/g, ' ,').split(' '))
  if (!readEnglishVerb(words[0] ?? '')) return undefined
  // "Order approval": a thing, or to order it?
  const isThing =
    /^(order|invoice|claim|document|file|process|purchase|report|record|contact|offer|post|group|code|trade|lead|credit)$/
  const isNominal =
    /(al|ment|ing|tion|ance|check|request|receipt|entry|release|review|list|status)$/
  if (words.length > 1 && isThing.test(words[0] ?? '') && isNominal.test(words[1] ?? ''))
    return undefined
  // In Title Case nobody can tell "on Amazon" from "to Cart".
  if (/ (on|at|in|with|via) \p{Lu}\p{Ll}+$/u.test(text)) return undefined
  const starts: { at: number; join: string }[] = [{ at: 0, join: '' }]
  for (let index = 1; index < words.length - 1; index++) {
    const word = words[index] ?? ''
    const isJoin = word === 'and' || word === ','
    const at = word === ',' && words[index + 1] === 'and' ? index + 2 : index + 1
    const next = words[at] ?? ''
    if (!isJoin || !readEnglishVerb(next)) continue
    if (ALSO_NOUNS.has(next)) {
      const isDoing = DETERMINERS.has(words[at + 1] ?? '')
      const isFirst = starts.at(-1)?.at === index - 1
      if (at === words.length - 1 && !isFirst) continue
      if (!isDoing && !isFirst) return undefined
    }
    starts.push({ at, join: word === ',' && at === index + 1 ? ',' : 'and' })
    index = at
  }
  if (
    words.includes('or') ||
    words.some((word, i) => word === ',' && !starts.some(({ at }) => at === i + 1 || at === i + 2))
  )
    return undefined
  const clauses: EnglishClause[] = []
  for (const [index, { at, join }] of starts.entries()) {
    const next = starts[index + 1]
    let end = next ? next.at - 1 : words.length
    while (end > at && (words[end - 1] === ',' || words[end - 1] === 'and')) end -= 1
    const clause = clauseOf(words.slice(at, end), join)
    if (!clause) return undefined
    clauses.push(clause)
  }
  // "Copy and sign documents": what comes last is done to them by all of it.
  if (
    clauses.some(({ isOpen }, at) => isOpen && !clauses.slice(at + 1).some((each) => each.object))
  )
    return undefined
  return clauses
}

const joinedWords = (parts: readonly string[]): string =>
  parts.filter((part) => part !== '').join(' ')

const series = (parts: readonly string[]): string => {
  const last = parts.at(-1) ?? ''
  if (parts.length < 2) return last
  if (parts.length === 2) return `${parts[0] ?? ''} and ${last}`
  return `${parts.slice(0, -1).join(', ')} and ${last}`
}

export const englishPredicate = (clauses: readonly EnglishClause[], isPlural: boolean): string =>
  series(
    clauses.map(({ verb, particle, object, rest }) =>
      joinedWords([isPlural ? verb.base : verb.third, particle, object, rest]),
    ),
  )

/** "The documents are checked"; undefined where nothing can be the subject. */
export const englishPassive = (clauses: readonly EnglishClause[]): string | undefined => {
  const [first, second] = clauses
  if (!first || second || first.object === '' || NO_PASSIVE.has(first.verb.base)) return undefined
  if (PRONOUN_OBJECT.test(first.object)) return undefined
  const be = first.isPlural ? 'are' : 'is'
  const { object, verb, particle, rest } = first
  // What belongs to the thing stays with it: "the terms of contract are reviewed".
  const isOwned = rest.startsWith('of ') && !/^(inform|notify|remind|advise)$/.test(verb.base)
  return isOwned
    ? joinedWords([object, rest, be, verb.participle, particle])
    : joinedWords([object, be, verb.participle, particle, rest])
}

const PRONOUN_OBJECT = /^(it|them|him|her|us)\b/

/** A name with its article, or nothing where it is no plain English name. */
export const englishSubject = (
  actor: string,
): { readonly text: string; readonly isPlural: boolean } | undefined => {
  const text = actor.replace(/\s+/g, ' ').trim()
  if (text === '' || /[/:;!?"“”„&,+]|\d/.test(text)) return undefined
  if (/[äöüß]/i.test(text)) return undefined
  const words = text.split(' ')
  const bare = words.map(lower)
  const last = bare.at(-1)?.replace(/\)$/, '') ?? ''
  const isArticled = /^(the|a|an)$/.test(bare[0] ?? '')
  const isPlural =
    isPluralNoun(last) &&
    !/^(sales|logistics|operations|services|resources|facilities|systems|affairs|news|communications)$/.test(
      last,
    )
  // A product or a person has no article, and one word alone does not say which it is.
  const keepsCapitals = words.length > 1 && words.some((word) => /^[A-Z]{2,}/.test(word))
  const name = (keepsCapitals ? words : bare).join(' ')
  return { text: isArticled ? bare.join(' ') : `the ${name}`, isPlural }
}
