// The invariants of the model: what must hold in every process, however it came about. Importers and
// changes keep them; tests check them with this. One pass over the table.

import type { Element, ElementKind } from './element.ts'
import type { Key } from './key.ts'
import type { Process } from './process.ts'
import { isActivity, isFlowNode } from './queries.ts'

/** One broken promise: which element, which of its properties, and what it points to. */
export interface Problem {
  readonly code:
    | 'key-differs'
    | 'key-unsafe'
    | 'reference-missing'
    | 'reference-wrong-kind'
    | 'parent-cycle'
    | 'lane-elsewhere'
    | 'boundary-without-host'
    | 'shape-without-element'
    | 'edge-too-short'
    | 'number-not-finite'
  readonly key: Key
  readonly property: string
  readonly target?: string
}

/** Finds an element by its key; undefined where there is none. */
export type Lookup = (key: Key) => Element | undefined

const containers: readonly ElementKind[] = ['pool', 'subProcess']
const activities: readonly ElementKind[] = ['task', 'subProcess', 'callActivity']

/** The references of an element: property, key, and the kinds it may point to (none = any). */
const referencesOf = (element: Element): readonly [string, Key, readonly ElementKind[]][] => {
  const found: [string, Key, readonly ElementKind[]][] = []
  if ('parent' in element && element.parent !== undefined) {
    found.push([
      'parent',
      element.parent,
      element.kind === 'lane' ? [...containers, 'lane'] : containers,
    ])
  }
  if ('lane' in element && element.lane !== undefined) found.push(['lane', element.lane, ['lane']])
  if (element.kind === 'event' && element.attachedTo !== undefined) {
    found.push(['attachedTo', element.attachedTo, activities])
  }
  if (element.kind === 'event') {
    for (const { activity } of [element, ...(element.definitions ?? [])]) {
      if (activity !== undefined) found.push(['activity', activity, activities])
    }
  }
  if ('source' in element) {
    found.push(['source', element.source, []], ['target', element.target, []])
  }
  return found
}

/** The pool or sub-process a lane divides, through all lanes it is nested in. */
const dividedBy = (at: Lookup, lane: Key): Key | undefined => {
  const seen = new Set<Key>()
  let key: Key = lane
  for (;;) {
    const element: Element | undefined = at(key)
    if (!element || seen.has(key)) return undefined
    if (element.kind !== 'lane') return key
    seen.add(key)
    key = element.parent
  }
}

const hasParentCycle = (at: Lookup, start: Element): boolean => {
  const seen = new Set<Key>()
  let element: Element | undefined = start
  while (element) {
    if (seen.has(element.key)) return true
    seen.add(element.key)
    const parent: Key | undefined = 'parent' in element ? element.parent : undefined
    element = parent === undefined ? undefined : at(parent)
  }
  return false
}

/** Whether a container is another one or stands in it; a lane may reach into sub-processes. */
const isInside = (at: Lookup, start: Key, outer: Key): boolean => {
  const seen = new Set<Key>()
  let key: Key | undefined = start
  while (key !== undefined && key !== outer && !seen.has(key)) {
    seen.add(key)
    const element: Element | undefined = at(key)
    key = element && 'parent' in element ? element.parent : undefined
  }
  return key === outer
}

/**
 * What does not hold at one element of a table, given a way to look others up: for whoever changes
 * little of a large process. Costs the depth of its containers.
 */
export const problemsOfElement = (
  at: Lookup,
  recordKey: string,
  element: Element,
): readonly Problem[] => {
  const problems: Problem[] = []
  const { key } = element
  const add = (code: Problem['code'], property: string, target?: string) =>
    problems.push({ code, key, property, ...(target === undefined ? {} : { target }) })
  if (recordKey !== key) add('key-differs', 'key', recordKey)
  // Keys that look like numbers would change the order of the table; '__proto__' would vanish.
  if (/^\d*$/.test(key) || key in Object.prototype) add('key-unsafe', 'key')
  for (const [property, target, kinds] of referencesOf(element)) {
    const other = at(target)
    if (!other) add('reference-missing', property, target)
    else if (kinds.length > 0 && !kinds.includes(other.kind)) {
      add('reference-wrong-kind', property, target)
    }
  }
  if (element.kind === 'sequenceFlow') {
    for (const property of ['source', 'target'] as const) {
      const end = at(element[property])
      if (end && !isFlowNode(end)) add('reference-wrong-kind', property, element[property])
    }
  }
  if (element.kind === 'dataAssociation') {
    const ends = [at(element.source), at(element.target)]
    if (!ends.some((end) => end?.kind === 'data')) add('reference-wrong-kind', 'source')
  }
  if (element.kind === 'event' && element.position === 'boundary') {
    const host = element.attachedTo === undefined ? undefined : at(element.attachedTo)
    if (!host || !isActivity(host)) add('boundary-without-host', 'attachedTo')
  }
  if ('parent' in element && hasParentCycle(at, element)) add('parent-cycle', 'parent')
  if ('lane' in element && element.lane !== undefined) {
    const divided = dividedBy(at, element.lane)
    if (divided !== undefined && !isInside(at, element.parent, divided)) {
      add('lane-elsewhere', 'lane', element.lane)
    }
  }
  return problems
}

const numbersOf = (shape: Process['shapes'][Key]): readonly number[] => [
  ...(shape.kind === 'node' ? Object.values(shape.bounds) : []),
  ...(shape.kind === 'edge' ? shape.waypoints.flatMap(({ x, y }) => [x, y]) : []),
  ...(shape.label ? Object.values(shape.label) : []),
]

/** As `problemsOfElement`, for one shape. */
export const problemsOfShape = (
  at: Lookup,
  recordKey: string,
  shape: Process['shapes'][Key],
): readonly Problem[] => {
  const problems: Problem[] = []
  const add = (code: Problem['code']) =>
    problems.push({ code, key: shape.element, property: recordKey })
  if (!at(shape.element)) add('shape-without-element')
  if (shape.kind === 'edge' && shape.waypoints.length < 2) add('edge-too-short')
  if (!numbersOf(shape).every(Number.isFinite)) add('number-not-finite')
  return problems
}

/** Everything that does not hold, in the order of the table; [] for a sound process. */
export const problemsOf = (process: Process): readonly Problem[] => {
  const at: Lookup = (key) =>
    Object.hasOwn(process.elements, key) ? process.elements[key] : undefined
  return [
    ...Object.entries(process.elements).flatMap(([key, element]) =>
      problemsOfElement(at, key, element),
    ),
    ...Object.entries(process.shapes).flatMap(([key, shape]) => problemsOfShape(at, key, shape)),
  ]
}
