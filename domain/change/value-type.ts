// What a value may be, described once as data: forms of texts, numbers, closed lists, references and
// records. The compiler holds each description to the type it describes, so that a property added to
// the model cannot be forgotten here, and a closed list cannot lack a member.

export type ValueType =
  | { readonly form: 'text' }
  | { readonly form: 'boolean' }
  | { readonly form: 'number'; readonly minimum: number; readonly maximum: number }
  | { readonly form: 'oneOf'; readonly values: readonly string[] }
  /** The key of an element; what it may point to is for `problemsOfElement` to say. */
  | { readonly form: 'reference' }
  | { readonly form: 'list'; readonly of: ValueType }
  | { readonly form: 'either'; readonly of: readonly ValueType[] }
  | { readonly form: 'record'; readonly fields: FieldTable }
  /** A type that contains itself. */
  | { readonly form: 'later'; readonly type: () => ValueType }

interface FieldType {
  readonly type: ValueType
  readonly isRequired: boolean
}

export type FieldTable = Readonly<Record<string, FieldType>>

// A property of function type makes the parameter invariant: neither more nor less than T fits.
interface Describes<T> {
  readonly describes?: (value: T) => T
}

/** The description of the type T, no more and no less. */
export type TypeOf<T> = ValueType & Describes<T>

interface Field<T, R extends boolean> extends Describes<T> {
  readonly type: ValueType
  readonly isRequired: R
}

/** The description of every property of T, with the right ones optional. */
export type FieldsOf<T> = {
  readonly [P in keyof T]-?: Field<Required<T>[P], object extends Pick<T, P> ? false : true>
}

export const required = <T>(type: TypeOf<T>): Field<T, true> => ({ type, isRequired: true })
export const optional = <T>(type: TypeOf<T>): Field<T, false> => ({ type, isRequired: false })

export const text: TypeOf<string> = { form: 'text' }
export const boolean: TypeOf<boolean> = { form: 'boolean' }

/** Finite, and within the bounds given. */
export const number = (
  minimum = -Number.MAX_VALUE,
  maximum = Number.MAX_VALUE,
): TypeOf<number> => ({ form: 'number', minimum, maximum })

/** A closed list, as the properties of a record so that none can be left out. */
export const oneOf = <T extends string>(values: Readonly<Record<T, true>>): TypeOf<T> => ({
  form: 'oneOf',
  values: Object.keys(values),
})

export const list = <T>(of: TypeOf<T>): TypeOf<readonly T[]> => ({ form: 'list', of })

export const either = <A, B>(a: TypeOf<A>, b: TypeOf<B>): TypeOf<A | B> => ({
  form: 'either',
  of: [a, b],
})

export const record = <T>(fields: FieldsOf<T>): TypeOf<T> => ({
  form: 'record',
  fields: fields as FieldTable,
})

export const later = <T>(type: () => TypeOf<T>): TypeOf<T> => ({ form: 'later', type })
