// Linked adoption: how a process of one organisation stems from, or is linked to, a process of another (its origin),
// and how far it has gone along with it. Numbered rules: SPEC.md. What happened is a list of facts for each pair of
// process and origin; where a link stands follows from them and from nothing else.

export const LINEAGE_ACTS = ['link', 'takeOver', 'moveOn', 'decline', 'unlink'] as const
/**
 * `link`: a process that was there is linked; `takeOver`: made anew from the origin; `moveOn`: the work of a newer
 * version of the origin is in ours; `decline`: it shall not be; `unlink`: they go separate ways.
 */
export type LineageAct = (typeof LINEAGE_ACTS)[number]

export interface LineageFact {
  readonly act: LineageAct
  /** Of the origin: linked with, taken over, moved on to, declined, or left. */
  readonly version: number
}

/** How the address of an origin in another alliance begins; no process here has such an id. */
export const FOREIGN = 'foreign-'
export const isForeignId = (id: string): boolean => id.startsWith(FOREIGN)

/** How a process stands to an origin it is linked with. */
export interface Link {
  /** It was made of the origin, so the two share their keys. */
  readonly isTakenOver: boolean
  /** Of the origin: what ours goes back to. */
  readonly version: number
  /** The newest version of the origin that was declined; 0 where none was. */
  readonly declined: number
}

const follow = (link: Link | undefined, { act, version }: LineageFact, wasTakenOver: boolean) => {
  switch (act) {
    case 'link':
    case 'takeOver':
      return { isTakenOver: wasTakenOver || act === 'takeOver', version, declined: 0 }
    case 'moveOn':
      return link && { ...link, version }
    case 'decline':
      return link && { ...link, declined: Math.max(link.declined, version) }
    case 'unlink':
      return undefined
  }
}

/** The link after these facts, the earliest first; undefined where there is none, or none any more. */
export const linkOf = (facts: readonly LineageFact[]): Link | undefined => {
  let link: Link | undefined
  let wasTakenOver = false
  for (const fact of facts) {
    link = follow(link, fact, wasTakenOver)
    wasTakenOver ||= fact.act === 'takeOver'
  }
  return link
}

/** A version as lineage sees it. */
export interface OriginVersion {
  readonly number: number
  readonly state: 'draft' | 'inReview' | 'approved' | 'retired'
}

/** A version that is in force or was: one is retired only after it was approved. */
export const wasInForce = ({ state }: OriginVersion): boolean =>
  state === 'approved' || state === 'retired'

/** The newest version in force; undefined where none is. */
export const newestInForce = (versions: readonly OriginVersion[]): number | undefined => {
  const inForce = versions.filter(({ state }) => state === 'approved')
  return inForce.length === 0 ? undefined : Math.max(...inForce.map(({ number }) => number))
}

/** The version of the origin its adopters should hear of; undefined where there is nothing new to them. */
export const newsOf = (link: Link, versions: readonly OriginVersion[]): number | undefined => {
  const newest = newestInForce(versions)
  return newest !== undefined && newest > link.version && newest > link.declined
    ? newest
    : undefined
}

/** What decides whether something may happen to a link. */
export interface LineageCase {
  /** May edit the process that is linked, or make the one that is taken over. */
  readonly mayEdit: boolean
  readonly facts: readonly LineageFact[]
  /** Of the origin; [] where the actor may not see it. */
  readonly versions: readonly OriginVersion[]
  /** The origin is the process itself, or goes back to it. */
  readonly isCircle: boolean
}

export type LineageVerdict =
  | { readonly isAllowed: true }
  | {
      readonly isAllowed: false
      readonly because: /** For somebody with another role. */
        | 'role'
        /** Not as the link stands now. */
        | 'state'
        /** No such version, or it never was in force. */
        | 'version'
        /** A process cannot go back to itself. */
        | 'circle'
    }

const allowed: LineageVerdict = { isAllowed: true }
const no = (because: Extract<LineageVerdict, { isAllowed: false }>['because']): LineageVerdict => ({
  isAllowed: false,
  because,
})

/** Whether something may happen to a link now; if not, why not. Rules L2 to L7. */
export const mayTrace = (
  { mayEdit, facts, versions, isCircle }: LineageCase,
  { act, version }: LineageFact,
): LineageVerdict => {
  if (!mayEdit) return no('role')
  const link = linkOf(facts)
  const found = versions.find(({ number }) => number === version)
  const isKnown = found !== undefined && wasInForce(found)
  switch (act) {
    case 'takeOver':
    case 'link':
      if (link || (act === 'takeOver' && facts.length > 0)) return no('state')
      if (isCircle) return no('circle')
      return isKnown ? allowed : no('version')
    case 'moveOn':
      if (!link || version <= link.version) return no('state')
      return isKnown ? allowed : no('version')
    case 'decline':
      if (!link || version <= link.version || version <= link.declined) return no('state')
      return isKnown ? allowed : no('version')
    case 'unlink':
      return link && link.version === version ? allowed : no('state')
  }
}

/** Only declining says no to somebody: they should know why. */
export const tracesReason = (act: LineageAct): boolean => act === 'decline'

/** Which process is linked with which origin. */
export interface Descent {
  readonly processId: string
  readonly originId: string
}

/** Whether a process goes back to another, over however many links, or is it. */
export const stemsFrom = (
  descents: readonly Descent[],
  processId: string,
  ancestorId: string,
): boolean => {
  const origins = Map.groupBy(descents, (one) => one.processId)
  const seen = new Set([processId])
  // A set goes on over what is added while it is walked.
  for (const id of seen) for (const { originId } of origins.get(id) ?? []) seen.add(originId)
  return seen.has(ancestorId)
}

/**
 * By process, how many links lie between it and the farthest it goes back to; 0 for those that go back to nothing.
 * What stands in a circle (which nobody can make, but two may at once) is counted as far as it was met.
 */
export const generationsOf = (descents: readonly Descent[]): ReadonlyMap<string, number> => {
  const origins = Map.groupBy(descents, (one) => one.processId)
  const generations = new Map<string, number>()
  const generationOf = (id: string, under: ReadonlySet<string>): number => {
    const known = generations.get(id)
    if (known !== undefined) return known
    if (under.has(id)) return 0
    const before = (origins.get(id) ?? []).map(({ originId }) =>
      generationOf(originId, new Set([...under, id])),
    )
    const generation = before.length === 0 ? 0 : Math.max(...before) + 1
    generations.set(id, generation)
    return generation
  }
  for (const { processId, originId } of descents) {
    generationOf(processId, new Set())
    generationOf(originId, new Set())
  }
  return generations
}
