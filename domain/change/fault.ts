// Whether a value is what its description says; the first place where it is not.

import { DESCRIPTION, type Table } from './description.ts'
import { isRecord } from './value.ts'
import type { FieldTable, ValueType } from './value-type.ts'

/** What is wrong, and where: a path such as `changes.3.element.work.minutes`. */
export interface Fault {
  readonly code:
    | 'not-an-object'
    | 'not-a-list'
    | 'not-a-text'
    | 'not-writable'
    | 'not-a-number'
    | 'not-yes-or-no'
    | 'not-in-list'
    | 'out-of-range'
    | 'property-unknown'
    | 'property-missing'
    | 'empty-record'
    | 'kind-unknown'
    | 'key-unsafe'
    | 'too-long'
    | 'too-many'
    | 'too-deep'
  readonly place: string
}

const join = (place: string, name: string | number): string =>
  place === '' ? `${name}` : `${place}.${name}`

/** Deeper than this no vendor nests, and no reader of files lets them. */
export const DEEPEST = 600

const recordFault = (
  fields: FieldTable,
  value: unknown,
  place: string,
  depth: number,
): Fault | undefined => {
  if (!isRecord(value)) return { code: 'not-an-object', place }
  for (const name of Object.keys(value)) {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined
    if (!field) return { code: 'property-unknown', place: join(place, name) }
    const fault = faultOf(field.type, value[name], join(place, name), depth + 1)
    if (fault) return fault
  }
  const missing = Object.keys(fields).find(
    (name) => fields[name]?.isRequired && !Object.hasOwn(value, name),
  )
  return missing === undefined
    ? undefined
    : { code: 'property-missing', place: join(place, missing) }
}

/** The first thing about a value that its type does not allow; undefined when it is one. */
export const faultOf = (
  type: ValueType,
  value: unknown,
  place = '',
  depth = 0,
): Fault | undefined => {
  if (depth > DEEPEST) return { code: 'too-deep', place }
  switch (type.form) {
    case 'text':
    case 'reference':
      return typeof value === 'string' ? undefined : { code: 'not-a-text', place }
    case 'boolean':
      return typeof value === 'boolean' ? undefined : { code: 'not-yes-or-no', place }
    case 'number':
      if (typeof value !== 'number' || !Number.isFinite(value))
        return { code: 'not-a-number', place }
      return value < type.minimum || value > type.maximum
        ? { code: 'out-of-range', place }
        : undefined
    case 'oneOf':
      if (typeof value !== 'string') return { code: 'not-a-text', place }
      return type.values.includes(value) ? undefined : { code: 'not-in-list', place }
    case 'list': {
      if (!Array.isArray(value)) return { code: 'not-a-list', place }
      for (const [index, one] of value.entries()) {
        const fault = faultOf(type.of, one, join(place, index), depth + 1)
        if (fault) return fault
      }
      return undefined
    }
    case 'either': {
      let first: Fault | undefined
      for (const one of type.of) {
        const fault = faultOf(one, value, place, depth)
        if (!fault) return undefined
        first ??= fault
      }
      return first
    }
    case 'record':
      if (isRecord(value) && Object.keys(value).length === 0) return { code: 'empty-record', place }
      return recordFault(type.fields, value, place, depth)
    case 'later':
      return faultOf(type.type(), value, place, depth)
  }
}

/** As `faultOf`, for a whole element, shape or the facts of a process. */
export const faultOfThing = (table: Table, thing: unknown, place = ''): Fault | undefined => {
  if (!isRecord(thing)) return { code: 'not-an-object', place }
  const kind = table === 'process' ? 'process' : thing.kind
  const kinds = DESCRIPTION[table]
  const fields = typeof kind === 'string' && Object.hasOwn(kinds, kind) ? kinds[kind] : undefined
  return fields
    ? recordFault(fields, thing, place, 0)
    : { code: 'kind-unknown', place: join(place, 'kind') }
}
