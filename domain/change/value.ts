// Plain JSON values as they stand in properties: compared, copied, and addressed by a path.

/** JSON without null: a property that is not there is absent, nothing else says so. */
export type Value = string | number | boolean | readonly Value[] | ValueRecord
export type ValueRecord = { readonly [name: string]: Value }

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The same JSON; the order of properties carries no meaning, that of lists does. */
export const isSame = (a: unknown, b: unknown): boolean => {
  if (a === b) return true
  if (Array.isArray(a)) {
    return (
      Array.isArray(b) && a.length === b.length && a.every((one, index) => isSame(one, b[index]))
    )
  }
  if (!isRecord(a) || !isRecord(b)) return false
  const names = Object.keys(a)
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => Object.hasOwn(b, name) && isSame(a[name], b[name]))
  )
}

const own = (from: unknown, name: string): unknown =>
  isRecord(from) && Object.hasOwn(from, name) ? from[name] : undefined

/** What stands at a path such as `work.minutes`; undefined where nothing does. */
export const valueAt = (holder: object, path: string): Value | undefined =>
  path.split('.').reduce<unknown>(own, holder) as Value | undefined

/**
 * A copy with another value at a path, or with nothing there (undefined). A record on the way is made
 * when missing and goes when it is left empty. The other properties keep their order.
 */
export const withValueAt = <T extends object>(
  holder: T,
  path: string,
  value: Value | undefined,
): T => {
  const [name = '', ...rest] = path.split('.')
  let inner: unknown = value
  if (rest.length > 0) {
    const before = own(holder, name)
    const after = withValueAt(isRecord(before) ? before : {}, rest.join('.'), value)
    inner = Object.keys(after).length > 0 ? after : undefined
  }
  if (inner !== undefined) return { ...holder, [name]: inner }
  return Object.fromEntries(Object.entries(holder).filter(([other]) => other !== name)) as T
}
