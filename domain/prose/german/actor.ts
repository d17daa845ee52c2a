// Who does something, as the subject of a sentence: Steueramt -> das Steueramt; Personalamt und
// Fachbereich -> das Personalamt und der Fachbereich. Nothing where the article is not sure.

import { articleOf, readBare } from './noun-phrase.ts'
import type { Nouns } from './nouns.ts'
import { joined, lowerFirst, tokensOf } from './tokens.ts'
import { DETERMINERS, isParty } from './words.ts'

export interface Subject {
  readonly nominative: string
  /** er, sie or es. */
  readonly pronoun: string
  readonly isPlural: boolean
}

/** What names a part of an office rather than another one. */
const PART =
  /^(Geschäftszimmer|Sachbearbeitung|Haushaltssachbearbeitung|Leitung|Eingang|Verwaltung|Registratur|Technik|Schalter|Sekretariat|Team .*|Sachgebiet .*|Abteilung .*|Referat .*|Innendienst|Außendienst)$/

/** Who may have parts that are named behind it: Leitung Veterinäramt. */
const isOffice = (noun: string): boolean =>
  isParty(noun) ||
  /(aufsicht|bereich|dezernat|büro|kanzlei|gemeinde|schule|referat|buchhaltung)$/i.test(noun)

const PRONOUN = { m: 'er', f: 'sie', n: 'es' } as const

const one = (text: string, nouns: Nouns): Subject | undefined => {
  const bracket = /^(.*\S)\s+(\([^()]*\))$/.exec(text)
  if (bracket?.[1] && bracket[2]) {
    const inner = one(bracket[1], nouns)
    return inner && { ...inner, nominative: `${inner.nominative} ${bracket[2]}` }
  }
  const tokens = tokensOf(text)
  const [first, second] = tokens
  if (!first) return undefined
  const article = lowerFirst(first.text)
  if (DETERMINERS.has(article)) {
    const noun = tokens.find((token) => token.isCapital && token !== first)
    const readings = noun ? nouns.read(noun.text) : []
    const fits = readings.filter(
      ({ gender, isPlural, cases }) =>
        cases.has('nominative') && articleOf(gender, isPlural, 'nominative') === article,
    )
    const [reading] = fits
    if (!reading || fits.length > 1) return undefined
    const nominative = joined([article, ...tokens.slice(1).map((token) => token.text)])
    const pronoun = reading.isPlural ? 'sie' : PRONOUN[reading.gender]
    return { nominative, pronoun, isPlural: reading.isPlural }
  }
  if (/^(Herr|Frau)$/.test(first.text) && second) {
    return { nominative: text, pronoun: first.text === 'Herr' ? 'er' : 'sie', isPlural: false }
  }
  const read = (count: number): Subject | undefined => {
    const part = tokens.slice(0, count)
    const noun = part.at(-1)
    if (!noun) return undefined
    // A person is one here: the lane of the Kämmerer is not that of several.
    const singular = nouns
      .read(noun.text)
      .find((each) => !each.isPlural && each.cases.has('nominative'))
    const phrase = readBare(part, 0, nouns)
    if (singular && part.length === 1) {
      const nominative = `${articleOf(singular.gender, false, 'nominative')} ${noun.text}`
      return { nominative, pronoun: PRONOUN[singular.gender], isPlural: false }
    }
    if (!phrase || phrase.length !== part.length) return undefined
    const { gender, isPlural } = phrase
    const nominative =
      isPlural && !phrase.nominative.startsWith('die ') ? phrase.nominative : phrase.nominative
    return { nominative, pronoun: isPlural ? 'sie' : PRONOUN[gender], isPlural }
  }
  // The head is the longest beginning that is a noun phrase of its own.
  if (tokens.length === 1) return read(1)
  const isHeadNoun = nouns.read(first.text).length > 0
  const count = isHeadNoun ? 1 : 2
  const head = tokens.length >= count ? read(count) : undefined
  if (!head) return undefined
  const behind = tokens.slice(count)
  if (behind.length === 0) return head
  const follow = behind[0]
  const rest = joined(behind.map((token) => token.text))
  // Stadt Wittbach: a name, whatever words it is made of.
  const isNamed =
    /^(Stadt|Kreis|Landkreis|Gemeinde|Samtgemeinde|Land|Firma|Amtsgericht|Landgericht)$/.test(
      first.text,
    )
  const isClosed =
    isNamed ||
    /^(Nord|Süd|Ost|West|Mitte|Nordost|Nordwest|Südost|Südwest|Zentrum)$/.test(rest) ||
    /^(der|des|für|am|im|beim|vom|zum|zur|in|von|mit)$/.test(follow?.text ?? '') ||
    (behind.length === 1 && /^(\d[\p{L}\d.-]*|\p{Lu}+\d*)$/u.test(rest)) ||
    (behind.length === 1 && nouns.read(rest).length === 0 && follow?.isCapital === true)
  if (isClosed) return { ...head, nominative: `${head.nominative} ${rest}` }
  // Leitung Veterinäramt, Bauaufsicht Kreis: the second is whose the first is.
  const noun = behind.length === 1 && follow ? nouns.read(follow.text) : []
  const owner = noun.find((each) => !each.isPlural && each.cases.has('nominative'))
  if (owner && follow && isOffice(follow.text)) {
    const article = owner.gender === 'f' ? 'der' : 'des'
    return { ...head, nominative: `${head.nominative} ${article} ${owner.genitive}` }
  }
  return undefined
}

/** The subject for an actor's name; undefined where its grammar is not sure. */
export const subjectOf = (actor: string, nouns: Nouns): Subject | undefined => {
  const text = actor.trim()
  if (text === '' || /["„»/;:!?&+]|\bbzw\b|…/.test(text)) return undefined
  const parts = text.split(/\s*,\s*(?![^()]*\))/)
  const [first = '', second = ''] = parts
  if (parts.length === 2 && PART.test(second)) {
    const head = one(first, nouns)
    return head && { ...head, nominative: `${head.nominative} (${second})` }
  }
  const or = text.split(/\s+oder\s+/)
  if (or.length === 2) {
    const told = or.map((each) => one(each, nouns))
    const [a, b] = told
    if (!a || !b || a.isPlural || b.isPlural) return undefined
    const pronoun = a.pronoun === b.pronoun ? a.pronoun : ''
    return { nominative: `${a.nominative} oder ${b.nominative}`, pronoun, isPlural: false }
  }
  // Fachbereich Planen und Bauen: the name of one, whatever is in it.
  const unit =
    /^(Fachbereich|Fachdienst|Amt|Dezernat|Sachgebiet|Referat|Abteilung|Team|Stabsstelle|Bereich|Ministerium) (\p{Lu}[^,]*|für .*|\d.*)$/u.exec(
      text,
    )
  if (unit?.[1]) {
    const head = one(unit[1], nouns)
    return head && { ...head, nominative: `${head.nominative} ${unit[2] ?? ''}` }
  }
  const names = parts.flatMap((part) => part.split(/\s+(?:und|sowie)\s+/))
  if (names.length === 1) return one(text, nouns)
  if (parts.length === 2 && names.length === 2) {
    // Two names and a comma: one in the other, or one beside the other. Nobody can tell.
    return undefined
  }
  const told = names.map((name) => one(name, nouns))
  const subjects = told.filter((each) => each !== undefined)
  if (subjects.length !== names.length) return undefined
  // "Bürgerbüro und Steuern": a name, not several of them.
  if (subjects.some((each) => each.isPlural)) return undefined
  const last = subjects.at(-1)
  const others = subjects.slice(0, -1).map((each) => each.nominative)
  return {
    nominative: `${others.join(', ')} und ${last?.nominative ?? ''}`,
    pronoun: 'sie',
    isPlural: true,
  }
}
