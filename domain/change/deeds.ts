// What a group did, told as what people think in: a step that came, went, was renamed or given to
// somebody else. Places and the arrows that come along with steps are not worth a word beside them.

import { type Element, type ElementKind, isFlow, type Key } from '#process'
import type { Change } from './change.ts'
import type { Value } from './value.ts'

/** Something people speak of, as it is called at that time. */
export interface Named {
  readonly what: ElementKind
  /** '' where it has none. */
  readonly name: string
  /** What an arrow without a name leads from and to, where both have one. */
  readonly ends?: { readonly from: string; readonly to: string }
}

export type Deed =
  | ({ readonly kind: 'added' | 'removed' } & Named)
  | ({ readonly kind: 'renamed'; readonly before: string } & Named)
  /** To another lane, or into or out of a sub-process; each absent where nobody knows its name. */
  | ({ readonly kind: 'moved'; readonly from?: string; readonly to?: string } & Named)
  /** A property other than these, by its path; `from` and `to`: what the things it points at are called. */
  | ({
      readonly kind: 'set'
      readonly property: string
      readonly before?: Value
      readonly after?: Value
      readonly from?: string
      readonly to?: string
    } & Named)
  | { readonly kind: 'processRenamed'; readonly before: string; readonly name: string }
  /** Only places in the drawing: of so many things. */
  | { readonly kind: 'placed'; readonly count: number }

/** What tells the most comes first. */
const ORDER: readonly Deed['kind'][] = [
  'processRenamed',
  'removed',
  'added',
  'renamed',
  'moved',
  'set',
  'placed',
]

const FLOWS: readonly ElementKind[] = [
  'sequenceFlow',
  'messageFlow',
  'association',
  'dataAssociation',
]
const MOVES = ['lane', 'parent']
/** Properties that point at another thing, which people know by its name. */
const POINTING = ['source', 'target', 'attachedTo', 'activity']
/** Follow from others, or mean nothing to people. */
const UNSAID = ['order', 'xmlId', 'isDrawn']

const textOf = (value: Value | undefined): string => (typeof value === 'string' ? value : '')

/**
 * The deeds of a group, without repeating one. `find` gives the element under a key as it was or is, as
 * far as anybody knows. A group without any deed did nothing.
 */
export const deedsOf = (
  changes: readonly Change[],
  find: (key: Key) => Element | undefined,
): readonly Deed[] => {
  const inGroup = new Map<Key, Element>()
  for (const change of changes) {
    if (change.kind === 'addElement' || change.kind === 'removeElement')
      inGroup.set(change.element.key, change.element)
  }
  const elementOf = (key: Key) => inGroup.get(key) ?? find(key)
  const named = (key: Key): Named => {
    const element = elementOf(key)
    const thing = { what: element?.kind ?? 'task', name: element?.name ?? '' }
    if (!element || thing.name !== '' || !isFlow(element)) return thing
    const [from, to] = [elementOf(element.source)?.name, elementOf(element.target)?.name]
    return from && to ? { ...thing, ends: { from, to } } : thing
  }
  const placeOf = (value: Value | undefined): string | undefined => {
    const element = typeof value === 'string' ? elementOf(value as Key) : undefined
    return element?.name || undefined
  }
  const moved = new Set<Key>()
  const placed = new Set<Key>()

  const setDeed = (change: Extract<Change, { kind: 'setElement' }>): readonly Deed[] => {
    const { key, property, before, after } = change
    if (property === 'name')
      return [{ kind: 'renamed', ...named(key), before: textOf(before), name: textOf(after) }]
    if (UNSAID.includes(property)) return []
    if (MOVES.includes(property)) {
      if (moved.has(key) || FLOWS.includes(named(key).what)) return []
      moved.add(key)
      const [from, to] = [placeOf(before), placeOf(after)]
      return [{ kind: 'moved', ...named(key), ...(from ? { from } : {}), ...(to ? { to } : {}) }]
    }
    const isPointing = POINTING.includes(property)
    const [from, to] = [before, after].map((value) => (isPointing ? placeOf(value) : undefined))
    return [
      {
        ...{ kind: 'set', ...named(key), property },
        ...{ ...(from ? { from } : {}), ...(to ? { to } : {}) },
        ...(before === undefined ? {} : { before }),
        ...(after === undefined ? {} : { after }),
      },
    ]
  }

  const deedsOfOne = (change: Change): readonly Deed[] => {
    switch (change.kind) {
      case 'addElement':
      case 'removeElement': {
        const kind = change.kind === 'addElement' ? 'added' : 'removed'
        return [{ kind, ...named(change.element.key) }]
      }
      case 'setElement':
        return setDeed(change)
      case 'setProcess':
        return change.property === 'name'
          ? [{ kind: 'processRenamed', before: textOf(change.before), name: textOf(change.after) }]
          : []
      case 'addShape':
      case 'removeShape':
        placed.add(change.shape.element)
        return []
      case 'setShape':
        placed.add(change.key)
        return []
    }
  }
  const all = changes.flatMap(deedsOfOne)
  const isArrow = (deed: Deed) => 'what' in deed && FLOWS.includes(deed.what)
  const things = all.filter((deed) => !isArrow(deed))
  const told = things.length > 0 ? things : all
  const places: readonly Deed[] =
    told.length === 0 && placed.size > 0 ? [{ kind: 'placed', count: placed.size }] : []
  return [...told, ...places].sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind))
}
