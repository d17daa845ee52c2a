// A step put into the row: behind another, before it, on an arrow, or at the end.

import { type FlowNode, isGateway, type Key, type Process } from '#process'
import { type Edit, type Impossible, impossible, type NewKey } from './edit.ts'
import { type Editor, edit, type NewStep } from './editor.ts'

const isEnd = (node: FlowNode) => node.kind === 'event' && node.position === 'end'
const isEntrance = (node: FlowNode) =>
  node.kind === 'event' && (node.position === 'start' || node.position === 'boundary')

/** The same container and lane as another step. */
export const besides = (node: FlowNode) => ({
  parent: node.parent,
  ...(node.lane === undefined ? {} : { lane: node.lane }),
})

const addBeside = (editor: Editor, node: FlowNode, step: NewStep, newKey: NewKey): Key =>
  editor.add({ ...step, ...besides(node) }, newKey)

/** Inside an edit: as `insertAfter`, and the key of the new step. */
export const putAfter = (
  editor: Editor,
  key: Key,
  step: NewStep,
  newKey: NewKey,
): Key | Impossible => {
  const node = editor.node(key)
  if (!node) return impossible(editor.at(key) ? 'wrong-kind' : 'not-there', key)
  if (isEnd(node)) return impossible('nothing-follows-an-end', key)
  const ways = editor.flowsFrom(key)
  const [first] = ways
  if (ways.length > 1 && isGateway(node)) return impossible('several-ways', key)
  const made = addBeside(editor, node, step, newKey)
  if (ways.length === 1 && first) {
    const next = first.target
    editor.lead(first.key, { target: made })
    editor.connect(made, next, node.parent, newKey)
    return made
  }
  for (const way of ways) {
    if (way.isDefault) editor.set(way.key, 'isDefault', undefined)
    editor.lead(way.key, { source: made })
  }
  editor.connect(key, made, node.parent, newKey)
  return made
}

const finished = (editor: Editor, result: Key | Impossible): Edit =>
  typeof result === 'string' ? editor.finish() : result

/**
 * A step behind another, before what followed. Several ways out of a step all leave the new one; out
 * of a decision the person has to say which (`insertOnFlow`).
 */
export const insertAfter = (process: Process, key: Key, step: NewStep, newKey: NewKey): Edit => {
  const editor = edit(process)
  return finished(editor, putAfter(editor, key, step, newKey))
}

/** A step before another: everything that led there leads to the new one. */
export const insertBefore = (process: Process, key: Key, step: NewStep, newKey: NewKey): Edit => {
  const editor = edit(process)
  const node = editor.node(key)
  if (!node) return impossible(editor.at(key) ? 'wrong-kind' : 'not-there', key)
  if (isEntrance(node)) return impossible('nothing-leads-to-a-start', key)
  const ways = editor.flowsTo(key)
  // Several ways into a step are one after the other; into a parallel gateway they wait for each other.
  if (ways.length > 1 && isGateway(node) && node.gatewayType !== 'exclusive') {
    return impossible('several-ways', key)
  }
  const made = addBeside(editor, node, step, newKey)
  for (const way of ways) editor.lead(way.key, { target: made })
  editor.connect(made, key, node.parent, newKey)
  return editor.finish()
}

/** Inside an edit: as `insertOnFlow`, and the key of the new step. */
export const putOnFlow = (
  editor: Editor,
  flow: Key,
  step: NewStep,
  newKey: NewKey,
): Key | Impossible => {
  const way = editor.at(flow)
  if (way?.kind !== 'sequenceFlow') return impossible(way ? 'wrong-kind' : 'not-there', flow)
  const [from, to] = [editor.node(way.source), editor.node(way.target)]
  if (!from || !to) return impossible('wrong-kind', flow)
  if (from.parent !== to.parent) return impossible('other-side-of-a-border', flow)
  const made = addBeside(editor, from, step, newKey)
  editor.lead(flow, { target: made })
  editor.connect(made, to.key, from.parent, newKey)
  return made
}

/** A step on an arrow, with whoever does the one before. The words on the arrow stay before it. */
export const insertOnFlow = (process: Process, flow: Key, step: NewStep, newKey: NewKey): Edit => {
  const editor = edit(process)
  return finished(editor, putOnFlow(editor, flow, step, newKey))
}

/**
 * A step as the last one of a pool or sub-process: before its only end, behind its only open step, or
 * alone where nothing is yet. Where there are several, the person has to say behind which.
 */
export const append = (process: Process, container: Key, step: NewStep, newKey: NewKey): Edit => {
  const editor = edit(process)
  const home = editor.at(container)
  if (!home) return impossible('not-there', container)
  if (home.kind !== 'pool' && home.kind !== 'subProcess') return impossible('wrong-kind', container)
  if (home.kind === 'pool' && home.isBlackBox) return impossible('is-black-box', container)
  const nodes = editor.standingIn(container).flatMap((one) => editor.node(one.key) ?? [])
  const open = nodes.filter((one) => !isEnd(one) && editor.flowsFrom(one.key).length === 0)
  const ends = nodes.filter((one) => isEnd(one) && editor.flowsTo(one.key).length > 0)
  const [lastOpen, secondOpen] = open
  const [end, secondEnd] = ends
  if (lastOpen && !secondOpen) return insertAfter(process, lastOpen.key, step, newKey)
  if (end && !secondEnd && !lastOpen) return insertBefore(process, end.key, step, newKey)
  if (nodes.length > 0) return impossible('several-ends', container)
  editor.add({ ...step, parent: container }, newKey)
  return editor.finish()
}
