// What people do to the lines of a list, as edits of the process: a step below a line, a line renamed,
// moved up or down, taken out. The list says where things stand; the process stays what is edited, so that
// everything a list does not show stays as it is.

import {
  addDecision,
  append,
  begin,
  type Edit,
  giveTo,
  insertAfter,
  insertBefore,
  insertOnFlow,
  inTurn,
  moveInRow,
  type NewKey,
  type NewStep,
  type Outcome,
  type RowPlace,
  removeBranch,
  removeStep,
  rename,
  setProperty,
} from '#change'
import type { Key, Process, Waiting } from '#process'
import { listSteps, type StepLine } from './list-steps.ts'
import type { PastedStep } from './pasted.ts'
import { writeWaiting } from './words.ts'

/** A list and the process it was made from. */
export interface Listed {
  readonly process: Process
  readonly lines: readonly StepLine[]
}

const STEPS: readonly StepLine['kind'][] = ['start', 'step', 'wait', 'event']

const elementAt = ({ process }: Listed, line: StepLine | undefined) =>
  line && Object.hasOwn(process.elements, line.key) ? process.elements[line.key as Key] : undefined

const impossible = (line: StepLine | undefined): Edit => ({
  ...{ kind: 'impossible', reason: line ? 'wrong-kind' : 'not-there' },
  ...(line ? { key: line.key as Key } : {}),
})

/** The first line behind a line that does not belong to it. */
const endOf = ({ lines }: Listed, index: number): number => {
  const depth = lines[index]?.depth ?? 0
  let end = index + 1
  while (end < lines.length && (lines[end]?.depth ?? 0) > depth) end += 1
  return end
}

/** Where a step goes that is written below a line; undefined where nothing can follow. */
const placeBelow = (listed: Listed, index: number): RowPlace | undefined => {
  const line = listed.lines[index]
  const element = elementAt(listed, line)
  if (!line) return undefined
  if (STEPS.includes(line.kind) && element) return { kind: 'after', key: element.key }
  if (line.kind === 'end' && element) return { kind: 'before', key: element.key }
  if (element?.kind === 'sequenceFlow') return { kind: 'on', flow: element.key }
  const isParting = line.kind === 'decision' || line.kind === 'parallel'
  if (isParting) return placeBelow(listed, index + 1)
  // Ways back and on, and what is handed over, belong to the line above them.
  return index > 0 && line.kind !== 'branch' ? placeBelow(listed, index - 1) : undefined
}

const insertAt = (process: Process, place: RowPlace, step: NewStep, newKey: NewKey): Edit => {
  switch (place.kind) {
    case 'after':
      return insertAfter(process, place.key, step, newKey)
    case 'before':
      return insertBefore(process, place.key, step, newKey)
    case 'on':
      return insertOnFlow(process, place.flow, step, newKey)
  }
}

/**
 * A step below a line: behind a step, first in a way, before an end. Index -1 writes the first step of an
 * empty process. The first key made is the step's.
 */
export const addBelow = (listed: Listed, index: number, step: NewStep, newKey: NewKey): Edit => {
  const { process, lines } = listed
  const line = lines[index]
  if (lines.length === 0) return begin(process, step, newKey)
  const element = elementAt(listed, line)
  if (element?.kind === 'pool') return append(process, element.key, step, newKey)
  const place = placeBelow(listed, index)
  return place ? insertAt(process, place, step, newKey) : impossible(line)
}

/** Several steps below a line, one after the other; each may name who does it. */
export const addAllBelow = (
  listed: Listed,
  index: number,
  steps: readonly PastedStep[],
  newKey: NewKey,
): Edit => {
  let last: string | undefined
  const add =
    ({ name, actor }: PastedStep) =>
    (process: Process): Edit => {
      const lines =
        last === undefined && process === listed.process ? listed.lines : listSteps(process)
      const below = last === undefined ? index : lines.findIndex(({ key }) => key === last)
      const step: NewStep = { kind: 'task', taskType: 'none', name }
      const added = addBelow({ process, lines }, below, step, newKey)
      if (added.kind === 'impossible') return added
      const made = added.made.find((key) =>
        added.changes.some(
          (one) =>
            one.kind === 'addElement' && one.element.key === key && one.element.kind === 'task',
        ),
      )
      last = made
      if (!made || !actor) return added
      return inTurn(process, [() => added, (now) => giveTo(now, made, actor, newKey)])
    }
  return inTurn(listed.process, steps.map(add))
}

/** A decision below a line, with its outcomes; what follows today follows from the first. */
export const decideBelow = (
  listed: Listed,
  index: number,
  question: string,
  outcomes: readonly Outcome[],
  newKey: NewKey,
): Edit => {
  const place = placeBelow(listed, index)
  const line = listed.lines[index]
  if (!place || place.kind === 'before') return impossible(line)
  const at = place.kind === 'on' ? place.flow : place.key
  return addDecision(listed.process, at, question, outcomes, newKey)
}

/** Another name for what a line is about. */
export const renameLine = (listed: Listed, index: number, name: string): Edit => {
  const line = listed.lines[index]
  const element = elementAt(listed, line)
  return element ? rename(listed.process, element.key, name) : impossible(line)
}

/** Says how long is waited at an event of time, in days of the calendar; undefined where nobody knows. */
export const setWaiting = (process: Process, key: Key, waiting: Waiting | undefined): Edit =>
  inTurn(process, [
    (now) => setProperty(now, key, 'expression', waiting && writeWaiting(waiting)),
    // It said in which form a file had written the time that stood there.
    (now) => setProperty(now, key, 'timerType', undefined),
  ])

/**
 * Takes out what a line is about: a step, and the way goes on without it; a way with all that is only on
 * it; a decision with all its ways but the first, whose steps stay.
 */
export const removeLine = (listed: Listed, index: number): Edit => {
  const { process, lines } = listed
  const line = lines[index]
  const element = elementAt(listed, line)
  if (!line || !element) return impossible(line)
  if (element.kind === 'sequenceFlow') return removeBranch(process, element.key)
  if (line.kind !== 'decision' && line.kind !== 'parallel') return removeStep(process, element.key)
  const own = lines.slice(index + 1, endOf(listed, index))
  const ways = own.filter(({ kind, depth }) => kind === 'branch' && depth === line.depth + 1)
  const flows = ways.flatMap((way) => {
    const flow = elementAt(listed, way)
    return flow?.kind === 'sequenceFlow' ? [flow.key] : []
  })
  if (flows.length < 2) return removeStep(process, element.key)
  return inTurn(
    process,
    flows.slice(1).map((flow) => (now) => removeBranch(now, flow)),
  )
}

interface Slot {
  /** Between the lines before and behind this position. */
  readonly position: number
  readonly place: RowPlace
}

/** All places in a list at which a step may stand, from top to bottom. */
const slotsOf = (listed: Listed): readonly Slot[] =>
  listed.lines.flatMap((line, index): readonly Slot[] => {
    const element = elementAt(listed, line)
    const before = listed.lines[index - 1]
    const isBehindBlock = before !== undefined && before.depth > line.depth
    const canFollow = ['step', 'wait', 'event', 'decision', 'parallel', 'end'].includes(line.kind)
    const out: readonly Slot[] =
      isBehindBlock && canFollow && element
        ? [{ position: index - 0.5, place: { kind: 'before', key: element.key } }]
        : []
    if (element?.kind === 'sequenceFlow')
      return [...out, { position: index + 0.5, place: { kind: 'on', flow: element.key } }]
    const isStep = STEPS.includes(line.kind) && element
    // Behind a step with steps of its own one comes after these.
    const end = endOf(listed, index)
    return isStep
      ? [...out, { position: end - 0.5, place: { kind: 'after', key: element.key } }]
      : out
  })

/**
 * Moves a step or a whole decision one place up or down in the list, into ways and out of them. Nothing
 * happens at the ends of the list.
 */
export const moveLine = (
  listed: Listed,
  index: number,
  direction: 'up' | 'down',
  newKey: NewKey,
): Edit => {
  const line = listed.lines[index]
  const element = elementAt(listed, line)
  if (!line || !element) return impossible(line)
  const end = endOf(listed, index)
  const slots = [...slotsOf(listed)].sort((a, b) => a.position - b.position)
  // The last one above is where it stands now.
  const above = slots.filter(({ position }) => position < index).slice(0, -1)
  const below = slots.filter(({ position }) => position >= end - 0.5)
  const candidates = direction === 'up' ? above.reverse() : below
  let refused: Edit = { kind: 'edited', changes: [], made: [] }
  for (const { place } of candidates) {
    const edit = moveInRow(listed.process, element.key, place, newKey)
    if (edit.kind === 'edited' && edit.changes.length > 0) return edit
    refused = edit
  }
  return refused
}
