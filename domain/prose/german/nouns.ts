// German nouns: which gender, number and case a written form may have. Compounds go like their last
// part; what no list knows is told by its ending where that is safe.

import { typingErrors } from '#language'
import { isWordEnd } from './word-end.ts'

export type Gender = 'm' | 'f' | 'n'

/** One way to read a written noun. */
export interface NounReading {
  readonly gender: Gender
  readonly isPlural: boolean
  readonly nominative: string
  readonly accusative: string
  readonly dative: string
  readonly genitive: string
  /** Cases the written form can stand for. */
  readonly cases: ReadonlySet<Case>
}

export type Case = 'nominative' | 'accusative' | 'dative' | 'genitive'

export interface Nouns {
  /** Every reading of a written form; [] for a word that is no noun we know. */
  readonly read: (word: string) => readonly NounReading[]
  /** Whether a form is in the list itself, not only its last part. */
  readonly isListed: (word: string) => boolean
  /** Forms in the list that are one typing error away and begin with the same letter. */
  readonly near: (word: string) => readonly string[]
}

interface Entry {
  readonly word: string
  readonly gender: string
  readonly genitive: string
  readonly plural: string
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

const entryOf = (line: string): Entry => {
  const [word = '', gender = '', genitive = '-', plural = '-'] = line.split(' ')
  const whole = (form: string) => (form.startsWith('+') ? `${word}${form.slice(1)}` : form)
  return { word, gender, genitive: whole(genitive), plural: whole(plural) }
}

/** Antrags and Antrages are both written. */
const genitivesOf = ({ word, gender, genitive }: Entry): readonly string[] => {
  if (genitive === '-') return gender === 'f' ? [word] : []
  if (gender === 'f' || gender === 'w') return [genitive]
  const other = genitive === `${word}s` ? `${word}es` : genitive === `${word}es` ? `${word}s` : ''
  return other === '' || /[sßxz]s$/.test(other) ? [genitive] : [genitive, other]
}

const singular = (entry: Entry): Omit<NounReading, 'cases'> => {
  const { word, gender, genitive } = entry
  const oblique = gender === 'w' ? genitive.replace(/ens$/, 'en') : word
  return {
    gender: gender === 'w' ? 'm' : gender === 'f' ? 'f' : gender === 'n' ? 'n' : 'm',
    isPlural: false,
    nominative: word,
    accusative: oblique,
    dative: oblique,
    genitive: genitive === '-' ? word : genitive,
  }
}

const plural = (entry: Entry): Omit<NounReading, 'cases'> => {
  const form = entry.plural
  return {
    gender: entry.gender === 'f' ? 'f' : entry.gender === 'n' ? 'n' : 'm',
    isPlural: true,
    nominative: form,
    accusative: form,
    dative: /[ns]$/.test(form) ? form : `${form}n`,
    genitive: form,
  }
}

const readingsOf = (entry: Entry, written: string): readonly NounReading[] => {
  const readings: NounReading[] = []
  if (entry.gender !== 'p') {
    const one = singular(entry)
    const cases = new Set<Case>()
    if (written === one.nominative) cases.add('nominative')
    if (written === one.accusative) cases.add('accusative')
    if (written === one.dative) cases.add('dative')
    if (genitivesOf(entry).includes(written)) cases.add('genitive')
    if (cases.size > 0) readings.push({ ...one, cases })
  }
  if (entry.plural !== '-') {
    const many = plural(entry)
    const cases = new Set<Case>()
    if (written === many.nominative) for (const each of CASES) cases.add(each)
    if (written !== many.dative) cases.delete('dative')
    else cases.add('dative')
    if (cases.size > 0) readings.push({ ...many, cases })
  }
  return readings
}

const CASES = ['nominative', 'accusative', 'genitive', 'dative'] as const

/** Endings that settle gender and plural of words no list knows. */
const byEnding = (word: string): Entry | undefined => {
  const feminine = /(ung|heit|keit|schaft|tion|tät)(en)?$/.exec(word)
  if (feminine) {
    const base = feminine[2] ? word.slice(0, -2) : word
    return { word: base, gender: 'f', genitive: base, plural: `${base}en` }
  }
  const person = /(in)(nen)?$/.exec(word)
  if (person && /(er|or|ent|ant|ist|eur|at|ant)in(nen)?$/.test(word)) {
    const base = person[2] ? word.slice(0, -3) : word
    return { word: base, gender: 'f', genitive: base, plural: `${base}nen` }
  }
  return undefined
}

/** Reads the list when the first word is asked for. `isVerb` tells infinitives, which are nouns too. */
export const createNouns = (list: string, isVerb: (word: string) => boolean): Nouns => {
  let index: Map<string, Entry[]> | undefined
  const indexed = (): Map<string, Entry[]> => {
    if (index) return index
    const made = new Map<string, Entry[]>()
    const add = (form: string, entry: Entry) => {
      if (form === '-' || form === '') return
      const found = made.get(form)
      if (!found) made.set(form, [entry])
      else if (!found.includes(entry)) found.push(entry)
    }
    for (const line of list.split('\n')) {
      if (line === '') continue
      const entry = entryOf(line)
      if (entry.gender !== 'p') add(entry.word, entry)
      for (const genitive of genitivesOf(entry)) add(genitive, entry)
      if (entry.plural === '-') continue
      add(entry.plural, entry)
      add(plural(entry).dative, entry)
    }
    index = made
    return made
  }
  const memo = new Map<string, readonly NounReading[]>()

  const grown = (start: string, reading: NounReading): NounReading => {
    const grow = (form: string) => `${start}${start.endsWith('-') ? form : lower(form)}`
    return {
      ...reading,
      nominative: grow(reading.nominative),
      accusative: grow(reading.accusative),
      dative: grow(reading.dative),
      genitive: grow(reading.genitive),
    }
  }

  /** "Fehlende" is no kind of "Ende". */
  const isPresentParticiple = (word: string): boolean => {
    const verb = /^(\p{L}{3,}n)de[nrsm]?$/u.exec(word)?.[1]
    if (!verb) return false
    for (let from = 0; from <= verb.length - 5; from++) if (isVerb(verb.slice(from))) return true
    return false
  }

  const look = (word: string): readonly NounReading[] => {
    if (isPresentParticiple(lower(word))) return []
    const list = indexed()
    const exact = list.get(word)
    if (exact) return exact.flatMap((entry) => readingsOf(entry, word))
    const hyphen = word.lastIndexOf('-')
    if (hyphen > 0 && hyphen < word.length - 2) {
      const last = word.slice(hyphen + 1)
      if (!/^\p{Lu}/u.test(last)) return []
      const start = word.slice(0, hyphen + 1)
      return read(last).map((reading) => grown(start, reading))
    }
    for (let from = 3; from <= word.length - 3; from++) {
      const end = capital(word.slice(from))
      if (!isWordEnd(end)) continue
      const found = list.get(end)
      if (!found) continue
      const start = word.slice(0, from)
      const readings = found.flatMap((entry) => readingsOf(entry, end))
      if (readings.length > 0) return readings.map((reading) => grown(start, reading))
    }
    const told = byEnding(word)
    if (told) return readingsOf(told, word)
    if (isVerb(lower(word)))
      return readingsOf({ word, gender: 'n', genitive: `${word}s`, plural: '-' }, word)
    return []
  }

  const read = (word: string): readonly NounReading[] => {
    if (!/^\p{Lu}[\p{L}-]*\p{Ll}$/u.test(word)) return []
    let found = memo.get(word)
    if (!found) {
      found = look(word)
      memo.set(word, found)
    }
    return found
  }
  const near = (word: string): readonly string[] =>
    [...indexed().keys()].filter(
      (form) =>
        form.charAt(0) === word.charAt(0) &&
        Math.abs(form.length - word.length) <= 1 &&
        typingErrors(form, word, 1) === 1,
    )
  return { read, isListed: (word) => indexed().has(word), near }
}
