// The German half: everything a text asks of a label, in one value. Answers are kept, because the same
// label is asked for by list, text and short version.

import type { LabelFix } from '../label-fix.ts'
import type { StepSentence, Telling } from '../telling.ts'
import { type Subject, subjectOf } from './actor.ts'
import { type Clause, type Doing, readDoing, type Words } from './clause.ts'
import { germanLabelFix } from './label-fix.ts'
import { readNominal } from './nominal.ts'
import { createNouns } from './nouns.ts'
import { activeSentence, passiveSentence } from './sentence.ts'
import { readStatement, type Statement } from './statement.ts'
import { upperFirst } from './tokens.ts'
import { createVerbs } from './verbs.ts'
import { WITHOUT_OBJECT } from './words.ts'

export interface German {
  readonly doing: (label: string) => Doing | undefined
  readonly statement: (label: string) => Statement | undefined
  readonly subject: (actor: string) => Subject | undefined
  readonly labelFix: (label: string, isKnown: (word: string) => boolean) => LabelFix | undefined
}

const kept = <T>(make: (text: string) => T | undefined): ((text: string) => T | undefined) => {
  const memo = new Map<string, T | undefined>()
  return (text) => {
    if (memo.has(text)) return memo.get(text)
    const made = make(text)
    memo.set(text, made)
    return made
  }
}

export const createGerman = (nounForms: string, verbForms: string): German => {
  const verbs = createVerbs(verbForms)
  const nouns = createNouns(nounForms, (word) => verbs.read(word) !== undefined)
  const words: Words = { nouns, verbs }
  const plain = (label: string) =>
    label
      .replace(/\s+/g, ' ')
      .trim()
      .replace(/^\d+(\.\d+)*\.? (?=\p{Lu})/u, '')
      .replace(/\.$/, '')
  return {
    doing: kept((label) => readDoing(plain(label), words) ?? readNominal(plain(label), words)),
    statement: kept((label) => readStatement(plain(label), words)),
    subject: kept((actor) => subjectOf(actor, nouns)),
    labelFix: (label, isKnown) => germanLabelFix(label, words, isKnown),
  }
}

export const needsObject = (clause: Clause): boolean => {
  const { infinitive } = clause.verb
  if (infinitive === 'lassen') return true
  return !WITHOUT_OBJECT.has(infinitive)
}

const quoted = (label: string): string =>
  `„${label.replace(/\s+/g, ' ').trim().replaceAll('„', '‚').replace(/[“”]/g, '‘')}“`

export const quotedGerman = quoted

/** One step as a sentence; never fails: what is not understood is quoted behind its actor. */
export const germanStep = (german: German, telling: Telling): StepSentence => {
  const { label, actor, isSameActor, front, aside } = telling
  const name = actor.replace(/\s+/g, ' ').trim()
  const more = aside === '' ? '' : ` (${aside})`
  const doing = german.doing(label)
  const subject = name === '' ? undefined : german.subject(name)
  const isOnItself =
    subject !== undefined &&
    doing?.clauses.some(
      ({ object, rest }) =>
        object?.nominative === subject.nominative ||
        (/\bdurch\b/.test(rest) && rest.includes(name)),
    )
  if (doing && subject && !isOnItself) {
    const isPronoun = isSameActor && subject.pronoun !== ''
    const text = isPronoun ? subject.pronoun : subject.nominative
    const said = activeSentence(doing, { text, isPlural: subject.isPlural }, front, needsObject)
    return { text: said, kind: 'sentence' }
  }
  const before = name === '' || isSameActor ? '' : `${upperFirst(name)}: `
  if (doing && !isOnItself) {
    const said = passiveSentence(doing, front, needsObject)
    if (said) return { text: `${before}${said}`, kind: 'sentence' }
  }
  const stated = german.statement(label)
  if (stated) {
    const { subject: thing, finite, rest } = stated
    const words =
      front === ''
        ? `${thing.nominative} ${finite} ${rest}`
        : `${front} ${finite} ${thing.nominative} ${rest}`
    const isOwn = subject !== undefined && subject.nominative === thing.nominative
    return { text: `${isOwn ? '' : before}${upperFirst(words)}.`, kind: 'sentence' }
  }
  if (label.trim() === '') {
    const nameless = 'Ein Schritt ohne Namen'
    return { text: `${before}${nameless}${more}.`, kind: 'quoted' }
  }
  return { text: `${before}${quoted(label)}${more}.`, kind: 'quoted' }
}
