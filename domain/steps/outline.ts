// Process -> blocks, for any graph: imported models with loops, several pools, no start, no end. Every
// activity is told exactly once, where it is first reached; any other way to it becomes a jump.
// Structure is found with join points; cost is near-linear in the size of the model.

import {
  type Activity,
  asKey,
  type Element,
  type Event,
  elementsOf,
  type FlowNode,
  flowsOf,
  isActivity,
  isFlowNode,
  isGateway,
  type Key,
  type Pool,
  type Process,
  type SequenceFlow,
} from '#process'
import { type Block, type BoundaryBlock, type Branch, goesOn } from './block.ts'
import { companionsOf } from './companion.ts'
import { joinPoints, placesOf } from './join-points.ts'
import { mannerOf } from './manner.ts'
import { watchWaits } from './waits.ts'

export interface Outline {
  /** One for each pool that has steps, in the order of the model. */
  readonly sections: readonly {
    readonly pool: Pool | undefined
    readonly blocks: readonly Block[]
  }[]
  /** What is jumped to. */
  readonly targets: ReadonlySet<string>
  /** Where ways wait for each other without the nesting saying so: the block before which they do, and after what. */
  readonly waits: ReadonlyMap<string, readonly Key[]>
}

/** Nobody can follow deeper nesting; what lies deeper is told afterwards and jumped to. */
const MAX_DEPTH = 24

/** Marks the far end of a way back; no key ends so. */
const BACK = '\u0000back'

/** The named lanes a node stands in, from the outer one to the innermost. */
const unitsOf = (process: Process, node: FlowNode): readonly string[] => {
  const units: string[] = []
  let lane = node.lane ? process.elements[node.lane] : undefined
  while (lane?.kind === 'lane') {
    if (lane.name.trim() !== '') units.unshift(lane.name.trim())
    lane = process.elements[lane.parent]
  }
  return units
}

const scopesOf = (process: Process): ReadonlyMap<Key, readonly FlowNode[]> => {
  const byParent = new Map<Key, FlowNode[]>()
  for (const element of elementsOf(process)) {
    if (!isFlowNode(element)) continue
    const list = byParent.get(element.parent)
    if (list) list.push(element)
    else byParent.set(element.parent, [element])
  }
  return byParent
}

/** What was made here tells its last end last; in imported models the end farthest from the start. */
const mainEndOf = (
  nodes: readonly FlowNode[],
  start: FlowNode | undefined,
  successors: ReadonlyMap<Key, readonly Key[]>,
): Key | undefined => {
  const ends = nodes.filter((node) => node.kind === 'event' && node.position === 'end')
  if (ends.length < 2 || ends.every((end) => end.xmlId === undefined)) return ends.at(-1)?.key
  const distance = new Map<Key, number>()
  const queue: Key[] = start ? [start.key] : []
  if (start) distance.set(start.key, 0)
  for (let at = 0; at < queue.length; at++) {
    const node = queue[at]
    if (node === undefined) break
    for (const next of successors.get(node) ?? []) {
      if (distance.has(next)) continue
      distance.set(next, (distance.get(node) ?? 0) + 1)
      queue.push(next)
    }
  }
  return ends.reduce((best, end) =>
    (distance.get(end.key) ?? -1) >= (distance.get(best.key) ?? -1) ? end : best,
  ).key
}

/** The closed parties that an event gets a message from or sends one to, by the key of the event. */
const partnersOf = (process: Process): ReadonlyMap<Key, readonly string[]> => {
  const found = new Map<Key, string[]>()
  for (const flow of elementsOf(process)) {
    if (flow.kind !== 'messageFlow') continue
    for (const [key, other] of [
      [flow.source, process.elements[flow.target]],
      [flow.target, process.elements[flow.source]],
    ] as const)
      if (other?.kind === 'pool' && other.isBlackBox)
        found.set(key, [...(found.get(key) ?? []), other.name])
  }
  return found
}

const isPlain = ({ kind, loop }: Activity): boolean => kind === 'task' && loop === undefined

export const outlineOf = (process: Process): Outline => {
  const { outgoing, incoming } = flowsOf(process)
  const scopes = scopesOf(process)
  const targets = new Set<string>()
  const waits = new Map<string, readonly Key[]>()
  const boundaries = new Map<Key, Event[]>()
  for (const element of elementsOf(process))
    if (element.kind === 'event' && element.position === 'boundary' && element.attachedTo)
      boundaries.set(element.attachedTo, [...(boundaries.get(element.attachedTo) ?? []), element])
  const partners = partnersOf(process)
  const companions = companionsOf(process)
  const partnerOf = (key: Key): string | undefined => {
    const [only, ...more] = partners.get(key) ?? []
    return more.length === 0 ? only : undefined
  }
  /** Gateways at which ways wait for each other, once the outermost block that ends there has them. */
  const joined = new Set<Key>()
  let jumps = 0

  const tellScope = (nodes: readonly FlowNode[]): readonly Block[] => {
    const byKey = new Map<Key, FlowNode>(nodes.map((node) => [node.key, node]))
    const flowsFrom = (key: Key): readonly SequenceFlow[] =>
      (outgoing.get(key) ?? []).filter((flow) => byKey.has(flow.target))
    const flowsInto = (key: Key): readonly SequenceFlow[] =>
      (incoming.get(key) ?? []).filter((flow) => byKey.has(flow.source))
    const waiting = watchWaits({ nodes: byKey, flowsFrom, flowsInto })
    const attachedTo = (key: Key): readonly Event[] =>
      (boundaries.get(key) ?? []).filter((event) => byKey.has(event.key))
    const successors = new Map<Key, readonly Key[]>(
      nodes.map(({ key }) => [
        key,
        [
          ...flowsFrom(key).map((flow) => flow.target),
          ...attachedTo(key).map((event) => event.key),
        ],
      ]),
    )
    const isAttached = (node: FlowNode): boolean =>
      node.kind === 'event' && node.position === 'boundary' && node.attachedTo !== undefined
    const hasIncoming = (node: FlowNode): boolean => flowsInto(node.key).length > 0
    const begins = (node: FlowNode) => node.kind === 'event' && node.position === 'start'
    const loose = nodes.filter((node) => !begins(node) && !isAttached(node) && !hasIncoming(node))
    const starts = [...nodes.filter(begins), ...loose]
    const roots = [...starts, ...nodes.filter((node) => !isAttached(node))]
    const startKeys = starts.map((node) => node.key)
    const places = placesOf(startKeys, successors)
    const placeOf = (key: Key): number => places.get(key) ?? 0
    // A way back leads to a place of its own that goes nowhere: whoever takes it comes along here again.
    const onwards = new Map<string, readonly string[]>()
    for (const [key, next] of successors) {
      const goesBack = (each: Key) => placeOf(each) <= placeOf(key)
      onwards.set(
        key,
        next.map((each) => (goesBack(each) ? `${each}${BACK}` : each)),
      )
      for (const each of next.filter(goesBack)) onwards.set(`${each}${BACK}`, [])
    }
    const exits = [...placesOf(startKeys, onwards).keys()].filter(
      (node) => onwards.get(node)?.length === 0,
    )
    const mainEnd = mainEndOf(nodes, starts[0], successors)
    const lateFirst = exits.toReversed()
    const joins = joinPoints(onwards, mainEnd === undefined ? lateFirst : [mainEnd, ...lateFirst])
    const told = new Set<Key>()
    const pending: Key[] = []

    /** A gateway that only brings ways together says nothing in a list. */
    const isSilent = (node: FlowNode): boolean => isGateway(node) && flowsFrom(node.key).length < 2

    const nextOf = (key: Key): Key | undefined => flowsFrom(key)[0]?.target

    /** The next node that is told, from here on. */
    const beyond = (from: Key | undefined): Key | undefined => {
      const seen = new Set<Key>()
      let key = from
      for (
        let node = key && byKey.get(key);
        key && node && isSilent(node);
        node = key && byKey.get(key)
      ) {
        if (seen.has(key)) return undefined
        seen.add(key)
        key = nextOf(key)
      }
      return key
    }

    /** The line that tells of a node; a beginning is told by what comes after it. */
    const landingOf = (to: Key): string | undefined => {
      const node = byKey.get(to)
      if (node === undefined || isAttached(node)) return undefined
      if (!begins(node)) return to
      if (flowsFrom(to).length > 1) return `${to}/split`
      const next = beyond(nextOf(to))
      const first = next === undefined ? undefined : byKey.get(next)
      return first && !begins(first) && !isAttached(first) ? first.key : undefined
    }

    /** Files lead arrows also where no line can be called by a name; there the way just stops. */
    const jump = (from: Key, to: Key): Block => {
      jumps += 1
      const target = landingOf(to)
      if (target === undefined)
        return { kind: 'end', id: `${from}/end${jumps}`, label: '', trigger: 'none', isOpen: true }
      const first = target === to ? undefined : byKey.get(asKey(target))
      const end = first && endsAgain(first)
      if (end) return end
      targets.add(target)
      const isBack = placeOf(to) <= placeOf(from)
      return { kind: 'jump', id: `jump${jumps}`, target, isBack }
    }

    /** An end is told wherever it is reached; nobody wants to be sent elsewhere to read "Ende". */
    const endsAgain = (node: FlowNode): Block | null => {
      if (node.kind !== 'event' || node.position !== 'end') return null
      jumps += 1
      const { key: same, name: label, trigger } = node
      return { kind: 'end', id: `${same}/${jumps}`, label, trigger, same }
    }

    const join = (key: Key): Key | undefined => {
      const meeting = joins.get(key)
      if (meeting === undefined) return undefined
      return asKey(meeting.endsWith(BACK) ? meeting.slice(0, -BACK.length) : meeting)
    }

    const goOn = (from: FlowNode, to: Key): Block => {
      const node = byKey.get(to)
      return (node && endsAgain(node)) ?? jump(from.key, to)
    }

    const branchesOf = (node: FlowNode, stop: Key | undefined, depth: number): readonly Branch[] =>
      flowsFrom(node.key).map((flow) => ({
        id: flow.key,
        name: flow.name,
        ...(flow.share === undefined ? {} : { share: flow.share }),
        ...(flow.isDefault ? { isDefault: true } : {}),
        blocks: tell(node.key, flow.target, stop, depth + 1),
      }))

    const boundaryOf = (
      event: Event,
      node: FlowNode,
      stop: Key | undefined,
      depth: number,
    ): BoundaryBlock => {
      told.add(event.key)
      const next = nextOf(event.key)
      const meeting = join(node.key) ?? stop
      const nowhere: Block = {
        ...{ kind: 'end', id: `${event.key}/end`, label: '', trigger: 'none' },
        ...{ isOpen: true, isSilent: true },
      }
      const blocks = next === undefined ? [nowhere] : tell(event.key, next, meeting, depth + 1)
      const last = blocks.at(-1)
      const isOpen = next !== undefined && last?.kind !== 'jump' && last?.kind !== 'end'
      // The step or what interrupts it comes there, never both.
      if (isOpen) waiting.miss(meeting)
      const goesTo = beyond(meeting)
      const isNext = goesTo === beyond(nextOf(node.key))
      return {
        kind: 'boundary',
        id: event.key,
        label: event.name,
        trigger: event.trigger,
        ...(event.expression === undefined ? {} : { expression: event.expression }),
        ...(event.isInterrupting === false ? { isInterrupting: false } : {}),
        blocks: isOpen && goesTo && !isNext ? [...blocks, goOn(event, goesTo)] : blocks,
      }
    }

    const tellNode = (node: FlowNode): Block | null => {
      const { key: id, name: label } = node
      if (isActivity(node)) {
        const inner = scopes.get(id)
        const mine = companions.get(id)
        return {
          kind: 'step',
          id,
          label,
          actor: unitsOf(process, node),
          taskType: node.kind === 'task' ? node.taskType : 'none',
          ...(isPlain(node) ? {} : { manner: mannerOf(node) }),
          work: node.work ?? {},
          ...(mine ? { companions: mine } : {}),
          ...(inner ? { body: tellScope(inner) } : {}),
        }
      }
      if (node.kind !== 'event') return null
      const { trigger, expression, position } = node
      if (position === 'start') {
        const beside = node.isInterrupting === false ? { isInterrupting: false as const } : {}
        return { kind: 'start', id, label, trigger, ...beside }
      }
      if (position === 'end') return { kind: 'end', id, label, trigger }
      const partner = partnerOf(id)
      const more = {
        ...(expression === undefined ? {} : { expression }),
        ...(partner === undefined ? {} : { partner }),
      }
      return {
        kind: 'event',
        id,
        label,
        trigger,
        isThrowing: position === 'intermediateThrow',
        ...more,
      }
    }

    /** The gateway after which all ways of a split go on together; the outermost split has it. */
    const joinOf = (node: FlowNode, meeting: Key | undefined): Key | undefined => {
      const end = meeting === undefined ? undefined : byKey.get(meeting)
      if (end?.kind !== 'gateway' || !isSilent(end) || joined.has(end.key)) return undefined
      const isParallel = node.kind !== 'gateway' || node.gatewayType === 'parallel'
      const isAlike = isParallel
        ? end.gatewayType === 'parallel'
        : node.gatewayType === 'inclusive' && end.gatewayType === 'inclusive'
      if (!isAlike) return undefined
      joined.add(end.key)
      return end.key
    }

    /** Whether ways that come to a place wait there for others; where they do not, each goes on alone. */
    const isWaitedAt = (place: Key): boolean => {
      const seen = new Set<Key>()
      for (let key: Key | undefined = place; key !== undefined && !seen.has(key); ) {
        const node = byKey.get(key)
        if (!node || !isGateway(node)) return false
        if (node.gatewayType !== 'exclusive') return true
        if (!isSilent(node)) return false
        seen.add(key)
        key = nextOf(key)
      }
      return false
    }

    /**
     * Of ways taken at the same time a list says that they wait for each other where they end. Where they
     * do not, all but the last say where they go on.
     */
    const apart = (
      node: FlowNode,
      branches: readonly Branch[],
      meeting: Key | undefined,
    ): readonly Branch[] => {
      const goal = meeting === undefined || isWaitedAt(meeting) ? undefined : beyond(meeting)
      if (goal === undefined || landingOf(goal) === undefined) return branches
      const last = branches.findLast(({ blocks }) => goesOn(blocks))
      return branches.map((branch) =>
        branch === last || !goesOn(branch.blocks)
          ? branch
          : { ...branch, blocks: [...branch.blocks, goOn(node, goal)] },
      )
    }

    const splitOf = (node: FlowNode, meeting: Key | undefined, depth: number): Block => {
      const isConditional = flowsFrom(node.key).some(
        (flow) => flow.condition !== undefined || flow.isDefault,
      )
      const id = node.key
      const end = joinOf(node, meeting)
      const join = end === undefined ? {} : { join: end }
      const ways = branchesOf(node, meeting, depth)
      const isOneWay =
        isGateway(node) && (node.gatewayType === 'exclusive' || node.gatewayType === 'eventBased')
      const branches = isOneWay ? ways : apart(node, ways, meeting)
      const areMany = ways.filter(({ blocks }) => goesOn(blocks)).length > 1
      if (areMany && !waiting.areTold(node, meeting)) waiting.miss(meeting)
      if (!isGateway(node)) {
        const split = `${id}/split`
        return isConditional
          ? { kind: 'decision', id: split, type: 'inclusive', label: '', branches, ...join }
          : { kind: 'parallel', id: split, branches, ...join }
      }
      if (node.gatewayType === 'parallel')
        return { kind: 'parallel', id, label: node.name, branches, ...join }
      const type =
        node.gatewayType === 'exclusive'
          ? 'exclusive'
          : node.gatewayType === 'inclusive' || node.gatewayType === 'complex'
            ? 'inclusive'
            : 'event'
      return { kind: 'decision', id, type, label: node.name, branches, ...join }
    }

    /** Everything from `first` on until `stop`, which whoever asked goes on with. */
    const tell = (
      from: Key,
      first: Key,
      stop: Key | undefined,
      depth: number,
    ): readonly Block[] => {
      const blocks: Block[] = []
      const silent = new Set<Key>()
      let before = from
      let isDeadEnd = false
      /** Where the ways told last are known to wait for each other. */
      let waitedAt: Key | undefined
      let key: Key | undefined = first
      while (key !== undefined && key !== stop) {
        const node: FlowNode | undefined = byKey.get(key)
        if (!node) break
        if (key !== waitedAt || told.has(key)) waiting.miss(key)
        if (isSilent(node)) {
          if (silent.has(key)) break
          silent.add(key)
          told.add(key)
          key = nextOf(key)
          isDeadEnd = key === undefined
          continue
        }
        if (told.has(key)) {
          blocks.push(endsAgain(node) ?? jump(before, key))
          break
        }
        if (depth > MAX_DEPTH) {
          pending.push(key)
          blocks.push(jump(before, key))
          break
        }
        told.add(key)
        silent.clear()
        const block = tellNode(node)
        if (block) blocks.push(block)
        for (const event of attachedTo(key))
          if (!told.has(event.key)) blocks.push(boundaryOf(event, node, stop, depth))
        if (block?.kind === 'end') break
        before = key
        if (flowsFrom(key).length > 1) {
          const joined: Key | undefined = join(key)
          const isOwn = attachedTo(key).some((event) => event.key === joined)
          const meeting: Key | undefined = isOwn ? undefined : joined
          blocks.push(splitOf(node, meeting ?? stop, depth))
          if (waiting.areTold(node, meeting)) waitedAt = meeting
          key = meeting
        } else {
          key = nextOf(key)
          isDeadEnd = key === undefined
        }
      }
      // A branch that simply stops, as imported models do, is told to end there. Several may stop at once.
      if (isDeadEnd) {
        if (before === from) jumps += 1
        const id = before === from ? `${from}/end${jumps}` : `${before}/end`
        const isSilent = depth === 0 ? { isSilent: true as const } : {}
        blocks.push({ kind: 'end', id, label: '', trigger: 'none', isOpen: true, ...isSilent })
      }
      return blocks
    }

    const all: Block[] = []
    const tellFrom = (key: Key) => {
      const blocks = tell(key, key, undefined, 0)
      if (all.length > 0 && blocks[0]?.kind !== 'start')
        all.push({ kind: 'start', id: `${key}/start`, label: '', trigger: 'none', isOpen: true })
      all.push(...blocks)
      for (let next = pending.shift(); next !== undefined; next = pending.shift())
        if (!told.has(next)) all.push(...tell(next, next, undefined, 0))
    }
    for (const node of roots) if (!told.has(node.key)) tellFrom(node.key)
    for (const [gateway, sources] of waiting.missed()) {
      const next = beyond(gateway)
      const landing = next === undefined ? undefined : landingOf(next)
      if (landing === undefined) continue
      waits.set(landing, [...new Set([...(waits.get(landing) ?? []), ...sources])])
    }
    return all
  }

  const isPool = (element: Element): element is Pool => element.kind === 'pool'
  const pools = elementsOf(process).filter(isPool)
  const sections = pools
    .map((pool) => ({ pool, blocks: tellScope(scopes.get(pool.key) ?? []) }))
    .filter(({ blocks }) => blocks.length > 0)
  return { sections, targets, waits }
}
