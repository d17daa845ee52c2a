// Where a way of a decision leads, in the list: back to an earlier step, on to a later one, to an end, or on as the other
// ways do. What is between, the steps of the way itself, stays. A way that is waited for, beside others or out of several
// that may be taken together, is not led elsewhere: the rest would wait for ever.

import { type Edit, leadFlows, type NewKey } from '#change'
import {
  type Element,
  elementsOf,
  isGateway,
  type Key,
  type Process,
  type SequenceFlow,
} from '#process'
import type { Listed } from './edit-lines.ts'
import { readLine } from './line.ts'
import type { StepLine } from './list-steps.ts'
import { FINAL_END, findTarget, type Landmark } from './targets.ts'

const impossible = (
  reason: 'not-there' | 'wrong-kind' | 'other-side-of-a-border',
  line?: StepLine,
) => ({ kind: 'impossible', reason, ...(line ? { key: line.key as Key } : {}) }) as const

const elementAt = ({ process }: Listed, line: StepLine | undefined) =>
  line && Object.hasOwn(process.elements, line.key) ? process.elements[line.key as Key] : undefined

/** The index of the line behind the last one of a way. */
const endOfWay = (lines: readonly StepLine[], way: number): number => {
  const depth = lines[way]?.depth ?? 0
  let end = way + 1
  for (let line = lines[end]; line !== undefined; line = lines[end]) {
    if (line.depth < depth || (line.depth === depth && line.kind === 'branch')) break
    end += 1
  }
  return end
}

/** The line a way parts at; undefined for a party. */
const partingOf = (lines: readonly StepLine[], way: number): StepLine | undefined => {
  const depth = lines[way]?.depth ?? 0
  return lines.slice(0, way).findLast((line) => line.depth < depth)
}

/** Exactly one of its ways is taken. */
const isChoice = (listed: Listed, parting: StepLine | undefined): boolean => {
  const element = elementAt(listed, parting)
  return (
    element !== undefined &&
    isGateway(element) &&
    (element.gatewayType === 'exclusive' || element.gatewayType === 'eventBased')
  )
}

/** Whether a line is a way of a decision that can be led elsewhere. */
export const canLead = (listed: Listed, index: number): boolean => {
  const line = listed.lines[index]
  return (
    line?.kind === 'branch' &&
    elementAt(listed, line)?.kind === 'sequenceFlow' &&
    isChoice(listed, partingOf(listed.lines, index))
  )
}

/** The way a line stands in, or is; undefined outside of ways. */
const wayOf = (lines: readonly StepLine[], index: number): number | undefined => {
  const depth = lines[index]?.depth ?? 0
  for (let at = index; at >= 0; at -= 1) {
    const line = lines[at]
    if (!line || line.depth < depth) return undefined
    if (line.depth === depth && line.kind === 'branch') return at
  }
  return undefined
}

/** Says where a way leads, and is no step of it. */
const BORDERS: readonly StepLine['kind'][] = ['loop', 'jump', 'end']

/**
 * Index of the way at whose end one writes below a line: behind it the way has no step. Undefined outside of ways that
 * can be led elsewhere, and in the middle of one.
 */
export const wayEndingAt = (listed: Listed, index: number): number | undefined => {
  const { lines } = listed
  const line = lines[index]
  const way = wayOf(lines, index)
  if (!line || way === undefined || !canLead(listed, way)) return undefined
  const behind = lines.slice(index + 1, endOfWay(lines, way))
  const isEnd = behind.every(
    ({ kind, depth }) => depth === line.depth && (BORDERS.includes(kind) || kind === 'handover'),
  )
  return isEnd ? way : undefined
}

/** For each line what waits for it: the innermost of ways beside others that it stands in; '' for none. */
const waitersOf = (listed: Listed): readonly string[] => {
  const open: { readonly depth: number; readonly key: string }[] = []
  /** The last line of each depth. */
  const last: StepLine[] = []
  return listed.lines.map((line) => {
    const isWay = line.kind === 'branch'
    const isOver = (depth: number) => depth > line.depth || (isWay && depth === line.depth)
    while (open.length > 0 && isOver(open.at(-1)?.depth ?? 0)) open.pop()
    if (isWay && !isChoice(listed, last[line.depth - 1]))
      open.push({ depth: line.depth, key: line.key })
    last[line.depth] = line
    return open.at(-1)?.key ?? ''
  })
}

const GOALS: readonly StepLine['kind'][] = ['step', 'wait', 'event', 'decision', 'parallel', 'end']

/** Several ways are waited for there: one more would keep it waiting. */
const isWaitedAt = (process: Process, element: Element): boolean =>
  isGateway(element) &&
  element.gatewayType !== 'exclusive' &&
  elementsOf(process).filter((one) => one.kind === 'sequenceFlow' && one.target === element.key)
    .length > 1

/** The lines a way can be led to, from top to bottom; its own steps are none. */
export const destinationsOf = (listed: Listed, way: number): readonly StepLine[] => {
  const { lines } = listed
  const flow = elementAt(listed, lines[way])
  if (!canLead(listed, way) || flow?.kind !== 'sequenceFlow') return []
  const waiters = waitersOf(listed)
  const exits = exitsOf(listed, way)
  const end = endOfWay(lines, way)
  return lines.filter((line, index) => {
    const element = elementAt(listed, line)
    const isOwn = index >= way && index < end && line.kind !== 'end'
    return (
      !isOwn &&
      GOALS.includes(line.kind) &&
      waiters[index] === waiters[way] &&
      element !== undefined &&
      'parent' in element &&
      element.parent === flow.parent &&
      !(element.kind === 'event' && element.position === 'boundary') &&
      !isWaitedAt(listed.process, element) &&
      !exits.some(({ source }) => source === element.key)
    )
  })
}

/** Arrows by which a way is left where it ends; arrows that lead elsewhere from inner decisions stay as they are. */
const exitsOf = (listed: Listed, way: number): readonly SequenceFlow[] => {
  const { lines, process } = listed
  const first = elementAt(listed, lines[way])
  if (first?.kind !== 'sequenceFlow') return []
  const depth = lines[way]?.depth ?? 0
  const inner = lines.slice(way + 1, endOfWay(lines, way))
  const ownBorder = inner.findLast((line) => line.depth === depth && BORDERS.includes(line.kind))
  const goalOf = (line: StepLine | undefined) => line?.leadsTo ?? line?.key
  /** Where inner ways lead by themselves. */
  const elsewhere = new Set(
    inner.filter((line) => line.depth > depth && BORDERS.includes(line.kind)).map(goalOf),
  )
  elsewhere.delete(goalOf(ownBorder))
  const isLine = new Set(lines.map(({ key }) => key))
  const isInner = new Set(inner.filter((line) => line !== ownBorder).map(({ key }) => key))
  const flows = elementsOf(process).filter(
    (one): one is SequenceFlow => one.kind === 'sequenceFlow' && one.parent === first.parent,
  )
  const into = Map.groupBy(flows, ({ target }) => target)
  const out = Map.groupBy(flows, ({ source }) => source)
  const known = new Map<Key, boolean>()
  /** Gateways that stand in no line belong to a way when nothing else leads to them. */
  const belongs = (key: Key): boolean => {
    if (isLine.has(key)) return isInner.has(key)
    const before = known.get(key)
    if (before !== undefined) return before
    known.set(key, true)
    const is = (into.get(key) ?? []).every((one) => one === first || belongs(one.source))
    known.set(key, is)
    return is
  }
  const beyond = (key: Key): Key => {
    const seen = new Set<Key>()
    let at = key
    while (!isLine.has(at) && !seen.has(at)) {
      seen.add(at)
      at = out.get(at)?.[0]?.target ?? at
    }
    return at
  }
  const isLeaving = (one: SequenceFlow) =>
    (one === first || belongs(one.source)) && !belongs(one.target)
  return flows.filter((one) => isLeaving(one) && !elsewhere.has(beyond(one.target)))
}

/** Where the ways of a decision go on together; undefined where they never do. */
const goingOnAt = (listed: Listed, way: number): Key | undefined => {
  const { lines } = listed
  const parting = partingOf(lines, way)
  if (!parting) return undefined
  const at = lines.indexOf(parting)
  const next = lines.findIndex((line, index) => index > at && line.depth <= parting.depth)
  const line = lines[next]
  if (!line || line.depth < parting.depth || line.kind === 'branch') {
    const around = wayOf(lines, at)
    return around === undefined || !canLead(listed, around) ? undefined : goingOnAt(listed, around)
  }
  return elementAt(listed, line)?.key ?? (line.leadsTo === null ? undefined : (line.leadsTo as Key))
}

/** Where a way leads: to the element of a line, or on as the other ways of the decision do. */
export type Destination = Key | 'on'

/** Leads a way elsewhere, with all its steps. */
export const leadWay = (listed: Listed, way: number, to: Destination, newKey: NewKey): Edit => {
  const line = listed.lines[way]
  if (!line) return impossible('not-there')
  if (!canLead(listed, way)) return impossible('wrong-kind', line)
  const goal = to === 'on' ? goingOnAt(listed, way) : to
  const exits = exitsOf(listed, way).map(({ key }) => key)
  if (goal === undefined || exits.length === 0) return impossible('wrong-kind', line)
  const isOffered = to === 'on' || destinationsOf(listed, way).some(({ key }) => key === goal)
  if (!isOffered) return impossible('other-side-of-a-border', line)
  return leadFlows(listed.process, exits, goal, newKey)
}

/** What "zurück zu …" or "weiter bei …" calls its goal; undefined for any other words. */
export const readJump = (
  text: string,
): { readonly target: string; readonly isBack: boolean } | undefined => {
  const said = readLine(text)
  return said.kind === 'jump' ? { target: said.target, isBack: said.isBack } : undefined
}

/** The one line that is called so, seen from below a line; undefined where there is none, or several. */
export const findLine = (
  lines: readonly StepLine[],
  index: number,
  { target, isBack }: { readonly target: string; readonly isBack: boolean },
): StepLine | undefined => {
  const landmarks: readonly Landmark[] = lines.flatMap(({ key, kind, number, label }, line) =>
    GOALS.includes(kind) && kind !== 'end' ? [{ id: key, line, number, label }] : [],
  )
  const found = findTarget(target, landmarks, index + 1, isBack)
  if (found.kind !== 'found') return undefined
  const ends = lines.filter(({ kind, depth }) => kind === 'end' && depth === 0)
  return found.id === FINAL_END ? ends.at(-1) : lines.find(({ key }) => key === found.id)
}
