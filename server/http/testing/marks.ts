// Words that stand for what is kept: each is in one place only, and here it is written who may come to know it. This is
// said of the house as people were promised it, and asks nothing of the program.

import type { Sharing } from '#library'
import type { Asker } from './askers.ts'

/** Who may know something: whoever is named by any of these. Nobody is named by none. */
export interface Seers {
  /** All who belong to the alliance. */
  readonly alliance?: string
  /** Members of these organisations. */
  readonly houses?: readonly string[]
  /** Who administers this organisation. */
  readonly admins?: string
  /** Who coordinates this alliance. */
  readonly coordinators?: string
  /** One person, by the name of the asker. */
  readonly person?: string
  /** Whoever has the link. */
  readonly guest?: true
  /** Everybody: it is public. */
  readonly everyone?: true
}

export interface Mark {
  /** In lower case, or a number. */
  readonly word: string
  readonly what: string
  readonly seers: Seers
}

export const housesOf = ({ alliance, roles }: Asker): readonly string[] =>
  Object.keys(roles).map((house) => `${alliance}-${house}`)

export const isMember = ({ alliance, roles }: Asker): boolean =>
  alliance !== undefined && Object.keys(roles).length > 0

const holds = ({ roles }: Asker, role: string): boolean =>
  Object.values(roles).some((held) => held.some((one) => one === role))

export const mayKnow = (asker: Asker, seers: Seers): boolean => {
  const { alliance, houses = [], admins, coordinators, person, guest, everyone } = seers
  const own = housesOf(asker)
  return (
    (alliance !== undefined && isMember(asker) && asker.alliance === alliance) ||
    houses.some((house) => own.includes(house)) ||
    (admins !== undefined && own.includes(admins) && holds(asker, 'organisationAdmin')) ||
    (asker.alliance === coordinators && holds(asker, 'allianceCoordinator')) ||
    asker.name === person ||
    (guest === true && asker.isGuest === true) ||
    everyone === true
  )
}

/** What of a process is shared only where its house says so; `all`: only where it shares everything. */
export type Part = 'flow' | keyof Sharing | 'all' | 'house'

export const seersOf = (house: string, isShown: boolean, sharing: Sharing, part: Part): Seers => {
  const isShared =
    part === 'flow' ||
    (part === 'all' && sharing.minutes && sharing.cases && sharing.posts) ||
    (part !== 'all' && part !== 'house' && sharing[part])
  const alliance = house.split('-')[0]
  return isShown && isShared && alliance ? { alliance, houses: [house] } : { houses: [house] }
}

export interface Marks {
  /** A new word, in which nothing else can be read. */
  readonly word: (what: string, seers: Seers) => string
  /** A new number that nothing else has. */
  readonly number: (what: string, seers: Seers) => number
  readonly all: readonly Mark[]
}

export const makeMarks = (): Marks => {
  const all: Mark[] = []
  const add = (word: string, what: string, seers: Seers) => {
    all.push({ word, what, seers })
    return word
  }
  return {
    all,
    word: (what, seers) => {
      const number = [...String(all.length + 100)].map((digit) => 'bcdfghjklm'[Number(digit)])
      return add(`zq${number.join('')}qz`, what, seers)
    },
    number: (what, seers) => Number(add(String(61_003 + 17 * all.length), what, seers)),
  }
}

/** Numbers as people write them become digits; everything in lower case. */
const plain = (text: string): string =>
  text.toLowerCase().replace(/(?<=\d)[.,'\u202f\u00a0](?=\d{3}(?!\d))/g, '')

/** Those of the marks that a text holds. */
export const marksIn = (text: string, marks: readonly Mark[]): readonly Mark[] => {
  const read = plain(text)
  const words = new Set(read.match(/zq[a-z]+?qz/g))
  const numbers = new Set(read.match(/(?<![\w.])\d{5}(?!\w)/g))
  return marks.filter(({ word }) => words.has(word) || numbers.has(word))
}
