// What all steps of a patch share: the file, both processes with their difference, ids, names, and the
// two forms in which an element is written.

import type { Key, Process } from '#process'
import type { XmlEditor, XmlElement } from '#xml'
import { childOf } from '../bpmn-xml.ts'
import { type Entry, idOf, keyOf } from '../entry.ts'
import { FLOW_NODES } from '../flow-nodes.ts'
import { behindOf } from '../lookups.ts'
import type { BpmnSource } from '../open.ts'
import type { Known } from '../writing.ts'
import { type Difference, differenceOf, newlyReferred } from './difference.ts'
import { type PatchIds, patchIds } from './ids.ts'
import { namesIn } from './names.ts'
import { type NodePatcher, nodePatcher } from './node.ts'

export interface Patching {
  readonly source: BpmnSource
  readonly before: Process
  readonly after: Process
  readonly difference: Difference
  readonly ids: PatchIds
  /** What the file has already, for the writer. */
  readonly known: Known
  /** Entries of the file that are elements of the model. */
  readonly entryOf: ReadonlyMap<Key, Entry>
  readonly nodes: NodePatcher
  readonly editor: XmlEditor
  /** Comes new into the file, or is written anew. */
  readonly isNew: (key: Key) => boolean
  /** Where an element stands that stays in the file. */
  readonly nodeOf: (key: Key) => XmlElement | undefined
  /** The process behind a pool that stays. */
  readonly processOf: (key: Key) => XmlElement | undefined
}

const entriesOf = (source: BpmnSource): ReadonlyMap<Key, Entry> => {
  const { elements } = source.process
  const entries = new Map<Key, Entry>()
  for (const entry of source.whereabouts.findings.entries) {
    if (elements[keyOf(entry)]) entries.set(keyOf(entry), entry)
  }
  return entries
}

const listsFlows = (source: BpmnSource): boolean =>
  source.whereabouts.findings.entries.some(
    ({ kind, node }) =>
      FLOW_NODES.has(kind) &&
      (childOf(node, 'incoming') !== undefined || childOf(node, 'outgoing') !== undefined),
  )

const knownOf = (source: BpmnSource, entryOf: ReadonlyMap<Key, Entry>, ids: PatchIds): Known => {
  const { findings } = source.whereabouts
  const subjects = new Map<string, string>()
  const nameFor = (kind: string, name: string, code?: string) =>
    JSON.stringify([kind, name.trim(), code?.trim() || undefined])
  for (const [id, { local, attributes }] of findings.roots) {
    const { name, value, errorCode, escalationCode } = attributes
    const what =
      local === 'categoryValue'
        ? nameFor('category', value ?? '')
        : nameFor(local, name ?? '', errorCode ?? escalationCode)
    if (!subjects.has(what)) subjects.set(what, id)
  }
  return {
    ids,
    subject: (kind, name, code) => subjects.get(nameFor(kind, name, code)),
    behind: (data) => {
      const entry = entryOf.get(data.key)
      if (entry) return behindOf(entry.node) || ids.of(data.key)
      const shared = data.sharedXmlId
      return shared !== undefined && (findings.objects.has(shared) || findings.roots.has(shared))
        ? shared
        : undefined
    },
  }
}

export const beginPatching = (source: BpmnSource, after: Process): Patching => {
  const before = source.process
  const { findings } = source.whereabouts
  const entryOf = entriesOf(source)
  const difference = differenceOf(before, after, entryOf)
  const { added, removed } = difference
  const referred = newlyReferred(difference, before, after)
  const ids = patchIds(source.xml.root, entryOf, after, referred)
  const names = namesIn(source.xml)
  const oldIds = new Map<string, string>()
  for (const [key, id] of ids.renamed) {
    const entry = entryOf.get(key)
    const old = entry && idOf(entry.node)
    if (old !== undefined) oldIds.set(id, old)
  }
  const entryLeft = (key: Key) => (removed.has(key) ? undefined : entryOf.get(key))
  return {
    source,
    before,
    after,
    difference,
    ids,
    known: knownOf(source, entryOf, ids),
    entryOf,
    nodes: nodePatcher(names, listsFlows(source), (id) => oldIds.get(id)),
    editor: names.editor,
    isNew: (key) => added.has(key),
    nodeOf: (key) => entryLeft(key)?.node,
    processOf: (key) => {
      const entry = entryLeft(key)
      return entry && findings.processOf.get(entry)
    },
  }
}
