// Blocks -> process. Ends that are still open are carried along a list and joined by a gateway only
// where several of them, or a jump, meet. One pass; keys are given in the order of the table. Every element
// remembers the block it came from, so that an edited text can be told from the one before.

import {
  asKey,
  type Element,
  type FlowNode,
  type Key,
  type Process,
  type SequenceFlow,
  type Work,
} from '#process'
import type { Block, Branch, EventBlock, SectionBlock, StepBlock } from './block.ts'
import type { Border } from './line.ts'
import type { Message } from './message.ts'
import type { StepsProblem } from './reading.ts'
import { renumber } from './renumber.ts'
import { FINAL_END } from './targets.ts'

export interface ProcessParts {
  readonly name: string
  readonly organisation: string | undefined
  readonly start: Border
  readonly end: Border
  readonly blocks: readonly Block[]
}

export interface Built {
  readonly process: Process
  readonly problems: readonly StepsProblem[]
  /**
   * What each element was made of, by its key: the id of its block or branch; "start" and "end" of the
   * whole, or with "/start" and "/end" behind a block; "+" behind a block for where its ways meet; ">"
   * behind any of them for the flow that leaves it; "~" behind it for the message of an event, and behind the id that a
   * block in the line of a message would have for that. Gateways that only merge have none.
   */
  readonly origins: ReadonlyMap<Key, string>
}

type FlowFacts = Pick<SequenceFlow, 'name' | 'share' | 'isDefault'>

/** Units from the outer one to the post; [] where nobody is named. */
type Actor = readonly string[]

/** A flow whose end is not known yet. */
type Open = Key

/** The lists inside a block. */
const innerOf = (block: Block): readonly (readonly Block[])[] => {
  if (block.kind === 'step') return block.body ? [block.body] : []
  if (block.kind === 'boundary') return [block.blocks]
  if (block.kind === 'decision' || block.kind === 'parallel')
    return block.branches.map((branch) => branch.blocks)
  return []
}

const UNNAMED: Border = { label: '', trigger: 'none' }

const firstActor = (block: Block): Actor | undefined => {
  if (block.kind === 'step') return block.actor
  for (const inner of innerOf(block).flat()) {
    const actor = firstActor(inner)
    if (actor !== undefined) return actor
  }
  return undefined
}

/** The blocks of each party; the first may have no heading. */
const sectionsOf = (blocks: readonly Block[]): { head?: SectionBlock; blocks: Block[] }[] => {
  const sections: { head?: SectionBlock; blocks: Block[] }[] = []
  for (const block of blocks) {
    if (block.kind === 'section') sections.push({ head: block, blocks: [] })
    else {
      if (sections.length === 0) sections.push({ blocks: [] })
      sections.at(-1)?.blocks.push(block)
    }
  }
  return sections.length === 0 ? [{ blocks: [] }] : sections
}

export const buildProcess = (parts: ProcessParts): Built => {
  const problems: StepsProblem[] = []
  const elements = new Map<Key, Element>()
  const origins = new Map<Key, string>()
  const sections = sectionsOf(parts.blocks)
  const mergeOf = new Map<string, Key>()
  const partners = new Map<string, Key>()
  const dataOf = new Map<string, Key>()
  const finalOpens: Open[] = []
  /** Where each block stands: a jump cannot leave its party or sub-process. */
  const homes = new Map<string, string>()
  const targets = new Set<string>()
  let count = 0
  const newKey = (origin?: string): Key => {
    count += 1
    const key = asKey(`n${count}`)
    if (origin !== undefined) origins.set(key, origin)
    return key
  }
  const survey = (blocks: readonly Block[], home: string): void => {
    for (const block of blocks) {
      homes.set(block.id, home)
      if (block.kind === 'jump') targets.add(block.target)
      const isHome = block.kind === 'step'
      for (const inner of innerOf(block)) survey(inner, isHome ? block.id : home)
    }
  }

  const hasPartners = (blocks: readonly Block[]): boolean =>
    blocks.some(
      (block) =>
        (block.kind === 'event' && block.partner !== undefined) ||
        ((block.kind === 'event' || block.kind === 'step') && block.messages !== undefined) ||
        innerOf(block).some(hasPartners),
    )
  const isShared = sections.length > 1 || hasPartners(parts.blocks)
  const pools = sections.map(({ head, blocks }, index): Key => {
    const key = newKey(head ? head.id : 'pool')
    const name = head?.name ?? parts.organisation
    survey(blocks, key)
    elements.set(key, {
      kind: 'pool',
      key,
      name: name ?? '',
      isDrawn: name !== undefined || isShared,
      isBlackBox: false,
      ...(index === 0 ? { processName: parts.name } : {}),
    })
    return key
  })
  let pool = pools[0] ?? newKey('pool')
  let parent = pool
  let currentActor: Actor = []
  let lastStep: Key | undefined
  const lanes = new Map<string, Key>()

  const laneOf = (actor: Actor): { lane?: Key } => {
    let lane: Key | undefined
    for (let depth = 1; depth <= actor.length; depth++) {
      const path = JSON.stringify([pool, ...actor.slice(0, depth)])
      const above = lane ?? pool
      lane = lanes.get(path)
      if (lane) continue
      lane = newKey()
      const name = actor[depth - 1] ?? ''
      const order = `a${String(lanes.size).padStart(4, '0')}`
      lanes.set(path, lane)
      elements.set(lane, { kind: 'lane', key: lane, name, parent: above, order })
    }
    return lane ? { lane } : {}
  }

  // Lanes first, in order of appearance, so that the table begins with them.
  const openLanes = (blocks: readonly Block[]): void => {
    for (const block of blocks) {
      if (block.kind === 'step') laneOf(block.actor)
      for (const inner of innerOf(block)) openLanes(inner)
    }
  }

  const put = <T extends FlowNode>(node: T): Key => {
    elements.set(node.key, node)
    return node.key
  }

  const leave = (source: Key, facts: Partial<FlowFacts> = {}, origin?: string): Open => {
    const from = origins.get(source)
    const key = newKey(origin ?? (from === undefined ? undefined : `${from}>`))
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
    { label: name, trigger, isInterrupting }: Border,
    origin: string,
    expression?: string,
  ): Key =>
    put({
      kind: 'event',
      key: newKey(origin),
      name,
      position,
      trigger,
      ...(isInterrupting === undefined ? {} : { isInterrupting }),
      parent,
      ...laneOf(currentActor),
      ...(expression === undefined ? {} : { expression }),
    })

  const partnerKey = (name: string): Key => {
    const there = partners.get(name)
    if (there) return there
    const key = newKey(`partner ${name}`)
    partners.set(name, key)
    elements.set(key, { kind: 'pool', key, name, isDrawn: true, isBlackBox: true })
    return key
  }

  const send = (origin: string, name: string, key: Key, other: Key, isSent: boolean) => {
    const message = newKey(origin)
    const [source, target] = isSent ? [key, other] : [other, key]
    elements.set(message, { kind: 'messageFlow', key: message, name, source, target })
  }

  /** What passes between an event and another organisation, of which nothing more is known. */
  const exchange = ({ id, partner, isThrowing }: EventBlock, key: Key) => {
    if (partner !== undefined) send(`${id}~`, '', key, partnerKey(partner), isThrowing)
  }

  /** Messages wait until all that they may lead to is there. */
  const waiting: { readonly key: Key; readonly message: Message }[] = []
  const keep = (messages: readonly Message[] | undefined, key: Key) => {
    for (const message of messages ?? []) waiting.push({ key, message })
  }
  const sendAll = () => {
    const byOrigin = new Map([...origins].map(([key, origin]) => [origin, key]))
    for (const { key, message } of waiting) {
      const { line, isSent, name, other } = message
      const there = other.kind === 'partner' ? partnerKey(other.name) : byOrigin.get(other.id)
      if (there) send(`b${line}~`, name, key, there, isSent)
    }
  }

  /** Data of the same name in the same place is the same. */
  const accompany = ({ companions = [] }: StepBlock, key: Key) => {
    for (const { role, name } of companions) {
      const id = JSON.stringify([parent, name])
      const there = role === 'remark' ? undefined : dataOf.get(id)
      const other = there ?? newKey()
      const by = newKey()
      if (role === 'remark') {
        elements.set(other, { kind: 'annotation', key: other, name, parent })
        const ends = { parent, source: key, target: other }
        elements.set(by, { kind: 'association', key: by, name: '', direction: 'none', ...ends })
        continue
      }
      dataOf.set(id, other)
      elements.set(other, { kind: 'data', key: other, name, dataType: 'object', parent })
      const [source, target] = role === 'needs' ? [other, key] : [key, other]
      elements.set(by, { kind: 'dataAssociation', key: by, name: '', source, target })
    }
  }

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
    origin: string,
  ): readonly Open[] => {
    const single = ends.flatMap((opens) => merge(opens, currentActor))
    if (single.length < 2) return single
    const key = gateway(type, '', currentActor, newKey(`${origin}+`))
    connect(single, key)
    return [leave(key)]
  }

  const split = (source: Key, branches: readonly Branch[]): readonly (readonly Open[])[] => {
    const opened = branches.map(({ id, name, share, isDefault }) => [
      leave(
        source,
        {
          name,
          ...(share === undefined ? {} : { share }),
          ...(isDefault ? { isDefault } : {}),
        },
        id,
      ),
    ])
    return branches.map((branch, index) => sequence(branch.blocks, opened[index] ?? []))
  }

  /** A list with a beginning of its own; what is still open at its end. */
  const scope = (blocks: readonly Block[], origin: string): readonly Open[] => {
    const [first, ...rest] = blocks
    const isSaid = first?.kind === 'start'
    const begin = isSaid ? first : UNNAMED
    const from = isSaid ? first.id : `${origin}/start`
    const opens = begin.isOpen ? [] : [leave(event('start', begin, from))]
    const isFirstFree = begin.isOpen === true
    return sequence(isSaid ? rest : blocks, opens, isFirstFree)
  }

  const subProcess = (block: StepBlock, key: Key, body: readonly Block[] | undefined) => {
    const { form, repetition } = block.manner ?? {}
    put({
      kind: 'subProcess',
      key,
      name: block.label,
      subProcessType: form?.kind === 'subProcess' ? form.subProcessType : 'embedded',
      parent,
      ...laneOf(block.actor),
      ...repetition,
      ...worked(block.work),
    })
    if (body === undefined) return
    const outer = parent
    parent = key
    const opens = merge(scope(body, block.id), currentActor)
    if (opens.length > 0) connect(opens, event('end', UNNAMED, `${block.id}/end`))
    parent = outer
  }

  const jump = (block: Extract<Block, { kind: 'jump' }>, opens: readonly Open[]) => {
    const isFinal = block.target === FINAL_END
    const isHere = isFinal
      ? homes.get(block.id) === pools[0]
      : homes.get(block.target) === homes.get(block.id)
    if (!isHere)
      problems.push({ line: block.line ?? 0, code: 'steps/target-elsewhere', details: {} })
    else if (isFinal) finalOpens.push(...opens)
    else connect(opens, mergeKey(block.target))
  }

  const place = (
    block: Block,
    opens: readonly Open[],
    isAfterStep: boolean,
    isFree: boolean,
  ): readonly Open[] => {
    if (block.kind === 'jump') {
      jump(block, opens)
      return []
    }
    if (block.kind === 'section') return opens
    if (block.kind === 'start') {
      if (block.isOpen) return opens
      return [...opens, leave(event('start', block, block.id))]
    }
    if (block.kind === 'boundary') {
      const last = lastStep
      if (!last || !isAfterStep) return opens
      const { id, label, trigger, expression, isInterrupting } = block
      const key = put({
        kind: 'event',
        key: newKey(id),
        name: label,
        position: 'boundary',
        trigger,
        parent,
        attachedTo: last,
        ...laneOf(currentActor),
        ...(expression === undefined ? {} : { expression }),
        ...(isInterrupting === undefined ? {} : { isInterrupting }),
      })
      const ends = sequence(block.blocks, [leave(key)])
      lastStep = last
      return [...opens, ...ends]
    }
    if (block.kind === 'end' && block.isOpen) return []
    const entered =
      isFree && opens.length === 0 && !targets.has(block.id) ? [] : enter(opens, block)
    if (block.kind === 'step') {
      currentActor = block.actor
      const key = newKey(block.id)
      connect(entered, key)
      const { form, repetition } = block.manner ?? {}
      if (block.body || form?.kind === 'subProcess') subProcess(block, key, block.body)
      else if (form) {
        const facts = { name: block.label, parent, ...laneOf(block.actor), ...repetition }
        put({ key, ...form, ...facts, ...worked(block.work) })
      } else
        put({
          kind: 'task',
          key,
          name: block.label,
          taskType: block.taskType,
          parent,
          ...laneOf(block.actor),
          ...repetition,
          ...worked(block.work),
        })
      accompany(block, key)
      keep(block.messages, key)
      lastStep = key
      return [leave(key)]
    }
    if (block.kind === 'decision') {
      const type = block.type === 'event' ? 'eventBased' : block.type
      const key = gateway(type, block.label, currentActor, newKey(block.id))
      connect(entered, key)
      const ends = split(key, block.branches)
      return block.type === 'inclusive' ? joined(ends, 'inclusive', block.id) : ends.flat()
    }
    if (block.kind === 'parallel') {
      const key = gateway('parallel', block.label ?? '', currentActor, newKey(block.id))
      connect(entered, key)
      return joined(split(key, block.branches), 'parallel', block.id)
    }
    if (block.kind === 'end') {
      connect(entered, event('end', block, block.id))
      return []
    }
    const position = block.isThrowing ? 'intermediateThrow' : 'intermediateCatch'
    const key = event(position, block, block.id, block.expression)
    exchange(block, key)
    keep(block.messages, key)
    connect(entered, key)
    return [leave(key)]
  }

  /** `isFree`: nothing has to lead to the first block. */
  const sequence = (
    blocks: readonly Block[],
    incoming: readonly Open[],
    isFree = false,
  ): readonly Open[] =>
    blocks.reduce(
      (opens, block, index) =>
        place(
          block,
          opens,
          blocks[index - 1]?.kind === 'step' || block.kind === 'boundary',
          (isFree && index === 0) || isOpenStart(blocks[index - 1]),
        ),
      incoming,
    )

  sections.forEach(({ head, blocks }, index) => {
    pool = pools[index] ?? pool
    parent = pool
    lastStep = undefined
    currentActor = blocks.map(firstActor).find((actor) => actor !== undefined) ?? []
    openLanes(blocks)
    if (index > 0) {
      const origin = head?.id ?? 'pool'
      const opens = merge(scope(blocks, origin), currentActor)
      if (opens.length > 0) connect(opens, event('end', UNNAMED, `${origin}/end`))
      return
    }
    const { start, end } = parts
    const begun = start.isOpen ? [] : [leave(event('start', start, 'start'))]
    const opens = [...sequence(blocks, begun, start.isOpen === true), ...finalOpens]
    if (opens.length > 0 && !end.isOpen)
      connect(merge(opens, currentActor), event('end', end, 'end'))
  })
  sendAll()
  const { elements: table, names } = renumber(elements, new Set(mergeOf.values()))
  return {
    process: { name: parts.name, elements: table, shapes: {} },
    problems,
    origins: new Map(
      [...origins].flatMap(([key, origin]) => {
        const name = names.get(key)
        return name === undefined ? [] : [[name, origin] as const]
      }),
    ),
  }
}

/** A step of which nothing more is known says nothing more. */
const worked = (work: Work): { readonly work?: Work } =>
  Object.keys(work).length > 0 ? { work } : {}

const isOpenStart = (block: Block | undefined): boolean =>
  block?.kind === 'start' && block.isOpen === true
