// Synonyms: the glossary is taken at its word, the thesaurus is weighed down by how many meanings a
// word has, because a word with ten meanings shares each of them with words that mean other things.

import type { GlossarySource, Kinship, Relation } from './language.ts'

export interface Thesaurus {
  /** How two keys are related by meaning; undefined when they are not. */
  readonly relate: (a: string, b: string) => Relation | undefined
  /** Keys that share a meaning with this one, without itself and without opposites; in no order. */
  readonly kinOf: (key: string) => readonly string[]
}

const relation = (score: number, kinship: Kinship): Relation => ({ score, kinship })

/** What was learnt from a few decisions counts a little less than what a person wrote down. */
const TRUST: Readonly<Record<GlossarySource, number>> = {
  shipped: 0.95,
  entered: 0.95,
  learnt: 0.7,
}

const groupsByKey = (groups: readonly (readonly string[])[]): ReadonlyMap<string, Set<number>> => {
  const map = new Map<string, Set<number>>()
  groups.forEach((group, index) => {
    for (const key of group) {
      const known = map.get(key)
      if (known) known.add(index)
      else map.set(key, new Set([index]))
    }
  })
  return map
}

const shares = (a: ReadonlySet<number>, b: ReadonlySet<number>): boolean => {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a]
  for (const group of small) if (large.has(group)) return true
  return false
}

export const createThesaurus = (lists: {
  readonly glossary: readonly (readonly string[])[]
  readonly opposites: readonly (readonly [string, string])[]
  readonly synonyms: readonly (readonly string[])[]
  readonly source: GlossarySource
}): Thesaurus => {
  const { source } = lists
  const same: Relation = { score: TRUST[source], kinship: 'glossary', source }
  const opposite: Relation = { score: 0, kinship: 'opposite', source }
  const glossary = groupsByKey(lists.glossary)
  const synonyms = groupsByKey(lists.synonyms)
  const opposites = new Set(lists.opposites.flatMap(([a, b]) => [`${a}|${b}`, `${b}|${a}`]))
  const kinOf = (key: string): readonly string[] => {
    const kin = new Set<string>()
    for (const [groups, places] of [
      [lists.glossary, glossary.get(key)],
      [lists.synonyms, synonyms.get(key)],
    ] as const) {
      for (const place of places ?? []) for (const other of groups[place] ?? []) kin.add(other)
    }
    kin.delete(key)
    return [...kin].filter((other) => !opposites.has(`${key}|${other}`))
  }
  return {
    kinOf,
    relate: (a, b) => {
      if (opposites.has(`${a}|${b}`)) return opposite
      const glossaryA = glossary.get(a)
      const glossaryB = glossary.get(b)
      if (glossaryA && glossaryB && shares(glossaryA, glossaryB)) return same
      const synonymsA = synonyms.get(a)
      const synonymsB = synonyms.get(b)
      if (!synonymsA || !synonymsB || !shares(synonymsA, synonymsB)) return undefined
      const meanings = Math.min(synonymsA.size, synonymsB.size)
      return relation(0.6 + 0.3 / Math.sqrt(meanings), 'synonym')
    },
  }
}

/** Several thesauri as one: the first that knows how two keys are related says it. */
export const stackThesauri = (stack: readonly Thesaurus[]): Thesaurus => {
  const relate = (a: string, b: string): Relation | undefined => {
    for (const thesaurus of stack) {
      const found = thesaurus.relate(a, b)
      if (found) return found
    }
    return undefined
  }
  const isOpposite = (a: string, b: string) => relate(a, b)?.kinship === 'opposite'
  return {
    relate,
    kinOf: (key) =>
      [...new Set(stack.flatMap((thesaurus) => thesaurus.kinOf(key)))].filter(
        (other) => !isOpposite(key, other),
      ),
  }
}
