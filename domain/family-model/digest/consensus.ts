// Where the variants put their common steps, by majority: which decision or sub-process a step stands in,
// which branches a decision has, and what comes first. Every vote of a variant counts once; ties go to
// what is less nested, then to the name of the class, so that the order of variants decides nothing.
// Cost: pairs of siblings times variants.

import { folded, jaccard } from '../class-links.ts'
import { type ClassLink, joinClasses } from '../join-classes.ts'
import type { ItemKind, Leaving, Place, Told, ToldVariant } from './told.ts'

/** A step, event or decision that enough variants have. */
export interface Item {
  readonly item: string
  readonly kind: ItemKind
  readonly type: 'exclusive' | 'inclusive' | 'event' | undefined
  readonly variants: ReadonlySet<string>
  readonly pool: string
  /** The step most variants attach it to; boundary events only. */
  readonly host: string | undefined
  /** How it is told in each variant. */
  readonly told: ReadonlyMap<string, Told>
}

export interface ConsensusBranch {
  readonly id: string
  readonly name: string
  readonly isDefault: boolean
  readonly leaving: Leaving | undefined
  readonly variants: ReadonlySet<string>
  readonly children: readonly Node[]
}

export interface Node extends Item {
  /** Decisions: several; sub-processes and interruptions: one without a name; else none. */
  readonly branches: readonly ConsensusBranch[]
  /** What may interrupt it; steps only. */
  readonly boundaries: readonly Node[]
}

/** The vote of most; of as many, the shortest name, then the first by name. */
export const mostVoted = <T>(votes: readonly T[], nameOf: (vote: T) => string): T | undefined => {
  const counted = [...Map.groupBy(votes, nameOf)].sort(
    ([a, one], [b, other]) =>
      other.length - one.length || a.length - b.length || (a < b ? -1 : a > b ? 1 : 0),
  )
  return counted[0]?.[1][0]
}

const itemsOf = (told: readonly ToldVariant[], atLeast: number): ReadonlyMap<string, Item> => {
  const found = new Map<string, Map<string, Told>>()
  for (const { variant, items } of told) {
    for (const one of items) {
      const known = found.get(one.item) ?? new Map<string, Told>()
      if (!known.has(variant)) known.set(variant, one)
      found.set(one.item, known)
    }
  }
  const items = [...found]
    .filter(([, each]) => each.size >= atLeast)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([item, each]): readonly [string, Item] => {
      const all = [...each.values()]
      const kind = mostVoted(all, (one) => one.kind)?.kind ?? 'step'
      return [
        item,
        {
          item,
          kind,
          type: mostVoted(all, (one) => one.type ?? '')?.type,
          variants: new Set(each.keys()),
          pool: mostVoted(all, (one) => one.pool)?.pool ?? '',
          host: mostVoted(all, (one) => one.host ?? '')?.host,
          told: each,
        },
      ]
    })
  const kept = new Map(items)
  // What interrupts a step is nothing without it.
  return new Map(
    items.filter(
      ([, { kind, host }]) => kind !== 'boundary' || kept.get(host ?? '')?.kind === 'step',
    ),
  )
}

interface BranchVotes {
  readonly id: string
  readonly flows: ReadonlyMap<string, string>
  readonly name: string
  readonly isDefault: boolean
  readonly number: number
  readonly leaving: Leaving | undefined
}

/** Branches of one decision over all variants: the same by their words, by what stands in them, or empty. */
const branchesOf = (
  item: Item,
  told: readonly ToldVariant[],
  contentOf: (variant: string, place: Place) => ReadonlySet<string>,
): readonly BranchVotes[] => {
  const all = told.flatMap(({ variant, branches }) =>
    branches
      .filter((branch) => branch.item === item.item)
      .map((branch) => ({ variant, branch, content: contentOf(variant, branch) })),
  )
  all.sort((a, b) => (a.variant < b.variant ? -1 : a.variant > b.variant ? 1 : 0))
  const links: ClassLink[] = []
  all.forEach((one, a) => {
    all.slice(a + 1).forEach((other, index) => {
      if (one.variant === other.variant) return
      const isNamed = folded(one.branch.name) !== ''
      const isSameName = isNamed && folded(one.branch.name) === folded(other.branch.name)
      const isBothEmpty = one.content.size === 0 && other.content.size === 0
      const isSameEnd = one.branch.leaving?.kind === other.branch.leaving?.kind
      const score =
        isSameName || item.kind === 'boundary'
          ? 1
          : isBothEmpty
            ? isSameEnd
              ? 0.6
              : 0
            : jaccard(one.content, other.content)
      if (score >= 0.3) links.push({ a, b: a + 1 + index, score })
    })
  })
  const variants = [...new Set(all.map(({ variant }) => variant))]
  const { classOf } = joinClasses(
    all.map(({ variant }) => variants.indexOf(variant)),
    links,
  )
  return [...Map.groupBy(all, (one) => classOf[all.indexOf(one)])].map(([, group]) => {
    const branches = group.map(({ branch }) => branch)
    return {
      id: item.kind === 'boundary' ? '' : `${group[0]?.variant}|${group[0]?.branch.branch}`,
      flows: new Map(group.map(({ variant, branch }) => [variant, branch.branch])),
      name:
        mostVoted(
          branches.filter(({ name }) => name.trim() !== ''),
          ({ name }) => folded(name),
        )?.name ?? '',
      isDefault: branches.filter(({ isDefault }) => isDefault).length * 2 > branches.length,
      number: branches.reduce((sum, { number }) => sum + number, 0) / branches.length,
      leaving: mostVoted(
        branches.map(({ leaving }) => leaving),
        (leaving) => (leaving ? `${leaving.kind}|${leaving.item}` : ''),
      ),
    }
  })
}

/** Whether a variant has both in different branches of one split: then neither comes first. */
const areApart = (one: Told, other: Told): boolean => {
  const at = one.within.findIndex(({ item, branch }, depth) => {
    const place = other.within[depth]
    return place?.item !== item || place.branch !== branch
  })
  const [here, there] = [one.within[at], other.within[at]]
  return here !== undefined && here.item === there?.item
}

/** Below 0 where the one comes before the other in a variant; undefined where it tells no order. */
export const orderIn = (variant: string, one: Item, other: Item): number | undefined => {
  const [here, there] = [one.told.get(variant), other.told.get(variant)]
  return !here || !there || areApart(here, there) ? undefined : here.at - there.at
}

/** How many more variants tell the one before the other than the other way round. */
export const precedence = (one: Item, other: Item): number => {
  let sum = 0
  for (const variant of one.variants) sum -= Math.sign(orderIn(variant, one, other) ?? 0)
  return sum
}

const medianAt = ({ told }: Item): number => {
  const places = [...told.values()].map(({ at }) => at).sort((a, b) => a - b)
  const middle = places.length >> 1
  const upper = places[middle] ?? 0
  return places.length % 2 === 1 ? upper : ((places[middle - 1] ?? 0) + upper) / 2
}

/** By median place, then neighbours change places while most variants say so (local Kemeny). */
export const orderItems = <T extends Item>(items: readonly T[]): readonly T[] => {
  const ordered = items.toSorted(
    (a, b) => medianAt(a) - medianAt(b) || (a.item < b.item ? -1 : a.item > b.item ? 1 : 0),
  )
  for (let pass = 0; pass < ordered.length; pass += 1) {
    let hasChanged = false
    for (let at = 0; at + 1 < ordered.length; at += 1) {
      const [x, y] = [ordered[at], ordered[at + 1]]
      if (!x || !y || precedence(x, y) >= 0) continue
      ordered[at] = y
      ordered[at + 1] = x
      hasChanged = true
    }
    if (!hasChanged) break
  }
  return ordered
}

/** The parents that would make something stand in itself give way, in the order of the names. */
const withoutCycles = (parents: ReadonlyMap<string, Place>): ReadonlyMap<string, Place> => {
  const safe = new Map<string, Place>()
  for (const [item, place] of parents) {
    let at: string | undefined = place.item
    while (at !== undefined && at !== item) at = safe.get(at)?.item
    if (at !== item) safe.set(item, place)
  }
  return safe
}

export interface Consensus {
  readonly items: ReadonlyMap<string, Item>
  /** How many ways out a decision has in a variant. */
  readonly waysIn: (variant: string, item: string) => number
  /** Pools in the order of their names, each with what stands in it. */
  readonly pools: readonly { readonly pool: string; readonly nodes: readonly Node[] }[]
}

/** The branch of a step in which its boundary events are looked up; no flow is called so. */
const HOST = '\u0000host'

/** The common tree of everything at least so many variants have. */
export const consensusOf = (told: readonly ToldVariant[], atLeast: number): Consensus => {
  const items = itemsOf(told, atLeast)
  const contents = new Map<string, Set<string>>()
  for (const { variant, items: own } of told) {
    for (const { item, within } of own) {
      if (!items.has(item)) continue
      for (const place of within) {
        const name = `${variant}|${place.item}|${place.branch}`
        contents.set(name, (contents.get(name) ?? new Set()).add(item))
      }
    }
  }
  const contentOf = (variant: string, { item, branch }: Place): ReadonlySet<string> =>
    contents.get(`${variant}|${item}|${branch}`) ?? new Set()
  const isContainer = ({ kind }: Item) => kind !== 'event'
  const branches = new Map(
    [...items.values()]
      .filter(isContainer)
      .map((item) => [item.item, branchesOf(item, told, contentOf)] as const),
  )
  const idOf = (variant: string, place: Place): Place => {
    const { isConditional } = place
    const found = branches.get(place.item)?.find(({ flows }) => flows.get(variant) === place.branch)
    return { item: place.item, branch: found?.id ?? '', isConditional }
  }
  const parents = new Map<string, Place>()
  for (const item of items.values()) {
    if (item.kind === 'boundary') continue
    const votes = [...item.told].map(([variant, { within }]) => {
      const kept = within.findLast((place) => items.has(place.item))
      return kept ? idOf(variant, kept) : undefined
    })
    const place = mostVoted(votes, (vote) => (vote ? `${vote.item}|${vote.branch}` : ''))
    if (place && place.item !== item.item) parents.set(item.item, place)
  }
  for (const { item, kind, host } of items.values()) {
    // For the sake of cycles only: what interrupts a step stands beside it.
    if (kind === 'boundary' && host !== undefined)
      parents.set(item, { item: host, branch: HOST, isConditional: true })
  }
  const safe = withoutCycles(parents)
  const boundariesOf = Map.groupBy(
    [...items.values()].filter(({ item }) => safe.get(item)?.branch === HOST),
    ({ item }) => safe.get(item)?.item ?? '',
  )
  const childrenOf = Map.groupBy(items.values(), ({ item }) => {
    const place = safe.get(item)
    return place ? `${place.item}|${place.branch}` : ''
  })
  const nodesAt = (name: string): readonly Node[] =>
    orderItems((childrenOf.get(name) ?? []).map(nodeOf))
  const nodeOf = (item: Item): Node => {
    const votes = branches.get(item.item) ?? []
    const isSplit = item.kind === 'decision' || item.kind === 'parallel'
    const told = votes
      .toSorted((a, b) => a.number - b.number || (a.id < b.id ? -1 : 1))
      .map(({ id, name, isDefault, leaving, flows }): ConsensusBranch => {
        const children = nodesAt(`${item.item}|${id}`)
        return { id, name, isDefault, leaving, variants: new Set(flows.keys()), children }
      })
    const inside = isSplit || votes.length > 0 ? [] : nodesAt(`${item.item}|`)
    const body =
      inside.length > 0
        ? [
            ...told,
            {
              ...{ id: '', name: '', isDefault: false, leaving: undefined },
              ...{ variants: item.variants, children: inside },
            },
          ]
        : told
    return {
      ...item,
      boundaries: (boundariesOf.get(item.item) ?? []).map(nodeOf),
      branches: body.filter(
        (branch) =>
          branch.children.length > 0 ||
          (item.kind !== 'step' && branch.variants.size >= Math.min(atLeast, item.variants.size)),
      ),
    }
  }
  // A boundary event that had to give way in a circle is an event like any other.
  const roots = Map.groupBy(childrenOf.get('') ?? [], ({ pool }) => pool)
  const ways = new Map(
    told.map(({ variant, branches: own }) => [variant, Map.groupBy(own, ({ item }) => item)]),
  )
  return {
    items,
    waysIn: (variant, item) => ways.get(variant)?.get(item)?.length ?? 0,
    pools: [...roots]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([pool, list]) => ({ pool, nodes: orderItems(list.map(nodeOf)) })),
  }
}
