// Puts what is new, or stands somewhere else now, to its place in the file.

import type { DataElement, Element, Key, Lane, Pool } from '#process'
import { element, type XmlElement, type XmlNode } from '#xml'
import { childOf } from '../bpmn-xml.ts'
import { isProcessData, participantNode, specificationOf } from '../write.ts'
import type { Content } from './content.ts'
import { isBroughtOut } from './difference.ts'
import type { Patching } from './patching.ts'

/** Gives the id of the collaboration that had to be made, if any. */
export const insertNew = (patching: Patching, content: Content): string | undefined => {
  const { source, before, after, difference, ids, nodes, editor, isNew, nodeOf, processOf } =
    patching
  const { table, writing, whole, processNode } = content
  const { findings } = source.whereabouts
  const { root } = source.xml

  const insertPool = (pool: Pool) => {
    const own = ids.of(pool.key)
    const processId = pool.isBlackBox
      ? undefined
      : pool.isDrawn
        ? ids.fresh(pool.processXmlId ?? `${own}_process`)
        : own
    if (pool.isDrawn) intoCollaboration(participantNode(writing, pool, processId))
    if (processId !== undefined) nodes.insert(root, [processNode(pool, processId)])
  }

  /** The participant takes over the id by which others know the pool. */
  const bringOut = (pool: Pool) => {
    const process = processOf(pool.key)
    if (!process) return
    const id = ids.fresh(pool.processXmlId ?? `${ids.of(pool.key)}_process`)
    editor.setAttribute(process, 'id', id)
    intoCollaboration(participantNode(writing, pool, id))
  }

  const loose: XmlNode[] = []
  const intoCollaboration = (...children: readonly XmlNode[]) => {
    const [collaboration] = findings.collaborations
    if (collaboration) nodes.insert(collaboration, children)
    else loose.push(...children)
  }

  const insertLane = (lane: Lane) => {
    if (isNew(lane.parent)) return
    const isNested = after.elements[lane.parent]?.kind === 'lane'
    const holder = isNested ? nodeOf(lane.parent) : (processOf(lane.parent) ?? nodeOf(lane.parent))
    if (!holder) return
    const name = isNested ? 'childLaneSet' : 'laneSet'
    const set = childOf(holder, name)
    if (set) nodes.insert(set, whole(lane))
    else {
      const waiting = laneSets.get(holder) ?? { name, id: lane.parent, lanes: [] }
      laneSets.set(holder, { ...waiting, lanes: [...waiting.lanes, ...whole(lane)] })
    }
  }
  const laneSets = new Map<
    XmlElement,
    { readonly name: string; readonly id: Key; readonly lanes: readonly XmlNode[] }
  >()

  /** Where what stands in a pool or sub-process of the file is written. */
  const holderOf = (parent: Key): XmlElement | undefined => processOf(parent) ?? nodeOf(parent)

  const insertInto = (parent: Key, one: Element) => {
    if (isNew(parent)) return
    const holder = holderOf(parent)
    const pool = after.elements[parent]
    if (holder && (pool?.kind !== 'pool' || processOf(parent))) {
      const specification = isProcessData(one) ? childOf(holder, 'ioSpecification') : undefined
      if (isProcessData(one) && !specification && pool?.kind === 'pool') {
        if (!specified.has(parent)) {
          const node = specificationOf(table, writing, pool)
          if (node) nodes.insert(holder, [node])
        }
        specified.add(parent)
      } else {
        nodes.insert(specification ?? holder, whole(one))
        const set = specification && one.kind === 'data' && setFor(specification, one)
        if (set) nodes.insert(set, [element(memberOf(one), {}, ids.of(one.key))])
      }
    }
  }
  const specified = new Set<Key>()
  const memberOf = ({ dataType }: DataElement) =>
    dataType === 'input' ? 'dataInputRefs' : 'dataOutputRefs'
  const setFor = (specification: XmlElement, { dataType }: DataElement) =>
    childOf(specification, dataType === 'input' ? 'inputSet' : 'outputSet')

  const insert = (one: Element) => {
    if (one.kind === 'pool') insertPool(one)
    else if (one.kind === 'lane') insertLane(one)
    else if (one.kind === 'dataAssociation') return
    else if ('parent' in one && one.parent !== undefined) insertInto(one.parent, one)
    else if (one.kind !== 'messageFlow' || nodeOf(one.key) === undefined) {
      intoCollaboration(...whole(one))
    }
  }

  for (const one of Object.values(after.elements)) {
    if (isNew(one.key) || difference.moved.has(one.key)) insert(one)
    else if (one.kind === 'pool' && isBroughtOut(before.elements[one.key], one)) bringOut(one)
  }
  for (const [holder, { name, id, lanes }] of laneSets) {
    nodes.insert(holder, [element(name, { id: ids.fresh(`${ids.of(id)}_lanes`) }, lanes)])
  }
  if (loose.length === 0) return undefined
  const id = ids.fresh('Collaboration')
  const rank = ({ name }: XmlNode) => ['participant', 'messageFlow'].indexOf(name) >>> 0
  const children = loose.toSorted((a, b) => rank(a) - rank(b))
  const place = root.children[root.children.findIndex(({ local }) => local === 'process') - 1]
  nodes.insertBehind(root, place, element('collaboration', { id }, children))
  return id
}
