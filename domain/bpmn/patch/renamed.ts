// An element that got an id of its own takes along all that referred to it.

import type { Event, Key } from '#process'
import type { XmlElement } from '#xml'
import { childrenOf } from '../bpmn-xml.ts'
import { idOf } from '../entry.ts'
import { MODEL } from '../names.ts'
import type { Patching } from './patching.ts'

/** Leads what referred to a renamed element to its new id. */
export const patchRenamed = ({
  source,
  before,
  after,
  ids,
  entryOf,
  editor,
  difference,
}: Patching): void => {
  if (ids.renamed.size === 0) return
  const { drawn } = source.whereabouts
  for (const [key, id] of ids.renamed) {
    const entry = entryOf.get(key)
    if (entry) editor.setAttribute(entry.node, 'id', id)
  }
  const relist = (holder: Key | undefined, locals: readonly string[], was: string, id: string) => {
    const node = holder === undefined ? undefined : entryOf.get(holder)?.node
    const child = node?.children.find(
      (one) => locals.includes(one.local) && one.namespace === MODEL && one.text.trim() === was,
    )
    if (child) editor.setText(child, id)
  }
  /** Compensation names the activity it takes back. */
  const patchActivities = (node: XmlElement, { activity, definitions = [] }: Event) => {
    for (const key of [activity, ...definitions.map((one) => one.activity)]) {
      const [id, was] = key === undefined ? [] : [ids.renamed.get(key), entryOf.get(key)?.node]
      const old = was && idOf(was)
      for (const definition of id === undefined
        ? []
        : childrenOf(node, 'compensateEventDefinition')) {
        if (definition.attributes.activityRef?.trim() === old) {
          editor.setAttribute(definition, 'activityRef', id)
        }
      }
    }
  }
  for (const one of Object.values(before.elements)) {
    const node = entryOf.get(one.key)?.node
    if (!node || difference.removed.has(one.key)) continue
    const to = (property: string, key: Key | undefined) => {
      const id = key === undefined ? undefined : ids.renamed.get(key)
      if (id !== undefined) editor.setAttribute(node, property, id)
    }
    if (one.kind === 'event') to('attachedToRef', one.attachedTo)
    if (one.kind === 'event') patchActivities(node, one)
    if ('source' in one && one.kind !== 'dataAssociation') {
      to('sourceRef', one.source)
      to('targetRef', one.target)
    }
    const own = ids.renamed.get(one.key)
    const was = idOf(node)
    if (own === undefined || was === undefined) continue
    // Where it is to leave a list, that is done with the list.
    const next = after.elements[one.key]
    // A flow that does not name its ends is known by the nodes that list its old id.
    if (one.kind === 'sequenceFlow') {
      const { sourceRef, targetRef } = node.attributes
      if (sourceRef === undefined) editor.setAttribute(node, 'sourceRef', ids.of(one.source))
      if (targetRef === undefined) editor.setAttribute(node, 'targetRef', ids.of(one.target))
    }
    if (one.kind === 'sequenceFlow' && next?.kind === 'sequenceFlow') {
      if (next.source === one.source) relist(one.source, ['outgoing'], was, own)
      if (next.target === one.target) relist(one.target, ['incoming'], was, own)
      const from = one.isDefault ? entryOf.get(one.source)?.node : undefined
      if (from) editor.setAttribute(from, 'default', own)
    }
    const isStaying = next && 'lane' in one && 'lane' in next && next.lane === one.lane
    if (isStaying) relist(one.lane, ['flowNodeRef'], was, own)
  }
  for (const [key, node] of drawn.nodes) {
    const element = before.shapes[key]?.element
    const id = element === undefined ? undefined : ids.renamed.get(element)
    if (id !== undefined) editor.setAttribute(node, 'bpmnElement', id)
  }
}
