// The common tree as a process. Block-structured, with jumps only where they cross no parallel work, so
// it is sound by construction: of a decision at least one way goes on, what is done at once is waited
// for, and every node lies on a way from the start to an end. One pass over the tree.

import { asKey, type Element, type GatewayType, type Key, keyStem } from '#process'
import { type FamilyElement, type FamilyModel, namesOf } from '../family-model.ts'
import { lastEndOf, mainPoolOf, startOf } from './borders.ts'
import type { Consensus, ConsensusBranch, Node } from './consensus.ts'
import { endlessWay, type WayBack } from './endless.ts'
import { exitsOf } from './exits.ts'
import { type Open, openSheet } from './sheet.ts'
import { tidy } from './tidy.ts'
import type { Told } from './told.ts'
import { allIn, canSkip, foldOwnWays, gatherSometimes, isNode, layWays, type Part } from './ways.ts'
import { allSaid, commonName, commonWork, majority } from './wording.ts'

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
const besideEachOther = (names: readonly string[]): string =>
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
  const exits = exitsOf(consensus, refused)
  const sheet = openSheet(model, exits)
  const { inLane, makeKey, put, laneOf, gateway, connect, merged, enter, leadBack, endAt } = sheet
  const folded = new Map<Key, readonly string[]>()
  const byAdministration = new Set<Key>()
  const names = namesOf(model)
  const inOrder = (variants: readonly string[]): string =>
    besideEachOther(variants.map((id) => names.get(id) ?? id).sort())
  const elementAt = (item: string): FamilyElement | undefined =>
    model.elements[asKey(item.replace(/\/split$/, ''))]

  const branch = (
    way: ConsensusBranch,
    opened: Open,
    leaving: ReadonlySet<ConsensusBranch>,
    around: Surroundings,
  ): readonly Open[] => {
    const open = row(way.children, [opened], { ...around, all: way.variants })
    if (!leaving.has(way) || open.length === 0) return open
    const to = exits.landingOf(way)
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
    const ways = exits.waysOf(node, isParallel)
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
    const leaving = exits.leavingOf(ways, isParallel)
    const before = sheet.lane
    const ends = ways.map((way) => {
      sheet.lane = before
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
    if (!around.isInside) sheet.lane = laneOf(element, poolAt(node)) ?? sheet.lane
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
      const outer = sheet.lane
      sheet.lane = undefined
      const inner = row(body.children, [{ from: start }], {
        ...{ parent: key, all: node.variants, isParallel: false, isInside: true },
      })
      if (inner.length > 0) endAt(inner, undefined, key)
      sheet.lane = outer
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
    const outer = sheet.lane
    const ends = way ? row(way.children, [{ from: key }], { ...around, all: node.variants }) : []
    sheet.lane = outer
    const to = way && exits.landingOf(way)
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
    const before = sheet.lane
    if (isChoice) {
      const ends = part.ways.flatMap(({ variants, parts }) => {
        sheet.lane = before
        const inside = { ...around, all: new Set(variants) }
        return rowOf(parts, [named(key, inOrder(variants))], inside)
      })
      sheet.lane = before
      return part.rest.length === 0 ? ends : [...ends, named(key, inOrder(part.rest))]
    }
    const ends = part.ways.flatMap((nodes) => {
      sheet.lane = before
      return nodes.reduce<readonly Open[]>((open, node) => one(node, open, around), [{ from: key }])
    })
    sheet.lane = before
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
    if (!around.isInside) sheet.lane = laneOf(elementAt(first.item), poolAt(first)) ?? sheet.lane
    let entered = opens
    for (const { item } of inside)
      if (exits.isTarget(item)) entered = enter(entered, item, around.parent)
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
  const poolAt = (node: Node): Key => poolKeys.get(exits.poolOf(node.item)) ?? asKey('')

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
    put(
      {
        ...{ kind: 'pool', key, name: family && !isAlone ? commonName(family) : '' },
        ...{ isDrawn: !isAlone, isBlackBox: false },
      },
      family?.key,
    )
    sheet.lane = undefined
    const firstStep = nodes.find(({ kind }) => kind === 'step')
    if (firstStep) sheet.lane = laneOf(elementAt(firstStep.item), key)
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
  const { elements, classOf, waysBack } = sheet
  return { elements, classOf, byAdministration, folded, waysBack }
}
