// The address of an element inside one process. It is not the XML id: real files repeat ids, use
// characters that other tools refuse, or have none. Keys come from outside (an importer, a client),
// never from chance inside `domain`.

/** Address of an element, unique within one process and stable over its whole life. */
export type Key = string & { readonly isKey: unique symbol }

/** Marks a string as a key; for importers, clients and tests that make new elements. */
export const asKey = (text: string): Key => text as Key

// The characters of names in XML 1.0; those of the second line may not come first.
const LETTERS =
  'A-Za-z_\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u2070-\\u218F'
const OTHERS = '0-9.\\u00B7\\u0300-\\u036F\\u203F\\u2040-'
const notInNames = new RegExp(`[^${LETTERS}${OTHERS}]+`, 'g')
const nameStart = new RegExp(`^[${LETTERS}]`)

/** `in` would make each text it is asked for one of the engine's own, which is slow. */
const JAVASCRIPTS: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype))

/**
 * A key made from words or an id: letters and digits are kept, all else becomes `_`, and it never
 * starts with a digit, so that it sorts as text, is a legal XML id and no name of JavaScript's own.
 * '' when nothing usable is in the text.
 */
export const keyStem = (text: string): string => {
  // Nearly all ids are like this already.
  if (/^[A-Za-z][\w.-]*$/.test(text)) return JAVASCRIPTS.has(text) ? `_${text}` : text
  const stem = text.trim().replace(notInNames, '_')
  if (/^[_.-]*$/.test(stem)) return ''
  const start = nameStart.test(stem) ? stem : `_${stem}`
  return JAVASCRIPTS.has(start) ? `_${start}` : start
}

/** Gives each stem once as it is, and every further time with the next free number. */
export const keyMaker = (): ((stem: string) => Key) => {
  // Every key given so far, with the number its next namesake starts from.
  const given = new Map<string, number>()
  return (stem) => {
    let number = given.get(stem)
    if (number === undefined) {
      given.set(stem, 2)
      return asKey(stem)
    }
    while (given.has(`${stem}.${number}`)) number += 1
    given.set(stem, number + 1)
    given.set(`${stem}.${number}`, 2)
    return asKey(`${stem}.${number}`)
  }
}

/**
 * The fractional key of the n-th of several siblings, from 0: 'a0' ... 'az', then 'b00' ... As plain
 * strings they sort in that order, and there is room between any two.
 */
export const orderAt = (index: number): string => {
  let width = 1
  let rest = index
  while (rest >= 36 ** width) {
    rest -= 36 ** width
    width += 1
  }
  return `${String.fromCharCode(96 + width)}${rest.toString(36).padStart(width, '0')}`
}
