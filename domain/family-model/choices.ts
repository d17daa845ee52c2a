// Where the ways of the variants part or meet. A node whose flows do not all come from all variants that
// have the node is a configurable connector: which way is open depends on the administration.

import type { Key } from '#process'
import type { Choice, FamilyElement } from './family-model.ts'

type Side = Choice['side']

/** In the order of the table; nothing where all variants go the same ways. */
export const choicesOf = (elements: Readonly<Record<Key, FamilyElement>>): readonly Choice[] => {
  const flows = new Map<string, { flow: Key; variants: string[] }[]>()
  for (const { key, kind, shared, from } of Object.values(elements)) {
    if (kind !== 'sequenceFlow') continue
    for (const [side, end] of [
      ['out', 'source'],
      ['in', 'target'],
    ] as const) {
      for (const { variant, own } of from) {
        const at = `${side}|${(own[end] ?? shared[end]) as string}`
        const list = flows.get(at) ?? []
        const way = list.find(({ flow }) => flow === key)
        if (way) way.variants.push(variant)
        else list.push({ flow: key, variants: [variant] })
        flows.set(at, list)
      }
    }
  }
  const choices: Choice[] = []
  for (const { key, from } of Object.values(elements)) {
    for (const side of ['in', 'out'] satisfies Side[]) {
      const ways = flows.get(`${side}|${key}`) ?? []
      if (ways.length < 2) continue
      const going = new Set(ways.flatMap(({ variants }) => variants))
      if (ways.some(({ variants }) => variants.length < going.size)) {
        choices.push({ at: key, side, ways })
      } else if (going.size < from.length) choices.push({ at: key, side, ways })
    }
  }
  return choices
}
