// Keys as ids that bpmn-js takes, and back. It drops elements, with all that is in them, whose id has
// other letters than those of ASCII; keys may be any text. Both ways need nothing but the id itself, so
// that people who edit together come to the same ids.

import { asKey, type Key } from '#process'

/** No key that stays as it is begins like this. */
const CODED = 'key..'

const isPlain = (key: string): boolean => /^[a-z_][\w.-]*$/i.test(key) && !key.startsWith(CODED)

/** The id under which an element is shown: the key itself wherever that can be. */
export const idOfKey = (key: Key): string =>
  isPlain(key)
    ? key
    : CODED + key.replace(/[^\w-]/g, (letter) => `.${letter.charCodeAt(0).toString(16)}.`)

/** The key behind an id; what bpmn-js made itself is its own key. */
export const keyOfId = (id: string): Key =>
  asKey(
    id.startsWith(CODED)
      ? id
          .slice(CODED.length)
          .replace(/\.([0-9a-f]+)\./g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
      : id,
  )
