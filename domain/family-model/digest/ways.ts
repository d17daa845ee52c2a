// Steps in a row, with the ways of different administrations laid beside each other. What most do is the
// trunk; where what stands between two steps of the trunk falls into groups that no administration has
// both of, the groups are alternatives, a configurable choice. Everything else stays in the row, however
// few do it. Cost: squares of the row.

import { type Consensus, mostVoted, type Node } from './consensus.ts'
import type { Told } from './told.ts'

export interface Alternatives {
  readonly kind: 'alternatives'
  readonly ways: readonly Way[]
  /** Those who do nothing there. */
  readonly rest: readonly string[]
}

export interface Way {
  readonly variants: readonly string[]
  readonly parts: readonly Part[]
}

/** Steps that not every case needs, each way of them beside those it excludes. */
export interface Sometimes {
  readonly kind: 'sometimes'
  readonly ways: readonly (readonly Node[])[]
}

/** Steps in a row that one administration alone has, as one. */
export interface OwnWay {
  readonly kind: 'own'
  readonly nodes: readonly Node[]
}

export type Part = Node | Alternatives | Sometimes | OwnWay

export const isNode = (part: Part): part is Node =>
  part.kind !== 'alternatives' && part.kind !== 'sometimes' && part.kind !== 'own'

const isApart = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => {
  for (const one of a) if (b.has(one)) return false
  return true
}

/** Nodes that share an administration, however far round, are one group. */
const groupsOf = (row: readonly Node[]): readonly (readonly Node[])[] => {
  let groups: { readonly nodes: readonly Node[]; readonly variants: ReadonlySet<string> }[] = []
  for (const node of row) {
    const met = groups.filter(({ variants }) => !isApart(variants, node.variants))
    const joined = {
      nodes: [...met.flatMap(({ nodes }) => nodes), node],
      variants: new Set([...met.flatMap(({ variants }) => [...variants]), ...node.variants]),
    }
    groups = [...groups.filter((group) => !met.includes(group)), joined]
  }
  const at = (nodes: readonly Node[]) => row.indexOf(nodes[0] as Node)
  return groups
    .map(({ nodes }) => row.filter((node) => nodes.includes(node)))
    .sort((a, b) => at(a) - at(b))
}

/** `all`: who comes along here at all. */
export const layWays = (row: readonly Node[], all: ReadonlySet<string>): readonly Part[] => {
  if (row.length < 2) return row
  const groups = groupsOf(row)
  if (groups.length > 1) {
    const ways = groups.map((nodes): Way => {
      const variants = new Set(nodes.flatMap((node) => [...node.variants]))
      return { variants: [...variants].sort(), parts: layWays(nodes, variants) }
    })
    const going = new Set(ways.flatMap(({ variants }) => variants))
    return [{ kind: 'alternatives', ways, rest: [...all].filter((one) => !going.has(one)).sort() }]
  }
  const most = Math.max(...row.map(({ variants }) => variants.size))
  const trunk = row.findIndex(({ variants }) => variants.size === most)
  const node = row[trunk]
  if (!node) return row
  return [...layWays(row.slice(0, trunk), all), node, ...layWays(row.slice(trunk + 1), all)]
}

type Relation = 'exclusive' | 'together' | 'other'

/** How two steps stand to each other in one variant, below what is told of the decisions around them. */
const relationIn = (a: Told, b: Told): Relation => {
  const depth = Math.min(a.within.length, b.within.length)
  for (let at = 0; at < depth; at += 1) {
    const [one, other] = [a.within[at], b.within[at]]
    if (one?.item !== other?.item) return 'other'
    if (one?.branch !== other?.branch) return one?.isConditional ? 'exclusive' : 'other'
  }
  return a.within.length === b.within.length ? 'together' : 'other'
}

const relationOf = (a: Node, b: Node): Relation => {
  const votes = [...a.told].flatMap(([variant, one]) => {
    const other = b.told.get(variant)
    return other ? [relationIn(one, other)] : []
  })
  return mostVoted(votes, (vote) => vote) ?? 'other'
}

/**
 * Neighbours that only some cases need, as most variants have them: one after the other under the same
 * condition, or one instead of the other. `isSometimes` says which nodes that is about.
 */
export const gatherSometimes = (
  parts: readonly Part[],
  isSometimes: (node: Node) => boolean,
): readonly Part[] => {
  const gathered: Part[] = []
  for (const part of parts) {
    if (!isNode(part) || !isSometimes(part)) {
      gathered.push(part)
      continue
    }
    const before = gathered.at(-1)
    const open = before?.kind === 'sometimes' ? before.ways : []
    const same = open.findIndex((way) => relationOf(way.at(-1) ?? part, part) === 'together')
    const isInstead =
      open.length > 0 && open.flat().every((node) => relationOf(node, part) === 'exclusive')
    if (same >= 0) {
      const ways = open.map((way, at) => (at === same ? [...way, part] : way))
      gathered[gathered.length - 1] = { kind: 'sometimes', ways }
    } else if (isInstead) {
      gathered[gathered.length - 1] = { kind: 'sometimes', ways: [...open, [part]] }
    } else gathered.push({ kind: 'sometimes', ways: [[part]] })
  }
  return gathered
}

/**
 * Whether there are cases that need none of these ways: not where most variants have a step of theirs in
 * every way out of one decision. `depthIn`: how many places of a step are told in the tree already.
 */
export const canSkip = (
  { ways }: Sometimes,
  depthIn: (told: Told) => number,
  waysIn: Consensus['waysIn'],
): boolean => {
  const nodes = ways.flat()
  const variants = new Set(nodes.flatMap(({ variants: own }) => [...own]))
  let full = 0
  for (const variant of variants) {
    const branches = new Map<string, Set<string>>()
    for (const { told } of nodes) {
      const one = told.get(variant)
      const place = one?.within[depthIn(one)]
      // What is needed only under a further condition does not fill its way.
      if (!one || !place || one.within.length > depthIn(one) + 1) continue
      branches.set(place.item, (branches.get(place.item) ?? new Set()).add(place.branch))
    }
    const isFull = [...branches].some(([item, used]) => used.size >= waysIn(variant, item))
    if (isFull) full += 1
  }
  return full * 2 <= variants.size
}

const nodesIn = (node: Node): readonly Node[] => [
  node,
  ...node.boundaries.flatMap(nodesIn),
  ...node.branches.flatMap(({ children }) => children.flatMap(nodesIn)),
]

/** Everything in a row of nodes, whatever it stands in. */
export const allIn = (nodes: readonly Node[]): readonly Node[] => nodes.flatMap(nodesIn)

const isOnlyOf = (node: Node, variant: string): boolean =>
  nodesIn(node).every(({ variants }) => variants.size === 1 && variants.has(variant))

/** Two steps or more in a row that the same one administration alone has become one part. */
export const foldOwnWays = (parts: readonly Part[]): readonly Part[] => {
  const folded: Part[] = []
  for (const part of parts) {
    const [variant] = isNode(part) ? part.variants : []
    if (!isNode(part) || variant === undefined || !isOnlyOf(part, variant)) {
      folded.push(part)
      continue
    }
    const before = folded.at(-1)
    if (before?.kind === 'own' && before.nodes[0]?.variants.has(variant)) {
      folded[folded.length - 1] = { kind: 'own', nodes: [...before.nodes, part] }
    } else folded.push({ kind: 'own', nodes: [part] })
  }
  return folded.flatMap((part): readonly Part[] => {
    if (part.kind !== 'own') return [part]
    const steps = allIn(part.nodes).filter(({ kind }) => kind === 'step')
    return steps.length > 1 ? [part] : part.nodes
  })
}
