// Whether an open process still holds its promises after some changes: only what they touched is
// looked at, and what refers to it. Costs, besides the index of the workspace (one pass, and only after
// a removal or a move), the number of those elements times the depth of their containers.

import {
  type Element,
  isFlow,
  isFlowNode,
  type Key,
  type Lookup,
  problemsOfElement,
  problemsOfShape,
} from '#process'
import { type Change, targetOf } from './change.ts'
import type { BrokenRule, Conflict } from './conflict.ts'
import { faultOfThing } from './fault.ts'
import { isSafeKey } from './safe-key.ts'
import type { Workspace } from './workspace.ts'

/** Which of the rules for new changes (C12, C13) a group is let off. */
export type Pardon = 'none' | 'itsOwn' | 'all'

/** The pool a thing stands in, itself for a pool; undefined where it stands in none. */
export const poolOf = (at: Lookup, key: Key): Key | undefined => {
  const seen = new Set<Key>()
  let element = at(key)
  while (element && element.kind !== 'pool' && !seen.has(element.key)) {
    seen.add(element.key)
    element = 'parent' in element && element.parent !== undefined ? at(element.parent) : undefined
  }
  return element?.kind === 'pool' ? element.key : undefined
}

/** What a new or moved flow may not do although the model could say it. */
const flowRule = (at: Lookup, flow: Element): BrokenRule | undefined => {
  if (flow.kind === 'sequenceFlow') {
    const [source, target] = [at(flow.source), at(flow.target)]
    if (!source || !target || !isFlowNode(source) || !isFlowNode(target)) return undefined
    return source.parent === target.parent ? undefined : 'flow-crosses-border'
  }
  if (flow.kind === 'messageFlow') {
    const pool = poolOf(at, flow.source)
    return pool !== undefined && pool === poolOf(at, flow.target)
      ? 'message-within-pool'
      : undefined
  }
  return undefined
}

interface Touched {
  /** Elements whose own properties have to be right. */
  readonly written: ReadonlySet<Key>
  /** Gone, or turned into another kind: who refers to them is concerned. */
  readonly upset: ReadonlySet<Key>
  /** Moved into another container: all that stands in them is concerned. */
  readonly moved: ReadonlySet<Key>
  /** Flows that are new or end elsewhere. */
  readonly led: ReadonlySet<Key>
  /** Flows of which somebody may have made one default way too many. */
  readonly defaults: ReadonlySet<Key>
  readonly added: ReadonlySet<Key>
  readonly shapes: ReadonlySet<Key>
}

const touchedBy = (changes: readonly Change[]): Touched => {
  const touched = {
    written: new Set<Key>(),
    upset: new Set<Key>(),
    moved: new Set<Key>(),
    led: new Set<Key>(),
    defaults: new Set<Key>(),
    added: new Set<Key>(),
    shapes: new Set<Key>(),
  }
  for (const change of changes) {
    const { table, key } = targetOf(change)
    if (table === 'shapes') touched.shapes.add(key)
    if (table !== 'elements') continue
    touched.written.add(key)
    if (change.kind === 'removeElement') touched.upset.add(key)
    if (change.kind === 'addElement') {
      touched.added.add(key)
      touched.led.add(key)
      touched.defaults.add(key)
    }
    if (change.kind !== 'setElement') continue
    if (change.property === 'kind') touched.upset.add(key)
    if (change.property === 'parent') touched.moved.add(key)
    if (change.property === 'source' || change.property === 'target') touched.led.add(key)
    if (change.property === 'source' || change.property === 'isDefault') touched.defaults.add(key)
  }
  return touched
}

/** Deeper nothing stands: files are read no deeper, and walks up the containers stay short. */
const DEEPEST_NESTING = 300

const isTooDeep = (at: Lookup, element: Element): boolean => {
  let depth = 0
  let outer: Element | undefined = element
  while (outer && depth <= DEEPEST_NESTING) {
    depth += 1
    outer = 'parent' in outer && outer.parent !== undefined ? at(outer.parent) : undefined
  }
  return depth > DEEPEST_NESTING
}

/** The moved ones with everything that stands in them or in their lanes. */
const withContents = (space: Workspace, moved: ReadonlySet<Key>): ReadonlySet<Key> => {
  const found = new Set(moved)
  for (const key of found) {
    for (const element of space.referrers(key)) {
      const stands =
        ('parent' in element && element.parent === key) ||
        ('lane' in element && element.lane === key)
      if (stands) found.add(element.key)
    }
  }
  return found
}

const brokenAt = (
  element: Pick<Element, 'key'>,
  problem: BrokenRule,
  property: string,
  other?: string,
): Conflict => ({
  code: 'broken',
  table: 'elements',
  key: element.key,
  property,
  problem,
  ...(other === undefined ? {} : { other: other as Key }),
})

/** Steps with two default ways, where one of these flows is among them: that flow and another one. */
function* secondDefaults(
  space: Workspace,
  flows: ReadonlySet<Key>,
): Generator<readonly [Key, Key]> {
  const sources = new Set<Key>()
  for (const key of flows) {
    const flow = space.elements.get(key)
    if (flow?.kind === 'sequenceFlow' && flow.isDefault) sources.add(flow.source)
  }
  for (const source of sources) {
    const defaults: Key[] = []
    for (const flow of space.referrers(source)) {
      const isDefault = flow.kind === 'sequenceFlow' && flow.source === source && flow.isDefault
      if (isDefault) defaults.push(flow.key)
    }
    const touched = defaults.find((key) => flows.has(key))
    const other = defaults.find((key) => key !== touched)
    if (touched !== undefined && other !== undefined) yield [touched, other]
  }
}

function* rulesForNew(space: Workspace, touched: Touched, pardon: Pardon): Generator<Conflict> {
  if (pardon === 'all') return
  const at = space.elements.get
  const led = new Set(touched.led)
  for (const key of withContents(space, touched.moved)) {
    for (const element of space.referrers(key)) if (isFlow(element)) led.add(element.key)
  }
  for (const key of led) {
    const flow = at(key)
    if (!flow || (pardon === 'itsOwn' && touched.added.has(key))) continue
    const rule = flowRule(at, flow)
    if (rule) yield brokenAt(flow, rule, 'target', 'target' in flow ? flow.target : undefined)
  }
  for (const [key, other] of secondDefaults(space, touched.defaults)) {
    yield brokenAt({ key }, 'default-twice', 'isDefault', other)
  }
}

function* brokenShapes(space: Workspace, touched: Touched): Generator<Conflict> {
  const keys = new Set(touched.shapes)
  for (const key of touched.upset) for (const shape of space.shapesOf(key)) keys.add(shape)
  for (const key of keys) {
    const shape = space.shapes.get(key)
    if (!shape) continue
    const common = { table: 'shapes', key } as const
    const fault = faultOfThing('shapes', shape)
    if (fault || !isSafeKey(key)) {
      const why = fault ?? ({ code: 'key-unsafe', place: 'key' } as const)
      yield { code: 'not-allowed', ...common, property: why.place, fault: why }
      continue
    }
    for (const { code } of problemsOfShape(space.elements.get, key, shape)) {
      yield { code: 'broken', ...common, problem: code, other: shape.element }
    }
    const element = space.elements.get(shape.element)
    if (element && isFlow(element) !== (shape.kind === 'edge')) {
      yield { code: 'broken', ...common, problem: 'shape-wrong-kind', other: shape.element }
    }
  }
}

/** What the changes have broken; [] when the process is as sound as it was before them. */
export const conflictsAfter = (
  space: Workspace,
  changes: readonly Change[],
  pardon: Pardon,
): readonly Conflict[] => {
  const touched = touchedBy(changes)
  const concerned = new Set([...touched.written, ...withContents(space, touched.moved)])
  for (const key of touched.upset) {
    for (const element of space.referrers(key)) concerned.add(element.key)
  }
  const conflicts: Conflict[] = []
  for (const key of concerned) {
    const element = space.elements.get(key)
    const isDeep = element !== undefined && isTooDeep(space.elements.get, element)
    if (isDeep) conflicts.push(brokenAt(element, 'too-deep-or-circular', 'parent'))
  }
  // Everything below walks up the containers, which has to come to an end soon.
  if (conflicts.length > 0) return conflicts
  for (const key of concerned) {
    const element = space.elements.get(key)
    if (!element) continue
    const fault = touched.written.has(key) ? faultOfThing('elements', element) : undefined
    if (fault) {
      const common = { table: 'elements', key, property: fault.place } as const
      conflicts.push({ code: 'not-allowed', ...common, fault })
      continue
    }
    for (const { code, property, target } of problemsOfElement(space.elements.get, key, element)) {
      conflicts.push(brokenAt(element, code, property, target))
    }
  }
  conflicts.push(...brokenShapes(space, touched))
  // The rules for new flows look at what they lead to, which has to be there first.
  if (conflicts.length === 0) conflicts.push(...rulesForNew(space, touched, pardon))
  return conflicts
}
