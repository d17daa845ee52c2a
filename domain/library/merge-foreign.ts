// What another house did to its process since a version, merged into ours: only what that house shows. What it keeps
// to itself is unknown, which is neither "unchanged to nothing" nor "taken away": it never reaches us, and what we know
// ourselves in its place stays. Numbered rules: SPEC.md.

import {
  applyGroup,
  type Change,
  type Conflict,
  changesBetween,
  valueAt,
  valuesOf,
  withValueAt,
} from '#change'
import {
  type ChangePart,
  type MergeConflict,
  merge,
  partsBetween,
  type Side,
  takeParts,
} from '#merge'
import { type Element, elementsOf, isSame, type Key, type Process } from '#process'
import { type Sharing, sharesEverything } from './redact.ts'
import { type Seam, seamOf, sewn } from './seam.ts'

/** Properties that a copy for others may lack although the original has them, with all that is below them. */
export const hiddenPaths = (sharing: Sharing): readonly string[] => {
  if (sharesEverything(sharing)) return []
  const always = ['documentation', 'extensions', 'foreignAttributes', 'processExtensions']
  const notes = ['work.note', 'work.openQuestion']
  const minutes = sharing.minutes ? [] : ['work.minutes', 'work.minutesRange', 'work.waiting']
  const cases = sharing.cases ? [] : ['work.share', 'share']
  return [...always, ...notes, ...minutes, ...cases]
}

export const isPlace = ({ kind }: Element): boolean => kind === 'lane' || kind === 'pool'
/** What a copy calls its posts, and the ids their files gave them. */
export const PLACE_PATHS = ['name', 'xmlId', 'processName', 'processXmlId']

/** A table with every element seen anew. */
const mapElements = (process: Process, to: (element: Element) => Element): Process => ({
  ...process,
  elements: Object.fromEntries(elementsOf(process).map((one) => [one.key, to(one)])),
})

export const withoutHidden = (process: Process, hidden: readonly string[]): Process =>
  mapElements(process, (element) =>
    hidden.reduce(
      (one, path) => (valueAt(one, path) === undefined ? one : withValueAt(one, path, undefined)),
      element,
    ),
  )

/** `element` with what `from` has at these paths, and with nothing where it has nothing. */
const withThoseOf = (element: Element, from: Element, paths: readonly string[]): Element =>
  paths.reduce((one, path) => {
    const value = valueAt(from, path)
    return isSame(valueAt(one, path), value) ? one : withValueAt(one, path, value)
  }, element)

/** Where something has the same key and kind in both, these paths are as in `from`. */
export const withKnown = (
  process: Process,
  from: Process,
  pathsOf: (element: Element) => readonly string[],
) =>
  mapElements(process, (element) => {
    const known = Object.hasOwn(from.elements, element.key) ? from.elements[element.key] : undefined
    return known?.kind === element.kind ? withThoseOf(element, known, pathsOf(element)) : element
  })

export interface Foreign {
  /** The state ours goes back to, and the newer one; both under our keys (`alignStates`). */
  readonly base: Process
  readonly theirs: Process
  /** What their house shows; undefined where nothing is kept from us. */
  readonly sharing?: Sharing
}

/** A part of what they did, and what became of it. */
export interface OfferedPart extends ChangePart {
  readonly isTaken: boolean
  /** Taken although it was not wanted: another one holds only with it. */
  readonly isAlong: boolean
  /** Wanted, but a question about it is answered by ours, so all of it stays as in ours. */
  readonly isHeld: boolean
  /** Cannot be had: it breaks a rule for new flows (C12, C13), as files of other tools may. */
  readonly isBlocked: boolean
}

export interface ForeignMerge {
  /** Ours with what was taken. */
  readonly process: Process
  /** From ours to there; they apply to ours. */
  readonly changes: readonly Change[]
  /** What they did that is not so in ours already, and means something to people. */
  readonly parts: readonly OfferedPart[]
  readonly conflicts: readonly MergeConflict[]
  /** By the id of a conflict, where both sides could stand one after the other. */
  readonly seams: ReadonlyMap<string, Seam>
  /** By the id of a conflict, the part that stands or falls with its answer. */
  readonly bound: ReadonlyMap<string, ChangePart>
  /** Their two states as far as anybody here may know them. */
  readonly base: Process
  readonly theirs: Process
}

/** Whether a part is so in ours already. */
const isDone = (ours: Process, { changes }: ChangePart): boolean =>
  changes.every((change) => {
    switch (change.kind) {
      case 'addElement':
        return isSame(ours.elements[change.element.key], change.element)
      case 'removeElement':
        return ours.elements[change.element.key] === undefined
      case 'setElement': {
        const element = ours.elements[change.key]
        const value = element && valuesOf('elements', element).get(change.property)
        return element !== undefined && isSame(value, change.after)
      }
      case 'setProcess':
        return ours.name === change.after
      default:
        return true
    }
  })

const concerns = ({ keys, changes }: ChangePart, conflicts: readonly Conflict[]): boolean =>
  conflicts.some(({ key, other }) => {
    const named = [key, other].filter((one): one is Key => one !== undefined)
    const isAbout = named.some((one) => keys.includes(one))
    return isAbout || changes.some((change) => 'shape' in change && named.includes(change.key))
  })

const keysOf = (conflict: MergeConflict): readonly Key[] => {
  if (conflict.kind === 'together') return conflict.elements.map(({ key }) => key)
  return conflict.key === undefined ? [] : [conflict.key]
}

/** Whether a part adds or removes something: half of it would leave things that lead nowhere. */
const isWhole = ({ changes }: ChangePart): boolean =>
  changes.some(({ kind }) => kind === 'addElement' || kind === 'removeElement')

/** Whether a conflict is about something that the part writes. */
const isAbout = (conflict: MergeConflict, { changes }: ChangePart): boolean => {
  const keys = keysOf(conflict)
  return changes.some((change) => {
    if (change.kind === 'addElement' || change.kind === 'removeElement')
      return keys.includes(change.element.key)
    if (change.kind !== 'setElement' || !keys.includes(change.key)) return false
    return conflict.kind !== 'set' || conflict.property === change.property
  })
}

/** Whose answer holds; `both`: one after the other, where there is a seam, else ours. */
export type ForeignAnswer = (conflict: string) => Side | 'both'

/**
 * Ours with what they did since `base`: everything but the parts that are `left`, each conflict as `answer` says.
 * Rules F1 to F9. Cost: two merges, and two more for each round in which a part turns out to be blocked.
 */
export const mergeForeign = (
  ours: Process,
  { base, theirs, sharing }: Foreign,
  left: (part: string) => boolean,
  answer: ForeignAnswer,
): ForeignMerge => {
  const side = (id: string): Side => (answer(id) === 'theirs' ? 'theirs' : 'ours')
  const hidden = sharing ? hiddenPaths(sharing) : []
  const hidesPosts = sharing !== undefined && !sharing.posts
  const known = hidden.length > 0 ? withoutHidden(base, hidden) : base
  const shown = hidden.length > 0 ? withoutHidden(theirs, hidden) : theirs
  const places = (element: Element) => (hidesPosts && isPlace(element) ? PLACE_PATHS : [])
  const later = hidesPosts ? withKnown(shown, known, places) : shown
  const all = partsBetween(known, later)
  const wholes = all.filter(isWhole)
  const blocked = new Set<string>()
  for (;;) {
    const isWanted = ({ id }: ChangePart) => !blocked.has(id) && !left(id)
    const wished = takeParts(known, later, all, isWanted)
    const asked = merge(known, ours, wished.process, side).conflicts
    const bound = new Map(
      asked.flatMap((conflict) => {
        const part = wholes.find((one) => wished.taken.has(one.id) && isAbout(conflict, one))
        return part ? [[conflict.id, part] as const] : []
      }),
    )
    const seams = new Map(
      asked.flatMap((conflict) => {
        const seam =
          bound.has(conflict.id) && seamOf(conflict, { base: known, ours, theirs: later })
        return seam ? [[conflict.id, seam] as const] : []
      }),
    )
    const isBoth = (id: string) => answer(id) === 'both' && seams.has(id)
    const held = new Set(
      [...bound].flatMap(([id, part]) => (side(id) === 'ours' && !isBoth(id) ? [part.id] : [])),
    )
    const partly =
      held.size === 0
        ? wished
        : takeParts(known, later, all, (part) => isWanted(part) && !held.has(part.id))
    const merged = merge(known, ours, partly.process, side)
    const kept = withKnown(merged.process, ours, (one) => [...hidden, ...places(one)])
    const process = [...seams].reduce(
      (one, [id, seam]) => (isBoth(id) ? sewn(one, seam) : one),
      kept,
    )
    const changes = changesBetween(ours, process)
    const outcome = applyGroup(ours, { id: 'foreign', changes })
    if (outcome.kind === 'refused') {
      const open = all.filter(({ id }) => !blocked.has(id) && partly.taken.has(id))
      const concerned = open.filter((part) => concerns(part, outcome.conflicts))
      for (const { id } of concerned.length > 0 ? concerned : open) blocked.add(id)
      if (open.length > 0) continue
    }
    const isPossible = outcome.kind === 'applied'
    const ids = new Set(asked.map(({ id }) => id))
    const conflicts = [...asked, ...merged.conflicts.filter(({ id }) => !ids.has(id))]
    return {
      ...{ base: known, theirs: later, bound, seams, process: isPossible ? process : ours },
      ...{
        changes: isPossible ? outcome.group.changes : [],
        conflicts: isPossible ? conflicts : [],
      },
      parts: all
        .filter((part) => part.deeds.length > 0 && !isDone(ours, part))
        .map((part) => {
          const isTaken = partly.taken.has(part.id)
          const isBlocked = blocked.has(part.id)
          const isHeld = held.has(part.id) && !isTaken
          return { ...part, isTaken, isAlong: isTaken && left(part.id), isHeld, isBlocked }
        }),
    }
  }
}
