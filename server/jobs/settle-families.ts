// Newly found families against known ones: a family keeps its id while most of it stays together, so
// that links to it hold; what people put together is never taken apart.

import type { Family } from '#compare'

export interface KnownFamily {
  readonly id: string
  readonly isConfirmed: boolean
  readonly members: readonly string[]
}

export type SettledFamily = Family & { readonly id: string }

/**
 * The families to propose, each with its id. Left out is what people have put together already (all of
 * its members in one confirmed family). Old ids go to the largest overlap first; ties to the family
 * known longer.
 */
export const settleFamilies = (
  found: readonly Family[],
  known: readonly KnownFamily[],
  newId: () => string,
): readonly SettledFamily[] => {
  const confirmed = known.filter((family) => family.isConfirmed).map((one) => new Set(one.members))
  const proposed = found.filter(
    ({ members }) => !confirmed.some((set) => members.every((member) => set.has(member))),
  )
  const old = known.filter((family) => !family.isConfirmed)
  const placeOf = new Map(
    old.flatMap((family, at) => family.members.map((member) => [member, at] as const)),
  )
  const overlaps = proposed
    .flatMap((family, fresh) => {
      const counts = new Map<number, number>()
      for (const member of family.members) {
        const at = placeOf.get(member)
        if (at !== undefined) counts.set(at, (counts.get(at) ?? 0) + 1)
      }
      return [...counts].map(([at, count]) => ({ fresh, at, count }))
    })
    .sort((a, b) => b.count - a.count || a.at - b.at || a.fresh - b.fresh)
  const ids = new Map<number, string>()
  const taken = new Set<number>()
  for (const { fresh, at } of overlaps) {
    const id = old[at]?.id
    if (id === undefined || ids.has(fresh) || taken.has(at)) continue
    ids.set(fresh, id)
    taken.add(at)
  }
  return proposed.map((family, fresh) => ({ ...family, id: ids.get(fresh) ?? newId() }))
}
