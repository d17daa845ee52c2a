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

/** Two default ways out of one decision, where this flow is one of them. */
const secondDefault = (space: Workspace, flow: Element): Element | undefined => {
  if (flow.kind !== 'sequenceFlow' || flow.isDefault !== true) return undefined
  for (const other of space.referrers(flow.source)) {
    if (other.kind !== 'sequenceFlow' || other.key === flow.key) continue
    if (other.isDefault === true && other.source === flow.source) return other
  }
  return undefined
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
  for (const key of touched.defaults) {
    const flow = at(key)
    const other = flow && secondDefault(space, flow)
    if (flow && other) yield brokenAt(flow, 'default-twice', 'isDefault', other.key)
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
