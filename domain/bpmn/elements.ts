// Third step of reading: each entry becomes an element of the model. What cannot be one (a flow that
// leads nowhere) is left out with a remark; the file keeps it.

import type {
  AdHoc,
  Element,
  ElementKind,
  GatewayType,
  Key,
  Pool,
  SequenceFlow,
  Task,
} from '#process'
import { isFalse, isTrue, type XmlElement } from '#xml'
import { childOf, childrenOf, textIn } from './bpmn-xml.ts'
import { type Entry, idOf, keyOf, whereabouts } from './entry.ts'
import { POSITIONS, triggerOf } from './events.ts'
import { calledElementOf, flowShareOf, workOf } from './extension.ts'
import { type Findings, TASKS, withoutPrefix } from './find.ts'
import { FLOW_NODE_KINDS, FLOW_NODES } from './flow-nodes.ts'
import { isLegalId } from './ids.ts'
import { behindOf, endsByFlow, sharedData } from './lookups.ts'
import { loopOf, whole } from './loop.ts'
import type { Remark } from './outcome.ts'
import { withoutDangling, withoutLeftovers } from './prune.ts'
import type { References } from './references.ts'
import { extendedOf } from './vendor.ts'

const kinds = (...list: ElementKind[]): ReadonlySet<ElementKind> => new Set(list)

const ACTIVITIES = kinds('task', 'subProcess', 'callActivity')
const DATA = kinds('data')
const POOLS = kinds('pool')
const SEQUENCE_FLOWS = kinds('sequenceFlow')
const TALKERS = kinds('pool', ...FLOW_NODE_KINDS)
const ANYTHING = kinds(
  ...FLOW_NODE_KINDS,
  'data',
  'pool',
  'lane',
  'annotation',
  'group',
  'sequenceFlow',
  'messageFlow',
  'association',
  'dataAssociation',
)

const GATEWAYS: Readonly<Record<string, GatewayType>> = {
  exclusiveGateway: 'exclusive',
  inclusiveGateway: 'inclusive',
  parallelGateway: 'parallel',
  complexGateway: 'complex',
  eventBasedGateway: 'eventBased',
}

const documentationOf = (...nodes: readonly XmlElement[]): string | undefined => {
  const texts = nodes
    .flatMap((node) => childrenOf(node, 'documentation'))
    .map((node) => textIn(node).trim())
    .filter((text) => text !== '')
  return texts.length > 0 ? texts.join('\n\n') : undefined
}

const commonOf = (entry: Entry, ...more: readonly XmlElement[]) => {
  const xmlId = idOf(entry.node)
  const documentation = documentationOf(entry.node, ...more)
  return {
    key: keyOf(entry),
    name: entry.node.attributes.name ?? '',
    ...(xmlId === undefined ? {} : { xmlId }),
    ...(documentation === undefined ? {} : { documentation }),
    ...extendedOf(entry.node),
  }
}

/** Associations have no name in BPMN; where a tool wrote one it stays in the file. */
const namelessOf = (entry: Entry) => ({ ...commonOf(entry), name: '' })

const activityOf = (node: XmlElement) => {
  const work = workOf(node)
  return {
    ...loopOf(node),
    ...(isTrue(node.attributes.isForCompensation) ? { isForCompensation: true } : {}),
    ...(work ? { work } : {}),
  }
}

/** A participant's multiplicity shows three bars where more than one is possible. */
const multiplicityOf = (participant: XmlElement): Pick<Pool, 'isMultiple' | 'multiplicity'> => {
  const node = childOf(participant, 'participantMultiplicity')
  if (!node) return {}
  const minimum = whole(node.attributes.minimum) ?? 0
  const maximum = whole(node.attributes.maximum) ?? 1
  const isMultiple = maximum > 1 || minimum > 1
  return {
    ...(isMultiple ? { isMultiple } : {}),
    ...(minimum === 2 && maximum === 2 ? {} : { multiplicity: { minimum, maximum } }),
  }
}

const poolOf = (
  entry: Entry,
  process: XmlElement | undefined,
  processXmlId: string | undefined,
): Element => {
  const isDrawn = entry.node.local === 'participant'
  const common = commonOf(entry, ...(isDrawn && process ? [process] : []))
  const executable = process?.attributes.isExecutable
  const processName = process?.attributes.name
  const processExtensions = isDrawn && process ? extendedOf(process) : undefined
  return {
    kind: 'pool',
    ...common,
    isDrawn,
    isBlackBox: process === undefined,
    ...(isDrawn && processXmlId && processXmlId !== `${common.xmlId}_process`
      ? { processXmlId }
      : {}),
    ...(isDrawn && processName && processName !== common.name ? { processName } : {}),
    ...(isTrue(executable) ? { isExecutable: true } : {}),
    ...(isFalse(executable) ? { isExecutable: false } : {}),
    ...(isDrawn ? multiplicityOf(entry.node) : {}),
    ...(processExtensions && Object.keys(processExtensions).length > 0
      ? { processExtensions }
      : {}),
  }
}

const gatewayTypeOf = (node: XmlElement): GatewayType => {
  const type = GATEWAYS[node.local] ?? 'exclusive'
  if (type !== 'eventBased' || !isTrue(node.attributes.instantiate)) return type
  return node.attributes.eventGatewayType?.trim() === 'Parallel'
    ? 'eventBasedParallelStart'
    : 'eventBasedExclusiveStart'
}

const subProcessTypeOf = (node: XmlElement) => {
  if (node.local === 'transaction') return 'transaction'
  if (node.local === 'adHocSubProcess') return 'adHoc'
  return isTrue(node.attributes.triggeredByEvent) ? 'event' : 'embedded'
}

const adHocOf = (node: XmlElement): { readonly adHoc?: AdHoc } => {
  const condition = childOf(node, 'completionCondition')?.text.trim()
  const ordering = ORDERINGS.get(node.attributes.ordering?.trim() ?? '')
  const adHoc: AdHoc = {
    ...(ordering ? { ordering } : {}),
    ...(condition ? { condition } : {}),
    ...(isFalse(node.attributes.cancelRemainingInstances) ? { cancelsRemaining: false } : {}),
  }
  return Object.keys(adHoc).length > 0 ? { adHoc } : {}
}

const ORDERINGS: ReadonlyMap<string, 'parallel' | 'sequential'> = new Map([
  ['Parallel', 'parallel'],
  ['Sequential', 'sequential'],
])

const activationOf = (node: XmlElement): string | undefined =>
  childOf(node, 'activationCondition')?.text.trim()

const DATA_TYPES: Readonly<Record<string, 'object' | 'store' | 'input' | 'output'>> = {
  dataStoreReference: 'store',
  dataInput: 'input',
  dataOutput: 'output',
}

const DIRECTIONS: ReadonlyMap<string, 'one' | 'both'> = new Map([
  ['One', 'one'],
  ['Both', 'both'],
])

/** The schema knows default flows of these only. */
const MAY_HAVE_DEFAULT: ReadonlySet<string> = new Set([
  ...Object.keys(TASKS),
  'subProcess',
  'transaction',
  'adHocSubProcess',
  'callActivity',
  'exclusiveGateway',
  'inclusiveGateway',
  'complexGateway',
])

export interface Build {
  readonly findings: Findings
  readonly references: References
  readonly remarks: Remark[]
}

export const buildElements = ({ findings, references, remarks }: Build): Element[] => {
  const { resolve, missing } = references
  const shared = sharedData(findings.entries)
  const outgoing = endsByFlow(findings.entries, 'outgoing')
  const incoming = endsByFlow(findings.entries, 'incoming')
  const defaults = new Set<Entry>()
  const parentOf = (entry: Entry): Key => keyOf(entry.parent ?? entry)

  // The id of a process or data object behind an element: one that an element has as well says nothing,
  // one that is no XML name is given anew.
  const ids = new Set(findings.entries.map(({ node }) => idOf(node)))
  const idBehind = (id: string | undefined) =>
    id === undefined || ids.has(id) || !isLegalId(id) ? undefined : id

  const pool = (entry: Entry): Element => {
    const process = findings.processOf.get(entry)
    const reference = process ? '' : (entry.node.attributes.processRef?.trim() ?? '')
    // Black boxes may name a process that another pool shows.
    const shown = reference === '' ? undefined : resolve(reference, POOLS)
    if (reference !== '' && !shown) missing(entry, 'processRef', reference)
    const processXmlId = process ? idOf(process) : shown && withoutPrefix(reference)
    return poolOf(entry, process, idBehind(processXmlId))
  }

  /** The name of the message an element refers to. */
  const messageOf = (entry: Entry): string | undefined => {
    const reference = entry.node.attributes.messageRef
    if (reference === undefined || reference.trim() === '') return undefined
    const found = references.root(reference, ({ local }) => local === 'message')
    if (!found) missing(entry, 'messageRef', reference)
    const name = found?.attributes.name?.trim()
    if (found && !name) references.passOver(entry.node, 'messageRef')
    return name
  }

  const taskOf = (entry: Entry): Pick<Task, 'taskType' | 'message' | 'isInstantiating'> => {
    const taskType = TASKS[entry.node.local] ?? 'none'
    const isReceiving = taskType === 'receive'
    const message = isReceiving || taskType === 'send' ? messageOf(entry) : undefined
    const isInstantiating = isReceiving && isTrue(entry.node.attributes.instantiate)
    return {
      taskType,
      ...(message ? { message } : {}),
      ...(isInstantiating ? { isInstantiating } : {}),
    }
  }

  const data = (entry: Entry): Element => {
    const { node } = entry
    const id = behindOf(node)
    const behind =
      findings.objects.get(id) ?? references.root(id, ({ local }) => local === 'dataStore')
    if (id !== '' && !behind) missing(entry, 'dataObjectRef', id)
    const common = commonOf(entry)
    const state = childOf(node, 'dataState') ?? (behind && childOf(behind, 'dataState'))
    if (state) references.tell(state)
    if (behind && (common.name || behind.attributes.name) === behind.attributes.name) {
      references.tell(behind)
    }
    const stateName = state?.attributes.name?.trim()
    const isCollection = [node, behind].some((one) => isTrue(one?.attributes.isCollection))
    const capacity = whole(behind?.attributes.capacity)
    const isLimited = isFalse(behind?.attributes.isUnlimited)
    const isStore = node.local === 'dataStoreReference'
    return {
      kind: 'data',
      ...common,
      name: common.name || (behind?.attributes.name ?? ''),
      parent: parentOf(entry),
      dataType: DATA_TYPES[node.local] ?? 'object',
      ...(isCollection ? { isCollection } : {}),
      ...(stateName ? { state: stateName } : {}),
      ...(shared.has(id) && !ids.has(id) ? { sharedXmlId: id } : {}),
      ...(isStore && capacity !== undefined ? { capacity } : {}),
      ...(isStore && isLimited ? { isUnlimited: false } : {}),
    }
  }

  const event = (entry: Entry): Element => {
    const { node } = entry
    const position = POSITIONS[node.local] ?? 'intermediateCatch'
    const base = { kind: 'event', ...commonOf(entry), parent: parentOf(entry) } as const
    const trigger = triggerOf(entry, references)
    if (position !== 'boundary') return { ...base, position, ...trigger }
    const host = resolve(node.attributes.attachedToRef, ACTIVITIES, entry)
    if (host) return { ...base, position, attachedTo: keyOf(host), ...trigger }
    remarks.push({ code: 'boundary-without-host', details: whereabouts(entry) })
    const { isInterrupting: _, ...rest } = trigger
    return { ...base, position: 'intermediateCatch', ...rest }
  }

  /** Leaves out a flow whose end is not in the file. */
  const ends = (entry: Entry, source: Entry | undefined, target: Entry | undefined) => {
    if (source && target) return { source: keyOf(source), target: keyOf(target) }
    const { sourceRef, targetRef } = entry.node.attributes
    const reference = (source ? targetRef : sourceRef) ?? ''
    remarks.push({ code: 'flow-without-end', details: { ...whereabouts(entry), reference } })
    return undefined
  }

  const sequenceFlow = (entry: Entry): SequenceFlow | undefined => {
    const { node } = entry
    const id = idOf(node) ?? ''
    const end = (side: 'sourceRef' | 'targetRef') => {
      const said = resolve(node.attributes[side], FLOW_NODES, entry)
      const listed = said ?? (side === 'sourceRef' ? outgoing(id) : incoming(id))
      return { said, listed }
    }
    const [source, target] = [end('sourceRef'), end('targetRef')]
    const found = ends(entry, source.listed, target.listed)
    if (!found) return undefined
    if (!source.said && node.attributes.sourceRef?.trim()) references.passOver(node, 'sourceRef')
    if (!target.said && node.attributes.targetRef?.trim()) references.passOver(node, 'targetRef')
    const condition = childOf(node, 'conditionExpression')?.text.trim()
    const share = flowShareOf(node)
    return {
      kind: 'sequenceFlow',
      ...commonOf(entry),
      ...found,
      parent: parentOf(entry),
      ...(condition ? { condition } : {}),
      ...(defaults.has(entry) ? { isDefault: true } : {}),
      ...(share === undefined ? {} : { share }),
    }
  }

  const association = (entry: Entry): Element | undefined => {
    const { attributes } = entry.node
    if (entry.node.local !== 'association') return oddDataAssociation(entry)
    const source = resolve(attributes.sourceRef, ANYTHING, entry)
    const target = resolve(attributes.targetRef, ANYTHING, entry)
    const found = ends(entry, source, target)
    if (!found) return undefined
    const direction = DIRECTIONS.get(attributes.associationDirection?.trim() ?? '') ?? 'none'
    const parent = entry.parent ? { parent: keyOf(entry.parent) } : {}
    return { kind: 'association', ...namelessOf(entry), ...found, direction, ...parent }
  }

  const dataEnds = (entry: Entry) => {
    const isInput = entry.node.local === 'dataInputAssociation'
    let found: Entry | undefined
    for (const end of childrenOf(entry.node, isInput ? 'sourceRef' : 'targetRef')) {
      const data = found ? undefined : resolve(end.text, DATA, entry)
      if (data) found = data
      else references.passOver(end)
    }
    if (!found || !entry.parent) return undefined
    return isInput
      ? { source: keyOf(found), target: keyOf(entry.parent) }
      : { source: keyOf(entry.parent), target: keyOf(found) }
  }

  const oddDataAssociation = (entry: Entry): Element | undefined => {
    const found = dataEnds(entry)
    const parent = entry.parent?.parent ? { parent: keyOf(entry.parent.parent) } : {}
    const common = namelessOf(entry)
    return found
      ? { kind: 'association', ...common, ...found, direction: 'one', ...parent }
      : undefined
  }

  const groupName = (entry: Entry): string => {
    const { node } = entry
    const isValue = ({ local }: XmlElement) => local === 'categoryValue'
    const value = references.root(node.attributes.categoryValueRef, isValue)
    const reference = node.attributes.categoryValueRef
    if (!value && reference?.trim()) missing(entry, 'categoryValueRef', reference)
    const said = value?.attributes.value
    if (value && said === undefined) references.passOver(node, 'categoryValueRef')
    if (said !== undefined && said !== node.attributes.name) references.passOver(node, 'name')
    return said ?? node.attributes.name ?? ''
  }

  const build = (entry: Entry): Element | undefined => {
    const { node } = entry
    const inside = entry.parent ? { parent: keyOf(entry.parent) } : {}
    switch (entry.kind) {
      case 'pool':
        return pool(entry)
      case 'lane':
        // The order is given when it is known where lanes are drawn.
        return { kind: 'lane', ...commonOf(entry), parent: parentOf(entry), order: '' }
      case 'task': {
        const common = { ...commonOf(entry), parent: parentOf(entry), ...activityOf(node) }
        return { kind: 'task', ...common, ...taskOf(entry) }
      }
      case 'subProcess': {
        const common = { ...commonOf(entry), parent: parentOf(entry), ...activityOf(node) }
        const adHoc = node.local === 'adHocSubProcess' ? adHocOf(node) : {}
        return { kind: 'subProcess', subProcessType: subProcessTypeOf(node), ...common, ...adHoc }
      }
      case 'callActivity': {
        const called = (node.attributes.calledElement ?? calledElementOf(node))?.trim()
        const common = { ...commonOf(entry), parent: parentOf(entry), ...activityOf(node) }
        return { kind: 'callActivity', ...common, ...(called ? { calledElement: called } : {}) }
      }
      case 'event':
        return event(entry)
      case 'gateway': {
        const gatewayType = gatewayTypeOf(node)
        const common = { ...commonOf(entry), parent: parentOf(entry) }
        const activationCondition = gatewayType === 'complex' && activationOf(node)
        return {
          kind: 'gateway',
          ...common,
          gatewayType,
          ...(activationCondition ? { activationCondition } : {}),
        }
      }
      case 'data':
        return data(entry)
      case 'annotation': {
        const text = childOf(node, 'text')
        const name = text ? textIn(text).trim() : ''
        const textFormat = node.attributes.textFormat?.trim()
        return {
          kind: 'annotation',
          ...commonOf(entry),
          name,
          ...(textFormat && textFormat !== 'text/plain' ? { textFormat } : {}),
          ...inside,
        }
      }
      case 'group':
        return { kind: 'group', ...commonOf(entry), name: groupName(entry), ...inside }
      case 'sequenceFlow':
        return sequenceFlow(entry)
      case 'association':
        return association(entry)
      case 'messageFlow': {
        const { sourceRef, targetRef } = node.attributes
        const source = resolve(sourceRef, TALKERS, entry)
        const found = ends(entry, source, resolve(targetRef, TALKERS, entry))
        const message = messageOf(entry)
        return (
          found && {
            kind: 'messageFlow',
            ...commonOf(entry),
            ...found,
            ...(message ? { message } : {}),
          }
        )
      }
      case 'dataAssociation': {
        // Without data at the other end it only wires the inside of an activity; the file keeps it.
        const found = dataEnds(entry)
        return found && { kind: 'dataAssociation', ...namelessOf(entry), ...found }
      }
    }
  }

  for (const entry of findings.entries) {
    const reference = MAY_HAVE_DEFAULT.has(entry.node.local)
      ? entry.node.attributes.default
      : undefined
    if (reference === undefined || reference.trim() === '') continue
    const flow = resolve(reference, SEQUENCE_FLOWS, entry)
    if (flow && resolve(flow.node.attributes.sourceRef, FLOW_NODES, flow) === entry)
      defaults.add(flow)
    else missing(entry, 'default', reference)
  }
  const built = findings.entries.flatMap((entry) => build(entry) ?? [])
  return withoutLeftovers(withoutDangling(built, remarks))
}
