// A group from outside: JSON of anybody, made into a group or refused with the first place that is
// wrong. What is accepted here is a fresh copy of plain data, and can still only be applied as a whole.

import { typesOf } from './address.ts'
import type { Change, ChangeGroup } from './change.ts'
import type { Table } from './description.ts'
import { DEEPEST, type Fault, faultOf, faultOfThing } from './fault.ts'
import { isSafeKey } from './safe-key.ts'
import { isRecord } from './value.ts'

/**
 * How much one group may hold: taking away a pool of 20,000 elements with all their pins is one. A file
 * that is imported is not sent as a group.
 */
export interface GroupLimits {
  readonly changes: number
  /** Values of any kind in it, lists and records included. */
  readonly values: number
  /** Characters of one text. */
  readonly text: number
  /** Characters of all texts together. */
  readonly characters: number
}

export const GROUP_LIMITS: GroupLimits = {
  changes: 50_000,
  values: 2_000_000,
  text: 200_000,
  characters: 20_000_000,
}

export type ReadGroup =
  | { readonly kind: 'read'; readonly group: ChangeGroup }
  | { readonly kind: 'unreadable'; readonly fault: Fault }

interface Budget {
  values: number
  characters: number
}

/** What no file and no database could keep: controls but tab and line ends, and halves of characters. */
const UNWRITABLE = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u

/** A copy of plain JSON within the limits, or the fault in it. */
const copied = (
  value: unknown,
  place: string,
  depth: number,
  budget: Budget,
  limits: GroupLimits,
): { readonly value: unknown } | Fault => {
  budget.values -= 1
  if (budget.values < 0) return { code: 'too-many', place }
  if (depth > DEEPEST) return { code: 'too-deep', place }
  if (typeof value === 'string') {
    budget.characters -= value.length
    if (value.length > limits.text || budget.characters < 0) return { code: 'too-long', place }
    return UNWRITABLE.test(value) ? { code: 'not-writable', place } : { value }
  }
  if (typeof value === 'number') {
    return Number.isFinite(value) ? { value } : { code: 'not-a-number', place }
  }
  // Null says 'first' of a place, and is refused by its type everywhere else.
  if (typeof value === 'boolean' || value === null) return { value }
  const at = (name: string | number) => (place === '' ? `${name}` : `${place}.${name}`)
  if (Array.isArray(value)) {
    const items: unknown[] = []
    for (let index = 0; index < value.length; index += 1) {
      const item = copied(value[index], at(index), depth + 1, budget, limits)
      if ('code' in item) return item
      items.push(item.value)
    }
    return { value: items }
  }
  if (!isRecord(value)) return { code: 'not-an-object', place }
  const entries: [string, unknown][] = []
  for (const name of Object.keys(value)) {
    budget.characters -= name.length
    if (!/^[A-Za-z]{1,40}$/.test(name)) return { code: 'property-unknown', place }
    const item = copied(value[name], at(name), depth + 1, budget, limits)
    if ('code' in item) return item
    entries.push([name, item.value])
  }
  return { value: Object.fromEntries(entries) }
}

type Part = 'key' | 'element' | 'shape' | 'follows' | 'property' | 'before' | 'after'

/** What each kind of change consists of; `true` must be there. */
const PARTS: Readonly<
  Record<Change['kind'], { readonly table: Table; readonly parts: Partial<Record<Part, boolean>> }>
> = {
  addElement: { table: 'elements', parts: { element: true, follows: false } },
  removeElement: { table: 'elements', parts: { element: true, follows: false } },
  setElement: {
    table: 'elements',
    parts: { key: true, property: true, before: false, after: false },
  },
  addShape: { table: 'shapes', parts: { key: true, shape: true, follows: false } },
  removeShape: { table: 'shapes', parts: { key: true, shape: true, follows: false } },
  setShape: { table: 'shapes', parts: { key: true, property: true, before: false, after: false } },
  setProcess: { table: 'process', parts: { property: true, before: false, after: false } },
}

const keyFault = (value: unknown, place: string): Fault | undefined => {
  if (typeof value !== 'string') return { code: 'not-a-text', place }
  return isSafeKey(value) ? undefined : { code: 'key-unsafe', place }
}

/** One part of a change; `property` is read with its two values. */
const partFault = (
  table: Table,
  part: string,
  change: Readonly<Record<string, unknown>>,
  place: string,
): Fault | undefined => {
  const value = change[part]
  const at = `${place}.${part}`
  if (part === 'key') return keyFault(value, at)
  if (part === 'follows') return value === null ? undefined : keyFault(value, at)
  if (part === 'element' || part === 'shape') {
    const fault = faultOfThing(table, value, at)
    if (fault || part === 'shape' || !isRecord(value)) return fault
    return keyFault(value.key, `${at}.key`)
  }
  if (part === 'property') {
    if (typeof value !== 'string') return { code: 'not-a-text', place: at }
    return typesOf(table, value).length > 0 ? undefined : { code: 'property-unknown', place: at }
  }
  const types = typesOf(table, String(change.property))
  const faults = types.map((type) => faultOf(type, value, at))
  return faults.includes(undefined) ? undefined : faults[0]
}

const changeFault = (change: unknown, place: string): Fault | undefined => {
  if (!isRecord(change)) return { code: 'not-an-object', place }
  const { kind } = change
  if (typeof kind !== 'string' || !Object.hasOwn(PARTS, kind)) {
    return { code: 'kind-unknown', place: `${place}.kind` }
  }
  const { table, parts } = PARTS[kind as Change['kind']]
  for (const [part, isRequired] of Object.entries(parts)) {
    const isThere = Object.hasOwn(change, part)
    if (isRequired && !isThere) return { code: 'property-missing', place: `${place}.${part}` }
    const fault = isThere ? partFault(table, part, change, place) : undefined
    if (fault) return fault
  }
  const unknown = Object.keys(change).find((name) => name !== 'kind' && !Object.hasOwn(parts, name))
  return unknown === undefined
    ? undefined
    : { code: 'property-unknown', place: `${place}.${unknown}` }
}

const groupFault = (group: unknown, limits: GroupLimits): Fault | undefined => {
  if (!isRecord(group)) return { code: 'not-an-object', place: '' }
  for (const name of ['id', 'takesBack']) {
    const id = group[name]
    if (id === undefined && name === 'takesBack') continue
    if (typeof id !== 'string' || id === '') return { code: 'not-a-text', place: name }
    if (id.length > 200) return { code: 'too-long', place: name }
  }
  const { changes } = group
  if (!Array.isArray(changes)) return { code: 'not-a-list', place: 'changes' }
  if (changes.length > limits.changes) return { code: 'too-many', place: 'changes' }
  for (const [index, change] of changes.entries()) {
    const fault = changeFault(change, `changes.${index}`)
    if (fault) return fault
  }
  const unknown = Object.keys(group).find((name) => !['id', 'takesBack', 'changes'].includes(name))
  return unknown === undefined ? undefined : { code: 'property-unknown', place: unknown }
}

/** The group in a JSON value (what JSON.parse gives), or what is wrong with it first. Never throws. */
export const readGroup = (json: unknown, limits: GroupLimits = GROUP_LIMITS): ReadGroup => {
  const budget: Budget = { values: limits.values, characters: limits.characters }
  const copy = copied(json, '', 0, budget, limits)
  if ('code' in copy) return { kind: 'unreadable', fault: copy }
  const fault = groupFault(copy.value, limits)
  return fault ? { kind: 'unreadable', fault } : { kind: 'read', group: copy.value as ChangeGroup }
}
