// Writes flow nodes, data and flows: one function for each kind, in the order the schema wants its
// children in. The counterpart of elements.ts and events.ts.

import type {
  Activity,
  CallActivity,
  DataElement,
  Element,
  Event,
  EventTrigger,
  FlowNode,
  Gateway,
  Key,
  SequenceFlow,
  TaskType,
} from '#process'
import { element, type XmlNode } from '#xml'
import { isName } from './ids.ts'
import { shareNode, workNode } from './write-extension.ts'
import type { Writing } from './writing.ts'

type Children = readonly (XmlNode | undefined)[]

const reference = (name: string, id: string): XmlNode => element(name, {}, id)

/** Documentation, then extensions: the first children of everything. */
export const head = (
  { documentation }: { documentation?: string },
  ...extensions: Children
): Children => [
  documentation ? element('documentation', {}, documentation) : undefined,
  extensions.some((one) => one) ? element('extensionElements', {}, extensions) : undefined,
]

const wires = (writing: Writing, key: Key): Children => [
  ...writing.incoming(key).map((flow) => reference('incoming', writing.ids.of(flow.key))),
  ...writing.outgoing(key).map((flow) => reference('outgoing', writing.ids.of(flow.key))),
]

const defaultOf = (writing: Writing, key: Key): string | undefined => {
  const flow = writing.outgoing(key).find(({ isDefault }) => isDefault)
  return flow && writing.ids.of(flow.key)
}

interface DataWires {
  readonly inputs: readonly XmlNode[]
  readonly outputs: readonly XmlNode[]
  readonly inputIds: readonly string[]
  readonly outputIds: readonly string[]
}

/** Data associations, each with the input or output of the activity it fills or empties. */
const dataWires = (writing: Writing, key: Key): DataWires => {
  const id = writing.ids.of(key)
  const wire = (side: 'input' | 'output') =>
    writing.data(key, side).map((association) => {
      const inner = writing.ids.fresh(`${id}_${side}`)
      const data = writing.ids.of(side === 'input' ? association.source : association.target)
      const [source, target] = side === 'input' ? [data, inner] : [inner, data]
      const name = side === 'input' ? 'dataInputAssociation' : 'dataOutputAssociation'
      const node = element(name, { id: writing.ids.of(association.key) }, [
        ...head(association),
        reference('sourceRef', source),
        reference('targetRef', target),
      ])
      return { inner, node }
    })
  const [inputs, outputs] = [wire('input'), wire('output')]
  return {
    inputs: inputs.map(({ node }) => node),
    outputs: outputs.map(({ node }) => node),
    inputIds: inputs.map(({ inner }) => inner),
    outputIds: outputs.map(({ inner }) => inner),
  }
}

const set = (name: string, member: string, ids: readonly string[]): XmlNode =>
  element(
    name,
    {},
    ids.map((id) => reference(member, id)),
  )

const activityBody = (writing: Writing, activity: Activity): Children => {
  const { inputs, outputs, inputIds, outputIds } = dataWires(writing, activity.key)
  const specification = element('ioSpecification', {}, [
    ...inputIds.map((id) => element('dataInput', { id })),
    ...outputIds.map((id) => element('dataOutput', { id })),
    set('inputSet', 'dataInputRefs', inputIds),
    set('outputSet', 'dataOutputRefs', outputIds),
  ])
  const { loop } = activity
  const isSequential = loop === 'sequential' ? true : undefined
  return [
    ...head(activity, activity.work && workNode(activity.work)),
    ...wires(writing, activity.key),
    inputs.length + outputs.length > 0 ? specification : undefined,
    ...inputs,
    ...outputs,
    loop === 'standard' ? element('standardLoopCharacteristics') : undefined,
    loop === 'parallel' || isSequential
      ? element('multiInstanceLoopCharacteristics', { isSequential })
      : undefined,
  ]
}

const TASKS: Readonly<Record<TaskType, string>> = {
  none: 'task',
  user: 'userTask',
  manual: 'manualTask',
  service: 'serviceTask',
  script: 'scriptTask',
  businessRule: 'businessRuleTask',
  send: 'sendTask',
  receive: 'receiveTask',
}

const SUB_PROCESSES = {
  embedded: 'subProcess',
  event: 'subProcess',
  transaction: 'transaction',
  adHoc: 'adHocSubProcess',
} as const

const activityNode = (writing: Writing, activity: Activity): XmlNode => {
  const attributes = {
    id: writing.ids.of(activity.key),
    name: activity.name || undefined,
    isForCompensation: activity.isForCompensation || undefined,
    default: defaultOf(writing, activity.key),
  }
  const body = activityBody(writing, activity)
  if (activity.kind === 'task') return element(TASKS[activity.taskType], attributes, body)
  if (activity.kind === 'callActivity') {
    return element('callActivity', { ...attributes, ...called(activity) }, body)
  }
  const triggeredByEvent = activity.subProcessType === 'event' || undefined
  return element(SUB_PROCESSES[activity.subProcessType], { ...attributes, triggeredByEvent }, [
    ...body,
    ...writing.content(activity.key),
  ])
}

/** BPMN's attribute takes qualified names only; other texts go into our own. */
const called = ({ calledElement }: CallActivity) =>
  isName(calledElement) ? { calledElement } : { 'prozess:calledElement': calledElement }

const expression = (name: string, text: string | undefined): XmlNode =>
  element(name, { 'xsi:type': 'tFormalExpression' }, text ?? '')

const TIMERS = { date: 'timeDate', duration: 'timeDuration', cycle: 'timeCycle' } as const

/** The first definition of an event carries its details; of several, the others are bare. */
const definition = (writing: Writing, event: Event, trigger: EventTrigger, isFirst: boolean) => {
  const id = writing.ids.fresh(`${writing.ids.of(event.key)}_definition`)
  const text = isFirst ? event.expression : undefined
  const subject = isFirst ? event.refersTo : undefined
  const about = (kind: 'message' | 'signal' | 'error' | 'escalation') =>
    subject === undefined ? {} : { [`${kind}Ref`]: writing.subject(kind, subject) }
  switch (trigger) {
    case 'message':
    case 'signal':
    case 'error':
    case 'escalation':
      return element(`${trigger}EventDefinition`, { id, ...about(trigger) })
    case 'timer': {
      const type = isFirst ? (event.timerType ?? (text ? 'duration' : undefined)) : undefined
      return element('timerEventDefinition', { id }, [type && expression(TIMERS[type], text)])
    }
    case 'conditional':
      return element('conditionalEventDefinition', { id }, [expression('condition', text)])
    case 'link':
      return element('linkEventDefinition', { id, name: text ?? '' })
    case 'compensation':
      return element('compensateEventDefinition', { id })
    case 'cancel':
    case 'terminate':
      return element(`${trigger}EventDefinition`, { id })
    default:
      return undefined
  }
}

const EVENTS = {
  start: 'startEvent',
  intermediateCatch: 'intermediateCatchEvent',
  intermediateThrow: 'intermediateThrowEvent',
  boundary: 'boundaryEvent',
  end: 'endEvent',
} as const

const eventNode = (writing: Writing, event: Event): XmlNode => {
  const isThrowing = event.position === 'intermediateThrow' || event.position === 'end'
  const { inputs, outputs, inputIds, outputIds } = dataWires(writing, event.key)
  const several = event.trigger === 'multiple' || event.trigger === 'parallelMultiple'
  const triggers = several ? (event.triggers ?? []) : [event.trigger]
  const isGoingOn = event.isInterrupting === false
  return element(
    EVENTS[event.position],
    {
      id: writing.ids.of(event.key),
      name: event.name || undefined,
      parallelMultiple: event.trigger === 'parallelMultiple' && !isThrowing ? true : undefined,
      attachedToRef: event.attachedTo && writing.ids.of(event.attachedTo),
      cancelActivity: isGoingOn && event.position === 'boundary' ? false : undefined,
      isInterrupting: isGoingOn && event.position === 'start' ? false : undefined,
    },
    [
      ...head(event),
      ...wires(writing, event.key),
      ...(isThrowing
        ? inputIds.map((id) => element('dataInput', { id }))
        : outputIds.map((id) => element('dataOutput', { id }))),
      ...(isThrowing ? inputs : outputs),
      isThrowing && inputIds.length > 0 ? set('inputSet', 'dataInputRefs', inputIds) : undefined,
      !isThrowing && outputIds.length > 0
        ? set('outputSet', 'dataOutputRefs', outputIds)
        : undefined,
      ...triggers.map((trigger, index) => definition(writing, event, trigger, index === 0)),
    ],
  )
}

const gatewayNode = (writing: Writing, gateway: Gateway): XmlNode => {
  const { gatewayType } = gateway
  const type = gatewayType.startsWith('eventBased') ? 'eventBased' : gatewayType
  const isStart = gatewayType !== type
  const hasDefault = ['exclusive', 'inclusive', 'complex'].includes(type)
  const attributes = {
    id: writing.ids.of(gateway.key),
    name: gateway.name || undefined,
    default: hasDefault ? defaultOf(writing, gateway.key) : undefined,
    instantiate: isStart || undefined,
    eventGatewayType: gatewayType === 'eventBasedParallelStart' ? 'Parallel' : undefined,
  }
  return element(`${type}Gateway`, attributes, [...head(gateway), ...wires(writing, gateway.key)])
}

export const flowNode = (writing: Writing, node: FlowNode): XmlNode => {
  if (node.kind === 'event') return eventNode(writing, node)
  return node.kind === 'gateway' ? gatewayNode(writing, node) : activityNode(writing, node)
}

export const sequenceFlowNode = (writing: Writing, flow: SequenceFlow): XmlNode =>
  element(
    'sequenceFlow',
    {
      id: writing.ids.of(flow.key),
      name: flow.name || undefined,
      sourceRef: writing.ids.of(flow.source),
      targetRef: writing.ids.of(flow.target),
    },
    [
      ...head(flow, flow.share === undefined ? undefined : shareNode(flow.share)),
      flow.condition ? expression('conditionExpression', flow.condition) : undefined,
    ],
  )

const stateNode = ({ state }: DataElement): XmlNode | undefined =>
  state ? element('dataState', { name: state }) : undefined

/** Data a process asks for or gives: it stands in the process's own specification. */
export const processDataNode = (writing: Writing, data: DataElement): XmlNode =>
  element(
    data.dataType === 'input' ? 'dataInput' : 'dataOutput',
    {
      id: writing.ids.of(data.key),
      name: data.name || undefined,
      isCollection: data.isCollection || undefined,
    },
    [...head(data), stateNode(data)],
  )

/** The reference people see, and the data object behind it where it is not yet written. */
export const dataNodes = (writing: Writing, data: DataElement): readonly XmlNode[] => {
  const attributes = { id: writing.ids.of(data.key), name: data.name || undefined }
  const body = [...head(data), stateNode(data)]
  if (data.dataType === 'store') {
    const dataStoreRef = data.sharedXmlId && writing.store(data.sharedXmlId, data)
    return [element('dataStoreReference', { ...attributes, dataStoreRef }, body)]
  }
  const { id, isNew } = writing.object(data)
  const object = element('dataObject', { id, isCollection: data.isCollection || undefined })
  const shown = element('dataObjectReference', { ...attributes, dataObjectRef: id }, body)
  return isNew ? [object, shown] : [shown]
}

export const artifactNode = (writing: Writing, artifact: Element): XmlNode | undefined => {
  const id = writing.ids.of(artifact.key)
  switch (artifact.kind) {
    case 'annotation': {
      const text = artifact.name ? element('text', {}, artifact.name) : undefined
      return element('textAnnotation', { id }, [...head(artifact), text])
    }
    case 'group': {
      const categoryValueRef = artifact.name ? writing.category(artifact.name) : undefined
      return element('group', { id, categoryValueRef }, head(artifact))
    }
    case 'association': {
      const [sourceRef, targetRef] = [
        writing.ids.of(artifact.source),
        writing.ids.of(artifact.target),
      ]
      const associationDirection = { none: undefined, one: 'One', both: 'Both' }[artifact.direction]
      return element(
        'association',
        { id, sourceRef, targetRef, associationDirection },
        head(artifact),
      )
    }
    default:
      return undefined
  }
}
