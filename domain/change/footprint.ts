// When two groups have nothing to do with each other, so that their order does not matter (C21). Said
// carefully: groups that are independent always commute; some that would commute are not called so.

import type { Process } from '#process'
import { type Change, type ChangeGroup, targetOf } from './change.ts'
import { eachReference, referencesIn, referencesOf } from './references.ts'

interface Footprint {
  /** Addresses written: `elements/key` for a whole thing, `elements/key/property` for a part. */
  readonly writes: ReadonlySet<string>
  /** Elements that have to be there, of their kind and in their place, for this to hold. */
  readonly needs: ReadonlySet<string>
  /** Moves something that was there into another container or turns it into another kind. */
  readonly restructures: boolean
  /** Says where something stands: adds it, or moves it between lanes. */
  readonly places: boolean
  /** Decisions whose default way may be concerned. */
  readonly defaults: ReadonlySet<string>
}

const footprintOf = (process: Process, { changes }: ChangeGroup): Footprint => {
  const writes = new Set<string>()
  const needs = new Set<string>()
  const defaults = new Set<string>()
  let restructures = false
  let places = false
  const flowDefault = (change: Change) => {
    const { key, table, thing } = targetOf(change)
    if (table !== 'elements') return
    const flow = thing ?? (Object.hasOwn(process.elements, key) ? process.elements[key] : undefined)
    if (flow?.kind === 'sequenceFlow') defaults.add(flow.source)
  }
  for (const change of changes) {
    const { table, key, thing } = targetOf(change)
    const address = `${table}/${key ?? ''}`
    if (!('property' in change)) {
      writes.add(address)
      if (table === 'elements' && thing) {
        for (const target of referencesOf(thing)) needs.add(target)
        eachReference(thing, (_, property) => {
          if (property === 'parent' || property === 'lane') places = true
        })
        if (thing.kind === 'sequenceFlow' && thing.isDefault) flowDefault(change)
      }
      if (table === 'shapes' && thing) needs.add(thing.element)
      continue
    }
    const { property, after } = change
    writes.add(`${address}/${property}`)
    if (table === 'elements') needs.add(key)
    for (const target of referencesIn(property, after)) needs.add(target)
    if (property === 'parent' || property === 'kind') restructures = true
    if (property === 'parent' || property === 'lane') places = true
    if (property === 'isDefault' || property === 'source') {
      flowDefault(change)
      if (property === 'source' && typeof after === 'string') defaults.add(after)
    }
  }
  return { writes, needs, restructures, places, defaults }
}

/** An element's whole, or what others rely on in it. */
const STRUCTURE = ['', '/kind', '/parent', '/position', '/source', '/target', '/attachedTo']

const overlaps = (a: Footprint, b: Footprint): boolean =>
  [...a.writes].some((address) => {
    if (b.writes.has(address)) return true
    const [table = '', key = '', property] = address.split('/')
    // A part against the whole of the same thing.
    return property !== undefined && b.writes.has(`${table}/${key}`)
  }) ||
  [...a.needs].some((key) => STRUCTURE.some((part) => b.writes.has(`elements/${key}${part}`))) ||
  (a.restructures && b.places) ||
  [...a.defaults].some((key) => b.defaults.has(key))

/** Whether two groups, both made for this process, give the same process in either order. */
export const areIndependent = (process: Process, a: ChangeGroup, b: ChangeGroup): boolean => {
  const [first, second] = [footprintOf(process, a), footprintOf(process, b)]
  return !overlaps(first, second) && !overlaps(second, first)
}
