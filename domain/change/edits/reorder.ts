// A step, or a decision with all its ways, at another place in the row: it keeps its key, who does it and
// the arrow that leads on from it; the gap closes.

import { isGateway, type Key, type Process, type SequenceFlow } from '#process'
import { type Edit, type Impossible, impossible, type NewKey } from './edit.ts'
import { type Editor, edit } from './editor.ts'
import { meetingOf } from './meeting.ts'

/** Where something in the row goes: behind a step, before it, or on an arrow. */
export type RowPlace =
  | { readonly kind: 'after'; readonly key: Key }
  | { readonly kind: 'before'; readonly key: Key }
  | { readonly kind: 'on'; readonly flow: Key }

interface Row {
  readonly first: Key
  readonly last: Key
  /** Everything from the first to the last. */
  readonly all: ReadonlySet<Key>
}

const rowOf = (editor: Editor, key: Key): Row | Impossible => {
  const node = editor.node(key)
  if (!node) return impossible(editor.at(key) ? 'wrong-kind' : 'not-there', key)
  const isEdge = node.kind === 'event' && ['start', 'end', 'boundary'].includes(node.position)
  if (isEdge) return impossible('wrong-kind', key)
  if (editor.flowsFrom(key).length < 2) return { first: key, last: key, all: new Set([key]) }
  const last = isGateway(node) ? meetingOf(editor, key) : undefined
  if (last === undefined) return impossible('several-ways', key)
  const all = new Set([key])
  for (const one of all) {
    if (one === last) continue
    for (const { target } of editor.flowsFrom(one)) all.add(target)
  }
  // All ways have to end where they meet, and none may come in from elsewhere.
  const leaves = [...all].some((one) => one !== last && editor.flowsFrom(one).length === 0)
  const enters = [...all].some(
    (one) => one !== key && editor.flowsTo(one).some(({ source }) => !all.has(source)),
  )
  return leaves || enters || !all.has(last)
    ? impossible('several-exits', key)
    : { first: key, last, all }
}

/** The arrow that will lead to the row, or the step behind which it will hang. */
const goalOf = (editor: Editor, place: RowPlace, row: Row): SequenceFlow | Key | Impossible => {
  if (place.kind === 'on') {
    const flow = editor.at(place.flow)
    return flow?.kind === 'sequenceFlow' ? flow : impossible('not-there', place.flow)
  }
  const node = editor.node(place.key)
  if (!node) return impossible('not-there', place.key)
  if (row.all.has(place.key)) return impossible('not-together', place.key)
  const flows = place.kind === 'after' ? editor.flowsFrom(place.key) : editor.flowsTo(place.key)
  const [only, second] = flows
  if (second) return impossible('several-ways', place.key)
  if (only) return only
  return place.kind === 'after' ? place.key : impossible('nothing-leads-to-a-start', place.key)
}

/**
 * Moves what begins at a step to a place in the same container. Ways in and out are led around what goes;
 * where it is already, nothing changes. Refused where several ways lead in or out.
 */
export const moveInRow = (process: Process, key: Key, place: RowPlace, newKey: NewKey): Edit => {
  const editor = edit(process)
  const row = rowOf(editor, key)
  if ('kind' in row) return row
  const into = editor.flowsTo(row.first).filter(({ source }) => !row.all.has(source))
  const [out] = editor.flowsFrom(row.last)
  const goal = goalOf(editor, place, row)
  if (typeof goal === 'object' && goal.kind === 'impossible') return goal
  const home = editor.node(key)?.parent
  if (typeof goal === 'string') {
    if (editor.node(goal)?.parent !== home) return impossible('other-side-of-a-border', goal)
    for (const flow of into) {
      if (out) editor.lead(flow.key, { target: out.target })
      else editor.remove(flow.key)
    }
    if (out) editor.remove(out.key)
    if (home) editor.connect(goal, row.first, home, newKey)
    return editor.finish()
  }
  const { key: flow, source, target } = goal
  if (goal.parent !== home) return impossible('other-side-of-a-border', flow)
  if (into.some((one) => one.key === flow) || out?.key === flow) return editor.finish()
  if (row.all.has(source) || row.all.has(target)) return impossible('not-together', flow)
  const next = out?.target
  for (const one of into) {
    if (next !== undefined) editor.lead(one.key, { target: next })
    else editor.remove(one.key)
  }
  editor.lead(flow, { target: row.first })
  if (out) editor.lead(out.key, { target })
  else if (home) editor.connect(row.last, target, home, newKey)
  for (const one of row.all) editor.unpin(one)
  return editor.finish()
}
