// First step of reading: walks the file and finds what becomes an element. The order of what it finds
// is the order of the table: each pool with its lanes and content, then what lies between pools.

import type { ElementKind } from '#process'
import type { XmlElement } from '#xml'
import { childrenOf } from './bpmn-xml.ts'
import { type Entry, idOf } from './entry.ts'
import { DIAGRAM, MODEL } from './names.ts'

export const TASKS: Readonly<
  Record<
    string,
    'none' | 'user' | 'manual' | 'service' | 'script' | 'businessRule' | 'send' | 'receive'
  >
> = {
  task: 'none',
  userTask: 'user',
  manualTask: 'manual',
  serviceTask: 'service',
  scriptTask: 'script',
  businessRuleTask: 'businessRule',
  sendTask: 'send',
  receiveTask: 'receive',
}

const KINDS: ReadonlyMap<string, ElementKind> = new Map<string, ElementKind>([
  ...Object.keys(TASKS).map((name) => [name, 'task'] as const),
  ['subProcess', 'subProcess'],
  ['transaction', 'subProcess'],
  ['adHocSubProcess', 'subProcess'],
  ['callActivity', 'callActivity'],
  ['startEvent', 'event'],
  ['intermediateCatchEvent', 'event'],
  ['intermediateThrowEvent', 'event'],
  ['boundaryEvent', 'event'],
  ['endEvent', 'event'],
  ['exclusiveGateway', 'gateway'],
  ['inclusiveGateway', 'gateway'],
  ['parallelGateway', 'gateway'],
  ['complexGateway', 'gateway'],
  ['eventBasedGateway', 'gateway'],
  ['dataObject', 'data'],
  ['dataObjectReference', 'data'],
  ['dataStoreReference', 'data'],
  ['sequenceFlow', 'sequenceFlow'],
  ['association', 'association'],
  ['textAnnotation', 'annotation'],
  ['group', 'group'],
])

/** The file, sorted by what it is for; nothing is interpreted yet. */
export interface Findings {
  readonly entries: readonly Entry[]
  /** The process each pool is about; absent for black boxes. */
  readonly processOf: ReadonlyMap<Entry, XmlElement>
  /** Other XML that stands for an entry: a pool's process, the data object behind references. */
  readonly aliases: readonly (readonly [string, Entry])[]
  /** Data objects by id, which references show. */
  readonly objects: ReadonlyMap<string, XmlElement>
  readonly collaborations: readonly XmlElement[]
  readonly diagrams: readonly XmlElement[]
  /** Messages, signals, data stores ... by id. */
  readonly roots: ReadonlyMap<string, XmlElement>
}

/** Ids as references write them: some tools put a namespace prefix before them. */
export const withoutPrefix = (reference: string): string =>
  reference.slice(reference.indexOf(':') + 1)

const collector = () => {
  const entries: Entry[] = []
  const aliases: (readonly [string, Entry])[] = []
  const objectsById = new Map<string, XmlElement>()
  const add = (kind: ElementKind, node: XmlElement, parent?: Entry): Entry => {
    const entry: Entry = parent ? { kind, node, parent } : { kind, node }
    entries.push(entry)
    return entry
  }

  const addLanes = (laneSet: XmlElement, parent: Entry) => {
    for (const node of childrenOf(laneSet, 'lane')) {
      const lane = add('lane', node, parent)
      for (const inner of childrenOf(node, 'childLaneSet')) addLanes(inner, lane)
    }
  }

  const addContent = (container: XmlElement, parent: Entry) => {
    for (const laneSet of childrenOf(container, 'laneSet')) addLanes(laneSet, parent)
    const references = new Map<string, Entry>()
    const objects: XmlElement[] = []
    for (const node of container.children) {
      if (node.namespace !== MODEL) continue
      const kind = KINDS.get(node.local)
      if (kind === undefined) continue
      if (node.local === 'dataObject') {
        objects.push(node)
        continue
      }
      const entry = add(kind, node, parent)
      if (node.local === 'dataObjectReference') {
        const object = withoutPrefix(node.attributes.dataObjectRef?.trim() ?? '')
        if (!references.has(object)) references.set(object, entry)
      }
      if (kind === 'subProcess') addContent(node, entry)
      if (kind === 'task' || kind === 'subProcess' || kind === 'callActivity' || kind === 'event') {
        addDataAssociations(node, entry)
      }
    }
    // A data object is what references show; without any it stands for itself.
    for (const object of objects) {
      const id = idOf(object)
      if (id !== undefined) objectsById.set(id, object)
      const reference = id === undefined ? undefined : references.get(id)
      if (id !== undefined && reference) aliases.push([id, reference])
      else add('data', object, parent)
    }
  }

  const addDataAssociations = (node: XmlElement, owner: Entry) => {
    for (const child of node.children) {
      if (child.namespace !== MODEL) continue
      const isInput = child.local === 'dataInputAssociation'
      if (isInput || child.local === 'dataOutputAssociation') {
        const isCatching =
          node.local === 'startEvent' || /^(boundary|intermediateCatch)/.test(node.local)
        const isThrowing = node.local === 'endEvent' || node.local === 'intermediateThrowEvent'
        // Events have data on one side only; the schema has no place for the other.
        const isOdd = isInput ? isCatching : isThrowing
        add(isOdd ? 'association' : 'dataAssociation', child, owner)
      }
    }
  }

  const addProcess = (process: XmlElement, pool: Entry) => {
    for (const specification of childrenOf(process, 'ioSpecification')) {
      for (const name of ['dataInput', 'dataOutput']) {
        for (const node of childrenOf(specification, name)) add('data', node, pool)
      }
    }
    addContent(process, pool)
  }

  return { entries, aliases, objects: objectsById, add, addProcess }
}

export const find = (definitions: XmlElement): Findings => {
  const { entries, aliases, objects, add, addProcess } = collector()
  const processes = childrenOf(definitions, 'process')
  const collaborations = childrenOf(definitions, 'collaboration')
  const byId = new Map<string, XmlElement>()
  for (const process of processes) {
    const id = idOf(process)
    if (id !== undefined && !byId.has(id)) byId.set(id, process)
  }
  const processOf = new Map<Entry, XmlElement>()
  const claimed = new Set<XmlElement>()
  for (const node of collaborations.flatMap((one) => childrenOf(one, 'participant'))) {
    const reference = node.attributes.processRef?.trim() ?? ''
    const process = byId.get(reference) ?? byId.get(withoutPrefix(reference))
    const pool = add('pool', node)
    // Two participants may name one process; the first shows it.
    if (process && !claimed.has(process)) {
      claimed.add(process)
      processOf.set(pool, process)
      const id = idOf(process)
      if (id !== undefined) aliases.push([id, pool])
      addProcess(process, pool)
    }
  }
  for (const process of processes) {
    if (claimed.has(process)) continue
    const pool = add('pool', process)
    processOf.set(pool, process)
    addProcess(process, pool)
  }
  for (const collaboration of collaborations) {
    for (const node of collaboration.children) {
      if (node.namespace !== MODEL) continue
      if (node.local === 'messageFlow') add('messageFlow', node)
      else if (node.local === 'textAnnotation') add('annotation', node)
      else if (node.local === 'group') add('group', node)
      else if (node.local === 'association') add('association', node)
    }
  }
  const roots = new Map<string, XmlElement>()
  for (const node of definitions.children) {
    const id = idOf(node)
    if (id !== undefined && node.namespace === MODEL) roots.set(id, node)
    if (node.local !== 'category') continue
    for (const value of childrenOf(node, 'categoryValue')) {
      const valueId = idOf(value)
      if (valueId !== undefined) roots.set(valueId, value)
    }
  }
  return {
    entries,
    processOf,
    aliases,
    objects,
    collaborations,
    diagrams: definitions.children.filter(
      ({ namespace, local }) => namespace === DIAGRAM && local === 'BPMNDiagram',
    ),
    roots,
  }
}
