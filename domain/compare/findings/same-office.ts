// Offices that are called differently and do the same: the tax office here, the treasury there. Who does in one house what
// the other does in the next is no difference in the work, and would be told of every row. Cost: rows x steps of two columns.

import type { Label } from '#language'
import type { Step } from '../step.ts'
import { type Material, stepsIn } from './material.ts'

/** Names of the usual units: these differ from house to house without meaning anything. */
const DIFFERENT = 0.5
/** An office that does less than this of its house's steps has a task of its own. */
const MUCH = 1 / 3
/** In so many rows two offices must answer to each other. */
const LEAST_ROWS = 3

export const areAlikeByName = (one: Label, other: Label, { alike }: Material): boolean =>
  alike(one, other) >= DIFFERENT

/** The last word of a house's name (Stadt Ardenfurt, TU Munich). */
const ownName = (name: string): string =>
  name.split(/[^\p{L}]+/u).findLast((word) => word.length > 3) ?? ''

/** Names the house as a whole and no office in it, as a pool without lanes does; a model may be called by its house. */
export const namesTheHouse = (actor: Label, column: number, material: Material): boolean => {
  const subject = material.subjects[column]
  const said = actor.text.toLowerCase().split(/[^\p{L}]+/u)
  return [subject?.organisation?.name, subject?.name].some((name) => {
    const own = ownName(name ?? '').toLowerCase()
    return own !== '' && said.includes(own)
  })
}

type Counts = ReadonlyMap<string, number>

const most = (counts: Counts | undefined): string | undefined => {
  const [first, second] = [...(counts ?? [])].sort((a, b) => b[1] - a[1])
  return first && first[1] > (second?.[1] ?? 0) ? first[0] : undefined
}

/** In how many rows each office of one column works where those of the other do. */
const countsBetween = (
  one: number,
  other: number,
  material: Material,
): ReadonlyMap<string, Counts> => {
  const counts = new Map<string, Map<string, number>>()
  const officesIn = (steps: readonly Step[]) => new Set(steps.map(({ actor }) => actor.text))
  for (const row of material.alignment.rows) {
    for (const office of officesIn(stepsIn(row, one))) {
      const known = counts.get(office) ?? new Map<string, number>()
      counts.set(office, known)
      for (const its of officesIn(stepsIn(row, other))) known.set(its, (known.get(its) ?? 0) + 1)
    }
  }
  return counts
}

const doesMuch = (office: string, column: number, { alignment }: Material): boolean => {
  const steps = alignment.columns[column] ?? []
  return steps.filter(({ actor }) => actor.text === office).length >= MUCH * steps.length
}

/** Whether an office of one column is to the other column what that one's office is to the first. */
export const sameOffices = (
  material: Material,
): ((one: number, office: Label, other: number, its: Label) => boolean) => {
  const known = new Map<string, ReadonlyMap<string, Counts>>()
  const counts = (one: number, other: number) => {
    const pair = `${one}|${other}`
    const found = known.get(pair) ?? countsBetween(one, other, material)
    known.set(pair, found)
    return found
  }
  const isNamedIn = (office: Label, column: number) =>
    (material.alignment.columns[column] ?? []).some(({ actor }) =>
      areAlikeByName(office, actor, material),
    )
  return (one, office, other, its) => {
    const there = counts(one, other).get(office.text)
    return (
      (there?.get(its.text) ?? 0) >= LEAST_ROWS &&
      most(there) === its.text &&
      most(counts(other, one).get(its.text)) === office.text &&
      doesMuch(office.text, one, material) &&
      doesMuch(its.text, other, material) &&
      !isNamedIn(office, other) &&
      !isNamedIn(its, one)
    )
  }
}
