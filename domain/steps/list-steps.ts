// Process -> the list people and screen readers read instead of a drawing. Any process, deterministic,
// near-linear; every activity appears exactly once, in a line of kind 'step'.

import {
  actorOf,
  type Element,
  elementsOf,
  familyCodeOf,
  isFlowNode,
  type Key,
  type Loop,
  type Medium,
  type MinutesRange,
  type Pool,
  type PrescribedBy,
  type Process,
  type StepKind,
  stepKindOf,
  type Waiting,
} from '#process'
import type { Block, Branch, StepBlock } from './block.ts'
import { type Companion, companionsOf } from './companion.ts'
import { impliedSteps, partOf } from './implied.ts'
import { letters } from './letters.ts'
import { outlineOf } from './outline.ts'
import { readWaiting } from './words.ts'

export type StepLineKind =
  | 'start'
  | 'step'
  | 'decision'
  | 'branch'
  | 'parallel'
  | 'wait'
  | 'event'
  | 'loop'
  | 'jump'
  | 'handover'
  | 'end'

/** 'subProcess': its parts are not told here; 'call': another process; 'adHoc': in any order. */
export type StepLineForm = 'subProcess' | 'event' | 'transaction' | 'adHoc' | 'call'

export interface StepLine {
  /**
   * Key of the element the line is about; for a branch its flow, for a handover the message flow, or
   * the step's key with "/handover" behind it; jumps have a key of their own. Unique in the list.
   */
  readonly key: string
  /** In how many branches, sub-processes or interruptions the line stands. */
  readonly depth: number
  /** 'loop' goes back, 'jump' goes on elsewhere: label and number are those of the target. */
  readonly kind: StepLineKind
  /** "3", and within the first branch of 3 "3a.1"; '' where a line is not counted. */
  readonly number: string
  /** The words of the model; a branch or an event may have none. */
  readonly label: string
  /** Where a way leads back or on to, or the end told elsewhere: key of that line's element; null for other lines. */
  readonly leadsTo: string | null
  /** '' where nobody is named; for a message to another pool that pool. */
  readonly actor: string
  /** What a step is besides plain work, where its parts below it do not say so. */
  readonly form: StepLineForm | null
  readonly loop: Loop | null
  /** Until when, or for each of what it is repeated, as the model says it. */
  readonly loopNote: string | null
  readonly medium: Medium | null
  readonly minutes: number | null
  /** Fewest and most minutes, where somebody said so. */
  readonly minutesRange: MinutesRange | null
  /** Steps: share of all cases. Branches: share of the cases that reach the decision. */
  readonly share: number | null
  readonly waiting: Waiting | null
  readonly stepKind: StepKind | null
  /** The family's own code of the step. */
  readonly familyCode: string | null
  readonly prescribedBy: PrescribedBy | null
  readonly isDiscretionary: boolean
  readonly systems: readonly string[]
  readonly documents: readonly string[]
  /** Names of data the model ties to the step, and remarks beside it. */
  readonly needs: readonly string[]
  readonly yields: readonly string[]
  readonly remarks: readonly string[]
  readonly note: string | null
  readonly openQuestion: string | null
  /**
   * What is waited for before this line, where ways wait for each other and the lines alone do not say
   * so. The number is '' where the line of it has none.
   */
  readonly waitsFor: readonly { readonly number: string; readonly label: string }[]
}

const BLANK = {
  number: '',
  label: '',
  leadsTo: null,
  actor: '',
  form: null,
  loop: null,
  loopNote: null,
  medium: null,
  minutes: null,
  minutesRange: null,
  share: null,
  waiting: null,
  stepKind: null,
  familyCode: null,
  prescribedBy: null,
  isDiscretionary: false,
  systems: [],
  documents: [],
  needs: [],
  yields: [],
  remarks: [],
  note: null,
  openQuestion: null,
  waitsFor: [],
} as const

const mannerIn = ({ manner, body }: StepBlock): Pick<StepLine, 'form' | 'loop' | 'loopNote'> => {
  const { form, repetition } = manner ?? {}
  const type = form?.kind === 'subProcess' ? form.subProcessType : undefined
  const { condition, inputItem } = repetition?.loopDetails ?? {}
  return {
    form:
      form?.kind === 'callActivity'
        ? 'call'
        : type === 'embedded'
          ? body
            ? null
            : 'subProcess'
          : (type ?? null),
    loop: repetition?.loop ?? null,
    loopNote: condition ?? inputItem ?? null,
  }
}

interface Message {
  readonly key: Key
  readonly label: string
  readonly actor: string
}

/** Messages by the node they are told at: the sender, or the receiver where the sender is closed. */
const messagesOf = (process: Process): ReadonlyMap<Key, readonly Message[]> => {
  const found = new Map<Key, Message[]>()
  const nameOf = (element: Element | undefined): string => {
    if (!element) return ''
    if (!isFlowNode(element)) return element.name
    const pool = poolOf(process, element)
    return pool?.name || actorOf(process, element)
  }
  for (const flow of elementsOf(process)) {
    if (flow.kind !== 'messageFlow') continue
    const source = process.elements[flow.source]
    const target = process.elements[flow.target]
    const isFromNode = source !== undefined && isFlowNode(source)
    const at = isFromNode ? source : target
    if (!at || !isFlowNode(at)) continue
    const other = isFromNode ? target : source
    const message = { key: flow.key, label: flow.name, actor: nameOf(other) }
    found.set(at.key, [...(found.get(at.key) ?? []), message])
  }
  return found
}

const poolOf = (process: Process, element: Element): Pool | undefined => {
  let current: Element | undefined = element
  const seen = new Set<Key>()
  while (current && current.kind !== 'pool' && 'parent' in current && current.parent) {
    if (seen.has(current.key)) return undefined
    seen.add(current.key)
    current = process.elements[current.parent]
  }
  return current?.kind === 'pool' ? current : undefined
}

/** The whole process as lines; [] for one without any. */
export const listSteps = (process: Process): readonly StepLine[] => {
  const { sections, targets, waits } = outlineOf(process)
  const messages = messagesOf(process)
  const lines: StepLine[] = []
  const numbers = new Map<string, { number: string; label: string }>()
  const jumps = new Map<string, string>()
  /** Optional steps, and the decision that they alone tell of. */
  const standsFor = new Map<string, string>()

  const put = (line: Pick<StepLine, 'key' | 'depth' | 'kind'> & Partial<StepLine>) => {
    lines.push({ ...BLANK, ...line })
    if (line.number) numbers.set(line.key, { number: line.number, label: line.label ?? '' })
  }

  const actorAt = (key: string): string => {
    const node = process.elements[key as Key]
    return node && isFlowNode(node) ? actorOf(process, node) : ''
  }

  const companions = companionsOf(process)
  const beside = (key: string): Pick<StepLine, 'needs' | 'yields' | 'remarks'> => {
    const mine = companions.get(key as Key) ?? []
    const names = (role: Companion['role']) =>
      mine.flatMap((each) => (each.role === role ? [each.name] : []))
    return { needs: names('needs'), yields: names('yields'), remarks: names('remark') }
  }

  const putMessages = (key: string, depth: number) => {
    for (const message of messages.get(key as Key) ?? [])
      put({ kind: 'handover', depth, ...message })
  }

  const branch = (each: Branch, number: string, depth: number, whole: number) => {
    const share = each.share ?? null
    put({ key: each.id, depth: depth + 1, kind: 'branch', number, label: each.name, share })
    list(each.blocks, `${number}.`, depth + 1, partOf(whole, each.share))
  }

  const list = (
    blocks: readonly Block[],
    prefix: string,
    depth: number,
    whole: number,
    from = 0,
  ) => {
    let count = from
    let extra = 0
    const next = () => {
      count += 1
      extra = 0
      return `${prefix}${count}`
    }
    const flat = blocks.flatMap((block) => {
      const steps = impliedSteps(block, whole, targets)
      const first = steps?.[0]
      if (first) standsFor.set(first.id, block.id)
      return steps ?? [block]
    })
    for (const block of flat) {
      const { id: key } = block
      if (block.kind === 'step') {
        const number = next()
        const { label, work } = block
        const actor = actorAt(key)
        put({
          key,
          depth,
          kind: 'step',
          number,
          label,
          actor,
          ...mannerIn(block),
          medium: work.medium ?? null,
          minutes: work.minutes ?? null,
          minutesRange: work.minutesRange ?? null,
          share: work.share ?? null,
          waiting: work.waiting ?? null,
          stepKind: stepKindOf(work) ?? null,
          familyCode: familyCodeOf(work) ?? null,
          prescribedBy: work.prescribedBy ?? null,
          isDiscretionary: work.isDiscretionary ?? false,
          systems: work.systems ?? [],
          documents: work.documents ?? [],
          ...beside(key),
          note: work.note ?? null,
          openQuestion: work.openQuestion ?? null,
        })
        if (work.handover !== undefined)
          put({ key: `${key}/handover`, depth, kind: 'handover', label: work.handover, actor })
        putMessages(key, depth)
        if (block.body) list(block.body, `${number}.`, depth + 1, work.share ?? whole)
      } else if (block.kind === 'event') {
        const isWait =
          !block.isThrowing && (block.trigger === 'timer' || block.trigger === 'message')
        const waiting = (block.expression && readWaiting(block.expression)) || null
        const label = block.label || block.expression || ''
        const kind = isWait ? 'wait' : 'event'
        put({ key, depth, kind, number: next(), label, waiting, ...beside(key) })
        putMessages(key, depth)
      } else if (block.kind === 'decision' || block.kind === 'parallel') {
        const number = next()
        const { label = '' } = block
        put({ key, depth, kind: block.kind, number, label, ...beside(key) })
        block.branches.forEach((each, index) => {
          branch(each, `${number}${letters(index)}`, depth, whole)
        })
      } else if (block.kind === 'boundary') {
        const number = `${prefix}${count}${letters(extra)}`
        extra += 1
        const waiting = (block.expression && readWaiting(block.expression)) || null
        const label = block.label || block.expression || ''
        put({ key, depth: depth + 1, kind: 'event', number, label, waiting, ...beside(key) })
        putMessages(key, depth + 1)
        list(block.blocks, `${number}.`, depth + 1, whole)
      } else if (block.kind === 'jump') {
        jumps.set(key, block.target)
        put({ key, depth, kind: block.isBack ? 'loop' : 'jump', leadsTo: block.target })
      } else if (block.kind !== 'section' && !('isSilent' in block)) {
        if (block.kind === 'start' && block.isOpen) continue
        const leadsTo = (block.kind === 'end' && block.same) || null
        put({ key, depth, kind: block.kind, label: block.label, leadsTo, ...beside(key) })
        putMessages(key, depth)
      }
    }
    return count
  }

  const isOneOfMany = sections.length > 1
  let count = 0
  for (const { pool, blocks } of sections) {
    if (isOneOfMany && pool)
      put({ key: pool.key, depth: 0, kind: 'branch', label: pool.name || pool.processName || '' })
    count = list(blocks, '', 0, 1, count)
  }
  const labels = new Map(lines.map((line) => [line.key, line]))
  const waitedFor = (key: string): StepLine['waitsFor'] =>
    (waits.get(key) ?? []).map((source) => ({
      number: (numbers.get(source) ?? numbers.get(`${source}/split`))?.number ?? '',
      label: process.elements[source]?.name ?? '',
    }))
  return lines.map((told) => {
    const waitsFor = [told.key, standsFor.get(told.key) ?? ''].flatMap(waitedFor)
    const line = waitsFor.length > 0 ? { ...told, waitsFor } : told
    const target = jumps.get(line.key)
    if (target === undefined) return line
    const at = numbers.get(target) ?? { number: '', label: labels.get(target)?.label ?? '' }
    return { ...line, ...at }
  })
}
