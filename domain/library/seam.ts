// Both sides put something into the same arrow. Then both may be right, one after the other: the seam is the arrow of
// ours that has to lead to what is theirs.

import type { MergeConflict } from '#merge'
import { type Element, elementsOf, type Key, type Process, type SequenceFlow } from '#process'

export interface Seam {
  /** An arrow that ours made anew. */
  readonly flow: Key
  /** Which of its ends leads to theirs. */
  readonly end: 'source' | 'target'
  /** What they put in, at that end; and what of ours stands at the other. */
  readonly theirs: Key
  readonly ours: Key
}

interface States {
  readonly base: Process
  readonly ours: Process
  readonly theirs: Process
}

const flowIn = (process: Process, key: Key): SequenceFlow | undefined => {
  const flow = process.elements[key]
  return flow?.kind === 'sequenceFlow' ? flow : undefined
}

const parentOf = (element: Element | undefined): Key | undefined =>
  element && 'parent' in element ? element.parent : undefined

const ENDS = ['source', 'target'] as const

/** Where both could stand one after the other; undefined where a conflict is about something else, or it is not clear where. */
export const seamOf = (conflict: MergeConflict, states: States): Seam | undefined => {
  if (conflict.kind === 'together' || conflict.key === undefined) return undefined
  const { base, ours, theirs } = states
  const { key } = conflict
  const [was, their] = [flowIn(base, key), flowIn(theirs, key)]
  if (!was || !their) return undefined
  const isNew = (process: Process, one: Key) => process.elements[one] && !base.elements[one]
  const [end, ...more] = ENDS.filter((one) => was[one] !== their[one])
  if (!end || more.length > 0 || !isNew(theirs, their[end])) return undefined
  // It is in ours as well: one thing, and not two that could follow each other.
  if (ours.elements[their[end]]) return undefined
  if (conflict.kind === 'set' && conflict.property !== end) return undefined
  const other = end === 'source' ? 'target' : 'source'
  const [seam, ...others] = elementsOf(ours).filter(
    (one) => one.kind === 'sequenceFlow' && isNew(ours, one.key) && one[end] === was[end],
  )
  if (seam?.kind !== 'sequenceFlow' || others.length > 0) return undefined
  const [it, here] = [theirs.elements[their[end]], ours.elements[seam[other]]]
  if (!here || parentOf(it) !== parentOf(here)) return undefined
  return { flow: seam.key, end, theirs: their[end], ours: here.key }
}

/** The process with the seam sewn; as it is where an end of it is not there. */
export const sewn = (process: Process, { flow: key, end, theirs }: Seam): Process => {
  const flow = flowIn(process, key)
  if (!flow || !process.elements[theirs]) return process
  return { ...process, elements: { ...process.elements, [key]: { ...flow, [end]: theirs } } }
}
