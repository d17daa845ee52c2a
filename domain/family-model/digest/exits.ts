// Which ways of the common tree come out otherwise than by going on, at an end or by a jump, and where a jump may land:
// never across parallel work or into a sub-process, which would wait for what never comes.

import type { Consensus, ConsensusBranch, Node } from './consensus.ts'

/** Where each item stands: containers from outside in, each with the branch. */
const pathsOf = (consensus: Consensus): ReadonlyMap<string, readonly string[]> => {
  const paths = new Map<string, readonly string[]>()
  const visit = (nodes: readonly Node[], path: readonly string[]): void => {
    for (const node of nodes) {
      paths.set(node.item, path)
      visit(node.boundaries, path)
      for (const { id, children } of node.branches) visit(children, [...path, `${node.item}|${id}`])
    }
  }
  for (const { pool, nodes } of consensus.pools) visit(nodes, [pool])
  return paths
}

/**
 * The item to go to for a jump out of a branch at `path`: the target, or what it stands in next to one of
 * the containers around the branch. Undefined where the way would cross parallel work or a sub-process.
 */
const landing = (
  target: string,
  path: readonly string[],
  paths: ReadonlyMap<string, readonly string[]>,
  items: Consensus['items'],
): string | undefined => {
  const there = paths.get(target)
  if (!there || there[0] !== path[0]) return undefined
  let common = 0
  while (common < path.length && path[common] === there[common]) common += 1
  for (const crossed of path.slice(common)) {
    const item = items.get(crossed.slice(0, crossed.indexOf('|')))
    const isOpen =
      item?.kind === 'boundary' || (item?.kind === 'decision' && item.type !== 'inclusive')
    if (!isOpen) return undefined
  }
  const next = there[common]
  const found = next === undefined ? target : next.slice(0, next.indexOf('|'))
  return items.get(found)?.kind === 'boundary' ? undefined : found
}

export interface Exits {
  /** The pool an item stands in. */
  readonly poolOf: (item: string) => string
  /** The item a way jumps to; undefined for one that does not. */
  readonly landingOf: (branch: ConsensusBranch) => string | undefined
  /** Whether some way jumps to it. */
  readonly isTarget: (item: string) => boolean
  /** Those of several ways that come out; at least one goes on: the one most go. */
  readonly leavingOf: (
    branches: readonly ConsensusBranch[],
    isParallel: boolean,
  ) => ReadonlySet<ConsensusBranch>
  /** Ways of a decision that say something; an empty one beside them stands for all that just go on. */
  readonly waysOf: (node: Node, isParallel: boolean) => readonly ConsensusBranch[]
}

/** Jumps of the `refused` ways go on instead. */
export const exitsOf = (consensus: Consensus, refused: ReadonlySet<ConsensusBranch>): Exits => {
  const paths = pathsOf(consensus)
  const landings = new Map<ConsensusBranch, string>()
  const findLandings = (nodes: readonly Node[], path: readonly string[]): void => {
    for (const node of nodes) {
      findLandings(node.boundaries, path)
      for (const branch of node.branches) {
        const inside = [...path, `${node.item}|${branch.id}`]
        const to =
          branch.leaving?.kind === 'jump' && !refused.has(branch)
            ? landing(branch.leaving.item, inside, paths, consensus.items)
            : undefined
        if (to !== undefined) landings.set(branch, to)
        findLandings(branch.children, inside)
      }
    }
  }
  for (const { pool, nodes } of consensus.pools) findLandings(nodes, [pool])
  const targets = new Set(landings.values())

  /** Who comes out of a branch otherwise than by going on. */
  const leaves = (branch: ConsensusBranch, isParallel: boolean): boolean =>
    !isParallel && (branch.leaving?.kind === 'end' || landings.has(branch))

  const leavingOf = (branches: readonly ConsensusBranch[], isParallel: boolean) => {
    const leaving = branches.filter((branch) => leaves(branch, isParallel))
    if (leaving.length < branches.length) return new Set(leaving)
    const [kept] = leaving.toSorted((a, b) => b.variants.size - a.variants.size)
    return new Set(leaving.filter((branch) => branch !== kept))
  }

  const waysOf = (node: Node, isParallel: boolean): readonly ConsensusBranch[] => {
    const told = node.branches
    const busy = told.filter((way) => way.children.length > 0 || leaves(way, isParallel))
    const idle = told.filter((way) => !busy.includes(way))
    if (busy.length === 0) return []
    if (node.kind === 'parallel') return busy
    const named = idle.toSorted(
      (a, b) => b.variants.size - a.variants.size || a.name.length - b.name.length,
    )[0]
    if (named) return told.filter((way) => busy.includes(way) || way === named)
    if (busy.length > 1) return busy
    const empty = { id: '', name: '', isDefault: false, leaving: undefined, children: [] }
    return [...busy, { ...empty, variants: node.variants }]
  }

  return {
    poolOf: (item) => paths.get(item)?.[0] ?? '',
    landingOf: (branch) => landings.get(branch),
    isTarget: (item) => targets.has(item),
    leavingOf,
    waysOf,
  }
}
