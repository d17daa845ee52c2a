// The laws of reading and writing, asserted for every process a test touches: it keeps the model's
// invariants, and written and read again it is the same process.

import { asKey, type Element, type Process, type Profile, problemsOf } from '#process'
import { isLegalId } from './ids.ts'
import { readBpmn } from './read.ts'
import { writeBpmn } from './write.ts'

const sharedOf = (element: Element | undefined): string | undefined =>
  element?.kind === 'data' ? element.sharedXmlId : undefined

/**
 * All of an element but the id it came with: written, its key is its id. Where several show one thing
 * whose id no file may hold, that id is given anew, too; what counts is with whom it is shared.
 */
const kept = (process: Process, original: Process): Readonly<Record<string, Element>> => {
  const first = new Map<string, string>()
  return Object.fromEntries(
    Object.entries(process.elements).map(([key, { xmlId: _, ...element }]) => {
      const [shared, was] = [sharedOf(element as Element), sharedOf(original.elements[asKey(key)])]
      if (shared === undefined || was === undefined || isLegalId(was))
        return [key, element as Element]
      if (!first.has(shared)) first.set(shared, key)
      return [key, { ...element, sharedXmlId: `as ${first.get(shared)}` } as Element]
    }),
  )
}

export interface Difference {
  readonly before: unknown
  readonly after: unknown
}

/** What is different after writing and reading; [] when the law holds. */
export const checkBpmn = (process: Process, profile?: Profile): readonly Difference[] => {
  const reading = readBpmn(writeBpmn(process, process.shapes, profile))
  if (reading.kind === 'refused') return [{ before: 'a process', after: reading.refusal }]
  const again = reading.process
  const differences: Difference[] = problemsOf(again).map((after) => ({
    before: 'no problem',
    after,
  }))
  const compare = (before: unknown, after: unknown) => {
    if (canonical(before) !== canonical(after)) differences.push({ before, after })
  }
  compare(process.name, again.name)
  compare(profile, reading.profile)
  const [before, after] = [kept(process, process), kept(again, process)]
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    compare(before[key], after[key])
  }
  compare(sorted(process.shapes), sorted(again.shapes))
  return differences
}

const sorted = (record: Readonly<Record<string, unknown>>) =>
  Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1))

/** JSON with sorted properties, without the prefixes of vendors, which are only wishes. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (name, one: unknown) =>
    name === 'prefix'
      ? undefined
      : one && typeof one === 'object' && !Array.isArray(one)
        ? Object.fromEntries(sorted(one as Record<string, unknown>))
        : one,
  ) ?? 'undefined'
