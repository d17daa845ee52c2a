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

/** The part without its link, or undefined when no link makes it a known part. */
const firstPart = (text: string, list: PartList): { part: string; cost: number } | undefined => {
  for (const link of GERMAN_LINKS) {
    if (!text.endsWith(link)) continue
    const part = text.slice(0, text.length - link.length)
    if (part.length < SHORTEST_PART) continue
    if (list.isFirst(part)) return { part, cost: link === '' ? 0 : 0.05 }
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

/** Parts of a folded word, head last; undefined when it is simple or unknown. */
export const splitCompound = (word: string, list: PartList): readonly string[] | undefined => {
  const best: (Split | undefined)[] = [{ cost: 0, parts: [] }]
  for (let end = SHORTEST_PART; end < word.length; end += 1) {
    for (let start = Math.max(0, end - LONGEST_PART); start <= end - SHORTEST_PART; start += 1) {
      const before = best[start]
      if (!before) continue
      const found = firstPart(word.slice(start, end), list)
      if (!found) continue
      const cost = before.cost + 1 + found.cost + shortness(found.part.length)
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
    const cost = before.cost + 1 + shortness(part.length)
    if (!winner || cost < winner.cost) winner = { cost, parts: [...before.parts, part] }
  }
  return winner && winner.cost < 4.3 ? winner.parts : undefined
}
