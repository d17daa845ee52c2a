// A builder for small processes: `process(start(), task('Prüfen'), xor(task('Ja'), task('Nein')), end())`.
// For tests and for whoever makes a process from words; it makes no shapes. Keys come from the labels.

import type { Element, EventTrigger, FlowNode, GatewayType, Lane, TaskType } from './element.ts'
import { type Key, keyMaker, keyStem, orderAt } from './key.ts'
import type { Process } from './process.ts'
import type { Work } from './work.ts'

interface StepOptions {
  /** Who does it; becomes a lane. */
  readonly actor?: string
  readonly work?: Work
  /** Instead of the one made from the label. */
  readonly key?: string
}

interface NodePart {
  readonly kind: 'node'
  readonly stem: string
  readonly actor?: string
  readonly ends: boolean
  readonly make: (key: Key, parent: Key, lane: Key | undefined) => FlowNode
}

interface SplitPart {
  readonly kind: 'split'
  readonly gatewayType: GatewayType
  readonly question: string
  readonly branches: readonly BranchPart[]
}

interface BranchPart {
  readonly kind: 'branch'
  readonly condition: string
  readonly parts: readonly Part[]
}

/** One part of a process, in the order it is done. */
export type Part = NodePart | SplitPart
/** A way out of a gateway: one step, several in a row, or a `branch` with its condition. */
export type Branch = Part | BranchPart | readonly Part[]

const place = (parent: Key, lane: Key | undefined) => (lane ? { parent, lane } : { parent })

const nodePart = (
  stem: string,
  options: StepOptions,
  ends: boolean,
  make: NodePart['make'],
): NodePart => ({
  kind: 'node',
  stem: options.key ?? stem,
  ends,
  ...(options.actor === undefined ? {} : { actor: options.actor }),
  make,
})

export const task = (name: string, options: StepOptions & { type?: TaskType } = {}): Part =>
  nodePart(name, options, false, (key, parent, lane) => ({
    kind: 'task',
    taskType: options.type ?? 'none',
    key,
    name,
    ...place(parent, lane),
    ...(options.work ? { work: options.work } : {}),
  }))

const eventPart = (
  position: 'start' | 'intermediateCatch' | 'end',
  name: string,
  options: StepOptions & { trigger?: EventTrigger },
): Part =>
  nodePart(name || position, options, position === 'end', (key, parent, lane) => ({
    kind: 'event',
    position,
    trigger: options.trigger ?? 'none',
    key,
    name,
    ...place(parent, lane),
  }))

export const start = (name = '', options: StepOptions & { trigger?: EventTrigger } = {}): Part =>
  eventPart('start', name, options)

/** Waiting for something in the middle of the process. */
export const wait = (name: string, options: StepOptions & { trigger?: EventTrigger } = {}): Part =>
  eventPart('intermediateCatch', name, { trigger: 'timer', ...options })

/** The end; in a branch, that branch does not come back. */
export const end = (name = '', options: StepOptions & { trigger?: EventTrigger } = {}): Part =>
  eventPart('end', name, options)

const isBranch = (branch: Branch): branch is BranchPart =>
  'kind' in branch && branch.kind === 'branch'

/** A way out with the words on it, for example `branch('ja', task('Bewilligen'))`. */
export const branch = (condition: string, ...parts: readonly Part[]): BranchPart => ({
  kind: 'branch',
  condition,
  parts,
})

const toBranch = (given: Branch): BranchPart => {
  if (Array.isArray(given)) return branch('', ...(given as readonly Part[]))
  const one = given as Part | BranchPart
  return isBranch(one) ? one : branch('', one)
}

const split =
  (gatewayType: GatewayType) =>
  (...args: readonly (string | Branch)[]): Part => {
    const question = args.find((arg) => typeof arg === 'string') ?? ''
    const branches = args.filter((arg): arg is Branch => typeof arg !== 'string').map(toBranch)
    return { kind: 'split', gatewayType, question, branches }
  }

/** A decision: exactly one branch is taken. A first string is the question. */
export const xor = split('exclusive')
/** Parallel work: every branch is done. */
export const and = split('parallel')
/** One or more branches are taken. */
export const or = split('inclusive')

const firstActor = (parts: readonly Part[]): string | undefined => {
  for (const part of parts) {
    const inner = part.kind === 'split' ? part.branches.flatMap((way) => way.parts) : []
    const actor = part.kind === 'node' ? part.actor : firstActor(inner)
    if (actor !== undefined) return actor
  }
  return undefined
}

/** An open end of what is built so far: the next part is connected to it. */
interface Loose {
  readonly from: Key
  readonly condition: string
}

/**
 * A process with one pool that is not drawn. Branches that do not end are joined by a gateway of the
 * same type; a single open branch goes on without one. A step without actor is done by the one before.
 */
export const process = (...parts: readonly Part[]): Process => namedProcess('', ...parts)

/** As `process`, with a name. */
export const namedProcess = (name: string, ...parts: readonly Part[]): Process => {
  const makeKey = keyMaker()
  const elements: Element[] = []
  const pool = makeKey('Pool')
  elements.push({ kind: 'pool', key: pool, name, isDrawn: false, isBlackBox: false })
  const lanes = new Map<string, Lane>()
  const keyFor = (stem: string, otherwise: string) => makeKey(keyStem(stem) || otherwise)

  const laneOf = (actor: string | undefined): Key | undefined => {
    if (actor === undefined) return undefined
    const known = lanes.get(actor)
    if (known) return known.key
    const key = keyFor(`Lane_${actor}`, 'Lane')
    lanes.set(actor, { kind: 'lane', key, name: actor, parent: pool, order: orderAt(lanes.size) })
    return key
  }

  const connect = (loose: readonly Loose[], target: Key) => {
    for (const { from, condition } of loose) {
      const key = keyFor(`${from}-${target}`, 'Flow')
      const flow = { kind: 'sequenceFlow', key, name: condition, parent: pool } as const
      elements.push({ ...flow, source: from, target })
    }
  }

  const add = (
    part: Part,
    loose: readonly Loose[],
    before: string | undefined,
  ): readonly Loose[] => {
    if (part.kind === 'node') {
      const key = keyFor(part.stem, 'Step')
      elements.push(part.make(key, pool, laneOf(part.actor ?? before)))
      connect(loose, key)
      return part.ends ? [] : [{ from: key, condition: '' }]
    }
    const lane = laneOf(before)
    const gateway = (stem: string, label: string): Key => {
      const key = keyFor(stem, 'Gateway')
      const { gatewayType } = part
      elements.push({ kind: 'gateway', key, name: label, gatewayType, ...place(pool, lane) })
      return key
    }
    const opening = gateway(part.question || part.gatewayType, part.question)
    connect(loose, opening)
    const open = part.branches.flatMap(({ condition, parts: inner }) =>
      addAll(inner, [{ from: opening, condition }], before),
    )
    if (open.length < 2) return open
    const closing = gateway(`${opening}_join`, '')
    connect(open, closing)
    return [{ from: closing, condition: '' }]
  }

  const addAll = (
    list: readonly Part[],
    loose: readonly Loose[],
    before: string | undefined,
  ): readonly Loose[] => {
    let open = loose
    let actor = before
    for (const part of list) {
      open = add(part, open, actor)
      if (part.kind === 'node') actor = part.actor ?? actor
    }
    return open
  }

  addAll(parts, [], firstActor(parts))
  const all = [elements[0], ...lanes.values(), ...elements.slice(1)].filter((element) => !!element)
  return {
    name,
    elements: Object.fromEntries(all.map((element) => [element.key, element])),
    shapes: {},
  }
}
