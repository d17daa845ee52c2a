// Who writes what for whom by when. A package is written once and is there for several houses; a sponsorship is a house
// that stands by others for a time. Where one stands follows from its facts alone. Numbered rules: SPEC.md.

export const PACKAGE_KINDS = ['package', 'sponsorship'] as const
export type PackageKind = (typeof PACKAGE_KINDS)[number]

/**
 * - `plan`: what, for whom, by when, and who is asked to write it; `ask`: somebody else, or by another day.
 * - `accept`, `decline`: the word of the house that is asked; whoever is asked by nobody may take it on.
 * - `join`, `leave`: a house says that it is for them too, or no longer.
 * - `deliver`: it is written; `end`: it never will be.
 */
export const PACKAGE_ACTS = [
  ...(['plan', 'ask', 'accept', 'decline', 'join', 'leave', 'deliver', 'end'] as const),
] as const
export type PackageAct = (typeof PACKAGE_ACTS)[number]

export interface PackageFact {
  readonly act: PackageAct
  /** The house it is said for. */
  readonly by: string
  /** Of `plan` and `ask`; null: whoever wants to. */
  readonly writer: string | null
  /** YYYY-MM-DD. */
  readonly due: string | null
  /** Of `plan`. */
  readonly houses: readonly string[]
  /** Of `deliver`: what was written, and how many minutes writing it took, where somebody knows. */
  readonly processId: string | null
  readonly minutes: number | null
  readonly reason: string
}

/** `open`: nobody writes it yet. */
export type PackageState = 'open' | 'asked' | 'accepted' | 'delivered' | 'ended'

export interface PackageStand {
  readonly state: PackageState
  readonly planner: string
  readonly writer: string | null
  /** Without the one that writes. */
  readonly houses: readonly string[]
  readonly due: string | null
  readonly processId: string | null
  readonly minutes: number | null
  /** Why it was declined last, or ended; '' where it was neither. */
  readonly reason: string
}

const asked = (writer: string | null, by: string): PackageState =>
  writer === null ? 'open' : writer === by ? 'accepted' : 'asked'

const after = (stand: PackageStand, fact: PackageFact): PackageStand => {
  const { by, writer, due } = fact
  switch (fact.act) {
    case 'plan':
      return stand
    case 'ask':
      return { ...stand, writer, due, state: asked(writer, by), reason: '' }
    case 'accept':
      return { ...stand, writer: by, state: 'accepted', reason: '' }
    case 'decline':
      return { ...stand, writer: null, state: 'open', reason: fact.reason }
    case 'join':
      return { ...stand, houses: [...new Set([...stand.houses, by])] }
    case 'leave':
      return { ...stand, houses: stand.houses.filter((house) => house !== by) }
    case 'deliver': {
      const { processId, minutes } = fact
      return { ...stand, state: 'delivered', processId, minutes, reason: '' }
    }
    case 'end':
      return { ...stand, state: 'ended', reason: fact.reason }
  }
}

/** Where a package stands; undefined before it was planned. Rule A1. */
export const packageOf = (facts: readonly PackageFact[]): PackageStand | undefined => {
  const [first, ...rest] = facts
  if (first?.act !== 'plan') return undefined
  const { by, writer, due, houses } = first
  const begun: PackageStand = {
    ...{ planner: by, writer, due, houses: [...new Set(houses)], state: asked(writer, by) },
    ...{ processId: null, minutes: null, reason: '' },
  }
  const stand = rest.reduce(after, begun)
  return { ...stand, houses: stand.houses.filter((house) => house !== stand.writer) }
}

/** Whether something can be said for a house now. Rules A2 to A4. */
export const mayOnPackage = (
  act: Exclude<PackageAct, 'plan'>,
  stand: PackageStand,
  by: string,
  isCoordination: boolean,
): boolean => {
  const { state, writer, planner, houses } = stand
  const isOver = state === 'delivered' || state === 'ended'
  const isWriter = writer === by
  switch (act) {
    case 'accept':
      return state === 'open' || (state === 'asked' && isWriter)
    case 'decline':
      return isWriter && (state === 'asked' || state === 'accepted')
    case 'deliver':
      return isWriter && state === 'accepted'
    case 'ask':
    case 'end':
      return !isOver && (planner === by || isCoordination)
    case 'join':
      return state !== 'ended' && !isWriter && !houses.includes(by)
    case 'leave':
      return state !== 'ended' && houses.includes(by)
  }
}

export const packageNeedsReason = (act: PackageAct): boolean => act === 'decline' || act === 'end'

/** A process that goes back to another house's. */
export interface Adoption {
  readonly originId: string
  readonly originHouse: string
  readonly house: string
}

/** What the alliance need not do twice. Of all houses together: nobody is counted by themselves. Rule A6. */
export interface JointSavings {
  /** Processes that were written once and taken over by others. */
  readonly written: number
  /** How often another house took one over, each house once for each. */
  readonly adoptions: number
  /** Minutes of writing that were not spent again, as far as it is known how many it took. */
  readonly minutes: number
  /** For how many of those processes that is known. */
  readonly known: number
}

/** `delivered`: what packages say of their results. */
export const jointSavings = (
  adoptions: readonly Adoption[],
  delivered: readonly { readonly processId: string; readonly minutes: number | null }[],
): JointSavings => {
  const houses = new Map<string, Set<string>>()
  for (const { originId, originHouse, house } of adoptions) {
    if (house === originHouse) continue
    houses.set(originId, (houses.get(originId) ?? new Set()).add(house))
  }
  // A result that was delivered twice was written once: what was said last counts.
  const minutesOf = new Map(
    delivered.flatMap(({ processId, minutes }) => (minutes === null ? [] : [[processId, minutes]])),
  )
  const known = [...houses].flatMap(([id, by]) => {
    const minutes = minutesOf.get(id)
    return minutes === undefined ? [] : [minutes * by.size]
  })
  return {
    written: houses.size,
    adoptions: [...houses.values()].reduce((sum, by) => sum + by.size, 0),
    minutes: known.reduce((sum, one) => sum + one, 0),
    known: known.length,
  }
}
