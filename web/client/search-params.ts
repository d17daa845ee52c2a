// The part of an address after the question mark, as plain text: one value is a string, a repeated one
// a list. Nothing is quoted or encoded twice, so that people can read and send these addresses.

export const parseSearch = (text: string): Record<string, string | string[]> => {
  const values: Record<string, string | string[]> = {}
  for (const [name, value] of new URLSearchParams(text)) {
    const before = values[name]
    if (before === undefined) values[name] = value
    else values[name] = [...(Array.isArray(before) ? before : [before]), value]
  }
  return values
}

export const stringifySearch = (values: Record<string, unknown>): string => {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined || value === null || value === '') continue
    for (const one of Array.isArray(value) ? value : [value]) search.append(name, String(one))
  }
  const text = search.toString()
  return text ? `?${text}` : ''
}

/** The value as one string, or nothing. */
export const oneOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined

/** The value as a list of strings. */
export const manyOf = (value: unknown): readonly string[] =>
  Array.isArray(value)
    ? value.filter((one): one is string => typeof one === 'string')
    : typeof value === 'string' && value !== ''
      ? [value]
      : []

/** Ids, repeated or in one value with commas between them, as people and other tools write links. */
export const idsOf = (value: unknown): readonly string[] =>
  manyOf(value)
    .flatMap((one) => one.split(','))
    .map((one) => one.trim())
    .filter(Boolean)
