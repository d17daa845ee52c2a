// Writes flow nodes, data and flows: one function for each kind, in the order the schema wants its
// children in. The counterpart of elements.ts and events.ts.

import type {
  Activity,
  CallActivity,
  DataElement,
  Element,
  Event,
  Extended,
  FlowNode,
  Gateway,
  Key,
  SequenceFlow,
  Task,
  TaskType,
  TriggerDetails,
} from '#process'
import { element, type XmlNode } from '#xml'
import { isName } from './ids.ts'
import { shareNode, workNode } from './write-extension.ts'
import { vendorAttributes, vendorNodes } from './write-vendor.ts'
import type { Writing } from './writing.ts'

type Children = readonly (XmlNode | undefined)[]

const reference = (name: string, id: string): XmlNode => element(name, {}, id)

const NOTHING: Children = []

/** Documentation, then extensions, ours first: the first children of everything. */
export const head = (
  of: { readonly documentation?: string } & Extended,
  ...ours: Children
): Children => {
  // Most elements have neither.
  if (ours.length === 0 && !of.documentation && !of.extensions) return NOTHING
  const extensions = [...ours, ...vendorNodes(of)]
  return [
    of.documentation ? element('documentation', {}, of.documentation) : undefined,
    extensions.some((one) => one) ? element('extensionElements', {}, extensions) : undefined,
  ]
}

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
      const attributes = { id: writing.ids.of(association.key), ...vendorAttributes(association) }
      const node = element(name, attributes, [
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
  return [
    ...head(activity, activity.work && workNode(activity.work)),
    ...wires(writing, activity.key),
    inputs.length + outputs.length > 0 ? specification : undefined,
    ...inputs,
    ...outputs,
    loopNode(activity),
  ]
}

const loopNode = ({ loop, loopDetails }: Activity): XmlNode | undefined => {
  const { condition, isTestedBefore, maximum, cardinality, inputItem, outputItem } =
    loopDetails ?? {}
  if (loop === undefined) return undefined
  if (loop === 'standard') {
    return element(
      'standardLoopCharacteristics',
      { testBefore: isTestedBefore || undefined, loopMaximum: maximum },
      [condition ? expression('loopCondition', condition) : undefined],
    )
  }
  const isSequential = loop === 'sequential' ? true : undefined
  return element('multiInstanceLoopCharacteristics', { isSequential }, [
    cardinality ? expression('loopCardinality', cardinality) : undefined,
    inputItem ? element('inputDataItem', { name: inputItem }) : undefined,
    outputItem ? element('outputDataItem', { name: outputItem }) : undefined,
    condition ? expression('completionCondition', condition) : undefined,
  ])
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
    ...vendorAttributes(activity),
  }
  const body = activityBody(writing, activity)
  if (activity.kind === 'task') {
    return element(
      TASKS[activity.taskType],
      { ...attributes, ...messaging(writing, activity) },
      body,
    )
  }
  if (activity.kind === 'callActivity') {
    return element('callActivity', { ...attributes, ...called(activity) }, body)
  }
  const triggeredByEvent = activity.subProcessType === 'event' || undefined
  const adHoc = activity.subProcessType === 'adHoc' ? activity.adHoc : undefined
  const own = { triggeredByEvent, cancelRemainingInstances: adHoc?.cancelsRemaining }
  const ordering = adHoc?.ordering && ORDERINGS[adHoc.ordering]
  return element(SUB_PROCESSES[activity.subProcessType], { ...attributes, ...own, ordering }, [
    ...body,
    ...writing.content(activity.key),
    adHoc?.condition ? expression('completionCondition', adHoc.condition) : undefined,
  ])
}

const ORDERINGS = { parallel: 'Parallel', sequential: 'Sequential' } as const

/** Only tasks that send or receive have a message. */
const messaging = (writing: Writing, { taskType, message, isInstantiating }: Task) =>
  taskType === 'send' || taskType === 'receive'
    ? {
        messageRef: message === undefined ? undefined : writing.subject('message', message),
        instantiate: taskType === 'receive' && isInstantiating ? true : undefined,
      }
    : {}

/** BPMN's attribute takes qualified names only; other texts go into our own. */
const called = ({ calledElement }: CallActivity) =>
  isName(calledElement) ? { calledElement } : { 'prozess:calledElement': calledElement }

const expression = (name: string, text: string | undefined): XmlNode =>
  element(name, { 'xsi:type': 'tFormalExpression' }, text ?? '')

const TIMERS = { date: 'timeDate', duration: 'timeDuration', cycle: 'timeCycle' } as const

const definition = (
  writing: Writing,
  event: Event,
  { trigger, ...details }: Pick<Event, 'trigger' | keyof TriggerDetails>,
) => {
  const id = writing.ids.fresh(`${writing.ids.of(event.key)}_definition`)
  const text = details.expression
  const about = (kind: 'message' | 'signal' | 'error' | 'escalation') => {
    const { refersTo, code } = details
    if (refersTo === undefined && code === undefined) return {}
    return { [`${kind}Ref`]: writing.subject(kind, refersTo ?? '', code) }
  }
  switch (trigger) {
    case 'message':
    case 'signal':
    case 'error':
    case 'escalation':
      return element(`${trigger}EventDefinition`, { id, ...about(trigger) })
    case 'timer': {
      const type = details.timerType ?? (text ? 'duration' : undefined)
      return element('timerEventDefinition', { id }, [type && expression(TIMERS[type], text)])
    }
    case 'conditional':
      return element('conditionalEventDefinition', { id }, [expression('condition', text)])
    case 'link':
      return element('linkEventDefinition', { id, name: text ?? '' })
    case 'compensation': {
      const activityRef = details.activity && writing.ids.of(details.activity)
      const waitForCompletion = details.waitsForCompletion
      return element('compensateEventDefinition', { id, activityRef, waitForCompletion })
    }
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
  const definitions = several ? (event.definitions ?? []) : [event]
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
      ...vendorAttributes(event),
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
      ...definitions.map((one) => definition(writing, event, one)),
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
    ...vendorAttributes(gateway),
  }
  const activation = type === 'complex' ? gateway.activationCondition : undefined
  return element(`${type}Gateway`, attributes, [
    ...head(gateway),
    ...wires(writing, gateway.key),
    activation ? expression('activationCondition', activation) : undefined,
  ])
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
      ...vendorAttributes(flow),
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
      ...vendorAttributes(data),
    },
    [...head(data), stateNode(data)],
  )

/** The reference people see, and the data object behind it where it is not yet written. */
export const dataNodes = (writing: Writing, data: DataElement): readonly XmlNode[] => {
  const attributes = {
    id: writing.ids.of(data.key),
    name: data.name || undefined,
    ...vendorAttributes(data),
  }
  const body = [...head(data), stateNode(data)]
  if (data.dataType === 'store') {
    const isDetailed = data.capacity !== undefined || data.isUnlimited !== undefined
    const wanted = data.sharedXmlId ?? (isDetailed ? `${attributes.id}_store` : undefined)
    const dataStoreRef = wanted && writing.store(wanted, data)
    return [element('dataStoreReference', { ...attributes, dataStoreRef }, body)]
  }
  const { id, isNew } = writing.object(data)
  const object = element('dataObject', { id, isCollection: data.isCollection || undefined })
  const shown = element('dataObjectReference', { ...attributes, dataObjectRef: id }, body)
  return isNew ? [object, shown] : [shown]
}

export const artifactNode = (writing: Writing, artifact: Element): XmlNode | undefined => {
  const id = writing.ids.of(artifact.key)
  const vendors = vendorAttributes(artifact)
  switch (artifact.kind) {
    case 'annotation': {
      const text = artifact.name ? element('text', {}, artifact.name) : undefined
      return element('textAnnotation', { id, textFormat: artifact.textFormat, ...vendors }, [
        ...head(artifact),
        text,
      ])
    }
    case 'group': {
      const categoryValueRef = artifact.name ? writing.category(artifact.name) : undefined
      return element('group', { id, categoryValueRef, ...vendors }, head(artifact))
    }
    case 'association': {
      const [sourceRef, targetRef] = [
        writing.ids.of(artifact.source),
        writing.ids.of(artifact.target),
      ]
      const associationDirection = { none: undefined, one: 'One', both: 'Both' }[artifact.direction]
      return element(
        'association',
        { id, sourceRef, targetRef, associationDirection, ...vendors },
        head(artifact),
      )
    }
    default:
      return undefined
  }
}
