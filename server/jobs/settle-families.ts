// Newly found families against known ones: a family keeps its id while most of it stays together, so
// that links to it hold; what people put together is never taken apart, and what they took out of it stays
// out.

import type { Family } from '#compare'

export interface KnownFamily {
  readonly id: string
  readonly isConfirmed: boolean
  readonly members: readonly string[]
  /** What people took out of it. */
  readonly out: readonly string[]
}

export type SettledFamily = Family & { readonly id: string }

export interface Settled {
  /** The families to propose. */
  readonly proposed: readonly SettledFamily[]
  /** By the id of a family of people's, what else looks like the same work. */
  readonly suggested: ReadonlyMap<string, readonly string[]>
}

interface Chosen {
  readonly id: string
  readonly members: ReadonlySet<string>
  readonly out: ReadonlySet<string>
}

/** Without those who were taken out of a family that others of these are in: whoever is fewer goes. */
const apart = (ids: readonly string[], chosen: readonly Chosen[]): readonly string[] => {
  let left = ids
  for (const { members, out } of chosen) {
    const inside = left.filter((id) => members.has(id))
    const outside = left.filter((id) => out.has(id))
    if (inside.length === 0 || outside.length === 0) continue
    const gone = new Set(inside.length >= outside.length ? outside : inside)
    left = left.filter((id) => !gone.has(id))
  }
  return left
}

/** The family of people's that this is the same work as: two or more of it, and half of it, are here. */
const sameAs = (ids: readonly string[], chosen: readonly Chosen[]): Chosen | undefined => {
  let best: { readonly one: Chosen; readonly count: number } | undefined
  for (const one of chosen) {
    const count = ids.filter((id) => one.members.has(id)).length
    if (count >= 2 && 2 * count >= one.members.size && count > (best?.count ?? 0)) {
      best = { one, count }
    }
  }
  return best?.one
}

/**
 * The families to propose, each with its id, and what belongs into people's own. Left out is what people
 * have put together already (all of its members in one confirmed family). Old ids go to the largest overlap
 * first; ties to the family known longer.
 */
export const settleFamilies = (
  found: readonly Family[],
  known: readonly KnownFamily[],
  newId: () => string,
): Settled => {
  const chosen: readonly Chosen[] = known
    .filter((family) => family.isConfirmed)
    .map(({ id, members, out }) => ({ id, members: new Set(members), out: new Set(out) }))
  const suggested = new Map<string, readonly string[]>()
  const proposed = found.flatMap((family) => {
    const members = apart(family.members, chosen)
    if (members.length < 2) return []
    if (chosen.some((one) => members.every((id) => one.members.has(id)))) return []
    const same = sameAs(members, chosen)
    if (!same) return [{ ...family, members }]
    const rest = members.filter(
      (id) => !same.out.has(id) && !chosen.some((one) => one.members.has(id)),
    )
    suggested.set(same.id, [...(suggested.get(same.id) ?? []), ...rest].sort())
    return []
  })
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
  return {
    proposed: proposed.map((family, fresh) => ({ ...family, id: ids.get(fresh) ?? newId() })),
    suggested,
  }
}
