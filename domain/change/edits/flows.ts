// Arrows of all sorts: what leads where, and which way is taken when no condition holds.

import { type Element, isFlow, isFlowNode, type Key, type Process } from '#process'
import { poolOf } from '../soundness.ts'
import { type Edit, type Impossible, impossible, type NewKey } from './edit.ts'
import { type Editor, edit, type NewElement } from './editor.ts'
import { decides, makesData, needsData, receives, sends } from './ends.ts'

const cannotLead = (editor: Editor, from: Element, to: Element): Impossible | undefined => {
  if (!isFlowNode(from) || !isFlowNode(to)) {
    return impossible('wrong-kind', isFlowNode(from) ? to.key : from.key)
  }
  if (from.parent !== to.parent) return impossible('other-side-of-a-border', to.key)
  if (from.kind === 'event' && from.position === 'end') {
    return impossible('nothing-follows-an-end', from.key)
  }
  if (to.kind === 'event' && (to.position === 'start' || to.position === 'boundary')) {
    return impossible('nothing-leads-to-a-start', to.key)
  }
  return editor.at(from.key) === from ? undefined : impossible('not-there', from.key)
}

const cannotSend = (editor: Editor, from: Element, to: Element): Impossible | undefined => {
  const [one, other] = [poolOf(editor.at, from.key), poolOf(editor.at, to.key)]
  if (one === undefined) return impossible('wrong-kind', from.key)
  if (other === undefined) return impossible('wrong-kind', to.key)
  if (one === other) return impossible('same-pool', to.key)
  if (!sends(from)) return impossible('cannot-hand-over', from.key)
  return receives(to) ? undefined : impossible('cannot-hand-over', to.key)
}

const isNote = ({ kind }: Element) => kind === 'annotation' || kind === 'group'

/** The arrow that fits between two things, or why there is none. */
const arrowBetween = (editor: Editor, from: Element, to: Element): NewElement | Impossible => {
  const ends = { name: '', source: from.key, target: to.key }
  if (from.kind === 'lane' || to.kind === 'lane') {
    return impossible('wrong-kind', from.kind === 'lane' ? from.key : to.key)
  }
  if (isNote(from) || isNote(to) || isFlow(from) || isFlow(to)) {
    if (!isNote(from) && !isNote(to)) return impossible('wrong-kind', to.key)
    const home = isFlowNode(from) ? from : isFlowNode(to) ? to : undefined
    const parent = home ? { parent: home.parent } : {}
    return { kind: 'association', direction: 'none', ...ends, ...parent }
  }
  if (from.kind === 'data' || to.kind === 'data') {
    if (from.kind === to.kind) return impossible('wrong-kind', to.key)
    if (from.kind === 'data' && !needsData(to)) return impossible('wrong-kind', to.key)
    if (to.kind === 'data' && !makesData(from)) return impossible('wrong-kind', from.key)
    return { kind: 'dataAssociation', ...ends }
  }
  if (poolOf(editor.at, from.key) !== poolOf(editor.at, to.key)) {
    return cannotSend(editor, from, to) ?? { kind: 'messageFlow', ...ends }
  }
  const refused = cannotLead(editor, from, to)
  if (refused) return refused
  const parent = isFlowNode(from) ? from.parent : from.key
  return { kind: 'sequenceFlow', ...ends, parent }
}

/**
 * Connects two things with the arrow that fits: what comes next within a pool, a message between two,
 * data for a step, a note about anything. The name is for the first two; the others have none.
 */
export const connect = (
  process: Process,
  source: Key,
  target: Key,
  name: string,
  newKey: NewKey,
): Edit => {
  const editor = edit(process)
  const [from, to] = [editor.at(source), editor.at(target)]
  if (!from) return impossible('not-there', source)
  if (!to) return impossible('not-there', target)
  const arrow = arrowBetween(editor, from, to)
  if (arrow.kind === 'impossible') return arrow
  const isNamed = arrow.kind === 'sequenceFlow' || arrow.kind === 'messageFlow'
  editor.add(isNamed ? { ...arrow, name } : arrow, newKey)
  return editor.finish()
}

/** Leads one or both ends of an arrow elsewhere; it stays the same arrow and loses its route. */
export const reroute = (
  process: Process,
  flow: Key,
  ends: { readonly source?: Key; readonly target?: Key },
): Edit => {
  const editor = edit(process)
  const arrow = editor.at(flow)
  if (!arrow) return impossible('not-there', flow)
  if (!isFlow(arrow)) return impossible('wrong-kind', flow)
  const source = ends.source ?? arrow.source
  const target = ends.target ?? arrow.target
  const [from, to] = [editor.at(source), editor.at(target)]
  if (!from) return impossible('not-there', source)
  if (!to) return impossible('not-there', target)
  const fitting = arrowBetween(editor, from, to)
  if (fitting.kind === 'impossible') return fitting
  if (fitting.kind !== arrow.kind) return impossible('wrong-kind', flow)
  // The default way of the decision it leaves is no default of the one it comes to.
  if (arrow.kind === 'sequenceFlow' && arrow.isDefault && source !== arrow.source) {
    editor.set(flow, 'isDefault', undefined)
  }
  editor.lead(flow, ends)
  return editor.finish()
}

/** Takes an arrow away, with what is said about it. */
export const removeFlow = (process: Process, flow: Key): Edit => {
  const editor = edit(process)
  const arrow = editor.at(flow)
  if (!arrow) return impossible('not-there', flow)
  if (!isFlow(arrow)) return impossible('wrong-kind', flow)
  editor.remove(flow)
  return editor.finish()
}

/** The way that is taken when no condition holds; any other default of the same step is none any more. */
export const setDefaultFlow = (process: Process, flow: Key): Edit => {
  const editor = edit(process)
  const way = editor.at(flow)
  if (!way) return impossible('not-there', flow)
  if (way.kind !== 'sequenceFlow') return impossible('wrong-kind', flow)
  if (!decides(editor.node(way.source))) return impossible('wrong-kind', way.source)
  for (const other of editor.flowsFrom(way.source)) {
    if (other.isDefault && other.key !== flow) editor.set(other.key, 'isDefault', undefined)
  }
  editor.set(flow, 'condition', undefined)
  editor.set(flow, 'isDefault', true)
  return editor.finish()
}
