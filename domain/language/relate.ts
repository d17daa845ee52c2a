// How two words belong together. Symmetric by construction; 1 exactly for equal keys.

import { isPrefixed } from './german.ts'
import type { Relation, Word } from './language.ts'
import { typingErrors } from './spelling.ts'
import type { Thesaurus } from './thesaurus.ts'

const NONE: Relation = { score: 0, kinship: 'none' }
const SAME: Relation = { score: 1, kinship: 'same' }

/** Endings by which one word is derived from another: Arzt, ärztlich. */
const DERIVED =
  /^(lich|isch|ig|in|er|erin|erinn|schaft|tum|bar|sam|los|al|ell|ing|or|ion|ation|ant|ent)?$/

const isDerived = (a: string, b: string): boolean => {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  return short.length >= 4 && long.startsWith(short) && DERIVED.test(long.slice(short.length))
}

const partRelation = (a: string, b: string, thesaurus: Thesaurus): number => {
  if (a === b) return 1
  const meaning = thesaurus.relate(a, b)
  if (meaning) return meaning.score
  return isDerived(a, b) ? 0.8 : 0
}

/** The head counts for more than what specifies it: a Bauantrag is an Antrag, not a Bau. */
const compoundScore = (a: Word, b: Word, thesaurus: Thesaurus): number => {
  const headA = a.parts.at(-1) ?? a.key
  const headB = b.parts.at(-1) ?? b.key
  const head = partRelation(headA, headB, thesaurus)
  const restA = a.parts.slice(0, -1)
  const restB = b.parts.slice(0, -1)
  const best = (part: string, others: readonly string[]) =>
    others.reduce((most, other) => Math.max(most, partRelation(part, other, thesaurus)), 0)
  if (restA.length === 0 && restB.length === 0) return head * 0.95
  // One word may stand for the front of the other (Fahrerlaubnis, Fahrerlaubnisbehörde): half kin.
  const crossed = Math.max(best(headA, restB), best(headB, restA))
  if (restA.length === 0 || restB.length === 0) return Math.max(head * 0.75, crossed * 0.45)
  const rest =
    (restA.reduce((sum, part) => sum + best(part, restB), 0) +
      restB.reduce((sum, part) => sum + best(part, restA), 0)) /
    (restA.length + restB.length)
  return Math.max(head * (0.55 + 0.4 * rest), rest * 0.5, crossed * 0.4)
}

const allowedErrors = (length: number): number => (length >= 8 ? 2 : length >= 5 ? 1 : 0)

export const relateWords = (a: Word, b: Word, thesaurus: Thesaurus): Relation => {
  if (a.key === b.key) return SAME
  const meaning = thesaurus.relate(a.key, b.key)
  if (meaning) return meaning
  if (a.isAbbreviated !== b.isAbbreviated) {
    const [short, long] = a.isAbbreviated ? [a.key, b.key] : [b.key, a.key]
    if (short.length >= 3 && long.startsWith(short)) return { score: 0.9, kinship: 'spelling' }
  }
  if (isDerived(a.key, b.key)) return { score: 0.8, kinship: 'derived' }
  if (a.tongue === 'de' && a.isAction && b.isAction && isPrefixed(a.key, b.key)) {
    return { score: 0.65, kinship: 'derived' }
  }
  if (!(a.isKnown && b.isKnown)) {
    const most = allowedErrors(Math.min(a.key.length, b.key.length))
    if (most > 0) {
      const errors = typingErrors(a.key, b.key, most)
      if (errors <= most) return { score: 0.95 - 0.05 * errors, kinship: 'spelling' }
    }
  }
  if (a.parts.length > 1 || b.parts.length > 1) {
    const score = compoundScore(a, b, thesaurus)
    if (score > 0.3) return { score: Math.min(score, 0.95), kinship: 'compound' }
  }
  return NONE
}
