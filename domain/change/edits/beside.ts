// What stands at a step: events on its edge, data, notes.

import {
  type DataElement,
  type Event,
  isActivity,
  isFlowNode,
  type Key,
  type Process,
} from '#process'
import { type Edit, impossible, type NewKey } from './edit.ts'
import { edit, type NewStep } from './editor.ts'
import { makesData, needsData } from './ends.ts'
import { besides } from './insert.ts'

/** What happens at the edge of a step: its trigger with details, and whether it breaks the step off. */
export type BoundaryEvent = Omit<
  Event,
  'kind' | 'key' | 'parent' | 'lane' | 'position' | 'attachedTo'
>

/** An event on the edge of a step; when a step is given it follows from the event. */
export const attachBoundaryEvent = (
  process: Process,
  host: Key,
  event: BoundaryEvent,
  step: NewStep | undefined,
  newKey: NewKey,
): Edit => {
  const editor = edit(process)
  const node = editor.node(host)
  if (!node) return impossible(editor.at(host) ? 'wrong-kind' : 'not-there', host)
  if (!isActivity(node)) return impossible('wrong-kind', host)
  const place = besides(node)
  const made = editor.add(
    { ...event, kind: 'event', position: 'boundary', attachedTo: host, ...place },
    newKey,
  )
  if (step) {
    const next = editor.add({ ...step, ...place }, newKey)
    editor.connect(made, next, node.parent, newKey)
  }
  return editor.finish()
}

/** Data that a step needs (input) or makes (output), as a new data element beside it. */
export const addData = (
  process: Process,
  step: Key,
  data: Omit<DataElement, 'kind' | 'key' | 'parent' | 'lane'>,
  direction: 'input' | 'output',
  newKey: NewKey,
): Edit => {
  const editor = edit(process)
  const node = editor.node(step)
  if (!node) return impossible(editor.at(step) ? 'wrong-kind' : 'not-there', step)
  const fits = direction === 'input' ? needsData(node) : makesData(node)
  if (!fits) return impossible('wrong-kind', step)
  const made = editor.add({ ...data, kind: 'data', ...besides(node) }, newKey)
  const [source, target] = direction === 'input' ? [made, step] : [step, made]
  editor.add({ kind: 'dataAssociation', name: '', source, target }, newKey)
  return editor.finish()
}

/** A note about anything in the process. */
export const addAnnotation = (process: Process, about: Key, text: string, newKey: NewKey): Edit => {
  const editor = edit(process)
  const element = editor.at(about)
  if (!element) return impossible('not-there', about)
  if (element.kind === 'annotation') return impossible('wrong-kind', about)
  const parent = isFlowNode(element) ? { parent: element.parent } : {}
  const made = editor.add({ kind: 'annotation', name: text, ...parent }, newKey)
  editor.add(
    {
      kind: 'association',
      direction: 'none',
      name: '',
      source: about,
      target: made,
      ...parent,
    },
    newKey,
  )
  return editor.finish()
}
