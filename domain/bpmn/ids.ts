// XML ids for a file that is written: each element keeps the id it came with where that id is a legal
// name and nobody else has it; otherwise its key serves, which is both. Whatever else needs an id
// (processes of pools, planes, shapes) gets one that is still free.

import { type Element, type Key, keyStem, type Process } from '#process'

export interface Ids {
  readonly of: (key: Key) => string
  /** Takes the wanted id, or the next free one like it. */
  readonly fresh: (wanted: string) => string
  /** Whether an id could be given out as it is. */
  readonly isFree: (id: string) => boolean
}

export const isName = (id: string | undefined): id is string =>
  id !== undefined && keyStem(id) === id && /^[^:]+$/.test(id)

const repeatedIn = (elements: readonly Element[]): ReadonlySet<string> => {
  const seen = new Set<string>()
  const repeated = new Set<string>()
  for (const { xmlId } of elements) {
    if (xmlId === undefined) continue
    if (seen.has(xmlId)) repeated.add(xmlId)
    seen.add(xmlId)
  }
  return repeated
}

export const idsFor = (process: Process): Ids => {
  const elements = Object.values(process.elements)
  const repeated = repeatedIn(elements)
  const taken = new Set<string>()
  const ids = new Map<Key, string>()
  const fresh = (wanted: string): string => {
    const stem = keyStem(wanted) || 'id'
    let id = stem
    for (let number = 2; taken.has(id); number += 1) id = `${stem}.${number}`
    taken.add(id)
    return id
  }
  for (const { key, xmlId } of elements) {
    if (!isName(xmlId) || repeated.has(xmlId)) continue
    ids.set(key, xmlId)
    taken.add(xmlId)
  }
  for (const { key } of elements) if (!ids.has(key)) ids.set(key, fresh(key))
  return {
    of: (key) => {
      const id = ids.get(key)
      if (id === undefined) throw new Error(`${key} is not an element of this process`)
      return id
    },
    fresh,
    isFree: (id) => isName(id) && !taken.has(id),
  }
}
