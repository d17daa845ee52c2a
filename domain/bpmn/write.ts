// Writes a process as a BPMN 2.0 file that fits the schema: built from the value alone, so what only
// the original held is not in it. Reading it again gives the same elements, keys and shapes.

import type { Element, Key, Lane, MessageFlow, Pool, Process, Profile, Shape } from '#process'
import { elementsOf, isFlowNode, lanesOf } from '#process'
import { element, writeXml, type XmlNode } from '#xml'
import * as names from './names.ts'
import { diagramNodes } from './write-diagram.ts'
import { profileNode } from './write-extension.ts'
import {
  artifactNode,
  dataNodes,
  flowNode,
  head,
  processDataNode,
  sequenceFlowNode,
} from './write-nodes.ts'
import { vendorAttributes, withDeclarationsAbove } from './write-vendor.ts'
import { beginWriting, type Writing } from './writing.ts'

export interface Table {
  readonly process: Process
  /** By what they divide, in their order. */
  readonly lanes: ReadonlyMap<Key, readonly Lane[]>
  readonly inside: ReadonlyMap<Key | undefined, readonly Element[]>
  readonly inLane: ReadonlyMap<Key | undefined, readonly Element[]>
}

export const tableOf = (process: Process): Table => {
  const elements = elementsOf(process)
  const inside = Map.groupBy(elements, (one) => ('parent' in one ? one.parent : undefined))
  const inLane = Map.groupBy(elements, (one) => ('lane' in one ? one.lane : undefined))
  const lanes = Map.groupBy(lanesOf(process), ({ parent }) => parent)
  return { process, lanes, inside, inLane }
}

/** A lane without the lanes in it. */
export const laneNode = (
  table: Table,
  writing: Writing,
  lane: Lane,
  inner?: XmlNode | undefined,
): XmlNode => {
  const members = table.inLane.get(lane.key) ?? []
  const attributes = { id: writing.ids.of(lane.key), name: lane.name || undefined }
  return element('lane', { ...attributes, ...vendorAttributes(lane) }, [
    ...head(lane),
    ...members.map(({ key }) => element('flowNodeRef', {}, writing.ids.of(key))),
    inner,
  ])
}

const laneSet = (
  table: Table,
  writing: Writing,
  parent: Key,
  name: string,
): XmlNode | undefined => {
  const lanes = table.lanes.get(parent)
  if (!lanes) return undefined
  const id = writing.ids.fresh(`${writing.ids.of(parent)}_lanes`)
  const nodes = lanes.map((lane) =>
    laneNode(table, writing, lane, laneSet(table, writing, lane.key, 'childLaneSet')),
  )
  return element(name, { id }, nodes)
}

export const isProcessData = (one: Element): boolean =>
  one.kind === 'data' && (one.dataType === 'input' || one.dataType === 'output')

/** Lanes, then flow elements, then artifacts, as the schema orders them. */
export const contentOf = (table: Table, writing: Writing, container: Key): readonly XmlNode[] => {
  const lanes = laneSet(table, writing, container, 'laneSet')
  const members = table.inside.get(container) ?? []
  const isPool = table.process.elements[container]?.kind === 'pool'
  const flowElements = members.flatMap((one): readonly XmlNode[] => {
    if (isFlowNode(one)) return [flowNode(writing, one)]
    if (one.kind === 'sequenceFlow') return [sequenceFlowNode(writing, one)]
    if (one.kind !== 'data' || (isPool && isProcessData(one))) return []
    return dataNodes(writing, one)
  })
  const artifacts = members.flatMap((one) => artifactNode(writing, one) ?? [])
  return [...(lanes ? [lanes] : []), ...flowElements, ...artifacts]
}

export const specificationOf = (
  table: Table,
  writing: Writing,
  pool: Pool,
): XmlNode | undefined => {
  const data = (table.inside.get(pool.key) ?? []).filter((one) => one.kind === 'data')
  const inputs = data.filter(({ dataType }) => dataType === 'input')
  const outputs = data.filter(({ dataType }) => dataType === 'output')
  if (inputs.length + outputs.length === 0) return undefined
  const members = (name: string, list: readonly Element[]) =>
    list.map(({ key }) => element(name, {}, writing.ids.of(key)))
  return element('ioSpecification', {}, [
    ...[...inputs, ...outputs].map((one) => processDataNode(writing, one)),
    element('inputSet', {}, members('dataInputRefs', inputs)),
    element('outputSet', {}, members('dataOutputRefs', outputs)),
  ])
}

/** The ids of the processes behind pools; a pool that is not drawn is its process. */
const processIds = (pools: readonly Pool[], writing: Writing): ReadonlyMap<Key, string> => {
  const ids = new Map<Key, string>()
  for (const pool of pools) {
    if (pool.isBlackBox) continue
    const id = writing.ids.of(pool.key)
    ids.set(pool.key, pool.isDrawn ? writing.ids.fresh(pool.processXmlId ?? `${id}_process`) : id)
  }
  return ids
}

export const processNode = (
  table: Table,
  writing: Writing,
  pool: Pool,
  id: string,
  extension?: XmlNode,
) => {
  // A drawn pool's documentation stands at the participant.
  const described = pool.isDrawn ? (pool.processExtensions ?? {}) : pool
  const name = pool.isDrawn ? pool.processName : pool.name
  const { isExecutable } = pool
  const attributes = { id, name: name || undefined, isExecutable, ...vendorAttributes(described) }
  return element('process', attributes, [
    ...head(described, extension),
    specificationOf(table, writing, pool),
    ...contentOf(table, writing, pool.key),
  ])
}

export const participantNode = (
  writing: Writing,
  pool: Pool,
  processRef: string | undefined,
): XmlNode =>
  element(
    'participant',
    {
      id: writing.ids.of(pool.key),
      name: pool.name || undefined,
      processRef,
      ...vendorAttributes(pool),
    },
    [...head(pool), multiplicityNode(pool)],
  )

const multiplicityNode = ({ isMultiple, multiplicity }: Pool): XmlNode | undefined => {
  const span = multiplicity ?? (isMultiple ? { minimum: 2, maximum: 2 } : undefined)
  return span && element('participantMultiplicity', { ...span })
}

export const messageFlowNode = (writing: Writing, flow: MessageFlow): XmlNode => {
  const [sourceRef, targetRef] = [writing.ids.of(flow.source), writing.ids.of(flow.target)]
  const messageRef =
    flow.message === undefined ? undefined : writing.subject('message', flow.message)
  const attributes = { id: writing.ids.of(flow.key), name: flow.name || undefined }
  const ends = { sourceRef, targetRef, messageRef }
  return element('messageFlow', { ...attributes, ...ends, ...vendorAttributes(flow) }, head(flow))
}

const collaborationNode = (
  table: Table,
  writing: Writing,
  pools: readonly Pool[],
  processes: ReadonlyMap<Key, string>,
  id: string,
  extension: XmlNode | undefined,
): XmlNode => {
  // Several participants may name one process: the first shows it, the others are black boxes.
  const byXmlId = new Map(
    pools.flatMap(({ key, isBlackBox, processXmlId }) =>
      isBlackBox ? [] : [[processXmlId, processes.get(key)]],
    ),
  )
  const participants = pools.map((pool) => {
    const own = processes.get(pool.key)
    const borrowed =
      pool.isBlackBox && pool.processXmlId ? byXmlId.get(pool.processXmlId) : undefined
    return participantNode(writing, pool, own ?? borrowed)
  })
  const loose = table.inside.get(undefined) ?? []
  const messageFlows = loose.flatMap((one) => {
    return one.kind === 'messageFlow' ? [messageFlowNode(writing, one)] : []
  })
  return element('collaboration', { id }, [
    ...head({}, extension),
    ...participants,
    ...messageFlows,
    ...loose.flatMap((one) => artifactNode(writing, one) ?? []),
  ])
}

const NAMESPACES = {
  xmlns: names.MODEL,
  'xmlns:bpmndi': names.DIAGRAM,
  'xmlns:dc': names.COMMON,
  'xmlns:di': names.DRAWING,
  'xmlns:xsi': names.SCHEMA_INSTANCE,
  'xmlns:color': names.COLOR,
  'xmlns:bioc': names.BIOCOLOR,
  'xmlns:prozess': names.EXTENSION,
}

/**
 * The file. `shapes` are what is drawn, usually the layout's complete ones; without them the pinned
 * ones are written. The profile goes into our extension.
 */
export const writeBpmn = (
  process: Process,
  shapes: Readonly<Record<Key, Shape>> = process.shapes,
  profile?: Profile,
): Uint8Array => {
  const table = tableOf(process)
  const writing = beginWriting(process, (current, container) =>
    contentOf(table, current, container),
  )
  const pools = (table.inside.get(undefined) ?? []).filter((one) => one.kind === 'pool')
  const drawn = pools.filter(({ isDrawn }) => isDrawn)
  const processes = processIds(pools, writing)
  const isLoose = (table.inside.get(undefined) ?? []).some(({ kind }) => LOOSE.has(kind))
  const extension = profile && Object.keys(profile).length > 0 ? profileNode(profile) : undefined
  const hasCollaboration = drawn.length > 0 || isLoose
  const collaborationId = hasCollaboration ? writing.ids.fresh('Collaboration') : undefined
  const bodies = pools.flatMap((pool, index) => {
    const id = processes.get(pool.key)
    if (id === undefined) return []
    const isHolder = index === 0 && collaborationId === undefined
    return [processNode(table, writing, pool, id, isHolder ? extension : undefined)]
  })
  const collaboration =
    collaborationId === undefined
      ? undefined
      : collaborationNode(table, writing, drawn, processes, collaborationId, extension)
  const [firstProcess] = processes.values()
  const diagrams = diagramNodes(process, shapes, writing.ids, collaborationId ?? firstProcess)
  const attributes = {
    ...NAMESPACES,
    id: writing.ids.fresh('Definitions'),
    name: process.name,
    targetNamespace: 'urn:prozessverbund:model',
    exporter: names.EXPORTER,
  }
  const children = [collaboration, ...bodies, ...writing.roots(), ...diagrams]
  const root = element('definitions', attributes, children)
  return writeXml(elementsOf(process).some(hasVendors) ? withDeclarationsAbove(root) : root)
}

const hasVendors = (one: Element): boolean =>
  one.extensions !== undefined ||
  one.foreignAttributes !== undefined ||
  (one.kind === 'pool' && one.processExtensions !== undefined)

const LOOSE: ReadonlySet<Element['kind']> = new Set([
  'messageFlow',
  'annotation',
  'group',
  'association',
])
