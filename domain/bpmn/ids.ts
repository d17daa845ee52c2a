// XML ids for a file that is written. The key of an element is its id: what was read got the id it
// came with as its key wherever a file may hold that id, so tools find their elements again. Whatever
// else needs an id (processes of pools, planes, shapes) gets one that is still free.

import { type Key, keyStem, type Process } from '#process'

export interface Ids {
  readonly of: (key: Key) => string
  /** Takes the wanted id, or the next free one like it. */
  readonly fresh: (wanted: string) => string
}

export const isName = (id: string | undefined): id is string =>
  id !== undefined && id !== '' && keyStem(id) === id

/** Whether a file may hold it. Other than a key an id may be called like something of JavaScript's own. */
export const isLegalId = (id: string): boolean =>
  id in Object.prototype || (id !== '' && keyStem(id) === id)

const idLike = (text: string): string => (isLegalId(text) ? text : keyStem(text) || 'id')

/** Takes the wanted id, or the next free one like it; what it gives is taken. */
export const freshIn = (taken: Set<string>): Ids['fresh'] => {
  const last = new Map<string, number>()
  return (wanted) => {
    const stem = idLike(wanted)
    let id = stem
    let number = last.get(stem) ?? 1
    while (taken.has(id)) {
      number += 1
      id = `${stem}.${number}`
    }
    last.set(stem, number)
    taken.add(id)
    return id
  }
}

export const idsFor = (process: Process): Ids => {
  const elements = Object.values(process.elements)
  const taken = new Set<string>()
  const fresh = freshIn(taken)
  const ids = new Map<Key, string>()
  for (const { key } of elements) {
    if (!isName(key)) continue
    ids.set(key, key)
    taken.add(key)
  }
  for (const { key } of elements) if (!ids.has(key)) ids.set(key, fresh(key))
  return {
    of: (key) => {
      const id = ids.get(key)
      if (id === undefined) throw new Error(`${key} is not an element of this process`)
      return id
    },
    fresh,
  }
}
