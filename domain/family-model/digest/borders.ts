// What frames the common work: the pool it is in, where it starts and ends in it, and what its lanes are called. Of what
// the variants say, what most of them have.

import type { FamilyElement, FamilyModel } from '../family-model.ts'
import { allSaid, majority, saidIn } from './wording.ts'

/** What most call the role; two names beside each other where no name has most. */
export const laneName = (lane: FamilyElement): string => {
  const said = allSaid(lane).map(({ name }) => String(name ?? '').trim())
  const most = majority(said)
  if (most !== undefined) return most
  const counted = [...Map.groupBy(said.filter(Boolean), (name) => name)].sort(
    ([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1),
  )
  return counted
    .slice(0, 2)
    .map(([name]) => name)
    .join(' / ')
}

/** The pool that most variants have; '' where there is none. */
export const mainPoolOf = (model: FamilyModel): string =>
  Object.values(model.elements)
    .filter(({ kind }) => kind === 'pool')
    .toSorted((a, b) => b.from.length - a.from.length || (a.key < b.key ? -1 : 1))[0]?.key ?? ''

const eventAt = (
  model: FamilyModel,
  pool: string,
  position: 'start' | 'end',
): FamilyElement | undefined =>
  Object.values(model.elements)
    .filter(
      (element) =>
        element.kind === 'event' &&
        element.from.some(({ variant }) => {
          const said = saidIn(element, variant)
          return said?.position === position && said.parent === pool
        }),
    )
    .toSorted((a, b) => b.from.length - a.from.length || (a.key < b.key ? -1 : 1))[0]

/** The start that most variants have in a pool. */
export const startOf = (model: FamilyModel, pool: string) => eventAt(model, pool, 'start')

/** Class of the end that most variants have in a pool. */
export const lastEndOf = (model: FamilyModel, pool: string) => eventAt(model, pool, 'end')?.key
