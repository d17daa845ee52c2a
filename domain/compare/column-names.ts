// What people call the columns of a comparison: the administration, with its process where it has several, else the
// process. Short, since a sentence may name them all.

import type { Subject } from './comparison.ts'

/** Says only that it is one; what a county is called keeps its level, or it would pass for the town. */
const TOWN = /^(?:Stadt|Gemeinde|Markt|Hansestadt|Universitätsstadt) (?=\p{Lu})/u

/** The names of houses without "Stadt", as long as they differ all the same. */
const shortened = (names: readonly string[]): ReadonlyMap<string, string> => {
  const short = new Map(names.map((name) => [name, name.replace(TOWN, '')]))
  const counts = Map.groupBy(short.values(), (name) => name)
  return new Map(
    [...short].map(([name, one]) => [name, counts.get(one)?.length === 1 ? one : name]),
  )
}

/** One name for each, in their order. */
export const columnNames = (
  subjects: readonly Pick<Subject, 'id' | 'name' | 'organisation'>[],
): readonly string[] => {
  const houses = subjects.map(({ organisation }) => organisation)
  const short = shortened(houses.flatMap((house) => house?.name ?? []))
  // All of one house: its name tells none from another.
  const isOneHouse = new Set(houses.map((house) => house?.id)).size === 1 && subjects.length > 1
  const areTold = new Set(subjects.map(({ name }) => name)).size === subjects.length
  return subjects.map(({ id, name, organisation }) => {
    if (!organisation || (isOneHouse && areTold)) return name || id
    const house = short.get(organisation.name) ?? organisation.name
    const isOne = houses.filter((other) => other?.id === organisation.id).length === 1
    return isOne ? house : `${house} (${name})`
  })
}
