// Splits German compounds by dynamic programming over a lemma list: the fewest parts win, short parts
// and linking letters cost a little, so that `Bauantrag` splits and `Vertrag` does not. O(n²) look-ups
// for a word of n letters; words are remembered by the caller.

import { GERMAN_ENDINGS, GERMAN_LINKS } from './german-words.ts'

const SHORTEST_PART = 3
const LONGEST_PART = 18

interface Split {
  readonly cost: number
  readonly parts: readonly string[]
}

/** Tells whether a folded text is a simple noun or verb stem that may be part of a compound. */
export interface PartList {
  readonly isFirst: (part: string) => boolean
  readonly isLast: (part: string) => boolean
}

const shortness = (length: number): number => (length < 4 ? 0.55 : length < 5 ? 0.2 : 0)

/** After these endings German always links with an s: Ordnung-s-amt, never Ordnung-samt. */
const LINKED = /(ung|heit|keit|schaft|ion|tat|tum|ling)$/
const UNLINKED = 0.6

/** The part without its link, or undefined when no link makes it a known part. */
const firstPart = (text: string, list: PartList): { part: string; cost: number } | undefined => {
  for (const link of GERMAN_LINKS) {
    if (!text.endsWith(link)) continue
    const part = text.slice(0, text.length - link.length)
    if (part.length < SHORTEST_PART) continue
    if (list.isFirst(part)) {
      return { part, cost: link !== '' ? 0.05 : LINKED.test(part) ? UNLINKED : 0 }
    }
  }
  // Sach-, Schul-: a final e is dropped at the seam.
  if (text.length >= 4 && list.isFirst(`${text}e`)) return { part: `${text}e`, cost: 0.1 }
  return undefined
}

const lastPart = (text: string, list: PartList): string | undefined => {
  for (const ending of GERMAN_ENDINGS) {
    if (!text.endsWith(ending)) continue
    const part = text.slice(0, text.length - ending.length)
    if (part.length >= SHORTEST_PART && list.isLast(part)) return part
  }
  return undefined
}

/** What begins with an s may be the linking s before another word: Amt-s-tier, not Amt-stier. */
const LINKING_S = 0.1

const stolenLink = (part: string, start: number, list: PartList): number =>
  start > 0 &&
  part.startsWith('s') &&
  part.length > SHORTEST_PART &&
  (list.isFirst(part.slice(1)) || list.isLast(part.slice(1)))
    ? LINKING_S
    : 0

/** Parts of a folded word, head last; undefined when it is simple or unknown. */
export const splitCompound = (word: string, list: PartList): readonly string[] | undefined => {
  const best: (Split | undefined)[] = [{ cost: 0, parts: [] }]
  for (let end = SHORTEST_PART; end < word.length; end += 1) {
    for (let start = Math.max(0, end - LONGEST_PART); start <= end - SHORTEST_PART; start += 1) {
      const before = best[start]
      if (!before) continue
      const found = firstPart(word.slice(start, end), list)
      if (!found) continue
      const cost =
        before.cost +
        1 +
        found.cost +
        shortness(found.part.length) +
        stolenLink(found.part, start, list)
      const known = best[end]
      if (!known || cost < known.cost) best[end] = { cost, parts: [...before.parts, found.part] }
    }
  }
  let winner: Split | undefined
  for (let start = SHORTEST_PART; start <= word.length - SHORTEST_PART; start += 1) {
    const before = best[start]
    if (!before) continue
    const part = lastPart(word.slice(start), list)
    if (!part) continue
    const cost = before.cost + 1 + shortness(part.length) + stolenLink(part, start, list)
    if (!winner || cost < winner.cost) winner = { cost, parts: [...before.parts, part] }
  }
  return winner && winner.cost < 4.3 ? winner.parts : undefined
}

const LONGEST_UNKNOWN = 20
const LEAST_HEAD = 5
const LEAST_FRONT = 3

/**
 * A known head behind a front that is in no list (Visakontrolle, Direktversand): the longest head wins.
 * Undefined where no known word of five letters or more ends the word.
 */
export const splitUnknownFront = (
  word: string,
  isHead: (part: string) => boolean,
): readonly [string, string] | undefined => {
  const from = Math.max(LEAST_FRONT, word.length - LONGEST_UNKNOWN)
  for (let start = from; start <= word.length - LEAST_HEAD; start += 1) {
    const head = word.slice(start)
    if (isHead(head)) return [word.slice(0, start), head]
  }
  return undefined
}
