// Steps in a row: put one in, take one out so that the way goes on, name it, say what kind it is.

import { type FlowNode, isGateway, type Key, type Process } from '#process'
import { propertiesOf, valuesOf } from '../address.ts'
import { TRIGGER_DETAILS } from '../description.ts'
import { type Value, valueAt } from '../value.ts'
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

/** A step on an arrow, with whoever does the one before. The words on the arrow stay before it. */
export const insertOnFlow = (process: Process, flow: Key, step: NewStep, newKey: NewKey): Edit => {
  const editor = edit(process)
  const way = editor.at(flow)
  if (way?.kind !== 'sequenceFlow') return impossible(way ? 'wrong-kind' : 'not-there', flow)
  const [from, to] = [editor.node(way.source), editor.node(way.target)]
  if (!from || !to) return impossible('wrong-kind', flow)
  if (from.parent !== to.parent) return impossible('other-side-of-a-border', flow)
  const made = addBeside(editor, from, step, newKey)
  editor.lead(flow, { target: made })
  editor.connect(made, to.key, from.parent, newKey)
  return editor.finish()
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

/** The parting of ways that a removed step leaves behind: those with conditions may be taken together. */
const partingOf = (editor: Editor, key: Key) =>
  editor.flowsFrom(key).some(({ condition }) => condition !== undefined) ? 'inclusive' : 'parallel'

/** Inside an edit: leads everything around a step, as if it were not there; its flows go. */
export const closeGap = (editor: Editor, key: Key): Impossible | undefined => {
  const into = editor.flowsTo(key).filter(({ source }) => source !== key)
  const out = editor.flowsFrom(key)
  const [way, second] = out.filter(({ target }) => target !== key)
  if (second) return impossible('several-ways', key)
  for (const flow of into) {
    const isDouble = editor
      .flowsFrom(flow.source)
      .some(
        (one) =>
          one.key !== flow.key &&
          one.target === way?.target &&
          one.name === flow.name &&
          one.condition === flow.condition,
      )
    if (!way || flow.source === way.target || isDouble) continue
    editor.lead(flow.key, { target: way.target })
    // The only words there are stay readable.
    if (into.length === 1 && flow.name === '' && way.name !== '') {
      editor.set(flow.key, 'name', way.name)
    }
  }
  for (const flow of [...editor.flowsTo(key), ...editor.flowsFrom(key)]) editor.remove(flow.key)
  return undefined
}

/**
 * Takes a step out, with what hangs on it, and leads the way around it. A step from which several
 * ways part leaves a gateway; a decision with several ways cannot be taken out as if nothing were.
 */
export const removeStep = (process: Process, key: Key): Edit => {
  const editor = edit(process)
  const node = editor.node(key)
  if (!node) return impossible(editor.at(key) ? 'wrong-kind' : 'not-there', key)
  const ways = editor.flowsFrom(key)
  if (ways.length > 1 && !isGateway(node)) {
    const gatewayType = partingOf(editor, key)
    editor.detach(key, (one) => one.kind !== 'sequenceFlow')
    const properties = propertiesOf('elements', node.kind)
    for (const path of valuesOf('elements', node).keys()) {
      const isOwn = !properties.get(path)?.isRequired && path !== 'lane'
      if (isOwn) editor.set(key, path, undefined)
    }
    turnInto(editor, editor.node(key) ?? node, { kind: 'gateway', gatewayType, name: '' })
    return editor.finish()
  }
  const refused = closeGap(editor, key)
  if (refused) return refused
  editor.remove(key)
  return editor.finish()
}

/** Anything with a label: a step, an arrow, a lane, a pool. */
export const rename = (process: Process, key: Key, name: string): Edit => {
  const editor = edit(process)
  if (!editor.at(key)) return impossible('not-there', key)
  editor.set(key, 'name', name)
  return editor.finish()
}

/** Any other property, by its path: `documentation`, `work.minutes`, `extensions`; undefined for none. */
export const setProperty = (
  process: Process,
  key: Key,
  property: string,
  value: Value | undefined,
): Edit => {
  const editor = edit(process)
  const element = editor.at(key)
  if (!element) return impossible('not-there', key)
  if (!propertiesOf('elements', element.kind).has(property)) return impossible('wrong-kind', key)
  editor.set(key, property, value)
  return editor.finish()
}

/** Another name for the process as a whole. */
export const renameProcess = (process: Process, name: string): Edit => {
  const editor = edit(process)
  editor.record({ kind: 'setProcess', property: 'name', before: process.name, after: name })
  return editor.finish()
}

/** What kind of step something is, with the properties that kind asks for. */
export type StepType = Partial<Record<string, Value>> & { readonly kind: FlowNode['kind'] }

const turnInto = (editor: Editor, node: FlowNode, type: StepType) => {
  const known = propertiesOf('elements', type.kind)
  const old = [...propertiesOf('elements', node.kind).keys()]
  const isOtherTrigger = type.trigger !== undefined && type.trigger !== valueAt(node, 'trigger')
  const isOld = (path: string) =>
    !known.has(path) || (isOtherTrigger && TRIGGER_DETAILS.includes(path))
  for (const path of old) {
    if (isOld(path) && valueAt(node, path) !== undefined) editor.set(node.key, path, undefined)
  }
  editor.set(node.key, 'kind', type.kind)
  for (const [path, value] of Object.entries(type)) {
    if (path !== 'kind') editor.set(node.key, path, value)
  }
  // Tasks and calls look alike and may stay where they are.
  const isBox = (kind: string) => kind === 'task' || kind === 'callActivity'
  if (node.kind !== type.kind && !(isBox(node.kind) && isBox(type.kind))) editor.unpin(node.key)
}

/**
 * Makes a step another kind of step. What the new kind has no place for goes, what it asks for has to
 * be given; name, lane, arrows and all else stay.
 */
export const setType = (process: Process, key: Key, type: StepType): Edit => {
  const editor = edit(process)
  const node = editor.node(key)
  if (!node) return impossible(editor.at(key) ? 'wrong-kind' : 'not-there', key)
  const isActivity = (kind: string) => ['task', 'subProcess', 'callActivity'].includes(kind)
  if (node.kind === 'subProcess' && type.kind !== 'subProcess') {
    if (editor.standingIn(key).length > 0) return impossible('has-content', key)
  }
  if (!isActivity(type.kind)) {
    const [attached] = editor.attachedTo(key)
    if (attached) return impossible('has-boundary-events', attached.key)
    const undone = editor.referrers(key).find((one) => 'activity' in one && one.activity === key)
    if (undone) return impossible('wrong-kind', undone.key)
  }
  turnInto(editor, node, type)
  return editor.finish()
}
