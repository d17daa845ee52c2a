// Carries what changed at an element over to its place in the file, by writing it as it was and as it is.

import type { DataElement, Key, Pool } from '#process'
import { element, type XmlElement } from '#xml'
import { childOf } from '../bpmn-xml.ts'
import { withoutPrefix } from '../find.ts'
import { behindOf } from '../lookups.ts'
import { isProcessData, participantNode, tableOf } from '../write.ts'
import { head } from '../write-nodes.ts'
import { vendorAttributes } from '../write-vendor.ts'
import { beginWriting } from '../writing.ts'
import { type Content, describedBy, shallow } from './content.ts'
import { affectedBy } from './difference.ts'
import type { Patching } from './patching.ts'

export const patchChanged = (patching: Patching, content: Content): void => {
  const { source, before, after, difference, ids, known, nodes, editor } = patching
  const { isNew, nodeOf, processOf } = patching
  const { table, writing, processNode } = content
  const { findings } = source.whereabouts
  const { root } = source.xml
  const oldTable = tableOf(before)
  const was = beginWriting(before, () => [], known)

  const patchPool = (key: Key, old: Pool, next: Pool) => {
    const process = processOf(key)
    const participant = old.isDrawn ? nodeOf(key) : undefined
    if (participant) {
      const [a, b] = [
        participantNode(was, old, undefined),
        participantNode(writing, next, undefined),
      ]
      nodes.patch(participant, a, b, process ? [process] : [])
      if (old.isBlackBox && !next.isBlackBox) {
        const id = ids.fresh(next.processXmlId ?? `${ids.of(key)}_process`)
        editor.setAttribute(participant, 'processRef', id)
        nodes.insert(root, [processNode(next, id)])
      } else if (!old.isBlackBox && next.isBlackBox) {
        editor.setAttribute(participant, 'processRef', undefined)
        if (process) editor.remove(process)
      }
    }
    // A process that is called like its pool has no name in the model, and goes on being called so.
    const isAlike = old.isDrawn && old.processName === undefined && process?.attributes.name?.trim()
    const about = (pool: Pool) =>
      element(
        'process',
        {
          name:
            (pool.isDrawn ? (pool.processName ?? (isAlike && pool.name)) : pool.name) || undefined,
          isExecutable: pool.isExecutable,
          ...vendorAttributes(describedBy(pool)),
        },
        head(describedBy(pool)),
      )
    if (process && !next.isBlackBox) nodes.patch(process, about(old), about(next))
  }

  /** What else shows the same object, and says of it what the object says. */
  function* besides(id: string, node: XmlElement): Generator<readonly [DataElement, XmlElement]> {
    for (const [key, entry] of patching.entryOf) {
      const [other, at] = [after.elements[key], nodeOf(key)]
      if (entry.kind !== 'data' || !at || at === node || isNew(key)) continue
      if (other?.kind === 'data' && behindOf(at) === id) yield [other, at]
    }
  }
  /** What changes at an element gets its own place anyway. */
  const isKept = (one: DataElement, property: 'state' | 'name'): boolean => {
    const old = before.elements[one.key]
    return old?.kind === 'data' && old[property] === one[property]
  }

  /** Name, state and collection of data may stand at the object behind what people see. */
  const patchBehind = (node: XmlElement, old: DataElement, next: DataElement) => {
    const id = behindOf(node)
    const behind = findings.objects.get(id) ?? findings.roots.get(id)
    if (!behind) return
    const state = childOf(behind, 'dataState')
    if (state && !childOf(node, 'dataState') && old.state !== next.state) {
      if (next.state === undefined) {
        editor.remove(state)
        for (const [other, at] of besides(id, node)) {
          if (other.state === undefined || childOf(at, 'dataState')) continue
          if (isKept(other, 'state'))
            nodes.insert(at, [element('dataState', { name: other.state })])
        }
      }
    }
    if (next.name === '' && old.name !== '' && behind.attributes.name) {
      editor.setAttribute(behind, 'name', undefined)
      for (const [other, at] of besides(id, node)) {
        if (other.name === '' || at.attributes.name) continue
        if (isKept(other, 'name')) editor.setAttribute(at, 'name', other.name)
      }
    }
    if (old.capacity !== next.capacity) {
      editor.setAttribute(behind, 'capacity', next.capacity?.toString())
    }
    if (old.isUnlimited !== next.isUnlimited) {
      editor.setAttribute(behind, 'isUnlimited', next.isUnlimited?.toString())
    }
    if ((old.isCollection ?? false) !== (next.isCollection ?? false)) {
      editor.setAttribute(behind, 'isCollection', next.isCollection ? 'true' : undefined)
    }
  }

  const patchInPlace = (key: Key) => {
    const [old, next, node] = [before.elements[key], after.elements[key], nodeOf(key)]
    if (!old || !next || !node || isNew(key)) return
    if (old.kind === 'pool' && next.kind === 'pool') patchPool(key, old, next)
    else if (old.kind !== 'dataAssociation') {
      const [a, b] = [shallow(was, oldTable, old), shallow(writing, table, next)]
      if (a && b) nodes.patch(node, a, b)
      // Only a flow that names its source can be somebody's default way.
      if (next.kind === 'sequenceFlow' && next.isDefault === true) {
        const source = ids.of(next.source)
        const named = node.attributes.sourceRef?.trim()
        const isNamed = named !== undefined && [named, withoutPrefix(named)].includes(source)
        if (!isNamed) editor.setAttribute(node, 'sourceRef', source)
      }
      if (old.kind === 'data' && next.kind === 'data') {
        if (isProcessData(next)) patchCollection(node, old, next)
        patchBehind(node, old, next)
      }
    }
  }
  const patchCollection = (node: XmlElement, old: DataElement, next: DataElement) => {
    if ((old.isCollection ?? false) === (next.isCollection ?? false)) return
    editor.setAttribute(node, 'isCollection', next.isCollection ? 'true' : undefined)
  }

  for (const key of affectedBy(difference, before, after)) patchInPlace(key)
}
