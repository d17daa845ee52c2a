// What the reader takes from each of BPMN's elements, ours and the drawing's: which attributes with
// which values, which children and how many of them, and whether text. Everything else in a file
// stays in the original alone, and people are told; so whatever the reader learns to read is put here.

import { isStepKind, MEDIA } from '#process'
import { isFalse, isTrue, type XmlElement } from '#xml'
import { childOf } from './bpmn-xml.ts'
import { isPlace, numberIn } from './diagram.ts'
import { amountOf, oneOf, PRESCRIBED_BY, PROCESS_TYPES, SOURCES } from './extension.ts'
import { whole } from './loop.ts'

const words = (text: string): readonly string[] => text.trim().split(/\s+/).filter(Boolean)

/** What people see: each one is an element of the model, or is counted. */
export const NODES: ReadonlySet<string> = new Set(
  words(`participant lane task userTask manualTask serviceTask scriptTask businessRuleTask sendTask
  receiveTask subProcess transaction adHocSubProcess callActivity startEvent intermediateCatchEvent
  intermediateThrowEvent boundaryEvent endEvent exclusiveGateway inclusiveGateway parallelGateway
  complexGateway eventBasedGateway sequenceFlow messageFlow association textAnnotation group
  dataObject dataObjectReference dataStoreReference dataInputAssociation dataOutputAssociation`),
)

type Test = (value: string, node: XmlElement) => boolean

export interface Reads {
  /** By name: whether a value is understood. */
  readonly attributes: ReadonlyMap<string, Test>
  /** Where they say something only all together: whether they do. */
  readonly isWhole?: (node: XmlElement) => boolean
  /** By name: how many of them are read, from the first on; nodes are not among them. */
  readonly children: ReadonlyMap<string, 'one' | 'many'>
  readonly hasText: boolean
}

const any: Test = () => true
const flag: Test = (value) => isTrue(value) || isFalse(value)
const count: Test = (value) => whole(value) !== undefined
const among =
  (...list: readonly string[]): Test =>
  (value) =>
    list.includes(value.trim())
const amount =
  (maximum?: number): Test =>
  (value) =>
    amountOf(value, maximum) !== undefined
const place = (node: XmlElement, name: string): boolean => isPlace(numberIn(node, name))

const TESTS: Readonly<Record<string, Test>> = {
  isForCompensation: flag,
  isExecutable: flag,
  minimum: count,
  maximum: count,
  isInterrupting: flag,
  cancelActivity: flag,
  parallelMultiple: flag,
  triggeredByEvent: flag,
  ordering: among('Parallel', 'Sequential'),
  cancelRemainingInstances: flag,
  instantiate: flag,
  eventGatewayType: (value, node) =>
    value.trim() === 'Exclusive' ||
    (value.trim() === 'Parallel' && isTrue(node.attributes.instantiate)),
  associationDirection: among('None', 'One', 'Both'),
  isCollection: flag,
  dataStoreRef: (_, node) => node.attributes.dataObjectRef === undefined,
  capacity: count,
  isUnlimited: flag,
  waitForCompletion: flag,
  isSequential: flag,
  testBefore: flag,
  loopMaximum: count,
  isExpanded: flag,
  isHorizontal: flag,
  isMarkerVisible: flag,
  messageVisibleKind: among('initiating', 'non_initiating'),
}

/** Attributes, then children: those with a star as many as there are, of the others the first; `#` is text. */
const reads = (
  attributes: string,
  children = '',
  tests: Readonly<Record<string, Test>> = {},
): Reads => ({
  attributes: new Map(
    words(attributes).map((name) => [name, tests[name] ?? TESTS[name] ?? any] as const),
  ),
  children: new Map(
    words(children)
      .filter((name) => name !== '#')
      .map((name) =>
        name.endsWith('*') ? ([name.slice(0, -1), 'many'] as const) : ([name, 'one'] as const),
      ),
  ),
  hasText: words(children).includes('#'),
})

const TEXT = reads('', '#')
const WAYS = 'documentation* incoming* outgoing*'
const LOOPS = 'standardLoopCharacteristics multiInstanceLoopCharacteristics'
const ACTIVITY = `${WAYS} ${LOOPS} ioSpecification`
const TASK = reads('name default isForCompensation', ACTIVITY)
const TALKING = reads('name default isForCompensation messageRef', ACTIVITY)
const CONTAINER = `${ACTIVITY} laneSet*`
const DEFINITIONS = `messageEventDefinition* timerEventDefinition* errorEventDefinition*
  escalationEventDefinition* cancelEventDefinition* compensateEventDefinition* conditionalEventDefinition*
  linkEventDefinition* signalEventDefinition* terminateEventDefinition*`
const EVENT = `${WAYS} ${DEFINITIONS} eventDefinitionRef* dataInput* dataOutput* inputSet outputSet`
const CATCHING = reads('name parallelMultiple', EVENT)
const THROWING = reads('name', EVENT)
const DEFAULTED = reads('name default', WAYS)
const DATA = reads('name isCollection', 'documentation* dataState')
const WIRES = 'dataInput* dataOutput* inputSet outputSet'

/** Data that references show: the rest of it is theirs. */
export const BEHIND = reads('name isCollection', 'dataState')

const MODEL_READS: ReadonlyMap<string, Reads> = new Map(
  Object.entries({
    definitions: reads(
      'name targetNamespace exporter exporterVersion',
      `collaboration* process* message* error* signal* escalation* dataStore* category* ${DEFINITIONS}`,
    ),
    collaboration: reads('name'),
    participant: reads('name processRef', 'documentation* participantMultiplicity'),
    participantMultiplicity: reads('minimum maximum'),
    process: reads('name isExecutable', 'documentation* laneSet* ioSpecification*'),
    laneSet: reads(''),
    childLaneSet: reads(''),
    lane: reads('name', 'documentation* flowNodeRef* childLaneSet*'),
    task: TASK,
    userTask: TASK,
    manualTask: TASK,
    serviceTask: TASK,
    scriptTask: TASK,
    businessRuleTask: TASK,
    sendTask: TALKING,
    receiveTask: reads('name default isForCompensation messageRef instantiate', ACTIVITY),
    subProcess: reads('name default isForCompensation triggeredByEvent', CONTAINER),
    transaction: reads('name default isForCompensation', CONTAINER),
    adHocSubProcess: reads(
      'name default isForCompensation ordering cancelRemainingInstances',
      `${CONTAINER} completionCondition`,
    ),
    callActivity: reads('name default isForCompensation calledElement', ACTIVITY),
    standardLoopCharacteristics: reads('testBefore loopMaximum', 'loopCondition'),
    multiInstanceLoopCharacteristics: reads(
      'isSequential',
      'loopCardinality inputDataItem outputDataItem completionCondition',
    ),
    inputDataItem: reads('name'),
    outputDataItem: reads('name'),
    startEvent: reads('name isInterrupting cancelActivity parallelMultiple', EVENT),
    boundaryEvent: reads(
      'name attachedToRef cancelActivity isInterrupting parallelMultiple',
      EVENT,
    ),
    intermediateCatchEvent: CATCHING,
    intermediateThrowEvent: THROWING,
    endEvent: THROWING,
    messageEventDefinition: reads('messageRef'),
    signalEventDefinition: reads('signalRef'),
    errorEventDefinition: reads('errorRef'),
    escalationEventDefinition: reads('escalationRef'),
    timerEventDefinition: reads('', 'timeDate timeDuration timeCycle'),
    conditionalEventDefinition: reads('', 'condition'),
    linkEventDefinition: reads('name'),
    compensateEventDefinition: reads('activityRef waitForCompletion'),
    cancelEventDefinition: reads(''),
    terminateEventDefinition: reads(''),
    message: reads('name'),
    signal: reads('name'),
    error: reads('name errorCode'),
    escalation: reads('name escalationCode'),
    exclusiveGateway: DEFAULTED,
    inclusiveGateway: DEFAULTED,
    complexGateway: reads('name default', `${WAYS} activationCondition`),
    parallelGateway: reads('name', WAYS),
    eventBasedGateway: reads('name instantiate eventGatewayType', WAYS),
    sequenceFlow: reads('name sourceRef targetRef', 'documentation* conditionExpression'),
    messageFlow: reads('name sourceRef targetRef messageRef', 'documentation*'),
    association: reads('sourceRef targetRef associationDirection', 'documentation*'),
    dataInputAssociation: reads('', 'documentation* sourceRef* targetRef'),
    dataOutputAssociation: reads('', 'documentation* sourceRef* targetRef*'),
    textAnnotation: reads('textFormat', 'documentation* text'),
    group: reads('name categoryValueRef', 'documentation*'),
    category: reads('', 'categoryValue*'),
    categoryValue: reads('value'),
    dataObject: DATA,
    dataInput: DATA,
    dataOutput: DATA,
    dataObjectReference: reads(
      'name dataObjectRef dataStoreRef isCollection',
      'documentation* dataState',
    ),
    dataStoreReference: reads(
      'name dataObjectRef dataStoreRef isCollection',
      'documentation* dataState',
    ),
    dataStore: reads('name capacity isUnlimited isCollection', 'dataState'),
    dataState: reads('name'),
    ioSpecification: reads('', WIRES),
    inputSet: reads('', 'dataInputRefs*'),
    outputSet: reads('', 'dataOutputRefs*'),
    ...Object.fromEntries(
      words(`documentation text conditionExpression condition loopCondition loopCardinality
      completionCondition activationCondition timeDate timeDuration timeCycle flowNodeRef incoming
      outgoing sourceRef targetRef eventDefinitionRef dataInputRefs dataOutputRefs`).map((name) => [
        name,
        TEXT,
      ]),
    ),
  }),
)

/** Attributes that only all together say something. */
const together = (
  isSaying: (node: XmlElement, name: string) => boolean,
  attributes: string,
): Reads => {
  const names = words(attributes)
  const isWhole = (node: XmlElement) => names.every((name) => isSaying(node, name))
  return { ...reads(attributes), isWhole }
}

/** The drawing, whose three namespaces share no name. */
const DRAWING_READS: ReadonlyMap<string, Reads> = new Map(
  Object.entries({
    BPMNDiagram: reads('name', 'BPMNPlane*'),
    BPMNPlane: reads('bpmnElement', 'BPMNShape* BPMNEdge*'),
    BPMNShape: reads('bpmnElement isExpanded isHorizontal isMarkerVisible', 'Bounds BPMNLabel'),
    BPMNEdge: reads('bpmnElement messageVisibleKind', 'waypoint* BPMNLabel'),
    BPMNLabel: reads('', 'Bounds'),
    Bounds: together(place, 'x y width height'),
    waypoint: together(place, 'x y'),
  }),
)

const isAmount = (node: XmlElement, name: string): boolean =>
  amountOf(node.attributes[name]) !== undefined
const LEAD: Test = (value, node) => amountOf(value) !== undefined && isAmount(node, 'days')

/** Ours. */
const OWN_READS: ReadonlyMap<string, Reads> = new Map(
  Object.entries({
    flow: reads('share', '', { share: amount(1) }),
    work: reads(
      `stepKind familyCode referenceActivityGroup medium minutes share prescribedBy isDiscretionary
      handover`,
      'waiting minutesRange system* document* note openQuestion',
      {
        // Before there was a list of kinds, the family's code stood in its place.
        stepKind: (value, node) => isStepKind(value) || !node.attributes.familyCode,
        referenceActivityGroup: amount(8),
        medium: (value) => oneOf(value, MEDIA) !== undefined,
        minutes: amount(),
        share: amount(1),
        prescribedBy: (value) => oneOf(value, PRESCRIBED_BY) !== undefined,
        isDiscretionary: flag,
      },
    ),
    waiting: together(isAmount, 'minDays maxDays'),
    minutesRange: together(isAmount, 'min max'),
    profile: reads(
      'productArea processType casesPerYear serviceKey owner contact task',
      'trigger result participant* legalBasis* leadTime system* notice',
      {
        processType: (value) => oneOf(value, PROCESS_TYPES) !== undefined,
        casesPerYear: amount(),
      },
    ),
    legalBasis: reads('certainty', '#', {
      certainty: (value) => oneOf(value, SOURCES) !== undefined,
    }),
    leadTime: reads('days minDays maxDays', '#', { days: amount(), minDays: LEAD, maxDays: LEAD }),
    ...Object.fromEntries(
      words('system document note openQuestion trigger result participant notice').map((name) => [
        name,
        TEXT,
      ]),
    ),
  }),
)

const NOTHING = reads('')

/** What is read of one of BPMN's own elements; nothing of strangers. */
export const readOf = (local: string): Reads => MODEL_READS.get(local) ?? NOTHING
export const readOfDrawing = (local: string): Reads => DRAWING_READS.get(local) ?? NOTHING
export const readOfOurs = (local: string): Reads => OWN_READS.get(local) ?? NOTHING

/** Whether the reader knows an element by its name, wherever it may stand. */
export const isKnown = (local: string): boolean => MODEL_READS.has(local)

/** What says no more than nothing does: the standard's own default values. */
const DEFAULTS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    isClosed: ['false'],
    processType: ['None'],
    startQuantity: ['1'],
    completionQuantity: ['1'],
    implementation: ['##unspecified', '##WebService'],
    method: ['##Compensate'],
    gatewayDirection: ['Unspecified'],
    behavior: ['All'],
    textFormat: ['text/plain'],
    isForCompensation: ['false'],
    isCollection: ['false'],
    parallelMultiple: ['false'],
    triggeredByEvent: ['false'],
    instantiate: ['false'],
    eventGatewayType: ['Exclusive'],
    cancelActivity: ['true'],
    isInterrupting: ['true'],
    expressionLanguage: ['http://www.w3.org/1999/XPath'],
    typeLanguage: ['http://www.w3.org/2001/XMLSchema'],
  }),
)

/** What of an element's attributes the model does not know; an empty one says nothing, an id only names. */
export const unsaidIn = (reads: Reads, node: XmlElement): readonly string[] => {
  let unsaid: string[] | undefined
  const isWhole = reads.isWhole === undefined || reads.isWhole(node)
  for (const name in node.attributes) {
    if (name === 'id') continue
    const value = node.attributes[name] ?? ''
    if (isWhole && reads.attributes.get(name)?.(value, node)) continue
    const text = value.trim()
    if (text === '' || DEFAULTS.get(name)?.includes(text)) continue
    unsaid ??= []
    unsaid.push(name)
  }
  return unsaid ?? NONE
}

const NONE: readonly string[] = []

/** Whether of two kinds of repetition at one activity this is the one that is read. */
export const isSecondLoop = (parent: XmlElement, { local }: XmlElement): boolean =>
  local === 'multiInstanceLoopCharacteristics' &&
  childOf(parent, 'standardLoopCharacteristics') !== undefined
