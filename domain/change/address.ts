// Which properties there are, and how a change addresses them: `name`, `lane`, `work.minutes`. A record
// whose properties are all optional is no value but a holder, so two people may each fill in a part.

import { DESCRIPTION, type Table } from './description.ts'
import { isRecord, type Value, type ValueRecord } from './value.ts'
import type { FieldTable, ValueType } from './value-type.ts'

interface Property {
  readonly path: string
  readonly type: ValueType
  readonly isRequired: boolean
}

const isHolder = (type: ValueType): type is ValueType & { readonly form: 'record' } =>
  type.form === 'record' && Object.values(type.fields).every((field) => !field.isRequired)

const propertiesIn = (fields: FieldTable, before = ''): readonly Property[] =>
  Object.entries(fields).flatMap(([name, { type, isRequired }]) => {
    const path = before + name
    return isHolder(type) ? propertiesIn(type.fields, `${path}.`) : [{ path, type, isRequired }]
  })

type Properties = ReadonlyMap<string, Property>

const byKind: Readonly<Record<Table, ReadonlyMap<string, Properties>>> = {
  elements: new Map(),
  shapes: new Map(),
  process: new Map(),
  ...Object.fromEntries(
    Object.entries(DESCRIPTION).map(([table, kinds]) => [
      table,
      new Map(
        Object.entries(kinds).map(([kind, fields]) => [
          kind,
          new Map(propertiesIn(fields).map((property) => [property.path, property])),
        ]),
      ),
    ]),
  ),
}

/** Addresses never change: they are how everything else finds the thing. */
const FIXED: Readonly<Record<Table, readonly string[]>> = {
  elements: ['key'],
  // An edge shows a flow and a node a thing; what a shape shows does not turn into something else.
  shapes: ['element', 'kind'],
  process: [],
}

/** The addressable properties of one kind, by path; none for a kind that does not exist. */
export const propertiesOf = (table: Table, kind: string): Properties =>
  byKind[table].get(kind) ?? new Map()

/** The types a property may have in any kind that has it; [] where none has it or it is fixed. */
export const typesOf = (table: Table, path: string): readonly ValueType[] =>
  FIXED[table].includes(path)
    ? []
    : [...byKind[table].values()].flatMap((properties) => properties.get(path)?.type ?? [])

/** Every property of a thing that has a value, by path. */
export const valuesOf = (table: Table, thing: object): ReadonlyMap<string, Value> => {
  const kind = table === 'process' ? 'process' : (thing as { readonly kind: string }).kind
  const values = new Map<string, Value>()
  const collect = (holder: ValueRecord, before: string) => {
    for (const [name, value] of Object.entries(holder)) {
      const path = before + name
      if (isRecord(value) && !propertiesOf(table, kind).has(path)) collect(value, `${path}.`)
      else values.set(path, value)
    }
  }
  collect(thing as ValueRecord, '')
  return values
}
