// The common tree as a process. Block-structured, with jumps only where they cross no parallel work, so
// it is sound by construction: of a decision at least one way goes on, what is done at once is waited
// for, and every node lies on a way from the start to an end. One pass over the tree.

import {
  asKey,
  type Element,
  type FlowNode,
  type GatewayType,
  type Key,
  keyMaker,
  keyStem,
  orderAt,
} from '#process'
import { type FamilyElement, type FamilyModel, nameOf } from '../family-model.ts'
import type { Consensus, ConsensusBranch, Node } from './consensus.ts'
import { endlessWay, type WayBack } from './endless.ts'
import type { Told } from './told.ts'
import { allIn, canSkip, foldOwnWays, gatherSometimes, isNode, layWays, type Part } from './ways.ts'
import { allSaid, commonName, commonWork, majority, saidIn } from './wording.ts'

/** A flow that has a source and looks for its target. */
interface Open {
  readonly from: Key
  readonly name?: string
  readonly isDefault?: boolean
}

export interface Built {
  readonly elements: readonly Element[]
  /** Class of what stands for one; gateways, flows and ends made here have none. */
  readonly classOf: ReadonlyMap<Key, string>
  /** Who has it, for what has no class: choices by administration and their joins. */
  readonly byAdministration: ReadonlySet<Key>
  /** What is drawn as one: the classes in it. */
  readonly folded: ReadonlyMap<Key, readonly string[]>
}

interface Surroundings {
  readonly parent: Key
  readonly all: ReadonlySet<string>
  /** Ends and jumps would leave parallel work waiting for what never comes. */
  readonly isParallel: boolean
  /** In a sub-process, where lanes are not drawn. */
  readonly isInside: boolean
}

const MOST_NAMES = 3

/** Names beside each other; of many the first and how many more. */
const namesOf = (names: readonly string[]): string =>
  names.length <= MOST_NAMES
    ? names.join(', ')
    : `${names.slice(0, MOST_NAMES - 1).join(', ')} +${names.length - MOST_NAMES + 1}`

/** How many of the places a step stands in are in the common tree. */
const depthOf = ({ within }: Told, kept: ReadonlyMap<string, unknown>): number =>
  within.findLastIndex(({ item }) => kept.has(item)) + 1

/** A step that most of those who have it do only under a condition, which is not in the common tree. */
const isSometimes = (node: Node, kept: ReadonlyMap<string, unknown>): boolean => {
  let count = 0
  for (const told of node.told.values()) {
    const inner = told.within.slice(depthOf(told, kept))
    if (inner.some(({ isConditional }) => isConditional)) count += 1
  }
  return count * 2 > node.told.size
}

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

export interface BuildOptions {
  /** Written at choices that depend on the administration. */
  readonly choiceName?: string
  /** Draw what only one administration does, two steps or more in a row, as one. */
  readonly foldOwnWays?: boolean
}

/** Of a way back that would lead round for ever nothing is drawn: it goes on instead. */
export const buildDigest = (
  model: FamilyModel,
  consensus: Consensus,
  options: BuildOptions = {},
): Built => {
  const refused = new Set<ConsensusBranch>()
  for (;;) {
    const built = build(model, consensus, options, refused)
    const endless = endlessWay(built.elements, built.waysBack)
    if (!endless) return { ...built, elements: tidy(built.elements) }
    refused.add(endless.branch)
  }
}

const build = (
  model: FamilyModel,
  consensus: Consensus,
  options: BuildOptions,
  refused: ReadonlySet<ConsensusBranch>,
): Built & { readonly waysBack: readonly WayBack<ConsensusBranch>[] } => {
  const waysBack: WayBack<ConsensusBranch>[] = []
  const folded = new Map<Key, readonly string[]>()
  const makeKey = keyMaker()
  const elements: Element[] = []
  const classOf = new Map<Key, string>()
  const byAdministration = new Set<Key>()
  const paths = pathsOf(consensus)
  const names = new Map(model.variants.map((variant) => [variant.id, nameOf(variant)]))
  const inOrder = (variants: readonly string[]): string =>
    namesOf(variants.map((id) => names.get(id) ?? id).sort())
  const elementAt = (item: string): FamilyElement | undefined =>
    model.elements[asKey(item.replace(/\/split$/, ''))]

  // Jumps first, so that whatever is jumped to gets a join before it.
  const landings = new Map<ConsensusBranch, string>()
  const targets = new Set<string>()
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

  /** Who comes out of a branch otherwise than by going on. */
  const leaves = (branch: ConsensusBranch, isParallel: boolean): boolean =>
    !isParallel && (branch.leaving?.kind === 'end' || landings.has(branch))

  /** Of several ways out at least one goes on: the one most go. */
  const goesOn = (branches: readonly ConsensusBranch[], isParallel: boolean) => {
    const leaving = branches.filter((branch) => leaves(branch, isParallel))
    if (leaving.length < branches.length) return new Set(leaving)
    const [kept] = leaving.toSorted((a, b) => b.variants.size - a.variants.size)
    return new Set(leaving.filter((branch) => branch !== kept))
  }

  /** Ways of a decision that say something; an empty one beside them stands for all that just go on. */
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

  const lanes = new Map<string, Key>()
  let lane: Key | undefined
  const laneKey = (node: Node, pool: Key): Key | undefined => {
    const element = elementAt(node.item)
    const votes = element ? allSaid(element).flatMap((said) => said.lane ?? []) : []
    const [first] = [...Map.groupBy(votes, (vote) => vote as string)].sort(
      ([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1),
    )
    if (!first) return undefined
    const known = lanes.get(`${pool}|${first[0]}`)
    if (known) return known
    const family = model.elements[asKey(first[0])]
    if (!family) return undefined
    const key = makeKey(family.key)
    const order = orderAt(lanes.size)
    lanes.set(`${pool}|${first[0]}`, key)
    classOf.set(key, family.key)
    elements.push({ kind: 'lane', key, name: laneName(family), parent: pool, order })
    return key
  }

  const inLane = () => (lane === undefined ? {} : { lane })

  const connect = (opens: readonly Open[], target: Key, parent: Key): void => {
    for (const { from, name = '', isDefault } of opens) {
      const key = makeKey(`${from}-${target}`)
      elements.push({
        ...{ kind: 'sequenceFlow', key, name, parent, source: from, target },
        ...(isDefault ? { isDefault } : {}),
      })
    }
  }

  const put = <T extends FlowNode>(node: T, item?: string): Key => {
    elements.push(node)
    if (item !== undefined) classOf.set(node.key, item)
    return node.key
  }

  const gateway = (
    stem: string,
    gatewayType: GatewayType,
    parent: Key,
    name = '',
    item?: string,
  ): Key =>
    put({ kind: 'gateway', key: makeKey(stem), name, gatewayType, parent, ...inLane() }, item)

  const merged = (opens: readonly Open[], stem: string, parent: Key): readonly Open[] => {
    const [only, ...more] = opens
    if (!only || (more.length === 0 && only.name === undefined && !only.isDefault)) return opens
    if (more.length === 0) return opens
    const key = gateway(`${stem}_join`, 'exclusive', parent)
    connect(opens, key, parent)
    return [{ from: key }]
  }

  const entries = new Map<string, Key>()
  for (const [, to] of landings) targets.add(to)

  const enter = (opens: readonly Open[], item: string, parent: Key): readonly Open[] => {
    if (!targets.has(item)) return merged(opens, keyStem(item), parent)
    const key = entries.get(item) ?? makeKey(`${keyStem(item)}_again`)
    entries.set(item, key)
    put({ kind: 'gateway', key, name: '', gatewayType: 'exclusive', parent, ...inLane() })
    connect(opens, key, parent)
    return [{ from: key }]
  }

  const leadBack = (
    branch: ConsensusBranch,
    to: string,
    opens: readonly Open[],
    parent: Key,
  ): void => {
    const entry = entries.get(to) ?? makeKey(`${keyStem(to)}_again`)
    entries.set(to, entry)
    connect(opens, entry, parent)
    waysBack.push({ branch, from: opens.map(({ from }) => from), to: entry })
  }

  const endAt = (opens: readonly Open[], item: string | undefined, parent: Key): void => {
    const family = item === undefined ? undefined : model.elements[asKey(item)]
    const isEvent = family?.kind === 'event'
    const trigger = isEvent
      ? majority(allSaid(family).map((said) => said.trigger as string))
      : undefined
    const own = merged(opens, 'end', parent)
    const key = put(
      {
        kind: 'event',
        key: makeKey(isEvent ? family.key : 'end'),
        name: isEvent ? commonName(family) : '',
        position: 'end',
        trigger: trigger === 'terminate' || trigger === undefined ? 'none' : (trigger as 'none'),
        parent,
        ...inLane(),
      },
      isEvent ? family.key : undefined,
    )
    connect(own, key, parent)
  }

  const branch = (
    way: ConsensusBranch,
    opened: Open,
    leaving: ReadonlySet<ConsensusBranch>,
    around: Surroundings,
  ): readonly Open[] => {
    const open = row(way.children, [opened], { ...around, all: way.variants })
    if (!leaving.has(way) || open.length === 0) return open
    const to = landings.get(way)
    if (to === undefined) {
      endAt(open, way.leaving?.item, around.parent)
      return []
    }
    leadBack(way, to, open, around.parent)
    return []
  }

  const named = (from: Key, name: string, isDefault = false): Open => ({
    from,
    ...(name === '' ? {} : { name }),
    ...(isDefault ? { isDefault } : {}),
  })

  const split = (node: Node, opens: readonly Open[], around: Surroundings): readonly Open[] => {
    const isAtOnce = node.kind === 'parallel' || node.type === 'inclusive'
    const isParallel = around.isParallel || isAtOnce
    const ways = waysOf(node, isParallel)
    const { parent } = around
    const entered = enter(opens, node.item, parent)
    const [way, ...others] = ways
    if (!way) return entered
    if (others.length === 0) return row(way.children, entered, around)
    const element = elementAt(node.item)
    const isGateway = element?.kind === 'gateway'
    const type: GatewayType =
      node.kind === 'parallel' ? 'parallel' : node.type === 'inclusive' ? 'inclusive' : 'exclusive'
    const key = gateway(
      keyStem(node.item),
      type,
      parent,
      isGateway && node.kind === 'decision' ? commonName(element) : '',
      node.item,
    )
    connect(entered, key, parent)
    const leaving = goesOn(ways, isParallel)
    const before = lane
    const ends = ways.map((way) => {
      lane = before
      const opened = named(key, node.kind === 'parallel' ? '' : way.name, way.isDefault)
      return branch(way, opened, leaving, { ...around, isParallel })
    })
    if (!isAtOnce) return ends.flat()
    const each = ends.flatMap((one) => merged(one, keyStem(node.item), parent))
    const join = gateway(`${keyStem(node.item)}_join`, type, parent, '', undefined)
    connect(each, join, parent)
    return [{ from: join }]
  }

  const step = (node: Node, opens: readonly Open[], around: Surroundings): readonly Open[] => {
    const { parent } = around
    const element = elementAt(node.item)
    if (!element) return opens
    if (!around.isInside) lane = laneKey(node, poolAt(node)) ?? lane
    const entered = enter(opens, node.item, parent)
    const said = allSaid(element)
    const work = commonWork(element)
    const base = { name: commonName(element), parent, ...inLane() }
    const key = makeKey(element.key)
    const body = node.branches.find(({ id }) => id === '')
    const loop = majority(said.map((one) => one.loop as 'standard' | undefined))
    const more = { ...(loop ? { loop } : {}), ...(work ? { work } : {}) }
    if (node.kind === 'event') {
      const trigger = majority(said.map((one) => one.trigger as 'none')) ?? 'none'
      const isThrown = majority(said.map(({ position }) => position === 'intermediateThrow'))
      const expression = majority(said.map((one) => one.expression as string | undefined))
      put(
        {
          ...{ kind: 'event', key, ...base, trigger },
          position: isThrown ? 'intermediateThrow' : 'intermediateCatch',
          ...(expression === undefined ? {} : { expression }),
        },
        element.key,
      )
    } else if (body) {
      put({ kind: 'subProcess', key, ...base, subProcessType: 'embedded', ...more }, element.key)
      const start = makeKey(`${element.key}_start`)
      const none = { kind: 'event', name: '', trigger: 'none', parent: key } as const
      put({ ...none, key: start, position: 'start' })
      const outer = lane
      lane = undefined
      const inner = row(body.children, [{ from: start }], {
        ...{ parent: key, all: node.variants, isParallel: false, isInside: true },
      })
      if (inner.length > 0) endAt(inner, undefined, key)
      lane = outer
    } else {
      const taskType = majority(said.map((one) => one.taskType as 'none' | undefined)) ?? 'none'
      put({ kind: 'task', key, ...base, taskType, ...more }, element.key)
    }
    connect(entered, key, parent)
    return node.boundaries.reduce<readonly Open[]>(
      (open, one) => boundary(one, key, open, around),
      [{ from: key }],
    )
  }

  /** What may interrupt the step it belongs to, where that is there. */
  const boundary = (
    node: Node,
    host: Key,
    opens: readonly Open[],
    around: Surroundings,
  ): readonly Open[] => {
    const element = elementAt(node.item)
    const { parent } = around
    if (!element) return opens
    const said = allSaid(element)
    const trigger = majority(said.map((one) => one.trigger as 'none')) ?? 'none'
    const isOpen = majority(said.map(({ isInterrupting }) => isInterrupting === false)) === true
    const expression = majority(said.map((one) => one.expression as string | undefined))
    const key = put(
      {
        ...{ kind: 'event', key: makeKey(element.key), name: commonName(element), trigger, parent },
        ...{ position: 'boundary', attachedTo: host, ...inLane() },
        ...(isOpen ? { isInterrupting: false } : {}),
        ...(expression === undefined ? {} : { expression }),
      },
      element.key,
    )
    const [way] = node.branches
    const outer = lane
    const ends = way ? row(way.children, [{ from: key }], { ...around, all: node.variants }) : []
    lane = outer
    const to = way && landings.get(way)
    // Beside a step that goes on, a second way in would be taken twice.
    if (isOpen || (way?.leaving?.kind === 'end' && !around.isParallel)) {
      if (ends.length > 0) endAt(ends, way?.leaving?.item, parent)
      else if (!way) endAt([{ from: key }], undefined, parent)
      return opens
    }
    if (way && to !== undefined && !around.isParallel) {
      leadBack(way, to, ends, parent)
      return opens
    }
    return [...opens, ...(way ? ends : [{ from: key }])]
  }

  const place = (part: Part, opens: readonly Open[], around: Surroundings): readonly Open[] => {
    const { parent } = around
    if (isNode(part)) return one(part, opens, around)
    if (part.kind === 'own') return ownWay(part.nodes, opens, around)
    const isChoice = part.kind === 'alternatives'
    const name = isChoice ? (options.choiceName ?? '') : ''
    const key = gateway(isChoice ? 'choice' : 'if', 'exclusive', parent, name)
    if (isChoice) byAdministration.add(key)
    connect(merged(opens, key, parent), key, parent)
    const before = lane
    if (isChoice) {
      const ends = part.ways.flatMap(({ variants, parts }) => {
        lane = before
        const inside = { ...around, all: new Set(variants) }
        return rowOf(parts, [named(key, inOrder(variants))], inside)
      })
      lane = before
      return part.rest.length === 0 ? ends : [...ends, named(key, inOrder(part.rest))]
    }
    const ends = part.ways.flatMap((nodes) => {
      lane = before
      return nodes.reduce<readonly Open[]>((open, node) => one(node, open, around), [{ from: key }])
    })
    lane = before
    const hasNone = canSkip(part, (told) => depthOf(told, consensus.items), consensus.waysIn)
    return part.ways.length > 1 && !hasNone ? ends : [...ends, { from: key }]
  }

  /** Many steps of one administration as one closed sub-process: what is in it is named, not drawn. */
  const ownWay = (
    nodes: readonly Node[],
    opens: readonly Open[],
    around: Surroundings,
  ): readonly Open[] => {
    const inside = allIn(nodes)
    const steps = inside.filter(({ kind }) => kind === 'step')
    const [first, last] = [steps[0], steps.at(-1)]
    if (!first || !last) return opens
    if (!around.isInside) lane = laneKey(first, poolAt(first)) ?? lane
    let entered = opens
    for (const { item } of inside)
      if (targets.has(item)) entered = enter(entered, item, around.parent)
    entered = merged(entered, 'own', around.parent)
    const [from, to] = [first, last].map(({ item }) => {
      const element = elementAt(item)
      return element ? commonName(element) : ''
    })
    const key = put({
      ...{ kind: 'subProcess', key: makeKey(`own_${keyStem(first.item)}`) },
      ...{ name: `${from} … ${to} (${steps.length})`, subProcessType: 'embedded' },
      ...{ parent: around.parent, ...inLane() },
    })
    folded.set(
      key,
      inside.map(({ item }) => item),
    )
    connect(entered, key, around.parent)
    return [{ from: key }]
  }

  const one = (node: Node, opens: readonly Open[], around: Surroundings): readonly Open[] => {
    if (node.kind === 'decision' || node.kind === 'parallel') return split(node, opens, around)
    return step(node, opens, around)
  }

  const rowOf = (
    parts: readonly Part[],
    opens: readonly Open[],
    around: Surroundings,
  ): readonly Open[] => {
    const whole = options.foldOwnWays ? foldOwnWays(parts) : parts
    const gathered = gatherSometimes(whole, (node) => isSometimes(node, consensus.items))
    return gathered.reduce((open, part) => place(part, open, around), opens)
  }

  const row = (
    nodes: readonly Node[],
    opens: readonly Open[],
    around: Surroundings,
  ): readonly Open[] => rowOf(layWays(nodes, around.all), opens, around)

  const poolKeys = new Map<string, Key>()
  const poolAt = (node: Node): Key => {
    const path = paths.get(node.item)
    return poolKeys.get(path?.[0] ?? '') ?? asKey('')
  }

  // Where nothing is common, the draft is a start and an end.
  const pools =
    consensus.pools.length > 0 || model.variants.length === 0
      ? consensus.pools
      : [{ pool: mainPoolOf(model), nodes: [] }]
  const isAlone = pools.length === 1
  const everybody = new Set(model.variants.map(({ id }) => id))
  for (const { pool, nodes } of pools) {
    const family = model.elements[asKey(pool)]
    const key = makeKey(family?.key ?? 'pool')
    poolKeys.set(pool, key)
    if (family) classOf.set(key, family.key)
    elements.push({
      ...{ kind: 'pool', key, name: family && !isAlone ? commonName(family) : '' },
      ...{ isDrawn: !isAlone, isBlackBox: false },
    })
    lane = undefined
    const firstStep = nodes.find(({ kind }) => kind === 'step')
    if (firstStep) lane = laneKey(firstStep, key)
    const begin = startOf(model, pool)
    const start = put(
      {
        ...{ kind: 'event', key: makeKey(begin?.key ?? 'start'), position: 'start' },
        ...{ name: begin ? commonName(begin) : '', trigger: 'none', parent: key },
        ...inLane(),
      },
      begin?.key,
    )
    const open = row(nodes, [{ from: start }], {
      ...{ parent: key, all: everybody, isParallel: false, isInside: false },
    })
    if (open.length > 0) endAt(open, lastEndOf(model, pool), key)
  }
  return { elements, classOf, byAdministration, folded, waysBack }
}

/** Pools and lanes first; nodes of a pool with lanes stand in one; gateways that do nothing are left out. */
const tidy = (elements: readonly Element[]): readonly Element[] => {
  const all = new Map(elements.map((element) => [element.key, element]))
  const flows = [...all.values()].filter((element) => element.kind === 'sequenceFlow')
  const into = Map.groupBy(flows, ({ target }) => target)
  const out = Map.groupBy(flows, ({ source }) => source)
  const current = (key: Key) => {
    const flow = all.get(key)
    return flow?.kind === 'sequenceFlow' ? flow : undefined
  }
  for (const { key, kind } of elements) {
    const [one, ...more] = into.get(key) ?? []
    const [other, ...others] = out.get(key) ?? []
    if (kind !== 'gateway' || !one || !other || more.length + others.length > 0) continue
    const [before, after] = [current(one.key), current(other.key)]
    if (!before || !after || before.key === after.key) continue
    all.delete(key)
    all.delete(after.key)
    all.set(before.key, { ...before, target: after.target, name: before.name || after.name })
    into.set(
      after.target,
      (into.get(after.target) ?? []).map((flow) => (flow.key === after.key ? before : flow)),
    )
  }
  const firstLane = new Map<Key, Key>()
  for (const element of all.values()) {
    if (element.kind === 'lane' && !firstLane.has(element.parent))
      firstLane.set(element.parent, element.key)
  }
  const placed = [...all.values()].map((element) => {
    if (!('parent' in element) || element.parent === undefined || 'lane' in element) return element
    const lane = firstLane.get(element.parent)
    const isNode = element.kind === 'event' || element.kind === 'gateway' || element.kind === 'task'
    return isNode && lane ? { ...element, lane } : element
  })
  const rank = ({ kind }: Element) => (kind === 'pool' ? 0 : kind === 'lane' ? 1 : 2)
  return placed.toSorted((a, b) => rank(a) - rank(b))
}

/** What most call the role; two names beside each other where no name has most. */
const laneName = (lane: FamilyElement): string => {
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

const mainPoolOf = (model: FamilyModel): string =>
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

const startOf = (model: FamilyModel, pool: string) => eventAt(model, pool, 'start')
const lastEndOf = (model: FamilyModel, pool: string) => eventAt(model, pool, 'end')?.key
