// Which elements an element refers to, found by the description wherever in it a reference stands, and
// the other way round: who refers to an element.

import type { Element, Key } from '#process'
import { typesOf } from './address.ts'
import { DESCRIPTION } from './description.ts'
import { isSame } from './value.ts'
import type { FieldTable, ValueType } from './value-type.ts'

type Visit = (target: Key, property: string) => void

const holdsReference = (type: ValueType, seen: ReadonlySet<ValueType>): boolean => {
  if (seen.has(type)) return false
  const inside = new Set(seen).add(type)
  switch (type.form) {
    case 'reference':
      return true
    case 'list':
      return holdsReference(type.of, inside)
    case 'either':
      return type.of.some((one) => holdsReference(one, inside))
    case 'record':
      return Object.values(type.fields).some((field) => holdsReference(field.type, inside))
    case 'later':
      return holdsReference(type.type(), inside)
    default:
      return false
  }
}

const referring = (fields: FieldTable): readonly (readonly [string, ValueType])[] =>
  Object.entries(fields)
    .filter(([, { type }]) => holdsReference(type, new Set()))
    .map(([name, { type }]) => [name, type])

const referringOf: ReadonlyMap<string, readonly (readonly [string, ValueType])[]> = new Map(
  Object.entries(DESCRIPTION.elements).map(([kind, fields]) => [kind, referring(fields)]),
)

/** A value with every reference in it replaced; the same value where nothing is. */
const mapValue = (type: ValueType, value: unknown, to: (key: Key) => Key): unknown => {
  if (type.form === 'reference') return to(value as Key)
  if (type.form === 'later') return mapValue(type.type(), value, to)
  if (type.form === 'list' && Array.isArray(value) && holdsReference(type, new Set())) {
    return value.map((one) => mapValue(type.of, one, to))
  }
  if (type.form === 'record' && typeof value === 'object' && holdsReference(type, new Set())) {
    return Object.fromEntries(
      Object.entries(value ?? {}).map(([name, one]) => {
        const field = type.fields[name]
        return [name, field ? mapValue(field.type, one, to) : one]
      }),
    )
  }
  return value
}

/** A value without the optional references to a key that stand somewhere in it. */
const pruneValue = (type: ValueType, value: unknown, gone: Key): unknown => {
  if (!holdsReference(type, new Set())) return value
  if (type.form === 'later') return pruneValue(type.type(), value, gone)
  if (type.form === 'list' && Array.isArray(value)) {
    return value.map((one) => pruneValue(type.of, one, gone))
  }
  if (type.form !== 'record' || typeof value !== 'object') return value
  const kept = Object.entries(value ?? {}).flatMap(([name, one]) => {
    const field = type.fields[name]
    if (!field) return []
    const isGone = field.type.form === 'reference' && !field.isRequired && one === gone
    return isGone ? [] : [[name, pruneValue(field.type, one, gone)] as const]
  })
  return Object.fromEntries(kept)
}

/**
 * What an element has to change in order to stand without another: each property that refers to it,
 * with the value it has afterwards (undefined: none). Undefined where it cannot stand without.
 */
export const withoutReferenceTo = (
  element: Element,
  gone: Key,
): ReadonlyMap<string, unknown> | undefined => {
  const values = element as unknown as Readonly<Record<string, unknown>>
  const after = new Map<string, unknown>()
  for (const [name, type] of referringOf.get(element.kind) ?? []) {
    const value = values[name]
    if (type.form !== 'reference') {
      const pruned = value === undefined ? value : pruneValue(type, value, gone)
      if (!isSame(pruned, value)) after.set(name, pruned)
    } else if (value === gone) {
      if (DESCRIPTION.elements[element.kind]?.[name]?.isRequired) return undefined
      after.set(name, undefined)
    }
  }
  return after
}

/** The element with every reference in it led elsewhere; its own key stays. */
export const withReferences = (element: Element, to: (key: Key) => Key): Element => {
  const fields = referringOf.get(element.kind) ?? []
  const values = element as unknown as Readonly<Record<string, unknown>>
  const mapped = fields
    .filter(([name]) => values[name] !== undefined)
    .map(([name, type]) => [name, mapValue(type, values[name], to)])
  return { ...element, ...Object.fromEntries(mapped) }
}

/** Calls back for every reference of an element, with the property it stands in. */
export const eachReference = (element: Element, visit: Visit): void => {
  const values = element as unknown as Readonly<Record<string, unknown>>
  for (const [name, type] of referringOf.get(element.kind) ?? []) {
    const value = values[name]
    if (value === undefined) continue
    if (type.form === 'reference') visit(value as Key, name)
    else {
      mapValue(type, value, (target) => {
        visit(target, name)
        return target
      })
    }
  }
}

/** The keys that a value refers to, as the value of a property of any kind of element. */
export const referencesIn = (property: string, value: unknown): ReadonlySet<Key> => {
  const found = new Set<Key>()
  for (const type of value === undefined ? [] : typesOf('elements', property)) {
    mapValue(type, value, (target) => {
      found.add(target)
      return target
    })
  }
  return found
}

/** Whether an element refers to another; made for asking thousands. */
export const refersTo = (element: Element, target: Key): boolean => {
  const values = element as unknown as Readonly<Record<string, unknown>>
  for (const [name, type] of referringOf.get(element.kind) ?? []) {
    const value = values[name]
    if (value === undefined) continue
    if (value === target && type.form === 'reference') return true
    if (type.form !== 'reference' && referencesOf(element).has(target)) return true
  }
  return false
}

/** The keys an element refers to. */
export const referencesOf = (element: Element): ReadonlySet<Key> => {
  const found = new Set<Key>()
  eachReference(element, (target) => found.add(target))
  return found
}
