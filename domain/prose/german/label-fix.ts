// A German label as "Antrag prüfen": what is done to what, the verb last. Rules of our own, made to be
// silent where they are not sure: only nouns that are certainly a doing are taken for one, and a typing
// error only where one single word is meant. A pass over the label; for an unknown word one over the lists.

import { typingErrors } from '#language'
import type { LabelFix, LabelReason } from '../label-fix.ts'
import type { Words } from './clause.ts'
import { readGenitive, verbOf } from './nominal.ts'
import type { NounReading } from './nouns.ts'
import { joined, lowerFirst, type Token, tokensOf, upperFirst } from './tokens.ts'
import type { Verb } from './verbs.ts'
import {
  CONJUNCTIONS,
  CONTRACTIONS,
  isAdverb,
  NOBODY_DOES,
  PREPOSITIONS,
  STANDS_ALONE,
} from './words.ts'

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter(Boolean))

/** Nouns that mean a doing also at the end of a compound; a Genehmigung or a Mahnung is a paper. */
const DOINGS = set(`
  prüfung überprüfung vorprüfung nachprüfung kontrolle buchung verbuchung erfassung bewertung anhörung
  untersuchung berechnung auswertung abnahme analyse kontierung begutachtung besichtigung befragung
  sichtung beteiligung abfrage beurteilung erstellung ausstellung anforderung nachforderung
  weiterleitung zuordnung festsetzung ermittlung archivierung aktualisierung eingabe freigabe ausgabe
  annahme aufnahme entgegennahme übernahme versand ablage abgleich vergabe abruf registrierung
  eintragung übermittlung zustellung unterzeichnung vereinbarung vorbereitung einholung
  benachrichtigung übergabe weitergabe rückgabe verteilung löschung anpassung bearbeitung
  ausfertigung formulierung überwachung digitalisierung klärung feststellung auszahlung einziehung
  erhebung abstimmung einladung veröffentlichung versendung übersendung erteilung`)

/** Sure only where a genitive says to what: Genehmigung des Antrags. */
const DOINGS_TO = set(`
  genehmigung bewilligung ablehnung bestätigung beantragung bekanntgabe unterrichtung unterschrift
  verbescheidung information durchsicht beratung schulung abrechnung zusammenstellung`)

/** Say how or when, not to what: a Sichtprüfung prüft no Sicht. */
const MANNERS = set(`
  schluss sicht routine stichproben stichprobe hand online mail recht rechts fach end vor nach erst zweit
  sonder dauer eil kurz grob fein selbst fremd massen sammel pflicht amts dienst jahres monats
  quartals tages wochen außen innen rest voll teil ein mit zwischen einzel gesamt haupt neben orts gegen
  grund papier`)

/** What labels of administrations are mostly about, with plurals; the list of nouns leaves out compounds. */
const COMMON = (
  'Bescheid Bescheide Antrag Anträge Bauantrag Bauanträge Unterlagen Unterlage Vorgang Vorgänge Rechnung ' +
  'Rechnungen Gebühr Gebühren Angaben Vollständigkeit Unterschrift Stellungnahme Stellungnahmen Rückfrage ' +
  'Rückfragen Genehmigung Erlaubnis Nachweis Nachweise Formular Formulare Vordruck Vordrucke Anzeige ' +
  'Anmeldung Anmeldungen Ausweis Bewerbung Bewerbungen Vertrag Verträge Termin Termine Zustimmung ' +
  'Zuständigkeit Zuverlässigkeit Ordnungsamt Bauamt Bürgerbüro Personalrat Gutachten Einvernehmen Auskunft ' +
  'Frist Fristen Widerspruch Anhörung Zahlung Auszahlung Anordnung Quittung Ergebnis Ergebnisse Register ' +
  'Bekanntmachung Satzung Steuer Schreiben Entwurf Entscheidung Beteiligte Antragsteller Antragstellerin ' +
  'Prüfung Bearbeitung Eingang Bestätigung Eingangsbestätigung Kassenzeichen Mahnung Bußgeld Haushalt'
).split(' ')

/** Verbs that only carry a noun. */
const CARRIERS = set('durchführen vornehmen veranlassen erledigen machen')
const HAPPENS = set('erfolgt erfolgen durchgeführt vorgenommen')
const PASSIVE = set('wird werden wurde wurden')

const ODD = /["„“”»«/:;!?()]|\.\.\.|…| – | - /
const MOST_WORDS = 14

const doingOf = (noun: string, words: Words, more = false): Verb | undefined => {
  const small = noun.toLowerCase()
  if (!DOINGS.has(small) && !(more && DOINGS_TO.has(small))) return undefined
  const verb = verbOf(noun, words.verbs)
  return verb && !NOBODY_DOES.has(verb.infinitive) ? verb : undefined
}

/** Adjectives as they stand without article, before an object. */
const strong = (adjectives: readonly string[], { gender, isPlural }: NounReading) =>
  adjectives.map((word) => {
    const stem = word.slice(0, -2)
    return isPlural || gender === 'f' ? `${stem}e` : gender === 'm' ? `${stem}en` : `${stem}es`
  })

/** What stands before the doing in a compound, as an object: Antrags -> Antrag, Gebühren -> Gebühren. */
const objectOfFront = (front: string, { nouns }: Words): string | undefined => {
  const bare = front.replace(/-$/, '')
  if (bare.length < 3 || MANNERS.has(bare.toLowerCase())) return undefined
  // SEPA-Mandats-Prüfung: short forms are no words of the list.
  if (front.endsWith('-') && /\p{Lu}$/u.test(bare)) return bare
  const usable = (word: string) =>
    nouns.read(word).filter((reading) => reading.cases.has('accusative'))
  const asWritten = usable(bare)
  if (asWritten.length > 0) return bare
  for (const link of ['s', 'es']) {
    const base = bare.endsWith(link) ? bare.slice(0, -link.length) : ''
    const [one] = base.length < 3 || MANNERS.has(base.toLowerCase()) ? [] : usable(base)
    if (one && !one.isPlural) return one.accusative
  }
  return undefined
}

interface Said {
  readonly object: string
  readonly verb: Verb
  /** How it was said. */
  readonly from: string
}

/** "Antragsprüfung": the longest doing that ends the word, and what stands before it. */
const ofCompound = (noun: string, words: Words): Said | undefined => {
  for (let at = 0; at <= noun.length - 5; at += 1) {
    const verb = doingOf(upperFirst(noun.slice(at)), words)
    if (!verb) continue
    const object = at === 0 ? '' : objectOfFront(noun.slice(0, at), words)
    return object === undefined ? undefined : { object, verb, from: noun }
  }
  return undefined
}

const restOf = (tokens: readonly Token[]): string | undefined => {
  const [first] = tokens
  if (!first) return ''
  const isPlain = tokens.every(({ kind, text }) => kind === 'word' && !CONJUNCTIONS.has(text))
  return isPlain && PREPOSITIONS.has(first.text) && first.text !== 'durch'
    ? joined(tokens.map(({ text }) => text))
    : undefined
}

/** "Prüfung der Unterlagen auf Vollständigkeit", "Erstellung von Bescheiden". */
const ofGenitive = (tokens: readonly Token[], words: Words): Said | undefined => {
  const [head, small] = tokens
  const verb = head && doingOf(head.text, words, true)
  if (!head || !verb || !small || !/^(der|des|von)$/.test(small.text)) return undefined
  const noun = tokens.findIndex((token, index) => index > 1 && token.isCapital)
  if (noun < 0) return undefined
  const rest = restOf(tokens.slice(noun + 1))
  if (rest === undefined) return undefined
  const from = joined(tokens.slice(0, noun + 1).map(({ text }) => text))
  if (small.text !== 'von') {
    const read = readGenitive(tokens.slice(1, noun + 1), words)
    if (!read) return undefined
    const object = joined([...strong(read.adjectives, read.reading), read.reading.accusative, rest])
    return { object, verb, from }
  }
  const readings = words.nouns.read(tokens[noun]?.text ?? '')
  const many = readings.find(({ isPlural, cases }) => isPlural && cases.has('dative'))
  if (!many || noun !== 2) return undefined
  return { object: joined([many.accusative, rest]), verb, from }
}

/** "Der Antrag wird geprüft". */
const ofPassive = (tokens: readonly Token[], words: Words): Said | undefined => {
  const at = tokens.findIndex(({ text }) => PASSIVE.has(text))
  const last = tokens.at(-1)
  if (at < 1 || !last || at === tokens.length - 1) return undefined
  const verb = words.verbs.ofParticiple(last.text)
  const subject = tokens.slice(/^(der|die|das)$/i.test(tokens[0]?.text ?? '') ? 1 : 0, at)
  const [noun] = subject
  const between = tokens.slice(at + 1, -1)
  if (!verb || !noun?.isCapital || subject.length !== 1 || NOBODY_DOES.has(verb.infinitive))
    return undefined
  // Who does it stands elsewhere: "von der Leitung" must not become part of the object.
  const [small] = between
  const isPlain =
    between.every(({ text }) => !/^(von|vom|durch)$/.test(text)) &&
    (!small || PREPOSITIONS.has(small.text) || CONTRACTIONS.has(small.text))
  const readings = words.nouns.read(noun.text).filter(({ cases }) => cases.has('nominative'))
  const wantsMany = /^(werden|wurden)$/.test(tokens[at]?.text ?? '')
  const reading = readings.find(({ isPlural }) => isPlural === wantsMany)
  if (!isPlain || !reading) return undefined
  const from = joined(tokens.slice(at).map(({ text }) => text))
  return {
    object: joined([reading.accusative, ...between.map(({ text }) => text)]),
    verb,
    from,
  }
}

const readSaid = (tokens: readonly Token[], words: Words): Said | undefined => {
  const last = tokens.at(-1)
  if (!last || tokens.some(({ kind }) => kind !== 'word')) return undefined
  const isCarried = tokens.length > 1 && (CARRIERS.has(last.text) || HAPPENS.has(last.text))
  const own = isCarried ? tokens.slice(0, PASSIVE.has(tokens.at(-2)?.text ?? '') ? -2 : -1) : tokens
  const [head] = own
  if (own.length === 1 && head?.isCapital) {
    const said = ofCompound(head.text, words)
    return said && isCarried ? { ...said, from: joined(tokens.map(({ text }) => text)) } : said
  }
  return ofGenitive(own, words) ?? (isCarried ? undefined : ofPassive(tokens, words))
}

/** Only one word it can be, or no answer. */
const only = (all: readonly string[]): string | undefined => (all.length === 1 ? all[0] : undefined)

const common = (word: string): string | undefined =>
  only(COMMON.filter((one) => typingErrors(one, word, 1) === 1))

/** Adjectives, verbs and words for women, of which no list has all forms. */
const isSomeForm = (text: string, next: Token | undefined, { nouns, verbs }: Words): boolean => {
  const small = lowerFirst(text)
  const isVerb = verbs.isFiniteForm(small) || verbs.ofParticiple(small) !== undefined
  const isAsked = verbs.read(`${small}n`) !== undefined || verbs.read(`${small}en`) !== undefined
  const isBefore = next !== undefined && (next.isCapital || CONJUNCTIONS.has(next.text))
  const isAdjective = /e[nrms]?$/.test(small) && isBefore
  const woman = /^(.{3,})in(nen)?$/u.exec(text)?.[1]
  return isVerb || isAsked || isAdjective || isAdverb(small) || (!!woman && nouns.isListed(woman))
}

const corrected = (
  tokens: readonly Token[],
  at: number,
  words: Words,
  isKnown: (word: string) => boolean,
): string => {
  const { text = '', kind, isCapital } = tokens[at] ?? {}
  if (kind !== 'word' || !/^\p{L}\p{Ll}{4,}$/u.test(text)) return text
  const { nouns, verbs } = words
  const next = tokens[at + 1]
  if (isKnown(text) || nouns.isListed(text) || isSomeForm(text, next, words)) return text
  const isLong = text.length > 5
  if (isCapital) return common(text) ?? (isLong ? only(nouns.near(text)) : undefined) ?? text
  const isVerbPlace = at > 0 && next === undefined
  return isVerbPlace && isLong ? (only(verbs.near(text)) ?? text) : text
}

/**
 * How a German label could be said as object and verb, free of typing errors; undefined where it is fine
 * or nothing is sure. `isKnown` tells words, compounds included.
 */
export const germanLabelFix = (
  label: string,
  words: Words,
  isKnown: (word: string) => boolean,
): LabelFix | undefined => {
  const text = label.replace(/\s+/g, ' ').trim().replace(/\.$/, '')
  const tokens = tokensOf(text)
  if (text === '' || ODD.test(text) || tokens.length > MOST_WORDS) return undefined
  const because: LabelReason[] = []
  const right = tokens.map((token, index) => {
    const to = corrected(tokens, index, words, isKnown)
    if (to !== token.text) because.push({ kind: 'spelling', from: token.text, to })
    return { ...token, text: to }
  })
  const said = readSaid(right, words)
  if (said && said.object !== '') {
    const better = upperFirst(`${said.object} ${said.verb.infinitive}`)
    because.push({ kind: 'verb', from: said.from, to: said.verb.infinitive })
    return { label: better, because }
  }
  const [first] = right
  const verb =
    said?.verb ??
    (right.length === 1 && first ? words.verbs.read(lowerFirst(first.text)) : undefined)
  const isBare = verb && !STANDS_ALONE.has(verb.infinitive) && !NOBODY_DOES.has(verb.infinitive)
  if (isBare) return { label: '', because: [...because, { kind: 'object', verb: verb.infinitive }] }
  if (because.length === 0) return undefined
  return { label: joined(right.map((token) => token.text)), because }
}
