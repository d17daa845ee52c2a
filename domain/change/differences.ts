// What differs between two states of a process, by the thing it is about: for a list beside two drawings.

import { type Element, elementsOf, isFlow, type Key, type Process } from '#process'
import type { Change } from './change.ts'
import { changesBetween } from './changes-between.ts'
import { type Deed, deedsOf } from './deeds.ts'

export interface Difference {
  readonly key: Key
  readonly kind: 'added' | 'removed' | 'moved' | 'changed'
  /** [] for what came, went or turned along with a step: arrows, and gateways without a name. */
  readonly deeds: readonly Deed[]
}

export interface Differences {
  /** Of the process as a whole. */
  readonly whole: readonly Deed[]
  /** In the order of what goes, what comes and what becomes different. */
  readonly things: readonly Difference[]
}

const keyOf = (change: Change): Key | undefined => {
  switch (change.kind) {
    case 'addElement':
    case 'removeElement':
      return change.element.key
    case 'setElement':
      return change.key
    default:
      return undefined
  }
}

const kindOf = (changes: readonly Change[], deeds: readonly Deed[]): Difference['kind'] => {
  const [first] = changes
  if (first?.kind === 'addElement') return 'added'
  if (first?.kind === 'removeElement') return 'removed'
  return deeds.every(({ kind }) => kind === 'moved') ? 'moved' : 'changed'
}

/** Whether something is in one of the states only, or an arrow ties it to what is: arrows between such come along. */
const besideWhatComesOrGoes = (before: Process, after: Process) => {
  const isInOne = (key: Key): boolean => key in before.elements !== key in after.elements
  const beside = new Set<unknown>()
  for (const element of [...elementsOf(before), ...elementsOf(after)]) {
    if (!isFlow(element)) {
      if (isInOne(element.key)) beside.add(element.key)
    } else if (isInOne(element.source) || isInOne(element.target)) {
      beside.add(element.source).add(element.target)
    }
  }
  return (key: unknown): boolean => beside.has(key)
}

/**
 * Two states that share their keys, told apart. Where things stand in a drawing, and what means nothing to people, is
 * no difference. Cost: that of `changesBetween`.
 */
export const differencesBetween = (before: Process, after: Process): Differences => {
  const changes = changesBetween(before, after)
  const find = (key: Key): Element | undefined => before.elements[key] ?? after.elements[key]
  const isUnderWay = besideWhatComesOrGoes(before, after)
  const isAlong = (deed: Deed, key: Key): boolean => {
    const one = find(key)
    const isWhole = deed.kind === 'added' || deed.kind === 'removed'
    // Where ways only meet again, nobody gave a name.
    if (one?.kind === 'gateway') return isWhole && deed.name === ''
    if (!one || !isFlow(one)) return false
    if (isWhole) return isUnderWay(one.source) && isUnderWay(one.target)
    if (deed.kind !== 'set' || (deed.property !== 'source' && deed.property !== 'target')) {
      return false
    }
    return isUnderWay(deed.before) && isUnderWay(deed.after)
  }
  const groups = Map.groupBy(changes, keyOf)
  return {
    whole: deedsOf(
      changes.filter(({ kind }) => kind === 'setProcess'),
      find,
    ),
    things: [...groups].flatMap(([key, group]): readonly Difference[] => {
      if (key === undefined) return []
      const deeds = deedsOf(group, find)
      if (deeds.length === 0) return []
      const kind = kindOf(group, deeds)
      return [{ key, kind, deeds: deeds.filter((deed) => !isAlong(deed, key)) }]
    }),
  }
}
