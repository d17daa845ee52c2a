// What a class of elements is called and says, in the words of most of its variants.

import type { Work } from '#process'
import { folded, jaccard } from '../class-links.ts'
import type { Attributes, FamilyElement } from '../family-model.ts'
import { mostVoted } from './consensus.ts'

/** What an element says in one variant. */
export const saidIn = (element: FamilyElement, variant: string): Attributes | undefined => {
  const own = element.from.find((one) => one.variant === variant)?.own
  return own && { ...element.shared, ...own }
}

export const allSaid = (element: FamilyElement): readonly Attributes[] =>
  element.from.map(({ own }) => ({ ...element.shared, ...own }))

const clean = (name: unknown): string =>
  typeof name === 'string' ? name.replace(/\s+/g, ' ').trim() : ''

/**
 * The name most give it; where none is given twice, the one that shares most words with all others, the
 * shortest among equals. '' where none has a name.
 */
export const commonName = (element: FamilyElement): string => {
  const names = allSaid(element)
    .map(({ name }) => clean(name))
    .filter((name) => name !== '')
  const words = new Map(names.map((name) => [name, new Set(folded(name).split(' '))]))
  const count = (name: string) => names.filter((other) => folded(other) === folded(name)).length
  const overlap = (name: string) =>
    names.reduce(
      (sum, other) => sum + jaccard(words.get(name) ?? new Set(), words.get(other) ?? new Set()),
      0,
    )
  return (
    [...new Set(names)].sort(
      (a, b) =>
        count(b) - count(a) ||
        overlap(b) - overlap(a) ||
        a.length - b.length ||
        (a < b ? -1 : a > b ? 1 : 0),
    )[0] ?? ''
  )
}

/** The value of more than half of those asked; undefined where there is none such. */
export const majority = <T>(values: readonly T[]): T | undefined => {
  const most = mostVoted(values, (value) => JSON.stringify(value ?? null))
  const name = JSON.stringify(most ?? null)
  const count = values.filter((value) => JSON.stringify(value ?? null) === name).length
  return count * 2 > values.length ? most : undefined
}

/** Minutes, shares, waiting and remarks are each house's own affair; a draft does not average them. */
const OF_ALL: readonly (keyof Work)[] = [
  'stepKind',
  'familyCode',
  'referenceActivityGroup',
  'medium',
  'prescribedBy',
  'isDiscretionary',
  'systems',
  'documents',
  'handover',
]

/** How the work is done where more than half of those who say so agree; undefined where they do not. */
export const commonWork = (element: FamilyElement): Work | undefined => {
  const works = allSaid(element).flatMap(({ work }) =>
    typeof work === 'object' && work !== null ? [work as Work] : [],
  )
  const agreed = OF_ALL.flatMap((name) => {
    const said = works.map((work) => work[name]).filter((value) => value !== undefined)
    const value = majority(said)
    return value === undefined ? [] : [[name, value] as const]
  })
  return agreed.length === 0 ? undefined : Object.fromEntries(agreed)
}
