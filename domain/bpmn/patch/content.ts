// New parts of the file: an element with all that is in it. What is in the file already and moves into
// a new container comes along as it stands there.

import { type Element, type Extended, isFlowNode, type Key, type Pool } from '#process'
import { element, type XmlNode } from '#xml'
import {
  isProcessData,
  laneNode,
  messageFlowNode,
  specificationOf,
  type Table,
  tableOf,
} from '../write.ts'
import {
  artifactNode,
  dataNodes,
  flowNode,
  head,
  processDataNode,
  sequenceFlowNode,
} from '../write-nodes.ts'
import { vendorAttributes } from '../write-vendor.ts'
import { beginWriting, type Writing } from '../writing.ts'
import type { Patching } from './patching.ts'

/** A drawn pool's documentation stands at its participant. */
export const describedBy = (pool: Pool): Extended & { readonly documentation?: string } =>
  pool.isDrawn ? (pool.processExtensions ?? {}) : pool

/** The element as it is written without what stands in it. */
export const shallow = (writing: Writing, table: Table, one: Element): XmlNode | undefined => {
  if (isFlowNode(one)) return flowNode(writing, one)
  switch (one.kind) {
    case 'lane':
      return laneNode(table, writing, one)
    case 'sequenceFlow':
      return sequenceFlowNode(writing, one)
    case 'messageFlow':
      return messageFlowNode(writing, one)
    case 'data':
      return isProcessData(one) ? processDataNode(writing, one) : dataNodes(writing, one).at(-1)
    case 'annotation':
    case 'group':
    case 'association':
      return artifactNode(writing, one)
    default:
      return undefined
  }
}

export interface Content {
  /** The process as it shall be, and its writing. */
  readonly table: Table
  readonly writing: Writing
  readonly whole: (one: Element) => readonly XmlNode[]
  readonly processNode: (pool: Pool, id: string) => XmlNode
}

export const contentFor = ({ after, ids, known, editor, isNew, nodeOf }: Patching): Content => {
  const table = tableOf(after)
  // What stands in a container that is in the file already gets there by itself.
  const writing = beginWriting(
    after,
    (_, container) => (isNew(container) ? contentOf(container) : []),
    known,
  )

  /** An element with all that is in it, as a new part of the file. */
  const whole = (one: Element): readonly XmlNode[] => {
    const there = isNew(one.key) ? undefined : nodeOf(one.key)
    if (there) return [editor.moved(there)]
    if (one.kind === 'lane') {
      return [laneNode(table, writing, one, laneSetOf(one.key, 'childLaneSet'))]
    }
    if (one.kind === 'data' && !isProcessData(one)) return dataNodes(writing, one)
    const node = shallow(writing, table, one)
    return node ? [node] : []
  }

  const laneSetOf = (parent: Key, name: 'laneSet' | 'childLaneSet'): XmlNode | undefined => {
    const lanes = table.lanes.get(parent)
    if (!lanes) return undefined
    return element(name, { id: ids.fresh(`${ids.of(parent)}_lanes`) }, lanes.flatMap(whole))
  }

  const contentOf = (container: Key): readonly XmlNode[] => {
    const lanes = laneSetOf(container, 'laneSet')
    const members = table.inside.get(container) ?? []
    const isPool = after.elements[container]?.kind === 'pool'
    const rest = members.filter(
      (one) =>
        one.kind !== 'lane' && !(isPool && isProcessData(one)) && one.kind !== 'dataAssociation',
    )
    const isArtifact = ({ kind }: Element) =>
      kind === 'annotation' || kind === 'group' || kind === 'association'
    return [
      ...(lanes ? [lanes] : []),
      ...rest.filter((one) => !isArtifact(one)).flatMap(whole),
      ...rest.filter(isArtifact).flatMap(whole),
    ]
  }

  /** The process of a new pool, or of one that was a black box. */
  const processNode = (pool: Pool, id: string): XmlNode => {
    const name = pool.isDrawn ? pool.processName : pool.name
    const { isExecutable } = pool
    const described = describedBy(pool)
    const attributes = { id, name: name || undefined, isExecutable, ...vendorAttributes(described) }
    return element('process', attributes, [
      ...head(described),
      specificationOf(table, writing, pool),
      ...contentOf(pool.key),
    ])
  }

  return { table, writing, whole, processNode }
}
