// Which law a legal basis cites, as people write it: "§ 14 Abs. 1 GewO", "LPVG NRW § 72", "§§ 7–9 und 12 KAG". It is
// for finding whom a change of law concerns: rather one too many, which somebody looks at, than one too few.

/** A law, and the paragraphs or articles that are meant; none: all of it. */
interface Citation {
  /** In small letters, without the year of issue at the end. */
  readonly law: readonly string[]
  readonly paragraphs: ReadonlySet<string>
}

const SIGN = /^(?:§+|art|artikel|paragraph|paragraf|section)$/
/** What stands between a paragraph and its parts, and how many words of it belong to it. */
const PART = /^(?:abs|absatz|satz|s|nr|nummer|buchst|buchstabe|lit|alt|hs|unterabs|anlage)$/
const NUMBER = /^\d+[a-z]?$/
const YEAR = /^(?:19|20)\d\d$/
const JOIN = /^(?:und|u|sowie|bis|oder|ff|f|and|to|i|v|m|in|verbindung|mit)$/
/** More than any law has one after another. */
const MOST_IN_RANGE = 200

const wordsOf = (text: string): readonly string[] =>
  text
    .normalize('NFC')
    .toLowerCase()
    .match(/§+|[\p{L}\p{N}]+|[–-]/gu) ?? []

const addRange = (paragraphs: Set<string>, from: string, to: string) => {
  const [first, last] = [from, to].map((one) => Number.parseInt(one, 10))
  if (first === undefined || last === undefined || last - first > MOST_IN_RANGE) return
  for (let number = first + 1; number < last; number++) paragraphs.add(`${number}`)
}

/** Paragraphs named in these words, and the words that are neither paragraph nor part of one. */
const read = (words: readonly string[]) => {
  const paragraphs = new Set<string>()
  const rest: string[] = []
  /** After a sign numbers are paragraphs, until a word comes that is neither. */
  let isCounting = false
  let last: string | undefined
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? ''
    const next = words[at + 1]
    if (SIGN.test(word)) {
      isCounting = true
      last = undefined
    } else if (PART.test(word) && next !== undefined && /^[\p{L}\p{N}]{1,3}$/u.test(next)) {
      at++
    } else if (isCounting && NUMBER.test(word) && !YEAR.test(word)) {
      if (last !== undefined && /^[–-]$|^bis$|^to$/.test(words[at - 1] ?? ''))
        addRange(paragraphs, last, word)
      paragraphs.add(word)
      last = word
    } else if (isCounting && (JOIN.test(word) || /^[–-]$/.test(word))) {
      // The row goes on.
    } else {
      isCounting = false
      rest.push(word)
    }
  }
  return { paragraphs, rest }
}

/** What is asked for: everything that is no paragraph is the law's name. */
const asked = (text: string): Citation => {
  const { paragraphs, rest } = read(wordsOf(text))
  return { law: YEAR.test(rest.at(-1) ?? '') ? rest.slice(0, -1) : rest, paragraphs }
}

/**
 * A word that every legal basis has that cites this law, in small letters: for looking through many of them before they
 * are read. '' where no law is named.
 */
export const wordOfLaw = (law: string): string =>
  asked(law).law.reduce((longest, word) => (word.length > longest.length ? word : longest), '')

/** Whether these words stand one after another in those. */
const hasRun = (words: readonly string[], run: readonly string[]): boolean =>
  words.some((_, at) => run.every((word, offset) => words[at + offset] === word))

/** What a legal basis says, read once: a basis often names several laws, each with its own paragraphs, parted by semicolons. */
export type ReadBasis = readonly Citation[]

export const readBasis = (basis: string): ReadBasis =>
  basis.split(';').map((clause) => {
    const { paragraphs, rest } = read(wordsOf(clause))
    return { law: rest, paragraphs }
  })

/**
 * Asks of a basis whether it cites a law ("BauO NRW", "§ 36 BauGB"). Its name counts as whole words one after another, so
 * that "GO" is not found in "GewO". Where paragraphs are asked for, one of them must be named beside the law, or none at
 * all. Parts of a paragraph, years of issue and case say nothing. Nothing is asked: nothing cites it.
 */
export const citing = (law: string): ((basis: ReadBasis) => boolean) => {
  const wanted = asked(law)
  if (wanted.law.length === 0) return () => false
  return (basis) =>
    basis.some(({ law: words, paragraphs }) => {
      if (!hasRun(words, wanted.law)) return false
      if (wanted.paragraphs.size === 0 || paragraphs.size === 0) return true
      return [...wanted.paragraphs].some((one) => paragraphs.has(one))
    })
}
