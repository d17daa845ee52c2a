// The address of an element inside one process. It is not the XML id: real files repeat ids, use
// characters that other tools refuse, or have none. Keys come from outside (an importer, a client),
// never from chance inside `domain`.

/** Address of an element, unique within one process and stable over its whole life. */
export type Key = string & { readonly isKey: unique symbol }

/** Marks a string as a key; for importers, clients and tests that make new elements. */
export const asKey = (text: string): Key => text as Key

/**
 * A key made from words or an id: letters and digits are kept, all else becomes `_`, and it never
 * starts with a digit, so that it sorts as text, is a legal XML id and no name of JavaScript's own.
 * '' when nothing usable is in the text.
 */
export const keyStem = (text: string): string => {
  const stem = text.trim().replace(/[^\p{L}\p{Nd}_.-]+/gu, '_')
  if (stem === '' || /^[_.-]+$/.test(stem)) return ''
  const start = /^[\p{L}_]/u.test(stem) ? stem : `_${stem}`
  return start in Object.prototype ? `_${start}` : start
}

/** Gives each stem once as it is, and every further time with the next free number. */
export const keyMaker = (): ((stem: string) => Key) => {
  const taken = new Set<string>()
  const last = new Map<string, number>()
  return (stem) => {
    let key = stem
    let number = last.get(stem) ?? 1
    while (taken.has(key)) {
      number += 1
      key = `${stem}.${number}`
    }
    last.set(stem, number)
    taken.add(key)
    return asKey(key)
  }
}
