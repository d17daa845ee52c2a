// What kind of step something is, changed without losing its place, its arrows or its name.

import type { Element, FlowNode, Key, Process } from '#process'
import { propertiesOf } from '../address.ts'
import { TRIGGER_DETAILS } from '../description.ts'
import { type Value, valueAt } from '../value.ts'
import { type Edit, impossible } from './edit.ts'
import { type Editor, edit } from './editor.ts'
import { decides, makesData, needsData, receives, sends } from './ends.ts'

/** What kind of step something is, with the properties that kind asks for. */
export type StepType = Partial<Record<string, Value>> & { readonly kind: FlowNode['kind'] }

/** The properties of an event that belong to the edge of a step, or to the start of one. */
const PLACE_DETAILS: readonly string[] = ['attachedTo', 'isInterrupting']

/** Inside an edit: as `setType`, without asking whether it may be. */
export const turnInto = (editor: Editor, node: FlowNode, type: StepType) => {
  const known = propertiesOf('elements', type.kind)
  const old = [...propertiesOf('elements', node.kind).keys()]
  const isOtherTrigger = type.trigger !== undefined && type.trigger !== valueAt(node, 'trigger')
  const isOtherPlace = type.position !== undefined && type.position !== valueAt(node, 'position')
  const isOld = (path: string) =>
    !known.has(path) ||
    (isOtherTrigger && TRIGGER_DETAILS.includes(path)) ||
    (isOtherPlace && PLACE_DETAILS.includes(path))
  for (const path of old) {
    if (isOld(path) && valueAt(node, path) !== undefined) editor.set(node.key, path, undefined)
  }
  editor.set(node.key, 'kind', type.kind)
  for (const [path, value] of Object.entries(type)) {
    if (path !== 'kind') editor.set(node.key, path, value)
  }
  const after = editor.node(node.key)
  if (after?.kind === 'gateway' && after.gatewayType !== 'exclusive') {
    editor.set(node.key, 'isMarkerVisible', undefined)
  }
  if (after?.kind === 'task') {
    const { taskType } = after
    if (taskType !== 'send' && taskType !== 'receive') editor.set(node.key, 'message', undefined)
    if (taskType !== 'receive') editor.set(node.key, 'isInstantiating', undefined)
  }
  if (!decides(after)) {
    for (const way of editor.flowsFrom(node.key)) {
      if (way.isDefault) editor.set(way.key, 'isDefault', undefined)
    }
  }
  // Tasks and calls look alike and may stay where they are.
  const isBox = (kind: string) => kind === 'task' || kind === 'callActivity'
  if (node.kind !== type.kind && !(isBox(node.kind) && isBox(type.kind))) editor.unpin(node.key)
}

/** Whether a message or data may still come to the step, or go from it. */
const fitsAt = (node: Element, flow: Element): boolean => {
  if (flow.kind !== 'messageFlow' && flow.kind !== 'dataAssociation') return true
  const [gives, takes] =
    flow.kind === 'messageFlow' ? [sends, receives] : ([makesData, needsData] as const)
  return flow.source === node.key ? gives(node) : takes(node)
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
  const after = editor.at(key) ?? node
  if (after.kind === 'event') {
    const isEntrance = after.position === 'start' || after.position === 'boundary'
    if (isEntrance && editor.flowsTo(key).length > 0) {
      return impossible('nothing-leads-to-a-start', key)
    }
    if (after.position === 'end' && editor.flowsFrom(key).length > 0) {
      return impossible('nothing-follows-an-end', key)
    }
  }
  const misfit = editor.referrers(key).find((flow) => !fitsAt(after, flow))
  return misfit ? impossible('cannot-hand-over', misfit.key) : editor.finish()
}
