// Second step of reading: what an id in the file means. Ids repeat, carry prefixes, or lead nowhere;
// a reference takes what fits its kind, first in the same pool, and says so when nothing does.

import type { ElementKind } from '#process'
import type { XmlElement } from '#xml'
import { type Entry, idOf, whereabouts } from './entry.ts'
import { type Findings, withoutPrefix } from './find.ts'
import type { Remark } from './outcome.ts'

export interface References {
  /** The entry an id stands for, of one of the kinds; near the asking one if there are several. */
  readonly resolve: (
    reference: string | undefined,
    kinds: ReadonlySet<ElementKind>,
    from?: Entry,
  ) => Entry | undefined
  /** A message, signal, category value ... */
  readonly root: (
    reference: string | undefined,
    isFitting: (node: XmlElement) => boolean,
  ) => XmlElement | undefined
  /** What `root` gave so far. */
  readonly used: ReadonlySet<XmlElement>
  /** Notes that an attribute of an element, or the element itself (''), is read nowhere. */
  readonly passOver: (node: XmlElement, attribute?: string) => void
  /** What was noted so. */
  readonly passedOver: (node: XmlElement) => readonly string[]
  /** Notes that what several may refer to gave at least one of them its name or state. */
  readonly tell: (node: XmlElement) => void
  readonly isTold: (node: XmlElement) => boolean
  /** Notes that an element points to something that is not there. */
  readonly missing: (from: Entry, property: string, reference: string | undefined) => void
}

/** An id that more elements share is no address any more; the first of them have to do. */
const MOST_REPEATS = 30

const NOTHING: readonly string[] = []

const poolOf = (entry: Entry): Entry => {
  let top = entry
  while (top.parent) top = top.parent
  return top
}

export const referencesIn = (findings: Findings, remarks: Remark[]): References => {
  const byId = new Map<string, Entry[]>()
  const put = (id: string, entry: Entry) => {
    const list = byId.get(id)
    if (list) list.push(entry)
    else byId.set(id, [entry])
  }
  for (const entry of findings.entries) {
    const id = idOf(entry.node)
    if (id !== undefined) put(id, entry)
  }
  for (const [id, entry] of findings.aliases) put(id, entry)

  const fitting = (id: string, kinds: ReadonlySet<ElementKind>, from: Entry | undefined) => {
    const all = byId.get(id)
    if (!all) return undefined
    const [only] = all
    if (all.length === 1 && only) return kinds.has(only.kind) ? only : undefined
    const few = all.length > MOST_REPEATS ? all.slice(0, MOST_REPEATS) : all
    const beside =
      from && few.find((entry) => entry.parent === from.parent && kinds.has(entry.kind))
    if (beside) return beside
    const candidates = few.filter((entry) => kinds.has(entry.kind))
    if (candidates.length < 2 || !from) return candidates[0]
    const pool = poolOf(from)
    return candidates.find((entry) => poolOf(entry) === pool) ?? candidates[0]
  }

  const used = new Set<XmlElement>()
  const passed = new Map<XmlElement, string[]>()
  const told = new Set<XmlElement>()
  return {
    used,
    resolve: (reference, kinds, from) => {
      const id = reference?.trim() ?? ''
      if (id === '') return undefined
      return fitting(id, kinds, from) ?? fitting(withoutPrefix(id), kinds, from)
    },
    root: (reference, isFitting) => {
      const id = reference?.trim() ?? ''
      const found = findings.roots.get(id) ?? findings.roots.get(withoutPrefix(id))
      if (!found || !isFitting(found)) return undefined
      used.add(found)
      return found
    },
    passOver: (node, attribute = '') => {
      const list = passed.get(node)
      if (list) list.push(attribute)
      else passed.set(node, [attribute])
    },
    passedOver: (node) => passed.get(node) ?? NOTHING,
    tell: (node) => {
      told.add(node)
    },
    isTold: (node) => told.has(node),
    missing: (from, property, reference) => {
      const details = { ...whereabouts(from), property, reference: reference?.trim() ?? '' }
      remarks.push({ code: 'reference-dangling', details })
    },
  }
}
