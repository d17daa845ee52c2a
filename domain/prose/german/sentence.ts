// German sentences out of what a label says and who does it: active with a subject, passive without.
// Words in front ("Danach", "In 45 % der Fälle") turn subject and verb round.

import type { Clause, Doing } from './clause.ts'
import { joined, upperFirst } from './tokens.ts'
import { NO_PASSIVE } from './words.ts'

const PRONOUN = { m: 'ihn', f: 'sie', n: 'es' } as const

const finiteOf = ({ verb }: Clause, isPlural: boolean): string =>
  isPlural ? verb.plural : verb.third

/** An object named before is taken up by a pronoun: "prüft die Buchung und gibt sie frei". */
const pronounFor = (clause: Clause, doing: Doing, index: number, isNeeded: boolean): string => {
  if (!isNeeded || clause.object || clause.isReflexive) return ''
  const before = doing.clauses.slice(0, index).findLast((each) => each.object)?.object
  if (!before) return ''
  return before.isPlural ? 'sie' : PRONOUN[before.gender]
}

const jointed = (parts: readonly { readonly join: string; readonly text: string }[]): string =>
  parts
    .map(({ join, text }, at) => {
      if (at === 0) return text
      const isLast = at === parts.length - 1
      return join === ',' && !isLast ? `, ${text}` : ` und ${text}`
    })
    .join('')

export const activeSentence = (
  doing: Doing,
  subject: { readonly text: string; readonly isPlural: boolean },
  front: string,
  needsObject: (clause: Clause) => boolean,
): string => {
  const parts = doing.clauses.map((clause, index) => {
    const finite = finiteOf(clause, subject.isPlural)
    const pronoun = pronounFor(clause, doing, index, needsObject(clause))
    const beginning =
      index > 0 ? [finite] : front === '' ? [subject.text, finite] : [front, finite, subject.text]
    const text = joined([...beginning, pronoun, clause.middle, clause.verb.particle])
    return { join: clause.join, text }
  })
  return `${upperFirst(joined([jointed(parts), doing.aside]))}${doing.tail}.`
}

/** Undefined where nothing can be made the subject. `front` may be put in front by itself. */
export const passiveSentence = (
  doing: Doing,
  front: string,
  needsObject: (clause: Clause) => boolean,
): string | undefined => {
  const parts: { join: string; text: string }[] = []
  let isPlural = false
  for (const [index, clause] of doing.clauses.entries()) {
    const { object, verb, rest, genitive } = clause
    if (clause.isReflexive || NO_PASSIVE.has(verb.infinitive)) return undefined
    if (object) isPlural = object.isPlural
    const helping = isPlural ? 'werden' : 'wird'
    if (index > 0 && !object) {
      if (!needsObject(clause) || !doing.clauses[0]?.object) return undefined
      const text = joined([rest, verb.participle])
      parts.push({ join: clause.join, text })
      continue
    }
    if (!object) {
      const isSaying = doing.tail !== '' && rest === ''
      const isAdverbial = /^(über|beim|im|bei|auf|an|am|mit|zur|zum|für|nach|aus|in)\b/.test(rest)
      if (!isSaying && !(isAdverbial && needsObject(clause))) return undefined
      if (isAdverbial && !isSaying && !/^über\b/.test(rest)) return undefined
      const start =
        front !== '' ? [front, 'wird', rest] : isSaying ? ['Es', 'wird'] : ['Es', 'wird', rest]
      parts.push({ join: '', text: joined([...start, verb.participle]) })
      continue
    }
    const subject = joined([object.nominative, genitive])
    // What follows may belong to the subject; behind the verb it stands beside it either way.
    const opening = index > 0 ? '' : front !== '' ? front : clause.isRestOpen ? 'Hier' : ''
    const start = opening !== '' ? [opening, helping, subject] : [subject, helping]
    parts.push({ join: clause.join, text: joined([...start, rest, verb.participle]) })
  }
  return `${upperFirst(joined([jointed(parts), doing.aside]))}${doing.tail}.`
}
