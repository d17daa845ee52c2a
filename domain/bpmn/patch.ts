// Writes a changed process over the file it came from: what did not change keeps its bytes, down to
// white space and other tools' extensions. An element that changed is written twice, as it was and as
// it is, and only the difference goes to its place in the file; new ones come in where the schema wants
// them; what is gone leaves with its drawing and whatever referred to it.
// The idea is that of a lens (put after get; Foster et al. 2007) with the file as the source. Cost: one
// pass over both tables, the touched elements, and the text once; a walk over the tree when an element
// leaves or comes.

import {
  type DataElement,
  type Element,
  type Event,
  type Extended,
  isFlowNode,
  type Key,
  type Lane,
  type Pool,
  type Process,
  type Profile,
  type Shape,
} from '#process'
import { element, type XmlElement, type XmlNode } from '#xml'
import { childOf, childrenOf } from './bpmn-xml.ts'
import { type Entry, idOf, keyOf } from './entry.ts'
import { withoutPrefix } from './find.ts'
import { FLOW_NODES } from './flow-nodes.ts'
import { behindOf } from './lookups.ts'
import { MODEL } from './names.ts'
import type { BpmnSource } from './open.ts'
import { patchAssociations } from './patch-data.ts'
import { patchDiagrams } from './patch-diagram.ts'
import { type PatchIds, patchIds, referredBy } from './patch-ids.ts'
import { patchName } from './patch-name.ts'
import { namesIn } from './patch-names.ts'
import { type NodePatcher, nodePatcher } from './patch-node.ts'
import { sweep } from './patch-sweep.ts'
import { isSame } from './same.ts'
import {
  isProcessData,
  laneNode,
  messageFlowNode,
  participantNode,
  specificationOf,
  type Table,
  tableOf,
} from './write.ts'
import { profileNode } from './write-extension.ts'
import {
  artifactNode,
  dataNodes,
  flowNode,
  head,
  processDataNode,
  sequenceFlowNode,
} from './write-nodes.ts'
import { vendorAttributes } from './write-vendor.ts'
import { beginWriting, type Known, type Writing } from './writing.ts'

export interface PatchOptions {
  /**
   * What is drawn, usually the layout's complete shapes. Derived ones are written only for elements that
   * are new or lost their pin, and only into a file that has a drawing.
   */
  readonly shapes?: Readonly<Record<Key, Shape>>
  /** Left out, the file's own stays. */
  readonly profile?: Profile
}

/** Which elements came, left, changed; by comparing two tables. */
interface Difference {
  readonly added: ReadonlySet<Key>
  readonly removed: ReadonlySet<Key>
  /** In both, and to be adapted in place. */
  readonly changed: ReadonlySet<Key>
  /** Of those, what stands somewhere else now. */
  readonly moved: ReadonlySet<Key>
}

const parentOf = (one: Element | undefined): Key | undefined =>
  one && 'parent' in one ? one.parent : undefined

/** Whether an element became something that has to be written anew. */
const isReplaced = (a: Element, b: Element, entry: Entry | undefined): boolean => {
  if (a.kind !== b.kind || entry === undefined) return true
  if (a.kind === 'data' && b.kind === 'data') return a.dataType !== b.dataType
  // A data association of an event that the schema has no place for was read as a plain one.
  if (a.kind === 'association' && b.kind === 'association') {
    return entry.node.local !== 'association' && (a.source !== b.source || a.target !== b.target)
  }
  return a.kind === 'pool' && b.kind === 'pool' && a.isDrawn !== b.isDrawn
}

const differenceOf = (
  before: Process,
  after: Process,
  entryOf: ReadonlyMap<Key, Entry>,
): Difference => {
  const [added, removed] = [new Set<Key>(), new Set<Key>()]
  const [changed, moved] = [new Set<Key>(), new Set<Key>()]
  for (const one of Object.values(before.elements)) {
    const other = after.elements[one.key]
    if (!other) removed.add(one.key)
    else if (other !== one && !isSame(one, other)) {
      if (isReplaced(one, other, entryOf.get(one.key))) {
        removed.add(one.key)
        added.add(one.key)
      } else {
        changed.add(one.key)
        if (parentOf(one) !== parentOf(other)) moved.add(one.key)
      }
    }
  }
  for (const one of Object.values(after.elements)) {
    if (!before.elements[one.key]) added.add(one.key)
  }
  return { added, removed, changed, moved }
}

/** Elements whose written form depends on a changed one: ends of flows, lanes of members. */
const affectedBy = (difference: Difference, before: Process, after: Process): ReadonlySet<Key> => {
  const affected = new Set<Key>(difference.changed)
  for (const keys of [difference.added, difference.removed, difference.changed]) {
    for (const key of keys) {
      for (const { elements } of [before, after]) {
        const one = elements[key]
        if (one?.kind === 'sequenceFlow') affected.add(one.source).add(one.target)
        if (one && 'lane' in one && one.lane !== undefined) affected.add(one.lane)
      }
    }
  }
  return affected
}

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

/** Everything the steps of a patch share. */
export interface Patching {
  readonly source: BpmnSource
  readonly before: Process
  readonly after: Process
  readonly difference: Difference
  readonly ids: PatchIds
  readonly entryOf: ReadonlyMap<Key, Entry>
  readonly nodes: NodePatcher
  readonly editor: ReturnType<typeof namesIn>['editor']
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

/** What new references lead to; such elements need an id of their own. */
const newlyReferred = (difference: Difference, before: Process, after: Process) => {
  const referred = new Set<Key>()
  for (const keys of [difference.added, difference.changed]) {
    for (const key of keys) {
      const one = after.elements[key]
      const was = difference.added.has(key) ? undefined : before.elements[key]
      if (!one) continue
      const old = new Set(was ? referredBy(was) : [])
      for (const target of referredBy(one)) if (!old.has(target)) referred.add(target)
      const isRerouted = one.kind === 'sequenceFlow' && !isSame(was, one)
      const isPlaced = 'lane' in one && one.lane !== (was && 'lane' in was ? was.lane : undefined)
      if (isRerouted || isPlaced) referred.add(key)
    }
  }
  for (const [key, shape] of Object.entries(after.shapes)) {
    if (!before.shapes[key as Key]) referred.add(shape.element)
  }
  return referred
}

/** A drawn pool's documentation stands at its participant. */
const describedBy = (pool: Pool): Extended & { readonly documentation?: string } =>
  pool.isDrawn ? (pool.processExtensions ?? {}) : pool

/** The element as it is written without what stands in it. */
const shallow = (writing: Writing, table: Table, one: Element): XmlNode | undefined => {
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

export const patchBpmn = (
  source: BpmnSource,
  after: Process,
  options: PatchOptions = {},
): Uint8Array => {
  const before = source.process
  const { findings } = source.whereabouts
  const { root } = source.xml
  const entryOf = entriesOf(source)
  const difference = differenceOf(before, after, entryOf)
  const { added, removed, moved } = difference
  const ids = patchIds(root, entryOf, after, newlyReferred(difference, before, after))
  const names = namesIn(source.xml)
  const { editor } = names
  const nodes = nodePatcher(names, listsFlows(source))
  const patching: Patching = { source, before, after, difference, ids, entryOf, nodes, editor }
  const known = knownOf(source, entryOf, ids)
  const [oldTable, newTable] = [tableOf(before), tableOf(after)]
  const was = beginWriting(before, () => [], known)
  // What stands in a container that is in the file already gets there by itself.
  const writing = beginWriting(
    after,
    (_, container) => (isNew(container) ? contentOf(container) : []),
    known,
  )

  const isNew = (key: Key): boolean => added.has(key)
  const nodeOf = (key: Key): XmlElement | undefined =>
    removed.has(key) ? undefined : entryOf.get(key)?.node
  const processOf = (key: Key): XmlElement | undefined => {
    const entry = removed.has(key) ? undefined : entryOf.get(key)
    return entry && findings.processOf.get(entry)
  }

  /** An element with all that is in it, as a new part of the file. */
  const whole = (one: Element): readonly XmlNode[] => {
    const there = isNew(one.key) ? undefined : nodeOf(one.key)
    if (there) return [editor.moved(there)]
    if (one.kind === 'lane') {
      return [laneNode(newTable, writing, one, laneSetOf(one.key, 'childLaneSet'))]
    }
    if (one.kind === 'data' && !isProcessData(one)) return dataNodes(writing, one)
    const node = shallow(writing, newTable, one)
    return node ? [node] : []
  }

  const laneSetOf = (parent: Key, name: 'laneSet' | 'childLaneSet'): XmlNode | undefined => {
    const lanes = newTable.lanes.get(parent)
    if (!lanes) return undefined
    return element(name, { id: ids.fresh(`${ids.of(parent)}_lanes`) }, lanes.flatMap(whole))
  }

  const contentOf = (container: Key): readonly XmlNode[] => {
    const lanes = laneSetOf(container, 'laneSet')
    const members = newTable.inside.get(container) ?? []
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
      specificationOf(newTable, writing, pool),
      ...contentOf(pool.key),
    ])
  }

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
          const node = specificationOf(newTable, writing, pool)
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
    const about = (pool: Pool) =>
      element(
        'process',
        {
          name: (pool.isDrawn ? pool.processName : pool.name) || undefined,
          isExecutable: pool.isExecutable,
          ...vendorAttributes(describedBy(pool)),
        },
        head(describedBy(pool)),
      )
    if (process && !next.isBlackBox) nodes.patch(process, about(old), about(next))
  }

  /** Name, state and collection of data may stand at the object behind what people see. */
  const patchBehind = (node: XmlElement, old: DataElement, next: DataElement) => {
    const id = behindOf(node)
    const behind = findings.objects.get(id) ?? findings.roots.get(id)
    if (!behind) return
    const state = childOf(behind, 'dataState')
    if (state && !childOf(node, 'dataState') && old.state !== next.state) {
      if (next.state === undefined) editor.remove(state)
    }
    if (next.name === '' && old.name !== '' && behind.attributes.name) {
      editor.setAttribute(behind, 'name', undefined)
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
      const [a, b] = [shallow(was, oldTable, old), shallow(writing, newTable, next)]
      if (a && b) nodes.patch(node, a, b)
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

  const takeOut = (key: Key) => {
    const entry = entryOf.get(key)
    if (!entry) return
    editor.remove(entry.node)
    const process = findings.processOf.get(entry)
    if (process && process !== entry.node) editor.remove(process)
    const object = findings.objects.get(behindOf(entry.node))
    const isShown = [...entryOf].some(
      ([other, { node }]) => !removed.has(other) && behindOf(node) === behindOf(entry.node),
    )
    if (entry.kind === 'data' && object && !isShown) editor.remove(object)
  }

  /** Lanes of the file that stand in another order change places. */
  const reorderLanes = () => {
    for (const [parent, lanes] of newTable.lanes) {
      const stay = lanes.filter(({ key }) => nodeOf(key) && !isNew(key) && !moved.has(key))
      const old = (oldTable.lanes.get(parent) ?? []).filter((lane) =>
        stay.some(({ key }) => key === lane.key),
      )
      if (old.every((lane, index) => lane.key === stay[index]?.key)) continue
      const places = stay.flatMap(({ key }) => nodeOf(key) ?? []).sort((a, b) => a.start - b.start)
      // Only lanes of one set, in a file whose order is that of the table.
      const order = stay.flatMap(({ key }) => nodeOf(key) ?? [])
      editor.permute(places, order)
    }
  }

  for (const key of removed) takeOut(key)
  if (removed.size > 0) sweep(patching)
  patchRenamed(patching)
  for (const key of affectedBy(difference, before, after)) patchInPlace(key)
  for (const one of Object.values(after.elements)) {
    if (isNew(one.key) || moved.has(one.key)) insert(one)
  }
  for (const [holder, { name, id, lanes }] of laneSets) {
    nodes.insert(holder, [element(name, { id: ids.fresh(`${ids.of(id)}_lanes`) }, lanes)])
  }
  reorderLanes()
  listByPlace(patching)
  patchAssociations(patching)
  const collaborationId = loose.length > 0 ? ids.fresh('Collaboration') : undefined
  if (collaborationId !== undefined) {
    const rank = ({ name }: XmlNode) => ['participant', 'messageFlow'].indexOf(name) >>> 0
    const children = loose.sort((a, b) => rank(a) - rank(b))
    const place = root.children[root.children.findIndex(({ local }) => local === 'process') - 1]
    const node = element('collaboration', { id: collaborationId }, children)
    editor.insert(root, place, [names.inside(root, node)])
  }
  patchDiagrams(patching, options.shapes ?? after.shapes, collaborationId)
  nodes.insert(root, writing.roots())
  if (before.name !== after.name) patchName(patching)
  if (options.profile && !isSame(options.profile, source.profile)) {
    patchProfile(patching, options.profile)
  }
  return editor.hasEdits() ? editor.bytes() : source.bytes
}

/** Leads what referred to a renamed element to its new id. */
const patchRenamed = ({ source, before, ids, entryOf, editor, difference }: Patching) => {
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
    if (one.kind === 'sequenceFlow') {
      relist(one.source, ['outgoing'], was, own)
      relist(one.target, ['incoming'], was, own)
      const from = one.isDefault ? entryOf.get(one.source)?.node : undefined
      if (from) editor.setAttribute(from, 'default', own)
    }
    if ('lane' in one) relist(one.lane, ['flowNodeRef'], was, own)
  }
  for (const [key, node] of drawn.nodes) {
    const element = before.shapes[key]?.element
    const id = element === undefined ? undefined : ids.renamed.get(element)
    if (id !== undefined) editor.setAttribute(node, 'bpmnElement', id)
  }
}

/**
 * A file need not list who is in a lane; then the drawing says it. Where that changes, or a node leaves
 * the container the lane divides, the membership is written down.
 */
const listByPlace = ({ before, after, difference, ids, entryOf, nodes }: Patching) => {
  const { elements } = after
  const isOtherwise = (key: Key) => !isSame(before.shapes[key], after.shapes[key])
  const redrawn = new Set<Key>()
  for (const [key, { element }] of Object.entries(before.shapes) as [Key, Shape][]) {
    if (isOtherwise(key)) redrawn.add(element)
  }
  const hasLanesRedrawn = [...redrawn].some((key) => before.elements[key]?.kind === 'lane')
  if (!hasLanesRedrawn && redrawn.size === 0 && difference.moved.size === 0) return
  for (const [key, { node }] of entryOf) {
    const [one, was] = [elements[key], before.elements[key]]
    if (!one || !was || !('lane' in one) || !('lane' in was)) continue
    const { lane } = one
    if (lane === undefined || lane !== was.lane || difference.removed.has(lane)) continue
    if (!hasLanesRedrawn && !redrawn.has(key) && !difference.moved.has(key)) continue
    const holder = entryOf.get(lane)?.node
    const id = idOf(node)
    const isListed =
      holder &&
      childrenOf(holder, 'flowNodeRef').some(
        ({ text }) => text.trim() === id || withoutPrefix(text.trim()) === id,
      )
    if (holder && !isListed) nodes.insert(holder, [element('flowNodeRef', {}, ids.of(key))])
  }
}

const patchProfile = ({ source, nodes }: Patching, profile: Profile) => {
  const { root } = source.xml
  const holders = [...childrenOf(root, 'collaboration'), ...childrenOf(root, 'process')]
  const holds = (node: XmlElement) =>
    childrenOf(node, 'extensionElements').some(({ children }) =>
      children.some(({ local, namespace }) => local === 'profile' && namespace !== MODEL),
    )
  const holder = holders.find(holds) ?? holders[0]
  if (!holder) return
  const form = (one: Profile | undefined) =>
    element('holder', {}, head({}, one ? profileNode(one) : undefined))
  nodes.patch(holder, form(source.profile), form(profile))
}
