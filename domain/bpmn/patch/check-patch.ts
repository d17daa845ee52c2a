// The law of writing over an original: what is read again is the changed process. Keys may differ (a
// repeated id that is repeated no more gives another one), so both are compared under common names.

import { type Element, isSame, type Key, lanesOf, type Process, type Shape } from '#process'
import type { Difference } from '../check-bpmn.ts'
import { type BpmnSource, openBpmn } from '../open.ts'
import { withoutLeftovers } from '../prune.ts'
import { type PatchOptions, patchBpmn } from './patch.ts'

/** Pairs what is in both, by XML id and kind; of several alike, in the order of the table. */
const pairs = (source: Process, after: Process, again: Process): ReadonlyMap<Key, Key> => {
  const waiting = new Map<string, Element[]>()
  const put = (name: string, one: Element) => {
    const list = waiting.get(name)
    if (list) list.push(one)
    else waiting.set(name, [one])
  }
  for (const one of Object.values(again.elements)) put(`${one.kind} ${one.xmlId ?? ''}`, one)
  const found = new Map<Key, Key>()
  let open: readonly Element[] = Object.values(after.elements)
  const pair = (candidatesOf: (one: Element) => readonly Element[]) => {
    open = open.filter((one) => {
      const other = candidatesOf(one).find((candidate) => !taken.has(candidate))
      if (other) {
        found.set(one.key, other.key)
        taken.add(other)
      }
      return !other
    })
  }
  const taken = new Set<Element>()
  const under = (one: Element, id: string | undefined) =>
    waiting.get(`${one.kind} ${id ?? ''}`) ?? []
  const isNew = (one: Element) => source.elements[one.key] === undefined
  const isRepeated = (one: Element) => under(one, one.xmlId).length > 1 || !one.xmlId
  // New, or given an id of its own because something new refers to it.
  pair((one) => (isNew(one) || one.key !== one.xmlId ? under(one, one.key) : []))
  const alike = (one: Element) => (isNew(one) ? [] : under(one, one.xmlId))
  pair((one) => (isRepeated(one) ? [] : alike(one)))
  // Of several with one id the one that says the same, best in the same place: what moved may come in
  // another order. Containers come before what is in them.
  const isInPlace = (one: Element, other: Element) =>
    !('parent' in one && 'parent' in other) ||
    one.parent === undefined ||
    found.get(one.parent) === other.parent
  const likewise = (one: Element) => alike(one).filter((other) => wordsOf(other) === wordsOf(one))
  pair((one) => likewise(one).filter((other) => isInPlace(one, other)))
  pair(likewise)
  pair(alike)
  pair((one) =>
    [...waiting].flatMap(([name, list]) =>
      name.startsWith(`${one.kind} ${one.key}.`) ? list : [],
    ),
  )
  return found
}

const REFERENCES: ReadonlySet<string> = new Set([
  'key',
  'parent',
  'lane',
  'source',
  'target',
  'attachedTo',
  'activity',
])
/** How the file addresses things, not what it says. */
const ADDRESSES: ReadonlySet<string> = new Set(['xmlId', 'processXmlId', 'sharedXmlId', 'order'])

/** Prefixes of vendors are only wishes: one that means something else in the file becomes another. */
const withoutPrefixes = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutPrefixes)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, one]) =>
      name === 'prefix' ? [] : [[name, withoutPrefixes(one)]],
    ),
  )
}

const renamed = (one: Element, name: (key: Key) => Key): unknown =>
  Object.fromEntries(
    Object.entries(one).flatMap(([property, value]) => {
      if (ADDRESSES.has(property)) return []
      if (REFERENCES.has(property)) return [[property, name(value as Key)]]
      if (property !== 'definitions' || !Array.isArray(value)) {
        return [[property, withoutPrefixes(value)]]
      }
      return [[property, value.map((definition) => renamed(definition, name))]]
    }),
  )

/** All but what it refers to and is addressed by. */
const wordsOf = (one: Element): string =>
  JSON.stringify(
    Object.entries(one).filter(([name]) => !REFERENCES.has(name) && !ADDRESSES.has(name)),
  )

const laneOrder = (process: Process, name: (key: Key) => Key): unknown => {
  const siblings = Map.groupBy(lanesOf(process), ({ parent }) => name(parent))
  return Object.fromEntries(
    [...siblings].map(([parent, lanes]) => [parent, lanes.map(({ key }) => name(key))]),
  )
}

/** `hasMain` is false where the main drawing became empty, so that another one takes its part. */
const drawnAs = (process: Process, name: (key: Key) => Key, hasMain: boolean): readonly string[] =>
  Object.values(process.shapes)
    .map((shape: Shape) => {
      // Further drawings are numbered; one that is gone lets the others move up.
      const isOther = shape.plane.startsWith('diagram-') || (shape.plane === '' && !hasMain)
      const isInner = process.elements[shape.plane as Key] !== undefined
      const plane = isInner ? name(shape.plane as Key) : isOther ? 'other' : shape.plane
      return JSON.stringify(
        Object.entries({ ...shape, element: name(shape.element), plane }).sort(([a], [b]) =>
          a < b ? -1 : 1,
        ),
      )
    })
    .sort()

/** What is different when the changed file is read again; [] when the law holds. */
export const checkPatch = (
  source: BpmnSource,
  after: Process,
  options: PatchOptions = {},
): { readonly bytes: Uint8Array; readonly differences: readonly Difference[] } => {
  const bytes = patchBpmn(source, after, options)
  const opening = openBpmn(bytes)
  if (opening.kind === 'refused') {
    return { bytes, differences: [{ before: 'a process', after: opening.refusal }] }
  }
  const again = opening.source.process
  const names = pairs(source.process, after, again)
  const common = (key: Key) => names.get(key) ?? key
  const same = (key: Key) => key
  const differences: Difference[] = []
  const compare = (before: unknown, other: unknown) => {
    if (!isSame(before, other)) differences.push({ before, after: other })
  }
  const seen = new Set<Key>()
  // Nothing is read of an empty process that is not drawn beside others.
  for (const one of withoutLeftovers(Object.values(after.elements))) {
    const other = again.elements[common(one.key)]
    seen.add(common(one.key))
    compare(renamed(one, common), other && renamed(other, same))
  }
  for (const one of Object.values(again.elements)) {
    if (!seen.has(one.key)) differences.push({ before: undefined, after: one })
  }
  compare(laneOrder(after, common), laneOrder(again, same))
  const drawn: Process = { ...after, shapes: options.shapes ?? after.shapes }
  const hasMain = Object.values(drawn.shapes).some(({ plane }) => plane === '')
  const hasDrawing = Object.keys(again.shapes).length > 0
  if (options.shapes === undefined)
    compare(drawnAs(after, common, hasMain), drawnAs(again, same, hasMain))
  else if (hasDrawing) {
    const all = new Set(drawnAs(drawn, common, hasMain))
    for (const shape of drawnAs(again, same, hasMain)) {
      if (!all.has(shape)) differences.push({ before: 'no such shape', after: shape })
    }
  }
  return { bytes, differences }
}
