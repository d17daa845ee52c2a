// Blocks -> process. Ends that are still open are carried along a list and joined by a gateway only
// where several of them, or a jump, meet. One pass; keys are given in the order of the table.

import {
  asKey,
  type Element,
  type EventTrigger,
  type FlowNode,
  type Key,
  type Process,
  type SequenceFlow,
} from '#process'
import type { Block, Branch } from './block.ts'
import type { StepsProblem } from './reading.ts'
import { renumber } from './renumber.ts'
import { FINAL_END } from './targets.ts'

export interface ProcessParts {
  readonly name: string
  readonly organisation: string | undefined
  readonly start: string
  readonly end: string
  readonly blocks: readonly Block[]
}

type FlowFacts = Pick<SequenceFlow, 'name' | 'share' | 'isDefault'>

/** Units from the outer one to the post; [] where nobody is named. */
type Actor = readonly string[]

/** A flow whose end is not known yet. */
type Open = Key

const targetsIn = (blocks: readonly Block[], found = new Set<string>()): Set<string> => {
  for (const block of blocks) {
    if (block.kind === 'jump') found.add(block.target)
    if (block.kind === 'step' && block.body) targetsIn(block.body, found)
    if (block.kind === 'boundary') targetsIn(block.blocks, found)
    if (block.kind === 'decision' || block.kind === 'parallel')
      for (const branch of block.branches) targetsIn(branch.blocks, found)
  }
  return found
}

const firstActor = (block: Block | Branch): Actor | undefined => {
  if ('kind' in block && block.kind === 'step') return block.actor
  const inner = 'branches' in block ? block.branches : 'blocks' in block ? block.blocks : []
  for (const each of inner) {
    const actor = firstActor(each)
    if (actor !== undefined) return actor
  }
  return undefined
}

export const buildProcess = (
  parts: ProcessParts,
): { process: Process; problems: readonly StepsProblem[] } => {
  const problems: StepsProblem[] = []
  const elements = new Map<Key, Element>()
  const targets = targetsIn(parts.blocks)
  const mergeOf = new Map<string, Key>()
  const finalOpens: Open[] = []
  let lastStep: Key | undefined
  const lanes = new Map<string, Key>()
  let count = 0
  const newKey = (): Key => {
    count += 1
    return asKey(`n${count}`)
  }

  const pool = newKey()
  elements.set(pool, {
    kind: 'pool',
    key: pool,
    name: parts.organisation ?? '',
    isDrawn: parts.organisation !== undefined,
    isBlackBox: false,
    processName: parts.name,
  })
  let parent = pool
  let currentActor = parts.blocks.map(firstActor).find((actor) => actor !== undefined) ?? []

  const laneOf = (actor: Actor): { lane?: Key } => {
    let lane: Key | undefined
    for (let depth = 1; depth <= actor.length; depth++) {
      const path = JSON.stringify(actor.slice(0, depth))
      const parent = lane ?? pool
      lane = lanes.get(path)
      if (lane) continue
      lane = newKey()
      const name = actor[depth - 1] ?? ''
      const order = `a${String(lanes.size).padStart(4, '0')}`
      lanes.set(path, lane)
      elements.set(lane, { kind: 'lane', key: lane, name, parent, order })
    }
    return lane ? { lane } : {}
  }

  // Lanes first, in order of appearance, so that the table begins with them.
  const openLanes = (blocks: readonly Block[]): void => {
    for (const block of blocks) {
      if (block.kind === 'step') {
        laneOf(block.actor)
        if (block.body) openLanes(block.body)
      }
      if (block.kind === 'boundary') openLanes(block.blocks)
      if (block.kind === 'decision' || block.kind === 'parallel')
        for (const branch of block.branches) openLanes(branch.blocks)
    }
  }
  openLanes(parts.blocks)

  const put = <T extends FlowNode>(node: T): Key => {
    elements.set(node.key, node)
    return node.key
  }

  const leave = (source: Key, facts: Partial<FlowFacts> = {}): Open => {
    const key = newKey()
    const { name = '', ...more } = facts
    elements.set(key, { kind: 'sequenceFlow', key, name, ...more, parent, source, target: source })
    return key
  }

  const connect = (opens: readonly Open[], target: Key): void => {
    for (const open of opens) {
      const flow = elements.get(open)
      if (flow?.kind === 'sequenceFlow') elements.set(open, { ...flow, target })
    }
  }

  const gateway = (
    gatewayType: 'exclusive' | 'inclusive' | 'parallel' | 'eventBased',
    name: string,
    actor: Actor,
    key = newKey(),
  ): Key => put({ kind: 'gateway', key, name, gatewayType, parent, ...laneOf(actor) })

  const event = (
    position: 'start' | 'intermediateCatch' | 'intermediateThrow' | 'end',
    name: string,
    trigger: EventTrigger,
    expression?: string,
  ): Key =>
    put({
      kind: 'event',
      key: newKey(),
      name,
      position,
      trigger,
      parent,
      ...laneOf(currentActor),
      ...(expression === undefined ? {} : { expression }),
    })

  const mergeKey = (id: string): Key => {
    const key = mergeOf.get(id) ?? newKey()
    mergeOf.set(id, key)
    return key
  }

  /** All of these as one: through a merging gateway where there are several. */
  const merge = (opens: readonly Open[], actor: Actor): readonly Open[] => {
    if (opens.length < 2) return opens
    const key = gateway('exclusive', '', actor)
    connect(opens, key)
    return [leave(key)]
  }

  const enter = (opens: readonly Open[], block: Block): readonly Open[] => {
    const actor = block.kind === 'step' ? block.actor : currentActor
    if (!targets.has(block.id)) {
      if (opens.length === 0)
        problems.push({ line: block.line ?? 0, code: 'steps/unreachable', details: {} })
      return merge(opens, actor)
    }
    const key = mergeKey(block.id)
    connect(opens, key)
    gateway('exclusive', '', actor, key)
    return [leave(key)]
  }

  const joined = (
    ends: readonly (readonly Open[])[],
    type: 'parallel' | 'inclusive',
  ): readonly Open[] => {
    const single = ends.flatMap((opens) => merge(opens, currentActor))
    if (single.length < 2) return single
    const key = gateway(type, '', currentActor)
    connect(single, key)
    return [leave(key)]
  }

  const split = (source: Key, branches: readonly Branch[]): readonly (readonly Open[])[] => {
    const opened = branches.map(({ name, share, isDefault }) => [
      leave(source, {
        name,
        ...(share === undefined ? {} : { share }),
        ...(isDefault ? { isDefault } : {}),
      }),
    ])
    return branches.map((branch, index) => sequence(branch.blocks, opened[index] ?? []))
  }

  const subProcess = (
    block: Extract<Block, { kind: 'step' }>,
    key: Key,
    body: readonly Block[],
  ) => {
    put({
      kind: 'subProcess',
      key,
      name: block.label,
      subProcessType: 'embedded',
      parent,
      ...laneOf(block.actor),
      work: block.work,
    })
    const outer = parent
    parent = key
    const start = event('start', '', 'none')
    const opens = merge(sequence(body, [leave(start)]), currentActor)
    if (opens.length > 0) connect(opens, event('end', '', 'none'))
    parent = outer
  }

  const place = (block: Block, opens: readonly Open[], isAfterStep: boolean): readonly Open[] => {
    if (block.kind === 'jump') {
      if (block.target === FINAL_END) finalOpens.push(...opens)
      else connect(opens, mergeKey(block.target))
      return []
    }
    if (block.kind === 'boundary') {
      const last = lastStep
      if (!last || !isAfterStep) return opens
      const { label, trigger, expression } = block
      const key = put({
        kind: 'event',
        key: newKey(),
        name: label,
        position: 'boundary',
        trigger,
        parent,
        attachedTo: last,
        ...laneOf(currentActor),
        ...(expression === undefined ? {} : { expression }),
      })
      const ends = sequence(block.blocks, [leave(key)])
      lastStep = last
      return [...opens, ...ends]
    }
    const entered = enter(opens, block)
    if (block.kind === 'step') {
      currentActor = block.actor
      const key = newKey()
      connect(entered, key)
      if (block.body) subProcess(block, key, block.body)
      else
        put({
          kind: 'task',
          key,
          name: block.label,
          taskType: block.taskType,
          parent,
          ...laneOf(block.actor),
          work: block.work,
        })
      lastStep = key
      return [leave(key)]
    }
    if (block.kind === 'decision') {
      const type = block.type === 'event' ? 'eventBased' : block.type
      const key = gateway(type, block.label, currentActor)
      connect(entered, key)
      const ends = split(key, block.branches)
      return block.type === 'inclusive' ? joined(ends, 'inclusive') : ends.flat()
    }
    if (block.kind === 'parallel') {
      const key = gateway('parallel', '', currentActor)
      connect(entered, key)
      return joined(split(key, block.branches), 'parallel')
    }
    if (block.kind === 'end' || block.kind === 'start') {
      connect(entered, event(block.kind, block.label, block.trigger))
      return []
    }
    const position = block.isThrowing ? 'intermediateThrow' : 'intermediateCatch'
    const key = event(position, block.label, block.trigger, block.expression)
    connect(entered, key)
    return [leave(key)]
  }

  const sequence = (blocks: readonly Block[], incoming: readonly Open[]): readonly Open[] =>
    blocks.reduce(
      (opens, block, index) =>
        place(block, opens, blocks[index - 1]?.kind === 'step' || block.kind === 'boundary'),
      incoming,
    )

  const start = event('start', parts.start, 'none')
  const opens = [...sequence(parts.blocks, [leave(start)]), ...finalOpens]
  if (opens.length > 0) connect(merge(opens, currentActor), event('end', parts.end, 'none'))
  return {
    process: {
      name: parts.name,
      elements: renumber(elements, new Set(mergeOf.values())),
      shapes: {},
    },
    problems,
  }
}
