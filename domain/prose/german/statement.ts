// Labels that state something instead of telling someone to do it: "Antrag eingegangen", "Ausweis wird
// abgeholt", "Angaben vollständig?".

import type { Words } from './clause.ts'
import { readRestOf } from './clause.ts'
import { articleOf, type NounPhrase, readBare, readDetermined } from './noun-phrase.ts'
import { joined, lowerFirst, type Token, tokensOf, upperFirst } from './tokens.ts'
import { DETERMINERS } from './words.ts'

export interface Statement {
  readonly subject: NounPhrase
  /** "ist" or "sind", or the verb the label has itself. */
  readonly finite: string
  /** What follows the verb. */
  readonly rest: string
}

const odd = /["»/;:!]|\.\.\.|…| – | - /

const subjectOf = (tokens: readonly Token[], words: Words): NounPhrase | undefined => {
  const [first] = tokens
  if (!first) return undefined
  if (DETERMINERS.has(lowerFirst(first.text))) {
    const lowered = [
      { ...first, text: lowerFirst(first.text), isCapital: false },
      ...tokens.slice(1),
    ]
    // A masculine subject has "der", which no object has; it is looked up as its object.
    const asObject = lowered.map((token, index) =>
      index === 0 && token.text === 'der' ? { ...token, text: 'den' } : token,
    )
    return readDetermined(asObject, 0, words.nouns)
  }
  if (!first.isCapital) return undefined
  const phrase = readBare(tokens, 0, words.nouns)
  const second = tokens[1]?.text ?? ''
  if (phrase?.isPlural && phrase.length === 1 && words.verbs.isThird(second)) {
    // "Bürgermeister fragt": the verb says that it is one.
    const one = words.nouns
      .read(first.text)
      .find((each) => !each.isPlural && each.cases.has('nominative'))
    if (!one) return phrase
    const say = (wanted: 'nominative' | 'accusative' | 'dative') =>
      `${articleOf(one.gender, false, wanted)} ${one[wanted]}`
    return {
      gender: one.gender,
      isPlural: false,
      nominative: say('nominative'),
      accusative: say('accusative'),
      dative: say('dative'),
      length: 1,
    }
  }
  return phrase
}

/** Adjectives that say how something is. */
const STATES = new Set(
  'vollständig unvollständig richtig falsch korrekt gültig ungültig nötig notwendig erforderlich möglich zulässig unzulässig zuständig fertig offen vorhanden da bereit positiv negativ ok in Ordnung plausibel rechtmäßig begründet unbegründet dringend groß klein hoch niedrig neu alt eilig berechtigt fehlerhaft fehlerfrei rechtskräftig bestandskräftig wirksam fällig klar unklar bekannt unbekannt ausreichend genehmigungsfähig förderfähig sachgerecht anzeigepflichtig erlaubnispflichtig genehmigungspflichtig verfügbar leer voll frei belegt steuerpflichtig steuerfrei'.split(
    ' ',
  ),
)

const isState = (word: string, { verbs }: Words): boolean =>
  STATES.has(word) || verbs.ofParticiple(word) !== undefined

/** Undefined for labels that are no statement with a sure subject. */
export const readStatement = (label: string, words: Words): Statement | undefined => {
  const text = label.replace(/\s*\?$/, '')
  if (odd.test(text) || text.includes('?')) return undefined
  const tokens = tokensOf(text)
  const subject = subjectOf(tokens, words)
  if (!subject) return undefined
  const rest = tokens.slice(subject.length)
  const [second] = rest
  const last = rest.at(-1)
  if (rest.some((token) => token.kind === 'comma')) return undefined
  if (!second || !last || last.isCapital || second.kind !== 'word') return undefined
  const be = subject.isPlural ? 'sind' : 'ist'
  const finite = /^(wird|werden|ist|sind|wurde|wurden|hat|haben|muss|müssen|kann|können)$/
  if (finite.test(second.text)) {
    const isPlural = /^(werden|sind|wurden|haben|müssen|können)$/.test(second.text)
    if (isPlural !== subject.isPlural || rest.length < 2) return undefined
    const said = readRestOf(rest.slice(1), undefined, words.nouns)
    return said === undefined ? undefined : { subject, finite: second.text, rest: said }
  }
  if (!isState(last.text, words)) {
    // "Bürgermeister fragt im Vorstand nach"
    if (!words.verbs.isThird(second.text) || subject.isPlural) return undefined
    const said = readRestOf(rest.slice(1), undefined, words.nouns)
    return said === undefined || said === ''
      ? undefined
      : { subject, finite: second.text, rest: said }
  }
  // An infinitive and a participle may look the same: "Vertrag behalten" is something to do.
  if (words.verbs.read(last.text)) return undefined
  const middle = rest.slice(0, -1)
  if (middle.some((token) => words.verbs.read(token.text))) return undefined
  // "Antrag auf Feststellung eingegangen": what belongs to the noun stays with it.
  const isOwned = /^(auf|für|über|zu|zur|zum|von|nach|gegen|wegen)$/.test(second.text)
  const owned = isOwned ? readRestOf(middle, undefined, words.nouns) : ''
  const said = readRestOf(isOwned ? [last] : rest, undefined, words.nouns)
  if (said === undefined || owned === undefined) return undefined
  const nominative = joined([subject.nominative, owned])
  return { subject: { ...subject, nominative }, finite: be, rest: said }
}

/** "Der Antrag ist eingegangen" */
export const saidStatement = ({ subject, finite, rest }: Statement): string =>
  upperFirst(joined([subject.nominative, finite, rest]))

/** "Ist der Antrag vollständig?" */
export const askedStatement = ({ subject, finite, rest }: Statement): string =>
  `${upperFirst(joined([finite, subject.nominative, rest]))}?`

/** "ist der Antrag eingegangen", behind "Am Ende". */
export const turnedStatement = ({ subject, finite, rest }: Statement): string =>
  joined([finite, subject.nominative, rest])
